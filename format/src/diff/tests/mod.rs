//! Each kind of change, in both directions, over small specs.

mod api;
mod authorization;
mod document;
mod names;
mod pages;
mod places;
mod types;

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Code, Comparison, Severity};
use crate::source::Source;

/// The provider that cases change.
const BASE: &str = r#"{
  "name": "acme",
  "issuer": "https://id.acme.example",
  "jwks_uri": "https://id.acme.example/keys",
  "authorization_endpoint": "https://id.acme.example/authorize",
  "token_endpoint": "https://id.acme.example/token",
  "scopes": { "read": "Reads.", "write": "Writes.", "admin": "Everything." },
  "grants": { "authorization_code": {}, "refresh_token": {} },
  "api": { "base_url": "https://api.acme.example/v1" },
  "operations": {
    "get_book": {
      "call": "GET /books/{id}", "scopes": "read", "path": { "id": "string" }, "returns": "Book"
    },
    "list_books": {
      "call": "GET /books", "scopes": "read", "query": { "order": "string?" }, "returns": "[Book]"
    },
    "add_book": {
      "call": "POST /books", "scopes": "write", "body": "NewBook", "returns": "Book"
    },
    "save_note": {
      "call": "PUT /note", "body": { "text": "string", "pinned": "boolean?" }
    }
  },
  "models": {
    "Book": { "id": "string", "title": "string", "pages": "integer?" },
    "NewBook": { "title": "string", "pages": "integer?" }
  }
}"#;

/// A change of [`BASE`], as a JSON merge patch (RFC 7386) for each version, and the codes that the
/// comparison reports in each direction.
struct Case {
    old: &'static str,
    new: &'static str,
    forward: &'static [&'static str],
    backward: &'static [&'static str],
}

const fn case(
    old: &'static str,
    new: &'static str,
    forward: &'static [&'static str],
    backward: &'static [&'static str],
) -> Case {
    Case {
        old,
        new,
        forward,
        backward,
    }
}

fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(target) = target else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            target.remove(&key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

fn loaded(name: &str, patch: &str) -> crate::Loaded {
    try_loaded(name, patch).unwrap_or_else(|message| panic!("{message}"))
}

fn try_loaded(name: &str, patch: &str) -> Result<crate::Loaded, String> {
    let mut spec: Value = serde_json::from_str(BASE).expect("the base is JSON");
    let change = serde_json::from_str(patch).map_err(|error| format!("{patch}: {error}"))?;
    merge(&mut spec, change);
    let text = serde_json::to_string_pretty(&spec).expect("JSON");
    crate::parse(Source::new(name, text)).map_err(|report| format!("{patch}\n{report}"))
}

fn compared(old: &str, new: &str) -> Comparison {
    loaded("old.json", old).changes_to(&loaded("new.json", new))
}

fn codes(found: &Comparison) -> BTreeSet<&'static str> {
    found
        .changes()
        .iter()
        .map(|change| change.code.id())
        .collect()
}

fn all_cases() -> impl Iterator<Item = &'static Case> {
    [authorization::CASES, api::CASES, types::CASES, names::CASES]
        .into_iter()
        .flatten()
}

#[test]
fn each_change_has_its_codes_in_both_directions() {
    let mut wrong = Vec::new();
    for Case {
        old,
        new,
        forward,
        backward,
    } in all_cases()
    {
        for (old, new, expected) in [(old, new, forward), (new, old, backward)] {
            let versions = (try_loaded("old.json", old), try_loaded("new.json", new));
            let (old_version, new_version) = match versions {
                (Ok(old), Ok(new)) => (old, new),
                (Err(message), _) | (_, Err(message)) => {
                    wrong.push(message);
                    continue;
                }
            };
            let found = old_version.changes_to(&new_version);
            assert!(found.is_complete());
            let expected: BTreeSet<_> = expected.iter().copied().collect();
            if codes(&found) != expected {
                let messages: Vec<_> = found
                    .changes()
                    .iter()
                    .map(|change| format!("  {} {}: {}", change.code, change.place, change.message))
                    .collect();
                wrong.push(format!(
                    "{old}\n-> {new}\nexpected {expected:?}, found\n{}",
                    messages.join("\n")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn every_code_has_a_case_in_which_the_reverse_has_another_code_or_none() {
    // The order of keys is lost in a merge patch. The test of arguments has texts of its own.
    let others = [Code::ArgumentOrder];
    let all = Code::ALL.iter().filter(|code| !others.contains(code));
    let mut missing: Vec<_> = all.map(|code| code.id()).collect();
    for Case {
        forward, backward, ..
    } in all_cases()
    {
        missing.retain(|code| !forward.contains(code) && !backward.contains(code));
    }
    assert_eq!(missing, [""; 0]);
}

#[test]
fn codes_are_in_order_and_say_whom_they_break() {
    let ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    for code in Code::ALL {
        let is_silent = code.reach() == super::Reach::Never;
        assert_eq!(code.severity() == Severity::Nobody, is_silent, "{code}");
        assert!(code.explanation().ends_with('.'), "{code}");
        assert_eq!(Code::from_id(code.id()), Some(*code));
    }
}

#[test]
fn a_version_has_no_changes_to_itself() {
    for Case { old, new, .. } in all_cases() {
        for version in [old, new] {
            let found = compared(version, version);
            assert_eq!(codes(&found), BTreeSet::new(), "{version}");
        }
    }
}

#[test]
fn another_order_of_required_parameters_is_another_order_of_arguments() {
    let with = |order: &str| {
        let text = BASE.replace(r#""text": "string", "pinned": "boolean?""#, order);
        assert_ne!(text, BASE);
        crate::parse(Source::new("acme.json", text)).expect("a spec")
    };
    let old = with(r#""text": "string", "color": "string""#);
    let new = with(r#""color": "string", "text": "string""#);
    assert_eq!(codes(&old.changes_to(&new)), ["D0415"].into());
    assert_eq!(codes(&new.changes_to(&old)), ["D0415"].into());
    // Optional parameters are setters, in any order.
    let old = with(r#""text": "string?", "color": "string?""#);
    let new = with(r#""color": "string?", "text": "string?""#);
    assert_eq!(codes(&old.changes_to(&new)), [].into());
}

#[test]
fn scopes_with_very_many_combinations_are_compared_one_by_one() {
    let names: Vec<String> = (0..16).map(|at| format!("s{at}")).collect();
    let scopes: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| (name.clone(), Value::from("A scope.")))
        .collect();
    let with = |clauses: &str| {
        let patch = serde_json::json!({
            "scopes": scopes, "operations": { "list_books": { "scopes": clauses } }
        });
        patch.to_string()
    };
    let old =
        "(s0 | s1) & (s2 | s3) & (s4 | s5) & (s6 | s7) & (s8 | s9) & (s10 | s11) & (s12 | s13)";
    // One scope more, and one alternative more.
    let new = format!("{old} & s14").replace("(s0 | s1)", "(s0 | s1 | s15)");
    let (old, new) = (with(old), with(&new));
    assert_eq!(codes(&compared(&old, &new)), ["D0201", "D0202"].into());
    assert_eq!(codes(&compared(&new, &old)), ["D0201", "D0202"].into());
    assert_eq!(codes(&compared(&old, &old)), [].into());
    let found = compared(&old, &new);
    let required: Vec<_> = found
        .changes()
        .iter()
        .filter(|change| change.code == Code::ScopeRequired)
        .map(|change| change.message.as_str())
        .collect();
    assert_eq!(required, ["`s14` is required"]);
}

#[test]
fn a_scope_that_is_no_longer_enough_is_named_with_those_that_are() {
    let with = |scopes: &str| {
        let patch = serde_json::json!({ "operations": { "list_books": { "scopes": scopes } } });
        patch.to_string()
    };
    let messages = |old: &str, new: &str| {
        let found = compared(&with(old), &with(new));
        let changes = found.changes().iter();
        let changes = changes.map(|change| format!("{} {}", change.code, change.message));
        changes.collect::<Vec<_>>()
    };
    assert_eq!(
        messages("read | write", "write | admin"),
        [
            "D0201 `read` is no longer enough: `admin` or `write` is required",
            "D0202 `admin` is enough",
        ]
    );
    assert_eq!(
        messages("read | write", "(read | write) & admin"),
        ["D0201 `admin` is required"]
    );
    // Each of a hundred scopes is one alternative.
    let names: Vec<String> = (0..100).map(|at| format!("s{at:02}")).collect();
    let scopes: serde_json::Map<String, Value> = names
        .iter()
        .map(|name| (name.clone(), Value::from("A scope.")))
        .collect();
    let with = |names: &[String]| {
        let patch = serde_json::json!({
            "scopes": scopes, "security_schemes": { "key": { "header": "X-Key" } },
            "operations": { "list_books": { "scopes": names.join(" | ") } }
        });
        patch.to_string()
    };
    let found = compared(&with(&names), &with(&names[1..]));
    let messages: Vec<_> = found
        .changes()
        .iter()
        .map(|change| &change.message)
        .collect();
    assert_eq!(
        messages,
        [
            "`s00` is no longer enough: `s01` or `s02` or `s03` or `s04` or `s05` or one of 94 others is required"
        ]
    );
}

#[test]
fn of_two_structures_only_what_differs_is_shown() {
    let with = |next: &str, header: &str| {
        let patch = serde_json::json!({
            "api": { "headers": { "X-Shop": { "value": header } } },
            "operations": { "list_books": {
                "query": { "after": "string?" },
                "pages": { "style": "cursor", "parameter": "after", "next": next }
            } }
        });
        patch.to_string()
    };
    let found = compared(&with("/meta/next", "a"), &with("/meta/cursor", "b"));
    let messages: Vec<_> = found
        .changes()
        .iter()
        .map(|change| &change.message)
        .collect();
    assert_eq!(
        messages,
        [
            "headers of every call changed from `X-Shop = a` to `X-Shop = b`",
            "the style changed from `cursor next /meta/next` to `cursor next /meta/cursor`",
        ]
    );
}
