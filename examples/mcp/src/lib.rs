//! An MCP client that logs its user in at the authorization server of any MCP server, based on the
//! published Rust SDK of the Model Context Protocol.
//!
//! - [`Connection`] is the client: it discovers the authorization server from the first 401, logs the
//!   user in, and requests more scopes when a tool needs them.
//! - [`Authorized`] gives the SDK's HTTP client the tokens of a licit session.
//! - [`notes`] is an MCP server that checks tokens, and [`World`] runs it with an emulated authorization
//!   server on loopback, for the demonstration and its test.

mod authorized;
mod connection;
pub mod notes;
mod world;

pub use authorized::Authorized;
pub use connection::{Browser, Connection};
pub use world::{Consenting, World};

/// Any error of the example.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
