//! Servers' URLs: their parts, and whether a client can use them.

use crate::expression::authority;

/// Returns the part of a URL before its path.
pub(super) fn host_of(url: &str) -> &str {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let rest = url.get(start..).unwrap_or_default();
    let end = rest
        .find(['/', '\\', '?', '#'])
        .map_or(url.len(), |at| start + at);
    url.get(..end).unwrap_or(url)
}

/// Whether a text is a URL with a scheme and not a path.
pub(super) fn has_scheme(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
    })
}

/// Whether a URL contains the host, or a variable for it, which clients read as it is written.
pub(super) fn is_whole_url(url: &str) -> bool {
    let example = example(url);
    let has_user = url::Url::parse(&example)
        .is_ok_and(|url| !url.username().is_empty() || url.password().is_some());
    authority::ambiguity(&example).is_none() && !has_user && has_https_host(&example)
}

/// Whether a URL without variables has a host and is `https`.
pub(super) fn has_https_host(url: &str) -> bool {
    url::Url::parse(url).is_ok_and(|url| url.scheme() == "https" && url.has_host())
}

/// Returns a URL with a possible value of each variable.
pub(super) fn example(url: &str) -> String {
    let url = https(url.trim());
    let scheme = if url.starts_with('{') { "https://" } else { "" };
    let mut example = scheme.to_owned();
    let mut rest = url.as_str();
    while let Some((before, behind)) = rest.split_once('{') {
        let value = if is_port(before) { "443" } else { "example" };
        example.extend([before, value]);
        rest = behind.split_once('}').map_or("", |(_, after)| after);
    }
    example.push_str(rest);
    example
}

/// Whether the URL of an endpoint needs no changes: it begins with `https` and a host, or with a
/// variable for both.
pub(super) fn is_whole_endpoint(url: &str) -> bool {
    match url.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((_, path)) => !path.trim_matches('/').is_empty(),
        None => url.contains("://") && is_whole_url(url) && https(url) == url,
    }
}

/// Whether a text is the URL of an endpoint, or one that is relative to the API's host (RFC 3986 §4.2).
pub(super) fn is_endpoint(url: &str) -> bool {
    let is_plain = !url.is_empty() && !url.contains('#') && !url.contains(char::is_whitespace);
    let whole = match url.strip_prefix("//") {
        Some(_) => format!("https:{url}"),
        None => url.to_owned(),
    };
    // Other schemes have no authority: `urn:acme`.
    let is_relative = || !whole.split('/').next().unwrap_or_default().contains(':');
    let is_usable = if whole.starts_with('{') {
        true
    } else if whole.contains("://") {
        is_whole_url(&whole)
    } else {
        is_relative()
    };
    is_plain && is_usable
}

/// Whether the rest of a URL starts with the port.
fn is_port(before: &str) -> bool {
    before.ends_with(':') && !before.ends_with("://")
}

/// Returns a URL with `https` instead of plain http or a variable scheme, because tokens are sent
/// to it, and with its host in ASCII.
pub(super) fn https(url: &str) -> String {
    let url = authority::in_ascii(url);
    match url.split_once("://") {
        Some((scheme, rest))
            if scheme == "http" || (scheme.starts_with('{') && scheme.ends_with('}')) =>
        {
            format!("https://{rest}")
        }
        _ => url.into_owned(),
    }
}
