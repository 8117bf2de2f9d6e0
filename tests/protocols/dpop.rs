//! Proofs of possession (DPoP, RFC 9449), by `bound-tokens.json`.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit::rt::serde_json::{self, Map, Value};
use licit::rt::{StoredTokens, Tokens, reqwest};
use licit_emulator::{Emulator, RecordedRequest, Running};

use crate::support::{consent, emulator, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/bound-tokens.json")]
pub mod bound {}

fn app(emulator: &Running) -> bound::App {
    let registered = emulator.client("app").expect("a registration");
    bound::App::builder(&registered.client_id, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

async fn tokens(emulator: &Running, app: &bound::App) -> bound::Tokens<bound::AllScopes> {
    let login = app.authorize::<bound::AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens")
}

/// A part of a request's proof: its header or its claims.
fn part(request: &RecordedRequest, at: usize) -> Map<String, Value> {
    let proof = request
        .header("dpop")
        .unwrap_or_else(|| panic!("no proof: {request:?}"));
    let part = proof.split('.').nth(at).expect("a part");
    let text = URL_SAFE_NO_PAD.decode(part).expect("base64url");
    serde_json::from_slice(&text).expect("an object")
}

#[tokio::test]
async fn every_request_has_a_proof_of_the_grants_key() {
    let emulator = start("bound-tokens").await;
    let app = app(&emulator);
    let client = bound::Client::new(&app, tokens(&emulator, &app).await);
    client
        .list_orders()
        .state("open")
        .send()
        .await
        .expect("orders");
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");

    let mut sent = of(&emulator, "token");
    sent.extend(of(&emulator, "list_orders"));
    assert_eq!(sent.len(), 5, "two for tokens, three calls");
    let (mut keys, mut ids) = (HashSet::new(), HashSet::new());
    for request in &sent {
        let (header, claims) = (part(request, 0), part(request, 1));
        assert_eq!(header["typ"], "dpop+jwt");
        assert_eq!(header["alg"], "ES256");
        assert!(header["jwk"].get("d").is_none(), "the private half");
        keys.insert(header["jwk"].to_string());
        assert!(
            ids.insert(claims["jti"].to_string()),
            "a proof is used once"
        );
        assert_eq!(claims["htm"], request.method.as_str());
        assert_eq!(claims["htu"], format!("https:/{}", request.path));
        let is_call = request.endpoint == "list_orders";
        assert_eq!(claims.contains_key("ath"), is_call);
        if is_call {
            let header = request.header("authorization").expect("a token");
            assert!(header.starts_with("DPoP "), "{header}");
        }
    }
    assert_eq!(keys.len(), 1, "one key for a grant");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("dpop_jkt").map(str::len), Some(43));
}

#[tokio::test]
async fn each_grant_has_its_own_key() {
    let emulator = start("bound-tokens").await;
    let app = app(&emulator);
    tokens(&emulator, &app).await;
    tokens(&emulator, &app).await;
    let sent = of(&emulator, "token");
    assert_ne!(part(&sent[0], 0)["jwk"], part(&sent[1], 0)["jwk"]);
}

#[tokio::test]
async fn the_key_is_stored_with_the_tokens() {
    let emulator = start("bound-tokens").await;
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    let stored = serde_json::to_string(&tokens.to_stored()).expect("text");
    let restored: StoredTokens = serde_json::from_str(&stored).expect("tokens");
    assert!(!format!("{restored:?}").contains("PRIVATE KEY"));
    let tokens = Tokens::<bound::AllScopes>::restore(restored).expect("tokens");
    let client = bound::Client::new(&app, tokens);
    client.list_orders().send().await.expect("orders");
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");
}

fn with_nonces() -> Emulator {
    emulator("bound-tokens").require_dpop_nonces(true)
}

#[tokio::test]
async fn a_required_nonce_is_sent_immediately_and_reused() {
    let emulator = with_nonces().start().await.expect("a port");
    let app = app(&emulator);
    let client = bound::Client::new(&app, tokens(&emulator, &app).await);
    assert_eq!(
        of(&emulator, "token").len(),
        2,
        "asked again with the nonce"
    );
    client.list_orders().send().await.expect("orders");
    assert_eq!(of(&emulator, "list_orders").len(), 2);
    client.list_orders().send().await.expect("orders");
    assert_eq!(
        of(&emulator, "list_orders").len(),
        3,
        "the nonce is known by now"
    );

    emulator.change_dpop_nonce();
    client.list_orders().send().await.expect("orders");
    assert_eq!(of(&emulator, "list_orders").len(), 5);
    assert!(part(&last(&emulator, "list_orders"), 1).contains_key("nonce"));
    assert_eq!(
        of(&emulator, "token").len(),
        2,
        "a nonce is no reason to refresh"
    );
}

#[tokio::test]
async fn a_required_nonce_does_not_consume_the_refresh_token() {
    let emulator = with_nonces().start().await.expect("a port");
    let app = app(&emulator);
    let client = bound::Client::new(&app, tokens(&emulator, &app).await);
    emulator.change_dpop_nonce();
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");
    emulator.change_dpop_nonce();
    emulator.expire_access_tokens();
    client.list_orders().send().await.expect("orders");
}

#[tokio::test]
async fn a_custom_request_gets_a_proof_from_the_session() {
    let emulator = start("bound-tokens").await;
    let app = app(&emulator);
    let client = bound::Client::new(&app, tokens(&emulator, &app).await);
    let session = client.session();
    let credential = session.current().await.expect("a credential");
    let url = "https://api.bound.example/orders".parse().expect("a URL");
    let mut request = reqwest::Request::new(reqwest::Method::GET, url);
    let header = credential.header().clone();
    request.headers_mut().insert("authorization", header);
    session
        .dpop_proof(&credential, &mut request)
        .await
        .expect("a proof");
    let there = request.url().as_str().replace("https:/", emulator.origin());
    *request.url_mut() = there.parse().expect("a URL");
    let http = reqwest::Client::new();
    let again = request.try_clone().expect("no body");
    assert_eq!(http.execute(request).await.expect("a reply").status(), 200);
    // The emulator accepts each proof once, and rejects requests without one.
    assert_eq!(http.execute(again).await.expect("a reply").status(), 401);
}

#[tokio::test]
async fn a_stolen_token_is_rejected_without_its_key() {
    let emulator = start("bound-tokens").await;
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    let stolen = tokens.access_token().expose().to_owned();
    let url = format!("{}/api.bound.example/orders", emulator.origin());
    for scheme in ["Bearer", "DPoP"] {
        let header = format!("{scheme} {stolen}");
        let call = reqwest::Client::new()
            .get(&url)
            .header("authorization", header);
        assert_eq!(
            call.send().await.expect("a reply").status(),
            401,
            "{scheme}"
        );
    }
}
