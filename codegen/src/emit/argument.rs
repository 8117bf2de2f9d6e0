//! Emits the parameters of operations: arguments of methods, and the calls that pass them to the
//! runtime.

use licit_format::resolve::{Body, Builtin, Operation, Parameter, Style, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::types::ident;

/// The part of the request that a parameter goes into.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Variable,
    Body,
    Form,
    Part,
}

/// All parameters of an operation that the caller sets, with their places.
fn placed(operation: &Operation) -> impl Iterator<Item = (Place, &Parameter)> {
    let body = match &operation.body {
        Some(Body::Form(_)) => Place::Form,
        Some(Body::Multipart(_)) => Place::Part,
        _ => Place::Body,
    };
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    let lists = [
        (Place::Path, operation.path.as_slice()),
        (Place::Query, &operation.query),
        (Place::Header, &operation.headers),
        (Place::Cookie, &operation.cookies),
        (Place::Variable, &operation.variables),
        (body, members),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// The parameters that have setters.
pub(super) fn optional(operation: &Operation) -> Vec<(Place, &Parameter)> {
    placed(operation)
        .filter(|(_, parameter)| parameter.optional)
        .collect()
}

/// The parameters that are arguments of the method.
pub(super) fn required(operation: &Operation) -> Vec<&Parameter> {
    placed(operation)
        .map(|(_, parameter)| parameter)
        .filter(|parameter| !parameter.optional)
        .collect()
}

/// Operations with more required parameters take a struct, because positional arguments would be
/// easy to mix up.
const MOST_ARGUMENTS: usize = 5;

/// Whether the required parameters are fields of a struct instead of arguments.
pub(super) fn takes_a_struct(operation: &Operation) -> bool {
    required(operation).len() > MOST_ARGUMENTS
}

/// The calls that set fixed body members and required parameters.
pub(super) fn filled(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let owner = if takes_a_struct(operation) {
        Owner::Struct
    } else {
        Owner::Argument
    };
    let method = match &operation.body {
        Some(Body::Form(_)) => quote!(form_field),
        Some(Body::Multipart(_)) => quote!(part),
        _ => quote!(body_field),
    };
    let fixed = operation
        .fixed_body
        .iter()
        .map(|(wire, value)| quote! { .#method(#wire, #value) });
    // Defaults of path parameters.
    let usual = operation.path.iter().filter(|parameter| parameter.optional);
    let usual = usual.filter_map(|parameter| {
        let (wire, default) = (&parameter.name, parameter.default.as_ref()?);
        let text = default
            .as_str()
            .map_or_else(|| default.to_string(), str::to_owned);
        Some(quote! { .path(#wire, #text) })
    });
    let required = placed(operation)
        .filter(|(_, parameter)| !parameter.optional)
        .map(|(place, parameter)| set(context, place, parameter, owner));
    fixed.chain(usual).chain(required).collect()
}

/// The call that sets a parameter: `.query("per_page", per_page)`.
pub(super) fn set(
    context: &Context<'_>,
    place: Place,
    parameter: &Parameter,
    owner: Owner,
) -> TokenStream {
    let wire = &parameter.name;
    let value = argument_value(parameter, owner);
    let by_reference = |ty: &Type, value: &TokenStream| match owner {
        Owner::Argument => by_reference(context, ty, value),
        Owner::Struct => value.clone(),
    };
    let style = style(context, place, parameter);
    let (method, value) = match place {
        Place::Path => ("path", value),
        Place::Query => ("query", value),
        Place::Header => ("header", value),
        Place::Cookie => ("cookie", value),
        Place::Form => ("form_field", value),
        Place::Variable => ("variable", by_reference(&parameter.ty, &value)),
        Place::Body => ("body_field", by_reference(&parameter.ty, &value)),
        Place::Part => return part(parameter, &value, owner, by_reference),
    };
    let reserved = parameter
        .allow_reserved
        .then(|| quote! { .reserved(#wire) });
    if let Some(style) = style {
        let method = format_ident!("{method}_as");
        return quote! { .#method(#wire, #value, rt::Style::#style) #reserved };
    }
    let method = format_ident!("{method}");
    quote! { .#method(#wire, #value) #reserved }
}

/// The serialization style of a parameter, if it is not the runtime's default.
fn style(context: &Context<'_>, place: Place, parameter: &Parameter) -> Option<TokenStream> {
    let (is_compound, is_list) = (
        context.is_compound(&parameter.ty),
        context.is_list(&parameter.ty),
    );
    if matches!(place, Place::Variable | Place::Body | Place::Part) {
        return None;
    }
    match parameter.style {
        Style::Json => return Some(quote!(Json)),
        _ if !is_compound && !is_list => return None,
        _ => {}
    }
    match (parameter.style, parameter.explode) {
        (Style::Simple, _) if !is_compound => None,
        (Style::Simple, true) => Some(quote!(SimpleExploded)),
        (Style::Simple, false) => Some(quote!(Simple)),
        (Style::DeepObject, _) => None,
        (Style::SpaceDelimited, false) => Some(quote!(SpaceDelimited)),
        (Style::PipeDelimited, false) => Some(quote!(PipeDelimited)),
        (_, true) => is_compound.then(|| quote!(Form)),
        (_, false) => Some(quote!(FormJoined)),
    }
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
            Owner::Struct => quote!(parameters.#name.clone()),
        };
        return quote! { .#method(#wire, #value, #media_type) };
    }
    let value = by_reference(&parameter.ty, value);
    if let Some(media_type) = &parameter.content_type {
        quote! { .part_of_type(#wire, #value, #media_type) }
    } else {
        quote! { .part(#wire, #value) }
    }
}

/// Where a parameter's value comes from: an argument, or a field of the parameters struct.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Argument,
    Struct,
}

/// The expression of a parameter's value. Secrets are exposed only here.
fn argument_value(parameter: &Parameter, owner: Owner) -> TokenStream {
    let name = ident(&parameter.rust_name);
    match (&parameter.ty, owner) {
        (Type::Builtin(Builtin::Secret), Owner::Argument) => quote!(#name.expose()),
        (Type::Builtin(Builtin::Secret), Owner::Struct) => quote!(parameters.#name.expose()),
        (_, Owner::Argument) => quote!(#name),
        (_, Owner::Struct) => quote!(&parameters.#name),
    }
}

pub(super) fn by_reference(context: &Context<'_>, ty: &Type, value: &TokenStream) -> TokenStream {
    if context.is_reference(ty) {
        value.clone()
    } else {
        quote!(&#value)
    }
}
