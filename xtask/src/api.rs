//! Lists the public API of each published crate in `xtask/api/`, from rustdoc's JSON. Must not use another room.

mod item;
mod signature;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{fs, io};

use serde_json::Value;

use self::item::{Crate, Listed};

/// The published libraries.
const CRATES: &[&str] = &[
    "licit",
    "licit-axum",
    "licit-catalog",
    "licit-codegen",
    "licit-dynamic",
    "licit-emulator",
    "licit-format",
    "licit-macros",
    "licit-runtime",
    "licit-store-postgres",
    "licit-store-redis",
    "licit-tables",
    "licit-web",
];

/// The version of rustdoc's JSON that `item` and `signature` read.
const FORMAT: u64 = 57;

/// The number of differing lines of a list that are printed.
const SHOWN: usize = 40;

/// The directory of the lists.
const LISTS: &str = "xtask/api";

/// Writes the lists, or compares them.
pub(crate) fn run(root: &Path, is_check: bool) -> io::Result<ExitCode> {
    let output = document(root)?;
    fs::create_dir_all(root.join(LISTS))?;
    let mut obsolete = Vec::new();
    for name in CRATES {
        let path = output.join(format!("{}.json", name.replace('-', "_")));
        let json: Value = serde_json::from_slice(&fs::read(&path)?)?;
        let format = json.get("format_version").and_then(Value::as_u64);
        if format != Some(FORMAT) {
            println!(
                "skipped: this rustdoc writes format {format:?}; the lists are from format {FORMAT}"
            );
            return Ok(ExitCode::SUCCESS);
        }
        let api = Listed::of(&Crate::new(&json));
        for (file, lines) in [
            (format!("{name}.txt"), &api.public),
            (format!("{name}.hidden.txt"), &api.hidden),
        ] {
            if !update(&root.join(LISTS).join(&file), lines, is_check)? {
                obsolete.push(file);
            }
        }
        println!(
            "{name}: {} public, {} hidden",
            api.public.len(),
            api.hidden.len()
        );
    }
    if obsolete.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "error: the public API changed: {}\nhelp: run `cargo xtask api`, and review the difference of {LISTS}/",
        obsolete.join(", ")
    );
    Ok(ExitCode::FAILURE)
}

/// Documents the crates as JSON, which only unstable versions of rustdoc write. Returns its directory.
///
/// The packages and targets are those that CI documents: their dependencies have been checked with these features.
fn document(root: &Path) -> io::Result<PathBuf> {
    let target = target(root)?;
    let folder = target.join("api");
    fs::create_dir_all(&folder)?;
    let rustdoc = folder.join("rustdoc");
    fs::write(&rustdoc, wrapper())?;
    executable(&rustdoc)?;
    let arguments = "doc --quiet --workspace --no-deps --lib --bins --examples \
                     --exclude licit-example-logins --exclude licit-example-service";
    let status = Command::new("cargo")
        .args(arguments.split_whitespace())
        .current_dir(root)
        .env("RUSTDOC", rustdoc)
        // Another value than that of CI, whose pages are no JSON.
        .env("RUSTDOCFLAGS", "--cap-lints=allow")
        .status()?;
    if status.success() {
        Ok(target.join("doc"))
    } else {
        Err(io::Error::other("cargo doc failed"))
    }
}

/// A program that documents the published crates as JSON and no others. Only rustdoc itself may use unstable options:
/// with the variable, build scripts of dependencies would run again.
fn wrapper() -> String {
    let names: Vec<String> = CRATES.iter().map(|name| name.replace('-', "_")).collect();
    format!(
        "#!/bin/sh
for argument; do
  if [ \"$previous\" = --crate-name ]; then name=$argument; fi
  previous=$argument
done
case \" {} \" in
  *\" $name \"*)
    RUSTC_BOOTSTRAP=1 exec rustdoc \"$@\" -Zunstable-options --output-format=json --document-hidden-items ;;
esac
if [ -z \"$name\" ]; then exec rustdoc \"$@\"; fi
",
        names.join(" ")
    )
}

#[cfg(unix)]
fn executable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn executable(_: &Path) -> io::Result<()> {
    Err(io::Error::other("the lists are written on Unix"))
}

/// The build directory.
fn target(root: &Path) -> io::Result<PathBuf> {
    let output = Command::new("cargo")
        .args(["metadata", "--no-deps", "--format-version=1"])
        .current_dir(root)
        .output()?;
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let target = metadata.get("target_directory").and_then(Value::as_str);
    let target = target.ok_or_else(|| io::Error::other("cargo metadata names no directory"))?;
    Ok(PathBuf::from(target))
}

/// Writes a list. With `is_check`, prints the lines that differ instead, and returns whether there are none. An empty
/// list is no file.
fn update(path: &Path, lines: &BTreeSet<String>, is_check: bool) -> io::Result<bool> {
    let known = match fs::read_to_string(path) {
        Ok(known) => known,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let known: BTreeSet<String> = known.lines().map(str::to_owned).collect();
    if known == *lines {
        return Ok(true);
    }
    if is_check {
        let removed = known.difference(lines).map(|line| format!("- {line}"));
        let added = lines.difference(&known).map(|line| format!("+ {line}"));
        for line in removed.chain(added).take(SHOWN) {
            eprintln!("{line}");
        }
        return Ok(false);
    }
    if lines.is_empty() {
        fs::remove_file(path)?;
    } else {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        fs::write(path, lines.join("\n") + "\n")?;
    }
    Ok(true)
}
