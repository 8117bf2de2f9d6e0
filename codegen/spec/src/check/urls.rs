//! Endpoints: https, absolute, and without what does not belong into them.

use crate::diagnostic::{Code, Diagnostic};
use crate::spec::{Spec, VariableFormat};
use crate::template::Template;

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    super::variables::templates_are_known(spec, found);
    let endpoints = [
        &spec.authorization_endpoint,
        &spec.token_endpoint,
        &spec.revocation_endpoint,
        &spec.issuer,
        &spec.api.base_url,
    ];
    let grants = spec.grants.all().filter_map(|(_, grant)| grant.token_endpoint.as_ref());
    for template in endpoints.into_iter().flatten().chain(grants) {
        endpoint(spec, template, found);
    }
    for origin in &spec.api.trusted_origins {
        endpoint(spec, origin, found);
    }
    if let Some(graphql) = &spec.api.graphql_endpoint
        && !graphql.text.starts_with('/')
    {
        endpoint(spec, graphql, found);
    }
}

/// Checks that a template gives an endpoint's URL whatever its variables are.
pub(super) fn endpoint(spec: &Spec, template: &Template, found: &mut Vec<Diagnostic>) {
    let example = template.fill(|name| {
        let variable = spec.variables.iter().find(|variable| variable.name.value == name);
        let format = variable.and_then(|v| v.format.as_ref()).map(|format| format.value);
        match format {
            Some(VariableFormat::Origin) => "https://example.com".into(),
            Some(VariableFormat::Host) => "example.com".into(),
            _ => match variable.and_then(|v| v.default.as_ref()) {
                Some(default) => default.value.clone(),
                None => "example".into(),
            },
        }
    });
    let url = match url::Url::parse(&example) {
        Ok(url) if url.has_host() => url,
        _ => {
            let diagnostic = Diagnostic::error(Code::MalformedUrl, format!("`{}` is not an absolute URL", template.text))
                .at(template.span, "expected scheme and host, as `https://auth.example.com/token`");
            found.push(diagnostic);
            return;
        }
    };
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    if url.scheme() != "https" && !(url.scheme() == "http" && loopback) {
        let mut diagnostic = Diagnostic::error(Code::NotHttps, format!("`{}` is not https", template.text))
            .at(template.span, "codes, secrets and tokens would travel in the clear");
        if template.text.starts_with("http://") {
            let scheme = crate::source::Span::new(template.span.start, template.span.start + "http".len());
            diagnostic = diagnostic.suggest("use https", scheme, "https");
        }
        found.push(diagnostic);
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        found.push(
            Diagnostic::error(Code::MalformedUrl, "an endpoint has neither user information nor a fragment")
                .at(template.span, "remove `user:password@` and `#…`"),
        );
    }
}
