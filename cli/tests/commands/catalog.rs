//! `add` and `update`: the catalog on the command line.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use licit_emulator::Emulator;

use crate::support::{root, scratch, text};

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

/// A folder with the spec and the evidence of an entry.
fn copied(folder: &Path, id: &str) {
    for kind in ["specs", "sources"] {
        let target = folder.join("catalog").join(kind);
        fs::create_dir_all(&target).expect("a folder");
        let file = root().join("catalog").join(kind).join(format!("{id}.json"));
        fs::copy(file, target.join(format!("{id}.json"))).expect("a copy");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_that_its_provider_proves_gets_the_date() {
    let folder = scratch("catalog-live");
    copied(&folder, "google");
    let spec = folder.join("catalog/specs/google.json");
    let emulator = Emulator::from_file(&spec).expect("a spec").start().await;
    let emulator = emulator.expect("the emulator starts");
    let arguments = [
        "catalog",
        "verify",
        "google",
        "--live",
        "--origin",
        emulator.origin(),
    ];
    let verified = licit(&folder, &arguments);
    let shown = text(&verified.stdout);
    assert!(
        verified.status.success(),
        "{shown}{}",
        text(&verified.stderr)
    );
    for line in [
        "issuer: proven",
        "jwks_uri: proven",
        "token_endpoint: proven",
    ] {
        assert!(shown.contains(line), "`{line}` in {shown}");
    }
    let path = folder.join("catalog/sources/google.json");
    let sources: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).expect("the evidence")).expect("JSON");
    let date = sources["verified"]["date"].as_str().expect("a date");
    assert!(date.len() == 10 && date.starts_with("20"), "{date}");
    assert!(
        sources["verified"]["proven"]
            .as_array()
            .is_some_and(|it| it.len() >= 3)
    );

    // The second time, the line is replaced.
    let lines = || {
        fs::read_to_string(&path)
            .expect("the evidence")
            .lines()
            .count()
    };
    let before = lines();
    assert!(licit(&folder, &arguments).status.success());
    assert_eq!(lines(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_that_is_elsewhere_fails_and_writes_nothing() {
    let folder = scratch("catalog-moved");
    copied(&folder, "google");
    let spec = folder.join("catalog/specs/google.json");
    let emulator = Emulator::from_file(&spec).expect("a spec").start().await;
    let emulator = emulator.expect("the emulator starts");
    let written = fs::read_to_string(&spec).expect("the spec");
    let moved = written.replace(
        "https://oauth2.googleapis.com/token",
        "https://oauth2.googleapis.com/old",
    );
    assert_ne!(moved, written);
    fs::write(&spec, moved).expect("the change");
    let verified = licit(
        &folder,
        &[
            "catalog",
            "verify",
            "google",
            "--live",
            "--origin",
            emulator.origin(),
        ],
    );
    assert_eq!(verified.status.code(), Some(1));
    let shown = text(&verified.stdout);
    assert!(
        shown.contains("issuer: failed: the metadata has `token_endpoint`"),
        "{shown}"
    );
    assert!(
        shown.contains("token_endpoint: failed: status 404"),
        "{shown}"
    );
    let sources = fs::read_to_string(folder.join("catalog/sources/google.json"));
    assert!(!sources.expect("the evidence").contains("\"verified\""));
}

#[test]
fn entries_past_their_term_are_listed_without_a_request() {
    let folder = scratch("catalog-term");
    let listed = licit(&folder, &["catalog", "verify", "github", "gitlab"]);
    assert!(listed.status.success(), "{}", text(&listed.stderr));
    assert!(text(&listed.stderr).contains("past the term of 180 days"));
    let wrong = licit(&folder, &["catalog", "verify", "--live"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(text(&wrong.stderr).contains("name them"));
}

#[test]
fn the_page_is_one_file() {
    let folder = scratch("catalog-page");
    let done = licit(&folder, &["catalog", "page", "-o", "catalog.html"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let page = fs::read_to_string(folder.join("catalog.html")).expect("the page");
    assert!(page.contains("<code>github</code>"));
    let printed = licit(&folder, &["catalog", "page"]);
    assert_eq!(text(&printed.stdout), page);
}
