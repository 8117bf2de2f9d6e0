//! Detects that files have changed. Must not use a command.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often watched files are examined.
pub(crate) const INTERVAL: Duration = Duration::from_millis(300);

/// Files, and their states when they were last examined.
#[derive(Debug, Default)]
pub(crate) struct Watched(Vec<(PathBuf, State)>);

/// What changes when a file is written. `None` if there is no file.
type State = Option<(SystemTime, u64)>;

impl Watched {
    /// Adds a file. A change before that is not noticed.
    pub(crate) fn add(&mut self, path: &Path) {
        if self.0.iter().all(|(known, _)| known != path) {
            self.0.push((path.to_owned(), state(path)));
        }
    }

    /// Whether a file changed since the last time.
    pub(crate) fn examine(&mut self) -> bool {
        let mut is_changed = false;
        for (path, known) in &mut self.0 {
            let now = state(path);
            is_changed |= now != *known;
            *known = now;
        }
        is_changed
    }
}

fn state(path: &Path) -> State {
    let metadata = std::fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}

#[cfg(test)]
mod tests {
    use super::Watched;

    #[test]
    fn files_that_are_written_created_or_removed_have_changed() {
        let path = std::env::temp_dir().join(format!("licit-watch-{}", std::process::id()));
        let mut watched = Watched::default();
        watched.add(&path);
        assert!(!watched.examine());
        for text in ["a", "ab"] {
            std::fs::write(&path, text).expect("a file");
            assert!(watched.examine(), "{text}");
            assert!(!watched.examine(), "{text}");
        }
        std::fs::remove_file(&path).expect("a file");
        assert!(watched.examine());
    }
}
