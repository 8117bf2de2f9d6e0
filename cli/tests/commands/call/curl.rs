//! What `cargo licit call --curl` prints is the request that `cargo licit call` sends.

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::{answering, scratch, text, write_spec};

fn licit(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.arg("call").args(arguments).stdin(Stdio::null());
    command.output().expect("the program runs")
}

fn document(media_type: &str, encoding: &Value) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://acme.example" }],
        "paths": { "/scans": { "post": {
            "operationId": "scan",
            "requestBody": { "required": true, "content": { media_type: {
                "schema": {
                    "type": "object",
                    "properties": {
                        "tags": { "type": "array", "items": { "type": "string" } },
                        "names": { "type": "array", "items": { "type": "string" } },
                        "place": { "type": "object", "properties": { "room": { "type": "string" } } },
                        "owner": { "type": "object", "properties": { "name": { "type": "string" } } },
                        "weight": { "type": "number" },
                        "file": { "type": "string", "contentMediaType": "image/png" },
                        "more": { "type": "array", "items": { "type": "string", "format": "binary" } }
                    }
                },
                "encoding": encoding
            } } },
            "responses": { "204": { "description": "Added." } }
        } } }
    })
}

/// The body of a request, without its boundary.
fn body(request: &[u8]) -> String {
    let request = text(request);
    let (head, body) = request.split_once("\r\n\r\n").expect("a body");
    let boundary = head.split("boundary=").nth(1).expect("a boundary");
    let boundary = boundary.lines().next().expect("a line");
    body.replace(boundary, "B")
}

#[test]
fn a_multipart_body_has_the_parts_that_the_call_sends() {
    let folder = scratch("printed-multipart");
    let spec = folder.join("openapi.json");
    let encoding = json!({
        "tags": { "style": "form", "explode": false },
        "place": { "style": "deepObject", "explode": true }
    });
    let document = document("multipart/form-data", &encoding);
    fs::write(&spec, document.to_string()).expect("a document");
    let file = folder.join("a b.png");
    fs::write(&file, "one\r\n\r\ntwo").expect("a file");
    let other = folder.join("c.bin");
    fs::write(&other, "three").expect("a file");
    let (spec, file) = (spec.display(), file.display());
    let (spec, file) = (spec.to_string(), format!("file=@{file}"));
    let more = format!("more=@{}", other.display());
    let (origin, requests) = answering("text/plain", "");
    let arguments = [
        spec.as_str(),
        "scan",
        "--origin",
        &origin,
        "tags=a",
        "tags=b",
        "names=x",
        "names=y;type=text/html",
        "place.room=north",
        "owner.name=Ada \"Byron\"",
        "weight=2.0",
        &file,
        &more,
    ];
    let output = licit(&arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let sent = body(&requests.recv().expect("a request"));
    let output = licit(&[&arguments[..], &["--curl"]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let command = text(&output.stdout);
    assert!(command.contains("--form-string 'tags=a,b'"), "{command}");
    if Command::new("curl").arg("--version").output().is_err() {
        eprintln!("skipped: curl is not installed");
        return;
    }
    let command = command.replacen("curl", "curl --silent --max-time 5", 1);
    let run = Command::new("sh").arg("-c").arg(&command).output();
    run.expect("sh runs");
    let by_curl = body(&requests.recv().expect("a request"));
    assert_eq!(by_curl, sent, "{command}");
}

#[test]
fn what_curl_cannot_send_is_not_printed() {
    let folder = scratch("printed-not");
    let spec = folder.join("openapi.json");
    let related = document("multipart/related", &json!({}));
    fs::write(&spec, related.to_string()).expect("a document");
    let spec = spec.display().to_string();
    let output = licit(&[&spec, "scan", "weight=1", "--curl"]);
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stderr);
    assert!(
        shown.contains("`multipart/related` cannot be sent by curl"),
        "{shown}"
    );
}

#[test]
fn a_character_that_a_terminal_obeys_is_an_escape_in_json_and_an_error_elsewhere() {
    let folder = scratch("printed-characters");
    let acme = json!({
        "name": "acme",
        "credentials": { "key": { "acts_as": "app" } },
        "api": { "base_url": "https://acme.example" },
        "operations": {
            "note": { "call": "POST /notes", "token": "none", "body": { "text": "string" } },
            "tell": { "call": "POST /words", "token": "none", "form": { "text": "string" } },
            "say": { "call": "POST /says", "token": "none", "multipart": { "text": "string" } }
        }
    });
    let spec = write_spec(&folder, &acme);
    let run = |operation: &str| licit(&[&spec, operation, "text=a\u{202e}b", "--curl"]);
    let output = run("note");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let command = text(&output.stdout);
    assert!(command.contains(r#"{"text":"a\u202eb"}"#), "{command}");
    // A form encodes it.
    let command = text(&run("tell").stdout);
    assert!(command.contains("text=a%E2%80%AEb"), "{command}");
    let output = run("say");
    assert_eq!(output.status.code(), Some(1));
    let shown = text(&output.stderr);
    assert!(shown.contains("the character U+202E"), "{shown}");
}
