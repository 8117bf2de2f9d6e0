//! Client metadata (RFC 7591 §2).

use std::fmt;

use serde_json::{Map, Value};

use super::RegisteredClient;
use crate::error::ArgumentError;
use crate::secret::{Secret, wiped};
use crate::tables::{ClientAuth, Registration};

/// The client's public keys.
const KEYS: &str = "jwks";

/// The algorithm that encrypts the keys of ID tokens.
const ENCRYPTED_ALG: &str = "id_token_encrypted_response_alg";

/// The algorithm that encrypts the contents of ID tokens. Default: `A128CBC-HS256`.
const ENCRYPTED_ENC: &str = "id_token_encrypted_response_enc";

/// Client metadata (RFC 7591 §2).
///
/// Unset members default to the spec's values. If the spec has none, the server chooses them.
#[derive(Clone, Default)]
#[must_use = "metadata has no effect until it is sent by a registrar"]
pub struct ClientMetadata(Map<String, Value>);

impl ClientMetadata {
    /// Creates empty metadata.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a redirect URI (`redirect_uris`). Call it once for each URI.
    pub fn redirect_uri(self, uri: &str) -> Self {
        self.push("redirect_uris", uri)
    }

    /// Sets the name shown to users (`client_name`).
    pub fn client_name(self, name: &str) -> Self {
        self.member("client_name", name)
    }

    /// Sets the client's home page (`client_uri`).
    pub fn client_uri(self, uri: &str) -> Self {
        self.member("client_uri", uri)
    }

    /// Adds a contact (`contacts`). Call it once for each contact.
    pub fn contact(self, address: &str) -> Self {
        self.push("contacts", address)
    }

    /// Sets the scopes that the client may request (`scope`).
    pub fn scopes(self, scopes: &[&str]) -> Self {
        self.member("scope", scopes.join(" "))
    }

    /// Sets the client authentication method (`token_endpoint_auth_method`).
    ///
    /// Defaults to the first method of the spec that the client has credentials for.
    pub fn auth_method(self, method: ClientAuth) -> Self {
        self.member("token_endpoint_auth_method", method.name())
    }

    /// Registers the public key of the key that the client signs its JWTs with (`jwks`).
    #[cfg(feature = "jose")]
    pub fn signing_key(self, key: &crate::jose::SigningKey) -> Self {
        match key.public_jwk() {
            Some(jwk) => self.key(jwk),
            // A symmetric key has no public part; the server issues its own secret.
            None => self,
        }
    }

    /// Registers the public key that ID tokens are encrypted for (`jwks`, and
    /// `id_token_encrypted_response_alg` with the key's algorithm; OpenID Connect Dynamic Client
    /// Registration 1.0 §2). The server encrypts with the spec's first content algorithm.
    ///
    /// To replace a key, register the new one: servers encrypt for any key of a client.
    #[cfg(feature = "jose")]
    pub fn decryption_key(self, key: &crate::jose::DecryptionKey) -> Self {
        self.member(ENCRYPTED_ALG, key.algorithm().name())
            .key(key.public_jwk())
    }

    /// Adds a public key.
    #[cfg(feature = "jose")]
    fn key(mut self, jwk: Value) -> Self {
        let keys = self.0.get_mut(KEYS).and_then(|jwks| jwks.get_mut("keys"));
        if let Some(Value::Array(keys)) = keys {
            keys.push(jwk);
            return self;
        }
        self.member(KEYS, serde_json::json!({ "keys": [jwk] }))
    }

    /// Returns whether the client has a key that signs. A key for encryption does not.
    pub(super) fn has_signing_key(&self) -> bool {
        let keys = self.get(KEYS).map(|jwks| jwks.get("keys"));
        let keys = keys.map(|keys| keys.and_then(Value::as_array));
        let signs = |jwk: &Value| jwk.get("use").is_none_or(|usage| usage != "enc");
        match keys {
            Some(Some(keys)) if !keys.is_empty() => keys.iter().any(signs),
            Some(_) => true,
            None => self.get("jwks_uri").is_some(),
        }
    }

    /// Sets the software that this client is an instance of (`software_id`, `software_version`).
    pub fn software(self, id: &str, version: &str) -> Self {
        self.member("software_id", id)
            .member("software_version", version)
    }

    /// Sets a software statement: a JWT about the software, signed by an issuer that the server
    /// trusts (`software_statement`, §2.3).
    pub fn software_statement(self, jwt: &str) -> Self {
        self.member("software_statement", jwt)
    }

    /// Sets any member, registered or provider-specific.
    pub fn member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    /// Returns a member.
    pub(crate) fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// Sets a member that is not set yet.
    pub(crate) fn or(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.entry(name).or_insert_with(|| value.into());
        self
    }

    fn push(mut self, name: &str, value: &str) -> Self {
        match self.0.get_mut(name) {
            Some(Value::Array(list)) => list.push(value.into()),
            _ => return self.member(name, vec![value]),
        }
        self
    }

    /// Adds the spec's defaults for this registration.
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
        let openid = registration.provider.openid.as_ref();
        let encryption = openid.and_then(|openid| openid.id_token_encryption.as_ref());
        let encoding = encryption.and_then(|table| table.encodings.first());
        if let Some(encoding) = encoding.filter(|_| self.0.contains_key(ENCRYPTED_ALG)) {
            let name = self.0.entry(ENCRYPTED_ENC);
            name.or_insert_with(|| (*encoding).into());
        }
        let has_key = self.has_signing_key();
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

    /// Adds the client identifier and secret that an update of `client` requires (RFC 7592 §2.2).
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

    /// Returns the JSON, which may contain a client secret.
    pub(super) fn to_json(&self) -> Result<Secret, ArgumentError> {
        wiped::json_text(&self.0)
            .map_err(|_| ArgumentError::new("metadata", "cannot be written as JSON"))
    }
}

/// Shows only the names of the members.
impl fmt::Debug for ClientMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}
