//! Verifies HMAC signatures (RFC 2104).

use std::time::SystemTime;

use zeroize::Zeroizing;

use super::error::WebhookError;
use super::incoming::Incoming;
use super::signature_header::SignatureHeader;
use super::window::ReplayWindow;
use crate::error::ConfigError;
use crate::secret::Secret;
use crate::tables::{TimestampPlace, WebhookHmac};
use crate::template::{self, Piece};

/// The keys that are accepted for signatures.
pub(super) struct Keys(Vec<Zeroizing<Vec<u8>>>);

impl Keys {
    pub(super) fn new(hmac: &WebhookHmac, secrets: &[Secret]) -> Result<Self, ConfigError> {
        let key = |secret| super::secret::key(secret, hmac.secret_prefix, hmac.secret_encoding);
        secrets.iter().map(key).collect::<Result<_, _>>().map(Self)
    }

    /// Checks that one of the keys signed `incoming`. Returns when it was signed, if the provider
    /// sends a timestamp.
    ///
    /// A timestamp in a header is checked first, so that old webhooks are rejected without
    /// computing a hash. A timestamp in the body is read only after verification.
    pub(super) fn check(
        &self,
        hmac: &WebhookHmac,
        incoming: &Incoming<'_>,
        window: ReplayWindow,
    ) -> Result<Option<SystemTime>, WebhookError> {
        let value = incoming.header(hmac.header)?;
        let header =
            SignatureHeader::read(hmac, value).ok_or(WebhookError::HeaderMalformed(hmac.header))?;
        let timestamp = match hmac.timestamp.map(|timestamp| timestamp.place) {
            Some(TimestampPlace::Header(name)) => Some(incoming.header(name)?),
            _ => header.timestamp,
        };
        let in_header = match (hmac.timestamp, timestamp) {
            (Some(form), Some(text)) => Some(window.read(form.format, text)?),
            _ => None,
        };
        let message = message(hmac, incoming, timestamp.unwrap_or_default())?;
        // All keys are tried, so that the time does not depend on which one matches.
        let mut is_signed = false;
        for key in &self.0 {
            is_signed |= mac::is_signed(hmac.hash, key, &message, &header.signatures)?;
        }
        if !is_signed {
            return Err(WebhookError::SignatureMismatch);
        }
        match hmac.timestamp {
            Some(form) if in_header.is_none() => {
                let in_body = match form.place {
                    TimestampPlace::Pointer(pointer) => incoming.at(pointer),
                    TimestampPlace::Prefix(_) | TimestampPlace::Header(_) => None,
                };
                let text = in_body.ok_or(WebhookError::TimestampMalformed)?;
                window.read(form.format, &text).map(Some)
            }
            _ => Ok(in_header),
        }
    }
}

/// Returns the signed message in pieces, to avoid copying the body.
fn message<'m>(
    hmac: &'m WebhookHmac,
    incoming: &'m Incoming<'_>,
    timestamp: &'m str,
) -> Result<Vec<&'m [u8]>, WebhookError> {
    template::pieces(hmac.signed)
        .map(|piece| {
            Ok(match piece {
                Piece::Text(text) => text.as_bytes(),
                Piece::Variable("body") => incoming.body,
                Piece::Variable("timestamp") => timestamp.as_bytes(),
                Piece::Variable("method") => incoming.method.as_bytes(),
                Piece::Variable("url") => incoming.url.as_bytes(),
                // The delivery id; a checked spec contains no other variable.
                Piece::Variable(_) => match hmac.id_header {
                    Some(name) => incoming.header(name)?.as_bytes(),
                    None => &[],
                },
            })
        })
        .collect()
}

#[cfg(feature = "webhook")]
mod mac {
    use hmac::{Hmac, KeyInit, Mac};
    use sha1::Sha1;
    use sha2::{Sha256, Sha384, Sha512};

    use super::WebhookError;
    use crate::tables::Hash;

    /// Whether one of `signatures` matches `key` and `message`, compared in constant time.
    #[expect(clippy::unnecessary_wraps, reason = "infallible without the feature")]
    pub(super) fn is_signed(
        hash: Hash,
        key: &[u8],
        message: &[&[u8]],
        signatures: &[Vec<u8>],
    ) -> Result<bool, WebhookError> {
        Ok(match hash {
            Hash::Sha1 => verify::<Hmac<Sha1>>(key, message, signatures),
            Hash::Sha256 => verify::<Hmac<Sha256>>(key, message, signatures),
            Hash::Sha384 => verify::<Hmac<Sha384>>(key, message, signatures),
            Hash::Sha512 => verify::<Hmac<Sha512>>(key, message, signatures),
        })
    }

    fn verify<M: Mac + KeyInit + Clone>(
        key: &[u8],
        message: &[&[u8]],
        signatures: &[Vec<u8>],
    ) -> bool {
        // HMAC accepts keys of any length.
        let Ok(mac) = <M as KeyInit>::new_from_slice(key) else {
            return false;
        };
        let mac = message.iter().fold(mac, Mac::chain_update);
        signatures.iter().fold(false, |found, signature| {
            mac.clone().verify_slice(signature).is_ok() | found
        })
    }
}

#[cfg(not(feature = "webhook"))]
mod mac {
    use super::WebhookError;
    use crate::tables::Hash;

    /// Rejects signatures that this build cannot verify.
    pub(super) fn is_signed(
        _: Hash,
        _: &[u8],
        _: &[&[u8]],
        _: &[Vec<u8>],
    ) -> Result<bool, WebhookError> {
        Err(WebhookError::NotBuilt("webhook"))
    }
}
