//! Runs `cargo licit sdk`.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{git, root, scratch, text, write_spec};

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
    let shown = written("docs/examples/textbook.json", &folder, &[]);
    // The test against the emulator is found by trying it, which is not the user's concern.
    assert!(!shown.contains("Redirect URI"), "{shown}");
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
            "cargo install cargo-licit --git '",
            env!("CARGO_PKG_REPOSITORY"),
            "' --locked"
        ),
        "cargo licit gen --check",
        "compare --format github --fail-on callers",
        "cargo test",
    ] {
        assert!(workflow.contains(step), "{workflow}");
    }
    // The settings are those that the code was generated with.
    assert_current(&folder);
}

/// The directory with the crate that the tests of the workspace compile and run.
const COMPILED: &str = "tests/sdk";

#[test]
fn the_crate_that_is_compiled_and_tested_is_the_written_one() {
    let folder = scratch("sdk-compiled").join("textbook-sdk");
    let licit = root();
    let licit = licit.to_str().expect("a path in UTF-8");
    written(
        "docs/examples/textbook.json",
        &folder,
        &["--licit-path", licit],
    );
    let is_blessed = std::env::var_os("LICIT_BLESS").is_some();
    let mut compared = 0;
    for path in files(&folder) {
        // The record has hashes of files with absolute paths. The licences are those of the repository.
        if path == ".licit-sdk.json" || path.starts_with("LICENSE") {
            continue;
        }
        let text = file(&folder, &path).replace(licit, "../..");
        // Here, the crate belongs to the workspace.
        let own = "\n# A crate of its own, also inside a workspace.\n[workspace]\n";
        let text = text.replace(own, "");
        // And is not among the published ones.
        let readme = "readme = \"README.md\"\n";
        let text = text.replace(readme, &format!("{readme}publish = false\n"));
        let compiled = root().join(COMPILED).join(&path);
        if is_blessed {
            fs::create_dir_all(compiled.parent().expect("a folder")).expect("a folder");
            fs::write(&compiled, &text).expect("a file");
        }
        let compiled = fs::read_to_string(&compiled).unwrap_or_default();
        assert!(
            compiled == text,
            "{COMPILED}/{path} is not current: run with LICIT_BLESS=1"
        );
        compared += 1;
    }
    assert!(compared > 15, "only {compared} files");
    assert_packed(&folder);
}

/// The paths of a folder's files.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(inner).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let path = path.strip_prefix(folder).expect("a path inside");
                found.push(path.to_str().expect("a path in UTF-8").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Checks what `cargo package` packs, and that the features of the manifest exist in licit.
fn assert_packed(folder: &Path) {
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("a lock file");
    let cargo = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO"))
            .current_dir(folder)
            .args(arguments)
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let packed = cargo(&["package", "--list", "--offline", "--allow-dirty"]);
    for path in [
        "Cargo.toml",
        "LICENSE-MIT",
        "README.md",
        "examples/first_call.rs",
        "spec/textbook.json",
        "src/generated/mod.rs",
    ] {
        assert!(packed.lines().any(|line| line == path), "{path}: {packed}");
    }
    let resolved = cargo(&["tree", "--offline", "--all-features", "--depth", "1"]);
    assert!(resolved.contains("licit v"), "{resolved}");
}

#[test]
fn a_crate_states_where_licit_comes_from() {
    let folder = scratch("sdk-source");
    let package = folder.join("acme");
    let git = [
        "--licit-git",
        "https://example.com/licit",
        "--licit-rev",
        "v1",
    ];
    written("docs/examples/acme.json", &package, &git);
    let manifest: toml_edit::DocumentMut = file(&package, "Cargo.toml").parse().expect("TOML");
    for dependency in [
        &manifest["dependencies"]["licit"],
        &manifest["dev-dependencies"]["licit-emulator"],
    ] {
        assert_eq!(
            dependency["git"].as_str(),
            Some("https://example.com/licit")
        );
        assert_eq!(dependency["rev"].as_str(), Some("v1"));
        assert!(dependency["version"].as_str().is_some());
    }
    assert!(file(&package, "README.md").contains("licit from `https://example.com/licit`"));
    let workflow = file(&package, ".github/workflows/licit.yml");
    assert!(workflow.contains("--git 'https://example.com/licit' --rev 'v1' --locked"));

    let output = sdk(
        "docs/examples/acme.json",
        &package,
        &["--licit-path", "docs"],
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("pass the repository of licit"));
    for other in [
        ["--licit-git", "https://example.com/licit"],
        ["--licit-rev", "v1"],
    ] {
        let both = [&["--licit-path", "."], &other[..]].concat();
        let output = sdk("docs/examples/acme.json", &package, &both);
        assert!(!output.status.success(), "{other:?}");
    }
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

#[test]
fn a_crate_of_a_document_is_current_and_may_be_generated_again() {
    let folder = scratch("sdk-document");
    let document = |values: &str| {
        format!(
            "openapi: 3.1.0\ninfo: {{ title: Acme, version: '1' }}\nservers: [{{ url: https://api.acme.example }}]\n\
             paths:\n  /a:\n    get:\n      operationId: getA\n      responses:\n        '200':\n          description: It.\n          \
             content: {{ application/json: {{ schema: {{ type: object, properties: {{ kind: {{ type: [string, object], \
             enum: [{values}], properties: {{ b: {{ type: string }} }} }} }} }} }} }}\n"
        )
    };
    fs::write(folder.join("acme.yaml"), document("x")).expect("a document");
    let provider = serde_json::json!({
        "name": "acme", "credentials": { "api_token": {} }, "api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" }
    });
    let spec = write_spec(&folder, &provider);
    let package = folder.join("sdk");
    written(&spec, &package, &[]);
    assert_current(&package);

    // What another version of `gen` wrote is not a change by the user.
    let model = "src/generated/model.rs";
    let other = file(&package, model).replace("licit 0.1.0", "licit 0.0.9");
    assert!(other.contains("licit 0.0.9"), "{other}");
    fs::write(package.join(model), other).expect("generated code");
    fs::write(folder.join("acme.yaml"), document("x, y")).expect("a newer document");
    let shown = written(&spec, &package, &[]);
    assert!(!shown.contains("src/generated"), "{shown}");
    assert_current(&package);
}

/// A document with an operation at each path, by its `operationId`.
fn document_of(operations: &[(&str, &str)]) -> String {
    let operations = operations.iter().map(|(path, id)| {
        let reply = serde_json::json!({ "204": { "description": "Done." } });
        let operation = serde_json::json!({ "get": { "operationId": id, "responses": reply } });
        ((*path).to_owned(), operation)
    });
    let paths: serde_json::Map<_, _> = operations.collect();
    let document = serde_json::json!({
        "openapi": "3.1.0",
        "info": { "title": "Acme", "version": "1" },
        "servers": [{ "url": "https://api.acme.example" }],
        "paths": paths
    });
    document.to_string()
}

/// Runs the comparison of the written workflow as GitHub does. Returns whether it succeeds, what it prints, and the
/// summary of the job.
#[cfg(unix)]
fn compared(package: &Path, base: &str) -> (bool, String, String) {
    let workflow = file(package, ".github/workflows/licit.yml");
    let (_, step) = workflow.split_once("          BASE: ").expect("the step");
    let (_, script) = step.split_once("        run: |\n").expect("its script");
    let lines = script
        .lines()
        .map_while(|line| line.strip_prefix("          "));
    let script = lines.collect::<Vec<_>>().join("\n");
    let summary = package.join("../summary.md");
    let _ = fs::remove_file(&summary);
    let program = Path::new(env!("CARGO_BIN_EXE_cargo-licit"));
    let mut path = program.parent().expect("a folder").as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let output = Command::new("bash")
        .current_dir(package)
        .args(["-e", "-c", &script])
        .env("PATH", path)
        .env("BASE", base)
        .env("GITHUB_STEP_SUMMARY", &summary)
        .output()
        .expect("bash runs");
    let shown = text(&output.stdout) + &text(&output.stderr);
    let summary = fs::read_to_string(summary).unwrap_or_default();
    (output.status.success(), shown, summary)
}

#[cfg(unix)]
#[test]
fn the_workflow_fails_on_what_breaks_and_is_not_accepted() {
    let folder = scratch("sdk-workflow");
    let provider = serde_json::json!({
        "name": "acme",
        "credentials": { "api_token": {} },
        "api": { "openapi": "api.json", "base_url": "https://api.acme.example" }
    });
    let spec = write_spec(&folder, &provider);
    let first = [("/books", "listBooks"), ("/loans", "listLoans")];
    fs::write(folder.join("api.json"), document_of(&first)).expect("a document");
    let package = folder.join("sdk");
    written(&spec, &package, &[]);
    git(&package, &["init", "--quiet"]);
    git(
        &package,
        &["commit", "--quiet", "--allow-empty", "-m", "Nothing"],
    );
    git(&package, &["tag", "nothing"]);
    git(&package, &["add", "--all"]);
    git(&package, &["commit", "--quiet", "-m", "The crate"]);
    git(&package, &["tag", "base"]);
    let change = |operations: &[(&str, &str)]| {
        fs::write(package.join("spec/api.json"), document_of(operations)).expect("a document");
    };

    // An addition. The other operation is renamed, but retains its name in the names file.
    change(&[
        ("/books", "allBooks"),
        ("/loans", "listLoans"),
        ("/authors", "listAuthors"),
    ]);
    let (is_good, shown, summary) = compared(&package, "base");
    assert!(is_good, "{shown}");
    assert!(
        summary.contains("| D0302 | `operations.list_authors`"),
        "{summary}"
    );
    assert!(summary.contains("\nNext version: 0.1.1\n"), "{summary}");
    assert!(!summary.contains("D0901"), "{summary}");

    let removed = [("/books", "listBooks")];
    change(&removed);
    let (is_good, shown, summary) = compared(&package, "base");
    assert!(!is_good, "{shown}");
    assert!(shown.contains("::error "), "{shown}");
    assert!(summary.contains("\nNext version: 0.2.0\n"), "{summary}");

    let accepted = file(&package, "accepted-changes.txt") + "D0301 operations.list_loans\n";
    fs::write(package.join("accepted-changes.txt"), accepted).expect("an accepted change");
    let (is_good, shown, _) = compared(&package, "base");
    assert!(is_good, "{shown}");

    // The pull request that adds the crate has nothing to compare with.
    let (is_good, shown, summary) = compared(&package, "nothing");
    assert!(is_good && summary.is_empty(), "{shown}");

    // An error is shown, not hidden in a file.
    fs::write(package.join("spec/api.json"), "{").expect("no document");
    let (is_good, shown, _) = compared(&package, "base");
    assert!(!is_good && shown.contains("error"), "{shown}");
}
