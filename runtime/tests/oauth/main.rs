//! OAuth over real sockets: logins, faulty token endpoints, and the lifetime of tokens.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

#[path = "../support/acme.rs"]
mod acme;
mod adoption;
mod at_run_time;
mod cancellation;
mod client_auth;
mod clock;
mod details;
mod device;
mod discovery;
mod dpop;
mod empty_body;
mod events;
mod external_keys;
mod faulty_store;
#[cfg(unix)]
mod file_store;
mod forgetting;
#[cfg(unix)]
mod further_tokens;
mod hanging_store;
mod introspection;
mod leak;
mod login;
mod logins;
mod observe;
mod own_clock;
mod persistence;
mod proxy;
mod pushed;
mod registration;
mod revocation;
mod session;
mod store;
mod subject;
#[path = "../support/mod.rs"]
mod support;
mod suspension;
mod swap;
mod takeover;
mod token_endpoint;
