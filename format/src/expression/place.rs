//! Places in a reply: a JSON pointer, or a text with pointers and variables in braces.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::shape::Text;
use crate::source::{Span, Spanned};

/// Where a value is in a reply: `/id`, or `{subdomain}:{/user/id}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The text as written.
    pub text: String,
    /// Its parts without the literal text, in order.
    pub parts: Vec<PlacePart>,
    /// Its location.
    pub span: Span,
}

/// A part of a [`Place`].
#[derive(Debug, Clone, PartialEq)]
pub enum PlacePart {
    /// A JSON pointer into the reply.
    Pointer(Spanned<String>),
    /// The name of a variable.
    Variable(Spanned<String>),
}

impl Place {
    /// Parses a place.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for an unmatched brace, an invalid pointer or an invalid name.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let text = source.value.as_str();
        let mut parts = Vec::new();
        if text.starts_with('/') {
            parts.push(part(text, source.span)?);
        } else {
            let mut rest = text;
            while let Some(open) = rest.find(['{', '}']) {
                let offset = text.len() - rest.len() + open;
                let (_, behind) = rest.split_at(open);
                let inside = behind.strip_prefix('{').and_then(|it| it.split_once('}'));
                let Some((inside, after)) = inside else {
                    let span = source.part(offset, offset + 1);
                    return Err(Diagnostic::error(Code::TemplateSyntax, "unmatched brace")
                        .at(span, "write a place as `{/name}`"));
                };
                let span = source.part(offset + 1, offset + 1 + inside.len());
                parts.push(part(inside, span)?);
                rest = after;
            }
        }
        Ok(Self {
            text: text.to_owned(),
            parts,
            span: source.span,
        })
    }

    /// Returns the JSON pointers, in order.
    pub fn pointers(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parts.iter().filter_map(|part| match part {
            PlacePart::Pointer(pointer) => Some(pointer),
            PlacePart::Variable(_) => None,
        })
    }

    /// Returns the variables, in order.
    pub fn variables(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parts.iter().filter_map(|part| match part {
            PlacePart::Variable(name) => Some(name),
            PlacePart::Pointer(_) => None,
        })
    }
}

fn part(text: &str, span: Span) -> Result<PlacePart, Diagnostic> {
    let written = Spanned::new(text.to_owned(), span);
    if text.starts_with('/') && Text::Pointer.accepts(text) {
        Ok(PlacePart::Pointer(written))
    } else if Text::SnakeName.accepts(text) {
        Ok(PlacePart::Variable(written))
    } else {
        let message = format!("`{}` is not a place", shown(text));
        Err(Diagnostic::error(Code::TemplateSyntax, message).at(
            span,
            "expected a JSON pointer, such as `/id`, or the name of a variable",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Place, Diagnostic> {
        let span = Span::new(10, 10 + text.len());
        Place::parse(&Spanned::new(text.to_owned(), span))
    }

    fn pointers(text: &str) -> Vec<(String, usize)> {
        let place = parse(text).expect("a place");
        let pointers = place.pointers();
        pointers
            .map(|it| (it.value.clone(), it.span.start))
            .collect()
    }

    #[test]
    fn a_pointer_is_a_place_and_may_be_part_of_a_text() {
        assert_eq!(pointers("/id"), [("/id".to_owned(), 10)]);
        assert_eq!(
            pointers("{/first} {/last}"),
            [("/first".to_owned(), 11), ("/last".to_owned(), 20)]
        );
        let tenant = parse("{shop}:{/id}").expect("a place");
        let names: Vec<_> = tenant.variables().map(|it| it.as_str()).collect();
        assert_eq!(names, ["shop"]);
        assert!(parse("constant").expect("a place").parts.is_empty());
    }

    #[test]
    fn braces_and_pointers_are_checked() {
        for text in ["{/id", "/id}~", "{}", "{/a~2}", "a}", "{Not a name}"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
