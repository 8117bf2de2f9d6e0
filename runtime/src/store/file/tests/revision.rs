//! Restored older files.

use super::*;

#[tokio::test]
async fn each_write_increments_the_revision() {
    let folder = Folder::new();
    let (one, other) = (folder.store(), folder.store());
    assert_eq!(one.revision(), 0);
    put(&one, "a", "one").await;
    put(&other, "b", "two").await;
    assert_eq!((one.revision(), other.revision()), (1, 2));
    assert_eq!(token(&one, "b").await.as_deref(), Some("two"));
    assert_eq!(one.revision(), 2);
    assert_eq!(folder.store().revision(), 2);
}

#[tokio::test]
async fn a_file_older_than_the_callers_revision_is_rejected() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let backup = fs::read(folder.file()).unwrap();
    put(&store, "a", "two").await;
    let at_least = |revision| {
        FileStore::builder(folder.file())
            .minimum_revision(revision)
            .open()
    };
    assert!(at_least(2).is_ok());
    lay(&folder, &backup);
    let refusal = at_least(2).unwrap_err().to_string();
    assert!(
        refusal.contains("has revision 1, and revision 2 was written"),
        "{refusal}"
    );
    assert!(refusal.contains("minimum_revision(1)"), "{refusal}");
    assert!(at_least(1).is_ok());
    fs::remove_file(folder.file()).unwrap();
    assert!(at_least(1).is_err());
    assert!(at_least(0).is_ok());
}

#[tokio::test]
async fn a_file_without_a_revision_is_read_as_the_first() {
    let folder = Folder::new();
    let text = r#"{"format": "licit-grants", "version": 1, "grants": []}"#;
    lay(&folder, text);
    let store = folder.store();
    assert_eq!(store.revision(), 0);
    put(&store, "a", "one").await;
    assert_eq!(folder.store().revision(), 1);
}
