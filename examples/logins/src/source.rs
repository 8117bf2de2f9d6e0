//! Where a request came from, by the browser: another site must not start or end a login.

use axum::http::HeaderMap;

/// Whether a page of the site at `origin` sent this request. Browsers send `Sec-Fetch-Site` or, if they are
/// older, at least `Origin`; pages cannot set them.
pub(crate) fn is_of_site(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    match (text("sec-fetch-site"), text("origin")) {
        // With `Referrer-Policy: no-referrer`, `Origin` is `null` for the site's own pages, too.
        (Some("same-origin" | "none"), None | Some("null")) => true,
        (None | Some("same-origin" | "none"), Some(from)) => from == origin,
        _ => false,
    }
}
