//! Standard output and standard error. Output after the reader has closed the pipe, as in `cargo
//! licit schema | head`, is discarded without an error. Any other failure, such as a full disk,
//! sets the exit code to 1.
//!
//! Much of what is printed was written by servers and documents. What a terminal would obey instead of
//! showing it is replaced here, on the way out, and not where each text is printed.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::{self, Write as _};
use std::io::{self, IsTerminal as _, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::Value;

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
    report_failure(write(io::stdout().lock(), &harmless(&text.to_string())));
}

/// A failure to write to standard error cannot be reported.
pub(crate) fn write_note(text: fmt::Arguments<'_>) {
    let _ = write(io::stderr().lock(), &harmless(&text.to_string()));
}

/// Writes a rendered report to standard output, with its colours.
pub(crate) fn out_report(report: &str) {
    let report = harmless_report(report, has_colours_on_output());
    report_failure(write(io::stdout().lock(), &format!("{report}\n\n")));
}

/// Writes a rendered report to standard error, with its colours.
pub(crate) fn note_report(report: &str) {
    let report = harmless_report(report, has_colours());
    let _ = write(io::stderr().lock(), &format!("{report}\n\n"));
}

/// Writes the body of a reply as it is, unless it would control the terminal that it is written to.
pub(crate) fn write_body(body: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(body);
    if io::stdout().is_terminal() && text.contains(|c| is_obeyed(c) && c != '\r') {
        return Err(
            "the reply has control characters, which the terminal would obey\n\
             help: write it to a file: `… > FILE`"
                .to_owned(),
        );
    }
    let mut output = io::stdout().lock();
    let written = Write::write_all(&mut output, body).and_then(|()| output.flush());
    written.map_err(|error| format!("the output cannot be written: {error}"))
}

/// Whether a terminal obeys a character instead of showing it: controls of C0 and C1 except the end of a
/// line and the tabulator, and marks of the direction of text (UAX #9).
pub(crate) fn is_obeyed(character: char) -> bool {
    let is_layout = matches!(character, '\n' | '\t');
    let is_bidirectional = matches!(
        character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    (character.is_control() && !is_layout) || is_bidirectional
}

/// Returns a text in which nothing is obeyed by a terminal.
fn harmless(text: &str) -> Cow<'_, str> {
    if text.contains(is_obeyed) {
        Cow::Owned(text.replace(is_obeyed, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns a report in which nothing is obeyed by a terminal but colours (ECMA-48 §8.3.117), if it has some.
/// Its excerpts of documents have their characters.
fn harmless_report(report: &str, has_colours: bool) -> String {
    let mut parts = report.split('\u{1b}');
    let mut text = harmless(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let end = part.strip_prefix('[').and_then(|rest| {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
            rest.strip_prefix('m')
        });
        text.push(match end {
            Some(_) if has_colours => '\u{1b}',
            _ => char::REPLACEMENT_CHARACTER,
        });
        text.push_str(&harmless(part));
    }
    text
}

/// Returns a text on one line in which nothing is obeyed by a terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.replace(|c| c == '\n' || c == '\t' || is_obeyed(c), "\u{fffd}")
}

/// Returns JSON with escapes for what a terminal would obey. Its value is the same.
pub(crate) fn json(value: &Value) -> String {
    escaped(&format!("{value:#}"))
}

/// Returns JSON on one line, as [`json`].
pub(crate) fn json_line(value: &Value) -> String {
    escaped(&value.to_string())
}

/// Escapes what a terminal would obey in JSON, which has it only in strings.
pub(crate) fn escaped(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        if is_obeyed(character) {
            // All of them are in the basic plane.
            let _ = write!(text, "\\u{:04x}", u32::from(character));
        } else {
            text.push(character);
        }
    }
    text
}

fn write(mut to: impl Write, text: &str) -> io::Result<()> {
    to.write_all(text.as_bytes())?;
    to.flush()
}

/// Work that is shown on standard error while it lasts, if that is a terminal and the work takes long. Nothing else
/// may be written there meanwhile.
#[must_use]
pub(crate) struct Progress(Option<(Sender<()>, JoinHandle<()>)>);

impl Progress {
    /// How long work takes before it is shown.
    const DELAY: Duration = Duration::from_millis(500);

    /// Shows the work until the value is dropped: `Reading api.json`.
    pub(crate) fn of(work: String) -> Self {
        let can_erase = std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        if !can_erase || !io::stderr().is_terminal() {
            return Self(None);
        }
        let (sender, ended) = mpsc::channel();
        let shown = thread::spawn(move || show(&work, &ended, Self::DELAY, &mut io::stderr()));
        Self(Some((sender, shown)))
    }
}

/// Shows that a file of the user is read, if that takes long.
pub(crate) fn reading<T>(path: &Path, read: impl FnOnce() -> T) -> T {
    let _progress = Progress::of(format!("Reading {}", path.display()));
    read()
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, shown)) = self.0.take() {
            drop(sender);
            let _ = shown.join();
        }
    }
}

/// Shows work that takes longer than `delay`, and erases the line when it has ended.
fn show(work: &str, ended: &Receiver<()>, delay: Duration, to: &mut impl Write) {
    if ended.recv_timeout(delay) == Err(RecvTimeoutError::Timeout) {
        let _ = write(&mut *to, &format!("{}…", one_line(work)));
        let _ = ended.recv();
        // ECMA-48 §8.3.41: erases the line.
        let _ = write(to, "\r\u{1b}[2K");
    }
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

    const HOSTILE: &str = "a\u{1b}[2J\u{9b}31m\u{7}\u{7f}\u{202e}b\r\u{2067}c\u{85}\u{200f}\u{61c}";

    #[test]
    fn what_a_terminal_would_obey_is_replaced() {
        assert!(!harmless(HOSTILE).contains(is_obeyed));
        assert_eq!(harmless("a\tb\né 日本 🦀"), "a\tb\né 日本 🦀");
        assert_eq!(one_line("a\nb\tc\u{1b}d"), "a\u{fffd}b\u{fffd}c\u{fffd}d");
    }

    #[test]
    fn a_report_has_colours_and_no_other_escapes() {
        let report = "\u{1b}[1;31merror\u{1b}[0m \u{1b}[2J\u{9b}2J\u{1b}";
        assert_eq!(
            harmless_report(report, true),
            "\u{1b}[1;31merror\u{1b}[0m \u{fffd}[2J\u{fffd}2J\u{fffd}"
        );
        assert!(!harmless_report(report, false).contains(is_obeyed));
    }

    #[test]
    fn long_work_is_shown_until_it_ends_and_short_work_is_not() {
        let shown = |delay: Duration, is_done: bool| {
            let (sender, ended) = mpsc::channel();
            let sender = Some(sender).filter(|_| !is_done);
            let work = thread::spawn(move || {
                let mut output = Vec::new();
                show("Reading a\nb", &ended, delay, &mut output);
                String::from_utf8(output).unwrap()
            });
            thread::sleep(Duration::from_millis(20));
            drop(sender);
            work.join().unwrap()
        };
        assert_eq!(
            shown(Duration::ZERO, false),
            "Reading a\u{fffd}b…\r\u{1b}[2K"
        );
        assert_eq!(shown(Duration::from_secs(60), true), "");
    }

    #[test]
    fn escaped_json_has_the_same_value() {
        let value = serde_json::json!({ HOSTILE: [HOSTILE, "é 🦀", 1] });
        let text = json(&value);
        assert!(!text.contains(is_obeyed), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }

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
