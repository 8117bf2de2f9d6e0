//! The secrets that a webhook may be signed with, and a secret that a webhook carries in the clear.

use zeroize::Zeroizing;

use crate::error::ConfigError;
use crate::secret::Secret;
use crate::tables::{TextEncoding, WebhookPlace};
use crate::webhook::encoding;
use crate::webhook::error::WebhookError;
use crate::webhook::incoming::Incoming;

/// The key that a secret holds.
pub(super) fn key(
    secret: &Secret,
    prefix: &str,
    encoding: TextEncoding,
) -> Result<Zeroizing<Vec<u8>>, ConfigError> {
    let text = secret.expose();
    let text = text.strip_prefix(prefix).unwrap_or(text);
    encoding::decode(encoding, text)
        .map(Zeroizing::new)
        .ok_or(ConfigError::WebhookSecret)
}

/// Whether the secret in the webhook is one of `known`. Each comparison takes as long for a wrong
/// secret as for the right one of the same length.
pub(super) fn check(
    known: &[Secret],
    place: WebhookPlace,
    incoming: &Incoming<'_>,
) -> Result<(), WebhookError> {
    let given = incoming.find(place)?.ok_or(WebhookError::SecretMismatch)?;
    let given = Secret::new(given);
    // All are compared: which one it is takes no less time than none.
    let matches = known
        .iter()
        .fold(false, |found, secret| (*secret == given) | found);
    if matches {
        Ok(())
    } else {
        Err(WebhookError::SecretMismatch)
    }
}
