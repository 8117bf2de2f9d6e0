//! The emulator's user and its recorded requests, for tests of several programs.

use licit_emulator::{Authorized, RecordedRequest, Running};

/// Consents as the user. Returns the callback.
pub async fn consent(emulator: &Running, url: &str) -> String {
    match emulator.authorize(url).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    }
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
