//! OpenID Connect: who the user is, more about them, and the end of their session.

use licit_format::resolve::{ActsAs, Registration};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::login::tokens_of;
use super::{Context, docs};

/// The type of identities, in the module's root.
pub(super) fn identity(context: &Context<'_>) -> Option<TokenStream> {
    let openid = context.provider.openid.as_ref()?;
    let doc = format!(" Who a user is, as {} signed it.", context.title);
    let claims = openid.claims.as_ref().map(|ty| {
        let ty = context.owned(ty, &quote!(model::));
        quote!(<#ty>)
    });
    Some(quote! {
        #[doc = #doc]
        pub type Identity = rt::Identity #claims;
    })
}

/// What an application that gives users' tokens does with them.
pub(super) fn methods_of_app(
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
            " Begins a logout from {title}: where to send the user for it. It ends the session in their \
             browser; the tokens end when they are revoked."
        );
        let doc = docs::lines(&[doc.trim_start()]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// When the URL cannot be made.
            pub fn logout<S>(&self, tokens: &#tokens) -> Result<rt::Logout, Error> {
                Ok(self.0.logout(tokens)?)
            }
        }
    });
    let told = openid.backchannel_logout.then(|| {
        let doc = format!(
            "Verifies the `logout_token` with which {title} tells by itself that a session has ended \
             (OpenID Connect Back-Channel Logout)."
        );
        let doc = docs::lines(&[doc]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// When it is not the provider's for this application.
            pub async fn verify_logout_token(
                &self,
                token: &str,
            ) -> Result<rt::LogoutToken, Error> {
                Ok(self.0.verify_logout_token(token).await?)
            }
        }
    });
    Some(quote! {
        /// Who the user is that tokens were given for: verified when they came.
        ///
        /// # Errors
        ///
        /// When no ID token came with them, or its claims are not as documented.
        pub fn identity<S: #bound>(&self, tokens: &#tokens) -> Result<super::Identity, Error> {
            let identity = tokens.identity()?;
            Ok(identity.ok_or_else(rt::error::SignedTokenError::no_id_token)?)
        }
        #logout
        #told
    })
}

/// What a client that acts for a user tells of them.
pub(super) fn methods_of_client(context: &Context<'_>) -> Option<TokenStream> {
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
            "What {title} tells of the user now; of the one that the ID token speaks of, or it is not \
             believed."
        )]);
        quote! {
            #doc
            ///
            /// # Errors
            ///
            /// When the provider refuses, or what it says is not believed or not as documented.
            pub async fn userinfo(&self) -> Result<#returned, Error>
            where
                S: #bound #kind
            {
                Ok(self.core.userinfo().await?)
            }
        }
    });
    Some(quote! {
        /// Who the user is, as the provider signed it when they logged in, or at the latest renewal
        /// that said so.
        ///
        /// # Errors
        ///
        /// When no ID token came with the tokens, or its claims are not as documented.
        pub fn identity(&self) -> Result<super::Identity, Error>
        where
            S: #bound #kind
        {
            Ok(self.core.identity()?)
        }
        #userinfo
    })
}

/// The scope that makes a login one of OpenID Connect.
fn bound(context: &Context<'_>) -> TokenStream {
    let scopes = &context.provider.scopes;
    let openid = scopes.iter().find(|scope| scope.name == "openid");
    let name = openid.map_or("ScopeSet", |scope| scope.rust_name.as_str());
    let name = format_ident!("{name}");
    quote!(scope::#name)
}
