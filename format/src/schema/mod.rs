//! The spec format as data, and what is generated from it: the structural check, the JSON Schema,
//! the key reference. Must not use `spec`.

/// Where editors find the JSON Schema of the format, for the `$schema` of a spec. `cargo licit schema`
/// prints the schema of the installed version.
pub const URL: &str =
    "https://raw.githubusercontent.com/licit-rs/licit/main/specs/provider.schema.json";

mod declared;
pub mod format;
pub mod json_schema;
pub mod reference;
pub mod structure;

pub use declared::Declared;
