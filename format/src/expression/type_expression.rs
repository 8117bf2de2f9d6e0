//! Short types, such as `string`, `[Contact]`, `{decimal}`, `string|null?`.

use std::fmt;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};

/// A type without its optionality.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeExpression {
    /// A built-in type.
    Builtin(Builtin),
    /// A model.
    Named(Spanned<String>),
    /// A list.
    List(Box<Self>),
    /// A map with string keys.
    Map(Box<Self>),
    /// The type, or null.
    Nullable(Box<Self>),
}

impl TypeExpression {
    /// A placeholder for an invalid type: a model without a name. Its error was reported, and no
    /// other rule reports it again.
    pub(crate) fn unreadable() -> Self {
        Self::Named(Spanned::new(String::new(), Span::default()))
    }

    /// Returns the built-in type, or that of the elements of a list or map.
    pub fn builtin(&self) -> Option<Builtin> {
        match self {
            Self::Builtin(builtin) => Some(*builtin),
            Self::Named(_) => None,
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.builtin(),
        }
    }

    /// Returns the model, or that of the elements of a list or map.
    pub fn model(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Builtin(_) => None,
            Self::Named(name) => Some(name),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.model(),
        }
    }
}

/// Returns the type as written in specs.
impl fmt::Display for TypeExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Builtin(builtin) => f.write_str(builtin.name()),
            Self::Named(name) => f.write_str(name),
            Self::List(inner) => write!(f, "[{inner}]"),
            Self::Map(inner) => write!(f, "{{{inner}}}"),
            Self::Nullable(inner) => write!(f, "{inner}|null"),
        }
    }
}

/// The built-in types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Builtin {
    /// A string.
    String,
    /// A 64-bit integer.
    Integer,
    /// A non-negative 64-bit integer.
    Unsigned,
    /// A binary floating-point number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// An exact decimal number; a JSON string or number.
    Decimal,
    /// A JSON number of any length.
    ExactNumber,
    /// A date (RFC 3339 `full-date`).
    Date,
    /// A date and time (RFC 3339 `date-time`).
    DateTime,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URI (RFC 3986).
    Uri,
    /// Bytes; base64 in JSON.
    Bytes,
    /// Any JSON value.
    Json,
    /// A string that must not be printed.
    Secret,
    /// A reply's body as text; only as the type of a reply.
    Text,
    /// A file to send; only as a part of a multipart body.
    File,
}

impl Builtin {
    /// All built-in types with their names in specs.
    pub const ALL: &[(&str, Self)] = &[
        ("string", Self::String),
        ("integer", Self::Integer),
        ("unsigned", Self::Unsigned),
        ("number", Self::Number),
        ("boolean", Self::Boolean),
        ("decimal", Self::Decimal),
        ("exactnumber", Self::ExactNumber),
        ("date", Self::Date),
        ("datetime", Self::DateTime),
        ("uuid", Self::Uuid),
        ("uri", Self::Uri),
        ("bytes", Self::Bytes),
        ("json", Self::Json),
        ("secret", Self::Secret),
        ("text", Self::Text),
        ("file", Self::File),
    ];

    /// Returns the name in specs.
    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(_, builtin)| *builtin == self);
        known.map_or("", |(name, _)| name)
    }
}

/// A whole short type: the type, and whether the value may be absent.
#[derive(Debug, Clone, PartialEq)]
pub struct ShortType {
    /// The type.
    pub expression: TypeExpression,
    /// Whether it is followed by `?`.
    pub optional: bool,
}

impl ShortType {
    /// Parses a short type.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic at the first unexpected character. Whether models exist is checked
    /// later.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let text = source.value.trim_end();
        let optional = text.ends_with('?');
        let body = text.strip_suffix('?').unwrap_or(text);
        let mut parser = Parser {
            source,
            text: body,
            at: 0,
            depth: 0,
        };
        let expression = parser.nullable()?;
        parser.skip_space();
        if parser.at < body.len() {
            return Err(parser.error("expected the end of the type"));
        }
        Ok(Self {
            expression,
            optional,
        })
    }
}

/// Bounds the recursion. No real type nests this deep.
const MAX_DEPTH: usize = 16;

struct Parser<'a> {
    source: &'a Spanned<String>,
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn nullable(&mut self) -> Result<TypeExpression, Diagnostic> {
        let expression = self.atom()?;
        self.skip_space();
        if !self.eat("|") {
            return Ok(expression);
        }
        self.skip_space();
        if !self.eat("null") {
            return Err(self.error("expected `null`; for a union, declare a model with `one_of`"));
        }
        Ok(TypeExpression::Nullable(Box::new(expression)))
    }

    fn atom(&mut self) -> Result<TypeExpression, Diagnostic> {
        self.skip_space();
        for (open, close, wrap) in [
            (
                "[",
                "]",
                TypeExpression::List as fn(Box<TypeExpression>) -> TypeExpression,
            ),
            ("{", "}", TypeExpression::Map),
        ] {
            if self.depth < MAX_DEPTH && self.eat(open) {
                self.depth += 1;
                let inner = self.nullable()?;
                self.depth -= 1;
                self.skip_space();
                if !self.eat(close) {
                    return Err(self.error(&format!("expected `{close}`")));
                }
                return Ok(wrap(Box::new(inner)));
            }
        }
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(rest.len());
        let name = rest.get(..length).unwrap_or_default().to_owned();
        if name.is_empty() {
            return Err(self.error("expected a type"));
        }
        let span = self.source.part(self.at, self.at + length);
        self.at += length;
        Ok(
            match Builtin::ALL.iter().find(|(known, _)| *known == name) {
                Some((_, builtin)) => TypeExpression::Builtin(*builtin),
                None => TypeExpression::Named(Spanned::new(name, span)),
            },
        )
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        self.at += if found { token.len() } else { 0 };
        found
    }

    fn error(&self, expected: &str) -> Diagnostic {
        let end = self.at + self.rest().chars().next().map_or(0, char::len_utf8);
        Diagnostic::error(Code::TypeSyntax, format!("`{}` is not a type", self.source.value.escape_debug()))
            .at(self.source.part(self.at, end), expected)
            .help("use `string`, `integer`, `unsigned`, `number`, `boolean`, `decimal`, `date`, `datetime`, `uuid`, `uri`, `bytes`, `json`, `secret`, a model's name, `[T]` or `{T}`, optionally followed by `|null` and `?`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<ShortType, Diagnostic> {
        ShortType::parse(&Spanned::new(text.to_owned(), Span::new(0, text.len())))
    }

    #[test]
    fn short_types_nest() {
        let parsed = parse("[{decimal|null}]|null?").expect("a type");
        assert!(parsed.optional);
        let decimal = TypeExpression::Nullable(Box::new(TypeExpression::Builtin(Builtin::Decimal)));
        let list = TypeExpression::List(Box::new(TypeExpression::Map(Box::new(decimal))));
        assert_eq!(parsed.expression, TypeExpression::Nullable(Box::new(list)));
    }

    #[test]
    fn a_type_is_written_as_it_is_read() {
        for text in ["[{decimal|null}]|null", "Contact", "[unsigned]"] {
            let parsed = parse(text).expect("a type");
            assert_eq!(parsed.expression.to_string(), text);
        }
    }

    #[test]
    fn an_invalid_type_is_rejected() {
        for text in [
            "",
            "?",
            "[string",
            "string]",
            "string|number",
            "a b",
            "[]",
            "string??",
            "{}",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
    }
}
