//! Authorization server metadata (RFC 8414 §3.3): its issuer must equal the requested one exactly,
//! its URLs must be secure, and a server that supports only `plain` PKCE is rejected (RFC 9700
//! §2.1.1).

use licit_format::discovery::{DiscoveryError, Options, import};
use serde_json::{Value, json};

use crate::suite::Theme;
use crate::support::{Answer, Server};

/// Invalid members of the document, with the verdict. Not formatted: one case per line.
#[rustfmt::skip]
fn changes() -> Vec<(&'static str, &'static str, Value)> {
    vec![
        ("correct", "a spec", json!({})),
        ("with unknown members", "a spec", json!({"x": {"y": [1]}})),
        ("of another issuer", "OtherIssuer", json!({"issuer": "https://evil.example"})),
        ("of an issuer with a trailing slash", "OtherIssuer", json!({"issuer": "https://acme.example/"})),
        ("of an issuer in capital letters", "OtherIssuer", json!({"issuer": "https://ACME.example"})),
        ("of an issuer with its port", "OtherIssuer", json!({"issuer": "https://acme.example:443"})),
        ("of an issuer with a path", "OtherIssuer", json!({"issuer": "https://acme.example/tenant"})),
        ("of an issuer with a query", "OtherIssuer", json!({"issuer": "https://acme.example?x"})),
        ("of an issuer over http", "InsecureUrl", json!({"issuer": "http://acme.example"})),
        ("of no issuer", "Missing", json!({"issuer": null})),
        ("with a token endpoint over http", "InsecureUrl", json!({"token_endpoint": "http://acme.example/token"})),
        ("with a token endpoint in a file", "InsecureUrl", json!({"token_endpoint": "file:///etc/passwd"})),
        ("with a token endpoint that names a user", "InsecureUrl", json!({"token_endpoint": "https://a:b@acme.example/token"})),
        ("with a token endpoint that is a template", "InsecureUrl", json!({"token_endpoint": "https://{shop}/token"})),
        ("with a script for an authorization endpoint", "InsecureUrl", json!({"authorization_endpoint": "javascript:alert(1)"})),
        ("without a token endpoint", "NoGrant", json!({"token_endpoint": null})),
        ("that supports only plain PKCE", "PlainPkce", json!({"code_challenge_methods_supported": ["plain"]})),
        ("that supports plain PKCE and S256", "a spec", json!({"code_challenge_methods_supported": ["plain", "S256"]})),
        ("that supports only S256 in lower case", "a spec without PKCE, which says so", json!({"code_challenge_methods_supported": ["s256"]})),
        ("with the implicit grant alone", "NoGrant", json!({"response_types_supported": ["token"], "grant_types_supported": ["implicit"]})),
        ("with a list where a text belongs", "Malformed", json!({"token_endpoint": ["https://acme.example/token"]})),
    ]
}

pub(crate) async fn cases(theme: &mut Theme) {
    for (name, expected, change) in changes() {
        let mut document = json!({
            "issuer": "https://acme.example",
            "authorization_endpoint": "https://acme.example/authorize",
            "token_endpoint": "https://acme.example/token",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
        });
        document
            .as_object_mut()
            .unwrap()
            .extend(change.as_object().unwrap().clone());
        let answer = Answer::json(200, document.to_string());
        theme.case(name, expected, fetched(answer)).await;
    }
    let page = Answer::body(200, "text/html", "<html><script>");
    theme.case("a web page", "NotMetadata", fetched(page)).await;
    let deep = Answer::json(200, "[".repeat(200_000));
    theme
        .case("lists 200,000 deep", "NotMetadata", fetched(deep))
        .await;
    let large = Answer::json(200, " ".repeat(5_000_000));
    theme.case("5 MB", "TooLarge", fetched(large)).await;
}

/// The verdict on a document that was requested from an issuer.
async fn fetched(answer: Answer) -> String {
    let server = Server::answering(vec![answer]).await;
    let client = licit_runtime::reqwest::Client::new();
    let reply = client.get(server.origin()).send().await.unwrap();
    let document = reply.bytes().await.unwrap();
    let options = Options {
        requested: Some("https://acme.example"),
        ..Options::default()
    };
    match import(&document, &options) {
        Ok(imported) => {
            assert!(!imported.spec.contains("plain"), "{}", imported.spec);
            let is_without = imported.spec.contains("code_challenge_methods");
            let is_noted = imported.notes.iter().any(|note| note.contains("PKCE"));
            match (is_without, is_noted) {
                (false, _) => "a spec".to_owned(),
                (true, true) => "a spec without PKCE, which says so".to_owned(),
                (true, false) => "a spec without PKCE".to_owned(),
            }
        }
        Err(error) => {
            let text = error.to_string();
            assert!(text.len() < 1000 && !text.contains('\u{1b}'), "{text}");
            described(&error).to_owned()
        }
    }
}

fn described(error: &DiscoveryError) -> &'static str {
    match error {
        DiscoveryError::NotMetadata => "NotMetadata",
        DiscoveryError::TooLarge => "TooLarge",
        DiscoveryError::Missing(_) => "Missing",
        DiscoveryError::Malformed(_) => "Malformed",
        DiscoveryError::OtherIssuer { .. } => "OtherIssuer",
        DiscoveryError::InsecureUrl { .. } => "InsecureUrl",
        DiscoveryError::NoGrant => "NoGrant",
        DiscoveryError::PlainPkce => "PlainPkce",
        _ => "another error",
    }
}
