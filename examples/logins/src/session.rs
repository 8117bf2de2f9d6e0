//! Browser sessions, identified by a cookie with an unguessable value. They are in memory: store them in
//! a database if you run several processes. A pending login can be serialized.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use licit_runtime::{PendingLogin, UserIdentity};

/// Maximum number of sessions. A browser beyond it is not remembered.
const MOST: usize = 10_000;

/// How long a session lasts.
const LIFETIME: Duration = Duration::from_secs(3600);

/// A browser's session.
pub(crate) enum Session {
    /// The user is at the provider. Only this browser can complete the login, once.
    Pending(Box<PendingLogin>),
    /// The user who logged in.
    User(Box<UserIdentity>),
}

/// All sessions.
pub(crate) struct Sessions {
    /// By identifier, each with its end.
    all: Mutex<HashMap<String, (Instant, Session)>>,
    is_secure: bool,
}

impl Sessions {
    pub(crate) fn new(is_secure: bool) -> Self {
        Self {
            all: Mutex::default(),
            is_secure,
        }
    }

    /// Returns the user who logged in with this browser.
    pub(crate) fn user(&self, headers: &HeaderMap) -> Option<UserIdentity> {
        match self.all().get(&id(headers)?)? {
            (end, Session::User(user)) if *end > Instant::now() => Some((**user).clone()),
            _ => None,
        }
    }

    /// Returns the pending login of this browser, and removes it, if `is_answered` by the callback.
    pub(crate) fn take_pending(
        &self,
        headers: &HeaderMap,
        is_answered: impl FnOnce(&PendingLogin) -> bool,
    ) -> Option<Box<PendingLogin>> {
        let id = id(headers)?;
        let mut all = self.all();
        match all.remove(&id)? {
            (end, _) if end <= Instant::now() => None,
            (_, Session::Pending(pending)) if is_answered(&pending) => Some(pending),
            other => {
                all.insert(id, other);
                None
            }
        }
    }

    /// Starts a session with a new identifier, which replaces the browser's old one. Returns the cookie.
    pub(crate) fn begin(
        &self,
        headers: &HeaderMap,
        session: Session,
    ) -> Result<String, getrandom::Error> {
        let mut random = [0; 16];
        getrandom::fill(&mut random)?;
        let id = format!("{:032x}", u128::from_ne_bytes(random));
        self.end(headers);
        let now = Instant::now();
        let mut all = self.all();
        all.retain(|_, (end, _)| *end > now);
        if all.len() < MOST {
            all.insert(id.clone(), (now + LIFETIME, session));
        }
        Ok(self.cookie(&id, LIFETIME.as_secs()))
    }

    /// Ends the browser's session. Returns a cookie that deletes the identifier.
    pub(crate) fn end(&self, headers: &HeaderMap) -> String {
        if let Some(id) = id(headers) {
            self.all().remove(&id);
        }
        self.cookie("", 0)
    }

    /// Returns the `Set-Cookie` header. A callback that a provider posts is a request of another site: the
    /// browser sends the cookie with it only if it is `SameSite=None`, which requires `https`.
    fn cookie(&self, id: &str, seconds: u64) -> String {
        let site = if self.is_secure {
            "SameSite=None; Secure"
        } else {
            "SameSite=Lax"
        };
        format!("session={id}; Path=/; Max-Age={seconds}; HttpOnly; {site}")
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, (Instant, Session)>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn id(headers: &HeaderMap) -> Option<String> {
    let cookies = headers.get_all(COOKIE).iter();
    let cookies = cookies.filter_map(|header| header.to_str().ok());
    let mut pairs = cookies.flat_map(|header| header.split(';'));
    let value = pairs.find_map(|pair| pair.trim().strip_prefix("session="));
    value.map(str::to_owned)
}
