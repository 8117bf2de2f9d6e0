//! The tasks of this repository: `cargo xtask`.

#[cfg(test)]
mod language;
mod rooms;

use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "Usage: cargo xtask rooms

rooms    prints the rooms of each crate, lowest first, with those that each uses";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    if (arguments.next().as_deref(), arguments.next()) != (Some("rooms"), None) {
        eprintln!("{HELP}");
        return ExitCode::FAILURE;
    }
    match rooms::print(root()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
