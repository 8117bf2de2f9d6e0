//! The tables of the runtime's `provider` module: each states only where it differs from the
//! textbook.

use std::collections::BTreeSet;

use licit_spec::resolve::{
    ActsAs, Api, AuthMethod, AuthorizationCode, Callback, Encoding, ErrorPlace, ErrorRule,
    ErrorShape, ExpiresIn, Grant, Meaning, Pkce, Provider, Refresh, Registration, RetryAfter,
    Rotation, ScopeFormat, TokenPlace, TokenReply, TokenRequest, Variable, VariableFormat,
    VariableFrom,
};
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{format_ident, quote};

use super::Context;

/// A struct literal that takes what is not said from `DEFAULT`.
pub(super) struct Table {
    name: Ident,
    fields: TokenStream,
}

impl Table {
    pub(super) fn new(name: &str) -> Self {
        Self {
            name: format_ident!("{name}"),
            fields: TokenStream::new(),
        }
    }

    /// States a field.
    pub(super) fn with(mut self, field: &str, value: impl quote::ToTokens) -> Self {
        let field = format_ident!("{field}");
        self.fields.extend(quote! { #field: #value, });
        self
    }

    /// States a field, if it differs.
    pub(super) fn with_if(self, differs: bool, field: &str, value: impl quote::ToTokens) -> Self {
        if differs {
            self.with(field, value)
        } else {
            self
        }
    }

    /// States a list, if there is anything in it.
    pub(super) fn with_list<T: quote::ToTokens>(self, field: &str, values: &[T]) -> Self {
        self.with_if(!values.is_empty(), field, quote! { &[#(#values),*] })
    }

    /// States an optional text, if there is one.
    pub(super) fn with_text(self, field: &str, text: Option<&String>) -> Self {
        match text {
            Some(text) => self.with(field, quote! { Some(#text) }),
            None => self,
        }
    }

    pub(super) fn finish(self) -> TokenStream {
        let Self { name, fields } = self;
        quote! { #name { #fields ..#name::DEFAULT } }
    }
}

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let provider = context.provider;
    let table = provider_table(provider);
    let registrations = provider.registrations.iter().map(|registration| {
        let name = registration_name(registration);
        let doc = format!(" The registration `{}` and its grants.", registration.name);
        let value = registration_value(provider, registration);
        quote! { #[doc = #doc] pub(super) static #name: Registration = #value; }
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
        pub(super) static PROVIDER: Provider = #table;
        #(#registrations)*
        #api
    };
    let tables = imports(&items);
    quote! { #use_runtime #tables #items }
}

/// `use rt::provider::{…}` for the tables that some items name.
pub(super) fn imports(items: &TokenStream) -> TokenStream {
    let mut found = BTreeSet::new();
    names_in(items, &mut found);
    let names: Vec<Ident> = found.iter().map(|name| format_ident!("{name}")).collect();
    quote! { use rt::provider::{#(#names),*}; }
}

fn names_in(tokens: &TokenStream, found: &mut BTreeSet<&'static str>) {
    let mut colons = 0;
    for tree in tokens.clone() {
        match &tree {
            TokenTree::Group(group) => names_in(&group.stream(), found),
            // `Method::Options` names `Method` only.
            TokenTree::Ident(ident) if colons < 2 => {
                found.extend(TABLES.iter().find(|table| ident == *table));
            }
            _ => {}
        }
        let is_colon = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ':');
        colons = if is_colon { colons + 1 } else { 0 };
    }
}

/// The types of the runtime's `provider` module.
const TABLES: &[&str] = &[
    "ActsAs",
    "Api",
    "AuthorizationCode",
    "Callback",
    "ClientAuth",
    "Encoding",
    "Environment",
    "ErrorPlace",
    "ErrorRule",
    "ErrorShape",
    "ExpiresIn",
    "Grant",
    "GraphQl",
    "Meaning",
    "Method",
    "Operation",
    "PageStyle",
    "Pages",
    "Parameter",
    "Pkce",
    "Provider",
    "Refresh",
    "RefreshInput",
    "Registration",
    "ReplyFormat",
    "RetryAfter",
    "Rotation",
    "ScopeFormat",
    "State",
    "TokenIn",
    "TokenReply",
    "TokenRequest",
    "Variable",
    "VariableFormat",
    "VariableSource",
];

pub(super) fn registration_name(registration: &Registration) -> Ident {
    let name = licit_spec::name::snake(&registration.rust_name);
    format_ident!("{}", name.to_uppercase())
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
    Table::new("Provider")
        .with("name", name)
        .with("title", title)
        .with_text("issuer", provider.issuer.as_ref())
        .with_list("variables", &variables)
        .with_list("environments", &environments)
        .with_if(scope.is_some(), "scope", &scope)
        .with("api", api(&provider.api))
        .with_list("error_shapes", &shapes)
        .with_list("errors", &errors)
        .finish()
}

fn variable(variable: &Variable) -> TokenStream {
    let name = &variable.name;
    let source = match variable.from {
        VariableFrom::App => quote!(App),
        VariableFrom::Callback => quote!(Callback),
        VariableFrom::TokenReply => quote!(TokenReply),
    };
    let default = option(variable.default.as_ref());
    let values = &variable.values;
    let format = match variable.format {
        _ if !values.is_empty() => quote!(OneOf(&[#(#values),*])),
        VariableFormat::Text => quote!(Text),
        VariableFormat::Origin => quote!(Origin),
        VariableFormat::Host => quote!(Host),
        VariableFormat::Label => quote!(Label),
    };
    quote! {
        Variable {
            name: #name,
            source: VariableSource::#source,
            default: #default,
            format: VariableFormat::#format,
        }
    }
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
    (!table.fields.is_empty()).then(|| table.finish())
}

fn api(api: &Api) -> TokenStream {
    let base_url = api.base_url.clone().unwrap_or_default();
    let token_in = match &api.token_in {
        TokenPlace::Scheme(scheme) => quote!(TokenIn::Authorization(#scheme)),
        TokenPlace::Header(name) => quote!(TokenIn::Header(#name)),
        TokenPlace::Query(name) => quote!(TokenIn::Query(#name)),
    };
    let retry_after = match api.retry_after {
        RetryAfter::Standard => quote!(Standard),
        RetryAfter::EpochSeconds => quote!(EpochSeconds),
        RetryAfter::Milliseconds => quote!(Milliseconds),
    };
    let bearer = api.token_in == TokenPlace::Scheme("Bearer".into());
    Table::new("Api")
        .with("base_url", base_url)
        .with_if(!bearer, "token_in", token_in)
        .with_list("headers", &parameters(&api.headers))
        .with_if(api.accept != "application/json", "accept", &api.accept)
        .with_list("trusted_origins", &api.trusted_origins)
        .with_if(
            api.retry_after != RetryAfter::Standard,
            "retry_after",
            quote!(RetryAfter::#retry_after),
        )
        .with_text("graphql_endpoint", api.graphql_endpoint.as_ref())
        .finish()
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
        .finish()
}

fn registration_value(provider: &Provider, registration: &Registration) -> TokenStream {
    let name = &registration.name;
    let mut fields = quote! { name: #name, };
    if let Some(code) = &registration.authorization_code {
        let value = authorization_code(code);
        fields.extend(quote! { authorization_code: Some(#value), });
    }
    if let Some(grant) = &registration.client_credentials {
        let value = self::grant(grant);
        fields.extend(quote! { client_credentials: Some(#value), });
    }
    if let Some(refresh) = &registration.refresh_token {
        let value = self::refresh(refresh);
        fields.extend(quote! { refresh_token: Some(#value), });
    }
    if let Some(endpoint) = &provider.revocation_endpoint {
        fields.extend(quote! { revocation_endpoint: Some(#endpoint), });
    }
    quote! { Registration { #fields ..Registration::of(&PROVIDER) } }
}

fn authorization_code(code: &AuthorizationCode) -> TokenStream {
    let pkce = match code.pkce {
        Pkce::S256 => quote!(S256),
        Pkce::Plain => quote!(Plain),
        Pkce::Unsupported => quote!(Unsupported),
    };
    Table::new("AuthorizationCode")
        .with("authorization_endpoint", &code.authorization_endpoint)
        .with_if(
            code.response_type != "code",
            "response_type",
            &code.response_type,
        )
        .with_if(code.pkce != Pkce::S256, "pkce", quote!(Pkce::#pkce))
        .with_if(!code.state, "state", quote!(State::Unsupported))
        .with_if(code.iss, "iss", true)
        .with_list("parameters", &parameters(&code.fixed))
        .with_list("renamed", &pairs(&code.rename))
        .with_list("omitted", &code.omit)
        .with_text("out_of_band", code.out_of_band.as_ref())
        .with_if(
            !is_textbook(&code.callback),
            "callback",
            callback(&code.callback),
        )
        .with("grant", grant(&code.grant))
        .finish()
}

fn is_textbook(callback: &Callback) -> bool {
    callback.code == "code"
        && callback.state == "state"
        && callback.error == "error"
        && callback.error_description == "error_description"
        && callback.captures.is_empty()
}

fn callback(callback: &Callback) -> TokenStream {
    Table::new("Callback")
        .with_if(callback.code != "code", "code", &callback.code)
        .with_if(callback.state != "state", "state", &callback.state)
        .with_if(callback.error != "error", "error", &callback.error)
        .with_if(
            callback.error_description != "error_description",
            "error_description",
            &callback.error_description,
        )
        .with_list("captures", &pairs(&callback.captures))
        .finish()
}

fn grant(grant: &Grant) -> TokenStream {
    let methods: Vec<_> = grant
        .auth_methods
        .iter()
        .map(|method| match method {
            AuthMethod::ClientSecretBasic => quote!(ClientAuth::ClientSecretBasic),
            AuthMethod::ClientSecretPost => quote!(ClientAuth::ClientSecretPost),
            AuthMethod::None => quote!(ClientAuth::None),
        })
        .collect();
    let request = token_request(&grant.request);
    let reply = token_reply(&grant.reply);
    Table::new("Grant")
        .with("token_endpoint", &grant.token_endpoint)
        .with_list("auth_methods", &methods)
        .with_if(request.is_some(), "request", request.unwrap_or_default())
        .with_if(reply.is_some(), "reply", reply.unwrap_or_default())
        .with_if(grant.acts_as == ActsAs::App, "acts_as", quote!(ActsAs::App))
        .finish()
}

/// `None` where the request is the textbook's.
fn token_request(request: &TokenRequest) -> Option<TokenStream> {
    let encoding = match request.encoding {
        Encoding::Form => quote!(Form),
        Encoding::Json => quote!(Json),
        Encoding::Query => quote!(Query),
    };
    let table = Table::new("TokenRequest")
        .with_if(request.get, "method", quote!(Method::Get))
        .with_if(
            request.encoding != Encoding::Form,
            "encoding",
            quote!(Encoding::#encoding),
        )
        .with_text("grant_type", request.grant_type.as_ref())
        .with_list("parameters", &parameters(&request.parameters))
        .with_list("headers", &parameters(&request.headers))
        .with_list("renamed", &pairs(&request.rename))
        .with_list("omitted", &request.omit);
    (!table.fields.is_empty()).then(|| table.finish())
}

/// `None` where the reply is the textbook's.
fn token_reply(reply: &TokenReply) -> Option<TokenStream> {
    let unit = match reply.expires_in {
        ExpiresIn::Seconds | ExpiresIn::SecondsText => None,
        ExpiresIn::Milliseconds => Some(quote!(ExpiresIn::Milliseconds)),
        ExpiresIn::EpochSeconds => Some(quote!(ExpiresIn::EpochSeconds)),
        ExpiresIn::EpochMilliseconds => Some(quote!(ExpiresIn::EpochMilliseconds)),
        ExpiresIn::Rfc3339 => Some(quote!(ExpiresIn::Rfc3339)),
    };
    let lifetime = reply
        .default_expires_in
        .map(proc_macro2::Literal::u64_unsuffixed);
    let table = Table::new("TokenReply")
        .with_if(reply.form, "format", quote!(ReplyFormat::Form))
        .with_if(!reply.at.is_empty(), "at", &reply.at)
        .with_list("renamed", &pairs(&reply.rename))
        .with_if(unit.is_some(), "expires_in", unit.unwrap_or_default())
        .with_if(
            lifetime.is_some(),
            "default_expires_in",
            quote!(Some(#lifetime)),
        )
        .with_if(
            reply.scope_separator != " ",
            "scope_separator",
            &reply.scope_separator,
        )
        .with_list("captures", &pairs(&reply.captures));
    (!table.fields.is_empty()).then(|| table.finish())
}

fn refresh(refresh: &Refresh) -> TokenStream {
    let rotation = match refresh.rotation {
        Rotation::Never => quote!(Never),
        Rotation::Maybe => quote!(Maybe),
        Rotation::Always => quote!(Always),
    };
    let grace = proc_macro2::Literal::u64_unsuffixed(refresh.grace_period);
    Table::new("Refresh")
        .with("grant", grant(&refresh.grant))
        .with_if(
            refresh.rotation != Rotation::Maybe,
            "rotation",
            quote!(Rotation::#rotation),
        )
        .with_if(refresh.grace_period != 0, "grace", grace)
        .with_if(
            refresh.input_access_token,
            "input",
            quote!(RefreshInput::AccessToken),
        )
        .finish()
}

pub(super) fn pairs(pairs: &[(String, String)]) -> Vec<TokenStream> {
    pairs
        .iter()
        .map(|(name, value)| quote! { (#name, #value) })
        .collect()
}

/// Parameters with a fixed value.
pub(super) fn parameters(pairs: &[(String, String)]) -> Vec<TokenStream> {
    pairs
        .iter()
        .map(|(name, value)| quote! { Parameter { name: #name, value: #value } })
        .collect()
}

fn option(text: Option<&String>) -> TokenStream {
    if let Some(text) = text {
        quote!(Some(#text))
    } else {
        quote!(None)
    }
}
