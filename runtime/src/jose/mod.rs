//! Signed tokens: JSON Web Signatures in compact form (RFC 7515 §7.1) with claims (RFC 7519), the keys
//! that verify them (RFC 7517), keys to sign with, and keys to decrypt with.
//!
//! An attacker controls the token, including the header that names its algorithm. The header is
//! therefore not trusted: the caller states the accepted algorithms, each key is bound to its algorithm,
//! `none` is not supported, and a key set never supplies a secret, which would be public (RFC 8725 §3.1,
//! §3.2). Claims are parsed, strictly, only after verification.
//!
//! Encrypted tokens are JSON Web Encryptions in compact form (RFC 7516 §7.1) whose content is a signed token.
//! The same rules hold for their headers, and every failure of the decryption is one error.
//!
//! Verification uses `jsonwebtoken` with `aws-lc-rs`, which `rustls` uses as well. Its functions for
//! whole tokens are not used: they take the crypto backend from a process-wide setting and panic if two
//! crates of one program set it differently.

// Must not use `app`, `grant` or `session`.

mod algorithm;
mod budget;
mod content;
mod decryption_key;
mod encryption;
mod external;
mod jwe;
mod jws;
mod key_fault;
mod key_set;
mod pem;
mod remote;
mod signer;
mod signing_key;

pub use crate::error::{JoseError, SignerError};
pub use algorithm::Algorithm;
pub use decryption_key::DecryptionKey;
pub use encryption::{ContentEncryption, KeyEncryption};
pub use external::public_jwk_from_der;
pub use jws::Jwt;
pub use key_set::KeySet;
pub use remote::RemoteKeySet;
pub use signer::{Signer, SignerFuture, SigningInput};
pub use signing_key::SigningKey;

pub(crate) use jwe::{Accepted, decrypt, is_encrypted};

use crate::error::{ConfigError, Error};

/// Converts an error of [`SigningKey::sign`] for the request that needed the signature.
pub(crate) fn not_signed(error: JoseError) -> Error {
    match error {
        JoseError::Signer(error) => error.into(),
        other => ConfigError::SigningKey(other.to_string()).into(),
    }
}

/// Returns a claim of a token that is text, to choose the keys that verify it. Nothing is verified yet.
pub(crate) fn unverified_claim(token: &str, name: &str) -> Option<String> {
    let claims = jws::object(token.split('.').nth(1)?)?;
    claims.get(name)?.as_str().map(str::to_owned)
}

/// Returns the algorithm in a token's header, if it is one of the `accepted` ones. Nothing is verified
/// yet.
pub(crate) fn algorithm_of(token: &str, accepted: &[Algorithm]) -> Result<Algorithm, JoseError> {
    Ok(jws::Unverified::read(token, accepted)?.algorithm)
}
