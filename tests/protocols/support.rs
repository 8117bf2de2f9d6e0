//! Helpers: the emulator, its user's browser, and the recorded requests.

use licit_emulator::{Emulator, Running};

#[path = "../support/emulated.rs"]
mod emulated;

pub use emulated::{consent, last, of};

/// Creates an emulator with a spec of `tests/specs/protocols`.
pub fn emulator(spec: &str) -> Emulator {
    let path = format!("tests/specs/protocols/{spec}.json");
    Emulator::from_file(&path).unwrap_or_else(|report| panic!("{report}"))
}

/// Runs the emulator of a spec.
pub async fn start(spec: &str) -> Running {
    emulator(spec).start().await.expect("a port")
}
