//! Unions, and what tells their members apart.

use crate::expression::type_expression::TypeExpression;
use crate::source::{Node, Spanned};
use crate::spec::read::Reader;

/// `one_of`, with what tells the types apart.
#[derive(Debug, Clone)]
pub struct Union {
    /// The types.
    pub members: Vec<TypeExpression>,
    /// `discriminator`
    pub discriminator: Option<Discriminator>,
}

/// `discriminator`: a property whose value tells the type.
#[derive(Debug, Clone)]
pub struct Discriminator {
    /// The property's name on the wire.
    pub property: Spanned<String>,
    /// Which value stands for which type. Types that no value is given for are told by the values
    /// that their own property may have, or else by their names.
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
