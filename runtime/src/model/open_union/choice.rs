//! Chooses between the variants whose shapes a value has.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::Read;
use crate::json::exact::ExactJson;
use crate::json::nesting::Attempts;
use crate::model::unlisted;

/// A variant whose shape the value has.
pub(super) struct Candidate<T> {
    pub(super) read: Read<T>,
    /// Whether the value has no members that the variant excludes.
    pub(super) is_exact: bool,
    /// Whether the variant has any members.
    pub(super) is_map: bool,
    /// Whether the variant is any value.
    pub(super) is_any: bool,
}

/// A value, read as a variant.
struct Reading<T> {
    value: T,
    /// Whether the spec lists every part of the value for this variant.
    is_listed: bool,
    is_map: bool,
    /// The paths of the members that the variant does not preserve.
    lost: BTreeSet<String>,
}

impl<T> Reading<T> {
    /// Returns the value, and reports unlisted parts to an enclosing union.
    fn chosen(self) -> T {
        if !self.is_listed {
            unlisted::add();
        }
        self.value
    }
}

/// Reads the value as the first candidate that can be read.
pub(super) fn first<T>(
    json: &ExactJson<'_>,
    candidates: &[Candidate<T>],
    attempts: &Attempts,
) -> Option<T> {
    let before = unlisted::count();
    for candidate in candidates {
        if let Some(value) = (candidate.read)(json) {
            return Some(value);
        }
        unlisted::reset(before);
        if !attempts.failed() {
            break;
        }
    }
    None
}

/// Reads the value as the candidate that preserves more of its members than every other one.
/// Returns `None` if there is no such candidate, or if the spec fully describes the value as
/// another one, because any choice would be a guess.
pub(super) fn decide<T: Serialize>(
    json: &ExactJson<'_>,
    candidates: Vec<Candidate<T>>,
    attempts: &Attempts,
) -> Option<T> {
    let mut readings = Vec::new();
    let unlisted_before = unlisted::count();
    for candidate in candidates {
        let before = unlisted::count();
        if let Some(value) = (candidate.read)(json) {
            readings.push(Reading {
                value,
                is_listed: candidate.is_exact && unlisted::count() == before,
                is_map: candidate.is_map,
                lost: BTreeSet::new(),
            });
        }
        if !attempts.failed() {
            return None;
        }
    }
    unlisted::reset(unlisted_before);
    if readings.len() < 2 {
        return readings.pop().map(Reading::chosen);
    }
    let original: Value = json.read().ok()?;
    for reading in &mut readings {
        let written = serde_json::to_value(&reading.value).ok()?;
        compare(&original, &written, "", &mut reading.lost);
    }
    let is_one_listed = readings.iter().any(|reading| reading.is_listed);
    readings.sort_by_key(|reading| reading.lost.len());
    let least = readings.first()?.lost.clone();
    if readings.iter().any(|other| !least.is_subset(&other.lost)) {
        return None;
    }
    readings.retain(|reading| reading.lost == least);
    // A variant with unlisted parts is not chosen if the spec fully describes the value as another
    // one.
    if is_one_listed {
        readings.retain(|reading| reading.is_listed);
    }
    // An object is more specific than a map.
    if readings.iter().filter(|reading| !reading.is_map).count() == 1 {
        readings.retain(|reading| !reading.is_map);
    }
    match readings.len() {
        1 => readings.pop().map(Reading::chosen),
        _ => None,
    }
}

/// Collects the paths of the parts of `original` that `written` lacks. Null counts as absent.
fn compare(original: &Value, written: &Value, path: &str, lost: &mut BTreeSet<String>) {
    match (original, written) {
        (Value::Object(original), Value::Object(written)) => {
            for (name, value) in original {
                let path = format!("{path}/{name}");
                match written.get(name) {
                    Some(written) => compare(value, written, &path, lost),
                    None => add(value, &path, lost),
                }
            }
        }
        (Value::Array(original), Value::Array(written)) if original.len() == written.len() => {
            for (at, (original, written)) in original.iter().zip(written).enumerate() {
                compare(original, written, &format!("{path}/{at}"), lost);
            }
        }
        (Value::String(_), Value::String(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::Bool(_), Value::Bool(_)) => {}
        (original, _) => add(original, path, lost),
    }
}

/// Adds a value and all its parts.
fn add(value: &Value, path: &str, lost: &mut BTreeSet<String>) {
    match value {
        Value::Null => return,
        Value::Object(members) => {
            for (name, value) in members {
                add(value, &format!("{path}/{name}"), lost);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                add(item, &format!("{path}/{at}"), lost);
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    lost.insert(path.to_owned());
}
