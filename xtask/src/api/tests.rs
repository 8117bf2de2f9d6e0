//! Tests of the lists over small descriptions in rustdoc's format.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::item::{Crate, Listed};
use super::{CRATES, update};
use crate::manifest::members;

/// A crate with a public struct, a hidden function and a private one.
fn described() -> Value {
    let item = |name: &str, visibility: &str, attributes: &[&str], inner: Value| json!({ "name": name, "visibility": visibility, "attrs": attributes, "inner": inner });
    let text = json!({ "primitive": "str" });
    let reference =
        json!({ "borrowed_ref": { "lifetime": null, "is_mutable": false, "type": text } });
    let optional = json!({ "resolved_path": {
        "path": "core::option::Option",
        "args": { "angle_bracketed": { "args": [{ "type": reference }], "constraints": [] } }
    } });
    let function = json!({ "function": {
        "sig": { "inputs": [["name", reference]], "output": optional },
        "generics": { "params": [], "where_predicates": [] },
        "header": { "is_const": true, "is_async": false, "is_unsafe": false },
        "has_body": true
    } });
    let structure = json!({ "struct": {
        "kind": { "plain": { "fields": [5, 6], "has_stripped_fields": false } },
        "generics": { "params": [], "where_predicates": [] },
        "impls": []
    } });
    json!({
        "root": 0,
        "index": {
            "0": item("acme", "public", &[], json!({ "module": { "items": [1, 2, 3, 4] } })),
            "1": item("Book", "public", &["#[non_exhaustive]"], structure),
            "2": item("find", "public", &[], function.clone()),
            "3": item("inner", "public", &["#[doc(hidden)]"], function.clone()),
            "4": item("private", "crate", &[], function),
            "5": item("title", "public", &[], json!({ "struct_field": text })),
            "6": item("secret", "crate", &[], json!({ "struct_field": text })),
        }
    })
}

#[test]
fn each_public_item_is_a_line_and_hidden_ones_are_apart() {
    let described = described();
    let listed = Listed::of(&Crate::new(&described));
    let public: Vec<_> = listed.public.iter().map(String::as_str).collect();
    assert_eq!(
        public,
        [
            "const fn acme::find(name: &str) -> Option<&str>",
            "field acme::Book::title: str",
            "struct acme::Book non_exhaustive",
        ]
    );
    let hidden: Vec<_> = listed.hidden.iter().map(String::as_str).collect();
    assert_eq!(hidden, ["const fn acme::inner(name: &str) -> Option<&str>"]);
}

#[test]
fn a_list_that_differs_is_reported_and_left() {
    let folder = std::env::temp_dir().join(format!("licit-xtask-api-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("acme.txt");
    let lines = |line: &str| BTreeSet::from([line.to_owned()]);
    assert!(update(&path, &lines("fn acme::old()"), false).unwrap());
    assert!(update(&path, &lines("fn acme::old()"), true).unwrap());
    assert!(!update(&path, &lines("fn acme::new()"), true).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), "fn acme::old()\n");
    // A crate without hidden items has no list of them.
    assert!(update(&path, &BTreeSet::new(), false).unwrap());
    assert!(!path.exists());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn every_published_library_has_a_list() {
    let mut published: Vec<String> = members()
        .into_iter()
        .filter(|package| package.is_published && package.name != "cargo-licit")
        .map(|package| package.name)
        .collect();
    published.sort();
    assert_eq!(published, CRATES);
}
