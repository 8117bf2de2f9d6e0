//! What an operation's reply contains: one object, a list of objects, or nothing that is stored.

use std::cmp::Reverse;

use licit_format::resolve::{Operation, Provider, Type};

use super::identity;
use crate::model;
use crate::model::noun::singular;

/// What a reply contains.
#[derive(Debug, Clone)]
pub(crate) enum Resource<'p> {
    /// Objects of a type, in a list at a JSON pointer.
    List {
        /// Where.
        at: String,
        /// The type of an object.
        item: &'p Type,
    },
    /// An object of a type, at a JSON pointer.
    One {
        /// Where.
        at: String,
        /// Its type.
        ty: &'p Type,
    },
    /// Nothing that has an identifier.
    Nothing,
}

impl<'p> Resource<'p> {
    /// What an operation about a noun returns. `variable` ends the operation's path.
    pub(crate) fn of(
        provider: &'p Provider,
        operation: &'p Operation,
        noun: &str,
        variable: Option<&str>,
    ) -> Self {
        let Some(returns) = &operation.returns else {
            return Self::Nothing;
        };
        if let Some(pages) = &operation.table.pages
            && let Some(item) = &operation.page_item
        {
            return Self::List {
                at: pages.items.clone(),
                item,
            };
        }
        if let Type::List(item) = model::plain(provider, returns) {
            return Self::List {
                at: String::new(),
                item,
            };
        }
        if identity::member(provider, returns, noun, variable).is_some() {
            return Self::One {
                at: String::new(),
                ty: returns,
            };
        }
        Self::wrapped(provider, returns, noun)
    }

    /// An object one level below the top, as in `{"data": …}`; of several, the one that the operation is
    /// about.
    fn wrapped(provider: &'p Provider, returns: &'p Type, noun: &str) -> Self {
        let fields = model::fields(provider, returns).unwrap_or_default();
        let mut found: Vec<(usize, Self)> = Vec::new();
        for field in fields {
            let own = singular(&field.name);
            let at = format!("/{}", field.name.replace('~', "~0").replace('/', "~1"));
            let (ty, resource) = match model::plain(provider, &field.ty) {
                Type::List(item) => (item.as_ref(), Self::List { at, item }),
                ty => (ty, Self::One { at, ty }),
            };
            let identified = |noun| identity::member(provider, ty, noun, None).is_some();
            if identified(noun) || identified(&own) {
                let closeness = match model::name(provider, ty) {
                    _ if own == noun => 3,
                    Some(name) if singular(name) == noun => 2,
                    _ => usize::from(!field.optional),
                };
                found.push((closeness, resource));
            }
        }
        found.sort_by_key(|(closeness, _)| Reverse(*closeness));
        let is_only = match found.as_slice() {
            [(first, _), (second, _), ..] => first > second,
            _ => true,
        };
        match found.into_iter().next().filter(|_| is_only) {
            Some((_, resource)) => resource,
            None => Self::Nothing,
        }
    }

    /// The type of an object.
    pub(crate) fn ty(&self) -> Option<&'p Type> {
        match self {
            Self::List { item: ty, .. } | Self::One { ty, .. } => Some(ty),
            Self::Nothing => None,
        }
    }
}
