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

/// What Moneybird gives out: an access token, and what came with it.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

/// A call of Moneybird's API that is ready to be sent.
pub type Request<T> = rt::Request<T, Error>;

pub use scope::DefaultScopes;
