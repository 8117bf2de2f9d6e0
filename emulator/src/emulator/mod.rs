//! The crate's API: the emulator before it starts and while it runs, its connections, and a browser.
//! No room may use it.

mod application;
pub(crate) mod browser;
pub(crate) mod builder;
mod connection;
pub(crate) mod running;
pub(crate) mod scripting;
