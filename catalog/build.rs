//! Lists the entries: each spec in `specs/` with its evidence in `sources/`.

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=specs");
    println!("cargo::rerun-if-changed=sources");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut ids = Vec::new();
    for file in fs::read_dir(root.join("specs"))? {
        let path = file?.path();
        let id = path.file_stem().and_then(|stem| stem.to_str());
        match id {
            Some(id) if path.extension().is_some_and(|ending| ending == "json") => {
                ids.push(id.to_owned());
            }
            _ => {}
        }
    }
    ids.sort();
    let mut list = String::from("&[\n");
    for id in ids {
        let path = |folder: &str| root.join(folder).join(format!("{id}.json"));
        let (spec, sources) = (path("specs"), path("sources"));
        // `Debug` escapes the paths as Rust string literals.
        let (spec, sources) = (spec.to_string_lossy(), sources.to_string_lossy());
        writeln!(
            list,
            "Entry {{ id: {id:?}, spec: include_str!({spec:?}), sources: include_str!({sources:?}) }},",
        )?;
    }
    list.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("entries.rs"), list)?;
    Ok(())
}
