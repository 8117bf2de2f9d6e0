//! Requests. For every operation of a document, calls with random valid arguments go through
//! `licit-dynamic` to a recorder on loopback. Python scripts make the arguments from the document
//! alone and judge the recorded requests: `python/judge_requests.py` says how.

use std::fs;
use std::path::Path;

use licit_format::Loaded;
use serde_json::Value;

use crate::documents::{self, file, lines, name};
use crate::dynamic;
use crate::outcome::{self, Outcome};
use crate::python::Python;
use crate::recorder::Recorder;
use crate::written::Call;

/// The documents of `LICIT_OPENAPI` that are judged without `LICIT_JUDGES=all`: small ones, which
/// between them have forms, multipart bodies, vendor types, 3.0 and 3.1.
const SAMPLE: [&str; 6] = [
    "autodesk_authentication",
    "bal_dropbox",
    "bal_tableau",
    "spotify_fixed",
    "xero_projects",
    "zoho_crm_v8_notes",
];

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_what_the_documents_say() {
    let Some(documents) = documents::listed(&SAMPLE) else {
        return;
    };
    let Some(python) = Python::install() else {
        return;
    };
    let recorder = Recorder::start();
    let mut outcomes = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        if documents::all() {
            eprintln!("{}/{} {}", number + 1, documents.len(), document.display());
        }
        outcomes.push(judge(document, &python, &recorder).await);
    }
    outcome::compare(&outcomes, &outcome::REQUESTS);
}

/// Makes and sends the calls of a document that is judged elsewhere. They are in the file with the
/// given ending: tests run side by side.
pub(crate) async fn made(
    document: &Path,
    loaded: &Loaded,
    (python, recorder): (&Python, &Recorder),
    ending: &str,
) -> Vec<Call> {
    let calls = file(document, ending);
    python.run(
        "make_calls.py",
        &[&document.to_string_lossy(), &calls, &documents::seed()],
    );
    let made = lines(&calls);
    let results = dynamic::send(&loaded.provider, &made, recorder).await;
    let calls = made.into_iter().zip(results);
    calls.map(|(made, result)| Call { made, result }).collect()
}

/// Makes, sends and judges the calls of a document.
async fn judge(document: &Path, python: &Python, recorder: &Recorder) -> Outcome {
    let file = |ending: &str| file(document, ending);
    let (calls, requests, verdicts) = (file("calls"), file("requests"), file("verdicts"));
    let document_path = document.to_string_lossy();
    python.run(
        "make_calls.py",
        &[&document_path, &calls, &documents::seed()],
    );
    let made = lines(&calls);
    let name = name(document);
    let loaded = documents::loaded(document);
    let sent = dynamic::send(&loaded.provider, &made, recorder).await;
    let sent: Vec<String> = sent.iter().map(Value::to_string).collect();
    fs::write(&requests, sent.join("\n")).expect("written");
    python.run(
        "judge_requests.py",
        &[&document_path, &calls, &requests, &verdicts],
    );
    Outcome::of_requests(&name, &made, &lines(&verdicts))
}
