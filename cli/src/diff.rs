//! `cargo licit diff`: compares two versions of a provider. Must not use another command, such as `check`.

mod git;
mod report;

use std::fs;
use std::path::{Path, PathBuf};

use licit_codegen::settings::SpecSettings;
use licit_format::diff::{Accepted, Comparison, Severity, next_version};
use licit_format::source;
use licit_format::{LoadOptions, Loaded};

use crate::command::{Diff, DiffFormat, DiffVersion};
use crate::settings;
use crate::terminal::{self, Progress, noteln, outln};
use git::Checkout;

/// The name of a provider that is made from a document.
const NAME: &str = "provider";

/// A spec to compare, with the settings that `gen` has for it.
#[derive(Default)]
struct Task {
    new: PathBuf,
    names: Option<PathBuf>,
    root: Option<PathBuf>,
    include: Vec<String>,
    exclude: Vec<String>,
}

/// Prints the changes. Returns whether none is as severe as `--fail-on`.
pub(crate) fn run(options: &Diff) -> Result<bool, String> {
    let mut good = true;
    let mut all = Vec::new();
    for task in tasks(options)? {
        let mut found = compared(options, &task)?;
        if !found.is_complete() {
            return Err("the types of the two versions differ in too many ways to compare".into());
        }
        if let Some(file) = &options.accepted {
            accept(&mut found, file, options.write_accepted)?;
        }
        if options.format == DiffFormat::Json {
            all.extend(found.to_json());
        } else {
            report::print(&found, options);
        }
        if options.new.is_none() {
            noteln!("{}:", task.new.display());
        }
        summarize(&found, options)?;
        let fails = |severity| options.fail_on.is_some_and(|least| severity >= least);
        good &= !found.severity().is_some_and(fails);
    }
    if options.format == DiffFormat::Json {
        outln!("{}", terminal::json(&all.into()));
    }
    Ok(good)
}

/// Returns the file of the command line, or all specs of the settings. A file in a revision is read with its
/// settings, so that the generated code of both versions is compared.
fn tasks(options: &Diff) -> Result<Vec<Task>, String> {
    let of_settings = |spec: SpecSettings, folder: &Path| {
        let names = spec.names.map(|names| folder.join(names));
        Task {
            new: folder.join(spec.path),
            // The first time, `gen --write-names` creates the file.
            names: names.filter(|names| names.exists()),
            root: spec.document_root.map(|root| folder.join(root)),
            include: spec.include,
            exclude: spec.exclude,
        }
    };
    let Some(new) = &options.new else {
        let found = settings::find(None)?;
        let specs = found.specs.into_iter();
        return Ok(specs.map(|spec| of_settings(spec, &found.folder)).collect());
    };
    let known = match &options.old {
        DiffVersion::File(_) => None,
        DiffVersion::Revision(_) => settings::of_spec(new)?,
    };
    let task = known.map(|(spec, folder)| of_settings(spec, &folder));
    let mut task = task.unwrap_or_default();
    task.new.clone_from(new);
    task.names = options.names.clone().or(task.names);
    task.root = options.root.clone().or(task.root);
    Ok(vec![task])
}

/// Compares a spec with its old version.
fn compared(options: &Diff, task: &Task) -> Result<Comparison, String> {
    let load_options = task.load(task.names.as_deref(), task.root.as_deref());
    let new = load(&task.new, &load_options, NAME)?;
    let name = new.provider.table.name.clone();
    let (old, _checkout) = match &options.old {
        DiffVersion::File(path) => (load(path, &load_options, &name)?, None),
        DiffVersion::Revision(revision) => {
            let (loaded, checkout) = at_revision(task, revision, &name)?;
            (loaded, Some(checkout))
        }
    };
    // A document has no name of its own.
    let new = if name == NAME && old.provider.table.name != NAME {
        load(&task.new, &load_options, &old.provider.table.name)?
    } else {
        new
    };
    for loaded in [&old, &new] {
        not_read(loaded);
    }
    let _progress = Progress::of("Comparing".to_owned());
    Ok(task.included(old).changes_to(&task.included(new)))
}

impl Task {
    fn load(&self, names: Option<&Path>, root: Option<&Path>) -> LoadOptions {
        let mut load = LoadOptions::default();
        if let Some(names) = names {
            load = load.names(names);
        }
        if let Some(root) = root {
            load = load.document_root(root);
        }
        load.exclude(self.exclude.iter().map(String::as_str))
    }

    /// Returns a version with the operations that are generated. Patterns may match nothing in one version.
    fn included(&self, mut loaded: Loaded) -> Loaded {
        let provider = &loaded.provider;
        let patterns = self.include.iter().filter(|pattern| {
            let pattern = std::slice::from_ref(*pattern);
            provider.select(pattern, &[]).is_ok()
        });
        let patterns: Vec<String> = patterns.cloned().collect();
        if patterns.is_empty() {
            return loaded;
        }
        if let Ok(part) = provider.select(&patterns, &[]) {
            loaded.provider = part;
        }
        loaded
    }
}

/// Reads a version. A version that cannot be read has no changes that could be trusted.
fn load(path: &Path, options: &LoadOptions, name: &str) -> Result<Loaded, String> {
    let loaded = terminal::reading(path, || licit_format::load_any(path, options, name));
    loaded.map_err(|report| {
        format!(
            "{} cannot be compared\n\n{}",
            path.display(),
            report.errors_only().render(false)
        )
    })
}

/// Reads the new version's file as it is in a revision.
fn at_revision(task: &Task, revision: &str, name: &str) -> Result<(Loaded, Checkout), String> {
    let folder = task.new.parent().unwrap_or(Path::new(""));
    let checkout = Checkout::new(revision, task.root.as_deref().unwrap_or(folder))?;
    let path = checkout.path(&task.new)?;
    let root = task.root.as_deref().map(|root| checkout.path(root));
    // The names of the revision, if it has them.
    let own = task.names.as_deref().map(|names| checkout.path(names).ok());
    let own = own.flatten().filter(|names| names.exists());
    let names = own.as_deref().or(task.names.as_deref());
    let load_options = task.load(names, root.transpose()?.as_deref());
    // As `git` writes a path that is relative to the working directory.
    let relative = if task.new.is_absolute() { "" } else { "./" };
    let shown = format!("{revision}:{relative}{}", task.new.display());
    let loaded = terminal::reading(Path::new(&shown), || {
        licit_format::load_any(&path, &load_options, name)
    });
    match loaded {
        Ok(mut loaded) => {
            loaded.warnings = loaded.warnings.with_path(Path::new(&shown));
            Ok((loaded, checkout))
        }
        Err(report) => Err(format!(
            "{shown} cannot be compared\n\n{}",
            report
                .with_path(Path::new(&shown))
                .errors_only()
                .render(false)
        )),
    }
}

/// Warns about parts of a version that were not read, and hence are not compared.
fn not_read(loaded: &Loaded) {
    let left_out = loaded
        .warnings
        .diagnostics()
        .iter()
        .filter(|one| one.loss.is_some())
        .count();
    if left_out > 0 {
        let sources = loaded.warnings.sources();
        let file = sources
            .last()
            .map(|source| source.path().display().to_string());
        noteln!(
            "warning: {}: {left_out} parts are not read and not compared; `cargo licit check` of a spec, or `cargo licit \
             import openapi` of a document, lists them",
            file.unwrap_or_default()
        );
    }
}

/// Accepts the changes that the file lists. With `write`, adds the others that break something to the
/// file, and accepts them, too.
fn accept(found: &mut Comparison, file: &Path, write: bool) -> Result<(), String> {
    let mut text = if write && !file.exists() {
        String::new()
    } else {
        source::read_text(file, source::MAX_BYTES).map_err(|error| wrong(file, &error))?
    };
    let accepted = Accepted::parse(&text).map_err(|error| wrong(file, &error))?;
    for line in found.accept(&accepted) {
        noteln!(
            "{}:{line}: nothing to accept; remove the line",
            file.display()
        );
    }
    if write {
        let added = found.to_accepted();
        found.accept(&Accepted::parse(&added).map_err(|error| wrong(file, &error))?);
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&added);
        fs::write(file, text).map_err(|error| wrong(file, &error))?;
        noteln!("{} written", file.display());
    }
    Ok(())
}

fn wrong(file: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}

/// Prints how many changes there are of each severity, and the next version, for which accepted changes
/// count: they still break the users of the crate.
fn summarize(found: &Comparison, options: &Diff) -> Result<(), String> {
    noteln!("{}", report::summary(found));
    let next = match &options.crate_version {
        Some(version) => next_version(version, found.severity_of_all())
            .ok_or_else(|| format!("`{version}` is not a version such as `1.4.2`"))?,
        None => match found.severity_of_all() {
            None => return Ok(()),
            Some(Severity::Nobody) => "a minor version (before 1.0: a patch)".into(),
            Some(Severity::Callers | Severity::Tokens) => {
                "a major version (before 1.0: a minor)".into()
            }
        },
    };
    noteln!("next version of the client: {next}");
    Ok(())
}
