//! The verdicts on the documents, as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::causes;
use crate::written::Call;

/// A table: its columns after the document's name, and where it is written.
pub(crate) struct Table {
    file: &'static str,
    columns: &'static [&'static str],
}

pub(crate) const REQUESTS: Table = Table {
    file: "README.md",
    columns: &["operations", "calls", "agreed", "disagreed", "no arguments"],
};

pub(crate) const REPLIES: Table = Table {
    file: "REPLIES.md",
    columns: &[
        "types",
        "bodies",
        "agreed",
        "examples",
        "agreed",
        "in unions",
        "right variant",
        "kept as JSON",
    ],
};

pub(crate) const GENERATED: Table = Table {
    file: "GENERATED.md",
    columns: &["calls", "written in Rust", "same bytes"],
};

/// What was found in one document.
#[derive(Default)]
pub(crate) struct Outcome {
    name: String,
    /// The numbers of the table's columns.
    numbers: Vec<usize>,
    /// Differences between the expected and the actual values.
    points: BTreeMap<String, Found>,
    /// Differences between the judges alone.
    notes: BTreeMap<String, Found>,
}

/// Equal findings.
#[derive(Default, Clone)]
struct Found {
    count: usize,
    documents: BTreeSet<String>,
    example: String,
}

impl Outcome {
    /// Counts the verdicts (see `judge_requests.py`) of a document's calls.
    pub(crate) fn of_requests(name: &str, calls: &[Value], verdicts: &[Value]) -> Self {
        assert_eq!(
            calls.len(),
            verdicts.len(),
            "{name}: each call has a verdict"
        );
        let mut outcome = Self::named(name);
        let operations: BTreeSet<String> = calls
            .iter()
            .map(|call| call["operation"].to_string())
            .collect();
        for (call, verdict) in calls.iter().zip(verdicts) {
            let operation = &call["operation"];
            let method = text(&operation["method"]).to_uppercase();
            outcome.add(&format!("{method} {}", text(&operation["path"])), verdict);
        }
        let incomplete = count(verdicts, |verdict| verdict["incomplete"] == true);
        let agreed = count(verdicts, agrees) - incomplete;
        let disagreed = calls.len() - agreed - incomplete;
        outcome.numbers = vec![operations.len(), calls.len(), agreed, disagreed, incomplete];
        outcome
    }

    /// Counts the verdicts (see `judge_replies.py`) of bodies.
    pub(crate) fn of_replies(name: &str, verdicts: &[Value]) -> Self {
        let mut outcome = Self::named(name);
        let valid: Vec<&Value> = verdicts.iter().filter(|v| v["invalid"] != true).collect();
        let types: BTreeSet<&str> = valid.iter().map(|verdict| text(&verdict["type"])).collect();
        for verdict in &valid {
            outcome.add(text(&verdict["type"]), verdict);
        }
        let (examples, bodies): (Vec<&Value>, Vec<&Value>) =
            valid.iter().partition(|verdict| verdict["example"] == true);
        let union = |what: &str| count(valid.iter().copied(), |verdict| verdict["union"] == what);
        let (right, as_json) = (union("right"), union("as_json"));
        outcome.numbers = vec![
            types.len(),
            bodies.len(),
            count(bodies, agrees),
            examples.len(),
            count(examples, agrees),
            right + as_json + union("wrong"),
            right,
            as_json,
        ];
        outcome
    }

    /// Counts the calls of a document, those that a generated client made, with the request that
    /// `licit-dynamic` sent and its own, and those whose requests are the same.
    pub(crate) fn of_generated<'v>(
        name: &str,
        calls: &[Call],
        compared: impl Iterator<Item = (&'v Value, String, String)>,
    ) -> Self {
        let mut outcome = Self::named(name);
        let (mut written, mut same) = (0, 0);
        for (call, wanted, request) in compared {
            written += 1;
            same += usize::from(wanted == request);
            if wanted != request {
                let operation = &call["operation"];
                let place = format!(
                    "{} {}",
                    text(&operation["method"]),
                    text(&operation["path"])
                );
                let what = if request.is_empty() {
                    "nothing is sent"
                } else {
                    "another request is sent"
                };
                let (wanted, request) = parted(&wanted, &request);
                let point = json!({ "summary": what, "expected": wanted, "got": request });
                outcome.add(&place, &json!({ "points": [point] }));
            }
        }
        outcome.numbers = vec![calls.len(), written, same];
        outcome
    }

    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing of the document was judged.
    fn is_empty(&self) -> bool {
        self.numbers.iter().all(|number| *number == 0)
    }

    fn add(&mut self, place: &str, verdict: &Value) {
        let place = format!("{} `{place}`", self.name);
        let (points, notes) = (list(&verdict["points"]), list(&verdict["notes"]));
        for (found, into) in [(points, &mut self.points), (notes, &mut self.notes)] {
            for one in found {
                let entry = into.entry(text(&one["summary"]).to_owned()).or_default();
                entry.count += 1;
                entry.documents.insert(self.name.clone());
                if entry.example.is_empty() {
                    entry.example = format!("{place}{}", example(one));
                }
            }
        }
    }
}

/// Two texts from where they differ.
fn parted<'t>(one: &'t str, other: &'t str) -> (&'t str, &'t str) {
    let pairs = one.char_indices().zip(other.chars());
    let mut equal = pairs.take_while(|((_, a), b)| a == b);
    let start = equal.by_ref().last().map_or(0, |((at, _), _)| at);
    (&one[start..], &other[start..])
}

fn agrees(verdict: &Value) -> bool {
    list(&verdict["points"]).is_empty()
}

fn count<'v>(
    verdicts: impl IntoIterator<Item = &'v Value>,
    is_counted: impl Fn(&Value) -> bool,
) -> usize {
    let verdicts = verdicts.into_iter();
    verdicts.filter(|verdict| is_counted(verdict)).count()
}

/// The heading of the written part of a table's file.
const START: &str = "## Documents\n\n";

/// Compares the outcomes with the committed table, or writes it.
pub(crate) fn compare(outcomes: &[Outcome], of: &Table) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(of.file);
    let known = fs::read_to_string(&path).unwrap_or_default();
    let (head, committed) = known.split_once(START).expect("a place for the table");
    let table = table(outcomes, of);
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, format!("{head}{START}{table}")).expect("the table is written");
        return;
    }
    if crate::documents::all() {
        assert_eq!(
            committed, table,
            "bless with LICIT_JUDGES=all LICIT_BLESS=1"
        );
        return;
    }
    let unexplained: Vec<&str> = unexplained(outcomes)
        .into_iter()
        .filter(|summary| !committed.contains(summary))
        .collect();
    assert!(unexplained.is_empty(), "not in the table: {unexplained:#?}");
    for row in table.lines().take_while(|line| !line.is_empty()).skip(2) {
        let is_sum = row.starts_with("| **");
        assert!(
            is_sum || committed.contains(row),
            "not in the table:\n{row}"
        );
    }
}

/// The table of all documents, and each difference once with its cause.
fn table(outcomes: &[Outcome], of: &Table) -> String {
    let columns = of.columns.join(" | ");
    let line = "| ---: ".repeat(of.columns.len());
    let mut table = format!("| document | {columns} |\n| --- {line}|\n");
    let mut row = |name: &str, numbers: &[usize]| {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        writeln!(table, "| {name} | {} |", numbers.join(" | ")).expect("a text grows");
    };
    let mut sum = vec![0; of.columns.len()];
    let outcomes: Vec<&Outcome> = outcomes.iter().filter(|one| !one.is_empty()).collect();
    for one in &outcomes {
        row(&one.name, &one.numbers);
        for (sum, number) in sum.iter_mut().zip(&one.numbers) {
            *sum += number;
        }
    }
    row(&format!("**{} documents**", outcomes.len()), &sum);
    table.push_str("\n## Differences from the documents\n\n");
    table.push_str(&differences(outcomes.iter().map(|one| &one.points)));
    table.push_str("\n## Differences between the judges\n\n");
    table.push_str(&differences(outcomes.iter().map(|one| &one.notes)));
    table
}

/// Each difference once: how often, where for example, and why.
fn differences<'o>(all: impl Iterator<Item = &'o BTreeMap<String, Found>>) -> String {
    let mut merged: BTreeMap<&str, Found> = BTreeMap::new();
    for (summary, found) in all.flatten() {
        let entry = merged.entry(summary).or_default();
        entry.count += found.count;
        entry.documents.extend(found.documents.iter().cloned());
        if entry.example.is_empty() {
            entry.example.clone_from(&found.example);
        }
    }
    if merged.is_empty() {
        return "None.\n".to_owned();
    }
    let mut text = String::from(
        "| difference | calls | documents | for example | cause |\n| --- | ---: | ---: | --- | --- |\n",
    );
    for (summary, found) in merged {
        let cause = causes::of(summary).unwrap_or("**open**");
        writeln!(
            text,
            "| {} | {} | {} | {} | {cause} |",
            cell(summary),
            found.count,
            found.documents.len(),
            cell(&found.example)
        )
        .expect("a text grows");
    }
    text
}

/// The differences without a known cause.
fn unexplained(outcomes: &[Outcome]) -> BTreeSet<&str> {
    let points = outcomes.iter().flat_map(|one| one.points.keys());
    let notes = outcomes.iter().flat_map(|one| one.notes.keys());
    points
        .chain(notes)
        .map(String::as_str)
        .filter(|summary| causes::of(summary).is_none())
        .collect()
}

fn example(point: &Value) -> String {
    let shown = |key: &str| point.get(key).map(|value| short(&plain(value)));
    match (shown("expected"), shown("got"), shown("detail")) {
        (Some(expected), Some(got), _) => format!(": `{expected}` expected, `{got}` sent"),
        (None, Some(got), _) => format!(": `{got}` sent"),
        (Some(expected), None, _) => format!(": `{expected}` expected"),
        (None, None, Some(detail)) => format!(": `{detail}`"),
        (None, None, None) => format!(": {}", short(text(&point["what"]))),
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(120).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short.replace('`', "'")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
