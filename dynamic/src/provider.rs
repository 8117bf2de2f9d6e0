//! The table of the provider: variables, scopes, errors, API. Every field is named, so that a new one
//! cannot be forgotten here.

use licit_format::resolve;
use licit_runtime::tables::{
    Api, AssertionAudience, AssertionPlace, ClientAssertion, Dpop, Environment, ErrorPlace,
    ErrorRule, ErrorShape, Meaning, OpenId, Operation, Parameter, Provider, RateLimitHeaders,
    ResetUnit, ResourceIndicators, RetryAfter, ScopeFormat, TokenIn, Variable, VariableFormat,
    VariableSource,
};

use crate::kept;

pub(crate) fn provider(provider: &resolve::Provider) -> Provider {
    let environments = provider.environments.iter().map(|environment| Environment {
        name: kept::text(&environment.name),
        values: kept::pairs(&environment.values),
    });
    Provider {
        name: kept::text(&provider.name),
        title: kept::text(&provider.title),
        issuer: kept::optional(provider.issuer.as_ref()),
        jwks_uri: kept::optional(provider.jwks_uri.as_ref()),
        variables: kept::list(provider.variables.iter().map(variable)),
        environments: kept::list(environments),
        scope: scope_format(provider),
        client_assertion: client_assertion(&provider.client_assertion),
        dpop: provider.dpop.as_ref().map(|dpop| Dpop {
            required: dpop.required,
            algorithms: kept::texts(&dpop.algorithms),
        }),
        resource_indicators: provider
            .resource_indicators
            .as_ref()
            .map(resource_indicators),
        openid: provider.openid.as_ref().map(openid),
        authorization_details: provider.authorization_details.is_some(),
        certificate_bound: provider.certificate_bound,
        api: api(&provider.api),
        error_shapes: kept::list(provider.error_shapes.iter().map(error_shape)),
        errors: kept::list(provider.errors.iter().map(error_rule)),
    }
}

fn openid(openid: &resolve::OpenId) -> OpenId {
    let userinfo = openid.userinfo_endpoint.as_ref();
    let is_signed = !openid.userinfo_algorithms.is_empty();
    let accept = is_signed.then_some(Parameter {
        name: "accept",
        value: "application/jwt",
    });
    OpenId {
        algorithms: kept::texts(&openid.algorithms),
        userinfo: userinfo.map(|endpoint| Operation {
            name: "userinfo",
            path: kept::text(endpoint),
            headers: kept::list(accept),
            ..Operation::DEFAULT
        }),
        userinfo_algorithms: kept::texts(&openid.userinfo_algorithms),
        end_session_endpoint: kept::optional(openid.end_session_endpoint.as_ref()),
        clock_skew: openid.clock_skew,
    }
}

fn variable(variable: &resolve::Variable) -> Variable {
    Variable {
        name: kept::text(&variable.name),
        source: match variable.from {
            resolve::VariableFrom::App => VariableSource::App,
            resolve::VariableFrom::Callback => VariableSource::Callback,
            resolve::VariableFrom::TokenReply => VariableSource::TokenReply,
            resolve::VariableFrom::Connection => VariableSource::Connection,
        },
        default: kept::optional(variable.default.as_ref()),
        format: match variable.format {
            _ if !variable.values.is_empty() => {
                VariableFormat::OneOf(kept::texts(&variable.values))
            }
            resolve::VariableFormat::Text => VariableFormat::Text,
            resolve::VariableFormat::Origin => VariableFormat::Origin,
            resolve::VariableFormat::Host => VariableFormat::Host,
            resolve::VariableFormat::Label => VariableFormat::Label,
        },
        under: kept::texts(&variable.under),
        prefix: kept::text(variable.prefix.as_deref().unwrap_or_default()),
        suffix: kept::text(variable.suffix.as_deref().unwrap_or_default()),
        secret: variable.secret,
    }
}

fn scope_format(provider: &resolve::Provider) -> ScopeFormat {
    let name = |at: &usize| provider.scopes.get(*at).map(|scope| &scope.name);
    let default = provider.default_scopes.iter().flatten().filter_map(name);
    let implying = provider
        .scopes
        .iter()
        .enumerate()
        .filter(|(_, scope)| !scope.implies.is_empty());
    let implied = implying.map(|(at, scope)| {
        let closure = provider.closure(&[at]);
        let others = closure.iter().filter(|other| **other != at);
        (
            kept::text(&scope.name),
            kept::texts(others.filter_map(name)),
        )
    });
    let offline = provider.scopes.iter().filter(|scope| scope.offline);
    let format = &provider.scope_format;
    ScopeFormat {
        parameter: kept::text(&format.parameter),
        separator: kept::text(&format.separator),
        default: kept::texts(default),
        implied: kept::list(implied),
        offline: kept::texts(offline.map(|scope| &scope.name)),
        on_authorization: format.on_authorization,
        on_exchange: format.on_exchange,
        on_refresh: format.on_refresh,
    }
}

fn client_assertion(assertion: &resolve::ClientAssertion) -> ClientAssertion {
    ClientAssertion {
        audience: match &assertion.audience {
            resolve::AssertionAudience::Server => AssertionAudience::Server,
            resolve::AssertionAudience::TokenEndpoint => AssertionAudience::TokenEndpoint,
            resolve::AssertionAudience::Text(text) => AssertionAudience::Text(kept::text(text)),
        },
        lifetime: assertion.lifetime,
        place: match assertion.place {
            resolve::AssertionPlace::ClientAssertion => AssertionPlace::ClientAssertion,
            resolve::AssertionPlace::ClientSecret => AssertionPlace::ClientSecret,
            resolve::AssertionPlace::Bearer => AssertionPlace::Bearer,
        },
        claims: kept::parameters(&assertion.claims),
        algorithms: kept::texts(&assertion.algorithms),
    }
}

fn resource_indicators(indicators: &resolve::ResourceIndicators) -> ResourceIndicators {
    ResourceIndicators {
        resource: kept::texts(&indicators.resource),
        one_per_token: indicators.one_per_token,
    }
}

fn api(api: &resolve::Api) -> Api {
    Api {
        base_url: kept::text(api.base_url.as_deref().unwrap_or_default()),
        token_in: token_in(&api.token_in),
        headers: kept::parameters(&api.headers),
        query: kept::parameters(&api.query),
        accept: kept::text(&api.accept),
        trusted_origins: kept::texts(&api.trusted_origins),
        retry_after: match api.retry_after {
            resolve::RetryAfter::Standard => RetryAfter::Standard,
            resolve::RetryAfter::EpochSeconds => RetryAfter::EpochSeconds,
            resolve::RetryAfter::Milliseconds => RetryAfter::Milliseconds,
        },
        rate_limit: api.rate_limit.as_ref().map(|told| RateLimitHeaders {
            limit: kept::optional(told.limit.as_ref()),
            remaining: kept::optional(told.remaining.as_ref()),
            reset: kept::optional(told.reset.as_ref()),
            reset_unit: match told.reset_unit {
                resolve::ResetUnit::Seconds => ResetUnit::Seconds,
                resolve::ResetUnit::Milliseconds => ResetUnit::Milliseconds,
                resolve::ResetUnit::EpochSeconds => ResetUnit::EpochSeconds,
                resolve::ResetUnit::EpochMilliseconds => ResetUnit::EpochMilliseconds,
                resolve::ResetUnit::Date => ResetUnit::Date,
            },
        }),
        graphql_endpoint: kept::optional(api.graphql_endpoint.as_ref()),
    }
}

pub(crate) fn token_in(place: &resolve::TokenPlace) -> TokenIn {
    match place {
        resolve::TokenPlace::Scheme(scheme) => TokenIn::Authorization(kept::text(scheme)),
        resolve::TokenPlace::Header(name) => TokenIn::Header(kept::text(name)),
        resolve::TokenPlace::Query(name) => TokenIn::Query(kept::text(name)),
    }
}

fn error_shape(shape: &resolve::ErrorShape) -> ErrorShape {
    ErrorShape {
        present: kept::text(&shape.present),
        code: kept::optional(shape.code.as_ref()),
        message: kept::optional(shape.message.as_ref()),
        documentation_url: kept::optional(shape.documentation_url.as_ref()),
        retry_after: kept::optional(shape.retry_after.as_ref()),
        at_success: shape.at_success,
        unless: kept::pairs(&shape.unless),
    }
}

fn error_rule(rule: &resolve::ErrorRule) -> ErrorRule {
    ErrorRule {
        name: kept::text(&rule.rust_name),
        status: kept::list(rule.status.iter().copied()),
        class: rule.class.map(u16::from),
        code: kept::optional(rule.code.as_ref()),
        shape: rule.shape,
        matches: kept::pairs(&rule.matches),
        at: match rule.at {
            resolve::ErrorPlace::Anywhere => ErrorPlace::Anywhere,
            resolve::ErrorPlace::Api => ErrorPlace::Api,
            resolve::ErrorPlace::TokenEndpoint => ErrorPlace::TokenEndpoint,
        },
        means: match rule.means {
            resolve::Meaning::Rejected => Meaning::Rejected,
            resolve::Meaning::Retry => Meaning::Retry,
            resolve::Meaning::RateLimited => Meaning::RateLimited,
            resolve::Meaning::TokenExpired => Meaning::TokenExpired,
            resolve::Meaning::InsufficientScope => Meaning::InsufficientScope,
            resolve::Meaning::Reauthorize => Meaning::Reauthorize,
            resolve::Meaning::InvalidClient => Meaning::InvalidClient,
        },
        listed: rule.listed,
        typed_only: rule.typed_only,
    }
}
