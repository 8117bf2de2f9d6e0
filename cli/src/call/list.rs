//! Lists the operations of a provider, with their arguments.

use std::path::Path;

use licit_dynamic::parameters;
use licit_format::resolve::{Body, Operation, Parameter, Provider};

use crate::terminal::{noteln, one_line, outln};

/// Prints the operations.
pub(super) fn operations(provider: &Provider, spec: &Path) {
    for operation in &provider.operations {
        let description = operation.description.as_deref();
        let first = description.and_then(|text| text.lines().next());
        let first = first.map_or_else(String::new, |line| format!("  # {}", line.escape_debug()));
        outln!(
            "{}{}{first}",
            operation.table.name,
            arguments(provider, operation)
        );
    }
    noteln!(
        "\nRun `cargo licit call {} OPERATION name=value...` to call one; add `--emulate` to call the emulator.",
        spec.display()
    );
}

/// The arguments of an operation: ` id= [limit=]`.
fn arguments(provider: &Provider, operation: &Operation) -> String {
    let members = operation.body.as_ref().map_or(&[][..], Body::members);
    let outside = parameters(provider, operation).map(|(_, parameter)| parameter);
    let mut shown: Vec<String> = outside.chain(members).map(argument).collect();
    let is_whole = operation
        .body
        .as_ref()
        .is_some_and(|body| body.value().is_some());
    if is_whole {
        shown.push("member=...".to_owned());
    }
    if let Some(Body::Binary { .. }) = &operation.body {
        shown.push("--body FILE".to_owned());
    }
    let shown = shown.iter().map(|argument| format!(" {argument}"));
    shown.collect()
}

fn argument(parameter: &Parameter) -> String {
    let name = one_line(&parameter.name);
    if parameter.optional {
        format!("[{name}=]")
    } else {
        format!("{name}=")
    }
}
