//! What bodies of an API are made of: objects, enums, unions, and values such as dates and decimals.
//! Generated models use these; nothing here may know requests, tokens or the error type.

pub mod object;
pub(crate) mod open_enum;
pub(crate) mod open_integer_enum;
pub(crate) mod open_union;
pub(crate) mod shape;
pub mod types;
