//! Reads a token request (RFC 6749 §4.1.3, §4.4.2, §6) in the format of the spec.

use std::sync::Arc;

use licit_format::resolve::{Grant, RefreshInput, Registration};

use super::fixed;
use super::presented::ACCESS_TOKEN;
use crate::client::authentication::claimed;
use crate::core::client::Client;
use crate::core::grant_kind::GrantKind;
use crate::core::issued::{Family, Login};
use crate::core::routes::{Match, Target};
use crate::core::sent;
use crate::core::server::Server;
use crate::http::parameters::{Parameters, wire_name};
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern::Bindings;

/// A token request for a grant of the spec.
pub(super) struct TokenRequest<'s> {
    pub(super) server: &'s Server,
    pub(super) kind: GrantKind,
    /// Position of the registration.
    pub(super) position: usize,
    pub(super) registration: &'s Registration,
    pub(super) client: Arc<Client>,
    pub(super) grant: &'s Grant,
    pub(super) parameters: Parameters,
    /// The variables of the URL.
    pub(super) bindings: Bindings,
    /// The thumbprint of the key that the tokens are to be bound to.
    pub(super) key: Option<String>,
}

impl<'s> TokenRequest<'s> {
    /// Reads the request for the grant that it names, among those at this URL.
    pub(super) fn read(
        server: &'s Server,
        found: &[Match<'_>],
        http: &Request,
    ) -> Result<Self, Fault> {
        let mut problem = Fault::new(
            Problem::NoSuchMethod,
            "token requests must not use this method",
        );
        let mut candidates = Vec::new();
        for found in found {
            match Self::candidate(server, found, http) {
                Some(Ok(request)) if request.is_for_grant() => candidates.push(request),
                Some(Ok(request)) => problem = request.mismatch(),
                Some(Err(fault)) => problem = fault,
                None => {}
            }
        }
        // Several grants may have the same `grant_type`, or none. Of equal ones, the first is chosen.
        let likeness = |request: &Self| (request.knows_input(), request.has_input());
        let request = candidates.into_iter().rev().max_by_key(likeness);
        let request = request.ok_or(problem)?;
        request.check(http)?;
        Ok(request)
    }

    /// Whether the request is for one of the grants at this URL.
    pub(super) fn has_grant(server: &'s Server, found: &[Match<'_>], http: &Request) -> bool {
        found.iter().any(|found| {
            let candidate = Self::candidate(server, found, http).and_then(Result::ok);
            candidate.is_some_and(|request| request.is_for_grant())
        })
    }

    /// Returns the request as one for a grant; `None` if it has another method.
    fn candidate(
        server: &'s Server,
        found: &Match<'_>,
        http: &Request,
    ) -> Option<Result<Self, Fault>> {
        let Target::Token(token_grant) = found.target else {
            return None;
        };
        let position = token_grant.registration;
        let registration = server.provider.registrations.get(position)?;
        let grant = token_grant.kind.of(registration)?;
        (http.method.as_str() == grant.request.method.name()).then(|| {
            let parameters = sent::parameters(grant.request.encoding, http)?;
            let id = claimed(server, grant, &parameters, http);
            let unknown = || Fault::new(Problem::InvalidClient, "the client is unknown");
            let client = server.client(position, id.as_deref()).ok_or_else(unknown)?;
            Ok(Self {
                server,
                kind: token_grant.kind,
                position,
                registration,
                client,
                grant,
                parameters,
                bindings: found.bindings.clone(),
                key: None,
            })
        })
    }

    /// The family of tokens that this request begins, for a login at the current time.
    pub(super) fn family(&self, scopes: Vec<usize>) -> Family {
        Family {
            registration: self.position,
            client_id: self.client.credentials.client_id.clone(),
            acts_as: self.grant.acts_as,
            scopes,
            resources: Vec::new(),
            details: None,
            key: self.key.clone(),
            login: self.has_login().then(|| Login::now(None)),
            revoked: false,
            tenant: None,
        }
    }

    /// The type of the issued token, in replies to a token exchange (RFC 8693 §2.2.1).
    pub(super) fn issued_type(&self) -> Option<String> {
        let is_exchange = self.kind == GrantKind::TokenExchange;
        let asked = self.get("requested_token_type");
        is_exchange.then(|| asked.unwrap_or(ACCESS_TOKEN).to_owned())
    }

    /// Whether the user logs in for this grant.
    pub(super) fn has_login(&self) -> bool {
        match self.kind {
            GrantKind::AuthorizationCode
            | GrantKind::RefreshToken
            | GrantKind::DeviceCode
            | GrantKind::Password
            | GrantKind::Swap
            | GrantKind::Custom(_) => true,
            GrantKind::ClientCredentials
            | GrantKind::AppToken
            | GrantKind::TokenExchange
            | GrantKind::JwtBearer => false,
        }
    }

    /// Whether tokens of this family were issued to the client of this request.
    pub(super) fn owns(&self, family: &Family) -> bool {
        family.belongs_to(self.position, &self.client.credentials.client_id)
    }

    /// A standard parameter, under the provider's name for it.
    pub(super) fn get<'a>(&'a self, standard: &'a str) -> Option<&'a str> {
        self.parameters
            .get(wire_name(&self.grant.request.renamed, standard))
    }

    /// A standard parameter that is required.
    pub(super) fn required<'a>(&'a self, standard: &'a str) -> Result<&'a str, Fault> {
        let missing = || Fault::new(Problem::InvalidRequest, format!("`{standard}` is missing"));
        self.get(standard).ok_or_else(missing)
    }

    /// Whether the provider's authorization code grant has no code.
    pub(super) fn needs_no_code(&self) -> bool {
        let code = self.registration.table.authorization_code.as_ref();
        code.is_some_and(|code| code.callback.without_code)
    }

    /// Whether the provider omits a standard parameter.
    pub(super) fn omits(&self, standard: &str) -> bool {
        self.grant
            .request
            .omitted
            .iter()
            .any(|omitted| omitted == standard)
    }

    /// Returns a parameter with scopes. A fixed value is not a request for scopes.
    pub(super) fn scope<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        self.get(name).filter(|_| !self.fixes(name))
    }

    /// Whether the spec fixes the value of a parameter.
    pub(super) fn fixes(&self, name: &str) -> bool {
        let mut fixed = self.grant.request.parameters.iter();
        fixed.any(|parameter| parameter.name == name)
    }

    /// Whether `grant_type` names this grant; if the provider omits it, whether the request has the
    /// parameters of the grant.
    fn is_for_grant(&self) -> bool {
        let name = self
            .grant
            .request
            .grant_type
            .as_deref()
            .unwrap_or(self.kind.name());
        match (self.get("grant_type"), self.kind) {
            (Some(given), _) => given == name,
            (None, GrantKind::Swap) => name.is_empty() && self.has_input(),
            (None, _) => self.omits("grant_type") && self.has_input(),
        }
    }

    /// Whether the request has the parameters of the grant.
    fn has_input(&self) -> bool {
        match self.kind {
            GrantKind::Swap => self.get("access_token").is_some(),
            GrantKind::AuthorizationCode => self.needs_no_code() || self.get("code").is_some(),
            GrantKind::RefreshToken => self.has_refresh_input(),
            GrantKind::DeviceCode => self.get("device_code").is_some(),
            GrantKind::TokenExchange => self.get("subject_token").is_some(),
            GrantKind::JwtBearer => self.get("assertion").is_some(),
            GrantKind::Password => self.get("password").is_some(),
            GrantKind::AppToken => self.get("code").is_none(),
            GrantKind::ClientCredentials | GrantKind::Custom(_) => true,
        }
    }

    /// Whether the request has a code or token that was issued for the grant.
    fn knows_input(&self) -> bool {
        let mut state = self.server.state();
        let issued = &mut state.issued;
        match self.kind {
            GrantKind::AuthorizationCode => {
                let code = self.get("code");
                code.is_some_and(|code| issued.code(code).is_some())
            }
            GrantKind::DeviceCode => {
                let code = self.get("device_code");
                code.is_some_and(|code| issued.device(code).is_some())
            }
            GrantKind::RefreshToken => {
                let token = self.get("refresh_token");
                token.is_some_and(|token| issued.refresh(token).is_some())
            }
            _ => false,
        }
    }

    /// Whether the request has what a refresh sends.
    fn has_refresh_input(&self) -> bool {
        let input = self.registration.table.refresh_token.as_ref();
        match input.map(|refresh| refresh.input) {
            Some(RefreshInput::AccessToken) => self.get("access_token").is_some(),
            Some(RefreshInput::Nothing) => self.get("code").is_none(),
            Some(RefreshInput::RefreshToken) | None => self.get("refresh_token").is_some(),
        }
    }

    fn mismatch(&self) -> Fault {
        match self.get("grant_type") {
            None if !self.omits("grant_type") => {
                Fault::new(Problem::InvalidRequest, "`grant_type` is missing")
            }
            _ => Fault::new(
                Problem::UnsupportedGrantType,
                "there is no such grant at this URL",
            ),
        }
    }

    fn check(&self, http: &Request) -> Result<(), Fault> {
        let invalid = |message| Err(Fault::new(Problem::InvalidRequest, message));
        if let Some(name) = self.parameters.repeated() {
            return invalid(format!("`{name}` is sent twice"));
        }
        let table = &self.grant.request;
        if let Some(omitted) = table.omitted.iter().find(|omitted| {
            let name = wire_name(&table.renamed, omitted);
            self.parameters.get(name).is_some() && !self.fixes(name)
        }) {
            return invalid(format!("`{omitted}` must not be sent here"));
        }
        fixed::check(self, http)?;
        if let Some(name) = table.included.iter().find(|name| self.lacks(name)) {
            return invalid(format!("`{name}` is missing"));
        }
        Ok(())
    }

    /// Whether a parameter is missing that the spec requires beyond the RFC.
    fn lacks(&self, name: &str) -> bool {
        let is_required = match name {
            "state" => self.kind == GrantKind::AuthorizationCode,
            // Scopes are optional.
            "scope" => false,
            _ => true,
        };
        is_required && self.get(name).is_none()
    }
}
