//! The tasks of this repository: `cargo xtask`.

mod api;
mod ci;
mod compare;
#[cfg(test)]
mod crates;
#[cfg(test)]
mod language;
#[cfg(test)]
mod manifest;
#[cfg(test)]
mod parameters;
mod rooms;
#[cfg(test)]
mod sources;

use std::io;
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "Usage: cargo xtask api [--check]
       cargo xtask ci [STEP…]
       cargo xtask compare [PART…] [NAME=DOCUMENT…]
       cargo xtask rooms

api      writes the public API of each published crate to xtask/api/; `--check` compares it instead
ci       runs CI, or the named steps of it; docs/contributing.md lists them
compare  measures the tables of docs/performance.md, which describes the parts
rooms    prints the rooms of each crate, lowest first, with those that each uses";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first() {
        Some((command, [])) if command == "api" => api::run(root(), false),
        Some((command, [option])) if command == "api" && option == "--check" => {
            api::run(root(), true)
        }
        Some((command, steps)) if command == "ci" => ci::run(root(), steps),
        Some((command, parts)) if command == "compare" => compare::run(root(), parts),
        Some((command, [])) if command == "rooms" => print_rooms(),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::FAILURE;
        }
    };
    result.unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn print_rooms() -> io::Result<ExitCode> {
    rooms::print(root())?;
    Ok(ExitCode::SUCCESS)
}

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
