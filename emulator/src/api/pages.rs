//! Pages: selects the part of a list that a request is for, and writes the reference to the next
//! one, in each of the spec's styles.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::Uri;
use licit_format::resolve::{
    Builtin, NumberedEnd, Operation, PageStyle, Pages, Parameter, Provider, Type,
};
use serde_json::Value;
use url::form_urlencoded;

use crate::model::check;
use crate::model::noun::words;
use crate::rejection::fault::{Fault, Problem};
use crate::values::pointer;

/// Page size when the request sets none: small, so that every list has several pages.
const USUAL: usize = 2;

/// Maximum page size.
const MOST: usize = 100;

/// Names that parameters for the size of a page have.
const SIZES: [&str; 8] = [
    "perpage",
    "pagesize",
    "limit",
    "size",
    "first",
    "count",
    "top",
    "maxresults",
];

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PageRange {
    start: usize,
    size: usize,
    total: usize,
    first_page: usize,
    /// Whether cursors are integers, because the parameter's type is an integer.
    numbered: bool,
    /// Whether every page links to the second one.
    circular: bool,
}

impl PageRange {
    /// Returns the part of the list that a request is for.
    pub(crate) fn of(
        table: &Pages,
        declared: &[Parameter],
        given: impl Fn(&str) -> Option<String>,
        total: usize,
    ) -> Result<Self, Fault> {
        let number = |name: &str| given(name).and_then(|text| text.parse::<usize>().ok());
        let is_size =
            |parameter: &&Parameter| SIZES.contains(&words(&parameter.name).concat().as_str());
        let size = declared
            .iter()
            .filter(is_size)
            .find_map(|parameter| number(&parameter.name));
        let size = size.unwrap_or(USUAL).clamp(1, MOST);
        let first_page = match table.style {
            PageStyle::Page { first, .. } => usize::try_from(first).unwrap_or(1),
            PageStyle::Offset { first, .. } => usize::try_from(first).unwrap_or(0),
            _ => 1,
        };
        let asking = parameter(&table.style);
        let numbered = !matches!(table.style, PageStyle::LastItem { .. })
            && declared.iter().any(|parameter| {
                parameter.name == asking
                    && matches!(
                        parameter.ty,
                        Type::Builtin(Builtin::Integer | Builtin::Unsigned)
                    )
            });
        let start = match table.style {
            PageStyle::Link | PageStyle::NextUrl { .. } => number("page")
                .unwrap_or(first_page)
                .saturating_sub(first_page)
                .saturating_mul(size),
            PageStyle::Page { .. } => number(asking)
                .unwrap_or(first_page)
                .saturating_sub(first_page)
                .saturating_mul(size),
            PageStyle::Offset { .. } => number(asking)
                .unwrap_or(first_page)
                .saturating_sub(first_page),
            PageStyle::Cursor { .. } | PageStyle::LastItem { .. } => {
                match given(asking).filter(|c| !c.is_empty()) {
                    Some(cursor) => position(&cursor, numbered).ok_or_else(|| {
                        Fault::new(
                            Problem::BadArgument,
                            format!("`{asking}` is not a cursor of this list"),
                        )
                    })?,
                    None => 0,
                }
            }
        };
        Ok(Self {
            start,
            size,
            total,
            first_page,
            numbered,
            circular: false,
        })
    }

    /// Sets whether pages lead in a circle.
    pub(crate) fn in_a_circle(self, circular: bool) -> Self {
        Self { circular, ..self }
    }

    /// The items in it.
    pub(crate) fn items(&self, all: Vec<Value>) -> Value {
        all.into_iter().skip(self.start).take(self.size).collect()
    }

    fn end(&self) -> usize {
        let start = if self.circular { 0 } else { self.start };
        start.saturating_add(self.size)
    }

    /// A cursor, which clients must not construct.
    fn cursor(&self, position: usize) -> Value {
        if self.numbered {
            position.into()
        } else {
            cursor(position).into()
        }
    }

    fn has_more(&self) -> bool {
        self.circular || self.end() < self.total
    }

    /// Writes the reference to the next page into the reply to an operation.
    pub(crate) fn describe(
        &self,
        provider: &Provider,
        operation: &Operation,
        url: Option<String>,
        body: &mut Value,
    ) {
        let (Some(table), Some(returns)) = (&operation.table.pages, &operation.returns) else {
            return;
        };
        if table.connection {
            pointer::set(body, "/pageInfo/startCursor", self.cursor(self.start));
            pointer::set(body, "/pageInfo/hasPreviousPage", (self.start > 0).into());
        }
        if let Some(next) = next(&table.style) {
            let url = url.filter(|_| matches!(table.style, PageStyle::NextUrl { .. }));
            if self.has_more() {
                let cursor = || self.cursor(self.end());
                pointer::set(body, next, url.map_or_else(cursor, Value::from));
            } else {
                pointer::set(body, next, Value::Null);
                // If the type does not allow null, the last page has an empty text.
                if check::check(provider, returns, body).is_err() {
                    pointer::set(body, next, "".into());
                }
            }
        }
        if let Some(has_more) = has_more(&table.style) {
            pointer::set(body, has_more, self.has_more().into());
            // Some types write the flag as a number or a text.
            let others = [
                u8::from(self.has_more()).into(),
                self.has_more().to_string().into(),
            ];
            for other in others {
                if check::check(provider, returns, body).is_ok() {
                    break;
                }
                pointer::set(body, has_more, other);
            }
        }
        let end = end(&table.style);
        let totals = [
            (end.and_then(|end| end.total.as_ref()), self.total),
            (
                end.and_then(|end| end.total_pages.as_ref()),
                self.total.div_ceil(self.size),
            ),
        ];
        for (total, count) in totals {
            let Some(total) = total else { continue };
            let is_text = body.pointer(total).is_some_and(Value::is_string);
            let count = Value::from(count);
            let count = if is_text {
                count.to_string().into()
            } else {
                count
            };
            pointer::set(body, total, count);
        }
    }

    /// Returns the URL of the next page, if there is one.
    pub(crate) fn next_url(&self, authority: &str, uri: &Uri) -> Option<String> {
        let page = self.end() / self.size + self.first_page;
        self.has_more().then(|| url(authority, uri, page))
    }

    /// Returns the `Link` header (RFC 8288 §3), if there is a previous or a next page.
    pub(crate) fn links(&self, authority: &str, uri: &Uri) -> Option<String> {
        let page = self.start / self.size + self.first_page;
        let next = self.next_url(authority, uri).map(|url| ("next", url));
        let previous = (self.start > 0).then(|| ("prev", url(authority, uri, page - 1)));
        let link = |(relation, url)| format!("<{url}>; rel=\"{relation}\"");
        let links: Vec<String> = [next, previous].into_iter().flatten().map(link).collect();
        (!links.is_empty()).then(|| links.join(", "))
    }
}

/// Returns the parameter that requests the next page; empty if replies contain its URL.
pub(crate) fn parameter(style: &PageStyle) -> &str {
    match style {
        PageStyle::Link | PageStyle::NextUrl { .. } => "",
        PageStyle::Cursor { parameter, .. }
        | PageStyle::LastItem { parameter, .. }
        | PageStyle::Page { parameter, .. }
        | PageStyle::Offset { parameter, .. } => parameter,
    }
}

/// Returns the pointer to the next cursor or URL.
fn next(style: &PageStyle) -> Option<&String> {
    match style {
        PageStyle::NextUrl { next } | PageStyle::Cursor { next, .. } => Some(next),
        _ => None,
    }
}

/// Returns the pointer to the flag for more pages.
pub(crate) fn has_more(style: &PageStyle) -> Option<&String> {
    match style {
        PageStyle::Cursor { has_more, .. } | PageStyle::LastItem { has_more, .. } => {
            has_more.as_ref()
        }
        _ => end(style)?.has_more.as_ref(),
    }
}

fn end(style: &PageStyle) -> Option<&NumberedEnd> {
    match style {
        PageStyle::Page { end, .. } | PageStyle::Offset { end, .. } => Some(end),
        _ => None,
    }
}

/// The URL of another page.
fn url(authority: &str, uri: &Uri, page: usize) -> String {
    format!("http://{authority}{}?{}", uri.path(), with_page(uri, page))
}

/// The query of a URI, for another page.
fn with_page(uri: &Uri, page: usize) -> String {
    let query = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes());
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(query.filter(|(name, _)| name != "page"))
        .append_pair("page", &page.to_string())
        .finish()
}

/// The cursor for the items from a position on.
pub(crate) fn cursor(position: usize) -> String {
    URL_SAFE_NO_PAD.encode(format!("after {position}"))
}

fn position(cursor: &str, numbered: bool) -> Option<usize> {
    if numbered {
        return cursor.parse().ok();
    }
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    text.strip_prefix("after ")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: usize, size: usize) -> PageRange {
        PageRange {
            start,
            size,
            total: 5,
            first_page: 1,
            numbered: false,
            circular: false,
        }
    }

    #[test]
    fn links_lead_to_the_next_and_previous_page() {
        let uri: Uri = "/a.com/x?per_page=2&page=2".parse().unwrap();
        let links = range(2, 2).links("127.0.0.1:1", &uri).unwrap();
        assert_eq!(
            links,
            "<http://127.0.0.1:1/a.com/x?per_page=2&page=3>; rel=\"next\", \
             <http://127.0.0.1:1/a.com/x?per_page=2&page=1>; rel=\"prev\""
        );
        assert!(range(0, 5).links("a", &uri).is_none());
        assert!(!range(4, 2).links("a", &uri).unwrap().contains("next"));
    }

    #[test]
    fn cursors_are_read_back_and_others_rejected() {
        assert_eq!(position(&cursor(4), false), Some(4));
        assert_eq!(position("4", false), None);
        assert_eq!(position("4", true), Some(4));
    }

    #[test]
    fn a_window_beyond_the_end_is_empty() {
        let items = range(usize::MAX, 2).items(vec![Value::Null]);
        assert_eq!(items, Value::Array(Vec::new()));
        assert!(!range(usize::MAX, 2).has_more());
    }
}
