//! Names of the parameters and body members of an operation: each becomes an argument or a setter of
//! the same request.

use std::collections::HashSet;

use super::given::{Given, Notation};
use super::name::condensed;
use crate::name::{self, Choice, choose};
use crate::source::{Json, Member, Node, Spanned};

/// Methods of request builders.
const BUILDER_METHODS: &[&str] = &[
    "send",
    "send_with_meta",
    "pages",
    "items",
    "options",
    "body",
    "new",
];

/// Keys of an operation, and the words that distinguish their members from others.
type Places = &'static [(&'static str, &'static str)];

/// The keys of an operation with parameters.
const PLACES: Places = &[
    ("path", "path"),
    ("query", "query"),
    ("headers", "header"),
    ("cookies", "cookie"),
    ("body", "body"),
    ("form", "body"),
    ("multipart", "body"),
];

/// The key of the headers of replies, each of which becomes a method of another type.
const OF_REPLIES: Places = &[("reply_headers", "reply_header")];

/// Sets `rust_name` for parameters whose own name another one has, or for which the user chose one.
/// Parameters with one name are named after their places, too: `id` in the path and in the body are
/// `path_id` and `body_id`. The same for the headers of replies.
pub(super) fn name(operation: &mut [Member], place: &str, given: &Given) {
    name_each(operation, (place, given), PLACES, BUILDER_METHODS);
    name_each(operation, (place, given), OF_REPLIES, &[]);
}

/// Sets `rust_name` for what is in some places and becomes methods of one type, which has others.
fn name_each(
    operation: &mut [Member],
    (place, given): (&str, &Given),
    places: Places,
    others: &[&str],
) {
    let wires: Vec<(&'static str, String)> = settable(operation, places)
        .map(|(place, member)| (place, member.key.value.clone()))
        .collect();
    let chosen: Vec<Option<&Spanned<String>>> = wires
        .iter()
        .map(|(word, wire)| given.get(&format!("{place} {word}.{wire}"), Notation::Snake))
        .collect();
    let open = || {
        wires
            .iter()
            .zip(&chosen)
            .filter(|(_, chosen)| chosen.is_none())
    };
    let wholes: Vec<String> = open()
        .map(|((place, wire), _)| format!("{place} {wire}"))
        .collect();
    let choices: Vec<Choice<'_>> = open()
        .zip(&wholes)
        .map(|(((place, wire), _), whole)| Choice {
            rank: 0,
            names: Box::new(move |level| match level {
                0 => Some(plain(wire)),
                1 => Some(plain(&format!("{place} {wire}"))),
                2 => Some(plain(&format!("{place} {}", name::spelled(wire)))),
                _ => None,
            }),
            place: whole,
        })
        .collect();
    let used = chosen.iter().flatten().map(|name| name.as_str());
    let taken = others.iter().copied().chain(used).map(condensed);
    let mut names = choose(&choices, taken.collect(), condensed).into_iter();
    for ((_, member), chosen) in settable(operation, places).zip(chosen) {
        if let Some(name) = chosen {
            set_rust_name(&mut member.value, name);
        } else if let Some(name) = names.next()
            && name != plain(&member.key.value)
        {
            let name = Spanned::new(name, member.value.span);
            set_rust_name(&mut member.value, &name);
        }
    }
}

/// Returns the names of a path's variables, each once.
pub(super) fn variables<'w>(wires: &[&'w str]) -> Vec<(&'w str, String)> {
    let mut known = HashSet::new();
    let mut wires = wires.to_vec();
    wires.retain(|wire| known.insert(*wire));
    let choices: Vec<Choice<'_>> = wires
        .iter()
        .map(|wire| Choice {
            rank: 0,
            names: Box::new(move |level| match level {
                0 => Some(super::name::snake(wire, "parameter")),
                1 => Some(super::name::snake(&name::spelled(wire), "parameter")),
                _ => None,
            }),
            place: wire,
        })
        .collect();
    let names = choose(&choices, HashSet::new(), condensed);
    wires.iter().copied().zip(names).collect()
}

fn plain(wire: &str) -> String {
    name::snake(wire).trim_start_matches("r#").to_owned()
}

/// The parameters that the caller sets, with the words of their places.
fn settable(
    operation: &mut [Member],
    places: Places,
) -> impl Iterator<Item = (&'static str, &mut Member)> {
    operation.iter_mut().flat_map(move |section| {
        let place = places.iter().find(|(key, _)| section.key.value == *key);
        let members = match (&mut section.value.value, place) {
            (Json::Object(members), Some(_)) => members.as_mut_slice(),
            _ => &mut [],
        };
        let place = place.map_or("", |(_, word)| word);
        let is_fixed = |member: &Member| member.value.get("value").is_some();
        let members = members.iter_mut().filter(move |member| !is_fixed(member));
        members.map(move |member| (place, member))
    })
}

/// Sets the `rust_name` of a parameter or property in any of its notations.
pub(super) fn set_rust_name(property: &mut Node, name: &Spanned<String>) {
    let span = property.span;
    let name = Member::new("rust_name", Node::text_at(name.value.clone(), name.span));
    if let Json::Object(members) = &mut property.value {
        members.retain(|member| member.key.value != "rust_name");
        members.push(name);
        return;
    }
    let value = std::mem::replace(&mut property.value, Json::Null);
    let ty = Member::new("type", Node { value, span });
    *property = Node::object_at(vec![ty, name], span);
}
