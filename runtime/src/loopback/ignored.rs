//! Why a callback is not of the login that is waited for.

use crate::http::form;
use crate::secret::Secret;
use crate::token::identity::claims_in;

/// A callback that was ignored, because it has no `state` or that of another login. Any web page can cause
/// one, so its values are not those of the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum IgnoredCallback {
    /// It has no parameters. The provider may have written them into the fragment, which browsers do not send.
    Empty,
    /// It has the `state` of another login.
    AnotherState,
    /// It has no `state`, and reports an error (RFC 6749 §4.1.2.1).
    Error {
        /// The value of `error`.
        code: String,
        /// The value of `error_description`.
        description: Option<String>,
    },
    /// It has no `state`.
    NoState,
}

impl IgnoredCallback {
    /// Classifies a callback by its parameters: the query, or the body of a form.
    ///
    /// ```
    /// use licit_runtime::IgnoredCallback;
    ///
    /// assert_eq!(IgnoredCallback::of("code=x"), IgnoredCallback::NoState);
    /// assert_eq!(IgnoredCallback::of("code=x&state=other"), IgnoredCallback::AnotherState);
    /// ```
    pub fn of(parameters: &str) -> Self {
        let pairs: Vec<_> = form::parse(parameters).unwrap_or_default();
        // A provider may have a name of its own for it.
        let is_state = |name: &str| name.to_ascii_lowercase().contains("state");
        let is_signed = |value: &str| {
            let claims = claims_in(&Secret::new(value));
            claims.is_some_and(|claims| claims.contains_key("state"))
        };
        let named = |name: &str| {
            let mut pairs = pairs.iter();
            let found = pairs.find(|(known, value)| known == name && !value.is_empty());
            found.map(|(_, value)| value.clone())
        };
        if pairs.is_empty() {
            Self::Empty
        } else if pairs
            .iter()
            .any(|(name, value)| is_state(name) || is_signed(value))
        {
            Self::AnotherState
        } else if let Some(code) = named("error") {
            Self::Error {
                code,
                description: named("error_description"),
            }
        } else {
            Self::NoState
        }
    }
}
