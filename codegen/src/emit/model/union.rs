//! Emits unions: enums of types, with the rules that select the variant.

use licit_format::resolve::{Builtin, Model, ModelKind, ObjectShape, Shape, Type, Union};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::{docs, model};

pub(in crate::emit) fn emit(context: &Context<'_>, model: &Model, union: &Union) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let declared = union.members.iter().map(|member| {
        let name = format_ident!("{}", member.rust_name);
        let mut ty = context.owned(&member.ty, &TokenStream::new());
        if member.boxed {
            let boxed = context.prelude("Box");
            ty = quote!(#boxed<#ty>);
        }
        let doc = docs::lines(&[format!("{}.", described(context, &member.ty))]);
        quote! { #doc #name(#ty) }
    });
    let display = display(context, model, union);
    let conversions = conversions(context, model, union);
    let table = table(model, union);
    quote! {
        #doc
        #[allow(clippy::large_enum_variant, reason = "the provider determines the size of its \
         variants")]
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #name {
            #(#declared,)*
            /// Any other value, unchanged.
            Other(rt::Json),
        }
        #table
        #conversions
        #display
    }
}

/// Emits `From` conversions from the types of the variants, where these are distinct in Rust.
fn conversions(context: &Context<'_>, model: &Model, union: &Union) -> TokenStream {
    if !model.sent {
        return TokenStream::new();
    }
    let name = format_ident!("{}", model.rust_name);
    let from = context.prelude("From");
    let itself = |ty: &Type| matches!(ty, Type::Model(at) if context.model_name(*at) == name);
    let types: Vec<_> = union
        .members
        .iter()
        .map(|member| context.canonical(&member.ty))
        .collect();
    let members = union.members.iter().zip(&types);
    members
        .filter(|(_, ty)| types.iter().filter(|other| other == ty).count() == 1)
        .filter_map(|(member, ty)| Some((member, ty.as_ref()?)))
        .filter(|(_, ty)| !itself(ty))
        .map(|(member, ty)| {
            let variant = format_ident!("{}", member.rust_name);
            let owned = context.owned(ty, &TokenStream::new());
            let value = if member.boxed {
                let boxed = context.prelude("Box");
                quote!(#boxed::new(value))
            } else {
                quote!(value)
            };
            // The types of Rust literals.
            let literal = match ty {
                Type::Builtin(Builtin::String) => Some((quote!(&str), quote!(value.to_owned()))),
                Type::Builtin(Builtin::Integer) => Some((quote!(i32), quote!(value.into()))),
                _ => None,
            };
            let literal = literal.map(|(ty, value)| {
                quote! {
                    impl #from<#ty> for #name {
                        fn from(value: #ty) -> Self {
                            Self::#variant(#value)
                        }
                    }
                }
            });
            quote! {
                impl #from<#owned> for #name {
                    fn from(value: #owned) -> Self {
                        Self::#variant(#value)
                    }
                }
                #literal
            }
        })
        .collect()
}

/// Emits the rules that select a variant: the value of a discriminator, or the shape of the value.
fn table(model: &Model, union: &Union) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    if let Some(property) = &union.discriminator {
        let variants = union.members.iter().map(|member| {
            let (name, tags) = (format_ident!("{}", member.rust_name), &member.tags);
            quote! { #name = #(#tags)|* }
        });
        return quote! { rt::open_union!(#name by #property { #(#variants,)* ..Other }); };
    }
    let variants = union.members.iter().map(|member| {
        let name = format_ident!("{}", member.rust_name);
        let shape = shape(&member.shape);
        quote! { #name = #shape }
    });
    quote! { rt::open_union!(#name { #(#variants,)* ..Other }); }
}

fn shape(of: &Shape) -> TokenStream {
    match of {
        Shape::Any => quote!(rt::Shape::Any),
        Shape::Boolean => quote!(rt::Shape::Boolean),
        Shape::Integer => quote!(rt::Shape::Integer),
        Shape::Number => quote!(rt::Shape::Number),
        Shape::Decimal => quote!(rt::Shape::Decimal),
        Shape::Text => quote!(rt::Shape::Text),
        Shape::Texts(texts) => quote!(rt::Shape::Texts(&[#(#texts),*])),
        Shape::Integers(numbers) => {
            let numbers = numbers.iter().map(|n| Literal::i64_unsuffixed(*n));
            quote!(rt::Shape::Integers(&[#(#numbers),*]))
        }
        Shape::List(inner) => {
            let inner = shape(inner);
            quote!(rt::Shape::List(&#inner))
        }
        Shape::Map => quote!(rt::Shape::Map),
        Shape::Object(object) => object_shape(object),
        Shape::Nullable(inner) => {
            let inner = shape(inner);
            quote!(rt::Shape::Nullable(&#inner))
        }
        Shape::OneOf(shapes) => {
            let shapes = shapes.iter().map(shape);
            quote!(rt::Shape::OneOf(&[#(#shapes),*]))
        }
    }
}

fn object_shape(object: &ObjectShape) -> TokenStream {
    let shape = open_shape(object);
    if object.closed {
        quote!(rt::Shape::Closed(&#shape))
    } else {
        shape
    }
}

fn open_shape(object: &ObjectShape) -> TokenStream {
    let (required, optional) = (&object.required, &object.optional);
    if object.tags.is_empty() {
        return quote!(rt::Shape::Object(&[#(#required),*], &[#(#optional),*]));
    }
    let tags = object
        .tags
        .iter()
        .map(|(name, texts)| quote! { (#name, &[#(#texts),*]) });
    quote!(rt::Shape::Tagged(&[#(#required),*], &[#(#optional),*], &[#(#tags),*]))
}

/// Emits `Display` for a union of plain values, such as an ID that is a string or a number, so that
/// it can be used in a path.
fn display(context: &Context<'_>, model: &Model, union: &Union) -> Option<TokenStream> {
    let members = || union.members.iter();
    if !members().all(|member| is_plain(context, &member.ty)) {
        return None;
    }
    let name = format_ident!("{}", model.rust_name);
    let names = members().map(|member| format_ident!("{}", member.rust_name));
    Some(quote! {
        impl std::fmt::Display for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    #(Self::#names(value) => std::fmt::Display::fmt(value, f),)*
                    Self::Other(value) => std::fmt::Display::fmt(value, f),
                }
            }
        }
    })
}

/// Whether values of the type are serialized as a single string.
fn is_plain(context: &Context<'_>, ty: &Type) -> bool {
    match ty {
        Type::Builtin(builtin) => {
            !matches!(builtin, Builtin::Json | Builtin::Bytes | Builtin::Secret)
                && context.options.mapped(*builtin).is_none()
        }
        Type::Model(at) => matches!(
            context.provider.model(*at).map(|m| &m.kind),
            Some(ModelKind::Enum(_) | ModelKind::IntegerEnum(_))
        ),
        Type::List(_) | Type::Map(_) | Type::Nullable(_) => false,
    }
}

/// The documentation of a union's member.
fn described(context: &Context<'_>, ty: &Type) -> String {
    match ty {
        Type::Builtin(builtin) => format!("A `{}`", builtin.name()),
        Type::Model(at) => format!("A [`{}`]", context.model_name(*at)),
        Type::List(inner) => format!("{}, in a list", described(context, inner)),
        Type::Map(inner) => format!("{}, in a map", described(context, inner)),
        Type::Nullable(inner) => format!("{}, or null", described(context, inner)),
    }
}
