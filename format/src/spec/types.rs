//! Models, properties and parameters.

use super::read::{Reader, once};
use super::{EnumValue, Limits, Scalar, Union};
use crate::expression::template::Template;
use crate::expression::type_expression::{ShortType, TypeExpression};
use crate::name;
use crate::source::{Json, Node, Span, Spanned};

/// An entry of `models`.
#[derive(Debug, Clone)]
pub struct Model {
    /// Its name.
    pub name: Spanned<String>,
    /// `$description`
    pub description: Option<String>,
    /// `$open`: an enum lists only some of the accepted values.
    pub open: bool,
    /// Its kind.
    pub kind: ModelKind,
}

/// The kind of a model.
#[derive(Debug, Clone)]
pub enum ModelKind {
    /// An object.
    Object(ObjectType),
    /// An open enum.
    Enum(Vec<EnumValue>),
    /// A union of types.
    Union(Union),
    /// An alias of a type.
    Alias(TypeExpression),
}

/// The contents of an object.
#[derive(Debug, Clone, Default)]
pub struct ObjectType {
    /// The properties.
    pub properties: Vec<Property>,
    /// `$additional`, or `additional`: the type of all other properties.
    pub additional: Option<TypeExpression>,
    /// `"$additional": "none"`: the provider allows no other properties.
    pub closed: bool,
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
            ModelKind::Enum(EnumValue::read_all(node))
        } else if is_list("one_of") {
            ModelKind::Union(Union::read(r, node))
        } else {
            ModelKind::Object(ObjectType {
                properties: r.properties_of_model(node),
                additional: additional(r, node, "$additional"),
                closed: is_closed(node, "$additional"),
            })
        };
        let is_enum = matches!(kind, ModelKind::Enum(_));
        Self {
            name,
            description,
            open: is_enum && node.boolean("$open").is_some_and(|flag| flag.value),
            kind,
        }
    }
}

/// A property of a model, or a parameter.
#[derive(Debug, Clone)]
pub struct Property {
    /// The name on the wire.
    pub name: Spanned<String>,
    /// Its kind.
    pub kind: PropertyKind,
    /// The location of the type or value.
    pub span: Span,
    /// Whether it may be absent.
    pub optional: bool,
    /// `optional`
    pub stated_optional: Option<bool>,
    /// Whether it may be null.
    pub nullable: bool,
    /// `description`
    pub description: Option<String>,
    /// `deprecated`
    pub deprecated: bool,
    /// `read_only`
    pub read_only: Option<Span>,
    /// `write_only`
    pub write_only: Option<Span>,
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
    /// `allow_empty_value`
    pub allow_empty_value: Option<Spanned<bool>>,
    /// `content_type`
    pub content_type: Option<Spanned<String>>,
    /// `limits`
    pub limits: Option<Box<Limits>>,
    /// `headers`
    pub headers: Vec<Property>,
}

/// How a parameter's lists and objects are serialized (OpenAPI 3.1 §4.8.12).
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
    /// `label`
    Label,
    /// `matrix`
    Matrix,
    /// `content`
    Content,
    /// `json`
    Json,
}

impl Style {
    /// All styles with their names in specs.
    pub const ALL: &[(&str, Self)] = &[
        ("form", Self::Form),
        ("spaceDelimited", Self::SpaceDelimited),
        ("pipeDelimited", Self::PipeDelimited),
        ("deepObject", Self::DeepObject),
        ("simple", Self::Simple),
        ("label", Self::Label),
        ("matrix", Self::Matrix),
        ("content", Self::Content),
        ("json", Self::Json),
    ];
}

/// The kind of a property.
#[derive(Debug, Clone)]
pub enum PropertyKind {
    /// A type.
    Type(TypeExpression),
    /// An inline open enum.
    Enum(Vec<EnumValue>),
    /// An inline union.
    Union(Union),
    /// An inline object.
    Object(ObjectType),
    /// The constant value of a model's property.
    Constant(Spanned<Scalar>),
    /// The fixed value of a parameter.
    Fixed(Template),
}

impl Property {
    /// A required property without further keys.
    pub fn new(name: Spanned<String>, kind: PropertyKind, span: Span) -> Self {
        Self {
            name,
            kind,
            span,
            optional: false,
            nullable: false,
            description: None,
            deprecated: false,
            stated_optional: None,
            read_only: None,
            write_only: None,
            default: None,
            example: None,
            rust_name: None,
            style: None,
            explode: None,
            allow_reserved: None,
            allow_empty_value: None,
            content_type: None,
            limits: None,
            headers: Vec::new(),
        }
    }

    pub(super) fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Option<Self> {
        let unread = PropertyKind::Type(TypeExpression::unreadable());
        let mut property = Self::new(name, unread, node.inner_span());
        if let Some(text) = node.as_text() {
            property.set_type(r.short_type(&text));
            return Some(property);
        }
        // The type of a fixed value is that of its JSON.
        let stated = node.text("type").filter(|_| node.get("value").is_none());
        property.kind = if let Some(text) = stated {
            property.span = text.span;
            property.set_type(r.short_type(&text));
            property.kind
        } else if node.get("enum").is_some() {
            PropertyKind::Enum(EnumValue::read_all(node))
        } else if node.get("one_of").is_some() {
            PropertyKind::Union(Union::read(r, node))
        } else if node.get("properties").is_some() {
            PropertyKind::Object(ObjectType {
                properties: r.properties(node, "properties"),
                additional: additional(r, node, "additional"),
                closed: is_closed(node, "additional"),
            })
        } else if let Some(constant) = node.get("const") {
            let value = Scalar::read(constant)?;
            property.span = value.span;
            PropertyKind::Constant(value)
        } else {
            let written = node.get("value")?;
            let value = match written.value {
                Json::Number(_) | Json::Boolean(_) => {
                    let scalar = Scalar::read(written)?;
                    Some(Template::literal(scalar.to_string(), scalar.span))
                }
                _ => r.any_template(node, "value"),
            };
            let value = value.unwrap_or_else(|| Template::unreadable(written.span));
            property.span = value.span;
            PropertyKind::Fixed(value)
        };
        property.stated_optional = node.boolean("optional").map(|flag| flag.value);
        property.optional |= property.stated_optional == Some(true);
        property.nullable |= node.boolean("nullable").is_some_and(|flag| flag.value);
        property.description = node.text("description").map(|text| text.value);
        property.deprecated = node.boolean("deprecated").is_some_and(|flag| flag.value);
        let true_at = |key| {
            node.boolean(key)
                .filter(|flag| flag.value)
                .map(|flag| flag.span)
        };
        property.read_only = true_at("read_only");
        property.write_only = true_at("write_only");
        property.default = node.get("default").map(Node::to_json);
        property.example = node.get("example").map(Node::to_json);
        property.rust_name = node.text("rust_name");
        property.style = node.choice("style", Style::ALL);
        property.explode = node.boolean("explode");
        property.allow_reserved = node.boolean("allow_reserved");
        property.allow_empty_value = node.boolean("allow_empty_value");
        property.content_type = node.text("content_type");
        let limits = node.get("limits");
        property.limits = limits.map(|limits| Box::new(Limits::read(limits)));
        property.headers = r.properties(node, "headers");
        Some(property)
    }

    /// Returns the name of the generated field, setter or argument.
    pub fn rust_name(&self) -> String {
        name::snake(self.rust_name.as_ref().unwrap_or(&self.name))
    }

    /// Returns the template if the parameter has a fixed value.
    pub fn fixed(&self) -> Option<&Template> {
        match &self.kind {
            PropertyKind::Fixed(template) => Some(template),
            _ => None,
        }
    }

    /// Whether a parameter is sent without being set.
    pub(crate) fn is_fixed(&self) -> bool {
        matches!(
            self.kind,
            PropertyKind::Fixed(_) | PropertyKind::Constant(_)
        )
    }

    /// Splits a short type: `?` and `|null` belong to the property, the rest is its type.
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

fn additional(r: &mut Reader, node: &Node, key: &str) -> Option<TypeExpression> {
    let text = node.text(key).filter(|_| !is_closed(node, key))?;
    r.present_type(&text)
}

/// Whether an object allows no other properties.
fn is_closed(node: &Node, key: &str) -> bool {
    node.text(key).is_some_and(|text| text.value == "none")
}

impl Reader {
    /// Reads properties or parameters.
    pub(super) fn properties(&mut self, node: &Node, key: &str) -> Vec<Property> {
        self.given_properties(node, key).unwrap_or_default()
    }

    /// Reads properties or parameters. An empty object differs from none.
    pub(super) fn given_properties(&mut self, node: &Node, key: &str) -> Option<Vec<Property>> {
        Some(self.properties_of(node.get(key)?))
    }

    /// Reads the parameters of an operation under `key`.
    pub(super) fn parameters(&mut self, node: &Node, key: &str) -> Vec<Property> {
        let node = node.get(key);
        node.map(|node| self.parameters_of(node))
            .unwrap_or_default()
    }

    /// Reads the parameters of an operation. Where the provider has a default, callers need not set one,
    /// unless the spec says that it is not optional.
    pub(super) fn parameters_of(&mut self, node: &Node) -> Vec<Property> {
        let mut parameters = self.properties_of(node);
        for parameter in &mut parameters {
            let is_required = parameter.stated_optional == Some(false);
            parameter.optional |= parameter.default.is_some() && !is_required;
        }
        parameters
    }

    /// Reads the members of a model as properties. `$` keys are skipped, and `$$ref` is a property
    /// named `$ref`.
    pub(super) fn properties_of_model(&mut self, node: &Node) -> Vec<Property> {
        self.named(node, |key| !key.starts_with('$') || key.starts_with("$$"))
    }

    /// Reads the members of an object as properties. `$$ref` is named `$ref`, as in a model.
    pub(super) fn properties_of(&mut self, node: &Node) -> Vec<Property> {
        self.named(node, |_| true)
    }

    fn named(&mut self, node: &Node, is_property: fn(&str) -> bool) -> Vec<Property> {
        let plain = |key: &Spanned<String>| match key.strip_prefix("$$") {
            Some(rest) => key.clone().map(|_| format!("${rest}")),
            None => key.clone(),
        };
        once(node.members())
            .filter(|member| is_property(&member.key))
            .filter_map(|member| Property::read(self, plain(&member.key), &member.value))
            .collect()
    }
}
