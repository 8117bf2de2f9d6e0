//! Reads texts: JSON and YAML into trees with locations, and files that a spec names. Texts that
//! cannot be read are reported as diagnostics. Must not use `schema` or
//! `spec`.

mod json;
mod read;
mod root;
mod yaml;

pub(crate) use read::{is_syntax, unreadable};
pub use root::LoadOptions;
pub(crate) use root::{Refusal, Root, is_url, resolved, resolved_file};
