//! Checks the list of what a spec cannot express in `docs/spec-format.md`. Each item names terms
//! that the format must not have as a key, a value or a template function.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

const REPOSITORY: &str = env!("CARGO_MANIFEST_DIR");
const SECTION: &str = "\n## What a spec cannot say\n";

#[test]
fn no_listed_limit_of_specs_is_a_key_of_the_format() {
    let reference = read("docs/spec-reference.md");
    let known = known(&reference);
    for name in ["openid", "webhooks", "form_post", "sha256_hex"] {
        assert!(
            known.contains(name),
            "the reference is not recognized: {name}"
        );
    }
    let guide = read("docs/spec-format.md");
    let (_, section) = guide.split_once(SECTION).expect("the section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let items: Vec<&str> = section.split("\n- **").skip(1).collect();
    assert!(items.len() > 10, "the list is not recognized");
    let mut wrong = Vec::new();
    for item in items {
        let (head, terms) = head_and_terms(item);
        if terms.is_empty() {
            wrong.push(format!("{head}: no term"));
        }
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

/// The name of an item, and the terms in the parentheses after it.
fn head_and_terms(item: &str) -> (&str, Vec<&str>) {
    let (head, rest) = item.split_once("**").expect("a bold name");
    let terms = rest
        .strip_prefix(" (")
        .and_then(|rest| rest.split_once(')'))
        .map_or_else(Vec::new, |(terms, _)| quoted(terms));
    (head, terms)
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

fn read(file: &str) -> String {
    fs::read_to_string(Path::new(REPOSITORY).join(file)).expect("a file of the repository")
}
