//! Writes blocks as lines that parse back to the same blocks.

use super::block::{Block, List};
use super::characters::{longest_run, span};
use super::inline::{Inline, Mark};
use super::wrap::wrap;

/// The lines of blocks, separated by empty lines.
pub(super) fn lines(blocks: &[Block], width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(of_block(block, width));
    }
    lines
}

fn of_block(block: &Block, width: usize) -> Vec<String> {
    match block {
        Block::Paragraph(line) => paragraph(line, width),
        Block::Heading(line) => {
            let text = inline(line).concat();
            // A trailing `#` would be stripped as the heading's closing sequence.
            let text = match text.strip_suffix('#') {
                Some(before) => format!("{before}\\#"),
                None => text,
            };
            vec![format!("### {text}")]
        }
        Block::Code(code) => {
            let longest = code.iter().map(|line| longest_run(line)).max();
            let fence = "`".repeat(longest.unwrap_or_default().max(2) + 1);
            let mut lines = vec![format!("{fence}text")];
            lines.extend_from_slice(code);
            lines.push(fence);
            lines
        }
        Block::List(list) => self::list(list, width),
        Block::Quote(inner) => lines(inner, width.saturating_sub(2))
            .into_iter()
            .map(|line| format!("> {line}").trim_end().to_owned())
            .collect(),
        Block::Table(rows) => table(rows),
    }
}

fn paragraph(line: &[Inline], width: usize) -> Vec<String> {
    let parts = inline(line);
    let last = parts.len().saturating_sub(1);
    let mut lines = Vec::new();
    for (at, part) in parts.into_iter().enumerate() {
        lines.extend(wrap(&guarded(part), width));
        if at < last
            && let Some(line) = lines.last_mut()
        {
            line.push('\\');
        }
    }
    lines
}

fn list(list: &List, width: usize) -> Vec<String> {
    let tight = is_tight(list);
    let mut written: Vec<String> = Vec::new();
    for (at, item) in list.items.iter().enumerate() {
        let marker = match list.start {
            None => "- ".to_owned(),
            Some(start) => {
                // A list number has at most nine digits.
                let start = start.min(999_000);
                format!("{}. ", start.saturating_add(at as u64))
            }
        };
        if !tight && at > 0 {
            written.push(String::new());
        }
        let inner = lines(item, width.saturating_sub(marker.len()));
        let inner = inner.into_iter().filter(|line| !tight || !line.is_empty());
        for (number, line) in inner.enumerate() {
            let line = if number == 0 {
                format!("{marker}{line}")
            } else {
                format!("{}{line}", " ".repeat(marker.len()))
            };
            written.push(line.trim_end().to_owned());
        }
    }
    written
}

/// Whether a list needs no blank lines: each item is a paragraph, or a paragraph and a list that may
/// directly follow it.
fn is_tight(list: &List) -> bool {
    list.items.iter().all(|item| match item.as_slice() {
        [Block::Paragraph(_)] => true,
        [Block::Paragraph(_), Block::List(inner)] => {
            matches!(inner.start, None | Some(1)) && is_tight(inner)
        }
        _ => false,
    })
}

fn table(rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let columns = rows.first().map(Vec::len).unwrap_or_default();
    let mut lines = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = row
            .iter()
            .map(|cell| inline(cell).concat().replace('|', "\\|"));
        let cells: Vec<String> = cells.collect();
        lines.push(format!("| {} |", cells.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    lines
}

/// All blocks in one line.
pub(super) fn one_line(blocks: &[Block]) -> String {
    let mut parts = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Heading(line) => parts.push(inline(line).join(" ")),
            Block::Code(code) => {
                let code = code.join(" ");
                parts.push(span(code.trim()));
            }
            Block::List(list) => parts.extend(list.items.iter().map(|item| one_line(item))),
            Block::Quote(inner) => parts.push(one_line(inner)),
            Block::Table(rows) => {
                let cells = rows.iter().flatten();
                parts.extend(cells.map(|cell| inline(cell).concat()));
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    guarded(parts.join(" "))
}

/// A line, split at hard breaks.
pub(super) fn inline(line: &[Inline]) -> Vec<String> {
    let mut parts = vec![String::new()];
    for (at, piece) in line.iter().enumerate() {
        let next = line.get(at + 1);
        let written = match piece {
            Inline::Text(text) => {
                let mut text = escaped(text);
                // An unescaped `!` before a link would make it an image.
                if matches!(next, Some(Inline::Open(Mark::Link(_)))) && text.ends_with('!') {
                    text.insert(text.len() - 1, '\\');
                }
                text
            }
            Inline::Code(code) => span(code),
            Inline::Url(url) => format!("<{url}>"),
            Inline::Own(own) => own.clone(),
            Inline::Open(Mark::Link(_)) => "[".into(),
            Inline::Close(Mark::Link(url)) => format!("]({})", url.replace('&', "&amp;")),
            Inline::Open(mark) | Inline::Close(mark) => run(mark).into(),
            Inline::Break => {
                parts.push(String::new());
                continue;
            }
        };
        if let Some(part) = parts.last_mut() {
            part.push_str(&written);
        }
    }
    parts
}

fn run(mark: &Mark) -> &'static str {
    match mark {
        Mark::Emphasis => "*",
        Mark::Strong => "**",
        Mark::Strikethrough => "~~",
        Mark::Link(_) => "",
    }
}

/// Escapes every character that has a meaning in Markdown.
pub(super) fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = None;
    // Whether the current run of `_` is inside a word.
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let next = rest.chars().next();
        let is_space = |c: Option<char>| c == Some(' ');
        let escape = match c {
            '\\' | '`' | '[' | ']' => true,
            '*' => !(is_space(before) && is_space(next)),
            '_' => {
                if before != Some('_') {
                    let behind = rest.chars().find(|c| *c != '_');
                    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    inside = is_word(before) && is_word(behind);
                }
                !inside
            }
            // At the end of a piece, a `~~` may follow.
            '~' => next.is_none_or(|next| next == '~') || !is_space(before),
            '<' => next.is_none_or(|next| next.is_alphabetic() || matches!(next, '/' | '!' | '?')),
            '&' => is_reference(rest),
            _ => false,
        };
        if escape {
            written.push('\\');
        }
        written.push(c);
        before = Some(c);
    }
    written
}

/// Whether an `&` before this would begin a character reference.
fn is_reference(rest: &str) -> bool {
    let name = rest.trim_start_matches('#');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let behind = end.and_then(|end| name.get(end..));
    behind.is_some_and(|behind| behind.starts_with(';'))
}

/// Escapes the start of a line, so that it starts no block.
fn guarded(line: String) -> String {
    // After wrapping, the first word may be alone in its line.
    let word = line.split(' ').next().unwrap_or_default();
    let only = |chars: &str| word.chars().all(|c| chars.contains(c));
    let followed_by_space = |at: usize| {
        line.get(at..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let at = match line.chars().next() {
        Some('#') if followed_by_space(line.len() - line.trim_start_matches('#').len()) => 0,
        Some('>' | '|') => 0,
        Some('=') if only("=") => 0,
        Some('-' | '+') if followed_by_space(1) => 0,
        Some('-' | ':') if only("-:|") => 0,
        Some('0'..='9')
            if line
                .get(digits..)
                .is_some_and(|rest| rest.starts_with(['.', ')']))
                && followed_by_space(digits + 1) =>
        {
            digits
        }
        _ => return line,
    };
    let mut line = line;
    line.insert(at, '\\');
    line
}
