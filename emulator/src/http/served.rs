//! The addresses in the emulator's own metadata (RFC 8414). A client that reads its endpoints from
//! there expects tokens of the issuer that it requested, which is the emulator. A prefix of the
//! path marks these URLs: `/~/acme.example/token` is the token endpoint of the issuer at the
//! emulator's origin, and `/~acme.example%2Fv2/acme.example/token` that of the issuer at
//! `/acme.example/v2`.

use hyper::Uri;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The address of a spec's URL at the emulator.
pub(crate) fn plain(origin: &str, url: &str) -> String {
    format!("{origin}/{}", without_scheme(url))
}

/// The address of a spec's URL for the clients of an issuer. `origin` is the emulator's, `issuer` the
/// path of the issuer there: empty, or beginning with `/`.
pub(crate) fn address(origin: &str, issuer: &str, url: &str) -> String {
    let issuer = utf8_percent_encode(issuer.trim_start_matches('/'), NON_ALPHANUMERIC);
    format!("{origin}/~{issuer}/{}", without_scheme(url))
}

fn without_scheme(url: &str) -> &str {
    url.strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url)
}

/// The path of the issuer and the URL without the prefix, if it has one.
pub(crate) fn split(uri: &Uri) -> Option<(String, Uri)> {
    let (issuer, _) = uri.path().strip_prefix("/~")?.split_once('/')?;
    let whole = uri.path_and_query()?.as_str();
    let rest = whole.get("/~".len() + issuer.len()..)?;
    let issuer = percent_decode_str(issuer).decode_utf8_lossy();
    let issuer = if issuer.is_empty() {
        String::new()
    } else {
        format!("/{issuer}")
    };
    Some((issuer, rest.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_its_issuer_and_its_url() {
        for issuer in ["", "/acme.example", "/acme.example/v2"] {
            let address = address("http://127.0.0.1:1", issuer, "https://acme.example/token");
            let uri: Uri = address.parse().unwrap();
            let (found, rest) = split(&uri).unwrap();
            assert_eq!(
                (found.as_str(), rest.path()),
                (issuer, "/acme.example/token")
            );
        }
        assert_eq!(split(&"/acme.example/token".parse().unwrap()), None);
        let (_, rest) = split(&"/~/acme.example/authorize?a=b".parse().unwrap()).unwrap();
        assert_eq!(rest.query(), Some("a=b"));
    }
}
