//! Emits unions: enums of types, with the rules that select the variant.

use licit_format::resolve::{Builtin, Member, Model, ModelKind, ObjectShape, Shape, Type, Union};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::model;

pub(in crate::emit) fn emit(context: &Context<'_>, model: &Model, union: &Union) -> TokenStream {
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let declared = union.members.iter().map(|member| {
        let name = format_ident!("{}", member.rust_name);
        let ty = variant_type(context, member);
        let selected = if union.discriminator.is_some() {
            let tags = &member.tags;
            quote!(#(#tags)|*)
        } else {
            shape(&member.shape)
        };
        quote! { #name(#ty) = #selected }
    });
    let by = union
        .discriminator
        .as_ref()
        .map(|property| quote!(by #property));
    let conversions = conversions(context, model, union);
    let display = display(context, model, union);
    quote! {
        rt::open_union! {
            #doc
            pub enum #name #by { #(#declared,)* ..Other }
        }
        #conversions
        #display
    }
}

/// The type of a variant's value.
fn variant_type(context: &Context<'_>, member: &Member) -> TokenStream {
    let ty = context.owned(&member.ty, &TokenStream::new());
    if member.boxed {
        let boxed = context.prelude("Box");
        quote!(#boxed<#ty>)
    } else {
        ty
    }
}

/// Emits `From` conversions from the types of the variants, where these are distinct in Rust.
fn conversions(context: &Context<'_>, model: &Model, union: &Union) -> Option<TokenStream> {
    if !model.sent {
        return None;
    }
    let name = format_ident!("{}", model.rust_name);
    let itself = |ty: &Type| matches!(ty, Type::Model(at) if context.model_name(*at) == name);
    let types: Vec<_> = union
        .members
        .iter()
        .map(|member| context.canonical(&member.ty))
        .collect();
    let members = union.members.iter().zip(&types);
    let listed: Vec<TokenStream> = members
        .filter(|(_, ty)| types.iter().filter(|other| other == ty).count() == 1)
        .filter_map(|(member, ty)| Some((member, ty.as_ref()?)))
        .filter(|(_, ty)| !itself(ty))
        .flat_map(|(member, ty)| {
            let variant = format_ident!("{}", member.rust_name);
            let owned = context.owned(ty, &TokenStream::new());
            // The types of Rust literals.
            let literal = match ty {
                Type::Builtin(Builtin::String) => Some(quote!(#variant(&str))),
                Type::Builtin(Builtin::Integer) => Some(quote!(#variant(i32))),
                _ => None,
            };
            [quote!(#variant(#owned))].into_iter().chain(literal)
        })
        .collect();
    (!listed.is_empty()).then(|| quote! { rt::from_values!(#name { #(#listed),* }); })
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
    Some(quote! { rt::display_value!(#name { #(#names,)* Other }); })
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
