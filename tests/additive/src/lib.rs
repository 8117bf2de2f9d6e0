//! The client of a provider's first version, and one for each addition of `additions.json`.

#![allow(
    missing_docs,
    clippy::module_inception,
    clippy::similar_names,
    reason = "the modules have the names of the additions, and arguments those of the document"
)]

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
