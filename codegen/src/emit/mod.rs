//! From the resolved provider to tokens: one file for each thing a reader looks for.
//!
//! Nothing here can fail or decides anything: names, references and defaults are resolved.

mod app;
mod app_builder;
mod argument;
mod client;
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
mod reply;
mod request;
mod root;
mod scope;
mod table;
mod types;
mod union;
mod webhook;

#[cfg(test)]
mod hostile_tests;

use std::collections::HashSet;

use licit_format::resolve::Provider;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::options::Options;
use crate::scope_set::ResolvedSet;

/// A generated module: files, the first of which is the module's root.
#[derive(Debug, Clone)]
pub struct Module {
    name: String,
    files: Vec<File>,
}

/// A file of a generated module.
#[derive(Debug, Clone)]
pub struct File {
    /// The name without ending: `scope`; `mod` for the root.
    pub name: &'static str,
    /// What the file is, for its first lines.
    pub doc: Vec<String>,
    /// Whether users of the module name what is in it by the file's name: `model::Contact`.
    pub public: bool,
    /// Its items.
    pub tokens: TokenStream,
}

impl Module {
    /// The module's name in Rust.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files; the root is the first.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The whole module's items in one stream, files as inline modules: what the macro puts into
    /// the user's module.
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

    /// The same as formatted text, to be included into a module: what the build script writes.
    pub fn to_inline_text(&self) -> String {
        crate::text::format(self.to_tokens())
    }

    /// The files with their text, the root as `mod.rs`: what the command line writes.
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

/// What every part of the emitter reads.
pub(crate) struct Context<'a> {
    pub(crate) provider: &'a Provider,
    /// The provider's name, as Markdown.
    pub(crate) title: String,
    pub(crate) sets: &'a [ResolvedSet],
    pub(crate) options: &'a Options,
    /// Names of Rust's prelude that models take.
    pub(crate) shadowed: HashSet<&'a str>,
}

impl Context<'_> {
    /// `use ::licit::rt;`, the first line of each file.
    pub(crate) fn use_runtime(&self) -> TokenStream {
        let licit = self.options.licit();
        quote! { use #licit::rt; }
    }

    /// Tokens act as users and as the application, so that clients must tell them apart.
    pub(crate) fn has_both_kinds(&self) -> bool {
        self.provider.has_user_tokens() && self.provider.has_app_tokens()
    }

    /// The kind of token, where there is only one.
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
        title: crate::markdown::plain(&provider.table.title),
        sets,
        options,
        shadowed: types::shadowed(provider),
    };
    let title = &context.title;
    let file = |name, doc: String, public, tokens| File {
        name,
        doc: docs::Doc::default().own(&doc).lines(),
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
            format!("Applications registered with {title}: the way to a token."),
            false,
            app::emit(context),
        ),
        file(
            "client",
            format!("The client of {title}'s API: one method an operation."),
            false,
            client::emit(context),
        ),
        file(
            "request",
            "Requests with optional parameters, built step by step.".into(),
            true,
            request::emit(context),
        ),
        file(
            "reply",
            "What operations with several replies return.".into(),
            true,
            reply::emit(context),
        ),
        file(
            "scope",
            format!("What tokens of {title} may do, as types."),
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
            format!("What can go wrong with {title}."),
            false,
            error::emit(context),
        ),
        file(
            "webhook",
            format!("What {title} sends by itself."),
            true,
            webhook::emit(context),
        ),
        file(
            "operation",
            "The operations, as the runtime calls them.".into(),
            false,
            operation::emit(context),
        ),
        file(
            "provider",
            format!("What the runtime knows about {title}."),
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
