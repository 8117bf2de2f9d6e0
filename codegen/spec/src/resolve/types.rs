//! Types: models by position, inline enums, unions and objects as models of their own.

use std::collections::{HashMap, HashSet};

use super::model::{
    Body, ErrorRule, Field, Member, Model, ModelKind, Operation, Parameter, Type, Variant,
};
use crate::name;
use crate::spec::{self, EnumValue, Property, PropertyKind, Spec};
use crate::type_expression::{Builtin, TypeExpression};

/// The models while they grow: those of the spec first, at their own positions, inline ones behind.
pub(super) struct Types<'a> {
    pub(super) spec: &'a Spec,
    positions: HashMap<&'a str, usize>,
    models: Vec<Model>,
}

impl<'a> Types<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        let named = spec.models.iter().enumerate();
        let mut types = Self {
            spec,
            positions: named.map(|(at, model)| (model.name.as_str(), at)).collect(),
            models: spec
                .models
                .iter()
                .map(|model| Model {
                    rust_name: model.name.value.clone(),
                    description: model.description.clone(),
                    kind: ModelKind::Enum(Vec::new()),
                    sent: false,
                    received: false,
                })
                .collect(),
        };
        for (at, model) in spec.models.iter().enumerate() {
            let kind = match &model.kind {
                spec::ModelKind::Object(properties) => {
                    ModelKind::Object(types.fields(&model.name, properties))
                }
                spec::ModelKind::Enum(values) => ModelKind::Enum(variants(values)),
                spec::ModelKind::Union(members) => ModelKind::Union(types.members(members)),
                spec::ModelKind::Alias(target) => ModelKind::Alias(types.of(target)),
            };
            if let Some(place) = types.models.get_mut(at) {
                place.kind = kind;
            }
        }
        types
    }

    /// The models, with recursion boxed.
    pub(super) fn finish(mut self) -> Vec<Model> {
        super::recursion::box_cycles(&mut self.models);
        self.models
    }

    pub(super) fn of(&self, expression: &TypeExpression) -> Type {
        match expression {
            TypeExpression::Builtin(builtin) => Type::Builtin(*builtin),
            TypeExpression::Named(name) => match self.positions.get(name.as_str()) {
                Some(position) => Type::Model(*position),
                None => Type::Builtin(Builtin::Json),
            },
            TypeExpression::List(inner) => Type::List(Box::new(self.of(inner))),
            TypeExpression::Map(inner) => Type::Map(Box::new(self.of(inner))),
            TypeExpression::Nullable(inner) => Type::Nullable(Box::new(self.of(inner))),
        }
    }

    /// The type of a property; inline types are named after their parent and the property.
    fn property(&mut self, parent: &str, property: &Property) -> Type {
        let kind = match &property.kind {
            PropertyKind::Type(expression) => return self.of(expression),
            PropertyKind::Fixed(_) => return Type::Builtin(Builtin::String),
            PropertyKind::Enum(values) => ModelKind::Enum(variants(values)),
            PropertyKind::Union(members) => ModelKind::Union(self.members(members)),
            PropertyKind::Object(properties) => {
                let name = format!("{parent}{}", name::pascal(&property.name));
                ModelKind::Object(self.fields(&name, properties))
            }
        };
        self.models.push(Model {
            rust_name: format!("{parent}{}", name::pascal(&property.name)),
            description: property.description.clone(),
            kind,
            sent: false,
            received: false,
        });
        Type::Model(self.models.len() - 1)
    }

    fn fields(&mut self, parent: &str, properties: &[Property]) -> Vec<Field> {
        properties
            .iter()
            .map(|property| Field {
                name: property.name.value.clone(),
                rust_name: rust_name(property),
                ty: self.property(parent, property),
                optional: property.optional,
                nullable: property.nullable,
                boxed: false,
                description: property.description.clone(),
                deprecated: property.deprecated,
                example: property.example.clone(),
            })
            .collect()
    }

    fn members(&self, members: &[TypeExpression]) -> Vec<Member> {
        let mut names = HashSet::new();
        members
            .iter()
            .map(|member| {
                let ty = self.of(member);
                let mut rust_name = self.variant_name(&ty);
                while !names.insert(rust_name.clone()) {
                    rust_name.push('2');
                }
                Member { rust_name, ty, boxed: false }
            })
            .collect()
    }

    fn variant_name(&self, ty: &Type) -> String {
        match ty {
            Type::Builtin(builtin) => {
                let known = Builtin::ALL.iter().find(|(_, known)| known == builtin);
                known.map_or_else(String::new, |(name, _)| name::pascal(name))
            }
            Type::Model(at) => self.models.get(*at).map_or_else(String::new, |m| m.rust_name.clone()),
            Type::List(inner) => format!("{}List", self.variant_name(inner)),
            Type::Map(inner) => format!("{}Map", self.variant_name(inner)),
            Type::Nullable(inner) => self.variant_name(inner),
        }
    }

    /// The parameters that the caller sets. Names in `taken` are the generated code's own.
    pub(super) fn parameters(
        &mut self,
        parent: &str,
        properties: &[Property],
        taken: &[&str],
    ) -> Vec<Parameter> {
        let settable: Vec<&Property> = properties.iter().filter(|p| p.fixed().is_none()).collect();
        settable.into_iter().map(|property| self.parameter(parent, property, taken)).collect()
    }

    fn parameter(&mut self, parent: &str, property: &Property, taken: &[&str]) -> Parameter {
        let ty = self.property(parent, property);
        let mut rust_name = rust_name(property);
        if taken.contains(&rust_name.as_str()) {
            rust_name.push_str("_parameter");
        }
        Parameter {
            name: property.name.value.clone(),
            rust_name,
            ty: if property.nullable { Type::Nullable(Box::new(ty)) } else { ty },
            optional: property.optional,
            description: property.description.clone(),
            deprecated: property.deprecated,
            default: property.default.clone(),
            example: property.example.clone(),
            explode: property.explode,
        }
    }

    /// The type of a reply.
    pub(super) fn reply(&mut self, parent: &str, returns: &Property) -> Type {
        let mut property = returns.clone();
        property.name.value = "reply".into();
        let ty = self.property(parent, &property);
        if returns.nullable || returns.optional { Type::Nullable(Box::new(ty)) } else { ty }
    }
}

fn rust_name(property: &Property) -> String {
    match &property.rust_name {
        Some(name) => name::snake(name),
        None => name::snake(&property.name),
    }
}

fn variants(values: &[EnumValue]) -> Vec<Variant> {
    values
        .iter()
        .map(|value| {
            let rust_name = match &value.rust_name {
                Some(name) => name.value.clone(),
                None => name::pascal(&value.value),
            };
            Variant {
                value: value.value.value.clone(),
                // `Unknown` keeps what the spec does not list.
                rust_name: if rust_name == "Unknown" { "UnknownValue".into() } else { rust_name },
                description: value.description.clone(),
            }
        })
        .collect()
}

/// Marks which models are sent and which are received.
pub(super) fn mark_use(models: &mut [Model], operations: &[Operation], errors: &[ErrorRule]) {
    let mut sent = Vec::new();
    let mut received: Vec<Type> = errors.iter().filter_map(|rule| rule.body.clone()).collect();
    for operation in operations {
        received.extend(operation.returns.clone());
        sent.extend(operation.variables.iter().map(|parameter| parameter.ty.clone()));
        match &operation.body {
            Some(Body::Json { ty, .. }) => sent.push(ty.clone()),
            Some(Body::Members(list) | Body::Form(list)) => {
                sent.extend(list.iter().map(|parameter| parameter.ty.clone()));
            }
            None => {}
        }
    }
    reach(models, sent, |model| &mut model.sent);
    reach(models, received, |model| &mut model.received);
}

fn reach(models: &mut [Model], mut open: Vec<Type>, flag: impl Fn(&mut Model) -> &mut bool) {
    while let Some(ty) = open.pop() {
        match ty {
            Type::Builtin(_) => {}
            Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => open.push(*inner),
            Type::Model(at) => {
                let Some(model) = models.get_mut(at) else { continue };
                if std::mem::replace(flag(model), true) {
                    continue;
                }
                match &model.kind {
                    ModelKind::Object(fields) => open.extend(fields.iter().map(|f| f.ty.clone())),
                    ModelKind::Union(members) => open.extend(members.iter().map(|m| m.ty.clone())),
                    ModelKind::Alias(target) => open.push(target.clone()),
                    ModelKind::Enum(_) => {}
                }
            }
        }
    }
}
