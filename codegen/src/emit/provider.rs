//! The table of the provider: variables, scopes, errors, API.

use licit_format::resolve::{
    Api, ErrorPlace, ErrorRule, ErrorShape, Meaning, Provider, RateLimit, ResetUnit, RetryAfter,
    ScopeFormat, TokenPlace, Variable, VariableFormat, VariableFrom,
};
use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::client_assertion::client_assertion;
use super::openid;
use super::registration::{registration_name, registration_value};
use super::table::{Table, imports, pairs, parameters};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let provider = context.provider;
    let table = provider_table(provider);
    // Whether a table states every field, only the runtime knows.
    let allow = quote! {
        #[allow(clippy::needless_update, reason = "a table may state every field")]
    };
    let registrations = provider.registrations.iter().map(|registration| {
        let name = registration_name(registration);
        let doc = format!(
            " The registration {} and its grants.",
            super::docs::code_span(&registration.name)
        );
        let value = registration_value(provider, registration);
        quote! { #[doc = #doc] #allow pub(super) static #name: Registration = #value; }
    });
    let api = (!provider.credentials.is_empty()).then(|| {
        quote! {
            /// Access without a registration: static tokens.
            pub(super) static API: Registration = Registration {
                name: "api",
                ..Registration::of(&PROVIDER)
            };
        }
    });
    let items = quote! {
        /// The provider.
        #allow
        pub(super) static PROVIDER: Provider = #table;
        #(#registrations)*
        #api
    };
    let tables = imports(&items);
    let jose = provider.needs_jose().then(|| {
        let spec = format!("the spec of {} needs signatures", provider.title);
        quote! { rt::require_jose!(#spec); }
    });
    quote! { #use_runtime #tables #jose #items }
}

fn provider_table(provider: &Provider) -> TokenStream {
    let environments: Vec<_> = provider
        .environments
        .iter()
        .map(|environment| {
            let (name, values) = (&environment.name, pairs(&environment.values));
            quote! { Environment { name: #name, values: &[#(#values),*] } }
        })
        .collect();
    let variables: Vec<_> = provider.variables.iter().map(variable).collect();
    let shapes: Vec<_> = provider.error_shapes.iter().map(error_shape).collect();
    let errors: Vec<_> = provider.errors.iter().map(error_rule).collect();
    let (name, title) = (&provider.name, &provider.title);
    let scope = scope_format(provider);
    let assertion = client_assertion(&provider.client_assertion);
    let openid = provider.openid.as_ref().map(openid::table);
    let dpop = provider.dpop.as_ref().map(|dpop| {
        Table::new("Dpop")
            .with_if(dpop.required, "required", true)
            .with_list("algorithms", &dpop.algorithms)
            .finish_of(2)
    });
    let resources = provider.resource_indicators.as_ref().map(|indicators| {
        Table::new("ResourceIndicators")
            .with_list("resource", &indicators.resource)
            .with_if(indicators.one_per_token, "one_per_token", true)
            .finish_of(2)
    });
    Table::new("Provider")
        .with("name", name)
        .with("title", title)
        .with_text("issuer", provider.issuer.as_ref())
        .with_text("jwks_uri", provider.jwks_uri.as_ref())
        .with_list("variables", &variables)
        .with_list("environments", &environments)
        .with_if(scope.is_some(), "scope", &scope)
        .with_if(
            assertion.is_some(),
            "client_assertion",
            assertion.unwrap_or_default(),
        )
        .with_if(provider.dpop.is_some(), "dpop", quote!(Some(#dpop)))
        .with_if(
            provider.resource_indicators.is_some(),
            "resource_indicators",
            quote!(Some(#resources)),
        )
        .with_if(openid.is_some(), "openid", quote!(Some(#openid)))
        .with_if(
            provider.authorization_details.is_some(),
            "authorization_details",
            true,
        )
        .with_if(provider.certificate_bound, "certificate_bound", true)
        .with("api", api(&provider.api))
        .with_list("error_shapes", &shapes)
        .with_list("errors", &errors)
        .finish()
}

fn variable(variable: &Variable) -> TokenStream {
    let source = match variable.from {
        VariableFrom::App => None,
        VariableFrom::Callback => Some(quote!(VariableSource::Callback)),
        VariableFrom::TokenReply => Some(quote!(VariableSource::TokenReply)),
        VariableFrom::Connection => Some(quote!(VariableSource::Connection)),
    };
    let values = &variable.values;
    let format = match variable.format {
        _ if !values.is_empty() => Some(quote!(VariableFormat::OneOf(&[#(#values),*]))),
        VariableFormat::Text => None,
        VariableFormat::Origin => Some(quote!(VariableFormat::Origin)),
        VariableFormat::Host => Some(quote!(VariableFormat::Host)),
        VariableFormat::Label => Some(quote!(VariableFormat::Label)),
    };
    Table::new("Variable")
        .with("name", &variable.name)
        .with_if(source.is_some(), "source", source.unwrap_or_default())
        .with_text("default", variable.default.as_ref())
        .with_if(format.is_some(), "format", format.unwrap_or_default())
        .with_list("under", &variable.under)
        .with_if(variable.prefix.is_some(), "prefix", &variable.prefix)
        .with_if(variable.suffix.is_some(), "suffix", &variable.suffix)
        .with_if(variable.secret, "secret", true)
        .finish()
}

/// `None` where scopes are written as the RFC says.
fn scope_format(provider: &Provider) -> Option<TokenStream> {
    let ScopeFormat {
        parameter,
        separator,
        on_authorization,
        on_exchange,
        on_refresh,
    } = &provider.scope_format;
    let defaults: Vec<&String> = provider
        .default_scopes
        .iter()
        .flatten()
        .filter_map(|at| provider.scopes.get(*at))
        .map(|scope| &scope.name)
        .collect();
    let offline: Vec<&String> = provider
        .scopes
        .iter()
        .filter(|scope| scope.offline)
        .map(|scope| &scope.name)
        .collect();
    let implied: Vec<TokenStream> = provider
        .scopes
        .iter()
        .enumerate()
        .filter(|(_, scope)| !scope.implies.is_empty())
        .map(|(at, scope)| {
            let name = &scope.name;
            let closure = provider.closure(&[at]);
            let others = closure
                .iter()
                .filter(|other| **other != at)
                .filter_map(|other| provider.scopes.get(*other))
                .map(|scope| &scope.name);
            quote! { (#name, &[#(#others),*]) }
        })
        .collect();
    let table = Table::new("ScopeFormat")
        .with_if(parameter != "scope", "parameter", parameter)
        .with_if(separator != " ", "separator", separator)
        .with_list("default", &defaults)
        .with_list("implied", &implied)
        .with_list("offline", &offline)
        .with_if(!on_authorization, "on_authorization", on_authorization)
        .with_if(*on_exchange, "on_exchange", on_exchange)
        .with_if(*on_refresh, "on_refresh", on_refresh);
    (!table.is_empty()).then(|| table.finish())
}

fn api(api: &Api) -> TokenStream {
    let base_url = api.base_url.clone().unwrap_or_default();
    let token_in = token_in(&api.token_in);
    let retry_after = match api.retry_after {
        RetryAfter::Standard => quote!(Standard),
        RetryAfter::EpochSeconds => quote!(EpochSeconds),
        RetryAfter::Milliseconds => quote!(Milliseconds),
    };
    let rate_limit = api.rate_limit.as_ref().map(self::rate_limit);
    let bearer = api.token_in == TokenPlace::Scheme("Bearer".into());
    Table::new("Api")
        .with("base_url", base_url)
        .with_if(!bearer, "token_in", token_in)
        .with_list("headers", &parameters(&api.headers))
        .with_list("query", &parameters(&api.query))
        .with_if(api.accept != "application/json", "accept", &api.accept)
        .with_list("trusted_origins", &api.trusted_origins)
        .with_if(
            api.retry_after != RetryAfter::Standard,
            "retry_after",
            quote!(RetryAfter::#retry_after),
        )
        .with_if(
            rate_limit.is_some(),
            "rate_limit",
            quote!(Some(#rate_limit)),
        )
        .with_text("graphql_endpoint", api.graphql_endpoint.as_ref())
        .finish()
}

fn rate_limit(told: &RateLimit) -> TokenStream {
    let unit = match told.reset_unit {
        ResetUnit::Seconds => quote!(Seconds),
        ResetUnit::Milliseconds => quote!(Milliseconds),
        ResetUnit::EpochSeconds => quote!(EpochSeconds),
        ResetUnit::EpochMilliseconds => quote!(EpochMilliseconds),
        ResetUnit::Date => quote!(Date),
    };
    Table::new("RateLimitHeaders")
        .with_text("limit", told.limit.as_ref())
        .with_text("remaining", told.remaining.as_ref())
        .with_text("reset", told.reset.as_ref())
        .with_if(
            told.reset_unit != ResetUnit::Seconds,
            "reset_unit",
            quote!(ResetUnit::#unit),
        )
        .finish()
}

pub(super) fn token_in(place: &TokenPlace) -> TokenStream {
    match place {
        TokenPlace::Scheme(scheme) => quote!(TokenIn::Authorization(#scheme)),
        TokenPlace::Header(name) => quote!(TokenIn::Header(#name)),
        TokenPlace::Query(name) => quote!(TokenIn::Query(#name)),
    }
}

fn error_shape(shape: &ErrorShape) -> TokenStream {
    Table::new("ErrorShape")
        .with("present", &shape.present)
        .with_text("code", shape.code.as_ref())
        .with_text("message", shape.message.as_ref())
        .with_text("documentation_url", shape.documentation_url.as_ref())
        .with_text("retry_after", shape.retry_after.as_ref())
        .with_if(shape.at_success, "at_success", true)
        .with_list("unless", &pairs(&shape.unless))
        .finish()
}

fn error_rule(rule: &ErrorRule) -> TokenStream {
    let status: Vec<_> = rule
        .status
        .iter()
        .map(|s| proc_macro2::Literal::u16_unsuffixed(*s))
        .collect();
    let class = rule.class.map(proc_macro2::Literal::u8_unsuffixed);
    let shape = rule.shape.map(proc_macro2::Literal::usize_unsuffixed);
    let at = match rule.at {
        ErrorPlace::Anywhere => quote!(Anywhere),
        ErrorPlace::Api => quote!(Api),
        ErrorPlace::TokenEndpoint => quote!(TokenEndpoint),
    };
    let means = match rule.means {
        Meaning::Rejected => quote!(Rejected),
        Meaning::Retry => quote!(Retry),
        Meaning::RateLimited => quote!(RateLimited),
        Meaning::TokenExpired => quote!(TokenExpired),
        Meaning::InsufficientScope => quote!(InsufficientScope),
        Meaning::Reauthorize => quote!(Reauthorize),
        Meaning::InvalidClient => quote!(InvalidClient),
    };
    Table::new("ErrorRule")
        .with("name", &rule.rust_name)
        .with_list("status", &status)
        .with_if(class.is_some(), "class", quote!(Some(#class)))
        .with_text("code", rule.code.as_ref())
        .with_if(rule.shape.is_some(), "shape", quote!(Some(#shape)))
        .with_list("matches", &pairs(&rule.matches))
        .with_if(
            rule.at != ErrorPlace::Anywhere,
            "at",
            quote!(ErrorPlace::#at),
        )
        .with_if(
            rule.means != Meaning::Rejected,
            "means",
            quote!(Meaning::#means),
        )
        .with_if(rule.listed, "listed", true)
        .with_if(rule.typed_only, "typed_only", true)
        .finish()
}
