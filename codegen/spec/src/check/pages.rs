//! Page styles: what each needs, and that the operation has it.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::spec::{
    Operation, OperationKind, PageStyle, Pages, PagesReference, Property, PropertyKind, Spec,
};
use crate::resolve::pages::{self, Walk};

pub(super) fn check(spec: &Spec, found: &mut Vec<Diagnostic>) {
    for (_, pages) in &spec.pagination {
        keys(pages, found);
    }
    let mut used = Vec::new();
    for operation in &spec.operations {
        match &operation.pages {
            None => {}
            Some(PagesReference::Inline(pages)) => {
                keys(pages, found);
                operation_has(spec, operation, pages, found);
            }
            Some(PagesReference::Named(name)) => {
                used.push(name.value.as_str());
                match spec.pagination.iter().find(|(known, _)| known.value == name.value) {
                    Some((_, pages)) => operation_has(spec, operation, pages, found),
                    None => found.push(unknown(spec, name)),
                }
            }
        }
    }
    for (name, _) in spec.pagination.iter().filter(|(name, _)| !used.contains(&name.as_str())) {
        found.push(
            Diagnostic::warning(Code::UnusedPagination, format!("nothing uses the page style `{}`", name.value))
                .at(name.span, "declared here"),
        );
    }
}

fn unknown(spec: &Spec, name: &Spanned<String>) -> Diagnostic {
    let known = spec.pagination.iter().map(|(name, _)| name.as_str());
    Diagnostic::error(Code::UnknownPagination, format!("unknown page style `{}`", name.value))
        .at(name.span, "neither `link` nor `connection` nor declared in `pagination`")
        .suggest_nearest("a page style", name, name.span, known.chain(["link", "connection"]))
}

/// Keys that a style needs or cannot use.
fn keys(pages: &Pages, found: &mut Vec<Diagnostic>) {
    let Some(style) = &pages.style else { return };
    if style.value == PageStyle::Cursor && pages.next.is_none() {
        found.push(
            Diagnostic::error(Code::PaginationKey, "a cursor style without `next`")
                .at(style.span, "where does the next cursor stand?"),
        );
    }
    let numbered = matches!(style.value, PageStyle::Page | PageStyle::Offset);
    let unusable = [
        ("next", pages.next.as_ref().map(|p| p.span), style.value == PageStyle::Cursor),
        ("has_more", pages.has_more.as_ref().map(|p| p.span), style.value == PageStyle::Cursor),
        ("total", pages.total.as_ref().map(|p| p.span), numbered),
        ("first_page", pages.first_page.as_ref().map(|p| p.span), style.value == PageStyle::Page),
        ("parameter", pages.parameter.as_ref().map(|p| p.span), style.value != PageStyle::Link),
    ];
    for (key, span, usable) in unusable {
        if let Some(span) = span.filter(|_| !usable) {
            found.push(
                Diagnostic::error(Code::PaginationKey, format!("`{key}` has no meaning for this style"))
                    .at(span, "remove it")
                    .see(style.span, "the style"),
            );
        }
    }
}

/// The operation takes the page parameter and returns a list where the items should be.
fn operation_has(spec: &Spec, operation: &Operation, pages: &Pages, found: &mut Vec<Diagnostic>) {
    let Some(style) = &pages.style else { return };
    let graphql = matches!(operation.kind, Some(OperationKind::GraphQl(_)));
    if style.value == PageStyle::Connection && !graphql {
        found.push(
            Diagnostic::error(Code::PaginationKey, "connections belong to GraphQL operations")
                .at(style.span, "the operation has a `call`"),
        );
        return;
    }
    if style.value != PageStyle::Link {
        let parameter = pages::parameter(pages, style.value);
        let (list, place) = if graphql { (&operation.variables, "variables") } else { (&operation.query, "query") };
        if !list.iter().any(|property: &Property| property.name.value == parameter) {
            let span = pages.parameter.as_ref().map_or(operation.name.span, |p| p.span);
            found.push(
                Diagnostic::error(Code::PaginationParameter, format!("`{}` has no parameter `{parameter}`", operation.name.value))
                    .at(span, format!("the next page is asked for with `{parameter}`, which `{place}` does not declare"))
                    .help(format!("add it to `{place}`, or name another `parameter` in the page style")),
            );
        }
    }
    items(spec, operation, pages, style.value, found);
}

fn items(
    spec: &Spec,
    operation: &Operation,
    pages: &Pages,
    style: PageStyle,
    found: &mut Vec<Diagnostic>,
) {
    let Some(returns) = &operation.returns else {
        found.push(
            Diagnostic::error(Code::ItemsNotAList, format!("`{}` returns nothing to page through", operation.name.value))
                .at(operation.name.span, "needs `returns`"),
        );
        return;
    };
    // Without `items`, a reply that is no list is paged as a whole.
    let Some(span) = pages.items.as_ref().map(|items| items.span) else { return };
    let pointer = pages::items(pages, style);
    let walked = match &returns.kind {
        PropertyKind::Type(expression) => pages::walk(spec, expression, &pointer),
        _ => Walk::NotAList,
    };
    match walked {
        Walk::List(_) | Walk::Untyped => {}
        Walk::NotAList | Walk::Missing => found.push(
            Diagnostic::error(Code::ItemsNotAList, format!("no list at `{pointer}` in what `{}` returns", operation.name.value))
                .at(span, "expected a JSON pointer to the list of items")
                .see(returns.span, "the reply"),
        ),
    }
}
