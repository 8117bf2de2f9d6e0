//! Names that stand for two things at once: for two parameters of a token request or of the callback, or two
//! members of a token reply; and headers and parameters that contain another credential already.

use std::collections::HashSet;

use licit_tables::owned::TokenIn;

use super::token_parameters;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Span, Spanned};
use crate::spec::{ClientAuth, GrantCommon, Property, Spec, TokenReply};

const AUTHORIZATION: &str = "authorization";

/// The tokens of a reply, which have different names even if only one is renamed.
const TOKENS: [&str; 2] = ["access_token", "refresh_token"];

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let mut problems = Vec::new();
    for (name, grant) in spec.grants.all() {
        in_request(spec, name, grant, &mut problems);
        in_reply(&grant.token_reply, &spec.token_reply, &mut problems);
        problems.extend(second_authorization(spec, grant));
    }
    in_callback(spec, &mut problems);
    problems.extend(second_token(spec));
    // Those of the provider are found for each grant.
    let mut reported = HashSet::new();
    let new = problems.into_iter();
    let new = new.filter(|(span, _)| reported.insert(span.start));
    found.extend(new.map(|(_, diagnostic)| diagnostic));
}

type Problems = Vec<(Span, Diagnostic)>;

fn same_name(name: &Spanned<String>, what: &str, other: &str) -> (Span, Diagnostic) {
    let message = format!("{what} already contains `{}`", shown(name));
    let diagnostic = Diagnostic::error(Code::ParameterSetTwice, message);
    (
        name.span,
        diagnostic.at(name.span, format!("is also the name of `{other}`")),
    )
}

/// A parameter is renamed to the name of another one.
fn in_request(spec: &Spec, name: &str, grant: &GrantCommon, problems: &mut Problems) {
    let sent = token_parameters::may_send(spec, name, grant);
    let requests = [&grant.token_request, &spec.token_request];
    let renamed = requests
        .into_iter()
        .flat_map(|request| request.rename.iter().flatten());
    for (standard, wire) in renamed {
        let is_sent = sent
            .iter()
            .any(|(name, own)| *name == standard.value && *own == wire.value);
        let other = sent
            .iter()
            .find(|(name, own)| *name != standard.value && *own == wire.value);
        if let (true, Some((other, _))) = (is_sent, other) {
            problems.push(same_name(wire, "the token request", other));
        }
    }
}

/// Two members of a reply have one name.
fn in_reply(own: &TokenReply, shared: &TokenReply, problems: &mut Problems) {
    let omitted = own.omit.as_ref().or(shared.omit.as_ref());
    let is_omitted = |name: &str| {
        let mut omitted = omitted.into_iter().flatten();
        omitted.any(|omitted| omitted.value == name)
    };
    let shared = match &own.rename {
        // An empty object clears the provider's names.
        Some(own) if own.is_empty() => None,
        _ => shared.rename.as_ref(),
    };
    let mut renamed: Vec<&(Spanned<String>, Spanned<String>)> = Vec::new();
    for pair in own.rename.iter().chain(shared).flatten() {
        let is_known = renamed.iter().any(|(known, _)| known.value == pair.0.value);
        if !is_known && !is_omitted(&pair.0) {
            renamed.push(pair);
        }
    }
    for (at, (standard, wire)) in renamed.iter().enumerate() {
        let earlier = renamed.iter().take(at);
        let earlier = earlier.filter(|(_, other)| other.value == wire.value);
        let mut others = earlier.map(|(other, _)| other.as_str());
        let by_default = TOKENS.into_iter().find(|other| {
            TOKENS.contains(&standard.as_str())
                && *other != standard.value
                && *other == wire.value
                && !is_omitted(other)
                && !renamed.iter().any(|(name, _)| name.value == **other)
        });
        if let Some(other) = others.next().or(by_default) {
            problems.push(same_name(wire, "the token reply", other));
        }
    }
}

/// Two parameters of the callback have one name.
fn in_callback(spec: &Spec, problems: &mut Problems) {
    let Some(code) = &spec.grants.authorization_code else {
        return;
    };
    let callback = &code.callback;
    let mut names = vec![
        ("code", &callback.code),
        ("state", &callback.state),
        ("error", &callback.error),
    ];
    // It has no standard name.
    names.extend(callback.scope.as_ref().map(|_| ("scope", &callback.scope)));
    for (at, (_, given)) in names.iter().enumerate() {
        let Some(given) = given else { continue };
        let others = names.iter().enumerate().filter(|(other, _)| *other != at);
        let mut others = others.filter(|(other, (standard, name))| match name {
            // Of two that are given, the later one is wrong.
            Some(name) => *other < at && name.value == given.value,
            None => *standard == given.value,
        });
        if let Some((_, (other, _))) = others.next() {
            problems.push(same_name(given, "the callback", other));
        }
    }
}

/// The client authenticates with HTTP Basic in a header that the spec sets.
fn second_authorization(spec: &Spec, grant: &GrantCommon) -> Option<(Span, Diagnostic)> {
    let methods = spec.auth_methods_of(grant);
    let is_basic = |method: &Spanned<ClientAuth>| method.value == ClientAuth::ClientSecretBasic;
    if !methods.is_none_or(|methods| methods.iter().any(is_basic)) {
        return None;
    }
    let own = grant.token_request.headers.as_ref();
    let headers = own.or(spec.token_request.headers.as_ref());
    let header = named(headers.into_iter().flatten(), AUTHORIZATION)?;
    let message = "the token request already contains `Authorization`";
    let diagnostic = Diagnostic::error(Code::ParameterSetTwice, message)
        .at(header.name.span, "would replace the client's credentials")
        .help("set other `token_endpoint_auth_methods`: `none` if this header authenticates");
    Some((header.name.span, diagnostic))
}

/// Every call has a header or parameter with the name of that of the token.
fn second_token(spec: &Spec) -> Option<(Span, Diagnostic)> {
    if spec.grants.all().next().is_none() && spec.credentials.is_empty() {
        return None;
    }
    let place = spec.api.token_in.as_ref().map(|place| &place.value);
    let own = match place {
        None | Some(TokenIn::Authorization(_)) => named(&spec.api.headers, AUTHORIZATION),
        Some(TokenIn::Header(name)) => named(&spec.api.headers, name),
        Some(TokenIn::Query(name)) => {
            let mut query = spec.api.query.iter();
            query.find(|parameter| parameter.name.value == *name)
        }
        Some(TokenIn::Body(_)) => None,
    }?;
    let message = format!("calls already contain `{}`", shown(&own.name));
    let diagnostic = Diagnostic::error(Code::ParameterSetTwice, message)
        .at(own.name.span, "is the place of the access token")
        .help("remove it, or set `token_in` to the place of the token");
    Some((own.name.span, diagnostic))
}

/// Returns the header with a name, in any case.
fn named<'p>(headers: impl IntoIterator<Item = &'p Property>, name: &str) -> Option<&'p Property> {
    let mut headers = headers.into_iter();
    headers.find(|header| header.name.eq_ignore_ascii_case(name))
}
