//! Tests the token and revocation endpoints over HTTP.

use std::time::Duration;

use crate::support::{
    CHALLENGE, REDIRECT_URI, VERIFIER, callback, emulator, emulator_of, exchange, get, log_in,
    plain, post_form, post_form_as, refresh, send, url,
};
use licit_emulator::{Emulator, Running};
use reqwest::Client;
use serde_json::{Value, json};

const TOKEN: &str = "https://acme.example/token";

async fn start(emulator: Emulator) -> Running {
    emulator.start().await.unwrap()
}

fn acme() -> Emulator {
    acme_with(&json!({}))
}

/// A provider with an operation `GET /me`.
fn acme_with(more: &Value) -> Emulator {
    let mut all = json!({ "operations": { "me": { "call": "GET /me", "scopes": "read", "returns": "{string}" } } });
    let (Value::Object(spec), Value::Object(more)) = (&mut all, more) else {
        panic!("not objects")
    };
    spec.extend(more.clone());
    emulator_of(&plain(&all))
}

async fn status_with(running: &Running, token: &str) -> u16 {
    get(running, "https://api.acme.example/me", token)
        .await
        .status
}

async fn code(running: &Running, more: &[(&str, &str)]) -> String {
    let mut parameters = vec![
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    parameters.extend(more);
    callback(running, &url("https://acme.example/authorize", &parameters)).await["code"].clone()
}

#[tokio::test]
async fn a_code_is_exchanged_for_tokens_that_work() {
    let running = start(acme()).await;
    let answer = log_in(&running, "read").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.json["token_type"], "Bearer");
    assert_eq!(answer.json["expires_in"], 3600);
    assert_eq!(answer.json["scope"], "read");
    assert!(answer.json["refresh_token"].is_string());
    assert_eq!(
        status_with(&running, answer.member("/access_token")).await,
        200
    );
}

#[tokio::test]
async fn a_code_is_valid_once_and_its_reuse_revokes_its_tokens() {
    let running = start(acme()).await;
    let code = code(&running, &[("scope", "read")]).await;
    let first = exchange(&running, &code).await;
    assert_eq!(
        status_with(&running, first.member("/access_token")).await,
        200
    );
    let second = exchange(&running, &code).await;
    assert_eq!(
        (second.status, second.member("/error")),
        (400, "invalid_grant")
    );
    assert_eq!(
        status_with(&running, first.member("/access_token")).await,
        401
    );
    assert_eq!(
        refresh(&running, first.member("/refresh_token"), &[])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_code_expires() {
    let running = start(acme()).await;
    let code = code(&running, &[]).await;
    running.advance(Duration::from_secs(601));
    let answer = exchange(&running, &code).await;
    assert_eq!(answer.member("/error"), "invalid_grant");
}

#[tokio::test]
async fn the_redirect_uri_of_the_exchange_must_match_the_request() {
    let running = start(acme()).await;
    let code = code(&running, &[]).await;
    for (redirect_uri, error) in [
        ("", "invalid_request"),
        ("https://app.example/", "invalid_grant"),
        (REDIRECT_URI, ""),
    ] {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", redirect_uri),
            ("code_verifier", VERIFIER),
            ("client_id", "licit-client"),
            ("client_secret", "licit-secret"),
        ];
        let answer = post_form(&running, TOKEN, &form).await;
        assert_eq!(answer.json["error"].as_str().unwrap_or_default(), error);
    }
}

#[tokio::test]
async fn a_challenge_requires_its_verifier_and_vice_versa() {
    let running = start(acme()).await;
    let other = "x".repeat(43);
    for (verifier, status) in [(VERIFIER, 200), (other.as_str(), 400), ("", 400)] {
        let code = code(&running, &[]).await;
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.as_str()),
            ("redirect_uri", REDIRECT_URI),
            ("client_id", "licit-client"),
            ("client_secret", "licit-secret"),
            ("code_verifier", verifier),
        ];
        assert_eq!(post_form(&running, TOKEN, &form).await.status, status);
    }
}

#[tokio::test]
async fn a_client_authenticates_by_one_declared_method() {
    let running = start(acme()).await;
    let code = code(&running, &[]).await;
    let grant = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];
    for (more, status, error) in [
        (
            &[("client_id", "licit-client"), ("client_secret", "wrong")][..],
            401,
            "invalid_client",
        ),
        (
            &[("client_id", "wrong"), ("client_secret", "licit-secret")],
            401,
            "invalid_client",
        ),
        (&[("client_id", "licit-client")], 401, "invalid_client"),
        (&[], 401, "invalid_client"),
        (
            &[
                ("client_id", "licit-client"),
                ("client_id", "licit-client"),
                ("client_secret", "licit-secret"),
            ],
            400,
            "invalid_request",
        ),
    ] {
        let answer = post_form(&running, TOKEN, &[&grant[..], more].concat()).await;
        assert_eq!(
            (answer.status, answer.member("/error")),
            (status, error),
            "{more:?}"
        );
        assert_eq!(answer.header("www-authenticate").is_some(), status == 401);
    }
    let identity = ("licit-client", "licit-secret");
    let answer = post_form_as(&running, TOKEN, identity, &grant).await;
    assert_eq!(
        answer.member("/error"),
        "invalid_client",
        "HTTP Basic is not one of the spec's methods"
    );
    let both = [
        &grant[..],
        &[
            ("client_id", "licit-client"),
            ("client_secret", "licit-secret"),
        ],
    ]
    .concat();
    let answer = post_form_as(&running, TOKEN, identity, &both).await;
    assert_eq!(answer.member("/error"), "invalid_request");
    assert_eq!(post_form(&running, TOKEN, &both).await.status, 200);
}

#[tokio::test]
async fn malformed_token_requests_are_rejected() {
    let running = start(acme()).await;
    let client = [
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    for (form, error) in [
        (&[("grant_type", "password")][..], "unsupported_grant_type"),
        (&[], "invalid_request"),
        (&[("grant_type", "authorization_code")], "invalid_request"),
        (
            &[("grant_type", "authorization_code"), ("code", "unknown")],
            "invalid_grant",
        ),
        (
            &[
                ("grant_type", "refresh_token"),
                ("refresh_token", "unknown"),
            ],
            "invalid_grant",
        ),
    ] {
        let answer = post_form(&running, TOKEN, &[form, &client].concat()).await;
        assert_eq!(
            (answer.status, answer.member("/error")),
            (400, error),
            "{form:?}"
        );
    }
    let json = Client::new()
        .post(crate::support::at(&running, TOKEN))
        .header("content-type", "application/json")
        .body("{}");
    assert_eq!(send(json).await.member("/error"), "invalid_request");
    let by_get = Client::new().get(crate::support::at(&running, TOKEN));
    assert_eq!(send(by_get).await.status, 405);
}

#[tokio::test]
async fn reuse_of_a_rotated_refresh_token_revokes_the_grant() {
    let running = start(acme()).await;
    let first = log_in(&running, "read").await;
    let second = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_eq!(second.status, 200, "{}", second.text);
    assert_ne!(
        first.member("/refresh_token"),
        second.member("/refresh_token")
    );
    assert_eq!(
        status_with(&running, second.member("/access_token")).await,
        200
    );
    let reuse = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_eq!(reuse.member("/error"), "invalid_grant");
    assert_eq!(
        status_with(&running, second.member("/access_token")).await,
        401
    );
    assert_eq!(
        refresh(&running, second.member("/refresh_token"), &[])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_refresh_can_request_fewer_scopes_but_not_more() {
    let running = start(acme()).await;
    let first = log_in(&running, "write").await;
    let more = refresh(
        &running,
        first.member("/refresh_token"),
        &[("scope", "write other")],
    )
    .await;
    assert_eq!(more.member("/error"), "invalid_scope");
    let less = refresh(
        &running,
        first.member("/refresh_token"),
        &[("scope", "read")],
    )
    .await;
    assert_eq!(less.json["scope"], "read");
    let again = refresh(&running, less.member("/refresh_token"), &[]).await;
    assert_eq!(again.json["scope"], "write");
}

fn rotation(rotation: &str, reply: &Value) -> Emulator {
    let methods = json!(["client_secret_post"]);
    acme_with(&json!({ "grants": {
        "authorization_code": { "token_endpoint_auth_methods": methods },
        "refresh_token": { "token_endpoint_auth_methods": methods, "rotation": rotation, "token_reply": reply }
    } }))
}

#[tokio::test]
async fn a_declared_lifetime_of_refresh_tokens_is_in_no_reply_but_holds() {
    for (reply, member) in [
        (json!({}), None),
        (
            json!({ "rename": { "refresh_token_expires_in": "refresh_expires_in" } }),
            Some("refresh_expires_in"),
        ),
    ] {
        let methods = json!(["client_secret_post"]);
        let running = start(acme_with(&json!({ "token_reply": reply, "grants": {
            "authorization_code": { "token_endpoint_auth_methods": methods },
            "refresh_token": { "token_endpoint_auth_methods": methods, "lifetime": 3600 }
        } })))
        .await;
        let first = log_in(&running, "read").await;
        assert_eq!(first.json.get("refresh_token_expires_in"), None);
        if let Some(member) = member {
            assert_eq!(first.json[member], 3600);
        }
        let token = first.member("/refresh_token");
        running.advance(Duration::from_secs(3601));
        assert_eq!(
            refresh(&running, token, &[]).await.json["error"],
            "invalid_grant"
        );
    }
}

#[tokio::test]
async fn a_lifetime_is_written_in_the_unit_of_the_spec() {
    for (unit, lifetime) in [("minutes", 60), ("hours", 1), ("days", 1)] {
        let reply = json!({ "token_reply": { "expires_in": unit } });
        let running = start(acme_with(&reply)).await;
        let answer = log_in(&running, "read").await;
        assert_eq!(answer.json["expires_in"], lifetime, "{unit}");
    }
    for (unit, length) in [
        ("utc_datetime", "2026-03-01 12:00:00".len()),
        ("http_date", "Sun, 01 Mar 2026 12:00:00 GMT".len()),
    ] {
        let reply = json!({ "token_reply": { "expires_in": unit } });
        let running = start(acme_with(&reply)).await;
        let answer = log_in(&running, "read").await;
        let end = answer.member("/expires_in");
        assert_eq!(end.len(), length, "{unit}: {end}");
    }
}

#[tokio::test]
async fn an_endpoint_with_another_end_of_its_path_does_not_exist() {
    let running = start(acme()).await;
    for (path, status) in [("token", 400), ("token/", 404), ("authorize/", 404)] {
        let answer = post_form(&running, &format!("https://acme.example/{path}"), &[]).await;
        assert_eq!(answer.status, status, "{path}: {}", answer.text);
    }
}

#[tokio::test]
async fn a_refresh_token_without_rotation_is_not_returned_again() {
    let running = start(rotation("never", &json!({})).rotate_refresh_tokens(true)).await;
    let first = log_in(&running, "read").await;
    for _ in 0..2 {
        let next = refresh(&running, first.member("/refresh_token"), &[]).await;
        assert_eq!((next.status, next.json.get("refresh_token")), (200, None));
    }
}

#[tokio::test]
async fn optional_rotation_can_be_enabled() {
    let running = start(rotation("maybe", &json!({}))).await;
    let first = log_in(&running, "read").await;
    let next = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_eq!(
        next.member("/refresh_token"),
        first.member("/refresh_token")
    );

    let running = start(rotation("maybe", &json!({ "omit": ["refresh_token"] }))).await;
    let first = log_in(&running, "read").await;
    let next = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_eq!(next.json.get("refresh_token"), None);

    let running =
        start(rotation("maybe", &json!({ "omit": ["refresh_token"] })).rotate_refresh_tokens(true))
            .await;
    let first = log_in(&running, "read").await;
    let next = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_ne!(
        next.member("/refresh_token"),
        first.member("/refresh_token")
    );
    assert_eq!(
        refresh(&running, first.member("/refresh_token"), &[])
            .await
            .status,
        400
    );
}

#[tokio::test]
async fn a_used_refresh_token_is_accepted_within_the_grace_period() {
    let running = start(acme_with(&json!({ "grants": {
        "authorization_code": { "token_endpoint_auth_methods": ["client_secret_post"] },
        "refresh_token": { "token_endpoint_auth_methods": ["client_secret_post"], "rotation": "always", "grace_period": 30 }
    } })))
    .await;
    let first = log_in(&running, "read").await;
    let token = first.member("/refresh_token");
    assert_eq!(refresh(&running, token, &[]).await.status, 200);
    running.advance(Duration::from_secs(20));
    assert_eq!(refresh(&running, token, &[]).await.status, 200);
    running.advance(Duration::from_secs(11));
    assert_eq!(refresh(&running, token, &[]).await.status, 400);
}

#[tokio::test]
async fn an_unused_refresh_token_expires_and_each_use_extends_it() {
    let methods = json!(["client_secret_post"]);
    for rotation in ["never", "always"] {
        let running = start(acme_with(&json!({ "grants": {
            "authorization_code": { "token_endpoint_auth_methods": methods },
            "refresh_token": {
                "token_endpoint_auth_methods": methods,
                "rotation": rotation,
                "inactivity_period": 100,
            },
        } })))
        .await;
        let first = log_in(&running, "read").await;
        let mut token = first.member("/refresh_token").to_owned();
        for _ in 0..3 {
            running.advance(Duration::from_secs(99));
            let next = refresh(&running, &token, &[]).await;
            assert_eq!(next.status, 200, "{rotation}");
            assert_eq!(next.json.get("refresh_token_expires_in"), None);
            if rotation == "always" {
                next.member("/refresh_token").clone_into(&mut token);
            }
        }
        running.advance(Duration::from_secs(100));
        let late = refresh(&running, &token, &[]).await;
        assert_eq!(
            (late.status, late.member("/error")),
            (400, "invalid_grant"),
            "{rotation}"
        );
    }
}

#[tokio::test]
async fn access_tokens_expire_by_time_or_on_demand() {
    let running = start(acme().access_token_lifetime(Duration::from_secs(5))).await;
    let first = log_in(&running, "read").await;
    assert_eq!(first.json["expires_in"], 5);
    running.advance(Duration::from_secs(6));
    assert_eq!(
        status_with(&running, first.member("/access_token")).await,
        401
    );
    let second = refresh(&running, first.member("/refresh_token"), &[]).await;
    assert_eq!(
        status_with(&running, second.member("/access_token")).await,
        200
    );
    running.expire_access_tokens();
    assert_eq!(
        status_with(&running, second.member("/access_token")).await,
        401
    );
    assert_eq!(
        refresh(&running, second.member("/refresh_token"), &[])
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_withdrawn_consent_revokes_all_tokens() {
    let running = start(acme()).await;
    let tokens = log_in(&running, "read").await;
    running.revoke_all();
    assert_eq!(
        status_with(&running, tokens.member("/access_token")).await,
        401
    );
    assert_eq!(
        refresh(&running, tokens.member("/refresh_token"), &[])
            .await
            .member("/error"),
        "invalid_grant"
    );
}

#[tokio::test]
async fn a_client_can_revoke_its_own_and_unknown_tokens() {
    let running = start(acme_with(
        &json!({ "revocation_endpoint": "https://acme.example/revoke" }),
    ))
    .await;
    let tokens = log_in(&running, "read").await;
    let revoke = async |token: &str, secret: &str| {
        let form = [
            ("token", token),
            ("client_id", "licit-client"),
            ("client_secret", secret),
        ];
        post_form(&running, "https://acme.example/revoke", &form)
            .await
            .status
    };
    assert_eq!(revoke(tokens.member("/refresh_token"), "wrong").await, 401);
    assert_eq!(
        status_with(&running, tokens.member("/access_token")).await,
        200
    );
    assert_eq!(revoke("unknown", "licit-secret").await, 200);
    assert_eq!(
        revoke(tokens.member("/refresh_token"), "licit-secret").await,
        200
    );
    assert_eq!(
        status_with(&running, tokens.member("/access_token")).await,
        401
    );
}

#[tokio::test]
async fn client_credentials_return_a_token_of_the_application() {
    let running = start(emulator("specs/moneykit")).await;
    let url = "https://api.moneykit.com/auth/token";
    let grant = [
        ("grant_type", "client_credentials"),
        ("scope", "institutions:read"),
    ];
    let identity = ("licit-client", "licit-secret");
    let answer = post_form_as(&running, url, identity, &grant).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert!(answer.json.get("refresh_token").is_none());
    let in_body = [
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    assert_eq!(
        post_form(&running, url, &[&grant[..], &in_body].concat())
            .await
            .status,
        201
    );
    // The same at every host of the spec's variable, and the documented errors in their shape.
    let sandbox = "https://sandbox.moneykit.com/auth/token";
    let rejected = post_form_as(&running, sandbox, ("licit-client", "wrong"), &grant).await;
    assert_eq!(
        (rejected.status, rejected.member("/error_code")),
        (401, "api_error.auth.unauthorized")
    );
}

#[tokio::test]
async fn registrations_have_separate_clients_and_endpoints() {
    let running = start(emulator("specs/money-button")).await;
    let user = running.client("user").unwrap();
    assert_eq!(
        (user.client_id.as_str(), user.client_secret.as_deref()),
        ("user-client", None)
    );
    let service = running.client("service").unwrap();
    assert_eq!(service.client_secret.as_deref(), Some("service-secret"));

    let parameters = [
        ("response_type", "code"),
        ("client_id", "user-client"),
        ("redirect_uri", REDIRECT_URI),
    ];
    let back = callback(
        &running,
        &url(
            "https://www.moneybutton.com/oauth/v1/authorize",
            &parameters,
        ),
    )
    .await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", back["code"].as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("client_id", "user-client"),
    ];
    let at_v1 = post_form(
        &running,
        "https://www.moneybutton.com/oauth/v1/token",
        &form,
    )
    .await;
    assert_eq!(at_v1.json["error"], "unsupported_grant_type");
    let tokens = post_form(
        &running,
        "https://www.moneybutton.com/oauth/v2/token",
        &form,
    )
    .await;
    assert_eq!(tokens.status, 200, "{}", tokens.text);
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.member("/refresh_token")),
        ("client_id", "user-client"),
    ];
    let refreshed = post_form(
        &running,
        "https://www.moneybutton.com/oauth/v1/token",
        &form,
    )
    .await;
    assert_eq!(
        (refreshed.status, refreshed.json.get("refresh_token")),
        (200, None)
    );
    let form = [
        ("grant_type", "client_credentials"),
        ("scope", "application_access:write"),
    ];
    let identity = ("service-client", "service-secret");
    let app = post_form_as(
        &running,
        "https://www.moneybutton.com/oauth/v1/token",
        identity,
        &form,
    )
    .await;
    assert_eq!(app.json["scope"], "application_access:write");
}

#[tokio::test]
async fn a_rejected_grant_has_the_providers_error() {
    let running = start(emulator("specs/money-button")).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", "x"),
        ("redirect_uri", REDIRECT_URI),
        ("client_id", "user-client"),
    ];
    let answer = post_form(
        &running,
        "https://www.moneybutton.com/oauth/v2/token",
        &form,
    )
    .await;
    assert_eq!(
        (answer.status, answer.member("/errors/0/detail")),
        (
            400,
            "Invalid grant: the authorization code is unknown or belongs to another client"
        )
    );

    let running = start(emulator("specs/luca")).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", "x"),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let endpoint = "https://go.lucaregnskap.no/api/v2/oauth2/token";
    let answer = post_form(&running, endpoint, &form).await;
    assert_eq!(
        (answer.status, answer.member("/error_descriptions")),
        (
            200,
            "the authorization code is unknown or belongs to another client"
        )
    );
    let omitted = [&form[..], &[("redirect_uri", REDIRECT_URI)]].concat();
    let answer = post_form(&running, endpoint, &omitted).await;
    assert_eq!(
        answer.member("/error_description"),
        "`redirect_uri` must not be sent here"
    );
}

#[tokio::test]
async fn requests_and_replies_have_the_format_of_the_spec() {
    let running = start(emulator("tests/specs/quirks")).await;
    let parameters = [
        ("response_type", "code"),
        ("client_key", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("scopes", "admin:all,type"),
        ("access_type", "offline"),
        ("audience", "https://eu.quirky.example"),
        ("max_age", "60"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let back = callback(
        &running,
        &url("https://eu.quirky.example/oauth/authorize", &parameters),
    )
    .await;
    let exchange = async |region: Option<&str>, changes: &Value| {
        let mut body = json!({
            "grant_type": "authorization_code", "code": back["auth_code"], "redirect_uri": REDIRECT_URI,
            "client_key": "licit-client", "client_secret": "licit-secret", "api_version": "7",
            "code_verifier": VERIFIER,
        });
        body.as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        let url = crate::support::at(&running, "https://eu.quirky.example/oauth/token");
        let request = Client::new()
            .post(url)
            .header("content-type", "application/json")
            .body(body.to_string());
        send(match region {
            Some(region) => request.header("x-quirky-region", region),
            None => request,
        })
        .await
    };
    assert_eq!(
        exchange(None, &json!({})).await.json["error"],
        "invalid_request"
    );
    assert_eq!(
        exchange(Some("eu"), &json!({ "api_version": "6" }))
            .await
            .json["error"],
        "invalid_request"
    );
    assert_eq!(
        exchange(Some("eu"), &json!({ "client_secret": "x" }))
            .await
            .json["error"],
        "invalid_client"
    );
    let answer = exchange(Some("eu"), &json!({})).await;
    let token = answer
        .json
        .pointer("/data/token")
        .unwrap_or_else(|| panic!("{}", answer.text));
    assert_eq!(token["ttl"], 1_800_000);
    assert_eq!(token["scope"], "admin:all,type");
    assert_eq!(token["instanceHost"], "n7.quirky.example");
    assert!(token["accessToken"].is_string() && token["refreshToken"].is_string());
    assert!(token.get("token_type").is_none());
}

#[tokio::test]
async fn a_reply_can_be_a_form_and_a_request_a_query() {
    let running = start(acme_with(&json!({
        "token_request": { "method": "GET", "encoding": "query" },
        "token_reply": { "format": "form", "expires_in": "rfc3339", "rename": { "expires_in": "ends" } }
    })))
    .await;
    let code = code(&running, &[]).await;
    let query = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let answer = send(Client::new().get(crate::support::at(&running, &url(TOKEN, &query)))).await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let members: std::collections::HashMap<String, String> =
        url::form_urlencoded::parse(answer.text.as_bytes())
            .into_owned()
            .collect();
    assert!(
        members["ends"].ends_with('Z') && members.contains_key("access_token"),
        "{members:?}"
    );
}

#[tokio::test]
async fn a_refresh_goes_to_the_host_of_the_token_reply() {
    let running = start(acme_with(&json!({
        "variables": { "home": { "from": "token_reply", "format": "origin", "under": ["acme.example"], "example": "https://eu.acme.example" } },
        "grants": {
            "authorization_code": {
                "token_endpoint_auth_methods": ["client_secret_post"],
                "token_reply": { "captures": { "home": "home" } }
            },
            "refresh_token": {
                "token_endpoint": "{home}/oauth/token",
                "token_endpoint_auth_methods": ["client_secret_post"],
                "token_request": { "parameters": { "via": { "value": "{home}" } } }
            }
        }
    })))
    .await;
    let tokens = log_in(&running, "read").await;
    assert_eq!(tokens.member("/home"), "https://eu.acme.example");
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", tokens.member("/refresh_token")),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
        ("via", "https://eu.acme.example"),
    ];
    let answer = post_form(&running, "https://eu.acme.example/oauth/token", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn grants_of_one_name_differ_by_what_was_issued() {
    for (code, refresh) in [
        (json!({ "grant_type": "g" }), json!({ "grant_type": "g" })),
        (
            json!({ "omit": ["grant_type"] }),
            json!({ "omit": ["grant_type"], "rename": { "refresh_token": "code" } }),
        ),
    ] {
        let methods = ["client_secret_post"];
        let running = start(acme_with(&json!({ "grants": {
            "authorization_code": { "token_endpoint_auth_methods": methods, "token_request": code },
            "refresh_token": { "token_endpoint_auth_methods": methods, "token_request": refresh }
        } })))
        .await;
        let named = code.get("grant_type").is_some();
        let request = |name: &'static str, value: &str| {
            let mut form = vec![
                (name, value.to_owned()),
                ("client_id", "licit-client".to_owned()),
                ("client_secret", "licit-secret".to_owned()),
            ];
            form.extend(named.then(|| ("grant_type", "g".to_owned())));
            form
        };
        let code = self::code(&running, &[("scope", "read")]).await;
        let mut form = request("code", &code);
        form.push(("redirect_uri", REDIRECT_URI.to_owned()));
        form.push(("code_verifier", VERIFIER.to_owned()));
        let tokens = post_form(&running, TOKEN, &borrowed(&form)).await;
        assert_eq!(tokens.status, 200, "{}", tokens.text);
        let name = if named { "refresh_token" } else { "code" };
        let form = request(name, tokens.member("/refresh_token"));
        let refreshed = post_form(&running, TOKEN, &borrowed(&form)).await;
        assert_eq!(refreshed.status, 200, "{}", refreshed.text);
    }
}

fn borrowed<'f>(form: &'f [(&'static str, String)]) -> Vec<(&'f str, &'f str)> {
    let pairs = form.iter();
    pairs.map(|(name, value)| (*name, value.as_str())).collect()
}

#[tokio::test]
async fn the_client_identifier_is_the_one_that_was_set_or_a_number_if_the_spec_sends_one() {
    let spec = json!({
        "name": "emu",
        "authorization_endpoint": "https://auth.emu.example/authorize",
        "token_endpoint": "https://auth.emu.example/token",
        "token_endpoint_auth_methods": ["none"],
        "token_request": {
            "encoding": "json",
            "omit": ["client_id"],
            "parameters": { "app_id": { "value": "{client_id}", "type": "integer" } }
        },
        "grants": { "authorization_code": {} }
    });
    let running = emulator_of(&spec).start().await.unwrap();
    assert_eq!(running.client_id(), "1000001");
    let running = emulator_of(&spec).client_id("12345").start().await.unwrap();
    assert_eq!(running.client_id(), "12345");
}

#[tokio::test]
async fn an_operation_may_have_the_url_of_the_token_endpoint() {
    let url = "https://acme.example/v1/session";
    let spec = json!({
        "name": "acme",
        "token_endpoint": url,
        "token_endpoint_auth_methods": ["client_secret_post"],
        "grants": { "client_credentials": {} },
        "api": { "base_url": "https://acme.example/v1" },
        "operations": { "get_session": { "call": "GET /session", "returns": "{string}" } }
    });
    let running = start(emulator_of(&spec)).await;
    let form = [
        ("grant_type", "client_credentials"),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let tokens = post_form(&running, url, &form).await;
    assert_eq!(tokens.status, 200, "{}", tokens.text);
    let session = get(&running, url, tokens.member("/access_token")).await;
    assert_eq!(session.status, 200, "{}", session.text);
}

#[tokio::test]
async fn a_wrong_header_is_described_by_its_template() {
    let running = start(acme_with(&json!({ "grants": { "authorization_code": {
        "token_endpoint_auth_methods": ["client_secret_post"],
        "token_request": { "headers": { "X-Code": { "value": "Code {code}" } } }
    } } })))
    .await;
    let code = self::code(&running, &[("scope", "read")]).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    let request = Client::new()
        .post(crate::support::at(&running, TOKEN))
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-code", "Code of another")
        .body(body);
    let answer = send(request).await;
    assert_eq!(answer.status, 400, "{}", answer.text);
    let description = answer.member("/error_description");
    assert_eq!(description, "the header `X-Code` is not `Code {code}`");
}
