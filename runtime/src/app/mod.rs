//! An application: one of the spec's registrations with the developer's values, built once and shared.
//! Grants, sessions and calls build on this module; it must not use any of them.

pub(crate) mod authorization;
pub(crate) mod builder;
mod core;
pub(crate) mod resource;
mod work;

pub use self::core::App;
