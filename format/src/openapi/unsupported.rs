//! Diagnostics about whole documents: versions, costs, hosts, and parts that no operation has.

use super::document::{At, text_of};
use super::lower::Lowered;
use super::operation::Listed;
use crate::diagnostic::{Code, Diagnostic, Loss, shown};
use crate::source::{Json, Node, Spanned};

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

/// Checks for OpenAPI 3.0 or 3.1.
pub(super) fn version(root: At<'_>, named: &Spanned<String>) -> Result<(), Diagnostic> {
    let version = root.node.get("openapi").map(|node| match &node.value {
        // `openapi: 3.0`, unquoted.
        Json::Number(text) => text.clone(),
        _ => text_of(node).unwrap_or_default().to_owned(),
    });
    match version {
        Some(version) if version == "3" || version.starts_with("3.") => Ok(()),
        Some(version) => Err(Diagnostic::error(
            Code::NotOpenApi,
            format!("OpenAPI {} is not supported", shown(&version)),
        )
        .at(named.span, "expected OpenAPI 3.0 or 3.1")),
        None if root.node.get("swagger").is_some() => Err(Diagnostic::error(
            Code::NotOpenApi,
            "Swagger 2.0 is not supported",
        )
        .at(named.span, "expected OpenAPI 3.0 or 3.1")
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
