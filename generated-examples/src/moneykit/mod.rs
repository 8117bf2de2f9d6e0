//! MoneyKit: Links to bank accounts, and their data.
//!
//! See <https://docs.moneykit.com/>.
//!
//! # Grants
//!
//! - `App`: client credentials.
//!
//! # Example
//!
//! ```text
//! let client = Client::new(&app, tokens);
//! let mut items = client.get_links().items();
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
pub use app::{App, AppBuilder, Environment};
pub use client::Client;
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from MoneyKit: an access token, and usually a refresh token.
pub type Tokens<S> = rt::Tokens<S, rt::token::Application>;
