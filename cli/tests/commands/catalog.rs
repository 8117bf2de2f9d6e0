//! `add` and `update`: the catalog on the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{scratch, text};

/// Runs the command in an empty folder.
fn licit(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[test]
fn an_added_spec_is_valid_and_equal_to_the_catalog_until_it_changes() {
    let folder = scratch("catalog-add");
    let added = licit(&folder, &["add", "github", "--sources"]);
    assert!(added.status.success(), "{}", text(&added.stderr));
    assert!(text(&added.stderr).contains("oauth_provider(spec = \"specs/github.json\")"));
    let path = folder.join("specs/github.json");
    let spec = fs::read_to_string(&path).expect("the copy");
    assert!(!spec.contains("../../specs"), "{spec}");
    let sources = fs::read_to_string(folder.join("specs/github.sources.json"));
    assert!(sources.expect("the evidence").contains("\"sha256\""));

    // An entry has more scopes than its operations require, which is a warning for each.
    let checked = licit(&folder, &["check", "specs/github.json"]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    let updated = licit(&folder, &["update", "specs/github.json"]);
    assert_eq!(updated.status.code(), Some(0), "{}", text(&updated.stderr));
    assert!(updated.stdout.is_empty());

    let changed = spec.replace("/login/oauth/access_token", "/login/oauth/token");
    fs::write(&path, changed).expect("the change");
    let updated = licit(&folder, &["update", "specs/github.json"]);
    assert_eq!(updated.status.code(), Some(1));
    let shown = text(&updated.stdout);
    assert!(
        shown.contains("- /token_endpoint: \"https://github.com/login/oauth/token\""),
        "{shown}"
    );
    assert!(
        shown.contains("+ /token_endpoint: \"https://github.com/login/oauth/access_token\""),
        "{shown}"
    );
}

#[test]
fn an_existing_file_is_replaced_only_on_request() {
    let folder = scratch("catalog-force");
    let file = folder.join("mine.json");
    fs::write(&file, "{}").expect("a file");
    let refused = licit(&folder, &["add", "github", "-o", "mine.json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("mine.json already exists"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), "{}");
    let replaced = licit(&folder, &["add", "github", "-o", "mine.json", "--force"]);
    assert!(replaced.status.success(), "{}", text(&replaced.stderr));
    assert!(
        fs::read_to_string(&file)
            .expect("the file")
            .contains("github.com")
    );
}

#[test]
fn an_unknown_provider_is_rejected_with_the_nearest_name() {
    let folder = scratch("catalog-unknown");
    let refused = licit(&folder, &["add", "githbu"]);
    assert_eq!(refused.status.code(), Some(1));
    let error = text(&refused.stderr);
    assert!(error.contains("did you mean `github`?"), "{error}");
    assert!(!folder.join("specs").exists());
}

#[test]
fn providers_are_listed_and_searched() {
    let folder = scratch("catalog-list");
    let all = text(&licit(&folder, &["add", "--list"]).stdout);
    assert!(all.lines().count() >= 100, "{all}");
    let found = licit(&folder, &["add", "--search", "GIT REPOSITORIES", "--json"]);
    let found: serde_json::Value = serde_json::from_slice(&found.stdout).expect("JSON");
    let ids: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| &entry["id"])
        .collect();
    assert!(ids.iter().any(|id| *id == "github"), "{found}");
    assert!(ids.len() < 20, "{found}");
    let none = licit(&folder, &["add", "--search", "no such thing"]);
    assert_eq!(none.status.code(), Some(1));
    assert!(text(&none.stderr).contains("cargo licit new"));
}
