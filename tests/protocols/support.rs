//! Helpers: the emulator, its user's browser, and the recorded requests.

use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};

/// Creates an emulator with a spec of `tests/specs/protocols`.
pub fn emulator(spec: &str) -> Emulator {
    let path = format!("tests/specs/protocols/{spec}.json");
    Emulator::from_file(&path).unwrap_or_else(|report| panic!("{report}"))
}

/// Runs the emulator of a spec.
pub async fn start(spec: &str) -> Running {
    emulator(spec).start().await.expect("a port")
}

/// Consents as the user. Returns the callback.
pub async fn consent(emulator: &Running, url: &str) -> String {
    match emulator.authorize(url).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    }
}

/// The requests to an endpoint.
pub fn of(emulator: &Running, endpoint: &str) -> Vec<RecordedRequest> {
    emulator
        .requests()
        .into_iter()
        .filter(|request| request.endpoint == endpoint)
        .collect()
}

/// The last request to an endpoint.
pub fn last(emulator: &Running, endpoint: &str) -> RecordedRequest {
    of(emulator, endpoint)
        .pop()
        .unwrap_or_else(|| panic!("nothing was sent to {endpoint}"))
}
