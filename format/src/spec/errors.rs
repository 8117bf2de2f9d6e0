//! Error shapes and documented errors.

use super::read::Reader;
use crate::expression::type_expression::TypeExpression;
use crate::source::{Json, Node, Spanned};
use licit_tables::{ErrorPlace, Meaning};

/// `errors`
#[derive(Debug, Clone, Default)]
pub struct Errors {
    /// `shapes`
    pub shapes: Vec<ErrorShape>,
    /// `documented`
    pub documented: Vec<ErrorRule>,
}

impl Errors {
    pub(super) fn read(r: &mut Reader, node: &Node) -> Self {
        Self {
            shapes: r.map(node, "shapes", |_, name, node| ErrorShape::read(name, node)),
            documented: r.map(node, "documented", ErrorRule::read),
        }
    }
}

/// An entry of `errors.shapes`. All values are JSON pointers.
#[derive(Debug, Clone)]
pub struct ErrorShape {
    /// Its name.
    pub name: Spanned<String>,
    /// `present`
    pub present: Option<String>,
    /// `code`
    pub code: Option<String>,
    /// `message`
    pub message: Option<String>,
    /// `documentation_url`
    pub documentation_url: Option<String>,
    /// `retry_after`
    pub retry_after: Option<String>,
    /// `at_success`
    pub at_success: bool,
    /// `unless`
    pub unless: Vec<(Spanned<String>, Spanned<String>)>,
}

impl ErrorShape {
    fn read(name: Spanned<String>, node: &Node) -> Self {
        let pointer = |key| node.any_text(key).map(|text| text.value);
        Self {
            name,
            present: pointer("present"),
            code: pointer("code"),
            message: pointer("message"),
            documentation_url: pointer("documentation_url"),
            retry_after: pointer("retry_after"),
            at_success: node.boolean("at_success").is_some_and(|flag| flag.value),
            unless: node.pairs("unless").unwrap_or_default(),
        }
    }
}

/// An entry of `errors.documented`.
#[derive(Debug, Clone)]
pub struct ErrorRule {
    /// Its name.
    pub name: Spanned<String>,
    /// `description`
    pub description: Option<String>,
    /// `docs`
    pub docs: Option<String>,
    /// `status`
    pub status: Vec<u16>,
    /// `code`
    pub code: Option<Spanned<String>>,
    /// `matches`
    pub matches: Vec<(Spanned<String>, Spanned<String>)>,
    /// `shape`
    pub shape: Option<Spanned<String>>,
    /// `at`
    pub at: Option<Spanned<ErrorPlace>>,
    /// `means`
    pub means: Option<Spanned<Meaning>>,
    /// `body`
    pub body: Option<TypeExpression>,
}

impl ErrorRule {
    /// Returns where the error occurs.
    pub(crate) fn place(&self) -> ErrorPlace {
        let at = self.at.as_ref();
        at.map_or(ErrorPlace::Anywhere, |at| at.value)
    }

    /// Returns what the error means.
    pub(crate) fn meaning(&self) -> Meaning {
        let means = self.means.as_ref();
        means.map_or(Meaning::Rejected, |means| means.value)
    }

    fn read(r: &mut Reader, name: Spanned<String>, node: &Node) -> Self {
        let places = [
            ("anywhere", ErrorPlace::Anywhere),
            ("api", ErrorPlace::Api),
            ("token_endpoint", ErrorPlace::TokenEndpoint),
            ("device_code", ErrorPlace::DeviceCode),
        ];
        let meanings = [
            ("rejected", Meaning::Rejected),
            ("retry", Meaning::Retry),
            ("rate_limited", Meaning::RateLimited),
            ("token_expired", Meaning::TokenExpired),
            ("insufficient_scope", Meaning::InsufficientScope),
            ("reauthorize", Meaning::Reauthorize),
            ("invalid_client", Meaning::InvalidClient),
            ("authorization_pending", Meaning::AuthorizationPending),
            ("slow_down", Meaning::SlowDown),
            ("access_denied", Meaning::AccessDenied),
            ("device_code_expired", Meaning::DeviceCodeExpired),
        ];
        let status = node.get("status");
        let numbers = status.map_or(&[][..], |node| match node.value {
            Json::List(_) => node.elements(),
            _ => std::slice::from_ref(node),
        });
        let number = |node: &Node| u16::try_from(node.as_integer()?).ok();
        Self {
            name,
            description: node.text("description").map(|text| text.value),
            docs: node.text("docs").map(|text| text.value),
            status: numbers.iter().filter_map(number).collect(),
            code: node.text("code"),
            matches: node.pairs("matches").unwrap_or_default(),
            shape: node.text("shape"),
            at: node.choice("at", &places),
            means: node.choice("means", &meanings),
            body: node.text("body").and_then(|text| r.present_type(&text)),
        }
    }
}
