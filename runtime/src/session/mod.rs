//! The life cycle of tokens: valid tokens are returned immediately, and a new one is requested once
//! for all callers. A caller that stops waiting does not affect the others. Must not use `call`.
//!
//! A refresh runs in a separate task. Cancelling a caller therefore cannot interrupt it between the
//! request that uses up a refresh token and the write that stores the new one. Shutting down the
//! tokio runtime can: [`App::settle`] waits for refreshes to finish. A crash is recorded in the
//! store.

mod additional_token;
mod client_credentials;
mod conclusion;
mod expiry;
mod forgetting;
mod grant_session;
mod handle;
mod held_lease;
mod joining;
mod lease;
mod live;
mod login;
mod plan;
mod refresh;
mod renewal;
mod revival;
mod revocation;
mod saving;
mod sending;
mod state;
mod stored_refresh;
mod unfinished;
mod unsaved;

pub use forgetting::{Forgotten, Revocation};
pub use handle::Session;
pub use live::Credential;
pub(crate) use stored_refresh::StoredRefresh;
