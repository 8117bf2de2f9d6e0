//! Generates the client of each version of the provider: the first, and one with each addition.

#![allow(clippy::expect_used, clippy::panic, reason = "a build script may fail")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use licit_codegen::{Options, generate};
use licit_format::{LoadOptions, load_with};
use serde_json::{Map, Value};

const FIRST: &str = "v1";

fn main() {
    println!("cargo::rerun-if-changed=v1");
    println!("cargo::rerun-if-changed=additions.json");
    println!("cargo::rerun-if-changed=tests/program");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let spec = read("v1/spec.json");
    let document = read("v1/openapi.json");
    let names = out.join("names.json");
    let first = write(&out, FIRST, &spec, &document, &LoadOptions::default());
    fs::write(&names, first).expect("a file");

    // As `cargo licit sdk` does: later versions use the names of the first.
    let options = LoadOptions::default().names(&names);
    let (mut modules, mut programs) = (module(FIRST), program(FIRST));
    let Value::Object(additions) = read("additions.json") else {
        panic!("additions.json is not an object");
    };
    for (name, addition) in &additions {
        let spec = merged(&spec, &addition["spec"]);
        let document = merged(&document, &addition["document"]);
        write(&out, name, &spec, &document, &options);
        modules.push_str(&module(name));
        programs.push_str(&program(name));
    }
    fs::write(out.join("modules.rs"), modules).expect("a file");
    fs::write(out.join("programs.rs"), programs).expect("a file");
}

fn read(path: &str) -> Value {
    let text = fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Writes a version and its client. Returns its names.
fn write(out: &Path, name: &str, spec: &Value, document: &Value, options: &LoadOptions) -> String {
    let folder = out.join(name);
    fs::create_dir_all(&folder).expect("a folder");
    for (file, value) in [("spec.json", spec), ("openapi.json", document)] {
        fs::write(folder.join(file), value.to_string()).expect("a file");
    }
    let loaded = load_with(&folder.join("spec.json"), options);
    let loaded = loaded.unwrap_or_else(|report| panic!("{name}: {report}"));
    let module = generate(&loaded.provider, &Options::default());
    let text = module.expect("no scope sets").to_inline_text();
    fs::write(folder.join("client.rs"), text).expect("a file");
    loaded.names()
}

fn module(name: &str) -> String {
    format!("pub mod {name} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{name}/client.rs\")); }}\n")
}

/// The module of a program against a version.
fn program(name: &str) -> String {
    let folder = env::current_dir().expect("a folder").join("tests/program");
    let parts = ["concrete", "generic"];
    let modules = parts.iter().map(|part| {
        let path = folder.join(format!("{part}.rs"));
        let path = path.to_str().expect("a path in UTF-8");
        format!(
            "mod {part} {{ use licit_additive_tests::{name} as bookshop; include!({path:?}); }}"
        )
    });
    format!("mod {name} {{ {} }}\n", modules.collect::<String>())
}

/// Returns the value with a JSON merge patch (RFC 7386).
fn merged(value: &Value, patch: &Value) -> Value {
    let Value::Object(patch) = patch else {
        return if patch.is_null() {
            value.clone()
        } else {
            patch.clone()
        };
    };
    let mut object = match value {
        Value::Object(object) => object.clone(),
        _ => Map::new(),
    };
    for (name, patch) in patch {
        let member = object.remove(name).unwrap_or_default();
        object.insert(name.clone(), merged(&member, patch));
    }
    Value::Object(object)
}
