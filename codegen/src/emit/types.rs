//! Types in tokens: owned ones for fields and replies, borrowed ones for arguments.

use licit_spec::resolve::{Builtin, ModelKind, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;

impl Context<'_> {
    /// The type as a field holds it. `models` is the path of the models' module from where it is
    /// written; empty inside that module.
    pub(super) fn owned(&self, ty: &Type, models: &TokenStream) -> TokenStream {
        match ty {
            Type::Builtin(builtin) => self.builtin(*builtin),
            Type::Model(at) => {
                let name = self.model_name(*at);
                quote!(#models #name)
            }
            Type::List(inner) => {
                let inner = self.owned(inner, models);
                quote!(Vec<#inner>)
            }
            Type::Map(inner) => {
                let inner = self.owned(inner, models);
                quote!(std::collections::BTreeMap<String, #inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.owned(inner, models);
                quote!(Option<#inner>)
            }
        }
    }

    /// The type as an argument takes it: borrowed, unless it is small and `Copy`.
    pub(super) fn borrowed(&self, ty: &Type, models: &TokenStream) -> TokenStream {
        match ty {
            Type::Builtin(Builtin::String) if self.options.mapped(Builtin::String).is_none() => {
                quote!(&str)
            }
            Type::Builtin(builtin) if self.is_copy(*builtin) => self.builtin(*builtin),
            Type::List(inner) => {
                let inner = self.owned(inner, models);
                quote!(&[#inner])
            }
            Type::Nullable(inner) => {
                let inner = self.borrowed(inner, models);
                quote!(Option<#inner>)
            }
            Type::Model(at) => match self.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) if !matches!(target, Type::Model(_)) => {
                    self.borrowed(target, models)
                }
                _ => {
                    let owned = self.owned(ty, models);
                    quote!(&#owned)
                }
            },
            Type::Builtin(_) | Type::Map(_) => {
                let owned = self.owned(ty, models);
                quote!(&#owned)
            }
        }
    }

    /// Whether an argument of this type is already what the runtime takes by reference.
    pub(super) fn is_reference(&self, ty: &Type) -> bool {
        match ty {
            Type::Builtin(builtin) => !self.is_copy(*builtin),
            Type::Nullable(_) => false,
            Type::Model(at) => match self.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) if !matches!(target, Type::Model(_)) => {
                    self.is_reference(target)
                }
                _ => true,
            },
            Type::List(_) | Type::Map(_) => true,
        }
    }

    fn is_copy(&self, builtin: Builtin) -> bool {
        self.options.mapped(builtin).is_none()
            && matches!(
                builtin,
                Builtin::Integer | Builtin::Number | Builtin::Boolean
            )
    }

    /// Whether the type is, in the end, plain text that a setter can take `Into<String>`.
    pub(super) fn is_string(&self, ty: &Type) -> bool {
        *ty == Type::Builtin(Builtin::String) && self.options.mapped(Builtin::String).is_none()
    }

    pub(super) fn model_name(&self, at: usize) -> proc_macro2::Ident {
        let name = self
            .provider
            .model(at)
            .map_or("Json", |model| model.rust_name.as_str());
        format_ident!("{name}")
    }

    fn builtin(&self, builtin: Builtin) -> TokenStream {
        if let Some(mapped) = self.options.mapped(builtin) {
            return mapped.clone();
        }
        match builtin {
            Builtin::String | Builtin::Text => quote!(String),
            Builtin::Integer => quote!(i64),
            Builtin::Number => quote!(f64),
            Builtin::Boolean => quote!(bool),
            Builtin::Decimal => quote!(rt::types::Decimal),
            Builtin::Date => quote!(rt::types::Date),
            Builtin::DateTime => quote!(rt::types::DateTime),
            Builtin::Uuid => quote!(rt::types::Uuid),
            Builtin::Uri => quote!(rt::types::Uri),
            Builtin::Bytes => quote!(rt::types::Bytes),
            Builtin::Json => quote!(rt::Json),
            Builtin::Secret => quote!(rt::Secret),
            Builtin::File => quote!(rt::File),
        }
    }
}

/// An identifier from a resolved name, raw ones (`r#type`) included.
pub(super) fn ident(name: &str) -> proc_macro2::Ident {
    match name.strip_prefix("r#") {
        Some(raw) => proc_macro2::Ident::new_raw(raw, proc_macro2::Span::call_site()),
        None => format_ident!("{name}"),
    }
}
