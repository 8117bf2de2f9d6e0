//! Page styles with their defaults, and the type of what is paged.

use super::Types;
use super::model::{Pages, Type};
use crate::spec::{self, ModelKind, PageStyle, PropertyKind, Spec};
use crate::type_expression::{Builtin, TypeExpression};

/// The query parameter or GraphQL variable that asks for the next page.
pub(crate) fn parameter(pages: &spec::Pages, style: PageStyle) -> String {
    let default = match style {
        PageStyle::Link => "",
        PageStyle::Cursor => "cursor",
        PageStyle::Page => "page",
        PageStyle::Offset => "offset",
        PageStyle::Connection => "after",
    };
    pages.parameter.as_ref().map_or(default, |parameter| parameter.as_str()).to_owned()
}

/// The pointer to the items.
pub(crate) fn items(pages: &spec::Pages, style: PageStyle) -> String {
    let default = if style == PageStyle::Connection { "/nodes" } else { "" };
    pages.items.as_ref().map_or(default, |items| items.as_str()).to_owned()
}

/// Where a pointer leads in a type.
pub(crate) enum Walk<'a> {
    /// To a list of this.
    List(&'a TypeExpression),
    /// Into untyped JSON.
    Untyped,
    /// To something else.
    NotAList,
    /// Nowhere.
    Missing,
}

/// Follows a JSON pointer through a type.
pub(crate) fn walk<'a>(spec: &'a Spec, expression: &'a TypeExpression, pointer: &str) -> Walk<'a> {
    let mut current = expression;
    let mut keys = pointer.split('/').skip(1);
    // Aliases that end nowhere were reported; the bound keeps them from looping here.
    for _ in 0..64 {
        match current {
            TypeExpression::Nullable(inner) => current = inner,
            TypeExpression::Builtin(Builtin::Json) => return Walk::Untyped,
            TypeExpression::List(inner) => {
                return if keys.next().is_none() { Walk::List(inner) } else { Walk::Missing };
            }
            TypeExpression::Map(inner) => match keys.next() {
                Some(_) => current = inner,
                None => return Walk::NotAList,
            },
            TypeExpression::Builtin(_) => return Walk::NotAList,
            TypeExpression::Named(name) => {
                let Some(model) = spec.models.iter().find(|m| m.name.value == name.value) else {
                    return Walk::Untyped;
                };
                match &model.kind {
                    ModelKind::Alias(target) => current = target,
                    ModelKind::Enum(_) | ModelKind::Union(_) => return Walk::NotAList,
                    ModelKind::Object(properties) => {
                        let Some(key) = keys.next() else { return Walk::NotAList };
                        let key = key.replace("~1", "/").replace("~0", "~");
                        match properties.iter().find(|p| p.name.value == key).map(|p| &p.kind) {
                            Some(PropertyKind::Type(inner)) => current = inner,
                            Some(_) => return Walk::NotAList,
                            None => return Walk::Missing,
                        }
                    }
                }
            }
        }
    }
    Walk::NotAList
}

/// The resolved page style of an operation.
pub(super) fn resolve(types: &mut Types<'_>, operation: &spec::Operation) -> Option<Pages> {
    let pages = match operation.pages.as_ref()? {
        spec::PagesReference::Inline(pages) => pages,
        spec::PagesReference::Named(name) => {
            &types.spec.pagination.iter().find(|(known, _)| known.value == name.value)?.1
        }
    };
    let style = pages.style.as_ref()?.value;
    let items = items(pages, style);
    let item = match operation.returns.as_ref().map(|returns| &returns.kind) {
        Some(PropertyKind::Type(expression)) => match walk(types.spec, expression, &items) {
            Walk::List(item) => Some(types.of(item)),
            Walk::Untyped => Some(Type::Builtin(Builtin::Json)),
            Walk::NotAList | Walk::Missing => None,
        },
        _ => None,
    };
    let text = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|t| t.value.clone());
    let connection = style == PageStyle::Connection;
    let page_info = |key: &str| connection.then(|| format!("/pageInfo/{key}"));
    Some(Pages {
        parameter: parameter(pages, style),
        items,
        item,
        next: text(&pages.next).or_else(|| page_info("endCursor")),
        has_more: text(&pages.has_more).or_else(|| page_info("hasNextPage")),
        total: text(&pages.total),
        first_page: pages.first_page.as_ref().map_or(1, |first| first.value),
        style,
    })
}
