//! One type for each registration, with the grants it has, and `Api` for static tokens.

use licit_format::resolve::{ActsAs, Provider, Registration};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::app_builder::{arguments, builder, environment, registrar};
use super::credential::api;
use super::login::{authorize, finish, has_own_login, login};
use super::{Context, docs, grants, openid};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let provider = context.provider;
    if provider.registrations.is_empty() && provider.credentials.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let apps = provider
        .registrations
        .iter()
        .map(|registration| app(context, registration));
    let api = (!provider.credentials.is_empty()).then(|| api(context));
    let environments = (!provider.table.environments.is_empty())
        .then(|| environment(&provider.table.environments));
    let login = provider
        .registrations
        .iter()
        .find(|registration| has_own_login(provider, registration))
        .and_then(|registration| login(context, registration));
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
        quote! { #login #finish }
    });
    let grants = grants::methods(context, registration);
    let revoke = registration.table.revocation_endpoint.as_ref().map(|_| {
        quote! {
            /// Ends a token at the provider (RFC 7009). To end a client's whole grant, use
            /// [`rt::Session::revoke`].
            ///
            /// # Errors
            ///
            /// When the provider refuses, or cannot be reached. An unknown token is no error.
            pub async fn revoke(&self, token: &rt::Secret) -> Result<(), Error> {
                Ok(self.0.revoke(token).await?)
            }
        }
    });
    let introspect = registration.table.introspection_endpoint.as_ref().map(|_| {
        quote! {
            /// Asks what a token is worth (RFC 7662): whether it is active, what it covers, and when
            /// it ends.
            ///
            /// # Errors
            ///
            /// When the provider refuses, or cannot be reached. A token that is not active is no
            /// error.
            pub async fn introspect(&self, token: &rt::Secret) -> Result<rt::Introspection, Error> {
                Ok(self.0.introspect(token).await?)
            }
        }
    });
    let kept = registration.gives(ActsAs::User).then(kept);
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
        pub struct #name(pub(super) rt::App);
        impl #name {
            #new
            #registrar
            #authorization
            #grants
            #revoke
            #introspect
            #kept
            #openid
            /// What happens to the grants of this application from now on.
            pub fn events(&self) -> rt::GrantEvents {
                self.0.events()
            }
            /// Waits until no renewal is under way, before the tokio runtime is shut down.
            pub async fn settle(&self) {
                self.0.settle().await;
            }
        }
        #builder
        #types
    }
}

/// Users' grants in the application's store.
fn kept() -> TokenStream {
    quote! {
        /// Keeps the tokens of a login in the application's store, under the name that they must
        /// have: see [`rt::Tokens::for_subject`].
        ///
        /// # Errors
        ///
        /// When the tokens have no name, or the store fails.
        pub async fn save_grant<S>(&self, tokens: rt::Tokens<S>) -> Result<rt::Tokens<S>, Error> {
            Ok(self.0.save_grant(tokens).await?)
        }
        /// The tokens that the application's store has under a name, if it has any.
        ///
        /// # Errors
        ///
        /// When the grant has ended, or does not cover `S`, or the store fails.
        pub async fn load_grant<S: scope::ScopeSet>(
            &self,
            subject: &str,
        ) -> Result<Option<rt::Tokens<S>>, Error> {
            Ok(self.0.load_grant(subject).await?)
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
            "The application's credentials; `client_id` is what {} calls the {}.",
            context.title,
            crate::markdown::plain(title)
        ),
        None => format!(
            "The application's credentials, as {} gave them out.",
            context.title
        ),
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
