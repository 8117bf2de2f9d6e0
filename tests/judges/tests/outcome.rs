//! What the judges said of the documents, as a table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde_json::Value;

use crate::causes;

/// What was found in one document.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) name: String,
    pub(crate) operations: usize,
    pub(crate) calls: usize,
    /// Calls without any difference.
    pub(crate) agreed: usize,
    /// Calls for which no valid arguments were found.
    pub(crate) incomplete: usize,
    /// Differences between the arguments and what was sent.
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
    pub(crate) fn new(name: &str, calls: &[Value], verdicts: &[Value]) -> Self {
        let mut outcome = Self {
            name: name.to_owned(),
            ..Self::default()
        };
        assert_eq!(
            calls.len(),
            verdicts.len(),
            "{name}: each call has a verdict"
        );
        let operations: BTreeSet<String> = calls
            .iter()
            .map(|call| call["operation"].to_string())
            .collect();
        outcome.operations = operations.len();
        for (call, verdict) in calls.iter().zip(verdicts) {
            outcome.add(call, verdict);
        }
        outcome
    }

    fn add(&mut self, call: &Value, verdict: &Value) {
        let (points, notes) = (list(&verdict["points"]), list(&verdict["notes"]));
        self.calls += 1;
        if verdict["incomplete"] == true {
            self.incomplete += 1;
        } else if points.is_empty() {
            self.agreed += 1;
        }
        let operation = &call["operation"];
        let place = format!(
            "{} `{} {}`",
            self.name,
            text(&operation["method"]).to_uppercase(),
            text(&operation["path"])
        );
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

/// The table of all documents, and each difference once with its cause.
pub(crate) fn table(outcomes: &[Outcome]) -> String {
    let mut table = String::from(
        "| document | operations | calls | agreed | disagreed | no arguments |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut row = |name: &str, [operations, calls, agreed, incomplete]: [usize; 4]| {
        let disagreed = calls - agreed - incomplete;
        writeln!(
            table,
            "| {name} | {operations} | {calls} | {agreed} | {disagreed} | {incomplete} |"
        )
        .expect("a text grows");
    };
    let mut sum = [0; 4];
    for one in outcomes {
        let numbers = [one.operations, one.calls, one.agreed, one.incomplete];
        row(&one.name, numbers);
        for (sum, number) in sum.iter_mut().zip(numbers) {
            *sum += number;
        }
    }
    row(&format!("**{} documents**", outcomes.len()), sum);
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
pub(crate) fn unexplained(outcomes: &[Outcome]) -> BTreeSet<&str> {
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
