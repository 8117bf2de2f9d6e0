//! Authorization server metadata (RFC 8414, OpenID Connect Discovery 1.0).

use url::Url;

use super::address;
use super::fetch::Document;
use crate::error::DiscoveryError;
use crate::http::Http;
use crate::tables::ClientAuth;

/// The scope that requests a refresh token (OpenID Connect Core §11).
pub(super) const OFFLINE_ACCESS: &str = "offline_access";

/// RFC 8414 §3.
const OAUTH: &str = "oauth-authorization-server";

/// OpenID Connect Discovery 1.0 §4.
const OPENID: &str = "openid-configuration";

/// The verified metadata of an authorization server.
#[derive(Debug, Clone)]
pub(super) struct Metadata {
    pub(super) issuer: String,
    pub(super) authorization_endpoint: Url,
    pub(super) token_endpoint: Url,
    pub(super) revocation_endpoint: Option<Url>,
    pub(super) introspection_endpoint: Option<Url>,
    pub(super) registration_endpoint: Option<Url>,
    pub(super) pushed_authorization_request_endpoint: Option<Url>,
    pub(super) must_push: bool,
    /// The authentication methods that licit supports, in its order of preference.
    pub(super) auth_methods: Vec<ClientAuth>,
    pub(super) signing_algorithms: Vec<String>,
    pub(super) has_iss: bool,
    scopes: Vec<String>,
    /// `None` if the server lists none.
    grant_types: Option<Vec<String>>,
    pub(super) accepts_documents: bool,
}

/// Returns the URLs at which an issuer may publish its metadata, in the order of the MCP specification:
/// RFC 8414, then OpenID Connect with path insertion, then OpenID Connect with path appending.
pub(super) fn candidates(issuer: &Url) -> Vec<Url> {
    let mut base = issuer.clone();
    // RFC 8414 §3.1: a terminating slash is removed.
    base.set_path(issuer.path().trim_end_matches('/'));
    let mut candidates = vec![address::inserted(&base, OAUTH)];
    for url in [
        address::inserted(&base, OPENID),
        address::appended(&base, OPENID),
    ] {
        if !candidates.contains(&url) {
            candidates.push(url);
        }
    }
    candidates
}

impl Metadata {
    /// Reads and verifies the metadata of `issuer`.
    pub(super) fn read(
        issuer: &str,
        document: &Document,
        http: &Http,
    ) -> Result<Self, DiscoveryError> {
        let found = document.required("issuer")?;
        // §3.3: identical, character by character.
        if found != issuer {
            return Err(DiscoveryError::OtherIssuer {
                url: document.url.clone(),
                expected: issuer.to_owned(),
                found: found.to_owned(),
            });
        }
        let unsupported = |member| DiscoveryError::Unsupported {
            server: issuer.to_owned(),
            member,
        };
        let endpoint = |name| document.endpoint(name, http);
        let methods = document.texts("code_challenge_methods_supported")?;
        let methods = methods.unwrap_or_default();
        if !methods.iter().any(|method| method == "S256") {
            return Err(DiscoveryError::NoPkce {
                issuer: issuer.to_owned(),
                offered: methods,
            });
        }
        for (member, value) in [
            ("response_types_supported", "code"),
            ("response_modes_supported", "query"),
            ("grant_types_supported", "authorization_code"),
        ] {
            if !includes(document.texts(member)?.as_deref(), value) {
                return Err(unsupported(member));
            }
        }
        let auth_methods = auth_methods(document)?;
        if auth_methods.is_empty() {
            return Err(unsupported("token_endpoint_auth_methods_supported"));
        }
        let signing = document.texts("token_endpoint_auth_signing_alg_values_supported")?;
        let scopes = document.texts("scopes_supported")?.unwrap_or_default();
        let missing = |name| move || unsupported(name);
        Ok(Self {
            issuer: issuer.to_owned(),
            authorization_endpoint: endpoint("authorization_endpoint")?
                .ok_or_else(missing("authorization_endpoint"))?,
            token_endpoint: endpoint("token_endpoint")?.ok_or_else(missing("token_endpoint"))?,
            revocation_endpoint: endpoint("revocation_endpoint")?,
            introspection_endpoint: endpoint("introspection_endpoint")?,
            registration_endpoint: endpoint("registration_endpoint")?,
            pushed_authorization_request_endpoint: endpoint(
                "pushed_authorization_request_endpoint",
            )?,
            must_push: document.flag("require_pushed_authorization_requests")?,
            auth_methods,
            signing_algorithms: signing.unwrap_or_default(),
            has_iss: document.flag("authorization_response_iss_parameter_supported")?,
            scopes,
            grant_types: document.texts("grant_types_supported")?,
            accepts_documents: document.flag("client_id_metadata_document_supported")?,
        })
    }

    /// Returns whether tokens can be refreshed.
    pub(super) fn refreshes(&self) -> bool {
        includes(self.grant_types.as_deref(), "refresh_token")
    }

    /// Returns whether a scope requests a refresh token.
    pub(super) fn has_offline_access(&self) -> bool {
        self.scopes.iter().any(|scope| scope == OFFLINE_ACCESS)
    }
}

/// Returns whether a list contains `value`, or does not exist.
fn includes(list: Option<&[String]>, value: &str) -> bool {
    list.is_none_or(|list| list.iter().any(|known| known == value))
}

/// Returns the methods that the server and licit support. RFC 8414 §2 has a default for a server that
/// lists none; a client without credentials is not prevented from trying, because many servers that take
/// public clients list none.
fn auth_methods(document: &Document) -> Result<Vec<ClientAuth>, DiscoveryError> {
    let ours = [
        #[cfg(feature = "jose")]
        ClientAuth::PrivateKeyJwt,
        ClientAuth::ClientSecretBasic,
        ClientAuth::ClientSecretPost,
        ClientAuth::None,
    ];
    let listed = document.texts("token_endpoint_auth_methods_supported")?;
    let offered = |method: &ClientAuth| match &listed {
        Some(listed) => listed.iter().any(|known| known == method.name()),
        None => matches!(method, ClientAuth::ClientSecretBasic | ClientAuth::None),
    };
    Ok(ours.into_iter().filter(offered).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate_urls(issuer: &str) -> Vec<String> {
        let candidates = candidates(&Url::parse(issuer).unwrap());
        candidates.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_places_of_metadata_are_tried_in_the_order_of_mcp() {
        let with_path = [
            "https://auth.example/.well-known/oauth-authorization-server/tenant1",
            "https://auth.example/.well-known/openid-configuration/tenant1",
            "https://auth.example/tenant1/.well-known/openid-configuration",
        ];
        assert_eq!(candidate_urls("https://auth.example/tenant1"), with_path);
        assert_eq!(candidate_urls("https://auth.example/tenant1/"), with_path);
        let without = [
            "https://auth.example/.well-known/oauth-authorization-server",
            "https://auth.example/.well-known/openid-configuration",
        ];
        assert_eq!(candidate_urls("https://auth.example"), without);
        assert_eq!(candidate_urls("https://auth.example/"), without);
    }
}
