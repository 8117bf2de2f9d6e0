//! Reads an authorization request (RFC 6749 §4.1.1), and checks it against the spec.

use licit_format::resolve::{AuthorizationCode, Parameter, Pkce, State};
use serde_json::Value;

use super::{openid_parameters, profile};
use crate::access::{details, resources, scopes};
use crate::core::challenge::Challenge;
use crate::core::client::Client;
use crate::core::grant_kind::GrantKind;
use crate::core::server::Server;
use crate::core::signed;
use crate::http::parameters::{Parameters, wire_name};
use crate::model::text;

/// A valid authorization request.
#[derive(Debug)]
pub(super) struct AuthorizationRequest {
    /// The redirect URI, if it was sent.
    pub(super) redirect_uri: Option<String>,
    /// The state, if the provider supports it.
    pub(super) state: Option<String>,
    /// The requested scopes, or the default ones.
    pub(super) scopes: Vec<usize>,
    /// The requested resources (RFC 8707).
    pub(super) resources: Vec<String>,
    /// The requested authorization details (RFC 9396).
    pub(super) details: Option<Vec<Value>>,
    /// The thumbprint of the key that the code is to be bound to (RFC 9449 §10).
    pub(super) key: Option<String>,
    /// The nonce for the ID token (OpenID Connect Core §3.1.2.1).
    pub(super) nonce: Option<String>,
    /// Whether no page may be shown to the user (`prompt=none`).
    pub(super) is_silent: bool,
    /// The PKCE challenge.
    pub(super) challenge: Option<Challenge>,
}

/// Why a request is rejected, and where the error is sent.
#[derive(Debug)]
pub(super) enum Rejection {
    /// To the user, on a page: the redirect URI is not trusted.
    Page(String),
    /// To the application, at its redirect URI.
    Callback {
        redirect_uri: String,
        state: Option<String>,
        code: &'static str,
        problem: String,
    },
}

impl AuthorizationRequest {
    /// Reads and checks a request.
    pub(super) fn read(
        server: &Server,
        registration: usize,
        grant: &AuthorizationCode,
        client: &Client,
        parameters: &Parameters,
    ) -> Result<Self, Rejection> {
        let registration = server.provider.registrations.get(registration);
        let reader = Reader {
            server,
            grant,
            declared: registration.map_or(&[], |registration| &registration.parameters),
            parameters,
        };
        let redirect_uri = reader
            .trusted_redirect_uri(client)
            .map_err(Rejection::Page)?;
        let state = reader
            .get("state")
            .filter(|_| grant.state == State::Echoed)
            .map(str::to_owned);
        reader
            .complete(client, redirect_uri.clone(), state.clone())
            .map_err(|(code, problem)| {
                let redirect_uri =
                    redirect_uri.unwrap_or_else(|| client.credentials.redirect_uri.clone());
                Rejection::Callback {
                    redirect_uri,
                    state,
                    code,
                    problem,
                }
            })
    }
}

/// The problem of a redirect URI that is not registered (RFC 6749 §3.1.2.4).
fn not_registered(uri: &str, client: &Client) -> String {
    let registered = client.described_redirect_uris().join(", ");
    format!("the redirect URI `{uri}` is not registered; registered: {registered}")
}

type Problem = (&'static str, String);

fn invalid(problem: impl Into<String>) -> Problem {
    ("invalid_request", problem.into())
}

struct Reader<'r> {
    server: &'r Server,
    grant: &'r AuthorizationCode,
    declared: &'r [Parameter],
    parameters: &'r Parameters,
}

impl Reader<'_> {
    /// A standard parameter, under the provider's name for it.
    fn get<'a>(&'a self, standard: &'a str) -> Option<&'a str> {
        self.parameters
            .get(wire_name(&self.grant.renamed, standard))
    }

    /// Whether the spec fixes the value of a standard parameter.
    fn fixes(&self, standard: &str) -> bool {
        let name = wire_name(&self.grant.renamed, standard);
        let mut fixed = self.grant.parameters.iter();
        fixed.any(|parameter| parameter.name == name)
    }

    fn omits(&self, standard: &str) -> bool {
        self.grant.omitted.iter().any(|omitted| omitted == standard)
    }

    /// The checks that must pass before anything is sent to a redirect URI.
    fn trusted_redirect_uri(&self, client: &Client) -> Result<Option<String>, String> {
        if let Some(name) = self.parameters.repeated() {
            return Err(format!("the parameter `{name}` is sent twice"));
        }
        if self.grant.sorted && !self.parameters.is_sorted() {
            return Err("the parameters are not in alphabetical order".to_owned());
        }
        if self.grant.state == State::InRedirectUri && self.get("state").is_some() {
            return Err("this provider does not support `state`".to_owned());
        }
        if let Some(omitted) = self
            .grant
            .omitted
            .iter()
            .find(|omitted| self.get(omitted).is_some() && !self.fixes(omitted))
        {
            return Err(format!(
                "{} does not accept the parameter `{omitted}`",
                self.server.provider.table.title
            ));
        }
        if self.grant.pkce == Pkce::Unsupported && self.get("code_challenge").is_some() {
            let title = &self.server.provider.table.title;
            return Err(format!(
                "{title} does not support PKCE: `code_challenge` must not be sent"
            ));
        }
        match self.get("client_id") {
            Some(id) if client.has_id(id) => {}
            None if self.omits("client_id") => {}
            Some(id) => return Err(format!("the client `{id}` is unknown")),
            None => return Err("`client_id` is missing".to_owned()),
        }
        if self.server.is_fapi() {
            profile::check_redirect_uri(self.get("redirect_uri"))?;
        }
        match self.get("redirect_uri") {
            // The fixed value is an alias of the registered redirect URI.
            Some(_) if self.fixes("redirect_uri") => Ok(None),
            Some(uri) if self.grant.out_of_band.as_deref() == Some(uri) => Ok(Some(uri.to_owned())),
            Some(uri) if self.grant.state == State::InRedirectUri => {
                // The application may add a query to the registered one.
                let (registered, query) = uri.split_once('?').unwrap_or((uri, ""));
                let state = Parameters::from_form(query.as_bytes());
                match state.get(&self.grant.callback.state) {
                    Some(_) if client.takes_redirect_uri(registered) => Ok(Some(uri.to_owned())),
                    Some(_) => Err(not_registered(registered, client)),
                    None => Err("the redirect URI contains no state".to_owned()),
                }
            }
            Some(uri) if client.takes_redirect_uri(uri) => Ok(Some(uri.to_owned())),
            Some(uri) => Err(not_registered(uri, client)),
            // RFC 6749 §3.1.2.3
            None if client.has_several_redirect_uris() && !self.omits("redirect_uri") => {
                Err("`redirect_uri` is missing, but several are registered".to_owned())
            }
            None => Ok(None),
        }
    }

    /// Reads the rest of the request. Its errors are sent to the redirect URI, which is trusted.
    fn complete(
        &self,
        client: &Client,
        redirect_uri: Option<String>,
        state: Option<String>,
    ) -> Result<AuthorizationRequest, Problem> {
        if !client.may_use(GrantKind::AuthorizationCode, &self.grant.grant) {
            let id = &client.credentials.client_id;
            let problem = format!("`{id}` is not registered for this grant (RFC 7591 §2)");
            return Err(("unauthorized_client", problem));
        }
        self.response_type()?;
        self.response_mode()?;
        self.own_parameters(client)?;
        self.openid_parameters()?;
        let provider = &self.server.provider;
        let scope = |name| self.get(name).filter(|_| !self.fixes(name));
        let scopes = scopes::requested(provider, client, scope)
            .map_err(|fault| (fault.problem.code(), fault.message))?;
        let resources = resources::requested(self.server, self.parameters)
            .map_err(|fault| (fault.problem.code(), fault.message))?;
        let details = details::requested(self.server, self.parameters)
            .map_err(|fault| (fault.problem.code(), fault.message))?;
        let challenge = self.challenge(client).map_err(invalid)?;
        Ok(AuthorizationRequest {
            redirect_uri,
            state,
            scopes,
            resources,
            details,
            key: self.get("dpop_jkt").map(str::to_owned),
            nonce: self.get("nonce").map(str::to_owned),
            is_silent: provider.openid.is_some() && self.get("prompt") == Some("none"),
            challenge,
        })
    }

    fn response_mode(&self) -> Result<(), Problem> {
        let documented = self.grant.response_mode.as_deref();
        if documented.is_some_and(|documented| self.get("response_mode") != Some(documented)) {
            return Err(invalid("`response_mode` is not the documented one"));
        }
        let given = self.get("response_mode");
        let is_declared = self.fixes("response_mode")
            || self
                .declared
                .iter()
                .any(|declared| declared.name == "response_mode");
        let other = given.filter(|mode| *mode != "query" && !is_declared);
        match other.filter(|_| documented.is_none()) {
            Some(mode) => Err(invalid(format!(
                "`response_mode` is `{mode}`, but the spec has only `query`"
            ))),
            None => Ok(()),
        }
    }

    fn response_type(&self) -> Result<(), Problem> {
        match self.get("response_type") {
            Some(given) if given == self.grant.response_type => Ok(()),
            Some(_) => {
                let problem = format!("`response_type` is not `{}`", self.grant.response_type);
                Err(("unsupported_response_type", problem))
            }
            None if self.omits("response_type") => Ok(()),
            None => Err(invalid("`response_type` is missing")),
        }
    }

    /// Checks the provider-specific parameters.
    fn own_parameters(&self, client: &Client) -> Result<(), Problem> {
        let fixed = self.grant.parameters.iter();
        let sent: Vec<_> = fixed
            .map(|fixed| (fixed, self.parameters.get(&fixed.name)))
            .collect();
        let provider = &self.server.provider;
        if let Some(unfit) = signed::unfit(provider, client, &sent) {
            return Err(invalid(signed::problem(provider, unfit)));
        }
        for parameter in self.declared {
            match self.parameters.get(&parameter.name) {
                Some(given) => {
                    text::read(&self.server.provider, &parameter.ty, given)
                        .map_err(|problem| invalid(format!("`{}` is {problem}", parameter.name)))?;
                }
                None if parameter.optional => {}
                None => return Err(invalid(format!("`{}` is missing", parameter.name))),
            }
        }
        Ok(())
    }

    /// Checks the parameters of OpenID Connect that the spec does not declare.
    fn openid_parameters(&self) -> Result<(), Problem> {
        if self.server.provider.openid.is_none() {
            return Ok(());
        }
        for (name, value) in self.parameters.pairs() {
            let is_declared = self.declared.iter().any(|declared| declared.name == *name)
                || self
                    .grant
                    .parameters
                    .iter()
                    .any(|fixed| fixed.name == *name);
            let problem = (!is_declared && !value.is_empty())
                .then(|| openid_parameters::problem(name, value));
            if let Some(problem) = problem.flatten() {
                return Err(invalid(problem));
            }
        }
        Ok(())
    }

    /// Whether a login requires PKCE: if the spec has `S256`, and for every public client (RFC 9700
    /// §2.1.1), unless the provider does not support PKCE.
    fn requires_challenge(&self, client: &Client) -> bool {
        let is_required = match self.grant.pkce {
            Pkce::S256 => true,
            Pkce::Plain => client.is_public(),
            Pkce::Unsupported => false,
        };
        is_required && !self.omits("code_challenge")
    }

    fn challenge(&self, client: &Client) -> Result<Option<Challenge>, String> {
        let method = self.get("code_challenge_method");
        let (takes_plain, now) = (self.grant.pkce == Pkce::Plain, self.server.clock.now());
        match self.get("code_challenge") {
            Some(value) => Challenge::read(value, method, takes_plain, now).map(Some),
            None if method.is_some() && self.grant.pkce != Pkce::Unsupported => {
                Err("`code_challenge_method` without `code_challenge`".to_owned())
            }
            None if self.requires_challenge(client) => {
                Err("`code_challenge` is missing: PKCE is required (RFC 7636)".to_owned())
            }
            None => Ok(None),
        }
    }
}
