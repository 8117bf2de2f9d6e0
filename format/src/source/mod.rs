//! Texts of specs and documents as data: files, lines, locations, and the JSON tree in which every value
//! has a location. Must not use `diagnostic`.

mod file;
mod lines;
mod node;
mod origin;
mod span;
mod text;
mod write;

pub use file::{FileError, read, read_text};
pub use lines::Lines;
pub use node::{Json, Member, Node};
pub use origin::{Hash, Origin};
pub(crate) use span::value_of;
pub use span::{Span, Spanned};
pub use text::Source;
pub(crate) use text::percent_decoded;

/// The maximum size of a file in bytes.
pub const MAX_BYTES: usize = crate::limits::FILE_BYTES;
