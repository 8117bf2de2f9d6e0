//! Expressions in templates: a function call or several terms within braces, such as
//! `hmac_sha256_hex(client_secret, shop ':' now)`.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;

/// What a term is: text, or the bytes of a digest, which must be encoded before they are text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Bytes,
}

/// A function of templates.
struct Function {
    name: &'static str,
    arguments: usize,
    /// What its arguments are. Where it takes bytes, it takes text as well.
    takes: Kind,
    gives: Kind,
}

const fn function(name: &'static str, arguments: usize, takes: Kind, gives: Kind) -> Function {
    Function {
        name,
        arguments,
        takes,
        gives,
    }
}

const FUNCTIONS: &[Function] = &[
    function("base64", 1, Kind::Bytes, Kind::Text),
    function("base64url", 1, Kind::Bytes, Kind::Text),
    function("hex", 1, Kind::Bytes, Kind::Text),
    function("hmac_sha1", 2, Kind::Bytes, Kind::Bytes),
    function("hmac_sha256", 2, Kind::Bytes, Kind::Bytes),
    function("hmac_sha256_hex", 2, Kind::Bytes, Kind::Text),
    function("hmac_sha512", 2, Kind::Bytes, Kind::Bytes),
    function("lower", 1, Kind::Text, Kind::Text),
    function("md5", 1, Kind::Bytes, Kind::Bytes),
    function("sha1", 1, Kind::Bytes, Kind::Bytes),
    function("sha256", 1, Kind::Bytes, Kind::Bytes),
    function("sha256_hex", 1, Kind::Bytes, Kind::Text),
    function("sha512", 1, Kind::Bytes, Kind::Bytes),
    function(SORTED, 2, Kind::Text, Kind::Text),
    function("upper", 1, Kind::Text, Kind::Text),
    function("urlencode", 1, Kind::Text, Kind::Text),
];

/// The function of the request's own parameters.
const SORTED: &str = "sorted";

/// The functions whose first argument is a key.
const HMAC: &str = "hmac_";

/// The name of a call of [`SORTED`] among the names of an expression.
pub(crate) const PARAMETERS: &str = "sorted()";

/// The maximum nesting of functions.
const DEEPEST: usize = 4;

/// Whether the text in braces is an expression and not only a name.
pub(crate) fn is_expression(text: &str) -> bool {
    text.contains(['(', ')', '\'', ','])
}

/// The names in an expression.
#[derive(Debug)]
pub(crate) struct Found {
    /// In order.
    pub(crate) names: Vec<Spanned<String>>,
    /// Positions of those that are a part of an HMAC's key, which nobody can read from the result.
    pub(crate) keys: Vec<usize>,
}

/// Returns the names in an expression that starts `offset` bytes into the source.
///
/// # Errors
///
/// Returns a diagnostic for an unknown function, a wrong number of arguments, or an invalid
/// expression.
pub(crate) fn names(
    source: &Spanned<String>,
    offset: usize,
    text: &str,
) -> Result<Found, Diagnostic> {
    let mut reader = Reader {
        source,
        offset,
        text,
        at: 0,
        names: Vec::new(),
        keys: Vec::new(),
        is_key: false,
    };
    let kind = reader.sequence(0)?;
    if reader.peek().is_some() {
        return Err(reader.unexpected("expected the end of the expression"));
    }
    match kind {
        Kind::Text => Ok(Found {
            names: reader.names,
            keys: reader.keys,
        }),
        Kind::Bytes => Err(reader.unencoded(0)),
    }
}

struct Reader<'t> {
    source: &'t Spanned<String>,
    offset: usize,
    text: &'t str,
    at: usize,
    names: Vec<Spanned<String>>,
    keys: Vec<usize>,
    /// The terms are a part of an HMAC's key.
    is_key: bool,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Returns the next character that is not a space.
    fn peek(&mut self) -> Option<char> {
        let spaces = self.rest().len() - self.rest().trim_start_matches(' ').len();
        self.at += spaces;
        self.rest().chars().next()
    }

    /// Parses adjacent terms, whose texts are joined.
    fn sequence(&mut self, depth: usize) -> Result<Kind, Diagnostic> {
        let mut terms = Vec::new();
        while let Some(next) = self.peek() {
            terms.push(match next {
                '\'' => self.literal()?,
                'a'..='z' => self.name(depth)?,
                _ => break,
            });
        }
        if terms.is_empty() {
            return Err(self.unexpected("expected a name, a function, or a string in `'`"));
        }
        Ok(if terms.contains(&Kind::Bytes) {
            Kind::Bytes
        } else {
            Kind::Text
        })
    }

    fn literal(&mut self) -> Result<Kind, Diagnostic> {
        match self.rest().get(1..).and_then(|inside| inside.find('\'')) {
            Some(length) => {
                self.at += length + 2;
                Ok(Kind::Text)
            }
            None => Err(self.unexpected("unterminated text")),
        }
    }

    fn name(&mut self, depth: usize) -> Result<Kind, Diagnostic> {
        let is_inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let rest = self.rest();
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let start = self.at;
        let name = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        let span = self.part(start, self.at);
        if !self.rest().starts_with('(') {
            if self.is_key {
                self.keys.push(self.names.len());
            }
            self.names.push(Spanned::new(name, span));
            return Ok(Kind::Text);
        }
        let known = FUNCTIONS.iter().map(|known| known.name);
        let Some(function) = FUNCTIONS.iter().find(|known| known.name == name) else {
            let message = format!("unknown function `{}`", shown(&name));
            return Err(Diagnostic::error(Code::TemplateFunction, message)
                .at(span, "not a template function")
                .suggest_nearest("a function", &name, span, known));
        };
        if depth == DEEPEST {
            return Err(self.unexpected("functions are nested too deeply"));
        }
        if name == SORTED {
            self.names.push(Spanned::new(PARAMETERS.to_owned(), span));
        }
        let mut given = 0;
        loop {
            self.at += 1;
            let from = self.at;
            let outer = self.is_key;
            self.is_key |= given == 0 && function.name.starts_with(HMAC);
            let kind = self.sequence(depth + 1)?;
            self.is_key = outer;
            if kind == Kind::Bytes && function.takes == Kind::Text {
                return Err(self.unencoded(from));
            }
            given += 1;
            match self.peek() {
                Some(',') => {}
                Some(')') => break,
                _ => return Err(self.unexpected("expected `,` or `)`")),
            }
        }
        self.at += 1;
        let expected = function.arguments;
        if given == expected {
            return Ok(function.gives);
        }
        let message = format!("`{name}` takes {expected} arguments, not {given}");
        let span = self.part(start, self.at);
        Err(Diagnostic::error(Code::TemplateFunction, message)
            .at(span, "wrong number of arguments"))
    }

    /// The error for bytes, from an offset to here, where text is expected.
    fn unencoded(&self, from: usize) -> Diagnostic {
        Diagnostic::error(Code::TemplateFunction, "a digest is bytes, not text").at(
            self.part(from, self.at),
            "encode it with `hex`, `base64` or `base64url`",
        )
    }

    fn part(&self, start: usize, end: usize) -> crate::source::Span {
        self.source.part(self.offset + start, self.offset + end)
    }

    fn unexpected(&self, expected: &str) -> Diagnostic {
        let length = self.rest().chars().next().map_or(0, char::len_utf8);
        let span = match length {
            0 => self.part(self.at.saturating_sub(1), self.at),
            length => self.part(self.at, self.at + length),
        };
        let text = shown(self.text);
        Diagnostic::error(
            Code::TemplateSyntax,
            format!("`{text}` is not a valid expression"),
        )
        .at(span, expected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn read(text: &str) -> Result<Vec<String>, Diagnostic> {
        let source = Spanned::new(text.to_owned(), Span::new(0, text.len()));
        let found = names(&source, 0, text)?;
        Ok(found.names.into_iter().map(|name| name.value).collect())
    }

    #[test]
    fn the_names_in_an_hmacs_key_are_found() {
        for (text, expected) in [
            ("hmac_sha256_hex(a, b)", &["a"][..]),
            ("hex(hmac_sha1(sha256(a) b '&', c a))", &["a", "b"]),
            ("hmac_sha256_hex(hmac_sha256(a, b), c)", &["a", "b"]),
            ("sha256_hex(a)", &[]),
        ] {
            let source = Spanned::new(text.to_owned(), Span::new(0, text.len()));
            let found = names(&source, 0, text).expect(text);
            let keys = found.keys.iter().map(|at| found.names[*at].value.as_str());
            assert_eq!(keys.collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn every_name_of_an_expression_is_found() {
        let names = read("hmac_sha256_hex(secret, base64(a ':' b) now)").expect("an expression");
        assert_eq!(names, ["secret", "a", "b", "now"]);
        assert!(read("'ü' a").is_ok());
        let names =
            read("upper(hex(hmac_sha256(secret, path sorted('', ''))))").expect("a signature");
        assert_eq!(names, ["secret", "path", PARAMETERS]);
    }

    #[test]
    fn the_explanation_of_the_code_lists_every_function() {
        let explanation = Code::TemplateFunction.explanation();
        let calls = explanation.split('`').skip(1).step_by(2);
        let mut listed: Vec<(&str, usize)> = calls
            .filter_map(|call| call.split_once('('))
            .map(|(name, arguments)| (name, arguments.split(',').count()))
            .collect();
        listed.sort_unstable();
        let functions = FUNCTIONS.iter().map(|known| (known.name, known.arguments));
        assert_eq!(listed, functions.collect::<Vec<_>>());
    }

    #[test]
    fn a_digest_is_encoded_before_it_is_text() {
        for text in [
            "sha256(a)",
            "a sha256(b)",
            "upper(md5(a))",
            "urlencode(sha1(a))",
        ] {
            let refused = read(text).expect_err(text);
            assert_eq!(refused.code, Code::TemplateFunction, "{text}");
        }
        for text in [
            "hex(sha256(a))",
            "base64(hmac_sha512(sha256(a), b))",
            "base64url(a)",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn an_invalid_template_expression_is_rejected() {
        for text in [
            "",
            "(",
            "a(",
            "base64()",
            "base64(a",
            "base64(a,b)",
            "md5(a)",
            "'a",
            "a)",
            "a,b",
            "A",
            "base64(base64(base64(base64(base64(a)))))",
            "base64(é)",
            "hmac_sha256_hex(a)",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
