//! Integers: the type that holds every value which a schema allows.

use super::document::At;
use super::schema::Schema;
use crate::source::Node;

/// Returns the type of a schema with integers, by its format and its bounds.
pub(super) fn of(schema: &Schema<'_>) -> &'static str {
    let facets = || schema.facets.iter().map(|facet| facet.at);
    // Each facet narrows the range.
    let least = facets().filter_map(least).max();
    let most = facets().filter_map(most).min();
    match schema.format {
        Some("uint64") if least.is_none_or(|least| least >= 0) => return "unsigned",
        Some("int64") => return "integer",
        _ => {}
    }
    let is_large = most.is_some_and(|most| exceeds(most, i64::MAX.into()));
    let is_small =
        least.is_some_and(|least| exceeds(least.saturating_neg(), -i128::from(i64::MIN)));
    let is_negative = least.is_none_or(|least| least < 0);
    let is_huge = most.is_some_and(|most| exceeds(most, u64::MAX.into()));
    match (is_large, is_small) {
        (false, false) => "integer",
        (true, false) if !is_negative && !is_huge => "unsigned",
        _ => "exactnumber",
    }
}

/// Returns the type of these values, at least one of which is no `i64`.
pub(super) fn of_values(values: &[&Node]) -> &'static str {
    let is_unsigned = |value: &&Node| {
        let number = value.as_integer();
        number.is_some_and(|number| u64::try_from(number).is_ok())
    };
    if values.iter().all(is_unsigned) {
        "unsigned"
    } else {
        "exactnumber"
    }
}

/// Whether a bound is beyond the limit of a type. Many documents contain the limit as JavaScript
/// rounds it.
#[expect(
    clippy::cast_precision_loss,
    reason = "the limit is rounded the same way"
)]
fn exceeds(bound: i128, limit: i128) -> bool {
    bound as f64 > limit as f64
}

/// The smallest value: `minimum`, or `exclusiveMinimum` as a number (3.1) or as a flag (3.0).
fn least(at: At<'_>) -> Option<i128> {
    let at_least = integer(at, "minimum");
    let above = integer(at, "exclusiveMinimum").map(|bound| bound.saturating_add(1));
    match (at_least, above) {
        (Some(least), None) if at.is("exclusiveMinimum") => Some(least.saturating_add(1)),
        (least, above) => least.max(above),
    }
}

/// The largest value.
fn most(at: At<'_>) -> Option<i128> {
    let at_most = integer(at, "maximum");
    let below = integer(at, "exclusiveMaximum").map(|bound| bound.saturating_sub(1));
    match (at_most, below) {
        (Some(most), None) if at.is("exclusiveMaximum") => Some(most.saturating_sub(1)),
        (Some(most), Some(below)) => Some(most.min(below)),
        (most, below) => most.or(below),
    }
}

fn integer(at: At<'_>, key: &str) -> Option<i128> {
    at.node.get(key)?.as_integer()
}
