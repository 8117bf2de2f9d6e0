//! `cargo licit`: creates and checks specs, generates clients, emulates providers, and logs in.

mod add;
mod call;
mod check;
mod command;
mod completions;
mod diff;
mod docs;
mod emulate;
mod explain;
mod generate;
mod grants;
mod graphql;
mod html;
mod import;
mod import_graphql;
mod import_openapi;
mod login;
mod manual;
mod new;
mod page;
mod schema;
mod scopes;
mod sdk;
mod settings;
mod terminal;
mod update;
mod verify;
mod watch;

use std::process::ExitCode;

use command::Command;
use terminal::{noteln, out, outln};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    let advice = Command::advice(&arguments);
    let options = Command::options(&arguments);
    let command = match Command::parse(arguments.into_iter()) {
        Ok(command) => command,
        Err(message) => {
            let hint = nearest_option(&message, &options);
            noteln!("error: {message}{hint}\n\n{advice}");
            return ExitCode::from(2);
        }
    };
    let done = match command {
        Command::Help(text) => {
            out!("{text}");
            Ok(true)
        }
        Command::Version => {
            outln!("cargo-licit {}", env!("CARGO_PKG_VERSION"));
            Ok(true)
        }
        Command::Check(options) => check::run(&options),
        Command::Diff(options) => diff::run(&options),
        Command::Scopes(options) => scopes::run(&options),
        Command::Docs(options) => docs::run(&options),
        Command::Sdk(options) => sdk::run(&options),
        Command::Generate(options) => generate::run(&options),
        Command::GenerateAll(options) => generate::run_all(&options),
        Command::New(options) => new::run(&options),
        Command::Emulate(options) => emulate::run(&options),
        Command::Login(options) => login::run(&options),
        Command::Call(options) => return call::run(&options),
        Command::Add(options) => add::add(&options),
        Command::List(options) => add::list(&options),
        Command::Update(options) => update::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Page(options) => page::run(&options),
        Command::Import(options) => import::run(&options),
        Command::ImportOpenApi(options) => import_openapi::run(&options),
        Command::ImportGraphQl(options) => import_graphql::run(&options),
        Command::Explain(code) => explain::run(&code),
        Command::Completions(options) => {
            completions::run(&options);
            Ok(true)
        }
        Command::Manual(folder) => manual::run(&folder),
        Command::Schema(options) => schema::run(&options),
        Command::Reference => {
            out!("{}", licit_format::schema::reference::reference());
            Ok(true)
        }
    };
    match done {
        Ok(true) if terminal::is_complete() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(message) => {
            noteln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Returns a suggestion for an option that the command does not have.
fn nearest_option(message: &str, options: &[String]) -> String {
    let wrong = message
        .strip_prefix("invalid option '--")
        .and_then(|rest| rest.strip_suffix('\''));
    let names = options.iter().filter_map(|long| long.strip_prefix("--"));
    let near = wrong.and_then(|wrong| licit_format::diagnostic::nearest(wrong, names));
    near.map_or_else(String::new, |near| {
        format!("\nhelp: did you mean `--{near}`?")
    })
}
