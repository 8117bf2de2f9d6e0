//! Tests scripts and expectations.

use std::time::{Duration, Instant};

use licit_emulator::{Emulator, Endpoint, Running, ScriptedReply};
use serde_json::{Value, json};

use crate::support::{Answer, emulator_of, get, log_in, plain, refresh, send_json};

/// A harbour with berths.
fn harbour() -> Emulator {
    emulator_of(&plain(&json!({
        "operations": {
            "list_berths": { "call": "GET /berths", "query": { "page": "integer?" }, "returns": "[Berth]" },
            "add_berth": { "call": "POST /berths", "body": "Berth", "returns": "Berth", "status": 201 },
            "close_berths": { "call": "POST /closed", "body": "[string]" }
        },
        "credentials": { "key": {} },
        "errors": {
            "shapes": { "main": { "code": "/code", "message": "/message" } },
            "documented": { "Full": { "status": 409, "code": "full" } }
        },
        "models": { "Berth": { "code": "string", "length": "integer?" } }
    })))
}

async fn berths(running: &Running) -> Answer {
    let token = running.personal_token("key").unwrap();
    get(running, "https://api.acme.example/berths", token).await
}

async fn add(running: &Running, body: &Value) -> Answer {
    let token = running.personal_token("key").unwrap();
    send_json(
        running,
        "POST",
        "https://api.acme.example/berths",
        token,
        body,
    )
    .await
}

#[tokio::test]
async fn steps_are_used_in_their_order_and_then_the_provider_answers_as_usual() {
    let running = harbour().start().await.unwrap();
    let usual = berths(&running).await.text;
    let one = json!([{ "code": "A1" }]);
    let reply = ScriptedReply::json(200, &one).header("x-page", "1");
    running.on("list_berths").reply(reply).unwrap().times(2);
    running
        .on("list_berths")
        .pass()
        .unwrap()
        .then()
        .fail(503)
        .unwrap();
    assert_eq!(running.unused_steps().len(), 3);
    for _ in 0..2 {
        let answer = berths(&running).await;
        assert_eq!(
            (answer.status, answer.header("x-page"), &answer.json),
            (200, Some("1"), &one)
        );
    }
    assert_eq!(berths(&running).await.text, usual);
    assert_eq!(running.unused_steps(), ["list_berths: 1 left"]);
    assert_eq!(berths(&running).await.status, 503);
    assert_eq!(berths(&running).await.text, usual);
    assert!(running.unused_steps().is_empty());
    let requests = running.requests();
    assert_eq!(requests[1].script.as_deref(), Some("reply"));
    assert!(requests[4].summary().ends_with("script: status=503"));
}

#[tokio::test]
async fn a_delay_holds_the_reply_back() {
    let running = harbour().start().await.unwrap();
    let delay = Duration::from_millis(150);
    running.on("list_berths").pass().unwrap().delay(delay);
    let before = Instant::now();
    assert_eq!(berths(&running).await.status, 200);
    assert!(before.elapsed() >= delay);
    assert_eq!(running.requests()[0].script.as_deref(), Some("delay=150ms"));
}

#[tokio::test]
async fn a_step_for_every_request_is_never_used_up() {
    let running = harbour().start().await.unwrap();
    running.on("list_berths").fail(429).unwrap().always();
    assert_eq!(running.unused_steps(), ["list_berths: never used"]);
    for _ in 0..3 {
        assert_eq!(berths(&running).await.status, 429);
    }
    assert!(running.unused_steps().is_empty());
}

#[tokio::test]
async fn a_reply_that_does_not_fit_the_spec_is_an_error_unless_it_is_raw() {
    let running = harbour().start().await.unwrap();
    let berth = json!({ "code": "A1" });
    for (reply, problem) in [
        (
            ScriptedReply::json(200, &json!([{ "length": 3 }])),
            "`/0/code` is missing",
        ),
        (
            ScriptedReply::json(201, &json!([berth])),
            "the status of a success is 200, not 201",
        ),
        (ScriptedReply::new(200).body("x"), "the body is not JSON"),
        (
            ScriptedReply::new(418),
            "documents no error with status 418",
        ),
        (
            ScriptedReply::json(409, &json!({ "code": "empty" })),
            "it is not the error `Full`: its code is not `full`",
        ),
        (ScriptedReply::new(99), "no reply has the status 99"),
        (
            ScriptedReply::json(200, &json!([])).header("a b", "c"),
            "`a b: c` is not an HTTP header",
        ),
    ] {
        let rejected = running.on("list_berths").reply(reply).unwrap_err();
        assert!(rejected.to_string().contains(problem), "{rejected}");
    }
    let documented = json!({ "code": "full", "message": "Full." });
    let on = || running.on("list_berths");
    on().reply(ScriptedReply::json(409, &documented)).unwrap();
    on().reply(ScriptedReply::new(418).body("teapot").raw())
        .unwrap();
    assert_eq!(berths(&running).await.json, documented);
    let teapot = berths(&running).await;
    assert_eq!((teapot.status, teapot.text.as_str()), (418, "teapot"));

    let unknown = running
        .on("list_berth")
        .reply(ScriptedReply::new(200).raw());
    assert_eq!(
        unknown.unwrap_err().to_string(),
        "the spec has no operation `list_berth`; a similar name is `list_berths`"
    );
    let body = running
        .on("close_berths")
        .reply(ScriptedReply::json(204, &1));
    let body = body.unwrap_err().to_string();
    assert!(
        body.contains("a reply with status 204 has no body"),
        "{body}"
    );
}

#[tokio::test]
async fn a_rejected_request_does_not_use_a_reply_up() {
    let running = harbour().start().await.unwrap();
    let berth = json!({ "code": "B7" });
    let reply = ScriptedReply::json(201, &berth);
    running.on("add_berth").reply(reply).unwrap();
    let rejected = add(&running, &json!({ "length": 3 })).await;
    assert_eq!(
        (rejected.status, rejected.member("/message")),
        (400, "`/code` is missing")
    );
    let added = add(&running, &json!({ "code": "A1" })).await;
    assert_eq!((added.status, &added.json), (201, &berth));
}

#[tokio::test]
async fn endpoints_that_are_not_operations_have_scripts() {
    let running = harbour().start().await.unwrap();
    let tokens = log_in(&running, "read").await;
    let rejected = running
        .on(Endpoint::Token)
        .reply(ScriptedReply::new(200))
        .unwrap_err();
    assert!(rejected.to_string().contains("call `raw()`"), "{rejected}");
    let reply = ScriptedReply::json(200, &json!({ "access_token": "scripted" })).raw();
    running.on(Endpoint::Token).reply(reply).unwrap();
    let refreshed = refresh(&running, tokens.member("/refresh_token"), &[]).await;
    assert_eq!(refreshed.member("/access_token"), "scripted");
    running.on(Endpoint::Authorization).fail(500).unwrap();
    assert!(
        running
            .authorize("https://acme.example/authorize")
            .await
            .is_err()
    );
    assert_eq!(running.requests().last().unwrap().status, 500);
}

#[tokio::test]
async fn unmet_expectations_are_reported_with_the_requests_that_arrived() {
    let running = harbour().start().await.unwrap();
    running.verify().unwrap();
    running
        .expect("add_berth")
        .unwrap()
        .with_json("/code", "A1")
        .times(2);
    running.expect("list_berths").unwrap().never();
    running.expect(Endpoint::Token).unwrap().at_least(1);
    assert!(running.expect("remove_berth").is_err());

    add(&running, &json!({ "code": "A1" })).await;
    add(&running, &json!({ "code": "B7" })).await;
    add(&running, &json!({ "length": 3 })).await;
    berths(&running).await;
    let unmet = running.verify().unwrap_err().to_string();
    let lines: Vec<&str> = unmet.lines().collect();
    assert_eq!(lines.len(), 6, "{unmet}");
    assert_eq!(lines[0], "3 expectations are not met:");
    assert_eq!(
        lines[1],
        "`add_berth`, with `/code`: \"A1\": expected 2 requests, received 1"
    );
    assert!(lines[2].contains("POST /api.acme.example/berths → 201"));
    assert!(lines[2].ends_with("(not with `/code`: \"A1\")"));
    assert!(lines[3].contains("`/code` is missing") && lines[3].ends_with("(rejected)"));
    assert_eq!(lines[4], "`list_berths`: expected no request, received 1");
    assert_eq!(lines[5], "`token`: expected at least 1 request, received 0");

    add(&running, &json!({ "code": "A1" })).await;
    let unmet = running.verify().unwrap_err().to_string();
    assert!(!unmet.contains("add_berth"), "{unmet}");
}

#[tokio::test]
async fn a_step_may_be_for_calls_with_certain_arguments() {
    let running = harbour().start().await.unwrap();
    let full = running
        .on("add_berth")
        .with_json("/code", "A1")
        .fail("Full")
        .unwrap();
    full.always().then().fail(503).unwrap();
    let none: [&str; 0] = [];
    let empty = ScriptedReply::json(200, &none);
    let second = running.on("list_berths").with_query([("page", "2")]);
    second.reply(empty).unwrap().always();

    let berth = |code: &str| json!({ "code": code, "length": 4 });
    assert_eq!(add(&running, &berth("B7")).await.status, 201);
    assert_eq!(add(&running, &berth("A1")).await.status, 409);
    assert_eq!(add(&running, &berth("A1")).await.status, 409);
    let token = running.personal_token("key").unwrap();
    let page = async |query: &str| {
        let url = format!("https://api.acme.example/berths{query}");
        get(&running, &url, token)
            .await
            .json
            .as_array()
            .unwrap()
            .len()
    };
    // A parameter that the spec does not have plays no part.
    assert_eq!((page("?page=2&x=1").await, page("?page=2").await), (0, 0));
    assert_ne!(page("").await, 0);
    assert_ne!(page("?page=3").await, 0);

    let unknown = running
        .on("list_berths")
        .with_query([("pages", "2")])
        .fail(503);
    let unknown = unknown.map(|_| ()).unwrap_err().to_string();
    assert!(unknown.contains("a similar name is `page`"), "{unknown}");
    let token = running.on(Endpoint::Token).with_path("id", "7").fail(503);
    assert!(token.is_err());
}

#[tokio::test]
async fn emulators_do_not_share_scripts() {
    let (first, second) = (
        harbour().start().await.unwrap(),
        harbour().start().await.unwrap(),
    );
    first.on("list_berths").fail(503).unwrap().always();
    assert_eq!(berths(&second).await.status, 200);
    assert_eq!(berths(&first).await.status, 503);
}
