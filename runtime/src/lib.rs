//! The runtime under licit's generated clients.
//!
//! It knows no spec format: generated code describes a provider in the tables of [`provider`], and
//! everything here interprets them.

pub mod provider;

// OAuth
mod app;
mod app_builder;
mod authorize;
mod callback;
mod captured;
mod client_auth;
mod clock;
pub mod error;
mod form;
mod http;
mod json;
mod pending;
mod pkce;
mod random;
mod redact;
pub mod scope;
mod secret;
mod session;
pub mod store;
mod template;
pub mod token;
mod variables;

pub use app::App;
pub use app_builder::AppBuilder;
pub use authorize::Login;
pub use captured::Captured;
pub use error::Error;
pub use pending::Pending;
pub use provider::{ClientAuth, Meaning};
pub use scope::ScopeSet;
pub use secret::Secret;
pub use session::{Credential, Session};
pub use token::{StoredTokens, Tokens};

// Calls
mod address;
mod api_error;
mod body;
mod call;
mod client;
mod decode_error;
mod execute;
mod graphql;
mod http_date;
mod json_path;
mod link;
mod open_enum;
mod open_union;
mod page;
mod pointer;
mod query;
mod reply;
mod request;
mod retry_after;
pub mod types;
mod walk;

pub use api_error::ApiError;
pub use call::{Call, CallOptions};
pub use client::Client;
pub use decode_error::DecodeError;
pub use open_enum::OpenEnum;
pub use page::{Items, PagedRequest, Pages};
pub use reply::Reply;
pub use request::Request;
pub use types::{Bytes, Date, DateTime, Decimal, Uri, Uuid, maybe};

/// What this crate's macros need and nobody else should name.
#[doc(hidden)]
pub mod __private {
    pub use crate::open_enum::deserialize as deserialize_open_enum;
    pub use crate::secret::expose;
}

// What generated code and its users name through this crate.
pub use reqwest;
pub use serde;
pub use serde_json::{self, Value as Json};
pub use url::Url;
