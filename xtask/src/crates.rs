//! The dependencies between the crates are as `docs/architecture.md` describes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use toml_edit::{Document, Item};

use crate::manifest::{Manifest, members};
use crate::root;

/// Crates that open connections.
const NETWORK: &[&str] = &["hyper", "reqwest", "tokio", "ureq"];

#[test]
fn the_table_of_the_crates_states_what_each_depends_on() {
    let packages = members();
    let known: BTreeSet<String> = packages
        .iter()
        .map(|package| package.name.clone())
        .collect();
    let table = table();
    let mut wrong = Vec::new();
    for package in packages.iter().filter(|package| !is_only_tests(package)) {
        let Some((folder, stated)) = table.get(&package.name) else {
            wrong.push(format!("{}: not in the table", package.name));
            continue;
        };
        let own = if package.folder.is_empty() {
            "src/".to_owned()
        } else {
            format!("{}/", package.folder)
        };
        if *folder != own {
            wrong.push(format!("{}: in {own}, not in {folder}", package.name));
        }
        let found: BTreeSet<String> = package.dependencies.intersection(&known).cloned().collect();
        if *stated != found {
            wrong.push(format!(
                "{}: depends on {found:?}, not on {stated:?}",
                package.name
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_emulator_and_the_runtime_know_nothing_of_each_other() {
    let all: BTreeMap<String, Manifest> = members()
        .into_iter()
        .map(|package| (package.name.clone(), package))
        .collect();
    for (from, to) in [
        ("licit-emulator", "licit-runtime"),
        ("licit-runtime", "licit-emulator"),
        ("licit-runtime", "licit-format"),
        ("licit-runtime", "licit-codegen"),
    ] {
        let from = &all[from];
        assert!(
            !from.dependencies.contains(to) && !from.all_of_tests.contains(to),
            "{} depends on {to}",
            from.name
        );
    }
}

#[test]
fn no_generator_opens_a_connection() {
    let graph = graph();
    for root in [
        "licit-macros",
        "licit-codegen",
        "licit-format",
        "licit-catalog",
    ] {
        let all = reachable(&graph, root);
        let network: Vec<_> = NETWORK.iter().filter(|name| all.contains(**name)).collect();
        assert!(network.is_empty(), "{root} depends on {network:?}");
    }
    assert!(reachable(&graph, "licit-runtime").contains("hyper"));
}

/// Applications to copy from, and packages that are only tests or benchmarks.
fn is_only_tests(package: &Manifest) -> bool {
    package.folder.starts_with("examples/")
        || package
            .folder
            .split('/')
            .any(|part| part == "tests" || part == "benches")
}

/// The folder and the dependencies of each crate in the table of the crates.
fn table() -> BTreeMap<String, (String, BTreeSet<String>)> {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let (_, section) = page.split_once("\n## Crates\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    section
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| {
            let columns: Vec<&str> = line.split('|').map(str::trim).collect();
            let name = columns[1].trim_matches('`').to_owned();
            let folder = columns[2].trim_matches('`').to_owned();
            let names = columns[4].split(", ").filter(|name| *name != "–");
            let names = names.map(|name| match name.split(' ').next().unwrap() {
                "licit" => "licit".to_owned(),
                short => format!("licit-{short}"),
            });
            (name, (folder, names.collect()))
        })
        .collect()
}

/// What each package depends on: those of the workspace without the dependencies of their tests, which
/// `Cargo.lock` does not distinguish.
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let lock = Document::parse(text).unwrap();
    let mut graph = BTreeMap::<String, BTreeSet<String>>::new();
    for package in lock["package"].as_array_of_tables().unwrap() {
        let name = package["name"].as_str().unwrap().to_owned();
        let needed = package.get("dependencies").and_then(Item::as_array);
        let names = needed.into_iter().flatten().map(|entry| {
            let entry = entry.as_str().unwrap();
            entry.split(' ').next().unwrap().to_owned()
        });
        graph.entry(name).or_default().extend(names);
    }
    for package in members() {
        graph.insert(package.name, package.dependencies);
    }
    graph
}

fn reachable(graph: &BTreeMap<String, BTreeSet<String>>, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![root.to_owned()];
    while let Some(next) = open.pop() {
        if found.insert(next.clone()) {
            open.extend(graph.get(&next).into_iter().flatten().cloned());
        }
    }
    found
}
