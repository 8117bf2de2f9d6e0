//! Client identifier metadata documents (draft-ietf-oauth-client-id-metadata-document-00): the client
//! identifier is the URL of the client's metadata, and no server has to register it.

use url::Url;

use super::ClientMetadata;
use crate::error::{DiscoveryError, Error};
use crate::tables::ClientAuth;
use crate::template::variables::is_secure;

/// The member that contains the client's redirect URIs.
const REDIRECT_URIS: &str = "redirect_uris";

/// The member that contains the client authentication method.
const AUTH_METHOD: &str = "token_endpoint_auth_method";

impl ClientMetadata {
    /// Returns the metadata document that the application publishes at `client_id`, as
    /// `application/json`. Authorization servers fetch it and use its URL as the client identifier
    /// (draft-ietf-oauth-client-id-metadata-document-00 §4).
    ///
    /// Without other settings, the client is public, uses the authorization code grant and refreshes
    /// tokens. A [`signing_key`](Self::signing_key) makes it authenticate with `private_key_jwt`.
    ///
    /// ```
    /// use licit_runtime::ClientMetadata;
    ///
    /// let document = ClientMetadata::new()
    ///     .client_name("Acme Notes")
    ///     .redirect_uri("http://127.0.0.1:3000/callback")
    ///     .document("https://notes.acme.example/oauth/client.json")?;
    /// assert!(document.contains(r#""token_endpoint_auth_method":"none""#));
    /// # Ok::<(), licit_runtime::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns [`Error::Discovery`] if `client_id` is not an `https` URL with a path in its normal form, if
    /// the name or the redirect URIs are missing, or if the metadata contains or implies a shared secret.
    pub fn document(self, client_id: &str) -> Result<String, Error> {
        check_client_id(client_id)?;
        let has_key = self.has_signing_key();
        let method = if has_key {
            ClientAuth::PrivateKeyJwt
        } else {
            ClientAuth::None
        };
        let document = self
            .or(AUTH_METHOD, method.name())
            .or("grant_types", vec!["authorization_code", "refresh_token"])
            .or("response_types", vec!["code"])
            .with_application_type()
            .member("client_id", client_id);
        document.check(has_key)?;
        Ok(document.to_json()?.expose().to_owned())
    }

    fn check(&self, has_key: bool) -> Result<(), DiscoveryError> {
        let wrong = |member, problem| Err(DiscoveryError::ClientDocument { member, problem });
        let texts = |name| {
            let list = self.get(name).and_then(|list| list.as_array());
            list.map_or(0, Vec::len)
        };
        let name = self.get("client_name").and_then(|name| name.as_str());
        if name.is_none_or(|name| name.trim().is_empty()) {
            return wrong("client_name", "is missing: set the name that users see");
        }
        if texts(REDIRECT_URIS) == 0 {
            return wrong(
                REDIRECT_URIS,
                "is missing: add each redirect URI that logins use",
            );
        }
        for member in ["client_secret", "client_secret_expires_at"] {
            if self.get(member).is_some() {
                return wrong(member, "is not allowed: the document is public");
            }
        }
        let method = self.get(AUTH_METHOD).and_then(|method| method.as_str());
        match method.and_then(ClientAuth::from_name) {
            Some(method) if method.needs_secret() => wrong(
                AUTH_METHOD,
                "needs a shared secret, which a public document cannot have: use `none`, or \
                 `private_key_jwt` with a key",
            ),
            Some(ClientAuth::PrivateKeyJwt) if !has_key => wrong(
                AUTH_METHOD,
                "is `private_key_jwt`: set the signing key as well",
            ),
            _ => Ok(()),
        }
    }

    /// Adds `application_type` (OpenID Connect Dynamic Client Registration 1.0 §2): `native` if a redirect
    /// URI is on loopback or has a scheme of the application's own, otherwise `web`.
    pub(crate) fn with_application_type(self) -> Self {
        let uris = self.get(REDIRECT_URIS).and_then(|uris| uris.as_array());
        let mut uris = uris.into_iter().flatten().filter_map(|uri| uri.as_str());
        let is_native = uris.any(|uri| Url::parse(uri).is_ok_and(|url| url.scheme() != "https"));
        self.or("application_type", if is_native { "native" } else { "web" })
    }
}

/// Checks the URL of a metadata document (§2): `https`, or `http` on loopback for tests, with a path, and
/// without user information, fragment and dot segments. URL parsing leaves it unchanged, so that every
/// server compares the same text.
pub(crate) fn check_client_id(client_id: &str) -> Result<(), DiscoveryError> {
    let (member, url) = ("client_id", || client_id.to_owned());
    let parsed = Url::parse(client_id)
        .ok()
        .filter(|parsed| parsed.as_str() == client_id && parsed.fragment().is_none())
        .filter(|parsed| parsed.username().is_empty() && parsed.password().is_none());
    match parsed {
        None => Err(DiscoveryError::InvalidUrl { member, url: url() }),
        Some(parsed) if !is_secure(&parsed) => Err(DiscoveryError::Insecure { member, url: url() }),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const ID: &str = "https://app.example/oauth/client.json";

    fn metadata() -> ClientMetadata {
        ClientMetadata::new()
            .client_name("Notes")
            .redirect_uri("http://127.0.0.1:3000/callback")
    }

    #[test]
    fn a_document_names_itself_and_a_public_client() {
        let document = metadata().document(ID).unwrap();
        let document: Value = serde_json::from_str(&document).unwrap();
        assert_eq!(
            document,
            json!({
                "client_id": ID,
                "client_name": "Notes",
                "redirect_uris": ["http://127.0.0.1:3000/callback"],
                "grant_types": ["authorization_code", "refresh_token"],
                "response_types": ["code"],
                "token_endpoint_auth_method": "none",
                "application_type": "native",
            })
        );
    }

    #[test]
    fn a_document_with_a_key_authenticates_with_it() {
        let with_key = metadata().member("jwks", json!({ "keys": [] }));
        let document = with_key.document(ID).unwrap();
        assert!(document.contains(r#""token_endpoint_auth_method":"private_key_jwt""#));
    }

    #[test]
    fn what_servers_would_reject_is_an_error() {
        let nameless = ClientMetadata::new().redirect_uri("https://app.example/cb");
        for (metadata, expected) in [
            (nameless, "client_name"),
            (ClientMetadata::new().client_name("Notes"), REDIRECT_URIS),
            (metadata().member("client_secret", "s"), "client_secret"),
            (
                metadata().auth_method(ClientAuth::ClientSecretBasic),
                AUTH_METHOD,
            ),
            (
                metadata().auth_method(ClientAuth::PrivateKeyJwt),
                AUTH_METHOD,
            ),
        ] {
            let error = metadata.document(ID).unwrap_err();
            match &error {
                Error::Discovery(kind) => match kind.as_ref() {
                    DiscoveryError::ClientDocument { member, .. } => assert_eq!(*member, expected),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_client_identifier_is_a_secure_url_in_normal_form() {
        for good in [
            ID,
            "https://app.example:8443/c?v=1",
            "http://127.0.0.1:3000/client.json",
        ] {
            assert!(check_client_id(good).is_ok(), "{good}");
        }
        for bad in [
            "https://app.example",
            "https://APP.example/c",
            "https://app.example/a/../c",
            "https://app.example/./c",
            "https://app.example:443/c",
            "https://u@app.example/c",
            "https://app.example/c#f",
            "http://app.example/c",
            "urn:example:c",
            "my-client",
        ] {
            assert!(check_client_id(bad).is_err(), "{bad}");
        }
    }
}
