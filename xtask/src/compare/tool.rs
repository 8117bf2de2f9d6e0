//! The generators that are compared, and the crates of what they generate.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::document::{self, Document};
use super::measure::Bench;
use super::versions::PEERS;

/// What makes a client of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tool {
    Licit,
    Progenitor,
    ProgenitorBuilder,
    OpenapiToRust,
    /// Nothing: the client is written by hand.
    Hand,
}

/// All of them; licit first.
pub(crate) const ALL: [Tool; 5] = [
    Tool::Licit,
    Tool::Progenitor,
    Tool::ProgenitorBuilder,
    Tool::OpenapiToRust,
    Tool::Hand,
];

/// The dependency of every client on the crate that has what all need beside their own crates.
const BESIDE: &str = "[dependencies]\nbeside = { path = \"../../beside\" }\n";

/// Of that crate: the runtime of the program, and the same TLS. A package cannot have a crate twice as its own dependency.
const OF_BESIDE: &str = r#"[package]
name = "beside"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
tokio = { version = "1", features = ["macros", "rt"] }
reqwest = { version = "0.13", default-features = false, features = ["rustls"] }
"#;

/// Dependencies of the client that is written by hand.
const OF_HAND: &str = r#"
[dependencies]
reqwest = { version = "0.13", default-features = false, features = ["json", "query"] }
serde = { version = "1", features = ["derive"] }
"#;

const PACKAGE: &str =
    "[package]\nname = \"subject\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n";

const PROFILE: &str = "\n[profile.release]\nstrip = true\n\n[workspace]\n";

const SPEC: &str = r#"{ "name": "acme", "token_endpoint": "https://acme.example/token",
  "grants": { "client_credentials": {} },
  "api": { "base_url": "https://api.acme.example", "openapi": "{document}" } }"#;

impl Tool {
    /// The name in tables.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Licit => "licit",
            Self::Progenitor => "progenitor, positional",
            Self::ProgenitorBuilder => "progenitor, builder",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Hand => "written by hand",
        }
    }

    /// The name of the crate's folder.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Licit => "licit",
            Self::Progenitor => "progenitor",
            Self::ProgenitorBuilder => "progenitor-builder",
            Self::OpenapiToRust => "openapi-to-rust",
            Self::Hand => "hand",
        }
    }

    /// Writes the input of the generator into a folder, and returns the command that generates.
    pub(crate) fn command(
        self,
        bench: &Bench,
        document: &Document,
        folder: &Path,
    ) -> io::Result<Command> {
        fs::create_dir_all(folder.join("src"))?;
        let ending = document.file.extension().unwrap_or_default();
        let copy = folder.join("document").with_extension(ending);
        fs::copy(&document.file, &copy)?;
        let name = copy.file_name().unwrap_or_default().to_string_lossy();
        let name = name.as_ref();
        let peers = bench.peers().join("bin");
        let mut command = match self {
            Self::Licit => {
                fs::write(folder.join("spec.json"), SPEC.replace("{document}", name))?;
                let mut command =
                    Command::new(bench.target().join(bench.profile()).join("cargo-licit"));
                command.args(["licit", "gen", "spec.json", "-o", "src/generated.rs"]);
                command
            }
            Self::Progenitor | Self::ProgenitorBuilder => {
                let mut command = Command::new(peers.join("cargo-progenitor"));
                command.args(["progenitor", "-n", "subject", "-v", "0.1.0", "-o", "."]);
                let builder = self == Self::ProgenitorBuilder;
                let style = if builder { "builder" } else { "positional" };
                // A client that the builders include does not compile: they name it by its crate.
                command.args(["--include-client", "false"]);
                command.args(["--interface", style, "-i", name]);
                command
            }
            Self::OpenapiToRust => {
                let mut command = Command::new(peers.join("openapi-to-rust"));
                command.args(["generate", name]);
                command
            }
            Self::Hand => {
                let text = document::by_hand(document.operations.unwrap_or_default());
                fs::write(folder.join("src/lib.rs"), text)?;
                Command::new("true")
            }
        };
        command.current_dir(folder);
        Ok(command)
    }

    /// Makes a crate of what was generated.
    pub(crate) fn finish(self, bench: &Bench, folder: &Path) -> io::Result<()> {
        let manifest = match self {
            Self::Licit => {
                let root = bench.root.canonicalize()?;
                let root = root.display();
                format!("{PACKAGE}\n[dependencies]\nlicit = {{ path = \"{root}\" }}\n")
            }
            Self::Progenitor | Self::ProgenitorBuilder => {
                fs::read_to_string(folder.join("Cargo.toml"))?
            }
            Self::OpenapiToRust => {
                let needed = fs::read_to_string(folder.join("src/generated/REQUIRED_DEPS.toml"))?;
                format!("{PACKAGE}\n{needed}")
            }
            Self::Hand => format!("{PACKAGE}{OF_HAND}"),
        };
        if matches!(self, Self::Licit | Self::OpenapiToRust) {
            let library = "#![allow(warnings)]\npub mod generated;\n";
            fs::write(folder.join("src/lib.rs"), library)?;
        }
        let beside = bench.work.join("clients/beside");
        fs::create_dir_all(beside.join("src"))?;
        fs::write(beside.join("Cargo.toml"), OF_BESIDE)?;
        fs::write(beside.join("src/lib.rs"), "pub use tokio;\n")?;
        let manifest = manifest.replacen("[dependencies]\n", BESIDE, 1);
        fs::write(folder.join("Cargo.toml"), manifest + PROFILE)
    }
}

impl Bench {
    /// Returns the directory of the installed peers.
    fn peers(&self) -> PathBuf {
        self.work.join("peers").join(self.profile())
    }
}

/// Builds licit's command line, and installs the peers.
pub(crate) fn install(bench: &Bench) -> io::Result<()> {
    let mut build = Command::new("cargo");
    build.args(["build", "-p", "cargo-licit"]);
    if bench.optimized {
        build.arg("--release");
    }
    build.env("CARGO_TARGET_DIR", bench.target());
    bench.require(build.current_dir(&bench.root))?;
    for (name, version) in PEERS {
        let mut install = Command::new("cargo");
        install
            .args(["install", "--locked", "--root"])
            .arg(bench.peers());
        if !bench.optimized {
            install.arg("--debug");
        }
        install.arg(format!("{name}@{version}"));
        bench.require(install.env("CARGO_TARGET_DIR", bench.target()))?;
    }
    Ok(())
}
