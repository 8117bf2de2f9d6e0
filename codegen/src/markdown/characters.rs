//! Characters that are allowed in documentation.

/// Maximum length of a value in a code span, in characters.
const VALUE: usize = 80;

/// Maximum length of a name in a code span, in characters.
const NAME: usize = 1000;

/// Replaces every kind of white space with a space, and removes invisible characters: control
/// characters, and bidirectional controls, which rustc rejects.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        let replaced = match c {
            // Joiners, which some scripts and emoji require but Latin text does not.
            '\u{200c}' | '\u{200d}' => {
                let joins = !before.is_ascii() && chars.peek().is_some_and(|next| !next.is_ascii());
                joins.then_some(c)
            }
            c if c.is_whitespace() || matches!(c, '\0'..='\u{8}' | '\u{e}'..='\u{1f}') => Some(' '),
            c => (!is_invisible(c)).then_some(c),
        };
        if let Some(c) = replaced {
            cleaned.push(c);
            before = c;
        }
    }
    cleaned
}

/// Like [`clean`], for a line of code, in which spaces are significant.
pub(super) fn clean_code(line: &str) -> String {
    clean(&line.replace('\t', "    "))
}

/// Escapes invisible characters as `\u{…}`, so that a name in a message cannot mislead.
pub(crate) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_invisible(c) || (c.is_whitespace() && c != ' ') {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A name as a code span, truncated only at an unreadable length.
pub(crate) fn code_span(name: impl std::fmt::Display) -> String {
    span(&cut(&visible(&name.to_string()), NAME))
}

/// A value as a code span, truncated if it is long.
pub(crate) fn value_span(value: impl std::fmt::Display) -> String {
    span(&cut(&visible(&value.to_string()), VALUE))
}

fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A code span with exactly these characters, or a space if there are none.
pub(super) fn span(code: &str) -> String {
    if code.is_empty() {
        return "` `".into();
    }
    let fence = "`".repeat(longest_run(code) + 1);
    let starts_or_ends = |c| code.starts_with(c) || code.ends_with(c);
    // Readers strip one space on each side, unless the span is blank.
    let is_blank = code.chars().all(|c| c == ' ');
    let pad = if starts_or_ends('`') || (starts_or_ends(' ') && !is_blank) {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The length of the longest run of backticks.
pub(super) fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or_default()
}

/// Whether the character is invisible or reorders the text around it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}
