//! `cargo licit diff`: compares two versions of a provider. Must not use another command.

mod git;
mod report;

use std::fs;
use std::path::Path;

use licit_format::diff::{Accepted, Comparison, Severity, next_version};
use licit_format::source;
use licit_format::{LoadOptions, Loaded};

use crate::command::{Diff, DiffVersion};
use crate::terminal::noteln;
use git::Checkout;

/// The name of a provider that is made from a document.
const NAME: &str = "provider";

/// Prints the changes. Returns whether none is as severe as `--fail-on`.
pub(crate) fn run(options: &Diff) -> Result<bool, String> {
    let new = load(&options.new, &options.load, NAME)?;
    let (old, _checkout) = match &options.old {
        DiffVersion::File(path) => (load(path, &options.load, &new.provider.table.name)?, None),
        DiffVersion::Revision(revision) => {
            let (loaded, checkout) = at_revision(options, revision, &new.provider.table.name)?;
            (loaded, Some(checkout))
        }
    };
    // A document has no name of its own.
    let new = if new.provider.table.name == NAME && old.provider.table.name != NAME {
        load(&options.new, &options.load, &old.provider.table.name)?
    } else {
        new
    };
    for loaded in [&old, &new] {
        not_read(loaded);
    }
    let mut found = old.changes_to(&new);
    if !found.is_complete() {
        return Err("the types of the two versions differ in too many ways to compare".into());
    }
    if let Some(file) = &options.accepted {
        if options.write_accepted {
            fs::write(file, found.to_accepted()).map_err(|error| wrong(file, &error))?;
            noteln!("{} written", file.display());
        }
        accept(&mut found, file)?;
    }
    report::print(&found, options)?;
    summarize(&found, options)?;
    Ok(found
        .severity()
        .is_none_or(|severity| options.fail_on.is_none_or(|least| severity < least)))
}

/// Reads a version. A version that cannot be read has no changes that could be trusted.
fn load(path: &Path, options: &LoadOptions, name: &str) -> Result<Loaded, String> {
    licit_format::load_any(path, options, name).map_err(|report| {
        format!(
            "{} cannot be compared\n\n{}",
            path.display(),
            report.errors_only().render(false)
        )
    })
}

/// Reads the new version's file as it is in a revision.
fn at_revision(options: &Diff, revision: &str, name: &str) -> Result<(Loaded, Checkout), String> {
    let folder = options.new.parent().unwrap_or(Path::new(""));
    let checkout = Checkout::new(revision, options.root.as_deref().unwrap_or(folder))?;
    let path = checkout.path(&options.new)?;
    let mut load_options = options.load.clone();
    if let Some(root) = &options.root {
        load_options = load_options.document_root(checkout.path(root)?);
    }
    // As `git` writes a path that is relative to the working directory.
    let relative = if options.new.is_absolute() { "" } else { "./" };
    let shown = format!("{revision}:{relative}{}", options.new.display());
    let loaded = licit_format::load_any(&path, &load_options, name);
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
            "warning: {}: {left_out} parts are not read and not compared; `cargo licit check` lists them",
            file.unwrap_or_default()
        );
    }
}

fn accept(found: &mut Comparison, file: &Path) -> Result<(), String> {
    let text = source::read_text(file, source::MAX_BYTES).map_err(|error| wrong(file, &error))?;
    let accepted = Accepted::parse(&text).map_err(|error| wrong(file, &error))?;
    for line in found.accept(&accepted) {
        noteln!(
            "{}:{line}: nothing to accept; remove the line",
            file.display()
        );
    }
    Ok(())
}

fn wrong(file: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", file.display())
}

/// Prints how many changes there are of each severity, and the next version.
fn summarize(found: &Comparison, options: &Diff) -> Result<(), String> {
    noteln!("{}", report::summary(found));
    let next = match &options.crate_version {
        Some(version) => next_version(version, found.severity())
            .ok_or_else(|| format!("`{version}` is not a version such as `1.4.2`"))?,
        None => match found.severity() {
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
