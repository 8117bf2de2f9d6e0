//! Prints a call as a Rust program with the generated client.

use licit_codegen::{CallExample, CallPlace, CallValues, Options, generate};
use licit_dynamic::{Arguments, Place};
use licit_format::resolve::Provider;

use super::entries::Given;
use super::error::CallError;
use crate::command::Call;

/// Returns the program for a call.
pub(super) fn program(
    provider: &Provider,
    arguments: &Arguments<'_>,
    given: &Given,
    options: &Call,
) -> Result<String, CallError> {
    let mut values = CallValues::default();
    for (name, value) in &options.login.set {
        values = values.variable(name, value);
    }
    if let Some(environment) = &options.login.environment {
        values = values.environment(environment);
    }
    if options.all {
        values = values.all_pages();
    }
    let example = example_of(
        provider,
        arguments,
        &given.files,
        given.content_path.as_deref(),
        values,
    );
    let example = example.ok_or_else(|| {
        let name = &arguments.operation().table.name;
        CallError::Failed(format!("`{name}` cannot be printed as a program"))
    })?;
    let spec = options.login.spec.display().to_string();
    Ok(example.of_spec(&spec).to_program())
}

/// Returns the code of a call.
pub(crate) fn example_of(
    provider: &Provider,
    arguments: &Arguments<'_>,
    files: &[(String, String)],
    content: Option<&str>,
    values: CallValues,
) -> Option<CallExample> {
    let values = values_of(arguments, files, content, values);
    let module = generate(provider, &Options::default()).ok()?;
    module.call_example(&arguments.operation().table.name, &values)
}

/// Adds the arguments of a call to the values of its code.
pub(crate) fn values_of(
    arguments: &Arguments<'_>,
    files: &[(String, String)],
    content: Option<&str>,
    mut values: CallValues,
) -> CallValues {
    for (place, parameter, value) in arguments.parameters() {
        let place = match place {
            Place::Path => CallPlace::Path,
            Place::Query => CallPlace::Query,
            Place::Header => CallPlace::Header,
            Place::Cookie => CallPlace::Cookie,
            Place::Variable => CallPlace::Variable,
        };
        values = values.parameter(place, &parameter.name, value.clone());
    }
    if let Some(body) = arguments.body() {
        values = values.body(body.value.clone());
    }
    for (part, path) in files {
        values = values.file(part, path);
    }
    match content {
        Some(path) => values.content(path),
        None => values,
    }
}
