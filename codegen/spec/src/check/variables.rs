//! Variables and environments: what templates name, and the values they take.

use super::unique_names;
use crate::diagnostic::{Code, Diagnostic};
use crate::name;
use crate::source::Spanned;
use crate::spec::{Spec, Variable, VariableFormat, VariableFrom};
use crate::template::Template;

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    unique_names(
        "variables",
        Code::NameClash,
        spec.variables.iter().map(|v| (name::snake(&v.name), &v.name)),
        found,
    );
    for variable in &spec.variables {
        if let Some(default) = &variable.default {
            value(variable, default, found);
        }
        if variable.from.is_some_and(|from| from.value != VariableFrom::App) {
            captured(spec, variable, found);
        }
    }
    for environment in &spec.environments {
        for (name, text) in &environment.values {
            match find(spec, name) {
                Some(variable) => value(variable, text, found),
                None => found.push(unknown(spec, name)),
            }
        }
    }
    captures_exist(spec, found);
    unused(spec, found);
}

/// The variable with this name.
fn find<'a>(spec: &'a Spec, name: &str) -> Option<&'a Variable> {
    spec.variables.iter().find(|variable| variable.name.value == name)
}

fn unknown(spec: &Spec, name: &Spanned<String>) -> Diagnostic {
    Diagnostic::error(Code::UnknownVariable, format!("unknown variable `{}`", name.value))
        .at(name.span, "not declared in `variables`")
        .suggest_nearest("a variable", name, name.span, spec.variables.iter().map(|v| v.name.as_str()))
}

fn value(variable: &Variable, text: &Spanned<String>, found: &mut Vec<Diagnostic>) {
    if let Some(values) = &variable.values {
        if !values.iter().any(|value| value.value == text.value) {
            found.push(
                Diagnostic::error(Code::VariableValue, format!("`{}` is not a value of `{}`", text.value, variable.name.value))
                    .at(text.span, "not in the variable's `enum`")
                    .suggest_nearest("a value", text, text.span, values.iter().map(|v| v.as_str())),
            );
        }
    } else if let Some(format) = &variable.format
        && let Some(expected) = mismatch(format.value, text)
    {
        found.push(
            Diagnostic::error(Code::VariableValue, format!("`{}` is not a value of `{}`", text.value, variable.name.value))
                .at(text.span, format!("expected {expected}"))
                .see(format.span, "because of this"),
        );
    }
}

/// What was expected, when the text does not have the format.
fn mismatch(format: VariableFormat, text: &str) -> Option<&'static str> {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    match format {
        VariableFormat::Text => None,
        VariableFormat::Label => (!is_label(text)).then_some("a host label, as `acme`"),
        VariableFormat::Host => {
            let (host, port) = text.split_once(':').unwrap_or((text, "443"));
            let good = host.split('.').all(is_label) && port.parse::<u16>().is_ok();
            (!good).then_some("a host name, as `api.example.com`")
        }
        VariableFormat::Origin => {
            let good = url::Url::parse(text).is_ok_and(|url| {
                url.scheme() == "https" && url.path() == "/" && url.query().is_none() && !text.ends_with('/')
            });
            (!good).then_some("scheme and host, as `https://go.example.com`")
        }
    }
}

/// A variable that comes back from the provider must be filled by a capture.
fn captured(spec: &Spec, variable: &Variable, found: &mut Vec<Diagnostic>) {
    let fills = |captures: &[(Spanned<String>, Spanned<String>)]| {
        captures.iter().any(|(_, name)| name.value == variable.name.value)
    };
    let by_callback =
        spec.grants.authorization_code.as_ref().is_some_and(|g| fills(&g.callback.captures));
    let by_reply = fills(&spec.token_reply.captures)
        || spec.grants.all().any(|(_, grant)| fills(&grant.token_reply.captures));
    let filled = match variable.from.as_ref().map(|from| from.value) {
        Some(VariableFrom::Callback) => by_callback,
        Some(VariableFrom::TokenReply) => by_reply,
        _ => true,
    };
    if !filled {
        found.push(
            Diagnostic::error(Code::NotCaptured, format!("nothing fills the variable `{}`", variable.name.value))
                .at(variable.name.span, "comes back from the provider, but no `captures` keeps it")
                .help("add it to `captures` of `callback` or `token_reply`"),
        );
    }
}

fn captures_exist(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let callback = spec.grants.authorization_code.iter().flat_map(|g| &g.callback.captures);
    let replies = spec.grants.all().flat_map(|(_, grant)| &grant.token_reply.captures);
    for (_, name) in callback.chain(replies).chain(&spec.token_reply.captures) {
        if find(spec, name).is_none() {
            found.push(unknown(spec, name));
        }
    }
}

fn unused(spec: &Spec, found: &mut Vec<Diagnostic>) {
    let templates = templates(spec);
    for variable in &spec.variables {
        let named = templates.iter().any(|(template, _)| {
            template.variables().any(|name| name.value == variable.name.value)
        });
        let in_path = spec.operations.iter().any(|operation| {
            super::operations::path_names(operation).iter().any(|n| n.value == variable.name.value)
        });
        if !named && !in_path {
            found.push(
                Diagnostic::warning(Code::UnusedVariable, format!("the variable `{}` is never named", variable.name.value))
                    .at(variable.name.span, "no template has it in braces"),
            );
        }
    }
}

/// When a template is filled: it can only name what is known by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// Before the user is sent to consent.
    Authorization,
    /// When the token is asked for: the callback is there.
    Token,
    /// When the API is called: the token reply is there.
    Api,
}

/// Checks that each template names declared variables that are known when it is filled.
pub(super) fn templates_are_known(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for (template, moment) in templates(spec) {
        for name in template.variables() {
            match find(spec, name) {
                None => found.push(unknown(spec, name)),
                Some(variable) => too_late(variable, name, moment, found),
            }
        }
    }
}

fn too_late(
    variable: &Variable,
    name: &Spanned<String>,
    moment: Moment,
    found: &mut Vec<Diagnostic>,
) {
    let known_at = match variable.from.as_ref().map(|from| from.value) {
        None | Some(VariableFrom::App) => Moment::Authorization,
        Some(VariableFrom::Callback) => Moment::Token,
        Some(VariableFrom::TokenReply) => Moment::Api,
    };
    if moment < known_at && variable.default.is_none() {
        found.push(
            Diagnostic::error(Code::VariableTooLate, format!("`{}` is not known yet", name.value))
                .at(name.span, "needed before the provider has sent it")
                .see(variable.name.span, "declared here")
                .help("give the variable a `default`, or take it from the application"),
        );
    }
}

/// Every template outside operations' paths, with the moment at which it is filled.
fn templates(spec: &Spec) -> Vec<(&Template, Moment)> {
    let code = spec.grants.authorization_code.as_ref();
    let mut authorization = Vec::from_iter(&spec.authorization_endpoint);
    authorization.extend(&spec.issuer);
    authorization.extend(code.into_iter().flat_map(|g| &g.parameters).filter_map(|p| p.fixed()));

    let mut token = Vec::from_iter(&spec.token_endpoint);
    token.extend(spec.grants.all().filter_map(|(_, grant)| grant.token_endpoint.as_ref()));
    let requests = spec.grants.all().map(|(_, grant)| &grant.token_request);
    for request in requests.chain([&spec.token_request]) {
        token.extend(request.parameters.iter().chain(&request.headers).filter_map(|p| p.fixed()));
    }

    let mut api = Vec::from_iter(&spec.api.base_url);
    api.extend(&spec.revocation_endpoint);
    api.extend(&spec.api.graphql_endpoint);
    api.extend(&spec.api.trusted_origins);
    api.extend(spec.api.headers.iter().filter_map(|p| p.fixed()));
    for operation in &spec.operations {
        api.extend(operation.query.iter().chain(&operation.headers).filter_map(|p| p.fixed()));
    }

    let at = |moment| move |template| (template, moment);
    authorization
        .into_iter()
        .map(at(Moment::Authorization))
        .chain(token.into_iter().map(at(Moment::Token)))
        .chain(api.into_iter().map(at(Moment::Api)))
        .collect()
}
