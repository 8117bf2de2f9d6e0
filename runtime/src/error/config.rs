//! A setup that the provider does not allow.

use std::fmt;
use std::sync::Arc;

use crate::tables::ClientAuth;

/// Why an application cannot be set up as it is described.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ConfigError {
    /// A variable of the provider has no value.
    VariableMissing(&'static str),
    /// A variable's value does not look as the provider says it does.
    VariableInvalid {
        /// The variable's name.
        name: String,
        /// What it must look like.
        expected: String,
    },
    /// The provider has no variable of this name that an application sets.
    VariableUnknown(String),
    /// The provider has no environment of this name.
    EnvironmentUnknown(String),
    /// The provider does not take this client authentication method.
    AuthMethodNotOffered(ClientAuth),
    /// The provider asks for a client secret, and there is none.
    ClientSecretMissing,
    /// The provider asks for a JWT, and there is no key to sign one with.
    SigningKeyMissing,
    /// The key signs in a way that the provider does not take, or cannot be used.
    SigningKey(String),
    /// The provider asks for a client certificate (RFC 8705). It is part of a `reqwest::Client` of
    /// the application's own, and there is none.
    CertificateMissing,
    /// The provider asks for something that this build leaves out: a feature of this name.
    FeatureMissing(&'static str),
    /// `client_id` is empty.
    ClientIdMissing,
    /// The authorization code grant needs a redirect URI, and there is none.
    RedirectUriMissing,
    /// The redirect URI is no absolute URI, has a fragment, or is plain `http` to a host that is
    /// not loopback.
    RedirectUri,
    /// The provider has no grant of this name in this registration.
    GrantNotOffered(&'static str),
    /// The provider has no revocation endpoint for this registration.
    RevocationNotOffered,
    /// The provider has no endpoint of this name (RFC 8414 §2).
    EndpointNotOffered(&'static str),
    /// The provider has no endpoint that takes authorization requests beforehand (RFC 9126).
    PushedRequestsNotOffered,
    /// An operation leads to this origin, which is neither that of the spec's `base_url` nor one of
    /// its `trusted_origins` (RFC 9700 §4.9).
    UndeclaredOrigin(String),
    /// A template of the spec does not give a URL.
    Endpoint(String),
    /// A template of the spec cannot be read.
    Template(String),
    /// The origin for tests is neither `https` nor loopback, or has a path.
    Origin,
    /// The HTTP client cannot be built.
    HttpClient(Arc<reqwest::Error>),
    /// There is no tokio runtime here to send a request in.
    NoRuntime,
    /// There is no secret to verify webhooks with, or one is empty or not written as the provider
    /// writes it.
    WebhookSecret,
    /// Webhooks of the provider are signed in another way.
    WebhookSignature,
    /// The operating system has no randomness to give, and nothing secure can be done without.
    NoEntropy,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::VariableMissing(name) => write!(f, "the variable `{name}` has no value"),
            Self::VariableInvalid { name, expected } => {
                write!(f, "the variable `{name}` must be {expected}")
            }
            Self::VariableUnknown(name) => {
                write!(f, "the provider has no variable `{name}` to set")
            }
            Self::EnvironmentUnknown(name) => write!(f, "the provider has no environment `{name}`"),
            Self::AuthMethodNotOffered(method) => write!(
                f,
                "the provider does not take the client authentication method {method:?}"
            ),
            Self::ClientSecretMissing => f.write_str("the provider asks for a client secret"),
            Self::SigningKeyMissing => {
                f.write_str("the provider asks for a signed JWT, and there is no signing key")
            }
            Self::SigningKey(problem) => write!(f, "the signing key cannot be used: {problem}"),
            Self::CertificateMissing => f.write_str(
                "the provider asks for a client certificate: \
                 build a `reqwest::Client` with it, and give it to `http`",
            ),
            Self::FeatureMissing(feature) => {
                write!(f, "the provider asks for what the feature `{feature}` has")
            }
            Self::ClientIdMissing => f.write_str("`client_id` is empty"),
            Self::RedirectUriMissing => {
                f.write_str("logins need a redirect URI, where the provider sends users back to")
            }
            Self::RedirectUri => f.write_str(
                "the redirect URI must be an absolute URI without fragment, \
                 https unless the host is loopback",
            ),
            Self::GrantNotOffered(grant) => {
                write!(f, "the provider does not offer the grant {grant}")
            }
            Self::RevocationNotOffered => f.write_str("the provider does not revoke tokens"),
            Self::EndpointNotOffered(endpoint) => write!(f, "the provider has no `{endpoint}`"),
            Self::PushedRequestsNotOffered => {
                f.write_str("the provider takes no pushed authorization requests")
            }
            Self::UndeclaredOrigin(origin) => write!(
                f,
                "the operation leads to {origin}, which the spec does not declare: add it to `trusted_origins`"
            ),
            Self::Endpoint(template) => write!(f, "`{template}` does not give a URL"),
            Self::Template(text) => write!(f, "`{{{text}}}` cannot be read in a template"),
            Self::Origin => f.write_str(
                "the origin must be scheme, host and port alone, https or to a loopback host",
            ),
            Self::HttpClient(_) => f.write_str("the HTTP client cannot be built"),
            Self::NoRuntime => f.write_str("requests can be sent in a tokio runtime only"),
            Self::WebhookSecret => {
                f.write_str("webhooks need a secret, written as the provider writes it")
            }
            Self::WebhookSignature => f.write_str("webhooks are signed in another way"),
            Self::NoEntropy => f.write_str("the operating system gives no random bytes"),
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
