//! Emits the generated module as tokens. Each submodule emits one file of the module or one kind of
//! item.
//!
//! Emitting cannot fail and makes no decisions: names, references and defaults are already
//! resolved.

mod app;
mod app_builder;
mod argument;
mod client;
mod client_assertion;
mod credential;
mod docs;
mod enumeration;
mod error;
mod grants;
mod login;
mod method;
mod model;
mod object;
mod openid;
mod operation;
mod operation_docs;
mod provider;
mod registration;
mod reply;
mod request;
mod root;
mod scope;
mod table;
mod types;
mod union;
mod webhook;
mod webhook_table;

#[cfg(test)]
mod hostile_tests;

use std::collections::HashSet;

use licit_format::resolve::Provider;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::options::Options;
use crate::scope_set::ResolvedSet;

/// A generated module.
#[derive(Debug, Clone)]
pub struct Module {
    name: String,
    files: Vec<File>,
}

/// A file of a generated module.
#[derive(Debug, Clone)]
pub struct File {
    /// The file's name without its extension, such as `scope`. The root is `mod`.
    pub name: &'static str,
    /// The lines of the file's module documentation.
    pub doc: Vec<String>,
    /// Whether the file is a public module, as in `model::Contact`.
    pub public: bool,
    /// The file's items.
    pub tokens: TokenStream,
}

impl Module {
    /// Returns the module's Rust name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the files. The root is the first.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// Returns the items of the whole module, with files as inline modules. The macro expands to
    /// these.
    pub fn to_tokens(&self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for file in &self.files {
            let items = &file.tokens;
            if file.name == "mod" {
                tokens.extend(quote! { #items });
            } else {
                let doc = docs::attributes(&file.doc);
                let name = format_ident!("{}", file.name);
                let visibility = if file.public {
                    quote!(pub)
                } else {
                    TokenStream::new()
                };
                tokens.extend(quote! { #doc #visibility mod #name { #items } });
            }
        }
        tokens
    }

    /// Returns the items as formatted text, for `include!`. The build script writes this.
    pub fn to_inline_text(&self) -> String {
        crate::text::format(self.to_tokens())
    }

    /// Returns the name and formatted text of each file. The command line writes these.
    pub fn to_files(&self) -> Vec<(String, String)> {
        self.files
            .iter()
            .map(|file| {
                let doc: String = file
                    .doc
                    .iter()
                    .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
                    .collect();
                let mut items = TokenStream::new();
                if file.name == "mod" {
                    items.extend(self.declarations());
                }
                items.extend(file.tokens.clone());
                let text = crate::text::format(items);
                (format!("{}.rs", file.name), format!("{doc}\n{text}"))
            })
            .collect()
    }

    fn declarations(&self) -> TokenStream {
        let files = self
            .files
            .iter()
            .filter(|file| file.name != "mod")
            .map(|file| {
                let name = format_ident!("{}", file.name);
                if file.public {
                    quote!(pub mod #name;)
                } else {
                    quote!(mod #name;)
                }
            });
        quote! { #(#files)* }
    }
}

/// What every part of the emitter needs.
pub(crate) struct Context<'a> {
    pub(crate) provider: &'a Provider,
    /// The provider's name, as Markdown.
    pub(crate) title: String,
    pub(crate) sets: &'a [ResolvedSet],
    pub(crate) options: &'a Options,
    /// Names of Rust's prelude that are also names of models.
    pub(crate) shadowed: HashSet<&'a str>,
}

impl Context<'_> {
    /// `use ::licit::rt;`, the first line of each file.
    pub(crate) fn use_runtime(&self) -> TokenStream {
        let licit = self.options.licit();
        quote! { use #licit::rt; }
    }

    /// Whether the provider has both user tokens and application tokens, so that clients need a
    /// type parameter for the kind.
    pub(crate) fn has_both_kinds(&self) -> bool {
        self.provider.has_user_tokens() && self.provider.has_app_tokens()
    }

    /// The kind of token, for a provider with only one kind.
    pub(crate) fn only_kind(&self) -> TokenStream {
        if self.provider.has_app_tokens() {
            quote!(rt::token::Application)
        } else {
            quote!(rt::token::User)
        }
    }
}

pub(crate) fn module(provider: &Provider, sets: &[ResolvedSet], options: &Options) -> Module {
    let context = &Context {
        provider,
        title: crate::markdown::plain(&provider.title),
        sets,
        options,
        shadowed: types::shadowed(provider),
    };
    let title = &context.title;
    let file = |name, doc: String, public, tokens| File {
        name,
        doc: docs::Doc::default().trusted(&doc).lines(),
        public,
        tokens,
    };
    let mut files = vec![
        File {
            name: "mod",
            doc: root::doc(context),
            public: true,
            tokens: root::emit(context),
        },
        file(
            "app",
            format!("Applications registered with {title}, which obtain tokens."),
            false,
            app::emit(context),
        ),
        file(
            "client",
            format!("The client of {title}'s API, with one method per operation."),
            false,
            client::emit(context),
        ),
        file(
            "request",
            "Request builders of operations with optional parameters.".into(),
            true,
            request::emit(context),
        ),
        file(
            "reply",
            "Reply types of operations with several replies.".into(),
            true,
            reply::emit(context),
        ),
        file(
            "scope",
            format!("The scopes of {title}, as types."),
            true,
            scope::emit(context),
        ),
        file(
            "model",
            format!("The types of {title}'s API."),
            true,
            model::emit(context),
        ),
        file(
            "error",
            format!("The error type of {title}."),
            false,
            error::emit(context),
        ),
        file(
            "webhook",
            format!("The webhooks of {title}."),
            true,
            webhook::emit(context),
        ),
        file(
            "operation",
            "The operation tables that the runtime executes.".into(),
            false,
            operation::emit(context),
        ),
        file(
            "provider",
            format!("The provider table of {title}."),
            false,
            provider::emit(context),
        ),
    ];
    files.retain(|file| !file.tokens.is_empty());
    Module {
        name: provider.rust_name.clone(),
        files,
    }
}
