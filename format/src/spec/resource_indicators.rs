//! Resource indicators (RFC 8707).

use super::read::Reader;
use crate::expression::template::Template;
use crate::source::Node;

/// `resource_indicators`
#[derive(Debug, Clone)]
pub struct ResourceIndicators {
    /// `resource`
    pub resource: Vec<Template>,
    /// `chosen_by_application`
    pub chosen_by_application: Option<bool>,
    /// `one_per_token`
    pub one_per_token: bool,
}

impl ResourceIndicators {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let resources = node.texts("resource").unwrap_or_default();
        Self {
            resource: resources
                .iter()
                .filter_map(|text| r.keep(Template::parse(text)))
                .collect(),
            chosen_by_application: node.boolean("chosen_by_application").map(|flag| flag.value),
            one_per_token: node.boolean("one_per_token").is_some_and(|flag| flag.value),
        }
    }
}
