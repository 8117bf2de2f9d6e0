//! Names of the anonymous members of a union. A name depends on the member alone, so that a further
//! member renames nothing.

use super::document::{At, text_of};
use super::name;
use super::schema::{self, Facet, Schema};
use super::types::{Types, last_segment};
use crate::source::{Json, Member, Node};

/// How deep the properties of a member are described.
const DEEPEST: u8 = 3;

/// The length at which a description is long enough to differ from others.
const LONG_ENOUGH: usize = 240;

impl<'a> Types<'a> {
    /// Returns the hint for a member of a union: its title, the component, the value that it fixes for
    /// the property `tag`, another value that it fixes, or its first required property. Members with
    /// the same one are named after all their properties and the values of these, and otherwise after
    /// the types, too.
    pub(super) fn member_hint(&mut self, hint: &str, member: At<'a>, tag: Option<&str>) -> String {
        let is_name = |name: &String| name != "Model";
        let title = member.text("title").map(name::model).filter(is_name);
        let component = member.text("$ref").map(last_segment);
        let component = component.map(|key| name::model(&key)).filter(is_name);
        if let (None, Some(component)) = (&title, component) {
            return format!("{hint}{component}");
        }
        let schema = schema::followed(self.documents, &[Facet::of(member)]);
        let names = || {
            schema
                .properties
                .iter()
                .map(|property| &property.name.value)
        };
        let required = names().find(|name| schema.required.contains(name.as_str()));
        let property = required.or_else(|| names().next());
        let stated = title
            .clone()
            .or_else(|| self.tagged(member, tag?))
            .or_else(|| fixed_value(member, 0));
        let Some(first) = stated.clone().or_else(|| Some(name::model(property?))) else {
            return format!("{hint}{}", kind_word(&schema));
        };
        let title = title.unwrap_or_default();
        let words = schema.properties.iter().map(|property| {
            let facet = property.facets.first();
            let value = facet.and_then(|facet| text_word(facet.at.node));
            value.unwrap_or_else(|| name::model(&property.name))
        });
        let all: String = words.collect();
        let all = format!("{title}{all}");
        let described = format!("{title}{}", self.described(&schema, 0));
        let place = stated.as_ref().unwrap_or(&all).clone();
        self.names.variant(hint, [&first, &all, &described], &place)
    }

    /// Returns the name of the only value that a member allows for the discriminator's property.
    fn tagged(&self, member: At<'a>, property: &str) -> Option<String> {
        let (values, _) = self.fixed(&[Facet::of(member)], property)?;
        let [only] = values.as_slice() else {
            return None;
        };
        let is_word = only.parse::<i128>().is_err() && only.parse::<bool>().is_err();
        let words = if is_word {
            only.clone()
        } else {
            format!("{property} {}", only.replace('-', "minus "))
        };
        Some(name::model(&words)).filter(|name| name != "Model")
    }

    /// Returns the names of an object's properties, each with its value or its type.
    fn described(&self, schema: &Schema<'a>, depth: u8) -> String {
        let mut words = String::new();
        for property in &schema.properties {
            if words.len() > LONG_ENOUGH || !self.documents.spend(1) {
                break;
            }
            words.push_str(&name::model(&property.name));
            if let Some(facet) = property.facets.first() {
                words.push_str(&self.kind_words(facet.at, depth));
            }
        }
        words
    }

    /// Returns words for what a schema is: the component, its only value, or its type.
    fn kind_words(&self, at: At<'a>, depth: u8) -> String {
        if let Some(reference) = at.text("$ref") {
            return name::model(&last_segment(reference));
        }
        if let Some(word) = text_word(at.node) {
            return word;
        }
        let schema = schema::followed(self.documents, &[Facet::of(at)]);
        if depth < DEEPEST && !schema.properties.is_empty() {
            return self.described(&schema, depth + 1);
        }
        let item = schema.items.first().filter(|_| depth < DEEPEST);
        let item = item.map(|item| self.kind_words(item.at, depth + 1));
        format!("{}{}", kind_word(&schema), item.unwrap_or_default())
    }
}

/// Returns the only value of a property.
fn only_value(property: &Node) -> Option<&Node> {
    let listed = match property.get("enum").map(Node::elements) {
        Some([only]) => Some(only),
        _ => None,
    };
    property.get("const").or(listed)
}

/// Returns the only value of a property, if it is a text, as a word of a name.
fn text_word(property: &Node) -> Option<String> {
    let word = name::model(text_of(only_value(property)?)?);
    Some(word).filter(|word| word != "Model")
}

/// Returns the name of the only value of a property, which usually says what the member is: a text,
/// otherwise a number with the property's name, otherwise a value of a nested object.
fn fixed_value(member: At<'_>, depth: u8) -> Option<String> {
    let properties = member.node.get("properties").map(Node::members)?;
    let named = |name: String| (name != "Model").then_some(name);
    let text = |property: &Member| text_word(&property.value);
    let number = |property: &Member| {
        let value = only_value(&property.value)?;
        let value = match &value.value {
            Json::Boolean(value) => value.to_string(),
            _ => value.as_integer()?.to_string().replace('-', "minus "),
        };
        let words = format!("{} {value}", property.key.value);
        Some(name::model(&words))
    };
    let nested = |property: &Member| fixed_value(member.to(&property.value), depth + 1);
    let first = |of: &dyn Fn(&Member) -> Option<String>| {
        let mut properties = properties.iter();
        properties.find_map(|property| of(property).and_then(named))
    };
    let own = first(&text).or_else(|| first(&number));
    own.or_else(|| if depth < 4 { first(&nested) } else { None })
}

/// A word for the type of a member without properties.
fn kind_word(schema: &Schema<'_>) -> &'static str {
    match schema.types.as_slice() {
        ["array"] => "List",
        ["object"] => "Map",
        ["string"] => "Text",
        ["integer" | "number"] => "Number",
        ["boolean"] => "Flag",
        [] if !schema.items.is_empty() => "List",
        _ => "Value",
    }
}
