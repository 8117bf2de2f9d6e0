//! The grants beside the authorization code, with generated clients against the emulator: what is
//! sent, what comes of it, and what the types rule out.

mod assertions;
mod callbacks;
mod connections;
mod devices;
mod support;
mod token_requests;
