//! Emits the types of the API. Each kind of type has its own submodule.

mod enumeration;
pub(super) mod object;
pub(super) mod types;
mod union;

use licit_format::resolve::{Field, Model, ModelKind, Scalar, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::docs;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    if context.provider.models.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let models = context
        .provider
        .models
        .iter()
        .map(|model| match &model.kind {
            ModelKind::Object(object) => object::emit(context, model, object),
            ModelKind::Enum(variants) => enumeration::texts(model, variants),
            ModelKind::IntegerEnum(variants) => enumeration::integers(model, variants),
            ModelKind::Union(union) => union::emit(context, model, union),
            ModelKind::Alias(target) => alias(context, model, target),
        });
    quote! {
        #use_runtime
        #(#models)*
    }
}

fn alias(context: &Context<'_>, model: &Model, target: &Type) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = doc(model);
    let target = context.owned(target, &TokenStream::new());
    quote! { #doc pub type #name = #target; }
}

/// The documentation of a model, if the provider has any. The name alone would not be
/// documentation.
pub(in crate::emit) fn doc(model: &Model) -> TokenStream {
    let text = model.description.as_deref().unwrap_or_default();
    docs::Doc::default().spec_text(text).tokens()
}

/// The documentation of a field, if there is any.
pub(in crate::emit) fn field_doc(field: &Field) -> TokenStream {
    let constant = field.constant.as_ref().map(Scalar::to_json);
    let more = match (&constant, &field.default) {
        (Some(value), _) => format!("Always {}.", docs::value_span(value)),
        (None, Some(value)) => format!("Defaults to {}.", docs::value_span(value)),
        (None, None) => String::new(),
    };
    let text = field.description.as_deref().unwrap_or_default();
    docs::Doc::default().spec_text_and(text, &more).tokens()
}
