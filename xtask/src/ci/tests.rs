//! `docs/contributing.md` lists what CI and a release do.

use std::collections::BTreeMap;
use std::fs;

use crate::manifest::{Manifest, members};
use crate::root;

#[test]
fn the_page_for_contributors_lists_the_steps_of_ci() {
    let steps = words_after(&read(".ci/run"), "\nsteps=(", ')');
    assert!(steps.len() > 10, "{steps:?}");
    let page = read("docs/contributing.md");
    let (_, section) = page.split_once("\n## What CI does\n").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let listed: Vec<String> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(listed, steps);
}

#[test]
fn a_release_publishes_what_ci_packs() {
    let packed = words_after(&read(".ci/package"), "\ncrates=(", ')');
    assert_eq!(order_of_a_release(), packed);
    let mut published: Vec<String> = members()
        .into_iter()
        .filter(|package| package.is_published)
        .map(|package| package.name)
        .collect();
    let mut packed = packed;
    packed.sort();
    published.sort();
    assert_eq!(packed, published);
}

#[test]
fn no_published_crate_depends_on_one_that_is_published_later() {
    let packages: BTreeMap<String, Manifest> = members()
        .into_iter()
        .map(|package| (package.name.clone(), package))
        .collect();
    let order = order_of_a_release();
    let mut wrong = Vec::new();
    for (place, name) in order.iter().enumerate() {
        let package = &packages[name];
        let needed = package.dependencies.iter().chain(&package.of_tests);
        let later = needed.filter(|needed| order[place + 1..].contains(needed));
        wrong.extend(later.map(|later| format!("{name} needs {later}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The crates in the order of the page.
fn order_of_a_release() -> Vec<String> {
    let page = read("docs/contributing.md");
    let (_, list) = page
        .split_once("Publish the crates in this order.")
        .unwrap();
    let list = list.split("\n7. ").next().unwrap();
    let names = list.split('`').skip(1).step_by(2);
    names.map(str::to_owned).collect()
}

/// The words between `start` and `end`.
fn words_after(text: &str, start: &str, end: char) -> Vec<String> {
    let (_, rest) = text.split_once(start).unwrap();
    let (list, _) = rest.split_once(end).unwrap();
    list.split_whitespace().map(str::to_owned).collect()
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}
