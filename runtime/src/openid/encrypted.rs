//! Encrypted ID tokens (OpenID Connect Core §10.2): signed, then encrypted for the application's key.

use crate::app::App;
use crate::error::{SignedToken, SignedTokenError, SignedTokenFault as Fault};
use crate::jose::{self, Accepted, ContentEncryption, JoseError, KeyEncryption};
use crate::secret::Secret;
use crate::tables::IdTokenEncryption;

/// Returns the signed ID token. An application with a decryption key registered it, and accepts no ID token
/// that is not encrypted. An application without one leaves an encrypted token as it is; verification
/// reports it.
pub(super) fn opened(
    app: &App,
    what: SignedToken,
    token: &Secret,
) -> Result<Secret, SignedTokenError> {
    let openid = app.provider().openid.as_ref();
    let table = openid.and_then(|openid| openid.id_token_encryption.as_ref());
    let keys = app.decryption_keys();
    let Some(table) = table.filter(|table| table.required || !keys.is_empty()) else {
        return Ok(token.clone());
    };
    let rejected = |error| SignedTokenError::new(what, Fault::NotSigned(error));
    if !jose::is_encrypted(token.expose()) {
        return Err(rejected(JoseError::NotEncrypted));
    }
    let accepted = Accepted {
        keys: &algorithms(table),
        contents: &encodings(table),
    };
    jose::decrypt(token.expose(), keys, accepted).map_err(rejected)
}

fn algorithms(table: &IdTokenEncryption) -> Vec<KeyEncryption> {
    let names = table.algorithms.iter();
    names
        .filter_map(|name| KeyEncryption::from_name(name))
        .collect()
}

fn encodings(table: &IdTokenEncryption) -> Vec<ContentEncryption> {
    if table.encodings.is_empty() {
        return ContentEncryption::ALL.to_vec();
    }
    let names = table.encodings.iter();
    names
        .filter_map(|name| ContentEncryption::from_name(name))
        .collect()
}
