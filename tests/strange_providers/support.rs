//! Helpers: the emulator, its user's browser, and the recorded requests.

use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};

/// Runs the emulator with a spec of `tests/specs/providers`.
pub async fn start(spec: &str) -> Running {
    let path = format!("tests/specs/providers/{spec}.json");
    let emulator = Emulator::from_file(&path).unwrap_or_else(|report| panic!("{report}"));
    emulator.start().await.expect("a port")
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
