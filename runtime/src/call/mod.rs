//! Calls of API operations: arguments, bodies, execution, pages and streams. Tokens come from a
//! session. Must not use `token_endpoint`.

mod address;
mod arguments;
mod authentication;
mod body;
pub(crate) mod byte_stream;
pub(crate) mod client;
mod credentials;
mod declaration;
pub(crate) mod events;
mod exchange;
mod execute;
mod graphql;
mod headers;
pub(crate) mod lines;
mod multipart;
pub(crate) mod page;
mod page_parameter;
pub(crate) mod preview;
mod query;
pub(crate) mod request;
mod retry;
pub(crate) mod sending;
mod shape;
pub(crate) mod sse;
mod streamed;
mod style;
pub(crate) mod upload;
mod user_identity;
mod userinfo;
mod visited;
mod walk;
mod written;

pub use arguments::Call;
pub use client::Client;
pub use credentials::Credentials;
