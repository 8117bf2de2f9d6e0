//! The authorization endpoint (RFC 6749 §3.1, §4.1.1): checks the request, asks the user, and sends the
//! browser back with a code or an error.

use std::time::Duration;

use hyper::Method;
use licit_format::resolve::AuthorizationCode;

use super::authorization_request::{AuthorizationRequest, Rejection};
use super::callback::Callback;
use super::consent_page::ConsentPage;
use super::pushed;
use super::request_object::{self, Unread};
use crate::access::{details, scopes};
use crate::core::consent::Consent;
use crate::core::failure::Failure;
use crate::core::issued::{Code, Login};
use crate::core::server::Server;
use crate::http::page;
use crate::http::parameters::wire_name;
use crate::http::reply::Reply;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::rejection::{self, Place};
use crate::values::clock;
use crate::values::pattern::Bindings;

/// Lifetime of a code in seconds if the spec sets none: the longest that RFC 6749 §4.1.2
/// recommends.
const CODE_LIFETIME: u64 = 600;

/// Answers a request to the authorization endpoint of a registration. `decided` is the user's decision, if
/// a script makes it.
pub(crate) fn answer(
    server: &Server,
    registration: usize,
    bindings: &Bindings,
    request: &Request,
    decided: Option<&Failure>,
) -> Reply {
    if !matches!(request.method, Method::GET | Method::HEAD | Method::POST) {
        let message = "authorization requests must use GET or POST";
        let fault = Fault::new(Problem::NoSuchMethod, message);
        return rejection::reject(&server.provider, Place::Token, &fault);
    }
    let posted = posted(request);
    if posted.is_some() && server.settings.consent == Consent::Page {
        // The consent page posts the decision to its own URL, which must have the parameters.
        let query = String::from_utf8_lossy(&request.body);
        return Reply::redirect(&format!("{}?{query}", request.called));
    }
    let request = posted.as_ref().unwrap_or(request);
    respond(server, registration, bindings, request, decided)
}

fn respond(
    server: &Server,
    registration: usize,
    bindings: &Bindings,
    request: &Request,
    decided: Option<&Failure>,
) -> Reply {
    let id = |grant: &AuthorizationCode| {
        let id = request.query.get(wire_name(&grant.renamed, "client_id"));
        id.map(str::to_owned)
    };
    let Some((grant, client)) = server.authorization_code(registration, id) else {
        return page::message(
            404,
            "Not found",
            "There is no such grant:",
            "authorization_code",
        );
    };
    if grant.in_fragment && request.query.pairs().is_empty() {
        return page::of_fragment(&server.provider.table.title);
    }
    if grant.percent_encoded && request.uri.query().is_some_and(|query| query.contains('+')) {
        return rejected(
            server,
            "a space must be written as `%20` in this URL, not as `+`",
        );
    }
    let is_pushed = request.query.get("request_uri").is_some();
    let (parameters, unsupported) = match pushed::parameters(server, registration, grant, request) {
        Ok(parameters) if is_pushed => (parameters, None),
        Ok(given) => match request_object::opened(server, grant, &client, &given, request) {
            Ok(parameters) => (parameters, None),
            Err(Unread::Unsupported(problem)) => {
                (request_object::without(grant, &given), Some(problem))
            }
            Err(Unread::Invalid(problem)) => {
                return rejected_as(server, Problem::InvalidRequestObject, &problem);
            }
        },
        Err(problem) => return rejected(server, &problem),
    };
    let callback = |redirect_uri, state| Callback {
        server,
        grant,
        tenant: None,
        bindings,
        redirect_uri,
        state,
        client: &client,
    };
    let authorization =
        match AuthorizationRequest::read(server, registration, grant, &client, &parameters) {
            Ok(authorization) => authorization,
            Err(Rejection::Page(problem)) => return rejected(server, &problem),
            Err(Rejection::Callback {
                redirect_uri,
                state,
                code,
                problem,
            }) => {
                return callback(redirect_uri, state).error(code, &problem);
            }
        };
    let redirect_uri = authorization
        .redirect_uri
        .clone()
        .unwrap_or_else(|| client.credentials.redirect_uri.clone());
    let decision = match decided {
        Some(Failure::Denied) => Some(Decision::Deny),
        Some(Failure::GrantOnly(scopes)) => Some(Decision::grant(scopes.clone())),
        _ => Decision::of(server, request),
    };
    let callback = Callback {
        tenant: decision.as_ref().and_then(Decision::tenant),
        ..callback(redirect_uri, authorization.state.clone())
    };
    if let Some(problem) = unsupported {
        return callback.error("request_not_supported", &problem);
    }
    if decision.is_some() {
        pushed::spend(server, request);
    }
    settle(decision, &callback, authorization, registration, request)
}

/// A request whose parameters are in a form (OpenID Connect Core §3.1.2.1), as one with a query.
fn posted(request: &Request) -> Option<Request> {
    let form = request.form().filter(|_| request.method == Method::POST)?;
    let is_request = request.query.pairs().is_empty() && form.get("decision").is_none();
    is_request.then(|| Request {
        query: form,
        ..request.clone()
    })
}

/// Ends the request by the user's decision, or asks the user.
fn settle(
    decision: Option<Decision>,
    callback: &Callback<'_>,
    authorization: AuthorizationRequest,
    registration: usize,
    request: &Request,
) -> Reply {
    let server = callback.server;
    match decision {
        Some(Decision::Allow { scopes: chosen, .. }) => {
            let mut granted = authorization.scopes.clone();
            for only in [&server.settings.grant_only, &chosen] {
                granted = scopes::narrowed(&server.provider, &granted, only.as_deref());
            }
            allow(server, registration, callback, authorization, granted)
        }
        Some(Decision::Deny) => callback.error("access_denied", "the user denied the request"),
        None if authorization.is_silent => callback.error("login_required", "the user must log in"),
        None if request.method == Method::GET => {
            let page = ConsentPage {
                server,
                grant: callback.grant,
                authorization: &authorization,
            };
            page.show(&callback.client.credentials, &callback.redirect_uri)
        }
        None => rejected(server, "neither `allow` nor `deny` was chosen"),
    }
}

/// The user's decision.
enum Decision {
    Allow {
        /// The chosen scopes; all if `None`.
        scopes: Option<Vec<String>>,
        /// The number of the chosen tenant.
        tenant: Option<usize>,
    },
    Deny,
}

impl Decision {
    fn grant(scopes: Vec<String>) -> Self {
        Self::Allow {
            scopes: Some(scopes),
            tenant: None,
        }
    }

    /// The decision about a request, if there is one.
    fn of(server: &Server, request: &Request) -> Option<Self> {
        let all = Self::Allow {
            scopes: None,
            tenant: None,
        };
        match server.settings.consent {
            Consent::Auto => return Some(all),
            Consent::Deny => return Some(Self::Deny),
            Consent::Page => {}
        }
        let form = request.form().filter(|_| request.method == Method::POST)?;
        match form.get("decision") {
            Some("allow") => {
                let is_partial = form.get("partial").is_some();
                let scopes = form.pairs().iter().filter(|(name, _)| name == "scope");
                let scopes = scopes.map(|(_, scope)| scope.clone());
                Some(Self::Allow {
                    scopes: is_partial.then(|| scopes.collect()),
                    tenant: form.get("tenant").and_then(|number| number.parse().ok()),
                })
            }
            Some("deny") => Some(Self::Deny),
            _ => None,
        }
    }

    fn tenant(&self) -> Option<usize> {
        match self {
            Self::Allow { tenant, .. } => *tenant,
            Self::Deny => None,
        }
    }
}

fn allow(
    server: &Server,
    registration: usize,
    callback: &Callback<'_>,
    authorization: AuthorizationRequest,
    granted: Vec<usize>,
) -> Reply {
    let grant = callback.grant;
    if granted.is_empty() && !authorization.scopes.is_empty() {
        return callback.error("access_denied", "the user grants none of these scopes");
    }
    if grant.callback.without_code {
        let reply = callback.captured(&granted);
        server.state().issued.consent(registration, granted);
        return reply;
    }
    let lifetime = Duration::from_secs(grant.code_lifetime.unwrap_or(CODE_LIFETIME));
    let mut state = server.state();
    let code = state.mint.fresh();
    let issued = Code {
        registration,
        client_id: callback.client.credentials.client_id.clone(),
        issued_at: server.clock.now(),
        scopes: granted.clone(),
        resources: authorization.resources,
        details: details::narrowed(server, authorization.details),
        redirect_uri: authorization.redirect_uri,
        key: authorization.key,
        login: Login::now(authorization.nonce),
        tenant: callback.tenant,
        challenge: authorization.challenge,
        expires_at: server.clock.now().saturating_add(clock::millis(lifetime)),
        spent_on: None,
    };
    state.issued.add_code(&code, issued);
    drop(state);
    callback.code(&code, &granted)
}

/// The page for an error that must not be sent to a redirect URI (RFC 6749 §4.1.2.1).
fn rejected(server: &Server, problem: &str) -> Reply {
    rejected_as(server, Problem::InvalidRequest, problem)
}

fn rejected_as(server: &Server, kind: Problem, problem: &str) -> Reply {
    let title = format!("{}: the request was rejected", server.provider.table.title);
    let code = kind.code();
    let before = format!("{code}:");
    page::message(400, &title, &before, problem).rejecting(code, problem)
}
