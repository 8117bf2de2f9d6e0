//! Tags as sub-clients: `client.contacts().list()`.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::given::{Given, Notation};
use super::name::{self, condensed};
use super::operation::Listed;
use super::types::Types;
use crate::diagnostic::{Diagnostic, Loss};
use crate::limits::SUB_CLIENTS;
use crate::name::{CLIENT_METHODS, Choice, SHADOWING_SUB_CLIENTS, choose, spelled};
use crate::source::{Member, Node, Span};

/// For each operation, its sub-client and its name there.
pub(crate) struct Groups {
    of: Vec<Option<(String, String)>>,
    sub_clients: Vec<Member>,
    /// The places of the sub-clients by their names.
    pub(crate) places: Vec<(String, String)>,
}

impl Groups {
    /// Returns no groups: every operation is a method of the client.
    pub(crate) fn none(operations: usize) -> Self {
        Self {
            of: vec![None; operations],
            sub_clients: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Groups operations by their first tag. Only the first `selected` operations are generated; the
    /// names of methods do not depend on that.
    pub(crate) fn by_tag(
        models: &mut Types<'_>,
        root: super::document::At<'_>,
        operations: &[Listed<'_>],
        given: &Given,
        selected: usize,
    ) -> Self {
        let generated = operations.iter().take(selected);
        let tags: HashSet<&str> = generated.filter_map(Listed::tag).collect();
        if tags.len() > SUB_CLIENTS {
            let message = format!("the operations have {} tags", tags.len());
            let place = root
                .get("paths")
                .map_or(root.node.span, |paths| paths.node.span);
            models.found.push(
                Diagnostic::left_out(Loss::Tags, message)
                    .at(place, "tags are ignored")
                    .help(format!("at most {SUB_CLIENTS} sub-clients are generated")),
            );
            return Self::none(operations.len());
        }
        let groups = names(operations, given);
        let of = with_methods(operations, &groups, given);
        let mut described = HashMap::new();
        let listed = root.get("tags").into_iter();
        for tag in listed.flat_map(|tags| tags.node.elements().iter().map(move |tag| tags.to(tag)))
        {
            if let Some(name) = tag.text("name") {
                described.entry(name).or_insert(tag);
            }
        }
        let mut sub_clients: BTreeMap<&str, Option<Node>> = BTreeMap::new();
        for (tag, name) in groups.iter().filter(|(tag, _)| tags.contains(*tag)) {
            let own = described.get(tag);
            let text = own.and_then(|own| models.texts.tag(*own));
            let known = sub_clients.entry(name).or_default();
            *known = known.take().or(text);
        }
        let sub_clients = sub_clients.into_iter().map(|(name, text)| {
            let text = text.map(|text| Member::new("description", text));
            let members = text.into_iter().collect();
            Member::new(name, Node::object_at(members, Span::default()))
        });
        let sub_clients = sub_clients.collect();
        let tags = groups.iter();
        let tags = tags.map(|(tag, name)| (name.clone(), format!("tag:{tag}")));
        Self {
            of,
            sub_clients,
            places: tags.collect(),
        }
    }

    pub(crate) fn of(&self, operation: usize) -> Option<(&str, &str)> {
        let (group, method) = self.of.get(operation)?.as_ref()?;
        Some((group, method))
    }

    pub(crate) fn into_sub_clients(self) -> Vec<Member> {
        self.sub_clients
    }
}

/// Returns the name of each tag's sub-client. A tag and an operation without tag that want the same
/// method of the client are distinguished by the word `api`.
fn names<'a>(operations: &[Listed<'a>], given: &Given) -> BTreeMap<&'a str, String> {
    let tags: BTreeSet<&str> = operations.iter().filter_map(Listed::tag).collect();
    let mut groups: BTreeMap<&str, String> = BTreeMap::new();
    for tag in &tags {
        let chosen = given.get(&format!("tag:{tag}"), Notation::Snake);
        groups.extend(chosen.map(|name| (*tag, name.value.clone())));
    }
    // Tags that differ only in their spelling are one sub-client.
    let mut alike: BTreeMap<String, Vec<&'a str>> = BTreeMap::new();
    for tag in tags {
        alike.entry(letters(tag)).or_default().push(tag);
    }
    let mut tags: Vec<&str> = Vec::new();
    for spellings in alike.values() {
        let named = spellings.iter().find_map(|tag| groups.get(tag).cloned());
        match (named, spellings.first()) {
            (Some(name), _) => {
                for tag in spellings {
                    groups.entry(tag).or_insert_with(|| name.clone());
                }
            }
            (None, first) => tags.extend(first),
        }
    }
    let choices: Vec<Choice<'_>> = tags
        .iter()
        .map(|tag| Choice {
            rank: 0,
            names: Box::new(move |level| match level {
                0 => Some(name::snake(tag, "group")),
                1 => Some(format!("{}_api", name::snake(tag, "group"))),
                2 => Some(name::snake(&spelled(tag), "group")),
                _ => None,
            }),
            place: tag,
        })
        .collect();
    let ungrouped = operations
        .iter()
        .filter(|operation| operation.tag().is_none());
    let ungrouped = ungrouped.map(|operation| operation.name.as_str());
    let chosen = groups.values().map(String::as_str);
    let taken = ungrouped
        .chain(reserved())
        .chain(chosen)
        .map(condensed)
        .collect();
    let names = choose(&choices, taken, condensed);
    for (first, name) in tags.iter().zip(names) {
        let spellings = alike.get(&letters(first)).into_iter().flatten();
        groups.extend(spellings.map(|tag| (*tag, name.clone())));
    }
    groups
}

/// The letters and digits of a tag.
fn letters(tag: &str) -> String {
    let letters = tag.chars().filter(|c| c.is_alphanumeric());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    if letters.is_empty() {
        tag.to_owned()
    } else {
        letters
    }
}

/// Names that no group and no method of one gets.
fn reserved<'n>() -> impl Iterator<Item = &'n str> {
    /// Names of the generated module besides those of every client.
    const OTHERS: &[&str] = &[
        "rate_limit",
        "fmt",
        "request",
        "scope",
        "model",
        "tokens",
        "webhook",
        "all_scopes",
        "default_scopes",
    ];
    let lists = [CLIENT_METHODS, SHADOWING_SUB_CLIENTS, OTHERS];
    lists.into_iter().flatten().copied()
}

/// For each operation, its group and its name there.
fn with_methods(
    operations: &[Listed<'_>],
    groups: &BTreeMap<&str, String>,
    given: &Given,
) -> Vec<Option<(String, String)>> {
    let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (position, operation) in operations.iter().enumerate() {
        if let Some(group) = operation.tag().and_then(|tag| groups.get(tag)) {
            members.entry(group).or_default().push(position);
        }
    }
    let mut of = vec![None; operations.len()];
    for (group, members) in members {
        let own = || {
            members
                .iter()
                .filter_map(|at| Some((*at, operations.get(*at)?)))
        };
        let mut methods = Vec::new();
        let mut listed = Vec::new();
        for (position, operation) in own() {
            let place = format!("{} method", operation.place());
            let chosen = given.get(&place, Notation::Snake);
            // A name that the user chose for the operation is not shortened.
            let whole = operation.is_given.then(|| operation.name.clone());
            match chosen.map(|name| name.value.clone()).or(whole) {
                Some(name) => methods.push((position, name)),
                None => listed.push((position, operation)),
            }
        }
        let taken: Vec<String> = methods.iter().map(|(_, name)| name.clone()).collect();
        let names: Vec<(&str, bool)> = listed
            .iter()
            .map(|(_, operation)| (operation.name.as_str(), operation.path.ends_with('}')))
            .collect();
        let names = self::methods(&names, group, &taken);
        methods.extend(listed.iter().map(|(position, _)| *position).zip(names));
        for (position, method) in methods {
            if let Some(own) = of.get_mut(position) {
                *own = Some((group.to_owned(), method));
            }
        }
    }
    of
}

/// Returns the names of operations within a group, given their names and whether their paths end in
/// a variable. Operations that would have the same short name keep their whole names.
fn methods(operations: &[(&str, bool)], group: &str, taken: &[String]) -> Vec<String> {
    let choices: Vec<Choice<'_>> = operations
        .iter()
        .map(|(name, of_one)| Choice {
            rank: 0,
            names: Box::new(move |level| match level {
                0 => Some(shortened(name, *of_one, group)),
                1 => Some((*name).to_owned()),
                2 => Some(format!("{name}_{group}")),
                _ => None,
            }),
            place: name,
        })
        .collect();
    let taken = reserved().chain(taken.iter().map(String::as_str));
    choose(&choices, taken.map(condensed).collect(), condensed)
}

/// Words that say nothing about an operation.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// Verbs of operations on several things at once, whose object need not be repeated.
const OF_SEVERAL: &[&str] = &["list", "search", "find", "count", "query", "filter"];

/// Nouns that name one thing, although they look like several.
const LOOKS_PLURAL: &[&str] = &[
    "settings",
    "details",
    "stats",
    "news",
    "series",
    "preferences",
];

/// Returns the name of an operation within its group: `contacts_list` and `list_contacts` become
/// `list`, `get_a_contact` becomes `get`, and `get_contacts` becomes `list`. It is unchanged if the
/// words of the group stand elsewhere, as in `get_contact_notes`, and if it changes several things:
/// `delete_contacts` is another operation than `delete`.
fn shortened(name: &str, of_one: bool, group: &str) -> String {
    let words: Vec<&str> = name.split('_').collect();
    let group_words: Vec<String> = group.split('_').map(stem).collect();
    let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
    let own = group_words.len();
    let (rest, noun): (&[&str], Option<&str>) = if stems.starts_with(&group_words) {
        (words.get(own..).unwrap_or_default(), None)
    } else if stems.ends_with(&group_words) {
        let rest = words.get(..words.len() - own).unwrap_or_default();
        (rest, words.last().copied())
    } else {
        (&words, None)
    };
    let rest = match rest.split_last() {
        Some((last, verb)) if noun.is_some() && !verb.is_empty() && ARTICLES.contains(last) => verb,
        _ => rest,
    };
    let of_several = noun.is_some_and(|noun| {
        stem(noun) != noun && !noun.ends_with("ics") && !LOOKS_PLURAL.contains(&noun)
    });
    let short = match rest {
        ["get"] if of_several && !of_one => "list".to_owned(),
        ["get"] => "get".to_owned(),
        [verb] if of_several && !OF_SEVERAL.contains(verb) => return name.to_owned(),
        _ => rest.join("_"),
    };
    if short.starts_with(|c: char| c.is_ascii_lowercase()) && reserved().all(|name| name != short) {
        short
    } else {
        name.to_owned()
    }
}

/// Removes the plural ending of a word.
fn stem(word: &str) -> String {
    let one = name::singular(word);
    one.strip_suffix("_item").map_or(one.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{methods, shortened};

    fn of(names: &[&str], group: &str) -> Vec<String> {
        let operations: Vec<(&str, bool)> = names.iter().map(|name| (*name, false)).collect();
        methods(&operations, group, &[])
    }

    #[test]
    fn names_omit_the_words_of_their_group() {
        for (name, group, short) in [
            ("contacts_list", "contacts", "list"),
            ("list_contacts", "contacts", "list"),
            ("get_contact", "contacts", "get"),
            ("create_tax_rate", "tax_rates", "create"),
            ("get_contact_notes", "contacts", "get_contact_notes"),
            ("contacts", "contacts", "contacts"),
            ("new_contact", "contacts", "new_contact"),
            ("pets_2fa", "pets", "pets_2fa"),
            ("get_an_album", "albums", "get"),
            ("get_the_album", "album", "get"),
            ("get_albums", "albums", "list"),
            ("search_albums", "albums", "search"),
            ("delete_albums", "albums", "delete_albums"),
            ("get_analytics", "analytics", "get"),
            ("get_settings", "settings", "get"),
        ] {
            assert_eq!(shortened(name, false, group), short);
        }
    }

    #[test]
    fn an_operation_on_a_single_item_is_not_a_list() {
        assert_eq!(shortened("get_tasks", true, "tasks"), "get");
    }

    #[test]
    fn colliding_names_in_a_group_are_not_shortened() {
        assert_eq!(of(&["get_tasks", "get_task"], "tasks"), ["list", "get"]);
        assert_eq!(
            of(&["get_tasks", "get_task", "list_tasks"], "tasks"),
            ["get_tasks", "get", "list_tasks"]
        );
        assert_eq!(
            of(&["delete_task", "delete_tasks", "create_task"], "tasks"),
            ["delete", "delete_tasks", "create"]
        );
    }
}
