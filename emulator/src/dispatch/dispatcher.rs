//! Finds the handler of each request.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::Method;
use hyper::header::{DATE, HeaderName};
use licit_format::resolve::Provider;
use serde_json::{Map, Value};

use super::expected::Expectations;
use super::recorded::{Observer, RecordedRequest, Records};
use super::{control, cors, first_login, index, metadata};
use crate::api::state::Api;
use crate::api::{download, endpoint as api, graphql};
use crate::authorization::{self, device, pushed};
use crate::client::{document, registration};
use crate::core::client::Client;
use crate::core::failure::Endpoint;
use crate::core::performed;
use crate::core::routes::{Match, Routes, Target};
use crate::core::script::Step;
use crate::core::server::{Server, Settings};
use crate::http::host::Hosts;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::openid::{keys, logout, userinfo};
use crate::record::recorder::Recorder;
use crate::record::recording::Recording;
use crate::record::upstream::Upstream;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::token::{endpoint as token, introspection, revocation, tenants};
use crate::values::{moment, variable};
use crate::webhook::sender::Sender;

/// The header of a nonce for DPoP proofs (RFC 9449 §8.1).
const DPOP_NONCE: HeaderName = HeaderName::from_static("dpop-nonce");

/// Hands requests to their handlers.
pub(crate) struct Dispatcher {
    pub(crate) server: Arc<Server>,
    pub(crate) hosts: Hosts,
    /// Makes webhooks, if the provider has some.
    pub(crate) sender: Option<Sender>,
    api: Api,
    routes: Routes,
    records: Mutex<Records>,
    pub(crate) expectations: Expectations,
    observer: Option<Observer>,
    /// Forwards requests to the real provider instead of answering them.
    recorder: Option<Recorder>,
}

impl Dispatcher {
    /// The dispatcher of a provider that is served at an address.
    pub(crate) fn new(
        provider: Provider,
        settings: Settings,
        clients: Vec<Client>,
        address: SocketAddr,
        observer: Option<Observer>,
    ) -> std::io::Result<Self> {
        let hosts = Hosts::new(address.port(), settings.allowed_hosts.clone());
        let (secret, url) = (
            settings.webhook_secret.clone(),
            settings.webhook_url.clone(),
        );
        let server = Server::new(provider, settings, clients, address.to_string())?;
        let fresh = server.state().mint.fresh();
        let server = Arc::new(server);
        Ok(Self {
            sender: Sender::new(&server.provider, secret, url, &fresh)?,
            routes: Routes::of(&server.provider),
            api: Api::new(Arc::clone(&server)),
            records: Mutex::default(),
            expectations: Expectations::default(),
            observer,
            recorder: None,
            hosts,
            server,
        })
    }

    /// Forwards requests to the real provider, and records the replies.
    pub(crate) fn record(&mut self, upstream: Upstream) -> std::io::Result<()> {
        self.recorder = Some(Recorder::new(upstream, &self.server.provider)?);
        Ok(())
    }

    /// What was recorded, if the emulator records.
    pub(crate) fn recording(&self) -> Option<&Recording> {
        self.recorder.as_ref().map(|recorder| &recorder.recording)
    }

    /// Whether the spec has this URL, given without its scheme.
    pub(crate) fn serves(&self, url: &str) -> bool {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let path: Vec<String> = path
            .trim_end_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect();
        !self.routes.find(&path, "").is_empty()
    }

    /// Answers a request, and records it unless it is one of the control endpoint.
    pub(crate) async fn answer(&self, request: &Request) -> Reply {
        let path = request.segments();
        if let Some((control::PATH, rest)) =
            path.split_first().map(|(first, rest)| (&**first, rest))
        {
            return control::answer(self, rest, request).await;
        }
        if cors::is_preflight(request) && self.is_for_scripts(&path) {
            return cors::preflight(request);
        }
        if let Some(recorder) = &self.recorder {
            return self.forwarded(recorder, &path, request).await;
        }
        let (endpoint, reply) = match document::learn(&self.server, request).await {
            Ok(()) => match performed::of_request(&self.server, request) {
                Ok(_) => self.reply(request),
                Err(problem) => {
                    let text = format!("The header `{}`: {problem}.\n", performed::HEADER);
                    let reply =
                        Reply::text(400, text.clone()).rejecting("licit_fault", text.trim());
                    (String::new(), reply)
                }
            },
            Err(fault) => {
                let rejected = rejection::reject(&self.server.provider, Place::Token, &fault);
                ("client_document".to_owned(), rejected)
            }
        };
        let reply = if self.server.settings.dpop_nonces {
            // RFC 9449 §8.2: any reply may contain the next nonce.
            reply.with(DPOP_NONCE, &self.server.state().dpop_nonce)
        } else {
            reply
        };
        let reply = cors::readable(&endpoint, request, self.dated(reply));
        let recorded = RecordedRequest::new(&endpoint, request, &reply);
        self.expectations.count(&recorded);
        self.remember(recorded);
        reply
    }

    /// The reply of the real provider to a request.
    async fn forwarded(&self, recorder: &Recorder, path: &[String], request: &Request) -> Reply {
        let found = self.routes.find(path, &self.server.authority);
        let (endpoint, reply) = recorder.answer(&self.server, &found, request).await;
        let reply = cors::readable(&endpoint, request, reply);
        let answered = RecordedRequest::new(&endpoint, request, &reply);
        self.expectations.count(&answered);
        self.remember(answered.without_contents());
        reply
    }

    fn remember(&self, recorded: RecordedRequest) {
        if let Some(Observer(observer)) = &self.observer {
            observer(&recorded);
        }
        self.records().add(recorded);
    }

    /// Whether scripts in browsers may call a URL: any but those that browsers navigate to.
    fn is_for_scripts(&self, path: &[String]) -> bool {
        let found = self.routes.find(path, &self.server.authority);
        let is_page = |found: &Match<'_>| {
            matches!(found.target, Target::Authorization(_) | Target::EndSession)
        };
        !found.first().is_some_and(is_page)
    }

    /// Adds the date, if the provider's clock is wrong.
    fn dated(&self, reply: Reply) -> Reply {
        match self.server.clock.skew() {
            0 => reply,
            _ => reply.with(DATE, &moment::write_http_date(self.server.clock.stated())),
        }
    }

    /// The reply to a request, and the name of the endpoint or operation.
    fn reply(&self, request: &Request) -> (String, Reply) {
        let path = request.segments();
        let mut found = self.routes.find(&path, &self.server.authority);
        let called = request.uri.path();
        found.retain(|found| {
            matches!(found.target, Target::Operation(_)) || found.pattern.ends_like(called)
        });
        if let Some(issuer) = &request.issuer {
            let is_call = |found: &Match<'_>| matches!(found.target, Target::Operation(_));
            for found in found.iter_mut().filter(|found| !is_call(found)) {
                let issuer = (variable::SERVED_ISSUER.to_owned(), issuer.clone());
                found.bindings.push(issuer);
            }
        }
        let (endpoint, reply) = match other_than_token(&found).or(found.first()) {
            Some(_) if token::is_token_request(&self.server, &found, request) => {
                ("token", token::answer(&self.server, &found, request))
            }
            Some(first) => match self.endpoint(first, &path, request) {
                Some((name, reply)) => (name, self.with_operation(reply, &found, &path, request)),
                // The token endpoint has the same URL.
                None if is_operation(first) && !found.first().is_some_and(is_operation) => {
                    self.call(&operations(&found), &path, request)
                }
                None => self.call(&found, &path, request),
            },
            None => self.elsewhere(&path, request),
        };
        (endpoint.to_owned(), reply)
    }

    /// The names of the provider's webhook events.
    pub(super) fn events(&self) -> Vec<String> {
        let webhooks = self.server.provider.webhooks.iter();
        let events = webhooks.flat_map(|webhooks| &webhooks.table.events);
        events.map(|event| event.name.clone()).collect()
    }

    /// The collections of the API that were used, and the number of their objects.
    pub(super) fn collections(&self) -> Vec<(String, usize)> {
        self.api.collections()
    }

    /// Locks the records. A panic while they were locked does not poison them: each change is
    /// complete in itself.
    pub(crate) fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The reply of an endpoint that has a URL of its own, by its script if it has one, and the endpoint's
    /// name.
    fn endpoint(
        &self,
        first: &Match<'_>,
        path: &[String],
        request: &Request,
    ) -> Option<(&'static str, Reply)> {
        let (place, at) = match first.target {
            Target::Authorization(_) => (Place::Token, Endpoint::Authorization),
            Target::DeviceAuthorization(_) => (Place::Token, Endpoint::DeviceAuthorization),
            Target::PushedAuthorization(_) => (Place::Token, Endpoint::PushedAuthorization),
            Target::Tenants(_) => (Place::Api, Endpoint::Tenants),
            Target::Keys => (Place::Api, Endpoint::Keys),
            Target::UserInfo => (Place::Api, Endpoint::UserInfo),
            Target::EndSession => (Place::Token, Endpoint::EndSession),
            Target::Revocation => (Place::Token, Endpoint::Revocation),
            Target::Introspection => (Place::Token, Endpoint::Introspection),
            Target::Registration => (Place::Token, Endpoint::Registration),
            Target::ClientConfiguration => {
                let id = path.last().map_or("", String::as_str);
                let reply = registration::manage(&self.server, id, request);
                return Some(("client_configuration", reply));
            }
            Target::WebhookKeys => return Some(("webhook_keys", self.webhook_keys())),
            Target::Token(_) | Target::GraphQl | Target::Operation(_) => return None,
        };
        let usual = |step: &Step| self.unscripted(first, request, step);
        let reply = self.server.scripted(place, &at, request, usual);
        Some((at.fixed_name(), reply))
    }

    /// The reply of an endpoint whose script plans none.
    fn unscripted(&self, first: &Match<'_>, request: &Request, step: &Step) -> Reply {
        let (server, bindings) = (&*self.server, &first.bindings);
        match first.target {
            Target::Authorization(registration) => {
                let decided = step.failure().filter(|failure| failure.is_decision());
                authorization::endpoint::answer(server, registration, bindings, request, decided)
            }
            Target::DeviceAuthorization(registration) => {
                device::answer(server, registration, request)
            }
            Target::PushedAuthorization(registration) => {
                pushed::answer(server, registration, request)
            }
            Target::Tenants(registration) => tenants::answer(server, registration, request),
            Target::UserInfo => userinfo::answer(server, bindings, request),
            Target::EndSession => logout::answer(server, request),
            Target::Revocation => revocation::answer(server, request),
            Target::Introspection => introspection::answer(server, request),
            Target::Registration => registration::answer(server, request),
            _ => keys::answer(server),
        }
    }

    /// Adds the members that an operation of the same URL returns to the tenants of a token: some
    /// providers return both, for example with the user.
    fn with_operation(
        &self,
        mut reply: Reply,
        found: &[Match<'_>],
        path: &[String],
        request: &Request,
    ) -> Reply {
        let is_tenants = |first: &Match<'_>| matches!(first.target, Target::Tenants(_));
        if !found.first().is_some_and(is_tenants) || !reply.status.is_success() {
            return reply;
        }
        let operations = operations(found);
        if operations.is_empty() {
            return reply;
        }
        let (_, called) = api::answer(&self.api, &operations, path, request);
        let object = |reply: &Reply| -> Option<Map<String, Value>> {
            serde_json::from_slice(&reply.body).ok()
        };
        if let (Some(tenants), Some(mut members)) = (object(&reply), object(&called)) {
            members.extend(tenants);
            reply.body = Value::Object(members).to_string().into();
        }
        reply
    }

    /// The reply to a request whose URL several grants or operations share, and the name of the
    /// endpoint or operation.
    fn call(&self, found: &[Match<'_>], path: &[String], request: &Request) -> (&str, Reply) {
        let (name, reply) = match found.first().map(|first| first.target) {
            Some(Target::Token(_)) => {
                return ("token", token::answer(&self.server, found, request));
            }
            Some(Target::GraphQl) => graphql::endpoint::answer(&self.api, request),
            _ => api::answer(&self.api, found, path, request),
        };
        let provider = &self.server.provider;
        (name, metadata::referred_to(provider, path, request, reply))
    }

    /// The reply at a URL that the spec does not have, and the name of the emulator's own page.
    fn elsewhere(&self, path: &[String], request: &Request) -> (&'static str, Reply) {
        let server = &*self.server;
        if self.has_device_page() && path == [device::PATH] {
            return ("device", device::page(server, request));
        }
        if request.uri.path() == "/" && request.method == Method::GET {
            return ("index", index::page(server, request));
        }
        if path == [first_login::CALLBACK] {
            return ("callback", first_login::callback(server, request));
        }
        if let Some(document) = metadata::at(server, path, request) {
            return ("metadata", document);
        }
        if path.first().is_some_and(|host| host == download::HOST) {
            let name = path.get(1).map_or("", String::as_str);
            return ("download", download::answer(&self.api, name, request));
        }
        let url = format!("https:/{}", request.uri.path());
        let message = format!("the spec has no URL `{url}`; the page at `/` lists its URLs");
        let fault = Fault::new(Problem::NotFound, message);
        ("", rejection::reject(&server.provider, Place::Api, &fault))
    }

    fn webhook_keys(&self) -> Reply {
        match &self.sender {
            Some(sender) => Reply::json(200, &sender.jwks()),
            None => Reply::empty(404),
        }
    }

    fn has_device_page(&self) -> bool {
        let mut registrations = self.server.provider.registrations.iter();
        registrations.any(|registration| registration.table.device_code.is_some())
    }
}

/// The operations of the API that have a URL.
fn operations<'r>(found: &[Match<'r>]) -> Vec<Match<'r>> {
    let operations = found.iter().filter(|found| is_operation(found));
    operations.cloned().collect()
}

fn is_operation(found: &Match<'_>) -> bool {
    matches!(found.target, Target::Operation(_))
}

/// The endpoint that shares its URL with the token endpoint.
fn other_than_token<'f, 'r>(found: &'f [Match<'r>]) -> Option<&'f Match<'r>> {
    let (first, others) = found.split_first()?;
    let is_token = |found: &Match<'_>| matches!(found.target, Target::Token(_));
    let is_beside = |other: &&Match<'_>| !is_token(other) && other.pattern.is_alike(first.pattern);
    others.iter().find(is_beside).filter(|_| is_token(first))
}
