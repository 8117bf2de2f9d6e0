//! `licit.toml`: the options of `gen` are saved, repeated and checked. And the reports of `check`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{scratch, text};

const SPEC: &str = r#"{
  "name": "acme",
  "authorization_endpoint": "https://id.acme.example/authorize",
  "token_endpoint": "https://id.acme.example/token",
  "scopes": { "read": "Reads.", "write": "Writes." },
  "grants": { "authorization_code": {} },
  "api": { "base_url": "https://api.acme.example" },
  "operations": {
    "list_books": { "call": "GET /books", "scopes": "read", "returns": "[uuid]" },
    "add_book": { "call": "POST /books", "scopes": "write", "body": { "title": "string" } }
  }
}"#;

fn licit(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    let run = command.current_dir(folder).args(arguments).output();
    run.expect("the program runs")
}

fn succeeds(folder: &Path, arguments: &[&str]) -> String {
    let run = licit(folder, arguments);
    let messages = text(&run.stderr);
    assert_eq!(run.status.code(), Some(0), "{arguments:?}: {messages}");
    text(&run.stdout) + &messages
}

fn folder(name: &str) -> PathBuf {
    let folder = scratch(&format!("settings-{name}"));
    fs::create_dir_all(folder.join("specs")).expect("a folder");
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("specs/acme.json"), SPEC).expect("the spec");
    folder
}

#[test]
fn the_options_of_gen_are_saved_and_repeated_without_arguments() {
    let folder = folder("saved");
    let options = [
        "gen",
        "specs/acme.json",
        "-o",
        "src/acme.rs",
        "--scopes",
        "Reading=read",
        "--operations",
        "Adding=add_book",
        "--type",
        "uuid=my::Uuid",
        "--exclude",
        "POST *",
    ];
    let run = licit(&folder, &[&options[..], &["--save"]].concat());
    // A pattern that matches nothing is an error, and nothing is saved.
    assert_eq!(run.status.code(), Some(1), "{}", text(&run.stderr));
    assert!(!folder.join("licit.toml").exists());

    let options = &options[..10];
    succeeds(&folder, &[options, &["--save"]].concat());
    let saved = fs::read_to_string(folder.join("licit.toml")).expect("the settings");
    let module = fs::read_to_string(folder.join("src/acme.rs")).expect("the module");
    for part in ["Reading", "Adding", "my::Uuid"] {
        assert!(
            saved.contains(part) && module.contains(part),
            "{part} in {saved}"
        );
    }

    fs::write(folder.join("src/acme.rs"), "").expect("the module");
    // From the project's folder, and from a folder in it.
    for at in [&folder, &folder.join("src")] {
        let run = licit(at, &["gen", "--check"]);
        assert_eq!(run.status.code(), Some(1));
        assert!(
            text(&run.stderr).contains("run `cargo licit gen`\n"),
            "{}",
            text(&run.stderr)
        );
    }
    succeeds(&folder.join("src"), &["gen"]);
    assert_eq!(
        fs::read_to_string(folder.join("src/acme.rs")).expect("the module"),
        module
    );
    succeeds(&folder, &["gen", "--check"]);
}

#[test]
fn saving_replaces_the_entry_of_the_spec_and_preserves_everything_else() {
    let folder = folder("replaced");
    let before = "# Ours.\n\n[[spec]] # the first\npath = \"other.json\" # theirs\n\n[[spec]]\npath = \"specs/acme.json\"\ninclude = [\"list_*\"]\n";
    fs::write(folder.join("licit.toml"), before).expect("the settings");
    succeeds(
        &folder,
        &["gen", "specs/acme.json", "-o", "src/acme.rs", "--save"],
    );
    let after = fs::read_to_string(folder.join("licit.toml")).expect("the settings");
    assert_eq!(
        after,
        "# Ours.\n\n[[spec]] # the first\npath = \"other.json\" # theirs\n\n[[spec]]\npath = \"specs/acme.json\"\noutput = \"src/acme.rs\"\n"
    );
}

#[test]
fn the_advice_to_generate_again_has_every_option() {
    let folder = folder("advice");
    let options = [
        "gen",
        "specs/acme.json",
        "-o",
        "src/acme.rs",
        "--exclude",
        "POST /*",
    ];
    let run = licit(&folder, &[&options[..], &["--check"]].concat());
    assert_eq!(run.status.code(), Some(1));
    let expected = "run `cargo licit gen specs/acme.json -o src/acme.rs --exclude 'POST /*'`";
    assert!(
        text(&run.stderr).contains(expected),
        "{}",
        text(&run.stderr)
    );
}

#[test]
fn wrong_settings_are_reported_with_their_place() {
    let folder = folder("wrong");
    let none = licit(&folder.join("src"), &["gen", "--config", "nowhere.toml"]);
    assert_eq!(none.status.code(), Some(1));
    fs::write(
        folder.join("licit.toml"),
        "[[spec]]\npath = \"specs/acme.json\"\nouput = \"a\"\n",
    )
    .expect("the settings");
    for command in ["gen", "check"] {
        let run = licit(&folder, &[command]);
        assert_eq!(run.status.code(), Some(1));
        let messages = text(&run.stderr);
        assert!(
            messages.contains("licit.toml:3:1: unknown key `ouput`; did you mean `output`?"),
            "{messages}"
        );
    }
    for wrong in [
        &["gen", "--scopes", "A=a"][..],
        &["gen", "--save"],
        &["gen", "-o", "x.rs"],
    ] {
        assert_eq!(licit(&folder, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn check_without_specs_checks_those_of_the_settings() {
    let folder = folder("check");
    fs::write(
        folder.join("licit.toml"),
        "[[spec]]\npath = \"specs/acme.json\"\n",
    )
    .expect("the settings");
    assert!(succeeds(&folder, &["check"]).contains("acme.json: valid"));
    fs::write(
        folder.join("specs/acme.json"),
        SPEC.replace("\"scopes\": \"read\"", "\"scopes\": \"raed\""),
    )
    .expect("the spec");
    let run = licit(&folder, &["check"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(text(&run.stderr).contains("E0203"), "{}", text(&run.stderr));
}

#[test]
fn check_reports_annotations_and_sarif() {
    let folder = folder("reports");
    fs::write(
        folder.join("specs/acme.json"),
        SPEC.replace("\"scopes\": \"read\"", "\"scopes\": \"raed\""),
    )
    .expect("the spec");
    let run = licit(&folder, &["check", "specs/acme.json", "--format", "github"]);
    assert_eq!(run.status.code(), Some(1));
    let annotations = text(&run.stdout);
    let error = annotations
        .lines()
        .find(|line| line.contains("E0203"))
        .expect("an annotation");
    assert!(
        error.starts_with("::error title=E0203,file=specs/acme.json,line=9,endLine=9,col=54,"),
        "{error}"
    );
    let run = licit(&folder, &["check", "specs/acme.json", "--format", "sarif"]);
    let log: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let result = results
        .iter()
        .find(|result| result["ruleId"] == "E0203")
        .expect("a result");
    assert_eq!(result["level"], "error");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "specs/acme.json");
    assert_eq!(place["region"]["startLine"], 9);
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert!(rules.iter().any(|rule| rule["id"] == "E0203"));
}

/// Opening a pipe waits for its writer.
#[cfg(unix)]
#[test]
fn a_pipe_is_rejected_as_any_file_of_a_command() {
    let folder = folder("pipes");
    let made = std::process::Command::new("mkfifo")
        .current_dir(&folder)
        .args(["licit.toml", "list.json", "accepted"])
        .status();
    assert!(made.expect("mkfifo").success());
    for arguments in [
        &["gen", "specs/acme.json", "-o", "src/acme.rs", "--save"][..],
        &["update", "list.json"],
        &["emulate", "specs/acme.json", "--clients", "list.json"],
        &[
            "diff",
            "specs/acme.json",
            "specs/acme.json",
            "--accepted",
            "accepted",
        ],
    ] {
        let run = licit(&folder, arguments);
        assert!(!run.status.success(), "{arguments:?}");
        let message = text(&run.stderr);
        assert!(
            message.contains("a pipe, not a regular file"),
            "{arguments:?}: {message}"
        );
    }
}
