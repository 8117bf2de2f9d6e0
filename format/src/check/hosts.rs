//! Whether a value from the provider can choose the host that receives secrets and tokens, and
//! whether several authorization servers share a redirect URI.

use std::collections::BTreeSet;

use super::domains;
use super::templates;
use super::values;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::{Part, Template};
use crate::source::Spanned;
use crate::spec::{
    AuthorizationCode, Index, ResponseMode, Spec, Variable, VariableFormat, VariableSource,
};

/// The most texts of a host that are compared.
const MAX: usize = 256;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let mut reported: Vec<&str> = Vec::new();
    for template in templates::urls(index.spec) {
        for (name, variable) in free(index, template) {
            let from = variable.from.as_ref().map(|from| from.value);
            if reported.contains(&variable.name.as_str()) {
                continue;
            }
            if let Some(diagnostic) = captured(index, name, variable, from) {
                reported.push(&variable.name);
                found.push(diagnostic);
            }
        }
    }
    several_issuers(index, found);
}

/// Anyone who can make a user follow a link can forge a callback. Token replies, tenant lookups
/// and signed callbacks come from the provider.
fn captured(
    index: &Index<'_>,
    name: &Spanned<String>,
    variable: &Variable,
    from: Option<VariableSource>,
) -> Option<Diagnostic> {
    let code = index.spec.grants.authorization_code.as_ref();
    let is_signed = code.is_some_and(|code| {
        code.callback.signature.is_some() || is_response_signed(index.spec, code)
    });
    let mut captures = code.iter().flat_map(|code| &code.callback.captures);
    let by_callback = captures.find(|(_, captured)| captured.value == variable.name.value);
    let message = format!("`{}` can be any host", shown(name));
    let from = match from? {
        // The callback's value stays if the later reply has none.
        from if from != VariableSource::App && by_callback.is_some() => VariableSource::Callback,
        from => from,
    };
    let (diagnostic, source) = match from {
        VariableSource::App => return None,
        VariableSource::Callback if !is_signed => (
            Diagnostic::error(Code::HostFromCallback, message),
            "set by the callback, which anyone can forge",
        ),
        VariableSource::Callback => (
            Diagnostic::warning(Code::HostFromReply, message),
            "set by the callback",
        ),
        VariableSource::TokenReply => (
            Diagnostic::warning(Code::HostFromReply, message),
            "set by the token reply",
        ),
        VariableSource::Tenant => (
            Diagnostic::warning(Code::HostFromReply, message),
            "set by the tenant lookup",
        ),
    };
    let format = variable.format.as_ref().map(|format| format.value);
    let help = match format {
        Some(VariableFormat::Host | VariableFormat::Origin | VariableFormat::Url) => {
            "list the allowed domains, each with one owner: `\"under\": [\"example.com\"]`"
        }
        _ => {
            "list the allowed values in an `enum`; or set `\"format\": \"host\"` and list the allowed \
             domains: `\"under\": [\"example.com\"]`"
        }
    };
    Some(
        diagnostic
            .at(name.span, "receives secrets or tokens")
            .see(variable.name.span, source)
            .help(help),
    )
}

fn is_response_signed(spec: &Spec, code: &AuthorizationCode) -> bool {
    spec.response_mode(code)
        .is_some_and(ResponseMode::is_signed)
}

/// With several servers behind one redirect URI, the callback must identify its sender.
fn several_issuers(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let Some(code) = &spec.grants.authorization_code else {
        return;
    };
    if spec.returns_issuer(code) || is_response_signed(spec, code) {
        return;
    }
    let mut templates = spec.authorization_endpoint.iter().chain(&spec.issuer);
    let several = templates.find_map(|template| several(index, template));
    let issuer = spec.issuer.as_ref();
    let Some((name, variable, label)) =
        several.or_else(|| issuer.and_then(|issuer| several_paths(index, issuer)))
    else {
        return;
    };
    let message = "several authorization servers share one redirect URI";
    let help = if label == ANY_SERVER {
        "if the servers send `iss` (RFC 9207), set `authorization_response_iss_parameter_supported`; \
         or list their domains in `under`; or register a redirect URI for each server"
    } else {
        "if the servers send `iss` (RFC 9207), set `authorization_response_iss_parameter_supported`; \
         or register a redirect URI for each server"
    };
    found.push(
        Diagnostic::warning(Code::SeveralIssuers, message)
            .at(name.span, label)
            .see(variable.name.span, "declared here")
            .help(help),
    );
}

const ANY_SERVER: &str = "can be any server";

/// Returns the variable that can make the host of a URL that of any server.
pub(super) fn any_server<'a>(
    index: &Index<'a>,
    template: &'a Template,
) -> Option<&'a Spanned<String>> {
    hosts(index, template)
        .free
        .into_iter()
        .next()
        .map(|(name, _)| name)
}

/// A variable, and why several servers follow from it.
type Several<'a> = (&'a Spanned<String>, &'a Variable, &'static str);

/// The variable that makes the host of a URL one of several owners.
fn several<'a>(index: &Index<'a>, template: &'a Template) -> Option<Several<'a>> {
    let Hosts { free, texts } = hosts(index, template);
    if let Some((name, variable)) = free.into_iter().next() {
        return Some((name, variable, ANY_SERVER));
    }
    let owners = texts.iter().map(|text| domains::owner(text));
    let owners: BTreeSet<Option<String>> = owners.collect();
    let mut names = host(template).into_iter().filter_map(Piece::variable);
    let chosen = names.find_map(|name| {
        let variable = index.variable(name)?;
        (named(variable)?.len() > 1).then_some((name, variable))
    });
    let (name, variable) = chosen.filter(|_| owners.len() > 1)?;
    Some((name, variable, "names servers of several owners"))
}

/// The variable outside the host that makes an issuer one of several.
fn several_paths<'a>(index: &Index<'a>, issuer: &'a Template) -> Option<Several<'a>> {
    let in_host: Vec<_> = host(issuer)
        .into_iter()
        .filter_map(Piece::variable)
        .collect();
    let mut names = issuer.variables();
    names.find_map(|name| {
        let variable = index.variable(name)?;
        let is_elsewhere = in_host.iter().all(|own| own.span != name.span);
        let is_several =
            values::of_variable(index, variable).len() > 1 || variable.values.is_none();
        (is_elsewhere && is_several).then_some((name, variable, "names one of several issuers"))
    })
}

/// What the host of a URL can be.
struct Hosts<'a> {
    /// The variables that can make it an arbitrary one.
    free: Vec<(&'a Spanned<String>, &'a Variable)>,
    /// Its texts. A value that the spec does not limit is `x`.
    texts: Vec<String>,
}

fn hosts<'a>(index: &Index<'a>, template: &'a Template) -> Hosts<'a> {
    let mut free = Vec::new();
    // From the end: what follows a variable decides what its value can be.
    let mut texts = vec![String::new()];
    for piece in host(template).into_iter().rev() {
        let name = match piece {
            Piece::Text(text) => {
                for behind in &mut texts {
                    behind.insert_str(0, text);
                }
                continue;
            }
            Piece::Variable(name) => name,
        };
        let Some(variable) = index.variable(name) else {
            continue;
        };
        if let Some(named) = named(variable) {
            let with = |behind: &String| -> Vec<String> {
                named
                    .iter()
                    .map(|value| format!("{value}{behind}"))
                    .collect()
            };
            texts = texts.iter().flat_map(with).collect();
            texts.sort_unstable();
            texts.dedup();
            if texts.len() > MAX {
                // Too many to compare: the URL counts as one with any host.
                free.push((name, variable));
                texts.truncate(MAX);
            }
            continue;
        }
        let is_bound = |behind: &String| {
            let domain = behind.split_once('.').map_or("", |(_, domain)| domain);
            domains::owner(domain).is_some()
        };
        if !texts.iter().all(is_bound) {
            free.push((name, variable));
        }
        for behind in &mut texts {
            behind.insert(0, 'x');
        }
    }
    free.reverse();
    Hosts { free, texts }
}

/// The variables of a URL that can change its host to an arbitrary one.
fn free<'a>(
    index: &Index<'a>,
    template: &'a Template,
) -> impl Iterator<Item = (&'a Spanned<String>, &'a Variable)> {
    hosts(index, template).free.into_iter()
}

/// The hosts, or parts of hosts, that a variable is limited to: the values of its `enum`, or the domains in
/// `under`, if each has one owner.
fn named(variable: &Variable) -> Option<Vec<&str>> {
    if let Some(values) = &variable.values {
        return Some(values.iter().map(|value| host_of(value)).collect());
    }
    let domains = variable.under.as_ref()?;
    let is_owned = |domain: &Spanned<String>| domains::owner(domain).is_some();
    let named = domains.iter().map(|domain| domain.value.as_str());
    domains.iter().all(is_owned).then(|| named.collect())
}

/// The host of an origin or URL, or a text without a scheme as it is.
fn host_of(text: &str) -> &str {
    let host = text.split_once("://").map_or(text, |(_, host)| host);
    host.split(['/', ':']).next().unwrap_or_default()
}

/// A part of a URL's host.
enum Piece<'t> {
    Text(&'t str),
    Variable(&'t Spanned<String>),
}

impl<'t> Piece<'t> {
    fn variable(self) -> Option<&'t Spanned<String>> {
        match self {
            Self::Variable(name) => Some(name),
            Self::Text(_) => None,
        }
    }
}

/// The host of a URL, without scheme, port and path.
fn host(template: &Template) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut is_inside = false;
    for part in &template.parts {
        match part {
            Part::Literal(text) => {
                let text = match text.split_once("://") {
                    Some((_, behind)) if !is_inside => {
                        // The text before was the scheme.
                        pieces.clear();
                        is_inside = true;
                        behind
                    }
                    _ => text,
                };
                // A variable with an origin contains the scheme and port.
                let end = text.find(['/', '\\', '?', '#', ':']).unwrap_or(text.len());
                pieces.extend(text.get(..end).map(Piece::Text));
                if end < text.len() {
                    break;
                }
            }
            Part::Variable(name) => pieces.push(Piece::Variable(name)),
            Part::Expression { .. } => break,
        }
    }
    pieces
}
