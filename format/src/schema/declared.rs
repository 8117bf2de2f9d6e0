//! The names that a spec declares, which the JSON Schema offers where the spec uses them.

use std::collections::{BTreeMap, BTreeSet};

use crate::shape::Names;
use crate::source::Node;

/// Names that a spec declares.
#[derive(Debug, Default)]
pub struct Declared(BTreeMap<Names, BTreeSet<String>>);

impl Declared {
    /// Returns the names that a spec declares. The spec may be incomplete or wrong.
    pub fn of(root: &Node) -> Self {
        let mut declared = Self::default();
        let keys = |path: &[&str]| -> Vec<String> {
            let found = path.iter().try_fold(root, |node, key| node.get(key));
            let members = found.map(Node::members).unwrap_or_default();
            members
                .iter()
                .map(|member| member.key.value.clone())
                .collect()
        };
        for (names, path) in [
            (Names::Clients, &["clients"][..]),
            (Names::Variables, &["variables"]),
            (Names::SubClients, &["sub_clients"]),
            (Names::PageStyles, &["pagination"]),
            (Names::Shapes, &["errors", "shapes"]),
            (Names::Errors, &["errors", "documented"]),
            (Names::SecuritySchemes, &["security_schemes"]),
            (Names::Operations, &["operations"]),
        ] {
            for key in keys(path) {
                declared.add(names, key);
            }
        }
        for scope in keys(&["scopes"]) {
            declared.add_scope(scope);
        }
        for model in keys(&["models"]) {
            declared.add_model(&model);
        }
        let variables = keys(&["variables"]);
        let operations = root
            .get("operations")
            .map(Node::members)
            .unwrap_or_default();
        let calls = operations
            .iter()
            .filter_map(|member| member.value.get("call")?.as_text());
        for name in calls.flat_map(|call| in_braces(&call.value)) {
            if !variables.contains(&name) {
                declared.add(Names::PathParameters, name);
            }
        }
        declared
    }

    /// Adds a name.
    pub fn add(&mut self, names: Names, name: impl Into<String>) {
        self.0.entry(names).or_default().insert(name.into());
    }

    /// Adds a scope, which lists and expressions can use.
    pub fn add_scope(&mut self, scope: impl Into<String>) {
        let scope = scope.into();
        self.add(Names::Scopes, scope.clone());
        self.add(Names::ScopeExpression, scope);
    }

    /// Adds a model and the list of it.
    pub fn add_model(&mut self, model: &str) {
        self.add(Names::Types, model);
        self.add(Names::Types, format!("[{model}]"));
    }

    pub(super) fn names(&self, names: Names) -> impl Iterator<Item = &str> {
        self.0.get(&names).into_iter().flatten().map(String::as_str)
    }
}

/// The names in braces, where a template may be incomplete.
fn in_braces(template: &str) -> Vec<String> {
    let parts = template.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}'));
    names.map(|(name, _)| name.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn names_are_found_in_an_incomplete_spec() {
        let text = r#"{
            "scopes": { "read": "" }, "models": { "Order": null }, "variables": { "shop": {} }, "clients": 7,
            "operations": { "get": { "call": "GET /{shop}/orders/{id}/{" }, "none": 1 }
        }"#;
        let declared = Declared::of(&Source::new("acme.json", text).parse().unwrap());
        for (names, expected) in [
            (Names::Scopes, &["read"][..]),
            (Names::ScopeExpression, &["read"]),
            (Names::Types, &["Order", "[Order]"]),
            (Names::Variables, &["shop"]),
            (Names::Clients, &[]),
            (Names::PathParameters, &["id"]),
        ] {
            assert_eq!(declared.names(names).collect::<Vec<_>>(), expected);
        }
    }
}
