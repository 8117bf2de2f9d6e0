//! Money Button: Payments in Bitcoin SV by one click. The service was shut down.
//!
//! See <https://docs.moneybutton.com/docs/api/auth/api-auth-overview.html>.

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
pub use app::{UserApp, UserAppBuilder, ServiceApp, ServiceAppBuilder, Login};
pub use client::Client;
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from Money Button: an access token, and usually a refresh token.
pub type Tokens<S, K = rt::token::User> = rt::Tokens<S, K>;

/// A request to Money Button's API, ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
