//! Whether a value from the provider can choose the host that receives secrets and tokens, and
//! whether several authorization servers share a redirect URI.

use super::templates;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::template::{Part, Template};
use crate::source::Spanned;
use crate::spec::{
    AuthorizationCode, Index, ResponseMode, Spec, Variable, VariableFormat, VariableSource,
};

/// Labels of a domain with a known owner: `example.com`.
const LABELS: usize = 2;

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

/// Anyone who can make a user follow a link can forge a callback. Token replies, connection replies
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
    let message = format!("`{}` can be any host", shown(name));
    let (diagnostic, source) = match from? {
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
            "set by the connection request",
        ),
    };
    let format = variable.format.as_ref().map(|format| format.value);
    let help = match format {
        Some(VariableFormat::Host | VariableFormat::Origin | VariableFormat::Url) => {
            "list the allowed domains: `\"under\": [\"example.com\"]`"
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
    let templates = spec.authorization_endpoint.iter().chain(&spec.issuer);
    if let Some((name, variable)) = templates.flat_map(|template| free(index, template)).next() {
        let message = "several authorization servers share one redirect URI";
        found.push(
            Diagnostic::warning(Code::SeveralIssuers, message)
                .at(name.span, "can be any server")
                .see(variable.name.span, "declared here")
                .help(
                    "if the servers send `iss` (RFC 9207), set \
                     `authorization_response_iss_parameter_supported`; or list their domains in \
                     `under`; or register a redirect URI for each server",
                ),
        );
    }
}

/// The variables of a URL that can change its host to an arbitrary one.
fn free<'a>(
    index: &Index<'a>,
    template: &'a Template,
) -> impl Iterator<Item = (&'a Spanned<String>, &'a Variable)> {
    // The text after the variable, up to the end of the host.
    let mut behind = String::new();
    let mut free = Vec::new();
    for part in host(template).into_iter().rev() {
        let name = match part {
            Piece::Text(text) => {
                behind.insert_str(0, text);
                continue;
            }
            Piece::Variable(name) => name,
        };
        let Some(variable) = index.variable(name) else {
            continue;
        };
        if !is_free(variable) {
            // The values are domains, or parts of domains, set by the spec or the application.
            behind.insert_str(0, "chosen.example");
            continue;
        }
        let domain = behind.split_once('.').map_or("", |(_, domain)| domain);
        let labels = domain.split('.').filter(|label| !label.is_empty()).count();
        if labels < LABELS {
            free.push((name, variable));
        }
        behind.insert(0, 'x');
    }
    free.reverse();
    free.into_iter()
}

/// Whether the values of a variable are restricted only by its format.
fn is_free(variable: &Variable) -> bool {
    variable.under.is_none() && variable.values.is_none()
}

/// A part of a URL's host.
enum Piece<'t> {
    Text(&'t str),
    Variable(&'t Spanned<String>),
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
