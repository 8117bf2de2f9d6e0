//! Emits the methods that return who is logged in, which have the same types for all providers.

use licit_format::resolve::{ActsAs, Operation, Registration};
use proc_macro2::TokenStream;
use quote::quote;

use super::method::{bounds, scopes};
use crate::emit::app::openid;
use crate::emit::context::Context;
use crate::emit::docs;

pub(super) fn method(context: &Context<'_>) -> Option<TokenStream> {
    let provider = context.provider;
    let (bounds, source) = match operation(context) {
        Some(operation) => {
            let source = format!("from `{}`", operation.method_name);
            (bounds(context, operation), source)
        }
        None if provider.openid.is_some() => {
            let bound = openid::bound(context);
            let kind = context.has_both_kinds();
            let kind = kind.then(|| quote!(, K: rt::token::ActsAsUser));
            let source = "from the ID token and `userinfo`".to_owned();
            (quote!(where S: #bound #kind), source)
        }
        None => return None,
    };
    let doc = docs::lines(&[format!(
        "Returns who is logged in, {source}. The type is the same for all providers."
    )]);
    Some(quote! {
        #doc
        ///
        /// # Errors
        ///
        /// Returns an error if the provider rejects the request, or if its reply does not identify
        /// the user.
        pub async fn user_identity(&self) -> Result<rt::UserIdentity, Error> #bounds {
            Ok(self.core.user_identity().await?)
        }
    })
}

/// The operation that the spec names.
fn operation<'c>(context: &'c Context<'_>) -> Option<&'c Operation> {
    let provider = context.provider;
    let request = provider.table.identity.as_ref()?;
    let mut operations = provider.operations.iter();
    operations.find(|known| known.table.name == request.operation.name)
}

/// Emits the method of an application that offers it among the logins of several providers.
pub(in crate::emit) fn login_option(
    context: &Context<'_>,
    registration: &Registration,
) -> Option<TokenStream> {
    registration.table.authorization_code.as_ref()?;
    let needs_arguments = registration.parameters.iter().any(|known| !known.optional);
    if !registration.gives(ActsAs::User) || needs_arguments {
        return None;
    }
    let bounds = match operation(context) {
        Some(operation) => scopes(context, operation),
        None if context.provider.openid.is_some() => vec![openid::bound(context)],
        None => return None,
    };
    let title = &context.title;
    let doc = docs::lines(&[format!(
        "Offers a login with {title} and the scopes of `S` among those of other providers, in \
         [`rt::Logins`]."
    )]);
    Some(quote! {
        #doc
        pub fn login_option<S: scope::ScopeSet #(+ #bounds)*>(&self) -> rt::LoginOption {
            self.0.login_option::<S>()
        }
    })
}
