//! The source files of the repository.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::language::{messages, names};
use crate::{parameters, root};

/// Folders that are not read: build output, generated code, and results with names of others.
const SKIPPED: &[&str] = &["corpus", "generated-examples", "target"];

/// The Rust files and the pages of the repository.
pub(crate) fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(root(), &mut files);
    assert!(files.len() > 900, "{} files", files.len());
    files
}

/// One test for three rules: parsing all files takes seconds.
#[test]
fn no_source_breaks_a_rule_for_names_messages_or_parameters() {
    let mut found = Vec::new();
    for file in files() {
        let place = file.strip_prefix(root()).unwrap().to_owned();
        // `xtask` lists what the others must not have.
        if file.extension().is_none_or(|ending| ending != "rs") || place.starts_with("xtask") {
            continue;
        }
        let parsed = match syn::parse_file(&fs::read_to_string(&file).unwrap()) {
            Ok(parsed) => parsed,
            // A template of a test.
            Err(_) if is_test_file(&place) => continue,
            Err(error) => panic!("{}: {error}", place.display()),
        };
        let mut wrong = names::wrong(&parsed);
        wrong.extend(parameters::wrong(&parsed));
        if !is_test_file(&place) {
            wrong.extend(messages::wrong(&parsed));
        }
        found.extend(
            wrong
                .iter()
                .map(|wrong| format!("{}: {wrong}", place.display())),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Whether a file has only tests.
fn is_test_file(file: &Path) -> bool {
    let mut parts = file.components().map(Component::as_os_str);
    parts.any(|part| part == "tests" || part == "tests.rs" || part == "benches")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            if !name.starts_with('.') && !SKIPPED.contains(&&*name) {
                collect(&path, files);
            }
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "md")
        {
            files.push(path);
        }
    }
}
