//! A configuration that the provider's spec does not allow.

use std::fmt;
use std::sync::Arc;

use crate::secret::redact;
use crate::tables::ClientAuth;

/// A configuration error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ConfigError {
    /// A variable of the provider has no value.
    VariableMissing(&'static str),
    /// A variable's value does not have the form that the spec requires.
    VariableInvalid {
        /// The variable's name.
        name: String,
        /// The expected form.
        expected: String,
    },
    /// The value of a variable would make this scope several scopes, or a malformed one (RFC 6749 §3.3).
    ScopeInvalid(&'static str),
    /// The provider has no configurable variable of this name.
    VariableUnknown(String),
    /// The provider has no environment of this name.
    EnvironmentUnknown(String),
    /// The provider does not support this client authentication method.
    AuthMethodNotOffered(ClientAuth),
    /// The provider requires a client secret, and none is configured.
    ClientSecretMissing,
    /// The provider requires a signed JWT, and no signing key is configured.
    SigningKeyMissing,
    /// The signing key is invalid, or the provider does not accept its algorithm.
    SigningKey(String),
    /// The provider encrypts every ID token, and no decryption key is configured.
    DecryptionKeyMissing,
    /// The decryption key cannot be used: the spec does not accept its algorithm.
    DecryptionKey(String),
    /// The provider requires a client certificate (RFC 8705). Configure it in a custom
    /// `reqwest::Client` and pass that to [`http`](crate::AppBuilder::http).
    CertificateMissing,
    /// The provider requires a feature that is not enabled in this build.
    FeatureMissing(&'static str),
    /// `client_id` is empty.
    ClientIdMissing,
    /// The authorization code grant requires a redirect URI, and none is configured.
    RedirectUriMissing,
    /// The redirect URI is not an absolute URI, has a fragment, or is plain `http` to a host that is
    /// not loopback.
    RedirectUri,
    /// This registration does not include this grant.
    GrantNotOffered(&'static str),
    /// The provider has no revocation endpoint for this registration.
    RevocationNotOffered,
    /// The provider has no endpoint of this name (RFC 8414 §2).
    EndpointNotOffered(&'static str),
    /// The spec has neither `identity` nor `openid`, so nothing returns who is logged in.
    IdentityNotOffered,
    /// No login option has this identifier.
    LoginOptionUnknown(String),
    /// Two login options of different providers cannot be distinguished at their redirect URI (RFC 9700
    /// §4.4).
    RedirectUriShared {
        /// The identifiers of the options.
        options: [String; 2],
        /// The redirect URI.
        redirect_uri: Option<String>,
    },
    /// The provider has no pushed authorization request endpoint (RFC 9126).
    PushedRequestsNotOffered,
    /// An operation's URL has this origin, which is neither that of the spec's `base_url` nor one of
    /// its `trusted_origins` (RFC 9700 §4.9).
    UndeclaredOrigin(String),
    /// A template of the spec does not expand to a valid URL.
    Endpoint(String),
    /// A template of the spec cannot be parsed.
    Template(String),
    /// The test origin is neither `https` nor loopback, or has a path.
    Origin,
    /// The HTTP client could not be built.
    HttpClient(Arc<reqwest::Error>),
    /// There is no tokio runtime to send the request in.
    NoRuntime,
    /// The tokens are bound to an external DPoP key that the application does not have. Names it by its
    /// thumbprint (RFC 7638).
    DpopKeyMissing(String),
    /// The client has no access token, and the operation requires one.
    TokenMissing,
    /// The client has none of the credentials that the operation requires. Lists what it requires.
    CredentialMissing(String),
    /// The webhook secret is missing, empty, or not in the provider's format.
    WebhookSecret,
    /// The provider signs webhooks with another method.
    WebhookSignature,
    /// The operating system provides no randomness.
    NoEntropy,
    /// The provider does not support signed authorization requests (RFC 9101).
    RequestObjectsNotOffered,
    /// The provider accepts only authorization requests that are signed (RFC 9101) or pushed (RFC 9126).
    PlainRequestsNotAccepted,
}

/// The message of [`ConfigError::PlainRequestsNotAccepted`].
const NOT_PLAIN: &str = "the provider requires signed or pushed authorization requests: \
                         start logins with `for_protected_logins`";

/// The message of [`ConfigError::IdentityNotOffered`].
const NO_IDENTITY: &str =
    "nothing returns who is logged in: the spec has neither `identity` nor `openid`";

fn no_option(f: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
    let id = redact::excerpt(id, redact::CODE);
    write!(f, "there is no login option `{id}`")
}

fn shared(f: &mut fmt::Formatter<'_>, options: &[String; 2], uri: Option<&str>) -> fmt::Result {
    let [one, other] = options
        .each_ref()
        .map(|id| redact::excerpt(id, redact::CODE));
    write!(
        f,
        "the login options `{one}` and `{other}` are of different providers and share a redirect URI"
    )?;
    if let Some(uri) = uri {
        write!(f, ", `{}`", redact::excerpt(uri, redact::TEXT))?;
    }
    write!(
        f,
        ": give each option its own path, such as `/callback/{other}`, and register that URL"
    )
}

impl fmt::Display for ConfigError {
    #[expect(clippy::too_many_lines, reason = "a message for each error")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::VariableMissing(name) => write!(f, "the variable `{name}` has no value"),
            Self::VariableInvalid { name, expected } => {
                write!(f, "the variable `{name}` must be {expected}")
            }
            Self::ScopeInvalid(scope) => write!(
                f,
                "a variable of the scope `{scope}` contains the separator of scopes, or a \
                 character that is not allowed in scopes (RFC 6749 §3.3)"
            ),
            Self::VariableUnknown(name) => {
                write!(f, "the provider has no variable `{name}` to set")
            }
            Self::EnvironmentUnknown(name) => write!(f, "the provider has no environment `{name}`"),
            Self::AuthMethodNotOffered(method) => write!(
                f,
                "the provider does not support the client authentication method {method:?}"
            ),
            Self::ClientSecretMissing => f.write_str("the provider requires a client secret"),
            Self::SigningKeyMissing => {
                f.write_str("the provider requires a signed JWT: set a signing key")
            }
            Self::SigningKey(problem) => write!(f, "the signing key cannot be used: {problem}"),
            Self::DecryptionKeyMissing => {
                f.write_str("the provider encrypts ID tokens: set a decryption key")
            }
            Self::DecryptionKey(problem) => {
                write!(f, "the decryption key cannot be used: {problem}")
            }
            Self::DpopKeyMissing(thumbprint) => write!(
                f,
                "the tokens are bound to the key with the thumbprint `{thumbprint}`, \
                 which the application does not have: pass that key to `dpop_key`"
            ),
            Self::RequestObjectsNotOffered => {
                f.write_str("the provider does not support signed authorization requests")
            }
            Self::PlainRequestsNotAccepted => f.write_str(NOT_PLAIN),
            Self::CertificateMissing => f.write_str(
                "the provider requires a client certificate: \
                 build a `reqwest::Client` with it and pass that to `http`",
            ),
            Self::FeatureMissing(feature) => {
                write!(f, "the provider requires the feature `{feature}`")
            }
            Self::ClientIdMissing => f.write_str("`client_id` is empty"),
            Self::RedirectUriMissing => {
                f.write_str("logins require a redirect URI")
            }
            Self::RedirectUri => f.write_str(
                "the redirect URI must be an absolute URI without fragment, \
                 https unless the host is loopback",
            ),
            Self::GrantNotOffered(grant) => {
                write!(f, "the provider does not offer the grant {grant}")
            }
            Self::RevocationNotOffered => f.write_str("the provider has no revocation endpoint"),
            Self::IdentityNotOffered => f.write_str(NO_IDENTITY),
            Self::LoginOptionUnknown(id) => no_option(f, id),
            Self::RedirectUriShared { options, redirect_uri } => {
                shared(f, options, redirect_uri.as_deref())
            }
            Self::EndpointNotOffered(endpoint) => write!(f, "the provider has no `{endpoint}`"),
            Self::PushedRequestsNotOffered => {
                f.write_str("the provider does not support pushed authorization requests")
            }
            Self::UndeclaredOrigin(origin) => write!(
                f,
                "the operation's URL is at {origin}, which the spec does not declare: add it to `trusted_origins`"
            ),
            Self::Endpoint(template) => write!(f, "`{template}` does not expand to a valid URL"),
            Self::Template(text) => write!(f, "`{{{text}}}` is not a valid template expression"),
            Self::Origin => f.write_str(
                "the origin must consist of scheme, host and port, and use https or a loopback host",
            ),
            Self::HttpClient(_) => f.write_str("the HTTP client cannot be built"),
            Self::NoRuntime => f.write_str("requests require a tokio runtime"),
            Self::TokenMissing => f.write_str("the client has no access token"),
            Self::CredentialMissing(required) => {
                write!(f, "the client lacks credentials: the operation requires {required}")
            }
            Self::WebhookSecret => {
                f.write_str("webhooks require a secret in the provider's format")
            }
            Self::WebhookSignature => f.write_str("the provider signs webhooks with another method"),
            Self::NoEntropy => f.write_str("the operating system provided no random bytes"),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::HttpClient(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
