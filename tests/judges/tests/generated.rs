//! Generated clients. They decode bodies (`replies.rs`), and make the calls that `licit-dynamic` makes:
//! their requests must be the same, byte for byte.

use std::path::PathBuf;

use licit_format::Loaded;

use crate::documents::{self, name};
use crate::node::Node;
use crate::outcome::{self, Outcome};
use crate::program::Program;
use crate::python::Python;
use crate::recorder::Recorder;
use crate::replies::Judged;
use crate::requests;
use crate::written::Call;

/// The documents of `LICIT_OPENAPI` that are judged without `LICIT_JUDGES=all`: those of
/// `requests.rs` that take the compiler least.
const SAMPLE: [&str; 2] = ["autodesk_authentication", "bal_dropbox"];

/// The documents whose calls are made. The calls of large ones would take the compiler very long.
const CALLED: [&str; 5] = [
    "autodesk_authentication",
    "bal_dropbox",
    "bal_tableau",
    "xero_projects",
    "zoho_crm_v8_notes",
];

/// How many types one program contains, to limit the compiler's memory.
const TYPES_PER_PROGRAM: usize = 4_000;

/// A document that is judged, with its calls.
struct Document {
    path: PathBuf,
    loaded: Loaded,
    calls: Vec<Call>,
}

#[tokio::test(flavor = "multi_thread")]
async fn generated_clients_read_and_send_what_the_documents_say() {
    let Some(paths) = documents::listed(&SAMPLE) else {
        return;
    };
    let (Some(python), Some(node)) = (Python::install(), Node::install()) else {
        return;
    };
    let recorder = Recorder::start();
    let mut all = Vec::new();
    for path in paths {
        let loaded = documents::loaded(&path);
        let is_called = documents::is_own(&path) || CALLED.contains(&name(&path).as_str());
        let calls = if is_called {
            requests::made(&path, &loaded, (&python, &recorder), "made-calls").await
        } else {
            Vec::new()
        };
        all.push(Document {
            path,
            loaded,
            calls,
        });
    }
    let (mut replies, mut sent) = (Vec::new(), Vec::new());
    for shard in shards(&all) {
        let contents: Vec<(&Loaded, &[Call])> = shard
            .iter()
            .map(|document| (&document.loaded, document.calls.as_slice()))
            .collect();
        let program = Program::compile("judged-clients", &contents);
        sent.extend(compare(shard, &program, &recorder));
        for (number, document) in shard.iter().enumerate() {
            if documents::all() {
                eprintln!("{}", document.path.display());
            }
            let judged = Judged {
                document: &document.path,
                loaded: &document.loaded,
                number,
            };
            replies.push(judged.judge(&program, &python, &node));
        }
    }
    outcome::compare(&replies, &outcome::REPLIES);
    outcome::compare(&sent, &outcome::GENERATED);
}

/// Distributes the documents to programs.
fn shards(mut left: &[Document]) -> Vec<&[Document]> {
    let mut shards = Vec::new();
    while !left.is_empty() {
        let mut types = 0;
        let fits = left.iter().take_while(|document| {
            types += document.loaded.provider.models.len();
            types <= TYPES_PER_PROGRAM
        });
        let (shard, rest) = left.split_at(fits.count().max(1));
        shards.push(shard);
        left = rest;
    }
    shards
}

/// Makes the calls of documents with the generated clients, and compares the requests.
fn compare(documents: &[Document], program: &Program, recorder: &Recorder) -> Vec<Outcome> {
    let mut found = vec![Vec::new(); documents.len()];
    recorder.take();
    program.make_calls(&recorder.origin, |line| {
        let request = recorder.take().pop();
        let request = request.map(|raw| raw.into_iter().map(char::from).collect::<String>());
        let position = |key: &str| line[key].as_u64().and_then(|at| usize::try_from(at).ok());
        let (document, call) = (position("document"), position("call"));
        let (document, call) = (document.expect("a number"), call.expect("a number"));
        found[document].push((call, request));
    });
    let documents = documents.iter().zip(found);
    documents
        .filter(|(document, _)| !document.calls.is_empty())
        .map(|(document, found)| {
            let compared = found.into_iter().map(|(call, request)| {
                let call = &document.calls[call];
                let wanted = call.result["sent"].as_str().unwrap_or_default();
                let request = request.unwrap_or_default();
                (&call.made, normal(wanted), normal(&request))
            });
            Outcome::of_generated(&name(&document.path), &document.calls, compared)
        })
        .collect()
}

/// A request with its headers in order, and without the random boundary of multipart bodies.
fn normal(raw: &str) -> String {
    let boundary = raw.split_once("boundary=").map(|(_, rest)| rest);
    let boundary = boundary.and_then(|rest| rest.split(['\r', ';', '"']).next());
    let raw = match boundary {
        Some(boundary) if !boundary.is_empty() => raw.replace(boundary, "boundary"),
        _ => raw.to_owned(),
    };
    let (head, body) = raw.split_once("\r\n\r\n").unwrap_or((&raw, ""));
    let mut headers: Vec<&str> = head.split("\r\n").collect();
    if let Some(headers) = headers.get_mut(1..) {
        headers.sort_unstable();
    }
    format!("{}\r\n\r\n{body}", headers.join("\r\n"))
}
