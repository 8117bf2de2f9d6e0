//! OpenID Connect, with the defaults of OpenID Connect Core applied.

use licit_tables::owned::{IdTokenEncryption, OpenId, Operation, Parameter};

use super::grants::template;
use super::model::OpenIdTypes;
use super::types::Types;
use crate::source::Spanned;
use crate::spec::{self, Spec};

/// The default algorithm of ID tokens and authorization responses (OpenID Connect Core §3.1.3.7,
/// JARM §3).
const ALGORITHM: &str = "RS256";

pub(super) fn resolve(spec: &Spec) -> Option<OpenId> {
    let openid = spec.openid.as_ref()?;
    let userinfo_algorithms = names(openid.userinfo_algorithms.as_ref());
    Some(OpenId {
        issuer_pattern: template(openid.issuer_pattern.as_ref()),
        algorithms: algorithms(spec, openid.algorithms.as_ref()),
        id_token_encryption: encryption(openid),
        userinfo: openid.userinfo_endpoint.as_ref().map(|endpoint| Operation {
            name: "userinfo".to_owned(),
            path: endpoint.text.clone(),
            headers: accept(&userinfo_algorithms),
            ..Operation::default()
        }),
        userinfo_algorithms,
        end_session_endpoint: template(openid.end_session_endpoint.as_ref()),
        backchannel_logout: openid.backchannel_logout,
        trusted_audiences: names(openid.trusted_audiences.as_ref()),
        clock_skew: openid.clock_skew.unwrap_or(OpenId::default().clock_skew),
    })
}

fn encryption(openid: &spec::OpenId) -> Option<IdTokenEncryption> {
    let algorithms = openid.encryption_algorithms.as_ref();
    let required = openid.require_encrypted.as_ref();
    algorithms.map(|_| IdTokenEncryption {
        required: required.is_some_and(|flag| flag.value),
        algorithms: names(algorithms),
        encodings: names(openid.encryption_encodings.as_ref()),
    })
}

/// Returns the `Accept` header for the UserInfo endpoint, if its replies are signed (Core
/// §5.3.2).
fn accept(algorithms: &[String]) -> Vec<Parameter> {
    if algorithms.is_empty() {
        return Vec::new();
    }
    vec![Parameter {
        name: "accept".to_owned(),
        value: "application/jwt".to_owned(),
    }]
}

/// Returns the types of claims.
pub(super) fn types(types: &Types<'_>) -> Option<OpenIdTypes> {
    let openid = types.index.spec.openid.as_ref()?;
    Some(OpenIdTypes {
        claims: openid.claims.as_ref().map(|ty| types.of(&ty.value)),
        userinfo: openid.userinfo.as_ref().map(|ty| types.of(&ty.value)),
    })
}

/// Returns the algorithms of signed authorization responses; empty if they are not signed.
pub(super) fn signed_response(spec: &Spec, code: &spec::AuthorizationCode) -> Vec<String> {
    if spec
        .response_mode(code)
        .is_some_and(spec::ResponseMode::is_signed)
    {
        algorithms(spec, code.response_algorithms.as_ref())
    } else {
        Vec::new()
    }
}

fn algorithms(spec: &Spec, given: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    if given.is_some() {
        return names(given);
    }
    let of_profile = spec.algorithms(&[]);
    if of_profile.is_empty() {
        vec![ALGORITHM.to_owned()]
    } else {
        of_profile
    }
}

pub(super) fn names(given: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    let given = given.into_iter().flatten();
    given.map(|name| name.value.clone()).collect()
}
