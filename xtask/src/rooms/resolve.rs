//! Follows a path to the file that defines what it names.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::graph::Arrows;
use super::read::{Crate, Module, ModulePath, Segments};

/// Imports of imports: more than any name passes through.
const DEPTH: usize = 16;

/// The arrows between the files of a crate.
pub(crate) fn arrows(sources: &Crate) -> Arrows {
    let mut arrows = Arrows::default();
    for (path, module) in &sources.modules {
        let mut to = BTreeSet::new();
        for named in module.paths.iter().chain(module.imports.values().flatten()) {
            to.extend(sources.file_of(path, module, named));
        }
        for glob in &module.globs {
            to.extend(sources.file_of(path, module, glob));
        }
        to.remove(&module.file);
        arrows.entry(module.file.clone()).or_default().extend(to);
    }
    arrows
}

impl Crate {
    fn file_of(&self, from: &ModulePath, module: &Module, named: &Segments) -> Vec<PathBuf> {
        let found = match self.absolute(from, module, named) {
            Some(path) => self.ends(&path, DEPTH),
            None => Vec::new(),
        };
        found
            .into_iter()
            .filter_map(|path| Some(self.modules.get(&path)?.file.clone()))
            .collect()
    }

    /// The path from the root of the crate; nothing for what is not of this crate, or is imported and
    /// so has an arrow already.
    fn absolute(&self, from: &ModulePath, module: &Module, named: &Segments) -> Option<Segments> {
        let first = named.first()?;
        let mut at = from.clone();
        let mut rest = named.as_slice();
        match first.as_str() {
            "crate" => {
                at.clear();
                rest = rest.get(1..)?;
            }
            "self" => rest = rest.get(1..)?,
            "super" => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    at.pop();
                    rest = rest.get(1..)?;
                }
            }
            name => {
                at.push(name.to_owned());
                let is_child = self.modules.contains_key(&at);
                at.pop();
                if !is_child {
                    // `details::NAME` behind `use crate::token::details` names more than the import.
                    let imported = module.imports.get(name)?.first()?;
                    if imported.first() == Some(first) || named.len() < 2 {
                        return None;
                    }
                    let mut whole = self.absolute(from, module, imported)?;
                    whole.extend(named.get(1..)?.iter().cloned());
                    return Some(whole);
                }
            }
        }
        at.extend(rest.iter().cloned());
        Some(at)
    }

    /// The modules that define the end of an absolute path: several where features choose.
    fn ends(&self, path: &Segments, depth: usize) -> Vec<ModulePath> {
        let mut at = ModulePath::new();
        let mut rest = path.as_slice();
        while let Some((next, behind)) = rest.split_first() {
            at.push(next.clone());
            if self.modules.contains_key(&at) {
                rest = behind;
                continue;
            }
            at.pop();
            break;
        }
        let (Some(name), Some(module)) = (rest.first(), self.modules.get(&at)) else {
            return vec![at];
        };
        if depth == 0 {
            return vec![at];
        }
        if let Some(imports) = module.imports.get(name) {
            let mut found = Vec::new();
            for import in imports {
                if let Some(mut whole) = self.absolute(&at, module, import) {
                    whole.extend(rest.get(1..).unwrap_or_default().iter().cloned());
                    found.extend(self.ends(&whole, depth - 1));
                }
            }
            return found;
        }
        if at.is_empty()
            && let Some(defined) = self.macros.get(name)
        {
            return vec![defined.clone()];
        }
        for glob in &module.globs {
            if let Some(whole) = self.absolute(&at, module, glob) {
                return self.ends(&whole, depth - 1);
            }
        }
        vec![at]
    }
}
