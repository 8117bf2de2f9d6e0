//! Helpers: the emulator, its user's browser, and the recorded requests.

use licit_emulator::{Emulator, RecordedRequest, Running};

#[path = "../support/emulated.rs"]
mod emulated;

pub use emulated::{consent, last, of};

/// Runs the emulator with a spec of `tests/specs/providers`.
pub async fn start(spec: &str) -> Running {
    let path = format!("tests/specs/providers/{spec}.json");
    let emulator = Emulator::from_file(&path).unwrap_or_else(|report| panic!("{report}"));
    emulator.start().await.expect("a port")
}

/// The names of parameters, sorted.
pub fn names(parameters: &[(String, String)]) -> Vec<&str> {
    let mut names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

/// The names of the members of a JSON body, sorted.
pub fn members(request: &RecordedRequest) -> Vec<String> {
    let json = request
        .json()
        .unwrap_or_else(|| panic!("no JSON: {request:?}"));
    let mut names: Vec<String> = json
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort_unstable();
    names
}
