//! Files of a revision, read with `git`.

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The files in a directory as they are in a revision, in a temporary directory. The working tree and
/// the index are not touched.
pub(super) struct Checkout {
    /// The temporary directory, which is removed with this value.
    temporary: PathBuf,
    /// The copy of the directory.
    copy: PathBuf,
    /// The directory.
    original: PathBuf,
}

/// The endings of files that are copied: specs and documents.
const ENDINGS: [&str; 3] = ["json", "yaml", "yml"];

impl Checkout {
    /// Copies the specs and documents in a directory.
    pub(super) fn new(revision: &str, folder: &Path) -> Result<Self, String> {
        if revision.starts_with('-') || revision.is_empty() {
            return Err(format!("`{revision}` is not a revision"));
        }
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let original =
            fs::canonicalize(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let temporary = temporary_folder()?;
        let mut checkout = Self {
            copy: temporary.join("tree"),
            temporary,
            original,
        };
        checkout.fill(revision)?;
        Ok(checkout)
    }

    fn fill(&mut self, revision: &str) -> Result<(), String> {
        let folder = self.original.clone();
        let index = self.temporary.join("index");
        let git = |arguments: &[&OsStr], input: &[u8]| git(&folder, &index, arguments, input);
        let prefix = git(&["rev-parse".as_ref(), "--show-prefix".as_ref()], &[])?;
        let prefix = String::from_utf8_lossy(&prefix).trim_end().to_owned();
        git(&["read-tree".as_ref(), revision.as_ref()], &[])?;
        let all = git(&["ls-files".as_ref(), "-z".as_ref()], &[])?;
        let mut chosen = Vec::new();
        for path in all.split(|byte| *byte == 0) {
            let name = String::from_utf8_lossy(path);
            let ending = name
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_ascii_lowercase();
            if ENDINGS.contains(&ending.as_str()) {
                chosen.extend_from_slice(path);
                chosen.push(0);
            }
        }
        let mut target = self.copy.clone().into_os_string();
        target.push("/");
        let mut to = std::ffi::OsString::from("--prefix=");
        to.push(target);
        let arguments = [
            "checkout-index".as_ref(),
            "-z".as_ref(),
            "--stdin".as_ref(),
            to.as_os_str(),
        ];
        git(&arguments, &chosen)?;
        self.copy = self.copy.join(prefix);
        Ok(())
    }

    /// Returns the copy of a file or directory.
    pub(super) fn path(&self, of: &Path) -> Result<PathBuf, String> {
        // The file may exist in the revision only.
        let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let full = match (fs::canonicalize(of), of.file_name()) {
            (Ok(full), _) => Ok(full),
            (Err(_), Some(name)) => fs::canonicalize(folder).map(|folder| folder.join(name)),
            (Err(error), None) => Err(error),
        };
        let full = full.map_err(|error| format!("{}: {error}", of.display()))?;
        let inside = full
            .strip_prefix(&self.original)
            .map_err(|_| format!("{} is not in {}", of.display(), self.original.display()))?;
        Ok(self.copy.join(inside))
    }
}

impl Drop for Checkout {
    fn drop(&mut self) {
        // Nothing depends on whether temporary files remain.
        let _ = fs::remove_dir_all(&self.temporary);
    }
}

fn temporary_folder() -> Result<PathBuf, String> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("licit-diff-{}-{number}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    let error = |error: std::io::Error| format!("{}: {error}", folder.display());
    // A directory of someone else is not used, and nobody else may read the files.
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).map_err(error)?;
    fs::canonicalize(&folder).map_err(error)
}

/// Runs `git` in a directory with an index of its own, and returns its output.
fn git(folder: &Path, index: &Path, arguments: &[&OsStr], input: &[u8]) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| format!("git cannot be run: {error}");
    let mut child = Command::new("git")
        .current_dir(folder)
        .args(arguments)
        .env("GIT_INDEX_FILE", index)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        // `git` reports by its exit code that it did not read everything.
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output().map_err(failed)?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    Err(format!("git: {}", message.trim()))
}
