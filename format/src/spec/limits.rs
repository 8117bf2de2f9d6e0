//! Limits: what a provider requires of values beyond their type.

use crate::source::{Json, Node};

/// What a provider requires of values beyond their type (JSON Schema 2020-12 Validation §6).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// `pattern`: a regular expression that strings contain a match of.
    pub pattern: Option<String>,
    /// `format`
    pub format: Option<String>,
    /// `min_length`, in characters.
    pub min_length: Option<usize>,
    /// `max_length`, in characters.
    pub max_length: Option<usize>,
    /// `minimum`
    pub minimum: Option<f64>,
    /// `maximum`
    pub maximum: Option<f64>,
    /// `exclusive_minimum`
    pub exclusive_minimum: Option<f64>,
    /// `exclusive_maximum`
    pub exclusive_maximum: Option<f64>,
    /// `multiple_of`
    pub multiple_of: Option<f64>,
    /// `min_items`
    pub min_items: Option<usize>,
    /// `max_items`
    pub max_items: Option<usize>,
    /// `unique_items`
    pub unique_items: bool,
    /// `min_properties`
    pub min_properties: Option<usize>,
    /// `max_properties`
    pub max_properties: Option<usize>,
    /// `items`: the limits of each item of a list, or each member of a map.
    pub items: Option<Box<Self>>,
}

impl Limits {
    pub(super) fn read(node: &Node) -> Self {
        let length = |key| {
            let length = node.get(key)?.as_integer()?;
            usize::try_from(length).ok()
        };
        let number = |key| match &node.get(key)?.value {
            Json::Number(text) => text.parse::<f64>().ok(),
            _ => None,
        };
        let text = |key| node.text(key).map(|text| text.value);
        Self {
            pattern: text("pattern"),
            format: text("format"),
            min_length: length("min_length"),
            max_length: length("max_length"),
            minimum: number("minimum"),
            maximum: number("maximum"),
            exclusive_minimum: number("exclusive_minimum"),
            exclusive_maximum: number("exclusive_maximum"),
            multiple_of: number("multiple_of").filter(|divisor| *divisor > 0.0),
            min_items: length("min_items"),
            max_items: length("max_items"),
            unique_items: node.boolean("unique_items").is_some_and(|flag| flag.value),
            min_properties: length("min_properties"),
            max_properties: length("max_properties"),
            items: node.get("items").map(|items| Box::new(Self::read(items))),
        }
    }
}
