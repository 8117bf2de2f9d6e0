//! Unions and their discriminators.

use super::read::Reader;
use crate::expression::type_expression::TypeExpression;
use crate::source::{Node, Spanned};

/// `one_of`, with its discriminator.
#[derive(Debug, Clone)]
pub struct Union {
    /// The types.
    pub members: Vec<TypeExpression>,
    /// `discriminator`
    pub discriminator: Option<Discriminator>,
}

/// `discriminator`: a property whose value identifies the type.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The property's name on the wire.
    pub property: Spanned<String>,
    /// Maps values to types. Types without an entry are identified by the values of their own
    /// property, otherwise by their names.
    pub mapping: Vec<(Spanned<String>, TypeExpression)>,
}

impl Union {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        let texts = node.texts("one_of").unwrap_or_default();
        Self {
            members: texts
                .iter()
                .filter_map(|text| r.present_type(text))
                .collect(),
            discriminator: Discriminator::read(r, node),
        }
    }
}

impl Discriminator {
    fn read(r: &mut Reader, node: &Node) -> Option<Self> {
        if let Some(property) = node.text("discriminator") {
            return Some(Self {
                property,
                mapping: Vec::new(),
            });
        }
        let node = node.get("discriminator")?;
        let mapping = node.pairs("mapping").unwrap_or_default();
        Some(Self {
            property: node.text("property")?,
            mapping: mapping
                .into_iter()
                .filter_map(|(value, ty)| Some((value, r.present_type(&ty)?)))
                .collect(),
        })
    }
}
