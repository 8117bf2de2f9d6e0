//! What an application asks of an error: each question is a method, the same for [`Error`], [`ApiError`] and the
//! errors of generated code.

use super::{ApiError, AuthorizationError, DiscoveryError, Error, OAuthErrorCode};
use crate::header::challenge;
use crate::tables::Meaning;

impl Error {
    /// Returns whether the same request may succeed later, unchanged.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// use licit_runtime::error::StoreError;
    ///
    /// let error = Error::from(StoreError::new("the database is away"));
    /// assert!(error.is_retryable());
    /// ```
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::OAuth(error) => error.is_retryable(),
            Self::TokenReply(error) => error.is_retryable(),
            Self::SignedToken(error) => error.is_retryable(),
            Self::Api(error) => error.is_retryable(),
            Self::Transport(error) => error.is_retryable(),
            Self::Store(_) => true,
            Self::Signer(error) => error.is_retryable(),
            Self::NotSwapped(error) => error.cause().is_retryable(),
            Self::Discovery(error) => error.is_retryable(),
            Self::Config(_)
            | Self::Argument(_)
            | Self::Authorization(_)
            | Self::ScopeNarrowed(_)
            | Self::DetailsNarrowed(_)
            | Self::GrantLost(_)
            | Self::Decode(_)
            | Self::PageLoop(_) => false,
        }
    }

    /// Returns whether a request, or the signature of one, was not answered within its timeout.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn message(error: &Error) -> &'static str {
    ///     if error.is_timeout() {
    ///         "The provider is slow. Try again in a minute."
    ///     } else {
    ///         "The request failed."
    ///     }
    /// }
    /// # let _ = message;
    /// ```
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Signer(error) => error.is_timeout(),
            Self::NotSwapped(error) => error.cause().is_timeout(),
            Self::Discovery(error) => {
                matches!(&**error, DiscoveryError::Unreachable { cause, .. } if cause.is_timeout())
            }
            _ => false,
        }
    }

    /// Returns whether no connection to the server was established. Nothing was sent.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn is_outage(error: &Error) -> bool {
    ///     error.is_connect() || error.is_timeout()
    /// }
    /// # let _ = is_outage;
    /// ```
    pub fn is_connect(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_connect(),
            Self::NotSwapped(error) => error.cause().is_connect(),
            Self::Discovery(error) => {
                matches!(&**error, DiscoveryError::Unreachable { cause, .. } if cause.is_connect())
            }
            _ => false,
        }
    }

    /// Returns whether the provider limits the rate of requests: status 429, or as the spec describes. See
    /// [`retry_after`](Self::retry_after).
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// # use std::time::Duration;
    /// fn pause(error: &Error) -> Option<Duration> {
    ///     let minute = Duration::from_secs(60);
    ///     error.is_rate_limited().then(|| error.retry_after().unwrap_or(minute))
    /// }
    /// # let _ = pause;
    /// ```
    pub fn is_rate_limited(&self) -> bool {
        self.meaning() == Some(Meaning::RateLimited)
            || matches!(self, Self::TokenReply(error) if error.status() == 429)
    }

    /// Returns whether the user must log in again: the grant was lost, a login was not completed, or the provider
    /// rejected the grant. No retry helps.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn page(error: &Error) -> &'static str {
    ///     if error.needs_login() { "/login" } else { "/error" }
    /// }
    /// # let _ = page;
    /// ```
    pub fn needs_login(&self) -> bool {
        self.meaning() == Some(Meaning::Reauthorize)
    }

    /// Returns whether the user, or the provider on their behalf, denied consent: `access_denied` on the
    /// callback (RFC 6749 §4.1.2.1).
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn message(error: &Error) -> &'static str {
    ///     if error.is_access_denied() { "You declined. Start again?" } else { "The login failed." }
    /// }
    /// # let _ = message;
    /// ```
    pub fn is_access_denied(&self) -> bool {
        matches!(
            self,
            Self::Authorization(error) if matches!(
                error.as_ref(),
                AuthorizationError::OAuth(error) if *error.code() == OAuthErrorCode::AccessDenied
            )
        )
    }

    /// Returns whether the grant or the token lacks a scope or an authorization detail. A refresh does not change
    /// that: request more in a new login.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn message(error: &Error) -> &'static str {
    ///     if error.is_insufficient_scope() { "Allow access to invoices." } else { "Try again later." }
    /// }
    /// # let _ = message;
    /// ```
    pub fn is_insufficient_scope(&self) -> bool {
        match self {
            Self::Api(error) => error.is_insufficient_scope(),
            other => other.meaning() == Some(Meaning::InsufficientScope),
        }
    }

    /// Returns whether the reply has status 401. licit has then already refreshed the token and repeated the call, if
    /// that was possible.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn is_bad_key(error: &Error) -> bool {
    ///     error.is_unauthorized()
    /// }
    /// # let _ = is_bad_key;
    /// ```
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(401)
    }

    /// Returns whether the reply has status 404.
    ///
    /// ```
    /// # use licit_runtime::{Error, Json};
    /// fn found(result: Result<Json, Error>) -> Result<Option<Json>, Error> {
    ///     match result {
    ///         Ok(contact) => Ok(Some(contact)),
    ///         Err(error) if error.is_not_found() => Ok(None),
    ///         Err(error) => Err(error),
    ///     }
    /// }
    /// # let _ = found;
    /// ```
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(404)
    }

    /// Returns whether a reply does not have the documented form: the spec differs from the provider, or a proxy
    /// replied.
    ///
    /// ```
    /// # use licit_runtime::Error;
    /// fn is_for_the_spec_author(error: &Error) -> bool {
    ///     error.is_decode()
    /// }
    /// # let _ = is_for_the_spec_author;
    /// ```
    pub fn is_decode(&self) -> bool {
        matches!(self, Self::Decode(_) | Self::TokenReply(_))
    }
}

impl ApiError {
    /// Returns whether the same request may succeed later, unchanged.
    pub fn is_retryable(&self) -> bool {
        matches!(self.meaning(), Some(Meaning::Retry | Meaning::RateLimited))
    }

    /// Returns whether the provider limits the rate of requests: status 429, or as the spec describes.
    ///
    /// ```
    /// # use licit_runtime::ApiError;
    /// fn is_pause(reply: &ApiError) -> bool {
    ///     reply.is_rate_limited() && reply.retry_after().is_some()
    /// }
    /// # let _ = is_pause;
    /// ```
    pub fn is_rate_limited(&self) -> bool {
        self.meaning() == Some(Meaning::RateLimited)
    }

    /// Returns whether the provider rejected the grant, so that the user must log in again.
    pub fn needs_login(&self) -> bool {
        self.meaning() == Some(Meaning::Reauthorize)
    }

    /// Returns whether the token lacks a scope, which a refresh does not change: as documented, or by the
    /// challenge of the reply (RFC 6750 §3.1).
    pub fn is_insufficient_scope(&self) -> bool {
        if self.is_classified() {
            return self.meaning() == Some(Meaning::InsufficientScope);
        }
        let mut challenges = challenge::all(self.headers()).into_iter();
        challenges.any(|challenge| challenge.has_error("insufficient_scope"))
    }

    /// Returns whether the status is 401.
    pub fn is_unauthorized(&self) -> bool {
        self.status() == 401
    }

    /// Returns whether the status is 404.
    pub fn is_not_found(&self) -> bool {
        self.status() == 404
    }
}

/// Implements what all generated errors have in common. The enum has a method `reply`, and a variant `Runtime` for
/// what is not a reply.
#[doc(hidden)]
#[macro_export]
macro_rules! provider_error {
    ($error:ident) => {
        impl $error {
            /// Returns the HTTP status, if there was a reply.
            pub fn status(&self) -> Option<u16> {
                match self {
                    Self::Runtime(error) => error.status(),
                    other => other.reply().map($crate::ApiError::status),
                }
            }

            /// Returns how long the provider asked to wait before a retry.
            pub fn retry_after(&self) -> Option<::std::time::Duration> {
                match self {
                    Self::Runtime(error) => error.retry_after(),
                    other => other.reply().and_then($crate::ApiError::retry_after),
                }
            }

            fn answers(
                &self,
                reply: fn(&$crate::ApiError) -> bool,
                runtime: fn(&$crate::Error) -> bool,
            ) -> bool {
                match self {
                    Self::Runtime(error) => runtime(error),
                    other => other.reply().is_some_and(reply),
                }
            }

            /// Returns whether the same request may succeed later, unchanged.
            pub fn is_retryable(&self) -> bool {
                self.answers($crate::ApiError::is_retryable, $crate::Error::is_retryable)
            }

            /// Returns whether the provider limits the rate of requests. See
            /// [`retry_after`](Self::retry_after).
            pub fn is_rate_limited(&self) -> bool {
                self.answers(
                    $crate::ApiError::is_rate_limited,
                    $crate::Error::is_rate_limited,
                )
            }

            /// Returns whether the user must log in again. No retry helps.
            pub fn needs_login(&self) -> bool {
                self.answers($crate::ApiError::needs_login, $crate::Error::needs_login)
            }

            /// Returns whether the grant or the token lacks a scope: request more in a new login.
            pub fn is_insufficient_scope(&self) -> bool {
                self.answers(
                    $crate::ApiError::is_insufficient_scope,
                    $crate::Error::is_insufficient_scope,
                )
            }

            /// Returns whether the reply has status 401. The token was refreshed and the call repeated before, if
            /// that was possible.
            pub fn is_unauthorized(&self) -> bool {
                self.status() == Some(401)
            }

            /// Returns whether the reply has status 404.
            pub fn is_not_found(&self) -> bool {
                self.status() == Some(404)
            }

            /// Returns whether a request was not answered within its timeout.
            pub fn is_timeout(&self) -> bool {
                self.answers(|_| false, $crate::Error::is_timeout)
            }

            /// Returns whether no connection to the server was established. Nothing was sent.
            pub fn is_connect(&self) -> bool {
                self.answers(|_| false, $crate::Error::is_connect)
            }

            /// Returns whether a reply does not have the documented form.
            pub fn is_decode(&self) -> bool {
                self.answers(|_| false, $crate::Error::is_decode)
            }

            /// Returns whether the user denied the authorization request.
            pub fn is_access_denied(&self) -> bool {
                self.answers(|_| false, $crate::Error::is_access_denied)
            }
        }

        impl ::std::fmt::Display for $error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match (self, self.reply()) {
                    (Self::Runtime(error), _) => error.fmt(f),
                    (_, Some(reply)) => reply.fmt(f),
                    (_, None) => Ok(()),
                }
            }
        }

        impl ::std::error::Error for $error {
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    Self::Runtime(error) => error.source(),
                    _ => None,
                }
            }
        }
    };
}
