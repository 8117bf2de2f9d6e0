//! Tests that registered clients get what they registered for, and that grants without a login follow
//! their RFCs.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_emulator::Running;
use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{
    Answer, CHALLENGE, LOGIN, REDIRECT_URI, VERIFIER, at, callback, emulator_of, post_form, send,
    url,
};

const TOKEN: &str = "https://auth.emu.example/token";
const ME: &str = "https://api.emu.example/v1/me";
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

/// A provider with every grant, whose clients register themselves.
fn spec() -> Value {
    json!({
        "name": "emu",
        "issuer": "https://auth.emu.example",
        "jwks_uri": "https://auth.emu.example/jwks",
        "authorization_endpoint": "https://auth.emu.example/authorize",
        "token_endpoint": "https://auth.emu.example/token",
        "device_authorization_endpoint": "https://auth.emu.example/device",
        "introspection_endpoint": "https://auth.emu.example/introspect",
        "registration_endpoint": "https://auth.emu.example/register",
        "pushed_authorization_request_endpoint": "https://auth.emu.example/par",
        "token_endpoint_auth_methods": ["client_secret_post", "client_secret_basic", "private_key_jwt", "client_secret_jwt", "none"],
        "scopes": { "openid": "o", "read": "r", "write": "w", "offline_access": { "description": "x", "offline": true } },
        "openid": { "userinfo_endpoint": "https://auth.emu.example/userinfo" },
        "grants": {
            "authorization_code": {}, "refresh_token": { "rotation": "always" },
            "client_credentials": { "token_endpoint_auth_methods": ["client_secret_post"] },
            "device_code": {}, "token_exchange": {}, "jwt_bearer": {}, "password": {}
        },
        "api": { "base_url": "https://api.emu.example/v1" },
        "operations": { "me": { "call": "GET /me", "scopes": "read", "returns": "{string}" } }
    })
}

async fn start() -> Running {
    emulator_of(&spec()).start().await.unwrap()
}

async fn register(running: &Running, metadata: &Value) -> Answer {
    let request = Client::new()
        .post(at(running, "https://auth.emu.example/register"))
        .header("content-type", "application/json")
        .body(metadata.to_string());
    send(request).await
}

/// A registered client: its identifier and secret.
async fn registered(running: &Running, metadata: Value) -> (String, String) {
    let answer = register(running, &metadata).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let text = |name| answer.json[name].as_str().unwrap_or_default().to_owned();
    (text("client_id"), text("client_secret"))
}

async fn token(running: &Running, client: &(String, String), form: &[(&str, &str)]) -> Answer {
    let mut all = vec![("client_id", &*client.0), ("client_secret", &*client.1)];
    all.extend(form);
    post_form(running, TOKEN, &all).await
}

async fn ask(
    running: &Running,
    client: &str,
    scope: &str,
) -> std::collections::HashMap<String, String> {
    let parameters = [
        ("response_type", "code"),
        ("client_id", client),
        ("redirect_uri", REDIRECT_URI),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("scope", scope),
    ];
    callback(
        running,
        &url("https://auth.emu.example/authorize", &parameters),
    )
    .await
}

fn confidential(grants: &[&str]) -> Value {
    json!({
        "redirect_uris": [REDIRECT_URI],
        "grant_types": grants,
        "scope": "read",
        "token_endpoint_auth_method": "client_secret_post",
    })
}

#[tokio::test]
async fn a_registered_client_uses_only_its_grants() {
    let running = start().await;
    let web = registered(&running, confidential(&["authorization_code"])).await;
    for grant in [
        "client_credentials",
        "password",
        "refresh_token",
        "urn:ietf:params:oauth:grant-type:device_code",
        "urn:ietf:params:oauth:grant-type:jwt-bearer",
        "urn:ietf:params:oauth:grant-type:token-exchange",
    ] {
        let answer = token(&running, &web, &[("grant_type", grant)]).await;
        let given = (answer.status, answer.member("/error"));
        assert_eq!(given, (400, "unauthorized_client"), "{grant}");
    }
    let form = [("client_id", &*web.0), ("client_secret", &*web.1)];
    let device = post_form(&running, "https://auth.emu.example/device", &form).await;
    assert_eq!(device.member("/error"), "unauthorized_client");

    let service = registered(&running, confidential(&["client_credentials"])).await;
    let answer = ask(&running, &service.0, "read").await;
    assert_eq!(answer["error"], "unauthorized_client");
    let answer = token(&running, &service, &[("grant_type", "client_credentials")]).await;
    assert_eq!((answer.status, answer.member("/scope")), (200, "read"));
}

#[tokio::test]
async fn a_registered_client_gets_only_its_scopes() {
    let running = start().await;
    let web = registered(&running, confidential(&["authorization_code"])).await;
    let answer = ask(&running, &web.0, "read write").await;
    assert_eq!(answer["error"], "invalid_scope");
    assert!(
        answer["error_description"].contains("`write`"),
        "{answer:?}"
    );
    let answer = ask(&running, &web.0, "").await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", &*answer["code"]),
        ("redirect_uri", REDIRECT_URI),
        ("code_verifier", VERIFIER),
    ];
    let answer = token(&running, &web, &form).await;
    assert_eq!(answer.member("/scope"), "read");
    // A refresh is a grant of its own (RFC 7591 §2).
    assert_eq!(answer.json.get("refresh_token"), None, "{}", answer.text);
}

#[tokio::test]
async fn a_registration_reply_has_what_the_server_chose() {
    let running = start().await;
    let answer = register(&running, &json!({ "redirect_uris": [REDIRECT_URI] })).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    assert_eq!(
        answer.member("/token_endpoint_auth_method"),
        "client_secret_basic"
    );
    assert_eq!(answer.json["grant_types"], json!(["authorization_code"]));
    assert_eq!(answer.json["response_types"], json!(["code"]));

    let mut only_post = spec();
    only_post["token_endpoint_auth_methods"] = json!(["client_secret_post"]);
    let running = emulator_of(&only_post).start().await.unwrap();
    let answer = register(&running, &json!({ "redirect_uris": [REDIRECT_URI] })).await;
    assert_eq!(
        answer.member("/token_endpoint_auth_method"),
        "client_secret_post"
    );
}

#[tokio::test]
async fn metadata_that_cannot_be_registered_is_rejected() {
    let running = start().await;
    let key = json!({ "keys": [{ "kty": "EC" }] });
    for (member, value, error) in [
        (
            "redirect_uris",
            json!(["javascript:alert(1)"]),
            "invalid_redirect_uri",
        ),
        (
            "redirect_uris",
            json!(["http://app.example/cb"]),
            "invalid_redirect_uri",
        ),
        (
            "jwks_uri",
            json!("https://app.example/jwks"),
            "invalid_client_metadata",
        ),
        ("scope", json!("read everything"), "invalid_client_metadata"),
        (
            "response_types",
            json!(["token"]),
            "invalid_client_metadata",
        ),
    ] {
        let mut metadata = json!({ "redirect_uris": [REDIRECT_URI], "jwks": key });
        metadata[member] = value;
        let answer = register(&running, &metadata).await;
        assert_eq!(
            (answer.status, answer.member("/error")),
            (400, error),
            "{member}"
        );
    }
    let keyless =
        json!({ "redirect_uris": [REDIRECT_URI], "token_endpoint_auth_method": "private_key_jwt" });
    let answer = register(&running, &keyless).await;
    assert_eq!(answer.member("/error"), "invalid_client_metadata");
    let own_scheme = json!({ "redirect_uris": ["com.example.app:/cb", "https://app.example/cb"] });
    assert_eq!(register(&running, &own_scheme).await.status, 201);
}

fn now() -> u64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
}

/// A JWT of an unknown issuer, with a signature that nobody can verify.
fn assertion(changes: &Value) -> String {
    let mut claims = json!({
        "iss": "https://idp.example", "sub": "ada", "aud": TOKEN,
        "iat": now(), "exp": now() + 300,
    });
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!(
        "{}.{}.c2ln",
        part(&json!({ "alg": "RS256" })),
        part(&claims)
    )
}

fn service(grant: &str) -> Value {
    let mut metadata = confidential(&["authorization_code", grant]);
    metadata["scope"] = json!("openid read write offline_access");
    metadata
}

#[tokio::test]
async fn a_jwt_grant_is_for_this_server_and_valid_now() {
    let running = start().await;
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    let client = registered(&running, service(grant)).await;
    let ask = async |changes: Value| {
        let assertion = assertion(&changes);
        let form = [("grant_type", grant), ("assertion", &*assertion)];
        token(&running, &client, &form).await
    };
    for (changes, problem) in [
        (json!({ "aud": "https://evil.example" }), "`aud`"),
        (json!({ "aud": null }), "no `aud`"),
        (json!({ "sub": null }), "no `sub`"),
        (json!({ "nbf": now() + 600 }), "`nbf`"),
        (json!({ "iat": now() + 600 }), "`iat`"),
        (json!({ "exp": now() - 1 }), "expired"),
        (json!({ "exp": now() + 90_000 }), "more than an hour"),
        (json!({ "iss": client.0 }), ""),
    ] {
        let answer = ask(changes.clone()).await;
        if problem.is_empty() {
            assert_eq!(answer.status, 200, "{}", answer.text);
            continue;
        }
        assert_eq!(
            (answer.status, answer.member("/error")),
            (400, "invalid_grant"),
            "{changes}"
        );
        assert!(
            answer.member("/error_description").contains(problem),
            "{}",
            answer.text
        );
    }
    for aud in [
        json!("https://auth.emu.example"),
        json!(["x", "https://auth.emu.example/"]),
        json!("auth.emu.example"),
        json!(format!("{}/auth.emu.example/token", running.origin())),
    ] {
        let answer = ask(json!({ "aud": aud })).await;
        assert_eq!(answer.status, 200, "{aud}: {}", answer.text);
    }
    assert_eq!(ask(json!({ "jti": "one" })).await.status, 200);
    let again = ask(json!({ "jti": "one" })).await;
    assert!(
        again.member("/error_description").contains("used before"),
        "{}",
        again.text
    );
}

#[tokio::test]
async fn an_assertion_of_the_client_is_signed_by_its_key() {
    let running = start().await;
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    let mut metadata = service(grant);
    metadata["jwks"] = json!({ "keys": [{ "kty": "RSA", "e": "AQAB", "n": "AQAB" }] });
    let client = registered(&running, metadata).await;
    let assertion = assertion(&json!({ "iss": client.0 }));
    let form = [("grant_type", grant), ("assertion", &*assertion)];
    let answer = token(&running, &client, &form).await;
    let problem = answer.member("/error_description");
    assert!(problem.contains("is not signed by the key"), "{problem}");
}

#[tokio::test]
async fn a_grant_without_a_login_has_no_id_token() {
    let running = start().await;
    let grant = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    let client = registered(&running, service(grant)).await;
    let assertion = assertion(&json!({}));
    let form = [("grant_type", grant), ("assertion", &*assertion)];
    let answer = token(&running, &client, &form).await;
    assert_eq!(answer.member("/scope"), "read write");
    assert_eq!(answer.json.get("id_token"), None, "{}", answer.text);
    let client = registered(&running, service("client_credentials")).await;
    let answer = token(&running, &client, &[("grant_type", "client_credentials")]).await;
    assert_eq!(answer.member("/scope"), "read write");
}

#[tokio::test]
async fn an_exchanged_token_has_a_type_and_no_more_scopes() {
    let running = start().await;
    let grant = "urn:ietf:params:oauth:grant-type:token-exchange";
    let mut metadata = service(grant);
    metadata["grant_types"] = json!(["authorization_code", "password", grant]);
    let client = registered(&running, metadata).await;
    let form = [
        ("grant_type", "password"),
        ("username", "ada"),
        ("password", "x"),
        ("scope", "openid read"),
    ];
    let subject = token(&running, &client, &form).await;
    assert!(subject.json["id_token"].is_string(), "{}", subject.text);
    let subject = subject.member("/access_token").to_owned();
    let ask = async |more: &[(&str, &str)]| {
        let mut form = vec![("grant_type", grant), ("subject_token", &*subject)];
        if !more.iter().any(|(name, _)| *name == "subject_token_type") {
            form.push(("subject_token_type", ACCESS_TOKEN));
        }
        form.extend(more);
        token(&running, &client, &form).await
    };
    let answer = ask(&[]).await;
    assert_eq!(answer.member("/issued_token_type"), ACCESS_TOKEN);
    assert_eq!(answer.member("/scope"), "read");
    assert_eq!(answer.json.get("id_token"), None, "{}", answer.text);
    for (name, value, error) in [
        ("scope", "write", "invalid_scope"),
        ("subject_token_type", "foo", "invalid_request"),
        (
            "subject_token_type",
            "urn:ietf:params:oauth:token-type:foo",
            "invalid_request",
        ),
        ("requested_token_type", "foo", "invalid_request"),
        (
            "requested_token_type",
            "urn:ietf:params:oauth:token-type:id_token",
            "invalid_request",
        ),
        ("resource", "not-a-uri", "invalid_target"),
    ] {
        let answer = ask(&[(name, value)]).await;
        assert_eq!(
            (answer.status, answer.member("/error")),
            (400, error),
            "{name} {value}"
        );
    }
}

#[tokio::test]
async fn the_subject_is_the_same_everywhere() {
    let running = start().await;
    let client = registered(&running, service("password")).await;
    let form = [
        ("grant_type", "password"),
        ("username", "ada"),
        ("password", "x"),
        ("scope", "openid"),
    ];
    let tokens = token(&running, &client, &form).await;
    let form = [
        ("token", tokens.member("/access_token")),
        ("client_id", &*client.0),
        ("client_secret", &*client.1),
    ];
    let introspected = post_form(&running, "https://auth.emu.example/introspect", &form).await;
    let url = "https://auth.emu.example/userinfo";
    let user = crate::support::get(&running, url, tokens.member("/access_token")).await;
    assert_eq!(introspected.member("/sub"), user.member("/sub"));
}

#[tokio::test]
async fn the_user_info_endpoint_reads_the_token_of_a_form_but_not_two_tokens() {
    let running = start().await;
    let client = registered(&running, service("password")).await;
    let form = [
        ("grant_type", "password"),
        ("username", "ada"),
        ("password", "x"),
        ("scope", "openid"),
    ];
    let tokens = token(&running, &client, &form).await;
    let access_token = tokens.member("/access_token");
    let url = "https://auth.emu.example/userinfo";
    let form = [("access_token", access_token)];
    let user = post_form(&running, url, &form).await;
    assert_eq!(user.status, 200, "{}", user.text);
    assert!(!user.member("/sub").is_empty());
    let request = Client::new()
        .post(at(&running, url))
        .header("authorization", format!("Bearer {access_token}"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("access_token={access_token}"));
    assert_eq!(send(request).await.status, 400);
}

#[tokio::test]
async fn an_application_has_no_user_to_identify() {
    let running = start().await;
    let client = registered(&running, service("client_credentials")).await;
    let form = [("grant_type", "client_credentials"), ("scope", "openid")];
    let answer = token(&running, &client, &form).await;
    let given = (answer.status, answer.member("/error"));
    assert_eq!(given, (400, "invalid_scope"));
}

#[tokio::test]
async fn what_a_client_registers_about_its_tokens_is_what_it_gets() {
    let running = start().await;
    for (name, wrong) in [
        ("id_token_signed_response_alg", "HS256"),
        ("userinfo_signed_response_alg", "RS256"),
        ("subject_type", "pairwise"),
    ] {
        let mut metadata = confidential(&["authorization_code"]);
        metadata[name] = wrong.into();
        let answer = register(&running, &metadata).await;
        assert_eq!(
            (answer.status, answer.member("/error")),
            (400, "invalid_client_metadata"),
            "{name}"
        );
    }
    let mut metadata = confidential(&["authorization_code"]);
    metadata["id_token_signed_response_alg"] = "RS256".into();
    metadata["subject_type"] = "public".into();
    registered(&running, metadata).await;
}

#[tokio::test]
async fn parameters_of_openid_connect_are_checked() {
    let running = start().await;
    for (name, value) in [("prompt", "none login"), ("max_age", "-1"), ("claims", "{")] {
        let parameters = [
            ("response_type", "code"),
            ("client_id", "licit-client"),
            ("redirect_uri", REDIRECT_URI),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
            (name, value),
        ];
        let url = url("https://auth.emu.example/authorize", &parameters);
        let callback = callback(&running, &url).await;
        assert_eq!(callback["error"], "invalid_request", "{name}");
    }
}

#[tokio::test]
async fn parameters_beside_a_pushed_request_are_ignored() {
    let running = start().await;
    let form = [
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
        ("response_type", "code"),
        ("redirect_uri", REDIRECT_URI),
        ("scope", "read"),
        ("state", "s-1"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let pushed = post_form(&running, "https://auth.emu.example/par", &form).await;
    let parameters = [
        ("client_id", "licit-client"),
        ("request_uri", pushed.member("/request_uri")),
        ("response_type", "code"),
        ("redirect_uri", "https://evil.example/cb"),
        ("scope", "write"),
        ("state", "s-2"),
    ];
    let callback = callback(
        &running,
        &url("https://auth.emu.example/authorize", &parameters),
    )
    .await;
    assert_eq!(callback["state"], "s-1");
    assert!(callback.contains_key("code"), "{callback:?}");
}

#[tokio::test]
async fn scripts_of_any_origin_read_endpoints_but_no_pages() {
    let running = start().await;
    let origin = ("origin", "https://app.example");
    let header = |answer: &Answer| {
        answer
            .header("access-control-allow-origin")
            .map(str::to_owned)
    };
    let any = Some("*".to_owned());
    for url in [
        ME,
        TOKEN,
        "https://auth.emu.example/userinfo",
        "https://.well-known/openid-configuration",
    ] {
        let request = Client::new()
            .get(at(&running, url))
            .header(origin.0, origin.1);
        assert_eq!(header(&send(request).await), any, "{url}");
        let request = Client::new()
            .request(reqwest::Method::OPTIONS, at(&running, url))
            .header(origin.0, origin.1)
            .header("access-control-request-method", "POST")
            .header("access-control-request-headers", "authorization,dpop");
        let preflight = send(request).await;
        assert_eq!(
            (preflight.status, header(&preflight)),
            (204, any.clone()),
            "{url}"
        );
        assert_eq!(
            preflight.header("access-control-allow-headers"),
            Some("authorization,dpop")
        );
    }
    for path in ["/", "/auth.emu.example/authorize", "/.emulator/requests"] {
        let request = Client::new().get(format!("{}{path}", running.origin()));
        assert_eq!(
            header(&send(request.header(origin.0, origin.1)).await),
            None,
            "{path}"
        );
    }
}

#[tokio::test]
async fn the_metadata_of_the_api_are_found_from_each_of_its_addresses() {
    let running = start().await;
    let emulator = running.origin();
    for (prefix, issuer) in [
        ("", ""),
        ("/~", ""),
        ("/~auth%2Eemu%2Eexample", "/auth.emu.example"),
    ] {
        let api = format!("{emulator}{prefix}/api.emu.example/v1");
        let rejected = send(Client::new().get(format!("{api}/me"))).await;
        let challenge = rejected.header("www-authenticate").unwrap().to_owned();
        assert!(challenge.contains("scope=\"read\""), "{challenge}");
        let metadata =
            format!("{emulator}/.well-known/oauth-protected-resource{prefix}/api.emu.example/v1");
        assert!(
            challenge.contains(&format!("resource_metadata=\"{metadata}\"")),
            "{challenge}"
        );
        let document = send(Client::new().get(metadata)).await;
        assert_eq!(document.member("/resource"), api);
        let server = document.member("/authorization_servers/0");
        assert_eq!(server, format!("{emulator}{issuer}"));
        let metadata = format!("{emulator}/.well-known/oauth-authorization-server{issuer}");
        let found = send(Client::new().get(metadata)).await;
        assert_eq!(found.member("/issuer"), server);
    }
    let doubled =
        send(Client::new().get(format!("{emulator}/~/.well-known/openid-configuration"))).await;
    assert_eq!(doubled.status, 404, "{}", doubled.text);
}

#[tokio::test]
async fn metadata_name_the_algorithms_of_keys_and_secrets() {
    let running = start().await;
    let url = format!(
        "{}/.well-known/oauth-authorization-server",
        running.origin()
    );
    let metadata = send(Client::new().get(url)).await;
    let algorithms = &metadata.json["token_endpoint_auth_signing_alg_values_supported"];
    assert_eq!(*algorithms, json!(["ES256", "HS256"]));
}

#[tokio::test]
async fn an_authorization_request_can_be_posted() {
    let running = start().await;
    let form = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", REDIRECT_URI),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
        ("state", "s-1"),
    ];
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let endpoint = at(&running, "https://auth.emu.example/authorize");
    let body = url("", &form);
    let request = client
        .post(&endpoint)
        .header("content-type", "application/x-www-form-urlencoded");
    let answer = send(request.body(body.trim_start_matches('?').to_owned())).await;
    let location = answer.header("location").unwrap_or_default();
    assert!(
        location.starts_with(REDIRECT_URI) && location.contains("code="),
        "{location}"
    );
    let put = send(client.put(&endpoint)).await;
    assert_eq!(put.status, 405, "{}", put.text);
}

#[tokio::test]
async fn a_response_mode_that_the_spec_lacks_is_rejected() {
    let running = start().await;
    let parameters = [&LOGIN[..], &[("response_mode", "form_post")]].concat();
    let answer = callback(
        &running,
        &url("https://auth.emu.example/authorize", &parameters),
    )
    .await;
    assert_eq!(answer["error"], "invalid_request");
}
