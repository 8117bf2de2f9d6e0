//! Resolved webhooks: the part of the resolved provider that receivers and the emulator read.

pub use licit_tables::owned::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, WebhookTimestamp,
};

use licit_tables::owned;

use super::model::Type;

/// What a provider sends by itself.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// What receivers and the emulator execute.
    pub table: owned::Webhooks,
    /// How events appear in generated code, in the order of the table.
    pub events: Vec<EventTypes>,
}

/// How an event appears in generated code.
#[derive(Debug, Clone)]
pub struct EventTypes {
    /// The variant's name.
    pub rust_name: String,
    /// The type of the body.
    pub body: Type,
}

impl Webhooks {
    /// The events, and how they appear in generated code.
    pub fn events(&self) -> impl Iterator<Item = (&WebhookEvent, &EventTypes)> {
        self.table.events.iter().zip(&self.events)
    }

    /// The type of an event's body.
    pub fn body(&self, event: &WebhookEvent) -> Option<&Type> {
        let (_, types) = self.events().find(|(known, _)| known.name == event.name)?;
        Some(&types.body)
    }
}
