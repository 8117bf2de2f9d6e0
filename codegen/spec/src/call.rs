//! Calls: `GET /contacts/{id}`.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::Spanned;
use crate::template::Template;

/// A method and a path.
#[derive(Debug, Clone, PartialEq)]
pub struct CallExpression {
    /// The HTTP method.
    pub method: Spanned<String>,
    /// The path below the base URL, or a whole URL.
    pub path: Template,
}

const METHODS: &[&str] = &["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

impl CallExpression {
    /// Reads a call.
    ///
    /// # Errors
    ///
    /// A diagnostic when the method is unknown, or the path is neither absolute nor a URL.
    pub fn parse(source: &Spanned<String>) -> Result<Self, Diagnostic> {
        let text = source.value.as_str();
        let Some((method, path)) = text.split_once(' ') else {
            return Err(
                Diagnostic::error(Code::CallSyntax, format!("`{text}` is not a call")).at(
                    source.span,
                    "expected a method and a path, as `GET /contacts/{id}`",
                ),
            );
        };
        let method_span = source.part(0, method.len());
        if !METHODS.contains(&method) {
            let upper = method.to_uppercase();
            return Err(
                Diagnostic::error(Code::CallSyntax, format!("unknown method `{method}`"))
                    .at(method_span, "not an HTTP method")
                    .suggest_nearest("a method", &upper, method_span, METHODS.iter().copied()),
            );
        }
        let path_span = source.part(method.len() + 1, text.len());
        let expected =
            if path.starts_with('/') || path.starts_with("https://") || path.starts_with('{') {
                None
            } else {
                Some("a path begins with `/`")
            };
        let unwanted = path
            .contains(['?', '#'])
            .then_some("query parameters are declared in `query`");
        let space = path
            .contains(char::is_whitespace)
            .then_some("a path has no spaces");
        if let Some(expected) = expected.or(unwanted).or(space) {
            return Err(
                Diagnostic::error(Code::CallSyntax, format!("`{path}` is not a path"))
                    .at(path_span, expected),
            );
        }
        Ok(Self {
            method: Spanned::new(method.to_owned(), method_span),
            path: Template::parse(&Spanned::new(path.to_owned(), path_span))?,
        })
    }
}
