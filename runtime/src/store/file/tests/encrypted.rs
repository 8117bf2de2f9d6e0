//! Files that are encrypted with a key of the application.

use super::*;
use crate::error::StoreError;

const KEY: [u8; 32] = [7; 32];
const OTHER: [u8; 32] = [8; 32];

fn encrypted(folder: &Folder) -> FileStore {
    FileStore::open_encrypted(folder.file(), &KEY).unwrap()
}

fn rejection(opened: Result<FileStore, StoreError>) -> String {
    opened.unwrap_err().to_string()
}

fn text(folder: &Folder) -> String {
    fs::read_to_string(folder.file()).unwrap()
}

#[tokio::test]
async fn an_encrypted_file_shows_neither_tokens_nor_names() {
    let folder = Folder::new();
    put(&encrypted(&folder), "marker-name", "marker-token").await;
    assert!(!text(&folder).contains("marker"), "{}", text(&folder));
    let found = token(&encrypted(&folder), "marker-name").await;
    assert_eq!(found.as_deref(), Some("marker-token"));
}

#[tokio::test]
async fn an_encrypted_file_without_its_key_is_rejected_and_left_unchanged() {
    let folder = Folder::new();
    put(&encrypted(&folder), "a", "one").await;
    let before = text(&folder);
    assert!(folder.refusal().contains("encrypt_with"));
    let refusal = rejection(FileStore::open_encrypted(folder.file(), &OTHER));
    assert!(refusal.contains("encrypted with another key"), "{refusal}");
    assert_eq!(text(&folder), before);
}

#[tokio::test]
async fn a_plaintext_file_is_rejected_unless_the_application_allows_it() {
    let folder = Folder::new();
    put(&folder.store(), "a", "marker").await;
    let refusal = rejection(FileStore::open_encrypted(folder.file(), &KEY));
    assert!(refusal.contains("accept_plaintext"), "{refusal}");
    let accepting = || {
        FileStore::builder(folder.file())
            .encrypt_with(&KEY)
            .accept_plaintext()
    };
    let store = accepting().open().unwrap();
    assert_eq!(token(&store, "a").await.as_deref(), Some("marker"));
    put(&store, "b", "two").await;
    assert!(!text(&folder).contains("marker"));
    assert_eq!(
        token(&encrypted(&folder), "a").await.as_deref(),
        Some("marker")
    );
}

#[tokio::test]
async fn a_plaintext_file_that_replaces_an_open_one_is_rejected() {
    let folder = Folder::new();
    let store = encrypted(&folder);
    put(&store, "a", "one").await;
    lay(
        &folder,
        r#"{"format": "licit-grants", "version": 1, "revision": 9, "grants": []}"#,
    );
    assert!(store.load(&key("a")).await.is_err());
    let lease = leased(&store, "a").await.unwrap();
    let commit = store.commit(&lease, Version::NONE, record("x")).await;
    assert!(commit.is_err());
}

#[tokio::test]
async fn after_the_next_write_only_the_first_key_decrypts() {
    let folder = Folder::new();
    put(&encrypted(&folder), "a", "one").await;
    let rotating = FileStore::builder(folder.file())
        .encrypt_with(&OTHER)
        .decrypt_with(&KEY);
    let store = rotating.open().unwrap();
    assert_eq!(token(&store, "a").await.as_deref(), Some("one"));
    // Nothing was written, so a process with only the old key can still read it.
    assert!(FileStore::open_encrypted(folder.file(), &KEY).is_ok());
    put(&store, "b", "two").await;
    assert!(rejection(FileStore::open_encrypted(folder.file(), &KEY)).contains("another key"));
    let store = FileStore::open_encrypted(folder.file(), &OTHER).unwrap();
    assert_eq!(token(&store, "a").await.as_deref(), Some("one"));
    assert_eq!(token(&store, "b").await.as_deref(), Some("two"));
}

#[tokio::test]
async fn a_file_that_was_renamed_to_that_of_another_store_does_not_open() {
    let folder = Folder::new();
    put(&encrypted(&folder), "a", "one").await;
    let other = folder.0.join("other.json");
    fs::copy(folder.file(), &other).unwrap();
    let refusal = rejection(FileStore::open_encrypted(&other, &KEY));
    assert!(refusal.contains("a store of another name"), "{refusal}");
    let named = |name| {
        FileStore::builder(&other)
            .encrypt_with(&KEY)
            .name(name)
            .open()
    };
    assert!(named("grants.json").is_ok());
    assert!(named("production").is_err());
    fs::remove_file(&other).unwrap();
    put(&named("production").unwrap(), "a", "one").await;
    assert!(named("staging").is_err());
    assert!(named("production").is_ok());
}

#[tokio::test]
async fn a_file_with_a_modified_header_does_not_open() {
    let folder = Folder::new();
    let store = FileStore::builder(folder.file())
        .encrypt_with(&KEY)
        .decrypt_with(&OTHER);
    let store = store.open().unwrap();
    put(&store, "a", "one").await;
    let before = text(&folder);
    let id = |key: &[u8; 32]| {
        let elsewhere = Folder::new();
        let store = FileStore::open_encrypted(elsewhere.file(), key).unwrap();
        async move {
            put(&store, "a", "x").await;
            let text = text(&elsewhere);
            let (_, rest) = text.split_once("\"key\": \"").unwrap();
            rest.split('"').next().unwrap().to_owned()
        }
    };
    let (ours, theirs) = (id(&KEY).await, id(&OTHER).await);
    assert_ne!(ours, theirs);
    for (from, to) in [
        ("\"revision\": 1", "\"revision\": 2"),
        ("xchacha20poly1305", "xchacha20poly1306"),
        (&*ours, &*theirs),
        ("\"nonce\": \"", "\"nonce\": \"AAAA"),
    ] {
        let changed = before.replace(from, to);
        assert_ne!(changed, before);
        lay(&folder, changed);
        let error = store.load(&key("a")).await.unwrap_err().to_string();
        assert!(error.contains("was altered"), "{error}");
    }
    lay(&folder, before);
    assert!(store.load(&key("a")).await.is_ok());
}

#[tokio::test]
async fn any_modified_byte_is_detected() {
    let folder = Folder::new();
    put(&encrypted(&folder), "a", "one").await;
    let text = text(&folder);
    let start = text.find("\"text\": \"").unwrap() + 9;
    for at in (start..start + 40).step_by(7) {
        let mut bytes = text.clone().into_bytes();
        bytes[at] = if bytes[at] == b'A' { b'B' } else { b'A' };
        lay(&folder, &bytes);
        assert!(FileStore::open_encrypted(folder.file(), &KEY).is_err());
    }
}

#[tokio::test]
async fn a_running_store_rejects_an_older_or_missing_file() {
    let folder = Folder::new();
    let store = encrypted(&folder);
    put(&store, "a", "one").await;
    let backup = text(&folder);
    put(&store, "a", "two").await;
    lay(&folder, &backup);
    let error = store.load(&key("a")).await.unwrap_err().to_string();
    assert!(error.contains("has revision 1, and revision 2"), "{error}");
    let lease = leased(&store, "a").await.unwrap();
    let commit = store.commit(&lease, Version::new(1), record("x")).await;
    assert!(commit.is_err());
    assert_eq!(text(&folder), backup);
    fs::remove_file(folder.file()).unwrap();
    assert!(store.load(&key("a")).await.is_err());
    // A new process cannot detect the older file unless the application has saved the revision.
    lay(&folder, &backup);
    assert_eq!(encrypted(&folder).revision(), 1);
    let saved = FileStore::builder(folder.file())
        .encrypt_with(&KEY)
        .minimum_revision(2);
    assert!(rejection(saved.open()).contains("has revision 1"));
}

#[tokio::test]
async fn a_concurrent_write_is_not_mistaken_for_a_rollback() {
    let folder = Folder::new();
    let store = encrypted(&folder);
    put(&store, "a", "one").await;
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..100 {
                    store.load(&key("a")).await.unwrap();
                }
            })
        })
        .collect();
    for _ in 0..20 {
        put(&store, "a", "next").await;
    }
    for reader in readers {
        reader.await.unwrap();
    }
    assert_eq!(store.revision(), 21);
}

#[test]
fn keys_do_not_print_and_options_without_a_key_are_rejected() {
    let folder = Folder::new();
    let builder = FileStore::builder(folder.file()).encrypt_with(&[42; 32]);
    assert!(!format!("{builder:?}").contains("42"));
    let without = FileStore::builder(folder.file()).accept_plaintext().open();
    assert!(rejection(without).contains("encrypt_with"));
}
