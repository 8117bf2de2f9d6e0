//! Holds what licit sends against validators that this project did not write.
//!
//! For every operation of a document, calls with random valid arguments go through `licit-dynamic`
//! to a recorder on loopback. Python scripts make the arguments from the document alone and judge
//! the recorded requests: `python/judge_requests.py` says how.
//!
//! The documents of `documents/` are judged, and a sample of those in the folder that
//! `LICIT_OPENAPI` names. `LICIT_JUDGES=all` judges all of them. `LICIT_BLESS=1` writes `README.md`.
//! The test is skipped without `LICIT_OPENAPI`, because it needs a package registry.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

mod causes;
mod dynamic;
mod outcome;
mod python;
mod recorder;

use std::fs;
use std::path::{Path, PathBuf};

use outcome::Outcome;
use python::Python;
use recorder::Recorder;
use serde_json::Value;

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
    let Some(folder) = std::env::var_os("LICIT_OPENAPI") else {
        println!("skipped: LICIT_OPENAPI names no folder of OpenAPI documents");
        return;
    };
    let Some(python) = Python::install() else {
        return;
    };
    let all = std::env::var("LICIT_JUDGES").is_ok_and(|chosen| chosen == "all");
    let recorder = Recorder::start();
    let mut outcomes = Vec::new();
    let documents = documents(folder.as_ref(), all);
    for (number, document) in documents.iter().enumerate() {
        if all {
            eprintln!("{}/{} {}", number + 1, documents.len(), document.display());
        }
        outcomes.push(judge(document, &python, &recorder).await);
    }
    compare(&outcomes, all);
}

/// The project's own documents, and those of a folder.
fn documents(folder: &Path, all: bool) -> Vec<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    let mut documents = files(&own);
    let mut others = files(folder);
    if !all {
        others.retain(|path| SAMPLE.contains(&name(path).as_str()));
    }
    documents.extend(others);
    documents
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of documents");
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let is_document = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        matches!(ending, Some("json" | "yaml" | "yml"))
    };
    files.retain(is_document);
    files.sort();
    files
}

fn name(document: &Path) -> String {
    let name = document.file_stem().expect("a name");
    name.to_string_lossy().into_owned()
}

/// Makes, sends and judges the calls of a document.
async fn judge(document: &Path, python: &Python, recorder: &Recorder) -> Outcome {
    let name = name(document);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged");
    fs::create_dir_all(&folder).expect("a folder");
    let file = |ending: &str| {
        let path = folder.join(format!("{name}.{ending}"));
        path.to_string_lossy().into_owned()
    };
    let (calls, requests, verdicts) = (file("calls"), file("requests"), file("verdicts"));
    let document_path = document.to_string_lossy();
    let seed = std::env::var("LICIT_SEED").unwrap_or_else(|_| "1".to_owned());
    python.run("make_calls.py", &[&document_path, &calls, &seed]);
    let made = lines(&calls);
    let provider = dynamic::provider(document).unwrap_or_else(|why| panic!("{name}: {why}"));
    let sent = dynamic::send(&provider, &made, recorder).await;
    let sent: Vec<String> = sent.iter().map(Value::to_string).collect();
    fs::write(&requests, sent.join("\n")).expect("written");
    python.run(
        "judge_requests.py",
        &[&document_path, &calls, &requests, &verdicts],
    );
    Outcome::new(&name, &made, &lines(&verdicts))
}

fn lines(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("a file of the judges");
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// Compares the outcomes with the committed table.
fn compare(outcomes: &[Outcome], all: bool) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let known = fs::read_to_string(&path).unwrap_or_default();
    let (head, committed) = known
        .split_once(START)
        .expect("a README with a place for the table");
    let table = outcome::table(outcomes);
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, format!("{head}{START}{table}")).expect("the table is written");
        return;
    }
    if all {
        assert_eq!(
            committed, table,
            "bless with LICIT_JUDGES=all LICIT_BLESS=1"
        );
        return;
    }
    let unexplained: Vec<&str> = outcome::unexplained(outcomes)
        .into_iter()
        .filter(|summary| !committed.contains(summary))
        .collect();
    assert!(unexplained.is_empty(), "not in the table: {unexplained:#?}");
    for row in table.lines().take_while(|line| !line.is_empty()).skip(2) {
        let is_sum = row.starts_with("| **");
        assert!(
            is_sum || committed.contains(row),
            "not in the table:\n{row}"
        );
    }
}

/// The heading of the written part of the table.
const START: &str = "## Documents\n\n";
