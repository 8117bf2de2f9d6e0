//! Headers of replies. Values that a document allows are written as RFC 6570 says
//! (`python/make_headers.py`), and read by `licit-dynamic`, which reads them as generated clients do.

use std::path::Path;

use licit_dynamic::reply_header;
use licit_format::resolve::{Operation, Provider};
use licit_runtime::reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

use crate::documents::{self, file, lines};
use crate::dynamic::{by_path, key, text};
use crate::python::Python;

/// A document with headers of every type.
const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/headers.json");

/// Documents of `LICIT_OPENAPI` with headers of replies.
const SAMPLE: [&str; 2] = ["bal_ebay_inventory", "github_api"];

/// The values of [`OWN`] that must be judged at least.
const LEAST: usize = 40;

#[test]
fn headers_of_replies_are_read_as_the_documents_say() {
    let Some(mut documents) = documents::listed(&SAMPLE) else {
        return;
    };
    let Some(python) = Python::install() else {
        return;
    };
    documents.push(OWN.into());
    for document in documents {
        let judged = judge(&document, &python);
        assert!(document != Path::new(OWN) || judged >= LEAST, "{judged}");
    }
}

/// Reads the values of a document's headers, and returns how many there are.
fn judge(document: &Path, python: &Python) -> usize {
    let cases = file(document, "headers");
    let path = document.to_string_lossy();
    python.run("make_headers.py", &[&path, &cases, &documents::seed()]);
    let cases = lines(&cases);
    if cases.is_empty() {
        return 0;
    }
    let loaded = documents::loaded(document);
    let by_path = by_path(&loaded.provider);
    for case in &cases {
        let operation = &case["operation"];
        let key = key(text(&operation["method"]), text(&operation["path"]));
        let Some(operation) = by_path.get(&key).and_then(|ways| ways.first()) else {
            continue;
        };
        let read = read(&loaded.provider, operation, case);
        let is_right = match &read {
            Ok(Some(read)) => {
                is_alike(read, &case["value"]) || (case["any"] == true && *read == case["text"])
            }
            Ok(None) | Err(_) => false,
        };
        assert!(is_right, "{}: {case} is {read:?}", document.display());
    }
    cases.len()
}

fn read(provider: &Provider, operation: &Operation, case: &Value) -> Result<Option<Value>, String> {
    let name = text(&case["header"]);
    let mut declared = operation.reply_headers.iter();
    let declared = declared.find(|declared| declared.name.eq_ignore_ascii_case(name));
    let declared = declared.ok_or("not declared")?;
    let mut headers = HeaderMap::new();
    let value = HeaderValue::from_str(text(&case["text"])).map_err(|error| error.to_string())?;
    let name = HeaderName::try_from(name).map_err(|error| error.to_string())?;
    headers.insert(name, value);
    reply_header(provider, declared, &headers).map_err(|error| error.to_string())
}

/// Whether two values are equal. `2` and `2.0` are one number.
fn is_alike(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| is_alike(one, other))
        }
        _ => one == other,
    }
}
