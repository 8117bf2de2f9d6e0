//! The device code grant (RFC 8628), and dynamic client registration (RFC 7591, RFC 7592).

use serde_json::json;

use super::side::{Answer, Outcomes, PUBLIC, Side, answer};

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

pub async fn run(side: &Side) -> Outcomes {
    let endpoint = "device_authorization_endpoint";
    let begun = side
        .post(endpoint, &[("client_id", PUBLIC), ("scope", "openid")])
        .await;
    let poll = async |code: &str| {
        let form = [
            ("grant_type", GRANT),
            ("client_id", PUBLIC),
            ("device_code", code),
        ];
        side.post("token_endpoint", &form).await.outcome()
    };
    let code = begun.text("device_code");
    let members = [
        "device_code",
        "user_code",
        "verification_uri",
        "verification_uri_complete",
        "expires_in",
    ];
    let mut outcomes = vec![
        ("a device authorization", begun.with(&members)),
        ("a device authorization of an unknown client", {
            side.post(endpoint, &[("client_id", "nobody")])
                .await
                .outcome()
        }),
        ("a device code before the user decides", poll(code).await),
        ("a device code asked for too fast", poll(code).await),
        ("an unknown device code", poll("x").await),
    ];
    outcomes.extend(registration(side).await);
    outcomes
}

async fn registration(side: &Side) -> Outcomes {
    let register = async |metadata: serde_json::Value| {
        let request = side.send("POST", "registration_endpoint");
        let request = request.header("content-type", "application/json");
        answer(request.body(metadata.to_string())).await
    };
    let registered = register(json!({ "redirect_uris": ["https://app.example/cb"] })).await;
    let members = [
        "client_id",
        "client_secret",
        "client_id_issued_at",
        "registration_access_token",
        "registration_client_uri",
    ];
    let outcome = |answer: &Answer| answer.outcome();
    let http = licit::rt::reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let manage = async |method: &str, token: &str| {
        let uri = registered.text("registration_client_uri");
        let request = http.request(method.parse().expect("a method"), uri);
        answer(request.header("authorization", format!("Bearer {token}")))
            .await
            .outcome()
    };
    let token = registered.text("registration_access_token");
    vec![
        ("a registration", registered.with(&members)),
        (
            "a registration with a redirect URI with a fragment",
            outcome(&register(json!({ "redirect_uris": ["https://app.example/cb#x"] })).await),
        ),
        (
            "a registration without redirect URIs",
            outcome(&register(json!({ "redirect_uris": [] })).await),
        ),
        (
            "a registration with an unknown authentication method",
            outcome(
                &register(json!({
                    "redirect_uris": ["https://app.example/cb"], "token_endpoint_auth_method": "x",
                }))
                .await,
            ),
        ),
        (
            "a registration is read with a wrong token",
            manage("GET", "x").await,
        ),
        ("a registration is read", manage("GET", token).await),
        ("a registration is deleted", manage("DELETE", token).await),
        (
            "a registration is read after it was deleted",
            manage("GET", token).await,
        ),
    ]
}
