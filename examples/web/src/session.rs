//! What is kept for a browser while it is with us, behind a cookie that holds a name nobody can guess.
//!
//! In memory: whoever runs several processes, or wants sessions to survive a restart, keeps the same in
//! a database. A pending login serialises.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use licit::rt::Pending;

use crate::library::Loans;

/// How long a browser may stay away.
const LIFETIME: Duration = Duration::from_secs(8 * 60 * 60);

/// How many browsers are remembered at a time.
const MOST: usize = 100_000;

/// What is kept for one browser.
#[derive(Default)]
pub(crate) struct Session {
    /// Who signed in.
    pub(crate) user: Option<String>,
    /// The login that they were sent away for. Only this browser can end it, and once.
    pub(crate) pending: Option<Pending<Loans>>,
    /// What to tell them on the next page.
    pub(crate) notice: Option<String>,
}

/// All browsers' sessions.
pub(crate) struct Sessions {
    all: Mutex<HashMap<String, (Instant, Session)>>,
    is_secure: bool,
}

impl Sessions {
    /// `is_secure`: the site is served by `https`, and its cookie goes nowhere else.
    pub(crate) fn new(is_secure: bool) -> Self {
        Self {
            all: Mutex::default(),
            is_secure,
        }
    }

    /// Does something with a browser's session, if it has one.
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

    /// Who signed in with this browser.
    pub(crate) fn user(&self, headers: &HeaderMap) -> Option<String> {
        self.with(headers, |session| session.user.clone())?
    }

    /// Begins a session under a new name, in the place of the one that the browser had: a name that
    /// somebody else planted there before is then good for nothing.
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

    /// Ends the browser's session. Returns the cookie that makes it forget its name.
    pub(crate) fn end(&self, headers: &HeaderMap) -> String {
        if let Some(id) = self.id(headers) {
            self.all().remove(&id);
        }
        self.cookie("", Duration::ZERO)
    }

    /// `SameSite=Lax`: it comes along when the provider sends the user back, and not when another
    /// site posts a form here. `__Host-`: no neighbouring host can set it.
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
