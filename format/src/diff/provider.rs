//! Compares what all registrations and operations of a provider share.

use licit_tables::owned::{
    Api, ClientAssertion, Dpop, Environment, RateLimitHeaders, ResourceIndicators, SecurityScheme,
    Variable, VariableFormat, VariableSource,
};

use super::code::Code;
use super::pair::{Pair, matched, pairs};
use super::walk::{Walk, changed};
use crate::resolve;

/// Codes of an endpoint that is gone, added or moved.
pub(super) const ENDPOINT: [Code; 3] =
    [Code::EndpointGone, Code::EndpointAdded, Code::EndpointMoved];

/// Compares lists of algorithms of signatures. An empty list allows any.
pub(super) fn algorithms(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Vec<String>>) {
    walk.within(key, |walk| {
        match (pair.old.as_slice(), pair.new.as_slice()) {
            ([], []) => {}
            ([], new) => {
                let message = format!("only {} are accepted", quoted(new));
                walk.report(Code::AlgorithmGone, message);
            }
            (_, []) => walk.report(Code::AlgorithmAdded, "every algorithm is accepted"),
            (old, new) => {
                let found = matched(old, new, String::as_str);
                for gone in found.gone {
                    walk.report(
                        Code::AlgorithmGone,
                        format!("`{gone}` is no longer accepted"),
                    );
                }
                for added in found.added {
                    walk.report(Code::AlgorithmAdded, format!("`{added}` is accepted"));
                }
            }
        }
    });
}

/// Compares the algorithms of replies that are signed if there are any.
pub(super) fn signed(walk: &mut Walk<'_>, key: &str, pair: Pair<'_, Vec<String>>, code: Code) {
    if pair.old.is_empty() == pair.new.is_empty() {
        algorithms(walk, key, pair);
    } else {
        walk.value(code, key, "the algorithms of signed replies", pair);
    }
}

fn quoted(texts: &[String]) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| format!("`{text}`")).collect();
    quoted.join(", ")
}

/// Compares the JWTs for client authentication.
pub(super) fn client_assertion(walk: &mut Walk<'_>, pair: Pair<'_, ClientAssertion>) {
    walk.within("client_assertion", |walk| {
        pairs!(
            ClientAssertion {
                audience,
                lifetime,
                place,
                claims,
                headers,
                algorithms
            } = pair
        );
        let code = Code::ClientAssertion;
        walk.value(code, "audience", "the audience", audience);
        walk.value(code, "lifetime", "the lifetime", lifetime);
        walk.value(code, "sent_as", "the place in requests", place);
        walk.value(code, "claims", "the claims", claims);
        walk.value(code, "headers", "the members of the header", headers);
        self::algorithms(walk, "algorithms", algorithms);
    });
}

/// Compares how tokens are bound to a key or to a certificate.
pub(super) fn binding(
    walk: &mut Walk<'_>,
    dpop: Pair<'_, Option<Dpop>>,
    certificate: Pair<'_, bool>,
) {
    let codes = [Code::BindingRequired, Code::BindingOptional];
    walk.flag(
        codes,
        "tls_client_certificate_bound_access_tokens",
        certificate,
    );
    walk.within("dpop", |walk| match (dpop.old, dpop.new) {
        (None, None) => {}
        (None, Some(new)) if new.required => {
            walk.report(Code::BindingRequired, "tokens must be bound with DPoP");
        }
        (None, Some(_)) => walk.report(Code::BindingOptional, "DPoP is offered"),
        (Some(_), None) => walk.report(Code::BindingGone, "DPoP is no longer offered"),
        (Some(old), Some(new)) => {
            pairs!(
                Dpop {
                    required,
                    algorithms
                } = Pair { old, new }
            );
            walk.flag(codes, "required", required);
            self::algorithms(walk, "algorithms", algorithms);
        }
    });
}

/// Compares resource indicators (RFC 8707).
pub(super) fn resource_indicators(walk: &mut Walk<'_>, pair: Pair<'_, Option<ResourceIndicators>>) {
    let none = ResourceIndicators::default();
    let pair = Pair {
        old: pair.old.as_ref().unwrap_or(&none),
        new: pair.new.as_ref().unwrap_or(&none),
    };
    walk.within("resource_indicators", |walk| {
        pairs!(
            ResourceIndicators {
                resource,
                one_per_token,
                chosen_by_application
            } = pair
        );
        walk.value(
            Code::Audience,
            "resource",
            "the audience of tokens",
            resource,
        );
        let codes = [Code::ResourceStricter, Code::ResourceLooser];
        walk.flag(codes, "one_per_token", one_per_token);
        let [stricter, looser] = codes;
        walk.flag(
            [looser, stricter],
            "chosen_by_application",
            chosen_by_application,
        );
    });
}

/// Compares the API: its URLs, and what applies to all operations.
pub(super) fn api(walk: &mut Walk<'_>, pair: Pair<'_, Api>, moves: bool) {
    pairs!(
        Api {
            base_url,
            token_in,
            token_value,
            headers,
            query,
            accept,
            trusted_origins,
            retry_after,
            rate_limit,
            graphql_endpoint,
        } = pair
    );
    if moves {
        walk.value(Code::EndpointMoved, "base_url", "the base URL", base_url);
    }
    walk.value(
        Code::TokenPlace,
        "token_in",
        "the place of the access token",
        token_in,
    );
    walk.value(
        Code::TokenPlace,
        "token_in",
        "the form of the access token's header",
        token_value,
    );
    walk.value(
        Code::FixedParameter,
        "headers",
        "headers of every call",
        headers,
    );
    walk.value(
        Code::FixedParameter,
        "query",
        "query parameters of every call",
        query,
    );
    walk.value(Code::FixedParameter, "accept", "`Accept`", accept);
    walk.within("trusted_origins", |walk| {
        let found = matched(trusted_origins.old, trusted_origins.new, String::as_str);
        for gone in found.gone {
            walk.report(Code::OriginGone, format!("`{gone}` is no longer trusted"));
        }
        for added in found.added {
            walk.report(Code::OriginAdded, format!("`{added}` is trusted"));
        }
    });
    walk.value(
        Code::RateLimit,
        "retry_after",
        "the unit of `Retry-After`",
        retry_after,
    );
    self::rate_limit(walk, rate_limit);
    walk.optional(
        ENDPOINT,
        "graphql_endpoint",
        "the GraphQL endpoint",
        graphql_endpoint,
    );
}

fn rate_limit(walk: &mut Walk<'_>, pair: Pair<'_, Option<RateLimitHeaders>>) {
    walk.within("rate_limit", |walk| {
        let none = RateLimitHeaders::default();
        let (old, new) = (pair.old.as_ref(), pair.new.as_ref());
        let pair = Pair {
            old: old.unwrap_or(&none),
            new: new.unwrap_or(&none),
        };
        pairs!(
            RateLimitHeaders {
                limit,
                remaining,
                reset,
                reset_unit
            } = pair
        );
        walk.value(Code::RateLimit, "limit", "the header of the limit", limit);
        walk.value(
            Code::RateLimit,
            "remaining",
            "the header of the remaining calls",
            remaining,
        );
        walk.value(
            Code::RateLimit,
            "reset",
            "the header of the reset time",
            reset,
        );
        walk.value(
            Code::RateLimit,
            "reset_unit",
            "the unit of the reset time",
            reset_unit,
        );
    });
}

/// Compares variables, which are matched by their names.
pub(super) fn variables(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Variable>>) {
    let found = matched(pair.old, pair.new, |variable| variable.name.as_str());
    walk.within("variables", |walk| {
        for gone in found.gone {
            walk.within(&gone.name, |walk| {
                walk.report(Code::VariableGone, format!("`{}` is removed", gone.name));
            });
        }
        for added in found.added {
            walk.within(&added.name, |walk| {
                let name = &added.name;
                if added.source != VariableSource::App {
                    let message = format!("`{name}` is captured when a user logs in");
                    walk.report(Code::CapturedVariableAdded, message);
                } else if added.optional || added.default.is_some() {
                    walk.report(Code::VariableAdded, format!("`{name}` may be set"));
                } else {
                    walk.report(Code::VariableRequired, format!("`{name}` must be set"));
                }
            });
        }
        for both in found.both {
            let name = both.old.name.as_str();
            walk.within(name, |walk| variable(walk, both));
        }
    });
}

fn variable(walk: &mut Walk<'_>, pair: Pair<'_, Variable>) {
    pairs!(Variable {
        source, default, optional, format, under, prefix, suffix, secret, description, example,
    } without { name: "identifies the variable" } = pair);
    if source.old != source.new {
        let code = match source.new {
            VariableSource::App => Code::VariableRequired,
            VariableSource::Callback | VariableSource::TokenReply | VariableSource::Tenant => {
                Code::CapturedVariableAdded
            }
        };
        walk.value(code, "from", "the source of the value", source);
    }
    let is_argument = |one: &Variable| {
        one.source == VariableSource::App && !one.optional && one.default.is_none()
    };
    if is_argument(pair.old) && !is_argument(pair.new) && source.old == source.new {
        let message = "an argument of `App::new` is now a method of the builder";
        walk.report(Code::RustType, message);
    }
    match (default.old, default.new) {
        (None, Some(_)) => walk.value(Code::VariableAdded, "default", "the default", default),
        (Some(_), None) if !*optional.new => {
            walk.value(Code::VariableRequired, "default", "the default", default);
        }
        _ => walk.value(Code::VariableDefault, "default", "the default", default),
    }
    if optional.old != optional.new {
        let code = match (optional.new, default.new) {
            (true, _) => Code::VariableWider,
            (false, None) => Code::VariableRequired,
            (false, Some(_)) => Code::VariableNarrower,
        };
        walk.value(code, "optional", "`optional`", optional);
    }
    self::format(walk, format);
    let (old, new) = (under.old.as_slice(), under.new.as_slice());
    let allows_all = new.is_empty() || (!old.is_empty() && old.iter().all(|one| new.contains(one)));
    let code = if allows_all {
        Code::VariableWider
    } else {
        Code::VariableNarrower
    };
    walk.value(code, "under", "the allowed domains", under);
    walk.value(
        Code::VariableNarrower,
        "prefix",
        "the removed prefix",
        prefix,
    );
    walk.value(
        Code::VariableNarrower,
        "suffix",
        "the removed suffix",
        suffix,
    );
    walk.value(Code::SecretVariable, "secret", "`secret`", secret);
    walk.text("description", description);
    walk.text("example", example);
}

fn format(walk: &mut Walk<'_>, pair: Pair<'_, VariableFormat>) {
    if let (VariableFormat::OneOf(old), VariableFormat::OneOf(new)) = (pair.old, pair.new) {
        let found = matched(old, new, String::as_str);
        for gone in found.gone {
            walk.report(
                Code::VariableNarrower,
                format!("`{gone}` is no longer allowed"),
            );
        }
        for added in found.added {
            walk.report(Code::VariableWider, format!("`{added}` is allowed"));
        }
        return;
    }
    let code = match pair.new {
        VariableFormat::Text => Code::VariableWider,
        VariableFormat::Origin
        | VariableFormat::Host
        | VariableFormat::Label
        | VariableFormat::Url
        | VariableFormat::Uuid
        | VariableFormat::Email
        | VariableFormat::Pattern(_)
        | VariableFormat::OneOf(_) => Code::VariableNarrower,
    };
    walk.value(code, "format", "the format", pair);
}

/// Compares environments, which are matched by their names.
pub(super) fn environments(walk: &mut Walk<'_>, pair: Pair<'_, Vec<Environment>>) {
    let found = matched(pair.old, pair.new, |environment| environment.name.as_str());
    walk.within("environments", |walk| {
        for gone in found.gone {
            walk.within(&gone.name, |walk| {
                walk.report(Code::EnvironmentGone, format!("`{}` is removed", gone.name));
            });
        }
        for added in found.added {
            walk.within(&added.name, |walk| {
                walk.report(Code::EnvironmentAdded, format!("`{}` is added", added.name));
            });
        }
        for both in found.both {
            pairs!(Environment { values } without { name: "identifies the environment" } = both);
            walk.value(
                Code::EnvironmentChanged,
                &both.old.name,
                "its values",
                values,
            );
        }
    });
}

/// Compares the credentials that calls send besides the access token. Whether an operation needs one
/// is compared with the operation.
pub(super) fn security_schemes(walk: &mut Walk<'_>, pair: Pair<'_, Vec<resolve::SecurityScheme>>) {
    let found = matched(pair.old, pair.new, |scheme| scheme.table.name.as_str());
    walk.within("security_schemes", |walk| {
        for gone in found.gone {
            let name = &gone.table.name;
            walk.within(name, |walk| {
                walk.report(Code::CredentialGone, format!("`{name}` is removed"));
            });
        }
        for added in found.added {
            let name = &added.table.name;
            walk.within(name, |walk| {
                walk.report(Code::CredentialAdded, format!("`{name}` is added"));
            });
        }
        for both in found.both {
            pairs!(
                resolve::SecurityScheme {
                    rust_name,
                    type_name,
                    table
                } = both
            );
            walk.within(&table.old.name, |walk| {
                walk.renamed("setter", rust_name);
                walk.renamed("trait", type_name);
                pairs!(SecurityScheme { place, description } without {
                    name: "identifies the scheme"
                } = table);
                if place.old != place.new {
                    let (old, new) = (super::pair::shown(place.old), super::pair::shown(place.new));
                    walk.report(
                        Code::TokenPlace,
                        changed("the place of the key", &old, &new),
                    );
                }
                walk.text("description", description);
            });
        }
    });
}
