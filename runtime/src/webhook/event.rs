//! Identifies the event of a webhook and deserializes its body.

use serde::de::DeserializeOwned;

use super::error::WebhookError;
use super::incoming::Incoming;
use crate::error::decode::DecodeError;
use crate::reply;
use crate::reply::api_error::is_like;
use crate::tables::Webhooks;

/// A provider's events. Implemented by generated code.
pub trait Event: Sized {
    /// Deserializes the event at a position of [`Webhooks::events`]. `None` is an undocumented
    /// event, which is returned unparsed.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not have the documented structure.
    fn read(position: Option<usize>, body: &Body<'_>) -> Result<Self, DecodeError>;
}

/// The body of a verified webhook.
#[derive(Debug, Clone, Copy)]
pub struct Body<'w>(&'w [u8]);

impl Body<'_> {
    /// Deserializes the body.
    ///
    /// # Errors
    ///
    /// Returns an error if the body does not have the documented structure.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        reply::decode(&bytes::Bytes::copy_from_slice(self.0), "")
    }
}

/// Declares the enum of a provider's events: one variant for each of
/// [`Webhooks::events`](crate::tables::Webhooks::events), in their order, and the variant for all
/// others.
#[doc(hidden)]
#[macro_export]
macro_rules! webhook_event {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident($body:ty),)*
            ..$other:ident $(,)?
        }
    ) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "most events are named after their type")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_meta])* $variant($body),)*
            /// An event that the provider does not document, undecoded.
            $other($crate::Json),
        }

        impl $crate::webhook::Event for $name {
            #[inline]
            fn read(
                position: ::core::option::Option<usize>,
                body: &$crate::webhook::Body<'_>,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                type Read<T> = fn(
                    &$crate::webhook::Body<'_>,
                ) -> ::core::result::Result<T, $crate::DecodeError>;

                let readers: &[Read<Self>] = &[$(|body| body.json().map(Self::$variant)),*];
                match position.and_then(|at| readers.get(at)) {
                    ::core::option::Option::Some(read) => read(body),
                    ::core::option::Option::None => body.json().map(Self::$other),
                }
            }
        }
    };
}

/// Reads the event of `incoming`.
pub(super) fn read<E: Event>(
    webhooks: &Webhooks,
    incoming: &Incoming<'_>,
) -> Result<E, WebhookError> {
    crate::json::parse(incoming.body).map_err(|_| WebhookError::NotJson)?;
    let event_type = match webhooks.event_type {
        Some(place) => incoming.find(place)?,
        None => None,
    };
    let position = webhooks.events.iter().position(|event| {
        let named = event
            .event_type
            .is_none_or(|expected| event_type.as_deref() == Some(expected));
        named
            && event.matches.iter().all(|(pointer, pattern)| {
                let found = incoming.at(pointer);
                found.is_some_and(|found| is_like(&found, pattern))
            })
    });
    E::read(position, &Body(incoming.body)).map_err(|error| WebhookError::Body(Box::new(error)))
}
