//! Webhook verifiers.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::delivery::Delivery;
use super::error::WebhookError;
use super::event::{self, Event};
use super::hmac::Keys;
use super::incoming::Incoming;
use super::keys::JwtKeys;
use super::secret;
use super::window::ReplayWindow;
use crate::clock::SharedClock;
use crate::secret::Secret;
use crate::tables::{
    TimestampPlace, WebhookHmac, WebhookJwt, WebhookPlace, WebhookSignature, Webhooks,
};

/// Verifies webhooks with HMAC signatures, with a plain secret, or without either. Cheap to clone;
/// clones share state.
#[derive(Clone)]
pub struct Verifier {
    pub(super) webhooks: &'static Webhooks,
    pub(super) proof: Arc<Proof>,
    pub(super) tolerance: Option<Duration>,
    pub(super) max_body: usize,
    pub(super) clock: SharedClock,
}

/// How a webhook proves who sent it.
pub(super) enum Proof {
    None,
    Secret(WebhookPlace, Vec<Secret>),
    Hmac(WebhookHmac, Keys),
}

impl Verifier {
    /// Verifies a webhook: its headers, as names and values, and its raw body.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        self.verify_request("", "", headers, body)
    }

    /// Verifies a webhook whose signature also covers the method and the URL. `url` must be the URL
    /// that the provider called.
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub fn verify_request<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        method: &str,
        url: &str,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&header_names(self.webhooks), headers, body, self.max_body)?
            .called(method, url);
        let signed_at = match self.proof.as_ref() {
            Proof::None => None,
            Proof::Secret(place, known) => {
                secret::check(known, *place, &incoming)?;
                None
            }
            Proof::Hmac(hmac, keys) => {
                let window = window(&self.clock, self.tolerance, hmac.tolerance);
                keys.check(hmac, &incoming, window)?
            }
        };
        take(self.webhooks, &incoming, signed_at)
    }
}

/// Shows no secrets and no keys.
impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").finish_non_exhaustive()
    }
}

/// Verifies webhooks signed with a JWT. Cheap to clone; clones share the keys.
#[derive(Clone)]
pub struct TokenVerifier {
    pub(super) webhooks: &'static Webhooks,
    pub(super) form: WebhookJwt,
    pub(super) keys: JwtKeys,
    pub(super) tolerance: Option<Duration>,
    pub(super) max_body: usize,
    pub(super) clock: SharedClock,
}

impl TokenVerifier {
    /// Verifies a webhook: its headers, as names and values, and its raw body. Fetches keys as
    /// needed; see [`RemoteKeySet`](crate::jose::RemoteKeySet).
    ///
    /// # Errors
    ///
    /// A [`WebhookError`] with the reason for rejection.
    pub async fn verify<E: Event, N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<Delivery<E>, WebhookError> {
        let incoming = Incoming::new(&header_names(self.webhooks), headers, body, self.max_body)?;
        let window = window(&self.clock, self.tolerance, self.form.tolerance);
        let signed = self.keys.check(&self.form, &incoming, window).await?;
        take(self.webhooks, &incoming, Some(signed))
    }
}

impl fmt::Debug for TokenVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenVerifier").finish_non_exhaustive()
    }
}

fn window(clock: &SharedClock, tolerance: Option<Duration>, usual: u64) -> ReplayWindow {
    ReplayWindow {
        now: clock.now().to_system_time(),
        tolerance: tolerance.unwrap_or(Duration::from_secs(usual)),
    }
}

/// Reads a verified webhook.
fn take<E: Event>(
    webhooks: &Webhooks,
    incoming: &Incoming<'_>,
    signed_at: Option<SystemTime>,
) -> Result<Delivery<E>, WebhookError> {
    let event = event::read(webhooks, incoming)?;
    let id = match webhooks.delivery_id {
        Some(place) => incoming.find(place)?,
        None => None,
    };
    Ok(Delivery {
        event,
        id,
        signed_at,
    })
}

/// Returns the names of the headers to read.
fn header_names(webhooks: &Webhooks) -> Vec<&'static str> {
    let header = |place: Option<WebhookPlace>| match place {
        Some(WebhookPlace::Header(name)) => Some(name),
        _ => None,
    };
    let mut header_names: Vec<_> = [webhooks.event_type, webhooks.delivery_id]
        .into_iter()
        .filter_map(header)
        .collect();
    match webhooks.signature {
        WebhookSignature::None => {}
        WebhookSignature::Secret(place) => header_names.extend(header(Some(place))),
        WebhookSignature::Jwt(jwt) => header_names.push(jwt.header),
        WebhookSignature::Hmac(hmac) => {
            header_names.push(hmac.header);
            header_names.extend(hmac.id_header);
            if let Some(TimestampPlace::Header(name)) = hmac.timestamp.map(|t| t.place) {
                header_names.push(name);
            }
        }
    }
    header_names
}
