//! URLs that discovery reads or builds.

use url::Url;

use crate::error::DiscoveryError;
use crate::http::reach::Reach;
use crate::template::variables::is_secure;

/// Parses a URL of `member`, and checks that a request may be sent there: `https`, or plain `http` to
/// loopback, without user information and fragment, and not a private network unless `reach` says so.
pub(super) fn read(member: &'static str, text: &str, reach: Reach) -> Result<Url, DiscoveryError> {
    let wrong = || DiscoveryError::InvalidUrl {
        member,
        url: text.to_owned(),
    };
    let url = Url::parse(text).map_err(|_| wrong())?;
    // Tables take braces as variables; URIs may not contain any (RFC 3986 §2).
    let has_brace = text.contains(['{', '}']);
    let is_bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !url.has_host() || !is_bare || has_brace {
        return Err(wrong());
    }
    if !is_secure(&url) {
        return Err(DiscoveryError::Insecure {
            member,
            url: text.to_owned(),
        });
    }
    if !reach.includes(&url) {
        return Err(DiscoveryError::NotPublic {
            member,
            url: text.to_owned(),
        });
    }
    Ok(url)
}

/// Returns the canonical form of a resource identifier: without the slash of an empty path.
pub(super) fn canonical(url: &Url) -> &str {
    let text = url.as_str();
    if url.path() == "/" && url.query().is_none() {
        text.strip_suffix('/').unwrap_or(text)
    } else {
        text
    }
}

/// Inserts a well-known suffix between the host and the path (RFC 8414 §3.1, RFC 9728 §3.1). A query
/// stays.
pub(super) fn inserted(url: &Url, suffix: &str) -> Url {
    let path = match url.path() {
        "/" => "",
        path => path,
    };
    with_path(url, &format!("/.well-known/{suffix}{path}"))
}

/// Appends a well-known suffix to the path (OpenID Connect Discovery 1.0 §4).
pub(super) fn appended(url: &Url, suffix: &str) -> Url {
    let path = url.path().trim_end_matches('/');
    with_path(url, &format!("{path}/.well-known/{suffix}"))
}

/// Returns the URL's origin with a well-known suffix.
pub(super) fn at_root(url: &Url, suffix: &str) -> Url {
    let mut root = with_path(url, &format!("/.well-known/{suffix}"));
    root.set_query(None);
    root
}

fn with_path(url: &Url, path: &str) -> Url {
    let mut other = url.clone();
    other.set_path(path);
    other
}

/// Returns whether `url` is `parent` or beneath it, on the same origin.
pub(super) fn is_beneath(url: &Url, parent: &Url) -> bool {
    let rest = url.path().strip_prefix(parent.path().trim_end_matches('/'));
    url.origin() == parent.origin()
        && parent.query().is_none()
        && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn a_suffix_is_inserted_before_the_path() {
        for (text, expected) in [
            ("https://a.example", "https://a.example/.well-known/x"),
            ("https://a.example/", "https://a.example/.well-known/x"),
            (
                "https://a.example/b/c",
                "https://a.example/.well-known/x/b/c",
            ),
            (
                "https://a.example:8443/b?q=1",
                "https://a.example:8443/.well-known/x/b?q=1",
            ),
        ] {
            assert_eq!(inserted(&url(text), "x").as_str(), expected);
        }
        assert_eq!(
            appended(&url("https://a.example/b/"), "x").as_str(),
            "https://a.example/b/.well-known/x"
        );
        assert_eq!(
            at_root(&url("https://a.example/b?q"), "x").as_str(),
            "https://a.example/.well-known/x"
        );
    }

    #[test]
    fn a_canonical_identifier_has_no_slash_of_its_own() {
        for (text, expected) in [
            ("HTTPS://MCP.Example:443/", "https://mcp.example"),
            ("https://mcp.example/mcp/", "https://mcp.example/mcp/"),
            ("https://mcp.example/?a", "https://mcp.example/?a"),
        ] {
            assert_eq!(canonical(&url(text)), expected);
        }
    }

    #[test]
    fn a_parent_ends_at_a_slash() {
        let resource = url("https://a.example/mcp/one");
        for parent in [
            "https://a.example",
            "https://a.example/mcp",
            "https://a.example/mcp/",
        ] {
            assert!(is_beneath(&resource, &url(parent)), "{parent}");
        }
        for other in [
            "https://a.example/mc",
            "https://a.example/mcp/one/two",
            "https://a.example:8443/",
            "https://b.example/",
            "https://a.example/?x",
        ] {
            assert!(!is_beneath(&resource, &url(other)), "{other}");
        }
    }

    #[test]
    fn a_url_that_could_lead_elsewhere_is_rejected() {
        let kind = |text: &str| match read("m", text, Reach::Public) {
            Ok(_) => "good",
            Err(DiscoveryError::InvalidUrl { .. }) => "invalid",
            Err(DiscoveryError::Insecure { .. }) => "insecure",
            Err(DiscoveryError::NotPublic { .. }) => "private",
            Err(_) => "other",
        };
        for (text, expected) in [
            ("https://a.example/x?y", "good"),
            ("/x", "invalid"),
            ("mailto:a@b.example", "invalid"),
            ("javascript:alert(1)", "invalid"),
            ("https://u:p@a.example/", "invalid"),
            ("https://a.example/#f", "invalid"),
            ("https://a.example/{b}", "invalid"),
            ("http://a.example/", "insecure"),
            ("ftp://a.example/", "insecure"),
            ("file://a.example/x", "insecure"),
            ("http://127.0.0.1/", "private"),
            ("https://169.254.169.254/", "private"),
            ("https://localhost/", "private"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
        assert!(read("m", "http://127.0.0.1:1/x", Reach::Anywhere).is_ok());
        assert!(read("m", "http://10.0.0.1/x", Reach::Anywhere).is_err());
    }
}
