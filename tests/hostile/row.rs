//! A row of the table: the server's reply and the verdict.

use std::time::Duration;

use licit_runtime::tables::{ClientAuth, RetryAfter, TokenReply};

use crate::support::Answer;

pub(crate) const GRANTED: &str = r#"{"access_token":"marker-1","expires_in":3600}"#;

/// The verdict.
pub(crate) const GRANT: &str = "token for 60 min";

/// A reply, its format in the spec, and the verdict.
pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) answer: Answer,
    pub(crate) verdict: &'static str,
    pub(crate) reply: TokenReply,
    pub(crate) retry_after: RetryAfter,
    pub(crate) auth_methods: &'static [ClientAuth],
    pub(crate) deadline: Duration,
    /// Whether the row applies only to a refresh.
    pub(crate) is_of_refreshes: bool,
}

/// A row for a provider that follows the RFCs.
pub(crate) fn row(name: &'static str, answer: Answer, verdict: &'static str) -> Row {
    Row {
        name,
        answer,
        verdict,
        reply: TokenReply::DEFAULT,
        retry_after: RetryAfter::Standard,
        auth_methods: &[ClientAuth::ClientSecretPost],
        deadline: Duration::from_secs(30),
        is_of_refreshes: false,
    }
}

impl Row {
    pub(crate) fn read_as(self, reply: TokenReply) -> Self {
        Self { reply, ..self }
    }

    /// A reply that repeats what only a refresh sends.
    pub(crate) fn of_refreshes(self) -> Self {
        Self {
            is_of_refreshes: true,
            ..self
        }
    }

    pub(crate) fn impatient(self) -> Self {
        Self {
            deadline: Duration::from_millis(300),
            ..self
        }
    }
}

/// A row whose reply is this JSON.
pub(crate) fn json(name: &'static str, body: &str, verdict: &'static str) -> Row {
    row(name, Answer::json(200, body), verdict)
}

/// A row whose reply is a token with additional members.
pub(crate) fn token(name: &'static str, members: &str, verdict: &'static str) -> Row {
    let body = format!(r#"{{"access_token":"marker-1",{members}}}"#);
    row(name, Answer::json(200, body), verdict)
}

/// A row whose reply is an error with additional members.
pub(crate) fn error(name: &'static str, status: u16, body: &str, verdict: &'static str) -> Row {
    row(name, Answer::json(status, body), verdict)
}
