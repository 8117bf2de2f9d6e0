//! Runs the cases, and writes the table of their verdicts.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::witness;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile/TABLE.md");

/// Maximum duration of a case.
const LONGEST: Duration = Duration::from_secs(60);

/// The results of all cases.
pub(crate) struct Suite {
    themes: Vec<Theme>,
    started: Instant,
}

/// The cases of one file.
pub(crate) struct Theme {
    name: &'static str,
    outcomes: Vec<Outcome>,
}

/// The result of a case.
struct Outcome {
    name: String,
    expected: String,
    verdict: String,
    time: Duration,
    /// The number of bytes that were searched for secrets.
    shown: usize,
}

impl Suite {
    pub(crate) fn new() -> Self {
        witness::listen();
        Self {
            themes: Vec::new(),
            started: Instant::now(),
        }
    }

    pub(crate) fn theme(&mut self, name: &'static str) -> &mut Theme {
        self.themes.push(Theme {
            name,
            outcomes: Vec::new(),
        });
        self.themes.last_mut().unwrap()
    }

    /// Prints the table, and panics if a verdict is not the expected one.
    pub(crate) fn judge(&self) {
        let outcomes = || self.themes.iter().flat_map(|theme| &theme.outcomes);
        let shown: usize = outcomes().map(|outcome| outcome.shown).sum();
        self.print(outcomes().count(), shown).unwrap();
        let wrong: Vec<String> = outcomes()
            .filter(|outcome| outcome.verdict != outcome.expected)
            .map(Outcome::complaint)
            .collect();
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
        assert!(shown > 100_000, "the witness records nothing");
        let table = self.table();
        if std::env::var_os("LICIT_BLESS").is_some() {
            std::fs::write(TABLE, &table).unwrap();
        }
        let committed = std::fs::read_to_string(TABLE).unwrap_or_default();
        assert!(
            committed == table,
            "TABLE.md is not current: run with LICIT_BLESS=1"
        );
    }

    /// Prints the table, even if the test passes.
    fn print(&self, cases: usize, shown: usize) -> std::io::Result<()> {
        let mut out = std::io::stdout().lock();
        for theme in &self.themes {
            writeln!(out, "\n{}", theme.name)?;
            for outcome in &theme.outcomes {
                let millis = outcome.time.as_millis();
                let (name, verdict) = (&outcome.name, &outcome.verdict);
                writeln!(out, "  {name:<72} {millis:>5} ms  {verdict}")?;
            }
        }
        let time = self.started.elapsed();
        writeln!(
            out,
            "\n{cases} cases in {time:?}; {shown} bytes of output searched for secrets"
        )
    }

    fn table(&self) -> String {
        let mut table = "# The verdict on every case\n\nThe test in this folder checks this page; \
             `LICIT_BLESS=1 cargo test --test hostile` regenerates it.\n`verdict.rs` explains the \
             verdicts.\n"
            .to_owned();
        for theme in &self.themes {
            let name = theme.name;
            write!(table, "\n## {name}\n\n| case | verdict |\n| --- | --- |\n").unwrap();
            for outcome in &theme.outcomes {
                let verdict = outcome.verdict.replace('|', r"\|");
                writeln!(table, "| {} | {verdict} |", outcome.name).unwrap();
            }
        }
        table
    }
}

impl Theme {
    /// Runs a case: `work` returns its verdict. If a case panics, hangs or exposes a secret, that is its
    /// verdict.
    pub(crate) async fn case(
        &mut self,
        name: impl Into<String>,
        expected: impl Into<String>,
        work: impl Future<Output = String> + Send + 'static,
    ) {
        let started = Instant::now();
        let task = tokio::spawn(tokio::time::timeout(LONGEST, work));
        let verdict = match task.await {
            Ok(Ok(verdict)) => verdict,
            Ok(Err(_)) => "hangs".to_owned(),
            Err(error) => format!("panics: {}", message(error)),
        };
        let seen = witness::search();
        self.outcomes.push(Outcome {
            name: name.into(),
            expected: expected.into(),
            verdict: seen.problem.unwrap_or(verdict),
            time: started.elapsed(),
            shown: seen.bytes,
        });
    }
}

impl Outcome {
    fn complaint(&self) -> String {
        let Self {
            name,
            expected,
            verdict,
            ..
        } = self;
        format!("{name}:\n  expected {expected}\n  found    {verdict}")
    }
}

fn message(error: tokio::task::JoinError) -> String {
    let Ok(panic) = error.try_into_panic() else {
        return "cancelled".to_owned();
    };
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}
