//! The parameters of operations: which are arguments, and the calls that hand them over.

use licit_spec::resolve::{Body, Builtin, Operation, Parameter, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::types::ident;

/// Where a parameter goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Path,
    Query,
    Header,
    Variable,
    Body,
    Form,
}

/// Every parameter of an operation that the caller sets, with where it goes.
fn placed(operation: &Operation) -> impl Iterator<Item = (Place, &Parameter)> {
    let (body, members) = match &operation.body {
        Some(Body::Members(list)) => (Place::Body, list.as_slice()),
        Some(Body::Form(list)) => (Place::Form, list.as_slice()),
        _ => (Place::Body, &[][..]),
    };
    let lists = [
        (Place::Path, operation.path.as_slice()),
        (Place::Query, &operation.query),
        (Place::Header, &operation.headers),
        (Place::Variable, &operation.variables),
        (body, members),
    ];
    lists
        .into_iter()
        .flat_map(|(place, list)| list.iter().map(move |parameter| (place, parameter)))
}

/// The parameters that the method's setters set.
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

/// More required parameters than a reader of a call can tell apart stand in a struct.
const MOST_ARGUMENTS: usize = 5;

/// Whether the required parameters are fields of a struct instead of arguments.
pub(super) fn takes_a_struct(operation: &Operation) -> bool {
    required(operation).len() > MOST_ARGUMENTS
}

/// The calls that fill members of a body with a fixed value, and required parameters.
pub(super) fn filled(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let owner = if takes_a_struct(operation) {
        Owner::Struct
    } else {
        Owner::Argument
    };
    let method = if matches!(operation.body, Some(Body::Form(_))) {
        quote!(form_field)
    } else {
        quote!(body_field)
    };
    let fixed = operation
        .fixed_body
        .iter()
        .map(|(wire, value)| quote! { .#method(#wire, #value) });
    // What a path says when the caller does not.
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
    match place {
        Place::Path => quote! { .path(#wire, #value) },
        Place::Query if !parameter.explode && matches!(parameter.ty, Type::List(_)) => {
            quote! { .query_joined(#wire, #value, ",") }
        }
        Place::Query => quote! { .query(#wire, #value) },
        Place::Header => quote! { .header(#wire, #value) },
        Place::Form => quote! { .form_field(#wire, #value) },
        Place::Variable => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .variable(#wire, #value) }
        }
        Place::Body => {
            let value = by_reference(&parameter.ty, &value);
            quote! { .body_field(#wire, #value) }
        }
    }
}

/// Where a parameter's value is found: in an argument, or in the field of a struct.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Argument,
    Struct,
}

/// Secrets are exposed here, and nowhere before.
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
