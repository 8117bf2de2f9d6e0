//! Keeps the worst turns out of comments, pages, messages and names. The rules of the project's English
//! are in `docs/contributing.md`.

pub(crate) mod messages;
pub(crate) mod names;

use std::fs;

use crate::sources::files;

/// Turns that a native engineer of this field does not write, in lower case.
const TURNS: &[&str] = &[
    "anew",
    "are told",
    "be told",
    "beforehand",
    "believed",
    "brings",
    "comes to its end",
    "for people",
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
    "vouches",
    "was told",
    "whichever",
    "whoever",
    "without more ado",
    "worth nothing",
];

/// Words that only names of functions must not have: a sentence around them can make them precise,
/// a name cannot.
const WORDS_OF_NAMES: &[&str] = &[
    "anybody",
    "are refused",
    "came",
    "is refused",
    "kept",
    "nobody",
    "says",
    "stands",
    "telling",
    "told",
    "wanted",
    "wants",
    "whatever",
];

#[test]
fn no_comment_page_or_name_has_one_of_the_worst_turns() {
    let mut found = Vec::new();
    for file in files() {
        let text = fs::read_to_string(&file).unwrap();
        let is_page = file.extension().is_some_and(|ending| ending == "md");
        for (number, line) in text.lines().enumerate() {
            let turns = if is_page {
                turns_of_text(line)
            } else {
                turns_of_code(line)
            };
            found.extend(
                turns
                    .iter()
                    .map(|turn| format!("{}:{}: {turn}", file.display(), number + 1)),
            );
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn turns_are_found_in_comments_and_names_of_functions_only() {
    assert_eq!(turns_of_code("    /// Whoever asks."), ["whoever"]);
    assert_eq!(turns_of_code("let whoever = 1;"), [""; 0]);
    assert_eq!(
        turns_of_code(concat!("async ", "fn", " an_error_is_told_and_kept() {")),
        ["is told", "kept", "told"]
    );
    assert_eq!(turns_of_code("/// The tokens are kept."), [""; 0]);
    assert_eq!(turns_of_code("assert(a_fn told_of);"), [""; 0]);
}

#[test]
fn a_turn_is_found_as_whole_words_only() {
    assert!(has("/// What is told is true.", "is told"));
    assert!(has("/// Whoever asks.", "whoever"));
    assert!(!has("/// This told us.", "is told"));
}

/// The turns in a line of code: in its comment, or in the name of its function.
fn turns_of_code(line: &str) -> Vec<&'static str> {
    let line = line.trim_start();
    if line.starts_with("//") {
        return turns_of_text(line);
    }
    let Some(name) = function(line) else {
        return Vec::new();
    };
    let words = name.replace('_', " ");
    let mut turns = turns_of_text(&words);
    turns.extend(WORDS_OF_NAMES.iter().filter(|word| has(&words, word)));
    turns
}

fn turns_of_text(text: &str) -> Vec<&'static str> {
    let turns = TURNS.iter().filter(|turn| has(text, turn));
    turns.copied().collect()
}

/// The name of the function that a line declares.
fn function(line: &str) -> Option<&str> {
    let (before, name) = line.split_once("fn ")?;
    if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
        return None;
    }
    name.split(|c: char| !c.is_alphanumeric() && c != '_')
        .next()
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
