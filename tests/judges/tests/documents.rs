//! The documents that are judged, and the files that are made of them.

use std::fs;
use std::path::{Path, PathBuf};

use licit_format::Loaded;
use licit_format::openapi::{ImportOptions, import_openapi};
use licit_format::source::Source;
use serde_json::Value;

/// The project's own documents.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/documents");

/// Imports a document as a user would, and reads the spec.
pub(crate) fn loaded(document: &Path) -> Loaded {
    load(document).unwrap_or_else(|why| panic!("{}: {why}", document.display()))
}

fn load(document: &Path) -> Result<Loaded, String> {
    let options = ImportOptions {
        name: Some("judged".into()),
        spec: Some(document.with_extension("spec.json")),
        ..ImportOptions::default()
    };
    let imported = import_openapi(document, &options).map_err(|report| report.to_string())?;
    let spec = Source::new(document.with_extension("spec.json"), imported.text);
    licit_format::parse(spec).map_err(|report| report.errors_only().to_string())
}

/// Whether all documents are judged, instead of a sample.
pub(crate) fn all() -> bool {
    std::env::var("LICIT_JUDGES").is_ok_and(|chosen| chosen == "all")
}

/// The project's own documents, and those in the folder that `LICIT_OPENAPI` names: all, those that
/// `LICIT_JUDGES` names, or those in `sample`. `None` if there is no folder.
pub(crate) fn listed(sample: &[&str]) -> Option<Vec<PathBuf>> {
    let Some(folder) = std::env::var_os("LICIT_OPENAPI") else {
        println!("skipped: LICIT_OPENAPI names no folder of OpenAPI documents");
        return None;
    };
    let mut documents = files(Path::new(OWN));
    let mut others = files(folder.as_ref());
    let chosen = std::env::var("LICIT_JUDGES").unwrap_or_default();
    let chosen: Vec<&str> = chosen.split(',').filter(|name| !name.is_empty()).collect();
    let sample = if chosen.is_empty() { sample } else { &chosen };
    if !all() {
        others.retain(|path| sample.contains(&name(path).as_str()));
    }
    documents.extend(others);
    Some(documents)
}

/// Whether a document is one of the project's own.
pub(crate) fn is_own(document: &Path) -> bool {
    document.starts_with(OWN)
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

/// The name of a document: its file's, without the ending.
pub(crate) fn name(document: &Path) -> String {
    let name = document.file_stem().expect("a name");
    name.to_string_lossy().into_owned()
}

/// The path of a file that is made of a document.
pub(crate) fn file(document: &Path, ending: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged");
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(format!("{}.{ending}", name(document)));
    path.to_string_lossy().into_owned()
}

/// The seed of everything random.
pub(crate) fn seed() -> String {
    std::env::var("LICIT_SEED").unwrap_or_else(|_| "1".to_owned())
}

/// Reads a file with a JSON value on each line.
pub(crate) fn lines(path: &str) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("a file of the judges");
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}
