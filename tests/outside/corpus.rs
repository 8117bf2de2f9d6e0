//! Imports real OpenAPI documents, generates their clients and compiles them without warnings. The
//! documents are not in the repository: `LICIT_OPENAPI` names their folder. The test is skipped
//! without it. Every tenth client is compiled, all with `LICIT_CORPUS=all`, which takes minutes, or none with
//! `LICIT_CORPUS=none`, which is enough for the tables.
//!
//! `tests/corpus/README.md` and `LOSSES.md` list the results for each document. `LICIT_BLESS=1` rewrites it; read
//! the difference before committing it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use licit_codegen::Options;
use licit_codegen::format::diagnostic::Report;
use licit_codegen::format::openapi::{Census, ImportOptions, import_openapi};
use licit_codegen::format::source::Source;

use crate::losses::{self, Losses};
use crate::nested;

/// Maximum number of generated lines per crate, to limit the compiler's memory. Two crates are compiled at a
/// time.
const LINES_PER_CRATE: usize = 40_000;

/// A document with its generated module.
struct Generated {
    name: String,
    census: Census,
    losses: Losses,
    text: String,
}

#[test]
fn every_document_generates_and_clients_compile_without_warnings() {
    let Some(folder) = std::env::var_os("LICIT_OPENAPI") else {
        eprintln!("skipped: LICIT_OPENAPI names no folder of OpenAPI documents");
        return;
    };
    let (generated, failed) = generate_all(&documents(Path::new(&folder)));
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    compare(&table(&generated));
    losses::compare(generated.iter().map(|one| (one.name.as_str(), &one.losses)));
    let step = match std::env::var("LICIT_CORPUS").as_deref() {
        Ok("all") => 1,
        Ok("none") => return,
        _ => 10,
    };
    compile(&shards(generated.iter().step_by(step)));
}

/// Generates the modules of all documents, two at a time, and returns what failed.
fn generate_all(documents: &[PathBuf]) -> (Vec<Generated>, Vec<String>) {
    let next = AtomicUsize::new(0);
    let work = || {
        let next = || documents.get(next.fetch_add(1, Ordering::Relaxed));
        let results = std::iter::from_fn(|| next().map(|document| (document, generate(document))));
        results.collect::<Vec<_>>()
    };
    let mut results = std::thread::scope(|scope| {
        let (one, other) = (scope.spawn(work), scope.spawn(work));
        let mut results = one.join().expect("a thread");
        results.extend(other.join().expect("a thread"));
        results
    });
    results.sort_by_key(|(document, _)| *document);
    let mut generated = Vec::new();
    let mut failed = Vec::new();
    for (document, result) in results {
        match result {
            Ok(done) => generated.push(done),
            Err(why) => failed.push(format!("{}:\n{why}", document.display())),
        }
    }
    (generated, failed)
}

/// The documents of a folder, by name.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder that LICIT_OPENAPI names");
    let mut documents: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let is_document = |path: &PathBuf| {
        path.extension()
            .is_some_and(|ending| ending == "json" || ending == "yaml" || ending == "yml")
    };
    documents.retain(is_document);
    documents.sort();
    documents
}

fn generate(document: &Path) -> Result<Generated, String> {
    let name = document
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .to_lowercase()
        .replace('-', "_");
    let options = ImportOptions {
        name: Some(name.replace('_', "-")),
        spec: Some(document.with_extension("spec.json")),
        ..ImportOptions::default()
    };
    let imported = import_openapi(document, &options).map_err(|report| report.to_string())?;
    let spec = Source::new(document.with_extension("spec.json"), imported.text);
    let loaded =
        licit_codegen::format::parse(spec).map_err(|report| report.errors_only().to_string())?;
    let (imported_warnings, checked) = (codes(&imported.warnings), codes(&loaded.warnings));
    if imported_warnings != checked {
        return Err(format!(
            "the import reports {imported_warnings:?}, and a check {checked:?}"
        ));
    }
    let losses = Losses::of(&loaded, &imported.census);
    let module = licit_codegen::generate(&loaded.provider, &Options::default())
        .map_err(|errors| format!("{errors:?}"))?;
    Ok(Generated {
        name,
        census: imported.census,
        losses,
        text: module.to_inline_text(),
    })
}

/// How many warnings of each code a report has.
fn codes(report: &Report) -> BTreeMap<&'static str, usize> {
    let mut codes = BTreeMap::new();
    for found in report.diagnostics() {
        *codes.entry(found.code.id()).or_default() += 1;
    }
    codes
}

fn table(generated: &[Generated]) -> String {
    let mut table = String::from(
        "# Results for real OpenAPI documents\n\n\
         Generated by `LICIT_OPENAPI=<folder> LICIT_BLESS=1 cargo test --test outside corpus`, \
         which also compiles modules with warnings denied (all with `LICIT_CORPUS=all`). *Paged* counts the operations \
         with automatic pagination, *perhaps* those that have a page or cursor parameter but \
         are not documented well enough. *Untyped* counts the values without a usable type, \
         which are any JSON. *Warnings* counts errors of the document and omitted parts. `cargo \
         licit import openapi <document>` shows each with its location.\n\n\
         | document | operations | paged | perhaps | models | untyped | warnings |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut row = |name: &str, census: &Census| {
        let Census {
            operations,
            paged,
            perhaps_paged,
            models,
            fallbacks,
            open: _,
            ways: _,
            examples: _,
            warnings,
        } = census;
        let perhaps_paged = perhaps_paged.len();
        writeln!(
            table,
            "| {name} | {operations} | {paged} | {perhaps_paged} | {models} | {fallbacks} | {warnings} |"
        )
        .expect("a text grows");
    };
    let mut sum = Census::default();
    for one in generated {
        row(&one.name, &one.census);
        sum.operations += one.census.operations;
        sum.paged += one.census.paged;
        let perhaps_paged = one.census.perhaps_paged.iter().cloned();
        sum.perhaps_paged.extend(perhaps_paged);
        sum.models += one.census.models;
        sum.fallbacks += one.census.fallbacks;
        sum.warnings += one.census.warnings;
    }
    row(&format!("**{} documents**", generated.len()), &sum);
    table
}

fn compare(table: &str) {
    let path = Path::new(nested::REPOSITORY).join("tests/corpus/README.md");
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(&path, table).expect("the table is written");
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    for (line, (was, is)) in known.lines().zip(table.lines()).enumerate() {
        assert_eq!(
            was,
            is,
            "{}:{}: bless with LICIT_BLESS=1",
            path.display(),
            line + 1
        );
    }
    assert_eq!(
        known.len(),
        table.len(),
        "{} is not current",
        path.display()
    );
}

/// Distributes the modules to crates of about the same size.
fn shards<'a>(generated: impl Iterator<Item = &'a Generated>) -> Vec<Vec<&'a Generated>> {
    let mut shards: Vec<(usize, Vec<&Generated>)> = Vec::new();
    for one in generated {
        let lines = one.text.lines().count();
        let open = shards
            .iter_mut()
            .find(|(full, _)| full + lines <= LINES_PER_CRATE);
        match open {
            Some((full, shard)) => {
                *full += lines;
                shard.push(one);
            }
            None => shards.push((lines, vec![one])),
        }
    }
    shards.into_iter().map(|(_, shard)| shard).collect()
}

/// Compiles a crate for each shard, in one workspace.
fn compile(shards: &[Vec<&Generated>]) {
    let workspace = nested::folder("corpus");
    let _ = fs::remove_dir_all(&workspace);
    let names: Vec<_> = (0..shards.len()).map(|at| format!("shard-{at}")).collect();
    for (name, shard) in names.iter().zip(shards) {
        let folder = workspace.join(name);
        let source = folder.join("src");
        fs::create_dir_all(&source).expect("a folder");
        nested::write_member(&folder, name);
        let mut root = String::from("//! Generated.\n#![deny(warnings)]\n");
        for one in shard {
            let name = &one.name;
            fs::write(source.join(format!("{name}.rs")), &one.text).expect("a module");
            writeln!(root, "/// {name}\npub mod {name};").expect("a text grows");
        }
        fs::write(source.join("lib.rs"), root).expect("a crate");
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {names:?}\n");
    fs::write(workspace.join("Cargo.toml"), manifest).expect("a manifest");
    let mut cargo = nested::cargo("check", &workspace);
    let checked = cargo.arg("--keep-going").output().expect("cargo");
    let errors = String::from_utf8_lossy(&checked.stderr);
    let errors: String = errors.chars().take(20_000).collect();
    assert!(checked.status.success(), "{errors}");
}
