//! Runs the command line, and checks its output and exit codes.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::support::{root, scratch, text, write_spec};
use serde_json::Value;

fn licit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .args(arguments)
        .output()
        .expect("the program runs")
}

#[test]
fn check_exits_with_0_for_a_valid_spec_and_1_for_an_invalid_one() {
    let good = licit(&["check", "specs/moneybird.json"]);
    assert_eq!(good.status.code(), Some(0), "{}", text(&good.stderr));
    let wrong = licit(&["check", "specs/moneybird.json", "tests/specs/wrong.json"]);
    assert_eq!(wrong.status.code(), Some(1));
    let messages = text(&wrong.stderr);
    for code in ["E0203", "E0303", "E0604"] {
        assert!(messages.contains(code), "{code} in {messages}");
    }
    assert!(
        messages.contains("tests/specs/wrong.json:8:59"),
        "{messages}"
    );
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
fn reports_for_tools_have_the_nearest_name() {
    let spec = serde_json::json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "token_request": {
            "rename": { "clientid": "app" },
            "parameters": { "time": { "value": "{nwo}" } }
        },
        "grants": { "authorization_code": {} },
    });
    let spec = write_spec(&scratch("nearest-name"), &spec);
    for format in ["github", "sarif"] {
        let output = licit(&["check", &spec, "--format", format]);
        let shown = text(&output.stdout);
        assert!(shown.contains(": `client_id`"), "{shown}");
        assert!(
            shown.contains("every template can use a similar name: `now`"),
            "{shown}"
        );
    }
}

#[test]
fn a_missing_spec_is_reported_with_its_path() {
    let output = licit(&["check", "specs/nowhere.json"]);
    assert_eq!(output.status.code(), Some(1));
    let messages = text(&output.stderr);
    assert!(
        messages.contains("E0005") && messages.contains("specs/nowhere.json"),
        "{messages}"
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
    assert!(code.contains("pub struct Contact {") && !code.contains("struct ContactInput"));
    let wrong = licit(&["gen", "specs/moneybird.json", "--include", "list_contcts"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("did you mean `list_contacts`?"));
}

#[test]
fn gen_with_an_exclusion_reports_no_faults_of_the_excluded_operation() {
    let folder = scratch("exclusion");
    let spec = r#"{ "name": "acme", "token_endpoint": "https://acme.test/token",
        "grants": { "client_credentials": {} },
        "api": { "openapi": "acme.yaml", "base_url": "https://acme.test" } }"#;
    let document = "openapi: 3.1.0
info: { title: Acme, version: '1' }
servers: [{ url: 'https://acme.test' }]
paths:
  /good: { get: { operationId: good, responses: { '204': { description: Done. } } } }
  /bad:
    get:
      operationId: bad
      parameters: [{ $ref: 'absent.yaml#/P' }]
      responses: { '204': { description: Done. } }
  /gone: { $ref: 'absent.yaml#/I' }
";
    std::fs::write(folder.join("acme.json"), spec).expect("a spec");
    std::fs::write(folder.join("acme.yaml"), document).expect("a document");
    let path = folder.join("acme.json");
    let (path, names) = (path.to_str().expect("UTF-8"), folder.join("names.json"));
    let names_path = names.to_str().expect("UTF-8");
    let strict = [
        "gen",
        path,
        "--deny-warnings",
        "--names",
        names_path,
        "--write-names",
    ];
    assert_eq!(licit(&strict).status.code(), Some(1));
    let output = licit(&[&strict[..], &["--exclude", "bad", "--exclude", "/gone"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let code = text(&output.stdout);
    assert!(
        code.contains("fn good(") && !code.contains("fn bad("),
        "{code}"
    );
    // The names file has the names of excluded operations, too.
    let names = std::fs::read_to_string(names).expect("a names file");
    assert!(names.contains("GET /bad"), "{names}");
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
fn a_misspelled_command_gets_a_suggestion() {
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

#[test]
fn every_command_has_help_of_its_own() {
    for words in [
        &["check"][..],
        &["emulate"],
        &["import", "discovery"],
        &["login"],
    ] {
        let by_option = licit(&[words, &["--help"]].concat());
        let by_command = licit(&[&["help"], words].concat());
        assert_eq!(by_option.stdout, by_command.stdout);
        let help = text(&by_option.stdout);
        assert!(
            help.contains(&format!("Usage: cargo licit {}", words.join(" "))),
            "{help}"
        );
        assert!(help.contains("Example:\n  cargo licit "), "{help}");
    }
    assert!(text(&licit(&["help"]).stdout).contains("\n  import discovery "));
}

/// `cargo licit reference | head -1`, with more output than a pipe takes.
#[test]
fn a_reader_that_leaves_is_no_error() {
    for arguments in [&["reference"][..], &["schema"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program runs");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
        assert!(done.stderr.is_empty(), "{}", text(&done.stderr));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full device");
    let done = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .arg("schema")
        .stdout(full)
        .output()
        .expect("the program runs");
    assert_eq!(done.status.code(), Some(1));
    assert!(
        text(&done.stderr).contains("the output cannot be written"),
        "{}",
        text(&done.stderr)
    );
}

#[test]
fn no_terminal_gets_colours() {
    for (name, value) in [("NO_COLOR", "1"), ("TERM", "dumb"), ("CLICOLOR_FORCE", "1")] {
        let done = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
            .current_dir(root())
            .args(["check", "tests/specs/wrong.json"])
            .env(name, value)
            .output()
            .expect("the program runs");
        assert!(!done.stderr.contains(&0x1b), "{name}={value}");
    }
}

#[test]
fn options_without_effect_are_rejected() {
    for (arguments, problem) in [
        (
            &["--device", "--parameter", "a=b"][..],
            "`--parameter` has no effect with `--device`",
        ),
        (
            &["--client-credentials", "--open"],
            "`--open` has no effect with a grant that needs no browser",
        ),
        (
            &["--emulate", "--paste"],
            "`--paste` has no effect with `--emulate`",
        ),
        (
            &["--emulate", "--timeout", "5"],
            "`--timeout` has no effect with `--emulate`",
        ),
        (&["--key-id", "1"], "`--key-id` requires `--signing-key`"),
        (
            &["--certificate-key", "key.pem"],
            "`--certificate-key` requires `--certificate`",
        ),
        (
            &["--certificate", "us.pem", "--emulate"],
            "`--certificate` has no effect with `--emulate`",
        ),
        (
            &["--register", "--client-id", "a"],
            "`--register` cannot be combined with `--client-id`",
        ),
        (
            &[
                "--client-metadata",
                "https://us.example/c",
                "--client-id",
                "a",
            ],
            "`--client-metadata` cannot be combined with `--client-id`",
        ),
        (
            &["--client-metadata", "https://us.example/c", "--register"],
            "`--client-metadata` cannot be combined with `--register`",
        ),
        (
            &["--emulate", "--decryption-key", "key.pem"],
            "`--decryption-key` has no effect with `--emulate`",
        ),
        (
            &["--client-credentials", "--decryption-key", "key.pem"],
            "`--decryption-key` has no effect with a grant that needs no browser",
        ),
        (&["--device", "--password", "ada"], "cannot be combined"),
    ] {
        let done = licit(&[&["login", "docs/examples/textbook.json"], arguments].concat());
        assert_eq!(done.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&done.stderr).contains(problem),
            "{}",
            text(&done.stderr)
        );
    }
    for arguments in [
        &["schema", "x"][..],
        &["reference", "--quiet"],
        &["explain", "E0203", "x"],
    ] {
        assert_eq!(licit(arguments).status.code(), Some(2), "{arguments:?}");
    }
    let both = licit(&["emulate", "specs/luca.json", "--auto", "--deny"]);
    assert!(
        text(&both.stderr).contains("cannot be combined"),
        "{}",
        text(&both.stderr)
    );
}

#[test]
fn a_new_spec_names_its_schema() {
    let file = scratch("new-spec").join("acme.json");
    let file = file.to_str().expect("UTF-8");
    assert_eq!(licit(&["new", "acme", "-o", file]).status.code(), Some(0));
    let spec = fs::read_to_string(file).expect("the spec");
    assert!(spec.starts_with("{\n  \"$schema\": \"https://"), "{spec}");
    assert_eq!(licit(&["check", file]).status.code(), Some(0));
}

#[test]
fn explain_shows_what_is_wrong_and_what_is_right() {
    let explanation = text(&licit(&["explain", "e0203"]).stdout);
    let (before, after) = explanation.split_once("\nRight:\n").expect("what is right");
    let (why, wrong) = before.split_once("\nWrong:\n").expect("what is wrong");
    assert!(why.contains("must be declared in `scopes`"), "{why}");
    assert!(
        wrong.contains("\"order:read\"") && after.contains("\"orders:read\""),
        "{explanation}"
    );
}

#[test]
fn the_schema_for_a_spec_offers_its_names() {
    let offered = |arguments: &[&str], names: &str| -> Vec<String> {
        let output = licit(&[&["schema"], arguments].concat());
        let schema: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let examples = &schema["$defs"][names]["examples"];
        let examples = examples.as_array().into_iter().flatten();
        examples
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let own = ["--for", "tests/foreign/names.json"];
    assert_eq!(offered(&own, "declared_scopes"), ["orders:read"]);
    assert!(offered(&own, "declared_types").contains(&"[Order]".to_owned()));
    assert!(offered(&[], "declared_scopes").is_empty());
    let alone = licit(&["schema", "--document-root", "."]);
    assert_eq!(alone.status.code(), Some(2));
    let missing = licit(&["schema", "--for", "tests/foreign/absent.json"]);
    assert!(text(&missing.stderr).contains("E0005"));
}

#[test]
fn a_watched_spec_is_checked_again_when_it_changes() {
    let spec = scratch("check-watch").join("acme.json");
    let good = fs::read_to_string(root().join("tests/specs/minimal.json")).expect("a spec");
    fs::write(&spec, "{}").expect("a spec with errors");
    let mut watching = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .args(["check", "--watch"])
        .arg(&spec)
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let lines = BufReader::new(watching.stderr.take().expect("standard error")).lines();
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            let _ = sender.send(line);
        }
    });
    let wait_for = |words: &str| loop {
        let line = receiver.recv_timeout(Duration::from_secs(60));
        let line = line.unwrap_or_else(|error| panic!("no line with {words}: {error}"));
        if line.contains(words) {
            break;
        }
    };
    wait_for("acme.json: 2 errors");
    fs::write(&spec, good).expect("a good spec");
    wait_for("acme.json: valid");
    watching.kill().expect("it runs");
    watching.wait().expect("it ends");
    let refused = licit(&["check", "--watch", "--format", "json", "specs/luca.json"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn a_wrong_command_line_names_the_help_of_its_command() {
    for (arguments, advice) in [
        (&["help", "bogus"][..], "unknown command `bogus`"),
        (&["bogus"], "Run `cargo licit help` for a list"),
        (
            &["diff", "a", "b", "--fail-on", "nobody"],
            "Run `cargo licit help diff` for",
        ),
        (
            &["import", "openapi", "--bogus"],
            "Run `cargo licit help import openapi` for",
        ),
    ] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
            .args(arguments)
            .output()
            .expect("the program runs");
        let messages = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(2), "{arguments:?}: {messages}");
        assert!(messages.contains(advice), "{arguments:?}: {messages}");
    }
}
