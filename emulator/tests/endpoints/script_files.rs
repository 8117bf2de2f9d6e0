//! Tests script files.

use licit_emulator::{Emulator, Script};
use licit_format::source::Source;
use serde_json::json;

use crate::support::{emulator_of, get, plain};

fn harbour() -> Emulator {
    emulator_of(&plain(&json!({
        "operations": {
            "list_berths": {
                "call": "GET /harbours/{harbour}/berths",
                "path": { "harbour": "string" },
                "returns": "[Berth]"
            },
            "get_berth": {
                "call": "GET /harbours/{harbour}/berths/{code}",
                "path": { "harbour": "string", "code": "string" },
                "returns": "Berth"
            },
            "count": { "call": "GET /count", "returns": "integer" }
        },
        "credentials": { "key": {} },
        "models": { "Berth": { "code": "string", "length": "integer?" } }
    })))
}

fn script(text: &str) -> Result<Script, String> {
    Script::from_source(Source::new("outage.json", text)).map_err(|report| report.to_string())
}

#[tokio::test]
async fn a_script_answers_fails_and_sets_the_objects() {
    let text = json!({
        "provider": "acme",
        "faults": ["status=502,on=count,times=1"],
        "steps": [
            { "on": "list_berths", "reply": { "json": [{ "code": "Z9" }], "headers": { "x-a": "b" } } },
            { "on": "list_berths", "fault": "unavailable", "times": 2 },
            { "on": "get_berth", "when": { "path": { "code": "B7" }, "query": {} }, "fault": "status=502" },
            { "on": "get_berth", "reply": { "status": 418, "text": "teapot", "raw": true }, "delay": "1ms" }
        ],
        "objects": { "list_berths": [{ "code": "A1", "length": 12 }, { "code": "B7" }] }
    });
    let script = script(&text.to_string()).unwrap();
    assert_eq!(script.provider(), Some("acme"));
    let running = harbour().script(&script).unwrap().start().await.unwrap();
    let call = async |path: &str| {
        let token = running.personal_token("key").unwrap();
        get(&running, &format!("https://api.acme.example/{path}"), token).await
    };
    let scripted = call("harbours/1/berths").await;
    assert_eq!(
        (scripted.header("x-a"), &scripted.json),
        (Some("b"), &json!([{ "code": "Z9" }]))
    );
    assert_eq!(call("harbours/1/berths").await.status, 503);
    assert_eq!(call("harbours/1/berths").await.status, 503);
    for harbour in ["1", "2"] {
        let berths = call(&format!("harbours/{harbour}/berths")).await.json;
        assert_eq!(berths.as_array().unwrap().len(), 2);
        assert_eq!(berths[0], json!({ "code": "A1", "length": 12 }));
        assert_eq!(berths[1]["code"], "B7");
    }
    assert_eq!(call("harbours/1/berths/A1").await.status, 418);
    assert_eq!(call("harbours/1/berths/B7").await.status, 502);
    assert_eq!(call("harbours/1/berths/A1").await.json["length"], 12);
    assert_eq!(call("harbours/1/berths/absent").await.status, 404);
    assert_eq!(call("count").await.status, 502);
    assert_eq!(call("count").await.status, 200);
}

#[test]
fn errors_of_the_file_name_their_place() {
    for (text, problem) in [
        ("{", "[E0001]"),
        (r#"{ "step": [] }"#, "unknown key `step`"),
        (r#"{ "steps": {} }"#, "expected a list, found an object"),
        (
            r#"{ "steps": [{ "on": "x", "when": { "quer": {} } }] }"#,
            "unknown key `quer`",
        ),
        (
            r#"{ "steps": [{ "fault": "reset" }] }"#,
            "the step has no `on`",
        ),
        (
            r#"{ "faults": ["rate-limit"] }"#,
            "`rate-limit` is not a fault; a similar name is `rate-limited`",
        ),
        (
            r#"{ "steps": [{ "on": "a", "fault": "reset", "times": 0 }] }"#,
            "0 is not between 1 and",
        ),
        (
            r#"{ "steps": [{ "on": "a", "fault": "reset,times=2" }] }"#,
            "use the keys `on` and `times`",
        ),
        (
            r#"{ "steps": [{ "on": "a", "reply": { "json": 1, "text": "" } }] }"#,
            "a reply has `json` or `text`, not both",
        ),
    ] {
        let report = script(text).unwrap_err();
        assert!(report.contains(problem), "{text}: {report}");
        assert!(report.contains("outage.json:1:"), "{report}");
    }
    let similar = script(r#"{ "step": [] }"#).unwrap_err();
    assert!(similar.contains(r#""steps""#), "{similar}");
}

#[test]
fn what_the_provider_does_not_have_is_reported_at_its_place() {
    let text = r#"{
  "faults": ["reset,on=list_berth"],
  "steps": [
    { "on": "list_berth", "fault": "reset" },
    { "on": "list_berths", "reply": { "json": [{ "code": 7 }] } },
    { "on": "get_berth" }
  ],
  "objects": { "list_berths": [{ "code": "A1", "size": 3 }, { "code": "A2", "length": "x" }] }
}"#;
    let report = harbour().script(&script(text).unwrap()).unwrap_err();
    let report = report.to_string();
    for (problem, place) in [
        ("no operation or endpoint `list_berth`", "outage.json:2:"),
        ("no operation or endpoint `list_berth`", "outage.json:4:"),
        (
            "the reply to `list_berths`: `/0/code` is not a string",
            "outage.json:5:58",
        ),
        ("the step does nothing", "outage.json:6:"),
        ("unknown key `size`", "outage.json:8:"),
        ("`length`: the value is not an integer", "outage.json:8:"),
    ] {
        assert!(report.contains(problem), "{problem} in {report}");
        assert!(report.contains(place), "{place} in {report}");
    }
}
