//! Emits open enums of strings and of integers.

use licit_format::resolve::{Model, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::{docs, model};

pub(in crate::emit) fn texts(
    context: &Context<'_>,
    model: &Model,
    variants: &[Variant],
) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let string = context.prelude("String");
    let declaration = declaration(context, model, variants, &quote!(#string));
    let wire = variants.iter().map(|variant| {
        let (name, value) = (format_ident!("{}", variant.rust_name), &variant.value);
        quote! { #name = #value }
    });
    quote! {
        #declaration
        rt::open_enum!(#name { #(#wire,)* ..Unknown });
    }
}

pub(in crate::emit) fn integers(
    context: &Context<'_>,
    model: &Model,
    variants: &[Variant<i64>],
) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let declaration = declaration(context, model, variants, &quote!(i64));
    let wire = variants.iter().map(|variant| {
        let name = format_ident!("{}", variant.rust_name);
        let value = Literal::i64_unsuffixed(variant.value);
        quote! { #name = #value }
    });
    quote! {
        #declaration
        rt::open_integer_enum!(#name { #(#wire,)* ..Unknown });
    }
}

fn declaration<V: std::fmt::Display>(
    context: &Context<'_>,
    model: &Model,
    variants: &[Variant<V>],
    value: &TokenStream,
) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let provider = &context.title;
    let declared = variants.iter().map(|variant| {
        let name = format_ident!("{}", variant.rust_name);
        let value = docs::value_span(&variant.value);
        let doc = docs::text(variant.description.as_deref(), &value);
        quote! { #doc #name }
    });
    let unknown = docs::lines(&[format!(
        "A value that {provider}'s spec does not list, unchanged."
    )]);
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            #unknown
            Unknown(#value),
        }
    }
}
