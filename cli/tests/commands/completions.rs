//! Completions and manual pages, with the shells and the formatter that are installed.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{root, scratch, text};

const TEXTBOOK: &str = "docs/examples/textbook.json";

fn complete(words: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .args(["complete", "--"])
        .args(words)
        .output()
        .expect("the program runs");
    let lines = text(&output.stdout);
    let words = lines.lines().filter_map(|line| line.split('\t').next());
    words.map(str::to_owned).collect()
}

#[test]
fn commands_options_and_names_of_the_spec_are_completed() {
    assert_eq!(complete(&["cal"]), ["call"]);
    assert_eq!(complete(&["import", "d"]), ["discovery"]);
    assert!(complete(&[""]).contains(&"emulate".to_owned()));
    assert_eq!(complete(&["check", "--form"]), ["--format"]);
    assert_eq!(complete(&["check", "--format", "s"]), ["sarif"]);
    assert_eq!(complete(&["call", "--help"]), Vec::<String>::new());
    assert_eq!(complete(&["call", TEXTBOOK, "list"]), ["list_books"]);
    assert_eq!(
        complete(&["call", TEXTBOOK, "list_books", "a"]),
        ["author="]
    );
    assert_eq!(
        complete(&["call", TEXTBOOK, "add_book", "title=x", "pa"]),
        ["pages="]
    );
    assert_eq!(
        complete(&["login", TEXTBOOK, "--scopes", "prof"]),
        ["profile"]
    );
    assert_eq!(complete(&["explain", "E0203"]), ["E0203"]);
    // A file is expected.
    assert!(complete(&["check", ""]).is_empty());
}

#[test]
fn bash_completes_the_command_and_the_subcommand_of_cargo() {
    if Command::new("bash").arg("--version").output().is_err() {
        eprintln!("skipped: bash is not installed");
        return;
    }
    let program = Path::new(env!("CARGO_BIN_EXE_cargo-licit"));
    let folder = program.parent().expect("its folder").display();
    let completed = |line: &str| {
        let script = format!(
            "PATH={folder}:$PATH; source <(cargo-licit completions bash); COMP_LINE='{line}'; \
             COMP_POINT=${{#COMP_LINE}}; _cargo_licit; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash")
            .args(["-c", &script])
            .current_dir(root())
            .output();
        text(&output.expect("bash runs").stdout).trim().to_owned()
    };
    assert_eq!(completed("cargo-licit emul"), "emulate");
    assert_eq!(completed("cargo licit emul"), "emulate");
    assert_eq!(
        completed("cargo licit call docs/examples/textbook.json list_books au"),
        "author="
    );
    assert_eq!(completed("cargo build --"), "");
}

#[test]
fn every_shell_has_a_script_that_it_parses() {
    let folder = scratch("completions");
    for (shell, program, check) in [
        ("bash", "bash", "-n"),
        ("zsh", "zsh", "-n"),
        ("fish", "fish", "--no-execute"),
        ("powershell", "pwsh", "-File"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
            .args(["completions", shell])
            .output()
            .expect("the program runs");
        assert!(
            output.status.success() && output.stdout.len() > 200,
            "{shell}"
        );
        // PowerShell runs only files with this ending.
        let script = folder.join(format!("script-{shell}.ps1"));
        fs::write(&script, &output.stdout).expect("a file");
        match Command::new(program).arg(check).arg(&script).output() {
            Ok(checked) => assert!(checked.status.success(), "{}", text(&checked.stderr)),
            Err(_) => eprintln!("skipped: {program} is not installed"),
        }
    }
}

#[test]
fn manual_pages_are_formatted_without_a_warning() {
    let folder = scratch("man").join("man1");
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .arg("man")
        .arg(&folder)
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let page = fs::read_to_string(folder.join("cargo-licit-call.1")).expect("a page");
    assert!(
        page.contains(".SH \"EXIT STATUS\"") && page.contains("\\-\\-table"),
        "{page}"
    );
    let mut pages = 0;
    for entry in fs::read_dir(&folder).expect("a folder") {
        let path = entry.expect("a file").path();
        pages += 1;
        let formatted = Command::new("groff")
            .args(["-man", "-Tutf8", "-ww", "-z"])
            .arg(&path)
            .output();
        match formatted {
            Ok(formatted) => {
                let warnings = text(&formatted.stderr);
                assert!(warnings.is_empty(), "{}: {warnings}", path.display());
            }
            Err(_) => eprintln!("skipped: groff is not installed"),
        }
    }
    assert!(pages > 15, "{pages}");
}
