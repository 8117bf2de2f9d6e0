//! Emits the parameters of operations: arguments of methods, and the calls that pass them to the
//! runtime.

use licit_format::resolve::{
    Body, Builtin, FixedMember, Operation, Parameter, Scalar, Style, Type,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::model::types::ident;

/// The part of the request that a parameter goes into.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Place<'p> {
    Path,
    Query,
    Header,
    Cookie,
    Variable,
    Body,
    Form,
    Part,
    /// A header of this part.
    PartHeader(&'p Parameter),
}

/// Whether a parameter may be left out. A header of a part is sent with the part only.
pub(in crate::emit) fn is_optional(place: Place<'_>, parameter: &Parameter) -> bool {
    let is_of_optional = matches!(place, Place::PartHeader(part) if part.optional);
    parameter.optional || is_of_optional
}

/// All parameters of an operation that the caller sets, with their places.
fn placed(operation: &Operation) -> impl Iterator<Item = (Place<'_>, &Parameter)> {
    outside_the_body(operation).chain(in_the_body(operation))
}

fn outside_the_body(operation: &Operation) -> impl Iterator<Item = (Place<'_>, &Parameter)> {
    let lists = [
        (Place::Path, operation.path.as_slice()),
        (Place::Query, &operation.query),
        (Place::Header, &operation.headers),
        (Place::Cookie, &operation.cookies),
        (Place::Variable, &operation.variables),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// The members of the body, and the headers of its parts.
fn in_the_body(operation: &Operation) -> impl Iterator<Item = (Place<'_>, &Parameter)> {
    let place = match &operation.body {
        Some(Body::Form(_)) => Place::Form,
        Some(Body::Multipart(_)) => Place::Part,
        _ => Place::Body,
    };
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    members
        .iter()
        .map(move |parameter| (place, parameter))
        .chain(part_headers(members))
}

fn part_headers(parts: &[Parameter]) -> impl Iterator<Item = (Place<'_>, &Parameter)> {
    parts.iter().flat_map(|part| {
        let place = Place::PartHeader(part);
        part.headers.iter().map(move |header| (place, header))
    })
}

/// The parameters that have setters.
pub(in crate::emit) fn optional(operation: &Operation) -> Vec<(Place<'_>, &Parameter)> {
    placed(operation)
        .filter(|(place, parameter)| is_optional(*place, parameter))
        .collect()
}

/// The parameters that are arguments of the method, with their places.
pub(in crate::emit) fn placed_arguments(
    operation: &Operation,
) -> impl Iterator<Item = (Place<'_>, &Parameter)> {
    let always = (!operation.optional_body).then(|| in_the_body(operation));
    outside_the_body(operation)
        .chain(always.into_iter().flatten())
        .filter(|(place, parameter)| !is_optional(*place, parameter))
}

/// The parameters that are arguments of the method.
pub(in crate::emit) fn required(operation: &Operation) -> Vec<&Parameter> {
    let arguments = placed_arguments(operation);
    arguments.map(|(_, parameter)| parameter).collect()
}

/// The required members of a body that may be left out, which are set together. Empty for other
/// bodies.
pub(in crate::emit) fn required_by_body(operation: &Operation) -> Vec<(Place<'_>, &Parameter)> {
    let body = operation.optional_body.then(|| in_the_body(operation));
    let members = body.into_iter().flatten();
    members
        .filter(|(place, parameter)| !is_optional(*place, parameter))
        .collect()
}

/// The method that sets a body that is a single value.
pub(in crate::emit) fn value_method(operation: &Operation) -> proc_macro2::Ident {
    match &operation.body {
        Some(Body::FormType { .. }) => format_ident!("form"),
        _ => format_ident!("body"),
    }
}

/// The calls that set fixed body members and required parameters.
pub(in crate::emit) fn filled(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let owner = if operation.takes_a_struct() {
        Owner::Struct("parameters")
    } else {
        Owner::Argument
    };
    let fixed = (!operation.optional_body).then(|| fixed_members(operation));
    // Defaults of path parameters.
    let usual = operation.path.iter().filter(|parameter| parameter.optional);
    let usual = usual.filter_map(usual_path);
    let required =
        placed_arguments(operation).map(|(place, parameter)| set(context, place, parameter, owner));
    fixed.into_iter().chain(usual).chain(required).collect()
}

/// The calls that set the body members with a fixed value.
pub(in crate::emit) fn fixed_members(operation: &Operation) -> TokenStream {
    let method = match &operation.body {
        Some(Body::Form(_) | Body::FormType { .. }) => quote!(form_field),
        Some(Body::Multipart(_)) => quote!(part),
        _ => quote!(body_field),
    };
    let fixed = operation.fixed_body.iter();
    fixed
        .map(|FixedMember { name, value, .. }| {
            let value = match value {
                Scalar::Text(text) => quote!(#text),
                Scalar::Integer(number) => quote!(&#number),
                Scalar::Boolean(flag) => quote!(&#flag),
            };
            quote! { .#method(#name, #value) }
        })
        .collect()
}

/// The call that sets a parameter: `.query("per_page", per_page)`.
pub(in crate::emit) fn set(
    context: &Context<'_>,
    place: Place<'_>,
    parameter: &Parameter,
    owner: Owner,
) -> TokenStream {
    let wire = &parameter.name;
    let value = argument_value(parameter, owner);
    let by_reference = |ty: &Type, value: &TokenStream| match owner {
        Owner::Argument => by_reference(context, ty, value),
        Owner::Struct(_) => value.clone(),
    };
    match place {
        Place::Path => written("path", parameter, &value),
        Place::Query => written("query", parameter, &value),
        Place::Header => written("header", parameter, &value),
        Place::Cookie => written("cookie", parameter, &value),
        Place::Form => written("form_field", parameter, &value),
        Place::PartHeader(part) if parameter.style == Style::Simple => {
            let part = &part.name;
            quote! { .part_header(#part, #wire, #value) }
        }
        Place::PartHeader(part) => {
            let (part, style) = (&part.name, style_ident(parameter.style));
            quote! { .part_header_as(#part, #wire, #value, rt::Style::#style) }
        }
        Place::Variable => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .variable(#wire, #value) }
        }
        Place::Body => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .body_field(#wire, #value) }
        }
        Place::Part => part(parameter, &value, owner, by_reference),
    }
}

/// The call of `method` for a parameter, with its style if it is not the method's own.
fn written(method: &str, parameter: &Parameter, value: &TokenStream) -> TokenStream {
    let wire = &parameter.name;
    let usual = match method {
        "path" | "header" => Style::Simple,
        _ => Style::Form,
    };
    let empty = parameter
        .allow_empty_value
        .then(|| quote! { .or_empty(#wire) });
    let reserved = parameter
        .allow_reserved
        .then(|| quote! { .reserved(#wire) });
    if parameter.style == usual {
        let method = format_ident!("{method}");
        return quote! { .#method(#wire, #value) #empty #reserved };
    }
    let method = format_ident!("{method}_as");
    let style = style_ident(parameter.style);
    quote! { .#method(#wire, #value, rt::Style::#style) #empty #reserved }
}

fn style_ident(style: Style) -> proc_macro2::Ident {
    let name = format!("{style:?}");
    format_ident!("{name}")
}

/// The default of a path parameter, of which numbers are written as those of a caller.
fn usual_path(parameter: &Parameter) -> Option<TokenStream> {
    let default = parameter.default.as_ref()?;
    let value = if let Some(text) = default.as_str() {
        quote!(#text)
    } else if let Some(number) = default.as_f64().filter(|_| default.is_f64()) {
        quote!(#number)
    } else {
        let text = default.to_string();
        quote!(#text)
    };
    Some(written("path", parameter, &value))
}

/// The call that adds a part to a multipart body.
fn part(
    parameter: &Parameter,
    value: &TokenStream,
    owner: Owner,
    by_reference: impl Fn(&Type, &TokenStream) -> TokenStream,
) -> TokenStream {
    let wire = &parameter.name;
    let (file, files) = (
        Type::Builtin(Builtin::File),
        Type::List(Box::new(Type::Builtin(Builtin::File))),
    );
    if parameter.ty == file || parameter.ty == files {
        let method = if parameter.ty == file {
            quote!(file)
        } else {
            quote!(files)
        };
        let media_type = parameter.content_type.as_deref();
        let media_type = media_type.unwrap_or("application/octet-stream");
        let name = ident(&parameter.rust_name);
        let value = match owner {
            Owner::Argument => value.clone(),
            Owner::Struct(owner) => {
                let owner = format_ident!("{owner}");
                quote!(#owner.#name.clone())
            }
        };
        return quote! { .#method(#wire, #value, #media_type) };
    }
    let value = by_reference(&parameter.ty, value);
    if parameter.style != Style::Content {
        let style = style_ident(parameter.style);
        quote! { .part_as(#wire, #value, rt::Style::#style) }
    } else if let Some(media_type) = &parameter.content_type {
        quote! { .part_of_type(#wire, #value, #media_type) }
    } else {
        quote! { .part(#wire, #value) }
    }
}

/// Where a parameter's value comes from: an argument, or a field of a struct.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Owner {
    Argument,
    /// The name of the variable.
    Struct(&'static str),
}

/// The expression of a parameter's value. Secrets are exposed only here.
fn argument_value(parameter: &Parameter, owner: Owner) -> TokenStream {
    let name = ident(&parameter.rust_name);
    let is_secret = parameter.ty == Type::Builtin(Builtin::Secret);
    let value = match owner {
        Owner::Argument => quote!(#name),
        Owner::Struct(owner) => {
            let owner = format_ident!("{owner}");
            quote!(#owner.#name)
        }
    };
    match owner {
        Owner::Argument if is_secret => quote!(&rt::exposed(#value)),
        Owner::Struct(_) if is_secret => quote!(&rt::exposed(&#value)),
        Owner::Argument => value,
        Owner::Struct(_) => quote!(&#value),
    }
}

pub(in crate::emit) fn by_reference(
    context: &Context<'_>,
    ty: &Type,
    value: &TokenStream,
) -> TokenStream {
    if context.is_reference(ty) {
        value.clone()
    } else {
        quote!(&#value)
    }
}
