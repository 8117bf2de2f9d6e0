//! Who is logged in, in the form that all providers have in common.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who is logged in: the same type for every provider.
///
/// It comes from the operation that the spec names in `identity`, or else from the ID token if the provider
/// supports OpenID Connect. Identify a user by [`key`](Self::key), never by the email address:
/// it can change, and it can be assigned to another person.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct UserIdentity {
    /// The provider: the `name` of its spec.
    pub provider: String,
    /// The issuer of the ID token, if the identity comes from one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The user's identifier, which the provider never assigns to another user. A number becomes its
    /// text.
    pub subject: String,
    /// The display name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The email address. Do not use it to identify the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the provider has verified that the address belongs to the user. `None` if it does not
    /// say so: treat the address as unverified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// The URL of a picture: `https`, or `http`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

impl UserIdentity {
    /// Creates an identity without personal data.
    pub(crate) fn new(provider: &str, issuer: Option<String>, subject: String) -> Self {
        Self {
            provider: provider.to_owned(),
            issuer,
            subject,
            name: None,
            email: None,
            email_verified: None,
            picture: None,
        }
    }

    /// Returns the text that identifies the user among the users of all providers: the provider, the
    /// issuer and the subject, separated by `|`.
    pub fn key(&self) -> String {
        let issuer = self.issuer.as_deref().unwrap_or_default();
        format!("{}|{issuer}|{}", self.provider, self.subject)
    }

    /// Returns the email address if the provider has verified it.
    pub fn verified_email(&self) -> Option<&str> {
        let email = self.email.as_deref();
        email.filter(|_| self.email_verified == Some(true))
    }
}

/// Shows no personal data.
impl fmt::Debug for UserIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserIdentity")
            .field("provider", &self.provider)
            .field("issuer", &self.issuer)
            .field("subject", &self.subject)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_distinguishes_providers_and_issuers() {
        let of = |provider, issuer: Option<&str>, subject: &str| {
            UserIdentity::new(provider, issuer.map(str::to_owned), subject.to_owned()).key()
        };
        assert_eq!(of("github", None, "583231"), "github||583231");
        let key = of("google", Some("https://accounts.google.com"), "10");
        assert_eq!(key, "google|https://accounts.google.com|10");
        assert_ne!(of("a", None, "b|c"), of("a", Some("b"), "c"));
    }

    #[test]
    fn an_address_counts_only_if_the_provider_verified_it() {
        let mut user = UserIdentity::new("acme", None, "1".to_owned());
        user.email = Some("ada@example.com".to_owned());
        assert_eq!(user.verified_email(), None);
        user.email_verified = Some(false);
        assert_eq!(user.verified_email(), None);
        user.email_verified = Some(true);
        assert_eq!(user.verified_email(), Some("ada@example.com"));
    }

    #[test]
    fn debug_shows_no_personal_data_and_json_has_what_is_known() {
        let mut user = UserIdentity::new("acme", None, "1".to_owned());
        user.email = Some("ada@example.com".to_owned());
        assert!(!format!("{user:?}").contains("ada"));
        let text = serde_json::to_string(&user).unwrap();
        assert_eq!(
            text,
            r#"{"provider":"acme","subject":"1","email":"ada@example.com"}"#
        );
        assert_eq!(serde_json::from_str::<UserIdentity>(&text).unwrap(), user);
    }
}
