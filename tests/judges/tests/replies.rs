//! Replies. Bodies that an independent generator makes from the schemas of a document, and the
//! document's own examples, are decoded into the generated types and encoded again. Python scripts
//! pair types with schemas and judge the results: `python/judge_replies.py` says how.

use std::fs;
use std::path::Path;

use licit_format::Loaded;
use serde_json::Value;

use crate::documents::{self, file, lines, name};
use crate::node::Node;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::python::Python;
use crate::types;

/// How many bodies are made for each type, or each branch of a union.
const BODIES: &str = "6";

/// A document, and its number in a program.
pub(crate) struct Judged<'j> {
    pub(crate) document: &'j Path,
    pub(crate) loaded: &'j Loaded,
    pub(crate) number: usize,
}

impl Judged<'_> {
    /// Makes, decodes and judges the bodies of the document.
    pub(crate) fn judge(&self, program: &Program, python: &Python, node: &Node) -> Outcome {
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
