//! A folder that is removed with its test, and the store in it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use licit_runtime::Json;
use licit_runtime::store::FileStore;

pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("licit-processes-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("grants.json")
    }

    pub(crate) fn store(&self) -> FileStore {
        FileStore::open(self.file()).unwrap()
    }

    /// The only grant in the file.
    pub(crate) fn record(&self) -> Json {
        record_in(&self.file())
    }
}

pub(crate) fn record_in(file: &std::path::Path) -> Json {
    let text = std::fs::read(file).unwrap();
    let document: Json = serde_json::from_slice(&text).unwrap();
    document["grants"][0]["record"].clone()
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
