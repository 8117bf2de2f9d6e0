//! The life of a token: a valid one is handed out at once, a new one is fetched once, however many
//! callers wait, and whoever stops waiting takes nothing from the others.
//!
//! A refresh runs in a task of its own, so that no caller's cancellation can interrupt it between
//! the request that uses up a refresh token and the write that keeps its successor. What this
//! cannot survive is the end of the tokio runtime itself: [`App::settle`] waits for a refresh to
//! end. What a sudden death leaves behind is labelled in the store.

mod asking;
mod client_credentials;
mod conclusion;
mod end;
mod further;
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
mod shared;
mod state;
mod unfinished;
mod unsaved;

pub use handle::Session;
pub use live::Credential;
