//! Signers outside this process: a key management service (KMS) or a hardware security module (HSM).

use std::pin::Pin;
use std::sync::Arc;

use aws_lc_rs::digest::{self, SHA256, SHA384, SHA512};

use super::algorithm::Algorithm;
use crate::error::SignerError;

/// The return type of [`Signer::sign`]: a boxed future, so that signers can be trait objects.
pub type SignerFuture<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, SignerError>> + Send + 'a>>;

/// A private key that this process does not hold, for [`SigningKey::external`](super::SigningKey::external).
///
/// Calls can be concurrent. A call that outlasts the deadline of the request that needs the signature is
/// dropped, and the request fails with [`Error::Signer`](crate::Error::Signer) before anything is sent. A
/// request that is sent again is signed again.
pub trait Signer: Send + Sync + 'static {
    /// Signs `input` and returns the signature.
    ///
    /// An ECDSA signature may have either of its two forms: the one of JOSE, `r` and `s` at full length
    /// (RFC 7518 §3.4), or the one of X.509 that most key services return, a DER sequence (RFC 3279
    /// §2.2.3). Every signature is verified with the public key before it is used.
    fn sign<'a>(&'a self, input: SigningInput<'a>) -> SignerFuture<'a>;
}

impl<S: Signer + ?Sized> Signer for Arc<S> {
    fn sign<'a>(&'a self, input: SigningInput<'a>) -> SignerFuture<'a> {
        self.as_ref().sign(input)
    }
}

/// What a [`Signer`] signs: the JWS signing input (RFC 7515 §5.1), and the algorithm.
#[derive(Clone, Copy)]
pub struct SigningInput<'a> {
    algorithm: Algorithm,
    message: &'a [u8],
}

impl<'a> SigningInput<'a> {
    pub(super) fn new(algorithm: Algorithm, message: &'a [u8]) -> Self {
        Self { algorithm, message }
    }

    /// Returns the signature algorithm.
    pub fn algorithm(self) -> Algorithm {
        self.algorithm
    }

    /// Returns the bytes to sign: the encoded header and claims, joined with a dot.
    pub fn message(self) -> &'a [u8] {
        self.message
    }

    /// Returns the digest of the message by the hash function of the algorithm (RFC 7518 §3.1), for
    /// services that sign digests. `None` for `EdDSA`, which signs the message itself (RFC 8032 §5.1).
    pub fn digest(self) -> Option<Vec<u8>> {
        let hash = match self.algorithm {
            Algorithm::Es256 | Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Hs256 => &SHA256,
            Algorithm::Es384 | Algorithm::Rs384 | Algorithm::Ps384 | Algorithm::Hs384 => &SHA384,
            Algorithm::Rs512 | Algorithm::Ps512 | Algorithm::Hs512 => &SHA512,
            Algorithm::EdDsa => return None,
        };
        Some(digest::digest(hash, self.message).as_ref().to_vec())
    }
}

/// Shows the algorithm and the length, because claims can be personal.
impl std::fmt::Debug for SigningInput<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningInput")
            .field("algorithm", &self.algorithm)
            .field("length", &self.message.len())
            .finish_non_exhaustive()
    }
}
