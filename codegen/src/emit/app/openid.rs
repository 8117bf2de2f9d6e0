//! Emits OpenID Connect: identities, UserInfo and logout.

use licit_format::resolve::{ActsAs, Registration};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::login::tokens_of;
use crate::emit::context::Context;
use crate::emit::docs;

/// Emits the `Identity` type alias of the module's root.
pub(in crate::emit) fn identity(context: &Context<'_>) -> Option<TokenStream> {
    let openid = context.provider.openid.as_ref()?;
    let doc = docs::lines(&[format!(
        "The verified claims of an ID token from {}.",
        context.title
    )]);
    let claims = openid.claims.as_ref().map(|ty| {
        let ty = context.owned(ty, &quote!(model::));
        quote!(<#ty>)
    });
    Some(quote! {
        #doc
        pub type Identity = rt::Identity #claims;
    })
}

/// Emits the methods of an application that obtains user tokens.
pub(in crate::emit) fn methods_of_app(
    context: &Context<'_>,
    registration: &Registration,
) -> Option<TokenStream> {
    let openid = context.provider.table.openid.as_ref()?;
    if !registration.gives(ActsAs::User) {
        return None;
    }
    let tokens = tokens_of(context, ActsAs::User);
    let bound = bound(context);
    let title = &context.title;
    let logout = openid.end_session_endpoint.as_ref().map(|_| {
        let doc = format!(
            " Starts a logout from {title}. It ends the session in the user's browser, and does \
             not revoke the tokens."
        );
        let doc = docs::lines(&[doc.trim_start()]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// Returns an error if the URL cannot be built.
            pub fn logout<S>(&self, tokens: &#tokens) -> Result<rt::Logout, Error> {
                Ok(self.0.logout(tokens)?)
            }
        }
    });
    let logout_token = openid.backchannel_logout.then(|| {
        let doc = format!(
            "Verifies a `logout_token`, which {title} sends when a session has ended (OpenID \
             Connect Back-Channel Logout)."
        );
        let doc = docs::lines(&[doc]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// Returns an error if the token was not issued by the provider for this application.
            pub async fn verify_logout_token(
                &self,
                token: &str,
            ) -> Result<rt::LogoutToken, Error> {
                Ok(self.0.verify_logout_token(token).await?)
            }
        }
    });
    Some(quote! {
        /// Returns the user's identity, from the ID token that was verified when the tokens were
        /// received.
        ///
        /// # Errors
        ///
        /// Returns an error if the tokens have no ID token, or if its claims are not as documented.
        pub fn identity<S: #bound>(&self, tokens: &#tokens) -> Result<super::Identity, Error> {
            let identity = tokens.identity()?;
            Ok(identity.ok_or_else(rt::error::SignedTokenError::no_id_token)?)
        }
        #logout
        #logout_token
    })
}

/// Emits the methods of a client that acts for a user.
pub(in crate::emit) fn methods_of_client(context: &Context<'_>) -> Option<TokenStream> {
    let openid = context.provider.openid.as_ref()?;
    let bound = bound(context);
    let kind = context
        .has_both_kinds()
        .then(|| quote!(, K: rt::token::ActsAsUser));
    let title = &context.title;
    let table = context.provider.table.openid.as_ref()?;
    let userinfo = table.userinfo.as_ref().map(|_| {
        let returned = if let Some(ty) = &openid.userinfo {
            context.owned(ty, &quote!(model::))
        } else {
            quote!(rt::Json)
        };
        let doc = docs::lines(&[format!(
            "Requests the user's current claims from {title}'s UserInfo endpoint. Its `sub` must \
             be that of the ID token."
        )]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// Returns an error if the provider rejects the request, or if its reply cannot be
            /// verified or is not as documented.
            pub async fn userinfo(&self) -> Result<#returned, Error>
            where
                S: #bound #kind
            {
                Ok(self.core.userinfo().await?)
            }
        }
    });
    Some(quote! {
        /// Returns the user's identity, from the ID token of the login or of the latest refresh
        /// that returned one.
        ///
        /// # Errors
        ///
        /// Returns an error if the tokens have no ID token, or if its claims are not as documented.
        pub fn identity(&self) -> Result<super::Identity, Error>
        where
            S: #bound #kind
        {
            Ok(self.core.identity()?)
        }
        #userinfo
    })
}

/// The trait of the `openid` scope, which makes a login an OpenID Connect login.
pub(in crate::emit) fn bound(context: &Context<'_>) -> TokenStream {
    let scopes = &context.provider.scopes;
    let openid = scopes.iter().find(|scope| scope.name == "openid");
    let name = openid.map_or("ScopeSet", |scope| scope.rust_name.as_str());
    let name = format_ident!("{name}");
    quote!(scope::#name)
}
