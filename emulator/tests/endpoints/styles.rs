//! Parameters in every style: read as in OpenAPI 3.1.1 §4.8.12.3, and rejected otherwise.

use crate::support::{at, emulator_of, get, plain, send};
use licit_emulator::Running;
use reqwest::Client;
use serde_json::json;

const URL: &str = "https://api.acme.example";

async fn start() -> (Running, String) {
    let list = |style: &str, explode: bool| json!({ "type": "[integer]", "style": style, "explode": explode });
    let point =
        |style: &str, explode: bool| json!({ "type": "Point", "style": style, "explode": explode });
    let in_path = |parameter: serde_json::Value, name: &str| json!({ "call": format!("GET /{name}/{{v}}"), "path": { "v": parameter } });
    let in_query = |parameter: serde_json::Value, name: &str| json!({ "call": format!("GET /{name}"), "query": { "v": parameter } });
    let running = emulator_of(&plain(&json!({
        "operations": {
            "label": in_path(list("label", false), "label"),
            "labels": in_path(list("label", true), "labels"),
            "label_point": in_path(point("label", true), "label_point"),
            "matrix": in_path(list("matrix", false), "matrix"),
            "matrices": in_path(list("matrix", true), "matrices"),
            "matrix_point": in_path(point("matrix", true), "matrix_point"),
            "simple_point": in_path(point("simple", true), "simple_point"),
            "simple_flat": in_path(point("simple", false), "simple_flat"),
            "form": in_query(list("form", true), "form"),
            "joined": in_query(list("form", false), "joined"),
            "spaces": in_query(list("spaceDelimited", false), "spaces"),
            "pipes": in_query(point("pipeDelimited", false), "pipes"),
            "deep": in_query(point("deepObject", true), "deep"),
            "point": in_query(point("form", true), "point"),
            "text": in_query(json!({ "type": "Point", "style": "json" }), "text"),
            "map": {
                "call": "GET /map",
                "query": { "v": "{integer}", "other": "string?" }
            },
            "empty": in_query(json!({ "type": "integer|null", "allow_empty_value": true }), "empty"),
            "plain": in_query(json!("string"), "plain"),
            "header": { "call": "GET /header", "headers": { "X-Point": point("simple", true) } },
            "cookie": { "call": "GET /cookie", "cookies": { "v": list("form", false) } }
        },
        "credentials": { "key": { "scopes": ["read"] } },
        "models": { "Point": { "x": "integer", "y": "integer?" } }
    })))
    .start()
    .await
    .unwrap();
    let token = running.personal_token("key").unwrap().to_owned();
    (running, token)
}

#[tokio::test]
async fn each_style_is_read_and_its_type_is_checked() {
    let (running, token) = start().await;
    for (good, bad) in [
        ("/label/.1,2", "/label/1,2"),
        ("/labels/.1.2", "/labels/.1.x"),
        ("/label_point/.x=1.y=2", "/label_point/.y=2"),
        ("/matrix/;v=1,2", "/matrix/;w=1,2"),
        ("/matrices/;v=1;v=2", "/matrices/;v=1;v=x"),
        ("/matrix_point/;x=1;y=2", "/matrix_point/;x=a"),
        ("/simple_point/x=1,y=2", "/simple_point/y=2"),
        ("/simple_flat/x,1,y,2", "/simple_flat/x,1,y"),
        ("/form?v=1&v=2", "/form?v=1&v=x"),
        ("/joined?v=1,2", "/joined?v=1,x"),
        ("/spaces?v=1%202", "/spaces?v=1,2"),
        ("/pipes?v=x%7C1", "/pipes?v=y%7C1"),
        ("/deep?v%5Bx%5D=1", "/deep?v%5By%5D=1"),
        ("/point?x=1&y=2", "/point?x=1&y=z"),
        ("/text?v=%7B%22x%22%3A1%7D", "/text?v=%7B%7D"),
        ("/map?a=1&other=b", "/map?a=b"),
        ("/empty?v=", "/empty?v=x"),
        ("/plain?v=", "/plain?v=1&v=2"),
    ] {
        let answer = get(&running, &format!("{URL}{good}"), &token).await;
        assert_eq!(answer.status, 204, "{good}: {}", answer.text);
        let answer = get(&running, &format!("{URL}{bad}"), &token).await;
        assert!((400..500).contains(&answer.status), "{bad}");
    }
}

#[tokio::test]
async fn a_missing_required_parameter_is_rejected_in_any_style() {
    let (running, token) = start().await;
    for operation in [
        "form", "joined", "spaces", "pipes", "deep", "point", "text", "map", "plain", "empty",
        "header", "cookie",
    ] {
        let answer = get(&running, &format!("{URL}/{operation}?unknown[a]="), &token).await;
        let is_map = operation == "map";
        // A map accepts any name.
        let url = if is_map { "/map" } else { "" };
        let answer = if is_map {
            get(&running, &format!("{URL}{url}"), &token).await
        } else {
            answer
        };
        assert_eq!(answer.status, 400, "{operation}: {}", answer.text);
        let message = answer.member("/message");
        assert!(message.contains("missing"), "{operation}: {message}");
    }
}

#[tokio::test]
async fn headers_and_cookies_are_read_in_their_styles() {
    let (running, token) = start().await;
    for (path, name, value, status) in [
        ("/header", "x-point", "x=1,y=2", 204),
        ("/header", "x-point", "x=1, y=2", 204),
        ("/header", "x-point", "y=2", 400),
        ("/cookie", "cookie", "a=b; v=1,2", 204),
        ("/cookie", "cookie", "v=1,x", 400),
    ] {
        let request = Client::new()
            .get(at(&running, &format!("{URL}{path}")))
            .header("authorization", format!("Bearer {token}"))
            .header(name, value);
        let answer = send(request).await;
        assert_eq!(answer.status, status, "{path} {value}: {}", answer.text);
    }
}
