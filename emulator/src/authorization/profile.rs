//! What FAPI 2.0 requires of an authorization request beyond the spec's own keys.

use hyper::Uri;

/// The request names its redirect URI, which is `https`, or `http` on loopback for native
/// applications (FAPI 2.0 Security Profile §5.3.2.2).
pub(super) fn check_redirect_uri(uri: Option<&str>) -> Result<(), String> {
    let section = "FAPI 2.0 Security Profile §5.3.2.2";
    let Some(uri) = uri else {
        return Err(format!("`redirect_uri` is missing ({section})"));
    };
    let parsed: Option<Uri> = uri.parse().ok();
    let scheme = parsed.as_ref().and_then(Uri::scheme_str);
    let host = parsed.as_ref().and_then(Uri::host).unwrap_or_default();
    let is_loopback = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    match scheme {
        Some("https") => Ok(()),
        Some("http") if is_loopback => Ok(()),
        _ => Err(format!(
            "the redirect URI `{uri}` is neither `https` nor `http` on loopback ({section})"
        )),
    }
}
