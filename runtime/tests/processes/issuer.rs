//! An authorization server that rotates refresh tokens, and ends the grant when a used one is sent
//! again (RFC 9700 §4.14.2), immediately or after a grace period.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use crate::folder::record_in;
use crate::support::{Answer, Request, Server};

/// The server's state of the only grant.
#[derive(Debug)]
pub(crate) struct Book {
    /// How long a used token is accepted.
    grace: Duration,
    /// The file in which an attempt must be stored before it is repeated.
    file: PathBuf,
    number: usize,
    used: HashMap<String, Instant>,
    /// The received tokens, in order.
    pub(crate) sent: Vec<String>,
    /// Those that were sent again without a mark.
    pub(crate) unlabelled: Vec<String>,
    pub(crate) is_revoked: bool,
}

pub(crate) struct Issuer {
    pub(crate) server: Server,
    book: Arc<Mutex<Book>>,
}

/// The step of the server's work at which a process dies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// The request was received, and not processed.
    Received,
    /// The token was rotated, and no reply sent.
    Replaced,
}

impl Issuer {
    pub(crate) async fn start(grace: Duration, file: PathBuf) -> Self {
        Self::interrupting(grace, file, |_| false).await
    }

    /// A server that calls `dies` at each step of a request, which returns whether the sender died
    /// there.
    pub(crate) async fn interrupting(
        grace: Duration,
        file: PathBuf,
        dies: impl Fn(Moment) -> bool + Send + Sync + 'static,
    ) -> Self {
        let book = Arc::new(Mutex::new(Book {
            grace,
            file,
            number: 0,
            used: HashMap::new(),
            sent: Vec::new(),
            unlabelled: Vec::new(),
            is_revoked: false,
        }));
        let shared = Arc::clone(&book);
        let server = Server::start(move |request| {
            if dies(Moment::Received) {
                return Answer::Hangup;
            }
            let answer = shared.lock().unwrap().refresh(request);
            if dies(Moment::Replaced) {
                return Answer::Hangup;
            }
            answer
        })
        .await;
        Self { server, book }
    }

    pub(crate) fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap()
    }
}

impl Book {
    fn refresh(&mut self, request: &Request) -> Answer {
        let token = request.form("refresh_token").unwrap();
        if self.sent.contains(&token) && !self.is_labelled() {
            self.unlabelled.push(token.clone());
        }
        self.sent.push(token.clone());
        let refused = Answer::json(400, r#"{"error":"invalid_grant"}"#);
        if self.is_revoked {
            return refused;
        }
        let is_reuse = match self.used.get(&token) {
            Some(at) => at.elapsed() > self.grace,
            None => !self.has_issued(&token),
        };
        if is_reuse {
            self.is_revoked = true;
            return refused;
        }
        self.used.entry(token).or_insert_with(Instant::now);
        self.number += 1;
        let number = self.number;
        Answer::json(
            200,
            format!(
                r#"{{"access_token":"access-{number}","refresh_token":"refresh-{number}",
                "expires_in":3600}}"#
            ),
        )
    }

    /// Whether the store records that this token was sent and may have been used up.
    fn is_labelled(&self) -> bool {
        let record = record_in(&self.file);
        let attempts = record["state"]["refreshing"]["number"].as_u64();
        attempts.is_some_and(|attempts| attempts > 1)
    }

    fn has_issued(&self, token: &str) -> bool {
        let number = token.strip_prefix("refresh-").and_then(|n| n.parse().ok());
        number.is_some_and(|number: usize| number <= self.number)
    }

    /// Whether an access token is valid: issued for a grant that has not ended.
    pub(crate) fn takes(&self, access: &str) -> bool {
        let number = access.strip_prefix("access-").and_then(|n| n.parse().ok());
        number.is_some_and(|number: usize| (1..=self.number).contains(&number)) && !self.is_revoked
    }
}
