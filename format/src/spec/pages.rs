//! Page styles.

use crate::source::{Node, Span, Spanned};

/// A page style.
#[derive(Debug, Clone)]
pub struct Pages {
    /// Its location.
    pub span: Span,
    /// `style`
    pub style: Option<Spanned<PageStyle>>,
    /// `items`
    pub items: Option<Spanned<String>>,
    /// `parameter`
    pub parameter: Option<Spanned<String>>,
    /// `next`
    pub next: Option<Spanned<String>>,
    /// `has_more`
    pub has_more: Option<Spanned<String>>,
    /// `id`
    pub id: Option<Spanned<String>>,
    /// `total`
    pub total: Option<Spanned<String>>,
    /// `total_pages`
    pub total_pages: Option<Spanned<String>>,
    /// `first_page`
    pub first_page: Option<Spanned<u64>>,
    /// `first_offset`
    pub first_offset: Option<Spanned<u64>>,
}

/// How to request the next page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStyle {
    /// A `Link` header.
    Link,
    /// A URL in the reply.
    NextUrl,
    /// A cursor in the reply.
    Cursor,
    /// The last item is the cursor.
    LastItem,
    /// Numbered pages.
    Page,
    /// Offset and limit.
    Offset,
    /// A GraphQL connection.
    Connection,
}

impl PageStyle {
    const WORDS: &[(&str, Self)] = &[
        ("link", Self::Link),
        ("next_url", Self::NextUrl),
        ("cursor", Self::Cursor),
        ("last_item", Self::LastItem),
        ("page", Self::Page),
        ("offset", Self::Offset),
        ("connection", Self::Connection),
    ];
}

impl Pages {
    pub(super) fn read(node: &Node) -> Self {
        Self {
            span: node.inner_span(),
            style: node.choice("style", PageStyle::WORDS),
            items: node.any_text("items"),
            parameter: node.text("parameter"),
            next: node.any_text("next"),
            has_more: node.any_text("has_more"),
            id: node.any_text("id"),
            total: node.any_text("total"),
            total_pages: node.any_text("total_pages"),
            first_page: node.integer("first_page"),
            first_offset: node.integer("first_offset"),
        }
    }

    /// A style that needs only its name.
    fn of(style: PageStyle, span: Span) -> Self {
        let style = Some(Spanned::new(style, span));
        Self {
            span,
            style,
            items: None,
            parameter: None,
            next: None,
            has_more: None,
            id: None,
            total: None,
            total_pages: None,
            first_page: None,
            first_offset: None,
        }
    }
}

/// `pages` of an operation.
#[derive(Debug, Clone)]
pub enum PagesReference {
    /// An inline style, or one that needs only its name.
    Inline(Box<Pages>),
    /// A name from `pagination`.
    Named(Spanned<String>),
}

impl PagesReference {
    /// Its location.
    pub fn span(&self) -> Span {
        match self {
            Self::Named(name) => name.span,
            Self::Inline(pages) => pages.span,
        }
    }

    pub(super) fn read(operation: &Node) -> Option<Self> {
        let pages = operation.get("pages")?;
        Some(match pages.as_text() {
            Some(text) if text.value == "link" => {
                Self::Inline(Box::new(Pages::of(PageStyle::Link, text.span)))
            }
            Some(text) if text.value == "connection" => {
                Self::Inline(Box::new(Pages::of(PageStyle::Connection, text.span)))
            }
            Some(text) => Self::Named(text),
            None => Self::Inline(Box::new(Pages::read(pages))),
        })
    }
}
