//! The calls that `cargo licit call --rust` prints compile: those of every operation of the specs in
//! `docs/examples`, with an example of each required argument.
//!
//! `LICIT_BLESS=1 cargo test --test repository printed_calls` regenerates them.

#[rustfmt::skip]
mod functions;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use licit_codegen::{CallPlace, CallValues, Options, format, generate};
use licit_dynamic::{Arguments, Place};

/// The specs, with the module of `docs_examples` that declares each.
const SPECS: &[(&str, &str)] = &[
    ("acme", "acme"),
    ("api-host", "cloudbooks"),
    ("api-key", "weather"),
    ("credentials", "parcels"),
    ("error-at-200", "chatter"),
    ("get-token", "fernglas"),
    ("graphql", "ledger"),
    ("json-tokens", "parcelo"),
    ("long-lived", "picstream"),
    ("own-names", "tracker"),
    ("pages", "paged"),
    ("tenant-host", "shopwell"),
    ("textbook", "textbook"),
    ("types", "types"),
];

const FILE: &str = "tests/repository/printed_calls/functions.rs";

#[test]
fn the_calls_that_are_compiled_are_those_that_are_printed() {
    let text = printed();
    if std::env::var_os("LICIT_BLESS").is_some() {
        fs::write(FILE, &text).expect("a file");
    }
    let compiled = fs::read_to_string(FILE).expect("a file");
    assert!(
        compiled == text,
        "{FILE} is not current: run with LICIT_BLESS=1"
    );
    assert!(text.matches("pub async fn ").count() > 30, "{text}");
}

fn printed() -> String {
    let mut text = String::from(
        "// What `cargo licit call --rust` prints for each operation of the specs in `docs/examples`.\n\n\
         #![allow(dead_code, deprecated, clippy::pedantic, reason = \"compiled, not run\")]\n\n\
         use licit::rt;\n",
    );
    for (_, module) in SPECS {
        let name = match *module {
            "paged" => "paged as pages",
            name => name,
        };
        writeln!(text, "use crate::docs_examples::{name};").expect("a text grows");
    }
    for (spec, _) in SPECS {
        let path = format!("docs/examples/{spec}.json");
        let provider = format::load(Path::new(&path))
            .expect("a good spec")
            .provider;
        let module = generate(&provider, &Options::default()).expect("no scope sets");
        for operation in &provider.operations {
            let arguments = Arguments::sample(&provider, operation).expect("a sample");
            let name = &operation.table.name;
            let example = module.call_example(name, &values(&arguments));
            let example = example.unwrap_or_else(|| panic!("{path}: {name} is not printed"));
            let function = format!("{}_{}", provider.rust_name, operation.rust_name);
            text.push('\n');
            text.push_str(&example.to_function(&function));
            let program = example.of_spec(&path).to_program();
            assert!(
                program.contains("#[tokio::main]\nasync fn main()"),
                "{program}"
            );
        }
    }
    text
}

fn values(arguments: &Arguments<'_>) -> CallValues {
    let mut values = CallValues::default();
    for (place, parameter, value) in arguments.parameters() {
        let place = match place {
            Place::Path => CallPlace::Path,
            Place::Query => CallPlace::Query,
            Place::Header => CallPlace::Header,
            Place::Cookie => CallPlace::Cookie,
            Place::Variable => CallPlace::Variable,
        };
        values = values.parameter(place, &parameter.name, value.clone());
    }
    match arguments.body() {
        Some(body) => values.body(body.value.clone()),
        None => values,
    }
}
