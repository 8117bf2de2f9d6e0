//! Runs `cargo licit sdk`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{root, scratch, text};

fn sdk(spec: &str, folder: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(root())
        .args(["sdk", spec, "-o"])
        .arg(folder)
        .args(more)
        .output()
        .expect("the program runs")
}

fn written(spec: &str, folder: &Path, more: &[&str]) -> String {
    let output = sdk(spec, folder, more);
    let shown = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{shown}");
    shown
}

fn file(folder: &Path, path: &str) -> String {
    let path = folder.join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Checks that the code is what the crate's settings generate.
fn assert_current(folder: &Path) {
    let check = Command::new(env!("CARGO_BIN_EXE_cargo-licit"))
        .current_dir(folder)
        .args(["gen", "--check"])
        .output()
        .expect("the program runs");
    assert!(check.status.success(), "{}", text(&check.stderr));
}

#[test]
fn a_crate_has_everything_that_publishing_needs() {
    let folder = scratch("sdk-textbook").join("textbook-sdk");
    written("docs/examples/textbook.json", &folder, &[]);
    for path in [
        "CHANGELOG.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "spec/textbook.json",
        "src/generated/mod.rs",
        "src/generated/client.rs",
        ".gitignore",
    ] {
        assert!(!file(&folder, path).is_empty(), "{path}");
    }
    let manifest = file(&folder, "Cargo.toml");
    let manifest: toml_edit::DocumentMut = manifest.parse().expect("TOML");
    assert_eq!(manifest["package"]["name"].as_str(), Some("textbook-sdk"));
    assert!(manifest["package"]["metadata"]["docs"]["rs"]["all-features"].as_bool() == Some(true));
    // Nobody owns the names on crates.io yet.
    for (kind, name) in [
        ("dependencies", "licit"),
        ("dev-dependencies", "licit-emulator"),
    ] {
        let place = manifest[kind][name]["git"].as_str();
        assert_eq!(place, Some(env!("CARGO_PKG_REPOSITORY")), "{name}");
    }
    let readme = file(&folder, "README.md");
    assert!(readme.contains("use textbook_sdk as textbook;"), "{readme}");
    assert!(
        readme.contains("| library:read | Read books and loans. |"),
        "{readme}"
    );
    let test = file(&folder, "tests/smoke.rs");
    assert!(
        test.contains("Emulator::from_file(\"spec/textbook.json\")"),
        "{test}"
    );
    let workflow = file(&folder, ".github/workflows/licit.yml");
    for step in [
        concat!(
            "cargo install cargo-licit --git ",
            env!("CARGO_PKG_REPOSITORY")
        ),
        "cargo licit gen --check",
        "cargo licit diff --git",
        "cargo test",
    ] {
        assert!(workflow.contains(step), "{workflow}");
    }
    // The settings are those that the code was generated with.
    assert_current(&folder);
}

#[test]
fn a_second_run_updates_what_the_user_has_not_changed() {
    let folder = scratch("sdk-again");
    let spec = folder.join("acme.json");
    fs::copy(root().join("docs/examples/acme.json"), &spec).expect("a spec");
    let spec_path = spec.to_str().expect("a path in UTF-8").to_owned();
    let package = folder.join("sdk");
    written(&spec_path, &package, &["--name", "acme-client"]);
    assert!(file(&package, "Cargo.toml").contains("name = \"acme-client\""));
    let readme = package.join("README.md");
    fs::write(&readme, "Mine.\n").expect("a change");
    let model = file(&package, "src/generated/model.rs");
    let changed = file(&folder, "acme.json").replace("\"total\"", "\"sum\"");
    fs::write(&spec, changed).expect("a change");

    let shown = written(&spec_path, &package, &["--name", "acme-client"]);
    assert!(shown.contains("README.md is left as it is"), "{shown}");
    assert_eq!(file(&package, "README.md"), "Mine.\n");
    assert_ne!(file(&package, "src/generated/model.rs"), model);
    let again = written(&spec_path, &package, &["--name", "acme-client"]);
    assert!(again.contains("README.md is left"), "{again}");
    written(&spec_path, &package, &["--name", "acme-client", "--force"]);
    assert_ne!(file(&package, "README.md"), "Mine.\n");

    // Without a record, every file is the user's.
    let others = folder.join("others");
    fs::create_dir_all(&others).expect("a folder");
    fs::write(others.join("Cargo.toml"), "# mine\n").expect("a file");
    let shown = written(&spec_path, &others, &[]);
    assert!(shown.contains("Cargo.toml is left"), "{shown}");
    assert_eq!(file(&others, "Cargo.toml"), "# mine\n");
}

#[test]
fn the_spec_of_a_document_is_copied_with_it_and_its_names() {
    let folder = scratch("sdk-document");
    written("docs/examples/openapi.json", &folder, &[]);
    assert!(!file(&folder, "spec/openapi/bookshop.yaml").is_empty());
    assert!(file(&folder, "licit.toml").contains("names = \"spec/names.json\""));
    written("docs/examples/openapi.json", &folder, &[]);
    assert_current(&folder);
}

#[test]
fn a_wrong_name_and_a_wrong_spec_write_nothing() {
    let folder = scratch("sdk-wrong").join("sdk");
    let output = sdk("docs/examples/acme.json", &folder, &["--name", "no name"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("pass `--name`"));
    assert_eq!(
        sdk("tests/specs/wrong.json", &folder, &[]).status.code(),
        Some(1)
    );
    assert!(!folder.exists());
}
