//! Expressions in templates: a function call or several terms within braces, such as
//! `hmac_sha256_hex(client_secret, shop ':' now)`.

use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;

/// The functions with their number of arguments.
const FUNCTIONS: &[(&str, usize)] = &[
    ("base64", 1),
    ("hmac_sha256_hex", 2),
    ("sha256_hex", 1),
    ("urlencode", 1),
];

/// The maximum nesting of functions.
const DEEPEST: usize = 4;

/// Whether the text in braces is an expression and not only a name.
pub(crate) fn is_expression(text: &str) -> bool {
    text.contains(['(', ')', '\'', ','])
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
) -> Result<Vec<Spanned<String>>, Diagnostic> {
    let mut reader = Reader {
        source,
        offset,
        text,
        at: 0,
        names: Vec::new(),
    };
    reader.sequence(0)?;
    match reader.peek() {
        None => Ok(reader.names),
        Some(_) => Err(reader.unexpected("expected the end of the expression")),
    }
}

struct Reader<'t> {
    source: &'t Spanned<String>,
    offset: usize,
    text: &'t str,
    at: usize,
    names: Vec<Spanned<String>>,
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
    fn sequence(&mut self, depth: usize) -> Result<(), Diagnostic> {
        let mut terms = 0;
        while let Some(next) = self.peek() {
            match next {
                '\'' => self.literal()?,
                'a'..='z' => self.name(depth)?,
                _ => break,
            }
            terms += 1;
        }
        if terms == 0 {
            return Err(self.unexpected("expected a name, a function, or a text in `'`"));
        }
        Ok(())
    }

    fn literal(&mut self) -> Result<(), Diagnostic> {
        match self.rest().get(1..).and_then(|inside| inside.find('\'')) {
            Some(length) => {
                self.at += length + 2;
                Ok(())
            }
            None => Err(self.unexpected("unterminated text")),
        }
    }

    fn name(&mut self, depth: usize) -> Result<(), Diagnostic> {
        let is_inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let rest = self.rest();
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let start = self.at;
        let name = rest.get(..length).unwrap_or_default().to_owned();
        self.at += length;
        let span = self.part(start, self.at);
        if !self.rest().starts_with('(') {
            self.names.push(Spanned::new(name, span));
            return Ok(());
        }
        let known = FUNCTIONS.iter().map(|(known, _)| *known);
        let Some((_, wanted)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let message = format!("unknown function `{}`", shown(&name));
            return Err(Diagnostic::error(Code::TemplateFunction, message)
                .at(span, "not a template function")
                .suggest_nearest("a function", &name, span, known));
        };
        if depth == DEEPEST {
            return Err(self.unexpected("functions are nested too deeply"));
        }
        let mut given = 0;
        loop {
            self.at += 1;
            self.sequence(depth + 1)?;
            given += 1;
            match self.peek() {
                Some(',') => {}
                Some(')') => break,
                _ => return Err(self.unexpected("expected `,` or `)`")),
            }
        }
        self.at += 1;
        if given == *wanted {
            return Ok(());
        }
        let message = format!("`{name}` takes {wanted} arguments, not {given}");
        let span = self.part(start, self.at);
        Err(Diagnostic::error(Code::TemplateFunction, message)
            .at(span, "wrong number of arguments"))
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
        let names = names(&source, 0, text)?;
        Ok(names.into_iter().map(|name| name.value).collect())
    }

    #[test]
    fn every_name_of_an_expression_is_found() {
        let names = read("hmac_sha256_hex(secret, base64(a ':' b) now)").expect("an expression");
        assert_eq!(names, ["secret", "a", "b", "now"]);
        assert!(read("'ü' a").is_ok());
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
