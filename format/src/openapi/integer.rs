//! Integers: the type that holds every value which a schema allows.

use super::document::At;
use super::schema::Schema;

/// Returns the type of a schema with integers, by its format and its bounds.
pub(super) fn of(schema: &Schema<'_>) -> &'static str {
    let facets = || schema.facets.iter().map(|facet| facet.at);
    // Each facet narrows the range.
    let least = facets().filter_map(least).max();
    let most = facets().filter_map(most).min();
    let is_unsigned = schema.format == Some("uint64");
    if is_unsigned && least.is_none_or(|least| least >= 0) {
        return "unsigned";
    }
    match most {
        Some(most) if most > i128::from(i64::MAX) && least.is_some_and(|least| least >= 0) => {
            "unsigned"
        }
        _ => "integer",
    }
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
