//! What an application is: a registration of the spec with the developer's values, built once and shared.
//! Everything that an application does lives above; nothing here may know a grant, a session or a call.

pub(crate) mod authorization;
pub(crate) mod builder;
mod core;
pub(crate) mod resource;
mod work;

pub use self::core::App;
