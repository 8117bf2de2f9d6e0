//! The rooms of each crate and the arrows between them, read from the sources. Must not use another room.
//!
//! A room is a module at the root of a crate. An arrow leads from a file to a file that defines
//! something that it names. `read` parses the files, `resolve` follows every path to the file that
//! defines its end, `graph` finds cycles, `plan` reads which rooms there should be.

mod graph;
mod plan;
mod read;
mod resolve;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use graph::{Arrows, cycles};
use plan::Plan;
use read::Crate;
#[cfg(test)]
pub(crate) use read::is_test;

/// From each room to those that it uses, with the files that lead there.
type RoomArrows = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Prints the rooms of each crate, in the order of `docs/architecture.md`.
pub(crate) fn print(root: &Path) -> io::Result<()> {
    for plan in plan::read(root)? {
        println!("{}", plan.folder);
        let files = arrows_of(root, &plan)?;
        let arrows = between_rooms(&files);
        for room in &plan.rooms {
            let used = arrows.get(room).into_iter().flatten();
            let used: Vec<_> = used.map(|(room, _)| room.as_str()).collect();
            println!("  {room}: {}", used.join(" "));
        }
        for cycle in cycles(&files) {
            let files: Vec<_> = cycle
                .iter()
                .map(|file| file.display().to_string())
                .collect();
            println!("  know each other: {}", files.join(" "));
        }
    }
    Ok(())
}

/// The arrows between the files of a crate.
fn arrows_of(root: &Path, plan: &Plan) -> io::Result<Arrows> {
    let folder = root.join(&plan.folder);
    let library = folder.join("lib.rs");
    let file = if library.is_file() {
        library
    } else {
        folder.join("main.rs")
    };
    Ok(resolve::arrows(&Crate::read(&file)?))
}

/// The arrows that lead from one room into another. The root of a crate may name everything.
fn between_rooms(arrows: &Arrows) -> RoomArrows {
    let mut found = RoomArrows::new();
    for (from, targets) in arrows.iter().filter(|(from, _)| !is_root(from)) {
        let used = found.entry(room(from)).or_default();
        for to in targets.iter().filter(|to| room(to) != room(from)) {
            let leads = format!("{} → {}", from.display(), to.display());
            used.entry(room(to)).or_default().insert(leads);
        }
    }
    found
}

/// The room of a file.
fn room(file: &Path) -> String {
    let first = file.components().next();
    let name = first.map(|first| first.as_os_str().to_string_lossy().into_owned());
    let name = name.unwrap_or_default();
    name.strip_suffix(".rs").unwrap_or(&name).to_owned()
}

fn is_root(file: &Path) -> bool {
    file == Path::new("lib.rs") || file == Path::new("main.rs")
}
