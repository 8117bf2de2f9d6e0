//! Resolves a checked spec: chooses names, resolves references, applies defaults. This cannot fail,
//! because all errors were reported by `check`.

// Must not use `check`, or report a problem.

mod api;
mod application;
mod clauses;
mod client_assertion;
pub(crate) mod coverage;
mod direction;
mod errors;
mod grants;
mod identity;
mod least_scopes;
mod model;
mod names;
mod openid;
mod operations;
pub(crate) mod pages;
mod recursion;
mod replies;
mod requirement;
mod scopes;
mod security;
mod select;
mod shapes;
mod tags;
mod types;
mod variables;
mod webhook_model;
mod webhooks;

#[cfg(test)]
mod tests;

pub use application::AppArgument;
pub use coverage::{Alternative, Case};
pub use least_scopes::least_scopes;
pub use model::*;
pub use select::UnmatchedPatternError;

use std::collections::HashSet;
use std::sync::Arc;

use licit_tables::owned;

use crate::name;
use crate::source::{Origin, value_of};
use crate::spec::Spec;
use clauses::Clauses;
use grants::template;
pub(crate) use operations::SubClients;
use security::Requirements;
pub(crate) use security::required as required_security;
use types::Types;
pub(crate) use variables::is_in_host;

/// Resolves a spec without errors.
pub(crate) fn resolve(whole: Arc<Spec>) -> Provider {
    let spec = &*whole;
    let mut types = Types::new(spec);
    let scopes = scopes::resolve(&types.index);
    let mut clauses = Clauses::new(&scopes);
    let mut security = Requirements::new(spec, &scopes);
    let sub_clients = operations::sub_clients(&mut types);
    let by_name = SubClients::new(spec);
    let registrations = grants::registrations(&mut types);
    let mut operations = Vec::new();
    for operation in &spec.operations {
        let requirement = requirement::of(&types.index, operation, &mut security, &mut clauses);
        operations.push(operations::resolve(
            &mut types,
            &sub_clients,
            &by_name,
            operation,
            requirement,
        ));
    }
    let (errors, error_bodies) = errors::resolve(&types, &mut operations);
    let webhooks = webhooks::resolve(&types);
    let openid = openid::types(&types);
    let mut details = spec.authorization_details.as_ref().map(|details| {
        let ty = types.of(&details.value);
        AuthorizationDetails {
            sent: ty.clone(),
            received: ty,
        }
    });
    let (mut models, mut names) = types.finish();
    tags::resolve(&mut models);
    direction::resolve(
        &mut models,
        &mut names,
        &mut operations,
        direction::received(&error_bodies, webhooks.as_ref(), openid.as_ref()),
        details.as_mut(),
    );
    shapes::resolve(&mut models);
    recursion::box_cycles(&mut models);
    let (security_schemes, coverages) = security.finish();
    let default_scopes = spec.default_scopes.as_ref();
    let default_scopes = default_scopes.map(|list| scopes::positions(&scopes, list));
    let clauses = clauses.finish();
    Provider {
        origin: Origin::default(),
        excluded: HashSet::new(),
        left_out: HashSet::new(),
        table: owned::Provider {
            errors,
            security_schemes: security_schemes.iter().map(|s| s.table.clone()).collect(),
            identity: identity::resolve(spec, &operations, (&clauses, &scopes)),
            scope: scopes::format(spec, &scopes, default_scopes.as_deref().unwrap_or_default()),
            ..table(spec)
        },
        rust_name: name::snake(&value_of(spec.name.as_ref()).unwrap_or_default()),
        description: value_of(spec.description.as_ref()),
        docs: value_of(spec.docs.as_ref()),
        authorization_details: details,
        default_scopes,
        credentials: scopes::credentials(spec, &scopes),
        security_schemes,
        coverages,
        openid,
        clauses,
        scopes,
        registrations,
        error_bodies,
        sub_clients,
        operations,
        webhooks,
        models,
        spec: whole,
    }
}

/// Returns the table of the provider, which needs neither the operations nor the types.
fn table(spec: &Spec) -> owned::Provider {
    let name = value_of(spec.name.as_ref()).unwrap_or_default();
    let title = value_of(spec.title.as_ref()).unwrap_or_else(|| capitalized(&name));
    owned::Provider {
        name,
        title,
        issuer: template(spec.issuer.as_ref()),
        jwks_uri: template(spec.jwks_uri.as_ref()),
        variables: variables::resolve(spec),
        environments: variables::environments(spec),
        client_assertion: client_assertion::resolve(spec),
        dpop: spec.dpop.as_ref().map(|dpop| Dpop {
            required: spec.requires_dpop(),
            algorithms: dpop.algorithms.iter().map(|a| a.value.clone()).collect(),
        }),
        resource_indicators: resource_indicators(spec),
        openid: openid::resolve(spec),
        authorization_details: spec.authorization_details.is_some(),
        certificate_bound: spec.certificate_bound,
        profile: spec.profile.as_ref().map(|profile| profile.value),
        api: api::api(spec),
        error_shapes: errors::shapes(spec),
        ..owned::Provider::default()
    }
}

fn resource_indicators(spec: &Spec) -> Option<ResourceIndicators> {
    let indicators = spec.resource_indicators.as_ref()?;
    let resource = indicators.resource.iter();
    Some(ResourceIndicators {
        resource: resource.map(|template| template.text.clone()).collect(),
        chosen_by_application: indicators
            .chosen_by_application
            .unwrap_or(indicators.resource.is_empty()),
        one_per_token: indicators.one_per_token,
    })
}

/// Returns the display name of `money-button`: `Money Button`.
fn capitalized(name: &str) -> String {
    let words = name.split(['-', '_']).map(|word| {
        let mut chars = word.chars();
        let first = chars
            .next()
            .map(|c| c.to_uppercase().collect::<String>())
            .unwrap_or_default();
        first + chars.as_str()
    });
    words.collect::<Vec<_>>().join(" ")
}
