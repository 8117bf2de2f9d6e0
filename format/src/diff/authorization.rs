//! Compares the authorization code grant.

use licit_tables::owned::{
    AuthorizationCode, Callback, CallbackSignature, Grant, RequestObject, TenantLookup,
};

use super::code::Code;
use super::pair::{Pair, pairs};
use super::provider::{ENDPOINT, algorithms, signed};
use super::token::{captures, grant};
use super::walk::Walk;

pub(super) fn authorization_code(walk: &mut Walk<'_>, pair: Pair<'_, AuthorizationCode>) {
    pairs!(
        AuthorizationCode {
            authorization_endpoint,
            pushed_authorization_request_endpoint,
            response_type,
            pkce,
            state,
            iss,
            parameters,
            renamed,
            omitted,
            sorted,
            percent_encoded,
            in_fragment,
            fragment,
            out_of_band,
            callback,
            response_mode,
            signed_response,
            request_object,
            grant,
            app_token,
            swap,
            tenant_lookup,
            push_required,
            code_lifetime,
        } = pair
    );
    let endpoint = "the authorization endpoint";
    walk.value(
        Code::EndpointMoved,
        "authorization_endpoint",
        endpoint,
        authorization_endpoint,
    );
    let pushed = "the pushed authorization request endpoint";
    let key = "pushed_authorization_request_endpoint";
    walk.optional(ENDPOINT, key, pushed, pushed_authorization_request_endpoint);
    let code = Code::AuthorizationRequest;
    walk.value(code, "response_type", "`response_type`", response_type);
    let key = "code_challenge_methods";
    walk.value(Code::Pkce, key, "the PKCE method", pkce);
    walk.value(Code::Callback, "state", "how `state` is returned", state);
    let codes = [Code::CallbackIssuer, Code::Callback];
    walk.flag(codes, "authorization_response_iss_parameter_supported", iss);
    walk.value(code, "parameters", "the fixed parameters", parameters);
    walk.value(code, "rename", "the renamed parameters", renamed);
    walk.value(code, "omit", "the omitted parameters", omitted);
    walk.value(code, "sorted", "whether parameters are sorted", sorted);
    walk.value(
        code,
        "query_encoding",
        "whether a space is `%20`",
        percent_encoded,
    );
    let what = "whether the parameters are in the fragment";
    walk.value(code, "parameters_in", what, in_fragment);
    walk.value(code, "fragment", "the fragment", fragment);
    let key = "out_of_band_redirect_uri";
    walk.value(code, key, "the out-of-band redirect URI", out_of_band);
    self::callback(walk, callback);
    walk.value(code, "response_mode", "`response_mode`", response_mode);
    let key = "authorization_signing_alg_values_supported";
    signed(walk, key, signed_response, Code::Callback);
    self::request_object(walk, request_object);
    self::grant(walk, grant);
    step_of(walk, "app_token", app_token);
    step_of(walk, "swap", swap);
    self::tenant_lookup(walk, tenant_lookup);
    let codes = [Code::PushRequired, Code::PushOptional];
    let key = "require_pushed_authorization_requests";
    walk.flag(codes, key, push_required);
    let what = "the lifetime of codes in seconds";
    walk.value(Code::Detail, "code_lifetime", what, code_lifetime);
}

fn callback(walk: &mut Walk<'_>, pair: Pair<'_, Callback>) {
    walk.within("callback", |walk| {
        pairs!(
            Callback {
                code,
                without_code,
                state,
                error,
                error_description,
                scope,
                captures,
                signature,
            } = pair
        );
        let kind = Code::Callback;
        walk.value(kind, "code", "the parameter of the code", code);
        walk.value(
            kind,
            "without_code",
            "whether there is no code",
            without_code,
        );
        walk.value(kind, "state", "the parameter of the state", state);
        walk.value(kind, "error", "the parameter of the error", error);
        let what = "the parameter of the error's description";
        walk.value(kind, "error_description", what, error_description);
        walk.value(kind, "scope", "the parameter of the granted scopes", scope);
        self::captures(walk, "captures", captures);
        walk.within("signature", |walk| match (signature.old, signature.new) {
            (Some(old), Some(new)) => {
                pairs!(CallbackSignature { parameter, base64 } = Pair { old, new });
                walk.value(kind, "parameter", "the parameter", parameter);
                walk.value(kind, "encoding", "whether it is base64", base64);
            }
            (None, Some(_)) => walk.report(kind, "callbacks are signed"),
            (Some(_), None) => walk.report(kind, "callbacks are no longer signed"),
            (None, None) => {}
        });
    });
}

fn request_object(walk: &mut Walk<'_>, pair: Pair<'_, Option<RequestObject>>) {
    let codes = [Code::SignedRequestRequired, Code::SignedRequestOptional];
    let [required, optional] = codes;
    match (pair.old, pair.new) {
        (Some(old), Some(new)) => {
            pairs!(
                RequestObject {
                    required,
                    algorithms
                } = Pair { old, new }
            );
            walk.flag(codes, "require_signed_request_object", required);
            let key = "request_object_signing_alg_values_supported";
            self::algorithms(walk, key, algorithms);
        }
        (None, Some(new)) if new.required => {
            let message = "authorization requests must be signed";
            walk.within("require_signed_request_object", |walk| {
                walk.report(required, message);
            });
        }
        (None, Some(_)) => walk.report(optional, "authorization requests may be signed"),
        (Some(_), None) => {
            let message = "authorization requests are no longer signed";
            walk.report(Code::AuthorizationRequest, message);
        }
        (None, None) => {}
    }
}

fn tenant_lookup(walk: &mut Walk<'_>, pair: Pair<'_, Option<TenantLookup>>) {
    let code = Code::TenantLookup;
    walk.within("tenants", |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => {
            pairs!(
                TenantLookup {
                    method,
                    url,
                    token_in,
                    token_value,
                    body,
                    jsonp,
                    items,
                    label,
                    captures,
                } = Pair { old, new }
            );
            walk.value(code, "method", "the HTTP method", method);
            walk.value(code, "url", "the URL", url);
            walk.value(code, "token_in", "the place of the token", token_in);
            walk.value(code, "token_in", "the form of its header", token_value);
            walk.value(code, "body", "the body", body);
            walk.value(code, "jsonp", "whether the reply is JSONP", jsonp);
            walk.value(code, "items", "the list of tenants", items);
            walk.value(code, "label", "the name of a tenant", label);
            self::captures(walk, "captures", captures);
        }
        (None, Some(_)) => walk.report(code, "tenants are looked up after a login"),
        (Some(_), None) => walk.report(code, "tenants are no longer looked up after a login"),
        (None, None) => {}
    });
}

/// Compares a further token request of a login that either version may lack.
fn step_of(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Option<Grant>>) {
    walk.within(key, |walk| match (pair.old, pair.new) {
        (Some(old), Some(new)) => grant(walk, Pair { old, new }),
        (None, None) => {}
        (Some(_), None) => {
            walk.report(
                Code::TokenRequest,
                format!("the request `{key}` is removed"),
            );
        }
        (None, Some(_)) => {
            walk.report(Code::TokenRequest, format!("the request `{key}` is added"));
        }
    });
}
