//! The parameters of the authorization request: each is set once, and together they request a code. They
//! come from the RFCs, from the spec's `parameters`, and from the query of the endpoint.

use std::collections::HashSet;

use super::values::{self, OPEN};
use super::{logins, wire_names};
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::{Part, Template};
use crate::expression::type_expression::TypeExpression;
use crate::source::{Span, Spanned};
use crate::spec::{
    AuthorizationCode, EnumValue, Index, ModelKind, Property, PropertyKind, Spec, State,
};

/// Values of `response_type` that request neither a code nor an access token (OAuth 2.0 Multiple
/// Response Type Encoding Practices).
const WITHOUT_CODE: &[&str] = &["id_token", "none"];

const RESPONSE_TYPE: &str = "response_type";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let Some(grant) = &index.spec.grants.authorization_code else {
        return;
    };
    found.extend(grant.fragment.as_ref().and_then(fragment));
    let query = index.spec.authorization_endpoint.as_ref();
    let query = query.and_then(|endpoint| Query::of(index, endpoint));
    let query = query.unwrap_or_default();
    let before = found.len();
    response_types(index, grant, &query, found);
    let is_kind_wrong = found.len() > before;
    let sent = sent(index.spec, grant);
    // A wrong response type was reported, and is to be removed.
    let sent = sent
        .into_iter()
        .filter(|(standard, _)| !is_kind_wrong || *standard != RESPONSE_TYPE);
    let sent: Vec<_> = sent.collect();
    collisions(grant, &query, &sent, found);
    scope_parameters(index.spec, grant, &sent, found);
}

/// The fragment consists of the characters of RFC 3986 §3.5. It is not a template.
fn fragment(text: &Spanned<String>) -> Option<Diagnostic> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?%".contains(c);
    let wrong = text.chars().find(|c| !is_allowed(*c))?;
    let message = format!("`{}` is not a fragment", shown(text));
    let diagnostic = Diagnostic::error(Code::MalformedUrl, message);
    Some(if wrong == '{' {
        diagnostic
            .at(text.span, "a fragment is not a template")
            .help("set `\"parameters_in\": \"fragment\"` if the page reads its parameters there")
    } else {
        diagnostic.at(
            text.span,
            format!("`{}` is not allowed", wrong.escape_debug()),
        )
    })
}

/// The query of the authorization endpoint.
#[derive(Default)]
struct Query {
    span: Span,
    /// Its names and values, for each text that it can become.
    pairs: Vec<(String, String)>,
}

impl Query {
    fn of(index: &Index<'_>, endpoint: &Template) -> Option<Self> {
        let mut parts = endpoint.parts.iter();
        let mut start = 0;
        let behind = parts.find_map(|part| match part {
            Part::Literal(text) => text.split_once('?').map(|(_, behind)| behind),
            Part::Variable(_) | Part::Expression { .. } => None,
        })?;
        if let Some(at) = endpoint.text.find('?') {
            start = at + 1;
        }
        let mut query = vec![Part::Literal(behind.to_owned())];
        query.extend(parts.cloned());
        let mut pairs = Vec::new();
        for text in values::texts(index, &query) {
            let text = text.split('#').next().unwrap_or_default();
            pairs.extend(url::form_urlencoded::parse(text.as_bytes()).into_owned());
        }
        pairs.sort_unstable();
        pairs.dedup();
        Some(Self {
            span: endpoint.part(start, endpoint.text.len()),
            pairs,
        })
    }
}

/// A token in the callback is stored in browser histories and logs, and is not bound to this
/// application (RFC 9700 §2.1.2).
fn response_types(
    index: &Index<'_>,
    grant: &AuthorizationCode,
    query: &Query,
    found: &mut Vec<Diagnostic>,
) {
    // A server may know the standard name besides its own, and may ignore case.
    let own = wire_names::of(index.spec, &grant.rename, RESPONSE_TYPE);
    let is_kind =
        |name: &str| name.eq_ignore_ascii_case(RESPONSE_TYPE) || name.eq_ignore_ascii_case(own);
    let mut sent: Vec<(String, Span)> = Vec::new();
    let standard = grant.response_type.iter();
    sent.extend(standard.map(|text| (text.value.clone(), text.span)));
    let parameters = grant.parameters.iter();
    for parameter in parameters.filter(|parameter| is_kind(&parameter.name)) {
        sent.extend(of_parameter(index, parameter));
    }
    let others = grant.rename.iter();
    let others = others.filter(|(name, wire)| name.value != RESPONSE_TYPE && is_kind(wire));
    sent.extend(others.map(|(name, _)| (OPEN.to_string(), name.span)));
    let pairs = query.pairs.iter().filter(|(name, _)| is_kind(name));
    sent.extend(pairs.map(|(_, value)| (value.clone(), query.span)));
    let mut reported = Vec::new();
    for (text, span) in sent {
        if reported.contains(&span) {
            continue;
        }
        if let Some((message, help)) = problem(&text) {
            reported.push(span);
            found.push(
                Diagnostic::error(Code::UnsupportedGrant, message)
                    .at(span, "not the authorization code grant")
                    .help(help),
            );
        }
    }
}

const USE_CODE: &str =
    "use `code`, which is the default; the token endpoint then returns the token";

/// Returns what is wrong with a value of `response_type`, and what to do. Its words consist of letters,
/// digits and `_` (RFC 6749 §8.4); providers separate them in many ways.
fn problem(text: &str) -> Option<(&'static str, &'static str)> {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let words = words.filter(|word| !word.is_empty());
        words.map(str::to_ascii_lowercase).collect()
    };
    let is_token =
        |word: &String| word.ends_with("token") && word != "id_token" && word != "idtoken";
    let own = words(text);
    let decoded = url::form_urlencoded::parse(text.as_bytes());
    let mut decoded = decoded.flat_map(|(name, value)| [words(&name), words(&value)].concat());
    if own.iter().any(is_token) || decoded.any(|word| is_token(&word)) {
        Some(("`response_type` requests a token in the callback", USE_CODE))
    } else if text.contains(OPEN) {
        Some((
            "`response_type` can be any text",
            "list the values in an `enum`, or use `code`",
        ))
    } else if own.iter().all(|word| WITHOUT_CODE.contains(&word.as_str())) {
        Some(("`response_type` does not request a code", USE_CODE))
    } else {
        None
    }
}

/// The texts that a parameter can have, with their locations.
fn of_parameter(index: &Index<'_>, parameter: &Property) -> Vec<(String, Span)> {
    let of_enum = |values: &[EnumValue]| -> Vec<(String, Span)> {
        let values = values.iter().map(|value| &value.value);
        values
            .map(|value| (value.to_string(), value.span))
            .collect()
    };
    match &parameter.kind {
        PropertyKind::Fixed(template) => {
            let texts = values::texts(index, &template.parts).into_iter();
            texts.map(|text| (text, template.span)).collect()
        }
        PropertyKind::Constant(value) => vec![(value.to_string(), value.span)],
        PropertyKind::Enum(values) => of_enum(values),
        PropertyKind::Type(expression) => match enum_of(index, expression) {
            Some(values) => {
                let values = of_enum(values).into_iter();
                values.map(|(text, _)| (text, parameter.span)).collect()
            }
            None => vec![(OPEN.to_string(), parameter.span)],
        },
        PropertyKind::Union(_) | PropertyKind::Object(_) => {
            vec![(OPEN.to_string(), parameter.span)]
        }
    }
}

/// The values of the enum that a type refers to.
fn enum_of<'s>(index: &Index<'s>, expression: &'s TypeExpression) -> Option<&'s [EnumValue]> {
    let mut current = expression;
    // Alias cycles are reported elsewhere; the bound prevents an endless loop.
    for _ in 0..=index.spec.models.len() {
        match current {
            TypeExpression::Nullable(inner) => current = inner,
            TypeExpression::Named(name) => match &index.model(name)?.kind {
                ModelKind::Alias(target) => current = target,
                ModelKind::Enum(values) => return Some(values),
                ModelKind::Object(_) | ModelKind::Union(_) => return None,
            },
            TypeExpression::Builtin(_) | TypeExpression::List(_) | TypeExpression::Map(_) => {
                return None;
            }
        }
    }
    None
}

/// Rejects a parameter that the request contains already: the spec's value would not be sent, or a server
/// could read either of two.
fn collisions(
    grant: &AuthorizationCode,
    query: &Query,
    sent: &[(&str, &str)],
    found: &mut Vec<Diagnostic>,
) {
    let standard_of = |name: &str| {
        let known = sent.iter().find(|(_, wire)| *wire == name);
        known.map(|(standard, _)| *standard)
    };
    for parameter in &grant.parameters {
        if let Some(standard) = standard_of(&parameter.name) {
            let label = "this value would not be sent";
            found.push(set_twice(
                &parameter.name,
                standard,
                (parameter.name.span, label),
            ));
        }
    }
    let mut seen: Vec<&str> = Vec::new();
    for (name, _) in &query.pairs {
        if let Some(standard) = standard_of(name)
            && !seen.contains(&name.as_str())
        {
            seen.push(name);
            found.push(set_twice(
                name,
                standard,
                (query.span, "would be sent twice"),
            ));
        }
    }
    for (standard, wire) in &grant.rename {
        let mut others = sent.iter().filter(|(name, _)| *name != standard.value);
        let other = others.find(|(_, name)| *name == wire.as_str());
        if let Some((other, _)) = other
            && sent.iter().any(|(name, _)| *name == standard.value)
        {
            found.push(set_twice(
                wire,
                other,
                (standard.span, "would be sent twice"),
            ));
        }
    }
}

/// Rejects scopes that are requested under the name of another parameter.
fn scope_parameters(
    spec: &Spec,
    grant: &AuthorizationCode,
    sent: &[(&str, &str)],
    found: &mut Vec<Diagnostic>,
) {
    let own = spec
        .scopes
        .iter()
        .filter_map(|scope| scope.parameter.as_ref());
    let mut reported = HashSet::new();
    for name in spec.scope_format.parameter.iter().chain(own) {
        // A parameter that is renamed to this name was reported.
        let is_renamed = grant
            .rename
            .iter()
            .any(|(_, wire)| wire.value == name.value);
        let others = sent.iter().filter(|(standard, _)| *standard != "scope");
        let mut others = others.filter(|_| !is_renamed);
        let other = others.find(|(_, wire)| *wire == name.as_str());
        if let Some((other, _)) = other
            && reported.insert(name.value.as_str())
        {
            found.push(set_twice(name, other, (name.span, "would be sent twice")));
        }
    }
}

fn set_twice(name: &str, standard: &str, (span, label): (Span, &str)) -> Diagnostic {
    let message = format!(
        "the authorization request already contains `{}`",
        shown(name)
    );
    Diagnostic::error(Code::ParameterSetTwice, message)
        .at(span, label)
        .help(format!(
            "remove it, or add `{standard}` to `omit` if the provider expects another value"
        ))
}

/// The standard parameters that a login may send, each with the name under which it is sent.
fn sent<'s>(spec: &'s Spec, grant: &'s AuthorizationCode) -> Vec<(&'static str, &'s str)> {
    let requests = spec.scope_format.sent_on.as_ref();
    let has_scopes = !spec.scopes.is_empty()
        && requests.is_none_or(|requests| requests.iter().any(|on| on.value == "authorization"));
    let state = grant.state.as_ref().map(|state| state.value);
    let has_state = state.is_none_or(|state| state == State::Echoed);
    let mut scopes = spec.scopes.iter();
    let is_openid = spec.openid.is_some() && scopes.any(|scope| scope.name.value == "openid");
    let has_pkce = logins::without_pkce(spec, grant).is_none();
    let is_signed = grant.request_algorithms.is_some() || spec.requires_signed_requests(grant);
    let standard = [
        (RESPONSE_TYPE, true),
        ("client_id", true),
        ("redirect_uri", true),
        ("scope", has_scopes),
        ("state", has_state),
        ("nonce", is_openid),
        ("response_mode", spec.response_mode(grant).is_some()),
        ("code_challenge", has_pkce),
        ("code_challenge_method", has_pkce),
        ("dpop_jkt", spec.dpop.is_some()),
        ("resource", spec.resource_indicators.is_some()),
        (
            "authorization_details",
            spec.authorization_details.is_some(),
        ),
        ("request", is_signed),
        (
            "request_uri",
            spec.pushed_authorization_request_endpoint.is_some(),
        ),
    ];
    let is_omitted = |name: &str| grant.omit.iter().any(|omitted| omitted.value == name);
    let standard = standard
        .into_iter()
        .filter(|(name, is_sent)| *is_sent && !is_omitted(name))
        .map(|(name, _)| (name, wire_names::of(spec, &grant.rename, name)));
    let scopes = spec.scopes.iter().filter(|_| has_scopes);
    let own = scopes.filter_map(|scope| Some(("scope", scope.parameter.as_ref()?.as_str())));
    standard.chain(own).collect()
}
