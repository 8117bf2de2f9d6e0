//! Runs the command line, and checks its output and exit codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn licit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_owned()
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn check_exits_with_0_for_a_valid_spec_and_1_for_an_invalid_one() {
    let good = licit(&["check", "specs/moneybird.json"]);
    assert_eq!(good.status.code(), Some(0), "{}", text(&good.stderr));
    let wrong = licit(&["check", "specs/moneybird.json", "tests/specs/wrong.json"]);
    assert_eq!(wrong.status.code(), Some(1));
    let told = text(&wrong.stderr);
    for code in ["E0203", "E0303", "E0604"] {
        assert!(told.contains(code), "{code} in {told}");
    }
    assert!(told.contains("tests/specs/wrong.json:8:59"), "{told}");
    assert!(text(&wrong.stdout).is_empty());
}

#[test]
fn warnings_are_denied_on_request() {
    assert_eq!(licit(&["check", "specs/luca.json"]).status.code(), Some(0));
    assert_eq!(
        licit(&["check", "specs/luca.json", "--deny-warnings"])
            .status
            .code(),
        Some(1)
    );
    let document = "tests/wrong-specs/openapi/left-out.yaml";
    for command in [
        &["gen", "specs/luca.json"][..],
        &["import", "openapi", document],
    ] {
        assert_eq!(licit(command).status.code(), Some(0), "{command:?}");
        let denied = licit(&[command, &["--deny-warnings"]].concat());
        assert_eq!(denied.status.code(), Some(1), "{command:?}");
        assert!(text(&denied.stdout).is_empty(), "{command:?} wrote");
    }
}

#[test]
fn check_reports_json_with_locations() {
    let output = licit(&["check", "--format", "json", "tests/specs/wrong.json"]);
    assert_eq!(output.status.code(), Some(1));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let scope = found
        .as_array()
        .and_then(|all| all.iter().find(|diagnostic| diagnostic["code"] == "E0203"))
        .expect("the unknown scope");
    assert_eq!(scope["path"], "tests/specs/wrong.json");
    assert_eq!(scope["severity"], "error");
    assert_eq!(scope["place"]["line"], 8);
    assert_eq!(scope["place"]["column"], 59);
    assert_eq!(scope["suggestion"]["replacement"], "orders:read");
}

#[test]
fn a_missing_spec_is_reported_with_its_path() {
    let output = licit(&["check", "specs/nowhere.json"]);
    assert_eq!(output.status.code(), Some(1));
    let told = text(&output.stderr);
    assert!(
        told.contains("E0005") && told.contains("specs/nowhere.json"),
        "{told}"
    );
}

#[test]
fn gen_writes_a_folder_that_is_up_to_date_until_it_is_edited() {
    let folder = scratch("gen");
    let output = folder.to_str().expect("a path in UTF-8");
    let written = licit(&["gen", "tests/specs/minimal.json", "-o", output]);
    assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
    assert!(folder.join("mod.rs").exists() && folder.join("scope.rs").exists());
    let check = ["gen", "tests/specs/minimal.json", "--check", "-o", output];
    assert_eq!(licit(&check).status.code(), Some(0));
    fs::write(folder.join("scope.rs"), "// edited\n").expect("an edit");
    let stale = licit(&check);
    assert_eq!(stale.status.code(), Some(1));
    assert!(text(&stale.stderr).contains("scope.rs"));
}

#[test]
fn gen_declares_scope_sets_and_rejects_unknown_scopes() {
    let good = licit(&[
        "gen",
        "tests/specs/minimal.json",
        "--scopes",
        "Reading=orders:read",
    ]);
    assert!(
        text(&good.stdout).contains("pub struct Reading;"),
        "{}",
        text(&good.stderr)
    );
    let wrong = licit(&[
        "gen",
        "tests/specs/minimal.json",
        "--scopes",
        "Reading=order:read",
    ]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("did you mean `orders:read`?"));
}

#[test]
fn gen_selects_operations_and_rejects_patterns_without_match() {
    let part = licit(&[
        "gen",
        "specs/moneybird.json",
        "--include",
        "list_*",
        "--exclude",
        "*estimates*",
    ]);
    let code = text(&part.stdout);
    assert!(code.contains("fn list_contacts("), "{}", text(&part.stderr));
    assert!(!code.contains("fn list_estimates(") && !code.contains("fn get_contact("));
    assert!(code.contains("pub struct Contact {") && !code.contains("pub struct ContactInput {"));
    let wrong = licit(&["gen", "specs/moneybird.json", "--include", "list_contcts"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("did you mean `list_contacts`?"));
}

#[test]
fn new_writes_a_valid_spec_and_overwrites_nothing() {
    let file = scratch("new").join("shiny.json");
    let path = file.to_str().expect("a path in UTF-8");
    assert_eq!(licit(&["new", "shiny", "-o", path]).status.code(), Some(0));
    assert_eq!(licit(&["check", path]).status.code(), Some(0));
    assert_eq!(licit(&["new", "shiny", "-o", path]).status.code(), Some(1));
    assert_eq!(licit(&["new", "Not A Name"]).status.code(), Some(1));
}

#[test]
fn every_code_can_be_explained() {
    let output = licit(&["explain", "e0203"]);
    assert!(text(&output.stdout).starts_with("E0203: unknown scope"));
    assert_eq!(licit(&["explain", "E9999"]).status.code(), Some(1));
}

#[test]
fn the_name_of_the_subcommand_is_accepted_from_cargo() {
    assert_eq!(licit(&["licit", "version"]).status.code(), Some(0));
}

#[test]
fn every_command_has_a_usage_text() {
    for arguments in [
        &["--help"][..],
        &["help"],
        &["gen", "--help"],
        &["check", "-h"],
        &["login", "--help"],
        &["help", "login"],
        &[],
    ] {
        let output = licit(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(
            text(&output.stdout).contains("Usage: cargo licit"),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_misspelt_command_gets_a_suggestion() {
    let output = licit(&["chekc"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("did you mean `check`?"));
}

#[test]
fn the_committed_reference_is_current() {
    let path = root().join("docs/spec-reference.md");
    let printed = text(&licit(&["reference"]).stdout);
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, &printed).expect("the reference is written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == printed,
        "run LICIT_BLESS=1 cargo test -p cargo-licit"
    );
}
