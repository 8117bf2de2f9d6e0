//! Emits the grants without a redirect: client credentials, device code, token exchange,
//! assertions, password, and custom grants.

use licit_format::resolve::{
    ActsAs, Builtin, CustomGrant, Grant, Parameter, Registration, TokenInput, Type,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;

/// Emits an application's methods for its grants.
pub(in crate::emit) fn methods(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let title = &context.title;
    let client_credentials = registration
        .table
        .client_credentials
        .as_ref()
        .map(|_| client_credentials(context));
    let device = registration
        .table
        .device_code
        .as_ref()
        .map(|_| device(title));
    let token_exchange = registration
        .table
        .token_exchange
        .as_ref()
        .map(|grant| token_exchange(grant, title));
    let jwt_bearer = registration
        .table
        .jwt_bearer
        .as_ref()
        .map(|grant| jwt_bearer(grant, title));
    let password = registration
        .table
        .password
        .as_ref()
        .map(|_| password(title));
    let refresh = registration.table.refresh_token.as_ref();
    let refresh = refresh.filter(|refresh| refresh.starts_from_token);
    let with_refresh_token = refresh.map(|_| with_refresh_token(title));
    let custom = registration
        .custom_grants()
        .map(|(call, grant)| custom(context, call, grant));
    quote! {
        #client_credentials
        #device
        #token_exchange
        #jwt_bearer
        #password
        #with_refresh_token
        #(#custom)*
    }
}

/// Emits the request types of custom grants with optional parameters.
pub(in crate::emit) fn types(context: &Context<'_>, registration: &Registration) -> TokenStream {
    let grants = registration.custom_grants();
    let grants = grants.filter(|(call, _)| needs_type(call));
    let types = grants.map(|(call, grant)| custom_type(context, call, grant));
    quote! { #(#types)* }
}

/// The names of those types.
pub(in crate::emit) fn type_names(registration: &Registration) -> impl Iterator<Item = Ident> {
    let grants = registration.custom.iter().filter(|grant| needs_type(grant));
    grants.map(type_name)
}

fn client_credentials(context: &Context<'_>) -> TokenStream {
    let title = &context.title;
    let indicators = context.provider.table.resource_indicators.as_ref();
    let is_chosen = indicators.is_some_and(|indicators| indicators.chosen_by_application);
    let details = context.provider.authorization_details.as_ref();
    let details = details.map(|details| context.owned(&details.sent, &quote!(super::model::)));
    let doc = docs::lines(&[format!(
        "Requests a token for the application itself from {title} (RFC 6749 §4.4)."
    )]);
    if is_chosen || details.is_some() {
        let details = details.unwrap_or_else(|| quote!(std::convert::Infallible));
        return quote! {
            #doc
            pub fn client_credentials<S: scope::ScopeSet>(
                &self,
            ) -> rt::ClientCredentials<S, rt::token::Application, Error, #details> {
                self.0.client_credentials().typed()
            }
        };
    }
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or grants less than `S`.
        pub async fn client_credentials<S: scope::ScopeSet>(
            &self,
        ) -> Result<rt::Tokens<S, rt::token::Application>, Error> {
            Ok(self.0.client_credentials().await?)
        }
    }
}

fn device(title: &str) -> TokenStream {
    let doc = docs::lines(&[format!(
        "Starts a device authorization with {title} (RFC 8628). Show the user code and the \
         verification URI to the user, and wait with [`rt::DeviceAuthorization::poll`]."
    )]);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or cannot be reached.
        pub async fn device<S: scope::ScopeSet>(
            &self,
        ) -> Result<rt::DeviceAuthorization<S, Error>, Error> {
            Ok(self.0.device().await?)
        }
    }
}

fn token_exchange(grant: &Grant, title: &str) -> TokenStream {
    let kind = kind(grant.acts_as);
    let doc = docs::lines(&[format!(
        "Exchanges `subject_token`, which is of the type `kind`, for a token of {title} (RFC 8693)."
    )]);
    quote! {
        #doc
        pub fn token_exchange<S: scope::ScopeSet>(
            &self,
            subject_token: impl Into<rt::Secret>,
            kind: rt::TokenType,
        ) -> rt::TokenExchange<S, #kind, Error> {
            self.0.token_exchange(subject_token, kind)
        }
    }
}

fn jwt_bearer(grant: &Grant, title: &str) -> TokenStream {
    let kind = kind(grant.acts_as);
    let doc = docs::lines(&[format!(
        "Exchanges a signed JWT assertion for a token of {title} (RFC 7523 §2.1)."
    )]);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or grants less than `S`.
        pub async fn jwt_bearer<S: scope::ScopeSet>(
            &self,
            assertion: impl Into<rt::Secret>,
        ) -> Result<rt::Tokens<S, #kind>, Error> {
            Ok(self.0.jwt_bearer(assertion).send().await?)
        }
    }
}

fn password(title: &str) -> TokenStream {
    let doc = docs::lines(&[format!(
        "Requests a token from {title} with the user's password (RFC 6749 §4.3). RFC 9700 §2.4 \
         forbids this grant, because the application sees the password. Use another grant if the \
         provider offers one."
    )]);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or grants less than `S`.
        pub async fn password<S: scope::ScopeSet>(
            &self,
            username: &str,
            password: impl Into<rt::Secret>,
        ) -> Result<rt::Tokens<S, rt::token::User>, Error> {
            Ok(self.0.password(username, password).send().await?)
        }
    }
}

fn with_refresh_token(title: &str) -> TokenStream {
    let doc = docs::lines(&[format!(
        "Requests tokens with a refresh token that the user created at {title} (RFC \
     6749 §6)."
    )]);
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or grants less than `S`.
        pub async fn with_refresh_token<S: scope::ScopeSet>(
            &self,
            refresh_token: impl Into<rt::Secret>,
        ) -> Result<rt::Tokens<S, rt::token::User>, Error> {
            Ok(self.0.with_refresh_token(refresh_token).await?)
        }
    }
}

fn custom(context: &Context<'_>, custom: &CustomGrant, grant: &Grant) -> TokenStream {
    let method = ident(&custom.rust_name);
    let name = &custom.name;
    let kind = kind(grant.acts_as);
    let fallback = format!(
        "Requests a token from {} with its extension grant {} (RFC 6749 §4.5)",
        context.title,
        docs::code_span(name)
    );
    let doc = docs::text(custom.description.as_deref(), &fallback);
    let required: Vec<_> = custom.parameters.iter().filter(|p| !p.optional).collect();
    let arguments = required
        .iter()
        .map(|parameter| argument(context, parameter));
    let set = required.iter().map(|parameter| set(parameter));
    let from = match custom.input {
        TokenInput::Nothing => None,
        TokenInput::AccessToken => Some(quote!(.from_tokens(tokens))),
        TokenInput::RefreshToken => Some(quote!(.from_refresh_token_of(tokens))),
    };
    let arguments = from
        .as_ref()
        .map(|_| quote!(tokens: &rt::Tokens<impl Sized, impl Sized>))
        .into_iter()
        .chain(arguments);
    let request = quote! { self.0.custom_grant(#name) #from #(#set)* };
    if needs_type(custom) {
        let name = type_name(custom);
        return quote! {
            #doc
            pub fn #method<S: scope::ScopeSet>(&self, #(#arguments),*) -> #name<S> {
                #name(#request)
            }
        };
    }
    quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request or grants less than `S`.
        pub async fn #method<S: scope::ScopeSet>(
            &self,
            #(#arguments),*
        ) -> Result<rt::Tokens<S, #kind>, Error> {
            Ok(#request.send().await?)
        }
    }
}

fn custom_type(context: &Context<'_>, custom: &CustomGrant, grant: &Grant) -> TokenStream {
    let (name, kind) = (type_name(custom), kind(grant.acts_as));
    let optional = custom.parameters.iter().filter(|p| p.optional);
    let setters = optional.map(|parameter| {
        let (method, wire) = (ident(&parameter.rust_name), &parameter.name);
        let argument = argument(context, parameter);
        let value = value(parameter);
        let doc = docs::text(
            parameter.description.as_deref(),
            &format!("Sets {}", docs::code_span(wire)),
        );
        quote! {
            #doc
            pub fn #method(self, #argument) -> Self {
                Self(self.0.parameter(#wire, #value))
            }
        }
    });
    let doc = docs::lines(&[format!(
        "A token request with the grant {}.",
        docs::code_span(&custom.name)
    )]);
    quote! {
        #doc
        #[must_use]
        pub struct #name<S>(rt::GrantRequest<S, #kind>);
        impl<S> std::fmt::Debug for #name<S> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl<S: scope::ScopeSet> #name<S> {
            #(#setters)*
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// Returns an error if the provider rejects the request or grants less than `S`.
            pub async fn send(self) -> Result<rt::Tokens<S, #kind>, Error> {
                Ok(self.0.send().await?)
            }
        }
    }
}

/// Whether a grant has optional parameters, and therefore a request type with setters.
fn needs_type(custom: &CustomGrant) -> bool {
    custom.parameters.iter().any(|parameter| parameter.optional)
}

fn type_name(custom: &CustomGrant) -> Ident {
    format_ident!("{}Grant", licit_format::name::pascal(&custom.name))
}

fn argument(context: &Context<'_>, parameter: &Parameter) -> TokenStream {
    let name = ident(&parameter.rust_name);
    if is_secret(parameter) {
        return quote! { #name: impl Into<rt::Secret> };
    }
    let ty = context.borrowed(&parameter.ty, &quote!(super::model::));
    quote! { #name: #ty }
}

fn set(parameter: &Parameter) -> TokenStream {
    let (wire, value) = (&parameter.name, value(parameter));
    quote! { .parameter(#wire, #value) }
}

/// The expression that passes a parameter's argument to the runtime.
fn value(parameter: &Parameter) -> TokenStream {
    let name = ident(&parameter.rust_name);
    if is_secret(parameter) {
        quote! { #name }
    } else {
        quote! { #name.to_string() }
    }
}

fn is_secret(parameter: &Parameter) -> bool {
    parameter.ty == Type::Builtin(Builtin::Secret)
}

fn kind(acts_as: ActsAs) -> TokenStream {
    match acts_as {
        ActsAs::User => quote!(rt::token::User),
        ActsAs::App => quote!(rt::token::Application),
    }
}
