//! The workspace, scratch folders and text that the tests of every command use.

use std::fs;
use std::path::{Path, PathBuf};

use licit_emulator::Emulator;

/// The secret of the application that [`registered`] adds.
pub(crate) const SECRET: &str = "s3cret-of-the-client";

pub(crate) fn root() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.expect("the workspace").to_owned()
}

/// An empty folder of a test. `name` must be its own, since tests run at the same time.
pub(crate) fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A provider outside the program, with an application that has this redirect URI.
pub(crate) fn registered(spec: &str, redirect_uri: &str) -> Emulator {
    let emulator = Emulator::from_file(root().join(spec)).expect("a good spec");
    emulator.client("app", "the-client", Some(SECRET), redirect_uri)
}
