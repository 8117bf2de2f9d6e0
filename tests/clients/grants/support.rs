//! Helpers: the emulator and its recorded requests.

use licit_emulator::{Emulator, Running};

#[path = "../../support/emulated.rs"]
mod emulated;

pub use emulated::{consent, last, of};

/// Creates an emulator with a spec of `docs/examples`.
pub fn emulator(spec: &str) -> Emulator {
    let path = format!("docs/examples/{spec}.json");
    Emulator::from_file(path).unwrap_or_else(|report| panic!("{report}"))
}

/// Runs the emulator with a spec of `docs/examples`.
pub async fn start(spec: &str) -> Running {
    emulator(spec).start().await.expect("a port")
}
