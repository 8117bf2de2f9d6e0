//! `cargo licit call`: calls an operation with arguments that are checked against the spec, and prints
//! the reply as JSON or as a table. Or prints the call as code. Must not use `sdk` or `docs`.

mod client;
mod curl;
mod entries;
mod error;
mod list;
mod parts;
mod quoting;
mod reply;
mod rust;
mod stored;
mod table;

use std::process::ExitCode;

use licit_dynamic::Arguments;
use licit_format::diagnostic::nearest;
use licit_format::resolve::{Operation, Provider};
use licit_runtime::Error;

use self::entries::Given;
use self::error::CallError;
use crate::command::Call;
use crate::terminal::{self, out, outln};

pub(crate) use self::curl::Printer;
pub(crate) use self::rust::{example_of, values_of};

/// Makes the call, or prints it.
pub(crate) fn run(options: &Call) -> ExitCode {
    match attempt(options) {
        Ok(()) if terminal::is_complete() => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        Err(error) => {
            error.print(&options.login.spec);
            error.exit_code()
        }
    }
}

fn attempt(options: &Call) -> Result<(), CallError> {
    let login = &options.login;
    let loaded = terminal::reading(&login.spec, || {
        licit_format::load_any(&login.spec, &login.load, "provider")
    });
    let loaded = loaded.map_err(|report| CallError::Spec(Box::new(report)))?;
    let provider = &loaded.provider;
    let Some(name) = &options.operation else {
        list::operations(provider, &login.spec);
        return Ok(());
    };
    let operation = find(provider, name)?;
    let given = Given::read(options)?;
    let arguments = given.arguments(provider, operation)?;
    if options.rust {
        out!("{}", rust::program(provider, &arguments, &given, options)?);
        return Ok(());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| CallError::Failed(error.to_string()))?;
    if options.curl {
        // Clients of reqwest expect the context of a runtime.
        let _entered = runtime.enter();
        outln!("{}", curl::command(provider, &arguments, &given, options)?);
        return Ok(());
    }
    runtime.block_on(send(options, provider, &arguments))
}

async fn send(
    options: &Call,
    provider: &Provider,
    arguments: &Arguments<'_>,
) -> Result<(), CallError> {
    let client = client::of(options, provider, arguments.operation()).await?;
    let call = arguments.call(&client.client);
    let printed = reply::print(options, provider, arguments.operation(), call).await;
    if let Some(app) = &client.app {
        app.settle().await;
    }
    printed
}

/// Whether a call to the provider's emulator succeeds.
pub(crate) fn succeeds_emulated(provider: &Provider, arguments: &Arguments<'_>) -> bool {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        return false;
    };
    let mut options = Call::default();
    options.login.emulate = true;
    runtime.block_on(async {
        let Ok(client) = client::of(&options, provider, arguments.operation()).await else {
            return false;
        };
        let call = arguments.call(&client.client);
        call.request_bytes::<Error>().send().await.is_ok()
    })
}

fn find<'p>(provider: &'p Provider, name: &str) -> Result<&'p Operation, CallError> {
    let names = || {
        let operations = provider.operations.iter();
        operations.map(|operation| operation.table.name.as_str())
    };
    let mut operations = provider.operations.iter();
    let found = operations.find(|one| one.table.name == name || one.rust_name == name);
    found.ok_or_else(|| {
        let hint = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "without an operation, `cargo licit call SPEC` lists them".to_owned(),
        };
        CallError::Usage(format!("the spec has no operation `{name}`")).advise(hint)
    })
}
