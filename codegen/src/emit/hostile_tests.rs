//! Checks that texts of specs and documents appear in generated code only as text.

#![allow(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use licit_format::source::Source;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::Value;

use crate::Options;
use crate::generate;
use crate::markdown::tests::forbidden;

/// Texts that try to become code, links or HTML. The last construct of each is not closed.
const EVIL: [&str; 5] = [
    "word word word word word word word word word word word word word word word word word word \
     word ```rust panic!() ``` word\n\n    panic!()\n\n~~~should_panic\npanic!()\n~~~\n\n```rust\npanic!()",
    "[Foo] and [`Bar`], [x](crate::y), [y](javascript:z), [z](data:text/html,x), [a][b], ![c](d)\n\n\
     [b]: javascript:x\n\n[^1]: crate::z",
    "<script>alert(1)</script> <img src=x onerror=x> Vec<Foo> <a href='javascript:x'>y</a> <b>",
    "ad\u{202e}min\u{2066}\u{200b}\u{feff}\r```rust\r\0{x} {} {{ }}: \\",
    "` `` ``` ~~~ | # > * _ & &lt; \\` https://{x}.example https://a.example/[Foo] http://x",
];

/// A value that documentation must show unchanged.
const EVIL_VALUE: &str = "`[x](javascript:y)`` <b>\u{202e}{z}\r\n```rust\u{200b}";

#[test]
fn no_text_of_a_spec_becomes_code_in_any_place() {
    let mut modules = 0;
    for (number, (path, text)) in specs().into_iter().enumerate() {
        let Some(plain) = problems(&path, &text, &|value| described(value, "Words of no harm."))
        else {
            continue;
        };
        // Two texts per spec are enough, because each place occurs in many specs.
        for evil in EVIL.into_iter().cycle().skip(number).take(2) {
            let found = problems(&path, &text, &|value| described(value, evil));
            let Some(found) = found else {
                panic!("{} is rejected with other descriptions", path.display());
            };
            let new: Vec<_> = found.difference(&plain).collect();
            assert!(new.is_empty(), "{} with {evil:?}: {new:#?}", path.display());
            modules += 1;
        }
    }
    assert!(modules > 140, "only {modules} modules");
}

#[test]
fn no_value_of_a_spec_becomes_code_in_any_output() {
    let mut modules = 0;
    for (path, text) in specs() {
        let plain = problems(&path, &text, &|_| {});
        let evil = problems(&path, &text, &|value| valued(value, EVIL_VALUE));
        let (Some(plain), Some(evil)) = (plain, evil) else {
            continue;
        };
        let new: Vec<_> = evil.difference(&plain).collect();
        assert!(new.is_empty(), "{}: {new:#?}", path.display());
        modules += 1;
    }
    assert!(modules > 60, "only {modules} modules");
}

/// The project's specs, except the largest.
pub(super) fn specs() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut specs = Vec::new();
    let mut open = vec![root.join("specs"), root.join("tests/specs")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "json")
                && !path.ends_with("moneybird.json")
                && let Ok(text) = fs::read_to_string(&path)
            {
                specs.push((path, text));
            }
        }
    }
    specs
}

/// The unsafe constructs in the documentation of a changed spec's module. `None` if the spec is
/// rejected.
fn problems(path: &Path, text: &str, change: &dyn Fn(&mut Value)) -> Option<BTreeSet<String>> {
    let mut spec = serde_json::from_str(text).ok()?;
    change(&mut spec);
    let source = Source::new("spec.json", spec.to_string());
    let loaded = licit_format::parse(source).ok()?;
    let module = generate(&loaded.provider, &Options::default()).ok()?;
    let mut found = BTreeSet::new();
    for (doc, tokens) in module.emitted() {
        shown(&tokens, &mut found);
        found.extend(forbidden(&doc.join("\n")));
    }
    let text = module.to_inline_text();
    assert!(
        syn::parse_file(&text).is_ok(),
        "{} gives no Rust",
        path.display()
    );
    let unseen = |c: &char| {
        (c.is_control() && *c != '\n') || "\u{202e}\u{2066}\u{200b}\u{feff}".contains(*c)
    };
    found.extend(
        text.chars()
            .find(unseen)
            .map(|c| format!("{c:?} in the code")),
    );
    Some(found)
}

/// Replaces every description of a spec by a text.
fn described(value: &mut Value, evil: &str) {
    match value {
        Value::Object(members) => {
            if members.contains_key("call") && members.contains_key("returns") {
                members.insert("deprecated".into(), evil.into());
            }
            for (key, member) in members {
                match key.as_str() {
                    "description" | "$description" | "title" | "summary" | "deprecated"
                        if member.is_string() =>
                    {
                        *member = evil.into();
                    }
                    "scopes" if member.is_object() => {
                        for scope in member
                            .as_object_mut()
                            .into_iter()
                            .flat_map(|scopes| scopes.values_mut())
                        {
                            match scope {
                                Value::String(text) => *text = evil.into(),
                                other => described(other, evil),
                            }
                        }
                    }
                    _ => described(member, evil),
                }
            }
        }
        Value::Array(elements) => {
            for element in elements {
                described(element, evil);
            }
        }
        _ => {}
    }
}

/// Appends a text to enum values, documented codes and default strings.
fn valued(value: &mut Value, evil: &str) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match (key.as_str(), member) {
                    ("code", Value::String(text)) if !text.starts_with('/') => text.push_str(evil),
                    ("enum", Value::Array(values)) => {
                        for value in values {
                            match value {
                                Value::String(text) => text.push_str(evil),
                                other => valued(other, evil),
                            }
                        }
                    }
                    ("variables" | "callback" | "pagination", _) => {}
                    (_, member) => valued(member, evil),
                }
            }
        }
        Value::Array(elements) => {
            for element in elements {
                valued(element, evil);
            }
        }
        _ => {}
    }
}

/// The unsafe constructs in the documentation and messages of these tokens.
fn shown(tokens: &TokenStream, found: &mut BTreeSet<String>) {
    let mut doc: Vec<String> = Vec::new();
    let mut is_attribute = false;
    for token in tokens.clone() {
        let was_attribute = std::mem::take(&mut is_attribute);
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                is_attribute = true;
                continue;
            }
            TokenTree::Group(group) if was_attribute && group.delimiter() == Delimiter::Bracket => {
                attribute(&group.stream(), &mut doc, found);
                continue;
            }
            TokenTree::Group(group) => shown(&group.stream(), found),
            _ => {}
        }
        if !doc.is_empty() {
            found.extend(forbidden(&doc.join("\n")));
            doc.clear();
        }
    }
}

/// Reads an attribute: `doc`, `deprecated`, or `diagnostic::on_unimplemented`.
fn attribute(tokens: &TokenStream, doc: &mut Vec<String>, found: &mut BTreeSet<String>) {
    let text = tokens.to_string();
    let mut literals = Vec::new();
    texts(tokens, &mut literals);
    if text.starts_with("doc") {
        let line = literals.concat();
        assert!(!line.contains('\n'), "{line:?} is more than a line");
        doc.push(line.strip_prefix(' ').unwrap_or(&line).to_owned());
    } else if text.starts_with("deprecated") {
        for note in literals {
            assert!(!note.contains('\n'), "{note:?} is more than a line");
            found.extend(forbidden(&note));
        }
    } else if text.starts_with("diagnostic") {
        for message in literals {
            let rest = message
                .replace("{Self}", "")
                .replace("{{", "")
                .replace("}}", "");
            if rest.contains(['{', '}']) {
                found.insert(format!("a parameter in the message {message:?}"));
            }
        }
    }
}

fn texts(tokens: &TokenStream, literals: &mut Vec<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => texts(&group.stream(), literals),
            TokenTree::Literal(literal) => {
                let text = syn::parse_str::<syn::LitStr>(&literal.to_string());
                literals.extend(text.map(|text| text.value()));
            }
            _ => {}
        }
    }
}
