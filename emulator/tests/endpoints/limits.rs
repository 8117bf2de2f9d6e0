//! Tests the constraints of values beyond their type, in requests and replies.

use licit_emulator::Running;
use reqwest::Client;
use serde_json::{Value, json};

use crate::support::{Answer, at, emulator_of, get, plain, send, send_json};

/// A harbour with berths.
async fn harbour() -> (Running, String) {
    let code = json!({ "type": "string", "limits": { "pattern": "^[A-Z]{2}[0-9]{3}$" } });
    let few = json!({ "type": "integer?", "limits": { "maximum": 50 } });
    let running = emulator_of(&plain(&json!({
        "operations": {
            "get_berth": { "call": "GET /berths/{code}", "path": { "code": code }, "returns": "Berth" },
            "list_berths": { "call": "GET /berths", "query": { "limit": few }, "returns": "[Berth]" },
            "close_berths": { "call": "POST /closed", "body": "[string]", "body_limits": { "min_items": 2 } },
            "add_berth": { "call": "POST /berths", "body": "Berth", "returns": "Berth", "status": 201 }
        },
        "credentials": { "key": {} },
        "models": {
            "Berth": {
                "$additional": "none",
                "code": code,
                "rate": { "type": "number", "limits": { "minimum": 10, "maximum": 12 } },
                "tags": { "type": "[string]", "limits": { "min_items": 3, "items": { "min_length": 5 } } },
                "mail": { "type": "string?", "limits": { "format": "email" } }
            }
        }
    })))
    .start()
    .await
    .unwrap();
    let token = running.personal_token("key").unwrap().to_owned();
    (running, token)
}

fn url(path: &str) -> String {
    format!("https://api.acme.example{path}")
}

#[tokio::test]
async fn replies_are_within_the_declared_limits() {
    let (running, token) = harbour().await;
    let list = get(&running, &url("/berths"), &token).await;
    let berths: Vec<Value> = serde_json::from_str(&list.text).unwrap();
    assert!(!berths.is_empty());
    for berth in berths {
        let code = berth["code"].as_str().unwrap().as_bytes();
        assert_eq!(code.len(), 5, "{berth}");
        assert!(code[..2].iter().all(u8::is_ascii_uppercase), "{berth}");
        assert!(code[2..].iter().all(u8::is_ascii_digit), "{berth}");
        let rate = berth["rate"].as_f64().unwrap();
        assert!((10.0..=12.0).contains(&rate), "{berth}");
        let tags = berth["tags"].as_array().unwrap();
        assert!(tags.len() >= 3, "{berth}");
        assert!(tags.iter().all(|tag| tag.as_str().unwrap().len() >= 5));
        assert!(berth["mail"].as_str().unwrap().contains('@'), "{berth}");
        // What the emulator returns, it accepts.
        let added = send_json(&running, "POST", &url("/berths"), &token, &berth).await;
        assert_eq!(added.status, 201, "{}", added.text);
    }
}

#[tokio::test]
async fn requests_beyond_the_declared_limits_are_rejected() {
    let (running, token) = harbour().await;
    let berth = json!({ "code": "AB123", "rate": 11, "tags": ["first", "second", "third"] });
    for (member, value, problem) in [
        (
            "code",
            json!("x"),
            "`/code` does not match `^[A-Z]{2}[0-9]{3}$`",
        ),
        ("rate", json!(9), "`/rate` is less than 10"),
        ("tags", json!(["first"]), "`/tags` has fewer than 3 items"),
        (
            "tags",
            json!(["first", "2", "third"]),
            "`/tags/1` has fewer than 5 characters",
        ),
        (
            "mail",
            json!("nobody"),
            "`/mail` is not of the format `email`",
        ),
        ("size", json!(1), "`/size` is not allowed"),
    ] {
        let mut wrong = berth.clone();
        wrong[member] = value;
        let rejected = send_json(&running, "POST", &url("/berths"), &token, &wrong).await;
        assert_eq!(
            (rejected.status, rejected.member("/message")),
            (400, problem)
        );
    }
    let get = async |path: &str| -> Answer {
        let request = Client::new()
            .get(at(&running, &url(path)))
            .header("authorization", format!("Bearer {token}"));
        send(request).await
    };
    // There is no such berth.
    assert_eq!(get("/berths/ZZ999").await.status, 404);
    let rejected = get("/berths/first").await;
    assert_eq!(
        (rejected.status, rejected.member("/message")),
        (400, "`code` does not match `^[A-Z]{2}[0-9]{3}$`")
    );
    assert_eq!(get("/berths?limit=50").await.status, 200);
    let rejected = get("/berths?limit=51").await;
    assert_eq!(
        (rejected.status, rejected.member("/message")),
        (400, "`limit` is greater than 50")
    );
}

#[tokio::test]
async fn bodies_outside_of_their_own_limits_are_rejected() {
    let (running, token) = harbour().await;
    for (codes, status) in [(json!(["AB1"]), 400), (json!(["AB1", "AB2"]), 204)] {
        let closed = send_json(&running, "POST", &url("/closed"), &token, &codes).await;
        assert_eq!(closed.status, status, "{}", closed.text);
    }
}
