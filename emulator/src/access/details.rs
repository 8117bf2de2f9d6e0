//! Authorization details of requests (RFC 9396), checked against the spec's types.

use serde_json::Value;

use crate::core::server::Server;
use crate::http::parameters::Parameters;
use crate::model::check;
use crate::rejection::fault::{Fault, Problem};

/// The parameter, and the member of the reply.
pub(crate) const NAME: &str = "authorization_details";

/// The details that the user grants.
pub(crate) fn narrowed(server: &Server, details: Option<Vec<Value>>) -> Option<Vec<Value>> {
    let mut details = details?;
    if let Some(only) = &server.settings.grant_only_details {
        let kind = |detail: &Value| detail.get("type")?.as_str().map(str::to_owned);
        details.retain(|detail| kind(detail).is_some_and(|kind| only.contains(&kind)));
    }
    Some(details)
}

/// The authorization details of a request, if it has any (§2).
pub(crate) fn requested(
    server: &Server,
    parameters: &Parameters,
) -> Result<Option<Vec<Value>>, Fault> {
    let Some(table) = &server.provider.authorization_details else {
        return Ok(None);
    };
    let Some(text) = parameters.get(NAME) else {
        return Ok(None);
    };
    let invalid = |message| Fault::new(Problem::InvalidAuthorizationDetails, message);
    let Ok(Value::Array(details)) = serde_json::from_str(text) else {
        return Err(invalid(format!("`{NAME}` is not a JSON list")));
    };
    for detail in &details {
        check::check(&server.provider, &table.sent, detail).map_err(invalid)?;
    }
    Ok(Some(details))
}
