//! What happens to grants, as a stream: for dashboards, alarms and logs. No event holds a secret.

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

/// How many events wait for a listener; older ones are missed.
const WAITING: usize = 256;

/// Something that happened to a grant.
#[derive(Debug, Clone)]
pub struct GrantEvent {
    grant: Arc<GrantKey>,
    kind: GrantEventKind,
    at: SystemTime,
}

/// What happened to a grant.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum GrantEventKind {
    /// A new access token is in use (RFC 6749 §6).
    Refreshed,
    /// With it came a new refresh token, which took the place of the old one.
    Rotated,
    /// Tokens are in use that another session or process obtained and left in the store.
    Adopted,
    /// A refresh token is sent again whose earlier use was never answered.
    Replayed,
    /// A refresh failed, and not because the grant has ended.
    RefreshFailed(Error),
    /// The grant has ended: the user must consent again.
    Lost(GrantLostReason),
    /// The application has revoked the grant (RFC 7009).
    Revoked,
    /// The store failed to take what a request brought. It is in use all the same, and writing it
    /// is tried again.
    CommitFailed(StoreError),
    /// The store has now what it failed to take before.
    Committed,
}

impl GrantEvent {
    /// The grant.
    pub fn grant(&self) -> &GrantKey {
        &self.grant
    }

    /// What happened to it.
    pub fn kind(&self) -> &GrantEventKind {
        &self.kind
    }

    /// When that was.
    pub fn at(&self) -> SystemTime {
        self.at
    }
}

/// The events of an application or of one grant, from when this was asked for: a [`Stream`].
///
/// It ends when the application and all of its sessions are gone. Whoever listens too slowly misses
/// the oldest events, and [is told](Self::missed) how many.
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
    /// The next event; `None` when there will be no more.
    pub async fn next(&mut self) -> Option<GrantEvent> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// How many events were missed so far.
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

/// Where an application's sessions tell what happens.
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
        // Nobody need listen.
        let _ = self.0.send(event);
    }

    /// The events from now on: of one grant, or of all.
    pub(crate) fn listen(&self, of: Option<Arc<GrantKey>>) -> GrantEvents {
        GrantEvents {
            receiving: Box::pin(receive(self.0.subscribe())),
            of,
            missed: 0,
        }
    }
}

/// The same for logs. The grant's name is the application's name for a user, and stays out of them.
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
        GrantEventKind::Adopted => log!(DEBUG, "tokens taken over from the store"),
        GrantEventKind::Replayed => log!(WARN, "refresh token sent again"),
        GrantEventKind::RefreshFailed(error) => log!(WARN, "refresh failed", error = %error),
        GrantEventKind::Lost(reason) => log!(WARN, "grant lost", reason = %reason.as_str()),
        GrantEventKind::Revoked => log!(INFO, "grant revoked"),
        GrantEventKind::CommitFailed(error) => log!(ERROR, "tokens not kept", error = %error),
        GrantEventKind::Committed => log!(INFO, "tokens kept after all"),
    }
}
