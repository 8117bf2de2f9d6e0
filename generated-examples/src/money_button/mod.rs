//! Money Button: Payments in Bitcoin SV by one click. The service was shut down.
//!
//! See <https://docs.moneybutton.com/docs/api/auth/api-auth-overview.html>.
//!
//! # Grants
//!
//! - `UserApp`: authorization code, refresh token.
//! - `ServiceApp`: client credentials.
//!
//! # Example
//!
//! ```text
//! let client = Client::new(&app, tokens);
//! let mut items = client.list_payments().items();
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
pub use app::{UserApp, UserAppBuilder, ServiceApp, ServiceAppBuilder, Login};
pub use client::Client;
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from Money Button: an access token, and usually a refresh token.
pub type Tokens<S, K = rt::token::User> = rt::Tokens<S, K>;
