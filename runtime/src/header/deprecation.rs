//! The headers `Deprecation` (RFC 9745) and `Sunset` (RFC 8594).

use std::time::{Duration, SystemTime};

use reqwest::header::HeaderMap;

use super::link;

/// A notice that an operation is deprecated, or that it will end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    is_deprecated: bool,
    since: Option<SystemTime>,
    sunset: Option<SystemTime>,
    link: Option<String>,
}

impl Deprecation {
    /// Reads the headers of a reply. Returns `None` if they contain no notice.
    pub(crate) fn read(headers: &HeaderMap) -> Option<Self> {
        let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.trim());
        let deprecation = text("deprecation").filter(|text| !is_false(text));
        let sunset = text("sunset");
        if deprecation.is_none() && sunset.is_none() {
            return None;
        }
        let pages = ["deprecation", "sunset", "successor-version"];
        let link = pages
            .into_iter()
            .find_map(|relation| link::with_relation(headers, relation));
        Some(Self {
            is_deprecated: deprecation.is_some(),
            since: deprecation.and_then(moment),
            sunset: sunset.and_then(|text| httpdate::parse_http_date(text).ok()),
            link: link.map(str::to_owned),
        })
    }

    /// Returns whether the operation is, or will be, deprecated. A reply may also state only when the
    /// operation ends.
    pub fn is_deprecated(&self) -> bool {
        self.is_deprecated
    }

    /// Returns when the operation was or will be deprecated, if the server states it.
    pub fn since(&self) -> Option<SystemTime> {
        self.since
    }

    /// Returns when the operation is expected to end, if the server states it.
    pub fn sunset(&self) -> Option<SystemTime> {
        self.sunset
    }

    /// Returns the target of the link to more information, as the server wrote it. It may be relative.
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

/// Structured fields write false as `?0`, and drafts of RFC 9745 had `false`.
fn is_false(text: &str) -> bool {
    text.is_empty() || text == "?0" || text.eq_ignore_ascii_case("false")
}

/// A date of RFC 9745 (`@1688169599`), or of its drafts, which is an HTTP date.
fn moment(text: &str) -> Option<SystemTime> {
    let Some(seconds) = text.strip_prefix('@') else {
        return httpdate::parse_http_date(text).ok();
    };
    let seconds = seconds.split(';').next()?.parse().ok()?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;

    use super::*;

    fn read(pairs: &[(&'static str, &str)]) -> Option<Deprecation> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        Deprecation::read(&headers)
    }

    #[test]
    fn the_examples_of_the_rfcs_are_read() {
        let notice = read(&[
            ("deprecation", "@1688169599"),
            ("sunset", "Sun, 30 Jun 2024 23:59:59 GMT"),
            ("link", "<https://a.example/next>; rel=\"next\""),
            (
                "link",
                "<https://a.example/old>; rel=\"deprecation\"; type=\"text/html\"",
            ),
        ])
        .unwrap();
        let at = |seconds| Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert!(notice.is_deprecated());
        assert_eq!(notice.since(), at(1_688_169_599));
        assert_eq!(notice.sunset(), at(1_719_791_999));
        assert_eq!(notice.link(), Some("https://a.example/old"));
    }

    #[test]
    fn drafts_and_unreadable_dates_are_notices_without_a_date() {
        for text in ["true", "@x", "?1", "@99999999999999999999"] {
            let notice = read(&[("deprecation", text)]).unwrap();
            assert!(notice.is_deprecated() && notice.since().is_none(), "{text}");
        }
        let notice = read(&[("sunset", "soon")]).unwrap();
        assert!(!notice.is_deprecated() && notice.sunset().is_none());
        for text in ["false", "?0", ""] {
            assert_eq!(read(&[("deprecation", text)]), None);
        }
        assert_eq!(read(&[]), None);
    }
}
