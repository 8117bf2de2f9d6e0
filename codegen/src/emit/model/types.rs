//! Emits types: owned ones for fields and replies, borrowed ones for arguments.

use std::collections::HashSet;

use licit_format::resolve::{Builtin, ModelKind, Provider, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::context::Context;

/// The prelude names that generated models use, and their full paths.
const PRELUDE: [(&str, &str); 7] = [
    ("Box", "boxed"),
    ("Default", "default"),
    ("From", "convert"),
    ("Into", "convert"),
    ("Option", "option"),
    ("String", "string"),
    ("Vec", "vec"),
];

/// The prelude names that are also names of models.
pub(in crate::emit) fn shadowed(provider: &Provider) -> HashSet<&str> {
    let names = provider.models.iter().map(|model| model.rust_name.as_str());
    names
        .filter(|name| PRELUDE.iter().any(|(known, _)| known == name))
        .collect()
}

impl Context<'_> {
    /// The owned type, for a field. `models` is the path to the models' module, which is empty
    /// inside that module.
    pub(in crate::emit) fn owned(&self, ty: &Type, models: &TokenStream) -> TokenStream {
        match ty {
            Type::Builtin(builtin) => self.builtin(*builtin),
            Type::Model(at) => {
                self.names_model.set(true);
                let name = self.model_name(*at);
                quote!(#models #name)
            }
            Type::List(inner) => {
                let (list, inner) = (self.prelude("Vec"), self.owned(inner, models));
                quote!(#list<#inner>)
            }
            Type::Map(inner) => {
                let (text, inner) = (self.prelude("String"), self.owned(inner, models));
                quote!(std::collections::BTreeMap<#text, #inner>)
            }
            Type::Nullable(inner) => {
                let (option, inner) = (self.prelude("Option"), self.owned(inner, models));
                quote!(#option<#inner>)
            }
        }
    }

    /// A name of Rust's prelude, as a full path if a model has the same name.
    pub(in crate::emit) fn prelude(&self, name: &str) -> TokenStream {
        let ident = format_ident!("{name}");
        match PRELUDE.iter().find(|(known, _)| *known == name) {
            Some((_, module)) if self.shadowed.contains(name) => {
                let module = format_ident!("{module}");
                quote!(std::#module::#ident)
            }
            _ => quote!(#ident),
        }
    }

    /// The type of an argument: borrowed, unless it is small and `Copy`.
    pub(in crate::emit) fn borrowed(&self, ty: &Type, models: &TokenStream) -> TokenStream {
        match ty {
            // Uploads are moved into the request.
            Type::Builtin(Builtin::File) => quote!(impl Into<rt::File>),
            Type::List(inner) if **inner == Type::Builtin(Builtin::File) => quote!(Vec<rt::File>),
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

    /// Whether an argument of this type is already a reference.
    pub(in crate::emit) fn is_reference(&self, ty: &Type) -> bool {
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
                Builtin::Integer | Builtin::Unsigned | Builtin::Number | Builtin::Boolean
            )
    }

    /// Whether the type resolves to a plain string, for which a setter takes `Into<String>`.
    pub(in crate::emit) fn is_string(&self, ty: &Type) -> bool {
        *ty == Type::Builtin(Builtin::String) && self.options.mapped(Builtin::String).is_none()
    }

    /// The type with all aliases resolved. `None` if it contains a type that the user mapped.
    pub(in crate::emit) fn canonical(&self, ty: &Type) -> Option<Type> {
        let inner = |ty: &Type| self.canonical(ty).map(Box::new);
        match ty {
            Type::Builtin(builtin) if self.options.mapped(*builtin).is_some() => None,
            Type::Builtin(Builtin::Text) => Some(Type::Builtin(Builtin::String)),
            Type::Builtin(_) => Some(ty.clone()),
            Type::Model(at) => match self.provider.model(*at).map(|model| &model.kind) {
                Some(ModelKind::Alias(target)) => self.canonical(target),
                _ => Some(ty.clone()),
            },
            Type::List(item) => inner(item).map(Type::List),
            Type::Map(value) => inner(value).map(Type::Map),
            Type::Nullable(present) => inner(present).map(Type::Nullable),
        }
    }

    pub(in crate::emit) fn model_name(&self, at: usize) -> proc_macro2::Ident {
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
            Builtin::String | Builtin::Text => self.prelude("String"),
            Builtin::Integer => quote!(i64),
            Builtin::Unsigned => quote!(u64),
            Builtin::Number => quote!(f64),
            Builtin::Boolean => quote!(bool),
            Builtin::Decimal => quote!(rt::types::Decimal),
            Builtin::ExactNumber => quote!(rt::types::ExactNumber),
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

/// An identifier from a resolved name, which may be raw (`r#type`).
pub(in crate::emit) fn ident(name: &str) -> proc_macro2::Ident {
    match name.strip_prefix("r#") {
        Some(raw) => proc_macro2::Ident::new_raw(raw, proc_macro2::Span::call_site()),
        None => format_ident!("{name}"),
    }
}
