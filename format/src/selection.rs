//! Selects the operations of a document or a spec: `include` and `exclude`.

use std::cell::RefCell;
use std::collections::HashSet;

/// A pattern of `include` or `exclude`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Selector {
    /// `tag:contacts`
    Tag(String),
    /// `GET /contacts/*`, or a path for every method.
    Path {
        method: Option<String>,
        path: String,
    },
    /// `list_*`: an operation's name, or its `operationId`.
    Name(String),
}

/// The selected operations of a document.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    include: Selectors,
    exclude: Selectors,
    also: Exclusion,
}

/// Patterns that exclude further operations, and those of them that matched one.
#[derive(Debug, Clone, Default)]
struct Exclusion {
    patterns: Vec<(String, Selectors)>,
    matched: RefCell<HashSet<String>>,
}

impl Exclusion {
    fn take(&self, is_taken: impl Fn(&Selectors) -> bool) -> bool {
        let mut any = false;
        for (pattern, selectors) in &self.patterns {
            if is_taken(selectors) {
                any = true;
                self.matched.borrow_mut().insert(pattern.clone());
            }
        }
        any
    }
}

/// Patterns, at least one of which must match.
#[derive(Debug, Clone, Default)]
struct Selectors {
    /// Exact names, separate because specs may list thousands of them.
    names: HashSet<String>,
    others: Vec<Selector>,
}

impl Selectors {
    fn read<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut selectors = Self::default();
        for text in texts {
            match Selector::read(text) {
                Selector::Name(name) if !name.contains('*') => {
                    selectors.names.insert(name);
                }
                other => selectors.others.push(other),
            }
        }
        selectors
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty() && self.others.is_empty()
    }

    fn take_name(&self, name: &str) -> bool {
        let is_name = |selector: &Selector| matches!(selector, Selector::Name(pattern) if matches(pattern, name));
        self.names.contains(name) || self.others.iter().any(is_name)
    }

    /// Whether a pattern matches all operations of a path.
    fn take_path(&self, path: &str) -> bool {
        let is_path = |selector: &Selector| matches!(selector, Selector::Path { method: None, path: pattern } if matches(pattern, path));
        self.others.iter().any(is_path)
    }

    fn take(&self, operation: &Selected<'_>) -> bool {
        let mut names = operation.names.iter();
        names.any(|name| self.names.contains(*name))
            || self.others.iter().any(|selector| selector.takes(operation))
    }
}

/// The properties by which an operation is selected.
pub(crate) struct Selected<'a> {
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) names: [&'a str; 2],
    pub(crate) tags: Vec<&'a str>,
}

impl Selection {
    pub(crate) fn new<'a>(
        include: impl IntoIterator<Item = &'a str>,
        exclude: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        Self {
            include: Selectors::read(include),
            exclude: Selectors::read(exclude),
            also: Exclusion::default(),
        }
    }

    /// Excludes the operations that match further patterns.
    pub(crate) fn without(mut self, patterns: &[String]) -> Self {
        let read = |pattern: &String| (pattern.clone(), Selectors::read([pattern.as_str()]));
        self.also.patterns = patterns.iter().map(read).collect();
        self
    }

    /// Returns the patterns of [`Self::without`] that matched an operation.
    pub(crate) fn matched(self) -> HashSet<String> {
        self.also.matched.into_inner()
    }

    /// Whether an operation is selected: included (or `include` is absent) and not excluded.
    pub(crate) fn takes(&self, operation: &Selected<'_>) -> bool {
        let excluded = self.also.take(|selectors| selectors.take(operation));
        self.is_in_spec(operation) && !excluded
    }

    /// Whether an operation is selected apart from the patterns of [`Self::without`].
    pub(crate) fn is_in_spec(&self, operation: &Selected<'_>) -> bool {
        let included = self.include.is_empty() || self.include.take(operation);
        included && !self.exclude.take(operation)
    }
}

impl Selection {
    /// Whether every operation is selected.
    pub(crate) fn is_everything(&self) -> bool {
        self.include.is_empty() && self.exclude.is_empty() && self.also.patterns.is_empty()
    }

    /// Whether a path whose operations are unknown is selected.
    pub(crate) fn takes_path(&self, path: &str) -> bool {
        let included = self.include.is_empty() || self.include.take_path(path);
        let excluded = self.also.take(|selectors| selectors.take_path(path));
        included && !excluded && !self.exclude.take_path(path)
    }

    /// Whether an operation is excluded by its name alone.
    pub(crate) fn excludes(&self, name: &str) -> bool {
        self.exclude.take_name(name)
    }
}

/// Whether a pattern selects one of these operations, or a path without any.
pub(crate) fn is_matched(pattern: &str, operations: &[Selected<'_>], paths: &[&str]) -> bool {
    let selector = Selector::read(pattern);
    let is_path = |path: &&str| match &selector {
        Selector::Path { path: pattern, .. } => matches(pattern, path),
        Selector::Tag(_) | Selector::Name(_) => false,
    };
    operations.iter().any(|operation| selector.takes(operation)) || paths.iter().any(is_path)
}

impl Selector {
    fn read(text: &str) -> Self {
        if let Some(tag) = text.strip_prefix("tag:") {
            return Self::Tag(tag.to_owned());
        }
        if text.starts_with('/') {
            return Self::Path {
                method: None,
                path: text.to_owned(),
            };
        }
        match text.split_once(' ') {
            Some((method, path)) if path.starts_with('/') => Self::Path {
                method: Some(method.to_ascii_uppercase()),
                path: path.to_owned(),
            },
            _ => Self::Name(text.to_owned()),
        }
    }

    fn takes(&self, operation: &Selected<'_>) -> bool {
        match self {
            Self::Tag(tag) => operation.tags.iter().any(|own| matches(tag, own)),
            Self::Path { method, path } => {
                method
                    .as_deref()
                    .is_none_or(|method| method == operation.method)
                    && matches(path, operation.path)
            }
            Self::Name(name) => operation.names.iter().any(|own| matches(name, own)),
        }
    }
}

/// Whether a text matches a pattern in which `*` matches anything.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = text.strip_prefix(parts.next().unwrap_or_default()) else {
        return false;
    };
    let mut open = false;
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        open = true;
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = rest.get(at + part.len()..).unwrap_or_default();
    }
    open || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(include: &[&str], exclude: &[&str]) -> bool {
        Selection::new(include.iter().copied(), exclude.iter().copied()).takes(&Selected {
            method: "GET",
            path: "/contacts/{id}",
            names: ["get_contact", "getContact"],
            tags: vec!["Contacts"],
        })
    }

    #[test]
    fn operations_are_selected_by_name_path_and_tag() {
        assert!(takes(&[], &[]));
        for one in [
            "get_*",
            "getContact",
            "tag:Contacts",
            "/contacts*",
            "GET /contacts/{id}",
            "*",
        ] {
            assert!(takes(&[one], &[]), "{one}");
            assert!(!takes(&[], &[one]), "{one}");
        }
        for none in [
            "list_*",
            "tag:contacts",
            "POST /contacts/*",
            "/contact",
            "get_contac",
        ] {
            assert!(!takes(&[none], &[]), "{none}");
            assert!(takes(&[], &[none]), "{none}");
        }
        assert!(!takes(&["tag:Contacts"], &["get_*"]));
    }
}
