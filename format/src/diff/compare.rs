//! Compares two versions of a provider, part by part.

use licit_tables::owned;

use super::code::Code;
use super::errors;
use super::grants::registrations;
use super::identity::identity;
use super::openid;
use super::operations::{operations, sub_clients};
use super::pair::{Pair, pairs};
use super::provider::{
    api, binding, client_assertion, environments, resource_indicators, security_schemes, variables,
};
use super::scopes::{credentials, default_scopes, scope_format, scopes};
use super::walk::Walk;
use super::webhooks::webhooks;
use crate::resolve::Provider;

/// Compares everything that a provider has.
pub(super) fn compare(walk: &mut Walk<'_>) {
    pairs!(Provider {
        table, rust_name, description, docs, authorization_details, default_scopes, openid,
        registrations, credentials, security_schemes, sub_clients, webhooks,
    } without {
        excluded: "what the caller left out of this run",
        left_out: "what the caller left out of this run",
        scopes: "compared by the names of scopes",
        clauses: "compared with the scopes and operations that have them",
        coverages: "their names are compared with the operations that have them",
        error_bodies: "compared with the errors of the table",
        operations: "compared by their places",
        models: "compared where operations use them",
        origin: "the names and the hash of its files",
        spec: "what the rest was resolved from",
    } = Pair { old: walk.old, new: walk.new });
    walk.within("name", |walk| walk.renamed("module", rust_name));
    walk.text("description", description);
    walk.text("docs", docs);
    let moves = operations(walk);
    self::table(walk, table, moves);
    self::registrations(walk, registrations);
    scopes(walk);
    self::default_scopes(walk, default_scopes);
    self::credentials(walk, credentials);
    self::security_schemes(walk, security_schemes);
    self::sub_clients(walk, sub_clients);
    errors::errors(walk);
    let supported = Pair {
        old: &table.old.authorization_details,
        new: &table.new.authorization_details,
    };
    openid::details(walk, supported, authorization_details);
    openid::claims(walk, openid);
    self::webhooks(walk, webhooks);
}

fn table(walk: &mut Walk<'_>, pair: Pair<'_, owned::Provider>, moves: bool) {
    pairs!(owned::Provider {
        title, issuer, jwks_uri, variables, environments, scope, client_assertion, dpop,
        resource_indicators, openid, identity, certificate_bound, api, error_shapes, profile,
    } without {
        name: "compared as the name of the module",
        authorization_details: "compared with their types",
        security_schemes: "compared with their names in Rust",
        errors: "compared with the types of their bodies",
    } = pair);
    walk.text("title", title);
    walk.value(Code::IssuerChanged, "issuer", "the issuer", issuer);
    walk.value(
        Code::EndpointMoved,
        "jwks_uri",
        "the URL of the signing keys",
        jwks_uri,
    );
    self::variables(walk, variables);
    self::environments(walk, environments);
    scope_format(walk, scope);
    self::client_assertion(walk, client_assertion);
    binding(walk, dpop, certificate_bound);
    self::resource_indicators(walk, resource_indicators);
    openid::openid(walk, openid);
    self::identity(walk, identity);
    walk.within("api", |walk| self::api(walk, api, moves));
    errors::shapes(walk, error_shapes);
    walk.value(Code::Profile, "profile", "the profile", profile);
}
