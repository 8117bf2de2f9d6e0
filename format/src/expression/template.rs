//! Templates: text with `{variables}`, used for endpoints, headers and paths.

use super::template_expression;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::{Span, Spanned};

/// A text with variables in braces.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Template {
    /// The text as written.
    pub text: String,
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// Its location.
    pub span: Span,
}

/// A part of a [`Template`].
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// Literal text.
    Literal(String),
    /// The name of a variable.
    Variable(Spanned<String>),
    /// A function or several terms, with the names of their variables.
    Expression {
        /// The names, in order.
        names: Vec<Spanned<String>>,
        /// Positions in `names` of those that are a part of an HMAC's key.
        keys: Vec<usize>,
        /// Its location.
        span: Span,
    },
}

impl Template {
    /// Parses a template.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic for an unmatched brace, an invalid name or an invalid expression.
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
                    Diagnostic::error(Code::TemplateSyntax, "unmatched brace").at(
                        source.part(offset, offset + 1),
                        "write a variable as `{name}`",
                    ),
                );
            };
            let name = behind.get(1..close).unwrap_or_default();
            let span = source.part(offset + 1, offset + close);
            let expression = template_expression::is_expression(name);
            if !expression && !crate::shape::Text::SnakeName.accepts(name) {
                return Err(Diagnostic::error(
                    Code::TemplateSyntax,
                    format!("`{}` is not a variable name", shown(name)),
                )
                .at(span, "expected a name in snake_case, such as `account_id`"));
            }
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_owned()));
            }
            parts.push(if expression {
                let found = template_expression::names(source, offset + 1, name)?;
                Part::Expression {
                    names: found.names,
                    keys: found.keys,
                    span,
                }
            } else {
                Part::Variable(Spanned::new(name.to_owned(), span))
            });
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

    /// Returns a template without variables.
    pub(crate) fn literal(text: String, span: Span) -> Self {
        Self {
            parts: vec![Part::Literal(text.clone())],
            text,
            span,
        }
    }

    /// Returns a placeholder for an invalid template. Its error was reported, and no other rule
    /// reports it again.
    pub(crate) fn unreadable(span: Span) -> Self {
        Self {
            text: String::new(),
            parts: Vec::new(),
            span,
        }
    }

    /// Returns the location of a part of the text, given by byte offsets.
    pub fn part(&self, start: usize, end: usize) -> Span {
        self.span.part(self.text.len(), start, end)
    }

    /// Whether the file contains the text with escapes, so that its parts have no location.
    pub(crate) fn is_escaped(&self) -> bool {
        self.span.end - self.span.start != self.text.len()
    }

    /// Returns the variables in the template, in order.
    pub fn variables(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.parts.iter().flat_map(|part| match part {
            Part::Variable(name) => std::slice::from_ref(name),
            Part::Expression { names, .. } => names.as_slice(),
            Part::Literal(_) => &[],
        })
    }

    /// Returns the variables in the template, and whether they are a part of an HMAC's key.
    pub(crate) fn keys(&self) -> impl Iterator<Item = (&Spanned<String>, bool)> {
        self.parts.iter().flat_map(|part| {
            let (names, keys) = match part {
                Part::Variable(name) => (std::slice::from_ref(name), &[][..]),
                Part::Expression { names, keys, .. } => (names.as_slice(), keys.as_slice()),
                Part::Literal(_) => (&[][..], &[][..]),
            };
            let names = names.iter().enumerate();
            names.map(move |(at, name)| (name, keys.contains(&at)))
        })
    }

    /// Returns the location of its first expression, if it has one.
    pub(crate) fn expression(&self) -> Option<Span> {
        self.parts.iter().find_map(|part| match part {
            Part::Expression { span, .. } => Some(*span),
            Part::Variable(_) | Part::Literal(_) => None,
        })
    }

    /// Expands the template: replaces each variable, and evaluates expressions.
    pub fn fill(&self, mut value: impl FnMut(&str) -> String) -> String {
        self.parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => text.clone(),
                Part::Variable(name) => value(name),
                Part::Expression { .. } => "text".into(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Template, Diagnostic> {
        Template::parse(&Spanned::new(
            text.to_owned(),
            Span::new(10, 10 + text.len()),
        ))
    }

    #[test]
    fn variables_have_spans() {
        let template = parse("https://größe.{region}.example/{id}{id}").expect("a template");
        let places: Vec<_> = template
            .variables()
            .map(|v| (v.value.as_str(), v.span.start))
            .collect();
        assert_eq!(places, [("region", 27), ("id", 44), ("id", 48)]);
    }

    #[test]
    fn filling_replaces_variables_and_nothing_else() {
        let filled = |text| parse(text).expect("a template").fill(str::to_uppercase);
        assert_eq!(filled("a{b}c{d_1}"), "aBcD_1");
        assert_eq!(filled(""), "");
        assert_eq!(filled("no variable"), "no variable");
    }

    #[test]
    fn braces_come_in_pairs_around_names() {
        for text in [
            "{", "}", "{}", "a}b{c", "{a{b}}", "{A}", "{a b}", "{ä}", "{a", "{a}}",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_error_in_an_escaped_text_marks_the_whole_text() {
        // `a{B}` with one letter written as an escape.
        let source = Spanned::new("a{B}".to_owned(), Span::new(0, 9));
        let mistake = Template::parse(&source).expect_err("no name");
        assert_eq!(
            mistake.primary.map(|label| label.span),
            Some(Span::new(0, 9))
        );
    }
}
