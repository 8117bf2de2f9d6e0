//! `cargo licit diff` is right when it reports that a change breaks callers: a program that was written for the first
//! version of a provider, and uses what changed, does not compile against the second version, and the error is at that
//! place. Without the change, it compiles.
//!
//! The reverse, changes that break nobody, is tested in `tests/additive`.

mod breaks;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use licit_codegen::format::diff::Severity;
use licit_codegen::format::source::Source;
use licit_codegen::format::{Loaded, parse};
use licit_codegen::{Options, generate};
use serde_json::Value;

use self::breaks::{BREAKS, Break};
use crate::nested;

const FIRST: &str = include_str!("breaking/first.json");

#[test]
fn what_breaks_callers_does_not_compile_at_that_place() {
    let first = version("first", FIRST);
    let mut wrong = Vec::new();
    let mut clients = client("first", &first);
    let mut programs = Programs::default();
    for one in BREAKS {
        let second = version(one.name, &changed(one));
        let found = codes(&first, &second);
        let expected: BTreeSet<&str> = one.codes.iter().copied().collect();
        if found != expected {
            wrong.push(format!("{}: {found:?}, not {expected:?}", one.name));
        }
        clients.push_str(&client(one.name, &second));
        programs.first.push_str(&program(one, "first"));
        let second = if UNRESOLVED.contains(&one.error.0) {
            &mut programs.unresolved
        } else {
            &mut programs.second
        };
        second.push_str(&program(one, one.name));
    }
    let errors = compile(&clients, &programs);
    for one in BREAKS {
        let own = errors.iter().filter(|error| error.module == one.name);
        let own: Vec<_> = own
            .map(|error| (error.code.as_str(), error.at.as_str()))
            .collect();
        if own != [one.error] {
            wrong.push(format!("{}: {own:?}, not {:?}", one.name, one.error));
        }
    }
    let elsewhere = errors.iter().filter(|error| error.module.is_empty());
    wrong.extend(elsewhere.map(|error| format!("elsewhere: {}", error.text)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let codes: BTreeSet<&str> = BREAKS.iter().flat_map(|one| one.codes).copied().collect();
    assert!(codes.len() >= 40, "only {} codes", codes.len());
}

/// The compiler's errors of names that do not exist. Types are not checked where there is one.
const UNRESOLVED: &[&str] = &["E0405", "E0412", "E0425", "E0433"];

/// The texts of programs: against the first version, and against the second ones.
#[derive(Default)]
struct Programs {
    first: String,
    second: String,
    unresolved: String,
}

/// Returns the text of the second version.
fn changed(one: &Break) -> String {
    let mut text = FIRST.to_owned();
    for (old, new) in one.change {
        let found = text.matches(old).count();
        assert_eq!(found, 1, "{}: {old}", one.name);
        text = text.replace(old, new);
    }
    text
}

fn version(name: &str, text: &str) -> Loaded {
    let loaded = parse(Source::new("bookshop.json", text));
    loaded.unwrap_or_else(|report| panic!("{name}\n{report}"))
}

/// Returns the codes of the changes that break something.
fn codes(first: &Loaded, second: &Loaded) -> BTreeSet<&'static str> {
    let found = first.changes_to(second);
    let breaking = found.changes().iter();
    let breaking = breaking.filter(|change| change.code.severity() > Severity::Nobody);
    breaking.map(|change| change.code.id()).collect()
}

/// Returns the module of a version's client.
fn client(name: &str, version: &Loaded) -> String {
    let module = generate(&version.provider, &Options::default());
    let text = module.expect("no scope sets").to_inline_text();
    format!("pub mod {name} {{\n{text}\n}}\n")
}

/// Returns the module of a program against a version, in which the program has a line of its own.
fn program(one: &Break, version: &str) -> String {
    format!(
        "mod {} {{ use breaking::{version}::*; use super::*;\n{}\n}}\n",
        one.name, one.program
    )
}

/// An error of the compiler.
struct CompileError {
    /// The module of the program; empty elsewhere.
    module: String,
    code: String,
    /// The text that the error points to.
    at: String,
    text: String,
}

/// Compiles the clients, and the programs against the first and the second versions. Returns the errors.
fn compile(clients: &str, programs: &Programs) -> Vec<CompileError> {
    let folder = nested::folder("breaking");
    fs::create_dir_all(folder.join("src/bin")).expect("a folder");
    nested::write_manifest(&folder, "breaking", "");
    fs::write(folder.join("src/lib.rs"), clients).expect("a file");
    let head = "#![allow(unused_imports)]\nuse licit::rt;\nfn main() {}\n";
    for (name, text) in [
        ("first", &programs.first),
        ("second", &programs.second),
        ("unresolved", &programs.unresolved),
    ] {
        let path = folder.join(format!("src/bin/{name}.rs"));
        fs::write(path, format!("{head}{text}")).expect("a file");
    }
    let output = nested::cargo("check", &folder)
        .args(["--keep-going", "--message-format", "json"])
        .output()
        .expect("cargo runs");
    let messages = String::from_utf8_lossy(&output.stdout);
    let messages = messages
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let errors: Vec<_> = messages
        .filter_map(|message| error(&folder, &message))
        .collect();
    assert!(
        !errors.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    errors
}

/// Returns the error of a message of cargo. Errors without a place only count the others.
fn error(folder: &Path, message: &Value) -> Option<CompileError> {
    let target = message["target"]["name"].as_str()?;
    let message = &message["message"];
    if message["level"] != "error" {
        return None;
    }
    let spans = message["spans"].as_array()?;
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let mut error = CompileError {
        module: String::new(),
        code: message["code"]["code"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        at: String::new(),
        text: message["rendered"].as_str().unwrap_or_default().to_owned(),
    };
    if matches!(target, "second" | "unresolved") {
        let file = folder.join(span["file_name"].as_str()?);
        let text = fs::read_to_string(file).expect("a program");
        let line = usize::try_from(span["line_start"].as_u64()?).ok()?;
        let number = |key: &str| span[key].as_u64().and_then(|at| usize::try_from(at).ok());
        let (start, end) = (number("column_start")? - 1, number("column_end")? - 1);
        let mut lines = text.lines().skip(line - 2);
        let module = lines.next()?.strip_prefix("mod ")?;
        module.split(' ').next()?.clone_into(&mut error.module);
        let at = lines.next()?.get(start..end)?;
        at.clone_into(&mut error.at);
    }
    Some(error)
}
