//! Compares the token requests of grants and their replies.

use licit_tables::owned::{Basic, Grant, SecondToken, TokenReply, TokenRequest};

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::walk::{Walk, changed};

pub(super) fn grant(walk: &mut Walk<'_>, pair: Pair<'_, Grant>) {
    pairs!(
        Grant {
            token_endpoint,
            auth_methods,
            request,
            reply,
            acts_as
        } = pair
    );
    walk.value(
        Code::EndpointMoved,
        "token_endpoint",
        "the token endpoint",
        token_endpoint,
    );
    walk.within("token_endpoint_auth_methods", |walk| {
        let found = matched(auth_methods.old, auth_methods.new, |method| method.name());
        let name = |method: &licit_tables::ClientAuth| method.name();
        let first = |list: &[licit_tables::ClientAuth]| list.first().map(name);
        let (old, new) = (first(auth_methods.old), first(auth_methods.new));
        let is_reordered = old != new && found.gone.iter().all(|gone| Some(gone.name()) != old);
        for gone in found.gone {
            let message = format!("`{}` is no longer accepted", gone.name());
            walk.report(Code::ClientAuthGone, message);
        }
        for added in found.added {
            let message = format!("`{}` is accepted", added.name());
            walk.report(Code::ClientAuthAdded, message);
        }
        if let (true, Some(old), Some(new)) = (is_reordered, old, new) {
            let message = changed("the preferred method", old, new);
            walk.report(Code::ClientAuthPreferred, message);
        }
    });
    token_request(walk, request);
    token_reply(walk, reply);
    walk.value(
        Code::TokenParty,
        "acts_as",
        "the party of the token",
        acts_as,
    );
}

fn token_request(walk: &mut Walk<'_>, pair: Pair<'_, TokenRequest>) {
    walk.within("token_request", |walk| {
        pairs!(TokenRequest {
            method, encoding, grant_type, parameters, unquoted, query, headers, renamed, omitted, included, basic,
            secret,
        } without {
            names_secret: "follows from the parameters and headers",
            names_app_token: "follows from the parameters and headers",
        } = pair);
        let code = Code::TokenRequest;
        walk.value(code, "method", "the HTTP method", method);
        walk.value(code, "encoding", "the encoding", encoding);
        walk.value(code, "grant_type", "`grant_type`", grant_type);
        walk.value(code, "parameters", "the parameters", parameters);
        let what = "the parameters that are numbers or booleans";
        walk.value(code, "parameters", what, unquoted);
        walk.value(code, "query", "the parameters in the query", query);
        walk.value(code, "headers", "the headers", headers);
        walk.value(code, "rename", "the renamed parameters", renamed);
        walk.value(code, "omit", "the omitted parameters", omitted);
        walk.value(code, "include", "the included parameters", included);
        walk.within("basic_credentials", |walk| {
            pairs!(
                Basic {
                    encoding,
                    credentials
                } = basic
            );
            walk.value(code, "encoding", "the encoding", encoding);
            walk.value(code, "user", "user and password", credentials);
        });
        walk.value(code, "secret", "the secret parameters", secret);
    });
}

fn token_reply(walk: &mut Walk<'_>, pair: Pair<'_, TokenReply>) {
    walk.within("token_reply", |walk| {
        pairs!(
            TokenReply {
                format,
                at,
                renamed,
                expires_in,
                refresh_expires_in,
                introspected,
                default_expires_in,
                refresh_lifetime,
                refresh_inactivity,
                token_types,
                ignores_scope,
                scope_separator,
                omits_access_token,
                subject,
                captures,
                second,
                id_token_claims,
                access_token_claims,
                status,
                omitted,
                scope_list,
                seconds_as_text,
            } = pair
        );
        let code = Code::TokenReply;
        walk.value(code, "format", "the format", format);
        walk.value(code, "at", "the place of the token", at);
        walk.value(code, "rename", "the renamed members", renamed);
        walk.value(code, "expires_in", "the unit of `expires_in`", expires_in);
        let what = "the unit of `refresh_token_expires_in`";
        walk.value(code, "refresh_token_expires_in", what, refresh_expires_in);
        walk.value(
            code,
            "introspected",
            "whether the expiration is introspected",
            introspected,
        );
        lifetimes(
            walk,
            [default_expires_in, refresh_lifetime, refresh_inactivity],
        );
        walk.value(code, "token_types", "the token types", token_types);
        walk.value(code, "scope", "whether `scope` is ignored", ignores_scope);
        walk.value(
            code,
            "scope_separator",
            "the separator of scopes",
            scope_separator,
        );
        let what = "whether a refresh returns no access token";
        walk.value(code, "access_token", what, omits_access_token);
        walk.value(
            Code::Subject,
            "subject",
            "the value that identifies the user",
            subject,
        );
        for (key, captures) in [
            ("captures", captures),
            ("id_token", id_token_claims),
            ("access_token", access_token_claims),
        ] {
            self::captures(walk, key, captures);
        }
        second_token(walk, second);
        details(walk, [scope_list, seconds_as_text]);
        walk.value(Code::Detail, "status", "the status", status);
        walk.value(Code::Detail, "omit", "the omitted members", omitted);
    });
}

/// Compares what the spec states of lifetimes: of access tokens, of refresh tokens, and of those that are not used.
fn lifetimes(walk: &mut Walk<'_>, [access, refresh, unused]: [Pair<'_, Option<u64>>; 3]) {
    let code = lifetime_code(access, Code::LifetimeShorter);
    let what = "the lifetime in seconds";
    walk.value(code, "default_expires_in", what, access);
    let code = lifetime_code(refresh, Code::RefreshLifetimeShorter);
    let what = "the lifetime of refresh tokens in seconds";
    walk.value(code, "refresh_token_lifetime", what, refresh);
    let code = lifetime_code(unused, Code::RefreshLifetimeShorter);
    let what = "the seconds after which an unused refresh token expires";
    walk.value(code, "inactivity_period", what, unused);
}

/// Compares what only the emulator reproduces.
fn details(walk: &mut Walk<'_>, [scope_list, seconds_as_text]: [Pair<'_, bool>; 2]) {
    let code = Code::Detail;
    walk.value(code, "scope", "whether `scope` is a list", scope_list);
    walk.value(
        code,
        "expires_in",
        "whether seconds are text",
        seconds_as_text,
    );
}

fn second_token(walk: &mut Walk<'_>, pair: Pair<'_, Option<SecondToken>>) {
    let code = Code::TokenReply;
    walk.within("second", |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => {
            pairs!(
                SecondToken {
                    at,
                    renamed,
                    acts_as
                } = Pair { old, new }
            );
            walk.value(code, "at", "the place of the token", at);
            walk.value(code, "rename", "the renamed members", renamed);
            walk.value(
                Code::TokenParty,
                "acts_as",
                "the party of the token",
                acts_as,
            );
        }
        (None, Some(_)) => walk.report(Code::CaptureAdded, "there is a second token"),
        (Some(_), None) => walk.report(Code::CaptureGone, "there is no second token"),
        (None, None) => {}
    });
}

/// Compares lifetimes; without one, tokens do not expire.
fn lifetime_code(pair: Pair<'_, Option<u64>>, shorter: Code) -> Code {
    let endless = |lifetime: &Option<u64>| lifetime.unwrap_or(u64::MAX);
    if endless(pair.new) < endless(pair.old) {
        shorter
    } else {
        Code::LifetimeLonger
    }
}

pub(super) fn captures(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Vec<(String, String)>>) {
    let found = matched(pair.old, pair.new, |capture| capture);
    walk.within(key, |walk| {
        for (from, name) in found.gone {
            let message = format!("`{name}` is no longer captured from `{from}`");
            walk.report(Code::CaptureGone, message);
        }
        for (from, name) in found.added {
            let message = format!("`{name}` is captured from `{from}`");
            walk.report(Code::CaptureAdded, message);
        }
    });
}
