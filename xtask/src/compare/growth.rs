//! How costs grow with the operations of a document: tables and plots.

use std::fs;
use std::io;

use super::client::{CHECK, Client, GENERATE};
use super::document::Document;
use super::measure::{self, Bench, Cost, Outcome};
use super::plot;
use super::table::Table;
use super::tool::Tool;

/// The numbers of operations: multiples of the operations of a resource.
const SIZES: [usize; 4] = [12, 100, 500, 2000];

const TOOLS: [Tool; 3] = [Tool::Licit, Tool::Progenitor, Tool::OpenapiToRust];

/// Measures own documents of several sizes, and draws the plots.
pub(crate) fn measure(bench: &Bench) -> io::Result<()> {
    let names = TOOLS.map(Tool::name);
    let mut generating = Table::open(bench, "growth-generate", &names)?;
    let mut checking = Table::open(bench, "growth-check", &names)?;
    let mut memory = Table::open(bench, "growth-memory", &names)?;
    for size in SIZES {
        let row = size.to_string();
        if memory.has(&row) {
            continue;
        }
        let document = Document::of_size(bench, size)?;
        let clients = TOOLS.map(|tool| Client::generate(bench, &document, tool));
        let clients = clients.into_iter().collect::<io::Result<Vec<_>>>()?;
        let check = |client: &Client| client.cargo(bench, &["check", "--lib"]);
        let checked = measure::least(&clients, check)?;
        let generated = measure::least(&clients, |client| client.generating(bench, &document))?;
        let seconds = |cost: &Outcome<Cost>| cost.map(|cost| cost.seconds);
        generating.add(&row, generated.iter().map(seconds).collect())?;
        checking.add(&row, checked.iter().map(seconds).collect())?;
        let megabytes = checked.iter().map(|cost| cost.map(|cost| cost.megabytes));
        memory.add(&row, megabytes.collect())?;
    }
    let images = bench.root.join("docs/images");
    fs::create_dir_all(&images)?;
    for (name, title, table) in [
        ("growth-generate", GENERATE[0], &generating),
        ("growth-check", CHECK[0], &checking),
        ("growth-memory", CHECK[1], &memory),
    ] {
        let file = images.join(name).with_extension("svg");
        fs::write(file, plot::draw(&title.replace('`', ""), table))?;
    }
    Ok(())
}
