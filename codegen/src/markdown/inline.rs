//! Inline content: a flat list of pieces, in which marks open and close.

use super::link;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    /// An autolink.
    Url(String),
    /// A hard line break.
    Break,
    Open(Mark),
    Close(Mark),
    /// Trusted Markdown.
    Own(String),
}

/// The formatting of a part of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Strikethrough,
    Link(String),
}

impl Mark {
    pub(super) fn is_link(&self) -> bool {
        matches!(self, Self::Link(_))
    }
}

impl Inline {
    /// Whether the mark is written as a run of one character on each side.
    fn is_run(&self) -> bool {
        matches!(self, Self::Open(mark) | Self::Close(mark) if !mark.is_link())
    }

    fn is_space(&self) -> bool {
        match self {
            Self::Text(text) => text == " ",
            Self::Break => true,
            _ => false,
        }
    }

    /// The first character in the output.
    fn first(&self) -> Option<char> {
        match self {
            Self::Text(text) | Self::Own(text) => text.chars().next(),
            Self::Code(_) => Some('`'),
            Self::Url(_) => Some('<'),
            Self::Break => Some(' '),
            Self::Open(_) => Some('['),
            Self::Close(_) => Some(']'),
        }
    }

    /// The last character in the output.
    fn last(&self) -> Option<char> {
        match self {
            Self::Text(text) | Self::Own(text) => text.chars().next_back(),
            Self::Code(_) => Some('`'),
            Self::Url(_) => Some('>'),
            Self::Break => Some(' '),
            Self::Open(_) => Some('['),
            Self::Close(_) => Some(')'),
        }
    }
}

/// Whether a line needs no full stop.
pub(super) fn ends_like_a_sentence(line: &[Inline]) -> bool {
    let shown = line
        .iter()
        .rev()
        .find(|piece| !matches!(piece, Inline::Close(_)));
    match shown {
        Some(Inline::Text(text)) => text.ends_with(['.', '!', '?', ':', '…']),
        Some(_) => false,
        None => true,
    }
}

/// Normalizes a line so that it parses back to itself: single spaces outside of marks, bare URLs as
/// links, and no mark in a position where a Markdown reader ignores it.
pub(super) fn tidy(line: &mut Vec<Inline>) {
    loop {
        *line = merged(std::mem::take(line));
        bare_urls(line);
        let words = std::mem::take(line).into_iter().flat_map(words);
        words.for_each(|piece| add(line, piece));
        while line.last().is_some_and(Inline::is_space) {
            line.pop();
        }
        let bad = unreadable(line);
        if bad.is_empty() {
            break;
        }
        let mut at = 0;
        line.retain(|_| {
            at += 1;
            bad.binary_search(&(at - 1)).is_err()
        });
    }
    *line = merged(std::mem::take(line));
}

/// Turns bare URLs into links, or into code if they may not be links.
fn bare_urls(line: &mut Vec<Inline>) {
    let mut in_link = false;
    let mut found = Vec::with_capacity(line.len());
    for piece in std::mem::take(line) {
        match &piece {
            Inline::Open(mark) if mark.is_link() => in_link = true,
            Inline::Close(mark) if mark.is_link() => in_link = false,
            _ => {}
        }
        let Inline::Text(text) = &piece else {
            found.push(piece);
            continue;
        };
        let mut rest = text.as_str();
        while let Some((start, end)) = link::find_bare(rest).filter(|_| !in_link) {
            let (before, url) = (rest.get(..start), rest.get(start..end).unwrap_or_default());
            found.push(Inline::Text(before.unwrap_or_default().to_owned()));
            let is_url = url
                .chars()
                .all(|c| link::is_plain(c) || matches!(c, '(' | ')'));
            found.push(match link::allowed(url).filter(|_| is_url) {
                Some(url) => Inline::Url(url),
                None => Inline::Code(url.to_owned()),
            });
            rest = rest.get(end..).unwrap_or_default();
        }
        found.push(Inline::Text(rest.to_owned()));
    }
    *line = found;
}

/// Splits a piece so that each space is a separate piece.
fn words(piece: Inline) -> Vec<Inline> {
    let Inline::Text(text) = piece else {
        return vec![piece];
    };
    let mut pieces = Vec::new();
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            pieces.push(Inline::Text(" ".into()));
        }
        if !word.is_empty() {
            pieces.push(Inline::Text(word.to_owned()));
        }
    }
    pieces
}

/// Adds a piece to a normalized line.
fn add(line: &mut Vec<Inline>, piece: Inline) {
    let last_ends_in_backtick =
        matches!(line.last(), Some(Inline::Text(text)) if text.ends_with('`'));
    match (line.last_mut(), piece) {
        (_, piece) if piece.is_space() => add_space(line, piece),
        (Some(Inline::Text(last)), Inline::Text(text)) if last != " " => last.push_str(&text),
        (Some(Inline::Code(last)), Inline::Code(code)) => last.push_str(&code),
        // Adjacent backticks would form one run.
        (_, code @ Inline::Code(_)) if last_ends_in_backtick => {
            line.extend([Inline::Text(" ".into()), code]);
        }
        (_, Inline::Close(mark)) => close(line, mark),
        (_, piece) => line.push(piece),
    }
}

/// Moves spaces in front of opening marks.
fn add_space(line: &mut Vec<Inline>, space: Inline) {
    let marks = line.iter().rev();
    let opened = marks
        .take_while(|piece| matches!(piece, Inline::Open(_)))
        .count();
    let at = line.len() - opened;
    let before = at.checked_sub(1).and_then(|before| line.get_mut(before));
    match before {
        None => {}
        Some(before) if before.is_space() && space == Inline::Break => *before = space,
        Some(before) if before.is_space() => {}
        Some(_) => line.insert(at, space),
    }
}

/// Moves spaces behind closing marks, and removes empty marks.
fn close(line: &mut Vec<Inline>, mark: Mark) {
    let space = match line.last() {
        Some(last) if last.is_space() => line.pop(),
        _ => None,
    };
    match (line.as_slice(), mark) {
        // A link without text shows its URL.
        ([.., Inline::Open(Mark::Link(_))], Mark::Link(url)) => {
            line.pop();
            line.push(Inline::Url(url));
        }
        ([.., Inline::Open(_)], _) => {
            line.pop();
        }
        ([.., Inline::Open(Mark::Link(_)), Inline::Text(text)], Mark::Link(url))
            if *text == url =>
        {
            line.truncate(line.len() - 2);
            line.push(Inline::Url(url));
        }
        (_, mark) => line.push(Inline::Close(mark)),
    }
    if let Some(space) = space {
        add_space(line, space);
    }
}

/// The positions of marks that a Markdown reader would ignore, by slightly stricter flanking rules
/// than those of `CommonMark`.
fn unreadable(line: &[Inline]) -> Vec<usize> {
    let mut bad = Vec::new();
    let mut open = Vec::new();
    for (at, piece) in line.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| line.get(before));
        let next = line.get(at + 1);
        match piece {
            Inline::Open(_) => {
                let touches = before.is_some_and(Inline::is_run);
                let is_good =
                    !touches && flanks(next.and_then(Inline::first), before.and_then(Inline::last));
                open.push((at, is_good || !piece.is_run()));
            }
            Inline::Close(_) => {
                let Some((opened, is_good)) = open.pop() else {
                    continue;
                };
                let touches = matches!(next, Some(Inline::Close(mark)) if !mark.is_link());
                let flanks = flanks(before.and_then(Inline::last), next.and_then(Inline::first));
                if !is_good || (piece.is_run() && (touches || !flanks)) {
                    bad.extend([opened, at]);
                }
            }
            _ => {}
        }
    }
    bad.sort_unstable();
    bad
}

/// Whether a run of delimiters between these characters flanks the inner one.
fn flanks(inner: Option<char>, outer: Option<char>) -> bool {
    inner.is_some_and(|inner| {
        inner.is_alphanumeric()
            || outer.is_none_or(|outer| outer == ' ' || outer.is_ascii_punctuation())
    })
}

/// Merges adjacent texts.
fn merged(line: Vec<Inline>) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::with_capacity(line.len());
    for piece in line {
        match (merged.last_mut(), piece) {
            (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
            (_, piece) => merged.push(piece),
        }
    }
    merged
}
