//! `--names` and `--write-names`: names of a document's things that later versions preserve.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{scratch, text};

const DOCUMENT: &str = r#"{
  "openapi": "3.1.0", "info": { "title": "Acme", "version": "1" },
  "servers": [{ "url": "https://api.acme.example" }],
  "components": { "securitySchemes": { "key": { "type": "apiKey", "in": "header", "name": "X-Key" } } },
  "security": [{ "key": [] }],
  "paths": { "/notes": { "post": {
    "operationId": "addNote",
    "parameters": [{ "name": "dry-run", "in": "query", "schema": { "type": "boolean" } }],
    "requestBody": { "required": true, "content": {
      "application/json": { "schema": { "type": "object", "properties": { "text": { "type": "string" } } } },
      "text/plain": { "schema": { "type": "string" } }
    } },
    "responses": { "204": { "description": "Done." } }
  } } }
}"#;

fn licit(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    let run = command.current_dir(folder).args(arguments).output();
    let run = run.expect("the program runs");
    let messages = text(&run.stderr);
    assert_eq!(run.status.code(), Some(0), "{arguments:?}: {messages}");
    run
}

fn folder(name: &str) -> PathBuf {
    let folder = scratch(&format!("names-{name}"));
    fs::write(folder.join("api.json"), DOCUMENT).expect("the document");
    folder
}

fn names(folder: &Path) -> Value {
    let text = fs::read_to_string(folder.join("names.json")).expect("a names file");
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn a_names_file_that_cannot_be_read_is_named_by_the_error() {
    let folder = folder("absent");
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-licit"));
    command.args(["import", "openapi", "api.json", "--names", "absent.json"]);
    let run = command.current_dir(&folder).output();
    let run = run.expect("the program runs");
    assert_eq!(run.status.code(), Some(1));
    let message = text(&run.stderr);
    assert!(message.contains("--> absent.json"), "{message}");
}

#[test]
fn an_import_writes_the_names_and_generation_preserves_changed_ones() {
    let folder = folder("import");
    let (spec, own) = ("acme.json", ["--names", "names.json"]);
    let import = ["import", "openapi", "api.json", "-o", spec, "--write-names"];
    licit(&folder, &[&import[..], &own].concat());
    let mut written = names(&folder);
    for (place, name) in [
        ("POST /notes", "add_note"),
        ("POST /notes request.bytes", "add_note_bytes"),
        ("POST /notes query.dry-run", "dry_run"),
    ] {
        assert_eq!(written[place], name, "{written}");
    }

    written["POST /notes"] = "note".into();
    written["POST /notes request.bytes"] = "note_in_plain_text".into();
    fs::write(folder.join("names.json"), written.to_string()).expect("the names file");
    let generated = licit(&folder, &[&["gen", spec][..], &own].concat());
    let generated = String::from_utf8(generated.stdout).expect("text");
    for name in ["fn note(", "fn note_in_plain_text("] {
        assert!(generated.contains(name), "{generated}");
    }

    licit(
        &folder,
        &[&["gen", spec, "-o", "acme.rs", "--write-names"][..], &own].concat(),
    );
    assert_eq!(names(&folder), written);
}
