//! Compares licit's costs with those of other generators and of code written by hand, and writes them into
//! `docs/performance.md`. Must not use another room.

mod application;
mod client;
mod document;
mod growth;
mod measure;
mod page;
mod plot;
mod program;
mod running;
mod table;
mod tool;
mod variants;
mod versions;

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use document::Document;
use measure::Bench;

/// The parts of the comparison. The first four are of documents.
const PARTS: [&str; 8] = [
    "generate",
    "check",
    "build",
    "variants",
    "growth",
    "application",
    "running",
    "page",
];

/// Measures the named parts, or all of them, for the documents that are given as `NAME=FILE`, or for an own one.
pub(crate) fn run(root: &Path, arguments: &[String]) -> io::Result<ExitCode> {
    let (parts, given): (Vec<_>, Vec<_>) = arguments.iter().partition(|one| !one.contains('='));
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        return Err(io::Error::other(format!(
            "no part is called `{unknown}`: use {}, or NAME=FILE",
            PARTS.join(", ")
        )));
    }
    let work = root.join("target/compare");
    fs::create_dir_all(&work)?;
    let has = |part: &str| parts.is_empty() || parts.iter().any(|one| *one == part);
    let bench = Bench {
        root: root.to_owned(),
        work: work.canonicalize()?,
        optimized: has("generate") || has("growth"),
    };
    if bench.optimized || ["check", "build", "variants"].into_iter().any(has) {
        tool::install(&bench)?;
    }
    let mut documents: Vec<_> = given
        .iter()
        .filter_map(|one| Document::given(one))
        .collect();
    if documents.is_empty() {
        documents.push(Document::own(&bench)?);
    }
    for document in &documents {
        if has("generate") {
            client::generate(&bench, document)?;
        }
        if has("check") {
            client::check(&bench, document)?;
        }
        if has("build") {
            client::build(&bench, document)?;
        }
        if has("variants") {
            variants::measure(&bench, document)?;
        }
    }
    if has("growth") {
        growth::measure(&bench)?;
    }
    if has("application") {
        application::measure(&bench)?;
    }
    if has("running") {
        running::measure(&bench)?;
    }
    page::write(&bench)?;
    Ok(ExitCode::SUCCESS)
}
