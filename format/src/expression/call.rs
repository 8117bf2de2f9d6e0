//! Calls: `GET /contacts/{id}`.

use super::template::Template;
use crate::diagnostic::{Code, Diagnostic, shown};
use crate::source::Spanned;
use licit_tables::Method;

/// A method and a path.
#[derive(Debug, Clone, PartialEq)]
pub struct CallExpression {
    /// The HTTP method.
    pub method: Spanned<Method>,
    /// The path below the base URL, or an absolute URL.
    pub path: Template,
}

impl CallExpression {
    /// Parses a call.
    ///
    /// # Errors
    ///
    /// Returns a diagnostic if the method is unknown, or the path is neither absolute nor a URL.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let text = source.value.as_str();
        let Some((method, path)) = text.split_once(' ') else {
            return Err(Diagnostic::error(
                Code::CallSyntax,
                format!("`{}` is not a valid call", shown(text)),
            )
            .at(
                source.span,
                "expected a method and a path, such as `GET /contacts/{id}`",
            ));
        };
        let method_span = source.part(0, method.len());
        let Some(known) = Method::from_name(method) else {
            let upper = method.to_uppercase();
            return Err(Diagnostic::error(
                Code::CallSyntax,
                format!("unknown method `{}`", shown(method)),
            )
            .at(method_span, "not an HTTP method")
            .suggest_nearest("a method", &upper, method_span, Method::names()));
        };
        let path_span = source.part(method.len() + 1, text.len());
        // The rules for endpoints check that an absolute URL is https.
        let begins = path.starts_with(['/', '{']) || path.contains("://");
        let expected = (!begins).then_some("a path starts with `/`");
        let unwanted = path
            .contains(['?', '#'])
            .then_some("declare query parameters in `query`");
        let space = path
            .contains(char::is_whitespace)
            .then_some("a path contains no spaces");
        if let Some(expected) = expected.or(unwanted).or(space) {
            return Err(Diagnostic::error(
                Code::CallSyntax,
                format!("`{}` is not a valid path", shown(path)),
            )
            .at(path_span, expected));
        }
        let template = Template::parse(&Spanned::new(path.to_owned(), path_span))?;
        if let Some(span) = template.expression() {
            return Err(
                Diagnostic::error(Code::TemplateFunction, "function in a path")
                    .at(span, "functions are allowed only in parameters and headers"),
            );
        }
        Ok(Self {
            method: Spanned::new(known, method_span),
            path: template,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn parse(text: &str) -> Result<CallExpression, Diagnostic> {
        CallExpression::parse(&Spanned::new(text.to_owned(), Span::new(0, text.len())))
    }

    #[test]
    fn a_call_is_a_method_and_a_path() {
        let call = parse("PATCH /größe/{id}.{format}").expect("a call");
        assert_eq!(call.method.value, Method::Patch);
        assert_eq!(call.path.text, "/größe/{id}.{format}");
        let names: Vec<_> = call
            .path
            .variables()
            .map(|name| name.value.as_str())
            .collect();
        assert_eq!(names, ["id", "format"]);
    }

    #[test]
    fn a_path_may_be_a_whole_url() {
        assert!(parse("GET https://files.acme.example/{id}").is_ok());
        assert!(parse("GET {origin}/x").is_ok());
    }

    #[test]
    fn an_invalid_call_is_rejected() {
        for text in [
            "",
            " ",
            "GET",
            "GET ",
            " GET /a",
            "get /a",
            "GET a",
            "GET /a?b=c",
            "GET /a#b",
            "GET /a b",
            "TRACE /a",
            "GET\t/a",
            "GET  /a",
            "GET /{",
            "größe",
        ] {
            assert!(parse(text).is_err(), "{text:?}");
        }
    }
}
