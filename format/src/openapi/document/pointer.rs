//! The targets of references: JSON pointers (RFC 6901), anchors, and names of other files.

use std::collections::HashMap;

use super::value::References;
use super::{At, Documents};
use crate::source::{Json, Node, percent_decoded};

impl Documents {
    /// Resolves a reference in the document of `at`.
    pub(crate) fn target<'a>(&'a self, at: At<'_>, reference: &str) -> Option<At<'a>> {
        self.find(at, reference, 0)
    }

    /// Same as [`Self::target`], on the way of `depth` pointers through references.
    fn find<'a>(&'a self, at: At<'_>, reference: &str, depth: u8) -> Option<At<'a>> {
        let (name, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let (file, start) = if name.is_empty() {
            (at.file, None)
        } else {
            let from = self.files.get(at.file)?;
            let named = from.named.get(name).map(|file| (*file, None));
            let own = || self.by_identifier(at.file, name);
            let own = || own().map(|(file, path)| (*file, Some(path)));
            let Some(found) = named.or_else(own) else {
                self.need(from.absent.get(name));
                return None;
            };
            found
        };
        self.need(self.unreadable.get(&file));
        let read = self.files.get(file)?;
        let value = |node| At {
            documents: self,
            node,
            file,
        };
        if let Some(path) = read.anchors.get(pointer) {
            let node = child(&read.root, path)?;
            self.slips.need(node.span);
            return Some(value(node));
        }
        let mut here = value(start.map_or(Some(&read.root), |path| child(&read.root, path))?);
        // Some authors write `#` and a name without a slash; others a slash without a name.
        let pointer = pointer.strip_prefix('/').unwrap_or(pointer);
        let keys = (!pointer.is_empty()).then(|| pointer.split('/'));
        for key in keys.into_iter().flatten() {
            let key = decoded(key);
            here = match &here.node.value {
                Json::List(elements) => here.to(elements.get(key.parse::<usize>().ok()?)?),
                _ => match self.member(here.node, &key) {
                    Some(node) => here.to(node),
                    None => self.beyond(here, &key, depth)?,
                },
            };
        }
        self.slips.need(here.node.span);
        Some(here)
    }

    /// Returns a member of what a reference leads to, if `at` is one.
    fn beyond<'a>(&'a self, at: At<'a>, key: &str, depth: u8) -> Option<At<'a>> {
        /// No legitimate document nests deeper.
        const DEEPEST: u8 = 3;
        if depth == DEEPEST || at.text("$ref").is_none() || !self.spend(1) {
            return None;
        }
        let target = self.follow(at, depth + 1)?;
        Some(target.to(self.member(target.node, key)?))
    }

    /// Returns a member of an object. Indexed, because documents have thousands of references into
    /// objects with thousands of members.
    fn member<'a>(&'a self, node: &'a Node, key: &str) -> Option<&'a Node> {
        const WIDE: usize = 32;
        let members = node.members();
        if members.len() < WIDE {
            return node.get(key);
        }
        let mut wide = self.wide.borrow_mut();
        let positions = wide
            .entry(std::ptr::from_ref(node).addr())
            .or_insert_with(|| {
                let mut positions = HashMap::with_capacity(members.len());
                for (at, member) in members.iter().enumerate() {
                    positions.entry(member.key.value.clone()).or_insert(at);
                }
                positions
            });
        let member = members.get(*positions.get(key)?)?;
        Some(&member.value)
    }

    /// Returns the value itself, or the target of its chain of references. `None` if one is
    /// dangling.
    pub(crate) fn resolve<'a>(&'a self, at: At<'a>) -> Option<At<'a>> {
        self.follow(at, 0)
    }

    fn follow<'a>(&'a self, at: At<'a>, depth: u8) -> Option<At<'a>> {
        let mut at = at;
        // No legitimate chain is longer.
        for _ in 0..32 {
            let Some(reference) = at.text("$ref") else {
                return Some(at);
            };
            at = self.find(at, reference, depth)?;
        }
        None
    }
}

impl References for Documents {
    fn resolved<'a>(&'a self, at: At<'a>) -> Option<At<'a>> {
        self.resolve(at)
    }
}

/// Returns the value at a path of positions.
fn child<'a>(root: &'a Node, path: &[usize]) -> Option<&'a Node> {
    path.iter().try_fold(root, |node, at| match &node.value {
        Json::List(elements) => elements.get(*at),
        _ => node.members().get(*at).map(|member| &member.value),
    })
}

/// Decodes a key of a pointer: `~1` and `~0` (RFC 6901 §4) and percent-encoding (§6).
fn decoded(key: &str) -> String {
    percent_decoded(key).replace("~1", "/").replace("~0", "~")
}
