//! Names of media types.

/// Returns the media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type
        .split([';', ','])
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}

/// Whether a media type without parameters is JSON (RFC 6839 §3.1).
pub(super) fn is_json(essence: &str) -> bool {
    essence == "application/json"
        || essence == "text/json"
        || (essence.ends_with("+json") && !essence.ends_with("/*+json"))
}
