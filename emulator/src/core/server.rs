//! The state that handlers share: the provider, its clients, its clock and its issued tokens.

use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use licit_format::resolve::{AuthorizationCode, Profile, Provider};
use serde_json::{Map, Value};

use super::client::Client;
use super::consent::Consent;
use super::state::State;
use crate::values::clock::Clock;

/// Whether client identifiers may be URLs of metadata documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ClientDocuments {
    #[default]
    Rejected,
    Accepted,
}

/// Settings that differ from the defaults.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    pub(crate) access_token_lifetime: Option<Duration>,
    pub(crate) consent: Consent,
    pub(crate) grant_only: Option<Vec<String>>,
    pub(crate) grant_only_details: Option<Vec<String>>,
    pub(crate) rotate_refresh_tokens: bool,
    pub(crate) pages_in_a_circle: bool,
    pub(crate) dpop_nonces: bool,
    pub(crate) client_documents: ClientDocuments,
    pub(crate) webhook_secret: Option<String>,
    pub(crate) webhook_url: Option<String>,
    /// The objects that collections have at the start, by the collection's name.
    pub(crate) objects: Vec<(String, Vec<Map<String, Value>>)>,
    /// Further host names that requests may use.
    pub(crate) allowed_hosts: Vec<String>,
    /// Number of tenants besides the first.
    pub(crate) further_tenants: usize,
}

/// The emulated provider.
pub(crate) struct Server {
    pub(crate) provider: Provider,
    pub(crate) settings: Settings,
    /// The registered applications, one for each registration of the provider.
    pub(crate) clients: Vec<Arc<Client>>,
    /// A static token for each credential of the provider.
    pub(crate) static_tokens: Vec<String>,
    /// The key or password for each security scheme of the provider.
    pub(crate) secrets: Vec<String>,
    /// `127.0.0.1:4000`
    pub(crate) authority: String,
    pub(crate) clock: Clock,
    state: Mutex<State>,
}

impl Server {
    /// Whether the provider follows a profile of FAPI 2.0.
    pub(crate) fn is_fapi(&self) -> bool {
        self.provider.table.profile.is_some_and(Profile::is_fapi)
    }

    /// A provider that is served at an authority.
    pub(crate) fn new(
        provider: Provider,
        settings: Settings,
        clients: Vec<Client>,
        authority: String,
    ) -> io::Result<Self> {
        let mut state = State::new(&provider)?;
        Ok(Self {
            static_tokens: provider
                .credentials
                .iter()
                .map(|_| state.mint.fresh())
                .collect(),
            secrets: provider
                .security_schemes
                .iter()
                .map(|_| state.mint.fresh())
                .collect(),
            provider,
            settings,
            clients: clients.into_iter().map(Arc::new).collect(),
            authority,
            clock: Clock::default(),
            state: Mutex::new(state),
        })
    }

    /// Locks the state. A panic while it was locked does not poison it: each change is complete in
    /// itself.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client of a registration with the identifier `id`: one that registered itself, or else the
    /// registration's own.
    pub(crate) fn client(&self, registration: usize, id: Option<&str>) -> Option<Arc<Client>> {
        self.client_in(&self.state(), registration, id.unwrap_or_default())
    }

    /// The authorization code grant of a registration, and its client with the identifier `id`.
    pub(crate) fn authorization_code(
        &self,
        registration: usize,
        id: impl FnOnce(&AuthorizationCode) -> Option<String>,
    ) -> Option<(&AuthorizationCode, Arc<Client>)> {
        let grant = self
            .provider
            .registrations
            .get(registration)?
            .table
            .authorization_code
            .as_ref()?;
        let client = self.client(registration, id(grant).as_deref())?;
        Some((grant, client))
    }

    /// The client of a registration with this identifier.
    pub(crate) fn client_in(
        &self,
        state: &State,
        registration: usize,
        id: &str,
    ) -> Option<Arc<Client>> {
        let own = state.registered.client(id, registration);
        own.or_else(|| self.clients.get(registration).cloned())
    }
}
