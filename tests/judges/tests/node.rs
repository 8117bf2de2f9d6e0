//! Installs the generator of bodies and runs it. It is an npm package of a pinned version, below
//! `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/javascript");

/// The generator. It has no dependencies.
const PACKAGE: &str = "json-schema-faker@0.6.3";

/// An interpreter with the generator.
pub(crate) struct Node(PathBuf);

impl Node {
    /// Installs the generator. `None` with a message if Node.js or the registry is missing.
    pub(crate) fn install() -> Option<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generator");
        if !folder.join("node_modules/json-schema-faker").exists() {
            std::fs::create_dir_all(&folder).expect("a folder");
            let done = Command::new("npm")
                .args(["install", "--silent", "--no-audit", "--no-fund", "--prefix"])
                .args([folder.as_os_str(), PACKAGE.as_ref()])
                .output();
            if !done.is_ok_and(|done| done.status.success()) {
                println!("skipped: npm cannot install {PACKAGE}");
                return None;
            }
        }
        Some(Self(folder))
    }

    /// Runs a script, which must succeed.
    pub(crate) fn run(&self, script: &str, arguments: &[&str]) {
        let mut run = Command::new("node");
        run.current_dir(&self.0);
        run.arg(Path::new(SCRIPTS).join(script)).args(arguments);
        let done = run.output().expect("Node.js runs");
        let messages = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{script} {arguments:?}:\n{messages}");
    }
}
