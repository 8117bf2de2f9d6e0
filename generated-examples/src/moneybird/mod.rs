//! Moneybird: Bookkeeping for small companies in the Netherlands.
//!
//! See <https://developer.moneybird.com/>.

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
pub use app::{App, AppBuilder, Api, ApiBuilder};
pub use client::{Client, Administration};
pub use error::Error;
pub use scope::AllScopes;

/// The tokens of a grant from Moneybird: an access token, and usually a refresh token.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

/// A request to Moneybird's API, ready to be sent.
pub type Request<T> = rt::Request<T, Error>;

pub use scope::DefaultScopes;
