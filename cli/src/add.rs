//! `cargo licit add`: lists the providers of the catalog, and copies their specs into a project.

use std::fs;
use std::path::{Path, PathBuf};

use licit_catalog::{Confidence, Entry, ScopeCoverage, Status, Summary};
use licit_format::diagnostic::nearest;
use serde_json::Value;

use crate::command::{Add, List};
use crate::terminal::{noteln, outln};

/// Lists the providers that match the search.
pub(crate) fn list(options: &List) -> Result<bool, String> {
    let mut found = Vec::new();
    for entry in licit_catalog::entries() {
        let summary = summary(entry)?;
        if matches(
            entry,
            &summary,
            options.search.as_deref().unwrap_or_default(),
        ) {
            found.push((entry, summary));
        }
    }
    if options.json {
        let list = found.iter().map(|(entry, found)| as_json(entry, found));
        let list = list.collect::<Result<Vec<_>, _>>()?;
        let text = serde_json::to_string_pretty(&list).map_err(|error| error.to_string())?;
        outln!("{text}");
        return Ok(true);
    }
    let width = found
        .iter()
        .map(|(entry, _)| entry.id().len())
        .max()
        .unwrap_or(0);
    for (entry, summary) in &found {
        outln!("{:width$}  {}", entry.id(), line(summary));
    }
    match (&options.search, found.len()) {
        (Some(search), 0) => Err(format!(
            "no provider matches `{search}`; write a spec with `cargo licit new`, or import the \
             provider's metadata or OpenAPI document with `cargo licit import`"
        )),
        (_, count) => {
            let providers = if count == 1 { "provider" } else { "providers" };
            noteln!("\n{count} {providers}. Copy a spec with `cargo licit add <provider>`.");
            Ok(true)
        }
    }
}

/// Copies the spec of a provider.
pub(crate) fn add(options: &Add) -> Result<bool, String> {
    let entry = licit_catalog::find(&options.id).ok_or_else(|| unknown(&options.id))?;
    let summary = summary(entry)?;
    let path = options.output.clone();
    let path = path.unwrap_or_else(|| PathBuf::from(format!("specs/{}.json", entry.id())));
    write(&path, &copied(entry), options.force)?;
    if options.sources {
        let beside = path.with_extension("sources.json");
        write(&beside, entry.sources(), options.force)?;
    }
    noteln!("{}: {}", path.display(), line(&summary));
    for warning in warnings(&summary) {
        noteln!("warning: {warning}");
    }
    noteln!(
        "\nGenerate its client:\n\n    #[licit::oauth_provider(spec = \"{}\")]\n    pub mod {} {{}}\n\n\
         Try it: cargo licit login {} --emulate",
        path.display(),
        entry.id().replace('-', "_"),
        path.display(),
    );
    Ok(true)
}

pub(crate) fn summary(entry: &Entry) -> Result<Summary, String> {
    let wrong = |error| format!("the catalog's entry `{}` is malformed: {error}", entry.id());
    entry.summary().map_err(wrong)
}

/// Returns the text of a copy of the entry's spec.
pub(crate) fn copied(entry: &Entry) -> String {
    let own = "\"$schema\": \"../../specs/provider.schema.json\"";
    entry.spec().replacen(
        own,
        &format!("\"$schema\": \"{}\"", licit_format::schema::URL),
        1,
    )
}

fn write(path: &Path, text: &str, force: bool) -> Result<(), String> {
    if path.exists() && !force {
        return Err(format!(
            "{} already exists; `cargo licit update {0}` shows how it differs from the catalog, and \
             `--force` replaces it",
            path.display()
        ));
    }
    let wrong = |error| format!("{}: {error}", path.display());
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder).map_err(wrong)?;
    }
    fs::write(path, text).map_err(wrong)
}

/// Returns the error for an unknown provider, with the nearest name.
pub(crate) fn unknown(id: &str) -> String {
    let known = licit_catalog::entries().iter().map(Entry::id);
    licit_catalog::unknown(id, nearest(id, known))
}

/// Whether a provider matches a search, regardless of case.
fn matches(entry: &Entry, summary: &Summary, search: &str) -> bool {
    let texts = [entry.id(), &summary.title, &summary.description];
    let lists = summary
        .grants
        .iter()
        .chain(&summary.operations)
        .map(String::as_str);
    let mut all = texts.into_iter().chain(lists);
    let search = search.to_lowercase();
    all.any(|text| text.to_lowercase().contains(&search))
}

/// Describes a provider in one line.
fn line(summary: &Summary) -> String {
    let note = match summary.status {
        Status::Live => "",
        Status::Legacy => " [legacy]",
        Status::ShutDown => " [shut down]",
        _ => " [unknown]",
    };
    format!("{}. {}{note}", summary.title, summary.description)
}

/// Returns what a user must know before relying on the spec.
fn warnings(summary: &Summary) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(successor) = &summary.superseded_by {
        warnings.push(format!("the vendor replaced it: consider `{successor}`"));
    }
    match summary.status {
        Status::ShutDown => warnings.push("the service has ended".to_owned()),
        Status::Unknown => warnings.push("only older sources mention it".to_owned()),
        _ => {}
    }
    if summary.confidence == Confidence::One {
        warnings.push(
            "an endpoint has only one source: compare it with the vendor's documentation".into(),
        );
    }
    match summary.scopes {
        ScopeCoverage::Partial => {
            warnings.push("the list of scopes is incomplete: add those that you need".into());
        }
        ScopeCoverage::None => warnings.push("no scopes are known: add those that you need".into()),
        _ => {}
    }
    warnings
}

fn as_json(entry: &Entry, summary: &Summary) -> Result<Value, String> {
    let mut members = serde_json::to_value(summary).map_err(|error| error.to_string())?;
    if let Value::Object(members) = &mut members {
        members.insert("id".to_owned(), entry.id().into());
    }
    Ok(members)
}
