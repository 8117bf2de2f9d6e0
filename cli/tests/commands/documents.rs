//! `cargo licit login --client-metadata`: clients that are known by a document at their identifier.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

const SPEC: &str = r#"{
  "name": "acme",
  "authorization_endpoint": "https://acme.example/authorize",
  "token_endpoint": "https://acme.example/token",
  "token_endpoint_auth_methods": ["METHOD"],
  "scopes": { "read": "Read." },
  "grants": { "authorization_code": {}, "refresh_token": {} },
  "api": { "base_url": "https://api.acme.example" }
}"#;

fn spec(name: &str, method: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, SPEC.replace("METHOD", method)).expect("a spec");
    path
}

/// Publishes a document, in which `ID` stands for its URL. Returns the URL.
fn publish(document: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let url = format!("http://127.0.0.1:{port}/client.json");
    let body = document.replace("ID", &url);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            let length = body.len();
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
                 Connection: close\r\n\r\n{body}"
            );
        }
    });
    url
}

fn login(spec: &Path, url: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .arg("login")
        .arg(spec)
        .args(["--emulate", "--client-metadata", url])
        .stdin(Stdio::null())
        .env_remove("LICIT_CLIENT_ID")
        .output()
        .expect("the program runs")
}

fn stderr(output: &Output, code: i32) -> String {
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{messages}");
    messages
}

#[test]
fn a_published_client_logs_in_by_its_url() {
    let url = publish(
        r#"{"client_id":"ID","client_name":"Us","redirect_uris":["http://127.0.0.1:1/callback"],
            "token_endpoint_auth_method":"none","grant_types":["authorization_code","refresh_token"]}"#,
    );
    let messages = stderr(&login(&spec("by-document.json", "none"), &url), 0);
    assert!(messages.contains(&format!("as {url}.")), "{messages}");
    assert!(messages.contains("Logged in."), "{messages}");
}

#[test]
fn a_document_that_a_server_would_reject_is_shown_as_it_should_be() {
    let spec = spec("wrong-document.json", "none");
    for (document, problem) in [
        (
            r#"{"client_id":"https://other.example/c"}"#,
            "its `client_id` is not its own URL",
        ),
        (
            r#"{"client_id":"ID","redirect_uris":["https://us.example/cb"]}"#,
            "its `redirect_uris` lack",
        ),
        (
            r#"{"client_id":"ID","redirect_uris":["http://127.0.0.1/callback"],"token_endpoint_auth_method":"private_key_jwt"}"#,
            "this login uses `none`",
        ),
        ("[]", "it is not a JSON object"),
    ] {
        let url = publish(document);
        let messages = stderr(&login(&spec, &url), 1);
        assert!(messages.contains(problem), "{messages}");
        assert!(messages.contains("publish this"), "{messages}");
        assert!(
            messages.contains(r#""token_endpoint_auth_method":"none""#),
            "{messages}"
        );
    }
    let insecure = stderr(&login(&spec, "http://us.example/client.json"), 1);
    assert!(insecure.contains("plain http"), "{insecure}");
}

#[test]
fn a_client_without_a_secret_needs_a_method_of_the_spec() {
    let spec = spec("secret-only.json", "client_secret_basic");
    let messages = stderr(&login(&spec, "https://us.example/client.json"), 1);
    assert!(
        messages.contains("no authentication method `none`"),
        "{messages}"
    );
}
