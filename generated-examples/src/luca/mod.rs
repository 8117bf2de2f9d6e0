//! Luca Regnskap: Bookkeeping for small companies in Norway.
//!
//! See <https://www.lucaregnskap.no/hjelp/api-oauth2>.
//!
//! # Grants
//!
//! - `App`: authorization code, refresh token.
//!
//! # Example
//!
//! ```text
//! let client = Client::new(&app, tokens);
//! let reply = client.companies().send().await?;
//! ```

mod app;
mod client;

#[allow(missing_docs, reason = "the provider does not document everything")]
pub mod request;
pub mod scope;

#[allow(missing_docs, reason = "the provider does not document everything")]
pub mod model;
mod error;
mod operation;
mod provider;

use ::licit::rt;
pub use app::{App, AppBuilder, Login, Api, ApiBuilder};
pub use client::Client;
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from Luca Regnskap: an access token, and usually a refresh token.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

/// A GraphQL request to Luca Regnskap's API, ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
