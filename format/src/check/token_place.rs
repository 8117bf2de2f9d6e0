//! The header that carries the access token has a value with the token.

use licit_tables::owned::TokenIn;

use crate::diagnostic::{Code, Diagnostic};
use crate::expression::template::Template;
use crate::source::Spanned;
use crate::spec::{Index, Spec};

/// The variable of the token.
pub(super) const TOKEN: &str = "access_token";

pub(super) fn check(index: &Index<'_>, found: &mut Vec<Diagnostic>) {
    for (place, value) in values(index.spec) {
        found.extend(problem(place, value));
    }
}

/// Returns the templates of headers with their places.
pub(super) fn values(spec: &Spec) -> impl Iterator<Item = (Option<&Spanned<TokenIn>>, &Template)> {
    let code = spec.grants.authorization_code.as_ref();
    let lookup = code.and_then(|code| code.tenants.as_ref());
    let lookup = lookup.map(|own| (own.token_in.as_ref(), own.token_value.as_ref()));
    let api = (spec.api.token_in.as_ref(), spec.api.token_value.as_ref());
    let all = std::iter::once(api).chain(lookup);
    all.filter_map(|(place, value)| Some((place, value?)))
}

fn problem(place: Option<&Spanned<TokenIn>>, value: &Template) -> Option<Diagnostic> {
    let wrong = |message: &str, label: &str| {
        Some(Diagnostic::error(Code::TokenValue, message).at(value.span, label))
    };
    if !place.is_some_and(|place| matches!(place.value, TokenIn::Header(_))) {
        return wrong("`value` without `header`", "is the value of a header");
    }
    if let Some(span) = value.expression().filter(|_| !is_readable(&value.text)) {
        let diagnostic = Diagnostic::error(Code::TokenValue, "function in the token's header");
        return Some(diagnostic.at(span, "only `base64` and `base64url` of variables and text"));
    }
    match value.variables().filter(|name| name.value == TOKEN).count() {
        1 => None,
        0 => wrong(
            "the header does not contain the token",
            "has no `{access_token}`",
        ),
        _ => wrong(
            "the header contains the token twice",
            "write `{access_token}` once",
        ),
    }
}

/// Whether the token can be read from the value: it is at most encoded.
fn is_readable(template: &str) -> bool {
    let expressions = template.split('{').skip(1);
    let mut expressions = expressions.filter_map(|rest| Some(rest.split_once('}')?.0));
    expressions.all(|expression| {
        let inner = ["base64(", "base64url("]
            .iter()
            .find_map(|start| expression.strip_prefix(start)?.strip_suffix(')'));
        match inner {
            Some(inner) => !inner.contains(['(', ',']),
            None => !expression.contains('('),
        }
    })
}
