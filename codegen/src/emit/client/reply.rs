//! Emits the return types of operations, the enums of operations with several reply types, and the
//! declared headers.

use licit_format::resolve::{
    Builtin, Operation, Parameter, Reply, StatusRange, Stream, Style, Type,
};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use crate::emit::context::Context;
use crate::emit::docs;
use crate::emit::model::types::ident;

pub(in crate::emit) fn emit(context: &Context<'_>) -> TokenStream {
    context.names_model.set(false);
    let operations = || context.provider.operations.iter();
    let enums = operations()
        .filter(|operation| !operation.replies.is_empty())
        .map(|operation| one_of(context, operation));
    let headers = operations().filter_map(|operation| declared(context, operation));
    let items: Vec<_> = enums.chain(headers).collect();
    if items.is_empty() {
        return TokenStream::new();
    }
    let use_runtime = context.use_runtime();
    let model = context.import_model();
    quote! { #use_runtime #model #(#items)* }
}

/// The type of an operation's declared headers, if it has some.
pub(in crate::emit) fn headers(operation: &Operation) -> Option<TokenStream> {
    let name = headers_name(operation);
    (!operation.reply_headers.is_empty()).then(|| quote!(reply::#name))
}

fn headers_name(operation: &Operation) -> Ident {
    let name = format!("{}Headers", operation.type_name);
    format_ident!("{}", licit_format::name::limited(&name))
}

/// Emits the declared headers of an operation's replies.
fn declared(context: &Context<'_>, operation: &Operation) -> Option<TokenStream> {
    if operation.reply_headers.is_empty() {
        return None;
    }
    let name = headers_name(operation);
    let doc = docs::lines(&[format!(
        "The headers of replies to {}.",
        docs::code_span(&operation.table.name)
    )]);
    let headers = operation.reply_headers.iter();
    let headers = headers.map(|header| self::header(context, header));
    Some(quote! { rt::reply_headers! { #doc #name; #(#headers)* } })
}

fn header(context: &Context<'_>, header: &Parameter) -> TokenStream {
    let how = match (header.style, header.ty.present()) {
        (Style::Json, _) => quote!(json),
        (_, Type::List(_)) => quote!(list),
        _ => quote!(value),
    };
    let (name, wire) = (ident(&header.rust_name), &header.name);
    let ty = context.owned(header.ty.present(), &quote!(model::));
    let text = header.description.as_deref().unwrap_or_default();
    let doc = docs::Doc::default().spec_text(text).tokens();
    let deprecated = header.deprecated.then(|| quote!(#[deprecated]));
    quote! { #doc #deprecated #how #name: #ty = #wire; }
}

/// The type that an operation returns.
pub(in crate::emit) fn returned(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let value = match &operation.returns {
        _ if !operation.replies.is_empty() => {
            let name = name(operation);
            quote!(reply::#name)
        }
        Some(ty) => context.owned(ty, &quote!(model::)),
        None => quote!(()),
    };
    match (operation.stream, &operation.returns) {
        (None, _) => value,
        (Some(Stream::Bytes), _) => quote!(rt::ByteStream<super::Error>),
        (Some(Stream::Events), None) => quote!(rt::Events<String, super::Error>),
        (Some(Stream::Events), Some(_)) => quote!(rt::Events<#value, super::Error>),
        (Some(Stream::Lines), None) => quote!(rt::Lines<rt::Json, super::Error>),
        (Some(Stream::Lines), Some(_)) => quote!(rt::Lines<#value, super::Error>),
    }
}

/// The method of `rt::Call` that starts the request.
pub(in crate::emit) fn start(operation: &Operation) -> TokenStream {
    let returns = operation.returns.as_ref();
    match operation.stream {
        Some(Stream::Bytes) => return quote!(request_byte_stream),
        Some(Stream::Events) if returns.is_none_or(is_text) => return quote!(request_text_events),
        Some(Stream::Events) => return quote!(request_events),
        Some(Stream::Lines) => return quote!(request_lines),
        None => {}
    }
    match returns {
        _ if !operation.replies.is_empty() => quote!(request_by_status),
        None => quote!(request_unit),
        Some(Type::Builtin(Builtin::Bytes)) => quote!(request_bytes),
        Some(ty) if is_raw(ty) => quote!(request_by_status),
        Some(_) => quote!(request),
    }
}

fn is_text(ty: &Type) -> bool {
    *ty == Type::Builtin(Builtin::Text)
}

/// Whether the value is the raw body.
fn is_raw(ty: &Type) -> bool {
    matches!(ty.present(), Type::Builtin(Builtin::Bytes | Builtin::Text))
}

/// The name of the enum of an operation with several reply types.
fn name(operation: &Operation) -> Ident {
    let name = format!("{}Reply", operation.type_name);
    format_ident!("{}", licit_format::name::limited(&name))
}

fn one_of(context: &Context<'_>, operation: &Operation) -> TokenStream {
    let name = name(operation);
    let doc = docs::lines(&[format!(
        "The replies of {}, by status.",
        docs::code_span(&operation.table.name)
    )]);
    let replies = &operation.replies;
    let variants = replies.iter().map(|reply| variant(context, reply));
    let arms = replies.iter().map(arm);
    let is_covered = replies.iter().any(|r| r.status == StatusRange::Default);
    let other = (!is_covered).then(|| {
        let title = &context.title;
        let doc = docs::lines(&[format!(
            "A successful reply that {title} does not document."
        )]);
        quote! { #doc Other(rt::RawReply) }
    });
    let other_arm = (!is_covered).then(|| quote! { _ => Self::Other(reply.clone()), });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        #[allow(clippy::large_enum_variant, reason = "the provider determines the size of replies")]
        #[non_exhaustive]
        pub enum #name { #(#variants,)* #other }
        impl rt::FromReply for #name {
            fn from_reply(reply: &rt::RawReply) -> Result<Self, rt::DecodeError> {
                Ok(match reply.status() { #(#arms)* #other_arm })
            }
        }
    }
}

fn variant(context: &Context<'_>, reply: &Reply) -> TokenStream {
    let name = format_ident!("{}", reply.rust_name);
    let doc = match reply.status {
        StatusRange::One(status) => format!("Status {status}."),
        StatusRange::Class(class) => format!("Status {class}XX."),
        StatusRange::Default => "Any other status.".to_owned(),
    };
    let doc = docs::lines(&[doc]);
    let body = reply.ty.as_ref().map(|ty| {
        let ty = context.owned(ty, &quote!(model::));
        quote! { (#ty) }
    });
    quote! { #doc #name #body }
}

fn arm(reply: &Reply) -> TokenStream {
    let name = format_ident!("{}", reply.rust_name);
    let pattern = match reply.status {
        StatusRange::One(status) => {
            let status = Literal::u16_unsuffixed(status);
            quote!(#status)
        }
        StatusRange::Class(class) => {
            let first = Literal::u16_unsuffixed(u16::from(class) * 100);
            let last = Literal::u16_unsuffixed(u16::from(class) * 100 + 99);
            quote!(#first..=#last)
        }
        StatusRange::Default => quote!(_),
    };
    let body = reply.ty.as_ref().map(|ty| {
        if is_raw(ty) {
            quote! { (rt::FromReply::from_reply(reply)?) }
        } else {
            quote! { (reply.json()?) }
        }
    });
    quote! { #pattern => Self::#name #body, }
}
