//! Names that the user chose for elements of a document, by their places: those of the spec's
//! `api.names`, and those of a names file.
//!
//! | place | what it names |
//! | --- | --- |
//! | `GET /contacts/{id}` | an operation |
//! | `GET /contacts/{id} method` | its method in the sub-client |
//! | `POST /files request.bytes`, `POST /files reply.text` | a further way of calling it, with other media types; also its `method` |
//! | `POST /files request`, `POST /files reply` | what its plain name sends and asks for: `json`, `multipart` |
//! | `GET /contacts/{id} query.page` | a parameter; also `path`, `header`, `cookie`, `body` |
//! | `GET /contacts/{id} OkReply` | a model that an operation describes |
//! | `POST /files body method` | the model of a member of its body; also `request` and `reply`, which have other meanings |
//! | `#/components/schemas/Contact` | a model |
//! | `#/components/schemas/Contact Address` | a model that another one describes |
//! | `#/components/schemas/Contact.created-at` | a property of a model |
//! | `#/components/schemas/Status=on-hold` | a variant of an enum |
//! | `tag:Contacts` | a sub-client |
//! | `scope:contacts:read` | a scope |

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use super::setters::set_rust_name;
use crate::diagnostic::{Code, Diagnostic, nearest, shown};
use crate::limits::COMPARISONS;
use crate::name;
use crate::shape::Text;
use crate::source::{Json, Member, Node, Span, Spanned};

/// Chosen names by place.
#[derive(Debug, Default)]
pub(crate) struct Given {
    names: HashMap<String, Chosen>,
    /// The wrong names that were found while names were looked up.
    wrong: RefCell<Vec<Diagnostic>>,
}

#[derive(Debug)]
struct Chosen {
    name: Spanned<String>,
    /// The location of the place.
    key: Span,
    used: Cell<bool>,
}

/// What a name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// A type, variant or trait: `PascalCase`.
    Pascal,
    /// A method, field or module: `snake_case`.
    Snake,
}

impl Given {
    /// Adds names. Those of the first call take precedence.
    pub(crate) fn add(&mut self, names: &[Member]) {
        for member in names {
            let Some(name) = member.value.as_text() else {
                self.wrong.get_mut().push(
                    Diagnostic::error(Code::GivenName, "a name must be a string")
                        .at(member.value.span, "not a string"),
                );
                continue;
            };
            self.names
                .entry(member.key.value.clone())
                .or_insert(Chosen {
                    name,
                    key: member.key.span,
                    used: Cell::new(false),
                });
        }
    }

    /// Returns the name of the thing at a place, if it is chosen and valid.
    pub(crate) fn get(&self, place: &str, notation: Notation) -> Option<&Spanned<String>> {
        let chosen = self.names.get(place)?;
        let is_first = !chosen.used.replace(true);
        if notation.accepts(&chosen.name) {
            return Some(&chosen.name);
        }
        if is_first {
            let message = format!("`{}` cannot be the name of this", shown(&chosen.name));
            self.wrong.borrow_mut().push(
                Diagnostic::error(Code::GivenName, message)
                    .at(chosen.name.span, notation.expected())
                    .see(chosen.key, "its place"),
            );
        }
        None
    }

    /// Reports that two things of the same scope have this name.
    pub(crate) fn clash(&self, name: &Spanned<String>, earlier: Span, plural: &str) {
        let message = format!("two {plural} have the name `{}`", shown(name));
        self.wrong.borrow_mut().push(
            Diagnostic::error(Code::GivenName, message)
                .at(name.span, "already used")
                .see(earlier, "used here"),
        );
    }

    /// Sets the names of the properties and variants of models. `places` are the models' places by
    /// their names.
    pub(crate) fn apply(&self, models: &mut [Member], places: &[(String, String)]) {
        if self.names.is_empty() {
            return;
        }
        let places: HashMap<&str, &str> = places
            .iter()
            .map(|(name, place)| (name.as_str(), place.as_str()))
            .collect();
        for model in models {
            let Some(place) = places.get(model.key.as_str()) else {
                continue;
            };
            let Json::Object(members) = &mut model.value.value else {
                continue;
            };
            for member in members {
                match member.key.as_str() {
                    "enum" => self.variants(&mut member.value, place),
                    // A key of the format; properties with a dollar sign have two.
                    key if key.starts_with('$') && !key.starts_with("$$") => {}
                    "one_of" | "discriminator" => {}
                    key => {
                        let wire = key.strip_prefix('$').unwrap_or(key);
                        let name = self.get(&format!("{place}.{wire}"), Notation::Snake);
                        if let Some(name) = name {
                            set_rust_name(&mut member.value, name);
                        }
                    }
                }
            }
        }
    }

    fn variants(&self, values: &mut Node, place: &str) {
        let Json::List(values) = &mut values.value else {
            return;
        };
        for value in values {
            let wire = value.get("value").unwrap_or(value);
            let (Json::Text(wire) | Json::Number(wire)) = &wire.value else {
                continue;
            };
            let Some(name) = self.get(&format!("{place}={wire}"), Notation::Pascal) else {
                continue;
            };
            let span = value.span;
            let name = Member::new("rust_name", Node::text_at(name.value.clone(), name.span));
            if let Json::Object(members) = &mut value.value {
                members.retain(|member| member.key.value != "rust_name");
                members.push(name);
                continue;
            }
            let wire = std::mem::replace(&mut value.value, Json::Null);
            let wire = Member::new("value", Node { value: wire, span });
            *value = Node::object_at(vec![wire, name], span);
        }
    }

    /// Returns what is wrong with the names: among others, the places that are not in the document.
    /// `known` are the places of what was lowered, and `left` those of operations and components
    /// that were not.
    pub(crate) fn finish(self, known: &[&str], left: &HashSet<String>) -> Vec<Diagnostic> {
        let mut found = self.wrong.into_inner();
        let mut unknown: Vec<(&String, &Chosen)> = self
            .names
            .iter()
            .filter(|(place, chosen)| !chosen.used.get() && !is_left(place, left))
            .collect();
        unknown.sort_by_key(|(_, chosen)| chosen.key.start);
        let mut compared = 0;
        for (place, chosen) in unknown {
            let message = format!("the document has nothing at `{}`", shown(place));
            let mut diagnostic = Diagnostic::warning(Code::UnknownPlace, message)
                .at(chosen.key, "this name is not used");
            compared += known.len();
            if compared <= COMPARISONS
                && let Some(nearest) = nearest(place, known.iter().copied())
            {
                diagnostic = diagnostic.help(format!("a similar place is `{}`", shown(nearest)));
            }
            found.push(diagnostic);
        }
        found
    }
}

/// Whether a place is in an operation or component that was not lowered.
fn is_left(place: &str, left: &HashSet<String>) -> bool {
    let ends = place
        .char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '.' | '='));
    let ends = ends.map(|(at, _)| at).chain([place.len()]);
    let mut parts = ends.filter_map(|end| place.get(..end));
    parts.any(|part| left.contains(part))
}

impl Notation {
    pub(crate) fn accepts(self, name: &str) -> bool {
        let shape = match self {
            Self::Pascal => Text::PascalName,
            Self::Snake => Text::SnakeName,
        };
        let reserved = ["Self", "self", "super", "crate"];
        name.chars().count() <= name::LONGEST && shape.accepts(name) && !reserved.contains(&name)
    }

    fn expected(self) -> String {
        let longest = name::LONGEST;
        match self {
            Self::Pascal => {
                format!("expected a name in `PascalCase` of at most {longest} characters")
            }
            Self::Snake => {
                format!("expected a name in `snake_case` of at most {longest} characters")
            }
        }
    }
}
