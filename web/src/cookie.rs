//! Cookies that only this host sets and reads.

use std::time::Duration;

use http::HeaderMap;
use http::header::COOKIE;

/// Browsers store at most this number of bytes of a name with its value (RFC 6265bis §5.6).
const LONGEST: usize = 4096;

/// A cookie of the site, by its name.
#[derive(Debug, Clone)]
pub(crate) struct Cookie {
    name: String,
    is_secure: bool,
}

impl Cookie {
    /// `is_secure`: the site is served by `https`. With the prefix `__Host-`, the browser accepts the cookie
    /// only from this host, so that a sibling domain cannot set it.
    pub(crate) fn new(name: &str, is_secure: bool) -> Self {
        let prefix = if is_secure { "__Host-" } else { "" };
        Self {
            name: format!("{prefix}licit-{name}"),
            is_secure,
        }
    }

    /// Returns the name, which is also the purpose of the encrypted value.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Returns the value that a browser sent. `None` if there are several: one of them was planted.
    pub(crate) fn value<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let lines = headers.get_all(COOKIE).iter();
        let lines = lines.filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';'));
        let mut values = pairs.filter_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == self.name).then_some(value)
        });
        let value = values.next();
        value.filter(|_| values.next().is_none())
    }

    /// Returns the `Set-Cookie` header that sets a value; `None` if browsers would ignore it.
    ///
    /// `SameSite=Lax`: the browser sends the cookie with the callback, which is a navigation, but not with
    /// forms that other sites post.
    pub(crate) fn set(&self, value: &str, lifetime: Duration) -> Option<String> {
        (self.name.len() + value.len() <= LONGEST).then(|| self.line(value, lifetime))
    }

    /// Returns the `Set-Cookie` header that deletes the cookie.
    pub(crate) fn deleted(&self) -> String {
        self.line("", Duration::ZERO)
    }

    fn line(&self, value: &str, lifetime: Duration) -> String {
        let (name, seconds) = (&self.name, lifetime.as_secs());
        let secure = if self.is_secure { "; Secure" } else { "" };
        format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(lines: &[&'static str]) -> HeaderMap {
        let lines = lines.iter();
        lines
            .map(|line| (COOKIE, HeaderValue::from_static(line)))
            .collect()
    }

    #[test]
    fn a_cookie_is_found_among_others() {
        let cookie = Cookie::new("session", false);
        let found = headers(&["a=1; licit-session=x=y", "b=2"]);
        assert_eq!(cookie.value(&found), Some("x=y"));
        assert_eq!(cookie.value(&headers(&["xlicit-session=1"])), None);
    }

    #[test]
    fn two_cookies_of_one_name_are_ignored() {
        let cookie = Cookie::new("session", false);
        let found = headers(&["licit-session=1; licit-session=2"]);
        assert_eq!(cookie.value(&found), None);
    }

    #[test]
    fn a_cookie_of_a_site_with_https_belongs_to_its_host() {
        let cookie = Cookie::new("session", true);
        let line = cookie.set("v", Duration::from_secs(60)).unwrap();
        assert_eq!(
            line,
            "__Host-licit-session=v; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
    }

    #[test]
    fn a_cookie_that_browsers_would_ignore_is_not_set() {
        let cookie = Cookie::new("session", true);
        assert!(cookie.set(&"v".repeat(4096), Duration::ZERO).is_none());
    }
}
