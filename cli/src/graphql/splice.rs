//! Writes operations and models into the text of a spec. Everything else of it stays as it is, to the byte.

use licit_format::source::{Member, Node, Source};

use super::conversion::Converted;
use super::tree;

/// Returns the spec with the operations and models, and the names of those that it had with another content, which
/// are replaced.
pub(crate) fn splice(spec: &Source, root: &Node, new: &Converted) -> (String, Vec<String>) {
    let mut replaced = Vec::new();
    let mut added = Vec::new();
    let mut parts = Vec::new();
    for (key, members) in [("operations", &new.operations), ("models", &new.models)] {
        let old = root.members().iter().find(|member| member.key.value == key);
        let known = old.map(|member| member.value.members());
        let all = merged(known.unwrap_or_default(), members, &mut replaced);
        match old {
            _ if members.is_empty() => {}
            Some(member) => {
                // The key's place is between its quotes.
                let start = member.key.span.range().start - 1;
                parts.push((start..member.value.span.range().end, written(key, all)));
            }
            None => added.push(written(key, all)),
        }
    }
    if !added.is_empty()
        && let Some(last) = root.members().last()
    {
        let end = last.value.span.range().end;
        let separator = ",\n  ";
        let text = format!("{separator}{}", added.join(separator));
        parts.push((end..end, text));
    }
    // From the end, so that the places before it remain right.
    parts.sort_by_key(|(place, _)| std::cmp::Reverse((place.start, place.end)));
    let mut text = spec.text().to_owned();
    for (place, new) in parts {
        text.replace_range(place, &new);
    }
    (text, replaced)
}

/// Returns the known members with the new ones.
fn merged(known: &[Member], new: &[Member], replaced: &mut Vec<String>) -> Vec<Member> {
    let mut all = known.to_vec();
    for one in new {
        let name = &one.key.value;
        match all.iter_mut().find(|member| member.key.value == *name) {
            None => all.push(one.clone()),
            Some(member) => {
                if member.value.to_json() != one.value.to_json() {
                    replaced.push(name.clone());
                }
                member.value = one.value.clone();
            }
        }
    }
    all
}

/// Returns a member of a spec's top level as text.
fn written(key: &str, members: Vec<Member>) -> String {
    let whole = tree::object(vec![Member::new(key, tree::object(members))]).to_text();
    let inner = whole.trim_end().strip_prefix("{\n  ");
    let inner = inner.and_then(|text| text.strip_suffix("\n}"));
    inner.unwrap_or_default().to_owned()
}
