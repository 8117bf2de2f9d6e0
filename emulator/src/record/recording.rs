//! A recording: calls and replies of the real provider, written as a script.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value, json};

use super::call::Recorded;
use super::filter::Dropped;

/// Maximum number of steps.
const MOST_STEPS: usize = 10_000;

/// Maximum size of the steps, in bytes.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Maximum number of places and reasons that are counted apart.
const MOST_COUNTS: usize = 1000;

/// Where further ones are counted.
const FURTHER: &str = "elsewhere";

/// What was recorded from the real provider so far. Cheap to clone; clones share state.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// use licit_emulator::{Emulator, Upstream};
///
/// let recorder = Emulator::from_file("specs/acme.json")?.record(Upstream::from_spec());
/// let running = recorder.start().await?;
/// // … calls with a real token, to `running.origin()`
/// if let Some(recording) = running.recording() {
///     recording.save("tests/acme-recorded.json")?;
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Recording {
    provider: String,
    contents: Arc<Mutex<Contents>>,
}

#[derive(Debug, Default)]
struct Contents {
    /// The origins that were called.
    origins: BTreeSet<String>,
    steps: Vec<Step>,
    /// The last step of each call, by its operation and arguments.
    last: HashMap<String, usize>,
    bytes: usize,
    /// Number of recorded replies.
    replies: u64,
    /// What was left out of replies, by operation, place and reason.
    dropped: BTreeMap<String, u64>,
    /// Replies that were not recorded, by operation and reason.
    skipped: BTreeMap<String, u64>,
}

#[derive(Debug)]
struct Step {
    recorded: Recorded,
    times: u32,
    /// Whether it is the last step of its call.
    is_last: bool,
}

impl Recording {
    pub(super) fn new(provider: &str) -> Self {
        Self {
            provider: provider.to_owned(),
            contents: Arc::default(),
        }
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns the number of replies that were recorded.
    pub fn replies(&self) -> u64 {
        self.contents().replies
    }

    /// Returns what was left out of recorded replies and calls, and how often: `list_books: /*/note,
    /// undeclared`.
    pub fn dropped(&self) -> Vec<(String, u64)> {
        let contents = self.contents();
        let dropped = contents.dropped.iter();
        dropped
            .map(|(what, count)| (what.clone(), *count))
            .collect()
    }

    /// Returns the replies that were not recorded, by operation and reason: `export: it is a stream`.
    pub fn skipped(&self) -> Vec<(String, u64)> {
        let contents = self.contents();
        let skipped = contents.skipped.iter();
        skipped
            .map(|(what, count)| (what.clone(), *count))
            .collect()
    }

    /// Returns the script that plays the recording back. A call that was made several times with different
    /// replies gets them in the same order, and the last one for every further call.
    pub fn to_json(&self) -> String {
        let contents = self.contents();
        let mut steps: Vec<&Step> = contents.steps.iter().collect();
        let first = |on: &str| {
            contents
                .steps
                .iter()
                .position(|step| step.recorded.on == on)
        };
        let firsts: HashMap<&str, Option<usize>> = steps
            .iter()
            .map(|step| step.recorded.on.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(|on| (on, first(on)))
            .collect();
        // A condition on few members of a body includes calls with more: those come first. The sort is
        // stable, so that the replies of a call remain in order.
        steps.sort_by_key(|step| {
            let body = step.recorded.when.get("json");
            let values = std::cmp::Reverse(body.map_or(0, count));
            (firsts.get(step.recorded.on.as_str()).copied(), values)
        });
        let steps: Vec<Value> = steps.into_iter().map(Step::to_json).collect();
        let script = json!({
            "provider": self.provider,
            "recorded": {
                "from": contents.origins,
                "replies": contents.replies,
                "dropped": contents.dropped,
                "not_recorded": contents.skipped,
            },
            "steps": steps,
        });
        // A value always has a text.
        let mut text = serde_json::to_string_pretty(&script).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Writes the script to a file, which it replaces.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        // A reader never sees half of it.
        fs::write(&part, self.to_json())?;
        fs::rename(&part, path)
    }

    /// Adds a call, and what was left out of it. Returns a human-readable line.
    pub(super) fn add(
        &self,
        on: &str,
        origin: &str,
        recorded: Result<Recorded, String>,
        dropped: Dropped,
    ) -> String {
        let mut contents = self.contents();
        let recorded = recorded.and_then(|recorded| contents.add(recorded));
        if contents.origins.len() < MOST_COUNTS {
            contents.origins.insert(origin.to_owned());
        }
        match recorded {
            Ok(()) => {
                contents.replies += 1;
                let mut line = "recorded".to_owned();
                let mut before = " without";
                for ((at, why), number) in dropped {
                    let what = format!("{on}: {at}, {}", why.describe());
                    if count_new(&mut contents.dropped, what, number) {
                        let _ = write!(line, "{before} {at} ({})", why.describe());
                        before = ",";
                    }
                }
                line
            }
            Err(reason) => {
                count_new(&mut contents.skipped, format!("{on}: {reason}"), 1);
                format!("not recorded: {reason}")
            }
        }
    }
}

/// Adds to a count. Returns whether it is the first time.
fn count_new(counts: &mut BTreeMap<String, u64>, what: String, number: u64) -> bool {
    let is_full = counts.len() >= MOST_COUNTS && !counts.contains_key(&what);
    let what = if is_full { FURTHER.to_owned() } else { what };
    let is_new = !counts.contains_key(&what);
    *counts.entry(what).or_default() += number;
    is_new
}

impl Contents {
    fn add(&mut self, recorded: Recorded) -> Result<(), String> {
        let key = format!("{} {}", recorded.on, recorded.when);
        let known = self.last.get(&key).copied();
        if let Some(last) = known.and_then(|at| self.steps.get_mut(at))
            && last.recorded.reply == recorded.reply
        {
            last.times = last.times.saturating_add(1);
            return Ok(());
        }
        let bytes = key.len() + recorded.reply.to_string().len();
        if self.steps.len() >= MOST_STEPS || self.bytes + bytes > MOST_BYTES {
            return Err("the recording is full".to_owned());
        }
        if let Some(last) = known.and_then(|at| self.steps.get_mut(at)) {
            last.is_last = false;
        }
        self.bytes += bytes;
        self.last.insert(key, self.steps.len());
        self.steps.push(Step {
            recorded,
            times: 1,
            is_last: true,
        });
        Ok(())
    }
}

impl Step {
    fn to_json(&self) -> Value {
        let mut step = Map::new();
        step.insert("on".to_owned(), Value::from(self.recorded.on.as_str()));
        if self.recorded.when != json!({}) {
            step.insert("when".to_owned(), self.recorded.when.clone());
        }
        step.insert("reply".to_owned(), self.recorded.reply.clone());
        if self.is_last {
            step.insert("times".to_owned(), Value::from("always"));
        } else if self.times > 1 {
            step.insert("times".to_owned(), Value::from(self.times));
        }
        Value::Object(step)
    }
}

/// The number of values in a value.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_of_one_call_remain_in_order_and_more_specific_calls_come_first() {
        let recording = Recording::new("acme");
        let add = |when: Value, reply: u64| {
            let recorded = Recorded {
                on: "get".to_owned(),
                when,
                reply: Value::from(reply),
            };
            recording.add("get", "https://a.example", Ok(recorded), Dropped::new())
        };
        add(json!({ "json": { "a": 1 } }), 1);
        add(json!({ "json": { "a": 1 } }), 1);
        add(json!({ "json": { "a": 1 } }), 2);
        add(json!({ "json": { "a": 1, "b": 2 } }), 3);
        let script: Value = serde_json::from_str(&recording.to_json()).unwrap();
        let steps = script["steps"].as_array().unwrap();
        let replies: Vec<_> = steps.iter().map(|step| &step["reply"]).collect();
        assert_eq!(replies, [3, 1, 2]);
        let times: Vec<_> = steps.iter().map(|step| &step["times"]).collect();
        assert_eq!(times, [&json!("always"), &json!(2), &json!("always")]);
        assert_eq!(script["recorded"]["replies"], 4);
    }

    #[test]
    fn a_recording_is_bounded() {
        let recording = Recording::new("acme");
        for at in 0..=MOST_STEPS {
            let recorded = Recorded {
                on: "get".to_owned(),
                when: json!({ "path": { "id": at.to_string() } }),
                reply: Value::Null,
            };
            recording.add("get", "https://a.example", Ok(recorded), Dropped::new());
        }
        assert_eq!(recording.replies(), MOST_STEPS as u64);
        assert_eq!(
            recording.skipped(),
            [("get: the recording is full".to_owned(), 1)]
        );
    }
}
