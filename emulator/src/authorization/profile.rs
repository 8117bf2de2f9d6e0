//! What FAPI 2.0 requires of an authorization request beyond the spec's own keys.

use url::Url;

use crate::core::client::is_loopback;

/// The request names its redirect URI, which is `https`, or `http` on loopback for native
/// applications (FAPI 2.0 Security Profile §5.3.2.2).
pub(super) fn check_redirect_uri(uri: Option<&str>) -> Result<(), String> {
    let section = "FAPI 2.0 Security Profile §5.3.2.2";
    let Some(uri) = uri else {
        return Err(format!("`redirect_uri` is missing ({section})"));
    };
    if Url::parse(uri).is_ok_and(|url| url.scheme() == "https" || is_loopback(&url)) {
        return Ok(());
    }
    Err(format!(
        "the redirect URI `{uri}` is neither `https` nor `http` on loopback ({section})"
    ))
}
