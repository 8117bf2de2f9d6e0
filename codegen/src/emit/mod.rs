//! Emits the generated module as tokens, with a room for each part of a module. Emitting cannot
//! fail and makes no decisions, and must not depend on how a spec is written.

mod app;
mod client;
mod context;
mod docs;
mod error;
mod model;
mod module;
mod root;
mod scope;
mod table;
mod webhook;

#[cfg(test)]
mod hostile_tests;

pub(crate) use context::Context;
pub use module::{File, Module};

use client::{reply, request};
use licit_format::resolve::Provider;
use model::types;
use table::{operation, provider};

use crate::options::Options;
use crate::scope_set::ResolvedSet;

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
