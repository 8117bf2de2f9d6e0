//! Grants in a file on a full or unwritable disk: before a refresh, and during one. The disks are
//! small ones in memory, which only root can create; for other users, these tests print that they
//! were skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use licit_runtime::store::FileStore;
use licit_runtime::token::User;
use licit_runtime::{App, Error, Session, Tokens};

use crate::acme::{self, Reading};
use crate::session::{access, refreshed, until};
use crate::support::Server;

/// A disk of 64 KiB.
struct Disk(PathBuf);

impl Disk {
    fn make() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("licit-disk-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir(&path).unwrap();
        let disk = Self(path);
        if disk.mount("size=64k,mode=700") {
            return Some(disk);
        }
        println!("skipped: this user may not mount a disk");
        None
    }

    fn mount(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "licit"]);
        let status = mount.arg(&self.0).stderr(std::process::Stdio::null());
        status.status().is_ok_and(|status| status.success())
    }

    fn file(&self) -> PathBuf {
        self.0.join("grants.json")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
        let _ = fs::remove_dir(&self.0);
    }
}

/// Makes a disk unwritable, and writable again.
#[derive(Debug, Clone, Copy)]
enum DiskFailure {
    Full,
    ReadOnly,
    /// A folder with the name of the file to write. It is used while files are open, which prevent
    /// a disk from becoming read-only.
    Occupied,
}

impl DiskFailure {
    fn begin(self, disk: &Path) {
        match self {
            Self::Full => {
                // Until the disk is full.
                let filling = fs::File::create(disk.join("filling")).unwrap();
                let mut filling = &filling;
                while std::io::Write::write(&mut filling, &[0; 512]).is_ok() {}
            }
            Self::ReadOnly => remount(disk, "ro"),
            Self::Occupied => fs::create_dir(disk.join("grants.json.locks/next.json")).unwrap(),
        }
    }

    fn end(self, disk: &Path) {
        match self {
            Self::Full => fs::remove_file(disk.join("filling")).unwrap(),
            Self::ReadOnly => remount(disk, "rw"),
            Self::Occupied => fs::remove_dir(disk.join("grants.json.locks/next.json")).unwrap(),
        }
    }
}

fn remount(disk: &Path, how: &str) {
    let mut mount = Command::new("mount");
    mount.args(["-o", &format!("remount,{how}")]).arg(disk);
    assert!(mount.status().unwrap().success());
}

fn app(server: &Server, disk: &Disk) -> App {
    let store = Arc::new(FileStore::open(disk.file()).unwrap());
    acme::builder(server).store(store).build().unwrap()
}

async fn logged_in(app: &App) -> Session {
    let tokens = acme::tokens(-1).for_subject("u");
    app.session(app.save_grant(tokens).await.unwrap())
}

async fn stored(app: &App) -> Tokens<Reading, User> {
    app.load_grant("u").await.unwrap().unwrap()
}

#[tokio::test]
async fn nothing_is_sent_if_the_attempt_cannot_be_stored() {
    for failure in [DiskFailure::Full, DiskFailure::ReadOnly] {
        let Some(disk) = Disk::make() else { return };
        let server = Server::answering(vec![refreshed(1)]).await;
        let app = app(&server, &disk);
        let session = logged_in(&app).await;
        failure.begin(&disk.0);
        let error = session.current().await.unwrap_err();
        assert!(matches!(error, Error::Store(_)), "{failure:?}: {error}");
        assert!(error.is_retryable());
        assert!(server.requests().is_empty());
        assert_eq!(stored(&app).await.access_token().expose(), "access-0");

        failure.end(&disk.0);
        assert_eq!(access(&session).await, "access-1");
        assert_eq!(stored(&app).await.access_token().expose(), "access-1");
    }
}

#[tokio::test]
async fn tokens_received_during_a_disk_failure_are_used_and_written_later() {
    for failure in [DiskFailure::Full, DiskFailure::Occupied] {
        let Some(disk) = Disk::make() else { return };
        let path = disk.0.clone();
        let is_first = Mutex::new(true);
        let server = Server::start(move |_| {
            if std::mem::take(&mut *is_first.lock().unwrap()) {
                failure.begin(&path);
            }
            refreshed(1)
        })
        .await;
        let app = app(&server, &disk);
        let session = logged_in(&app).await;
        assert_eq!(access(&session).await, "access-1", "{failure:?}");
        let reason = session.store_failure().unwrap().to_string();
        assert!(reason.contains("grants.json"), "{reason}");
        // The previous content is intact, and records that a refresh was started.
        assert_eq!(stored(&app).await.access_token().expose(), "access-0");

        failure.end(&disk.0);
        until(|| session.store_failure().is_none()).await;
        assert_eq!(stored(&app).await.access_token().expose(), "access-1");
        assert_eq!(server.requests().len(), 1);
    }
}
