//! An application: one of the spec's registrations with the developer's values, built once and shared.
//! Must not use `grant`, `session` or `call`, which build on it.

pub(crate) mod authorization;
pub(crate) mod builder;
mod core;
mod mocked;
pub(crate) mod resource;
mod work;

pub use self::core::App;
