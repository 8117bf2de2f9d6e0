//! Browser sessions, identified by a cookie with an unguessable value.
//!
//! Sessions are in memory. Store them in a database if you run several processes, or if they must
//! survive a restart. A pending login can be serialized.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use licit::rt::Pending;

use crate::library::Loans;

/// Sessions expire after this time without a request.
const LIFETIME: Duration = Duration::from_secs(8 * 60 * 60);

/// Maximum number of sessions.
const MOST: usize = 100_000;

/// A browser's session.
#[derive(Default)]
pub(crate) struct Session {
    /// The user who signed in.
    pub(crate) user: Option<String>,
    /// The pending login. Only this browser can complete it, once.
    pub(crate) pending: Option<Pending<Loans>>,
    /// A notice for the next page.
    pub(crate) notice: Option<String>,
}

/// All sessions.
pub(crate) struct Sessions {
    all: Mutex<HashMap<String, (Instant, Session)>>,
    is_secure: bool,
}

impl Sessions {
    /// `is_secure`: the site is served by `https`, so its cookie is `Secure`.
    pub(crate) fn new(is_secure: bool) -> Self {
        Self {
            all: Mutex::default(),
            is_secure,
        }
    }

    /// Calls `act` with the browser's session, if it has one.
    pub(crate) fn with<T>(
        &self,
        headers: &HeaderMap,
        act: impl FnOnce(&mut Session) -> T,
    ) -> Option<T> {
        let id = self.id(headers)?;
        let mut all = self.all();
        let (seen, session) = all.get_mut(&id)?;
        if seen.elapsed() > LIFETIME {
            all.remove(&id);
            return None;
        }
        *seen = Instant::now();
        Some(act(session))
    }

    /// Returns the user who signed in with this browser.
    pub(crate) fn user(&self, headers: &HeaderMap) -> Option<String> {
        self.with(headers, |session| session.user.clone())?
    }

    /// Starts a session with a new identifier, which replaces the browser's old one. This prevents
    /// session fixation. Returns the cookie.
    pub(crate) fn begin(
        &self,
        headers: &HeaderMap,
        session: Session,
    ) -> Result<String, getrandom::Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let id = format!("{:032x}", u128::from_ne_bytes(random));
        let old = self.id(headers);
        let mut all = self.all();
        if let Some(old) = old {
            all.remove(&old);
        }
        all.retain(|_, (seen, _)| seen.elapsed() <= LIFETIME);
        if all.len() < MOST {
            all.insert(id.clone(), (Instant::now(), session));
        }
        Ok(self.cookie(&id, LIFETIME))
    }

    /// Ends the browser's session. Returns a cookie that deletes the identifier.
    pub(crate) fn end(&self, headers: &HeaderMap) -> String {
        if let Some(id) = self.id(headers) {
            self.all().remove(&id);
        }
        self.cookie("", Duration::ZERO)
    }

    /// `SameSite=Lax`: the browser sends the cookie with the callback, but not with forms that
    /// other sites post. `__Host-`: a sibling domain cannot set it.
    fn cookie(&self, id: &str, lifetime: Duration) -> String {
        let (name, seconds) = (self.name(), lifetime.as_secs());
        let secure = if self.is_secure { "; Secure" } else { "" };
        format!("{name}={id}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }

    fn id(&self, headers: &HeaderMap) -> Option<String> {
        let cookies = headers.get_all(COOKIE).iter();
        let cookies = cookies.filter_map(|header| header.to_str().ok());
        let mut pairs = cookies.flat_map(|header| header.split(';'));
        let value = pairs.find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == self.name()).then_some(value)
        });
        value.map(str::to_owned)
    }

    fn name(&self) -> &'static str {
        if self.is_secure {
            "__Host-session"
        } else {
            "session"
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, (Instant, Session)>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
