//! Records everything that the library exposes during a case: logs of licit and its dependencies,
//! and the printed values and errors. The record is searched for secrets.

use std::error::Error;
use std::fmt::{self, Debug, Write as _};
use std::sync::{Mutex, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::markers;

static SHOWN: Mutex<String> = Mutex::new(String::new());

fn show(line: fmt::Arguments<'_>) {
    let mut shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = writeln!(shown, "{line}");
}

/// Records all logs.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Logs).unwrap();
        log::set_logger(&Logs).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
    });
}

/// Prints a value as a log could.
pub(crate) fn saw(value: &impl Debug) {
    show(format_args!("{value:?}"));
    show(format_args!("{value:#?}"));
}

/// Prints an error and its sources as a log could.
pub(crate) fn saw_error(error: &(dyn Error + 'static)) {
    let mut next = Some(error);
    while let Some(error) = next {
        show(format_args!("{error} {error:#} {error:?} {error:#?}"));
        next = error.source();
    }
}

/// Everything that was exposed since the last call, and the leaks in it.
pub(crate) struct Seen {
    /// Its size in bytes.
    pub(crate) bytes: usize,
    pub(crate) problem: Option<String>,
}

/// Searches the record for secrets, and clears it.
pub(crate) fn search() -> Seen {
    let shown = {
        let mut shown = SHOWN.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *shown)
    };
    let secret = markers::forms()
        .into_iter()
        .find_map(|(form, secret)| Some((shown.find(&form)?, secret)));
    let problem = secret.map(|(at, secret)| ("shows", at, secret));
    markers::forget();
    let escape = shown.find('\u{1b}');
    let problem = problem.or_else(|| Some(("writes to the terminal", escape?, String::new())));
    Seen {
        bytes: shown.len(),
        problem: problem.map(|(what, at, secret)| {
            let start = shown[..at]
                .char_indices()
                .rev()
                .nth(200)
                .map_or(0, |(at, _)| at);
            let around: String = shown[start..].chars().take(400).collect();
            format!("{what} {secret}: {around:?}")
        }),
    }
}

/// The logs of either of the two common crates.
struct Logs;

struct Fields;

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        show(format_args!("{field}={value:?}"));
    }
}

impl Subscriber for Logs {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        show(format_args!("{}", span.metadata().name()));
        span.record(&mut Fields);
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Fields);
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Fields);
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl log::Log for Logs {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        show(format_args!("{} {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}
