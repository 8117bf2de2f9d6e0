//! Reads the parameters of a request at the location that the spec states.

use licit_format::resolve::Encoding;

use crate::http::parameters::Parameters;
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};

/// The parameters of a request, at their place.
pub(crate) fn parameters(encoding: Encoding, http: &Request) -> Result<Parameters, Fault> {
    let invalid = |message| Fault::new(Problem::InvalidRequest, message);
    match encoding {
        Encoding::Query => Ok(http.query.clone()),
        Encoding::Form => http.form().ok_or_else(|| invalid("the body is not a form")),
        Encoding::Json if http.is_json() => Parameters::from_json(&http.body)
            .ok_or_else(|| invalid("the body is not a JSON object")),
        Encoding::Json => Err(invalid("the body is not JSON")),
    }
}
