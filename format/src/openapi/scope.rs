//! Scopes as declared in a spec, each with a unique Rust name.

use std::collections::HashSet;

use super::given::{Given, Notation};
use super::text::one_line;
use crate::name::{self, Choice, choose};
use crate::source::{Member, Node, Spanned};

/// Sets `rust_name` for scopes whose derived name is unsuitable. A URL is named after its last
/// segment, and with its other segments where another scope has that name.
pub(crate) fn members(scopes: Vec<Member>, given: &Given) -> Vec<Member> {
    // `Self` becomes `Self_` in Rust.
    let reserved = name::RESERVED_SCOPE_NAMES.iter().chain(&["Self_"]);
    let chosen: Vec<Option<Spanned<String>>> = scopes
        .iter()
        .map(|scope| given.get(&format!("scope:{}", scope.key.value), Notation::Pascal))
        .map(Option::<&Spanned<String>>::cloned)
        .collect();
    let used = chosen.iter().flatten().map(|name| name.value.clone());
    let taken: HashSet<String> = reserved
        .map(|name| (*name).to_owned())
        .chain(used)
        .collect();
    let choices: Vec<Choice<'_>> = scopes
        .iter()
        .zip(&chosen)
        .filter(|(_, chosen)| chosen.is_none())
        .map(|(member, _)| {
            let scope = member.key.value.as_str();
            let words = scope.split_once("://").map_or(scope, |(_, rest)| rest);
            let last = words.trim_end_matches('/').rsplit('/').next();
            let last = last.filter(|last| words != scope && !last.is_empty());
            Choice {
                rank: 0,
                names: Box::new(move |level| match level {
                    0 => Some(trait_name(last.unwrap_or(scope))),
                    1 => Some(trait_name(words)),
                    2 => Some(trait_name(&name::spelled(words))),
                    _ => None,
                }),
                place: scope,
            }
        })
        .collect();
    let mut names = choose(&choices, taken, str::to_owned).into_iter();
    drop(choices);
    scopes
        .into_iter()
        .zip(chosen)
        .map(|(member, chosen)| {
            let name = chosen.unwrap_or_else(|| {
                Spanned::new(names.next().unwrap_or_default(), member.value.span)
            });
            let span = member.value.span;
            let description = match &member.value.value {
                crate::source::Json::Text(text) => one_line(text),
                _ => String::new(),
            };
            let description = Node::text_at(description, span);
            let value = if name.value == name::pascal(&member.key) {
                description
            } else {
                let rust_name = Member::new("rust_name", Node::text_at(name.value, name.span));
                let members = vec![Member::new("description", description), rust_name];
                Node::object_at(members, span)
            };
            Member {
                key: member.key,
                value,
            }
        })
        .collect()
}

/// Returns the scopes with their places.
pub(crate) fn places(scopes: &[Member]) -> Vec<(String, String)> {
    let names = scopes.iter().map(|scope| scope.key.value.clone());
    names
        .map(|name| (name.clone(), format!("scope:{name}")))
        .collect()
}

/// Returns the name of a scope's trait.
fn trait_name(scope: &str) -> String {
    let name: String = name::pascal_words(scope)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    if name.starts_with(|c: char| c.is_ascii_uppercase()) {
        name::limited(&name)
    } else {
        name::limited(&format!("Scope{name}"))
    }
}
