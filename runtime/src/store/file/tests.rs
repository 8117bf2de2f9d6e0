#![cfg(unix)]

mod access;
#[cfg(feature = "file-store-encryption")]
mod encrypted;
mod revision;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::shared::now;
use super::{FileStore, LOOK};
use crate::secret::Secret;
use crate::store::{Commit, GrantKey, GrantRecord, GrantState, Lease, OpenRecord, Store, Version};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

const TIME: Duration = Duration::from_secs(1);

/// A folder that is removed with its test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("licit-file-store-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir(&path).unwrap();
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("grants.json")
    }

    fn store(&self) -> FileStore {
        FileStore::open(self.file()).unwrap()
    }

    fn refusal(&self) -> String {
        FileStore::open(self.file()).unwrap_err().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn key(subject: &str) -> GrantKey {
    GrantKey::new("acme", "app", "", "client", subject)
}

fn record(token: &str) -> GrantRecord {
    let tokens = StoredTokens::from_access_token(Secret::new(token), &[], ActsAs::User);
    OpenRecord::new(tokens, GrantState::Ready).into()
}

async fn leased(store: &FileStore, subject: &str) -> Option<Lease> {
    store.lease(&key(subject), TIME).await.unwrap()
}

async fn put(store: &FileStore, subject: &str, token: &str) -> Version {
    let lease = leased(store, subject).await.unwrap();
    let loaded = store.load(&key(subject)).await.unwrap();
    let version = loaded.map_or(Version::NONE, |(version, _)| version);
    match store.commit(&lease, version, record(token)).await.unwrap() {
        Commit::Done(version) => version,
        other => panic!("{other:?}"),
    }
}

async fn token(store: &FileStore, subject: &str) -> Option<String> {
    let (_, record) = store.load(&key(subject)).await.unwrap()?;
    Some(record.tokens().unwrap().access_token().expose().to_owned())
}

#[tokio::test]
async fn a_committed_record_survives_reopening() {
    let folder = Folder::new();
    assert_eq!(put(&folder.store(), "a", "one").await, Version::new(1));
    assert_eq!(put(&folder.store(), "b", "two").await, Version::new(1));
    assert_eq!(put(&folder.store(), "a", "three").await, Version::new(2));
    let again = folder.store();
    assert_eq!(token(&again, "a").await.as_deref(), Some("three"));
    assert_eq!(token(&again, "b").await.as_deref(), Some("two"));
    assert_eq!(token(&again, "c").await, None);
}

#[tokio::test]
async fn one_lease_at_a_time_across_stores() {
    let folder = Folder::new();
    let (one, other) = (folder.store(), folder.store());
    let lease = leased(&one, "a").await.unwrap();
    assert!(leased(&one, "a").await.is_none());
    assert!(leased(&other, "a").await.is_none());
    assert!(leased(&other, "b").await.is_some(), "another grant");
    one.release(lease.clone()).await.unwrap();
    let next = leased(&other, "a").await.unwrap();
    assert!(next.fence() > lease.fence());
}

#[tokio::test]
async fn a_released_lease_cannot_write() {
    let folder = Folder::new();
    let store = folder.store();
    let lease = leased(&store, "a").await.unwrap();
    assert!(store.renew(&lease, TIME).await.unwrap());
    store.release(lease.clone()).await.unwrap();
    assert!(!store.renew(&lease, TIME).await.unwrap());
    let commit = store.commit(&lease, Version::NONE, record("late")).await;
    assert_eq!(commit.unwrap(), Commit::Fenced);
    let made_up = Lease::new(key("a"), lease.fence());
    let commit = store.commit(&made_up, Version::NONE, record("late")).await;
    assert_eq!(commit.unwrap(), Commit::Fenced);
}

#[tokio::test]
async fn a_lease_whose_file_was_removed_cannot_write() {
    let folder = Folder::new();
    let store = folder.store();
    drop(leased(&store, "a").await);
    let lease = leased(&store, "a").await.unwrap();
    fs::remove_file(store.0.lock_of(&key("a"))).unwrap();
    let other = leased(&store, "a").await.unwrap();
    let commit = store.commit(&lease, Version::NONE, record("late")).await;
    assert_eq!(commit.unwrap(), Commit::Fenced);
    let commit = store.commit(&other, Version::NONE, record("new")).await;
    assert_eq!(commit.unwrap(), Commit::Done(Version::new(1)));
}

#[tokio::test]
async fn a_dropped_lease_is_released() {
    let folder = Folder::new();
    let store = folder.store();
    drop(leased(&store, "a").await.unwrap());
    assert!(leased(&store, "a").await.is_some());
}

#[tokio::test]
async fn a_commit_over_an_unread_version_is_a_conflict() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let lease = leased(&store, "a").await.unwrap();
    let commit = store.commit(&lease, Version::NONE, record("two")).await;
    assert_eq!(commit.unwrap(), Commit::Conflict);
    assert_eq!(token(&store, "a").await.as_deref(), Some("one"));
}

#[tokio::test]
async fn a_commit_wakes_waiters() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let start = std::time::Instant::now();
    store.changed(&key("a"), Version::NONE).await.unwrap();
    assert!(start.elapsed() < LOOK, "it has changed already");
    let waiting = tokio::spawn({
        let store = store.clone();
        async move { store.changed(&key("a"), Version::new(1)).await }
    });
    put(&store, "a", "two").await;
    waiting.await.unwrap().unwrap();
}

#[tokio::test]
async fn files_are_for_their_owner_alone() {
    let folder = Folder::new();
    let path = folder.0.join("new").join("grants.json");
    let store = FileStore::open(&path).unwrap();
    put(&store, "a", "one").await;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&store.0.locks), 0o700);
    for file in [&path, &store.0.lock, &store.0.lock_of(&key("a"))] {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn a_file_that_others_may_read_is_rejected() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    for mode in [0o640, 0o604, 0o622] {
        fs::set_permissions(folder.file(), fs::Permissions::from_mode(mode)).unwrap();
        assert!(folder.refusal().contains("chmod 600"), "{mode:o}");
        assert!(store.load(&key("a")).await.is_err(), "{mode:o}");
    }
}

#[test]
fn a_world_writable_folder_is_rejected_unless_it_is_sticky() {
    let folder = Folder::new();
    let set = |mode| fs::set_permissions(&folder.0, fs::Permissions::from_mode(mode)).unwrap();
    set(0o777);
    assert!(folder.refusal().contains("chmod o-w"));
    set(0o1777);
    assert!(FileStore::open(folder.file()).is_ok());
}

#[tokio::test]
async fn a_link_is_followed_and_preserved() {
    let folder = Folder::new();
    let real = folder.0.join("real.json");
    put(&FileStore::open(&real).unwrap(), "a", "one").await;
    std::os::unix::fs::symlink(&real, folder.file()).unwrap();
    put(&folder.store(), "a", "two").await;
    assert!(fs::symlink_metadata(folder.file()).unwrap().is_symlink());
    let store = FileStore::open(&real).unwrap();
    assert_eq!(token(&store, "a").await.as_deref(), Some("two"));
}

fn lay(folder: &Folder, bytes: impl AsRef<[u8]>) {
    fs::write(folder.file(), bytes).unwrap();
    fs::set_permissions(folder.file(), fs::Permissions::from_mode(0o600)).unwrap();
}

#[tokio::test]
async fn a_truncated_file_is_rejected_and_left_unchanged() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "marker-one").await;
    let whole = fs::read(folder.file()).unwrap();
    // The last byte only ends a line.
    for length in 0..whole.len() - 1 {
        let cut = &whole[..length];
        lay(&folder, cut);
        let refusal = folder.refusal();
        assert!(
            refusal.contains("is damaged at line"),
            "{length}: {refusal}"
        );
        assert!(!refusal.contains("marker"), "{refusal}");
        if length % 50 == 0 {
            let lease = leased(&store, "a").await.unwrap();
            let commit = store.commit(&lease, Version::new(1), record("x")).await;
            assert!(commit.is_err());
        }
        assert_eq!(fs::read(folder.file()).unwrap(), cut);
    }
}

#[test]
fn a_file_of_another_format_or_version_is_rejected_and_left_unchanged() {
    let cases = [
        ("[]", "is not the file of a token store"),
        (r#""text""#, "is not the file of a token store"),
        (
            r#"{"format": 1, "version": 1}"#,
            "is not the file of a token store",
        ),
        (
            r#"{"access_token": "marker"}"#,
            "is not the file of a token store",
        ),
        (
            r#"{"format": "licit-grants"}"#,
            "is not the file of a token store",
        ),
        (
            r#"{"format": "licit-grants", "version": 0, "grants": "marker"}"#,
            "of version 0, and this build reads versions 1 and 2",
        ),
        (
            r#"{"format": "licit-grants", "version": 3, "vault": "marker"}"#,
            "of version 3, and this build reads versions 1 and 2",
        ),
        (
            r#"{"format": "licit-grants", "version": 1, "grants": "marker"}"#,
            "is damaged",
        ),
        (
            r#"{"format": "licit-grants", "version": 1}"#,
            "is not the file of a token store",
        ),
        (
            r#"{"format": "licit-grants", "version": 2, "grants": []}"#,
            "is damaged",
        ),
        (
            r#"{"format": "licit-grants", "version": 1, "sealed": {"text": "marker"}}"#,
            "encrypted by an early build",
        ),
        ("\u{feff}{}", "is damaged"),
        ("marker = true", "is damaged"),
    ];
    for (text, expected) in cases {
        let folder = Folder::new();
        lay(&folder, text);
        let refusal = folder.refusal();
        assert!(refusal.contains(expected), "{text}: {refusal}");
        assert!(!refusal.contains("marker"), "{refusal}");
        assert_eq!(fs::read_to_string(folder.file()).unwrap(), text);
    }
}

#[test]
fn a_path_that_is_not_a_file_is_rejected() {
    let folder = Folder::new();
    fs::create_dir(folder.file()).unwrap();
    assert!(folder.refusal().contains("is not a regular file"));
    assert!(FileStore::open("/").is_err());
    assert!(FileStore::open("/nowhere/at/all/grants.json").is_err());
}

#[tokio::test]
async fn a_grant_in_an_unknown_format_is_reported_and_preserved() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    put(&store, "b", "two").await;
    let text = fs::read_to_string(folder.file()).unwrap();
    let text = text.replacen(r#""state":"ready""#, r#""state":{"new":true}"#, 1);
    assert!(text.contains(r#"{"new":true}"#), "{text}");
    lay(&folder, &text);
    let store = folder.store();
    assert!(store.load(&key("a")).await.is_err());
    put(&store, "b", "three").await;
    assert_eq!(token(&store, "b").await.as_deref(), Some("three"));
    let text = fs::read_to_string(folder.file()).unwrap();
    assert!(text.contains(r#"{"new":true}"#), "{text}");
}

#[tokio::test]
async fn leftovers_of_an_interrupted_write_are_ignored() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let draft = store.0.locks.join("next.json");
    fs::write(&draft, "half of some").unwrap();
    put(&store, "a", "two").await;
    assert_eq!(token(&folder.store(), "a").await.as_deref(), Some("two"));
    assert!(!draft.exists());
}

#[tokio::test]
async fn concurrent_writers_lose_no_commit() {
    // Each commit is written to the disk; more would wait beyond the store's patience on a busy one.
    const WRITERS: u32 = 8;
    let folder = Folder::new();
    let mut writers = tokio::task::JoinSet::new();
    for number in 0..WRITERS {
        let store = folder.store();
        writers.spawn(async move {
            for _ in 0..5 {
                put(&store, &number.to_string(), "x").await;
            }
        });
    }
    writers.join_all().await;
    let document = folder.store().0.read().unwrap();
    for number in 0..WRITERS {
        let version = document.version(&key(&number.to_string()), now());
        assert_eq!(version, Version::new(5));
    }
}

#[test]
fn without_a_runtime_an_error_is_returned() {
    let folder = Folder::new();
    let (store, key) = (folder.store(), key("a"));
    let mut load = store.load(&key);
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(loaded) = load.as_mut().poll(&mut context) else {
        panic!("it waits for something")
    };
    assert!(loaded.unwrap_err().to_string().contains("tokio runtime"));
}
