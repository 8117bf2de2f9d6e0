//! Real OpenAPI documents, each imported, generated and compiled without a warning. The documents
//! are not ours to keep here: `LICIT_OPENAPI` names the folder that has them, and without it the
//! test says that it was skipped.
//!
//! `tests/corpus/README.md` lists the results for each document. `LICIT_BLESS=1` rewrites it; read
//! the difference before committing it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use licit_codegen::Options;
use licit_codegen::spec::openapi::{Census, ImportOptions, import_openapi};
use licit_codegen::spec::source::Source;

use crate::nested;

/// Generated lines that one crate holds: more would only need more memory at once.
const LINES_PER_CRATE: usize = 150_000;

/// A document that was generated from.
struct Generated {
    name: String,
    census: Census,
    text: String,
}

#[test]
fn every_document_generates_and_compiles_without_warnings() {
    let Some(folder) = std::env::var_os("LICIT_OPENAPI") else {
        eprintln!("skipped: LICIT_OPENAPI names no folder of OpenAPI documents");
        return;
    };
    let mut generated = Vec::new();
    let mut failed = Vec::new();
    for document in documents(Path::new(&folder)) {
        match generate(&document) {
            Ok(done) => generated.push(done),
            Err(why) => failed.push(format!("{}:\n{why}", document.display())),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
    compare(&table(&generated));
    let shards = shards(&generated);
    let wrong: Vec<String> = shards
        .iter()
        .enumerate()
        .filter_map(|(number, shard)| compile(number, shard).err())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
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
        licit_codegen::spec::parse(spec).map_err(|report| report.errors_only().to_string())?;
    let module = licit_codegen::generate(&loaded.provider, &Options::default())
        .map_err(|errors| format!("{errors:?}"))?;
    Ok(Generated {
        name,
        census: imported.census,
        text: module.to_inline_text(),
    })
}

fn table(generated: &[Generated]) -> String {
    let mut table = String::from(
        "# What comes of real OpenAPI documents\n\n\
         Written by `LICIT_OPENAPI=<folder> LICIT_BLESS=1 cargo test --test outside corpus`, which also compiles \
         each module with warnings denied. *Untyped* counts the places where the document leaves no \
         type to tell and any JSON value is taken; *paged* the operations whose pages can be walked, and \
         *perhaps* those that take a page or a cursor without the document saying enough; *warnings* \
         what a document says wrongly, and what of it is left out. `cargo licit import openapi <document>` \
         shows each with its place.\n\n\
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
            warnings,
        } = census;
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
        sum.perhaps_paged += one.census.perhaps_paged;
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

/// The modules in crates of about the same size.
fn shards(generated: &[Generated]) -> Vec<Vec<&Generated>> {
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

fn compile(number: usize, shard: &[&Generated]) -> Result<(), String> {
    let name = format!("shard-{number}");
    let folder = nested::folder(&name);
    let source = folder.join("src");
    let _ = fs::remove_dir_all(&source);
    fs::create_dir_all(&source).expect("a folder");
    nested::write_manifest(&folder, &name, "");
    let mut root = String::from("//! Generated.\n#![deny(warnings)]\n");
    for one in shard {
        let name = &one.name;
        fs::write(source.join(format!("{name}.rs")), &one.text).expect("a module");
        writeln!(root, "/// {name}\npub mod {name};").expect("a text grows");
    }
    fs::write(source.join("lib.rs"), root).expect("a crate");
    let checked = nested::cargo("check", &folder).output().expect("cargo");
    if checked.status.success() {
        return Ok(());
    }
    let told = String::from_utf8_lossy(&checked.stderr);
    let told: String = told.chars().take(20_000).collect();
    Err(format!("shard {number}:\n{told}"))
}
