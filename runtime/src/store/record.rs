//! The record of a grant in a store.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::cipher::Sealed;
use crate::clock::Timestamp;
use crate::error::GrantLostReason;
use crate::token::StoredTokens;

/// The record of a grant, as stores hold it: open, encrypted, or erased. Its serialized form is JSON.
///
/// **The serialized form of an open record contains tokens in plain text.**
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "RecordText", into = "RecordText")]
pub struct GrantRecord(Content);

#[derive(Debug, Clone)]
enum Content {
    Open(Box<OpenRecord>),
    Sealed(SealedRecord),
    Erased,
}

/// A record that was encrypted by a layer above the store.
#[derive(Debug, Clone)]
pub(crate) struct SealedRecord {
    pub(crate) sealed: Sealed,
    pub(crate) ends_at: Option<Timestamp>,
}

/// A record that can be read: what sessions work with.
#[derive(Debug, Clone)]
pub(crate) struct OpenRecord {
    tokens: StoredTokens,
    state: GrantState,
}

/// What sessions find in a store.
#[derive(Debug, Clone)]
pub(crate) enum Found {
    Record(Box<OpenRecord>),
    /// The grant was erased a short time ago.
    Erased,
}

/// The state of a grant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GrantState {
    /// The tokens are the latest.
    Ready,
    /// A refresh has started. If the next refresh finds this state, the refresh token may have been used
    /// up by a request whose reply was lost.
    Refreshing(Attempt),
    /// The grant was lost.
    Lost(GrantLostReason),
}

/// The JSON of a record.
#[derive(Serialize, Deserialize)]
struct RecordText {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tokens: Option<StoredTokens>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    state: Option<GrantState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<Sealed>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    ends_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    erased: bool,
}

impl GrantRecord {
    /// The tombstone that [`Store::erase`](super::Store::erase) leaves behind: no tokens, no state.
    pub fn erased() -> Self {
        Self(Content::Erased)
    }

    #[cfg(feature = "store-encryption")]
    pub(crate) fn sealed(record: SealedRecord) -> Self {
        Self(Content::Sealed(record))
    }

    /// Returns the tokens; `None` if the record is encrypted or erased.
    pub fn tokens(&self) -> Option<&StoredTokens> {
        self.open().map(OpenRecord::tokens)
    }

    /// Returns the state of the grant; `None` if the record is encrypted or erased.
    pub fn state(&self) -> Option<&GrantState> {
        self.open().map(OpenRecord::state)
    }

    /// Returns whether the grant was erased.
    pub fn is_erased(&self) -> bool {
        matches!(self.0, Content::Erased)
    }

    /// Returns whether the record is encrypted. Only the layer that encrypted it can read it.
    pub fn is_encrypted(&self) -> bool {
        matches!(self.0, Content::Sealed(_))
    }

    /// Returns when the grant ends unless it is refreshed before: the expiry of its refresh token, or of
    /// its access token if there is no refresh token. `None` if no expiry is known. A lost grant has
    /// ended when its last tokens were obtained.
    pub fn ends_at(&self) -> Option<SystemTime> {
        self.end().map(Timestamp::to_system_time)
    }

    pub(crate) fn end(&self) -> Option<Timestamp> {
        match &self.0 {
            Content::Open(record) => record.end(),
            Content::Sealed(record) => record.ends_at,
            Content::Erased => None,
        }
    }

    fn open(&self) -> Option<&OpenRecord> {
        match &self.0 {
            Content::Open(record) => Some(record),
            Content::Sealed(_) | Content::Erased => None,
        }
    }

    /// Returns what sessions work with; the encrypted record as the error.
    pub(crate) fn into_found(self) -> Result<Found, SealedRecord> {
        match self.0 {
            Content::Open(record) => Ok(Found::Record(record)),
            Content::Erased => Ok(Found::Erased),
            Content::Sealed(record) => Err(record),
        }
    }
}

impl From<OpenRecord> for GrantRecord {
    fn from(record: OpenRecord) -> Self {
        Self(Content::Open(Box::new(record)))
    }
}

impl OpenRecord {
    pub(crate) fn new(tokens: StoredTokens, state: GrantState) -> Self {
        Self {
            tokens: tokens.in_store(),
            state,
        }
    }

    /// Returns the tokens.
    pub(crate) fn tokens(&self) -> &StoredTokens {
        &self.tokens
    }

    /// Returns the state of the grant.
    pub(crate) fn state(&self) -> &GrantState {
        &self.state
    }

    /// Returns the time from the last refresh to the [end](GrantRecord::ends_at), if that is known.
    pub(crate) fn lifetime(&self) -> Option<Duration> {
        let tokens = &self.tokens;
        match tokens.refresh_token() {
            Some(_) => tokens.refresh_token_lifetime(),
            None => Some(tokens.ends_at()?.since(tokens.obtained_at())),
        }
    }

    pub(crate) fn end(&self) -> Option<Timestamp> {
        let tokens = &self.tokens;
        match self.state {
            GrantState::Lost(_) => Some(tokens.obtained_at()),
            _ if tokens.refresh_token().is_some() => tokens.refresh_token_ends_at(),
            _ => tokens.ends_at(),
        }
    }
}

impl Found {
    /// Returns the record, unless the grant was erased.
    pub(crate) fn record(self) -> Option<OpenRecord> {
        match self {
            Self::Record(record) => Some(*record),
            Self::Erased => None,
        }
    }
}

impl From<GrantRecord> for RecordText {
    fn from(record: GrantRecord) -> Self {
        let nothing = Self {
            tokens: None,
            state: None,
            sealed: None,
            ends_at: None,
            erased: false,
        };
        match record.0 {
            Content::Open(record) => Self {
                tokens: Some(record.tokens),
                state: Some(record.state),
                ..nothing
            },
            Content::Sealed(SealedRecord { sealed, ends_at }) => Self {
                sealed: Some(sealed),
                ends_at,
                ..nothing
            },
            Content::Erased => Self {
                erased: true,
                ..nothing
            },
        }
    }
}

impl TryFrom<RecordText> for GrantRecord {
    type Error = &'static str;

    fn try_from(text: RecordText) -> Result<Self, Self::Error> {
        let ends_at = text.ends_at;
        match (text.tokens, text.state, text.sealed, text.erased) {
            (Some(tokens), Some(state), None, false) => Ok(OpenRecord::new(tokens, state).into()),
            (None, None, Some(sealed), false) => {
                Ok(Self(Content::Sealed(SealedRecord { sealed, ends_at })))
            }
            (None, None, None, true) => Ok(Self(Content::Erased)),
            _ => Err("neither tokens with their state nor an encrypted or erased record"),
        }
    }
}
