//! The spec format as data, and what is generated from it: the structural check, the JSON Schema, the key
//! reference. Nothing here may know the typed model of a spec.

pub mod format;
pub mod json_schema;
pub mod reference;
pub mod structure;
