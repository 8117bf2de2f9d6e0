//! Endpoints: https, absolute, and without unsupported parts.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::expression::authority;
use crate::expression::template::Template;
use crate::spec::{Index, VariableFormat, WebhookSignature};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    let endpoints = [
        &spec.authorization_endpoint,
        &spec.token_endpoint,
        &spec.device_authorization_endpoint,
        &spec.revocation_endpoint,
        &spec.introspection_endpoint,
        &spec.registration_endpoint,
        &spec.pushed_authorization_request_endpoint,
        &spec.issuer,
        &spec.jwks_uri,
        &spec.api.base_url,
    ];
    let grants = spec
        .grants
        .all()
        .filter_map(|(_, grant)| grant.token_endpoint.as_ref());
    let graphql = spec
        .api
        .graphql_endpoint
        .iter()
        .filter(|endpoint| !endpoint.text.starts_with('/'));
    let webhooks =
        spec.webhooks
            .iter()
            .filter_map(|webhooks| match webhooks.signature.as_deref() {
                Some(WebhookSignature::Jwt(jwt)) => jwt.jwks_uri.as_ref(),
                _ => None,
            });
    let lookup = spec
        .grants
        .authorization_code
        .iter()
        .filter_map(|grant| grant.tenants.as_ref()?.call.as_ref());
    for call in lookup {
        endpoint(index, &call.path, found);
    }
    let openid = spec.openid.iter().flat_map(|openid| {
        let endpoints = [&openid.userinfo_endpoint, &openid.end_session_endpoint];
        endpoints.into_iter().flatten()
    });
    let all = endpoints
        .into_iter()
        .flatten()
        .chain(grants)
        .chain(graphql)
        .chain(webhooks)
        .chain(openid);
    for template in all.chain(&spec.api.trusted_origins) {
        endpoint(index, template, found);
    }
    let indicators = spec.resource_indicators.iter();
    for template in indicators.flat_map(|indicators| &indicators.resource) {
        resource(index, template, found);
    }
}

/// A resource indicator is an absolute URI of any scheme without a fragment (RFC 8707 §2).
fn resource(index: &Index<'_>, template: &Template, found: &mut Vec<Diagnostic>) {
    let example = template.fill(|name| example(index, name));
    let is_good = url::Url::parse(&example).is_ok_and(|uri| uri.fragment().is_none());
    if !is_good {
        let message = format!("`{}` is not a valid resource", shown(&template.text));
        found.push(Diagnostic::error(Code::MalformedUrl, message).at(
            template.span,
            "expected an absolute URI without a fragment, such as `https://api.example.com/`",
        ));
    }
}

/// Checks that a template expands to an endpoint URL for any values of its variables.
pub(super) fn endpoint(index: &Index<'_>, template: &Template, found: &mut Vec<Diagnostic>) {
    if template.text.is_empty() {
        // Invalid templates are reported elsewhere.
        return;
    }
    let example = template.fill(|name| example(index, name));
    let url = match url::Url::parse(&example) {
        Ok(url) if url.has_host() => url,
        _ => {
            let message = format!("`{}` is not an absolute URL", shown(&template.text));
            found.push(Diagnostic::error(Code::MalformedUrl, message).at(
                template.span,
                "expected scheme and host, such as `https://auth.example.com/token`",
            ));
            return;
        }
    };
    if let Some(ambiguity) = authority::ambiguity(&example) {
        let message = format!("`{}` has {ambiguity}", shown(&template.text));
        found.push(Diagnostic::error(Code::MalformedUrl, message).at(
            template.span,
            "expected scheme and host, such as `https://auth.example.com/token`",
        ));
        return;
    }
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() != "https" && !(url.scheme() == "http" && loopback) {
        let message = format!("`{}` is not https", shown(&template.text));
        let diagnostic = Diagnostic::error(Code::NotHttps, message).at(
            template.span,
            "codes, secrets and tokens would be sent unencrypted",
        );
        found.push(match template.text.split_once("://") {
            Some(("http", _)) if !template.is_escaped() => {
                diagnostic.suggest("use https", template.part(0, "http".len()), "https")
            }
            _ => diagnostic,
        });
    }
    let unwanted = if !url.username().is_empty() || url.password().is_some() {
        "user information"
    } else if url.fragment().is_some() {
        "a fragment"
    } else {
        return;
    };
    let message = format!("endpoint with {unwanted}");
    let diagnostic = Diagnostic::error(Code::MalformedUrl, message);
    let diagnostic = diagnostic.at(template.span, "remove `user:password@` and `#…`");
    let is_page = index
        .spec
        .authorization_endpoint
        .as_ref()
        .is_some_and(|page| page.span == template.span && url.fragment().is_some());
    found.push(if is_page {
        diagnostic.help(
            "set `fragment` in `authorization_code`, and `\"parameters_in\": \"fragment\"` if the page \
             reads its parameters there",
        )
    } else {
        diagnostic
    });
}

/// A possible value of a variable.
fn example(index: &Index<'_>, name: &str) -> String {
    let variable = index.variable(name);
    let format = variable
        .and_then(|variable| variable.format.as_ref())
        .map(|format| format.value);
    match format {
        Some(VariableFormat::Origin | VariableFormat::Url) => "https://example.com".into(),
        Some(VariableFormat::Host) => "example.com".into(),
        Some(_) | None => variable
            .and_then(|variable| variable.default.as_ref())
            .map_or_else(|| "example".into(), |default| default.value.clone()),
    }
}
