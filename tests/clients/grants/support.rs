//! Helpers: the emulator and its recorded requests.

use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};

/// Creates an emulator with a spec of `docs/examples`.
pub fn emulator(spec: &str) -> Emulator {
    let path = format!("docs/examples/{spec}.json");
    Emulator::from_file(path).unwrap_or_else(|report| panic!("{report}"))
}

/// Runs the emulator with a spec of `docs/examples`.
pub async fn start(spec: &str) -> Running {
    emulator(spec).start().await.expect("a port")
}

/// The requests to an endpoint.
pub fn of(emulator: &Running, endpoint: &str) -> Vec<RecordedRequest> {
    let requests = emulator.requests().into_iter();
    requests
        .filter(|request| request.endpoint == endpoint)
        .collect()
}

/// The last request to an endpoint.
pub fn last(emulator: &Running, endpoint: &str) -> RecordedRequest {
    let last = of(emulator, endpoint).pop();
    last.unwrap_or_else(|| panic!("nothing was sent to {endpoint}"))
}

/// Consents as the user. Returns the callback.
pub async fn consent(emulator: &Running, url: &str) -> String {
    match emulator.authorize(url).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    }
}
