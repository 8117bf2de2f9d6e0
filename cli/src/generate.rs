//! `cargo licit gen`: generates the client of a provider.

use std::fs;
use std::path::Path;

use licit_codegen::{Module, Options};
use licit_format::openapi::Census;
use licit_format::source;

use crate::command::{Generate, GenerateAll};
use crate::settings;
use crate::terminal::{noteln, out, reading};

/// Writes the modules of the project's settings. With `--check`, checks that they are up to date.
pub(crate) fn run_all(options: &GenerateAll) -> Result<bool, String> {
    let found = settings::find(options.config.as_deref())?;
    let mut command_line = "cargo licit gen".to_owned();
    if let Some(file) = &options.config {
        command_line = format!("{command_line} --config {}", file.display());
    }
    let mut good = true;
    for spec in &found.specs {
        let at = |path: &Path| found.folder.join(path);
        let Some(output) = &spec.output else {
            let (file, path) = (found.file.display(), spec.path.display());
            return Err(format!("{file}: the spec `{path}` has no `output`"));
        };
        let is_named = options.config.is_some();
        let output = found.to_write(output, is_named)?;
        let names = spec.names.as_deref();
        let names = names
            .map(|names| found.to_write(names, is_named))
            .transpose()?;
        let mut generate = Generate::new(at(&spec.path), command_line.clone());
        if let Some(root) = &spec.document_root {
            generate = generate.in_root(at(root));
        }
        let done = run(&Generate {
            output: Some(output),
            check: options.check,
            deny_warnings: options.deny_warnings || spec.deny_warnings,
            scopes: spec.scopes.clone(),
            operations: spec.operations.clone(),
            types: spec.types.clone(),
            include: spec.include.clone(),
            exclude: spec.exclude.clone(),
            crate_path: spec.crate_path.clone(),
            write_names: options.write_names && names.is_some(),
            names,
            ..generate
        });
        good &= done?;
    }
    Ok(good)
}

/// Writes the module. With `--check`, checks that the existing files are up to date.
pub(crate) fn run(options: &Generate) -> Result<bool, String> {
    let mut load = options.load.clone();
    // The first time, the file does not exist.
    if let Some(file) = options
        .names
        .as_ref()
        .filter(|file| !options.write_names || file.exists())
    {
        load = load.names(file);
    }
    let load = load.exclude(options.exclude.iter().map(String::as_str));
    let loaded = match reading(&options.spec, || {
        licit_format::load_with(&options.spec, &load)
    }) {
        Ok(loaded) => loaded,
        Err(report) => {
            noteln!("{report}\n");
            return Ok(false);
        }
    };
    if !loaded.warnings.diagnostics().is_empty() {
        noteln!("{}\n", loaded.warnings);
        if options.deny_warnings {
            return Ok(false);
        }
    }
    if let Some(census) = &loaded.census {
        let warnings = loaded.warnings.diagnostics().len();
        let census = Census {
            warnings,
            ..census.clone()
        };
        noteln!("{}: {census}", options.spec.display());
    }
    let module =
        licit_codegen::generate(&loaded.provider, &chosen(options)?).map_err(|errors| {
            errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n")
        })?;
    let names = options.names.as_ref().filter(|_| options.write_names);
    if let Some(file) = names.filter(|_| !options.check) {
        write(&[(file.clone(), loaded.names())])?;
    }
    match &options.output {
        None => {
            out!("{}", module.to_module_text());
            Ok(true)
        }
        Some(output) => {
            let files = files(&module, output);
            if options.check {
                return Ok(is_current(&files, &options.command_line));
            }
            write(&files)?;
            if options.save {
                settings::save(options)?;
                noteln!("licit.toml written: `cargo licit gen` repeats this");
            }
            Ok(true)
        }
    }
}

fn chosen(options: &Generate) -> Result<Options, String> {
    let mut chosen = Options::default();
    if let Some(path) = &options.crate_path {
        let path = path
            .parse()
            .map_err(|_| format!("`{path}` is not a Rust path"))?;
        chosen = chosen.crate_path(path);
    }
    for (short_type, path) in &options.types {
        chosen = chosen
            .map_type(short_type, path)
            .map_err(|error| error.to_string())?;
    }
    chosen = chosen.include(options.include.iter().map(String::as_str));
    chosen = chosen.exclude(options.exclude.iter().map(String::as_str));
    for (name, scopes) in &options.scopes {
        chosen = chosen.scope_set(name, scopes.iter().map(String::as_str));
    }
    for (name, operations) in &options.operations {
        chosen = chosen.operation_set(name, operations.iter().map(String::as_str));
    }
    Ok(chosen)
}

/// Returns one file, or a directory of files if the output is not a `.rs` file.
fn files(module: &Module<'_>, output: &Path) -> Vec<(std::path::PathBuf, String)> {
    if output
        .extension()
        .is_some_and(|extension| extension == "rs")
    {
        return vec![(output.to_owned(), module.to_module_text())];
    }
    module
        .to_files()
        .into_iter()
        .map(|(name, text)| (output.join(name), text))
        .collect()
}

fn write(files: &[(std::path::PathBuf, String)]) -> Result<bool, String> {
    for (path, text) in files {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(true)
}

fn is_current(files: &[(std::path::PathBuf, String)], command_line: &str) -> bool {
    let mut current = true;
    for (path, text) in files {
        // A file that is a little longer differs, too.
        let found = source::read(path, 2 * text.len() + MOST_SHOWN_BYTES);
        let same = found.as_ref().is_ok_and(|found| found == text.as_bytes());
        if !same {
            noteln!("{} is out of date: run `{command_line}`", path.display());
            match found {
                Ok(found) => noteln!("{}", difference(&String::from_utf8_lossy(&found), text)),
                Err(error) => noteln!("  {error}"),
            }
        }
        current &= same;
    }
    current
}

/// The number of bytes by which a file that is compared may be longer than twice its new text.
const MOST_SHOWN_BYTES: usize = 1 << 20;

/// The maximum number of lines of each version that are shown.
const MOST_LINES: usize = 12;

/// Returns the lines from the first to the last that differ: those of the file after `-`, and those that would
/// be generated after `+`.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let same = |pair: &(&&str, &&str)| pair.0 == pair.1;
    let start = old.iter().zip(&new).take_while(same).count();
    let shorter = old.len().min(new.len()) - start;
    let ends = old.iter().rev().zip(new.iter().rev()).take(shorter);
    let end = ends.take_while(same).count();
    let mut lines = vec![format!("  line {}:", start + 1)];
    for (sign, all) in [('-', &old), ('+', &new)] {
        let changed = all.get(start..all.len() - end).unwrap_or_default();
        let shown = changed.iter().take(MOST_LINES);
        lines.extend(shown.map(|line| format!("  {sign} {line}")));
        if changed.len() > MOST_LINES {
            lines.push(format!(
                "  {sign} … {} more lines",
                changed.len() - MOST_LINES
            ));
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn the_difference_is_from_the_first_to_the_last_line_that_differs() {
        assert_eq!(
            difference("a\nb\nc\n", "a\nx\ny\nc\n"),
            "  line 2:\n  - b\n  + x\n  + y"
        );
        assert_eq!(difference("a\n", "a\na\n"), "  line 2:\n  + a");
        assert_eq!(difference("a", ""), "  line 1:\n  - a");
        let many = "x\n".repeat(20);
        assert!(difference("", &many).ends_with("  + x\n  + … 8 more lines"));
    }
}
