//! Types: models by position, inline enums, unions and objects as models of their own.

use std::collections::HashSet;

use super::model::{Field, Member, Model, ModelKind, Parameter, Type, Variant};
use crate::name;
use crate::spec::{self, EnumValue, Index, Property, PropertyKind, Spec, Style};
use crate::status::StatusRange;
use crate::type_expression::{Builtin, TypeExpression};

/// The reply of an operation, as inline types are named after it: `GetMeReply`.
pub(crate) const REPLY: &str = "reply";

/// One of several replies: `CreateThingAcceptedReply`.
pub(crate) fn reply_name(status: StatusRange) -> String {
    format!("{}_{REPLY}", name::snake(&status.rust_name()))
}

/// The models while they grow: those of the spec first, at their own positions, inline ones behind.
pub(super) struct Types<'a> {
    pub(super) index: Index<'a>,
    models: Vec<Model>,
}

impl<'a> Types<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        let mut types = Self {
            index: Index::new(spec),
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
            TypeExpression::Named(name) => match self.index.model_position(name) {
                Some(position) => Type::Model(position),
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
                rust_name: property.rust_name(),
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
        // The generated union has a variant of its own.
        let mut names = HashSet::from(["Other".to_owned()]);
        members
            .iter()
            .map(|member| {
                let ty = self.of(member);
                let mut rust_name = self.variant_name(&ty);
                while !names.insert(rust_name.clone()) {
                    rust_name.push('2');
                }
                Member {
                    rust_name,
                    ty,
                    boxed: false,
                }
            })
            .collect()
    }

    pub(super) fn variant_name(&self, ty: &Type) -> String {
        match ty {
            Type::Builtin(builtin) => {
                let known = Builtin::ALL.iter().find(|(_, known)| known == builtin);
                known.map_or_else(String::new, |(name, _)| name::pascal(name))
            }
            Type::Model(at) => self
                .models
                .get(*at)
                .map_or_else(String::new, |m| m.rust_name.clone()),
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
        settable
            .into_iter()
            .map(|property| self.parameter(parent, property, taken))
            .collect()
    }

    /// The same for paths and headers, where lists and objects are written as `simple`.
    pub(super) fn simple_parameters(
        &mut self,
        parent: &str,
        properties: &[Property],
        taken: &[&str],
    ) -> Vec<Parameter> {
        let mut parameters = self.parameters(parent, properties, taken);
        for parameter in &mut parameters {
            let written = properties.iter().find(|p| p.name.value == parameter.name);
            if let Some(property) = written.filter(|property| property.style.is_none()) {
                parameter.style = Style::Simple;
                parameter.explode = explodes(property, Style::Simple);
            }
        }
        parameters
    }

    fn parameter(&mut self, parent: &str, property: &Property, taken: &[&str]) -> Parameter {
        let ty = self.property(parent, property);
        let mut rust_name = property.rust_name();
        if taken.contains(&rust_name.as_str()) {
            rust_name.push_str("_parameter");
        }
        Parameter {
            name: property.name.value.clone(),
            rust_name,
            ty: if property.nullable {
                Type::Nullable(Box::new(ty))
            } else {
                ty
            },
            optional: property.optional,
            description: property.description.clone(),
            deprecated: property.deprecated,
            default: property.default.clone(),
            example: property.example.clone(),
            style: property.style.as_ref().map_or(Style::Form, |s| s.value),
            explode: explodes(property, Style::Form),
            allow_reserved: property.allow_reserved.as_ref().is_some_and(|f| f.value),
            content_type: super::text(property.content_type.as_ref()),
        }
    }

    /// The type of a reply; an inline one is named after its parent and `name`.
    pub(super) fn reply(&mut self, parent: &str, name: &str, returns: &Property) -> Type {
        let mut property = returns.clone();
        name.clone_into(&mut property.name.value);
        let ty = self.property(parent, &property);
        if returns.nullable || returns.optional {
            Type::Nullable(Box::new(ty))
        } else {
            ty
        }
    }
}

/// The default of `explode` depends on the style (OpenAPI 3.1 §4.8.12.2.1).
fn explodes(property: &Property, default: Style) -> bool {
    let style = property.style.as_ref().map_or(default, |style| style.value);
    let written = property.explode.as_ref().map(|flag| flag.value);
    written.unwrap_or(style == Style::Form)
}

fn variants(values: &[EnumValue]) -> Vec<Variant> {
    values
        .iter()
        .map(|value| Variant {
            value: value.value.value.clone(),
            rust_name: value.rust_name(),
            description: value.description.clone(),
        })
        .collect()
}
