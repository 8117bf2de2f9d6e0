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
            ModelKind::Enum(variants) => enumeration::texts(context, model, variants),
            ModelKind::IntegerEnum(variants) => enumeration::integers(context, model, variants),
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

/// The documentation of a model.
pub(in crate::emit) fn doc(model: &Model) -> TokenStream {
    docs::text(model.description.as_deref(), &title(&model.rust_name))
}

/// The documentation of a field.
pub(in crate::emit) fn field_doc(field: &Field) -> TokenStream {
    let words = in_words(&field.name);
    let constant = field.constant.as_ref().map(Scalar::to_json);
    let more = match (&constant, &field.default) {
        (Some(value), _) => format!("Always {}.", docs::value_span(value)),
        (None, Some(value)) => format!("Defaults to {}.", docs::value_span(value)),
        (None, None) => String::new(),
    };
    let text = field.description.as_deref().unwrap_or(&words);
    docs::Doc::default().spec_text_and(text, &more).tokens()
}

/// `company_name` in words: `Company name`.
fn in_words(name: &str) -> String {
    let words = licit_format::name::snake(name)
        .trim_start_matches("r#")
        .replace('_', " ");
    words.trim().to_owned()
}

/// `SalesInvoice` in words: `Sales invoice`.
fn title(rust_name: &str) -> String {
    let mut title = String::new();
    for (at, c) in rust_name.chars().enumerate() {
        if c.is_uppercase() && at > 0 {
            title.push(' ');
            title.extend(c.to_lowercase());
        } else {
            title.push(c);
        }
    }
    title
}
