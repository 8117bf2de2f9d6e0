//! Replies. Bodies that an independent generator makes from the schemas of a document, and the
//! document's own examples, are decoded into the generated types and encoded again. Python scripts
//! pair types with schemas and judge the results: `python/judge_replies.py` says how.

use std::fs;
use std::path::{Path, PathBuf};

use licit_format::Loaded;
use serde_json::Value;

use crate::documents::{self, file, lines, name};
use crate::node::Node;
use crate::outcome::{self, Outcome};
use crate::program::Program;
use crate::python::Python;
use crate::types;

/// The documents of `LICIT_OPENAPI` that are judged without `LICIT_JUDGES=all`: small ones, of 3.0
/// and 3.1, with unions, inheritance and examples.
const SAMPLE: [&str; 2] = ["zoho_crm_v8_notes", "autodesk_authentication"];

/// How many bodies are made for each type, or each branch of a union.
const BODIES: &str = "6";

/// How many documents one program contains, to limit the compiler's memory.
const TYPES_PER_PROGRAM: usize = 4_000;

#[test]
fn bodies_decode_into_their_types_and_encode_to_equal_json() {
    let Some(documents) = documents::listed(&SAMPLE) else {
        return;
    };
    let (Some(python), Some(node)) = (Python::install(), Node::install()) else {
        return;
    };
    let mut outcomes = Vec::new();
    let loaded: Vec<(PathBuf, Loaded)> = documents
        .into_iter()
        .map(|document| {
            let loaded = documents::load(&document);
            let loaded = loaded.unwrap_or_else(|why| panic!("{}: {why}", document.display()));
            (document, loaded)
        })
        .filter(|(_, loaded)| types::received(&loaded.provider).next().is_some())
        .collect();
    for shard in shards(&loaded) {
        let all: Vec<&Loaded> = shard.iter().map(|(_, loaded)| loaded).collect();
        let program = Program::compile("judged-replies", &all);
        for (number, (document, loaded)) in shard.iter().enumerate() {
            if documents::all() {
                eprintln!("{}", document.display());
            }
            let judged = Judged {
                document,
                loaded,
                number,
            };
            outcomes.push(judged.judge(&program, &python, &node));
        }
    }
    outcome::compare(&outcomes, &outcome::REPLIES);
}

/// Distributes the documents to programs.
fn shards(mut left: &[(PathBuf, Loaded)]) -> Vec<&[(PathBuf, Loaded)]> {
    let mut shards = Vec::new();
    while !left.is_empty() {
        let mut types = 0;
        let fits = left.iter().take_while(|(_, loaded)| {
            types += loaded.provider.models.len();
            types <= TYPES_PER_PROGRAM
        });
        let (shard, rest) = left.split_at(fits.count().max(1));
        shards.push(shard);
        left = rest;
    }
    shards
}

/// A document, and its number in a program.
struct Judged<'j> {
    document: &'j Path,
    loaded: &'j Loaded,
    number: usize,
}

impl Judged<'_> {
    fn judge(&self, program: &Program, python: &Python, node: &Node) -> Outcome {
        let file = |ending: &str| file(self.document, ending);
        let (types, jobs, bodies) = (file("types"), file("jobs"), file("bodies"));
        let (answers, verdicts) = (file("answers"), file("reply-verdicts"));
        let document = self.document.to_string_lossy();
        fs::write(&types, types::describe(self.loaded).to_string()).expect("written");
        python.run("pair_types.py", &[&document, &types, &jobs]);
        node.run(
            "make_bodies.mjs",
            &[&jobs, &bodies, &documents::seed(), BODIES],
        );
        let answered = program.answers(self.questions(&jobs, &bodies));
        fs::write(&answers, answered.join("\n")).expect("written");
        python.run(
            "judge_replies.py",
            &[&document, &jobs, &bodies, &answers, &verdicts],
        );
        Outcome::of_replies(&name(self.document), &lines(&verdicts))
    }

    /// The lines that the program reads.
    fn questions(&self, jobs: &str, bodies: &str) -> Vec<String> {
        let jobs = fs::read_to_string(jobs).expect("jobs");
        let jobs: Vec<Value> = jobs
            .lines()
            .skip(1)
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect();
        let bodies = fs::read_to_string(bodies).expect("bodies");
        bodies
            .lines()
            .map(|line| {
                // The value is at the end of the line, unchanged from the generator.
                let (head, value) = line.split_once(",\"value\":").expect("a value");
                let head: Value = serde_json::from_str(&format!("{head}}}")).expect("JSON");
                let job = head["job"].as_u64().and_then(|at| usize::try_from(at).ok());
                let ty = &jobs[job.expect("a number")]["type"];
                format!(
                    "{} {ty} {}",
                    self.number,
                    value.strip_suffix('}').expect("an end")
                )
            })
            .collect()
    }
}
