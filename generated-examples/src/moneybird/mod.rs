//! Moneybird: Bookkeeping for small companies in the Netherlands.
//!
//! See <https://developer.moneybird.com/>.
//!
//! # Grants
//!
//! - `App`: authorization code, refresh token.
//!
//! # Operations
//!
//! - `client.administration()`: 295 operations. One administration. `list_administrations`
//!   returns their ids.
//!
//! # Example
//!
//! ```text
//! let client = Client::new(&app, tokens);
//! let reply = client.list_administrations().send().await?;
//! ```

mod app;
mod client;

#[allow(missing_docs, reason = "the provider does not document everything")]
pub mod request;
pub mod scope;

#[allow(missing_docs, reason = "the provider does not document everything")]
pub mod model;
mod error;
pub mod webhook;
mod operation;
mod provider;

use ::licit::rt;
pub use app::{App, AppBuilder, Api, ApiBuilder};
pub use client::{Client, Administration};
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from Moneybird: an access token, and usually a refresh token.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

pub use scope::DefaultScopes;
