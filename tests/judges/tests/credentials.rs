//! The judge of credentials sees what it is there to see: wrong, missing and needless credentials in
//! requests that are right otherwise.

use std::fs;

use serde_json::{Value, json};

use crate::documents::{self, file, lines, name};
use crate::python::Python;
use crate::recorder::Recorder;
use crate::requests;
use crate::written::Call;

/// The credentials of `dynamic.rs`, as requests contain them.
const CREDENTIALS: [&str; 3] = ["judge-key", "judge-token", "anVkZ2U6anVkZ2UtcGFzc3dvcmQ="];

/// The header of a key in `documents/security.json`, with its value.
const KEY: &str = "x-key: judge-key";

/// Changes a sent request; `None` if the change does not apply to it.
type Change<'c> = &'c dyn Fn(&str) -> Option<String>;

#[tokio::test(flavor = "multi_thread")]
async fn wrong_missing_and_needless_credentials_are_found() {
    let Some(documents) = documents::listed(&[]) else {
        return;
    };
    let Some(python) = Python::install() else {
        return;
    };
    let mut documents = documents.iter();
    let document = documents.find(|path| name(path) == "security");
    let document = document.expect("a document about credentials");
    let loaded = documents::loaded(document);
    let servers = (&python, &Recorder::start());
    let calls = requests::made(document, &loaded, servers, "credential-calls").await;
    let points = |change: Change<'_>| {
        let changed: Vec<Option<String>> = calls.iter().map(|call| change(sent(call))).collect();
        let (requests, verdicts) = (
            file(document, "credential-requests"),
            file(document, "credential-verdicts"),
        );
        let given = calls.iter().zip(&changed).map(|(call, changed)| {
            let raw = changed.as_deref().unwrap_or(sent(call));
            json!({ "sent": raw, "lost": [] }).to_string()
        });
        fs::write(&requests, given.collect::<Vec<_>>().join("\n")).expect("written");
        let path = document.to_string_lossy();
        let made = file(document, "credential-calls");
        python.run("judge_requests.py", &[&path, &made, &requests, &verdicts]);
        let verdicts = lines(&verdicts).into_iter().zip(changed);
        let verdicts = verdicts.filter(|(_, changed)| changed.is_some());
        verdicts
            .map(|(verdict, _)| is_about_credentials(&verdict))
            .collect::<Vec<bool>>()
    };
    let unchanged = points(&|raw| Some(raw.to_owned()));
    assert_eq!(unchanged, vec![false; calls.len()], "licit's own requests");
    let changes: [(&str, Change<'_>, usize); 3] = [
        ("wrong", &wrong, 10),
        ("missing", &missing, 10),
        ("needless", &needless, 6),
    ];
    for (what, change, least) in changes {
        let found = points(change);
        assert!(found.len() >= least, "{what}: {} requests", found.len());
        assert!(found.iter().all(|is_found| *is_found), "{what}: {found:?}");
    }
}

/// The request with other credentials. `None` if it has none, or needs none.
fn wrong(raw: &str) -> Option<String> {
    let mut changed = raw.to_owned();
    for credential in CREDENTIALS {
        changed = changed.replace(credential, "b3RoZXI6b3RoZXI=");
    }
    (changed != raw && !is_optional(raw)).then_some(changed)
}

/// The request without its credentials.
fn missing(raw: &str) -> Option<String> {
    let (first, rest) = raw.split_once("\r\n")?;
    let first = first.replace("tenant=judge-key", "");
    let has_none = |line: &&str| !CREDENTIALS.iter().any(|one| line.contains(one));
    let lines: Vec<&str> = rest.split("\r\n").filter(has_none).collect();
    let changed = format!("{first}\r\n{}", lines.join("\r\n"));
    (changed != raw && !is_optional(raw)).then_some(changed)
}

/// The request with a key that its operation does not need.
fn needless(raw: &str) -> Option<String> {
    let (first, rest) = raw.split_once("\r\n")?;
    let has_key = raw.to_lowercase().contains(KEY);
    (!has_key).then(|| format!("{first}\r\n{KEY}\r\n{rest}"))
}

fn is_optional(raw: &str) -> bool {
    let first = raw.lines().next().unwrap_or_default();
    first.contains("/optional")
}

fn sent(call: &Call) -> &str {
    call.result["sent"].as_str().expect("a request")
}

fn is_about_credentials(verdict: &Value) -> bool {
    let points = verdict["points"].as_array().expect("points");
    points.iter().any(|point| point["where"] == "security")
}
