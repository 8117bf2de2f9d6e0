//! Clients that registered themselves (RFC 7591) while the emulator runs.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::client::Client;
use crate::values::secret::Digest;

/// Clients that registered themselves, by their identifiers.
#[derive(Debug, Default)]
pub(crate) struct RegisteredClients(HashMap<String, Registered>);

/// A client that registered itself.
#[derive(Debug)]
pub(crate) struct Registered {
    /// Position of the registration that it is one of.
    pub(crate) position: usize,
    pub(crate) client: Arc<Client>,
    /// Digest of the token that manages it.
    pub(crate) token: Digest,
    /// In seconds since the Unix epoch.
    pub(crate) issued_at: u64,
    /// What it registered.
    pub(crate) metadata: Map<String, Value>,
}

impl RegisteredClients {
    /// The client with this identifier, if it belongs to the registration at this position.
    pub(crate) fn client(&self, id: &str, position: usize) -> Option<Arc<Client>> {
        let registered = self.0.get(id).filter(|known| known.position == position)?;
        Some(Arc::clone(&registered.client))
    }

    /// The clients with their positions, in order of their identifiers.
    pub(crate) fn all(&self) -> Vec<(usize, Arc<Client>)> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(id, _)| *id);
        let all = all.into_iter();
        all.map(|(_, known)| (known.position, Arc::clone(&known.client)))
            .collect()
    }

    /// What was registered under an identifier.
    pub(crate) fn get(&self, id: &str) -> Option<&Registered> {
        self.0.get(id)
    }

    /// What was registered under an identifier, to change it.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Registered> {
        self.0.get_mut(id)
    }

    /// Adds a client.
    pub(crate) fn insert(&mut self, id: String, registered: Registered) {
        self.0.insert(id, registered);
    }

    /// Removes a client.
    pub(crate) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }
}
