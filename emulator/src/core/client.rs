//! The applications that are registered with the emulated provider (RFC 6749 §2): one for each
//! registration of the spec.

use std::io;

use licit_format::resolve::{Provider, Registration};
use serde_json::Value;
use url::Url;

use crate::jose::key::Key;
use crate::values::secret;

/// The identifier, secret and redirect URI of a registered application.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ClientCredentials {
    /// The client identifier.
    pub client_id: String,
    /// The client secret; a public client has none.
    pub client_secret: Option<String>,
    /// The private key in PEM form, of an application that the emulator registered itself, where the
    /// spec requires a key.
    pub private_key: Option<String>,
    /// The redirect URI.
    pub redirect_uri: String,
}

/// A registered application.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    pub(crate) credentials: ClientCredentials,
    /// The public half of its key, a JSON Web Key.
    pub(crate) public_key: Option<Value>,
    /// Accepts redirect URIs other than the registered one, if they are on loopback or https.
    any_redirect_uri: bool,
}

impl Client {
    /// An application that a test registered.
    pub(crate) fn registered(credentials: ClientCredentials) -> Self {
        Self {
            credentials,
            public_key: None,
            any_redirect_uri: false,
        }
    }

    /// The application of a registration for which the test registers none. Where the spec has several
    /// registrations, its identifier contains the registration's name.
    pub(crate) fn default_of(provider: &Provider, registration: &Registration) -> io::Result<Self> {
        let only = provider.registrations.len() == 1;
        let key = registration
            .has_key()
            .then(|| Key::for_one_of(&provider.table.client_assertion.algorithms))
            .transpose()?;
        let prefix = if only {
            "licit"
        } else {
            registration.table.name.as_str()
        };
        Ok(Self {
            credentials: ClientCredentials {
                client_id: format!("{prefix}-client"),
                client_secret: registration
                    .has_secret()
                    .then(|| format!("{prefix}-secret")),
                private_key: key.as_ref().map(Key::pem).transpose()?,
                redirect_uri: "http://127.0.0.1/callback".to_owned(),
            },
            public_key: key.as_ref().map(Key::jwk),
            any_redirect_uri: true,
        })
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
        let secret = self.credentials.client_secret.as_deref();
        template
            .replace("{client_id}", &self.credentials.client_id)
            .replace("{client_secret}", secret.unwrap_or_default())
    }

    /// Whether this redirect URI is accepted: it must match the registered one exactly (RFC 9700 §2.1),
    /// except for the port on loopback (RFC 8252 §7.3).
    pub(crate) fn takes_redirect_uri(&self, uri: &str) -> bool {
        let registered = &self.credentials.redirect_uri;
        let Ok(url) = Url::parse(uri) else {
            return uri == registered;
        };
        let same_but_port = || {
            let mut known = Url::parse(registered).ok()?;
            known.set_port(url.port()).ok()?;
            Some(is_loopback(&url) && known == url)
        };
        // RFC 6749 §3.1.2: a redirect URI has no fragment.
        let safe = url.fragment().is_none() && (url.scheme() == "https" || is_loopback(&url));
        let any = self.any_redirect_uri && safe;
        uri == registered || any || same_but_port() == Some(true)
    }
}

fn is_loopback(url: &Url) -> bool {
    url.scheme() == "http" && matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(redirect_uri: &str, any_redirect_uri: bool) -> Client {
        let credentials = ClientCredentials {
            client_id: "id".into(),
            client_secret: None,
            private_key: None,
            redirect_uri: redirect_uri.into(),
        };
        Client {
            credentials,
            public_key: None,
            any_redirect_uri,
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
    fn the_default_application_accepts_only_loopback_and_https() {
        let client = client("http://127.0.0.1/callback", true);
        assert!(client.takes_redirect_uri("https://app.example/x"));
        assert!(client.takes_redirect_uri("http://localhost:1/x"));
        assert!(!client.takes_redirect_uri("http://app.example/x"));
        assert!(!client.takes_redirect_uri("javascript:alert(1)"));
        assert!(!client.takes_redirect_uri("https://app.example/x#y"));
    }
}
