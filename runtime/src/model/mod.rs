//! The building blocks of API bodies: objects, enums, unions, and values such as dates and decimals.
//! Generated models use them. They must not use requests, tokens or the error type.

pub mod object;
pub(crate) mod open_enum;
pub(crate) mod open_integer_enum;
pub(crate) mod open_union;
pub(crate) mod shape;
pub mod types;
pub(crate) mod unlisted;
