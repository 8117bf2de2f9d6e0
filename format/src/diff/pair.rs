//! Both versions of a value, and macros that take them apart without forgetting a part.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use licit_tables::{Owned, Value};

use crate::diagnostic::shown as shortened;

/// The old and the new version of a value.
#[derive(Debug)]
pub(super) struct Pair<'p, T: ?Sized> {
    pub(super) old: &'p T,
    pub(super) new: &'p T,
}

impl<T: ?Sized> Clone for Pair<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Pair<'_, T> {}

impl<'p, T> Pair<'p, Option<T>> {
    /// Returns both versions if both are present.
    pub(super) fn both(self) -> Option<Pair<'p, T>> {
        Some(Pair {
            old: self.old.as_ref()?,
            new: self.new.as_ref()?,
        })
    }
}

/// Declares a [`Pair`] for each field of a struct. Every field is named, without `..`: a field that is
/// added to the struct does not compile here until it is classified, and one that is named but not
/// compared is an unused variable. Fields in `without` are not compared, for the reason given.
macro_rules! pairs {
    (
        $kind:path { $($field:ident),* $(,)? }
        $(without { $($other:ident: $reason:literal),* $(,)? })?
        = $pair:expr
    ) => {
        let both = $pair;
        let $kind { $($field: _,)* $($($other: _,)*)? } = both.old;
        $(let $field = $crate::diff::pair::Pair { old: &both.old.$field, new: &both.new.$field };)*
    };
}

pub(super) use pairs;

/// Returns the value of a table as text for messages.
pub(super) fn shown<T: Owned>(value: &T) -> String {
    let mut text = String::new();
    write(&value.value(), &mut text);
    shortened(&text)
}

/// Returns two values as text for messages. Of two structures of one kind, only what differs is shown.
pub(super) fn both_shown<T: Owned>(pair: Pair<'_, T>) -> [String; 2] {
    let mut values = [pair.old.value(), pair.new.value()];
    let [old, new] = &mut values;
    reduce(old, new);
    values.map(|value| {
        let mut text = String::new();
        write(&value, &mut text);
        shortened(&text)
    })
}

/// Removes what two structures of one kind have in common.
fn reduce<'v>(old: &mut Value<'v>, new: &mut Value<'v>) {
    match (old, new) {
        (Value::Option(Some(old)), Value::Option(Some(new))) => reduce(old, new),
        (Value::Struct(old), Value::Struct(new)) if old.name == new.name => {
            let fields = old.fields.iter().zip(&new.fields);
            let differ: Vec<bool> = fields.map(|(old, new)| old.value != new.value).collect();
            for fields in [&mut old.fields, &mut new.fields] {
                let mut differ = differ.iter();
                fields.retain(|_| differ.next() == Some(&true));
                for field in fields.iter_mut() {
                    field.is_stated = true;
                }
            }
        }
        (Value::Variant(old), Value::Variant(new)) if old.name == new.name => {
            let fields = old.fields.iter().zip(&new.fields);
            let differ: Vec<bool> = fields.map(|(old, new)| old.1 != new.1).collect();
            for fields in [&mut old.fields, &mut new.fields] {
                let mut differ = differ.iter();
                fields.retain(|_| differ.next() == Some(&true));
            }
        }
        _ => {}
    }
}

fn write(value: &Value<'_>, text: &mut String) {
    match value {
        Value::Text(value) => text.push_str(value),
        Value::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Integer(value) => text.push_str(&value.to_string()),
        Value::Option(None) => text.push_str("none"),
        Value::Option(Some(value)) => write(value, text),
        Value::List(values) if values.is_empty() => text.push_str("none"),
        Value::List(values) => list(values, ", ", text),
        Value::Tuple(values) => list(values, " = ", text),
        Value::Struct(table) => {
            if let [name, value] = table.fields.as_slice()
                && (name.name, value.name) == ("name", "value")
            {
                write(&name.value, text);
                text.push_str(" = ");
                write(&value.value, text);
                return;
            }
            let stated = table.fields.iter().filter(|field| field.is_stated);
            for (at, field) in stated.enumerate() {
                text.push_str(if at == 0 { "" } else { ", " });
                text.push_str(field.name);
                text.push(' ');
                write(&field.value, text);
            }
        }
        Value::Variant(variant) => {
            text.push_str(&crate::name::snake(variant.name));
            if let Some(inner) = &variant.inner {
                text.push(' ');
                write(inner, text);
            }
            for (name, value) in &variant.fields {
                text.push(' ');
                text.push_str(name);
                text.push(' ');
                write(value, text);
            }
        }
    }
}

fn list(values: &[Value<'_>], separator: &str, text: &mut String) {
    for (at, value) in values.iter().enumerate() {
        text.push_str(if at == 0 { "" } else { separator });
        write(value, text);
    }
}

/// The elements of two lists by what identifies them.
pub(super) struct Matched<'p, T> {
    /// Elements of both lists, in the old order.
    pub(super) both: Vec<Pair<'p, T>>,
    /// Elements of the old list only.
    pub(super) gone: Vec<&'p T>,
    /// Elements of the new list only.
    pub(super) added: Vec<&'p T>,
}

/// Matches the elements of two lists by a key that only one element of each list has. Elements
/// without a key are not matched.
pub(super) fn matched_once<'p, T, K: Hash + Eq>(
    old: Vec<&'p T>,
    new: Vec<&'p T>,
    key: impl Fn(&'p T) -> Option<K>,
) -> Matched<'p, T> {
    let count = |elements: &[&'p T]| {
        let mut counts: HashMap<K, usize> = HashMap::new();
        for key in elements.iter().filter_map(|element| key(element)) {
            *counts.entry(key).or_default() += 1;
        }
        counts
    };
    let counts = [count(&old), count(&new)];
    let single = |element: &'p T| {
        key(element).filter(|key| counts.iter().all(|counts| counts.get(key) == Some(&1)))
    };
    let mut found = Matched {
        both: Vec::new(),
        gone: Vec::new(),
        added: Vec::new(),
    };
    let mut open = HashMap::new();
    for element in new {
        match single(element) {
            Some(key) => drop(open.insert(key, element)),
            None => found.added.push(element),
        }
    }
    for old in old {
        match single(old).and_then(|key| open.remove(&key)) {
            Some(new) => found.both.push(Pair { old, new }),
            None => found.gone.push(old),
        }
    }
    found
}

/// Matches the elements of two lists by a key. Elements with the same key are matched in order.
pub(super) fn matched<'p, T, K: Hash + Eq>(
    old: impl IntoIterator<Item = &'p T>,
    new: impl IntoIterator<Item = &'p T>,
    key: impl Fn(&'p T) -> K,
) -> Matched<'p, T> {
    let mut open: HashMap<K, VecDeque<usize>> = HashMap::new();
    let new: Vec<&T> = new.into_iter().collect();
    for (at, element) in new.iter().enumerate() {
        open.entry(key(element)).or_default().push_back(at);
    }
    let (mut both, mut gone) = (Vec::new(), Vec::new());
    let mut is_matched = vec![false; new.len()];
    for old in old {
        let at = open.get_mut(&key(old)).and_then(VecDeque::pop_front);
        match at.and_then(|at| Some((new.get(at)?, is_matched.get_mut(at)?))) {
            Some((new, is_matched)) => {
                *is_matched = true;
                both.push(Pair { old, new });
            }
            None => gone.push(old),
        }
    }
    let added = new.into_iter().zip(is_matched);
    Matched {
        both,
        gone,
        added: added.filter(|(_, is)| !is).map(|(one, _)| one).collect(),
    }
}
