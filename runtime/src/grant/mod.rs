//! The OAuth 2.0 grants (RFC 6749 §1.3 and extensions), as methods of the application. Must not use
//! `session` or `call`.

mod app_token;
pub(crate) mod authorization_code;
pub(crate) mod client_credentials;
mod continued;
pub(crate) mod details;
pub(crate) mod device;
mod obtain;
mod refresh_token;
pub(crate) mod request;
mod second;
pub(crate) mod swap;
pub(crate) mod tenant;
pub(crate) mod token_exchange;

pub(crate) use app_token::needed_by as app_token_needed_by;
pub(crate) use client_credentials::Requested;
pub(crate) use continued::{RejectedReply, continued};
