//! MoneyKit: Links to bank accounts, and their data.
//!
//! See <https://docs.moneykit.com/>.

mod app;
mod client;
pub mod request;
pub mod scope;
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

/// A request to MoneyKit's API, ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
