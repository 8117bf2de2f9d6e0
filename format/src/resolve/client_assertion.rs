//! JWTs for client authentication, with the RFC's defaults applied.

use super::grants::fixed;
use super::model::{AssertionAudience, ClientAssertion};
use crate::spec::Spec;

pub(super) fn resolve(spec: &Spec) -> ClientAssertion {
    let default = ClientAssertion {
        algorithms: spec.algorithms(&[]),
        ..ClientAssertion::default()
    };
    let Some(given) = &spec.client_assertion else {
        return default;
    };
    ClientAssertion {
        audience: match given.audience.as_ref().map(|text| text.text.as_str()) {
            None => default.audience,
            Some("endpoint") => AssertionAudience::Endpoint,
            Some("token_endpoint") => AssertionAudience::TokenEndpoint,
            Some(text) => AssertionAudience::Text(text.to_owned()),
        },
        lifetime: given.lifetime.unwrap_or(default.lifetime),
        place: given.place.unwrap_or(default.place),
        claims: fixed(&given.claims),
        headers: fixed(&given.headers),
        algorithms: spec.algorithms(&given.algorithms),
    }
}
