//! Checks that the emulator of Moneybird's spec accepts the recorded requests, and that its replies
//! have the operations' types.

use licit::rt::reqwest::{self, Method};
use licit::rt::{Json, serde_json};
use licit_codegen::format::resolve::Operation;
use licit_emulator::{Emulator, Running};

use super::{Recording, provider, recordings};
use crate::facts::tally::Tally;

const API: &str = "/moneybird.com/api/v2";

#[tokio::test]
async fn the_emulator_accepts_every_recorded_request_and_returns_its_type() {
    let provider = provider();
    let Some(recordings) = recordings(&provider) else {
        return;
    };
    let emulator = start().await;
    let caller = Caller::new(&emulator, &recordings);
    let mut tally = Tally::default();
    for recording in &recordings {
        for (name, body) in recording.requests() {
            let what = format!("{} {name}", recording.operation.table.name);
            caller.send(&mut tally, recording, &what, body).await;
        }
    }
    let none: [String; 0] = [];
    assert_eq!(tally.unlisted, none, "values that no type knows");
    tally.end("Moneybird's emulated replies to recorded requests", 161);
}

/// Sends bodies as they were recorded, untyped.
struct Caller<'a> {
    client: reqwest::Client,
    origin: &'a str,
    token: String,
    recordings: &'a [Recording<'a>],
}

impl<'a> Caller<'a> {
    fn new(emulator: &'a Running, recordings: &'a [Recording<'a>]) -> Self {
        let token = emulator.personal_token("personal_token");
        Self {
            client: reqwest::Client::new(),
            origin: emulator.origin(),
            token: token.expect("a credential").to_owned(),
            recordings,
        }
    }

    async fn send(&self, tally: &mut Tally, recording: &Recording<'_>, what: &str, body: &Json) {
        let operation = recording.operation;
        let (method, path) = called(operation);
        let path = self.filled(path).await;
        let (status, text) = self.request(method, &path, Some(body)).await;
        tally.bodies += 1;
        if status != operation.status {
            tally.wrong.push(format!("{what}: {status} {text}"));
        } else if !text.is_empty() {
            let reply = serde_json::from_str(&text).expect("JSON");
            (recording.signature.reply)(tally, what, &reply);
        }
    }

    /// A path with identifiers of existing records.
    async fn filled(&self, path: &str) -> String {
        let mut filled = String::new();
        for part in path.split('/').skip(1) {
            let (name, ending) = match part.strip_suffix(".json") {
                Some(name) => (name, ".json"),
                None => (part, ""),
            };
            let value = match name {
                "{administration_id}" => "123".to_owned(),
                name if name.starts_with('{') => self.first(&filled).await,
                name => name.to_owned(),
            };
            filled = format!("{filled}/{value}{ending}");
        }
        filled
    }

    /// The identifier of the first element of a list, or of a new one. Records without a list exist
    /// under any identifier.
    async fn first(&self, list: &str) -> String {
        let path = format!("{list}.json");
        let recorded = |of: &str| {
            let is_at = |recording: &&Recording<'_>| {
                let (method, declared) = called(recording.operation);
                method == of && fits(declared, &path)
            };
            self.recordings.iter().find(is_at)
        };
        let (_, text) = if let Some(list) = recorded("GET") {
            let required = list.operation.query.iter().filter(|p| !p.optional);
            let query: Vec<_> = required.map(|p| format!("{}=1", p.name)).collect();
            let path = format!("{path}?{}", query.join("&"));
            self.request("GET", &path, None).await
        } else {
            let made = recorded("POST").and_then(|make| make.requests().next());
            let Some((_, body)) = made else {
                return "1".to_owned();
            };
            self.request("POST", &path, Some(body)).await
        };
        let reply: Json = serde_json::from_str(&text).expect("JSON");
        let first = reply.get(0).unwrap_or(&reply);
        let id = first["id"].as_str().map(str::to_owned);
        id.unwrap_or_else(|| panic!("{path}: {text}"))
    }

    async fn request(&self, method: &str, path: &str, body: Option<&Json>) -> (u16, String) {
        let method: Method = method.parse().expect("a method");
        let url = format!("{}{API}{path}", self.origin);
        let mut request = self.client.request(method, url).bearer_auth(&self.token);
        if let Some(body) = body {
            request = request.header("content-type", "application/json");
            request = request.body(body.to_string());
        }
        let reply = request.send().await.expect("a reply");
        (reply.status().as_u16(), reply.text().await.expect("a text"))
    }
}

fn called(operation: &Operation) -> (&str, &str) {
    let table = &operation.table;
    assert!(table.graphql.is_none(), "a path instead of {table:?}");
    (table.method.name(), &table.path)
}

/// Whether a path is declared.
fn fits(declared: &str, path: &str) -> bool {
    let (declared, path) = (declared.split('/'), path.split('/'));
    declared.clone().count() == path.clone().count()
        && declared
            .zip(path)
            .all(|(name, value)| name.starts_with('{') || name == value)
}

async fn start() -> Running {
    let emulator = Emulator::from_file("specs/moneybird.json");
    let emulator = emulator.unwrap_or_else(|report| panic!("{report}"));
    emulator.start().await.expect("a port")
}
