//! Forwards requests for URLs of the spec to the real provider, and records calls of the API. Requests to
//! other endpoints are forwarded and not recorded: they contain secrets.

use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::StatusCode;
use licit_format::resolve::{Operation, Provider};

use super::call;
use super::forward::Forwarder;
use super::recording::Recording;
use super::secrets::Secrets;
use super::target;
use super::upstream::Upstream;
use crate::api::graphql::endpoint as graphql;
use crate::api::{arguments, asked, endpoint as api};
use crate::core::condition::Asked;
use crate::core::performed;
use crate::core::routes::{Match, Target};
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::token::endpoint as token;

/// Stands between clients and the real provider.
#[derive(Debug)]
pub(crate) struct Recorder {
    upstream: Upstream,
    forwarder: Forwarder,
    secrets: Mutex<Secrets>,
    pub(crate) recording: Recording,
}

/// A call of an operation.
struct Call<'c> {
    operation: &'c Operation,
    asked: Asked,
}

impl Recorder {
    pub(crate) fn new(upstream: Upstream, provider: &Provider) -> std::io::Result<Self> {
        Ok(Self {
            upstream,
            forwarder: Forwarder::new()?,
            secrets: Mutex::default(),
            recording: Recording::new(&provider.table.name),
        })
    }

    /// Answers a request for URLs of the spec. Returns the name of the endpoint or operation, too.
    pub(crate) async fn answer(
        &self,
        server: &Server,
        found: &[Match<'_>],
        request: &Request,
    ) -> (String, Reply) {
        let Some(first) = found.first() else {
            let message =
                "the spec has no such URL; only requests to URLs of the spec are forwarded";
            let fault = Fault::new(Problem::NotFound, message);
            let reply = rejection::reject(&server.provider, Place::Api, &fault);
            return (String::new(), reply);
        };
        if request.header(performed::HEADER).is_some() {
            let text = "Requests cannot fail as planned while they are recorded.\n";
            return (String::new(), rejected(400, text));
        }
        let is_token = matches!(first.target, Target::Token(_))
            || token::is_token_request(server, found, request);
        if !is_token {
            match call_of(server, found, request) {
                Some(Ok((found, call))) => {
                    let name = call.operation.table.name.clone();
                    return (name, self.call(server, found, &call, request).await);
                }
                Some(Err((name, reply))) => return (name, reply),
                None => {}
            }
        }
        let name = if is_token {
            "token"
        } else {
            name(first.target)
        };
        let reply = match first.target {
            Target::Authorization(_) | Target::EndSession if !is_token => {
                self.redirect(server, first, request)
            }
            _ => self.exchange(server, first, request).await,
        };
        (name.to_owned(), reply)
    }

    fn secrets(&self) -> MutexGuard<'_, Secrets> {
        self.secrets.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forwards and records a call.
    async fn call(
        &self,
        server: &Server,
        found: &Match<'_>,
        call: &Call<'_>,
        request: &Request,
    ) -> Reply {
        let provider = &server.provider;
        let url = match target::url(provider, &self.upstream, found, request) {
            Ok(url) => url,
            Err(problem) => return rejected(403, &format!("Not forwarded: {problem}.\n")),
        };
        self.secrets().add_call(provider, call.operation, request);
        let origin = url.origin().ascii_serialization();
        let real = match self.forwarder.send(request, url).await {
            Ok(real) => real,
            Err(problem) => return unreachable(&problem),
        };
        let (recorded, dropped) = {
            let mut secrets = self.secrets();
            secrets.add_cookies(&real.headers);
            call::of(provider, &mut secrets, call.operation, &call.asked, &real)
        };
        let name = &call.operation.table.name;
        let line = self.recording.add(name, &origin, recorded, dropped);
        let mut reply = real.to_reply();
        reply.recording = Some(line);
        reply
    }

    /// Forwards a request of an endpoint that is not recorded.
    async fn exchange(&self, server: &Server, found: &Match<'_>, request: &Request) -> Reply {
        let provider = &server.provider;
        let url = match target::url(provider, &self.upstream, found, request) {
            Ok(url) => url,
            Err(problem) => return rejected(403, &format!("Not forwarded: {problem}.\n")),
        };
        match self.forwarder.send(request, url).await {
            Ok(real) => {
                self.secrets().add_exchange(provider, request, &real.body);
                self.secrets().add_cookies(&real.headers);
                let mut reply = real.to_reply();
                reply.recording = Some("forwarded, not recorded".to_owned());
                reply
            }
            Err(problem) => unreachable(&problem),
        }
    }

    /// Sends the user to the real page: what users enter there does not pass through the recorder.
    fn redirect(&self, server: &Server, found: &Match<'_>, request: &Request) -> Reply {
        match target::url(&server.provider, &self.upstream, found, request) {
            Ok(url) => {
                let mut reply = Reply::redirect(url.as_str());
                // The method stays the same.
                reply.status = StatusCode::TEMPORARY_REDIRECT;
                reply
            }
            Err(problem) => rejected(403, &format!("Not forwarded: {problem}.\n")),
        }
    }
}

/// The call that a request makes, or the reply to one that the spec does not allow. `None` if the URL is that
/// of another endpoint.
#[allow(clippy::type_complexity, reason = "a call or a reply, with its name")]
fn call_of<'c, 'f, 'r>(
    server: &'c Server,
    found: &'f [Match<'r>],
    request: &Request,
) -> Option<Result<(&'f Match<'r>, Call<'c>), (String, Reply)>> {
    let provider = &server.provider;
    let first = found.first()?;
    if first.target == Target::GraphQl {
        let called = graphql::called(provider, request);
        let call = called.map(|(operation, asked)| (first, Call { operation, asked }));
        return Some(call.ok_or_else(|| {
            let text = "Not forwarded: the spec has no such GraphQL document.\n";
            ("graphql".to_owned(), rejected(403, text))
        }));
    }
    let is_alike = |one: &&Match<'_>| {
        matches!(one.target, Target::Operation(_)) && one.pattern.is_alike(first.pattern)
    };
    if !matches!(first.target, Target::Operation(_)) && !found.iter().any(|one| is_alike(&one)) {
        return None;
    }
    let (found, operation) = match api::chosen(provider, found, request) {
        Ok(chosen) => chosen,
        Err(_) if !matches!(first.target, Target::Operation(_)) => return None,
        Err(_) => {
            let message = "the spec does not declare this method here";
            let fault = Fault::new(Problem::NoSuchMethod, message);
            let reply = rejection::reject(provider, Place::Api, &fault);
            return Some(Err((String::new(), reply)));
        }
    };
    let bindings = found.raw_bindings(&request.raw_segments(), &server.authority);
    if let Err(fault) = arguments::read(provider, operation, &bindings, request) {
        let reply = rejection::reject_call(provider, operation, &fault);
        return Some(Err((operation.table.name.clone(), reply)));
    }
    let asked = asked::of(provider, operation, &found.bindings, request);
    Some(Ok((found, Call { operation, asked })))
}

fn rejected(status: u16, text: &str) -> Reply {
    Reply::text(status, text).rejecting("not_forwarded", text.trim())
}

fn unreachable(problem: &str) -> Reply {
    let text = format!("The real provider did not answer: {problem}.\n");
    Reply::text(502, text.clone()).rejecting("upstream", text.trim())
}

/// The name of an endpoint that is not recorded.
fn name(target: Target) -> &'static str {
    match target {
        Target::Authorization(_) => "authorization",
        Target::DeviceAuthorization(_) => "device_authorization",
        Target::Token(_) => "token",
        Target::PushedAuthorization(_) => "pushed_authorization_request",
        Target::Tenants(_) => "connection",
        Target::Revocation => "revocation",
        Target::Introspection => "introspection",
        Target::Registration => "registration",
        Target::ClientConfiguration => "client_configuration",
        Target::Keys => "jwks",
        Target::UserInfo => "userinfo",
        Target::EndSession => "end_session",
        Target::WebhookKeys => "webhook_keys",
        Target::GraphQl | Target::Operation(_) => "",
    }
}
