//! The servers that stored tokens belong to. A spec chooses its name freely, so the name alone must not
//! decide which tokens it gets: they are stored with the servers of the spec that obtained them, as a part
//! of the name of the grant.

use std::collections::BTreeSet;

use licit_format::resolve::{Provider, Registration, VariableSource};
use licit_runtime::Url;
use serde_json::{Value, json};

/// What the values of a spec's variables come from.
pub(crate) struct Values<'v> {
    pub(crate) environment: Option<&'v str>,
    pub(crate) set: &'v [(String, String)],
}

/// The servers of a spec: those that get refresh tokens and client secrets, and those that get access
/// tokens.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Binding {
    token_endpoints: BTreeSet<String>,
    api_origins: BTreeSet<String>,
    /// The origin that all requests are sent to instead.
    via: Option<String>,
}

impl Binding {
    /// Returns the servers of a registration. `via` is the origin that replaces all others.
    pub(crate) fn new(
        provider: &Provider,
        registration: &Registration,
        values: &Values<'_>,
        via: Option<&str>,
    ) -> Self {
        let fill = |template: &str| fill(template, |name| value(provider, name, values));
        let grants = registration.grants();
        let api = &provider.table.api;
        let openid = provider.table.openid.as_ref();
        let userinfo = openid.and_then(|openid| openid.userinfo.as_ref());
        let userinfo = userinfo.map(|operation| &operation.path);
        let origins = [&api.base_url].into_iter().chain(&api.graphql_endpoint);
        let origins = origins.chain(&api.trusted_origins);
        let origins = origins.chain(userinfo.filter(|path| path.contains("://")));
        Self {
            token_endpoints: grants.map(|grant| fill(&grant.token_endpoint)).collect(),
            api_origins: origins.map(|template| origin(&fill(template))).collect(),
            via: via.map(str::to_owned),
        }
    }

    /// Returns the subject of a grant with this name and these servers.
    pub(crate) fn subject(&self, name: &str) -> String {
        json!({
            "name": name,
            "token_endpoints": self.token_endpoints,
            "api": self.api_origins,
            "via": self.via,
        })
        .to_string()
    }

    /// Returns the name and the servers of a stored grant. A grant of an earlier version has only a name.
    pub(crate) fn of_subject(subject: &str) -> (String, Option<Self>) {
        Self::parse(subject).unwrap_or_else(|| (subject.to_owned(), None))
    }

    fn parse(subject: &str) -> Option<(String, Option<Self>)> {
        let value: Value = serde_json::from_str(subject).ok()?;
        let texts = |member: &str| -> Option<BTreeSet<String>> {
            let texts = value.get(member)?.as_array()?.iter();
            texts.map(|text| text.as_str().map(str::to_owned)).collect()
        };
        let binding = Self {
            token_endpoints: texts("token_endpoints")?,
            api_origins: texts("api")?,
            via: value.get("via")?.as_str().map(str::to_owned),
        };
        let name = value.get("name")?.as_str()?.to_owned();
        (binding.subject(&name) == subject).then_some((name, Some(binding)))
    }

    /// Returns whether every server of `other` is one of these.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        self.via == other.via
            && other.token_endpoints.is_subset(&self.token_endpoints)
            && other.api_origins.is_subset(&self.api_origins)
    }

    /// Returns whether both have the same authorization server.
    pub(crate) fn has_server_of(&self, other: &Self) -> bool {
        self.via == other.via && self.token_endpoints == other.token_endpoints
    }

    /// Returns the servers that `other` does not have; all if `other` has them, but sends requests elsewhere.
    pub(crate) fn beyond(&self, other: &Self) -> String {
        let own = self.servers();
        let beyond: Vec<_> = own.difference(&other.servers()).cloned().collect();
        if beyond.is_empty() {
            self.shown()
        } else {
            beyond.join(", ")
        }
    }

    /// Returns the servers as text.
    pub(crate) fn shown(&self) -> String {
        let servers: Vec<_> = self.servers().into_iter().collect();
        servers.join(", ")
    }

    fn servers(&self) -> BTreeSet<String> {
        let servers = self.token_endpoints.iter().chain(&self.api_origins);
        let via = self
            .via
            .iter()
            .map(|origin| format!("{origin} by `--origin`"));
        servers.cloned().chain(via).collect()
    }
}

/// Replaces the variables of a template.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = from.split_once('}') else {
            rest = from;
            filled.push('{');
            continue;
        };
        match value(name) {
            Some(value) => filled.push_str(&value),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Returns what a variable of a template is replaced with. A value that the provider sends is stored with
/// the tokens, so its variable stays, with the default that would be used without it. So does a secret one.
fn value(provider: &Provider, name: &str, values: &Values<'_>) -> Option<String> {
    let table = &provider.table;
    let variable = table.variables.iter().find(|one| one.name == name)?;
    if variable.secret || variable.source != VariableSource::App {
        let default = variable.default.as_ref();
        return default.map(|default| format!("{{{name}|{default}}}"));
    }
    let set = values.set.iter().rfind(|(set, _)| set == name);
    let set = set.map(|(_, value)| {
        let bare = value.strip_prefix(&variable.prefix).unwrap_or(value);
        if variable.suffix.is_empty() {
            return bare;
        }
        let without_slash = bare.strip_suffix('/').unwrap_or(bare);
        let bare_of_suffix = without_slash.strip_suffix(&variable.suffix);
        bare_of_suffix.unwrap_or(bare)
    });
    let of_environment = || {
        let mut environments = table.environments.iter();
        let environment = environments.find(|one| Some(one.name.as_str()) == values.environment)?;
        let mut values = environment.values.iter();
        values
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    };
    let value = set.or_else(of_environment).or(variable.default.as_deref());
    value.map(str::to_owned)
}

/// Returns the origin of a URL: as text if a variable decides it.
fn origin(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end).unwrap_or(rest);
    match Url::parse(url) {
        Ok(url) if !authority.contains('{') => url.origin().ascii_serialization(),
        _ if scheme.is_empty() => authority.to_owned(),
        _ => format!("{scheme}://{authority}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding(token_endpoints: &[&str], origins: &[&str], via: Option<&str>) -> Binding {
        let set = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Binding {
            token_endpoints: set(token_endpoints),
            api_origins: set(origins),
            via: via.map(str::to_owned),
        }
    }

    #[test]
    fn a_subject_has_the_name_and_the_servers() {
        let stored = binding(&["https://a.example/token"], &["https://api.example"], None);
        for name in ["default", "", "a \" b", "{}"] {
            for via in [None, Some("http://127.0.0.1:8")] {
                let stored = Binding {
                    via: via.map(str::to_owned),
                    ..stored.clone()
                };
                let read = Binding::of_subject(&stored.subject(name));
                assert_eq!(read, (name.to_owned(), Some(stored)));
            }
        }
        for earlier in ["default", "{}", r#"{"name":"x"}"#, "[1]"] {
            assert_eq!(Binding::of_subject(earlier), (earlier.to_owned(), None));
        }
    }

    #[test]
    fn tokens_are_for_specs_without_further_servers() {
        let token = "https://a.example/token";
        let (api, cdn) = ("https://api.example", "https://cdn.example");
        let stored = binding(&[token], &[api, cdn], None);
        assert!(stored.covers(&stored));
        assert!(stored.covers(&binding(&[token], &[api], None)));
        for (other, beyond) in [
            (
                binding(&["https://a.example/t"], &[api], None),
                "https://a.example/t",
            ),
            (
                binding(&[token, "https://b.example/token"], &[api], None),
                "https://b.example/token",
            ),
            (
                binding(&[token], &[api, "https://b.example"], None),
                "https://b.example",
            ),
            (
                binding(&[token], &[api], Some("http://127.0.0.1:1")),
                "http://127.0.0.1:1 by `--origin`",
            ),
        ] {
            assert!(!stored.covers(&other), "{other:?}");
            assert_eq!(other.beyond(&stored), beyond);
        }
    }

    #[test]
    fn an_origin_is_that_of_the_url_that_is_requested() {
        for (url, expected) in [
            ("https://API.example:443/v1?x", "https://api.example"),
            ("https://api.example@evil.example/", "https://evil.example"),
            (
                "https://evil.example\\.api.example/",
                "https://evil.example",
            ),
            ("https://{shop}.example/{v}", "https://{shop}.example"),
            ("https://api.example/{v}", "https://api.example"),
            (
                "{instance|https://a.example}/v1",
                "{instance|https://a.example}",
            ),
            ("{instance}/v1", "{instance}"),
        ] {
            assert_eq!(origin(url), expected);
        }
    }
}
