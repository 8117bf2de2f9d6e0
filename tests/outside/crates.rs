//! Tests crates as users write them: one dependency, a renamed dependency, a build script, and a
//! hostile spec.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::nested;

#[test]
fn one_dependency_is_enough_and_a_changed_spec_is_compiled_again() {
    let folder = copy("plain");
    let first = cargo("run", &folder);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert_eq!(text(&first.stdout).trim(), "acme.example");

    let spec = folder.join("acme.json");
    let changed = fs::read_to_string(&spec)
        .expect("the spec")
        .replace("acme.example/oauth", "acme.test/oauth");
    fs::write(&spec, changed).expect("a change");
    let second = cargo("run", &folder);
    assert_eq!(
        text(&second.stdout).trim(),
        "acme.test",
        "{}",
        text(&second.stderr)
    );

    let wrong = fs::read_to_string(&spec)
        .expect("the spec")
        .replace("\"orders:read\",", "\"order:read\",");
    fs::write(&spec, wrong).expect("a mistake");
    let third = cargo("check", &folder);
    assert!(!third.status.success());
    assert!(
        text(&third.stderr).contains("unknown scope `order:read`"),
        "{}",
        text(&third.stderr)
    );
}

#[test]
fn webhooks_without_their_feature_are_a_compile_error_with_its_name() {
    let folder = copy_as("plain", "receiving");
    let main = folder.join("src/main.rs");
    let receiving = fs::read_to_string(&main).expect("the program").replace(
        "fn main() {",
        "fn main() {\n    let _ = acme::webhook::Verifier::new(\"secret\");",
    );
    fs::write(&main, receiving).expect("a receiver");
    let without = cargo("check", &folder);
    assert!(!without.status.success());
    assert!(
        text(&without.stderr).contains("require the `webhook` feature of `licit`"),
        "{}",
        text(&without.stderr)
    );
}

#[test]
fn the_dependency_may_be_renamed_and_the_build_script_gives_the_same_client() {
    let output = cargo("run", &copy("renamed"));
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout).trim(), "the same");
}

#[test]
fn no_text_of_a_spec_or_document_becomes_code_link_or_html() {
    let folder = copy("hostile");
    let loaded = licit_codegen::format::load(&folder.join("acme.json"));
    let loaded = loaded.unwrap_or_else(|report| panic!("{report}"));
    let module = licit_codegen::generate(&loaded.provider, &licit_codegen::Options::default());
    let generated = module.expect("a module").to_inline_text();
    fs::write(folder.join("src/generated.rs"), &generated).expect("a file");
    for hidden in ["\u{202e}", "\u{2066}", "\u{200b}", "\r", "\0"] {
        assert!(!generated.contains(hidden), "{hidden:?} is in it");
    }

    let tests = cargo_with("test", &["--doc"], &folder);
    assert!(tests.status.success(), "{}", text(&tests.stderr));
    let ran = text(&tests.stdout);
    assert!(ran.contains("running 0 tests"), "{ran}");

    let docs = cargo_with("doc", &["--no-deps"], &folder);
    assert!(docs.status.success(), "{}", text(&docs.stderr));
    let pages = nested::docs().join("outside_hostile");
    let mut checked = 0;
    let mut open = vec![pages];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
                continue;
            }
            let page = fs::read_to_string(&path).expect("a page");
            for evil in [
                "href=\"javascript:",
                "href=\"data:",
                "<script>alert",
                "<img src=x",
            ] {
                assert!(!page.contains(evil), "{evil} is in {}", path.display());
            }
            checked += 1;
        }
    }
    assert!(checked > 100, "only {checked} pages");
}

/// Copies a crate out of the workspace, with the path of the repository in its manifest.
fn copy(name: &str) -> PathBuf {
    copy_as(name, name)
}

/// Like `copy`, with another folder name.
fn copy_as(name: &str, copied: &str) -> PathBuf {
    let from = Path::new(nested::REPOSITORY)
        .join("tests/outside")
        .join(name);
    let to = nested::folder(copied);
    copy_folder(&from, &to);
    let manifest = fs::read_to_string(from.join("Cargo.toml")).expect("a manifest");
    let path = nested::REPOSITORY.replace('\\', "/");
    fs::write(to.join("Cargo.toml"), manifest.replace("{licit}", &path)).expect("a manifest");
    to
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a type").is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn cargo(command: &str, folder: &Path) -> Output {
    cargo_with(command, &[], folder)
}

/// Like `cargo`, with arguments. Warnings of rustdoc are errors.
fn cargo_with(command: &str, arguments: &[&str], folder: &Path) -> Output {
    nested::cargo(command, folder)
        .args(arguments)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
