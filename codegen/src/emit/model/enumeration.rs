//! Emits open enums of strings and of integers.

use licit_format::resolve::{Model, Variant};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::{docs, model};

pub(in crate::emit) fn texts(model: &Model, variants: &[Variant]) -> TokenStream {
    let values = variants.iter().map(|variant| {
        let value = &variant.value;
        quote!(#value)
    });
    declaration(model, variants, &quote!(open_enum), values)
}

pub(in crate::emit) fn integers(model: &Model, variants: &[Variant<i64>]) -> TokenStream {
    let values = variants.iter().map(|variant| {
        let value = Literal::i64_unsuffixed(variant.value);
        quote!(#value)
    });
    declaration(model, variants, &quote!(open_integer_enum), values)
}

/// `rt::open_enum! { pub enum Kind { Person = "person", ..Unknown } }`
fn declaration<V: std::fmt::Display>(
    model: &Model,
    variants: &[Variant<V>],
    kind: &TokenStream,
    values: impl Iterator<Item = TokenStream>,
) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let declared = variants.iter().zip(values).map(|(variant, value)| {
        let name = format_ident!("{}", variant.rust_name);
        let doc = docs::unless_repeated(
            variant.description.as_deref(),
            &variant.value,
            &variant.rust_name,
        );
        quote! { #doc #name = #value }
    });
    quote! {
        rt::#kind! {
            #doc
            pub enum #name { #(#declared,)* ..Unknown }
        }
    }
}
