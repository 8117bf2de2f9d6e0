//! Runs the steps of `.ci/run`. Must not use another room.

#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Runs the named steps, or all of them.
pub(crate) fn run(root: &Path, steps: &[String]) -> io::Result<ExitCode> {
    let status = Command::new(root.join(".ci/run")).args(steps).status()?;
    Ok(if status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
