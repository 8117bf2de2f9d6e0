//! The parameters of operations: which are arguments, and the calls that hand them over.

use licit_spec::resolve::{Body, Builtin, Operation, Parameter, Type};
use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::types::ident;

/// The parameters that are arguments of the method.
pub(super) fn required(operation: &Operation) -> Vec<&Parameter> {
    let mut all: Vec<&Parameter> = operation.path.iter().collect();
    all.extend(
        operation
            .query
            .iter()
            .chain(&operation.headers)
            .chain(&operation.variables),
    );
    if let Some(Body::Members(list) | Body::Form(list)) = &operation.body {
        all.extend(list);
    }
    all.retain(|parameter| !parameter.optional);
    all
}

/// More required parameters than a reader of a call can tell apart stand in a struct.
const MOST_ARGUMENTS: usize = 5;

/// Whether the required parameters are fields of a struct instead of arguments.
pub(super) fn takes_a_struct(operation: &Operation) -> bool {
    required(operation).len() > MOST_ARGUMENTS
}

/// The calls that fill required parameters, and members of a body with a fixed value.
pub(super) fn filled(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let mut calls = TokenStream::new();
    let owner = if takes_a_struct(operation) {
        Owner::Struct
    } else {
        Owner::Argument
    };
    for parameter in &operation.path {
        let (wire, value) = (&parameter.name, argument_value(parameter, owner));
        calls.extend(quote! { .path(#wire, #value) });
    }
    let optional = |parameter: &&Parameter| !parameter.optional;
    for parameter in operation.query.iter().filter(optional) {
        calls.extend(set(context, Place::Query, parameter, owner));
    }
    for parameter in operation.headers.iter().filter(optional) {
        calls.extend(set(context, Place::Header, parameter, owner));
    }
    for parameter in operation.variables.iter().filter(optional) {
        calls.extend(set(context, Place::Variable, parameter, owner));
    }
    for (wire, value) in &operation.fixed_body {
        let method = if let Some(Body::Form(_)) = &operation.body {
            quote!(form_field)
        } else {
            quote!(body_field)
        };
        calls.extend(quote! { .#method(#wire, #value) });
    }
    match &operation.body {
        Some(Body::Members(list)) => {
            for parameter in list.iter().filter(optional) {
                calls.extend(set(context, Place::Body, parameter, owner));
            }
        }
        Some(Body::Form(list)) => {
            for parameter in list.iter().filter(optional) {
                calls.extend(set(context, Place::Form, parameter, owner));
            }
        }
        _ => {}
    }
    calls
}

/// Where a parameter goes.
#[derive(Clone, Copy)]
pub(super) enum Place {
    Query,
    Header,
    Variable,
    Body,
    Form,
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
