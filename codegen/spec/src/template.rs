//! Templates: text with `{variables}`, as endpoints, headers and paths are written.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Span, Spanned};

/// A text with variables in braces.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The text as written.
    pub text: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Where it stands.
    pub span: Span,
}

/// A part of a [`Template`].
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Text that is taken as it is.
    Literal(String),
    /// The name of a variable.
    Variable(Spanned<String>),
}

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    ///
    /// A diagnostic for a brace without its partner and for names that are none.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let text = source.value.as_str();
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let offset = text.len() - rest.len() + open;
            let (literal, behind) = rest.split_at(open);
            let close = behind.find('}').filter(|close| *close > 0);
            let (Some(close), true) = (close, behind.starts_with('{')) else {
                return Err(
                    Diagnostic::error(Code::TemplateSyntax, "a brace without its partner").at(
                        source.part(offset, offset + 1),
                        "a variable is written `{name}`",
                    ),
                );
            };
            let name = behind.get(1..close).unwrap_or_default();
            let span = source.part(offset + 1, offset + close);
            if !crate::shape::Text::SnakeName.accepts(name) {
                return Err(Diagnostic::error(
                    Code::TemplateSyntax,
                    format!("`{}` is not the name of a variable", shown(name)),
                )
                .at(span, "expected a name in snake_case, as `account_id`"));
            }
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_owned()));
            }
            parts.push(Part::Variable(Spanned::new(name.to_owned(), span)));
            rest = behind.get(close + 1..).unwrap_or_default();
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(rest.to_owned()));
        }
        Ok(Self {
            text: text.to_owned(),
            parts,
            span: source.span,
        })
    }

    /// The place of a part of the text, given by byte offsets.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.span.part(self.text.len(), start, end)
    }

    /// The variables it names, in order.
    pub fn variables(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Variable(name) => Some(name),
            Part::Literal(_) => None,
        })
    }

    /// The text with each variable replaced.
    pub fn fill(&self, mut value: impl FnMut(&str) -> String) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Variable(name) => value(name),
            })
            .collect()
    }
}
