//! Reports for tools: annotations of GitHub Actions, and SARIF.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

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

/// Returns the message with the label, the suggestion and the help.
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
    let suggestion = &diagnostic["suggestion"];
    if let Some(message) = suggestion["message"].as_str() {
        let _ = write!(text, "\nhelp: {message}");
        let replacement = suggestion["replacement"].as_str();
        if let Some(replacement) = replacement.filter(|text| !text.is_empty()) {
            let _ = write!(text, ": `{replacement}`");
        }
    }
    let help = diagnostic["help"].as_array();
    for help in help.into_iter().flatten().filter_map(Value::as_str) {
        let _ = write!(text, "\nhelp: {help}");
    }
    text
}

/// Returns the URI reference of a file (SARIF 2.1.0 §3.4.3): relative below the working directory, or else
/// absolute with the scheme `file` (§3.10.1).
fn uri(path: &str) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = Path::new(path);
    let path = path.strip_prefix(&here).unwrap_or(path);
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::new();
    if path.is_absolute() {
        uri.push_str("file://");
        if !text.starts_with('/') {
            uri.push('/');
        }
    } else if text
        .split('/')
        .next()
        .is_some_and(|first| first.contains(':'))
    {
        // The first segment would be a scheme.
        uri.push_str("./");
    }
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=:@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
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
            json!({ "uri": uri(diagnostic["path"].as_str().unwrap_or_default()) }),
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

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_are_uri_references() {
        assert_eq!(uri("specs/acme.json"), "specs/acme.json");
        assert_eq!(uri("a b/ü%.json"), "a%20b/%C3%BC%25.json");
        assert_eq!(uri("a:b.json"), "./a:b.json");
        let here = std::env::current_dir().expect("a working directory");
        let inside = here.join("x.json");
        assert_eq!(uri(&inside.to_string_lossy()), "x.json");
        #[cfg(unix)]
        assert_eq!(uri("/elsewhere/x y.json"), "file:///elsewhere/x%20y.json");
    }
}
