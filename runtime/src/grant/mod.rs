//! The grants: each asks the token endpoint for tokens in its own way (RFC 6749 §1.3 and its extensions).
//! A grant adds methods to the application; nothing here may know sessions or calls.

pub(crate) mod authorization_code;
mod client_credentials;
pub(crate) mod connection;
mod continued;
pub(crate) mod details;
pub(crate) mod device;
mod refresh_token;
pub(crate) mod request;
pub(crate) mod swap;
pub(crate) mod token_exchange;

pub(crate) use client_credentials::Requested;
pub(crate) use continued::{Refused, continued};
