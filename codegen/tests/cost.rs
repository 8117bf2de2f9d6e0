//! The cost of code generation: time is linear in the size of the API, and memory is that of the
//! tokens of one file.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "../../format/tests/cost/measure.rs"]
mod measure;

use std::fmt::Write as _;

use licit_codegen::format::resolve::Provider;
use licit_codegen::format::source::Source;
use licit_codegen::{Module, Options};

fn provider(own: &str) -> Provider {
    let text = format!(
        "{{\"name\": \"acme\", \"authorization_endpoint\": \"https://acme.example/authorize\",\
          \"token_endpoint\": \"https://acme.example/token\", \"grants\": {{\"authorization_code\": {{}}}},\
          \"api\": {{\"base_url\": \"https://api.acme.example\"}}, {own}}}"
    );
    let loaded = licit_codegen::format::parse(Source::new("acme.json", text));
    loaded.unwrap_or_else(|report| panic!("{report}")).provider
}

fn module(provider: &Provider) -> Module<'_> {
    licit_codegen::generate(provider, &Options::default()).expect("a module")
}

fn assert_linear(what: &str, count: usize, spec: impl Fn(usize) -> String) {
    measure::assert_linear(what, count, |count| {
        drop(module(&provider(&spec(count))).to_files());
    });
}

/// A member of the spec with numbered members.
fn numbered(key: &str, count: usize, member: impl Fn(usize) -> String) -> String {
    let mut text = format!("\"{key}\": {{");
    for n in 0..count {
        let separator = if n == 0 { "" } else { ", " };
        let _ = write!(text, "{separator}{}", member(n));
    }
    text + "}"
}

fn operations(count: usize) -> String {
    let operation = |n| {
        format!(
            "\"get_{n}\": {{\"call\": \"GET /a/{n}/{{id}}\", \"path\": {{\"id\": \"string\"}}, \"returns\": \"Model{n}\"}}"
        )
    };
    let model =
        |n| format!("\"Model{n}\": {{\"id\": \"string\", \"kind\": {{\"enum\": [\"a\", \"b\"]}}}}");
    [
        numbered("operations", count, operation),
        numbered("models", count, model),
    ]
    .join(", ")
}

#[test]
fn time_grows_with_operations_and_models() {
    assert_linear("operations", 20, operations);
}

#[test]
fn time_grows_with_scopes() {
    assert_linear("scopes", 60, |count| {
        let scopes = numbered("scopes", count, |n| {
            let implied = if n == 0 { "" } else { "\"s0\"" };
            format!("\"s{n}\": {{\"implies\": [{implied}]}}")
        });
        let operations = numbered("operations", count / 2, |n| {
            format!(
                "\"get_{n}\": {{\"call\": \"GET /{n}\", \"scopes\": \"s{n} | s{}\"}}",
                n + count / 2
            )
        });
        [scopes, operations].join(", ")
    });
}

#[test]
fn time_grows_with_sub_clients() {
    assert_linear("sub-clients", 15, |count| {
        let sub_clients = numbered("sub_clients", count, |n| format!("\"c{n}\": {{}}"));
        let operations = numbered("operations", count, |n| {
            format!("\"get_{n}\": {{\"call\": \"GET /{n}\", \"sub_client\": \"c{n}\"}}")
        });
        [sub_clients, operations].join(", ")
    });
}

/// Of all items, operations and models of one member take the most time.
#[test]
fn the_largest_module_takes_little_time_and_memory() {
    let largest = |count: usize| {
        let operation =
            |n| format!("\"get_{n}\": {{\"call\": \"GET /{n}\", \"returns\": \"Model{n}\"}}");
        let model = |n| format!("\"Model{n}\": {{\"id\": \"string\"}}");
        let operations = numbered("operations", count, operation);
        [operations, numbered("models", count, model)].join(", ")
    };
    let text = largest(16_666);
    measure::assert_bounded("the largest module", || {
        let provider = provider(&text);
        drop(module(&provider).to_files());
    });
    let larger = provider(&largest(16_667));
    let errors = licit_codegen::generate(&larger, &Options::default()).err();
    let errors = errors.expect("more than are generated");
    assert!(errors[0].to_string().contains("50000"), "{}", errors[0]);
}

/// The syntax tree of a whole file takes many times the memory of its text.
#[test]
fn text_is_generated_item_by_item() {
    let provider = provider(&operations(150));
    let module = module(&provider);
    let files = || {
        let files = module.to_files();
        files.iter().map(|(_, text)| text.len()).sum()
    };
    assert_takes_little_memory("the files", files);
    assert_takes_little_memory("the inline text", || module.to_inline_text().len());
}

fn assert_takes_little_memory(what: &str, format: impl FnOnce() -> usize) {
    let mut text = 0;
    let measured = allocation_counter::measure(|| text = format());
    let times = measured.bytes_max / u64::try_from(text).expect("a length");
    assert!(
        times < 40,
        "{what}: {} bytes for {text} bytes of text",
        measured.bytes_max
    );
}
