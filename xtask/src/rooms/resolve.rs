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
            None => self.ends_by_globs(from, module, named),
        };
        found
            .into_iter()
            .filter_map(|path| Some(self.modules.get(&path)?.file.clone()))
            .collect()
    }

    /// The modules that define a name that may come from a `*`, if it is not the module's own.
    fn ends_by_globs(
        &self,
        from: &ModulePath,
        module: &Module,
        named: &Segments,
    ) -> Vec<ModulePath> {
        let Some(name) = named.first() else {
            return Vec::new();
        };
        if module.defined.contains(name) || module.imports.contains_key(name) {
            return Vec::new();
        }
        let globs = self.globs(from, module).into_iter();
        let defining = globs.filter(|glob| self.defines(glob, name, DEPTH));
        defining
            .flat_map(|mut whole| {
                whole.extend(named.iter().cloned());
                self.ends(&whole, DEPTH)
            })
            .collect()
    }

    /// The modules that a module imports by `*`, as paths from the root of the crate.
    fn globs(&self, at: &ModulePath, module: &Module) -> Vec<Segments> {
        let globs = module.globs.iter();
        globs
            .filter_map(|glob| self.absolute(at, module, glob))
            .collect()
    }

    /// Whether the module at a path defines a name, or imports it.
    fn defines(&self, path: &Segments, name: &str, depth: usize) -> bool {
        let Some(module) = self.modules.get(path).filter(|_| depth > 0) else {
            return false;
        };
        let mut child = path.clone();
        child.push(name.to_owned());
        module.defined.contains(name)
            || module.imports.contains_key(name)
            || self.modules.contains_key(&child)
            || self
                .globs(path, module)
                .iter()
                .any(|glob| self.defines(glob, name, depth - 1))
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
        if module.defined.contains(name) {
            return vec![at];
        }
        // An item that a macro makes is in none of the lists: it may come from each `*`.
        let mut globs = self.globs(&at, module);
        if globs.iter().any(|glob| self.defines(glob, name, depth)) {
            globs.retain(|glob| self.defines(glob, name, depth));
        }
        let found: Vec<ModulePath> = globs
            .into_iter()
            .flat_map(|mut whole| {
                whole.extend(rest.iter().cloned());
                self.ends(&whole, depth - 1)
            })
            .collect();
        if !found.is_empty() {
            return found;
        }
        vec![at]
    }
}
