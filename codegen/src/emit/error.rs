//! Emits the provider's `Error`: one variant per documented error.

use licit_format::resolve::{ErrorPlace, ErrorRule, Type};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::Context;
use super::docs::{self, Doc};

pub(super) fn emit(context: &Context<'_>) -> TokenStream {
    let use_runtime = context.use_runtime();
    let title = &context.title;
    let rules = || context.provider.errors();
    let variants = rules().map(|(rule, body)| variant(context, rule, body));
    let replies = rules().map(|(rule, body)| {
        let name = format_ident!("{}", rule.name);
        if body.is_some() {
            quote!(Self::#name { reply, .. })
        } else {
            quote!(Self::#name(reply))
        }
    });
    let arms = rules().enumerate();
    let arms = arms.map(|(at, (rule, body))| arm(at, rule, body.is_some()));
    let enum_doc = docs::lines(&[format!(
        "An error of {title}: a documented error, an undocumented error reply, or an error of the \
         runtime."
    )]);
    let unexpected_doc = docs::lines(&[format!("An error reply that {title} does not document.")]);
    let reply = reply(replies);
    quote! {
        #use_runtime
        #enum_doc
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum Error {
            #(#variants,)*
            #unexpected_doc
            Unexpected(rt::ApiError),
            /// An error that is not an API reply: a rejected login, a lost grant, a transport or
            /// decoding error.
            Runtime(rt::Error),
        }
        #reply
        rt::provider_error!(Error);
        impl From<rt::Error> for Error {
            fn from(error: rt::Error) -> Self {
                match error.documented() {
                    #(#arms)*
                    Ok((_, reply)) => Self::Unexpected(reply),
                    Err(error) => Self::Runtime(error),
                }
            }
        }
    }
}

/// The method `reply`. Each pattern of `replies` matches a documented error and binds its reply.
fn reply(replies: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote! {
        impl Error {
            /// Returns the error reply, if there was one.
            pub fn reply(&self) -> Option<&rt::ApiError> {
                match self {
                    #(#replies |)* Self::Unexpected(reply) => Some(reply),
                    Self::Runtime(_) => None,
                }
            }
        }
    }
}

fn variant(context: &Context<'_>, rule: &ErrorRule, body: Option<&Type>) -> TokenStream {
    let name = format_ident!("{}", rule.name);
    let mut doc = Doc::default().spec_text(rule.description.as_deref().unwrap_or_default());
    let mut conditions = Vec::new();
    let status: Vec<String> = rule.status.iter().map(ToString::to_string).collect();
    conditions.extend((!status.is_empty()).then(|| format!("status {}", status.join(" or "))));
    conditions.extend(rule.class.map(|class| format!("status {class}XX")));
    let media_type = rule.media_type.as_ref();
    conditions.extend(media_type.map(|name| format!("media type {}", docs::code_span(name))));
    conditions.extend(
        rule.code
            .as_ref()
            .map(|code| format!("code {}", docs::code_span(code))),
    );
    conditions.extend(rule.matches.iter().map(|(pointer, text)| {
        format!("{} at {}", docs::code_span(text), docs::code_span(pointer))
    }));
    let place = match rule.at {
        ErrorPlace::TokenEndpoint => Some("at the token endpoint"),
        ErrorPlace::DeviceCode => Some("while a device polls the token endpoint"),
        ErrorPlace::Anywhere | ErrorPlace::Api => None,
    };
    conditions.extend(place.map(str::to_owned));
    if !conditions.is_empty() {
        doc = doc.trusted(&docs::sentence(&conditions.join(", ")));
    }
    if doc.is_empty() {
        doc = if rule.typed_only {
            doc.trusted("Any other error of operations that declare this error type.")
        } else {
            doc.trusted(&format!("{}.", rule.name))
        };
    }
    let doc = doc.see(rule.docs.as_ref()).tokens();
    match body {
        None => quote! { #doc #name(rt::ApiError) },
        Some(body) => {
            let body = context.owned(body, &quote!(super::model::));
            quote! {
                #doc
                #name {
                    /// The decoded body of the reply.
                    body: Box<#body>,
                    /// The reply.
                    reply: rt::ApiError,
                }
            }
        }
    }
}

fn arm(at: usize, rule: &ErrorRule, has_body: bool) -> TokenStream {
    let name = format_ident!("{}", rule.name);
    let at = Literal::usize_unsuffixed(at);
    if has_body {
        quote! {
            Ok((#at, reply)) => match reply.json() {
                Ok(body) => Self::#name { body: Box::new(body), reply },
                Err(_) => Self::Unexpected(reply),
            },
        }
    } else {
        quote! { Ok((#at, reply)) => Self::#name(reply), }
    }
}
