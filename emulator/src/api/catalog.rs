//! The collections of the API. Where operations list or create objects, an unknown identifier is
//! not found; in other collections, clients have no way to learn the identifiers, so every one
//! exists.

use std::collections::HashMap;

use licit_format::resolve::{Method, Operation, Provider, Type};

use super::resource::Resource;
use crate::core::routes;
use crate::model;
use crate::model::noun::singular;
use crate::values::pattern::Pattern;

/// The collections of an API.
#[derive(Debug, Default)]
pub(crate) struct Catalog(HashMap<String, Known>);

/// What the spec says about a collection.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Its objects can be listed or created.
    pub(crate) listed: bool,
    /// The type of an object.
    pub(crate) ty: Option<Type>,
}

impl Catalog {
    /// The collections of a provider.
    pub(crate) fn of(provider: &Provider) -> Self {
        let mut catalog = Self::default();
        for operation in &provider.operations {
            let table = &operation.table;
            if table.graphql.is_some() {
                let noun = graphql_noun(provider, operation);
                let resource = Resource::of(provider, operation, &noun, None);
                let mut variables = operation.variables.iter();
                let takes_id = variables.any(|variable| variable.name == "id");
                catalog.add(graphql_collection(&noun), &resource, !takes_id);
            } else {
                let pattern = Pattern::new(&routes::operation_url(provider, &table.path));
                let variable = pattern.last_variable();
                let resource =
                    Resource::of(provider, operation, &singular(pattern.noun()), variable);
                let lists = variable.is_none()
                    && (table.method == Method::Post || matches!(resource, Resource::List { .. }));
                catalog.add(pattern.collection(), &resource, lists);
            }
        }
        catalog
    }

    /// The type of the objects of a collection.
    pub(crate) fn ty(&self, collection: &str) -> Option<&Type> {
        self.0.get(collection)?.ty.as_ref()
    }

    fn add(&mut self, collection: String, resource: &Resource<'_>, lists: bool) {
        let known = self.0.entry(collection).or_default();
        known.listed |= lists && resource.ty().is_some();
        known.ty = known.ty.take().or_else(|| resource.ty().cloned());
    }

    /// The collection of a path.
    pub(crate) fn find(&self, pattern: &Pattern) -> Option<&Known> {
        self.0.get(&pattern.collection())
    }

    /// The collection of the objects of GraphQL operations with a noun.
    pub(crate) fn find_graphql(&self, noun: &str) -> Option<&Known> {
        self.0.get(&graphql_collection(noun))
    }
}

/// The name of the collection whose objects an operation returns or changes.
pub(crate) fn key(provider: &Provider, operation: &Operation) -> String {
    if operation.table.graphql.is_some() {
        return graphql_collection(&graphql_noun(provider, operation));
    }
    let url = routes::operation_url(provider, &operation.table.path);
    Pattern::new(&url).collection()
}

/// The collection of the objects of GraphQL operations with a noun.
pub(crate) fn graphql_collection(noun: &str) -> String {
    format!("graphql:{noun}")
}

/// The noun of a GraphQL operation: by its type, since it has no path.
pub(crate) fn graphql_noun(provider: &Provider, operation: &Operation) -> String {
    let ty = operation
        .page_item
        .as_ref()
        .or(operation.returns.as_ref())
        .map(|ty| match model::plain(provider, ty) {
            Type::List(item) => model::plain(provider, item),
            ty => ty,
        });
    let name = ty.and_then(|ty| model::name(provider, ty));
    name.map(singular).unwrap_or_default()
}
