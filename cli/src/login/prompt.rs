//! Asking whoever sits at the terminal.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use licit_runtime::Secret;

use super::advice::Trouble;

/// The longest line that is read: a callback's URL with a code in it.
const LONGEST: u64 = 64 * 1024;

/// A line, asked for with `question`. What is typed may be seen.
pub(super) fn line(question: &str) -> Result<String, Trouble> {
    eprint!("{question}: ");
    let unreadable = |error: io::Error| Trouble::new(format!("nothing can be read here: {error}"));
    io::stderr().flush().map_err(unreadable)?;
    let mut line = String::new();
    let mut input = io::Read::take(io::stdin().lock(), LONGEST);
    input.read_line(&mut line).map_err(unreadable)?;
    let line = line.trim();
    if line.is_empty() {
        return Err(Trouble::new("nothing was typed in"));
    }
    Ok(line.to_owned())
}

/// A secret: what is typed is not seen. `None` where nobody sits at a terminal.
pub(super) fn secret(question: &str) -> Result<Option<Secret>, Trouble> {
    if !is_there_anybody() {
        return Ok(None);
    }
    let typed = rpassword::prompt_password(format!("{question} (not shown): "))
        .map_err(|error| Trouble::new(format!("nothing can be read here: {error}")))?;
    let typed = Secret::new(typed);
    let secret = Secret::new(typed.expose().trim());
    Ok((!secret.expose().is_empty()).then_some(secret))
}

/// Whether somebody sits at a terminal who can be asked.
pub(super) fn is_there_anybody() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}
