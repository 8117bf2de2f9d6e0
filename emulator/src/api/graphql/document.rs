//! Parses the selections of a GraphQL document (GraphQL specification of October 2021, §2). Arguments,
//! variables and directives are ignored.

use std::collections::HashMap;

/// Maximum depth of a document.
const MAX_DEPTH: usize = 64;

/// A document.
#[derive(Debug, Default)]
pub(super) struct Document {
    operations: Vec<(Option<String>, Vec<Selection>)>,
    fragments: HashMap<String, Vec<Selection>>,
}

/// A selection.
#[derive(Debug, PartialEq)]
pub(super) enum Selection {
    /// A field.
    Field {
        /// The key in the reply: the field's alias, or its name.
        key: String,
        /// Its name.
        name: String,
        /// Its selections; empty for a scalar.
        of: Vec<Selection>,
    },
    /// A named fragment.
    Spread(String),
    /// An inline fragment.
    Inline(Vec<Selection>),
}

impl Document {
    /// Parses a document.
    pub(super) fn parse(text: &str) -> Result<Self, &'static str> {
        let tokens = tokens(text)?;
        let mut parser = Parser {
            tokens: &tokens,
            depth: 0,
        };
        let mut document = Self::default();
        while let Some(token) = parser.peek() {
            match token {
                "{" => {
                    let selections = parser.selections()?;
                    document.operations.push((None, selections));
                }
                "query" | "mutation" | "subscription" => {
                    parser.next();
                    let name = parser.name();
                    parser.skip_to_selections()?;
                    document.operations.push((name, parser.selections()?));
                }
                "fragment" => {
                    parser.next();
                    let name = parser.name().ok_or("a fragment without a name")?;
                    parser.skip_to_selections()?;
                    document.fragments.insert(name, parser.selections()?);
                }
                _ => return Err("expected an operation or a fragment"),
            }
        }
        Ok(document)
    }

    /// The selections of the operation with this name, or of the only one.
    pub(super) fn operation(&self, name: Option<&str>) -> Option<&[Selection]> {
        let mut operations = self.operations.iter();
        let found = match name {
            Some(name) => operations.find(|(known, _)| known.as_deref() == Some(name)),
            None => operations.next().filter(|_| self.operations.len() == 1),
        };
        found.map(|(_, selections)| selections.as_slice())
    }

    /// The selections of a fragment.
    pub(super) fn fragment(&self, name: &str) -> &[Selection] {
        self.fragments
            .get(name)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// Names, punctuators, and everything else as one token each. Strings lose their content, which is not
/// used.
fn tokens(text: &str) -> Result<Vec<&str>, &'static str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let length = match first {
            '#' => rest.find('\n').unwrap_or(rest.len()),
            '"' => {
                let length = string(rest).ok_or("an unterminated string")?;
                tokens.push("\"");
                length
            }
            c if c.is_whitespace() || c == ',' || c == '\u{feff}' => c.len_utf8(),
            c => {
                let length = match c {
                    c if is_name(c) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
                    '.' if rest.starts_with("...") => 3,
                    c => c.len_utf8(),
                };
                tokens.push(rest.get(..length).unwrap_or_default());
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(tokens)
}

/// The length of the string at the start of a text.
fn string(text: &str) -> Option<usize> {
    let quote = if text.starts_with("\"\"\"") {
        "\"\"\""
    } else {
        "\""
    };
    let mut at = quote.len();
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(quote) {
            return Some(at + quote.len());
        }
        let mut characters = rest.chars();
        at += characters.next().map(char::len_utf8)?;
        if rest.starts_with('\\') {
            at += characters.next().map(char::len_utf8)?;
        }
    }
}

struct Parser<'t> {
    tokens: &'t [&'t str],
    depth: usize,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t str> {
        self.tokens.first().copied()
    }

    fn next(&mut self) -> Option<&'t str> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        if found {
            self.next();
        }
        found
    }

    fn name(&mut self) -> Option<String> {
        let starts =
            |token: &&str| token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let name = self.peek().filter(starts)?;
        self.next();
        Some(name.to_owned())
    }

    /// Skips variables, type conditions and directives.
    fn skip_to_selections(&mut self) -> Result<(), &'static str> {
        loop {
            match self.peek() {
                Some("{") => return Ok(()),
                Some("(") => self.skip_parentheses()?,
                Some(_) => {
                    self.next();
                }
                None => return Err("expected a selection"),
            }
        }
    }

    fn skip_parentheses(&mut self) -> Result<(), &'static str> {
        let mut open = 0_usize;
        loop {
            match self.next() {
                Some("(") => open += 1,
                Some(")") if open == 1 => return Ok(()),
                Some(")") => open = open.saturating_sub(1),
                Some(_) => {}
                None => return Err("an unbalanced parenthesis"),
            }
        }
    }

    fn skip_directives(&mut self) -> Result<(), &'static str> {
        while self.eat("@") {
            self.name();
            if self.peek() == Some("(") {
                self.skip_parentheses()?;
            }
        }
        Ok(())
    }

    fn selections(&mut self) -> Result<Vec<Selection>, &'static str> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err("the selection is nested too deeply");
        }
        if !self.eat("{") {
            return Err("expected a selection");
        }
        let mut selections = Vec::new();
        while !self.eat("}") {
            selections.push(self.selection()?);
        }
        self.depth -= 1;
        Ok(selections)
    }

    fn selection(&mut self) -> Result<Selection, &'static str> {
        if self.eat("...") {
            if let Some(name) = self
                .peek()
                .filter(|name| !matches!(*name, "on" | "{" | "@"))
            {
                self.next();
                self.skip_directives()?;
                return Ok(Selection::Spread(name.to_owned()));
            }
            self.skip_to_selections()?;
            return Ok(Selection::Inline(self.selections()?));
        }
        let key = self.name().ok_or("expected a field")?;
        let name = if self.eat(":") {
            self.name().ok_or("expected a field")?
        } else {
            key.clone()
        };
        if self.peek() == Some("(") {
            self.skip_parentheses()?;
        }
        self.skip_directives()?;
        let of = if self.peek() == Some("{") {
            self.selections()?
        } else {
            Vec::new()
        };
        Ok(Selection::Field { key, name, of })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, name: &str, of: Vec<Selection>) -> Selection {
        Selection::Field {
            key: key.into(),
            name: name.into(),
            of,
        }
    }

    #[test]
    fn a_document_has_fields_aliases_and_fragments() {
        let text = r#"
            # a comment { }
            query Mine($id: ID! = "x)", $n: [Int!]) @d(a: "}") {
              first: saleInvoice(id: $id, filter: {a: "\")", b: [1]}) @include(if: true) { id ...Lines }
              ... on Query { companies { nodes { name } } }
            }
            fragment Lines on SaleInvoice { lines { """a "quoted" text""" id } }
        "#
        .replace(r#""""a "quoted" text""""#, "");
        let document = Document::parse(&text).unwrap();
        let expected = [
            field(
                "first",
                "saleInvoice",
                vec![field("id", "id", vec![]), Selection::Spread("Lines".into())],
            ),
            Selection::Inline(vec![field(
                "companies",
                "companies",
                vec![field("nodes", "nodes", vec![field("name", "name", vec![])])],
            )]),
        ];
        assert_eq!(document.operation(Some("Mine")).unwrap(), expected);
        assert_eq!(document.operation(None).unwrap(), expected);
        assert!(document.operation(Some("Other")).is_none());
        assert_eq!(
            document.fragment("Lines"),
            [field("lines", "lines", vec![field("id", "id", vec![])])]
        );
    }

    #[test]
    fn a_document_with_several_operations_requires_a_name() {
        let document = Document::parse("query A { a } query B { b }").unwrap();
        assert!(document.operation(None).is_none());
        assert_eq!(
            document.operation(Some("B")).unwrap(),
            [field("b", "b", vec![])]
        );
    }

    #[test]
    fn an_invalid_document_is_rejected() {
        for text in [
            "{",
            "{ a",
            "{ a { }",
            "query A",
            "{ a(b: 1 }",
            "{ a(b: \"x) }",
            "type A { a: B }",
            "{ : }",
            "{ a: }",
            "fragment { a }",
        ] {
            assert!(Document::parse(text).is_err(), "{text}");
        }
        assert!(Document::parse(&"{a".repeat(100_000)).is_err());
        assert!(Document::parse("").unwrap().operation(None).is_none());
    }

    #[test]
    fn block_strings_are_skipped() {
        let document = Document::parse(r#"{ a(text: """one "two" ) } {""") }"#).unwrap();
        assert_eq!(document.operation(None).unwrap(), [field("a", "a", vec![])]);
    }
}
