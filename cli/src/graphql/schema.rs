//! The types of a schema, with their extensions (GraphQL §3).

use std::collections::HashMap;

use graphql_parser::schema::{
    Definition, Document, EnumValue, Field, InputValue, TypeDefinition, TypeExtension,
};

use super::conversion::File;
use super::fault::Fault;

/// The scalars that every schema has (§3.5).
const BUILT_IN: &[&str] = &["Boolean", "Float", "ID", "Int", "String"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Scalar,
    Object,
    Interface,
    Union,
    Enum,
    Input,
}

impl Kind {
    /// Whether values have fields to select.
    pub(super) fn is_composite(self) -> bool {
        matches!(self, Self::Object | Self::Interface | Self::Union)
    }
}

/// A type. Which of its lists have elements depends on its kind.
#[derive(Debug)]
pub(super) struct Named<'s> {
    pub(super) kind: Kind,
    pub(super) description: Option<&'s str>,
    pub(super) fields: Vec<&'s Field<'s, &'s str>>,
    pub(super) inputs: Vec<&'s InputValue<'s, &'s str>>,
    pub(super) values: Vec<&'s EnumValue<'s, &'s str>>,
    /// The interfaces that the type implements.
    interfaces: Vec<&'s str>,
    /// The types of a union.
    members: Vec<&'s str>,
}

impl<'s> Named<'s> {
    fn new(kind: Kind, description: Option<&'s String>) -> Self {
        Self {
            kind,
            description: description.map(String::as_str),
            fields: Vec::new(),
            inputs: Vec::new(),
            values: Vec::new(),
            interfaces: Vec::new(),
            members: Vec::new(),
        }
    }

    pub(super) fn field(&self, name: &str) -> Option<&'s Field<'s, &'s str>> {
        self.fields.iter().find(|field| field.name == name).copied()
    }
}

/// The kind of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Root {
    Query,
    Mutation,
}

#[derive(Debug)]
pub(super) struct Schema<'s> {
    types: HashMap<&'s str, Named<'s>>,
    query: &'s str,
    mutation: &'s str,
}

impl<'s> Schema<'s> {
    pub(super) fn new(document: &'s Document<'s, &'s str>, file: &File) -> Result<Self, Fault> {
        let mut schema = Self {
            types: HashMap::new(),
            query: "Query",
            mutation: "Mutation",
        };
        for name in BUILT_IN {
            schema.types.insert(name, Named::new(Kind::Scalar, None));
        }
        for definition in &document.definitions {
            match definition {
                Definition::SchemaDefinition(roots) => {
                    schema.query = roots.query.unwrap_or(schema.query);
                    schema.mutation = roots.mutation.unwrap_or(schema.mutation);
                }
                Definition::TypeDefinition(defined) => schema.define(defined),
                Definition::TypeExtension(_) | Definition::DirectiveDefinition(_) => {}
            }
        }
        for definition in &document.definitions {
            if let Definition::TypeExtension(extension) = definition {
                schema.extend(extension);
            }
        }
        if schema.get(schema.query).is_none() {
            let message = format!("the schema has no type `{}`", schema.query);
            return Err(Fault::new(&file.path, message).help("pass the schema first"));
        }
        Ok(schema)
    }

    fn define(&mut self, defined: &'s TypeDefinition<'s, &'s str>) {
        let (name, named) = match defined {
            TypeDefinition::Scalar(one) => {
                let named = Named::new(Kind::Scalar, one.description.as_ref());
                (one.name, named)
            }
            TypeDefinition::Object(one) => {
                let mut named = Named::new(Kind::Object, one.description.as_ref());
                named.fields.extend(&one.fields);
                named.interfaces.extend(&one.implements_interfaces);
                (one.name, named)
            }
            TypeDefinition::Interface(one) => {
                let mut named = Named::new(Kind::Interface, one.description.as_ref());
                named.fields.extend(&one.fields);
                named.interfaces.extend(&one.implements_interfaces);
                (one.name, named)
            }
            TypeDefinition::Union(one) => {
                let mut named = Named::new(Kind::Union, one.description.as_ref());
                named.members.extend(&one.types);
                (one.name, named)
            }
            TypeDefinition::Enum(one) => {
                let mut named = Named::new(Kind::Enum, one.description.as_ref());
                named.values.extend(&one.values);
                (one.name, named)
            }
            TypeDefinition::InputObject(one) => {
                let mut named = Named::new(Kind::Input, one.description.as_ref());
                named.inputs.extend(&one.fields);
                (one.name, named)
            }
        };
        self.types.insert(name, named);
    }

    /// Adds an extension to its type. One of a type that the schema lacks adds nothing that can be used.
    fn extend(&mut self, extension: &'s TypeExtension<'s, &'s str>) {
        let name = match extension {
            TypeExtension::Scalar(one) => one.name,
            TypeExtension::Object(one) => one.name,
            TypeExtension::Interface(one) => one.name,
            TypeExtension::Union(one) => one.name,
            TypeExtension::Enum(one) => one.name,
            TypeExtension::InputObject(one) => one.name,
        };
        let Some(named) = self.types.get_mut(name) else {
            return;
        };
        match extension {
            TypeExtension::Scalar(_) => {}
            TypeExtension::Object(one) => {
                named.fields.extend(&one.fields);
                named.interfaces.extend(&one.implements_interfaces);
            }
            TypeExtension::Interface(one) => {
                named.fields.extend(&one.fields);
                named.interfaces.extend(&one.implements_interfaces);
            }
            TypeExtension::Union(one) => named.members.extend(&one.types),
            TypeExtension::Enum(one) => named.values.extend(&one.values),
            TypeExtension::InputObject(one) => named.inputs.extend(&one.fields),
        }
    }

    pub(super) fn get(&self, name: &str) -> Option<&Named<'s>> {
        self.types.get(name)
    }

    /// Returns the names of types with fields.
    pub(super) fn composites(&self) -> impl Iterator<Item = &'s str> {
        let types = self.types.iter();
        let types = types.filter(|(_, named)| named.kind.is_composite());
        types.map(|(name, _)| *name)
    }

    /// Returns the name of the type whose fields operations select.
    pub(super) fn root(&self, root: Root) -> &'s str {
        match root {
            Root::Query => self.query,
            Root::Mutation => self.mutation,
        }
    }

    /// Whether every value of the type `name` is one of `wide`.
    pub(super) fn is_always(&self, name: &str, wide: &str) -> bool {
        let possible = self.possible(name);
        let of_wide = self.possible(wide);
        possible.iter().all(|one| of_wide.contains(one))
    }

    /// Returns the object types that a value of a type may have, in alphabetical order.
    pub(super) fn possible(&self, name: &str) -> Vec<&'s str> {
        let Some((name, named)) = self.types.get_key_value(name) else {
            return Vec::new();
        };
        let mut possible: Vec<&str> = match named.kind {
            Kind::Union => named.members.clone(),
            Kind::Interface => self
                .types
                .iter()
                .filter(|(_, one)| one.kind == Kind::Object && one.interfaces.contains(name))
                .map(|(name, _)| *name)
                .collect(),
            _ => vec![name],
        };
        possible.sort_unstable();
        possible
    }
}
