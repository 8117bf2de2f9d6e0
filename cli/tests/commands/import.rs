//! Runs `cargo licit import discovery` against loopback servers with valid and invalid metadata.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use serde_json::{Value, json};

use crate::support::{scratch, text};

/// Status, content type and body for a path.
type Answer = (u16, &'static str, Vec<u8>);

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.args(arguments);
    command
}

fn licit(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

/// Runs a server until the test ends, and returns its origin. `answer` gets the origin and the
/// path.
fn serve(answer: impl Fn(&str, &str) -> Answer + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let own = origin.clone();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream.try_clone().expect("a copy"));
            let mut first = String::new();
            let _ = reader.read_line(&mut first);
            let mut line = String::from("…");
            while !line.trim().is_empty() {
                line.clear();
                let _ = reader.read_line(&mut line);
            }
            let path = first.split(' ').nth(1).unwrap_or_default();
            let (status, kind, body) = answer(&own, path);
            let challenge = format!("Bearer resource_metadata=\"{own}/about\"");
            let _ = write!(
                stream,
                "HTTP/1.1 {status} Status\r\ncontent-type: {kind}\r\ncontent-length: {}\r\nlocation: https://elsewhere.example/\r\nwww-authenticate: {challenge}\r\nconnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&body);
        }
    });
    origin
}

fn metadata(issuer: &str, origin: &str) -> Value {
    json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{origin}/authorize"),
        "token_endpoint": format!("{origin}/token"),
        "scopes_supported": ["read", "write"],
        "code_challenge_methods_supported": ["S256"],
        "grant_types_supported": ["authorization_code", "refresh_token"]
    })
}

fn found(document: &Value) -> Answer {
    (200, "application/json", document.to_string().into_bytes())
}

fn absent() -> Answer {
    (404, "text/plain", b"nothing here".to_vec())
}

#[test]
fn metadata_of_an_issuer_with_a_path_is_found_and_gives_a_valid_spec() {
    let origin = serve(|origin, path| match path {
        "/.well-known/oauth-authorization-server/tenant" => {
            found(&metadata(&format!("{origin}/tenant"), origin))
        }
        _ => absent(),
    });
    let file = scratch("import").join("spec.json");
    let path = file.to_str().expect("a path in UTF-8");
    let issuer = format!("{origin}/tenant");
    let arguments = ["import", "discovery", &issuer, "--name", "acme", "-o", path];
    let output = licit(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(licit(&["check", path]).status.code(), Some(0));
    let spec: Value = serde_json::from_slice(&fs::read(&file).expect("the spec")).expect("JSON");
    assert_eq!(spec["issuer"], issuer.as_str());
    assert_eq!(spec["name"], "acme");
    // Nothing is overwritten.
    assert_eq!(licit(&arguments).status.code(), Some(1));
}

#[test]
fn openid_configuration_is_the_fallback() {
    // Like a single-page application, this server returns its page for every path.
    let origin = serve(|origin, path| match path {
        "/.well-known/openid-configuration" => found(&metadata(origin, origin)),
        _ => (200, "text/html", b"<!doctype html>".to_vec()),
    });
    let output = licit(&["import", "discovery", &origin]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("\"name\": \"provider\""));
}

#[test]
fn metadata_of_another_issuer_is_rejected() {
    let origin = serve(|origin, _| found(&metadata("https://evil.example", origin)));
    let output = licit(&["import", "discovery", &origin]);
    assert_eq!(output.status.code(), Some(1));
    let messages = text(&output.stderr);
    assert!(
        messages.contains("https://evil.example") && messages.contains("RFC 8414 §3.3"),
        "{messages}"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn a_redirect_to_another_server_is_not_followed() {
    let origin = serve(|_, _| (302, "text/plain", Vec::new()));
    let output = licit(&["import", "discovery", &origin]);
    assert_eq!(output.status.code(), Some(1));
    let messages = text(&output.stderr);
    assert!(
        messages.contains("no metadata found") && messages.contains("status 302"),
        "{messages}"
    );
}

#[test]
fn an_endless_document_is_rejected_at_its_size_limit() {
    let origin = serve(|_, _| (200, "application/json", vec![b' '; 2 * 1024 * 1024]));
    let output = licit(&["import", "discovery", &origin]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("more than 1048576 bytes"));
}

#[test]
fn no_plaintext_request_passes_the_proxy() {
    let seen = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&seen);
    let proxy = serve(move |_, _| {
        count.fetch_add(1, Ordering::SeqCst);
        absent()
    });
    let origin = api(false, same, same);
    let shouted = origin.replace("http", "HTTP");
    for asked in [&origin, &shouted] {
        for variable in ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
            let resource = format!("{asked}/api");
            let output = command(&["import", "resource", &resource, "--name", "acme"])
                .env(variable, &proxy)
                .env_remove("NO_PROXY")
                .env_remove("no_proxy")
                .env_remove("REQUEST_METHOD")
                .output()
                .expect("the program runs");
            let messages = text(&output.stderr);
            assert_eq!(seen.load(Ordering::SeqCst), 0, "{variable}: {messages}");
            assert_eq!(output.status.success(), asked == &origin, "{messages}");
        }
    }
}

#[test]
fn metadata_is_not_fetched_by_plain_http_from_another_machine() {
    let output = licit(&["import", "discovery", "http://auth.acme.example"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("not an issuer identifier"));
}

#[test]
fn importing_a_file_sends_no_request() {
    let file = scratch("import-file").join("metadata.json");
    let document = metadata("https://auth.acme.example", "https://auth.acme.example");
    fs::write(&file, document.to_string()).expect("a file");
    let output = licit(&[
        "import",
        "discovery",
        file.to_str().expect("a path in UTF-8"),
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("\"name\": \"acme\""));
}

/// The metadata of an API whose authorization server has the same origin.
fn resource(named: &str, origin: &str) -> Value {
    json!({
        "resource": named,
        "authorization_servers": [format!("{origin}/auth")],
        "scopes_supported": ["orders:read"],
        "dpop_bound_access_tokens_required": true,
    })
}

/// Runs a server for an API at `/api` and its authorization server. `about` and `server` modify
/// their metadata.
fn api(
    is_published: bool,
    about: impl Fn(&str, Value) -> Value + Send + 'static,
    server: impl Fn(&str, Value) -> Value + Send + 'static,
) -> String {
    serve(move |origin, path| match path {
        "/.well-known/oauth-protected-resource/api" if is_published => {
            found(&about(origin, resource(&format!("{origin}/api"), origin)))
        }
        "/about" => found(&about(origin, resource(&format!("{origin}/api"), origin))),
        "/api" => (401, "text/plain", b"who are you?".to_vec()),
        "/.well-known/oauth-authorization-server/auth" => {
            found(&server(origin, metadata(&format!("{origin}/auth"), origin)))
        }
        _ => absent(),
    })
}

fn same(_: &str, value: Value) -> Value {
    value
}

fn import_resource(origin: &str) -> Output {
    licit(&[
        "import",
        "resource",
        &format!("{origin}/api"),
        "--name",
        "acme",
    ])
}

#[test]
fn the_authorization_server_of_an_api_is_found_by_metadata_or_challenge() {
    for is_published in [true, false] {
        let origin = api(is_published, same, same);
        let output = import_resource(&origin);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let spec: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(spec["issuer"], json!(format!("{origin}/auth")));
        let api = format!("{origin}/api");
        assert_eq!(spec["resource_indicators"], json!({ "resource": [api] }));
        assert_eq!(spec["api"]["base_url"], json!(api));
        assert_eq!(spec["dpop"], json!({ "required": true }));
        // The API's scopes, not all of the server's.
        let scopes = spec["scopes"].as_object().expect("scopes");
        assert_eq!(scopes.keys().collect::<Vec<_>>(), ["orders:read"]);
    }
}

fn assert_rejected(output: &Output, problem: &str) {
    let messages = text(&output.stderr);
    assert!(
        !output.status.success() && messages.contains(problem),
        "{messages}"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn metadata_about_another_api_is_rejected() {
    let another = |_: &str, mut value: Value| {
        value["resource"] = json!("https://api.elsewhere.example/");
        value
    };
    assert_rejected(
        &import_resource(&api(true, another, same)),
        "`https://api.elsewhere.example/`",
    );
    assert_rejected(
        &import_resource(&api(false, another, same)),
        "`https://api.elsewhere.example/`",
    );
}

#[test]
fn a_server_for_other_apis_is_rejected() {
    let others = |_: &str, mut value: Value| {
        value["protected_resources"] = json!(["https://api.elsewhere.example/"]);
        value
    };
    assert_rejected(&import_resource(&api(true, same, others)), "RFC 9728 §4");
    let itself = |origin: &str, mut value: Value| {
        value["protected_resources"] = json!([format!("{origin}/api")]);
        value
    };
    let output = import_resource(&api(true, same, itself));
    assert!(output.status.success(), "{}", text(&output.stderr));
}

#[test]
fn a_server_that_the_api_does_not_name_is_rejected() {
    let another = |_: &str, mut value: Value| {
        value["issuer"] = json!("https://auth.elsewhere.example");
        value
    };
    assert_rejected(
        &import_resource(&api(true, same, another)),
        "must match exactly",
    );
}

#[test]
fn an_api_without_metadata_is_reported() {
    let origin = serve(|_, _| absent());
    assert_rejected(&import_resource(&origin), "no metadata found");
}

/// A server has the documents of RFC 8414 and of OpenID Connect.
#[test]
fn both_documents_are_read_and_unused_members_are_listed() {
    let origin = serve(|origin, path| {
        let mut document = metadata(origin, origin);
        match path {
            "/.well-known/oauth-authorization-server" => found(&document),
            "/.well-known/openid-configuration" => {
                document["device_authorization_endpoint"] = format!("{origin}/device").into();
                document["claims_parameter_supported"] = true.into();
                found(&document)
            }
            _ => (404, "text/plain", b"no".to_vec()),
        }
    });
    let output = licit(&["import", "discovery", &origin]);
    let (spec, messages) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{messages}");
    assert!(spec.contains("\"device_authorization_endpoint\""), "{spec}");
    assert!(spec.contains("\"$schema\": \"https://"), "{spec}");
    assert!(
        messages.contains("/.well-known/oauth-authorization-server and "),
        "{messages}"
    );
    assert!(
        messages.contains("`claims_parameter_supported`"),
        "{messages}"
    );
}

#[test]
fn a_document_that_cannot_be_read_is_reported() {
    for (status, kind, problem) in [
        (500, "application/json", "status 500"),
        (200, "text/html", "not"),
    ] {
        let origin = serve(move |origin, path| match path {
            "/.well-known/oauth-authorization-server" => (status, kind, b"<html>".to_vec()),
            "/.well-known/openid-configuration" => found(&metadata(origin, origin)),
            _ => absent(),
        });
        let output = licit(&["import", "discovery", &origin]);
        let messages = text(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{messages}");
        let place = format!("{origin}/.well-known/oauth-authorization-server: ");
        let note = format!("note: not used: {place}");
        assert!(
            messages.contains(&note) && messages.contains(problem),
            "{messages}"
        );
        assert!(!messages.contains("status 404"), "{messages}");
    }
}

#[test]
fn a_second_document_that_fails_is_reported() {
    let origin = serve(|origin, path| match path {
        "/.well-known/oauth-authorization-server" => found(&metadata(origin, origin)),
        _ => (500, "text/plain", b"down".to_vec()),
    });
    let output = licit(&["import", "discovery", &origin]);
    let messages = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{messages}");
    let note = "/.well-known/openid-configuration: status 500";
    assert!(messages.contains(note), "{messages}");
}
