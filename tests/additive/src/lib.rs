//! The client of a provider's first version, and one for each addition of `additions.json`.

#![allow(missing_docs, reason = "named by the additions")]

include!(concat!(env!("OUT_DIR"), "/modules.rs"));
