//! Emits a request builder for each operation, also without optional parameters: its type does not
//! change when the provider adds some.

use std::collections::HashSet;

use licit_format::resolve::{Body, Operation, Parameter, Provider};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::argument::{
    Owner, Place, by_reference, fixed_members, optional, required, required_by_body, set,
    takes_a_struct, value_method,
};
use super::reply::{returned, start};
use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    let operations = || context.provider.operations.iter();
    let mut items: Vec<TokenStream> = operations()
        .filter(|operation| takes_a_struct(operation))
        .map(|operation| parameters(context, operation))
        .collect();
    items.extend(operations().filter_map(|operation| members(context, operation)));
    items.extend(operations().map(|operation| builder(context, operation)));
    if items.is_empty() {
        return TokenStream::new();
    }
    let names = |path: &str| items.iter().any(|item| item.to_string().contains(path));
    let use_runtime = names("rt ::").then(|| context.use_runtime());
    let model = names("model ::").then(|| quote! { use super::model; });
    let reply = names("reply ::").then(|| quote! { use super::reply; });
    quote! {
        #use_runtime
        use super::Error;
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
fn body_name(context: &Context<'_>, operation: &Operation) -> proc_macro2::Ident {
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
    let doc = docs::lines(&[format!(
        "A request to {}.",
        docs::code_span(&operation.table.name)
    )]);
    let reply = returned(context, operation);
    // These include the page parameter, so that a caller can start at a later page.
    let setters = optional(operation)
        .into_iter()
        .map(|(place, parameter)| setter(context, place, parameter, &models));
    let body = body_setter(context, operation, &models);
    let (inner, start, pages) = if operation.table.pages.is_some() {
        paged(context, operation, &reply)
    } else {
        (
            quote!(rt::Request<#reply, Error>),
            start(operation),
            TokenStream::new(),
        )
    };
    quote! {
        #doc
        #[derive(Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct #name(#inner);
        impl #name {
            pub(super) fn new(call: rt::Call) -> Self {
                Self(call.#start())
            }
            #(#setters)*
            #body
            /// Sets this call's options: timeout, size limit, retries.
            pub fn options(self, options: rt::CallOptions) -> Self {
                Self(self.0.options(options))
            }
            /// Sends the request.
            ///
            /// # Errors
            ///
            /// Returns an error if the provider returns an error reply, or if no readable reply is
            /// received.
            pub fn send(self) -> rt::Sending<#reply, Error> {
                self.0.send()
            }
            /// Sends the request, and returns the status and headers along with the reply.
            ///
            /// # Errors
            ///
            /// Same as [`send`](Self::send).
            pub fn send_with_meta(self) -> rt::SendingWithMeta<#reply, Error> {
                self.0.send_with_meta()
            }
            #pages
        }
    }
}

/// For an operation with pages: the request's type, the method that creates it, and the methods
/// that iterate.
fn paged(
    context: &Context<'_>,
    operation: &Operation,
    reply: &TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let item = operation.page_item.as_ref();
    let item = item.map(|item| context.owned(item, &quote!(model::)));
    let items = item.as_ref().map(|item| {
        quote! {
            /// Returns the items of all pages, one by one.
            pub fn items(self) -> rt::Items<#item, Error> {
                self.0.items()
            }
        }
    });
    let methods = quote! {
        /// Returns the replies, page by page.
        pub fn pages(self) -> rt::Pages<#reply, Error> {
            self.0.pages()
        }
        #items
    };
    let item = item.unwrap_or_else(|| quote!(()));
    (
        quote!(rt::PagedRequest<#reply, #item, Error>),
        quote!(paged),
        methods,
    )
}

fn setter(
    context: &Context<'_>,
    place: Place<'_>,
    parameter: &Parameter,
    models: &TokenStream,
) -> TokenStream {
    let name = ident(&parameter.rust_name);
    let ty = context.borrowed(&parameter.ty, models);
    let sets = format!("Sets {}", docs::code_span(&parameter.name));
    let text = parameter.description.as_deref().unwrap_or(&sets);
    let default = parameter.default.as_ref();
    let more = default.map(|default| format!("Defaults to {}.", docs::code_span(default)));
    let doc = docs::Doc::default()
        .spec_text_and(text, &more.unwrap_or_default())
        .tokens();
    let deprecated = parameter.deprecated.then(|| quote!(#[deprecated]));
    let call = set(context, place, parameter, Owner::Argument);
    quote! {
        #doc #deprecated
        pub fn #name(self, #name: #ty) -> Self {
            Self(self.0 #call)
        }
    }
}

fn body_setter(context: &Context<'_>, operation: &Operation, models: &TokenStream) -> TokenStream {
    if let Some(Body::Binary { optional: true, .. }) = &operation.body {
        return quote! {
            /// Sets the body.
            pub fn body(self, body: impl Into<rt::Upload>) -> Self {
                Self(self.0.upload(body))
            }
        };
    }
    let required = required_by_body(operation);
    if !required.is_empty() {
        let members = body_name(context, operation);
        let fixed = fixed_members(operation);
        let owner = Owner::Struct("body");
        let required = required
            .into_iter()
            .map(|(place, parameter)| set(context, place, parameter, owner));
        return quote! {
            /// Sets the required members of the body. Without them, send no body.
            pub fn body(self, body: &#members) -> Self {
                Self(self.0 #fixed #(#required)*)
            }
        };
    }
    let Some((ty, true)) = operation.body.as_ref().and_then(Body::value) else {
        return TokenStream::new();
    };
    let method = value_method(operation);
    let borrowed = context.borrowed(ty, models);
    let value = by_reference(context, ty, &quote!(body));
    quote! {
        /// Sets the body.
        pub fn body(self, body: #borrowed) -> Self {
            Self(self.0.#method(#value))
        }
    }
}
