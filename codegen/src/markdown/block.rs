//! The blocks of a parsed text.

use super::inline::Inline;

/// A block.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Inline>),
    Heading(Vec<Inline>),
    /// The lines of a code block.
    Code(Vec<String>),
    List(List),
    Quote(Vec<Block>),
    /// Rows of cells; the first is the head.
    Table(Vec<Vec<Vec<Inline>>>),
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct List {
    /// The first number, if the list is numbered.
    pub(super) start: Option<u64>,
    pub(super) items: Vec<Vec<Block>>,
}

/// Adds a block. Adjacent lists are merged, as a Markdown reader would merge them.
pub(super) fn push(blocks: &mut Vec<Block>, block: Block) {
    match (blocks.last_mut(), block) {
        (Some(Block::List(before)), Block::List(list))
            if before.start.is_some() == list.start.is_some() =>
        {
            before.items.extend(list.items);
        }
        (_, Block::Quote(inner)) if inner.is_empty() => {}
        (_, Block::List(list)) if list.items.is_empty() => {}
        (_, block) => blocks.push(block),
    }
}
