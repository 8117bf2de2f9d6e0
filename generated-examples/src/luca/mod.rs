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

/// The tokens of a grant from Luca Regnskap: an access token, and usually a refresh token.
pub type Tokens<S> = rt::Tokens<S, rt::token::User>;

/// A request to Luca Regnskap's API, ready to be sent.
pub type Request<T> = rt::Request<T, Error>;
