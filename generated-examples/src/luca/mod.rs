//! Luca Regnskap: Bookkeeping for small companies in Norway.
//!
//! See <https://www.lucaregnskap.no/hjelp/api-oauth2>.

mod app;
mod client;
pub mod request;
pub mod scope;
pub mod model;
mod error;
mod operation;
mod provider;

use ::licit::rt;
pub use app::{App, AppBuilder, Login, Api, ApiBuilder};
pub use client::Client;
pub use error::Error;
pub use scope::AllScopes;

/// What Luca Regnskap gives out: an access token, and what came with it.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

/// A call of Luca Regnskap's API that is ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
