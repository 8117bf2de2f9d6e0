//! The building blocks of API bodies: objects, enums, unions, and values such as dates and decimals.
//! Generated models use them. Must not use `token`, `error` or `http`.

pub mod object;
pub(crate) mod open_enum;
pub(crate) mod open_integer_enum;
pub(crate) mod open_union;
pub(crate) mod shape;
pub mod types;
pub(crate) mod unlisted;
