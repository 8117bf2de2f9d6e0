//! MoneyKit: Links to bank accounts, and the data behind them.
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

/// What MoneyKit gives out: an access token, and what came with it.
pub type Tokens<S> = rt::Tokens<S, rt::token::Application>;

/// A call of MoneyKit's API that is ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
