//! The applications that are registered with the emulated provider (RFC 6749 §2): one for each
//! registration of the spec.

use std::io;

use licit_format::resolve::{Grant, Provider, Registration};
use serde_json::{Map, Value};
use url::Url;

use super::grant_kind::GrantKind;
use crate::jose::encryption::Recipient;
use crate::jose::key::Key;
use crate::jose::signing::Signing;
use crate::values::{formula, secret};

/// The client identifier of the first registration, if identifiers are numbers.
const FIRST_NUMERIC_ID: usize = 1_000_001;

/// The identifier, secret and redirect URI of a registered application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientCredentials {
    /// The client identifier.
    pub client_id: String,
    /// The client secret; a public client has none.
    pub client_secret: Option<String>,
    /// The private key in PEM form, if the emulator registered the application and the spec
    /// requires a key.
    pub private_key: Option<String>,
    /// The private key in PEM form that decrypts ID tokens, if the emulator registered the application
    /// and the spec says that ID tokens are encrypted.
    pub decryption_key: Option<String>,
    /// The redirect URI.
    pub redirect_uri: String,
}

/// A registered application.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) credentials: ClientCredentials,
    /// Its public keys, JSON Web Keys.
    pub(crate) public_keys: Vec<Value>,
    /// The recipient of its encrypted ID tokens.
    encryption: Option<Recipient>,
    /// The registered redirect URIs besides the one of the credentials.
    redirect_uris: Vec<String>,
    /// URIs to which the user may be sent after a logout (RP-Initiated Logout 1.0 §3.1).
    post_logout_redirect_uris: Vec<String>,
    /// The authentication method that it registered (RFC 7591 §2).
    pub(crate) auth_method: Option<String>,
    /// The grant types that it registered (RFC 7591 §2); any if `None`.
    pub(crate) grant_types: Option<Vec<String>>,
    /// The scopes that it registered, separated by spaces; any if `None`.
    pub(crate) scope: Option<String>,
    /// The resource identifier of a protected resource, which introspects the tokens for it.
    pub(crate) resource: Option<String>,
    /// Accepts every redirect URI on loopback, with any port and path.
    any_loopback: bool,
}

impl Client {
    /// An application that a test registered.
    pub(crate) fn registered(credentials: ClientCredentials) -> Self {
        Self {
            credentials,
            public_keys: Vec::new(),
            encryption: None,
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            auth_method: None,
            grant_types: None,
            scope: None,
            resource: None,
            any_loopback: false,
        }
    }

    /// An application with the metadata that it registered (RFC 7591 §2): redirect URIs and keys.
    pub(crate) fn with_metadata(
        id: &str,
        client_secret: Option<String>,
        metadata: &Map<String, Value>,
    ) -> Self {
        let texts = |name: &str| -> Vec<String> {
            let list = metadata.get(name).and_then(Value::as_array);
            let texts = list.into_iter().flatten().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        };
        let mut redirect_uris = texts("redirect_uris").into_iter();
        let keys = metadata.get("jwks").and_then(|jwks| jwks.get("keys"));
        let keys = keys.and_then(Value::as_array).cloned();
        let keys = keys.unwrap_or_default();
        let text = |name: &str| metadata.get(name).and_then(Value::as_str);
        let encoding = text("id_token_encrypted_response_enc");
        let encryption = text("id_token_encrypted_response_alg")
            .and_then(|algorithm| Recipient::new(algorithm, encoding, &keys));
        let signs = |jwk: &Value| jwk.get("use").is_none_or(|usage| usage != "enc");
        Self {
            credentials: ClientCredentials {
                client_id: id.to_owned(),
                client_secret,
                private_key: None,
                decryption_key: None,
                redirect_uri: redirect_uris.next().unwrap_or_default(),
            },
            public_keys: keys.into_iter().filter(signs).collect(),
            encryption,
            redirect_uris: redirect_uris.collect(),
            post_logout_redirect_uris: texts("post_logout_redirect_uris"),
            auth_method: metadata
                .get("token_endpoint_auth_method")
                .and_then(Value::as_str)
                .map(str::to_owned),
            grant_types: metadata
                .contains_key("grant_types")
                .then(|| texts("grant_types")),
            scope: text("scope").map(str::to_owned),
            resource: None,
            any_loopback: false,
        }
    }

    /// Registers a further redirect URI, to which the user may also be sent after a logout.
    pub(crate) fn add_redirect_uri(&mut self, uri: &str) {
        self.redirect_uris.push(uri.to_owned());
        self.post_logout_redirect_uris.push(uri.to_owned());
    }

    /// Creates the default application of a registration. If the spec has several registrations,
    /// its identifier contains the registration's name.
    pub(crate) fn default_of(provider: &Provider, registration: &Registration) -> io::Result<Self> {
        let only = provider.registrations.len() == 1;
        let (needs_secret, needs_key) = at_revocation(registration);
        let key = (needs_key || registration.has_key())
            .then(|| Key::for_one_of(&key_algorithms(provider, registration)))
            .transpose()?;
        let openid = provider.table.openid.as_ref();
        let encryption = openid.and_then(|openid| openid.id_token_encryption.as_ref());
        let (encryption, decryption_key) = match encryption.filter(|table| table.required) {
            Some(table) => {
                let algorithm = table
                    .algorithms
                    .first()
                    .map_or("RSA-OAEP-256", String::as_str);
                let encoding = table.encodings.first().map(String::as_str);
                let (recipient, pem) = Recipient::generated(algorithm, encoding)?;
                (Some(recipient), Some(pem))
            }
            None => (None, None),
        };
        let prefix = if only {
            "licit"
        } else {
            registration.table.name.as_str()
        };
        Ok(Self {
            credentials: ClientCredentials {
                client_id: numeric_id(provider, registration)
                    .unwrap_or_else(|| format!("{prefix}-client")),
                client_secret: (needs_secret || registration.has_secret())
                    .then(|| format!("{prefix}-secret")),
                private_key: key.as_ref().map(Key::pem).transpose()?,
                decryption_key,
                redirect_uri: "http://127.0.0.1/callback".to_owned(),
            },
            public_keys: key.as_ref().map(Key::jwk).into_iter().collect(),
            encryption,
            redirect_uris: Vec::new(),
            post_logout_redirect_uris: Vec::new(),
            auth_method: None,
            grant_types: None,
            scope: None,
            resource: None,
            any_loopback: true,
        })
    }

    /// Encrypts an ID token for it, if it registered that.
    pub(crate) fn encrypted(&self, id_token: String) -> io::Result<String> {
        match &self.encryption {
            Some(recipient) => recipient.encrypt(&id_token),
            None => Ok(id_token),
        }
    }

    /// Signs claims for it by one of `algorithms`.
    pub(crate) fn sign(
        &self,
        signing: &mut Signing,
        algorithms: &[String],
        claims: Map<String, Value>,
    ) -> String {
        self.signed(signing, algorithms, None, claims)
    }

    /// Signs claims, with the header `typ`.
    pub(crate) fn sign_typed(
        &self,
        signing: &mut Signing,
        algorithms: &[String],
        kind: &str,
        claims: Map<String, Value>,
    ) -> String {
        self.signed(signing, algorithms, Some(kind), claims)
    }

    fn signed(
        &self,
        signing: &mut Signing,
        algorithms: &[String],
        kind: Option<&str>,
        claims: Map<String, Value>,
    ) -> String {
        let secret = self.credentials.client_secret.as_deref();
        signing.sign(algorithms, secret, kind, claims)
    }

    /// Whether it must authenticate (RFC 6749 §3.2.1). The default application may use its secret
    /// or not, if the spec accepts clients without one.
    pub(crate) fn must_authenticate(&self) -> bool {
        !self.any_loopback && !self.is_public()
    }

    /// Whether it has neither a secret nor a key (RFC 6749 §2.1).
    pub(crate) fn is_public(&self) -> bool {
        self.credentials.client_secret.is_none() && self.public_keys.is_empty()
    }

    /// Whether it registered a grant, or no grants at all.
    pub(crate) fn may_use(&self, kind: GrantKind, grant: &Grant) -> bool {
        let registered = self.grant_types.as_ref();
        registered.is_none_or(|all| all.iter().any(|name| kind.is_named(grant, name)))
    }

    /// The registered redirect URIs, human-readable.
    pub(crate) fn described_redirect_uris(&self) -> Vec<String> {
        let own = std::iter::once(&self.credentials.redirect_uri).filter(|uri| !uri.is_empty());
        let own = own.filter(|_| !self.any_loopback);
        let all = own.chain(&self.redirect_uris).cloned();
        let loopback = self.any_loopback.then(|| "any URI on loopback".to_owned());
        all.chain(loopback).collect()
    }

    /// Whether this is the application with that identifier.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        secret::same(&self.credentials.client_id, id)
    }

    /// Whether this is the application's secret.
    pub(crate) fn has_secret(&self, given: &str) -> bool {
        let known = self.credentials.client_secret.as_deref();
        known.is_some_and(|known| secret::same(known, given))
    }

    /// A template of a token request, with the client's identifier and secret filled in.
    pub(crate) fn known(&self, template: &str) -> String {
        let credentials = &self.credentials;
        formula::fill(template, &|name, _| match name {
            "client_id" => Some(credentials.client_id.clone()),
            "client_secret" => Some(credentials.client_secret.clone().unwrap_or_default()),
            _ => None,
        })
    }

    /// Whether an authorization request must say which redirect URI it means (RFC 6749 §3.1.2.3).
    pub(crate) fn has_several_redirect_uris(&self) -> bool {
        !self.redirect_uris.is_empty()
    }

    /// Whether this redirect URI is accepted: it must match a registered one exactly (RFC 9700 §2.1),
    /// except for the port on loopback (RFC 8252 §7.3).
    pub(crate) fn takes_redirect_uri(&self, uri: &str) -> bool {
        let registered = std::iter::once(&self.credentials.redirect_uri);
        let mut registered = registered.chain(&self.redirect_uris);
        registered.any(|known| is_same(known, uri)) || self.takes_loopback(uri)
    }

    /// Whether the user may be sent to this URI after a logout. A redirect URI on loopback is
    /// accepted with any port.
    pub(crate) fn takes_post_logout_redirect_uri(&self, uri: &str) -> bool {
        let mut registered = self.post_logout_redirect_uris.iter();
        registered.any(|known| is_same(known, uri)) || self.takes_loopback(uri)
    }

    /// RFC 6749 §3.1.2: a redirect URI has no fragment.
    fn takes_loopback(&self, uri: &str) -> bool {
        let is_harmless = |url: Url| url.fragment().is_none() && is_loopback(&url);
        self.any_loopback && Url::parse(uri).is_ok_and(is_harmless)
    }
}

/// Whether revocation requests authenticate with the secret or with the key of the client, which other
/// requests may not need.
fn at_revocation(registration: &Registration) -> (bool, bool) {
    let Some(revocation) = &registration.table.revocation else {
        return (false, false);
    };
    let Grant {
        auth_methods,
        request,
        ..
    } = &revocation.grant;
    (
        request.names_secret || auth_methods.iter().any(|method| method.needs_secret()),
        auth_methods.iter().any(|method| method.needs_key()),
    )
}

/// The client identifier of a registration whose token requests send it as a number.
fn numeric_id(provider: &Provider, registration: &Registration) -> Option<String> {
    let is_number = registration.grants().any(|grant| {
        let request = &grant.request;
        let mut fixed = request.parameters.iter();
        fixed.any(|fixed| fixed.value == "{client_id}" && request.unquoted.contains(&fixed.name))
    });
    let mut all = provider.registrations.iter();
    let position = all.position(|one| one.table.name == registration.table.name);
    is_number.then(|| (FIRST_NUMERIC_ID + position.unwrap_or_default()).to_string())
}

/// The algorithms of a client's key: of those for client authentication, the ones that are accepted in
/// request objects, too.
fn key_algorithms(provider: &Provider, registration: &Registration) -> Vec<String> {
    let authentication = &provider.table.client_assertion.algorithms;
    let code = registration.table.authorization_code.as_ref();
    let request = code.and_then(|code| code.request_object.as_ref());
    match request.map(|request| &request.algorithms) {
        Some(request) if authentication.is_empty() => request.clone(),
        Some(request) if !request.is_empty() => {
            let both = authentication.iter().filter(|name| request.contains(name));
            both.cloned().collect()
        }
        _ => authentication.clone(),
    }
}

/// Whether a URI is the registered one, with any port on loopback.
fn is_same(registered: &str, uri: &str) -> bool {
    let same_but_port = || {
        let (url, mut known) = (Url::parse(uri).ok()?, Url::parse(registered).ok()?);
        known.set_port(url.port()).ok()?;
        Some(is_loopback(&url) && known == url)
    };
    uri == registered || same_but_port() == Some(true)
}

/// Whether a URL is `http` on this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(redirect_uri: &str, any_loopback: bool) -> Client {
        let credentials = ClientCredentials {
            client_id: "id".into(),
            client_secret: None,
            private_key: None,
            decryption_key: None,
            redirect_uri: redirect_uri.into(),
        };
        Client {
            any_loopback,
            ..Client::registered(credentials)
        }
    }

    #[test]
    fn a_registered_redirect_uri_is_matched_exactly() {
        let client = client("https://app.example/callback", false);
        assert!(client.takes_redirect_uri("https://app.example/callback"));
        for uri in [
            "https://app.example/callback/",
            "https://app.example/callback?a=b",
            "https://app.example:444/callback",
            "https://evil.example/callback",
            "callback",
        ] {
            assert!(!client.takes_redirect_uri(uri), "{uri}");
        }
    }

    #[test]
    fn any_port_is_accepted_on_loopback() {
        let client = client("http://127.0.0.1/callback", false);
        assert!(client.takes_redirect_uri("http://127.0.0.1:4711/callback"));
        assert!(!client.takes_redirect_uri("http://127.0.0.1:4711/other"));
        assert!(!client.takes_redirect_uri("http://192.0.2.1/callback"));
    }

    #[test]
    fn the_default_application_accepts_only_loopback() {
        let client = client("http://127.0.0.1/callback", true);
        for uri in [
            "http://localhost:1/x",
            "http://127.0.0.1/",
            "http://[::1]:8080/a?b=c",
        ] {
            assert!(client.takes_redirect_uri(uri), "{uri}");
        }
        for uri in [
            "https://evil.example/cb",
            "http://app.example/x",
            "com.example.app:/cb",
            "javascript:alert(1)",
            "http://127.0.0.1.evil.example/x",
            "http://127.0.0.1@evil.example/x",
            "http://127.0.0.1:1/x#y",
        ] {
            assert!(!client.takes_redirect_uri(uri), "{uri}");
        }
    }

    #[test]
    fn a_further_redirect_uri_is_registered_with_its_scheme() {
        let mut client = client("http://127.0.0.1/callback", true);
        client.add_redirect_uri("com.example.app:/cb");
        assert!(client.takes_redirect_uri("com.example.app:/cb"));
        assert!(client.takes_post_logout_redirect_uri("com.example.app:/cb"));
        assert!(!client.takes_redirect_uri("com.example.app:/cb/other"));
    }

    #[test]
    fn registered_metadata_has_every_redirect_uri_and_every_key() {
        let metadata = serde_json::json!({
            "redirect_uris": ["https://a.example/cb", "https://b.example/cb"],
            "post_logout_redirect_uris": ["https://a.example/bye"],
            "jwks": { "keys": [{ "kty": "EC" }, { "kty": "RSA" }] },
        });
        let client = Client::with_metadata("id", None, metadata.as_object().unwrap());
        assert!(client.takes_redirect_uri("https://b.example/cb"));
        assert!(!client.takes_redirect_uri("http://127.0.0.1/"));
        assert!(client.takes_post_logout_redirect_uri("https://a.example/bye"));
        assert!(!client.takes_post_logout_redirect_uri("https://a.example/cb"));
        assert_eq!(client.public_keys.len(), 2);
    }
}
