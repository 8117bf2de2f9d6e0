//! Tokens as plain data: the form in which they are kept, with a version of its own.

use std::time::{Duration, SystemTime};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::Reply;
use crate::clock::Timestamp;
use crate::scope;
use crate::secret;
use crate::secret::Secret;
use crate::tables::{ActsAs, Registration, ScopeFormat};
use crate::token::StoredIdentity;
use crate::token::captured::Captured;
use crate::token::details::Details;
use crate::token::further::{Further, TokenKey};

/// The version of the form that this build writes, and the latest that it reads.
const VERSION: u8 = 1;

/// How long a server may take a token for stolen that is still on its way from a process that was
/// suspended.
const CONTEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Tokens in the form in which they are kept.
///
/// **Serialised, it holds the tokens in the clear**: whoever reads it can act as the user. Keep it
/// where you would keep a password, encrypted if you can. `Debug` shows no token.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StoredTokens {
    #[serde(deserialize_with = "version")]
    version: u8,
    /// Provider and registration; absent for a token that was got by other means.
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
    /// Who the user is, where the provider signs that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    identity: Option<StoredIdentity>,
    obtained_at: Timestamp,
    expires_at: Option<Timestamp>,
    /// Where the access token is meant to be used (RFC 8707).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    resources: Vec<String>,
    /// Further access tokens of the grant.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    further: Vec<Further>,
    /// What was asked for.
    requested: Vec<String>,
    /// What was granted, with what that implies.
    scopes: Vec<String>,
    /// The server did not say what was granted, and nothing that was asked for says it either.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    scopes_unknown: bool,
    captured: Captured,
    /// What exactly was asked for (RFC 9396).
    #[serde(default, skip_serializing_if = "Details::is_empty")]
    requested_details: Details,
    /// What exactly was granted, where the server says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
    /// What the login's swap replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    swapped: Option<Swapped>,
    /// The latest reply spoke of another user.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    user_in_doubt: bool,
    /// When a refresh token was last sent again whose use was never answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contested_at: Option<Timestamp>,
}

/// What the swap of a login replaced, and so whether the next access token must be swapped as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Swapped {
    /// Nothing: the application took the first token as it is.
    Nothing,
    /// The access token. The refresh token is still the first one's.
    AccessToken,
    /// Both tokens: a refresh gives what a swap gives.
    Both,
}

/// Who gave out a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    provider: String,
    registration: String,
}

/// How a token was obtained, and so how the next one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ObtainedBy {
    AuthorizationCode,
    ClientCredentials,
    /// Any other grant: the next token comes with the refresh token, if one came.
    OtherGrant,
    /// Not through this application.
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
    /// What a grant brought.
    pub(crate) fn granted(
        registration: &Registration,
        obtained_by: ObtainedBy,
        acts_as: ActsAs,
        requested: &[&str],
        reply: Reply,
    ) -> Self {
        let format = &registration.provider.scope;
        Self {
            version: VERSION,
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
            resources: Vec::new(),
            further: Vec::new(),
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

    /// A token that was got by other means.
    pub(crate) fn given(access_token: Secret, scopes: &[&str], acts_as: ActsAs) -> Self {
        let scopes: Vec<_> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        Self {
            version: VERSION,
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
            resources: Vec::new(),
            further: Vec::new(),
            requested: scopes.clone(),
            scopes,
            scopes_unknown: false,
            captured: Captured::default(),
            requested_details: Details::default(),
            details: None,
            swapped: None,
            user_in_doubt: false,
            contested_at: None,
        }
    }

    /// The same, obtained no later than `now` if it is not known when: by other means, which have no
    /// clock of the application's.
    pub(crate) fn known_by(self, now: Timestamp) -> Self {
        let is_unknown = self.obtained_at == Timestamp::UNKNOWN;
        Self {
            obtained_at: if is_unknown { now } else { self.obtained_at },
            ..self
        }
    }

    /// These tokens after a refresh: a new refresh token replaces the old one, none keeps it
    /// (RFC 6749 §6); the scopes can get fewer, never more.
    pub(crate) fn refreshed(&self, format: &ScopeFormat, reply: Reply) -> Self {
        let is_first_word = self.scopes_unknown && reply.scopes.is_some();
        let scopes = match reply.scopes {
            None => self.scopes.clone(),
            told if is_first_word => scope::granted(format, &[], told),
            told => {
                let had: Vec<&str> = self.scopes.iter().map(String::as_str).collect();
                let told = scope::granted(format, &had, told);
                let mut scopes = self.scopes.clone();
                scopes.retain(|scope| told.contains(scope));
                scopes
            }
        };
        Self {
            access_token: reply.access_token,
            refresh_token: reply.refresh_token.or_else(|| self.refresh_token.clone()),
            dpop_key: reply.key.clone(),
            obtained_at: reply.received_at,
            expires_at: reply.expires_at,
            scopes,
            scopes_unknown: self.scopes_unknown && !is_first_word,
            captured: self.captured.clone().with(reply.captured),
            details: match (reply.details, &self.details) {
                (Some(told), Some(earlier)) => Some(told.within(earlier)),
                (_, earlier) => earlier.clone(),
            },
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// The same, for which these details were asked.
    pub(crate) fn asked_in_detail(self, details: &Details) -> Self {
        Self {
            requested_details: details.clone(),
            ..self
        }
    }

    /// What was asked for in detail and not granted, where the server says what it granted.
    pub(crate) fn missing_details(&self) -> Vec<Value> {
        let granted = self.details.as_ref();
        granted.map_or_else(Vec::new, |granted| {
            self.requested_details.missing_in(granted)
        })
    }

    /// The same, of which no more is expected than was granted.
    pub(crate) fn with_details_as_granted(self) -> Self {
        Self {
            requested_details: self.details.clone().unwrap_or_default(),
            ..self
        }
    }

    /// The details that were granted.
    pub(crate) fn details(&self) -> Option<&Details> {
        self.details.as_ref()
    }

    pub(crate) fn requested_details(&self) -> &Details {
        &self.requested_details
    }

    /// The same, meant to be used at these resources.
    pub(crate) fn meant_for(self, resources: &[String]) -> Self {
        Self {
            resources: resources.to_vec(),
            ..self
        }
    }

    /// These tokens with a further access token, and with the refresh token that came with it, if one
    /// did. The further one never covers more than was asked for.
    pub(crate) fn with_further(&self, format: &ScopeFormat, key: &TokenKey, reply: Reply) -> Self {
        let asked = if key.scopes.is_empty() {
            &self.requested
        } else {
            &key.scopes
        };
        let names: Vec<&str> = asked.iter().map(String::as_str).collect();
        let all = scope::granted(format, &names, None);
        let told = match reply.scopes {
            // RFC 6749 §6: a refresh without scopes gives what the grant has.
            None if key.scopes.is_empty() => self.scopes.clone(),
            told => scope::granted(format, &names, told),
        };
        let further = Further {
            key: key.clone(),
            access_token: reply.access_token,
            is_bound: reply.key.is_some(),
            obtained_at: reply.received_at,
            expires_at: reply.expires_at,
            scopes: all
                .into_iter()
                .filter(|scope| told.contains(scope))
                .collect(),
        };
        let others = self.further.iter().filter(|other| {
            other.key != *key && other.expires_at.is_none_or(|end| reply.received_at < end)
        });
        Self {
            refresh_token: reply.refresh_token.or_else(|| self.refresh_token.clone()),
            obtained_at: reply.received_at,
            further: others.cloned().chain([further]).collect(),
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// A further access token, as if it were the only one; it is renewed by its grant alone.
    pub(crate) fn further(&self, key: &TokenKey) -> Option<Self> {
        let further = self.further.iter().find(|further| further.key == *key)?;
        Some(Self {
            access_token: further.access_token.clone(),
            refresh_token: None,
            dpop_key: self.dpop_key.clone().filter(|_| further.is_bound),
            obtained_at: further.obtained_at,
            expires_at: further.expires_at,
            resources: key.resources.clone(),
            further: Vec::new(),
            scopes: further.scopes.clone(),
            ..self.clone()
        })
    }

    /// The same with values that were captured earlier: what the token reply says of itself wins
    /// over what came through the browser.
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

    /// The same, of which this is known to be granted.
    pub(crate) fn covering(self, scopes: Vec<String>) -> Self {
        Self {
            scopes,
            scopes_unknown: false,
            ..self
        }
    }

    /// The same, of which nobody has said what is granted.
    pub(crate) fn covering_unknown_scopes(self) -> Self {
        Self {
            scopes: Vec::new(),
            scopes_unknown: true,
            ..self
        }
    }

    /// Whether nobody has said what is granted.
    pub(crate) fn has_unknown_scopes(&self) -> bool {
        self.scopes_unknown
    }

    /// The same after the login's swap, or without it.
    pub(crate) fn swapped(self, swapped: Swapped) -> Self {
        Self {
            swapped: Some(swapped),
            ..self
        }
    }

    /// What the login's swap replaced; `None` in tokens that an earlier version stored, and where
    /// there was nothing to swap.
    pub(crate) fn what_was_swapped(&self) -> Option<Swapped> {
        self.swapped
    }

    /// The same with this refresh token, unless there is one.
    pub(crate) fn with_refresh_token(self, token: Secret) -> Self {
        let refresh_token = self.refresh_token.or(Some(token));
        Self {
            refresh_token,
            ..self
        }
    }

    /// The same without the refresh token.
    pub(crate) fn without_refresh_token(self) -> Self {
        Self {
            refresh_token: None,
            ..self
        }
    }

    /// These tokens with the refresh token of a reply of which nothing else is in use: it is not
    /// verified yet, or it was refused. The old refresh token may have ended with its use.
    pub(crate) fn rotated(&self, reply: &Reply) -> Self {
        self.rescuing(reply.refresh_token.as_ref(), reply.received_at)
    }

    /// These tokens with the refresh token of a reply that came `now`.
    pub(crate) fn rescuing(&self, token: Option<&Secret>, now: Timestamp) -> Self {
        Self {
            refresh_token: token.cloned().or_else(|| self.refresh_token.clone()),
            obtained_at: now,
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// The same after a reply that spoke of another user, or after one that spoke of theirs again.
    pub(crate) fn with_user_in_doubt(self, is_in_doubt: bool) -> Self {
        Self {
            user_in_doubt: is_in_doubt,
            ..self
        }
    }

    /// The same after a refresh token was sent again whose use was never answered. The process that
    /// used it first may still be about to send it, and a server may end the grant for that (RFC 9700
    /// §4.14.2).
    pub(crate) fn contested(self, now: Timestamp) -> Self {
        Self {
            contested_at: Some(now),
            ..self
        }
    }

    /// Whether that was not long ago.
    pub(crate) fn is_contested(&self, now: Timestamp) -> bool {
        let at = self.contested_at;
        at.is_some_and(|at| now.since(at) <= CONTEST)
    }

    /// The latest reply spoke of another user: the next one must prove that it does not.
    pub(crate) fn is_user_in_doubt(&self) -> bool {
        self.user_in_doubt
    }

    /// The same with values that were asked for later, which win.
    pub(crate) fn with_later(self, values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            captured: self.captured.clone().with(values),
            ..self
        }
    }

    /// The same, of which the server said later when the access token ends.
    pub(crate) fn ending_at(self, end: Timestamp) -> Self {
        Self {
            expires_at: Some(end),
            ..self
        }
    }

    /// The same with an identity that was verified; without one, with that which there is.
    pub(crate) fn with_identity(self, identity: Option<StoredIdentity>) -> Self {
        Self {
            identity: identity.or(self.identity),
            ..self
        }
    }

    pub(crate) fn for_subject(self, subject: &str) -> Self {
        Self {
            subject: Some(subject.to_owned()),
            ..self
        }
    }

    /// The same as obtained later than `earlier`, whatever the clocks of two machines say: the later
    /// tokens of a grant are the valid ones.
    pub(crate) fn later_than(self, earlier: Timestamp) -> Self {
        let earliest = earlier.plus(Duration::from_millis(1));
        Self {
            obtained_at: self.obtained_at.max(earliest),
            ..self
        }
    }

    /// The same under the name that `other` has.
    pub(crate) fn named_like(self, other: &Self) -> Self {
        Self {
            subject: other.subject.clone(),
            ..self
        }
    }

    /// Whether `registration` may use these tokens.
    pub(crate) fn belongs_to(&self, registration: &Registration) -> bool {
        self.owner
            .as_ref()
            .is_none_or(|owner| *owner == Owner::of(registration))
    }

    /// The access token.
    pub fn access_token(&self) -> &Secret {
        &self.access_token
    }

    /// The refresh token, when there is one.
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh_token.as_ref()
    }

    /// When the access token ends; `None`: as far as we know it does not.
    pub fn expires_at(&self) -> Option<SystemTime> {
        self.expires_at.map(Timestamp::to_system_time)
    }

    /// The scopes that were granted, with those that they imply.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Whom the token speaks for.
    pub fn acts_as(&self) -> ActsAs {
        self.acts_as
    }

    /// Values that the callback or the token reply brought.
    pub fn captured(&self) -> &Captured {
        &self.captured
    }

    /// The name of the grant, when the application gave it one.
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
