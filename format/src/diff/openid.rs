//! Compares OpenID Connect, and the types of authorization details.

use licit_tables::owned::{self, IdTokenEncryption, OpenId};

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::provider::{ENDPOINT, algorithms};
use super::types::types;
use super::walk::{Walk, Way, changed};
use crate::resolve::{AuthorizationDetails, OpenIdTypes, Type};

pub(super) fn openid(walk: &mut Walk<'_>, pair: Pair<'_, Option<OpenId>>) {
    walk.within("openid", |walk| match (pair.old, pair.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(Code::OpenIdGone, "OpenID Connect is removed"),
        (None, Some(_)) => walk.report(Code::OpenIdAdded, "OpenID Connect is added"),
        (Some(old), Some(new)) => compare(walk, Pair { old, new }),
    });
}

fn compare(walk: &mut Walk<'_>, pair: Pair<'_, OpenId>) {
    pairs!(
        OpenId {
            issuer_pattern,
            algorithms,
            id_token_encryption,
            userinfo,
            userinfo_algorithms,
            end_session_endpoint,
            trusted_audiences,
            clock_skew,
            backchannel_logout,
        } = pair
    );
    let code = Code::IdTokenRules;
    walk.value(
        code,
        "issuer_pattern",
        "the pattern of issuers",
        issuer_pattern,
    );
    self::algorithms(walk, "id_token_signing_alg_values_supported", algorithms);
    encryption(walk, id_token_encryption);
    userinfo_endpoint(walk, userinfo);
    let key = "userinfo_signing_alg_values_supported";
    if userinfo_algorithms.old.is_empty() == userinfo_algorithms.new.is_empty() {
        self::algorithms(walk, key, userinfo_algorithms);
    } else {
        walk.value(
            code,
            key,
            "the algorithms of signed replies",
            userinfo_algorithms,
        );
    }
    let endpoint = "the end session endpoint";
    walk.optional(
        ENDPOINT,
        "end_session_endpoint",
        endpoint,
        end_session_endpoint,
    );
    walk.within("trusted_audiences", |walk| {
        let found = matched(trusted_audiences.old, trusted_audiences.new, String::as_str);
        for gone in found.gone {
            walk.report(code, format!("the audience `{gone}` is no longer accepted"));
        }
        for added in found.added {
            walk.report(code, format!("the audience `{added}` is accepted"));
        }
    });
    walk.value(
        Code::Detail,
        "clock_skew",
        "the tolerated clock skew in seconds",
        clock_skew,
    );
    let codes = [Code::OpenIdAdded, Code::OpenIdGone];
    walk.flag(codes, "backchannel_logout_supported", backchannel_logout);
}

fn encryption(walk: &mut Walk<'_>, pair: Pair<'_, Option<IdTokenEncryption>>) {
    let key = "id_token_encryption_alg_values_supported";
    let (old, new) = match (pair.old, pair.new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return,
        _ => {
            return walk.within(key, |walk| {
                walk.report(Code::IdTokenRules, "the encryption of ID tokens changed");
            });
        }
    };
    pairs!(
        IdTokenEncryption {
            required,
            algorithms,
            encodings,
        } = Pair { old, new }
    );
    self::algorithms(walk, key, algorithms);
    let key = "id_token_encryption_enc_values_supported";
    walk.value(
        Code::IdTokenRules,
        key,
        "the algorithms of contents",
        encodings,
    );
    let key = "require_encrypted_id_token";
    walk.value(Code::IdTokenRules, key, "the required encryption", required);
}

fn userinfo_endpoint(walk: &mut Walk<'_>, pair: Pair<'_, Option<owned::Operation>>) {
    walk.within("userinfo_endpoint", |walk| match (pair.old, pair.new) {
        (None, None) => {}
        (Some(_), None) => walk.report(Code::EndpointGone, "the endpoint is removed"),
        (None, Some(_)) => walk.report(Code::EndpointAdded, "the endpoint is added"),
        (Some(old), Some(new)) => {
            if old.path != new.path {
                let message = changed("the endpoint", &old.path, &new.path);
                walk.report(Code::EndpointMoved, message);
            } else if old != new {
                walk.report(Code::TokenPlace, "the request changed");
            }
        }
    });
}

/// Compares the types of claims.
pub(super) fn claims(walk: &mut Walk<'_>, pair: Pair<'_, Option<OpenIdTypes>>) {
    let Some(both) = pair.both() else { return };
    pairs!(OpenIdTypes { claims, userinfo } = both);
    walk.within("openid", |walk| {
        for (key, pair) in [("claims", claims), ("userinfo", userinfo)] {
            walk.within(key, |walk| optional(walk, pair));
        }
    });
}

fn optional(walk: &mut Walk<'_>, pair: Pair<'_, Option<Type>>) {
    match (pair.old, pair.new) {
        (Some(old), Some(new)) => types(walk, Pair { old, new }, Way::Received),
        (None, None) => {}
        (Some(_), None) | (None, Some(_)) => {
            walk.report(Code::RustType, "the claims have a type in one version only");
        }
    }
}

/// Compares authorization details (RFC 9396), as sent and as received.
pub(super) fn details(
    walk: &mut Walk<'_>,
    supported: Pair<'_, bool>,
    pair: Pair<'_, Option<AuthorizationDetails>>,
) {
    walk.flag(
        [Code::DetailsAdded, Code::DetailsGone],
        "authorization_details",
        supported,
    );
    let Some(both) = pair.both() else { return };
    pairs!(AuthorizationDetails { sent, received } = both);
    walk.within("authorization_details", |walk| {
        types(walk, sent, Way::Sent);
        types(walk, received, Way::Received);
    });
}
