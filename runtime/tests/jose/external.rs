//! Public keys of external signers.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair,
    KeyPair as _,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use licit_runtime::Secret;
use licit_runtime::jose::{
    Algorithm, Signer, SignerError, SignerFuture, SigningInput, SigningKey, public_jwk_from_der,
};

/// A signer that is never asked.
struct Unasked;

impl Signer for Unasked {
    fn sign<'a>(&'a self, _: SigningInput<'a>) -> SignerFuture<'a> {
        Box::pin(async { Err(SignerError::new("not asked")) })
    }
}

fn pem(der: &[u8]) -> Secret {
    let text = STANDARD.encode(der);
    Secret::new(format!(
        "-----BEGIN PRIVATE KEY-----\n{text}\n-----END PRIVATE KEY-----\n"
    ))
}

#[test]
fn a_public_key_in_der_form_has_the_thumbprint_of_its_private_key() {
    let p256 = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let p384 = EcdsaKeyPair::generate(&ECDSA_P384_SHA384_FIXED_SIGNING).unwrap();
    let edwards = Ed25519KeyPair::generate().unwrap();
    let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let public = |der: PublicKeyX509Der<'_>| der.as_ref().to_vec();
    let rsa_private: Pkcs8V1Der<'_> = rsa.as_der().unwrap();
    let keys = [
        (
            Algorithm::Es256,
            pem(p256.to_pkcs8v1().unwrap().as_ref()),
            public(p256.public_key().as_der().unwrap()),
        ),
        (
            Algorithm::Es384,
            pem(p384.to_pkcs8v1().unwrap().as_ref()),
            public(p384.public_key().as_der().unwrap()),
        ),
        (
            Algorithm::EdDsa,
            pem(edwards.to_pkcs8v1().unwrap().as_ref()),
            public(edwards.public_key().as_der().unwrap()),
        ),
        (
            Algorithm::Ps256,
            pem(rsa_private.as_ref()),
            public(rsa.public_key().as_der().unwrap()),
        ),
    ];
    for (algorithm, private, public) in &keys {
        let jwk = public_jwk_from_der(*algorithm, public).unwrap();
        let external = SigningKey::external(*algorithm, &jwk, Unasked).unwrap();
        let local = SigningKey::from_pem(*algorithm, private).unwrap();
        assert_eq!(external.thumbprint(), local.thumbprint(), "{algorithm}");
        for (other, _, _) in keys.iter().filter(|(other, _, _)| other != algorithm) {
            assert!(public_jwk_from_der(*other, public).is_err(), "{other}");
        }
        assert!(public_jwk_from_der(*algorithm, &public[1..]).is_err());
        assert!(public_jwk_from_der(Algorithm::Hs256, public).is_err());
    }
}
