//! Security schemes and requirements: names, valid combinations, and what the application can provide.

use std::collections::{HashMap, HashSet};

use licit_tables::owned::{CredentialIn, TokenIn};

use super::names::{self, Kind};
use super::scopes;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::resolve::{Alternative, coverage, required_security};
use crate::source::Spanned;
use crate::spec::{Index, Operation, Security, SecurityScheme, Spec, TOKEN, TokenUse};

/// Methods of the generated `Credentials`.
const RESERVED: &[&str] = &["new", "default", "clone", "clone_from", "fmt"];

/// A place of a request that takes one credential.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Target {
    Header(String),
    Query(String),
    Cookie(String),
    Body(String),
    Connection,
}

impl Target {
    /// Returns where a credential goes.
    pub(crate) fn of(place: &CredentialIn) -> Self {
        match place {
            CredentialIn::Header(name) => Self::Header(name.to_ascii_lowercase()),
            CredentialIn::Query(name) => Self::Query(name.clone()),
            CredentialIn::Cookie(name) => Self::Cookie(name.clone()),
            CredentialIn::Basic | CredentialIn::Bearer => Self::Header("authorization".into()),
            CredentialIn::MutualTls => Self::Connection,
        }
    }

    /// Returns where the access token goes.
    pub(crate) fn of_token(place: Option<&TokenIn>) -> Self {
        match place {
            None | Some(TokenIn::Authorization(_)) => Self::Header("authorization".into()),
            Some(TokenIn::Header(name)) => Self::Header(name.to_ascii_lowercase()),
            Some(TokenIn::Query(name)) => Self::Query(name.clone()),
            Some(TokenIn::Body(name)) => Self::Body(name.clone()),
        }
    }
}

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let schemes = spec.security_schemes.iter().filter(|s| s.place.is_some());
    names::unique(
        &Kind::SECURITY_SCHEMES,
        schemes
            .clone()
            .map(|scheme| (scheme.rust_name(), &scheme.name)),
        found,
    );
    for scheme in schemes {
        let why = "is a reserved name of the generated `Credentials`";
        names::reserved(&scheme.name, RESERVED, why, found);
        let why = "is the name of the access token in requirements";
        names::reserved(&scheme.name, &[TOKEN], why, found);
    }
    let known: HashMap<&str, &SecurityScheme> = spec
        .security_schemes
        .iter()
        .map(|scheme| (scheme.name.as_str(), scheme))
        .collect();
    let checker = Checker { index, known };
    if let Some(shared) = &spec.api.security {
        checker.requirement(shared, found);
    }
    for operation in &spec.operations {
        if let Some(own) = &operation.security {
            checker.requirement(own, found);
            beside(operation, own, found);
        }
        token_is_granted(spec, operation, found);
    }
}

struct Checker<'a> {
    index: &'a Index<'a>,
    known: HashMap<&'a str, &'a SecurityScheme>,
}

impl Checker<'_> {
    fn requirement(&self, security: &Security, found: &mut Vec<Diagnostic>) {
        let before = found.len();
        for alternative in &security.alternatives {
            let mut targets: HashMap<Target, &Spanned<String>> = HashMap::new();
            for (name, scopes) in &alternative.members {
                let Some(target) = self.member(name, scopes, found) else {
                    continue;
                };
                if let Some(earlier) = targets.insert(target, name) {
                    let message = format!(
                        "`{}` and `{}` are sent in the same place",
                        shown(earlier),
                        shown(name)
                    );
                    found.push(
                        Diagnostic::error(Code::SecurityConflict, message)
                            .at(name.span, "would replace the other one")
                            .see(earlier.span, "the other one"),
                    );
                }
            }
        }
        if found.len() == before && coverage::cases(&self.alternatives(security)).is_none() {
            let label = format!("more than {} cases", coverage::MAX_CASES);
            found.push(
                Diagnostic::error(Code::SecurityTooComplex, "the requirement is too complex")
                    .at(security.span, label),
            );
        }
    }

    /// Checks a member of an alternative and returns where its credential goes.
    fn member(
        &self,
        name: &Spanned<String>,
        members: &[Spanned<String>],
        found: &mut Vec<Diagnostic>,
    ) -> Option<Target> {
        let scheme = self.known.get(name.as_str());
        let is_token = name.value == TOKEN || scheme.is_some_and(|scheme| scheme.place.is_none());
        if is_token {
            for scope in members {
                scopes::declared(self.index, scope, found);
            }
            let place = self.index.spec.api.token_in.as_ref();
            return Some(Target::of_token(place.map(|place| &place.value)));
        }
        let Some(scheme) = scheme else {
            let message = format!("unknown security scheme `{}`", shown(name));
            let diagnostic = Diagnostic::error(Code::UnknownSecurityScheme, message)
                .at(name.span, "not declared in `security_schemes`");
            let names = self.known.keys().copied().chain([TOKEN]);
            found.push(
                self.index
                    .suggest_nearest(diagnostic, "a scheme", name, names),
            );
            return None;
        };
        if let Some(scope) = members.first() {
            let message = format!("`{}` has no scopes", shown(name));
            found.push(
                Diagnostic::error(Code::SecurityConflict, message)
                    .at(scope.span, "only the access token has scopes"),
            );
        }
        scheme.place.as_ref().map(Target::of)
    }

    /// The alternatives with made-up positions, to count their cases.
    fn alternatives(&self, security: &Security) -> Vec<Alternative> {
        let mut positions: HashMap<&str, usize> = HashMap::new();
        let mut all: Vec<Alternative> = Vec::new();
        for written in &security.alternatives {
            let mut alternative = Alternative::default();
            for (name, _) in &written.members {
                let scheme = self.known.get(name.as_str());
                if scheme.is_some_and(|scheme| scheme.place.is_some()) {
                    let next = positions.len();
                    let at = *positions.entry(name.as_str()).or_insert(next);
                    alternative.schemes.push(at);
                } else {
                    alternative.token = true;
                }
            }
            alternative.schemes.sort_unstable();
            all.push(alternative);
        }
        let mut seen = HashSet::new();
        all.retain(|alternative| seen.insert(alternative.clone()));
        all
    }
}

/// `security` says everything that `scopes` and `token` would say.
fn beside(operation: &Operation, security: &Security, found: &mut Vec<Diagnostic>) {
    let none = operation.token.as_ref();
    let none = none.filter(|token| token.value == TokenUse::None);
    let scopes = operation.scopes.is_some().then_some(operation.scopes_span);
    for (span, key, help) in [
        (
            scopes,
            "scopes",
            "list the scopes in `security`: `{ \"token\": [\"…\"] }`",
        ),
        (
            none.map(|token| token.span),
            "token",
            "remove one of the two",
        ),
    ] {
        if let Some(span) = span {
            let message = format!("`{key}` beside `security`");
            found.push(
                Diagnostic::error(Code::SecurityConflict, message)
                    .at(span, "`security` states the whole requirement")
                    .see(security.span, "the requirement")
                    .help(help),
            );
        }
    }
}

/// Whether a call may send the access token.
pub(super) fn may_send_token(spec: &Spec, operation: &Operation) -> bool {
    let Some(security) = required_security(spec, operation) else {
        let token = operation.token.as_ref();
        return token.is_none_or(|token| token.value != TokenUse::None);
    };
    let all = security.alternatives.iter();
    let mut members = all.flat_map(|alternative| &alternative.members);
    members.any(|(name, _)| is_token(spec, name))
}

/// Whether a scheme is the access token.
fn is_token(spec: &Spec, name: &Spanned<String>) -> bool {
    let mut schemes = spec.security_schemes.iter();
    let scheme = schemes.find(|scheme| scheme.name.value == name.value);
    name.value == TOKEN || scheme.is_some_and(|scheme| scheme.place.is_none())
}

/// Reports an operation that needs a token although the provider issues none.
fn token_is_granted(spec: &Spec, operation: &Operation, found: &mut Vec<Diagnostic>) {
    let grants = spec.grants.unreadable || spec.grants.all().next().is_some();
    // If the spec has no way to authenticate at all, another check reports it.
    if grants || !spec.credentials.is_empty() || spec.security_schemes.is_empty() {
        return;
    }
    let place = if let Some(security) = required_security(spec, operation) {
        let mut alternatives = security.alternatives.iter();
        let always = !security.alternatives.is_empty()
            && alternatives.all(|one| one.members.iter().any(|(name, _)| is_token(spec, name)));
        always.then_some(security.span)
    } else {
        let token = operation.token.as_ref();
        let is_sent = token.is_none_or(|token| token.value != TokenUse::None);
        is_sent.then_some(operation.name.span)
    };
    if let Some(span) = place {
        let message = format!("`{}` can never be called", shown(&operation.name));
        found.push(
            Diagnostic::error(Code::TokenNeverGranted, message)
                .at(span, "requires an access token")
                .help("add a grant or a credential, or list the schemes in `security`"),
        );
    }
}
