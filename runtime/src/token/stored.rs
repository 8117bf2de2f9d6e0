//! Tokens as plain data, in a versioned form for storage.

mod details;
mod refresh_expiry;
mod replaced;

use std::time::{Duration, SystemTime};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use self::refresh_expiry::RefreshExpiry;
use super::additional_token::AdditionalToken;
use super::captured::Captured;
use super::details::Details;
use super::{Reply, StoredIdentity};
use crate::clock::Timestamp;
use crate::scope;
use crate::secret::{self, Secret};
use crate::tables::{ActsAs, Registration};

/// The format version that this build writes, and the latest that it reads.
const VERSION: u8 = 1;

/// How long a server may treat a refresh token as stolen because a suspended process sends it late.
const CONTEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Tokens in the form for storage.
///
/// **The serialized form contains the tokens in plain text**: anyone who can read it can act as the
/// user. Protect it like a password, and encrypt it if possible. `Debug` shows no token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredTokens {
    #[serde(deserialize_with = "version")]
    version: u8,
    /// Whether these tokens, or earlier ones of the grant, are or were a record of the store.
    #[serde(skip)]
    was_stored: bool,
    /// The provider and registration; `None` for a token obtained by other means.
    owner: Option<Owner>,
    subject: Option<String>,
    obtained_by: ObtainedBy,
    #[serde(with = "super::acts_as")]
    acts_as: ActsAs,
    #[serde(serialize_with = "secret::expose")]
    access_token: Secret,
    #[serde(serialize_with = "secret::expose")]
    refresh_token: Option<Secret>,
    /// The key that the access token is bound to (RFC 9449).
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "secret::expose"
    )]
    dpop_key: Option<Secret>,
    /// The user's identity, if the provider signs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    identity: Option<StoredIdentity>,
    obtained_at: Timestamp,
    expires_at: Option<Timestamp>,
    /// When the refresh token was issued, and when it expires, if that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_ends: Option<RefreshExpiry>,
    /// When the refresh token expires unless it is used, and when that was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refresh_unused: Option<RefreshExpiry>,
    /// The resources that the access token is for (RFC 8707).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resources: Vec<String>,
    /// Additional access tokens of the grant.
    #[serde(default, rename = "further", skip_serializing_if = "Vec::is_empty")]
    additional: Vec<AdditionalToken>,
    /// The requested scopes.
    requested: Vec<String>,
    /// The granted scopes, including implied ones.
    scopes: Vec<String>,
    /// Whether the granted scopes are unknown: the server did not report them, and none were requested.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    scopes_unknown: bool,
    captured: Captured,
    /// The requested authorization details (RFC 9396).
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    requested_details: Details,
    /// The granted authorization details, if the server reports them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
    /// The tokens that the login's token exchange replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    swapped: Option<Swapped>,
    /// The second token of the login's reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    second: Option<Box<StoredTokens>>,
    /// Whether the latest reply named another user.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    user_in_doubt: bool,
    /// When a refresh token was last resent although its earlier use was never answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contested_at: Option<Timestamp>,
}

/// What the login's token exchange replaced, which determines whether the next access token must be
/// exchanged as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Swapped {
    /// Nothing: the application accepted the first token.
    Nothing,
    /// The access token. The refresh token is still that of the first token.
    AccessToken,
    /// Both tokens: a refresh returns a token that needs no exchange.
    Both,
}

/// The issuer of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    provider: String,
    registration: String,
}

/// How a token was obtained, which determines how the next one is obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ObtainedBy {
    AuthorizationCode,
    ClientCredentials,
    /// By any other grant: the next token is obtained with the refresh token, if there is one.
    OtherGrant,
    /// By other means than this application.
    OtherMeans,
}

impl Owner {
    pub(crate) fn of(registration: &Registration) -> Self {
        Self {
            provider: registration.provider.name.to_owned(),
            registration: registration.name.to_owned(),
        }
    }
}

impl StoredTokens {
    /// Creates the tokens of a grant's reply.
    pub(crate) fn granted(
        registration: &Registration,
        obtained_by: ObtainedBy,
        acts_as: ActsAs,
        requested: &[&str],
        mut reply: Reply,
    ) -> Self {
        let format = &registration.provider.scope;
        let second = reply.second.take();
        let second = second.map(|second| Self::second_of(registration, &reply.captured, *second));
        Self {
            second,
            version: VERSION,
            was_stored: false,
            owner: Some(Owner::of(registration)),
            subject: None,
            obtained_by,
            acts_as,
            access_token: reply.access_token,
            refresh_token: reply.refresh_token,
            dpop_key: reply.key.clone(),
            identity: None,
            obtained_at: reply.received_at,
            expires_at: reply.expires_at,
            refresh_ends: RefreshExpiry::of(reply.received_at, reply.refresh_expires_at),
            refresh_unused: RefreshExpiry::of(reply.received_at, reply.refresh_unused_until),
            resources: Vec::new(),
            additional: Vec::new(),
            requested: requested.iter().map(|scope| (*scope).to_owned()).collect(),
            scopes: scope::granted(format, requested, reply.scopes),
            scopes_unknown: false,
            captured: Captured::default().with(reply.captured),
            requested_details: Details::default(),
            details: reply.details,
            swapped: None,
            user_in_doubt: false,
            contested_at: None,
        }
    }

    /// Creates the tokens of a second token. What was captured belongs to both.
    fn second_of(
        registration: &Registration,
        captured: &[(String, String)],
        reply: Reply,
    ) -> Box<Self> {
        let code = registration.authorization_code.as_ref();
        let table = code.and_then(|code| code.grant.reply.second);
        let acts_as = table.map_or(ActsAs::User, |table| table.acts_as);
        let format = &registration.provider.scope;
        let requested: Vec<&str> = format.elsewhere.iter().map(|(scope, _)| *scope).collect();
        // It is unknown here which of them were requested. The reply lists the granted ones.
        let requested = reply.scopes.is_none().then_some(requested);
        let requested = requested.unwrap_or_default();
        let by = ObtainedBy::OtherGrant;
        let tokens = Self::granted(registration, by, acts_as, &requested, reply);
        Box::new(Self {
            captured: Captured::default().with(captured.to_vec()),
            ..tokens
        })
    }

    /// Marks the tokens as a record of the store.
    pub(crate) fn in_store(self) -> Self {
        Self {
            was_stored: true,
            ..self
        }
    }

    pub(crate) fn was_stored(&self) -> bool {
        self.was_stored
    }

    /// Returns the second token of the login's reply.
    pub(crate) fn second(&self) -> Option<&Self> {
        self.second.as_deref()
    }

    /// Creates tokens from an access token obtained by other means.
    pub(crate) fn from_access_token(
        access_token: Secret,
        scopes: &[&str],
        acts_as: ActsAs,
    ) -> Self {
        let scopes: Vec<_> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Self {
            version: VERSION,
            was_stored: false,
            owner: None,
            subject: None,
            obtained_by: ObtainedBy::OtherMeans,
            acts_as,
            access_token,
            refresh_token: None,
            dpop_key: None,
            identity: None,
            obtained_at: Timestamp::UNKNOWN,
            expires_at: None,
            refresh_ends: None,
            refresh_unused: None,
            resources: Vec::new(),
            additional: Vec::new(),
            requested: scopes.clone(),
            scopes,
            scopes_unknown: false,
            captured: Captured::default(),
            requested_details: Details::default(),
            details: None,
            swapped: None,
            second: None,
            user_in_doubt: false,
            contested_at: None,
        }
    }

    /// Sets an unknown time of issue to `now`. Tokens obtained by other means have none, because they do
    /// not use the application's clock.
    pub(crate) fn known_by(self, now: Timestamp) -> Self {
        let is_unknown = self.obtained_at == Timestamp::UNKNOWN;
        Self {
            obtained_at: if is_unknown { now } else { self.obtained_at },
            ..self
        }
    }

    /// Sets the resources that the tokens are for.
    pub(crate) fn for_resources(self, resources: &[String]) -> Self {
        Self {
            resources: resources.to_vec(),
            ..self
        }
    }

    /// Returns when the refresh token expires; `None` if no expiry is known.
    pub fn refresh_token_expires_at(&self) -> Option<SystemTime> {
        self.refresh_token_ends_at().map(Timestamp::to_system_time)
    }

    pub(crate) fn refresh_token_ends_at(&self) -> Option<Timestamp> {
        self.refresh_token_expiry().map(|end| end.expires_at)
    }

    /// Returns the lifetime of the refresh token, if it is known.
    pub(crate) fn refresh_token_lifetime(&self) -> Option<Duration> {
        self.refresh_token_expiry().map(RefreshExpiry::lifetime)
    }

    /// Returns when the refresh token expires, if that is near at `now`.
    pub(crate) fn refresh_token_ends_soon(&self, now: Timestamp) -> Option<Timestamp> {
        let end = self.refresh_token_expiry();
        let end = end.filter(|end| end.near_at() <= now)?;
        Some(end.expires_at)
    }

    /// Returns from when on the refresh token expires soon.
    pub(crate) fn refresh_token_near_end(&self) -> Option<Timestamp> {
        self.refresh_token_expiry().map(RefreshExpiry::near_at)
    }

    /// Returns the earlier end: of every refresh token, or of an unused one.
    fn refresh_token_expiry(&self) -> Option<RefreshExpiry> {
        let unused = self.refresh_unused.filter(|_| self.refresh_token.is_some());
        let ends = [self.refresh_ends, unused].into_iter().flatten();
        ends.min_by_key(|end| end.expires_at)
    }

    /// Adds values captured earlier. Values of the token reply take precedence over those that came
    /// through the browser.
    pub(crate) fn with_earlier(self, captured: &Captured) -> Self {
        let own = self.captured.iter();
        let own: Vec<_> = own
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self {
            captured: captured.clone().with(own),
            ..self
        }
    }

    /// Sets the granted scopes.
    pub(crate) fn covering(self, scopes: Vec<String>) -> Self {
        Self {
            scopes,
            scopes_unknown: false,
            ..self
        }
    }

    /// Marks the granted scopes as unknown.
    pub(crate) fn covering_unknown_scopes(self) -> Self {
        Self {
            scopes: Vec::new(),
            scopes_unknown: true,
            ..self
        }
    }

    /// Returns whether the granted scopes are unknown.
    pub(crate) fn has_unknown_scopes(&self) -> bool {
        self.scopes_unknown
    }

    /// Records the outcome of the login's token exchange.
    pub(crate) fn swapped(self, swapped: Swapped) -> Self {
        Self {
            swapped: Some(swapped),
            ..self
        }
    }

    /// Returns what the login's token exchange replaced; `None` for tokens that an earlier version
    /// stored, and if no exchange was needed.
    pub(crate) fn what_was_swapped(&self) -> Option<Swapped> {
        self.swapped
    }

    /// Sets the refresh token, unless there is one.
    pub(crate) fn with_refresh_token(self, token: Secret) -> Self {
        let refresh_token = self.refresh_token.or(Some(token));
        Self {
            refresh_token,
            ..self
        }
    }

    /// Removes the refresh token.
    pub(crate) fn without_refresh_token(self) -> Self {
        Self {
            refresh_token: None,
            ..self
        }
    }

    /// Records whether the latest reply named another user.
    pub(crate) fn with_user_in_doubt(self, is_in_doubt: bool) -> Self {
        Self {
            user_in_doubt: is_in_doubt,
            ..self
        }
    }

    /// Records that a refresh token was resent although its earlier use was never answered. The process
    /// that used it first may still send it, and a server may then revoke the grant (RFC 9700 §4.14.2).
    pub(crate) fn contested(self, now: Timestamp) -> Self {
        Self {
            contested_at: Some(now),
            ..self
        }
    }

    /// Returns whether that happened recently.
    pub(crate) fn is_contested(&self, now: Timestamp) -> bool {
        let at = self.contested_at;
        at.is_some_and(|at| now.since(at) <= CONTEST)
    }

    /// Returns whether the latest reply named another user, so that the next one must prove otherwise.
    pub(crate) fn is_user_in_doubt(&self) -> bool {
        self.user_in_doubt
    }

    /// Adds values captured later, which take precedence.
    pub(crate) fn with_later(self, values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            captured: self.captured.clone().with(values),
            ..self
        }
    }

    /// Sets when the access token expires, if the server reported it later.
    pub(crate) fn with_expiry(self, end: Timestamp) -> Self {
        Self {
            expires_at: Some(end),
            ..self
        }
    }

    /// Sets a verified identity; `None` leaves the existing one unchanged.
    pub(crate) fn with_identity(self, identity: Option<StoredIdentity>) -> Self {
        Self {
            identity: identity.or(self.identity),
            ..self
        }
    }

    pub(crate) fn for_subject(self, subject: &str) -> Self {
        let is_same = self.subject.as_deref() == Some(subject);
        Self {
            was_stored: self.was_stored && is_same,
            subject: Some(subject.to_owned()),
            ..self
        }
    }

    /// Sets the name that `other` has.
    pub(crate) fn named_like(self, other: &Self) -> Self {
        Self {
            subject: other.subject.clone(),
            ..self
        }
    }

    /// Returns whether `registration` may use these tokens.
    pub(crate) fn belongs_to(&self, registration: &Registration) -> bool {
        self.owner
            .as_ref()
            .is_none_or(|owner| *owner == Owner::of(registration))
    }

    /// Returns the access token.
    pub fn access_token(&self) -> &Secret {
        &self.access_token
    }

    /// Returns the refresh token, if there is one.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// Returns when the access token expires; `None` if no expiry is known.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at.map(Timestamp::to_system_time)
    }

    /// Returns the granted scopes, including implied ones.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Returns whether the token acts as the user or as the application.
    pub fn acts_as(&self) -> ActsAs {
        self.acts_as
    }

    /// Returns the values captured from the callback or the token reply.
    pub fn captured(&self) -> &Captured {
        &self.captured
    }

    /// Returns the name that the application gave the grant, if any.
    pub fn subject(&self) -> Option<&str> {
        self.subject.as_deref()
    }

    pub(crate) fn identity(&self) -> Option<&StoredIdentity> {
        self.identity.as_ref()
    }

    pub(crate) fn dpop_key(&self) -> Option<&Secret> {
        self.dpop_key.as_ref()
    }

    pub(crate) fn resources(&self) -> &[String] {
        &self.resources
    }

    pub(crate) fn obtained_by(&self) -> ObtainedBy {
        self.obtained_by
    }

    pub(crate) fn obtained_at(&self) -> Timestamp {
        self.obtained_at
    }

    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.expires_at
    }

    pub(crate) fn requested(&self) -> &[String] {
        &self.requested
    }
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    match u8::deserialize(deserializer)? {
        VERSION => Ok(VERSION),
        other => Err(D::Error::custom(format_args!(
            "stored tokens of version {other}; this build reads version {VERSION}"
        ))),
    }
}
