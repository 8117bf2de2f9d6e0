//! Finds cycles between rooms.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// From each file to those that it names.
pub(crate) type Arrows = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

/// The sets of two or more nodes each of which leads to all others (strongly connected components).
pub(crate) fn cycles<N: Ord + Clone>(arrows: &BTreeMap<N, BTreeSet<N>>) -> Vec<BTreeSet<N>> {
    let reached: BTreeMap<&N, BTreeSet<&N>> = arrows
        .keys()
        .map(|node| (node, reachable(arrows, node)))
        .collect();
    let mut found: Vec<BTreeSet<N>> = Vec::new();
    for (node, ahead) in &reached {
        if found.iter().any(|cycle| cycle.contains(*node)) {
            continue;
        }
        let back = |other: &&&N| {
            reached
                .get(**other)
                .is_some_and(|ahead| ahead.contains(*node))
        };
        let mut cycle: BTreeSet<N> = ahead
            .iter()
            .filter(back)
            .map(|other| (*other).clone())
            .collect();
        cycle.insert((*node).clone());
        if cycle.len() > 1 {
            found.push(cycle);
        }
    }
    found
}

fn reachable<'a, N: Ord>(arrows: &'a BTreeMap<N, BTreeSet<N>>, from: &N) -> BTreeSet<&'a N> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&N> = arrows.get(from).into_iter().flatten().collect();
    while let Some(node) = open.pop() {
        if found.insert(node) {
            open.extend(arrows.get(node).into_iter().flatten());
        }
    }
    found
}
