//! Checks the list of what a spec cannot express in `docs/spec-format.md`. For each item, `spec_limits.json`
//! has attempts to express it, each as a change of the smallest spec, and the errors that reject it. The terms
//! in the parentheses of an item must not be a key, a value or a template function of the format, and the
//! keys that its text recommends must exist.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::Path;

use licit_format::diagnostic::Severity;
use licit_format::source::Source;
use serde_json::{Map, Value};

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");
const SECTION: &str = "\n## What a spec cannot say\n";

/// The attempts at each item.
type Attempts = BTreeMap<String, Vec<Attempt>>;

/// An attempt to express what a spec cannot say.
#[derive(serde::Deserialize)]
struct Attempt {
    /// A JSON merge patch of `tests/specs/minimal.json`.
    spec: Value,
    /// The errors, sorted: each with its code and the text of the spec at its location.
    errors: Vec<String>,
}

#[test]
fn every_listed_limit_has_specs_that_are_rejected_because_of_it() {
    let smallest: Value = json("tests/specs/minimal.json");
    assert_eq!(errors(&smallest), [""; 0], "the smallest spec is valid");
    let all: Attempts = json("tests/repository/spec_limits.json");
    let guide = read("docs/spec-format.md");
    let listed: BTreeSet<&str> = items(&guide)
        .into_iter()
        .map(|item| head_and_rest(item).0)
        .collect();
    let tried: BTreeSet<&str> = all.keys().map(String::as_str).collect();
    assert_eq!(tried, listed, "each item has attempts");
    let mut wrong = Vec::new();
    for (item, attempts) in &all {
        assert!(!attempts.is_empty(), "{item} has no attempts");
        for attempt in attempts {
            let mut spec = smallest.clone();
            merge(&mut spec, &attempt.spec);
            let found = errors(&spec);
            if found.is_empty() || found != attempt.errors {
                wrong.push(format!("{item}: {}: {found:?}", attempt.spec));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_term_of_a_listed_limit_is_in_the_format() {
    let reference = read("docs/spec-reference.md");
    let known = known(&reference);
    for name in ["openid", "webhooks", "form_post", "sha256_hex"] {
        assert!(
            known.contains(name),
            "the reference is not recognized: {name}"
        );
    }
    let guide = read("docs/spec-format.md");
    let mut wrong = Vec::new();
    for item in items(&guide) {
        let (head, terms, _) = parts(item);
        let words = words(head);
        let names = terms.into_iter().chain(words.iter().map(String::as_str));
        wrong.extend(
            names
                .filter(|name| known.contains(name))
                .map(|name| format!("{head}: the format has `{name}`")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_keys_that_a_listed_limit_recommends_exist() {
    let reference = read("docs/spec-reference.md");
    let known = known(&reference);
    let guide = read("docs/spec-format.md");
    let mut wrong = Vec::new();
    for item in items(&guide) {
        let (head, _, text) = parts(item);
        let is_key = |name: &str| name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        wrong.extend(
            quoted(text)
                .into_iter()
                .filter(|name| is_key(name) && !known.contains(name))
                .map(|name| format!("{head}: the format has no `{name}`")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_guide_lists_every_function_of_templates() {
    let reference = read("docs/spec-reference.md");
    let (_, diagnostics) = diagnostics(&reference);
    let guide = read("docs/spec-format.md");
    let (_, section) = guide.split_once("\n### Functions\n").expect("the section");
    let section = section.split("\n### ").next().unwrap_or_default();
    let mut missing = functions(diagnostics);
    assert!(missing.len() > 10, "{missing:?}");
    let listed: HashSet<&str> = quoted(section).into_iter().filter_map(called).collect();
    missing.retain(|name| !listed.contains(name));
    assert!(missing.is_empty(), "{missing:?}");
}

/// Keys and values of the format, and the functions of templates.
fn known(reference: &str) -> HashSet<&str> {
    let (format, diagnostics) = diagnostics(reference);
    let listed = format.lines().filter_map(|line| {
        let name = line
            .strip_prefix("| `")
            .or_else(|| line.strip_prefix("- `"))?;
        name.split_once('`').map(|(name, _)| name)
    });
    listed.chain(functions(diagnostics)).collect()
}

/// The keys of the reference, and its diagnostics.
fn diagnostics(reference: &str) -> (&str, &str) {
    reference
        .split_once("\n# Diagnostics\n")
        .expect("the diagnostics")
}

/// The functions that the explanation of E0406 lists: a test of `licit-format` compares it with the table
/// of functions.
fn functions(diagnostics: &str) -> Vec<&str> {
    let explanation = diagnostics
        .split("\n## ")
        .find(|section| section.starts_with("E0406"))
        .expect("the functions of templates");
    quoted(explanation).into_iter().filter_map(called).collect()
}

/// The name of the function in a call: `hex` in `hex(x)`.
fn called(call: &str) -> Option<&str> {
    call.split_once('(').map(|(name, _)| name)
}

/// The items of the list.
fn items(guide: &str) -> Vec<&str> {
    let (_, section) = guide.split_once(SECTION).expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let items: Vec<&str> = section.split("\n- **").skip(1).collect();
    assert!(items.len() > 10, "the list is not recognized");
    items
}

/// The name of an item, and the text after it.
fn head_and_rest(item: &str) -> (&str, &str) {
    item.split_once("**").expect("a bold name")
}

/// The name of an item, the terms in the parentheses after it, and the text after these.
fn parts(item: &str) -> (&str, Vec<&str>, &str) {
    let (head, rest) = head_and_rest(item);
    let terms = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once(')'));
    match terms {
        Some((terms, text)) => (head, quoted(terms), text),
        None => (head, Vec::new(), rest),
    }
}

/// Returns the errors of a spec, sorted: each with its code and the text at its location.
fn errors(spec: &Value) -> Vec<String> {
    // A document of an attempt is in this directory.
    let path = Path::new(REPOSITORY).join("tests/wrong-specs/limit.json");
    let Err(report) = licit_format::parse(Source::new(path, spec.to_string())) else {
        return Vec::new();
    };
    let text = report.source().text();
    let mut errors: Vec<String> = report
        .diagnostics()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| {
            let label = found.primary.as_ref();
            let at = label.and_then(|label| text.get(label.span.range()));
            format!("{} {}", found.code, at.unwrap_or_default())
        })
        .collect();
    errors.sort();
    errors
}

/// Applies a JSON merge patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(members) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(object) = target else {
        return;
    };
    for (key, value) in members {
        if value.is_null() {
            object.remove(key);
        } else {
            merge(object.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// The words of a name as they would occur in keys, alone and in pairs: `form`, `post`,
/// `form_post`.
fn words(head: &str) -> Vec<String> {
    let lower = head.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let pairs = words.windows(2).map(|pair| pair.join("_"));
    let alone = words.iter().map(|word| (*word).to_owned());
    alone.chain(pairs).collect()
}

/// The texts between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn json<T: serde::de::DeserializeOwned>(file: &str) -> T {
    serde_json::from_str(&read(file)).expect("a file of the repository")
}

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(file)).expect("a file of the repository")
}
