//! The authorization details of a grant (RFC 9396): requested and granted.

use serde_json::Value;

use super::StoredTokens;
use crate::token::details::Details;

impl StoredTokens {
    /// Sets the requested authorization details.
    pub(crate) fn with_requested_details(self, details: &Details) -> Self {
        Self {
            requested_details: details.clone(),
            ..self
        }
    }

    /// Returns the requested details that were not granted, if the server reports the granted ones.
    pub(crate) fn missing_details(&self) -> Vec<Value> {
        let granted = self.details.as_ref();
        granted.map_or_else(Vec::new, |granted| {
            self.requested_details.missing_in(granted)
        })
    }

    /// Reduces the requested details to the granted ones.
    pub(crate) fn with_details_as_granted(self) -> Self {
        Self {
            requested_details: self.details.clone().unwrap_or_default(),
            ..self
        }
    }

    /// Returns the granted details.
    pub(crate) fn details(&self) -> Option<&Details> {
        self.details.as_ref()
    }

    pub(crate) fn requested_details(&self) -> &Details {
        &self.requested_details
    }
}
