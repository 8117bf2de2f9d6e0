//! Page styles with their defaults, and the types of items.

use licit_tables::owned;

use super::Types;
use super::model::{NumberedEnd, Pages, Type};
use crate::expression::type_expression::{Builtin, TypeExpression};
use crate::source::value_of;
use crate::spec::{self, Index, ModelKind, PageStyle, Property, PropertyKind};

/// Returns the parameter that requests the next page.
pub(crate) fn parameter(pages: &spec::Pages, style: PageStyle) -> String {
    let default = match style {
        PageStyle::Link | PageStyle::NextUrl => "",
        PageStyle::Cursor => "cursor",
        PageStyle::Page => "page",
        PageStyle::Offset => "offset",
        PageStyle::Connection | PageStyle::LastItem => "after",
    };
    pages
        .parameter
        .as_ref()
        .map_or(default, |parameter| parameter.as_str())
        .to_owned()
}

/// The location of the parameter that requests the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterPlace {
    /// In the query.
    Query,
    /// Among a GraphQL document's variables.
    Variables,
    /// In the body.
    Body,
}

/// Returns where an operation declares the parameter that requests the next page; `None` if it does
/// not.
pub(crate) fn parameter_place(
    index: &Index<'_>,
    operation: &spec::Operation,
    parameter: &str,
) -> Option<ParameterPlace> {
    let declares = |list: &[Property]| list.iter().any(|known| known.name.value == parameter);
    if matches!(operation.kind, Some(spec::OperationKind::GraphQl(_))) {
        return declares(&operation.variables).then_some(ParameterPlace::Variables);
    }
    if declares(&operation.query) {
        return Some(ParameterPlace::Query);
    }
    let is_in = |kind: &PropertyKind, pointer: &str| {
        !matches!(walk(index, kind, pointer), Walk::Missing(_))
    };
    let found = match &operation.body.as_ref()?.value {
        spec::Body::Form(members) => declares(members),
        spec::Body::Members(members) => match parameter.strip_prefix('/') {
            None => declares(members),
            Some(inside) => {
                let (name, rest) = inside
                    .find('/')
                    .map_or((inside, ""), |slash| inside.split_at(slash));
                let name = name.replace("~1", "/").replace("~0", "~");
                let member = members.iter().find(|member| member.name.value == name);
                member.is_some_and(|member| is_in(&member.kind, rest))
            }
        },
        spec::Body::Type(short) => {
            let pointer = if parameter.starts_with('/') {
                parameter.to_owned()
            } else {
                format!("/{}", parameter.replace('~', "~0").replace('/', "~1"))
            };
            is_in(&PropertyKind::Type(short.expression.clone()), &pointer)
        }
        spec::Body::FormType(_) | spec::Body::Multipart(_) | spec::Body::Binary { .. } => false,
    };
    found.then_some(ParameterPlace::Body)
}

/// Returns the pointer to the items.
pub(crate) fn items(pages: &spec::Pages, style: PageStyle) -> String {
    let default = if style == PageStyle::Connection {
        "/nodes"
    } else {
        ""
    };
    pages
        .items
        .as_ref()
        .map_or(default, |items| items.as_str())
        .to_owned()
}

/// The result of following a pointer through a type.
pub(crate) enum Walk<'a> {
    /// A list of this type.
    List(&'a TypeExpression),
    /// A value within untyped JSON.
    Untyped,
    /// An object.
    Object,
    /// A value that is neither a list nor an object.
    Scalar,
    /// No value: the pointer up to its first missing key.
    Missing(String),
}

/// Follows a JSON pointer through a type.
pub(crate) fn walk<'a>(index: &Index<'a>, kind: &'a PropertyKind, pointer: &str) -> Walk<'a> {
    let mut place = Place::of(kind);
    let mut walked = String::new();
    let mut keys = pointer.split('/').skip(1).inspect(|key| {
        walked.push('/');
        walked.push_str(key);
    });
    // Alias cycles are reported elsewhere; the bound prevents an endless loop.
    let mut aliases = 0..index.spec.models.len();
    loop {
        place = match place {
            Place::Type(TypeExpression::Nullable(inner)) => Place::Type(inner),
            Place::Type(TypeExpression::Builtin(Builtin::Json)) => return Walk::Untyped,
            Place::Type(TypeExpression::Builtin(_)) => match keys.next() {
                None => return Walk::Scalar,
                Some(_) => break,
            },
            Place::Other => return Walk::Scalar,
            Place::Type(TypeExpression::List(inner)) => match keys.next() {
                None => return Walk::List(inner),
                Some(key) if key.parse::<usize>().is_ok() => Place::Type(inner),
                Some(_) => break,
            },
            Place::Type(TypeExpression::Map(inner)) => match keys.next() {
                None => return Walk::Object,
                Some(_) => Place::Type(inner),
            },
            Place::Type(TypeExpression::Named(name)) => {
                match index.model(name).map(|model| &model.kind) {
                    None => return Walk::Untyped,
                    Some(ModelKind::Alias(target)) if aliases.next().is_some() => {
                        Place::Type(target)
                    }
                    Some(ModelKind::Object(object)) => Place::Object(&object.properties),
                    Some(_) => Place::Other,
                }
            }
            Place::Object(properties) => {
                let Some(key) = keys.next() else {
                    return Walk::Object;
                };
                let key = key.replace("~1", "/").replace("~0", "~");
                match properties
                    .iter()
                    .find(|property| property.name.value == key)
                {
                    Some(property) => Place::of(&property.kind),
                    None => break,
                }
            }
        };
    }
    drop(keys);
    Walk::Missing(walked)
}

/// The current position while a pointer is followed.
enum Place<'a> {
    Type(&'a TypeExpression),
    Object(&'a [Property]),
    Other,
}

impl<'a> Place<'a> {
    fn of(kind: &'a PropertyKind) -> Self {
        match kind {
            PropertyKind::Type(expression) => Self::Type(expression),
            PropertyKind::Object(object) => Self::Object(&object.properties),
            PropertyKind::Enum(_)
            | PropertyKind::Union(_)
            | PropertyKind::Constant(_)
            | PropertyKind::Fixed(_) => Self::Other,
        }
    }
}

/// Returns the resolved page style of an operation, and the type of an item if a page has a single
/// list of items.
pub(super) fn resolve(
    types: &Types<'_>,
    operation: &spec::Operation,
) -> Option<(Pages, Option<Type>)> {
    let pages = match operation.pages.as_ref()? {
        spec::PagesReference::Inline(pages) => pages,
        spec::PagesReference::Named(name) => {
            let mut styles = types.index.spec.pagination.iter();
            &styles.find(|(known, _)| known.value == name.value)?.1
        }
    };
    let style = pages.style.as_ref()?.value;
    let items = items(pages, style);
    let item = match walk(&types.index, &operation.returns.as_ref()?.kind, &items) {
        Walk::List(item) => Some(types.of(item)),
        Walk::Untyped => Some(Type::Builtin(Builtin::Json)),
        Walk::Object | Walk::Scalar | Walk::Missing(_) => None,
    };
    let parameter = parameter(pages, style);
    let place = parameter_place(&types.index, operation, &parameter);
    let table = Pages {
        style: self::style(pages, style, parameter),
        items,
        in_body: place == Some(ParameterPlace::Body),
        connection: style == PageStyle::Connection,
    };
    Some((table, item))
}

/// Returns how the next page is requested. A GraphQL connection has a cursor in `pageInfo`.
fn style(pages: &spec::Pages, style: PageStyle, parameter: String) -> owned::PageStyle {
    let connection = style == PageStyle::Connection;
    let page_info = |key: &str| connection.then(|| format!("/pageInfo/{key}"));
    let next = value_of(pages.next.as_ref()).or_else(|| page_info("endCursor"));
    let next = next.unwrap_or_default();
    let has_more = value_of(pages.has_more.as_ref()).or_else(|| page_info("hasNextPage"));
    let end = |has_more| NumberedEnd {
        total: value_of(pages.total.as_ref()),
        total_pages: value_of(pages.total_pages.as_ref()),
        has_more,
    };
    match style {
        PageStyle::Link => owned::PageStyle::Link,
        PageStyle::NextUrl => owned::PageStyle::NextUrl { next },
        PageStyle::Cursor | PageStyle::Connection => owned::PageStyle::Cursor {
            parameter,
            next,
            has_more,
        },
        PageStyle::LastItem => owned::PageStyle::LastItem {
            parameter,
            id: value_of(pages.id.as_ref()).unwrap_or_else(|| "/id".into()),
            has_more,
        },
        PageStyle::Page => owned::PageStyle::Page {
            parameter,
            first: pages.first_page.as_ref().map_or(1, |first| first.value),
            end: end(has_more),
        },
        PageStyle::Offset => owned::PageStyle::Offset {
            parameter,
            first: pages.first_offset.as_ref().map_or(0, |first| first.value),
            end: end(has_more),
        },
    }
}
