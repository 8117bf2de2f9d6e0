//! Signed tokens: JSON Web Signatures in their compact form (RFC 7515 §7.1) with claims inside
//! (RFC 7519), the keys that verify them (RFC 7517), and keys of one's own to sign with.
//!
//! An attacker writes the token, and with it the header that says how it is to be verified. So
//! nothing in it is believed: the caller says which algorithms count, a key says which one it is
//! for, `none` does not exist, and a secret is never taken from a key set, where it would be public
//! (RFC 8725 §3.1, §3.2). Only then are the claims read, strictly.
//!
//! Verification is `jsonwebtoken`'s, over `aws-lc-rs`, which `rustls` brings too. Its functions for
//! whole tokens are passed by: they take the cryptography from a setting of the whole process, and
//! panic when two crates of one program have chosen differently.

mod algorithm;
mod budget;
mod jws;
mod key_set;
mod pem;
mod remote;
mod signing_key;

pub use crate::error::JoseError;
pub use algorithm::Algorithm;
pub use jws::Jwt;
pub use key_set::KeySet;
pub use remote::RemoteKeySet;
pub use signing_key::SigningKey;

/// How a token says that it is signed, if that is one of the `accepted` ways. Nothing of it is
/// believed yet.
pub(crate) fn algorithm_of(token: &str, accepted: &[Algorithm]) -> Result<Algorithm, JoseError> {
    Ok(jws::Unverified::read(token, accepted)?.algorithm)
}
