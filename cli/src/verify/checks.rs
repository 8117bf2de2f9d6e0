//! What is compared: metadata, keys and endpoints. An OAuth error confirms an endpoint: no other page returns one.

use std::fmt;

use licit_format::resolve::{AuthorizationCode, Provider, VariableSource};
use serde_json::{Map, Value};

use super::probe::{Answer, Probe};

/// A compared part of a spec.
pub(super) struct Check {
    /// Its key.
    pub(super) what: &'static str,
    pub(super) outcome: Outcome,
}

/// What the provider answered.
pub(super) enum Outcome {
    /// As only the right endpoint does.
    Proven(String),
    /// Something, which another server could also answer.
    Answered(String),
    /// Something that contradicts the spec, or nothing.
    Failed(String),
    /// Not requested.
    Skipped(String),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proven(what) => write!(f, "proven: {what}"),
            Self::Answered(what) => write!(f, "answered: {what}"),
            Self::Failed(what) => write!(f, "failed: {what}"),
            Self::Skipped(what) => write!(f, "skipped: {what}"),
        }
    }
}

/// Compares a spec with its provider.
pub(super) async fn run(probe: &Probe, provider: &Provider) -> Vec<Check> {
    let mut checks = Checks {
        probe,
        provider,
        done: Vec::new(),
    };
    checks.metadata().await;
    checks.keys().await;
    checks.endpoints().await;
    checks.done
}

struct Checks<'a> {
    probe: &'a Probe,
    provider: &'a Provider,
    done: Vec<Check>,
}

impl Checks<'_> {
    fn add(&mut self, what: &'static str, outcome: Outcome) {
        self.done.push(Check { what, outcome });
    }

    /// Fills a template with defaults. Which tenant to ask is the reader's choice.
    fn filled(&self, template: &str) -> Result<String, Outcome> {
        let mut text = template.to_owned();
        for variable in &self.provider.table.variables {
            let name = format!("{{{}}}", variable.name);
            if !text.contains(&name) {
                continue;
            }
            match &variable.default {
                Some(default) if variable.source == VariableSource::App => {
                    text = text.replace(&name, default);
                }
                _ => {
                    let reason = format!("`{}` has no default", variable.name);
                    return Err(Outcome::Skipped(reason));
                }
            }
        }
        Ok(text)
    }

    /// The metadata of the server has the values of the spec (RFC 8414 §3, OpenID Connect Discovery §4).
    async fn metadata(&mut self) {
        let Some(issuer) = &self.provider.table.issuer else {
            return;
        };
        let outcome = match self.filled(issuer) {
            Ok(issuer) => self.metadata_of(&issuer).await,
            Err(skipped) => skipped,
        };
        self.add("issuer", outcome);
    }

    async fn metadata_of(&self, issuer: &str) -> Outcome {
        let mut last = String::new();
        for url in locations(issuer) {
            match self.probe.get(&url).await {
                Ok(Answer {
                    json: Some(metadata),
                    status: 200,
                    ..
                }) => return self.compared(issuer, &metadata),
                Ok(answer) => last = format!("{url}: status {}", answer.status),
                Err(error) => last = error,
            }
        }
        if self.provider.openid.is_some() {
            Outcome::Failed(format!("no metadata: {last}"))
        } else {
            Outcome::Skipped(format!("the server publishes no metadata: {last}"))
        }
    }

    fn compared(&self, issuer: &str, metadata: &Map<String, Value>) -> Outcome {
        let table = &self.provider.table;
        let code = code(self.provider);
        let openid = table.openid.as_ref();
        let userinfo = openid.and_then(|openid| openid.userinfo.as_ref());
        let values = [
            ("issuer", Some(issuer)),
            ("jwks_uri", table.jwks_uri.as_deref()),
            (
                "authorization_endpoint",
                code.map(|code| code.authorization_endpoint.as_str()),
            ),
            (
                "token_endpoint",
                code.map(|code| code.grant.token_endpoint.as_str()),
            ),
            (
                "userinfo_endpoint",
                userinfo.map(|operation| operation.path.as_str()),
            ),
        ];
        let mut equal = 0;
        for (key, said) in values {
            let said = said.and_then(|said| self.filled(said).ok());
            let (Some(said), Some(found)) = (said, metadata.get(key).and_then(Value::as_str))
            else {
                continue;
            };
            if !self.probe.is_same(found, &said) {
                let message = format!("the metadata has `{key}` {found}, the spec {said}");
                return Outcome::Failed(message);
            }
            equal += 1;
        }
        Outcome::Proven(format!(
            "{equal} values of the metadata are those of the spec"
        ))
    }

    async fn keys(&mut self) {
        let Some(url) = &self.provider.table.jwks_uri else {
            return;
        };
        let outcome = match self.filled(url) {
            Ok(url) => match self.probe.get(&url).await {
                Ok(answer) => keys_of(&answer),
                Err(error) => Outcome::Failed(error),
            },
            Err(skipped) => skipped,
        };
        self.add("jwks_uri", outcome);
    }

    async fn endpoints(&mut self) {
        let provider = self.provider;
        let Some(registration) = provider.registrations.first() else {
            return;
        };
        let table = &registration.table;
        if let Some(code) = &table.authorization_code {
            let outcome = match self.filled(&code.authorization_endpoint) {
                Ok(url) => page(self.probe.authorize(&url).await),
                Err(skipped) => skipped,
            };
            self.add("authorization_endpoint", outcome);
            let form = [
                ("grant_type", "authorization_code"),
                ("code", "licit"),
                ("redirect_uri", "https://client.example/callback"),
            ];
            let endpoint = &code.grant.token_endpoint;
            self.posted("token_endpoint", endpoint, &form).await;
        } else if let Some(grant) = &table.client_credentials {
            let form = [("grant_type", "client_credentials")];
            self.posted("token_endpoint", &grant.token_endpoint, &form)
                .await;
        }
        if let Some(device) = &table.device_code {
            let endpoint = &device.device_authorization_endpoint;
            self.posted("device_authorization_endpoint", endpoint, &[])
                .await;
        }
        if let Some(endpoint) = &table.revocation_endpoint {
            let form = [("token", "licit")];
            self.posted("revocation_endpoint", endpoint, &form).await;
        }
    }

    async fn posted(&mut self, what: &'static str, template: &str, form: &[(&str, &str)]) {
        let outcome = match self.filled(template) {
            Ok(url) => self.judged(self.probe.post(&url, form).await),
            Err(skipped) => skipped,
        };
        self.add(what, outcome);
    }

    /// An OAuth error, or an error of the form that the spec describes, proves the endpoint: another
    /// page does not know this language (RFC 6749 §5.2).
    fn judged(&self, answer: Result<Answer, String>) -> Outcome {
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => return Outcome::Failed(error),
        };
        let Some(members) = &answer.json else {
            return gone(&answer)
                .unwrap_or_else(|| Outcome::Answered(format!("status {}", answer.status)));
        };
        let body = Value::Object(members.clone());
        let shapes = self.provider.table.error_shapes.iter();
        let codes = shapes.filter_map(|shape| shape.code.as_deref());
        let mut places = std::iter::once("/error").chain(codes);
        let error = places.find_map(|at| body.pointer(at).and_then(Value::as_str));
        match error {
            // An API may report an unknown path in the same way.
            Some(error) if answer.status != 404 => {
                let error: String = error.escape_debug().take(100).collect();
                Outcome::Proven(format!("`{error}` with status {}", answer.status))
            }
            _ => gone(&answer)
                .unwrap_or_else(|| Outcome::Answered(format!("status {}", answer.status))),
        }
    }
}

fn code(provider: &Provider) -> Option<&AuthorizationCode> {
    let registration = provider.registrations.first()?;
    registration.table.authorization_code.as_ref()
}

/// The URLs of an issuer's metadata.
fn locations(issuer: &str) -> Vec<String> {
    let issuer = issuer.trim_end_matches('/');
    let rest = issuer.strip_prefix("https://").unwrap_or(issuer);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = if path.is_empty() {
        String::new()
    } else {
        format!("/{path}")
    };
    vec![
        format!("{issuer}/.well-known/openid-configuration"),
        format!("https://{host}/.well-known/oauth-authorization-server{path}"),
    ]
}

fn keys_of(answer: &Answer) -> Outcome {
    let keys = answer.json.as_ref().and_then(|members| members.get("keys"));
    match keys.and_then(Value::as_array) {
        Some(keys) if !keys.is_empty() => Outcome::Proven(format!("{} keys", keys.len())),
        _ => Outcome::Failed(format!("no keys, status {}", answer.status)),
    }
}

/// A page for users. Only a redirect with an OAuth error proves it.
fn page(answer: Result<Answer, String>) -> Outcome {
    match answer {
        Err(error) => Outcome::Failed(error),
        Ok(answer) => gone(&answer).unwrap_or_else(|| {
            let target = answer.location.as_deref().unwrap_or_default();
            if target.contains("error=") {
                Outcome::Proven(format!("an error in a redirect, status {}", answer.status))
            } else {
                Outcome::Answered(format!("status {}", answer.status))
            }
        }),
    }
}

/// The statuses of a server without such an endpoint, or that does not work.
fn gone(answer: &Answer) -> Option<Outcome> {
    let is_gone = matches!(answer.status, 404 | 405 | 410 | 501) || answer.status >= 500;
    is_gone.then(|| Outcome::Failed(format!("status {}", answer.status)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_where_both_standards_have_it() {
        assert_eq!(
            locations("https://id.example/tenant/"),
            [
                "https://id.example/tenant/.well-known/openid-configuration",
                "https://id.example/.well-known/oauth-authorization-server/tenant",
            ]
        );
    }
}
