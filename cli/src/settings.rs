//! The settings of a project: finds `licit.toml`, reads it, and saves the options of `gen`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use licit_codegen::settings::{FILE_NAME, MAX_BYTES, Settings, SpecSettings};
use licit_format::source::{self, FileError};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::command::Generate;
use crate::terminal::noteln;

/// The settings with the directory that their paths are relative to.
pub(crate) struct Found {
    pub(crate) file: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) specs: Vec<SpecSettings>,
}

/// Reads the given file, or else `licit.toml` in the working directory or the nearest directory above, up to
/// the root of the repository.
pub(crate) fn find(given: Option<&Path>) -> Result<Found, String> {
    let file = match given {
        Some(file) => file.to_owned(),
        None => nearest()?,
    };
    let settings = Settings::read(&file).map_err(|error| error.to_string())?;
    if settings.specs.is_empty() {
        return Err(format!("{}: no `[[spec]]`", file.display()));
    }
    Ok(Found {
        folder: file.parent().unwrap_or(Path::new("")).to_owned(),
        file,
        specs: settings.specs,
    })
}

/// Returns the settings of a spec with the directory that their paths are relative to, if `licit.toml` lists it.
pub(crate) fn of_spec(spec: &Path) -> Result<Option<(SpecSettings, PathBuf)>, String> {
    let Ok(file) = nearest() else {
        return Ok(None);
    };
    let found = find(Some(&file))?;
    let full = |path: &Path| fs::canonicalize(path).ok();
    let Some(wanted) = full(spec) else {
        return Ok(None);
    };
    let mut specs = found.specs.into_iter();
    let entry = specs.find(|one| full(&found.folder.join(&one.path)).as_ref() == Some(&wanted));
    Ok(entry.map(|entry| (entry, found.folder)))
}

/// Looks no further up than the root of a repository, and reads no file of another user: the directories above
/// may be anybody's, such as `/tmp`, and the file decides which files are written.
fn nearest() -> Result<PathBuf, String> {
    let mut foreign = None;
    let here = std::env::current_dir().map_err(|error| error.to_string())?;
    for (depth, folder) in here.ancestors().enumerate() {
        let file = folder.join(FILE_NAME);
        if file.is_file() && is_own(&file) {
            return Ok(if depth == 0 { FILE_NAME.into() } else { file });
        }
        if file.is_file() {
            foreign.get_or_insert(file);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Err(match foreign {
        Some(file) => format!(
            "{} belongs to another user: to use it, pass `--config {}`",
            file.display(),
            file.display()
        ),
        None => format!(
            "name a spec, or write `{FILE_NAME}`: `cargo licit gen SPEC -o FILE --save` creates it"
        ),
    })
}

/// Whether a file belongs to the user or to the administrator.
#[cfg(unix)]
fn is_own(file: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let us = rustix::process::geteuid().as_raw();
    fs::metadata(file).is_ok_and(|metadata| [0, us].contains(&metadata.uid()))
}

#[cfg(not(unix))]
fn is_own(_: &Path) -> bool {
    true
}

impl Found {
    /// Returns the place of a file to write. Without `--config`, it must be below the directory of the settings:
    /// they may have come with a cloned repository.
    pub(crate) fn to_write(&self, path: &Path, is_named: bool) -> Result<PathBuf, String> {
        let is_below =
            |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
        if is_named || path.components().all(is_below) {
            return Ok(self.folder.join(path));
        }
        let file = self.file.display();
        Err(format!(
            "{file}: `{}` is not below the directory of the file\nhelp: to write it, pass `--config {file}`",
            path.display()
        ))
    }
}

/// Writes the options of `gen` to `licit.toml` in the working directory. An entry of the same spec is
/// replaced; comments and other entries are preserved.
pub(crate) fn save(options: &Generate) -> Result<(), String> {
    let file = Path::new(FILE_NAME);
    let text = match source::read_text(file, MAX_BYTES) {
        Ok(text) => text,
        Err(FileError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(format!("{FILE_NAME}: {error}")),
    };
    // Reports mistakes with their places.
    Settings::parse(file, &text).map_err(|error| error.to_string())?;
    let mut document: DocumentMut = text
        .parse()
        .map_err(|error| format!("{FILE_NAME}: {error}"))?;
    let specs = document
        .entry("spec")
        .or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let Some(specs) = specs.as_array_of_tables_mut() else {
        return Err(format!("{FILE_NAME}: each spec begins with `[[spec]]`"));
    };
    let path = shown(&options.spec);
    let is_same = |table: &Table| table.get("path").and_then(Item::as_str) == Some(&path);
    let found = specs.iter().position(is_same);
    let at = found.unwrap_or(specs.len());
    if found.is_none() {
        specs.push(Table::new());
    }
    let mut removed = Vec::new();
    if let Some(table) = specs.get_mut(at) {
        removed = fill(table, &path, options);
    }
    fs::write(file, document.to_string()).map_err(|error| format!("{FILE_NAME}: {error}"))?;
    if !removed.is_empty() {
        let removed: Vec<_> = removed.iter().map(|key| format!("`{key}`")).collect();
        noteln!(
            "{FILE_NAME}: removed from `{path}`, because no option sets it: {}",
            removed.join(", ")
        );
    }
    Ok(())
}

/// Sets every key to the option's value, and removes those without one. Returns the removed keys.
fn fill(table: &mut Table, path: &str, options: &Generate) -> Vec<&'static str> {
    let optional_path = |path: &Option<PathBuf>| path.as_deref().map(|path| value(shown(path)));
    let texts = |texts: &[String]| -> Array { texts.iter().map(String::as_str).collect() };
    let list = |list: &[String]| (!list.is_empty()).then(|| value(texts(list)));
    let sets = |sets: &[(String, Vec<String>)]| {
        let entries = sets
            .iter()
            .map(|(name, names)| (name.clone(), texts(names).into()));
        let entries: InlineTable = entries
            .collect::<Vec<(String, toml_edit::Value)>>()
            .into_iter()
            .collect();
        (!entries.is_empty()).then(|| value(entries))
    };
    let types: InlineTable = options
        .types
        .iter()
        .map(|(short, path)| (short.clone(), toml_edit::Value::from(path.clone())))
        .collect();
    let entries = [
        ("path", Some(value(path))),
        ("output", optional_path(&options.output)),
        ("names", optional_path(&options.names)),
        ("document-root", optional_path(&options.root)),
        ("crate", options.crate_path.as_ref().map(value)),
        ("deny-warnings", options.deny_warnings.then(|| value(true))),
        ("include", list(&options.include)),
        ("exclude", list(&options.exclude)),
        ("scopes", sets(&options.scopes)),
        ("operations", sets(&options.operations)),
        ("types", (!types.is_empty()).then(|| value(types))),
    ];
    let mut removed = Vec::new();
    for (key, entry) in entries {
        match entry {
            Some(entry) => {
                table.insert(key, entry);
            }
            None => removed.extend(table.remove(key).map(|_| key)),
        }
    }
    removed
}

/// Returns a path with `/`, which works on every system.
fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
