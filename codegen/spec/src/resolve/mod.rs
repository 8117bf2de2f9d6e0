//! From a checked spec to the resolved provider: names chosen, references followed, defaults
//! applied. Nothing here can fail; what could be wrong was reported by [`crate::check`].

mod api;
mod grants;
mod model;
pub(crate) mod pages;
mod recursion;
mod scopes;
mod types;

pub use model::*;
pub use scopes::least_scopes;

use crate::name;
use crate::spec::Spec;
use types::Types;

/// More parts than a scope requirement of one operation ever has.
pub(crate) const MAX_CLAUSES: usize = 64;

/// Resolves a spec without errors.
pub(crate) fn resolve(spec: &Spec) -> Provider {
    let name = text(&spec.name).unwrap_or_default();
    let title = text(&spec.title).unwrap_or_else(|| capitalised(&name));
    let scopes = scopes::resolve(spec);
    let mut clauses = Vec::new();
    let mut types = Types::new(spec);
    let sub_clients = api::sub_clients(&mut types);
    let registrations = grants::registrations(&mut types);
    let mut operations = Vec::new();
    for operation in &spec.operations {
        let requires = scopes::requires(operation, &scopes, &mut clauses);
        operations.push(api::operation(&mut types, &sub_clients, operation, requires));
    }
    let errors = api::error_rules(&mut types);
    let mut models = types.finish();
    types::mark_use(&mut models, &operations, &errors);
    Provider {
        rust_name: name::snake(&name),
        name,
        title,
        description: text(&spec.description),
        docs: text(&spec.docs),
        issuer: spec.issuer.as_ref().map(|issuer| issuer.text.clone()),
        variables: grants::variables(spec),
        environments: grants::environments(spec),
        revocation_endpoint: spec.revocation_endpoint.as_ref().map(|t| t.text.clone()),
        default_scopes: spec.default_scopes.as_ref().map(|list| scopes::positions(&scopes, list)),
        credentials: scopes::credentials(spec, &scopes),
        scopes,
        scope_format: scopes::format(spec),
        clauses,
        registrations,
        error_shapes: api::error_shapes(spec),
        errors,
        api: api::api(spec),
        sub_clients,
        operations,
        models,
    }
}

fn text(text: &Option<crate::source::Spanned<String>>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

/// `money-button` as people write it: `Money Button`.
fn capitalised(name: &str) -> String {
    let words = name.split(['-', '_']).map(|word| {
        let mut chars = word.chars();
        let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
        first + chars.as_str()
    });
    words.collect::<Vec<_>>().join(" ")
}
