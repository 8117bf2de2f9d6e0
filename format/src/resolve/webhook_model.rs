//! Resolved webhooks: the part of the resolved provider that receivers and the emulator read.

pub use licit_tables::owned::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, WebhookTimestamp,
};

use licit_tables::owned;

use super::model::Type;

/// The webhooks of a provider.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Webhooks {
    /// The table that receivers and the emulator execute.
    pub table: owned::Webhooks,
    /// The generated variants of events, in the order of the table.
    pub events: Vec<EventTypes>,
}

/// The generated variant of an event.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct EventTypes {
    /// The variant's name.
    pub rust_name: String,
    /// The type of the body.
    pub body: Type,
}

impl Webhooks {
    /// Returns the events with their generated variants.
    pub fn events(&self) -> impl Iterator<Item = (&WebhookEvent, &EventTypes)> {
        self.table.events.iter().zip(&self.events)
    }

    /// Returns the type of an event's body.
    pub fn body(&self, event: &WebhookEvent) -> Option<&Type> {
        let (_, types) = self.events().find(|(known, _)| known.name == event.name)?;
        Some(&types.body)
    }
}
