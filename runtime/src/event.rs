//! Grant events as a stream, for dashboards, alerts and logs. No event contains a secret.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::SystemTime;

use futures_core::Stream;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;

use crate::error::{Error, GrantLostReason, StoreError};
use crate::store::GrantKey;

/// The number of events buffered for a subscriber; older events are dropped.
const WAITING: usize = 256;

/// An event of a grant.
#[derive(Debug, Clone)]
pub struct GrantEvent {
    grant: Arc<GrantKey>,
    kind: GrantEventKind,
    at: SystemTime,
}

/// The kind of a [`GrantEvent`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum GrantEventKind {
    /// A new access token is in use (RFC 6749 §6).
    Refreshed,
    /// The refresh also returned a new refresh token, which replaced the old one.
    Rotated,
    /// Tokens that another session or process stored are now in use.
    Adopted,
    /// A refresh token is being sent again because its earlier use was never answered.
    Resent,
    /// A refresh failed, but the grant is still valid.
    RefreshFailed(Error),
    /// The refresh token expires at this time. Unless a refresh returns another one before, the user
    /// must log in again. Emitted in the last tenth of its lifetime, at most a week before it
    /// expires, once for each refresh token and session, when the session is used.
    Expiring(SystemTime),
    /// The grant was lost: the user must consent again.
    Lost(GrantLostReason),
    /// The application revoked the grant (RFC 7009).
    Revoked,
    /// The store failed to save new tokens. They are in use nevertheless, and saving them is retried.
    SaveFailed(StoreError),
    /// A retry saved the tokens that the store had failed to save.
    Saved,
    /// A [`Keeper`](crate::Keeper) did not refresh the grant, although it ends soon.
    Skipped(SkipReason),
}

/// Why a [`Keeper`](crate::Keeper) did not refresh a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SkipReason {
    /// There is no refresh token: the user must log in again before the access token expires.
    NoRefreshToken,
    /// An earlier refresh received no reply, and sending its token again might end the grant. The access
    /// token is used until it expires.
    Unanswered,
}

impl SkipReason {
    /// Returns the reason as a label for metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoRefreshToken => "no_refresh_token",
            Self::Unanswered => "unanswered",
        }
    }
}

impl GrantEvent {
    /// Returns the grant.
    pub fn grant(&self) -> &GrantKey {
        &self.grant
    }

    /// Returns what happened to the grant.
    pub fn kind(&self) -> &GrantEventKind {
        &self.kind
    }

    /// Returns when the event happened.
    pub fn at(&self) -> SystemTime {
        self.at
    }
}

/// A [`Stream`] of the events of an application or of one grant, starting at the subscription.
///
/// The stream ends when the application and all of its sessions have been dropped. A slow subscriber
/// loses the oldest events; [`missed`](Self::missed) returns how many.
pub struct GrantEvents {
    receiving: Receiving,
    of: Option<Arc<GrantKey>>,
    missed: u64,
}

type Received = (
    Result<GrantEvent, RecvError>,
    broadcast::Receiver<GrantEvent>,
);
type Receiving = Pin<Box<dyn Future<Output = Received> + Send + Sync>>;

impl GrantEvents {
    /// Returns the next event, or `None` at the end of the stream.
    pub async fn next(&mut self) -> Option<GrantEvent> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns the number of events lost so far.
    pub fn missed(&self) -> u64 {
        self.missed
    }
}

impl Stream for GrantEvents {
    type Item = GrantEvent;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<GrantEvent>> {
        loop {
            let (event, receiver) = ready!(self.receiving.as_mut().poll(context));
            self.receiving = Box::pin(receive(receiver));
            match event {
                Ok(event) if self.of.as_ref().is_none_or(|of| *of == event.grant) => {
                    return Poll::Ready(Some(event));
                }
                Ok(_) => {}
                Err(RecvError::Lagged(missed)) => self.missed = self.missed.saturating_add(missed),
                Err(RecvError::Closed) => return Poll::Ready(None),
            }
        }
    }
}

impl fmt::Debug for GrantEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GrantEvents")
            .field("of", &self.of)
            .field("missed", &self.missed)
            .finish_non_exhaustive()
    }
}

async fn receive(mut receiver: broadcast::Receiver<GrantEvent>) -> Received {
    (receiver.recv().await, receiver)
}

/// The sender of an application's grant events.
#[derive(Debug)]
pub(crate) struct EventSender(broadcast::Sender<GrantEvent>);

impl EventSender {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(WAITING))
    }

    pub(crate) fn emit(&self, grant: &Arc<GrantKey>, kind: GrantEventKind, at: SystemTime) {
        let event = GrantEvent {
            grant: Arc::clone(grant),
            kind,
            at,
        };
        #[cfg(feature = "tracing")]
        trace(&event);
        // Having no subscriber is not an error.
        let _ = self.0.send(event);
    }

    /// Subscribes to the events of one grant, or of all.
    pub(crate) fn listen(&self, of: Option<Arc<GrantKey>>) -> GrantEvents {
        GrantEvents {
            receiving: Box::pin(receive(self.0.subscribe())),
            of,
            missed: 0,
        }
    }
}

/// Logs the event. The grant's name is the application's name for a user, so it is not logged.
#[cfg(feature = "tracing")]
fn trace(event: &GrantEvent) {
    macro_rules! log {
        ($level:ident, $message:literal $(, $name:ident = %$value:expr)?) => {
            tracing::event!(
                target: "licit::token",
                tracing::Level::$level,
                provider = event.grant.provider(),
                registration = event.grant.registration(),
                $($name = %$value,)?
                $message
            )
        };
    }
    match &event.kind {
        GrantEventKind::Refreshed => log!(DEBUG, "access token refreshed"),
        GrantEventKind::Rotated => log!(DEBUG, "refresh token rotated"),
        GrantEventKind::Adopted => log!(DEBUG, "adopted tokens from the store"),
        GrantEventKind::Resent => log!(WARN, "resending the refresh token"),
        GrantEventKind::RefreshFailed(error) => log!(WARN, "refresh failed", error = %error),
        GrantEventKind::Expiring(_) => log!(WARN, "refresh token expires soon"),
        GrantEventKind::Lost(reason) => log!(WARN, "grant lost", reason = %reason.as_str()),
        GrantEventKind::Revoked => log!(INFO, "grant revoked"),
        GrantEventKind::SaveFailed(error) => log!(ERROR, "saving tokens failed", error = %error),
        GrantEventKind::Saved => log!(INFO, "tokens saved by a retry"),
        GrantEventKind::Skipped(reason) => {
            log!(WARN, "refresh skipped", reason = %reason.as_str());
        }
    }
}
