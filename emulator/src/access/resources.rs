//! Resource indicators (RFC 8707) of requests and tokens.

use url::Url;

use crate::core::server::Server;
use crate::http::parameters::Parameters;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pattern;

/// The resources of a request, each of which must be one of the provider's (§2).
pub(crate) fn requested(server: &Server, parameters: &Parameters) -> Result<Vec<String>, Fault> {
    let Some(table) = &server.provider.table.resource_indicators else {
        return Ok(Vec::new());
    };
    let wrong = |message| Err(Fault::new(Problem::InvalidTarget, message));
    let mut resources = Vec::new();
    for uri in parameters.all("resource") {
        if !Url::parse(uri).is_ok_and(|url| url.fragment().is_none()) {
            return wrong(format!("`{uri}` is not an absolute URI without a fragment"));
        }
        let is_known = table
            .resource
            .iter()
            .any(|known| pattern::text_fits(known, uri));
        if !is_known && !table.chosen_by_application {
            return wrong(format!("`{uri}` is not a resource of this provider"));
        }
        resources.push(uri.to_owned());
    }
    Ok(resources)
}

/// The resources of a token request, which must be among the `granted` ones, if any were granted
/// (§2.2). A request without resources is for all of them.
pub(crate) fn of_token(
    server: &Server,
    parameters: &Parameters,
    granted: &[String],
) -> Result<Vec<String>, Fault> {
    let wrong = |message: String| Err(Fault::new(Problem::InvalidTarget, message));
    let asked = requested(server, parameters)?;
    let table = server.provider.table.resource_indicators.as_ref();
    if asked.len() > 1 && table.is_some_and(|table| table.one_per_token) {
        return wrong("this provider accepts only one resource for each token".to_owned());
    }
    if asked.is_empty() {
        return Ok(granted.to_vec());
    }
    match asked
        .iter()
        .find(|uri| !granted.is_empty() && !granted.contains(uri))
    {
        Some(uri) => wrong(format!("`{uri}` was not granted")),
        None => Ok(asked),
    }
}

/// Whether a token for these resources is valid for a call. A resource that is not an `https` URL covers
/// every call.
pub(crate) fn cover(resources: &[String], request: &Request) -> bool {
    let url = format!("https:/{}", request.uri.path());
    let covers = |resource: &String| {
        let base = resource.trim_end_matches('/');
        let rest = url.strip_prefix(base);
        !resource.starts_with("https://")
            || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    resources.is_empty() || resources.iter().any(covers)
}
