//! What a client says of itself (RFC 7591 §2).

use std::fmt;

use serde_json::{Map, Value};

use crate::registration::RegisteredClient;
use crate::secret::Secret;
use crate::tables::{ClientAuth, Registration};

/// What a client says of itself (RFC 7591 §2). Members that are not set are the server's to choose,
/// but for those that the spec knows.
#[derive(Clone, Default)]
#[must_use = "metadata are sent by a registrar"]
pub struct ClientMetadata(Map<String, Value>);

impl ClientMetadata {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where users are sent back to (`redirect_uris`). May be called for several.
    pub fn redirect_uri(self, uri: &str) -> Self {
        self.push("redirect_uris", uri)
    }

    /// What users are shown (`client_name`).
    pub fn client_name(self, name: &str) -> Self {
        self.member("client_name", name)
    }

    /// The client's page (`client_uri`).
    pub fn client_uri(self, uri: &str) -> Self {
        self.member("client_uri", uri)
    }

    /// Whom to write to (`contacts`). May be called for several.
    pub fn contact(self, address: &str) -> Self {
        self.push("contacts", address)
    }

    /// The scopes that it may ask for (`scope`).
    pub fn scopes(self, scopes: &[&str]) -> Self {
        self.member("scope", scopes.join(" "))
    }

    /// How it authenticates itself (`token_endpoint_auth_method`). Without this, by the first method
    /// of the spec for which it has what is needed.
    pub fn auth_method(self, method: ClientAuth) -> Self {
        self.member("token_endpoint_auth_method", method.name())
    }

    /// The key that it signs its JWTs with: the public half is registered (`jwks`).
    #[cfg(feature = "jose")]
    pub fn signing_key(self, key: &crate::jose::SigningKey) -> Self {
        match key.public_jwk() {
            Some(jwk) => self.member("jwks", serde_json::json!({ "keys": [jwk] })),
            // A secret has no half that may be known: the server gives out its own.
            None => self,
        }
    }

    /// The software that this client is an instance of (`software_id`), and its version.
    pub fn software(self, id: &str, version: &str) -> Self {
        self.member("software_id", id)
            .member("software_version", version)
    }

    /// What somebody whom the server trusts says of the software, signed (`software_statement`,
    /// §2.3).
    pub fn software_statement(self, jwt: &str) -> Self {
        self.member("software_statement", jwt)
    }

    /// Any member, by its registered name or one of the provider's own.
    pub fn member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    fn push(mut self, name: &str, value: &str) -> Self {
        match self.0.get_mut(name) {
            Some(Value::Array(list)) => list.push(value.into()),
            _ => return self.member(name, vec![value]),
        }
        self
    }

    /// With what the spec knows of a client of this registration.
    pub(super) fn completed(mut self, registration: &Registration) -> Self {
        let mut add = |name: &str, value: Value| {
            self.0.entry(name).or_insert(value);
        };
        let grants: Vec<Value> = registration.grant_types().map(Value::from).collect();
        let code = registration.authorization_code.as_ref();
        let types: Vec<_> = code.iter().map(|code| code.response_type.into()).collect();
        if !grants.is_empty() {
            add("grant_types", grants.into());
        }
        add("response_types", Value::Array(types));
        let has_key = self.0.contains_key("jwks") || self.0.contains_key("jwks_uri");
        let mut methods = registration
            .grants()
            .flat_map(|grant| grant.auth_methods.iter().copied());
        let method = methods.find(|method| has_key || !method.needs_registered_key());
        if let Some(method) = method {
            self.0
                .entry("token_endpoint_auth_method")
                .or_insert(method.name().into());
        }
        self
    }

    /// For an update of `client` (RFC 7592 §2.2), which must name it, and may name its secret.
    pub(super) fn of(self, client: &RegisteredClient) -> Self {
        let named = self.member("client_id", client.client_id());
        match client.client_secret() {
            Some(secret) => named.member("client_secret", secret.expose()),
            None => named,
        }
    }

    pub(super) fn client_secret(&self) -> Option<Secret> {
        let secret = self.0.get("client_secret")?;
        secret.as_str().map(Secret::new)
    }

    pub(super) fn to_json(&self) -> String {
        Value::Object(self.0.clone()).to_string()
    }
}

/// Shows the names of the members alone.
impl fmt::Debug for ClientMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
