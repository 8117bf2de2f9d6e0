//! One type for each registration, with the grants it has, and `Api` for static tokens.

use licit_spec::resolve::{
    ActsAs, AuthorizationCode, Credential, Environment, Parameter, Provider, Registration,
    Variable, VariableFrom,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::provider::registration_name;
use super::types::ident;
use super::{Context, docs};
use crate::scope_set::ALL;

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let provider = context.provider;
    if provider.registrations.is_empty() && provider.credentials.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let apps = provider.registrations.iter().map(|registration| app(context, registration));
    let api = (!provider.credentials.is_empty()).then(|| api(context));
    let environments = (!provider.environments.is_empty())
        .then(|| environment(&provider.environments));
    let login = provider
        .registrations
        .iter()
        .find(|registration| has_own_login(registration))
        .and_then(|registration| registration.authorization_code.as_ref())
        .map(|code| login(context, code));
    let registered = (provider.registrations.len() > 1).then(|| registered(provider));
    quote! {
        #use_runtime
        use super::{Error, provider, scope};
        #registered
        #(#apps)*
        #login
        #environments
        #api
    }
}

/// Where there are several registrations, each gives tokens of its own kind, and a client must be
/// made with the one that gave its tokens.
fn registered(provider: &Provider) -> TokenStream {
    let implementations = provider.registrations.iter().map(|registration| {
        let name = format_ident!("{}", registration.rust_name);
        let user = registration.authorization_code.as_ref().map(|_| quote!(rt::token::User));
        let app = registration.client_credentials.as_ref().map(|_| quote!(rt::token::App));
        let kinds = [user, app];
        let kinds = kinds.iter().flatten();
        quote! {
            #(
                impl Registered<#kinds> for #name {
                    fn core(&self) -> &rt::App {
                        &self.0
                    }
                }
            )*
        }
    });
    quote! {
        /// An application that gives tokens of the kind `K`.
        #[diagnostic::on_unimplemented(
            message = "`{Self}` does not give such tokens",
            label = "make the client with the application that gave its tokens"
        )]
        pub trait Registered<K> {
            #[doc(hidden)]
            fn core(&self) -> &rt::App;
        }
        #(#implementations)*
    }
}

/// Whether the authorization request takes parameters of the application's, so that its type has
/// setters of its own.
pub(super) fn has_own_login(registration: &Registration) -> bool {
    registration.authorization_code.as_ref().is_some_and(|code| !code.parameters.is_empty())
}

fn app(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let name = format_ident!("{}", registration.rust_name);
    let title = &context.provider.title;
    let doc = match &registration.description {
        Some(description) => docs::sentence(description),
        None => format!("An application registered with {title}."),
    };
    let doc = docs::lines(&[doc]);
    let new = constructor(context, registration);
    let authorization = registration.authorization_code.as_ref().map(|code| {
        let login = authorize(code, title);
        let finish = finish(context, code);
        quote! { #login #finish }
    });
    let client_credentials = registration.client_credentials.as_ref().map(|_| {
        let doc = format!(" Asks {title} for a token that acts as the application (RFC 6749 §4.4).");
        quote! {
            #[doc = #doc]
            ///
            /// # Errors
            ///
            /// When the provider refuses, or grants less than `S`.
            pub async fn client_credentials<S: scope::ScopeSet>(
                &self,
            ) -> Result<rt::Tokens<S, rt::token::App>, Error> {
                Ok(self.0.client_credentials().await?)
            }
        }
    });
    let builder = builder(context, &registration.rust_name, Some(registration));
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct #name(pub(super) rt::App);
        impl #name {
            #new
            #authorization
            #client_credentials
        }
        #builder
    }
}

/// An argument of `new` and `builder`, and what hands it to the runtime's builder.
struct Argument {
    name: Ident,
    ty: TokenStream,
    call: TokenStream,
}

fn arguments(context: &Context<'_>, registration: Option<&Registration>) -> Vec<Argument> {
    let mut arguments = Vec::new();
    if let Some(registration) = registration {
        arguments.push(Argument {
            name: format_ident!("client_id"),
            ty: quote!(&str),
            call: quote!(.client_id(client_id)),
        });
        if registration.has_secret() && !registration.secret_is_optional() {
            arguments.push(Argument {
                name: format_ident!("client_secret"),
                ty: quote!(impl Into<rt::Secret>),
                call: quote!(.client_secret(client_secret)),
            });
        }
        if registration.authorization_code.is_some() {
            arguments.push(Argument {
                name: format_ident!("redirect_uri"),
                ty: quote!(&str),
                call: quote!(.redirect_uri(redirect_uri)),
            });
        }
    }
    for variable in app_variables(context).filter(|variable| variable.default.is_none()) {
        // An environment may set it, too, but then it is the environment that is required.
        let (name, wire) = (ident(&licit_spec::name::snake(&variable.name)), &variable.name);
        let call = quote!(.variable(#wire, #name));
        arguments.push(Argument { name, ty: quote!(&str), call });
    }
    arguments
}

fn app_variables<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a Variable> {
    context.provider.variables.iter().filter(|variable| variable.from == VariableFrom::App)
}

fn constructor(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let arguments = arguments(context, Some(registration));
    let names = || arguments.iter().map(|argument| &argument.name);
    let types = arguments.iter().map(|argument| &argument.ty);
    let declared: Vec<_> = names().zip(types).map(|(name, ty)| quote!(#name: #ty)).collect();
    let names = names();
    let builder = format_ident!("{}Builder", registration.rust_name);
    let id_title = match &registration.client_id_title {
        Some(title) => format!("The application's credentials; `client_id` is what {} calls the {title}.", context.provider.title),
        None => format!("The application's credentials, as {} gave them out.", context.provider.title),
    };
    let doc = docs::lines(&[id_title]);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// When the redirect URI or a variable is malformed, or no TLS is built in.
        pub fn new(#(#declared),*) -> Result<Self, Error> {
            Self::builder(#(#names),*).build()
        }
        /// The same, with more to choose: the HTTP client, deadlines, where tokens are stored.
        pub fn builder(#(#declared),*) -> #builder {
            #builder::new(#(#arguments),*)
        }
    }
}

impl quote::ToTokens for Argument {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
    }
}

fn authorize(code: &AuthorizationCode, title: &str) -> TokenStream {
    let doc = format!(" Begins a login: the URL to send a user to, and what must be kept until {title} sends them back.");
    let protection = match (code.state, code.pkce) {
        (false, licit_spec::resolve::Pkce::Unsupported) => docs::lines(&[
            "",
            "The provider takes neither `state` nor PKCE, so nothing in the protocol ties the callback \
             to the browser that began. Keep the pending login in that browser's own session, accept \
             one callback for it, and let it end soon: the code in a forged callback would log your \
             user in to the attacker's account.",
        ]),
        _ => TokenStream::new(),
    };
    if code.parameters.is_empty() {
        return quote! {
            #[doc = #doc]
            #protection
            pub fn authorize<S: scope::ScopeSet>(&self) -> rt::Login<S> {
                self.0.authorize()
            }
        };
    }
    let required: Vec<_> = code.parameters.iter().filter(|p| !p.optional).collect();
    let arguments = required.iter().map(|parameter| {
        let name = ident(&parameter.rust_name);
        quote! { #name: impl std::fmt::Display }
    });
    let set = required.iter().map(|parameter| {
        let (name, wire) = (ident(&parameter.rust_name), &parameter.name);
        quote! { .parameter(#wire, #name) }
    });
    quote! {
        #[doc = #doc]
        #protection
        pub fn authorize<S: scope::ScopeSet>(&self, #(#arguments),*) -> Login<S> {
            Login(self.0.authorize() #(#set)*)
        }
    }
}

fn finish(context: &Context<'_>, code: &AuthorizationCode) -> TokenStream {
    let tokens = tokens_of(context, ActsAs::User);
    let out_of_band = code.out_of_band.as_ref().map(|uri| {
        let doc = format!(" The redirect URI with which {} shows the code to the user.", context.provider.title);
        quote! {
            #[doc = #doc]
            pub const OUT_OF_BAND: &'static str = #uri;
            /// Ends a login with a code that the user typed in.
            ///
            /// # Errors
            ///
            /// When the code is refused, or less than `S` was granted.
            pub async fn finish_with_code<S: scope::ScopeSet>(
                &self,
                pending: rt::Pending<S>,
                code: &str,
            ) -> Result<#tokens, Error> {
                Ok(self.0.finish_with_code(pending, code).await?)
            }
        }
    });
    quote! {
        /// Ends a login with the URL that the user came back to: checks it, and exchanges the
        /// code for tokens.
        ///
        /// # Errors
        ///
        /// When the user or the provider refused, when the callback does not belong to this login,
        /// or when less than `S` was granted.
        pub async fn finish<S: scope::ScopeSet>(
            &self,
            pending: rt::Pending<S>,
            callback: &str,
        ) -> Result<#tokens, Error> {
            Ok(self.0.finish(pending, callback).await?)
        }
        #out_of_band
    }
}

fn tokens_of(context: &Context<'_>, acts_as: ActsAs) -> TokenStream {
    match (context.has_both_kinds(), acts_as) {
        (false, _) => quote!(super::Tokens<S>),
        (true, ActsAs::User) => quote!(super::Tokens<S, rt::token::User>),
        (true, ActsAs::App) => quote!(super::Tokens<S, rt::token::App>),
    }
}

fn builder(
    context: &Context<'_>,
    rust_name: &str,
    registration: Option<&Registration>,
) -> TokenStream {
    let (name, built) = (format_ident!("{rust_name}Builder"), format_ident!("{rust_name}"));
    let table = registration.map_or_else(|| format_ident!("API"), registration_name);
    let arguments = arguments(context, registration);
    let names = arguments.iter().map(|argument| &argument.name);
    let types = arguments.iter().map(|argument| &argument.ty);
    let calls = arguments.iter().map(|argument| &argument.call);
    let variables = app_variables(context).filter(|variable| variable.default.is_some()).map(|v| {
        let (method, wire) = (ident(&licit_spec::name::snake(&v.name)), &v.name);
        let doc = docs::text(v.description.as_deref(), &format!("Sets the variable `{wire}`"));
        let default = v.default.as_ref().map(|default| format!("By default `{default}`."));
        let default = docs::lines(&default.map_or_else(Vec::new, |d| vec![String::new(), d]));
        quote! {
            #doc #default
            pub fn #method(self, #method: &str) -> Self {
                Self(self.0.variable(#wire, #method))
            }
        }
    });
    let environment = (!context.provider.environments.is_empty()).then(|| {
        quote! {
            /// Where the provider is: its production or another environment.
            pub fn environment(self, environment: Environment) -> Self {
                Self(self.0.environment(environment.name()))
            }
        }
    });
    let secret = registration.map(|registration| {
        let optional = registration.has_secret() && registration.secret_is_optional();
        let secret = optional.then(|| {
            quote! {
                /// The client secret, where the application has one.
                pub fn client_secret(self, secret: impl Into<rt::Secret>) -> Self {
                    Self(self.0.client_secret(secret))
                }
            }
        });
        let choice = offers_a_choice(registration).then(|| {
            quote! {
                /// The client authentication method, where not the first that the provider takes.
                pub fn auth_method(self, method: rt::ClientAuth) -> Self {
                    Self(self.0.auth_method(method))
                }
            }
        });
        quote! { #secret #choice }
    });
    let store = registration.map(|_| {
        quote! {
            /// Where tokens are kept; in memory by default.
            pub fn store(self, store: std::sync::Arc<dyn rt::store::Store>) -> Self {
                Self(self.0.store(store))
            }
        }
    });
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
            /// The HTTP client, instead of one of our own. It should not follow redirects.
            pub fn http(self, client: rt::reqwest::Client) -> Self {
                Self(self.0.http(client))
            }
            /// The time in which a token request must be answered in full.
            pub fn timeout(self, timeout: std::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }
            /// Sends everything to one origin instead, as `{origin}/{host}/{path}`: to an
            /// emulator or a recording proxy.
            pub fn origin(self, origin: &str) -> Self {
                Self(self.0.origin(origin))
            }
            /// Checks what was chosen.
            ///
            /// # Errors
            ///
            /// When the redirect URI or a variable is malformed, or no TLS is built in.
            pub fn build(self) -> Result<#built, Error> {
                Ok(#built(self.0.build()?))
            }
        }
    }
}

/// Whether some grant takes more than one client authentication method.
fn offers_a_choice(registration: &Registration) -> bool {
    let grants = [
        registration.authorization_code.as_ref().map(|code| &code.grant),
        registration.client_credentials.as_ref(),
        registration.refresh_token.as_ref().map(|refresh| &refresh.grant),
    ];
    grants.into_iter().flatten().any(|grant| grant.auth_methods.len() > 1)
}

fn login(context: &Context<'_>, code: &AuthorizationCode) -> TokenStream {
    let models = quote!(super::model::);
    let setters = code.parameters.iter().filter(|parameter| parameter.optional).map(|parameter| {
        let Parameter { name: wire, rust_name, ty, description, .. } = parameter;
        let name = ident(rust_name);
        let ty = context.borrowed(ty, &models);
        let doc = docs::text(description.as_deref(), &format!("Sets `{wire}`"));
        quote! {
            #doc
            pub fn #name(self, #name: #ty) -> Self {
                Self(self.0.parameter(#wire, #name))
            }
        }
    });
    quote! {
        /// A login that has begun.
        #[derive(Debug)]
        #[must_use]
        pub struct Login<S>(rt::Login<S>);
        impl<S: scope::ScopeSet> Login<S> {
            #(#setters)*
            /// The URL to send the user to.
            pub fn url(&self) -> rt::Url {
                self.0.url()
            }
            /// What must be kept until the user comes back. It can be serialised.
            pub fn into_pending(self) -> rt::Pending<S> {
                self.0.into_pending()
            }
        }
    }
}

fn environment(environments: &[Environment]) -> TokenStream {
    let variants = environments.iter().map(|environment| {
        let name = format_ident!("{}", licit_spec::name::pascal(&environment.name));
        let values: Vec<String> =
            environment.values.iter().map(|(name, value)| format!("`{name}` = `{value}`")).collect();
        let doc = docs::lines(&[format!("{}.", values.join(", "))]);
        quote! { #doc #name }
    });
    let arms = environments.iter().map(|environment| {
        let (name, wire) = (format_ident!("{}", licit_spec::name::pascal(&environment.name)), &environment.name);
        quote! { Self::#name => #wire }
    });
    quote! {
        /// The provider's environments.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Environment { #(#variants,)* }
        impl Environment {
            fn name(self) -> &'static str {
                match self { #(#arms,)* }
            }
        }
    }
}

/// Access without a registration of the application.
fn api(context: &Context<'_>) -> TokenStream {
    let title = &context.provider.title;
    let arguments = arguments(context, None);
    let names: Vec<_> = arguments.iter().map(|argument| &argument.name).collect();
    let types: Vec<_> = arguments.iter().map(|argument| &argument.ty).collect();
    let constructors = context.provider.credentials.iter().map(|c| credential(context, c));
    let builder = builder(context, "Api", None);
    let doc = docs::lines(&[format!("{title}'s API without a registration of the application: for static tokens.")]);
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct Api(pub(super) rt::App);
        impl Api {
            /// With the defaults.
            ///
            /// # Errors
            ///
            /// When a variable is malformed, or no TLS is built in.
            pub fn new(#(#names: #types),*) -> Result<Self, Error> {
                Self::builder(#(#names),*).build()
            }
            /// The same, with more to choose.
            pub fn builder(#(#names: #types),*) -> ApiBuilder {
                ApiBuilder::new(#(#names),*)
            }
            #(#constructors)*
        }
        #builder
    }
}

fn credential(context: &Context<'_>, credential: &Credential) -> TokenStream {
    let method = ident(&credential.rust_name);
    let mut doc = vec![docs::sentence(
        credential.description.as_deref().unwrap_or("A client with a static token"),
    )];
    doc.extend(docs::see(credential.docs.as_ref()));
    let doc = docs::lines(&doc);
    let kind = match credential.acts_as {
        ActsAs::User => quote!(rt::token::User),
        ActsAs::App => quote!(rt::token::App),
    };
    let client_kind = context.has_both_kinds().then(|| quote!(, #kind));
    let token_kind = quote!(, #kind);
    let all = format_ident!("{ALL}");
    match &credential.scopes {
        None => quote! {
            #doc
            #[must_use]
            pub fn #method(&self, token: impl Into<rt::Secret>) -> super::Client<scope::#all #client_kind> {
                super::Client::from_core(rt::Client::new(
                    &self.0,
                    rt::Tokens::<scope::#all #token_kind>::from_access_token(token),
                ))
            }
        },
        Some(_) => quote! {
            #doc
            ///
            /// `S` says what the token is known to grant.
            #[must_use]
            pub fn #method<S: scope::ScopeSet>(&self, token: impl Into<rt::Secret>) -> super::Client<S #client_kind> {
                super::Client::from_core(rt::Client::new(
                    &self.0,
                    rt::Tokens::<S #token_kind>::from_access_token(token),
                ))
            }
        },
    }
}
