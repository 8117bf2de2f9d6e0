//! What a browser says about a request: where it came from, what it accepts, where it is to return to.

use http::HeaderMap;
use http::header::{ACCEPT, HeaderName, ORIGIN};
use licit_runtime::Url;

/// Where the request came from, by the browser (Fetch Metadata). Pages cannot set it.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Returns whether a page of the site at `origin` sent this request, which changes something.
///
/// Browsers send `Sec-Fetch-Site` or, if they are older, at least `Origin`. With `Referrer-Policy: no-referrer`,
/// `Origin` is `null` for the site's own pages, too. A request without both comes from no browser.
pub(crate) fn is_of_site(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    match (text(&SEC_FETCH_SITE), text(&ORIGIN)) {
        // `none`: the user repeats the request, for example by reloading the page.
        (Some("same-origin" | "none"), None | Some("null")) => true,
        (None | Some("same-origin" | "none"), Some(from)) => from == origin,
        _ => false,
    }
}

/// Returns whether the browser shows a page to its user; otherwise a program reads the reply.
pub(crate) fn accepts_pages(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT).iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let mut ranges = lines.flat_map(|line| line.split(','));
    ranges.any(|range| {
        let (media, parameters) = range.split_once(';').unwrap_or((range, ""));
        let is_page = matches!(media.trim(), "text/html" | "application/xhtml+xml");
        let is_excluded =
            |text: &str| matches!(text.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        is_page && !parameters.split(';').any(is_excluded)
    })
}

/// Returns the path and query of `target` if it is a page of the site at `origin`.
///
/// `target` comes from a form or a link: `https://other.example`, `//other.example` and `/\other.example`
/// lead to another site, and so do characters that browsers skip.
pub(crate) fn return_path(origin: &Url, target: &str) -> Option<String> {
    if !target.starts_with('/') {
        return None;
    }
    let url = origin.join(target).ok()?;
    let is_here = url.origin() == origin.origin() && !url.path().starts_with("//");
    is_here.then(|| match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    const SITE: &str = "https://us.example";

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| {
                (
                    HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn only_requests_of_the_site_itself_change_something() {
        for (site, origin, is_allowed) in [
            (Some("same-origin"), Some(SITE), true),
            (Some("same-origin"), Some("null"), true),
            (Some("none"), None, true),
            (None, Some(SITE), true),
            (Some("cross-site"), Some("https://evil.example"), false),
            // A sibling may be another application.
            (Some("same-site"), Some("https://other.us.example"), false),
            (Some("cross-site"), Some(SITE), false),
            // The page has another host name than the redirect URI, whose cookies it does not have.
            (Some("same-origin"), Some("https://www.us.example"), false),
            (None, Some("null"), false),
            (None, Some("https://us.example.evil.example"), false),
            (None, Some("http://us.example"), false),
            (None, None, false),
        ] {
            let site = site.map(|site| ("sec-fetch-site", site));
            let origin = origin.map(|origin| ("origin", origin));
            let sent: Vec<_> = site.into_iter().chain(origin).collect();
            assert_eq!(is_of_site(&headers(&sent), SITE), is_allowed, "{sent:?}");
        }
    }

    #[test]
    fn pages_are_for_browsers() {
        for (accept, are_accepted) in [
            ("text/html,application/xhtml+xml,*/*;q=0.8", true),
            ("application/json", false),
            ("*/*", false),
            ("application/json, text/html;q=0", false),
        ] {
            assert_eq!(accepts_pages(&headers(&[("accept", accept)])), are_accepted);
        }
        assert!(!accepts_pages(&HeaderMap::new()));
    }

    #[test]
    fn a_return_path_leads_to_the_site() {
        let site = Url::parse(SITE).unwrap();
        for (target, path) in [
            ("/", Some("/")),
            ("/a?b=c#d", Some("/a?b=c")),
            (
                "/a?to=https://evil.example",
                Some("/a?to=https://evil.example"),
            ),
            ("/a/../b", Some("/b")),
            ("/ä", Some("/%C3%A4")),
            ("", None),
            ("a", None),
            ("https://us.example/a", None),
            ("https://evil.example", None),
            ("//evil.example", None),
            ("/\\evil.example", None),
            ("/\t/evil.example", None),
            ("\t//evil.example", None),
            ("/\n/evil.example", None),
            ("/.//evil.example", None),
            ("/a/..//evil.example", None),
            ("/%0d%0aSet-Cookie: a", Some("/%0d%0aSet-Cookie:%20a")),
            ("javascript:alert(1)", None),
            ("///evil.example", None),
        ] {
            assert_eq!(return_path(&site, target).as_deref(), path, "{target:?}");
        }
    }
}
