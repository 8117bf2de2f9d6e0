//! Emits one application type per registration, with its grants, and `Api` for static tokens.

mod app_builder;
mod credential;
pub(super) mod grants;
pub(super) mod login;
pub(super) mod openid;

use licit_format::resolve::{ActsAs, Provider, Registration, VariableSource};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use self::app_builder::{arguments, builder, builder_without_credentials, environment, registrar};
use self::credential::api;
use self::login::{authorize, finish, has_own_login, login, login_alias, web_app};
use super::client::identity::login_option;
use super::context::Context;
use super::docs;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    let provider = context.provider;
    if provider.registrations.is_empty() && !provider.has_static_access() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let apps = provider
        .registrations
        .iter()
        .map(|registration| app(context, registration));
    let api = provider.has_static_access().then(|| api(context));
    let environments = (!provider.table.environments.is_empty())
        .then(|| environment(&provider.table.environments));
    let login = provider
        .registrations
        .iter()
        .find(|registration| has_own_login(provider, registration))
        .and_then(|registration| login(context, registration))
        .or_else(|| login_alias(provider));
    let registered = (provider.registrations.len() > 1).then(|| registered(provider));
    // Without tokens, no method names a scope set.
    let needs_scopes = !provider.registrations.is_empty() || !provider.credentials.is_empty();
    let scope = needs_scopes.then(|| quote!(, scope));
    let imports = quote! { use super::{Error, provider #scope}; };
    quote! {
        #use_runtime
        #imports
        #registered
        #(#apps)*
        #login
        #environments
        #api
    }
}

/// Emits the `Registered` trait. Each of several registrations issues its own kind of token, so a
/// client must be created with the application that obtained its tokens.
fn registered(provider: &Provider) -> TokenStream {
    let implementations = provider.registrations.iter().map(|registration| {
        let name = format_ident!("{}", registration.rust_name);
        let user = registration
            .gives(ActsAs::User)
            .then(|| quote!(rt::token::User));
        let app = registration
            .gives(ActsAs::App)
            .then(|| quote!(rt::token::Application));
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
        /// An application that obtains tokens of the kind `K`.
        #[diagnostic::on_unimplemented(
            message = "`{Self}` does not obtain this kind of token",
            label = "create the client with the application that obtained its tokens"
        )]
        pub trait Registered<K> {
            #[doc(hidden)]
            fn core(&self) -> &rt::App;
        }
        #(#implementations)*
    }
}

fn app(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let name = format_ident!("{}", registration.rust_name);
    let title = &context.title;
    let doc = docs::text(
        registration.description.as_deref(),
        &format!("An application registered with {title}"),
    );
    let new = constructor(context, registration);
    let authorization = registration.table.authorization_code.as_ref().map(|code| {
        let login = authorize(context, code, &registration.parameters);
        let finish = finish(context, code);
        let option = login_option(context, registration);
        quote! { #login #finish #option }
    });
    let code = registration.table.authorization_code.as_ref();
    let web_app = code.map(|code| web_app(context, registration, code));
    let inner = code.map_or_else(|| quote!(rt::App), login::login_core);
    let grants = grants::methods(context, registration);
    let revoke = registration.table.revocation_endpoint.as_ref().map(|_| {
        quote! {
            /// Revokes a token (RFC 7009). To revoke a client's whole grant, use
            /// [`rt::Session::revoke`].
            ///
            /// # Errors
            ///
            /// Returns an error if the provider rejects the request or cannot be reached. An
            /// unknown token is not an error.
            pub async fn revoke(&self, token: &rt::Secret) -> Result<(), Error> {
                Ok(self.0.revoke(token).await?)
            }
        }
    });
    let introspection = introspection(context, registration);
    let saved_grants = registration.gives(ActsAs::User).then(saved_grants);
    let openid = openid::methods_of_app(context, registration);
    let builder = builder(context, &registration.rust_name, Some(registration));
    let types = grants::types(context, registration);
    let registrar = registration
        .table
        .registration_endpoint
        .as_ref()
        .map(|_| registrar(context, registration));
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct #name(pub(super) #inner);
        impl #name {
            #new
            #registrar
            #authorization
            #grants
            #revoke
            #introspection
            #saved_grants
            #openid
            /// Subscribes to this application's grant events.
            pub fn events(&self) -> rt::GrantEvents {
                self.0.events()
            }
            /// Waits for all token refreshes in progress. Call it before you shut down the tokio
            /// runtime.
            pub async fn settle(&self) {
                self.0.settle().await;
            }
        }
        #web_app
        #builder
        #types
    }
}

/// Emits the methods that save, load and erase users' grants.
fn saved_grants() -> TokenStream {
    quote! {
        /// Saves the tokens of a login in the application's store, under their subject. See
        /// [`rt::Tokens::for_subject`].
        ///
        /// # Errors
        ///
        /// Returns an error if the tokens have no subject, or the store fails.
        pub async fn save_grant<S>(&self, tokens: rt::Tokens<S>) -> Result<rt::Tokens<S>, Error> {
            Ok(self.0.save_grant(tokens).await?)
        }
        /// Loads the tokens of a subject from the application's store, if there are any.
        ///
        /// # Errors
        ///
        /// Returns an error if the grant was revoked or has expired, does not cover `S`, or the
        /// store fails.
        pub async fn load_grant<S: scope::ScopeSet>(
            &self,
            subject: &str,
        ) -> Result<Option<rt::Tokens<S>>, Error> {
            Ok(self.0.load_grant(subject).await?)
        }
        /// Erases the grant of a subject from the application's store, and revokes its tokens if the
        /// provider supports that. See [`rt::App::forget`].
        ///
        /// # Errors
        ///
        /// Returns an error if the store fails, or another process holds the lease on the grant.
        pub async fn forget(&self, subject: &str) -> Result<rt::Forgotten, Error> {
            Ok(self.0.forget(subject).await?)
        }
        /// Configures a keeper, which refreshes stored grants before they end. See [`rt::Keeper`].
        pub fn keeper(&self) -> rt::KeeperBuilder {
            rt::Keeper::builder(&self.0)
        }
    }
}

fn constructor(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let arguments = arguments(context, Some(registration));
    let names = || arguments.iter().map(|argument| &argument.name);
    let types = arguments.iter().map(|argument| &argument.ty);
    let declared: Vec<_> = names()
        .zip(types)
        .map(|(name, ty)| quote!(#name: #ty))
        .collect();
    let names = names();
    let builder = format_ident!("{}Builder", registration.rust_name);
    let id_title = match &registration.client_id_title {
        Some(title) => format!(
            "Creates an application from its credentials. {} calls the `client_id` the {}.",
            context.title,
            crate::markdown::plain(title)
        ),
        None => format!(
            "Creates an application from the credentials that {} issued.",
            context.title
        ),
    };
    let doc = docs::lines(&[id_title]);
    let without_credentials = builder_without_credentials(context, registration);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the redirect URI or a variable is malformed, or if no TLS backend is
        /// compiled in.
        pub fn new(#(#declared),*) -> Result<Self, Error> {
            Self::builder(#(#names),*).build()
        }
        /// Returns a builder, which also sets the HTTP client, timeouts and the token store.
        pub fn builder(#(#declared),*) -> #builder {
            #builder::new(#(#arguments),*)
        }
        #without_credentials
    }
}

/// The methods that introspect a token, and the tokens of an account.
fn introspection(context: &Context<'_>, registration: &Registration) -> Option<TokenStream> {
    let endpoint = registration.table.introspection_endpoint.as_ref()?;
    // Without its tokens, nothing is known of the account whose host is captured.
    let mut variables = context.provider.table.variables.iter();
    let is_captured = variables.any(|variable| {
        variable.source != VariableSource::App
            && variable.default.is_none()
            && endpoint.contains(&format!("{{{}}}", variable.name))
    });
    let introspect = (!is_captured).then(|| {
        quote! {
            /// Introspects a token (RFC 7662): returns whether it is active, its scopes, and when
            /// it expires.
            ///
            /// # Errors
            ///
            /// Returns an error if the provider rejects the request or cannot be reached. An
            /// inactive token is not an error.
            pub async fn introspect(&self, token: &rt::Secret) -> Result<rt::Introspection, Error> {
                Ok(self.0.introspect(token).await?)
            }
        }
    });
    Some(quote! {
        #introspect

        /// Introspects the access token of `tokens` (RFC 7662), at the endpoint of their account
        /// if the provider has several.
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or cannot be reached. An
        /// inactive token is not an error.
        pub async fn introspect_tokens(
            &self,
            tokens: &rt::StoredTokens,
        ) -> Result<rt::Introspection, Error> {
            Ok(self.0.introspect_tokens(tokens).await?)
        }
    })
}
