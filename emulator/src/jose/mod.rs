//! JWTs, signed and encrypted (RFC 7515, RFC 7516, RFC 7518): keys, signatures, verification, and forgeries for
//! tests. Must not use `http` or `core`.

pub(crate) mod encryption;
pub(crate) mod key;
pub(crate) mod signing;
pub(crate) mod token;
