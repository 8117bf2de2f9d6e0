//! Tests security requirements of calls: every credential of one alternative is required, and no
//! other is accepted.

use licit_emulator::Running;
use reqwest::{Client, RequestBuilder};
use serde_json::json;

use crate::support::{Answer, at, emulator, emulator_of, log_in, plain, send};

async fn depot() -> Running {
    let spec = plain(&json!({
        "credentials": { "reader": { "scopes": ["read"] }, "other": { "scopes": ["other"] } },
        "security_schemes": {
            "key": { "header": "X-Key" },
            "tenant": { "query": "tenant" },
            "seat": { "cookie": "sid" },
            "login": { "http": "basic" }
        },
        "operations": {
            "all": { "call": "GET /all", "security": [ { "key": [], "tenant": [], "seat": [] } ] },
            "login": { "call": "GET /login", "security": [ { "login": [] } ] },
            "any": { "call": "GET /any", "security": [ { "token": ["read"] }, { "key": [] } ] },
            "optional": { "call": "GET /optional", "security": [ {}, { "key": [] } ] }
        }
    }));
    emulator_of(&spec).start().await.unwrap()
}

fn request(running: &Running, path: &str) -> RequestBuilder {
    let url = format!("https://api.acme.example{path}");
    Client::new().get(at(running, &url))
}

fn assert_rejected(answer: &Answer, status: u16, reason: &str) {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert!(answer.text.contains(reason), "{}", answer.text);
}

#[tokio::test]
async fn every_credential_of_a_requirement_is_required() {
    let running = depot().await;
    let (key, tenant) = (
        running.secret("key").unwrap(),
        running.secret("tenant").unwrap(),
    );
    let seat = format!("theme=dark; sid={}", running.secret("seat").unwrap());
    let path = format!("/all?tenant={tenant}");
    let whole = |path: &str| {
        let request = request(&running, path);
        request.header("x-key", key).header("cookie", &seat)
    };
    assert_eq!(send(whole(&path)).await.status, 204);
    let answer = send(whole("/all")).await;
    assert_rejected(
        &answer,
        401,
        "no API key `tenant` in the query parameter `tenant`",
    );
    let answer = send(request(&running, &path).header("cookie", &seat)).await;
    assert_rejected(&answer, 401, "no API key `key` in the header `X-Key`");
    let answer = send(request(&running, &path).header("x-key", key)).await;
    assert_rejected(&answer, 401, "no cookie `seat`");
    let wrong = request(&running, &path).header("x-key", "wrong");
    let answer = send(wrong.header("cookie", &seat)).await;
    assert_rejected(&answer, 401, "the API key `key` is wrong");
    let request = request(&running, "/login");
    let password = running.secret("login").unwrap();
    let basic = request.basic_auth(Running::BASIC_USER, Some(password));
    assert_eq!(send(basic).await.status, 204);
}

#[tokio::test]
async fn one_of_several_requirements_is_enough() {
    let running = depot().await;
    let reader = running.personal_token("reader").unwrap();
    let by_token = request(&running, "/any").bearer_auth(reader);
    assert_eq!(send(by_token).await.status, 204);
    let key = running.secret("key").unwrap();
    let by_key = request(&running, "/any").header("x-key", key);
    assert_eq!(send(by_key).await.status, 204);
    let answer = send(request(&running, "/any")).await;
    assert_rejected(
        &answer,
        401,
        "the call requires an access token, or the API key `key`",
    );
    let other = running.personal_token("other").unwrap();
    let answer = send(request(&running, "/any").bearer_auth(other)).await;
    assert_rejected(&answer, 403, "the token lacks `read`");
    assert_eq!(send(request(&running, "/optional")).await.status, 204);
}

#[tokio::test]
async fn a_credential_that_is_not_required_is_rejected() {
    let running = depot().await;
    let reader = running.personal_token("reader").unwrap();
    let password = running.secret("login").unwrap();
    let login = || {
        let request = request(&running, "/login");
        request.basic_auth(Running::BASIC_USER, Some(password))
    };
    let key = running.secret("key").unwrap();
    let answer = send(login().header("x-key", key)).await;
    assert_rejected(
        &answer,
        401,
        "sends the API key `key`, which the operation does not require",
    );
    let by_token = request(&running, "/optional").bearer_auth(reader);
    assert_rejected(&send(by_token).await, 401, "sends an access token");
}

#[tokio::test]
async fn every_scheme_has_its_own_secret() {
    let running = emulator("tests/specs/security").start().await.unwrap();
    let secrets = ["key", "tenant", "seat", "login"].map(|name| running.secret(name).unwrap());
    for (at, secret) in secrets.iter().enumerate() {
        assert!(secret.len() > 20 && !secrets[..at].contains(secret));
    }
    assert_eq!(running.secret("nobody"), None);
}

#[tokio::test]
async fn a_challenge_leads_to_the_apis_metadata() {
    let running = depot().await;
    let reply = request(&running, "/any").send().await.unwrap();
    assert_eq!(reply.status(), 401);
    let challenge = reply.headers()["www-authenticate"].to_str().unwrap();
    let (_, address) = challenge.split_once("resource_metadata=\"").unwrap();
    let address = address.trim_end_matches('"');
    let metadata = Client::new().get(address).send().await.unwrap();
    let metadata = metadata.text().await.unwrap();
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let resource = metadata["resource"].as_str().unwrap();
    let called = at(&running, "https://api.acme.example/any");
    assert_eq!(called.strip_prefix(resource), Some("/any"));
    let server = metadata["authorization_servers"][0].as_str().unwrap();
    assert!(called.starts_with(server), "{metadata}");
}

#[tokio::test]
async fn a_header_of_the_specs_form_carries_the_token() {
    let spec = plain(&json!({
        "api": {
            "base_url": "https://api.acme.example",
            "token_in": { "header": "Authentication", "value": "token {client_id}:{access_token}" }
        },
        "operations": { "me": { "call": "GET /me", "returns": "{string}" } }
    }));
    let running = emulator_of(&spec).start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let token = tokens.member("/access_token");
    for (name, value, status) in [
        ("authentication", format!("token licit-client:{token}"), 200),
        (
            "authentication",
            format!("token another-client:{token}"),
            401,
        ),
        ("authentication", format!("Bearer {token}"), 401),
        ("authentication", token.to_owned(), 401),
        ("authorization", format!("token licit-client:{token}"), 401),
    ] {
        let answer = send(request(&running, "/me").header(name, &value)).await;
        assert_eq!(answer.status, status, "{name}: {value}");
    }
}

#[tokio::test]
async fn a_member_of_the_body_carries_the_token() {
    let spec = plain(&json!({
        "api": { "base_url": "https://api.acme.example", "token_in": { "body": "key" } },
        "operations": {
            "me": { "call": "GET /me", "returns": "{string}" },
            "ping": { "call": "POST /ping", "returns": "{string}" },
            "save": { "call": "PUT /note", "body": "Note", "returns": "Note" }
        },
        "models": { "Note": { "text": "string", "$additional": "none" } }
    }));
    let running = emulator_of(&spec).start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let token = tokens.member("/access_token");
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let note = json!({ "text": "a", "key": token }).to_string();
    let (pair, wrong) = (format!("key={token}"), "key=x".to_owned());
    let (queried, empty) = (format!("/me?{pair}"), String::new());
    let beside = format!("/ping?{pair}");
    for (method, path, kind, body, status) in [
        ("PUT", "/note", json, &note, 200),
        ("POST", "/ping", form, &pair, 200),
        ("GET", &queried, form, &empty, 200),
        // The URL is no place for the token if the method has a body.
        ("POST", &beside, form, &empty, 401),
        ("POST", "/ping", form, &wrong, 401),
        ("PUT", "/note", json, &r#"{"text":"a"}"#.to_owned(), 401),
    ] {
        let url = at(&running, &format!("https://api.acme.example{path}"));
        let request = Client::new().request(method.parse().unwrap(), url);
        let request = request.header("content-type", kind).body(body.clone());
        let answer = send(request).await;
        assert_eq!(
            answer.status, status,
            "{method} {path} {body}: {}",
            answer.text
        );
    }
    let bearer = request(&running, "/me").bearer_auth(token);
    assert_eq!(send(bearer).await.status, 401);
}

#[tokio::test]
async fn a_provider_with_bound_tokens_challenges_for_proofs() {
    let spec = plain(&json!({
        "dpop": { "required": true },
        "operations": { "me": { "call": "GET /me", "returns": "{string}" } }
    }));
    let running = emulator_of(&spec).start().await.unwrap();
    let answer = send(request(&running, "/me")).await;
    assert_eq!(answer.status, 401, "{}", answer.text);
    let challenge = answer.header("www-authenticate").unwrap();
    assert!(
        challenge.starts_with("DPoP realm=\"acme\", algs=\"ES256\""),
        "{challenge}"
    );
}
