//! Script files: how requests are answered, faults, and the objects of the API at the start. Must not use
//! `authorization` or `token`.

mod apply;
mod read;
mod shape;

pub use read::Script;
