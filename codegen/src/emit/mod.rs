//! Emits the generated module as tokens, with a room for each part of a module. Emitting cannot
//! fail and makes no decisions. Must not use `generate`.

mod app;
mod client;
mod context;
mod docs;
mod error;
mod example;
mod front;
mod model;
mod module;
mod root;
mod scope;
mod security;
mod table;
mod webhook;

#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod reserved_tests;

pub use example::{CallExample, CallPlace, CallValues, environment_variable};
pub use module::Module;
