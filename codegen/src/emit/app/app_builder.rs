//! Emits an application's builder: credentials are arguments, everything else is a setter.

use licit_format::resolve::{AppArgument, Environment, Registration, Variable, VariableSource};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::login;
use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;
use crate::emit::table::provider::registration_name;

/// An argument of `new` and `builder`, and the call that passes it to the runtime's builder.
pub(in crate::emit) struct Argument {
    pub(in crate::emit) name: Ident,
    pub(in crate::emit) ty: TokenStream,
    call: TokenStream,
}

/// The arguments of `new` and `builder`. Without a registration, only variables are.
pub(in crate::emit) fn arguments(
    context: &Context<'_>,
    registration: Option<&Registration>,
) -> Vec<Argument> {
    let of_client = registration.map(Registration::arguments);
    with_variables(context, &of_client.unwrap_or_default())
}

fn with_variables(context: &Context<'_>, of_client: &[AppArgument]) -> Vec<Argument> {
    let mut arguments: Vec<Argument> = of_client.iter().copied().map(client_argument).collect();
    for variable in app_variables(context).filter(|variable| is_required(variable)) {
        // An environment may also set it, but then the environment is required.
        let (name, wire) = (
            ident(&licit_format::name::snake(&variable.name)),
            &variable.name,
        );
        let (ty, call) = if variable.secret {
            let call = quote!(.secret_variable(#wire, #name));
            (quote!(impl Into<rt::Secret>), call)
        } else {
            (quote!(&str), quote!(.variable(#wire, #name)))
        };
        arguments.push(Argument { name, ty, call });
    }
    arguments
}

fn client_argument(argument: AppArgument) -> Argument {
    let name = format_ident!("{}", argument.name());
    let ty = match argument {
        AppArgument::ClientSecret => quote!(impl Into<rt::Secret>),
        AppArgument::SigningKey => quote!(rt::jose::SigningKey),
        _ => quote!(&str),
    };
    Argument {
        call: quote!(.#name(#name)),
        name,
        ty,
    }
}

/// Whether the application must set the variable.
fn is_required(variable: &Variable) -> bool {
    variable.default.is_none() && !variable.optional
}

fn app_variables<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Variable> {
    context
        .provider
        .table
        .variables
        .iter()
        .filter(|variable| variable.source == VariableSource::App)
}

impl quote::ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
    }
}

pub(in crate::emit) fn builder(
    context: &Context<'_>,
    rust_name: &str,
    registration: Option<&Registration>,
) -> TokenStream {
    let (name, built) = (
        format_ident!("{rust_name}Builder"),
        format_ident!("{rust_name}"),
    );
    let table = registration.map_or_else(|| format_ident!("API"), registration_name);
    let arguments = arguments(context, registration);
    let code = registration.and_then(|registration| registration.table.authorization_code.as_ref());
    let into_core = code.map(login::into_core);
    let names = arguments.iter().map(|argument| &argument.name);
    let types = arguments.iter().map(|argument| &argument.ty);
    let calls = arguments.iter().map(|argument| &argument.call);
    let variables = app_variables(context)
        .filter(|variable| !is_required(variable))
        .map(variable_setter);
    let environment = (!context.provider.table.environments.is_empty()).then(|| {
        quote! {
            /// Sets the provider's environment, such as production or a sandbox.
            pub fn environment(self, environment: Environment) -> Self {
                Self(self.0.environment(environment.name()))
            }
        }
    });
    let secret = registration.map(authentication_setters);
    let store = registration.map(|_| {
        quote! {
            /// Sets the token store. Tokens are stored in memory by default.
            pub fn store(self, store: std::sync::Arc<dyn rt::store::Store>) -> Self {
                Self(self.0.store(store))
            }
        }
    });
    let setters = setters();
    let audience = registration.and(context.provider.openid.as_ref());
    let audience = audience.map(|_| trusted_audience());
    let dpop = registration.and(context.provider.table.dpop.as_ref());
    let dpop = dpop.map(|_| dpop_key());
    let openid = registration.and(context.provider.table.openid.as_ref());
    let encryption = openid.and_then(|openid| openid.id_token_encryption.as_ref());
    let decryption = encryption.map(|_| decryption_key());
    let doc = docs::lines(&[format!("Builds [`{rust_name}`].")]);
    quote! {
        #doc
        #[derive(Debug)]
        #[must_use]
        pub struct #name(rt::AppBuilder);
        impl #name {
            fn new(#(#names: #types),*) -> Self {
                Self(rt::App::builder(&provider::#table) #(#calls)*)
            }
            #(#variables)*
            #environment
            #secret
            #store
            #audience
            #dpop
            #decryption
            #setters
            /// Validates the configuration and creates the application.
            ///
            /// # Errors
            ///
            /// Returns an error if the redirect URI or a variable is malformed, or if no TLS
            /// backend is compiled in.
            pub fn build(self) -> Result<#built, Error> {
                Ok(#built(self.0.build()? #into_core))
            }
        }
    }
}

/// Emits the setter of a variable that has a default or is optional.
fn variable_setter(variable: &Variable) -> TokenStream {
    let name = &variable.name;
    let method = ident(&licit_format::name::snake(name));
    let doc = docs::text(
        variable.description.as_deref(),
        &format!("Sets the variable {}", docs::code_span(name)),
    );
    let default = variable.default.as_ref();
    let default = default.map(|default| format!("Defaults to {}.", docs::code_span(default)));
    let default = docs::lines(&default.map_or_else(Vec::new, |d| vec![String::new(), d]));
    if variable.secret {
        return quote! {
            #doc
            pub fn #method(self, #method: impl Into<rt::Secret>) -> Self {
                Self(self.0.secret_variable(#name, #method))
            }
        };
    }
    quote! {
        #doc #default
        pub fn #method(self, #method: &str) -> Self {
            Self(self.0.variable(#name, #method))
        }
    }
}

/// Emits the setters of optional secrets and keys, and of the client authentication method.
fn authentication_setters(registration: &Registration) -> TokenStream {
    let arguments = registration.arguments();
    let is_optional =
        registration.secret_is_optional() || !arguments.contains(&AppArgument::ClientSecret);
    let secret = (registration.has_secret() && is_optional).then(|| {
        quote! {
            /// Sets the client secret, if the application has one.
            pub fn client_secret(self, secret: impl Into<rt::Secret>) -> Self {
                Self(self.0.client_secret(secret))
            }
        }
    });
    let is_optional =
        registration.key_is_optional() || !arguments.contains(&AppArgument::SigningKey);
    let key = (registration.has_key() && is_optional).then(|| {
        quote! {
            /// Sets the private key that signs the application's JWTs, if it has one.
            pub fn signing_key(self, key: rt::jose::SigningKey) -> Self {
                Self(self.0.signing_key(key))
            }
        }
    });
    let choice = offers_a_choice(registration).then(|| {
        quote! {
            /// Overrides the spec's default client authentication method.
            pub fn auth_method(self, method: rt::ClientAuth) -> Self {
                Self(self.0.auth_method(method))
            }
        }
    });
    quote! { #secret #key #choice }
}

/// Emits the setter for OpenID Connect audiences.
fn trusted_audience() -> TokenStream {
    quote! {
        /// Accepts ID tokens that name `audience` in addition to this client. They are rejected by
        /// default (OpenID Connect Core §3.1.3.7).
        pub fn trusted_audience(self, audience: &str) -> Self {
            Self(self.0.trusted_audience(audience))
        }
    }
}

/// Emits the setter of the application's own DPoP keys.
fn dpop_key() -> TokenStream {
    quote! {
        /// Adds a key that new grants are bound to (DPoP, RFC 9449), in place of a generated one for each
        /// grant. Grants that are bound to an earlier key need that key, added after the new one.
        pub fn dpop_key(self, key: rt::jose::SigningKey) -> Self {
            Self(self.0.dpop_key(key))
        }
    }
}

/// Emits the setter of the keys that decrypt ID tokens.
fn decryption_key() -> TokenStream {
    quote! {
        /// Adds a key that decrypts ID tokens. With such a key, an ID token that is not encrypted is
        /// rejected. Add an earlier key after the new one while tokens are encrypted for it.
        pub fn decryption_key(self, key: rt::jose::DecryptionKey) -> Self {
            Self(self.0.decryption_key(key))
        }
    }
}

/// Emits the setters that every builder has.
fn setters() -> TokenStream {
    quote! {
        /// Sets the HTTP client, instead of the built-in one. It should not follow redirects.
        pub fn http(self, client: rt::reqwest::Client) -> Self {
            Self(self.0.http(client))
        }
        /// Sets the timeout of a token request, including its response body.
        pub fn timeout(self, timeout: std::time::Duration) -> Self {
            Self(self.0.timeout(timeout))
        }
        /// Sets the observer.
        pub fn observer(self, observer: std::sync::Arc<dyn rt::observe::Observer>) -> Self {
            Self(self.0.observer(observer))
        }
        /// Sets the options of every call: timeout, retries, headers, query parameters. An option that
        /// a call sets itself takes precedence.
        pub fn call_options(self, options: rt::CallOptions) -> Self {
            Self(self.0.call_options(options))
        }
        /// Adds middleware around each request of a call.
        pub fn middleware(self, middleware: std::sync::Arc<dyn rt::middleware::Middleware>) -> Self {
            Self(self.0.middleware(middleware))
        }
        /// Adds the trace that `current` returns to every request (W3C Trace Context).
        pub fn trace_context(
            self,
            current: impl Fn() -> Option<rt::TraceContext> + Send + Sync + 'static,
        ) -> Self {
            Self(self.0.trace_context(current))
        }
        /// Limits how many requests of calls are in flight at the same time.
        pub fn max_concurrent_requests(self, most: std::num::NonZeroUsize) -> Self {
            Self(self.0.max_concurrent_requests(most))
        }
        /// Sets the clock. The default is the system clock.
        pub fn clock(self, clock: impl rt::Clock) -> Self {
            Self(self.0.clock(clock))
        }
        /// Sends every request to one origin, as `{origin}/{host}/{path}`, for an emulator or a
        /// recording proxy.
        pub fn origin(self, origin: &str) -> Self {
            Self(self.0.origin(origin))
        }
    }
}

/// Emits the builder without the credentials of the preferred client authentication method, if another method
/// does not need them.
pub(in crate::emit) fn builder_without_credentials(
    context: &Context<'_>,
    registration: &Registration,
) -> Option<TokenStream> {
    let arguments = with_variables(context, &registration.arguments_without_credentials()?);
    let table = registration_name(registration);
    let builder = format_ident!("{}Builder", registration.rust_name);
    let declared = arguments
        .iter()
        .map(|Argument { name, ty, .. }| quote!(#name: #ty));
    let calls = arguments.iter().map(|argument| &argument.call);
    Some(quote! {
        /// Returns a builder for a client that does not authenticate by the preferred method, such as
        /// a public client. Set the credentials that the client has.
        pub fn builder_without_credentials(#(#declared),*) -> #builder {
            #builder(rt::App::builder(&provider::#table) #(#calls)*)
        }
    })
}

/// Emits `registrar` and `registered`, for dynamic client registration.
pub(in crate::emit) fn registrar(
    context: &Context<'_>,
    registration: &Registration,
) -> TokenStream {
    let table = registration_name(registration);
    let builder = format_ident!("{}Builder", registration.rust_name);
    let title = &context.title;
    let has_environments = !context.provider.table.environments.is_empty();
    let argument = has_environments.then(|| quote!(environment: Environment,));
    let environment = has_environments.then(|| quote!(.environment(environment.name())));
    // A registered client has an identifier, and the secret that it was issued.
    let of_client = registration.arguments_without_credentials();
    let mut of_client = of_client.unwrap_or_else(|| registration.arguments());
    of_client.retain(|one| !matches!(one, AppArgument::ClientId | AppArgument::ClientSecret));
    let arguments = with_variables(context, &of_client);
    let variables = arguments
        .iter()
        .filter(|argument| !matches!(&*argument.name.to_string(), "signing_key" | "redirect_uri"));
    let (mut declared, mut variable_calls) = (Vec::new(), Vec::new());
    for Argument { name, ty, call } in variables {
        declared.push(quote!(#name: #ty));
        variable_calls.push(call);
    }
    let all = arguments
        .iter()
        .map(|Argument { name, ty, .. }| quote!(#name: #ty));
    let calls = arguments.iter().map(|argument| &argument.call);
    let doc = docs::lines(&[format!(
        "Returns a builder for a registrar, which registers clients with {title} (RFC 7591) and \
         manages them (RFC 7592)."
    )]);
    quote! {
        #doc
        pub fn registrar(#argument #(#declared),*) -> rt::RegistrarBuilder {
            rt::Registrar::builder(&provider::#table) #environment #(#variable_calls)*
        }
        /// Returns a builder for an application whose client was registered by a
        /// [registrar](Self::registrar). It uses the client's identifier, secret and authentication
        /// method.
        pub fn registered(client: &rt::RegisteredClient, #(#all),*) -> #builder {
            #builder(client.app(&provider::#table) #(#calls)*)
        }
    }
}

/// Whether some grant supports more than one client authentication method.
fn offers_a_choice(registration: &Registration) -> bool {
    registration
        .grants()
        .any(|grant| grant.auth_methods.len() > 1)
}

pub(in crate::emit) fn environment(environments: &[Environment]) -> TokenStream {
    let variants = environments.iter().map(|environment| {
        let name = format_ident!("{}", licit_format::name::pascal(&environment.name));
        let values: Vec<String> = environment
            .values
            .iter()
            .map(|(name, value)| format!("{} = {}", docs::code_span(name), docs::code_span(value)))
            .collect();
        let doc = docs::lines(&[format!("{}.", values.join(", "))]);
        quote! { #doc #name }
    });
    let arms = environments.iter().map(|environment| {
        let (name, wire) = (
            format_ident!("{}", licit_format::name::pascal(&environment.name)),
            &environment.name,
        );
        quote! { Self::#name => #wire }
    });
    quote! {
        /// An environment of the provider.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Environment { #(#variants,)* }
        impl Environment {
            pub(super) fn name(self) -> &'static str {
                match self { #(#arms,)* }
            }
        }
    }
}
