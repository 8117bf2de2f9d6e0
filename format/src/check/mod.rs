//! The semantic rules of the format, each with a code. All problems are collected; checking does
//! not stop at the first.

// Must not use `openapi`, or generate Rust tokens.

mod aliases;
mod app_token;
mod authorization_details;
mod authorization_request;
mod calls;
mod clients;
mod discriminators;
mod domains;
mod enums;
mod error_rules;
mod grants;
mod hosts;
mod identity;
mod json_parameters;
mod logins;
mod models;
mod names;
mod openid;
mod operations;
mod origins;
mod overlaps;
mod pages;
mod parameters;
mod paths;
mod profile;
mod queries;
mod replies;
mod same_names;
mod scopes;
pub(crate) mod security;
mod templates;
mod token_body;
mod token_parameters;
mod token_place;
mod urls;
mod usage;
mod values;
mod variable_places;
pub(crate) mod variables;
mod webhooks;
mod widths;
mod wire_names;

use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::spec::{Index, Spec};

/// Checks a spec against all rules.
pub(crate) fn check(spec: &Spec) -> Vec<Diagnostic> {
    let too_wide = widths::check(spec);
    if !too_wide.is_empty() {
        return too_wide;
    }
    let index = Index::new(spec);
    let mut found = Vec::new();
    variables::check(&index, &mut found);
    variable_places::check(&index, &mut found);
    templates::check(&index, &mut found);
    token_place::check(&index, &mut found);
    token_body::check(&index, &mut found);
    urls::check(&index, &mut found);
    scopes::check(&index, &mut found);
    hosts::check(&index, &mut found);
    grants::check(&index, &mut found);
    authorization_request::check(&index, &mut found);
    logins::check(&index, &mut found);
    token_parameters::check(&index, &mut found);
    app_token::check(&index, &mut found);
    json_parameters::check(spec, &mut found);
    same_names::check(spec, &mut found);
    wire_names::check(spec, &mut found);
    queries::check(&index, &mut found);
    error_rules::check(&index, &mut found);
    models::check(&index, &mut found);
    overlaps::check(&index, &mut found);
    aliases::check(&index, &mut found);
    authorization_details::check(&index, &mut found);
    operations::check(&index, &mut found);
    security::check(&index, &mut found);
    pages::check(&index, &mut found);
    calls::check(&index, &mut found);
    webhooks::check(&index, &mut found);
    openid::check(&index, &mut found);
    identity::check(&index, &mut found);
    profile::check(spec, &mut found);
    found
}

/// Reports declarations that are never used. Runs only on specs without errors, because an invalid
/// part may contain the use.
pub(crate) fn unused(spec: &Spec) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    usage::check(&Index::new(spec), &mut found);
    found
}

impl Diagnostic {
    /// Shows where names of this kind are declared, if any are.
    #[must_use]
    fn declared_in(self, section: Option<Span>, text: &str) -> Self {
        match section {
            Some(span) => self.see(span, text),
            None => self,
        }
    }
}
