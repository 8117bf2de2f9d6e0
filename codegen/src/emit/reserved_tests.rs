//! Checks that no grant and no static token becomes a second method of the same name.

#![allow(clippy::panic, reason = "a test may fail")]

use std::collections::BTreeSet;

use licit_format::source::Source;
use serde_json::{Value, json};

use super::hostile_tests::specs;
use crate::{Options, generate};

#[test]
fn no_grant_and_no_static_token_has_the_name_of_another_method() {
    let mut of_applications = BTreeSet::new();
    let mut of_api = BTreeSet::new();
    for (path, text) in specs() {
        let Ok(loaded) = licit_format::parse(Source::new("spec.json", text)) else {
            continue;
        };
        let provider = &loaded.provider;
        let module = generate(provider, &Options::default()).expect("no sets");
        let file = syn::parse_file(&module.to_inline_text());
        let file = file.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for registration in &provider.registrations {
            let mut own = methods(&file.items, &registration.rust_name);
            for grant in &registration.custom {
                own.remove(&grant.rust_name);
            }
            of_applications.append(&mut own);
        }
        let mut own = methods(&file.items, "Api");
        for credential in &provider.credentials {
            own.remove(&credential.rust_name);
        }
        of_api.append(&mut own);
    }
    assert!(of_applications.len() > 20, "{of_applications:?}");
    for name in &of_applications {
        let grants = json!({ "custom": { name.as_str(): { "grant_type": "urn:acme" } } });
        assert_reserved(name, "grants", grants);
    }
    assert!(of_api.len() > 2, "{of_api:?}");
    for name in &of_api {
        assert_reserved(name, "credentials", json!({ name.as_str(): {} }));
    }
}

/// The methods that the inherent implementations of a type declare.
fn methods(items: &[syn::Item], name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in items {
        match item {
            syn::Item::Mod(module) => {
                let inside = module.content.iter().flat_map(|(_, items)| items);
                let inside: Vec<_> = inside.cloned().collect();
                found.append(&mut methods(&inside, name));
            }
            syn::Item::Impl(block) if block.trait_.is_none() => {
                let syn::Type::Path(ty) = &*block.self_ty else {
                    continue;
                };
                if !ty.path.is_ident(name) {
                    continue;
                }
                found.extend(block.items.iter().filter_map(|item| match item {
                    syn::ImplItem::Fn(method) => Some(method.sig.ident.to_string()),
                    _ => None,
                }));
            }
            _ => {}
        }
    }
    found
}

/// Checks that a spec with this name is rejected.
fn assert_reserved(name: &str, key: &str, value: Value) {
    let mut spec = json!({
        "name": "acme",
        "token_endpoint": "https://acme.example/token",
        "api": { "base_url": "https://acme.example" },
        "operations": { "ping": { "call": "GET /ping" } }
    });
    if let Some(members) = spec.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
    let report = match licit_format::parse(Source::new("acme.json", spec.to_string())) {
        Ok(_) => panic!("`{name}` is allowed in `{key}`"),
        Err(report) => report.to_string(),
    };
    assert!(report.contains("E0613"), "{name}: {report}");
}
