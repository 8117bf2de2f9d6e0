//! What is wrong with a private key.

use crate::error::JoseError;

pub(super) const NOT_A_PEM: JoseError =
    JoseError::Key("expected a private key in PEM form (PKCS #8, PKCS #1 or SEC 1)");
pub(super) const NOT_A_JWK: JoseError = JoseError::Key("expected a private JSON Web Key");
pub(super) const ANOTHER_KIND: JoseError = JoseError::Key("it does not match the algorithm");
