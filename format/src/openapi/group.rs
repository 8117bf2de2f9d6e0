//! Tags as sub-clients: `client.contacts().list()`.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::name::{self, Names};
use super::operation::Listed;
use super::types::Types;
use crate::diagnostic::{Code, Diagnostic};
use crate::limits::SUB_CLIENTS;
use crate::name::{CLIENT_METHODS, SHADOWING_SUB_CLIENTS};
use crate::source::{Member, Node, Span};

/// For each operation, its sub-client and its name there.
pub(crate) struct Groups {
    of: Vec<Option<(String, String)>>,
    sub_clients: Vec<Member>,
}

impl Groups {
    /// Returns no groups: every operation is a method of the client.
    pub(crate) fn none(operations: usize) -> Self {
        Self {
            of: vec![None; operations],
            sub_clients: Vec::new(),
        }
    }

    /// Groups operations by their first tag. An API with a single tag has no groups.
    pub(crate) fn by_tag(
        models: &mut Types<'_>,
        root: super::document::At<'_>,
        operations: &[Listed<'_>],
    ) -> Self {
        let tags: HashSet<&str> = operations
            .iter()
            .filter_map(|operation| operation.tag)
            .collect();
        if tags.len() < 2 {
            return Self::none(operations.len());
        }
        if tags.len() > SUB_CLIENTS {
            let message = format!("the operations have {} tags", tags.len());
            let place = root
                .get("paths")
                .map_or(root.node.span, |paths| paths.node.span);
            models.found.push(
                Diagnostic::warning(Code::LeftOut, message)
                    .at(place, "tags are ignored")
                    .help(format!("at most {SUB_CLIENTS} sub-clients are generated")),
            );
            return Self::none(operations.len());
        }
        let mut names = Names::new(
            operations
                .iter()
                .map(|operation| operation.name.as_str())
                .chain(reserved()),
        );
        let mut groups: BTreeMap<&str, String> = BTreeMap::new();
        for operation in operations {
            if let Some(tag) = operation.tag
                && !groups.contains_key(tag)
            {
                groups.insert(tag, names.unique(&name::snake(tag, "group"), "_"));
            }
        }
        let of = with_methods(operations, &groups);
        let mut described = HashMap::new();
        let listed = root.get("tags").into_iter();
        for tag in listed.flat_map(|tags| tags.node.elements().iter().map(move |tag| tags.to(tag)))
        {
            if let Some(name) = tag.text("name") {
                described.entry(name).or_insert(tag);
            }
        }
        let sub_clients = groups
            .iter()
            .map(|(tag, name)| {
                let own = described.get(tag);
                let description = own
                    .and_then(|own| models.texts.first_paragraph(*own, "description"))
                    .map(|text| Member::new("description", text));
                Member::new(
                    name.clone(),
                    Node::object_at(description.into_iter().collect(), Span::default()),
                )
            })
            .collect();
        Self { of, sub_clients }
    }

    pub(crate) fn of(&self, operation: usize) -> Option<(&str, &str)> {
        let (group, method) = self.of.get(operation)?.as_ref()?;
        Some((group, method))
    }

    pub(crate) fn into_sub_clients(self) -> Vec<Member> {
        self.sub_clients
    }
}

/// Names that no group and no method of one gets.
fn reserved<'n>() -> impl Iterator<Item = &'n str> {
    /// Names of the generated module beside those of every client.
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
) -> Vec<Option<(String, String)>> {
    let mut wanted: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
    for (position, operation) in operations.iter().enumerate() {
        if let Some(group) = operation.tag.and_then(|tag| groups.get(tag)) {
            let members = wanted.entry(group).or_default();
            members.push((position, &operation.name));
        }
    }
    let mut of = vec![None; operations.len()];
    for (group, members) in wanted {
        let names: Vec<&str> = members.iter().map(|(_, name)| *name).collect();
        let mut taken = Names::new(reserved());
        for ((position, _), method) in members.iter().zip(methods(&names, group)) {
            if let Some(own) = of.get_mut(*position) {
                *own = Some((group.to_owned(), taken.unique(&method, "_")));
            }
        }
    }
    of
}

/// Returns the names of operations within a group. Of `get_task` and `get_tasks`, the second
/// becomes `list`. Other operations that would collide keep their full name.
fn methods(names: &[&str], group: &str) -> Vec<String> {
    let mut short: Vec<String> = names.iter().map(|name| shortened(name, group)).collect();
    let counted = |short: &[String]| {
        let mut count: HashMap<String, usize> = HashMap::new();
        for method in short {
            *count.entry(method.clone()).or_default() += 1;
        }
        count
    };
    let count = counted(&short);
    let count = |method: &str| count.get(method).copied().unwrap_or_default();
    let several = |name: &str| {
        let whole = name.strip_prefix("get_").or(name.strip_suffix("_get"));
        whole.is_some_and(|noun| stem(noun) != noun && !noun.is_empty())
    };
    let lists = names
        .iter()
        .zip(&short)
        .filter(|(name, short)| *short == "get" && several(name));
    if count("get") > 1 && lists.count() == 1 && count("list") == 0 {
        for (name, short) in names.iter().zip(&mut short) {
            if short == "get" && several(name) {
                "list".clone_into(short);
            }
        }
    }
    let count = counted(&short);
    let whole = names.iter().zip(&short).map(|(name, method)| {
        if count.get(method).is_some_and(|count| *count > 1) {
            (*name).to_owned()
        } else {
            method.clone()
        }
    });
    whole.collect()
}

/// Returns the name of an operation within its group: `contacts_list` and `list_contacts` become
/// `list`; `get_contact_notes` is unchanged.
fn shortened(name: &str, group: &str) -> String {
    let words: Vec<&str> = name.split('_').collect();
    let group_words: Vec<String> = group.split('_').map(stem).collect();
    let own: Vec<String> = words.iter().map(|word| stem(word)).collect();
    let rest: &[&str] = if own.starts_with(&group_words) {
        words.get(group_words.len()..).unwrap_or_default()
    } else if own.ends_with(&group_words) {
        words
            .get(..words.len() - group_words.len())
            .unwrap_or_default()
    } else {
        &words
    };
    let short = rest.join("_");
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

    #[test]
    fn names_lose_what_the_group_says() {
        for (name, group, short) in [
            ("contacts_list", "contacts", "list"),
            ("list_contacts", "contacts", "list"),
            ("get_contact", "contacts", "get"),
            ("create_tax_rate", "tax_rates", "create"),
            ("get_contact_notes", "contacts", "get_contact_notes"),
            ("contacts", "contacts", "contacts"),
            ("new_contact", "contacts", "new_contact"),
            ("pets_2fa", "pets", "pets_2fa"),
        ] {
            assert_eq!(shortened(name, group), short);
        }
    }

    #[test]
    fn what_would_be_called_the_same_in_a_group_is_told_apart_by_words() {
        let of = |names: &[&str]| methods(names, "tasks");
        assert_eq!(of(&["get_tasks", "get_task"]), ["list", "get"]);
        assert_eq!(
            of(&["get_tasks", "get_task", "list_tasks"]),
            ["get_tasks", "get_task", "list"]
        );
        assert_eq!(
            of(&["delete_task", "delete_tasks", "create_task"]),
            ["delete_task", "delete_tasks", "create"]
        );
    }
}
