//! The components of documents, and the places of the schemas in them: the schemas of a component are
//! named after it wherever they are used.

use std::collections::HashMap;

use super::document::{At, Documents};
use super::name;
use super::naming::{INLINE, Root};
use crate::source::Node;

/// The components of all files.
#[derive(Debug, Default)]
pub(crate) struct Places<'a> {
    components: Vec<Component<'a>>,
    /// The files' paths; empty for the main document.
    files: Vec<std::rc::Rc<str>>,
    /// The components by the identity of their values.
    by_value: HashMap<usize, usize>,
    /// The components that contain properties, by the identity of each property's schema.
    by_property: HashMap<usize, usize>,
}

/// An entry of `components`.
#[derive(Debug, Clone)]
struct Component<'a> {
    section: Section,
    key: &'a str,
    /// The file's path; empty for the main document.
    file: std::rc::Rc<str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Schemas,
    Responses,
    Parameters,
    RequestBodies,
}

impl Section {
    const ALL: [Self; 4] = [
        Self::Schemas,
        Self::Responses,
        Self::Parameters,
        Self::RequestBodies,
    ];

    /// Its key in a document, and the word that distinguishes its entries from those of others.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Schemas => ("schemas", "Schema"),
            Self::Responses => ("responses", "Response"),
            Self::Parameters => ("parameters", "Parameter"),
            Self::RequestBodies => ("requestBodies", "Body"),
        }
    }
}

/// The maximum nesting of `allOf` within a component.
const DEEPEST: usize = 16;

impl<'a> Places<'a> {
    pub(crate) fn new(documents: &'a Documents) -> Self {
        let mut places = Self::default();
        for (root, path) in documents.files() {
            let file: std::rc::Rc<str> = path.into();
            places.files.push(std::rc::Rc::clone(&file));
            let Some(components) = root.get("components") else {
                continue;
            };
            for section in Section::ALL {
                let listed = components.get(section.words().0);
                let members = listed.map(|listed| listed.node.members());
                for member in members.unwrap_or_default() {
                    let at = places.components.len();
                    places.components.push(Component {
                        section,
                        key: &member.key.value,
                        file: std::rc::Rc::clone(&file),
                    });
                    let value = listed.unwrap_or(root).to(&member.value);
                    places.by_value.insert(value.identity(), at);
                    if section == Section::Schemas {
                        places.properties(value, at, 0);
                    }
                }
            }
        }
        places
    }

    /// Records the properties of a component's schema and of its parts.
    fn properties(&mut self, schema: At<'a>, component: usize, depth: usize) {
        let properties = schema.node.get("properties").map(Node::members);
        for member in properties.unwrap_or_default() {
            let identity = schema.to(&member.value).identity();
            self.by_property.insert(identity, component);
        }
        if depth < DEEPEST {
            let parts = schema.node.get("allOf").map(Node::elements);
            for part in parts.unwrap_or_default() {
                self.properties(schema.to(part), component, depth + 1);
            }
        }
    }

    /// Returns the component that is this value.
    pub(crate) fn component(&self, value: At<'_>) -> Option<usize> {
        self.by_value.get(&value.identity()).copied()
    }

    /// Returns the key of a component.
    pub(crate) fn key(&self, component: usize) -> Option<&'a str> {
        Some(self.components.get(component)?.key)
    }

    /// Returns the component that contains the schema of this property.
    pub(crate) fn owner(&self, property: At<'_>) -> Option<usize> {
        self.by_property.get(&property.identity()).copied()
    }

    /// Returns the places of all components.
    pub(crate) fn all(&self) -> impl Iterator<Item = String> {
        (0..self.components.len()).filter_map(|at| Some(self.root(at)?.place))
    }

    /// Returns how a schema is named that is no component. `key` is the last part of a reference to
    /// it.
    pub(crate) fn elsewhere(&self, target: At<'_>, key: &str) -> Root {
        let name = name::model(key);
        let file = self.files.get(target.file).map_or("", |file| file.as_ref());
        Root {
            qualified: qualified(&name, "Schema", file),
            described: in_folders(&name, file),
            place: format!("{file}#{key}"),
            name,
            rank: INLINE,
        }
    }

    /// Returns how the schemas in a component are named.
    pub(crate) fn root(&self, component: usize) -> Option<Root> {
        let Component { section, key, file } = self.components.get(component)?;
        let (section_key, word) = section.words();
        let plain = name::model(key);
        let of_main = file.is_empty();
        let qualified = qualified(&plain, word, file);
        Some(Root {
            rank: match section {
                Section::Schemas if of_main && plain == *key => 0,
                Section::Schemas if of_main => 1,
                _ => INLINE,
            },
            described: in_folders(&plain, file),
            name: plain,
            qualified,
            place: format!("{file}#/components/{section_key}/{}", escaped(key)),
        })
    }
}

/// The name of a component if another has its own: with the file's name, or with the section's. A file
/// that is named like the component is distinguished by its folder.
fn qualified(plain: &str, word: &str, file: &str) -> String {
    if file.is_empty() {
        return format!("{plain}{word}");
    }
    let mut path = words_of(file);
    path.retain(|name| name != plain);
    let last = path.pop().unwrap_or_else(|| plain.to_owned());
    format!("{last}{plain}")
}

/// The name of a component of another file if that of its file or folder is not enough.
fn in_folders(plain: &str, file: &str) -> Option<String> {
    /// Folders further up may be those of one machine.
    const MOST: usize = 3;
    let path = words_of(file);
    let first = path.len().saturating_sub(MOST);
    let path = path.get(first..).filter(|path| !path.is_empty())?;
    Some(format!("{}{plain}", path.concat()))
}

/// The names of a file's folders and of the file, without its extensions.
fn words_of(file: &str) -> Vec<String> {
    let parts = file.split('/').filter(|part| !part.is_empty());
    let stems = parts.map(|part| part.split('.').next().unwrap_or_default());
    stems
        .filter(|stem| !stem.is_empty())
        .map(name::model)
        .collect()
}

/// Escapes a key of a JSON pointer (RFC 6901 §3).
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
