//! Tags as sub-clients: `client.contacts().list()`.

use std::collections::{BTreeMap, HashSet};

use super::name::{self, Names};
use super::operation::Listed;
use super::types::Types;
use crate::source::{Member, Node, Span};

/// For each operation the sub-client it belongs to, and what it is called there.
pub(crate) struct Groups {
    of: Vec<Option<(String, String)>>,
    sub_clients: Vec<Member>,
}

impl Groups {
    /// No groups: every operation is the client's own.
    pub(crate) fn none(operations: usize) -> Self {
        Self {
            of: vec![None; operations],
            sub_clients: Vec::new(),
        }
    }

    /// Groups by each operation's first tag. An API with one tag has no groups.
    pub(crate) fn by_tag(
        models: &Types<'_>,
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
        let mut names = Names::new(
            operations
                .iter()
                .map(|operation| operation.name.as_str())
                .chain(OWN.iter().copied()),
        );
        let mut groups: BTreeMap<&str, String> = BTreeMap::new();
        for operation in operations {
            if let Some(tag) = operation.tag
                && !groups.contains_key(tag)
            {
                groups.insert(tag, names.unique(&name::snake(tag, "group"), "_"));
            }
        }
        let mut taken: BTreeMap<&str, Names> = BTreeMap::new();
        let of = operations
            .iter()
            .map(|operation| {
                let group = groups.get(operation.tag?)?;
                let methods = taken
                    .entry(group)
                    .or_insert_with(|| Names::new(OWN.iter().copied()));
                let short = shortened(&operation.name, group);
                Some((group.clone(), methods.unique(&short, "_")))
            })
            .collect();
        let described = |tag: &str| {
            let tags = root.get("tags")?;
            let mut listed = tags.node.elements().iter().map(|tag| tags.to(tag));
            let own = listed.find(|own| own.text("name") == Some(tag))?;
            models.texts.first_paragraph(own, "description")
        };
        let sub_clients = groups
            .iter()
            .map(|(tag, name)| {
                let description = described(tag).map(|text| Member::new("description", text));
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

/// Names that a client has for itself.
const OWN: &[&str] = &[
    "new",
    "clone",
    "session",
    "narrow",
    "widen",
    "graphql",
    "core",
    "sub_client",
    "error",
    "api",
    "app",
    "client",
    "environment",
    "login",
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

/// What an operation is called among those of its group: `contacts_list` and `list_contacts` are
/// `list` there; `get_contact_notes` stays what it is.
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
    if short.starts_with(|c: char| c.is_ascii_lowercase()) && !OWN.contains(&short.as_str()) {
        short
    } else {
        name.to_owned()
    }
}

/// A word without the ending of the plural.
fn stem(word: &str) -> String {
    let one = name::singular(word);
    one.strip_suffix("_item").map_or(one.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::shortened;

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
}
