//! licit against itself: the module of a document as text and by the macro, and five of its operations.

use std::fs;
use std::io;

use super::client::{CHECK, Client, LINES};
use super::document::Document;
use super::measure::{Bench, Outcome};
use super::table::Table;
use super::tool::Tool;

const COLUMNS: [&str; 3] = ["text", "macro", "text, five operations"];

/// The number of operations that are included.
const INCLUDED: usize = 5;

/// Measures `cargo check` of each.
pub(crate) fn measure(bench: &Bench, document: &Document) -> io::Result<()> {
    let mut table = Table::open(bench, &format!("variants-{}", document.name), &COLUMNS)?;
    let text = Client::generate(bench, document, Tool::Licit)?;
    let expanded = copy(bench, document, "macro")?;
    fs::remove_file(expanded.folder.join("src/generated.rs"))?;
    let library = "#![allow(warnings)]\n#[licit::oauth_provider(spec = \"spec.json\")]\npub mod generated {}\n";
    fs::write(expanded.folder.join("src/lib.rs"), library)?;
    let included = copy(bench, document, "included")?;
    let mut generate = Tool::Licit.command(bench, document, &included.folder)?;
    let module = fs::read_to_string(text.folder.join("src/generated.rs"))?;
    let operations: Vec<_> = module.split("rt::operation!").skip(1).collect();
    let step = operations.len().div_ceil(INCLUDED).max(1);
    for operation in operations.iter().step_by(step) {
        let name = operation.trim_start_matches(['(', '{', ' ', '\n']);
        let name = name.split_whitespace().next().unwrap_or_default();
        generate.args(["--include", name]);
    }
    bench.require(&mut generate)?;
    if !table.has(LINES) {
        table.add(
            LINES,
            vec![text.lines()?, Outcome::Missing, included.lines()?],
        )?;
    }
    let all = [text, expanded, included];
    table.measure(CHECK, &all, |client| {
        client.cargo(bench, &["check", "--lib"])
    })
}

/// Generates the client once more, in a folder with this name.
fn copy(bench: &Bench, document: &Document, name: &str) -> io::Result<Client> {
    let document = Document {
        name: format!("{}-{name}", document.name),
        file: document.file.clone(),
        operations: None,
    };
    Client::generate(bench, &document, Tool::Licit)
}
