//! The system's directory for user data.

use std::env;
use std::path::PathBuf;

/// Returns the directory, if the environment names one.
pub(crate) fn of_user() -> Option<PathBuf> {
    let from = |name: &str| {
        let path = PathBuf::from(env::var_os(name)?);
        // The XDG Base Directory Specification ignores relative paths.
        path.is_absolute().then_some(path)
    };
    if cfg!(windows) {
        return from("LOCALAPPDATA");
    }
    if cfg!(target_os = "macos") {
        return Some(from("HOME")?.join("Library/Application Support"));
    }
    from("XDG_DATA_HOME").or_else(|| Some(from("HOME")?.join(".local/share")))
}
