//! Every rule of the format that is not structure, each with a code. All problems are collected;
//! nothing stops at the first.

mod errors;
mod grants;
mod models;
mod operations;
mod pages;
mod scopes;
mod urls;
mod variables;

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use crate::spec::Spec;

/// Checks a spec against every rule.
pub fn check(spec: &Spec) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    variables::check(spec, &mut found);
    urls::check(spec, &mut found);
    scopes::check(spec, &mut found);
    grants::check(spec, &mut found);
    errors::check(spec, &mut found);
    models::check(spec, &mut found);
    operations::check(spec, &mut found);
    pages::check(spec, &mut found);
    found
}

/// The names in the braces of an operation's path.
pub(crate) fn path_names(operation: &crate::spec::Operation) -> Vec<String> {
    operations::path_names(operation).into_iter().map(|name| name.value).collect()
}

/// Reports names that differ in the spec and are equal in Rust.
fn unique_names<'a>(
    what: &str,
    code: Code,
    names: impl IntoIterator<Item = (String, &'a Spanned<String>)>,
    found: &mut Vec<Diagnostic>,
) {
    let mut first: HashMap<String, &Spanned<String>> = HashMap::new();
    for (rust_name, wire) in names {
        match first.get(&rust_name) {
            // The same name twice is a duplicate key, which was reported as structure.
            Some(earlier) if earlier.value == wire.value => {}
            Some(earlier) => found.push(name_clash(what, code, &rust_name, wire, earlier.span)),
            None => {
                first.insert(rust_name, wire);
            }
        }
    }
}

fn name_clash(
    what: &str,
    code: Code,
    rust_name: &str,
    wire: &Spanned<String>,
    earlier: Span,
) -> Diagnostic {
    Diagnostic::error(code, format!("two {what} are named `{rust_name}` in Rust"))
        .at(wire.span, format!("also becomes `{rust_name}`"))
        .see(earlier, "the first one")
        .help("give one of them another name (`rust_name`, where the object takes it)")
}
