//! Installs the judges and runs them. They are Python packages with pinned versions, in a virtual
//! environment below `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python");

/// An interpreter with the judges.
pub(crate) struct Python(PathBuf);

impl Python {
    /// Installs the judges. `None` with a message if Python or the registry is missing.
    pub(crate) fn install() -> Option<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judges");
        let python = folder.join("bin/python");
        let requirements = Path::new(SCRIPTS).join("requirements.txt");
        let is_there = |python: &Path| {
            let mut check = Command::new(python);
            check.args(["-c", "import openapi_core, rstr, uritemplate"]);
            check.output().is_ok_and(|done| done.status.success())
        };
        if !is_there(&python) {
            let made = Command::new("python3")
                .args(["-m", "venv"])
                .arg(&folder)
                .output();
            if !made.is_ok_and(|done| done.status.success()) {
                println!("skipped: there is no Python 3 with `venv`");
                return None;
            }
            let mut install = Command::new(&python);
            install.args(["-m", "pip", "install", "--quiet", "--requirement"]);
            let done = install.arg(requirements).output().expect("pip runs");
            if !done.status.success() {
                let messages = String::from_utf8_lossy(&done.stderr);
                println!("skipped: the judges cannot be installed:\n{messages}");
                return None;
            }
        }
        Some(Self(python))
    }

    /// Runs a script, which must succeed.
    pub(crate) fn run(&self, script: &str, arguments: &[&str]) {
        let mut run = Command::new(&self.0);
        run.arg(Path::new(SCRIPTS).join(script)).args(arguments);
        let done = run.output().expect("python runs");
        let messages = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{script} {arguments:?}:\n{messages}");
    }
}
