//! GraphQL documents: the definitions that they consist of (GraphQL specification of October 2021, §2.2).
//! What they select is not parsed: only the provider's schema decides whether it is valid.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;

/// The first words of definitions. A query without a name may begin with its selections.
const DEFINITIONS: &[&str] = &["{", "query", "mutation", "subscription", "fragment"];

/// Checks that a document has exactly one operation, a query or a mutation. Requests do not contain
/// `operationName`, so a server could not choose one of several.
///
/// # Errors
///
/// Returns a diagnostic if the document has no operation, several, or a subscription, or is not GraphQL.
pub fn check_document(document: &Spanned<String>) -> Result<(), Diagnostic> {
    let span = |token: Token<'_>| document.part(token.start, token.start + token.text.len());
    let definitions = definitions(&document.value).map_err(|mistake| {
        Diagnostic::error(Code::GraphQlDocument, "invalid GraphQL document")
            .at(span(mistake.token), mistake.message)
    })?;
    let mut operations = definitions
        .into_iter()
        .filter(|definition| definition.text != "fragment");
    let Some(first) = operations.next() else {
        let message = "GraphQL document without an operation";
        return Err(Diagnostic::error(Code::GraphQlDocument, message)
            .at(document.span, "expected a query or a mutation"));
    };
    if first.text == "subscription" {
        let message = "GraphQL subscriptions are not supported";
        return Err(Diagnostic::error(Code::GraphQlDocument, message)
            .at(span(first), "expected `query` or `mutation`"));
    }
    match operations.next() {
        None => Ok(()),
        Some(second) => {
            let message = "GraphQL document with several operations";
            Err(Diagnostic::error(Code::GraphQlDocument, message)
                .at(span(second), "the second operation")
                .see(span(first), "the first operation")
                .help("declare an operation of the spec for each"))
        }
    }
}

/// A name, a number, a punctuator or a string.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Token<'t> {
    text: &'t str,
    /// The offset of its first byte.
    start: usize,
}

/// Why a text is not a document.
struct Mistake<'t> {
    /// The location.
    token: Token<'t>,
    message: &'static str,
}

/// Returns the first token of each definition.
fn definitions(text: &str) -> Result<Vec<Token<'_>>, Mistake<'_>> {
    let mut tokens = Tokens { text, at: 0 };
    let mut definitions = Vec::new();
    while let Some(token) = tokens.next()? {
        if !DEFINITIONS.contains(&token.text) {
            let message = "expected `query`, `mutation`, `fragment` or `{`";
            return Err(Mistake { token, message });
        }
        tokens.skip_definition(token)?;
        definitions.push(token);
    }
    Ok(definitions)
}

/// The tokens of a text, without comments and white space.
struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// Skips a definition that begins with `first`, up to the end of its selections.
    fn skip_definition(&mut self, first: Token<'t>) -> Result<(), Mistake<'t>> {
        let mut open: Vec<Token<'t>> = Vec::new();
        // Braces within parentheses are values, which may be empty.
        let mut parentheses = 0_usize;
        let mut token = first;
        let mut previous = first;
        loop {
            match token.text {
                "{" | "(" | "[" => {
                    parentheses += usize::from(token.text == "(");
                    open.push(token);
                }
                "}" | ")" | "]" => {
                    let opening = open.pop();
                    if opening.map(|opening| closing(opening.text)) != Some(token.text) {
                        let message = "nothing to close here";
                        return Err(Mistake { token, message });
                    }
                    if token.text == "}" && parentheses == 0 && opening == Some(previous) {
                        let message = "expected a field";
                        return Err(Mistake { token, message });
                    }
                    parentheses -= usize::from(token.text == ")");
                    if token.text == "}" && open.is_empty() {
                        return Ok(());
                    }
                }
                _ => {}
            }
            previous = token;
            token = self.next()?.ok_or_else(|| unfinished(first, open.last()))?;
        }
    }

    /// The next token.
    fn next(&mut self) -> Result<Option<Token<'t>>, Mistake<'t>> {
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let Some(first) = rest.chars().next() else {
                return Ok(None);
            };
            let is_blank = first.is_whitespace() || matches!(first, ',' | '\u{feff}');
            let length = match first {
                '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
                '"' => string_length(rest).unwrap_or(0),
                _ if is_name(first) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            };
            let token = Token {
                text: rest.get(..length.max(1)).unwrap_or_default(),
                start: self.at,
            };
            self.at += length;
            if first == '#' || is_blank {
                continue;
            }
            let is_known = is_name(first) || "\"!$&()+-.:=@[]{|}".contains(first);
            let message = match first {
                '"' if length == 0 => "this string is not closed",
                _ if is_known => return Ok(Some(token)),
                _ => "not a character of GraphQL",
            };
            return Err(Mistake { token, message });
        }
    }
}

/// Returns the mistake of a definition that the document does not complete.
fn unfinished<'t>(first: Token<'t>, open: Option<&Token<'t>>) -> Mistake<'t> {
    match open {
        Some(open) => Mistake {
            token: *open,
            message: "not closed",
        },
        None => Mistake {
            token: first,
            message: "expected selections in braces after this",
        },
    }
}

/// The length of the string or block string at the start of a text; `None` if it has no end.
fn string_length(text: &str) -> Option<usize> {
    let is_block = text.starts_with("\"\"\"");
    let quote = if is_block { "\"\"\"" } else { "\"" };
    let mut at = quote.len();
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(quote) {
            return Some(at + quote.len());
        }
        // A block string escapes only its own end.
        if is_block && rest.starts_with("\\\"\"\"") {
            at += 4;
            continue;
        }
        let mut characters = rest.chars();
        let first = characters.next()?;
        at += first.len_utf8();
        if first == '\\' && !is_block {
            at += characters.next()?.len_utf8();
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn closing(opening: &str) -> &'static str {
    match opening {
        "{" => "}",
        "(" => ")",
        _ => "]",
    }
}

#[cfg(test)]
mod tests {
    use super::check_document;
    use crate::source::{Span, Spanned};

    /// Returns the message and the text at the location of the error.
    fn error(text: &str) -> Option<(String, String)> {
        let document = Spanned::new(text.to_owned(), Span::new(0, text.len()));
        let diagnostic = check_document(&document).err()?;
        let label = diagnostic.primary.unwrap();
        let at = text.get(label.span.range()).unwrap();
        Some((diagnostic.message, at.to_owned()))
    }

    #[test]
    fn a_query_or_a_mutation_with_fragments_is_a_document() {
        for text in [
            "{ a }",
            "query { a }",
            "query A($a: Int = 1, $b: [B!]! = {}) @d(e: {}) { a(b: $b, c: [], d: \"}\") { ...F } }",
            "mutation { a(b: \"\\\"}\", c: -1.5e+3) { ... on A { b } } }",
            "fragment F on A { a } query { a { ...F } } fragment G on A { b }",
            "\u{feff}# subscription\nquery A { a(b: \"\"\"} \"quoted\" \\\"\"\" \"\"\") }",
        ] {
            assert_eq!(error(text), None, "{text}");
        }
    }

    #[test]
    fn a_document_has_exactly_one_operation_that_is_not_a_subscription() {
        for (text, message, at) in [
            ("", "GraphQL document without an operation", ""),
            (
                "fragment F on A { a }",
                "GraphQL document without an operation",
                "fragment F on A { a }",
            ),
            (
                "subscription { a }",
                "GraphQL subscriptions are not supported",
                "subscription",
            ),
            (
                "fragment F on A { a } subscription A { a }",
                "GraphQL subscriptions are not supported",
                "subscription",
            ),
            (
                "query A { a } mutation B { b }",
                "GraphQL document with several operations",
                "mutation",
            ),
            (
                "{ a } { b }",
                "GraphQL document with several operations",
                "{",
            ),
        ] {
            let expected = (message.to_owned(), at.to_owned());
            assert_eq!(error(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_text_that_is_not_graphql_is_rejected_at_its_mistake() {
        for (text, at) in [
            ("this is not graphql", "this"),
            ("type A { b: C }", "type"),
            ("query A", "query"),
            ("{", "{"),
            ("{ a { b }", "{"),
            ("{ a }}", "}"),
            ("{ a(b: 1 }", "}"),
            ("{ a(b: {c: 1) }", ")"),
            ("{ }", "}"),
            ("{ a { } }", "}"),
            ("{ a(b: \"x) }", "\""),
            ("{ a(b: \"\"\"x\") }", "\""),
            ("{ a? }", "?"),
            ("{ ä }", "ä"),
        ] {
            let (message, found) = error(text).expect(text);
            assert_eq!(message, "invalid GraphQL document", "{text}");
            assert_eq!(found, at, "{text}");
        }
    }

    #[test]
    fn a_long_text_without_an_end_is_rejected() {
        for part in ["{a", "(", "{a(b:{}", "\"", "#"] {
            assert!(error(&part.repeat(100_000)).is_some(), "{part}");
        }
    }
}
