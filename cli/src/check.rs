//! `cargo licit check`: checks specs.

use crate::command::Check;
use crate::terminal::{self, noteln, outln};

/// Prints the diagnostics. Returns whether the specs are valid.
pub(crate) fn run(options: &Check) -> Result<bool, String> {
    let mut good = true;
    let mut all = Vec::new();
    for path in &options.specs {
        let report = match licit_format::load_with(path, &options.load) {
            Ok(loaded) => loaded.warnings,
            Err(report) => report,
        };
        good &= !report.has_errors();
        good &= !options.deny_warnings || report.diagnostics().is_empty();
        if options.json {
            all.extend(report.to_json());
        } else if report.diagnostics().is_empty() {
            noteln!("{}: valid", path.display());
        } else {
            noteln!("{}\n", report.render(terminal::has_colours()));
            noteln!("{}", summary(&report));
        }
    }
    if options.json {
        let text = serde_json::to_string_pretty(&all).map_err(|error| error.to_string())?;
        outln!("{text}");
    }
    Ok(good)
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
