//! `cargo licit sdk`: writes a crate with the client of a provider, ready to be published. Running it again
//! updates the files that the user has not changed. Must not use `docs`.

mod contents;
mod first_call;
mod licit_source;
mod ownership;
mod text;

use std::fs;
use std::path::{Path, PathBuf};

use licit_codegen::{Options, generate};
use licit_format::{LoadOptions, Loaded, source};

use self::contents::Crate;
use self::licit_source::Dependency;
use self::ownership::Ownership;
use crate::command::Sdk;
use crate::terminal::{self, noteln};

/// The directory of the spec and its documents in the crate.
const SPEC_FOLDER: &str = "spec";

/// The directory of the generated module in the crate.
const GENERATED: &str = "src/generated";

/// The names file in the crate, for a spec with a document.
const NAMES: &str = "spec/names.json";

/// The maximum size of a document.
const LONGEST: usize = 256 * 1024 * 1024;

/// Writes the crate.
pub(crate) fn run(options: &Sdk) -> Result<bool, String> {
    let mut load = options.load.clone();
    // Names of an earlier version stay as they are.
    let names = options.output.join(NAMES);
    if names.is_file() {
        load = load.names(&names);
    }
    let read = |load: &LoadOptions| {
        let spec = &options.spec;
        let loaded = terminal::reading(spec, || licit_format::load_with(spec, load));
        loaded.inspect_err(|report| noteln!("{report}\n")).ok()
    };
    let Some(mut loaded) = read(&load) else {
        return Ok(false);
    };
    let mut ownership = Ownership::read(&options.output)?;
    let text = loaded.names();
    let known = source::read_text(&names, LONGEST).unwrap_or_default();
    // The generated code has the hash of all files that it is generated from.
    if !text.is_empty() && text != known {
        ownership.write_one(NAMES, text.as_bytes(), options.force)?;
        let Some(again) = read(&load.names(&names)) else {
            return Ok(false);
        };
        loaded = again;
    }
    let files = files(options, &loaded)?;
    let left = ownership.write(&files, options.force)?;
    for file in &left {
        noteln!("{file} is left as it is, because you changed it; `--force` replaces it");
    }
    let folder = options.output.display();
    noteln!(
        "{folder} has {} files. Next: `cd {folder} && cargo test`, then `cargo publish`",
        files.len()
    );
    Ok(true)
}

/// The files of the crate, by their paths in it.
fn files(options: &Sdk, loaded: &Loaded) -> Result<Vec<(String, Vec<u8>)>, String> {
    let provider = &loaded.provider;
    let module = generate(provider, &Options::default()).map_err(|errors| {
        let errors: Vec<_> = errors.iter().map(ToString::to_string).collect();
        errors.join("\n")
    })?;
    let mut files = sources(options, loaded)?;
    let spec = files.first().map(|(path, _)| path.clone());
    let spec = spec.ok_or("the spec cannot be copied")?;
    let names = loaded.names();
    let has_names = !names.is_empty();
    if has_names {
        files.push((NAMES.to_owned(), names.into_bytes()));
    }
    for (name, text) in module.to_files() {
        files.push((format!("{GENERATED}/{name}"), text.into_bytes()));
    }
    let call = first_call::find(provider, &module, &spec);
    let package = Crate {
        provider,
        name: name(options, provider)?,
        spec,
        has_names,
        has_legacy_hashes: has_legacy_hashes(&options.spec),
        call,
        licit: Dependency::of(&options.licit, &options.output)?,
    };
    let written = package.files();
    files.extend(
        written
            .into_iter()
            .map(|(path, text)| (path.to_owned(), text.into_bytes())),
    );
    Ok(files)
}

/// The name of the crate.
fn name(options: &Sdk, provider: &licit_format::resolve::Provider) -> Result<String, String> {
    let name = options.name.clone();
    let name = name.unwrap_or_else(|| format!("{}-sdk", provider.table.name.replace('_', "-")));
    let mut letters = name.chars();
    let is_good = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        && name.len() <= 64;
    if is_good {
        Ok(name)
    } else {
        Err(format!(
            "`{name}` cannot be the name of a crate: pass `--name` with letters, digits, `-` and `_`"
        ))
    }
}

/// The spec, first, and the documents that it names, with their paths in the crate.
fn sources(options: &Sdk, loaded: &Loaded) -> Result<Vec<(String, Vec<u8>)>, String> {
    let folder = options.spec.parent().unwrap_or(Path::new(""));
    let root = options.root.as_deref().unwrap_or(folder);
    let canonical = |path: &Path| {
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        fs::canonicalize(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (root, spec) = (canonical(root)?, canonical(&options.spec)?);
    let mut paths: Vec<PathBuf> = vec![spec];
    for path in loaded.files() {
        let path = canonical(path)?;
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    let sources = paths.iter().filter_map(|path| {
        // The names file of the crate itself.
        let inside = path.strip_prefix(&root).ok();
        let inside = inside.or_else(|| path.file_name().map(Path::new))?;
        if path.ends_with(NAMES) {
            return None;
        }
        let inside = match plain(inside) {
            Ok(inside) => inside,
            Err(error) => return Some(Err(error)),
        };
        let content =
            source::read(path, LONGEST).map_err(|error| format!("{}: {error}", path.display()));
        Some(content.map(|content| (format!("{SPEC_FOLDER}/{inside}"), content)))
    });
    sources.collect()
}

/// The path of a source in the crate. It becomes a part of code, of a manifest and of commands, each with
/// quotes of its own.
fn plain(inside: &Path) -> Result<String, String> {
    let path = inside.to_string_lossy().replace('\\', "/");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "._/-".contains(c);
    if path.chars().all(is_plain) && !path.starts_with('-') {
        return Ok(path);
    }
    let renamed: String = path
        .trim_start_matches('-')
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    Err(format!(
        "`{}` cannot be a file of a crate: rename it, for example to `{renamed}`",
        path.escape_debug()
    ))
}

/// Whether templates of the spec may use MD5 or SHA-1.
fn has_legacy_hashes(spec: &Path) -> bool {
    let text = source::read_text(spec, source::MAX_BYTES).unwrap_or_default();
    text.contains("md5") || text.contains("sha1")
}
