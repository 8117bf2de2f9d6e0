//! OpenID Connect, with the defaults of OpenID Connect Core applied.

use super::model::OpenId;
use super::types::Types;
use crate::source::Spanned;
use crate::spec;

/// What signs ID tokens and authorization responses where nothing is said (OpenID Connect Core
/// §3.1.3.7, JARM §3).
const ALGORITHM: &str = "RS256";

/// Seconds by which two clocks may differ where nothing is said.
const CLOCK_SKEW: u64 = 60;

pub(super) fn resolve(types: &Types<'_>) -> Option<OpenId> {
    let openid = types.index.spec.openid.as_ref()?;
    Some(OpenId {
        algorithms: algorithms(openid.algorithms.as_ref()),
        claims: openid.claims.as_ref().map(|ty| types.of(&ty.value)),
        userinfo_endpoint: openid.userinfo_endpoint.as_ref().map(|t| t.text.clone()),
        userinfo_algorithms: names(openid.userinfo_algorithms.as_ref()),
        userinfo: openid.userinfo.as_ref().map(|ty| types.of(&ty.value)),
        end_session_endpoint: openid.end_session_endpoint.as_ref().map(|t| t.text.clone()),
        backchannel_logout: openid.backchannel_logout,
        clock_skew: openid.clock_skew.unwrap_or(CLOCK_SKEW),
    })
}

/// The algorithms of authorization responses that are signed; none where they are not.
pub(super) fn signed_response(code: &spec::AuthorizationCode) -> Vec<String> {
    if code
        .response_mode
        .is_some_and(spec::ResponseMode::is_signed)
    {
        algorithms(code.response_algorithms.as_ref())
    } else {
        Vec::new()
    }
}

fn algorithms(given: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    match given {
        Some(_) => names(given),
        None => vec![ALGORITHM.to_owned()],
    }
}

fn names(given: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    let given = given.into_iter().flatten();
    given.map(|name| name.value.clone()).collect()
}
