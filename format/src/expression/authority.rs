//! The host of a URL, as a human reads it and as a client does. Clients follow the WHATWG URL
//! standard, which ignores some characters and treats others as `/`.

use std::borrow::Cow;

/// Returns what a person would read differently in an absolute URL, if there is anything.
pub(crate) fn ambiguity(url: &str) -> Option<&'static str> {
    if url.contains('\\') {
        return Some("a backslash, which clients read as `/`");
    }
    if url.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Some("white space, which clients ignore");
    }
    let Some((_, rest)) = url.split_once("://") else {
        return Some("no `//` after its scheme");
    };
    let authority = before_path(rest);
    if authority.is_empty() {
        return Some("no host after `//`");
    }
    authority
        .contains('%')
        .then_some("a host with `%`, which clients decode")
}

/// Returns a URL whose host is written in ASCII, as clients send it (RFC 5891 §4.4): letters of other
/// scripts look alike. Variables remain.
pub(crate) fn in_ascii(url: &str) -> Cow<'_, str> {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let (scheme, rest) = url.split_at(start);
    let authority = before_path(rest);
    if authority.is_ascii() {
        return Cow::Borrowed(url);
    }
    let labels = authority
        .split('.')
        .map(|label| match url::Host::parse(label) {
            Ok(url::Host::Domain(ascii)) if !label.is_ascii() => ascii,
            _ => label.to_owned(),
        });
    let labels: Vec<String> = labels.collect();
    let path = rest.strip_prefix(authority).unwrap_or_default();
    Cow::Owned(format!("{scheme}{}{path}", labels.join(".")))
}

/// Returns the part of a URL behind its scheme that comes before its path.
fn before_path(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{ambiguity, in_ascii};

    #[test]
    fn what_clients_read_differently_is_found() {
        for url in [
            "https:///evil.example/x",
            "https:////evil.example/x",
            "https://\\evil.example/x",
            "https:/evil.example/x",
            "https:evil.example",
            "https://evil.example\\@api.acme.example",
            "https://api.acme.example\\.evil.example",
            "https://e\tvil.example",
            "https://evil%2eexample/x",
            "https://?x",
        ] {
            assert!(ambiguity(url).is_some(), "{url}");
        }
        for url in [
            "https://api.acme.example",
            "https://api.acme.example/a%20b",
            "https://api.acme.example:8443//x",
            "https://[::1]:8443/x",
        ] {
            assert_eq!(ambiguity(url), None, "{url}");
        }
    }

    #[test]
    fn hosts_are_written_in_ascii() {
        for (url, ascii) in [
            (
                "https://api.\u{430}cme.example/größe",
                "https://api.xn--cme-5cd.example/größe",
            ),
            (
                "https://{region}.größe.example:8443",
                "https://{region}.xn--gre-6ka8i.example:8443",
            ),
            (
                "https://api.acme.example/größe",
                "https://api.acme.example/größe",
            ),
            ("/größe", "/größe"),
        ] {
            assert_eq!(in_ascii(url), ascii);
        }
    }
}
