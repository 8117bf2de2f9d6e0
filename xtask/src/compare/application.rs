//! What an application's first build costs: licit, against `oauth2` with `reqwest` and the same TLS.

use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use super::measure::{Bench, Cost, Outcome};
use super::table::Table;

const COLUMNS: [&str; 2] = ["licit", "oauth2 and reqwest"];

const CRATES: &str = "crates in `Cargo.lock`, without TLS";

/// The rows: with a feature for TLS, or none.
const TLS: [(&str, &str, [&str; 2]); 2] = [
    (
        "rustls",
        "rustls",
        ["with rustls, s", "memory, MB (rustls)"],
    ),
    ("none", "", ["without TLS, s", "memory, MB (no TLS)"]),
];

/// Builds both applications, each with all of its dependencies.
pub(crate) fn measure(bench: &Bench) -> io::Result<()> {
    let mut table = Table::open(bench, "application", &COLUMNS)?;
    let root = bench.root.canonicalize()?;
    let root = root.display();
    for (name, feature, rows) in TLS {
        let features = match feature {
            "" => String::new(),
            feature => format!("\"{feature}\""),
        };
        let licit = format!(
            "licit = {{ path = \"{root}\", default-features = false, features = [{features}] }}\n{TOKIO}"
        );
        let separator = if features.is_empty() { "" } else { ", " };
        let oauth2 = format!(
            "{OAUTH2}reqwest = {{ version = \"0.13\", default-features = false, \
             features = [\"json\"{separator}{features}] }}\n{TOKIO}"
        );
        let folder = |side: &str| bench.work.join(format!("application-{name}-{side}"));
        let applications = [(folder("licit"), licit), (folder("oauth2"), oauth2)];
        table.measure(rows, &applications, |(folder, dependencies)| {
            cold(bench, folder, dependencies)
        })?;
        if name == "none" && !table.has(CRATES) {
            let crates = applications.iter().map(|(folder, _)| crates(folder));
            table.add(CRATES, crates.collect::<io::Result<_>>()?)?;
        }
    }
    Ok(())
}

const OAUTH2: &str = r#"oauth2 = { version = "5", default-features = false }
serde = { version = "1", features = ["derive"] }
"#;

const TOKIO: &str = "tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";

fn cold(bench: &Bench, folder: &Path, dependencies: &str) -> io::Result<Outcome<Cost>> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/main.rs"), "fn main() {}\n")?;
    let manifest = format!(
        "[package]\nname = \"application\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}\n[workspace]\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    bench.require(Command::new("cargo").arg("fetch").current_dir(folder))?;
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let mut build = Command::new("cargo");
    build.arg("build").current_dir(folder);
    build.env("CARGO_TARGET_DIR", &target);
    let cost = bench.outcome(&build)?;
    fs::remove_dir_all(&target)?;
    Ok(cost)
}

/// Counts the dependencies of an application.
fn crates(folder: &Path) -> io::Result<Outcome<f64>> {
    let lock = fs::read_to_string(folder.join("Cargo.lock"))?;
    let packages = lock.matches("[[package]]").count().saturating_sub(1);
    let packages = u32::try_from(packages).map_err(io::Error::other)?;
    Ok(Outcome::Is(f64::from(packages)))
}
