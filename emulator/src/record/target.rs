//! The URL of a request at the real provider. A recorder is not an open proxy: hosts are those of the spec,
//! or the one that the user names.

use licit_format::resolve::{Provider, Variable, VariableFormat};
use url::Url;

use super::upstream::Upstream;
use crate::core::client::is_loopback;
use crate::core::routes::Match;
use crate::http::request::Request;
use crate::values::pattern;

/// The real URL of a request to a URL of the spec.
pub(super) fn url(
    provider: &Provider,
    upstream: &Upstream,
    found: &Match<'_>,
    request: &Request,
) -> Result<Url, String> {
    let segments = request.segments();
    if segments
        .iter()
        .any(|segment| matches!(segment.as_str(), "." | ".."))
    {
        return Err("a segment of the path is `.` or `..`".to_owned());
    }
    let whole = request
        .uri
        .path_and_query()
        .map_or("/", |whole| whole.as_str());
    let whole = whole.strip_prefix('/').unwrap_or(whole);
    let end = whole.find(['/', '?']).unwrap_or(whole.len());
    let (host, rest) = whole.split_at(end);
    let has_host = found.pattern.matches(&segments).is_some();
    let Some(origin) = &upstream.origin else {
        let template = found.pattern.host();
        if !has_host || !is_of_spec(provider, &template, host) {
            return Err(format!(
                "the spec does not fix the host of `{template}`: name the real provider with `--upstream`"
            ));
        }
        let scheme = if found.pattern.is_plain() {
            "http"
        } else {
            "https"
        };
        let url = parsed(&format!("{scheme}://{host}{rest}"))?;
        let authority = match (url.host_str(), url.port()) {
            (Some(name), Some(port)) => format!("{name}:{port}"),
            (name, _) => name.unwrap_or_default().to_owned(),
        };
        let is_safe = scheme == "https" || is_loopback(&url);
        return if is_safe && authority.eq_ignore_ascii_case(host) {
            Ok(url)
        } else {
            Err(format!(
                "`{host}` is not a host to which requests are forwarded"
            ))
        };
    };
    let origin = origin.as_str().trim_end_matches('/');
    if has_host {
        parsed(&format!("{origin}{rest}"))
    } else {
        parsed(&format!("{origin}/{whole}"))
    }
}

fn parsed(url: &str) -> Result<Url, String> {
    Url::parse(url).map_err(|error| format!("the URL is not valid: {error}"))
}

/// Whether the spec names a host, for which it has a template.
fn is_of_spec(provider: &Provider, template: &str, host: &str) -> bool {
    if template.eq_ignore_ascii_case(host) {
        return true;
    }
    let Some(values) = pattern::bindings(&template.to_lowercase(), &host.to_lowercase()) else {
        return false;
    };
    !values.is_empty()
        && values.iter().all(|(name, value)| {
            let mut variables = provider.table.variables.iter();
            let declared = variables.find(|variable| variable.name.eq_ignore_ascii_case(name));
            declared.is_some_and(|variable| is_named(provider, variable, value))
                || is_subdomain(template, name, value)
        })
}

/// Whether the spec names a value of a variable.
fn is_named(provider: &Provider, variable: &Variable, value: &str) -> bool {
    let environments = provider.table.environments.iter();
    let mut values = environments
        .flat_map(|environment| &environment.values)
        .filter(|(name, _)| *name == variable.name)
        .map(|(_, value)| value)
        .chain(&variable.default);
    let host = |url: &str| {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.trim_end_matches('/').to_lowercase()
    };
    let is_one_of = match &variable.format {
        VariableFormat::OneOf(all) => all.iter().any(|one| host(one) == value),
        _ => false,
    };
    let is_under = |domain: &String| {
        let domain = domain.trim_start_matches('.').to_lowercase();
        value == domain
            || value
                .strip_suffix(&domain)
                .is_some_and(|rest| rest.ends_with('.'))
    };
    let name = value.split(':').next().unwrap_or(value);
    is_one_of
        || values.any(|known| host(known) == value)
        || (is_host_name(name) && variable.under.iter().any(is_under))
}

/// Whether a variable is the first part of a host whose domain is fixed: `{tenant}.acme.com`.
fn is_subdomain(template: &str, name: &str, value: &str) -> bool {
    let template = template.to_lowercase();
    let domain = template
        .strip_prefix(&format!("{{{name}}}."))
        .unwrap_or_default();
    let is_fixed = !domain.contains(['{', '}']) && domain.contains('.');
    is_fixed && is_host_name(value)
}

fn is_host_name(text: &str) -> bool {
    let is_label = |label: &str| {
        let is_inner = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        !label.is_empty() && label.chars().all(is_inner)
    };
    text.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use hyper::Method;
    use hyper::header::HeaderMap;

    use super::*;
    use crate::core::routes::Routes;

    fn provider(base_url: &str, variables: &str) -> Provider {
        let text = format!(
            r#"{{
                "name": "acme", "authorization_endpoint": "https://acme.example/authorize",
                "token_endpoint": "https://acme.example/token",
                "grants": {{ "authorization_code": {{}} }},
                "variables": {{ {variables} }},
                "api": {{ "base_url": "{base_url}" }},
                "operations": {{ "get": {{ "call": "GET /things/{{id}}", "path": {{ "id": "string" }} }} }}
            }}"#
        );
        match licit_format::parse(licit_format::source::Source::new("acme.json", text)) {
            Ok(loaded) => loaded.provider,
            Err(report) => panic!("{report}"),
        }
    }

    fn target(provider: &Provider, upstream: &Upstream, uri: &str) -> Result<String, String> {
        let uri = uri.parse().unwrap();
        let request = Request::new(Method::GET, uri, HeaderMap::new(), Bytes::new());
        let routes = Routes::of(provider);
        let found = routes.find(&request.segments(), "127.0.0.1:4000");
        let found = found.first().ok_or("no such URL")?;
        url(provider, upstream, found, &request).map(|url| url.to_string())
    }

    #[test]
    fn a_host_of_the_spec_is_requested_as_it_is() {
        let fixed = provider("https://api.acme.example/v1", "");
        let target = |uri| target(&fixed, &Upstream::from_spec(), uri);
        assert_eq!(
            target("/API.acme.example/v1/things/a%2Fb?c=d%20e").unwrap(),
            "https://api.acme.example/v1/things/a%2Fb?c=d%20e"
        );
        for uri in [
            "/evil.example/v1/things/7",
            "/api.acme.example@evil.example/v1/things/7",
            "/api.acme.example%2F@evil.example/v1/things/7",
            "/api.acme.example/v1/things/%2e%2e",
            "/api.acme.example/v1/things/..",
            "/api.acme.example:444/v1/things/7",
        ] {
            assert!(target(uri).is_err(), "{uri}");
        }
    }

    #[test]
    fn a_host_with_variables_must_be_one_that_the_spec_names() {
        let tenant = provider(
            "https://{tenant}.acme.example",
            r#""tenant": { "from": "app" }"#,
        );
        let of_spec = Upstream::from_spec();
        assert_eq!(
            target(&tenant, &of_spec, "/blue.acme.example/things/7").unwrap(),
            "https://blue.acme.example/things/7"
        );
        for uri in [
            "/a@b.acme.example/things/7",
            "/evil.example%23.acme.example/things/7",
        ] {
            assert!(target(&tenant, &of_spec, uri).is_err(), "{uri}");
        }
        let own = provider(
            "{base}/api",
            r#""base": { "from": "app", "format": "origin", "default": "https://gitlab.com" }"#,
        );
        assert_eq!(
            target(&own, &of_spec, "/gitlab.com/api/things/7").unwrap(),
            "https://gitlab.com/api/things/7"
        );
        let other = target(&own, &of_spec, "/169.254.169.254/api/things/7");
        assert!(other.unwrap_err().contains("--upstream"));
    }

    #[test]
    fn the_named_provider_receives_every_request() {
        let upstream: Upstream = "https://git.example".parse().unwrap();
        let own = provider(
            "{base}/api",
            r#""base": { "from": "app", "format": "origin" }"#,
        );
        for uri in ["/gitlab.com/api/things/7", "/api/things/7"] {
            let target = target(&own, &upstream, uri).unwrap();
            assert_eq!(target, "https://git.example/api/things/7", "{uri}");
        }
        for text in [
            "http://git.example",
            "https://git.example/api",
            "https://user@git.example",
            "ftp://127.0.0.1",
            "git.example",
        ] {
            assert!(text.parse::<Upstream>().is_err(), "{text}");
        }
        assert!("http://127.0.0.1:9".parse::<Upstream>().is_ok());
    }
}
