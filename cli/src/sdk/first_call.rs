//! The call that a crate's README, example and test make: an operation that reads, takes the fewest
//! arguments, and works with the emulator.

use licit_codegen::{CallExample, CallValues, Module};
use licit_dynamic::Arguments;
use licit_format::resolve::{Operation, Provider};

use crate::call::{example_of, succeeds_emulated, values_of};

/// The number of operations that are tried.
const TRIED: usize = 8;

/// A call as code.
pub(super) struct FirstCall {
    pub(super) operation: String,
    /// With secrets from the environment.
    pub(super) program: CallExample,
    /// With the emulator. `None` if that cannot be written.
    pub(super) emulated: Option<CallExample>,
}

/// Finds the call. `None` if no operation can be called without more than the spec says.
pub(super) fn find(provider: &Provider, module: &Module<'_>, spec: &str) -> Option<FirstCall> {
    let mut candidates: Vec<(usize, &Operation)> = provider
        .operations
        .iter()
        .filter(|operation| operation.body.is_none() && operation.stream.is_none())
        .filter(|operation| operation.deprecated.is_none() && operation.returns.is_some())
        .map(|operation| (effort(provider, operation), operation))
        .collect();
    candidates.sort_by_key(|(effort, _)| *effort);
    let mut fallback = None;
    for (_, operation) in candidates.into_iter().take(TRIED) {
        let Ok(arguments) = Arguments::sample(provider, operation) else {
            continue;
        };
        let name = &operation.table.name;
        let values = values_of(&arguments, &[], None, CallValues::default());
        let Some(program) = example_of(provider, &arguments, &[], None, CallValues::default())
        else {
            continue;
        };
        let mut call = FirstCall {
            operation: name.clone(),
            program,
            emulated: None,
        };
        if succeeds_emulated(provider, &arguments) {
            call.emulated = module.emulated_example(name, &values, spec);
        }
        if call.emulated.is_some() {
            return Some(call);
        }
        fallback = fallback.or(Some(call));
    }
    fallback
}

/// How much a call of the operation takes: its required arguments.
fn effort(provider: &Provider, operation: &Operation) -> usize {
    let client = operation
        .sub_client
        .and_then(|at| provider.sub_clients.get(at));
    let bound = client.map_or(0, |client| client.parameters.len());
    let own = operation
        .path
        .iter()
        .chain(&operation.query)
        .chain(&operation.headers)
        .chain(&operation.variables);
    bound + own.filter(|parameter| !parameter.optional).count()
}
