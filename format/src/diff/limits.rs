//! Compares limits: what a provider requires of values beyond their type.

use super::code::Code;
use super::pair::{Pair, pairs};
use super::walk::{Walk, Way, changed};
use crate::resolve::Limits;

/// Compares limits. A value without limits may have any value of its type.
pub(super) fn optional(walk: &mut Walk<'_>, pair: Pair<'_, Option<Box<Limits>>>, way: Way) {
    let none = Limits::default();
    let old = pair.old.as_deref().unwrap_or(&none);
    let new = pair.new.as_deref().unwrap_or(&none);
    compare(walk, Pair { old, new }, way);
}

pub(super) fn compare(walk: &mut Walk<'_>, pair: Pair<'_, Limits>, way: Way) {
    pairs!(
        Limits {
            pattern,
            format,
            min_length,
            max_length,
            minimum,
            maximum,
            exclusive_minimum,
            exclusive_maximum,
            multiple_of,
            min_items,
            max_items,
            unique_items,
            min_properties,
            max_properties,
            items,
        } = pair
    );
    let mut bound = Bound { walk, way };
    bound.other("pattern", pattern);
    bound.other("format", format);
    bound.minimum("min_length", min_length);
    bound.maximum("max_length", max_length);
    bound.minimum("minimum", minimum);
    bound.maximum("maximum", maximum);
    bound.minimum("exclusive_minimum", exclusive_minimum);
    bound.maximum("exclusive_maximum", exclusive_maximum);
    bound.divisor(multiple_of);
    bound.minimum("min_items", min_items);
    bound.maximum("max_items", max_items);
    let [old, new] = [unique_items.old, unique_items.new];
    if old != new {
        bound.report(
            *new,
            "unique_items",
            format!("`unique_items` changed to `{new}`"),
        );
    }
    bound.minimum("min_properties", min_properties);
    bound.maximum("max_properties", max_properties);
    if items.old.is_some() || items.new.is_some() {
        bound
            .walk
            .within("items", |walk| optional(walk, items, way));
    }
}

struct Bound<'w, 'a> {
    walk: &'w mut Walk<'a>,
    way: Way,
}

impl Bound<'_, '_> {
    fn report(&mut self, is_narrower: bool, key: &str, message: String) {
        let code = match (self.way, is_narrower) {
            (Way::Sent, true) => Code::RequestLimitsNarrower,
            (Way::Sent, false) => Code::RequestLimitsWider,
            (Way::Received, true) => Code::ReplyLimitsNarrower,
            (Way::Received, false) => Code::ReplyLimitsWider,
        };
        self.walk.within(key, |walk| walk.report(code, message));
    }

    fn minimum<T: PartialOrd + ToString>(&mut self, key: &str, pair: Pair<'_, Option<T>>) {
        let is_narrower = match (pair.old, pair.new) {
            (None, None) => return,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (Some(old), Some(new)) if old == new => return,
            (Some(old), Some(new)) => new > old,
        };
        self.report(is_narrower, key, sentence(key, pair));
    }

    fn maximum<T: PartialOrd + ToString>(&mut self, key: &str, pair: Pair<'_, Option<T>>) {
        let is_narrower = match (pair.old, pair.new) {
            (None, None) => return,
            (None, Some(_)) => true,
            (Some(_), None) => false,
            (Some(old), Some(new)) if old == new => return,
            (Some(old), Some(new)) => new < old,
        };
        self.report(is_narrower, key, sentence(key, pair));
    }

    /// A pattern or format that changed may exclude old values, or include new ones.
    fn other(&mut self, key: &str, pair: Pair<'_, Option<String>>) {
        if pair.old == pair.new {
            return;
        }
        let is_narrower = match (pair.old, pair.new) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(_), Some(_)) => self.way == Way::Sent,
        };
        self.report(is_narrower, key, sentence(key, pair));
    }

    /// Multiples of 4 are multiples of 2.
    fn divisor(&mut self, pair: Pair<'_, Option<f64>>) {
        let divides = |small: f64, large: f64| (large / small).fract() == 0.0;
        let is_narrower = match (pair.old, pair.new) {
            (old, new) if old == new => return,
            (None, _) => true,
            (Some(_), None) => false,
            (Some(old), Some(new)) if divides(*old, *new) => true,
            (Some(old), Some(new)) if divides(*new, *old) => false,
            (Some(_), Some(_)) => self.way == Way::Sent,
        };
        self.report(is_narrower, "multiple_of", sentence("multiple_of", pair));
    }
}

fn sentence<T: ToString>(key: &str, pair: Pair<'_, Option<T>>) -> String {
    let text = |limit: &Option<T>| limit.as_ref().map_or_else(|| "none".into(), T::to_string);
    changed(&format!("`{key}`"), &text(pair.old), &text(pair.new))
}
