//! Templates name variables that are declared, and known by the time the template is filled.

use super::operations::fixed_members;
use super::variables;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;
use crate::spec::{Index, Property, Spec, Variable, VariableFrom, WebhookSignature};
use crate::template::Template;

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    for (template, moment) in all(index.spec) {
        for name in template.variables() {
            match index.variable(name) {
                None => found.push(variables::unknown(index, name)),
                Some(variable) => found.extend(too_late(variable, name, moment)),
            }
        }
    }
}

/// When a template is filled: it can only name what is known by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Moment {
    /// When a webhook comes: there is no login around it.
    Webhook,
    /// Before the user is sent to consent.
    Authorization,
    /// When the token is asked for: the callback is there.
    Token,
    /// When the API is called: the token reply is there.
    Api,
}

fn too_late(variable: &Variable, name: &Spanned<String>, moment: Moment) -> Option<Diagnostic> {
    let (known_at, source) = match variable.from.as_ref()?.value {
        VariableFrom::App => return None,
        VariableFrom::Callback => (Moment::Token, "the callback"),
        VariableFrom::TokenReply => (Moment::Api, "the token reply"),
    };
    if moment >= known_at || variable.default.is_some() {
        return None;
    }
    let needed = match moment {
        Moment::Webhook => "needed when a webhook is verified",
        Moment::Authorization => "needed when the user is sent to consent",
        Moment::Token | Moment::Api => "needed when the token is asked for",
    };
    let message = format!("`{}` is not known yet", shown(name));
    Some(
        Diagnostic::error(Code::VariableTooLate, message)
            .at(name.span, needed)
            .see(variable.name.span, format!("comes with {source}"))
            .help("give the variable a `default`, or take it from the application"),
    )
}

/// Every template outside operations' paths, with the moment at which it is filled.
pub(super) fn all(spec: &Spec) -> Vec<(&Template, Moment)> {
    fn fixed(list: &[Property]) -> impl Iterator<Item = &Template> {
        list.iter().filter_map(Property::fixed)
    }
    let grants = || spec.grants.all().map(|(_, grant)| grant);

    let mut webhook = Vec::new();
    if let Some(WebhookSignature::Jwt(jwt)) = spec
        .webhooks
        .iter()
        .find_map(|webhooks| webhooks.signature.as_deref())
    {
        webhook.extend(&jwt.jwks_uri);
    }

    let mut authorization = Vec::from_iter(&spec.authorization_endpoint);
    authorization.extend(&spec.pushed_authorization_request_endpoint);
    authorization.extend(&spec.issuer);
    if let Some(assertion) = &spec.client_assertion {
        authorization.extend(&assertion.audience);
        authorization.extend(fixed(&assertion.claims));
    }
    authorization.extend(
        spec.grants
            .authorization_code
            .iter()
            .flat_map(|g| fixed(&g.parameters)),
    );

    let mut token = Vec::from_iter(&spec.token_endpoint);
    // The grants without a callback: what one would bring is found missing when it is needed.
    authorization.extend(&spec.device_authorization_endpoint);
    let device = spec.grants.device_code.iter();
    authorization.extend(device.flat_map(|g| fixed(&g.parameters)));
    let custom = spec.grants.custom.iter();
    token.extend(custom.flat_map(|g| fixed(&g.parameters)));
    token.extend(grants().filter_map(|grant| grant.token_endpoint.as_ref()));
    for request in grants()
        .map(|grant| &grant.token_request)
        .chain([&spec.token_request])
    {
        token.extend(
            request
                .parameters
                .iter()
                .chain(&request.headers)
                .flat_map(|l| fixed(l)),
        );
    }

    let mut api = Vec::from_iter(&spec.api.base_url);
    api.extend(&spec.revocation_endpoint);
    api.extend(&spec.api.graphql_endpoint);
    api.extend(&spec.api.trusted_origins);
    api.extend(fixed(&spec.api.headers));
    for operation in &spec.operations {
        api.extend(fixed(&operation.query).chain(fixed(&operation.headers)));
        api.extend(fixed(&operation.cookies));
        api.extend(fixed_members(operation).filter_map(Property::fixed));
    }

    let at = |moment| move |template| (template, moment);
    webhook
        .into_iter()
        .map(at(Moment::Webhook))
        .chain(authorization.into_iter().map(at(Moment::Authorization)))
        .chain(token.into_iter().map(at(Moment::Token)))
        .chain(api.into_iter().map(at(Moment::Api)))
        .collect()
}
