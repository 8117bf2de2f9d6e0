//! Diagnostics about whole documents: versions, costs, hosts, and parts that no operation has.

use super::document::{At, scalar_of, text_of};
use super::lower::Lowered;
use super::operation::Listed;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Node, Spanned};

/// Reports a spec that lets the document choose the API's host, and hence the recipient of the
/// token.
pub(super) fn unpinned(lowered: &Lowered, named: &Spanned<String>) -> Option<Diagnostic> {
    let url = text_of(lowered.base_url.as_ref()?)?;
    let mut diagnostic = Diagnostic::error(
        Code::UndeclaredOrigin,
        "only the document sets the API's URL",
    )
    .at(named.span, "this file would choose where the token is sent")
    .help(format!("add `\"base_url\": \"{url}\"` to `api`"));
    for variable in &lowered.variables {
        let name = &variable.key.value;
        let described = variable.value.to_json();
        diagnostic = diagnostic.help(format!("add `\"{name}\": {described}` to `variables`"));
    }
    Some(diagnostic)
}

/// Reports a document with too many schemas, each counted as often as it is used.
pub(super) fn too_costly(named: &Spanned<String>) -> Diagnostic {
    let message = "reading the document's schemas takes too many steps";
    Diagnostic::error(Code::TooCostly, message)
        .at(
            named.span,
            "its schemas contain or extend each other in too many ways",
        )
        .help("list the operations that the application needs in `include`")
}

/// Whether the version is OpenAPI 3.0, 3.1 or 3.2. A later one may change what keys mean.
fn is_supported(version: &str) -> bool {
    let mut parts = version.split(['.', '-']);
    parts.next() == Some("3") && matches!(parts.next(), None | Some("0" | "1" | "2"))
}

/// Checks for OpenAPI 3.0, 3.1 or 3.2.
pub(super) fn version(root: At<'_>, named: &Spanned<String>) -> Result<(), Diagnostic> {
    const EXPECTED: &str = "expected OpenAPI 3.0, 3.1 or 3.2";
    let version = root.node.get("openapi");
    match version.map(|version| scalar_of(version).unwrap_or_default()) {
        Some(version) if is_supported(version) => Ok(()),
        Some(version) => {
            let message = format!("OpenAPI {} is not supported", shown(version));
            let error = Diagnostic::error(Code::NotOpenApi, message).at(named.span, EXPECTED);
            Err(if version.starts_with("3.") {
                error.help(
                    "if the document uses nothing that is new in this version, set its `openapi` \
                     to `3.2.0` by an overlay",
                )
            } else {
                error
            })
        }
        None if root.node.get("swagger").is_some() => Err(Diagnostic::error(
            Code::NotOpenApi,
            "Swagger 2.0 is not supported",
        )
        .at(named.span, EXPECTED)
        .help("convert it first, for example with `swagger2openapi`")),
        None => Err(
            Diagnostic::error(Code::NotOpenApi, "the file is not an OpenAPI document")
                .at(named.span, "has no `openapi` at the top level"),
        ),
    }
}

/// Warns about webhooks, and callbacks of the operations, which are ignored: no document describes
/// how they are signed, or how events are distinguished.
pub(super) fn unlowered<'a>(
    root: At<'a>,
    operations: impl Iterator<Item = &'a Listed<'a>>,
    found: &mut Vec<Diagnostic>,
) {
    for key in ["webhooks", "x-webhooks"] {
        if let Some(webhooks) = root.node.get(key).filter(|node| !node.members().is_empty()) {
            let message = match webhooks.members().len() {
                1 => "a webhook is ignored".to_owned(),
                count => format!("{count} webhooks are ignored"),
            };
            found.push(
                Diagnostic::left_out(Loss::Webhooks, message)
                    .at(webhooks.span, "declare events in the spec's `webhooks`"),
            );
        }
    }
    let callbacks: Vec<&Node> = operations
        .filter_map(|operation| operation.at.node.get("callbacks"))
        .filter(|callbacks| !callbacks.members().is_empty())
        .collect();
    if let Some(first) = callbacks.first() {
        let count: usize = callbacks.iter().map(|node| node.members().len()).sum();
        let message = match count {
            1 => "a callback is ignored".to_owned(),
            count => format!("{count} callbacks are ignored"),
        };
        found.push(
            Diagnostic::left_out(Loss::Callbacks, message)
                .at(first.span, "declare events in the spec's `webhooks`"),
        );
    }
}
