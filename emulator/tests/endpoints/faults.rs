//! Tests faults: by the builder, while the emulator runs, by a request header, and at the control endpoint.

use std::time::{Duration, Instant};

use base64::Engine as _;
use licit_emulator::{Authorized, Emulator, Endpoint, Failure, FaultRule, Running};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::{
    Answer, LOGIN, at, emulator_of, get, log_in, plain, post_form, refresh, send, url,
};

const BERTHS: &str = "https://api.acme.example/berths";

/// A harbour with berths and an identity provider.
fn harbour() -> Emulator {
    emulator_of(&plain(&json!({
        "issuer": "https://acme.example",
        "jwks_uri": "https://acme.example/keys",
        "scopes": { "openid": "Who you are.", "read": "Read.", "write": "Write." },
        "openid": {},
        "operations": { "list_berths": { "call": "GET /berths", "returns": "[Berth]", "scopes": "read" } },
        "credentials": { "key": {} },
        "api": {
            "base_url": "https://api.acme.example",
            "rate_limit": { "remaining": "X-Left" }
        },
        "errors": {
            "shapes": { "main": { "code": "/fault/code", "message": "/fault/text" } },
            "documented": { "SlowDown": { "status": 420, "code": "slow", "means": "rate_limited" } }
        },
        "models": { "Berth": { "code": "string" } }
    })))
}

async fn berths(running: &Running) -> Answer {
    let token = running.personal_token("key").unwrap();
    get(running, BERTHS, token).await
}

/// The bytes that arrive, and the error at their end.
async fn raw(running: &Running) -> (String, Option<std::io::ErrorKind>) {
    let authority = running.origin().trim_start_matches("http://").to_owned();
    let token = running.personal_token("key").unwrap();
    let mut stream = TcpStream::connect(&authority).await.unwrap();
    let request = format!(
        "GET /api.acme.example/berths HTTP/1.1\r\nHost: {authority}\r\nAuthorization: Bearer {token}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    let end = tokio::time::timeout(Duration::from_secs(5), read)
        .await
        .unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (text, end.err().map(|error| error.kind()))
}

#[tokio::test]
async fn a_rate_limit_and_an_outage_look_like_the_providers() {
    let running = harbour().start().await.unwrap();
    let fail = |what| running.on("list_berths").fail(what).unwrap();
    fail(Failure::RateLimited)
        .then()
        .fail(Failure::Unavailable)
        .unwrap();
    let limited = berths(&running).await;
    assert_eq!(
        (
            limited.status,
            limited.member("/fault/code"),
            limited.header("retry-after")
        ),
        (420, "slow", Some("1"))
    );
    let outage = berths(&running).await;
    assert_eq!(
        (outage.status, outage.member("/fault/text")),
        (503, "the service is temporarily unavailable")
    );
}

#[tokio::test]
async fn an_undocumented_rate_limit_has_the_headers_of_the_spec() {
    let running = emulator_of(&plain(&json!({
        "operations": { "list_berths": { "call": "GET /berths" } },
        "credentials": { "key": {} },
        "api": { "base_url": "https://api.acme.example", "rate_limit": { "remaining": "X-Left" } }
    })));
    let running = running.start().await.unwrap();
    running
        .inject(FaultRule::new(Failure::RateLimited))
        .unwrap();
    let limited = berths(&running).await;
    assert_eq!(
        (
            limited.status,
            limited.header("retry-after"),
            limited.header("x-left")
        ),
        (429, Some("1"), Some("0"))
    );
}

#[tokio::test]
async fn connections_are_reset_and_replies_are_cut_and_garbled() {
    let running = harbour().start().await.unwrap();
    let whole = berths(&running).await.text;
    let fail = |what: &str| {
        running
            .inject(format!("{what},times=1").parse().unwrap())
            .unwrap();
    };
    for reset in ["reset", "lost-reply"] {
        fail(reset);
        let (text, end) = raw(&running).await;
        assert_eq!(
            (text.as_str(), end),
            ("", Some(std::io::ErrorKind::ConnectionReset))
        );
    }
    fail("truncated");
    let (text, _) = raw(&running).await;
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(
        head.to_lowercase()
            .contains(&format!("content-length: {}", whole.len())),
        "{head}"
    );
    assert_eq!(body, &whole[..whole.len() / 2]);
    fail("malformed");
    let garbled = berths(&running).await;
    assert_eq!(garbled.status, 200);
    assert_eq!(garbled.header("content-type"), Some("application/json"));
    assert!(serde_json::from_str::<Value>(&garbled.text).is_err());
    assert_eq!(berths(&running).await.text, whole);
}

#[tokio::test]
async fn a_lost_reply_of_the_token_endpoint_uses_the_refresh_token_up() {
    let running = harbour().start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let token = tokens.member("/refresh_token");
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", token),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let body: Vec<String> = form
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let send_raw = async || {
        Client::new()
            .post(at(&running, "https://acme.example/token"))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body.join("&"))
            .send()
            .await
    };
    running.on(Endpoint::Token).fail(Failure::Reset).unwrap();
    assert!(send_raw().await.is_err());
    running
        .on(Endpoint::Token)
        .fail(Failure::LostReply)
        .unwrap();
    assert!(send_raw().await.is_err());
    let rejected = post_form(&running, "https://acme.example/token", &form).await;
    assert_eq!(rejected.member("/error"), "invalid_grant");
}

#[tokio::test]
async fn a_token_is_revoked_in_the_middle_of_its_use() {
    let running = harbour().start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let (access, other) = (
        tokens.member("/access_token"),
        log_in(&running, "read").await,
    );
    assert_eq!(get(&running, BERTHS, access).await.status, 200);
    running
        .on("list_berths")
        .fail(Failure::RevokedToken)
        .unwrap();
    let rejected = get(&running, BERTHS, access).await;
    assert_eq!(rejected.status, 401);
    let ended = refresh(&running, tokens.member("/refresh_token"), &[]).await;
    assert_eq!(ended.member("/error"), "invalid_grant");
    assert_eq!(
        get(&running, BERTHS, other.member("/access_token"))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn keys_are_rotated_before_a_request() {
    let running = harbour().start().await.unwrap();
    let keys = async || {
        send(Client::new().get(at(&running, "https://acme.example/keys")))
            .await
            .text
    };
    let before = keys().await;
    assert_eq!(keys().await, before);
    running
        .on(Endpoint::Keys)
        .fail(Failure::RotatedKeys)
        .unwrap();
    assert_ne!(keys().await, before);
}

#[tokio::test]
async fn the_user_denies_or_grants_in_part() {
    let running = harbour().start().await.unwrap();
    let parameters = [&LOGIN[..], &[("scope", "read write")]].concat();
    let login = url("https://acme.example/authorize", &parameters);
    running.inject("denied,times=1".parse().unwrap()).unwrap();
    let Authorized::Callback(back) = running.authorize(&login).await.unwrap() else {
        panic!("no callback")
    };
    assert!(back.contains("error=access_denied"), "{back}");
    running
        .inject("grant-only=read,times=1".parse().unwrap())
        .unwrap();
    assert_eq!(
        log_in(&running, "read write").await.member("/scope"),
        "read"
    );
    assert_eq!(
        log_in(&running, "read write").await.member("/scope"),
        "read write"
    );
    let unknown = running
        .inject("grant-only=reed".parse().unwrap())
        .unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "the spec has no scope `reed`; a similar name is `read`"
    );
}

#[tokio::test]
async fn a_skewed_clock_shows_in_dates_and_tokens() {
    let running = harbour().fault("clock-skew=-1h".parse().unwrap());
    let running = running.start().await.unwrap();
    let now = std::time::SystemTime::now();
    let hour = Duration::from_secs(3600);
    let answer = berths(&running).await;
    let date = httpdate::parse_http_date(answer.header("date").unwrap()).unwrap();
    let behind = now.duration_since(date).unwrap();
    assert!(
        behind.abs_diff(hour) < Duration::from_secs(60),
        "{behind:?}"
    );
    let issued = async || {
        let tokens = log_in(&running, "openid").await;
        let claims = tokens
            .member("/id_token")
            .split('.')
            .nth(1)
            .unwrap()
            .to_owned();
        let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD
            .decode(claims)
            .unwrap();
        serde_json::from_slice::<Value>(&claims).unwrap()["iat"]
            .as_u64()
            .unwrap()
    };
    let seconds = now
        .duration_since(std::time::SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    assert!((seconds - issued().await).abs_diff(3600) < 60);
    running.clear_faults();
    assert!(issued().await.abs_diff(seconds) < 60);
}

#[tokio::test]
async fn rules_apply_to_their_endpoint_and_to_every_third_request() {
    let running = harbour().start().await.unwrap();
    running
        .inject("status=500,on=token".parse().unwrap())
        .unwrap();
    running
        .inject("status=502,on=list_berths,every=3,times=2".parse().unwrap())
        .unwrap();
    let mut statuses = Vec::new();
    for _ in 0..9 {
        statuses.push(berths(&running).await.status);
    }
    assert_eq!(statuses, [200, 200, 502, 200, 200, 502, 200, 200, 200]);
    running.clear_faults();
    running.inject("delay=80ms".parse().unwrap()).unwrap();
    running.inject("delay=80ms".parse().unwrap()).unwrap();
    let before = Instant::now();
    berths(&running).await;
    assert!(before.elapsed() >= Duration::from_millis(160));
    let unknown = running
        .inject("reset,on=list_berth".parse().unwrap())
        .unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "the spec has no operation or endpoint `list_berth`; a similar name is `list_berths`"
    );
}

#[tokio::test]
async fn a_request_plans_its_own_fault_in_a_header() {
    let running = harbour().start().await.unwrap();
    let call = async |fault: &str| {
        let request = Client::new()
            .get(at(&running, BERTHS))
            .bearer_auth(running.personal_token("key").unwrap())
            .header("licit-fault", fault);
        send(request).await
    };
    assert_eq!(call("status=502; delay=1ms").await.status, 502);
    assert_eq!(call("").await.status, 200);
    let wrong = call("status=502,times=2").await;
    assert_eq!(wrong.status, 400);
    assert!(
        wrong.text.contains("remove its conditions"),
        "{}",
        wrong.text
    );
    assert!(call("rate-limit").await.text.contains("`rate-limited`"));
}

#[tokio::test]
async fn the_control_endpoint_adds_lists_and_removes_faults() {
    let running = harbour().start().await.unwrap();
    let faults = format!("{}/.emulator/faults", running.origin());
    let client = Client::new();
    let added = send(
        client
            .post(&faults)
            .body("status=502,on=list_berths\ndelay=1ms"),
    )
    .await;
    assert_eq!(added.status, 200, "{}", added.text);
    let listed = send(client.get(&faults)).await;
    assert_eq!(
        listed.json["faults"],
        json!(["status=502,on=list_berths", "delay=1ms"])
    );
    assert_eq!(berths(&running).await.status, 502);
    let wrong = send(client.post(&faults).body("rate-limit")).await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text.contains("`rate-limited`"), "{}", wrong.text);
    assert_eq!(send(client.delete(&faults)).await.status, 200);
    assert_eq!(berths(&running).await.status, 200);
    let nothing = send(client.get(format!("{}/.emulator/nothing", running.origin()))).await;
    assert_eq!(nothing.status, 404);
}

#[tokio::test]
async fn no_page_of_another_site_reaches_the_control_endpoint() {
    let running = harbour().start().await.unwrap();
    let faults = format!("{}/.emulator/faults", running.origin());
    for (name, value, status) in [
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("origin", running.origin(), 200),
        ("sec-fetch-site", "same-origin", 200),
    ] {
        let request = Client::new()
            .post(&faults)
            .header(name, value)
            .body("delay=1ms");
        assert_eq!(send(request).await.status, status, "{name}: {value}");
    }
    let listed = send(Client::new().get(&faults)).await;
    assert_eq!(listed.json["faults"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn the_live_page_shows_requests_and_masked_tokens_and_runs_only_its_script() {
    let running = harbour().start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let access = tokens.member("/access_token");
    get(&running, BERTHS, access).await;
    get(&running, BERTHS, "wrong").await;
    let at = |path: &str| format!("{}/.emulator/{path}", running.origin());
    let state = send(Client::new().get(at("state"))).await;
    assert!(!state.text.contains(access));
    let shown = state.json["tokens"].as_array().unwrap();
    let masked = format!("{}…", &access[..6]);
    assert!(
        shown
            .iter()
            .any(|token| token["token"] == masked && token["state"] == "valid"),
        "{}",
        state.text
    );
    let requests = state.json["requests"].as_array().unwrap();
    assert_eq!(
        (&requests[0]["status"], &requests[1]["status"]),
        (&json!(401), &json!(200))
    );
    assert!(
        requests[0]["rejection"]
            .as_str()
            .unwrap()
            .starts_with("invalid_token")
    );
    assert_eq!(state.json["objects"][0]["path"], "api.acme.example/berths");

    assert_eq!(send(Client::new().post(at("revoke"))).await.status, 200);
    assert_eq!(get(&running, BERTHS, access).await.status, 401);
    assert_eq!(
        send(Client::new().post(at("advance")).body("1h"))
            .await
            .status,
        200
    );
    assert_eq!(
        send(Client::new().post(at("advance")).body("soon"))
            .await
            .status,
        400
    );
    assert_eq!(send(Client::new().post(at("webhooks/x"))).await.status, 404);

    let page = send(Client::new().get(at(""))).await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-"));
    assert!(!policy.contains("unsafe"));
    assert!(page.text.contains("<script>"));
    // Requests of the control endpoint are not the application's.
    assert!(
        running
            .requests()
            .iter()
            .all(|request| !request.path.contains(".emulator"))
    );
}
