//! Models, properties and parameters.

use super::read::Reader;
use crate::name;
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
        let description = node.text("$description").map(|text| text.value);
        let is_list = |key| {
            node.get(key)
                .is_some_and(|n| matches!(n.value, Json::List(_)))
        };
        let kind = if let Some(text) = node.as_text() {
            ModelKind::Alias(
                r.present_type(&text)
                    .unwrap_or_else(TypeExpression::unreadable),
            )
        } else if is_list("enum") {
            ModelKind::Enum(enum_values(node))
        } else if is_list("one_of") {
            ModelKind::Union(union_members(r, node))
        } else {
            ModelKind::Object(r.properties_of(node))
        };
        Self {
            name,
            description,
            kind,
        }
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
    /// `style`
    pub style: Option<Spanned<Style>>,
    /// `explode`
    pub explode: Option<Spanned<bool>>,
    /// `allow_reserved`
    pub allow_reserved: Option<Spanned<bool>>,
    /// `content_type`
    pub content_type: Option<Spanned<String>>,
}

/// How a parameter's lists and objects are written (OpenAPI 3.1 §4.8.12).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `form`
    Form,
    /// `spaceDelimited`
    SpaceDelimited,
    /// `pipeDelimited`
    PipeDelimited,
    /// `deepObject`
    DeepObject,
    /// `simple`
    Simple,
    /// `json`
    Json,
}

impl Style {
    /// Every style, with its name in specs.
    pub const ALL: &[(&str, Self)] = &[
        ("form", Self::Form),
        ("spaceDelimited", Self::SpaceDelimited),
        ("pipeDelimited", Self::PipeDelimited),
        ("deepObject", Self::DeepObject),
        ("simple", Self::Simple),
        ("json", Self::Json),
    ];
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

impl Property {
    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Option<Self> {
        let mut property = Self {
            name,
            kind: PropertyKind::Type(TypeExpression::unreadable()),
            span: node.inner_span(),
            optional: false,
            nullable: false,
            description: None,
            deprecated: false,
            default: None,
            example: None,
            rust_name: None,
            style: None,
            explode: None,
            allow_reserved: None,
            content_type: None,
        };
        if let Some(text) = node.as_text() {
            property.set_type(r.short_type(&text));
            return Some(property);
        }
        property.kind = if let Some(text) = node.text("type") {
            property.span = text.span;
            property.set_type(r.short_type(&text));
            property.kind
        } else if node.get("enum").is_some() {
            PropertyKind::Enum(enum_values(node))
        } else if node.get("one_of").is_some() {
            PropertyKind::Union(union_members(r, node))
        } else if node.get("properties").is_some() {
            PropertyKind::Object(r.properties(node, "properties"))
        } else {
            let value = r.template(node, "value")?;
            property.span = value.span;
            PropertyKind::Fixed(value)
        };
        property.optional |= node.boolean("optional").is_some_and(|flag| flag.value);
        property.nullable |= node.boolean("nullable").is_some_and(|flag| flag.value);
        property.description = node.text("description").map(|text| text.value);
        property.deprecated = node.boolean("deprecated").is_some_and(|flag| flag.value);
        property.default = node.get("default").map(Node::to_json);
        property.example = node.get("example").map(Node::to_json);
        property.rust_name = node.text("rust_name");
        property.style = node.choice("style", Style::ALL);
        property.explode = node.boolean("explode");
        property.allow_reserved = node.boolean("allow_reserved");
        property.content_type = node.text("content_type");
        Some(property)
    }

    /// The name of the generated field, setter or argument.
    pub fn rust_name(&self) -> String {
        name::snake(self.rust_name.as_ref().unwrap_or(&self.name))
    }

    /// The template, when the parameter has a fixed value.
    pub fn fixed(&self) -> Option<&Template> {
        match &self.kind {
            PropertyKind::Fixed(template) => Some(template),
            _ => None,
        }
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

impl EnumValue {
    /// The name of the generated variant.
    pub fn rust_name(&self) -> String {
        match &self.rust_name {
            Some(name) => name.value.clone(),
            None => match name::pascal(&self.value).as_str() {
                // That variant keeps what the spec does not list.
                "Unknown" => "UnknownValue".into(),
                name => name.into(),
            },
        }
    }
}

fn enum_values(node: &Node) -> Vec<EnumValue> {
    let read = |element: &Node| match element.as_text() {
        Some(value) => Some(EnumValue {
            value,
            rust_name: None,
            description: None,
        }),
        None => Some(EnumValue {
            value: element.any_text("value")?,
            rust_name: element.text("rust_name"),
            description: element.text("description").map(|text| text.value),
        }),
    };
    node.get("enum")
        .map(Node::elements)
        .unwrap_or_default()
        .iter()
        .filter_map(read)
        .collect()
}

fn union_members(r: &mut Reader, node: &Node) -> Vec<TypeExpression> {
    let texts = node.texts("one_of").unwrap_or_default();
    texts
        .iter()
        .filter_map(|text| r.present_type(text))
        .collect()
}
