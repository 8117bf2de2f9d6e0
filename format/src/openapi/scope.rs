//! Scopes as declared in a spec, each with a unique Rust name.

use std::collections::{HashMap, HashSet};

use super::text::one_line;
use crate::name;
use crate::source::{Member, Node};

/// Sets `rust_name` for scopes whose derived name is unsuitable. For a URL, the last segment is
/// used if it is unique.
pub(crate) fn members(scopes: Vec<Member>) -> Vec<Member> {
    // `Self` becomes `Self_` in Rust.
    let reserved = name::RESERVED_SCOPE_NAMES.iter().chain(&["Self_"]);
    let mut taken: HashSet<String> = reserved.map(|name| (*name).to_owned()).collect();
    // The next number for scopes with the same name.
    let mut next: HashMap<String, usize> = HashMap::new();
    scopes
        .into_iter()
        .map(|member| {
            let usual = name::pascal(&member.key);
            let last = member.key.rsplit_once("://").map(|(_, rest)| {
                rest.trim_end_matches('/')
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
            });
            let wanted = match last {
                Some(last) if !last.is_empty() => name::pascal(last),
                _ => usual.clone(),
            };
            let wanted: String = wanted.chars().filter(char::is_ascii_alphanumeric).collect();
            let wanted = if wanted.starts_with(|c: char| c.is_ascii_uppercase()) {
                wanted
            } else {
                format!("Scope{wanted}")
            };
            let mut name = wanted.clone();
            while !taken.insert(name.clone()) {
                let number = next.entry(wanted.clone()).or_insert(2);
                name = format!("{wanted}{number}");
                *number += 1;
            }
            let span = member.value.span;
            let description = match &member.value.value {
                crate::source::Json::Text(text) => one_line(text),
                _ => String::new(),
            };
            let description = Node::text_at(description, span);
            let value = if name == usual {
                description
            } else {
                let rust_name = Member::new("rust_name", Node::text_at(name, span));
                Node::object_at(
                    vec![Member::new("description", description), rust_name],
                    span,
                )
            };
            Member {
                key: member.key,
                value,
            }
        })
        .collect()
}
