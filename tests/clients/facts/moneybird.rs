//! Moneybird's recordings: 161 request bodies and 836 reply bodies of its test suite, one file per
//! operation. Each is compared with the type of its operation.

mod emulated;
mod signatures;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use licit::rt::{CallOptions, Json, serde_json};
use licit_codegen::format;
use licit_codegen::format::resolve::{Body, Operation, Provider, Redirect};
use licit_generated_examples::moneybird as api;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::facts::signature::{self, BodyTypes, Signature};
use crate::facts::tally::Tally;
use crate::facts::{facts, members, read};
use signatures::SIGNATURES;

use api::{Api, Error, model};

const RECORDINGS: &str = "moneybird/fixtures/openapi_examples";

#[test]
fn the_signatures_are_those_of_the_spec() {
    signature::assert_current(&provider(), "moneybird/signatures.rs");
}

#[test]
fn every_recorded_request_round_trips() {
    let provider = provider();
    let Some(recordings) = recordings(&provider) else {
        return;
    };
    let mut tally = Tally::default();
    for recording in &recordings {
        for (name, body) in recording.requests() {
            tally.bodies += 1;
            let what = format!("{} {name}", recording.operation.table.name);
            check_request(&mut tally, recording, &what, body);
        }
    }
    let none: [String; 0] = [];
    assert_eq!(tally.unknown, none, "members that no type has");
    assert_eq!(tally.unlisted, none, "values that no type knows");
    tally.end("Moneybird's requests", 161);
}

fn check_request(tally: &mut Tally, recording: &Recording<'_>, what: &str, body: &Json) {
    let known = match recording.signature.body {
        BodyTypes::Whole(check) => return check(tally, what, body),
        BodyTypes::Members(known) => known,
    };
    let sent = body.as_object().expect("an object");
    for (name, value) in sent {
        match known.iter().find(|(known, _)| known == name) {
            Some((_, check)) => check(tally, &format!("{what} {name}"), value),
            None => tally.unknown.push(format!("{what}: {name}")),
        }
    }
    let declared = recording
        .operation
        .body
        .as_ref()
        .map_or(&[][..], Body::members);
    for member in declared.iter().filter(|member| !member.optional) {
        if !sent.contains_key(&member.name) {
            tally.wrong.push(format!("{what}: without {}", member.name));
        }
    }
}

#[tokio::test]
async fn every_recorded_reply_round_trips() {
    let provider = provider();
    let Some(recordings) = recordings(&provider) else {
        return;
    };
    let mut tally = Tally::default();
    let mut by_status = BTreeMap::<u16, usize>::new();
    let mut refused = Vec::new();
    for recording in &recordings {
        for (status, name, body) in recording.replies() {
            *by_status.entry(status).or_default() += 1;
            let what = format!("{} {status} {name}", recording.operation.table.name);
            match status {
                // The body of a redirect is only a human-readable note.
                302 if recording.operation.table.redirect == Redirect::Follow => {
                    tally.check::<String>(&what, body);
                }
                200..300 => {
                    if status != recording.operation.status {
                        tally.wrong.push(format!("{what}: another status"));
                    }
                    tally.bodies += 1;
                    (recording.signature.reply)(&mut tally, &what, body);
                }
                _ => refused.push((status, what, body.clone())),
            }
        }
    }
    refusals(&mut tally, refused).await;
    println!("Moneybird's replies by status: {by_status:?}");
    // Secrets are decoded, but not encoded.
    let is_secret = |place: &String| place.ends_with("/token") || place.ends_with("/secret");
    let (secrets, unknown): (Vec<_>, Vec<_>) = tally.unknown.drain(..).partition(is_secret);
    let none: [String; 0] = [];
    assert_eq!(secrets.len(), 7, "{secrets:#?}");
    assert_eq!(unknown, none, "members that no type has");
    assert_eq!(tally.unlisted, none, "values that no type knows");
    tally.end("Moneybird's replies", 836);
}

/// Each recorded error reply becomes a documented error.
async fn refusals(tally: &mut Tally, refused: Vec<(u16, String, Json)>) {
    let answers: Vec<_> = refused
        .iter()
        .map(|(status, _, body)| (*status, body.to_string()))
        .collect();
    let origin = answering(answers).await;
    let client = Api::builder().origin(&origin).build().expect("an API");
    let client = client.with_personal_token("token");
    let administration = client.administration("123");
    for (_, what, body) in &refused {
        let once = CallOptions::new().retries(0);
        let error = administration.get_contact("1").options(once).send().await;
        tally.bodies += 1;
        match error.expect_err("a refusal") {
            Error::InvalidRequest { body: read, .. }
            | Error::NotFound { body: read, .. }
            | Error::LimitReached { body: read, .. }
            | Error::NotAllowed { body: read, .. } => tally.compare(what, "", body, &json(&*read)),
            Error::InvalidFields { body: read, .. } => tally.compare(what, "", body, &json(&*read)),
            Error::InvalidFile { body: read, .. } => tally.compare(what, "", body, &json(&*read)),
            Error::MissingScope(reply) => {
                let read: model::Refusal = reply.json().expect("a refusal");
                tally.compare(what, "", body, &json(&read));
            }
            Error::RateLimited(reply) => {
                let read: String = reply.json().expect("a text");
                tally.compare(what, "", body, &json(&read));
            }
            other => tally.wrong.push(format!("{what}: {body} is {other:?}")),
        }
    }
}

/// A server that answers calls sequentially.
async fn answering(answers: Vec<(u16, String)>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let origin = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        for (status, body) in answers {
            let (mut connection, _) = listener.accept().await.expect("a connection");
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let byte = connection.read_u8().await.expect("a request");
                request.push(byte);
            }
            let answer = format!(
                "HTTP/1.1 {status} Recorded\r\ncontent-type: application/json\r\n\
                 content-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            let written = connection.write_all(answer.as_bytes()).await;
            written.expect("a client that listens");
        }
    });
    origin
}

fn json<T: licit::rt::serde::Serialize>(value: &T) -> Json {
    serde_json::to_value(value).expect("it was JSON before")
}

fn provider() -> Arc<Provider> {
    let loaded = format::load("specs/moneybird.json".as_ref());
    Arc::new(loaded.unwrap_or_else(|report| panic!("{report}")).provider)
}

/// The recordings of an operation.
struct Recording<'a> {
    operation: &'a Operation,
    signature: &'static Signature,
    file: Json,
}

impl Recording<'_> {
    fn requests(&self) -> impl Iterator<Item = (&String, &Json)> {
        members(self.file.get("request"))
    }

    fn replies(&self) -> impl Iterator<Item = (u16, &String, &Json)> {
        members(self.file.get("responses")).flat_map(|(status, bodies)| {
            let status = status.parse().expect("a status");
            members(Some(bodies)).map(move |(name, body)| (status, name, body))
        })
    }
}

/// All recordings with their operations, which are found by method and path.
fn recordings(provider: &Provider) -> Option<Vec<Recording<'_>>> {
    let folder = facts(RECORDINGS)?;
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    let recording = |path: &std::path::PathBuf| {
        let file = read(path);
        let text = |key: &str| file[key].as_str().expect("a text").to_owned();
        let (method, path) = (text("method"), text("path").replace("{format}", ".json"));
        let called = |operation: &&Operation| {
            let table = &operation.table;
            table.graphql.is_none() && (table.method.name(), &table.path) == (&method, &path)
        };
        let operation = provider.operations.iter().find(called);
        let operation = operation.unwrap_or_else(|| panic!("no operation is {method} {path}"));
        let signature = SIGNATURES.iter().find(|s| s.name == operation.table.name);
        Recording {
            operation,
            signature: signature.expect("a signature"),
            file,
        }
    };
    Some(paths.iter().map(recording).collect())
}
