//! Page styles: the keys that each requires, and the operation's support for them.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::resolve::pages::{self, Walk};
use crate::source::Spanned;
use crate::spec::{
    Index, Operation, OperationKind, PageStyle, Pages, PagesReference, PropertyKind,
};

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    let spec = index.spec;
    for (_, pages) in &spec.pagination {
        check_keys(pages, found);
    }
    let named: HashMap<&str, &Pages> = spec
        .pagination
        .iter()
        .map(|(name, pages)| (name.as_str(), pages))
        .collect();
    for operation in &spec.operations {
        match &operation.pages {
            None => {}
            Some(PagesReference::Inline(pages)) => {
                check_keys(pages, found);
                check_operation(index, operation, pages, found);
            }
            Some(PagesReference::Named(name)) => match named.get(name.as_str()) {
                Some(pages) => check_operation(index, operation, pages, found),
                None => found.push(unknown(index, name)),
            },
        }
    }
}

fn unknown(index: &Index<'_>, name: &Spanned<String>) -> Diagnostic {
    let spec = index.spec;
    let known = spec.pagination.iter().map(|(name, _)| name.as_str());
    let diagnostic = Diagnostic::error(
        Code::UnknownPagination,
        format!("unknown page style `{}`", shown(name)),
    )
    .at(
        name.span,
        "neither `link` nor `connection`, and not declared in `pagination`",
    )
    .declared_in(spec.sections.pagination, "page styles declared here");
    let known = known.chain(["link", "connection"]);
    index.suggest_nearest(diagnostic, "a page style", name, known)
}

/// Reports keys that a style requires or does not support.
fn check_keys(pages: &Pages, found: &mut Vec<Diagnostic>) {
    let Some(style) = &pages.style else { return };
    let missing = match style.value {
        PageStyle::Cursor => Some(("style `cursor` without `next`", "cursor")),
        PageStyle::NextUrl => Some(("style `next_url` without `next`", "URL")),
        _ => None,
    };
    if let Some((message, what)) = missing.filter(|_| pages.next.is_none()) {
        found.push(Diagnostic::error(Code::PaginationKey, message).at(
            style.span,
            format!("set `next` to the place of the next {what}"),
        ));
    }
    let numbered = matches!(style.value, PageStyle::Page | PageStyle::Offset);
    let by_url = matches!(style.value, PageStyle::Link | PageStyle::NextUrl);
    let optional = [
        (
            "next",
            pages.next.as_ref().map(|p| p.span),
            matches!(style.value, PageStyle::Cursor | PageStyle::NextUrl),
        ),
        (
            "id",
            pages.id.as_ref().map(|p| p.span),
            style.value == PageStyle::LastItem,
        ),
        (
            "has_more",
            pages.has_more.as_ref().map(|p| p.span),
            !by_url && style.value != PageStyle::Connection,
        ),
        ("total", pages.total.as_ref().map(|p| p.span), numbered),
        (
            "total_pages",
            pages.total_pages.as_ref().map(|p| p.span),
            numbered,
        ),
        (
            "first_page",
            pages.first_page.as_ref().map(|p| p.span),
            style.value == PageStyle::Page,
        ),
        (
            "first_offset",
            pages.first_offset.as_ref().map(|p| p.span),
            style.value == PageStyle::Offset,
        ),
        (
            "parameter",
            pages.parameter.as_ref().map(|p| p.span),
            !by_url,
        ),
    ];
    for (key, span, is_allowed) in optional {
        if let Some(span) = span.filter(|_| !is_allowed) {
            found.push(
                Diagnostic::error(
                    Code::PaginationKey,
                    format!("`{key}` is not allowed for this style"),
                )
                .at(span, "remove it")
                .see(style.span, "the style"),
            );
        }
    }
}

/// Checks that the operation has the page parameter, and returns a list at `items`.
fn check_operation(
    index: &Index<'_>,
    operation: &Operation,
    pages: &Pages,
    found: &mut Vec<Diagnostic>,
) {
    let Some(style) = &pages.style else { return };
    let graphql = matches!(operation.kind, Some(OperationKind::GraphQl(_)));
    if style.value == PageStyle::Connection && !graphql {
        found.push(
            Diagnostic::error(
                Code::PaginationKey,
                "connections require a GraphQL operation",
            )
            .at(style.span, "a GraphQL style")
            .see(operation.name.span, "this operation has a `call`"),
        );
        return;
    }
    if !matches!(style.value, PageStyle::Link | PageStyle::NextUrl) {
        let parameter = pages::parameter(pages, style.value);
        let (place, nowhere) = match &operation.body {
            _ if graphql => ("variables", "not declared in `variables`"),
            None => ("query", "not declared in `query`"),
            Some(_) => ("query", "declared neither in `query` nor in the body"),
        };
        if pages::parameter_place(index, operation, &parameter).is_none() {
            let span = pages
                .parameter
                .as_ref()
                .map_or(operation.name.span, |p| p.span);
            found.push(
                Diagnostic::error(
                    Code::PaginationParameter,
                    format!("`{}` has no parameter `{parameter}`", operation.name.value),
                )
                .at(
                    span,
                    format!("`{parameter}` requests the next page, but is {nowhere}"),
                )
                .help(format!(
                    "add it to `{place}`, or set another `parameter` in the page style"
                )),
            );
        }
    }
    items(index, operation, pages, style.value, found);
    last_item(index, operation, pages, style, found);
}

/// Checks that the last item of a page contains the cursor.
fn last_item(
    index: &Index<'_>,
    operation: &Operation,
    pages: &Pages,
    style: &Spanned<PageStyle>,
    found: &mut Vec<Diagnostic>,
) {
    let (PageStyle::LastItem, Some(returns)) = (style.value, &operation.returns) else {
        return;
    };
    let pointer = pages::items(pages, style.value);
    let Walk::List(item) = pages::walk(index, &returns.kind, &pointer) else {
        return;
    };
    let id = pages.id.as_ref().map_or("/id", |id| id.as_str());
    let kind = PropertyKind::Type(item.clone());
    if let Walk::Missing(key) = pages::walk(index, &kind, id) {
        let span = pages.id.as_ref().map_or(style.span, |id| id.span);
        let message = format!("items have no `{}`", shown(&key));
        found.push(
            Diagnostic::error(Code::PaginationKey, message)
                .at(span, "expected the pointer to the cursor within an item")
                .see(returns.span, "the reply"),
        );
    }
}

fn items(
    index: &Index<'_>,
    operation: &Operation,
    pages: &Pages,
    style: PageStyle,
    found: &mut Vec<Diagnostic>,
) {
    let Some(returns) = &operation.returns else {
        found.push(
            Diagnostic::error(
                Code::ItemsNotAList,
                format!("`{}` has pages, but no `returns`", operation.name.value),
            )
            .at(operation.name.span, "needs `returns`"),
        );
        return;
    };
    // Without `items`, a reply that is not a list is returned as a whole.
    let Some(span) = pages.items.as_ref().map(|items| items.span) else {
        return;
    };
    let pointer = pages::items(pages, style);
    let no_list = |what: &str, pointer: &str| {
        let (pointer, name) = (shown(pointer), &operation.name.value);
        let message = format!("{what} at `{pointer}` in the reply of `{name}`");
        Diagnostic::error(Code::ItemsNotAList, message)
            .at(span, "expected a JSON pointer to the list of items")
            .see(returns.span, "the reply")
    };
    match pages::walk(index, &returns.kind, &pointer) {
        Walk::List(_) | Walk::Untyped => {}
        Walk::Missing(key) => found.push(no_list("nothing", &key)),
        Walk::Object | Walk::Scalar => found.push(no_list("not a list", &pointer)),
    }
}
