//! What `-v` shows of requests and replies, and what no output of a login ever shows.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;

use licit_runtime::Url;
use licit_runtime::jose::{Algorithm, SigningKey};
use serde_json::Value;

use crate::support::{scratch, text};

/// Replies by path: the status and the head's further lines and the body.
type Replies = BTreeMap<&'static str, (u16, &'static str, &'static str)>;

/// A server on loopback with fixed replies. Returns its origin, and the bodies of requests by path.
fn serve(replies: Replies) -> (String, Receiver<(String, String)>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    let (seen, requests) = mpsc::channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Some((path, body)) = request(&stream) else {
                continue;
            };
            let (status, head, reply) = replies.get(path.as_str()).unwrap_or(&(404, "", ""));
            let _ = write!(
                &stream,
                "HTTP/1.1 {status} Reply\r\ncontent-type: application/json\r\n{head}\
                 content-length: {}\r\nconnection: close\r\n\r\n{reply}",
                reply.len()
            );
            let _ = seen.send((path, body));
        }
    });
    (origin, requests)
}

fn request(stream: &TcpStream) -> Option<(String, String)> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let target = line.split(' ').nth(1)?.to_owned();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let lower = line.trim_end().to_ascii_lowercase();
        if lower.is_empty() {
            break;
        }
        if let Some(value) = lower.strip_prefix("content-length: ") {
            length = value.parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let path = target.split('?').next()?.to_owned();
    Some((path, String::from_utf8(body).ok()?))
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).expect("a file");
    path.to_str().expect("UTF-8").to_owned()
}

fn login(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.arg("login").args(arguments).stdin(Stdio::null());
    for name in ["LICIT_CLIENT_ID", "LICIT_CLIENT_SECRET", "LICIT_PASSWORD"] {
        command.env_remove(name);
    }
    command.output().expect("the program runs")
}

const CAPTURING: &str = r#"{
  "name": "acme",
  "token_endpoint": "ORIGIN/token",
  "token_endpoint_auth_methods": ["client_secret_post"],
  "token_request": {
    "encoding": "json", "parameters": { "format": { "value": "short" } }, "headers": { "X-Api": { "value": "7" } }
  },
  "variables": { "session": { "from": "token_reply", "secret": true } },
  "token_reply": { "captures": { "session": "session" } },
  "grants": { "client_credentials": {} },
  "api": {
    "base_url": "ORIGIN",
    "headers": { "X-Session": { "value": "{session}" }, "X-Version": { "value": "3" } },
    "query": { "format": { "value": "short" } }
  },
  "operations": {
    "list": {
      "call": "GET /things", "query": { "filter": "string?" }, "returns": "[string]"
    }
  }
}"#;

const PLANTED: [&str; 6] = [
    "hush-of-the-client",
    "hush-access-token",
    "hush-session",
    "hush-cookie",
    "hush-filter",
    "hush-in-the-body",
];

#[test]
fn a_call_is_shown_with_headers_and_the_structure_of_bodies_and_no_secret() {
    let token = r#"{"access_token": "hush-access-token", "token_type": "Bearer", "expires_in": 60, "session": "hush-session"}"#;
    let cookie = "set-cookie: id=hush-cookie\r\n";
    for (status, body, words) in [
        (200, r#"["hush-in-the-body"]"#, r#"  ["…(16)"]"#),
        (
            403,
            r#"{"error": "no hush-access-token for hush-session", "x": "hush-in-the-body"}"#,
            r#"  {"error":"…(37)","x":"…(16)"}"#,
        ),
    ] {
        let (origin, _requests) = serve(Replies::from([
            ("/token", (200, cookie, token)),
            ("/things", (status, cookie, body)),
        ]));
        let folder = scratch(&format!("verbose-{status}"));
        let spec = write(&folder, "acme.json", &CAPTURING.replace("ORIGIN", &origin));
        let secret = write(&folder, "secret", "hush-of-the-client");
        let output = login(&[
            &spec,
            "--client-credentials",
            "--client-id",
            "me",
            "--client-secret-file",
            &secret,
            "--call",
            "list",
            "--argument",
            "filter=hush-filter",
            "-v",
        ]);
        let shown = text(&output.stderr);
        for line in [
            r#"  {"client_id":"me","client_secret":"…(18)","format":"short","grant_type":"client_credentials"}"#.to_owned(),
            r#"  {"access_token":"…(17)","expires_in":60,"session":"…(12)","token_type":"Bearer"}"#.to_owned(),
            "  x-api: 7\n".to_owned(),
            format!("→ GET {origin}/things?filter=…&format=short\n"),
            "  x-version: 3\n".to_owned(),
            "  authorization: Bearer …(17)\n".to_owned(),
            "  x-session: …(12)\n".to_owned(),
            format!("← {status} in "),
            "  set-cookie: …(14)\n".to_owned(),
            format!("{words}\n"),
            "  session        12 characters, not shown\n".to_owned(),
        ] {
            assert!(shown.contains(&line), "`{line}` in:\n{shown}");
        }
        for planted in PLANTED {
            assert!(!shown.contains(planted), "`{planted}` in:\n{shown}");
        }
        // Standard output is the reply of the call alone.
        let printed = text(&output.stdout);
        assert_eq!(printed.contains("hush-in-the-body"), status == 200);
        assert_eq!(output.status.success(), status == 200, "{shown}");
    }
}

const SIGNING: &str = r#"{
  "name": "acme",
  "token_endpoint": "ORIGIN/token",
  "token_endpoint_auth_methods": ["private_key_jwt"],
  "grants": { "client_credentials": {} }
}"#;

/// The header of the JWT in a form's `client_assertion` (RFC 7523 §2.2).
fn assertion_header(form: &str) -> Value {
    let form = Url::parse(&format!("http://form.example/?{form}")).expect("a form");
    let assertion = form
        .query_pairs()
        .find_map(|(name, value)| (name == "client_assertion").then_some(value));
    let assertion = assertion.expect("a client assertion");
    let header = assertion.split('.').next().expect("a header");
    serde_json::from_slice(&base64url(header)).expect("JSON")
}

/// Decodes base64url without padding (RFC 4648 §5).
fn base64url(text: &str) -> Vec<u8> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes() {
        let value = alphabet.iter().position(|known| *known == letter);
        let value = u32::try_from(value.expect("base64url")).expect("six bits");
        bits = (bits << 6) | value;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).expect("a byte"));
        }
    }
    bytes
}

#[test]
fn the_key_id_is_the_kid_of_client_assertions() {
    let token = r#"{"access_token": "t", "token_type": "Bearer", "expires_in": 60}"#;
    let key = SigningKey::generate(Algorithm::Es256).expect("a key");
    let pem = key.to_pem().expect("PEM");
    let folder = scratch("key-id");
    let key = write(&folder, "key.pem", pem.expose());
    for id in [None, Some("key-7")] {
        let (origin, requests) = serve(Replies::from([("/token", (200, "", token))]));
        let spec = write(&folder, "acme.json", &SIGNING.replace("ORIGIN", &origin));
        let mut arguments = vec![
            &*spec,
            "--client-credentials",
            "--client-id",
            "me",
            "--signing-key",
            &key,
        ];
        arguments.extend(id.iter().flat_map(|id| ["--key-id", id]));
        let output = login(&arguments);
        let shown = text(&output.stderr);
        assert!(output.status.success(), "{shown}");
        let (_, form) = requests.recv().expect("a token request");
        let kid = assertion_header(&form).get("kid").cloned();
        assert_eq!(kid, id.map(Value::from));
    }
}
