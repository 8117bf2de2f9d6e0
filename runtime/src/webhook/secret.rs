//! The signing secrets, and secrets that a webhook contains in plain text.

use zeroize::Zeroizing;

use super::encoding;
use super::error::WebhookError;
use super::incoming::Incoming;
use crate::error::ConfigError;
use crate::secret::Secret;
use crate::tables::{TextEncoding, WebhookPlace};

/// Returns the key that a secret represents.
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

/// Whether the secret in the webhook is one of `known`. Secrets of the same length are compared in
/// constant time.
pub(super) fn check(
    known: &[Secret],
    place: WebhookPlace,
    incoming: &Incoming<'_>,
) -> Result<(), WebhookError> {
    let given = incoming.find(place)?.ok_or(WebhookError::SecretMismatch)?;
    let given = Secret::new(given);
    // All are compared, so that the time does not depend on which one matches.
    let matches = known
        .iter()
        .fold(false, |found, secret| (*secret == given) | found);
    if matches {
        Ok(())
    } else {
        Err(WebhookError::SecretMismatch)
    }
}
