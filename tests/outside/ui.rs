//! What compiles and what does not: the promise of the macro, with the texts of its errors.
//!
//! Each case is a program of one crate, which is built as the other crates of this folder are.
//! (`trybuild` compiles all dependencies of the workspace once more, with flags of its own: that took
//! a third of the whole test run.) `LICIT_BLESS=1 cargo test --test outside ui::` rewrites the expected texts.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use licit::rt::serde_json::{self, Value};

use crate::nested;

/// What the compiler made of a case.
#[derive(Default)]
struct Compiled {
    messages: Vec<String>,
    program: Option<PathBuf>,
}

#[test]
fn calls_compile_only_where_the_scopes_cover_them() {
    let (pass, fail) = (cases("pass"), cases("fail"));
    assert!(!pass.is_empty() && !fail.is_empty(), "no cases");
    let compiled = compile(&[pass.as_slice(), &fail].concat());
    let nothing = Compiled::default();
    let of = |case: &Path| compiled.get(&stem(case)).unwrap_or(&nothing);
    let mut wrong: Vec<String> = Vec::new();
    wrong.extend(pass.iter().filter_map(|case| runs(case, of(case)).err()));
    let rejected = |case: &PathBuf| is_rejected(case, of(case)).err();
    wrong.extend(fail.iter().filter_map(rejected));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// A case of `pass/`: it compiles without a message, and runs.
fn runs(case: &Path, compiled: &Compiled) -> Result<(), String> {
    let messages = compiled.messages.join("\n\n");
    let Some(program) = &compiled.program else {
        return Err(format!("{} does not compile:\n{messages}", case.display()));
    };
    if !messages.is_empty() {
        return Err(format!("{} has warnings:\n{messages}", case.display()));
    }
    let ran = Command::new(program).output().expect("the program starts");
    if ran.status.success() {
        return Ok(());
    }
    let stderr = String::from_utf8_lossy(&ran.stderr);
    Err(format!("{} fails:\n{stderr}", case.display()))
}

/// A case of `fail/`: it does not compile, for the reasons in the file beside it.
fn is_rejected(case: &Path, compiled: &Compiled) -> Result<(), String> {
    if compiled.program.is_some() {
        return Err(format!("{} compiles", case.display()));
    }
    let messages = compiled.messages.join("\n\n") + "\n";
    if !messages.contains("error") {
        return Err(format!("{}: no error", case.display()));
    }
    let path = Path::new(nested::REPOSITORY)
        .join(case)
        .with_extension("stderr");
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, &messages).expect("the expected text is written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if messages == expected {
        return Ok(());
    }
    Err(format!(
        "{}: the compiler says\n{messages}\nand not\n{expected}",
        case.display()
    ))
}

/// The cases of a folder, as paths in the repository.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new("tests/ui").join(folder);
    let entries = fs::read_dir(Path::new(nested::REPOSITORY).join(&folder)).expect("the cases");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut cases: Vec<_> = names.map(|name| folder.join(name)).collect();
    cases.retain(|case| case.extension().is_some_and(|ending| ending == "rs"));
    cases.sort();
    cases
}

fn stem(case: &Path) -> String {
    let stem = case.file_stem().expect("a file's name");
    stem.to_string_lossy().into_owned()
}

/// Builds the cases as the programs of one crate. The crate has them at the same paths as the
/// repository, because messages show paths, and the specs, whose paths are relative to its root.
fn compile(cases: &[PathBuf]) -> BTreeMap<String, Compiled> {
    let root = nested::folder("ui");
    let _ = fs::remove_dir_all(&root);
    for folder in ["specs", "tests/specs", "tests/ui/pass", "tests/ui/fail"] {
        copy_files(folder, &root.join(folder));
    }
    let mut programs = String::from("\n[lints.rust]\ndead_code = \"allow\"\n");
    for case in cases {
        let (name, path) = (stem(case), case.to_str().expect("a path in UTF-8"));
        write!(programs, "\n[[bin]]\nname = {name:?}\npath = {path:?}\n").expect("a text grows");
    }
    nested::write_manifest(&root, "ui", &programs);
    let output = nested::cargo("build", &root)
        .args(["--bins", "--keep-going", "--message-format", "json"])
        .output()
        .expect("cargo runs");
    let mut compiled: BTreeMap<String, Compiled> = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(line).expect("cargo's JSON");
        let of = || message["target"]["name"].as_str().expect("a target's name");
        match message["reason"].as_str() {
            Some("compiler-message") => {
                let text = text(&message["message"]);
                compiled
                    .entry(of().into())
                    .or_default()
                    .messages
                    .extend(text);
            }
            Some("compiler-artifact") => {
                if let Some(program) = message["executable"].as_str() {
                    compiled.entry(of().into()).or_default().program = Some(program.into());
                }
            }
            _ => {}
        }
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(!compiled.is_empty(), "cargo built nothing:\n{stderr}");
    compiled
}

/// The text of a compiler's message, without the two that only count and refer to the others.
fn text(message: &Value) -> Option<String> {
    let counts = |text: &str| text.starts_with("aborting due to");
    if message["level"] == "failure-note" || message["message"].as_str().is_some_and(counts) {
        return None;
    }
    let rendered = message["rendered"].as_str().expect("a rendered message");
    let licit = format!("--> {}/", nested::REPOSITORY);
    if rendered.contains(&licit) {
        return Some(without_margins(rendered, &licit));
    }
    let lines: Vec<&str> = rendered.trim_end().lines().map(str::trim_end).collect();
    Some(lines.join("\n"))
}

/// A message that shows a line of licit itself: without the repository's path, and without line
/// numbers and their margin, which change with every edit of that file.
fn without_margins(rendered: &str, licit: &str) -> String {
    let mut in_licit = false;
    let lines = rendered.trim_end().lines().map(|line| {
        let line = line.trim();
        if let Some(path) = line.strip_prefix(licit) {
            in_licit = true;
            return format!("--> {}", path.split(':').next().unwrap_or(path));
        }
        if line.starts_with("-->") {
            in_licit = false;
        }
        match line.split_once(" | ") {
            Some((number, code)) if in_licit && number.parse::<usize>().is_ok() => {
                format!("| {code}")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn copy_files(from: &str, to: &Path) {
    fs::create_dir_all(to).expect("a folder in the target folder");
    for entry in fs::read_dir(Path::new(nested::REPOSITORY).join(from)).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
        }
    }
}
