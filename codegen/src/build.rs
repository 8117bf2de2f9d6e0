//! The build-script door: a file in `OUT_DIR` that the user includes.

use std::path::PathBuf;
use std::{env, fs, process};

use crate::Options;

/// Generates the module of a spec into `$OUT_DIR/<name>.rs` and has Cargo run the build script
/// again when the spec changes. The path is relative to the crate's root.
///
/// What is wrong with the spec is printed as the macro and the command line print it, and the
/// build ends. Call it from `build.rs` only.
pub fn build(spec: &str, choose: impl FnOnce(Options) -> Options) {
    println!("cargo::rerun-if-changed={spec}");
    if let Err(message) = run(spec, &choose(Options::default())) {
        // Cargo shows a failed build script's standard error as it is.
        eprintln!("{message}");
        process::exit(1);
    }
}

fn run(spec: &str, options: &Options) -> Result<(), String> {
    let folder = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: call `build` from build.rs")?;
    let loaded = licit_spec::load(spec.as_ref()).map_err(|report| report.to_string())?;
    for file in loaded.files() {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    for warning in loaded.warnings.about_spec() {
        println!("cargo::warning=[{}] {}", warning.code, warning.message);
    }
    if let Some(census) = loaded.census.filter(|census| census.warnings > 0) {
        // They are the document's, and may be hundreds: `cargo licit check` shows each.
        println!("cargo::warning={spec}: its OpenAPI document: {census}");
    }
    let module = crate::generate(&loaded.provider, options).map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    let path = PathBuf::from(folder).join(format!("{}.rs", loaded.provider.rust_name));
    fs::write(&path, module.to_inline_text())
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
