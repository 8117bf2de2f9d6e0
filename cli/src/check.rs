//! `cargo licit check`: checks specs. Must not use another command, such as `diff`.

mod tools;

use std::path::PathBuf;

use licit_format::LoadOptions;

use crate::command::{Check, CheckFormat};
use crate::settings;
use crate::terminal::{self, noteln, out, outln};
use crate::watch::{self, Watched};

/// A spec to check.
struct Task {
    path: PathBuf,
    load: LoadOptions,
    deny_warnings: bool,
}

/// Prints the diagnostics. Returns whether the specs are valid, unless they are watched.
pub(crate) fn run(options: &Check) -> Result<bool, String> {
    let mut files = Watched::default();
    let good = check(options, &mut files)?;
    if !options.watch {
        return Ok(good);
    }
    loop {
        std::thread::sleep(watch::INTERVAL);
        if files.examine() {
            noteln!("");
            // Wrong settings are corrected while they are watched, too.
            if let Err(error) = check(options, &mut files) {
                noteln!("error: {error}");
            }
        }
    }
}

/// Checks the specs once, and adds the files that they consist of.
fn check(options: &Check, files: &mut Watched) -> Result<bool, String> {
    let mut good = true;
    let mut all = Vec::new();
    let tasks = tasks(options, files)?;
    for task in &tasks {
        files.add(&task.path);
    }
    for task in tasks {
        let report = match terminal::reading(&task.path, || {
            licit_format::load_with(&task.path, &task.load)
        }) {
            Ok(loaded) => {
                loaded.files().for_each(|path| files.add(path));
                loaded.warnings
            }
            Err(report) => {
                let sources = report.sources().iter();
                sources.for_each(|source| files.add(source.path()));
                report
            }
        };
        good &= !report.has_errors();
        good &= !task.deny_warnings || report.diagnostics().is_empty();
        if options.format != CheckFormat::Human {
            all.extend(report.to_json());
        } else if report.diagnostics().is_empty() {
            noteln!("{}: valid", task.path.display());
        } else {
            terminal::note_report(&report.render(terminal::has_colours()));
            noteln!("{}", summary(&report));
        }
    }
    let pretty = |value: &serde_json::Value| {
        serde_json::to_string_pretty(value).map_err(|error| error.to_string())
    };
    match options.format {
        CheckFormat::Human => {}
        CheckFormat::Json => outln!("{}", pretty(&all.into())?),
        CheckFormat::GitHub => out!("{}", tools::annotations(&all)),
        CheckFormat::Sarif => outln!("{}", pretty(&tools::sarif(&all))?),
    }
    Ok(good)
}

/// Returns the given specs, or those of the settings.
fn tasks(options: &Check, files: &mut Watched) -> Result<Vec<Task>, String> {
    if !options.specs.is_empty() {
        let specs = options.specs.iter();
        let tasks = specs.map(|path| Task {
            path: path.clone(),
            load: options.load.clone(),
            deny_warnings: options.deny_warnings,
        });
        return Ok(tasks.collect());
    }
    let found = settings::find(options.config.as_deref())?;
    files.add(&found.file);
    let tasks = found.specs.iter().map(|spec| {
        let mut load = options.load.clone();
        if let Some(root) = &spec.document_root {
            load = load.document_root(found.folder.join(root));
        }
        // The first time, `gen --write-names` creates the file.
        let names = spec.names.as_ref().map(|names| found.folder.join(names));
        if let Some(names) = names.filter(|names| names.exists()) {
            load = load.names(names);
        }
        Task {
            path: found.folder.join(&spec.path),
            load: load.exclude(spec.exclude.iter().map(String::as_str)),
            deny_warnings: options.deny_warnings || spec.deny_warnings,
        }
    });
    Ok(tasks.collect())
}

fn summary(report: &licit_format::diagnostic::Report) -> String {
    let errors = report.errors_only().diagnostics().len();
    let warnings = report.diagnostics().len() - errors;
    let count = |number: usize, what: &str| match number {
        0 => None,
        1 => Some(format!("1 {what}")),
        _ => Some(format!("{number} {what}s")),
    };
    let counts: Vec<_> = [count(errors, "error"), count(warnings, "warning")]
        .into_iter()
        .flatten()
        .collect();
    format!(
        "{}: {}",
        report.source().path().display(),
        counts.join(", ")
    )
}
