//! Credentials other than the access token, which the application gives: API keys, cookies, HTTP
//! Basic, static bearer tokens, client certificates.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::secret::Secret;

/// The credentials that an application has for a provider's security schemes, besides the access
/// token. Cheap to clone; `Debug` shows none of them.
///
/// A scheme is given by its position in
/// [`Provider::security_schemes`](crate::tables::Provider::security_schemes). Generated code has a
/// method for each scheme instead.
#[derive(Clone, Default)]
#[must_use]
pub struct Credentials(Arc<Vec<(usize, Given)>>);

/// The value of one credential.
#[derive(Clone)]
pub(crate) enum Given {
    /// A key, a cookie's value or a bearer token.
    Secret(Secret),
    /// HTTP Basic (RFC 7617).
    Basic { user: Secret, password: Secret },
    /// The `reqwest::Client` presents a client certificate.
    Certificate,
}

impl Credentials {
    /// Creates an empty value.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the key, cookie or bearer token of the scheme at position `scheme`.
    pub fn with_secret(self, scheme: usize, secret: impl Into<Secret>) -> Self {
        self.with(scheme, Given::Secret(secret.into()))
    }

    /// Sets the user name and password of the scheme at position `scheme`. The user name must not
    /// contain a colon (RFC 7617 §2).
    pub fn with_basic(
        self,
        scheme: usize,
        user: impl Into<Secret>,
        password: impl Into<Secret>,
    ) -> Self {
        let (user, password) = (user.into(), password.into());
        self.with(scheme, Given::Basic { user, password })
    }

    /// States that the application's `reqwest::Client` presents a client certificate for the scheme
    /// at position `scheme`. Calls fail if the application has no `reqwest::Client` of its own.
    pub fn with_certificate(self, scheme: usize) -> Self {
        self.with(scheme, Given::Certificate)
    }

    /// Returns the credential of the scheme at position `scheme`.
    pub(crate) fn get(&self, scheme: usize) -> Option<&Given> {
        let given = self.0.iter().find(|(known, _)| *known == scheme)?;
        Some(&given.1)
    }

    /// Returns the secrets of all credentials, in the forms in which requests contain them. A reply may
    /// repeat them.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = Secret> {
        self.0.iter().flat_map(|(_, given)| given.secrets())
    }

    fn with(self, scheme: usize, given: Given) -> Self {
        let others = self.0.iter().filter(|(known, _)| *known != scheme);
        let all = others.cloned().chain([(scheme, given)]);
        Self(Arc::new(all.collect()))
    }
}

impl Given {
    /// Returns the secrets that it consists of, in the forms in which a request contains them.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        match self {
            Self::Secret(secret) => vec![secret.clone()],
            Self::Basic { user, password } => {
                let pair = Secret::new([user.expose(), ":", password.expose()].concat());
                let encoded = Secret::new(STANDARD.encode(pair.expose()));
                vec![password.clone(), encoded]
            }
            Self::Certificate => Vec::new(),
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}
