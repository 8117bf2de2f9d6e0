//! Which rooms there should be: the tables of `docs/architecture.md`, lowest room first.

use std::fs;
use std::io;
use std::path::Path;

/// The rooms of one crate.
#[derive(Debug)]
pub(crate) struct Plan {
    /// Its source folder, from the root of the repository: `runtime/src`.
    pub(crate) folder: String,
    /// Its rooms: each may use those before it.
    pub(crate) rooms: Vec<String>,
}

/// Reads the plans: below a heading such as "### `runtime/src`", a table whose first column names the
/// rooms.
pub(crate) fn read(root: &Path) -> io::Result<Vec<Plan>> {
    let text = fs::read_to_string(root.join("docs/architecture.md"))?;
    let mut plans: Vec<Plan> = Vec::new();
    let mut is_inside = false;
    for line in text.lines() {
        if line.starts_with('#') {
            let folder = line
                .strip_prefix("### `")
                .and_then(|rest| rest.split_once('`'));
            is_inside = folder.is_some();
            plans.extend(folder.map(|(folder, _)| Plan {
                folder: folder.to_owned(),
                rooms: Vec::new(),
            }));
        } else if let Some(rest) = line.strip_prefix("| `").filter(|_| is_inside) {
            let name = rest.split('`').next().unwrap_or_default();
            if let Some(last) = plans.last_mut() {
                last.rooms.push(name.to_owned());
            }
        }
    }
    Ok(plans)
}
