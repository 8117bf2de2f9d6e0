//! Terminal prompts.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use licit_runtime::Secret;

use super::failure::Failure;
use crate::terminal::note;

/// The maximum length of a line, such as a callback URL with a code.
const LONGEST: u64 = 64 * 1024;

/// Prompts for a line with `question`. The input is visible.
pub(super) fn line(question: &str) -> Result<String, Failure> {
    note!("{question}: ");
    let unreadable =
        |error: io::Error| Failure::new(format!("cannot read from the terminal: {error}"));
    io::stderr().flush().map_err(unreadable)?;
    let mut line = String::new();
    let mut input = io::Read::take(io::stdin().lock(), LONGEST);
    input.read_line(&mut line).map_err(unreadable)?;
    let line = line.trim();
    if line.is_empty() {
        return Err(Failure::new("no input was entered"));
    }
    Ok(line.to_owned())
}

/// Prompts for a secret without showing it. Returns `None` without a terminal.
pub(super) fn secret(question: &str) -> Result<Option<Secret>, Failure> {
    if !is_interactive() {
        return Ok(None);
    }
    let typed = rpassword::prompt_password(format!("{question} (not shown): "))
        .map_err(|error| Failure::new(format!("cannot read from the terminal: {error}")))?;
    let typed = Secret::new(typed);
    let secret = Secret::new(typed.expose().trim());
    Ok((!secret.expose().is_empty()).then_some(secret))
}

/// Whether there is a terminal to prompt on.
pub(super) fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
