//! Emits the authorization code grant: `authorize`, `finish`, and the `Login` type with its
//! setters.

use licit_format::resolve::{
    ActsAs, AuthorizationCode, Parameter, Pkce, Provider, Registration, State,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;

/// Whether the module has a `Login` type: its authorization request has parameters that the
/// application sets, or can be pushed.
pub(in crate::emit) fn has_own_login(provider: &Provider, registration: &Registration) -> bool {
    let code = registration.table.authorization_code.as_ref();
    code.is_some_and(|code| is_own_login(provider, code, &registration.parameters))
}

/// Emits the name `Login` for the runtime's type, if no application has a type of its own: programs that
/// use the name still compile when the provider adds a parameter, and with it a type.
pub(in crate::emit) fn login_alias(provider: &Provider) -> Option<TokenStream> {
    let registrations = &provider.registrations;
    if registrations.iter().any(|one| has_own_login(provider, one)) {
        return None;
    }
    let mut codes = registrations
        .iter()
        .filter_map(|one| one.table.authorization_code.as_ref());
    let first = codes.next()?;
    let is_same = codes.all(|code| requires_protection(code) == requires_protection(first));
    is_same.then(|| {
        let login = login_type(first);
        quote! {
            /// A login in progress.
            pub type Login<S> = #login;
        }
    })
}

/// The runtime's type of an application with logins.
pub(in crate::emit) fn login_core(code: &AuthorizationCode) -> TokenStream {
    if requires_protection(code) {
        quote!(rt::LoginApp<rt::Protected>)
    } else {
        quote!(rt::LoginApp)
    }
}

/// The method that converts the runtime's application into the core.
pub(in crate::emit) fn into_core(code: &AuthorizationCode) -> TokenStream {
    if requires_protection(code) {
        quote!(.for_protected_logins()?)
    } else {
        quote!(.for_logins()?)
    }
}

/// Whether requests must be signed or pushed before the browser carries them.
fn requires_protection(code: &AuthorizationCode) -> bool {
    let signed = code.request_object.as_ref();
    code.push_required || signed.is_some_and(|table| table.required)
}

/// The runtime's type of a login.
fn login_type(code: &AuthorizationCode) -> TokenStream {
    if requires_protection(code) {
        quote!(rt::Login<S, rt::Protected>)
    } else {
        quote!(rt::Login<S>)
    }
}

fn is_own_login(provider: &Provider, code: &AuthorizationCode, parameters: &[Parameter]) -> bool {
    !parameters.is_empty()
        || code.pushed_authorization_request_endpoint.is_some()
        || provider.authorization_details.is_some()
}

pub(in crate::emit) fn authorize(
    context: &Context<'_>,
    code: &AuthorizationCode,
    parameters: &[Parameter],
) -> TokenStream {
    let title = &context.title;
    let doc = docs::lines(&[format!(
        "Starts a login with {title}. Redirect the user to its URL, and store the pending login \
         until the callback."
    )]);
    let protection = match (code.state, code.pkce) {
        (State::Unsupported, Pkce::Unsupported) => docs::lines(&[
            "",
            "The provider supports neither `state` nor PKCE, so nothing in the protocol binds the \
             callback to the browser that started the login. Store the pending login in that \
             browser's session, accept one callback for it, and let it expire soon. Otherwise a \
             forged callback could log your user in to an attacker's account.",
        ]),
        _ => TokenStream::new(),
    };
    if !is_own_login(context.provider, code, parameters) {
        let login = match login_alias(context.provider) {
            Some(_) => quote!(Login<S>),
            None => login_type(code),
        };
        return quote! {
            #doc
            #protection
            pub fn authorize<S: scope::ScopeSet>(&self) -> #login {
                self.0.authorize()
            }
        };
    }
    let required: Vec<_> = parameters.iter().filter(|p| !p.optional).collect();
    let arguments = required.iter().map(|parameter| {
        let name = ident(&parameter.rust_name);
        quote! { #name: impl std::fmt::Display }
    });
    let set = required.iter().map(|parameter| {
        let (name, wire) = (ident(&parameter.rust_name), &parameter.name);
        quote! { .parameter(#wire, #name) }
    });
    quote! {
        #doc
        #protection
        pub fn authorize<S: scope::ScopeSet>(&self, #(#arguments),*) -> Login<S> {
            Login(self.0.authorize() #(#set)*)
        }
    }
}

pub(in crate::emit) fn finish(context: &Context<'_>, code: &AuthorizationCode) -> TokenStream {
    let tokens = tokens_of(context, ActsAs::User);
    let out_of_band = code.out_of_band.as_ref().map(|uri| {
        let doc = docs::lines(&[format!(
            "The redirect URI that makes {} display the code to the user.",
            context.title
        )]);
        quote! {
            #doc
            pub const OUT_OF_BAND: &'static str = #uri;
            /// Completes a login with a code that the user entered.
            ///
            /// # Errors
            ///
            /// Returns an error if the code is rejected, or if less than `S` was granted.
            pub async fn finish_with_code<S: scope::ScopeSet>(
                &self,
                pending: rt::Pending<S>,
                code: &str,
            ) -> Result<#tokens, Error> {
                Ok(self.0.finish_with_code(pending, code).await?)
            }
        }
    });
    let tenants = code.tenant_lookup.as_ref().map(|_| {
        let doc = docs::lines(&[format!(
            "Lists the tenants of {} that the tokens can be used with. If there is only one, \
             [`finish`](Self::finish) has already selected it. Otherwise, select one with \
             [`rt::Tokens::for_tenant`].",
            context.title
        )]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// Returns an error if the provider rejects the request, or if its reply is not as
            /// documented.
            pub async fn tenants<S: scope::ScopeSet>(
                &self,
                tokens: &#tokens,
            ) -> Result<Vec<rt::Tenant>, Error> {
                Ok(self.0.tenants(tokens).await?)
            }
        }
    });
    quote! {
        /// Completes a login: validates the callback URL and exchanges the code for tokens.
        ///
        /// # Errors
        ///
        /// Returns an error if the user or the provider denied the request, if the callback does
        /// not belong to this login, or if less than `S` was granted.
        pub async fn finish<S: scope::ScopeSet>(
            &self,
            pending: rt::Pending<S>,
            callback: &str,
        ) -> Result<#tokens, Error> {
            Ok(self.0.finish(pending, callback).await?)
        }
        #out_of_band
        #tenants
    }
}

/// Implements what crates for web frameworks need of an application.
pub(in crate::emit) fn web_app(
    context: &Context<'_>,
    registration: &Registration,
    code: &AuthorizationCode,
) -> TokenStream {
    let name = format_ident!("{}", registration.rust_name);
    let kind = context.has_both_kinds().then(|| quote!(, rt::token::User));
    let inner = login_core(code);
    let requests = if requires_protection(code) {
        quote!(rt::Protected)
    } else {
        quote!(rt::Plain)
    };
    quote! {
        impl<S: scope::ScopeSet> rt::WebApp<S> for #name {
            type Requests = #requests;
            type Client = super::Client<S #kind>;

            fn core(&self) -> &#inner {
                &self.0
            }

            fn client(&self, tokens: rt::Tokens<S, rt::token::User>) -> Self::Client {
                super::Client::from_core(rt::Client::new(&self.0, tokens))
            }
        }
    }
}

pub(in crate::emit) fn tokens_of(context: &Context<'_>, acts_as: ActsAs) -> TokenStream {
    match (context.has_both_kinds(), acts_as) {
        (false, _) => quote!(super::Tokens<S>),
        (true, ActsAs::User) => quote!(super::Tokens<S, rt::token::User>),
        (true, ActsAs::App) => quote!(super::Tokens<S, rt::token::Application>),
    }
}

/// The type of a login, for the registration that has a code grant.
pub(in crate::emit) fn login(
    context: &Context<'_>,
    registration: &Registration,
) -> Option<TokenStream> {
    let code = registration.table.authorization_code.as_ref()?;
    let setters = registration
        .parameters
        .iter()
        .filter(|parameter| parameter.optional)
        .map(|parameter| parameter_setter(context, parameter));
    let resource = resource_setter(context);
    let details = details_setter(context);
    let push = code
        .pushed_authorization_request_endpoint
        .as_ref()
        .map(|_| {
            quote! {
                /// Pushes the authorization request (RFC 9126). The browser then carries only a
                /// reference to it.
                ///
                /// # Errors
                ///
                /// Returns an error if the provider rejects the request or cannot be reached.
                pub async fn push(self) -> Result<rt::PushedLogin<S>, Error> {
                    Ok(self.0.push().await?)
                }
            }
        });
    let sign = code.request_object.as_ref().map(|_| {
        quote! {
            /// Signs the authorization request (RFC 9101).
            ///
            /// # Errors
            ///
            /// Returns an error if the application has no suitable key, or if its signer fails.
            pub async fn sign(self) -> Result<rt::ReadyLogin<S>, Error> {
                Ok(self.0.sign().await?)
            }
        }
    });
    let sign = sign.filter(|_| !code.push_required);
    let url = (!requires_protection(code)).then(|| {
        quote! {
            /// Returns the URL to send the user to.
            pub fn url(&self) -> rt::Url {
                self.0.url()
            }
            /// Returns the pending login. Store it until the callback; it implements
            /// `serde::Serialize`.
            pub fn into_pending(self) -> rt::Pending<S> {
                self.0.into_pending()
            }
        }
    });
    let doc = if code.push_required {
        "A login in progress. The provider accepts only pushed authorization requests (RFC 9126)."
    } else if requires_protection(code) {
        "A login in progress. The provider accepts only signed authorization requests (RFC 9101)."
    } else {
        "A login in progress."
    };
    let login = login_type(code);
    let doc = docs::lines(&[doc]);
    Some(quote! {
        #doc
        #[derive(Debug)]
        #[must_use]
        pub struct Login<S>(#login);
        impl<S: scope::ScopeSet> Login<S> {
            #(#setters)*
            #resource
            #details
            #url
            #sign
            #push
        }
    })
}

/// The setter of the resources, if the application chooses them.
fn resource_setter(context: &Context<'_>) -> Option<TokenStream> {
    let indicators = context.provider.table.resource_indicators.as_ref()?;
    indicators.chosen_by_application.then(|| {
        quote! {
            /// Requests tokens for a resource, given as an absolute URI (RFC 8707). Call it once
            /// per resource. The first call replaces the spec's defaults.
            pub fn resource(self, resource: &str) -> Self {
                Self(self.0.resource(resource))
            }
        }
    })
}

fn details_setter(context: &Context<'_>) -> Option<TokenStream> {
    let details = context.provider.authorization_details.as_ref()?;
    let ty = context.owned(&details.sent, &quote!(super::model::));
    Some(quote! {
        /// Sets the authorization details of the request (RFC 9396). The login fails if
        /// less is granted.
        ///
        /// # Errors
        ///
        /// Returns an error if the details cannot be serialized.
        pub fn authorization_details(self, details: &[#ty]) -> Result<Self, Error> {
            Ok(Self(self.0.authorization_details(details)?))
        }
    })
}

/// The setter of an optional parameter of the authorization request.
fn parameter_setter(context: &Context<'_>, parameter: &Parameter) -> TokenStream {
    let Parameter {
        name: wire,
        rust_name,
        ty,
        description,
        ..
    } = parameter;
    let name = ident(rust_name);
    let ty = context.borrowed(ty, &quote!(super::model::));
    let doc = docs::text(
        description.as_deref(),
        &format!("Sets {}", docs::code_span(wire)),
    );
    quote! {
        #doc
        pub fn #name(self, #name: #ty) -> Self {
            Self(self.0.parameter(#wire, #name))
        }
    }
}
