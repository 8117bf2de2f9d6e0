//! The rooms are as `docs/architecture.md` describes them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use super::graph::{Arrows, cycles};
use super::{Plan, RoomArrows, arrows_of, between_rooms, is_root, plan, room};
use crate::manifest::members;
use crate::root;

/// The largest number of files of one room that may form a cycle.
const LARGEST_CYCLE: usize = 4;

/// The plan of each crate and the paths in its files, read once for all tests.
static HOUSE: LazyLock<Vec<(Plan, Arrows)>> = LazyLock::new(|| {
    let plans = plan::read(root()).unwrap();
    assert!(!plans.is_empty());
    let read = |plan| {
        let arrows = arrows_of(root(), &plan).unwrap();
        (plan, arrows)
    };
    plans.into_iter().map(read).collect()
});

#[test]
fn every_module_at_the_root_of_a_crate_is_a_room_of_the_plan() {
    for (plan, arrows) in &*HOUSE {
        let found: BTreeSet<String> = arrows
            .keys()
            .filter(|file| !is_root(file))
            .map(|file| room(file))
            .collect();
        let planned: BTreeSet<String> = plan.rooms.iter().cloned().collect();
        assert_eq!(found, planned, "{}", plan.folder);
    }
}

#[test]
fn every_crate_with_modules_has_a_plan() {
    let planned: BTreeSet<&str> = HOUSE.iter().map(|(plan, _)| plan.folder.as_str()).collect();
    let missing: Vec<String> = members()
        .into_iter()
        .filter(|package| !has_no_rooms(&package.folder))
        .map(|package| root().join(&package.folder).join("src"))
        .filter(|source| source.is_dir() && fs::read_dir(source).unwrap().count() > 1)
        .map(|source| source.strip_prefix(root()).unwrap().display().to_string())
        .filter(|source| !planned.contains(source.as_str()))
        .collect();
    assert!(
        missing.is_empty(),
        "docs/architecture.md has no table of the rooms of {missing:?}"
    );
}

/// Applications to copy from, generated code, and packages that are only tests.
fn has_no_rooms(folder: &str) -> bool {
    let is_application = folder.starts_with("examples/") || folder == "generated-examples";
    is_application || folder.split('/').any(|part| part == "tests")
}

#[test]
fn every_room_with_files_states_what_it_must_not_use() {
    let mut wrong = Vec::new();
    for (plan, arrows) in &*HOUSE {
        let used = between_rooms(arrows);
        for room in &plan.rooms {
            let folder = root().join(&plan.folder);
            if !folder.join(room).is_dir() {
                continue;
            }
            let file = [format!("{room}/mod.rs"), format!("{room}.rs")]
                .map(|file| folder.join(file))
                .into_iter()
                .find(|file| file.is_file())
                .unwrap();
            let header = header(&fs::read_to_string(file).unwrap());
            wrong.extend(
                broken(&header, room, &plan.rooms, &used)
                    .map(|problem| format!("{}: {room} {problem}", plan.folder)),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with the statement of a room, which is one of three: "No room may use it.", "Must not use
/// another room.", or "Must not use …" with the names of rooms.
fn broken(header: &str, room: &str, rooms: &[String], arrows: &RoomArrows) -> Option<String> {
    let uses = |from: &str, to: &str| arrows.get(from).is_some_and(|known| known.contains_key(to));
    if header.contains("No room may use it.") {
        let found = rooms.iter().find(|other| uses(other, room));
        return found.map(|other| format!("is used by {other}"));
    }
    if header.contains("Must not use another room.") {
        let other = rooms.iter().find(|other| uses(room, other));
        return other.map(|other| format!("uses {other}"));
    }
    let Some((_, rest)) = header.split_once("Must not use ") else {
        return Some("states nothing".to_owned());
    };
    let sentence = rest.split(". ").next().unwrap_or_default();
    let names: Vec<&str> = sentence.split('`').skip(1).step_by(2).collect();
    if names.is_empty() {
        return Some("names no room that it must not use".to_owned());
    }
    names.into_iter().find_map(|name| {
        if !rooms.iter().any(|planned| planned == name) {
            Some(format!("must not use {name}, which is no room"))
        } else if uses(room, name) {
            Some(format!("uses {name}"))
        } else {
            None
        }
    })
}

#[test]
fn a_statement_of_a_room_is_compared() {
    let rooms = ["low", "high"].map(str::to_owned);
    let used = RoomArrows::from([(
        "high".to_owned(),
        BTreeMap::from([("low".to_owned(), BTreeSet::new())]),
    )]);
    for (header, room, expected) in [
        ("A. Must not use `high`. B.", "low", None),
        ("A. Must not use another room.", "low", None),
        ("A. No room may use it.", "high", None),
        (
            "A text that must not be shown.",
            "low",
            Some("states nothing"),
        ),
        (
            "Must not use a request.",
            "low",
            Some("names no room that it must not use"),
        ),
        (
            "Must not use `higher`.",
            "low",
            Some("must not use higher, which is no room"),
        ),
        ("Must not use `low`.", "high", Some("uses low")),
        ("Must not use another room.", "high", Some("uses low")),
        ("No room may use it.", "low", Some("is used by high")),
    ] {
        let found = broken(header, room, &rooms, &used);
        assert_eq!(found.as_deref(), expected, "{header}");
    }
}

/// The comment at the top of a file, as one line.
fn header(text: &str) -> String {
    let lines = text
        .lines()
        .take_while(|line| line.starts_with("//") || line.is_empty());
    let words = lines.flat_map(|line| line.trim_start_matches(['/', '!']).split_whitespace());
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn no_arrow_leads_to_a_later_room_of_the_plan() {
    let mut wrong = Vec::new();
    for (plan, arrows) in &*HOUSE {
        let place = |room: &str| plan.rooms.iter().position(|planned| planned == room);
        for (from, used) in between_rooms(arrows) {
            for (to, arrows) in used {
                if place(&to).is_none_or(|to| place(&from).is_none_or(|from| to > from)) {
                    wrong.push(format!("{}: {from} uses {to}: {arrows:?}", plan.folder));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_cycle_inside_a_room_exceeds_the_limit() {
    let mut wrong = Vec::new();
    for (plan, arrows) in &*HOUSE {
        for cycle in cycles(arrows) {
            if cycle.len() > LARGEST_CYCLE {
                wrong.push(format!("{}: {cycle:?}", plan.folder));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_cycle_is_found_and_a_chain_is_not_one() {
    let arrows = |pairs: &[(&str, &str)]| {
        let mut arrows: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for (from, to) in pairs {
            arrows.entry(from.into()).or_default().insert(to.into());
            arrows.entry(to.into()).or_default();
        }
        cycles(&arrows)
    };
    assert!(arrows(&[("a", "b"), ("b", "c"), ("a", "c")]).is_empty());
    let found = arrows(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]);
    assert_eq!(found, [["a", "b", "c"].map(PathBuf::from).into()]);
}

/// The crate in `fixture/`: every way in which a file can name an item.
#[test]
fn every_way_of_naming_an_item_is_an_arrow() {
    let plan = Plan {
        folder: "xtask/src/rooms/fixture".to_owned(),
        rooms: Vec::new(),
    };
    let arrows = arrows_of(root(), &plan).unwrap();
    let of = |file: &str| {
        let targets = arrows.get(&PathBuf::from(file)).unwrap().iter();
        targets
            .map(|target| target.display().to_string())
            .collect::<Vec<_>>()
    };
    // `use`, a re-export at the root, a path in a body, in a macro's tokens, through `super`.
    assert_eq!(
        of("upper/mod.rs"),
        ["lower.rs", "middle.rs", "upper/inner.rs"]
    );
    assert_eq!(of("upper/inner.rs"), ["lower.rs", "upper/mod.rs"]);
    assert_eq!(of("middle.rs"), ["lower.rs"]);
    // Behind the second `*` of a file that is imported by `*`.
    assert_eq!(of("by_glob.rs"), ["middle.rs", "prelude.rs"]);
    assert_eq!(of("prelude.rs"), ["lower.rs", "middle.rs"]);
    // What tests name does not count.
    assert!(of("lower.rs").is_empty());
}
