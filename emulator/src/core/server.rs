//! The emulated provider: what it is made of, and which part answers which request.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::header::HeaderName;
use licit_format::resolve::{AuthorizationCode, Provider};

use crate::api;
use crate::api::catalog::Catalog;
use crate::api::graphql;
use crate::authorization;
use crate::authorization::device;
use crate::client::registration;
use crate::core::client::Client;
use crate::core::consent::Consent;
use crate::core::failure::{Endpoint, Failure};
use crate::core::routes::{Routes, Target};
use crate::core::state::State;
use crate::dispatch::recorded::RecordedRequest;
use crate::http::host::Hosts;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::jose::signing;
use crate::openid;
use crate::refusal::fault::{Fault, Problem};
use crate::refusal::{self, Place};
use crate::token;
use crate::token::connect;
use crate::token::introspection;
use crate::token::revocation;
use crate::values::clock::Clock;
use crate::webhook::Signer;

/// The header of a nonce for proofs of possession (RFC 9449 §8.1).
const DPOP_NONCE: HeaderName = HeaderName::from_static("dpop-nonce");

/// What the caller wants other than usual.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    pub(crate) access_token_lifetime: Option<Duration>,
    pub(crate) consent: Consent,
    pub(crate) grant_only: Option<Vec<String>>,
    pub(crate) grant_only_details: Option<Vec<String>>,
    pub(crate) rotate_refresh_tokens: bool,
    pub(crate) pages_in_a_circle: bool,
    pub(crate) dpop_nonces: bool,
    pub(crate) webhook_secret: Option<String>,
    pub(crate) webhook_url: Option<String>,
    /// Names under which the emulator may be called besides its own.
    pub(crate) allowed_hosts: Vec<String>,
    /// How many more tenants there are than one.
    pub(crate) further_tenants: usize,
}

/// A provider that answers requests.
pub(crate) struct Server {
    pub(crate) provider: Provider,
    pub(crate) settings: Settings,
    /// The registered applications, one for each registration of the provider.
    pub(crate) clients: Vec<Arc<Client>>,
    /// A static token for each credential of the provider.
    pub(crate) static_tokens: Vec<String>,
    pub(crate) routes: Routes,
    pub(crate) catalog: Catalog,
    /// `127.0.0.1:4000`
    pub(crate) authority: String,
    pub(crate) hosts: Hosts,
    pub(crate) clock: Clock,
    /// What webhooks are signed with, where the provider sends some.
    pub(crate) signer: Option<Signer>,
    state: Mutex<State>,
}

impl Server {
    /// A provider that is served at an address.
    pub(crate) fn new(
        provider: Provider,
        settings: Settings,
        clients: Vec<Client>,
        address: SocketAddr,
    ) -> std::io::Result<Self> {
        let mut state = State::new(&provider)?;
        let webhooks = provider.webhooks.as_ref();
        let signer = webhooks.map(|webhooks| {
            let secret = settings.webhook_secret.clone();
            Signer::new(&webhooks.table.signature, secret, &state.mint.fresh())
        });
        Ok(Self {
            routes: Routes::of(&provider),
            catalog: Catalog::of(&provider),
            static_tokens: provider
                .credentials
                .iter()
                .map(|_| state.mint.fresh())
                .collect(),
            provider,
            hosts: Hosts::new(address.port(), settings.allowed_hosts.clone()),
            settings,
            clients: clients.into_iter().map(Arc::new).collect(),
            authority: address.to_string(),
            clock: Clock::default(),
            signer: signer.transpose()?,
            state: Mutex::new(state),
        })
    }

    /// Answers a request, and records that it did.
    pub(crate) fn answer(&self, request: &Request) -> Reply {
        let path = request.segments();
        let found = self.routes.find(&path, &self.authority);
        let (endpoint, reply) = match found.first().map(|first| (first.target, &first.bindings)) {
            Some((Target::Authorization(registration), bindings)) => (
                "authorization",
                authorization::answer(self, registration, bindings, request),
            ),
            Some((Target::DeviceAuthorization(registration), _)) => (
                "device_authorization",
                device::answer(self, registration, request),
            ),
            Some((Target::Token(_), _)) => ("token", token::answer(self, &found, request)),
            Some((Target::PushedAuthorization(registration), _)) => (
                "pushed_authorization_request",
                authorization::pushed::answer(self, registration, request),
            ),
            Some((Target::Connection(registration), _)) => {
                ("connection", connect::answer(self, registration, request))
            }
            Some((Target::Keys, _)) => ("jwks", signing::answer(self)),
            Some((Target::UserInfo, bindings)) => (
                "userinfo",
                openid::userinfo::answer(self, bindings, request),
            ),
            Some((Target::EndSession, _)) => ("end_session", openid::logout::answer(self, request)),
            Some((Target::Revocation, _)) => ("revocation", revocation::answer(self, request)),
            Some((Target::Introspection, _)) => {
                ("introspection", introspection::answer(self, request))
            }
            Some((Target::Registration, _)) => {
                ("registration", registration::answer(self, request))
            }
            Some((Target::ClientConfiguration, _)) => {
                let id = path.last().map_or("", String::as_str);
                let reply = registration::manage(self, id, request);
                ("client_configuration", reply)
            }
            Some((Target::WebhookKeys, _)) => ("webhook_keys", self.webhook_keys()),
            Some((Target::GraphQl, _)) => graphql::answer(self, request),
            Some((Target::Operation(_), _)) => api::answer(self, &found, &path, request),
            None if self.has_device_page() && path == [device::PATH] => {
                ("device", device::page(self, request))
            }
            None if path.first().is_some_and(|host| host == api::download::HOST) => {
                let name = path.get(1).map_or("", String::as_str);
                ("download", api::download::answer(self, name, request))
            }
            None => {
                let fault = Fault::new(Problem::NotFound, "the spec has no such URL");
                ("", refusal::refuse(&self.provider, Place::Api, &fault))
            }
        };
        let reply = if self.settings.dpop_nonces {
            // RFC 9449 §8.2: any reply may bring the next one.
            reply.with(DPOP_NONCE, &self.state().dpop_nonce)
        } else {
            reply
        };
        let recorded = RecordedRequest::new(endpoint, request, &reply);
        self.state().record(recorded);
        reply
    }

    fn webhook_keys(&self) -> Reply {
        match &self.signer {
            Some(signer) => Reply::json(200, &signer.jwks()),
            None => Reply::empty(404),
        }
    }

    fn has_device_page(&self) -> bool {
        let mut registrations = self.provider.registrations.iter();
        registrations.any(|registration| registration.table.device_code.is_some())
    }

    /// What changes. A request that panicked while it held the lock spoils nothing for others:
    /// each change is complete in itself.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The client of a registration that calls itself `id`: one that has registered itself, or else
    /// the one that was there before.
    pub(crate) fn client(&self, registration: usize, id: Option<&str>) -> Option<Arc<Client>> {
        let own = id.and_then(|id| self.state().registered.get(id, registration));
        own.or_else(|| self.clients.get(registration).cloned())
    }

    /// The authorization code grant of a registration, and its client that calls itself `id`.
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

    /// The failure that somebody planned for a request.
    pub(crate) fn planned(&self, place: Place, at: &Endpoint) -> Option<Reply> {
        match self.state().failures.take(at)? {
            Failure::Status(status) => {
                let reply = Reply::empty(status);
                let reason = reply
                    .status
                    .canonical_reason()
                    .unwrap_or("Failed")
                    .to_owned();
                Some(Reply::text(status, reason))
            }
            Failure::Documented(name) => {
                let rule = self
                    .provider
                    .table
                    .errors
                    .iter()
                    .find(|rule| rule.name == name)?;
                let text = rule.description.as_deref().unwrap_or(&name);
                let fault = Fault::new(Problem::BadArgument, text).about(&name);
                Some(refusal::documented(&self.provider, place, rule, &fault))
            }
        }
    }
}
