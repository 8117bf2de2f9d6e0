//! Emits the method that returns who is logged in, which has the same type for all providers.

use proc_macro2::TokenStream;
use quote::quote;

use super::method::bounds;
use crate::emit::app::openid;
use crate::emit::context::Context;
use crate::emit::docs;

pub(super) fn method(context: &Context<'_>) -> Option<TokenStream> {
    let provider = context.provider;
    let (bounds, source) = match &provider.table.identity {
        Some(request) => {
            let name = &request.operation.name;
            let mut operations = provider.operations.iter();
            let operation = operations.find(|known| known.table.name == *name)?;
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
