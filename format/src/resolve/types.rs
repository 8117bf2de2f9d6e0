//! Types: models by position, inline enums, unions and objects as models of their own.

use super::model::{
    Additional, Field, Member, Model, ModelKind, Object, Parameter, Shape, Style, Type, Union,
    Variant,
};
use super::names::{Named, Names};
use crate::expression::status::StatusRange;
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::name;
use crate::source::value_of;
use crate::spec::{self, EnumValue, Index, ObjectType, Property, PropertyKind, Scalar, Spec};

/// The name of a reply in the names of inline types: `GetMeReply`.
pub(super) const REPLY: &str = "reply";

/// Returns the same for one of several replies: `CreateThingAcceptedReply`.
pub(super) fn reply_name(status: StatusRange) -> String {
    format!("{}_{REPLY}", name::snake(&status.rust_name()))
}

/// Collects models: those of the spec first, in its order, then inline ones.
pub(super) struct Types<'a> {
    pub(super) index: Index<'a>,
    models: Vec<Model>,
    names: Names,
}

impl<'a> Types<'a> {
    pub(super) fn new(spec: &'a Spec) -> Self {
        // A type cannot be named `Self`.
        let mut names = Names::with(["Self"]);
        let models: Vec<_> = spec
            .models
            .iter()
            .map(|model| Named::model(&model.name.value))
            .collect();
        let rust_names = names.of(&models);
        let placeholder = |(model, rust_name): (&spec::Model, String)| Model {
            rust_name,
            description: model.description.clone(),
            open: model.open,
            kind: ModelKind::Enum(Vec::new()),
            sent: false,
            received: false,
        };
        let mut types = Self {
            index: Index::new(spec),
            models: spec
                .models
                .iter()
                .zip(rust_names)
                .map(placeholder)
                .collect(),
            names,
        };
        for (at, model) in spec.models.iter().enumerate() {
            let kind = match &model.kind {
                spec::ModelKind::Object(object) => {
                    ModelKind::Object(types.object(&model.name, object))
                }
                spec::ModelKind::Enum(values) => enumeration(values),
                spec::ModelKind::Union(union) => ModelKind::Union(types.union(union)),
                spec::ModelKind::Alias(target) => ModelKind::Alias(types.of(target)),
            };
            if let Some(place) = types.models.get_mut(at) {
                place.kind = kind;
            }
        }
        types
    }

    /// Returns the models, and the names that are used.
    pub(super) fn finish(self) -> (Vec<Model>, Names) {
        (self.models, self.names)
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

    /// Returns the type of a property. Inline types are named after their parent and the property.
    fn property(&mut self, parent: &str, property: &Property) -> Type {
        let name = format!("{parent}{}", name::pascal(&property.name));
        let kind = match &property.kind {
            PropertyKind::Type(expression) => return self.of(expression),
            PropertyKind::Fixed(_) => return Type::Builtin(Builtin::String),
            PropertyKind::Constant(value) => {
                return Type::Builtin(match value.value {
                    Scalar::Text(_) => Builtin::String,
                    Scalar::Integer(_) => Builtin::Integer,
                    Scalar::Boolean(_) => Builtin::Boolean,
                });
            }
            PropertyKind::Enum(values) => enumeration(values),
            PropertyKind::Union(union) => ModelKind::Union(self.union(union)),
            PropertyKind::Object(object) => ModelKind::Object(self.object(&name, object)),
        };
        self.models.push(Model {
            rust_name: self.names.take(&name),
            description: property.description.clone(),
            open: false,
            kind,
            sent: false,
            received: false,
        });
        Type::Model(self.models.len() - 1)
    }

    fn object(&mut self, parent: &str, object: &ObjectType) -> Object {
        let properties: Vec<_> = object.properties.iter().map(named).collect();
        let mut names = Names::default();
        let rust_names = names.of(&properties);
        Object {
            fields: object
                .properties
                .iter()
                .zip(rust_names)
                .map(|(property, rust_name)| self.field(parent, property, rust_name))
                .collect(),
            additional: object.additional.as_ref().map(|ty| Additional {
                rust_name: names.take("additional"),
                ty: self.of(ty),
            }),
            closed: object.closed,
        }
    }

    fn field(&mut self, parent: &str, property: &Property, rust_name: String) -> Field {
        Field {
            name: property.name.value.clone(),
            rust_name,
            ty: self.property(parent, property),
            optional: property.optional,
            nullable: property.nullable,
            boxed: false,
            description: property.description.clone(),
            deprecated: property.deprecated,
            read_only: property.read_only.is_some(),
            write_only: property.write_only.is_some(),
            constant: match &property.kind {
                PropertyKind::Constant(value) => Some(value.value.clone()),
                _ => None,
            },
            default: property.default.clone(),
            example: property.example.clone(),
            limits: property.limits.clone(),
        }
    }

    fn union(&self, union: &spec::Union) -> Union {
        // The generated union has the variant `Other`.
        let mut names = Names::with(["Other", "Self"]);
        let mapping = union
            .discriminator
            .iter()
            .flat_map(|discriminator| &discriminator.mapping);
        let mapping: Vec<_> = mapping
            .map(|(tag, member)| (&tag.value, self.of(member)))
            .collect();
        let member = |member: &TypeExpression| {
            let ty = self.of(member);
            let tags = mapping.iter().filter(|(_, of)| *of == ty);
            Member {
                rust_name: names.take(&self.variant_name(&ty)),
                tags: tags.map(|(tag, _)| (*tag).clone()).collect(),
                shape: Shape::Any,
                boxed: false,
                ty,
            }
        };
        Union {
            members: union.members.iter().map(member).collect(),
            discriminator: union
                .discriminator
                .as_ref()
                .map(|discriminator| discriminator.property.value.clone()),
        }
    }

    pub(super) fn variant_name(&self, ty: &Type) -> String {
        match ty {
            Type::Builtin(builtin) => name::pascal(builtin.name()),
            Type::Model(at) => self
                .models
                .get(*at)
                .map_or_else(String::new, |m| m.rust_name.clone()),
            Type::List(inner) => format!("{}List", self.variant_name(inner)),
            Type::Map(inner) => format!("{}Map", self.variant_name(inner)),
            Type::Nullable(inner) => self.variant_name(inner),
        }
    }

    /// Returns the parameters that the caller sets. The generated code uses the names in `taken`.
    pub(super) fn parameters(
        &mut self,
        parent: &str,
        properties: &[Property],
        taken: &[&str],
    ) -> Vec<Parameter> {
        let settable: Vec<&Property> = properties.iter().filter(|p| !p.is_fixed()).collect();
        settable
            .into_iter()
            .map(|property| self.parameter(parent, property, taken))
            .collect()
    }

    /// Returns the same for paths and headers, whose default style is `simple`.
    pub(super) fn simple_parameters(
        &mut self,
        parent: &str,
        properties: &[Property],
        taken: &[&str],
    ) -> Vec<Parameter> {
        let mut parameters = self.parameters(parent, properties, taken);
        restyle(&mut parameters, properties, spec::Style::Simple);
        parameters
    }

    /// Returns the same for multipart bodies, where each item is a separate part and objects are
    /// JSON.
    pub(super) fn parts(
        &mut self,
        parent: &str,
        properties: &[Property],
        taken: &[&str],
    ) -> Vec<Parameter> {
        let mut parameters = self.parameters(parent, properties, taken);
        restyle(&mut parameters, properties, spec::Style::Content);
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
            style: style(property, spec::Style::Form),
            allow_reserved: property.allow_reserved.as_ref().is_some_and(|f| f.value),
            allow_empty_value: property.allow_empty_value.as_ref().is_some_and(|f| f.value),
            content_type: value_of(property.content_type.as_ref()),
            limits: property.limits.clone(),
            headers: self.simple_parameters(parent, &property.headers, taken),
        }
    }

    /// Returns the type of a reply. An inline type is named after its parent and `name`.
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

/// Sets the styles of parameters whose place has another default than `form`.
fn restyle(parameters: &mut [Parameter], properties: &[Property], default: spec::Style) {
    for parameter in parameters {
        let written = properties.iter().find(|p| p.name.value == parameter.name);
        if let Some(property) = written {
            // A form field with only `explode` has the style `form` (OpenAPI 3.1.1 §4.8.15.1.2).
            let is_form = default == spec::Style::Content && property.explode.is_some();
            let default = if is_form { spec::Style::Form } else { default };
            parameter.style = style(property, default);
        }
    }
}

/// Returns the style of a parameter; `default` is that of its place. The default of `explode`
/// depends on the style (OpenAPI 3.1 §4.8.12.2.1).
fn style(property: &Property, default: spec::Style) -> Style {
    let style = property.style.as_ref().map_or(default, |style| style.value);
    let written = property.explode.as_ref().map(|flag| flag.value);
    let explode = written.unwrap_or(style == spec::Style::Form);
    match (style, explode) {
        // Exploded, these styles equal `form`.
        (spec::Style::Form | spec::Style::SpaceDelimited | spec::Style::PipeDelimited, true) => {
            Style::Form
        }
        (spec::Style::Form, false) => Style::FormJoined,
        (spec::Style::SpaceDelimited, false) => Style::SpaceDelimited,
        (spec::Style::PipeDelimited, false) => Style::PipeDelimited,
        (spec::Style::DeepObject, _) => Style::DeepObject,
        (spec::Style::Simple, false) => Style::Simple,
        (spec::Style::Simple, true) => Style::SimpleExploded,
        (spec::Style::Label, false) => Style::Label,
        (spec::Style::Label, true) => Style::LabelExploded,
        (spec::Style::Matrix, false) => Style::Matrix,
        (spec::Style::Matrix, true) => Style::MatrixExploded,
        (spec::Style::Content, _) => Style::Content,
        (spec::Style::Json, _) => Style::Json,
    }
}

fn enumeration(values: &[EnumValue]) -> ModelKind {
    let wires: Vec<String> = values.iter().map(|value| value.value.to_string()).collect();
    let named = values.iter().zip(&wires);
    let named: Vec<_> = named
        .map(|(value, wire)| {
            let given = value.rust_name.as_ref().map(|name| name.as_str());
            Named::variant(wire, given)
        })
        .collect();
    let rust_names = Names::with(["Unknown", "Self"]).of(&named);
    let all = || values.iter().zip(&rust_names);
    let integers: Vec<_> = all()
        .filter_map(|(value, rust_name)| match value.value.value {
            Scalar::Integer(number) => Some(variant(number, rust_name, value)),
            Scalar::Text(_) | Scalar::Boolean(_) => None,
        })
        .collect();
    // All values of an enum are of the same kind.
    if integers.len() == values.len() {
        return ModelKind::IntegerEnum(integers);
    }
    let text = |(value, rust_name): (&EnumValue, &String)| {
        variant(value.value.to_string(), rust_name, value)
    };
    ModelKind::Enum(all().map(text).collect())
}

fn variant<V>(wire: V, rust_name: &str, value: &EnumValue) -> Variant<V> {
    Variant {
        value: wire,
        rust_name: rust_name.to_owned(),
        description: value.description.clone(),
    }
}

fn named(property: &Property) -> Named<'_> {
    let given = property.rust_name.as_ref().map(|name| name.as_str());
    Named::field(&property.name, given)
}
