//! What the client of a document costs: generating, checking and building it, and a program that uses it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::document::Document;
use super::measure::{Bench, Cost, Outcome};
use super::program;
use super::table::Table;
use super::tool::{self, Tool};

/// The rows of the tables.
pub(crate) const GENERATE: [&str; 2] = ["generating, s", "memory, MB"];
pub(crate) const LINES: &str = "generated lines";
pub(crate) const CHECK: [&str; 2] = ["`cargo check`, s", "`rustc`'s memory, MB"];
const LIBRARY: [&str; 2] = [
    "`cargo build --release` of the library, s",
    "`rustc`'s memory, MB (library)",
];
const PROGRAM: [&str; 2] = [
    "the same of library and program, s",
    "`rustc`'s memory, MB (program)",
];
const SIZE: &str = "size of the program, MB";

/// A crate with the client of a document.
pub(crate) struct Client {
    pub(crate) tool: Tool,
    pub(crate) folder: PathBuf,
    /// Whether the tool makes one of the document.
    pub(crate) generated: bool,
}

impl Client {
    /// Generates the client in a new folder.
    pub(crate) fn generate(bench: &Bench, document: &Document, tool: Tool) -> io::Result<Self> {
        let folder = bench.work.join("clients").join(&document.name);
        let folder = folder.join(tool.folder());
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        let outcome = bench.outcome(&tool.command(bench, document, &folder)?)?;
        let client = Self {
            tool,
            folder,
            generated: outcome.is_value(),
        };
        if client.generated {
            tool.finish(bench, &client.folder)?;
        }
        Ok(client)
    }

    /// Measures generating it once more.
    pub(crate) fn generating(
        &self,
        bench: &Bench,
        document: &Document,
    ) -> io::Result<Outcome<Cost>> {
        if self.tool == Tool::Hand {
            return Ok(Outcome::Missing);
        }
        let again = self.folder.with_extension("again");
        if again.exists() {
            fs::remove_dir_all(&again)?;
        }
        bench.outcome(&self.tool.command(bench, document, &again)?)
    }

    /// Measures a cargo command in the crate.
    pub(crate) fn cargo(&self, bench: &Bench, arguments: &[&str]) -> io::Result<Outcome<Cost>> {
        if self.generated {
            bench.cargo(&self.folder, arguments)
        } else {
            Ok(Outcome::Missing)
        }
    }

    /// Counts the lines of the sources.
    pub(crate) fn lines(&self) -> io::Result<Outcome<f64>> {
        if self.generated {
            Ok(Outcome::Is(count(&self.folder.join("src"))?))
        } else {
            Ok(Outcome::Missing)
        }
    }
}

/// Measures generating.
pub(crate) fn generate(bench: &Bench, document: &Document) -> io::Result<()> {
    let (mut table, clients) = start(bench, document, "generate", &tool::ALL)?;
    table.measure(GENERATE, &clients, |client| {
        client.generating(bench, document)
    })?;
    if table.has(LINES) {
        return Ok(());
    }
    let lines = clients.iter().map(Client::lines);
    table.add(LINES, lines.collect::<io::Result<_>>()?)
}

/// Measures checking.
pub(crate) fn check(bench: &Bench, document: &Document) -> io::Result<()> {
    let (mut table, clients) = start(bench, document, "check", &tool::ALL)?;
    table.measure(CHECK, &clients, |client| {
        client.cargo(bench, &["check", "--lib"])
    })
}

/// Measures building the library, and a program with it.
pub(crate) fn build(bench: &Bench, document: &Document) -> io::Result<()> {
    let tools = [
        Tool::Licit,
        Tool::Progenitor,
        Tool::OpenapiToRust,
        Tool::Hand,
    ];
    let (mut table, clients) = start(bench, document, "build", &tools)?;
    table.measure(LIBRARY, &clients, |client| {
        client.cargo(bench, &["build", "--release", "--lib"])
    })?;
    program::write(&clients)?;
    let mut sizes = Vec::new();
    table.measure(PROGRAM, &clients, |client| {
        let built = client.cargo(bench, &["build", "--release"])?;
        let program = bench.target().join("release/subject");
        sizes.push(match built {
            Outcome::Is(_) => Outcome::Is(megabytes(&program)?),
            _ => Outcome::Missing,
        });
        Ok(built)
    })?;
    if sizes.is_empty() {
        return Ok(());
    }
    table.add(SIZE, sizes)
}

/// Opens the table of a part, and generates the clients of its columns.
fn start(
    bench: &Bench,
    document: &Document,
    part: &str,
    tools: &[Tool],
) -> io::Result<(Table, Vec<Client>)> {
    let fits = |tool: &Tool| *tool != Tool::Hand || document.operations.is_some();
    let tools: Vec<Tool> = tools.iter().copied().filter(fits).collect();
    let names: Vec<&str> = tools.iter().map(|tool| tool.name()).collect();
    let table = Table::open(bench, &format!("{part}-{}", document.name), &names)?;
    let clients = tools
        .iter()
        .map(|tool| Client::generate(bench, document, *tool));
    Ok((table, clients.collect::<io::Result<_>>()?))
}

fn megabytes(file: &Path) -> io::Result<f64> {
    let bytes = u32::try_from(fs::metadata(file)?.len()).map_err(io::Error::other)?;
    Ok(f64::from(bytes) / 1e6)
}

/// Counts the lines of the sources in a folder.
fn count(folder: &Path) -> io::Result<f64> {
    let mut lines = 0.0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines += count(&path)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path)?;
            lines += f64::from(u32::try_from(text.lines().count()).map_err(io::Error::other)?);
        }
    }
    Ok(lines)
}
