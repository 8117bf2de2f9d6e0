//! Standard output and standard error. Output after the reader has closed the pipe, as in `cargo
//! licit schema | head`, is discarded without an error. Any other failure, such as a full disk,
//! sets the exit code to 1.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, IsTerminal as _, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether something could not be written.
static FAILED: AtomicBool = AtomicBool::new(false);

/// Writes to standard output, as `print!`.
macro_rules! out {
    ($($text:tt)*) => { $crate::terminal::write_out(format_args!($($text)*)) };
}

/// Writes a line to standard output, as `println!`.
macro_rules! outln {
    ($($text:tt)*) => { $crate::terminal::write_out(format_args!("{}\n", format_args!($($text)*))) };
}

/// Writes to standard error, as `eprint!`.
macro_rules! note {
    ($($text:tt)*) => { $crate::terminal::write_note(format_args!($($text)*)) };
}

/// Writes a line to standard error, as `eprintln!`.
macro_rules! noteln {
    ($($text:tt)*) => { $crate::terminal::write_note(format_args!("{}\n", format_args!($($text)*))) };
}

pub(crate) use {note, noteln, out, outln};

/// Returns an error with its causes, whose texts many errors do not repeat.
pub(crate) fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

pub(crate) fn write_out(text: fmt::Arguments<'_>) {
    report_failure(write(io::stdout().lock(), text));
}

/// A failure to write to standard error cannot be reported.
pub(crate) fn write_note(text: fmt::Arguments<'_>) {
    let _ = write(io::stderr().lock(), text);
}

fn write(mut to: impl Write, text: fmt::Arguments<'_>) -> io::Result<()> {
    to.write_fmt(text)?;
    to.flush()
}

fn report_failure(written: io::Result<()>) {
    let Err(error) = written else { return };
    if error.kind() != io::ErrorKind::BrokenPipe && !FAILED.swap(true, Ordering::Relaxed) {
        noteln!("error: the output cannot be written: {error}");
    }
}

/// Whether all output was written, or its reader closed the pipe.
pub(crate) fn is_complete() -> bool {
    !FAILED.load(Ordering::Relaxed)
}

/// Whether reports on standard error have colours: on a terminal that supports them, unless
/// `NO_COLOR` is set (no-color.org).
pub(crate) fn has_colours() -> bool {
    let variable = |name| std::env::var_os(name);
    io::stderr().is_terminal()
        && allows_colours(variable("NO_COLOR").as_deref(), variable("TERM").as_deref())
}

/// Escapes the message of a workflow command of GitHub Actions.
pub(crate) fn command_data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Escapes a property of a workflow command of GitHub Actions.
pub(crate) fn command_property(text: &str) -> String {
    command_data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Whether reports on standard output have colours, by the same rules.
pub(crate) fn has_colours_on_output() -> bool {
    let variable = |name| std::env::var_os(name);
    io::stdout().is_terminal()
        && allows_colours(variable("NO_COLOR").as_deref(), variable("TERM").as_deref())
}

fn allows_colours(no_color: Option<&OsStr>, term: Option<&OsStr>) -> bool {
    no_color.is_none_or(OsStr::is_empty) && term.is_none_or(|term| term != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_switched_off_by_no_color_and_by_a_dumb_terminal() {
        let allowed = |no_color: Option<&str>, term: Option<&str>| {
            allows_colours(no_color.map(OsStr::new), term.map(OsStr::new))
        };
        assert!(
            allowed(None, Some("xterm")) && allowed(None, None) && allowed(Some(""), Some("xterm"))
        );
        assert!(!allowed(Some("1"), Some("xterm")) && !allowed(None, Some("dumb")));
    }
}
