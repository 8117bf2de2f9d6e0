//! Emits objects: declarations of structs in `rt::object!`, or in `rt::input!` if they are sent.

use licit_format::resolve::{Additional, Builtin, Field, Model, ModelKind, Object, Scalar, Type};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::types::ident;
use crate::emit::context::Context;
use crate::emit::model;

pub(in crate::emit) fn emit(context: &Context<'_>, model: &Model, object: &Object) -> TokenStream {
    let fields = &object.fields;
    let name = format_ident!("{}", model.rust_name);
    let doc = model::doc(model);
    let declared = fields
        .iter()
        .map(|field| declaration(context, model, field));
    let rest = object.additional.as_ref().map(|additional| {
        let (name, ty) = (ident(&additional.rust_name), rest_type(context, additional));
        quote! { ..#name: #ty }
    });
    let flags = |field: &&Field| {
        field.ty == Type::Builtin(Builtin::Boolean) && !field.optional && !field.nullable
    };
    let bools = (fields.iter().filter(flags).count() > 3).then(|| {
        quote! { #[allow(clippy::struct_excessive_bools, reason = "the provider defines them")] }
    });
    let maybe = (fields.iter().any(|field| field.optional && field.nullable)).then(|| {
        quote! { #[allow(clippy::option_option, reason = "absent, null and a value differ")] }
    });
    let underscores = underscores(fields.iter().map(|field| field.rust_name.as_str()));
    let (kind, default) = if model.sent {
        let default = (!fields.iter().any(is_argument)).then(|| quote!(: Default));
        (quote!(input), default)
    } else {
        (quote!(object), None)
    };
    quote! {
        rt::#kind! {
            #doc
            #bools
            #maybe
            #underscores
            pub struct #name #default { #(#declared,)* #rest }
        }
    }
}

/// Allows the leading underscore of names that cannot begin an identifier, such as `2fa`.
pub(in crate::emit) fn underscores<'a>(
    mut names: impl Iterator<Item = &'a str>,
) -> Option<TokenStream> {
    names.any(|name| name.starts_with('_')).then(|| {
        quote! { #[allow(clippy::pub_underscore_fields, reason = "named after the provider's")] }
    })
}

/// A field of `rt::object!` or `rt::input!`: its name, its type, and how its member is read and
/// written, where that is not the usual way.
fn declaration(context: &Context<'_>, model: &Model, field: &Field) -> TokenStream {
    let name = member_name(field);
    let doc = model::field_doc(field);
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let converts =
        (model.sent && field.constant.is_none() && is_converted(context, field)).then(|| quote!(~));
    let declared = if let Some(value) = &field.constant {
        let (value, ty) = (literal(value), field_type(context, field));
        quote!(= #value: #ty)
    } else if field.optional {
        let mut value = field.clone();
        value.optional = false;
        let ty = field_type(context, &value);
        quote!(?: #ty)
    } else {
        let ty = field_type(context, field);
        quote!(: #ty)
    };
    let ways = ways(model, field);
    let wire = (name != field.name).then_some(&field.name);
    let clause = (!ways.is_empty() || wire.is_some()).then(|| quote!(as #(#ways)* #wire));
    quote! { #doc #deprecated pub #converts #name #declared #clause }
}

/// The field's name. The setter of a field `new` would be the constructor. An object has the same
/// fields whether it is sent or not: another operation may send it later.
pub(in crate::emit) fn member_name(field: &Field) -> Ident {
    if field.rust_name == "new" {
        format_ident!("new_")
    } else {
        ident(&field.rust_name)
    }
}

/// How the member is read and written, where that does not follow from the declaration alone.
fn ways(model: &Model, field: &Field) -> Vec<Ident> {
    let mut ways = Vec::new();
    match (&field.constant, field.optional, field.nullable) {
        (Some(_), true, true) => ways.push("maybe"),
        (Some(_), true, false) => ways.push("omittable"),
        (Some(_), false, true) | (None, true, true) => ways.push("nullable"),
        // For a type that allows any JSON, null is a value.
        (None, true, false) if field.ty == Type::Builtin(Builtin::Json) => ways.push("nullable"),
        _ => {}
    }
    if field.constant.is_none() && holds_secrets(&field.ty) {
        // Secrets are serialized only into the requests that need them.
        ways.push(if model.sent { "secret" } else { "hidden" });
    }
    ways.into_iter().map(|way| format_ident!("{way}")).collect()
}

/// A constant as a Rust literal.
fn literal(value: &Scalar) -> TokenStream {
    match value {
        Scalar::Text(text) => quote!(#text),
        Scalar::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Scalar::Boolean(value) => quote!(#value),
    }
}

fn holds_secrets(ty: &Type) -> bool {
    match ty {
        Type::Builtin(builtin) => *builtin == Builtin::Secret,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => holds_secrets(inner),
        Type::Model(_) => false,
    }
}

fn field_type(context: &Context<'_>, field: &Field) -> TokenStream {
    let option = context.prelude("Option");
    // Constants have JSON's types, even if the user maps the short type.
    let mut ty = match &field.constant {
        Some(Scalar::Text(_)) => context.prelude("String"),
        Some(Scalar::Integer(_)) => quote!(i64),
        Some(Scalar::Boolean(_)) => quote!(bool),
        None => context.owned(&field.ty, &TokenStream::new()),
    };
    if field.boxed {
        let boxed = context.prelude("Box");
        ty = quote!(#boxed<#ty>);
    }
    if field.nullable {
        ty = quote!(#option<#ty>);
    }
    if field.optional {
        ty = quote!(#option<#ty>);
    }
    ty
}

fn rest_type(context: &Context<'_>, additional: &Additional) -> TokenStream {
    let ty = Type::Map(Box::new(additional.ty.clone()));
    context.owned(&ty, &TokenStream::new())
}

/// Whether the constructor takes the field as an argument.
pub(in crate::emit) fn is_argument(field: &Field) -> bool {
    !field.optional && field.constant.is_none()
}

/// Whether the setter takes `impl Into<T>`: for strings and unions.
pub(in crate::emit) fn is_converted(context: &Context<'_>, field: &Field) -> bool {
    let is_union = |ty: &Type| match ty {
        Type::Model(at) => context
            .provider
            .model(*at)
            .is_some_and(|model| matches!(model.kind, ModelKind::Union(_))),
        _ => false,
    };
    !field.nullable && !field.boxed && (context.is_string(&field.ty) || is_union(&field.ty))
}
