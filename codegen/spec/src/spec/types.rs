//! Models, properties and parameters.

use super::read::Reader;
use crate::source::{Json, Node, Span, Spanned};
use crate::template::Template;
use crate::type_expression::{ShortType, TypeExpression};

/// An entry of `models`.
#[derive(Debug, Clone)]
pub struct Model {
    /// Its name.
    pub name: Spanned<String>,
    /// `$description`
    pub description: Option<String>,
    /// What it is.
    pub kind: ModelKind,
}

/// What a model is.
#[derive(Debug, Clone)]
pub enum ModelKind {
    /// An object.
    Object(Vec<Property>),
    /// An open enum.
    Enum(Vec<EnumValue>),
    /// One of several types.
    Union(Vec<TypeExpression>),
    /// Another name for a type.
    Alias(TypeExpression),
}

impl Model {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let description = r.text(node, "$description").map(|text| text.value);
        let is_list = |key| node.get(key).is_some_and(|n| matches!(n.value, Json::List(_)));
        let kind = if let Some(text) = node.as_text() {
            let short = r.short_type(&text);
            ModelKind::Alias(short.map_or(JSON, |short| short.expression))
        } else if is_list("enum") {
            ModelKind::Enum(enum_values(r, node))
        } else if is_list("one_of") {
            ModelKind::Union(union_members(r, node))
        } else {
            let members: Vec<_> =
                node.members().iter().filter(|m| !m.key.starts_with('$')).cloned().collect();
            ModelKind::Object(r.members(&members))
        };
        Self { name, description, kind }
    }
}

/// A property of a model, or a parameter.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name on the wire.
    pub name: Spanned<String>,
    /// What stands there.
    pub kind: PropertyKind,
    /// Where the type or value stands.
    pub span: Span,
    /// It may be absent.
    pub optional: bool,
    /// It may be null.
    pub nullable: bool,
    /// `description`
    pub description: Option<String>,
    /// `deprecated`
    pub deprecated: bool,
    /// `default`
    pub default: Option<serde_json::Value>,
    /// `example`
    pub example: Option<serde_json::Value>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `explode`
    pub explode: bool,
}

/// What stands at a property.
#[derive(Debug, Clone)]
pub enum PropertyKind {
    /// A type.
    Type(TypeExpression),
    /// An open enum of its own.
    Enum(Vec<EnumValue>),
    /// A union of its own.
    Union(Vec<TypeExpression>),
    /// An object of its own.
    Object(Vec<Property>),
    /// A fixed value.
    Fixed(Template),
}

/// What is assumed of a type that could not be read, so that other rules can be checked.
const JSON: TypeExpression = TypeExpression::Builtin(crate::type_expression::Builtin::Json);

impl Property {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Option<Self> {
        let mut property = Self {
            name,
            kind: PropertyKind::Type(JSON),
            span: node.inner_span(),
            optional: false,
            nullable: false,
            description: None,
            deprecated: false,
            default: None,
            example: None,
            rust_name: None,
            explode: true,
        };
        if let Some(text) = node.as_text() {
            property.set_type(r.short_type(&text));
            return Some(property);
        }
        property.kind = if let Some(text) = r.text(node, "type") {
            property.span = text.span;
            property.set_type(r.short_type(&text));
            property.kind
        } else if node.get("enum").is_some() {
            PropertyKind::Enum(enum_values(r, node))
        } else if node.get("one_of").is_some() {
            PropertyKind::Union(union_members(r, node))
        } else if node.get("properties").is_some() {
            PropertyKind::Object(r.properties(node, "properties"))
        } else {
            let value = r.template(node, "value")?;
            property.span = value.span;
            PropertyKind::Fixed(value)
        };
        property.optional |= r.boolean(node, "optional").is_some_and(|flag| flag.value);
        property.nullable |= r.boolean(node, "nullable").is_some_and(|flag| flag.value);
        property.description = r.text(node, "description").map(|text| text.value);
        property.deprecated = r.boolean(node, "deprecated").is_some_and(|flag| flag.value);
        property.default = node.get("default").map(Node::to_json);
        property.example = node.get("example").map(Node::to_json);
        property.rust_name = r.text(node, "rust_name");
        property.explode = r.boolean(node, "explode").is_none_or(|flag| flag.value);
        Some(property)
    }

    /// Takes a short type apart: `?` and `|null` belong to the property, the rest is its type.
    fn set_type(&mut self, short: Option<ShortType>) {
        let Some(short) = short else { return };
        self.optional = short.optional;
        self.kind = PropertyKind::Type(match short.expression {
            TypeExpression::Nullable(inner) => {
                self.nullable = true;
                *inner
            }
            expression => expression,
        });
    }
}

/// A value of an open enum.
#[derive(Debug, Clone)]
pub struct EnumValue {
    /// The text on the wire.
    pub value: Spanned<String>,
    /// `rust_name`
    pub rust_name: Option<Spanned<String>>,
    /// `description`
    pub description: Option<String>,
}

fn enum_values(r: &mut Reader, node: &Node) -> Vec<EnumValue> {
    let read = |element: &Node| match element.as_text() {
        Some(value) => Some(EnumValue { value, rust_name: None, description: None }),
        None => Some(EnumValue {
            value: r.any_text(element, "value")?,
            rust_name: r.text(element, "rust_name"),
            description: r.text(element, "description").map(|text| text.value),
        }),
    };
    node.get("enum").map(Node::elements).unwrap_or_default().iter().filter_map(read).collect()
}

fn union_members(r: &mut Reader, node: &Node) -> Vec<TypeExpression> {
    let texts = r.texts(node, "one_of").unwrap_or_default();
    texts.iter().filter_map(|text| Some(r.short_type(text)?.expression)).collect()
}
