//! Reports for tools: annotations of GitHub Actions, and SARIF.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use licit_format::diagnostic::Code;
use serde_json::{Value, json};

use crate::terminal::{command_data, command_property};

/// Returns annotations of GitHub Actions: one workflow command a line.
pub(super) fn annotations(diagnostics: &[Value]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let of = |key: &str| diagnostic[key].as_str().unwrap_or_default();
        let mut properties = format!(
            "title={},file={}",
            command_property(of("code")),
            command_property(of("path"))
        );
        let place = &diagnostic["place"];
        for (key, name) in [
            ("line", "line"),
            ("end_line", "endLine"),
            ("column", "col"),
            ("end_column", "endColumn"),
        ] {
            if let Some(number) = place[key].as_u64() {
                let _ = write!(properties, ",{name}={number}");
            }
        }
        let message = command_data(&message(diagnostic));
        let _ = writeln!(text, "::{} {properties}::{message}", of("severity"));
    }
    text
}

/// Returns the message with the label and the help.
fn message(diagnostic: &Value) -> String {
    let mut text = diagnostic["message"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    if let Some(label) = diagnostic["label"]
        .as_str()
        .filter(|label| !label.is_empty())
    {
        let _ = write!(text, ": {label}");
    }
    let help = diagnostic["help"].as_array();
    for help in help.into_iter().flatten().filter_map(Value::as_str) {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

/// Returns a log in the Static Analysis Results Interchange Format (SARIF 2.1.0).
pub(super) fn sarif(diagnostics: &[Value]) -> Value {
    let used: BTreeSet<&str> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic["code"].as_str())
        .collect();
    let codes = Code::ALL.iter().filter(|code| used.contains(code.id()));
    let rules = codes.map(|code| {
        json!({
            "id": code.id(),
            "shortDescription": { "text": code.title() },
            "fullDescription": { "text": code.explanation() },
            "help": { "text": format!("{}\n\n{}", code.explanation(), code.consequence()) },
        })
    });
    let results = diagnostics.iter().map(|diagnostic| {
        let place = &diagnostic["place"];
        let mut physical = serde_json::Map::new();
        physical.insert(
            "artifactLocation".into(),
            json!({ "uri": diagnostic["path"] }),
        );
        if place.is_object() {
            // SARIF counts columns as Unicode code points here, as we do.
            let region = json!({
                "startLine": place["line"],
                "startColumn": place["column"],
                "endLine": place["end_line"],
                "endColumn": place["end_column"],
            });
            physical.insert("region".into(), region);
        }
        json!({
            "ruleId": diagnostic["code"],
            "level": diagnostic["severity"],
            "message": { "text": message(diagnostic) },
            "locations": [{ "physicalLocation": physical }],
        })
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "cargo-licit",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}
