//! Compares the registrations of applications and their grants.

use licit_tables::owned::{DeviceCode, Grant, Refresh, Registration, Reuse, Revocation, Rotation};

use super::authorization::authorization_code;
use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::parameters::parameters;
use super::provider::{ENDPOINT, signed};
use super::token::grant;
use super::walk::{Walk, changed};
use crate::resolve;

pub(super) fn registrations(walk: &mut Walk<'_>, pair: Pair<'_, Vec<resolve::Registration>>) {
    let found = matched(pair.old, pair.new, |one| one.table.name.as_str());
    for gone in found.gone {
        walk.within("clients", |walk| {
            walk.report(
                Code::RegistrationGone,
                format!("`{}` is removed", gone.table.name),
            );
        });
    }
    for added in found.added {
        walk.within("clients", |walk| {
            walk.report(
                Code::RegistrationAdded,
                format!("`{}` is added", added.table.name),
            );
        });
    }
    for both in found.both {
        registration(walk, both);
    }
}

fn registration(walk: &mut Walk<'_>, pair: Pair<'_, resolve::Registration>) {
    pairs!(
        resolve::Registration {
            table,
            rust_name,
            description,
            client_id_title,
            parameters,
            custom,
        } = pair
    );
    walk.within("clients", |walk| {
        walk.within(&table.old.name, |walk| {
            walk.renamed("type", rust_name);
            walk.text("description", description);
            walk.text("client_id", client_id_title);
            constructor(walk, pair);
        });
    });
    walk.within("grants", |walk| {
        walk.within("authorization_code", |walk| {
            self::parameters(walk, "parameters", parameters);
        });
        custom_grants(walk, custom);
    });
    tables(walk, table);
}

/// Compares the arguments of the application's constructors. Variables are compared elsewhere.
fn constructor(walk: &mut Walk<'_>, pair: Pair<'_, resolve::Registration>) {
    let shown = |registration: &resolve::Registration| {
        let arguments = registration.arguments();
        let names: Vec<_> = arguments.iter().map(|argument| argument.name()).collect();
        names.join(", ")
    };
    let (old, new) = (shown(pair.old), shown(pair.new));
    if old != new {
        let message = changed("the arguments of the constructor", &old, &new);
        walk.report(Code::ConstructorArguments, message);
    }
}

/// Compares how applications call the provider's own grants.
fn custom_grants(walk: &mut Walk<'_>, pair: Pair<'_, Vec<resolve::CustomGrant>>) {
    let found = matched(pair.old, pair.new, |grant| grant.name.as_str());
    // Grants that are gone or added are reported with their requests.
    walk.within("custom", |walk| {
        for both in found.both {
            pairs!(resolve::CustomGrant { rust_name, description, parameters, input } without {
                name: "identifies the grant"
            } = both);
            walk.within(&both.old.name, |walk| {
                walk.renamed("method", rust_name);
                walk.text("description", description);
                self::parameters(walk, "parameters", parameters);
                let [old, new] = [parameters.old, parameters.new]
                    .map(|list| list.iter().any(|parameter| parameter.optional));
                if old != new {
                    let message =
                        "the method returns a request with optional parameters in one version only";
                    walk.report(Code::RustType, message);
                }
                if input.old != input.new {
                    walk.report(Code::TokenRequest, "the grant takes other tokens");
                }
            });
        }
    });
}

fn tables(walk: &mut Walk<'_>, pair: Pair<'_, Registration>) {
    pairs!(Registration {
        authorization_code, client_credentials, refresh_token, device_code, token_exchange,
        jwt_bearer, password, custom, revocation_endpoint, revocation, registration_endpoint,
        introspection_endpoint, introspection_algorithms,
    } without { name: "identifies the registration" } = pair);
    walk.within("grants", |walk| {
        grant_of(
            walk,
            "authorization_code",
            authorization_code,
            self::authorization_code,
        );
        grant_of(walk, "client_credentials", client_credentials, grant);
        refresh_token_of(walk, refresh_token);
        grant_of(walk, "device_code", device_code, self::device_code);
        grant_of(walk, "token_exchange", token_exchange, grant);
        grant_of(walk, "jwt_bearer", jwt_bearer, grant);
        grant_of(walk, "password", password, grant);
        walk.within("custom", |walk| own_grants(walk, custom));
    });
    let endpoint = "the revocation endpoint";
    walk.optional(
        ENDPOINT,
        "revocation_endpoint",
        endpoint,
        revocation_endpoint,
    );
    walk.within("revocation", |walk| {
        match (revocation.old, revocation.new) {
            (Some(old), Some(new)) => {
                pairs!(Revocation { grant, token } = Pair { old, new });
                self::grant(walk, grant);
                walk.value(Code::TokenRequest, "token", "the revoked token", token);
            }
            (None, None) => {}
            (None, Some(_)) | (Some(_), None) => {
                walk.report(Code::TokenRequest, "tokens are revoked in another way");
            }
        }
    });
    let endpoint = "the registration endpoint";
    walk.optional(
        ENDPOINT,
        "registration_endpoint",
        endpoint,
        registration_endpoint,
    );
    let endpoint = "the introspection endpoint";
    walk.optional(
        ENDPOINT,
        "introspection_endpoint",
        endpoint,
        introspection_endpoint,
    );
    signed(
        walk,
        "introspection_signing_alg_values_supported",
        introspection_algorithms,
        Code::TokenReply,
    );
}

/// Compares a grant that either version may lack.
fn grant_of<T>(
    walk: &mut Walk<'_>,
    key: &str,
    pair: Pair<'_, Option<T>>,
    compare: impl FnOnce(&mut Walk<'_>, Pair<'_, T>),
) {
    walk.within(key, |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => compare(walk, Pair { old, new }),
        (Some(_), None) => walk.report(Code::GrantGone, format!("the grant `{key}` is removed")),
        (None, Some(_)) => walk.report(Code::GrantAdded, format!("the grant `{key}` is added")),
        (None, None) => {}
    });
}

fn own_grants(walk: &mut Walk<'_>, pair: Pair<'_, Vec<(String, Grant)>>) {
    let found = matched(pair.old, pair.new, |(name, _)| name.as_str());
    for (name, _) in found.gone {
        walk.within(name, |walk| {
            walk.report(Code::GrantGone, format!("the grant `{name}` is removed"));
        });
    }
    for (name, _) in found.added {
        walk.within(name, |walk| {
            walk.report(Code::GrantAdded, format!("the grant `{name}` is added"));
        });
    }
    for Pair {
        old: (name, old),
        new: (_, new),
    } in found.both
    {
        walk.within(name, |walk| grant(walk, Pair { old, new }));
    }
}

fn refresh_token_of(walk: &mut Walk<'_>, pair: Pair<'_, Option<Refresh>>) {
    walk.within("refresh_token", |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => refresh_token(walk, Pair { old, new }),
        (Some(_), None) => walk.report(Code::RefreshGone, "the grant `refresh_token` is removed"),
        (None, Some(_)) => walk.report(Code::GrantAdded, "the grant `refresh_token` is added"),
        (None, None) => {}
    });
}

fn refresh_token(walk: &mut Walk<'_>, pair: Pair<'_, Refresh>) {
    pairs!(
        Refresh {
            grant,
            rotation,
            grace,
            reuse,
            input,
            starts_from_token
        } = pair
    );
    self::grant(walk, grant);
    let strictness = |rotation: &Rotation| match rotation {
        Rotation::Never => 0,
        Rotation::Maybe => 1,
        Rotation::Always => 2,
    };
    let code = stricter_if(strictness(rotation.new) > strictness(rotation.old));
    walk.value(code, "rotation", "the rotation", rotation);
    let code = stricter_if(grace.new < grace.old);
    walk.value(code, "grace_period", "the grace period in seconds", grace);
    let strictness = |reuse: &Reuse| match reuse {
        Reuse::Grace => 0,
        Reuse::Unknown => 1,
        Reuse::Strict => 2,
    };
    let code = stricter_if(strictness(reuse.new) > strictness(reuse.old));
    walk.value(code, "reuse", "the handling of a used refresh token", reuse);
    walk.value(
        Code::TokenRequest,
        "input",
        "the token that a refresh sends",
        input,
    );
    let codes = [Code::GrantAdded, Code::GrantGone];
    walk.flag(codes, "starts_from_token", starts_from_token);
}

fn stricter_if(is_stricter: bool) -> Code {
    if is_stricter {
        Code::RotationStricter
    } else {
        Code::RotationLooser
    }
}

fn device_code(walk: &mut Walk<'_>, pair: Pair<'_, DeviceCode>) {
    pairs!(
        DeviceCode {
            device_authorization_endpoint,
            method,
            encoding,
            parameters,
            headers,
            pkce,
            renamed,
            interval,
            grant,
        } = pair
    );
    let key = "device_authorization_endpoint";
    let endpoint = "the device authorization endpoint";
    walk.value(
        Code::EndpointMoved,
        key,
        endpoint,
        device_authorization_endpoint,
    );
    let code = Code::AuthorizationRequest;
    walk.value(code, "parameters", "the parameters", parameters);
    walk.within("device_request", |walk| {
        walk.value(code, "method", "the HTTP method", method);
        walk.value(code, "encoding", "the encoding", encoding);
        walk.value(code, "headers", "the headers", headers);
    });
    let key = "code_challenge_methods";
    walk.value(Code::Pkce, key, "the PKCE method", pkce);
    walk.value(Code::TokenReply, "rename", "the renamed members", renamed);
    walk.value(
        Code::Detail,
        "interval",
        "the polling interval in seconds",
        interval,
    );
    self::grant(walk, grant);
}
