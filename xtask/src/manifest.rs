//! The manifests of the workspace's packages.

use std::collections::BTreeSet;
use std::fs;

use toml_edit::{Document, Item, Table, TableLike};

use crate::root;

/// What tests read of one `Cargo.toml`.
#[derive(Debug)]
pub(crate) struct Manifest {
    pub(crate) name: String,
    /// Its folder, from the root of the repository: empty for the root.
    pub(crate) folder: String,
    pub(crate) is_published: bool,
    /// Dependencies of the package and of its build script, optional ones included.
    pub(crate) dependencies: BTreeSet<String>,
    /// Dependencies of its tests that are published with it: those by path alone are not.
    pub(crate) of_tests: BTreeSet<String>,
    /// All dependencies of its tests.
    pub(crate) all_of_tests: BTreeSet<String>,
}

/// The packages of the workspace.
pub(crate) fn members() -> Vec<Manifest> {
    let workspace = read("");
    let members = workspace["workspace"]["members"].as_array().unwrap();
    let folders = members.iter().map(|member| member.as_str().unwrap());
    let packages = std::iter::once("").chain(folders);
    packages.map(manifest).collect()
}

fn manifest(folder: &str) -> Manifest {
    let read = read(folder);
    let package = &read["package"];
    let mut found = Manifest {
        name: package["name"].as_str().unwrap().to_owned(),
        folder: folder.to_owned(),
        is_published: package.get("publish").and_then(Item::as_bool) != Some(false),
        dependencies: BTreeSet::new(),
        of_tests: BTreeSet::new(),
        all_of_tests: BTreeSet::new(),
    };
    add(&mut found, &read);
    let targets = read.get("target").and_then(Item::as_table_like);
    for (_, target) in targets.into_iter().flat_map(TableLike::iter) {
        add(&mut found, target.as_table().unwrap());
    }
    found
}

fn add(found: &mut Manifest, tables: &Table) {
    found
        .dependencies
        .extend(names(tables, "dependencies", |_| true));
    found
        .dependencies
        .extend(names(tables, "build-dependencies", |_| true));
    found
        .all_of_tests
        .extend(names(tables, "dev-dependencies", |_| true));
    let is_published = |item: &Item| item.get("path").is_none() || item.get("version").is_some();
    found
        .of_tests
        .extend(names(tables, "dev-dependencies", is_published));
}

/// The packages that a table of dependencies names.
fn names(tables: &Table, table: &str, chosen: impl Fn(&Item) -> bool) -> Vec<String> {
    let entries = tables.get(table).and_then(Item::as_table_like);
    let entries = entries.into_iter().flat_map(TableLike::iter);
    entries
        .filter(|(_, item)| chosen(item))
        .map(|(name, item)| {
            let renamed = item.get("package").and_then(Item::as_str);
            renamed.unwrap_or(name).to_owned()
        })
        .collect()
}

fn read(folder: &str) -> Table {
    let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).unwrap();
    let document = Document::parse(text).unwrap();
    document.as_table().clone()
}
