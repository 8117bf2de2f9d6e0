use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::*;
use crate::source::Source;

/// The spec that the keys of an example belong to.
const SPEC: &str = r#"{
  "name": "acme",
  "authorization_endpoint": "https://acme.example/authorize",
  "token_endpoint": "https://acme.example/token",
  "scopes": { "orders:read": "Read orders." },
  "grants": { "authorization_code": {} },
  "api": { "base_url": "https://api.acme.example" },
  "operations": { "list_orders": { "call": "GET /orders", "scopes": "orders:read", "returns": "[Order]" } },
  "models": { "Order": { "id": "string" } }
}"#;

/// The `api` of a spec with an OpenAPI document.
const WITH_DOCUMENT: &str =
    r#""api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }"#;

/// The `api` of a spec with an OpenAPI document and an overlay.
const WITH_OVERLAY: &str = r#""api": {
  "openapi": "acme.yaml", "overlays": ["overlay.yaml"], "base_url": "https://api.acme.example"
}"#;

/// The document, each key with its text.
const DOCUMENT: &[(&str, &str)] = &[
    ("openapi", "openapi: 3.1.0"),
    ("info", "info: { title: Acme, version: '1' }"),
    ("servers", "servers: [{ url: https://api.acme.example }]"),
    (
        "paths",
        "paths:\n  /invoices:\n    get:\n      operationId: list_invoices\n      \
         responses: { '204': { description: Done. } }",
    ),
];

const OVERLAY: &[(&str, &str)] = &[
    ("overlay", "overlay: 1.0.0"),
    ("info", "info: { title: Changes, version: '1' }"),
];

const PARTS: &str =
    "Invoices: { type: array, items: { type: object, properties: { id: { type: string } } } }";

/// A folder for the files of examples, removed when dropped.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("licit-examples-{}", std::process::id());
        let folder = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(folder.specs()).unwrap();
        // The files outside exist, so that a reference to them is not merely dangling.
        for parent in [folder.0.as_path(), &folder.specs()] {
            fs::write(parent.join("acme.yaml"), yaml(DOCUMENT, "")).unwrap();
            fs::write(parent.join("parts.yaml"), PARTS).unwrap();
        }
        folder
    }

    fn specs(&self) -> PathBuf {
        self.0.join("specs")
    }

    /// The codes of an excerpt in its file, and whether there is an error.
    fn reported(&self, of: Excerpt, keys: &str) -> (BTreeSet<&'static str>, bool) {
        let specs = self.specs();
        let write = |name: &str, text: String| fs::write(specs.join(name), text).unwrap();
        let text = match of {
            Excerpt::Spec => {
                write("acme.yaml", yaml(DOCUMENT, ""));
                json(keys)
            }
            Excerpt::Document => {
                write("acme.yaml", yaml(DOCUMENT, keys));
                json(WITH_DOCUMENT)
            }
            Excerpt::Overlay => {
                write("acme.yaml", yaml(DOCUMENT, ""));
                write("overlay.yaml", yaml(OVERLAY, keys));
                json(WITH_OVERLAY)
            }
        };
        let source = Source::new(path_text(&specs.join("acme.json")), text);
        let report = match crate::parse(source) {
            Ok(loaded) => loaded.warnings,
            Err(report) => report,
        };
        let codes = report.diagnostics().iter().map(|found| found.code.id());
        (codes.collect(), report.has_errors())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn path_text(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// [`SPEC`] with these keys as they are written, in place of its own. Nothing but the excerpt may
/// normalize them: a duplicate or a comma too many is what some examples show.
fn json(keys: &str) -> String {
    let given: Map<String, Value> =
        serde_json::from_str(&format!("{{{keys}}}")).unwrap_or_default();
    let base: Map<String, Value> = serde_json::from_str(SPEC).unwrap();
    let kept = base
        .iter()
        .filter(|(key, _)| !given.contains_key(*key))
        .map(|(key, value)| format!("{key:?}: {value},\n"));
    format!("{{\n{}{keys}\n}}", kept.collect::<String>())
}

/// A document with these keys in place of its own. `swagger` replaces `openapi`.
fn yaml(base: &[(&str, &str)], keys: &str) -> String {
    let given: Vec<_> = keys
        .lines()
        .filter_map(|line| line.split(':').next())
        .map(|key| if key == "swagger" { "openapi" } else { key })
        .collect();
    let kept = base
        .iter()
        .filter(|(key, _)| !given.contains(key))
        .map(|(_, text)| format!("{text}\n"));
    format!("{}{keys}\n", kept.collect::<String>())
}

#[test]
fn examples_break_their_rule_and_then_do_not() {
    let folder = Folder::new();
    let mut faults = Vec::new();
    for code in Code::ALL {
        let Some(Example { of, wrong, right }) = code.example() else {
            continue;
        };
        let (codes, _) = folder.reported(of, wrong);
        if !codes.contains(code.id()) {
            faults.push(format!("{code} is not among {codes:?}:\n{wrong}"));
        }
        let (codes, has_errors) = folder.reported(of, right);
        if codes.contains(code.id()) || has_errors {
            faults.push(format!(
                "{code} has a wrong right side, {codes:?}:\n{right}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn every_rule_has_an_example_or_a_reason_why_not() {
    for code in Code::ALL {
        assert_ne!(
            code.example().is_some(),
            code.why_no_example().is_some(),
            "{code}"
        );
    }
}
