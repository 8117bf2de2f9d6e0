//! `diff` and `scopes`: reports, exit codes, revisions and accepted changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{git, scratch, text};

const OLD: &str = r#"{
  "name": "acme",
  "authorization_endpoint": "https://id.acme.example/authorize",
  "token_endpoint": "https://id.acme.example/token",
  "scopes": { "read": "Reads.", "write": "Writes." },
  "grants": { "authorization_code": {}, "refresh_token": {} },
  "api": { "base_url": "https://api.acme.example" },
  "operations": {
    "list_books": { "call": "GET /books", "scopes": "read", "returns": "[string]" },
    "add_book": { "call": "POST /books", "scopes": "read & write", "body": { "title": "string" } },
    "count": { "call": "GET /count" }
  }
}"#;

fn licit(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    let run = command.current_dir(folder).args(arguments).output();
    run.expect("the program runs")
}

/// A folder with the old version, and with a new one in which `list_books` needs another scope and
/// `count` is gone.
fn folder(name: &str) -> PathBuf {
    let folder = scratch(&format!("diff-{name}"));
    fs::write(folder.join("old.json"), OLD).expect("the old version");
    let new = OLD
        .replace(
            r#""scopes": "read", "returns""#,
            r#""scopes": "write", "returns""#,
        )
        .replace(",\n    \"count\": { \"call\": \"GET /count\" }", "");
    fs::write(folder.join("new.json"), new).expect("the new version");
    folder
}

#[test]
fn the_exit_code_depends_on_the_severity_that_fails() {
    let folder = folder("codes");
    let run = |arguments: &[&str]| {
        let run = licit(&folder, &[&["diff"], arguments].concat());
        (run.status.code(), text(&run.stdout), text(&run.stderr))
    };
    let (code, report, summary) = run(&["old.json", "new.json"]);
    assert_eq!(code, Some(0), "{summary}");
    assert!(
        report.contains("breaks granted tokens: [D0201] operations.list_books"),
        "{report}"
    );
    assert!(
        report.contains("--> new.json:9:53") && report.contains("::: old.json:9:53"),
        "{report}"
    );
    assert!(
        summary.contains(
            "1 change breaks granted tokens, 1 change breaks callers, 1 change breaks nobody"
        ),
        "{summary}"
    );
    for fail_on in ["callers", "tokens", "any"] {
        let (code, ..) = run(&["old.json", "new.json", "--fail-on", fail_on]);
        assert_eq!(code, Some(1), "{fail_on}");
        let (code, report, summary) = run(&["old.json", "old.json", "--fail-on", fail_on]);
        assert_eq!(
            (code, report.as_str(), summary.trim()),
            (Some(0), "", "no changes")
        );
    }
    // An operation that requires less.
    fs::write(
        folder.join("more.json"),
        OLD.replace(r#""read & write""#, r#""write""#),
    )
    .expect("a spec");
    let (code, ..) = run(&["old.json", "more.json", "--fail-on", "callers"]);
    assert_eq!(code, Some(0));
    let (code, ..) = run(&["old.json", "more.json", "--fail-on", "any"]);
    assert_eq!(code, Some(1));
    let (.., summary) = run(&["old.json", "new.json", "--crate-version", "0.3.1"]);
    assert!(
        summary.contains("next version of the client: 0.4.0"),
        "{summary}"
    );
}

#[test]
fn a_version_that_cannot_be_read_is_an_error_and_never_without_changes() {
    let folder = folder("unreadable");
    fs::write(
        folder.join("wrong.json"),
        OLD.replace("\"read\", \"returns\"", "\"rea\", \"returns\""),
    )
    .expect("a wrong spec");
    for (old, new) in [
        ("wrong.json", "new.json"),
        ("old.json", "wrong.json"),
        ("old.json", "nowhere.json"),
        ("wrong.json", "wrong.json"),
    ] {
        let run = licit(&folder, &["diff", old, new]);
        let messages = text(&run.stderr);
        assert_eq!(run.status.code(), Some(1), "{old} {new}");
        assert!(messages.contains("cannot be compared"), "{messages}");
        assert!(!messages.contains("no changes"), "{messages}");
    }
    for wrong in [
        &["diff", "old.json"][..],
        &["diff", "old.json", "new.json", "--fail-on", "all"],
    ] {
        assert_eq!(licit(&folder, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn a_report_for_tools_for_github_and_for_a_pull_request() {
    let folder = folder("formats");
    let run = |format: &str| {
        let run = [
            "diff",
            "old.json",
            "new.json",
            "--format",
            format,
            "--fail-on",
            "tokens",
        ];
        text(&licit(&folder, &run).stdout)
    };
    let found: Value = serde_json::from_str(&run("json")).expect("JSON");
    let change = &found[0];
    assert_eq!(
        (&change["code"], &change["severity"]),
        (&"D0201".into(), &"tokens".into())
    );
    assert_eq!(change["new"]["line"], 9);

    let annotations = run("github");
    let lines: Vec<_> = annotations.lines().collect();
    assert_eq!(lines.len(), 3, "{annotations}");
    assert!(
        lines[0].starts_with(
            "::error title=[D0201] breaks granted tokens%3A scope newly required,file=new.json,line=9,col=53::"
        ),
        "{annotations}"
    );
    // What is gone is annotated where the new file would have it.
    assert!(
        lines[1].starts_with(
            "::warning title=[D0301] breaks callers%3A operation removed,file=new.json,line=8,col=17::operations.count"
        ),
        "{annotations}"
    );
    assert!(
        lines[2].starts_with("::notice title=[D0202]"),
        "{annotations}"
    );

    let comment = run("markdown");
    assert!(
        comment.starts_with("### API changes: 1 change breaks granted tokens"),
        "{comment}"
    );
    assert!(
        comment.contains(
            "| D0201 | `operations.list_books`<br>new.json:9 | `write` is required. Tokens"
        ),
        "{comment}"
    );
}

#[test]
fn accepted_changes_do_not_fail_and_their_list_is_written() {
    let folder = folder("accepted");
    let diff = [
        "diff",
        "old.json",
        "new.json",
        "--fail-on",
        "callers",
        "--accepted",
        "accepted.txt",
    ];
    let written = licit(&folder, &[&diff[..], &["--write-accepted"]].concat());
    assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
    let list = fs::read_to_string(folder.join("accepted.txt")).expect("the list");
    assert!(
        list.contains("D0201 operations.list_books: `write` is required\n"),
        "{list}"
    );
    // Accepted changes still break the users of the crate.
    let run = licit(
        &folder,
        &[&diff[..], &["--crate-version", "1.4.2"]].concat(),
    );
    assert_eq!(run.status.code(), Some(0));
    let summary = text(&run.stderr);
    assert!(
        summary.contains("1 change breaks nobody, 2 accepted changes")
            && summary.contains("next version of the client: 2.0.0"),
        "{summary}"
    );

    // Lines and comments of the file remain, and what it lacks is added.
    let comment = "\u{feff}# Agreed in March.\nD0201 operations.list_books # all teams";
    fs::write(folder.join("accepted.txt"), comment).expect("the list");
    let written = licit(&folder, &[&diff[..], &["--write-accepted"]].concat());
    assert_eq!(written.status.code(), Some(0), "{}", text(&written.stderr));
    let list = fs::read_to_string(folder.join("accepted.txt")).expect("the list");
    assert_eq!(
        list,
        format!("{comment}\nD0301 operations.count: `GET /count` is removed\n")
    );
    // Another change of the same kind at the same place is not accepted by an entry with a message.
    let other = "D0201 operations.list_books: `other` is required\nD0301 operations.count\n";
    fs::write(folder.join("accepted.txt"), other).expect("the list");
    assert_eq!(licit(&folder, &diff).status.code(), Some(1));

    fs::write(
        folder.join("accepted.txt"),
        "D0201 operations.list_books\nD0301 operations.gone\n",
    )
    .expect("the list");
    let run = licit(&folder, &diff);
    assert_eq!(run.status.code(), Some(1));
    let messages = text(&run.stderr);
    assert!(
        messages.contains("accepted.txt:2: nothing to accept"),
        "{messages}"
    );
    fs::write(folder.join("accepted.txt"), "D9999 x\n").expect("the list");
    let messages = text(&licit(&folder, &diff).stderr);
    assert!(
        messages.contains("accepted.txt: line 1: unknown code `D9999`"),
        "{messages}"
    );
}

#[test]
fn a_file_is_compared_with_its_revision_with_the_document_of_the_revision() {
    let folder = folder("git");
    let specs = folder.join("specs");
    fs::create_dir_all(&specs).expect("a folder");
    let spec = r#"{ "name": "acme", "security_schemes": { "key": { "header": "X-Key" } },
        "api": { "openapi": "api.yaml", "base_url": "https://api.acme.example" } }"#;
    let document = |status: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\ncomponents: {{ securitySchemes: {{ key: {{ type: apiKey, in: header, name: X-Key }} }} }}\npaths:\n  /{status}:\n    get: {{ operationId: get, responses: {{ '204': {{ description: None. }} }} }}\n"
        )
    };
    fs::write(specs.join("acme.json"), spec).expect("the spec");
    fs::write(specs.join("api.yaml"), document("old")).expect("the document");
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "specs"]);
    git(&folder, &["commit", "-q", "-m", "First"]);
    fs::write(specs.join("api.yaml"), document("new")).expect("the document");

    // From the repository's root, and from the folder of the spec.
    for (at, file) in [(&folder, "specs/acme.json"), (&specs, "acme.json")] {
        let run = licit(at, &["diff", "--git", "HEAD", file, "--format", "json"]);
        assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
        let found: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        assert_eq!(found[0]["code"], "D0303", "{found}");
        let old = found[0]["old"]["path"].as_str().expect("a path");
        assert!(
            old.starts_with("HEAD:./") && old.ends_with("api.yaml"),
            "{old}"
        );
    }
    for revision in ["no-such-revision", "--help"] {
        let run = licit(
            &folder,
            &["diff", &format!("--git={revision}"), "specs/acme.json"],
        );
        assert_eq!(run.status.code(), Some(1), "{}", text(&run.stdout));
    }
}

/// The generated code of both versions is compared: what the project leaves out is no change of it.
#[test]
fn a_revision_is_compared_with_the_settings_of_the_project() {
    let folder = folder("settings");
    fs::write(folder.join("acme.json"), OLD).expect("the spec");
    let settings =
        "[[spec]]\npath = \"acme.json\"\noutput = \"acme.rs\"\ninclude = [\"*_book*\"]\n";
    fs::write(folder.join("licit.toml"), settings).expect("the settings");
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "acme.json", "licit.toml"]);
    git(&folder, &["commit", "-q", "-m", "First"]);
    let without_count = OLD.replace(",\n    \"count\": { \"call\": \"GET /count\" }", "");
    fs::write(folder.join("acme.json"), without_count).expect("the spec");
    let run = |arguments: &[&str]| {
        let run = licit(&folder, &[&["diff", "--git", "HEAD"], arguments].concat());
        assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
        text(&run.stderr)
    };
    assert_eq!(run(&["acme.json", "--fail-on", "any"]), "no changes\n");
    assert_eq!(run(&["--fail-on", "any"]), "acme.json:\nno changes\n");
    fs::remove_file(folder.join("licit.toml")).expect("the settings");
    assert!(run(&["acme.json"]).starts_with("0 changes break granted tokens, 1 change"));
}

#[test]
fn codes_of_changes_are_explained() {
    let run = licit(&folder("explain"), &["explain", "d0129"]);
    assert_eq!(run.status.code(), Some(0));
    let page = text(&run.stdout);
    assert!(
        page.contains("D0129: refresh token rotation is stricter"),
        "{page}"
    );
    assert!(page.contains("Severity: breaks granted tokens."), "{page}");
}

#[test]
fn scopes_are_listed_with_their_operations_and_the_least_are_found() {
    let folder = folder("scopes");
    let run = |arguments: &[&str]| {
        let run = licit(&folder, &[&["scopes", "old.json"], arguments].concat());
        assert_eq!(run.status.code(), Some(0), "{}", text(&run.stderr));
        text(&run.stdout)
    };
    assert_eq!(
        run(&[]),
        "read: Reads.\n  list_books\n  add_book (with write)\n\
         write: Writes.\n  add_book (with read)\nno scope\n  count\n"
    );
    assert_eq!(run(&["list_books"]), "read: Reads.\n");
    // The settings of a listed spec are not ignored by the advice.
    let advice = |folder: &Path| text(&licit(folder, &["scopes", "old.json", "list_books"]).stderr);
    assert!(advice(&folder).contains("`cargo licit gen old.json --operations NAME=list_books`"));
    let settings = "[[spec]]\npath = \"old.json\"\noutput = \"old.rs\"\n";
    fs::write(folder.join("licit.toml"), settings).expect("the settings");
    assert!(advice(&folder).contains("add `operations = { NAME = [\"list_books\"] }`"));
    assert_eq!(run(&["*_book*"]), "read: Reads.\nwrite: Writes.\n");
    let found: Value = serde_json::from_str(&run(&["add_book", "--json"])).expect("JSON");
    assert_eq!(found["scopes"], serde_json::json!(["read", "write"]));
    let unknown = licit(&folder, &["scopes", "old.json", "list_boks"]);
    assert_eq!(unknown.status.code(), Some(1));
    assert!(
        text(&unknown.stderr).contains("list_books"),
        "{}",
        text(&unknown.stderr)
    );
}
