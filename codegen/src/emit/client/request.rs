//! Emits a request builder for each operation, also without optional parameters: its type does not
//! change when the provider adds some.

use std::collections::HashSet;

use licit_format::resolve::{Body, Builtin, Operation, Parameter, Provider, Style, Type};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::argument::{
    Owner, Place, by_reference, fixed_members, optional, required, required_by_body, set,
    value_method,
};
use super::reply::{headers, returned, start};
use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    let operations = || context.provider.operations.iter();
    context.names_model.set(false);
    let mut items: Vec<TokenStream> = operations()
        .filter(|operation| operation.takes_a_struct())
        .map(|operation| parameters(context, operation))
        .collect();
    items.extend(operations().filter_map(|operation| members(context, operation)));
    items.extend(operations().map(|operation| builder(context, operation)));
    if items.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let model = context.import_model();
    let has_replies = |operation: &Operation| {
        !operation.replies.is_empty() || !operation.reply_headers.is_empty()
    };
    let reply = operations()
        .any(has_replies)
        .then(|| quote! { use super::reply; });
    quote! {
        #use_runtime
        #model
        #reply
        #(#items)*
    }
}

/// The name of the struct that holds an operation's required parameters.
pub(in crate::emit) fn parameters_name(operation: &Operation) -> proc_macro2::Ident {
    let name = format!("{}Parameters", operation.type_name);
    format_ident!("{}", licit_format::name::limited(&name))
}

/// Emits the struct of an operation with many required parameters.
fn parameters(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let name = parameters_name(operation);
    let doc = docs::lines(&[format!(
        "The required parameters of {}.",
        docs::code_span(&operation.table.name)
    )]);
    fields(context, &name, &doc, &required(operation))
}

/// The name of the struct that holds the required members of a body that may be left out. Another
/// operation may have the first name: `create_note_body` beside `create_note`.
pub(in crate::emit) fn body_name(
    context: &Context<'_>,
    operation: &Operation,
) -> proc_macro2::Ident {
    let name = |end: &str| licit_format::name::limited(&format!("{}{end}", operation.type_name));
    let first = name("Body");
    if context.requests.contains(first.as_str()) {
        format_ident!("{}", name("BodyMembers"))
    } else {
        format_ident!("{first}")
    }
}

/// The names of all request builders.
pub(in crate::emit) fn names(provider: &Provider) -> HashSet<&str> {
    let operations = provider.operations.iter();
    operations
        .map(|operation| operation.type_name.as_str())
        .collect()
}

/// Emits the struct of a body that may be left out.
fn members(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    let required = required_by_body(operation);
    let required: Vec<_> = required.into_iter().map(|(_, member)| member).collect();
    if required.is_empty() {
        return None;
    }
    let doc = docs::lines(&[format!(
        "The required members of the body of {}.",
        docs::code_span(&operation.table.name)
    )]);
    Some(fields(
        context,
        &body_name(context, operation),
        &doc,
        &required,
    ))
}

/// Emits a struct of required parameters.
fn fields(
    context: &Context<'_>,
    name: &proc_macro2::Ident,
    doc: &TokenStream,
    parameters: &[&Parameter],
) -> TokenStream {
    let fields = parameters.iter().map(|parameter| {
        let (field, ty) = (
            ident(&parameter.rust_name),
            context.owned(&parameter.ty, &quote!(model::)),
        );
        let text = parameter.description.as_deref().unwrap_or_default();
        let doc = docs::Doc::default().spec_text(text).tokens();
        quote! { #doc pub #field: #ty }
    });
    let names = parameters
        .iter()
        .map(|parameter| parameter.rust_name.as_str());
    let underscores = crate::emit::model::object::underscores(names);
    quote! {
        #doc
        #underscores
        #[derive(Debug, Clone)]
        pub struct #name { #(#fields,)* }
    }
}

fn builder(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let models = quote!(model::);
    let name = format_ident!("{}", operation.type_name);
    let reply = returned(context, operation);
    let (start, item) = if operation.table.pages.is_some() {
        let item = operation.page_item.as_ref();
        let item = item.map(|item| context.owned(item, &models));
        (quote!(paged), item.map(|item| quote!(, #item)))
    } else {
        (start(operation), None)
    };
    // These include the page parameter, so that a caller can start at a later page.
    let mut setters: Vec<_> = optional(operation)
        .into_iter()
        .map(|(place, parameter)| setter(context, place, parameter, &models))
        .collect();
    setters.extend(body_setter(context, operation, &models));
    let headers = headers(operation).map(|headers| quote!(=> #headers));
    let name = match own(operation).as_slice() {
        [] => quote!(#name),
        own => quote!(#name(#(#own),*)),
    };
    if setters.is_empty() {
        quote! { rt::request!(#name = #start -> #reply #item #headers); }
    } else {
        quote! { rt::request! { #name = #start -> #reply #item #headers; #(#setters)* } }
    }
}

/// The setters that have the name of a method of other builders.
fn own(operation: &Operation) -> Vec<proc_macro2::Ident> {
    let optional = optional(operation);
    let has = |name: &&str| optional.iter().any(|(_, one)| one.rust_name == **name);
    let own = ["header", "query"].into_iter().filter(has);
    own.map(|name| format_ident!("{name}")).collect()
}

fn setter(
    context: &Context<'_>,
    place: Place<'_>,
    parameter: &Parameter,
    models: &TokenStream,
) -> TokenStream {
    let name = ident(&parameter.rust_name);
    let ty = context.borrowed(&parameter.ty, models);
    let text = parameter.description.as_deref().unwrap_or_default();
    let default = parameter.default.as_ref();
    let more = match place {
        Place::PartHeader(part) if !parameter.optional => {
            Some(format!("Required with {}.", docs::code_span(&part.name)))
        }
        _ => default.map(|default| format!("Defaults to {}.", docs::code_span(default))),
    };
    let doc = docs::Doc::default()
        .spec_text_and(text, &more.unwrap_or_default())
        .tokens();
    let deprecated = parameter.deprecated.then(|| quote!(#[deprecated]));
    if is_plain_query(place, parameter) {
        return quote! { #doc #deprecated query #name: #ty; };
    }
    let call = set(context, place, parameter, Owner::Argument);
    quote! { #doc #deprecated fn #name: #ty => #call; }
}

/// Whether the setter adds a query parameter of its own name, in the usual style.
fn is_plain_query(place: Place<'_>, parameter: &Parameter) -> bool {
    matches!(place, Place::Query)
        && parameter.name == parameter.rust_name
        && parameter.style == Style::Form
        && parameter.ty != Type::Builtin(Builtin::Secret)
        && !parameter.allow_empty_value
        && !parameter.allow_reserved
}

/// The setter of a body that may be left out.
fn body_setter(
    context: &Context<'_>,
    operation: &Operation,
    models: &TokenStream,
) -> Option<TokenStream> {
    if let Some(Body::Binary { optional: true, .. }) = &operation.body {
        return Some(quote! {
            /// Sets the body.
            fn body: impl Into<rt::Upload> => .upload(body);
        });
    }
    let required = required_by_body(operation);
    if !required.is_empty() {
        let members = body_name(context, operation);
        let fixed = fixed_members(operation);
        let owner = Owner::Struct("body");
        let required = required
            .into_iter()
            .map(|(place, parameter)| set(context, place, parameter, owner));
        return Some(quote! {
            /// Sets the required members of the body. Without them, send no body.
            fn body: &#members => #fixed #(#required)*;
        });
    }
    let Some((ty, true)) = operation.body.as_ref().and_then(Body::value) else {
        return None;
    };
    let method = value_method(operation);
    let borrowed = context.borrowed(ty, models);
    let value = by_reference(context, ty, &quote!(body));
    Some(quote! {
        /// Sets the body.
        fn body: #borrowed => .#method(#value);
    })
}
