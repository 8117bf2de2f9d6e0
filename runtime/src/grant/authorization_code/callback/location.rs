//! Checks that a callback arrived at the redirect URI of the login. With a distinct redirect URI
//! for each issuer, this detects responses from the wrong issuer (RFC 9700 §2.1).

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::error::AuthorizationError;

/// Splits a callback into its location, if there is one, and its query.
pub(super) fn split(callback: &str) -> (Option<&str>, &str) {
    let callback = callback.split('#').next().unwrap_or_default();
    match callback.split_once('?') {
        Some(("", query)) => (None, query),
        Some((location, query)) if is_location(location) => (Some(location), query),
        None if is_url(callback) => (Some(callback), ""),
        // A query may contain `?` (RFC 3986 §3.4).
        Some(_) | None => (None, callback),
    }
}

/// Whether the text before a `?` is a URL or path rather than the start of a query.
fn is_location(text: &str) -> bool {
    is_url(text) || !text.contains(['=', '&'])
}

fn is_url(text: &str) -> bool {
    let before_value = text.split(['=', '&']).next().unwrap_or_default();
    text.starts_with('/') || before_value.contains("://")
}

/// Checks that `callback` arrived at `redirect_uri`. A bare query is not checked.
///
/// Scheme and host of web redirect URIs are not compared, because a proxy that terminates TLS
/// changes both. Equivalent paths match: percent-encoded unreserved characters are decoded (RFC
/// 3986 §6.2.2), and a trailing slash is ignored because web frameworks add or remove it.
pub(crate) fn check(callback: &str, redirect_uri: Option<&str>) -> Result<(), AuthorizationError> {
    let (Some(location), Some(redirect_uri)) = (split(callback).0, redirect_uri) else {
        return Ok(());
    };
    let Ok(expected) = Url::parse(redirect_uri) else {
        return Ok(());
    };
    if is_at(location, &expected) {
        return Ok(());
    }
    let expected = self::expected(redirect_uri);
    Err(AuthorizationError::Location { expected })
}

/// Whether `callback` has a location: a bare query has none.
pub(crate) fn is_present(callback: &str) -> bool {
    split(callback).0.is_some()
}

/// Returns the location at which callbacks to `redirect_uri` arrive, for errors: its path, or the whole URI
/// without its query if the scheme is not that of a web page.
pub(crate) fn expected(redirect_uri: &str) -> String {
    match Url::parse(redirect_uri) {
        Ok(url) if is_web(&url) => url.path().to_owned(),
        _ => split(redirect_uri).0.unwrap_or(redirect_uri).to_owned(),
    }
}

fn is_at(location: &str, expected: &Url) -> bool {
    if location.starts_with('/') {
        let whole = Url::parse(&format!("http://localhost{location}"));
        return whole.is_ok_and(|url| is_same_path(url.path(), expected.path()));
    }
    let url = match Url::parse(location) {
        Ok(url) if url.scheme() == expected.scheme() || !is_port(url.path()) => Ok(url),
        // `localhost:8080/callback`, as copied from a browser's address bar.
        _ => Url::parse(&format!("http://{location}")),
    };
    url.is_ok_and(|url| {
        let is_same_origin = url.scheme() == expected.scheme()
            && url.host_str() == expected.host_str()
            && url.port() == expected.port();
        let is_origin_fine = if is_web(expected) {
            is_web(&url)
        } else {
            is_same_origin
        };
        is_origin_fine && is_same_path(url.path(), expected.path())
    })
}

/// Whether the text after the first colon is a port, so that the text before it is a host.
fn is_port(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn is_same_path(one: &str, other: &str) -> bool {
    normalized(one) == normalized(other)
}

/// Normalizes a path (RFC 3986 §6.2.2) and removes a trailing slash.
fn normalized(path: &str) -> String {
    let mut rest = path.strip_suffix('/').unwrap_or(path);
    let mut normal = String::with_capacity(rest.len());
    while let Some(at) = rest.find('%') {
        let (before, escaped) = rest.split_at(at);
        normal.push_str(before);
        let (octet, after) = escaped.split_at_checked(3).unwrap_or((escaped, ""));
        normal.push_str(&unescaped(octet));
        rest = after;
    }
    normal.push_str(rest);
    normal
}

/// Decodes an escaped unreserved character; converts any other escape to upper case.
fn unescaped(octet: &str) -> Cow<'_, str> {
    match percent_decode_str(octet).decode_utf8() {
        Ok(text) if text.bytes().all(is_unreserved) => text,
        _ => octet.to_ascii_uppercase().into(),
    }
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: &str = "https://app.example/login/callback";
    const NATIVE: &str = "com.example.app:/callback";

    fn accepts(callback: &str, redirect_uri: &str) -> bool {
        check(callback, Some(redirect_uri)).is_ok()
    }

    #[test]
    fn a_callback_is_split_into_location_and_query() {
        for (callback, expected) in [
            ("code=c&state=s", (None, "code=c&state=s")),
            ("?code=c", (None, "code=c")),
            ("code=a?b&state=s", (None, "code=a?b&state=s")),
            ("next=https://x/?y", (None, "next=https://x/?y")),
            ("/cb?code=a?b#f?g", (Some("/cb"), "code=a?b")),
            ("/a=b?code=c", (Some("/a=b"), "code=c")),
            (
                "https://a.example/x=y?c=d",
                (Some("https://a.example/x=y"), "c=d"),
            ),
            ("https://a.example/cb", (Some("https://a.example/cb"), "")),
            (
                "localhost:80/cb?code=c",
                (Some("localhost:80/cb"), "code=c"),
            ),
            ("", (None, "")),
        ] {
            assert_eq!(split(callback), expected, "{callback}");
        }
    }

    #[test]
    fn equivalent_paths_match_the_redirect_uri() {
        for callback in [
            "code=c",
            "?code=c",
            "/login/callback?code=c",
            "/login/callback/?code=c",
            "/%6cogin/callback?code=c",
            "/x/../login/callback?code=c",
            "https://app.example/login/callback?code=c",
            // Behind a proxy.
            "http://10.0.0.7:8080/login/callback?code=c",
            "app.example/login/callback?code=c",
            "localhost:8080/login/callback?code=c",
        ] {
            assert!(accepts(callback, WEB), "{callback}");
        }
        assert!(accepts("/?code=c", "https://app.example"));
        assert!(accepts(
            "http://127.0.0.1:5000/cb?code=c",
            "http://127.0.0.1/cb"
        ));
        assert!(accepts("/a%2fb?code=c", "https://app.example/a%2Fb"));
        assert!(accepts(
            "/caf%C3%A9?code=c",
            "https://app.example/caf\u{e9}"
        ));
        assert!(accepts(
            "/cb?code=c&tenant=1",
            "https://app.example/cb?tenant=1"
        ));
        assert!(check("/anything?code=c", None).is_ok());
    }

    #[test]
    fn another_path_is_rejected() {
        for callback in [
            "/?code=c",
            "/callback?code=c",
            "/login/callback/evil?code=c",
            "/login/callback//?code=c",
            "/login/Callback?code=c",
            "/login%2fcallback?code=c",
            "/login/callback/../evil?code=c",
            "//login/callback?code=c",
            "https://app.example/evil?code=c",
            "https://app.example?code=c",
            "https://app.example/evil",
            "evil?code=c",
            "com.example.app:/login/callback?code=c",
            "https:///?code=c",
        ] {
            let error = check(callback, Some(WEB)).expect_err(callback);
            assert!(
                matches!(&error, AuthorizationError::Location { expected } if expected == "/login/callback"),
                "{callback}: {error}"
            );
        }
        assert!(!accepts("/a/b?code=c", "https://app.example/a%2Fb"));
    }

    #[test]
    fn all_parts_of_a_custom_scheme_redirect_uri_are_compared() {
        for callback in [
            "com.example.app:/callback?code=c",
            "/callback?code=c",
            "code=c",
        ] {
            assert!(accepts(callback, NATIVE), "{callback}");
        }
        for callback in [
            "com.example.evil:/callback?code=c",
            "com.example.app:/other?code=c",
            "com.example.app://host/callback?code=c",
            "https://app.example/callback?code=c",
        ] {
            assert!(!accepts(callback, NATIVE), "{callback}");
        }
        assert!(accepts("acme://callback?code=c", "acme://callback"));
        assert!(!accepts("acme://other?code=c", "acme://callback"));
    }
}
