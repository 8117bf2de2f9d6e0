//! Holds the worst turns out of comments and pages. The rules of the project's English are in
//! `docs/contributing.md`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::root;

/// Turns that a native engineer of this field does not write, in lower case.
const TURNS: &[&str] = &[
    "anew",
    "are told",
    "be told",
    "beforehand",
    "brings",
    "comes to its end",
    "from now on",
    "good for nothing",
    "is told",
    "is worth",
    "letter by letter",
    "passed over",
    "speaks for",
    "tells",
    "to the letter",
    "told apart",
    "was told",
    "whichever",
    "whoever",
    "without more ado",
    "worth nothing",
];

/// What is read: sources with their comments, and pages.
const FOLDERS: &[&str] = &[
    "cli/src",
    "codegen/src",
    "docs",
    "dynamic/src",
    "emulator/src",
    "format/src",
    "macros/src",
    "runtime/src",
    "src",
    "tables/src",
];

#[test]
fn no_comment_and_no_page_has_one_of_the_worst_turns() {
    let mut found = Vec::new();
    let mut files = Vec::new();
    for folder in FOLDERS {
        collect(&root().join(folder), &mut files);
    }
    files.extend(["README.md", "CHANGELOG.md"].map(|page| root().join(page)));
    assert!(files.len() > 300, "{} files", files.len());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let is_page = file.extension().is_some_and(|ending| ending == "md");
        for (number, line) in text.lines().enumerate() {
            let line = line.trim_start();
            if is_page || line.starts_with("//") {
                let turns = TURNS.iter().filter(|turn| has(line, turn));
                found
                    .extend(turns.map(|turn| format!("{}:{}: {turn}", file.display(), number + 1)));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_turn_is_found_as_whole_words_only() {
    assert!(has("/// What is told is true.", "is told"));
    assert!(has("/// Whoever asks.", "whoever"));
    assert!(!has("/// This told us.", "is told"));
}

/// Whether `line` has `turn` as whole words.
fn has(line: &str, turn: &str) -> bool {
    let line = line.to_lowercase();
    line.match_indices(turn).any(|(at, _)| {
        let is_letter = |c: char| c.is_alphanumeric() || c == '_';
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        let behind = line
            .get(at + turn.len()..)
            .and_then(|behind| behind.chars().next());
        !before.is_some_and(is_letter) && !behind.is_some_and(is_letter)
    })
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "md")
        {
            files.push(path);
        }
    }
}
