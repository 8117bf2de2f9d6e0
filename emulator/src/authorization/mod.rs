//! Endpoints at which users decide: the authorization endpoint with its pushed requests, and the
//! pages for user codes of devices. Must not use `token`.

mod authorization_request;
mod callback;
mod consent_page;
pub(crate) mod device;
pub(crate) mod endpoint;
mod openid_parameters;
mod profile;
pub(crate) mod pushed;
mod request_object;
