//! The changes that a token reply makes to the tokens of a grant: after a refresh, an additional token,
//! or a rotation of the refresh token alone.

use std::time::Duration;

use super::StoredTokens;
use super::refresh_expiry::RefreshExpiry;
use crate::clock::Timestamp;
use crate::scope;
use crate::secret::Secret;
use crate::tables::ScopeFormat;
use crate::token::additional_token::{AdditionalToken, AdditionalTokenKey};
use crate::token::reply::Reply;

impl StoredTokens {
    /// Returns these tokens after a refresh. A new refresh token replaces the old one; without one, the
    /// old one stays (RFC 6749 §6). A refresh can reduce the scopes, but never extend them.
    pub(crate) fn refreshed(&self, format: &ScopeFormat, reply: Reply) -> Self {
        let is_first_report = self.scopes_unknown && reply.scopes.is_some();
        let scopes = match reply.scopes {
            None => self.scopes.clone(),
            returned if is_first_report => scope::granted(format, &[], returned),
            returned => {
                let had: Vec<&str> = self.scopes.iter().map(String::as_str).collect();
                let returned = scope::granted(format, &had, returned);
                let mut scopes = self.scopes.clone();
                scopes.retain(|scope| returned.contains(scope));
                scopes
            }
        };
        let refresh_ends = RefreshExpiry::of(reply.received_at, reply.refresh_expires_at);
        let earlier = self.refresh_ends.filter(|_| reply.refresh_token.is_none());
        let refresh_unused = RefreshExpiry::of(reply.received_at, reply.refresh_unused_until);
        Self {
            // The second token is refreshed separately.
            second: None,
            refresh_ends: refresh_ends.or(earlier),
            refresh_unused: refresh_unused.or(self.refresh_unused),
            access_token: reply.access_token,
            refresh_token: reply.refresh_token.or_else(|| self.refresh_token.clone()),
            dpop_key: reply.key.clone(),
            obtained_at: reply.received_at,
            expires_at: reply.expires_at,
            scopes,
            scopes_unknown: self.scopes_unknown && !is_first_report,
            captured: self.captured.clone().with(reply.captured),
            details: match (reply.details, &self.details) {
                (Some(returned), Some(earlier)) => Some(returned.within(earlier)),
                (_, earlier) => earlier.clone(),
            },
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// Adds an additional access token, and replaces the refresh token if the reply contains one. The
    /// additional token never covers more than was requested.
    pub(crate) fn with_additional_token(
        &self,
        format: &ScopeFormat,
        key: &AdditionalTokenKey,
        reply: Reply,
    ) -> Self {
        let requested = if key.scopes.is_empty() {
            &self.requested
        } else {
            &key.scopes
        };
        let names: Vec<&str> = requested.iter().map(String::as_str).collect();
        let all = scope::granted(format, &names, None);
        let returned = match reply.scopes {
            // RFC 6749 §6: a refresh without scopes covers those of the grant.
            None if key.scopes.is_empty() => self.scopes.clone(),
            returned => scope::granted(format, &names, returned),
        };
        let added = AdditionalToken {
            key: key.clone(),
            access_token: reply.access_token,
            is_bound: reply.key.is_some(),
            obtained_at: reply.received_at,
            expires_at: reply.expires_at,
            scopes: all
                .into_iter()
                .filter(|scope| returned.contains(scope))
                .collect(),
        };
        let others = self.additional.iter().filter(|other| {
            other.key != *key && other.expires_at.is_none_or(|end| reply.received_at < end)
        });
        let refresh_ends = RefreshExpiry::of(reply.received_at, reply.refresh_expires_at);
        let earlier = self.refresh_ends.filter(|_| reply.refresh_token.is_none());
        let refresh_unused = RefreshExpiry::of(reply.received_at, reply.refresh_unused_until);
        Self {
            refresh_ends: refresh_ends.or(earlier),
            refresh_unused: refresh_unused.or(self.refresh_unused),
            refresh_token: reply.refresh_token.or_else(|| self.refresh_token.clone()),
            obtained_at: reply.received_at,
            additional: others.cloned().chain([added]).collect(),
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// Returns an additional access token as if it were the only one; only the grant can refresh it.
    pub(crate) fn additional_token(&self, key: &AdditionalTokenKey) -> Option<Self> {
        let token = self.additional.iter().find(|token| token.key == *key)?;
        Some(Self {
            access_token: token.access_token.clone(),
            refresh_token: None,
            dpop_key: self.dpop_key.clone().filter(|_| token.is_bound),
            obtained_at: token.obtained_at,
            expires_at: token.expires_at,
            resources: key.resources.clone(),
            additional: Vec::new(),
            scopes: token.scopes.clone(),
            ..self.clone()
        })
    }

    /// Replaces only the refresh token from a reply that has not been verified yet or was rejected. The
    /// old refresh token may have been invalidated by its use.
    pub(crate) fn rotated(&self, reply: &Reply) -> Self {
        self.rescuing(reply.refresh_token.as_ref(), reply.received_at)
    }

    /// Replaces the refresh token by that of a reply received at `now`.
    pub(crate) fn rescuing(&self, token: Option<&Secret>, now: Timestamp) -> Self {
        Self {
            refresh_token: token.cloned().or_else(|| self.refresh_token.clone()),
            obtained_at: now,
            ..self.clone()
        }
        .later_than(self.obtained_at)
    }

    /// Sets a time of issue after `earlier`, even if the clocks of two machines differ: the later tokens
    /// of a grant are the valid ones.
    pub(crate) fn later_than(self, earlier: Timestamp) -> Self {
        let earliest = earlier.plus(Duration::from_millis(1));
        Self {
            obtained_at: self.obtained_at.max(earliest),
            ..self
        }
    }
}
