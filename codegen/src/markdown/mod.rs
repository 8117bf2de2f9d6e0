//! Sanitizes Markdown of specs and OpenAPI documents for the doc comments of generated code.
//! Must not use `options`.
//!
//! A Markdown library parses the text, and only allowed parts are written out: paragraphs, emphasis,
//! code spans, lists, quotes, tables, headings, and links to `https`, `http` and `mailto`. Code blocks
//! are always marked as `text`, so that none becomes a doctest. Formatting HTML becomes Markdown; other
//! HTML is shown as text. Brackets are escaped, so that none becomes an intra-doc link. Sanitizing the
//! output again does not change it.

mod block;
mod characters;
mod html;
mod inline;
mod link;
mod read;
mod wrap;
mod write;

#[cfg(test)]
pub(crate) mod tests;

use block::Block;
use inline::Inline;

pub(crate) use characters::{code_span, value_span, visible};
pub(crate) use wrap::wrap;

/// Maximum length of a text, in bytes. A longer text is truncated and ends in `…`.
const LONGEST: usize = 32 * 1024;

/// A parsed text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Markdown {
    blocks: Vec<Block>,
}

impl Markdown {
    /// Parses untrusted Markdown.
    pub(crate) fn read(text: &str) -> Self {
        let cut = || (0..=LONGEST).rev().find_map(|end| text.get(..end));
        let start = if text.len() > LONGEST { cut() } else { None };
        let mut blocks = read::blocks(start.unwrap_or(text));
        if start.is_some() {
            blocks.push(Block::Paragraph(vec![Inline::Text("…".into())]));
        }
        Self { blocks }
    }

    /// Capitalizes the first letter and ends the last paragraph with a full stop.
    pub(crate) fn sentence(mut self) -> Self {
        if let Some(Block::Paragraph(line)) = self.blocks.first_mut()
            && let Some(Inline::Text(text)) = line.first_mut()
        {
            let mut chars = text.chars();
            if let Some(first) = chars.next() {
                *text = first.to_uppercase().chain(chars).collect();
            }
        }
        if let Some(Block::Paragraph(line)) = self.blocks.last_mut()
            && !inline::ends_like_a_sentence(line)
        {
            line.push(Inline::Text(".".into()));
        }
        self
    }

    /// Appends trusted Markdown to the last paragraph, or as a new paragraph after another block.
    pub(crate) fn and(mut self, own: &str) -> Self {
        let own = own.trim();
        if own.is_empty() {
            return self;
        }
        match self.blocks.last_mut() {
            Some(Block::Paragraph(line)) => line.push(Inline::Own(format!(" {own}"))),
            _ => self
                .blocks
                .push(Block::Paragraph(vec![Inline::Own(own.to_owned())])),
        }
        self
    }

    /// The sanitized lines, wrapped at this many columns.
    pub(crate) fn lines(&self, width: usize) -> Vec<String> {
        write::lines(&self.blocks, width)
    }

    /// The sanitized text in one line.
    pub(crate) fn one_line(&self) -> String {
        write::one_line(&self.blocks)
    }
}

/// Escapes plain text, such as a title, for use inside a line of Markdown.
pub(crate) fn plain(text: &str) -> String {
    let mut line = vec![Inline::Text(characters::clean(text))];
    inline::tidy(&mut line);
    write::inline(&line).concat()
}

/// A link that shows its URL, or the URL as code if it may not be a link.
pub(crate) fn link_to(url: &str) -> String {
    match link::allowed(url) {
        Some(url) => format!("<{url}>"),
        None => code_span(url),
    }
}
