//! The emulator's pages, its metadata, and its messages about rejected requests.

use std::sync::{Arc, Mutex};

use licit_emulator::Emulator;
use reqwest::Client;
use serde_json::json;

use crate::support::{
    Answer, REDIRECT_URI, VERIFIER, emulator, emulator_of, exchange, get, log_in, plain, post_form,
    refresh, send,
};

const TOKEN: &str = "https://acme.example/token";

fn acme() -> Emulator {
    emulator_of(&plain(&json!({ "issuer": "https://acme.example" })))
}

async fn page(url: &str) -> Answer {
    send(Client::new().get(url)).await
}

#[tokio::test]
async fn the_first_page_lists_applications_and_endpoints_and_leads_to_a_login() {
    let running = acme().start().await.unwrap();
    let origin = running.origin().to_owned();
    let first = page(&format!("{origin}/")).await;
    assert_eq!(first.status, 200);
    for text in [
        "licit-client",
        "licit-secret",
        "any URI on loopback",
        &format!("{origin}/acme.example/token"),
        &format!("{origin}/.well-known/oauth-authorization-server"),
        &format!("--origin {origin}"),
    ] {
        assert!(first.text.contains(text), "{text} is not in {}", first.text);
    }
    let login = running.login_url("app").unwrap();
    assert!(first.text.contains(&login.replace('&', "&amp;")));

    // As a person would: open the login, and run the command of the page where it ends.
    let end = page(&login).await;
    assert_eq!(end.status, 200, "{}", end.text);
    let (_, rest) = end.text.split_once("code=").unwrap();
    let code: String = rest.chars().take_while(|c| *c != '\'').collect();
    assert!(
        end.text
            .contains(&format!("curl {origin}/acme.example/token"))
    );
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", &format!("{origin}/callback")),
        ("code_verifier", VERIFIER),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let tokens = post_form(&running, TOKEN, &form).await;
    assert_eq!(tokens.status, 200, "{}", tokens.text);
    for (name, value) in form {
        let option = format!("--data-urlencode '{name}={value}'");
        assert!(
            end.text.contains(&option),
            "{option} is not in {}",
            end.text
        );
    }
}

#[tokio::test]
async fn every_provider_has_a_first_page_and_a_login_that_succeeds() {
    for (spec, registration) in [
        ("specs/moneybird", "app"),
        ("specs/luca", "app"),
        ("specs/money-button", "user"),
        ("tests/specs/quirks", "app"),
    ] {
        let running = emulator(spec).start().await.unwrap();
        let first = page(&format!("{}/", running.origin())).await;
        assert_eq!(first.status, 200);
        let login = running.login_url(registration);
        let end = page(&login.unwrap_or_else(|| panic!("{spec} has no login"))).await;
        assert_eq!(end.status, 200, "{spec}: {}", end.text);
        assert!(end.text.contains("curl "), "{spec}: {}", end.text);
    }
}

#[tokio::test]
async fn the_metadata_names_the_requested_issuer() {
    let running = acme().start().await.unwrap();
    let origin = running.origin();
    for (path, issuer) in [
        ("/.well-known/oauth-authorization-server", ""),
        (
            "/.well-known/oauth-authorization-server/acme.example",
            "/acme.example",
        ),
    ] {
        let metadata = page(&format!("{origin}{path}")).await;
        assert_eq!(metadata.member("/issuer"), format!("{origin}{issuer}"));
        let endpoint = metadata.member("/token_endpoint");
        let rejected = send(Client::new().post(endpoint)).await;
        assert_eq!(rejected.member("/error"), "invalid_request", "{endpoint}");
    }
    for path in [
        "/.well-known/oauth-authorization-server/other.example",
        "/.well-known/openid-configuration",
    ] {
        assert_eq!(page(&format!("{origin}{path}")).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_rejection_names_the_values_of_this_request() {
    let running = acme().start().await.unwrap();
    let first = log_in(&running, "read").await;
    let old = first.member("/refresh_token");
    refresh(&running, old, &[]).await;
    let tokens = log_in(&running, "read").await;
    let current = tokens.member("/refresh_token");
    let me = "https://api.acme.example/me";
    for (rejected, start, end) in [
        (
            refresh(&running, old, &[]).await,
            "invalid_grant: the refresh token was replaced at ",
            "; all tokens of its grant have been revoked",
        ),
        (
            refresh(&running, current, &[("scope", "write")]).await,
            "invalid_scope: `write` is more than was granted",
            "",
        ),
        (
            exchange(&running, "x").await,
            "invalid_grant: the authorization code is unknown or belongs to another client",
            "",
        ),
    ] {
        let said = format!(
            "{}: {}",
            rejected.member("/error"),
            rejected.member("/error_description")
        );
        assert!(said.starts_with(start), "{said}");
        assert!(said.ends_with(end), "{said}");
    }
    let unserved = get(&running, me, tokens.member("/access_token")).await;
    assert_eq!(unserved.status, 404, "{}", unserved.text);
    let message = format!("the spec has no URL `{me}`");
    assert!(unserved.text.contains(&message), "{}", unserved.text);
}

#[tokio::test]
async fn a_rejection_is_recorded_with_its_code() {
    let running = acme().start().await.unwrap();
    let without_secret = [
        ("grant_type", "authorization_code"),
        ("code", "x"),
        ("redirect_uri", REDIRECT_URI),
        ("client_id", "licit-client"),
    ];
    post_form(&running, TOKEN, &without_secret).await;
    let last = running.requests().pop().unwrap();
    assert!(last.rejection.unwrap().starts_with("invalid_client: "));
}

#[tokio::test]
async fn each_request_is_one_line_without_secrets() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&lines);
    let emulator = acme().on_request(move |request| seen.lock().unwrap().push(request.summary()));
    let running = emulator.start().await.unwrap();
    log_in(&running, "read").await;
    exchange(&running, "c0de").await;
    page(&format!("{}/%1b[31m", running.origin())).await;
    let lines = lines.lock().unwrap().clone();
    // The time of day is before it.
    let lines: Vec<_> = lines.iter().map(|line| &line[9..]).collect();
    assert_eq!(
        lines[0],
        "GET /acme.example/authorize → 302 · authorization"
    );
    assert_eq!(lines[1], "POST /acme.example/token → 200 · token");
    assert_eq!(
        lines[2],
        "POST /acme.example/token → 400 · token: invalid_grant: \
         the authorization code is unknown or belongs to another client"
    );
    assert!(!lines.concat().contains("licit-secret") && !lines.concat().contains("c0de"));
    assert!(!lines.concat().contains('\u{1b}'));
}

#[tokio::test]
async fn a_spec_on_loopback_is_served_as_any_other() {
    let mut spec = plain(&json!({}));
    spec["authorization_endpoint"] = "http://127.0.0.1:8080/authorize".into();
    spec["token_endpoint"] = "http://127.0.0.1:8080/token".into();
    let running = emulator_of(&spec).start().await.unwrap();
    let login = running.login_url("app").unwrap();
    let at_spec = login.replace(running.origin(), "http:/");
    assert!(
        at_spec.starts_with("http://127.0.0.1:8080/authorize?"),
        "{at_spec}"
    );
    for url in [login, at_spec] {
        let led = running.authorize(&url).await.unwrap();
        assert!(format!("{led:?}").contains("code="), "{led:?}");
    }
}
