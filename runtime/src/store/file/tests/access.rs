//! Who may own, read and replace the files: other users, groups, links, hard links, pipes, devices.
//! Only root can change the owner of a file; for other users, those tests print that they were
//! skipped.

use std::os::unix::fs::{chown, symlink};
use std::process::Command;

use super::*;

/// A user ID that no user of the machine has.
const STRANGER: u32 = 54_321;

fn may_chown() -> bool {
    let is_root = rustix::process::geteuid().is_root();
    if !is_root {
        println!("skipped: only root can give files to other users");
    }
    is_root
}

fn give(path: &Path, user: u32) {
    std::os::unix::fs::lchown(path, Some(user), None).unwrap();
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// A nested folder, and a store with one grant in it.
async fn nested(folder: &Folder) -> (PathBuf, FileStore) {
    let file = folder.0.join("inner").join("grants.json");
    let store = FileStore::open(&file).unwrap();
    put(&store, "a", "one").await;
    (file, store)
}

/// The first error of an open store when it reads, takes a lease, or writes.
async fn refusal_of(store: &FileStore) -> Option<String> {
    let loaded = store.load(&key("a")).await.map(drop);
    let leased = match store.lease(&key("a"), TIME).await {
        Ok(Some(lease)) => {
            let loaded = store.load(&key("a")).await;
            let version = loaded.ok().flatten().map_or(Version::NONE, |(v, _)| v);
            store.commit(&lease, version, record("x")).await.map(drop)
        }
        Ok(None) => panic!("the lease is free"),
        Err(error) => Err(error),
    };
    let refused = loaded.and(leased).err();
    refused.map(|error| error.to_string())
}

#[tokio::test]
async fn any_path_component_of_another_user_is_rejected() {
    if !may_chown() {
        return;
    }
    let folder = Folder::new();
    let (file, store) = nested(&folder).await;
    let inner = file.parent().unwrap().to_owned();
    let parts = [
        file.clone(),
        inner,
        folder.0.clone(),
        store.0.lock.clone(),
        store.0.locks.clone(),
        store.0.lock_of(&key("a")),
    ];
    for part in parts {
        give(&part, STRANGER);
        let refusal = refusal_of(&store).await.unwrap_or_default();
        let expected = format!("`{}` belongs to user {STRANGER}", part.display());
        assert!(refusal.contains(&expected), "{refusal}");
        assert!(refusal.contains("run `chown -h 0 /"), "{refusal}");
        assert!(refusal.contains("trust_owner(54321)"), "{refusal}");
        let trusting = FileStore::builder(&file).trust_owner(STRANGER).open();
        assert_eq!(refusal_of(&trusting.unwrap()).await, None);
        // The operation above replaced the file, which belongs to us again.
        give(&part, 0);
        assert_eq!(refusal_of(&store).await, None, "{}", part.display());
    }
}

#[tokio::test]
async fn a_store_below_another_users_folder_or_link_is_rejected() {
    if !may_chown() {
        return;
    }
    let folder = Folder::new();
    let (file, _) = nested(&folder).await;
    let theirs = folder.0.join("theirs");
    fs::create_dir(&theirs).unwrap();
    let link = theirs.join("link.json");
    symlink(&file, &link).unwrap();
    assert!(FileStore::open(&link).is_ok());
    give(&link, STRANGER);
    let refusal = FileStore::open(&link).unwrap_err().to_string();
    assert!(refusal.contains("link.json` belongs to"), "{refusal}");
    give(&link, 0);
    // A user who can write to the link's folder can change its target.
    give(&theirs, STRANGER);
    let refusal = FileStore::open(&link).unwrap_err().to_string();
    assert!(refusal.contains("theirs` belongs to"), "{refusal}");
    give(&theirs, 0);
    // A link to a folder in another user's folder.
    let way = folder.0.join("way");
    symlink("theirs/../inner", &way).unwrap();
    assert!(FileStore::open(way.join("grants.json")).is_ok());
    give(&theirs, STRANGER);
    let refusal = FileStore::open(way.join("grants.json")).unwrap_err();
    assert!(refusal.to_string().contains("theirs` belongs to"));
}

#[tokio::test]
async fn a_folder_that_others_may_write_to_is_rejected_with_a_fix() {
    let folder = Folder::new();
    let (file, store) = nested(&folder).await;
    for part in [folder.0.as_path(), file.parent().unwrap(), &store.0.locks] {
        for (mode, command) in [
            (0o770, "chmod g-w"),
            (0o702, "chmod o-w"),
            (0o777, "chmod o-w"),
        ] {
            set_mode(part, mode);
            let expected = format!("run `{command} {}`", part.display());
            let refusal = refusal_of(&store).await.unwrap_or_default();
            assert!(refusal.contains(&expected), "{mode:o}: {refusal}");
            let refusal = FileStore::open(&file).unwrap_err().to_string();
            assert!(refusal.contains(&expected), "{mode:o}: {refusal}");
        }
        set_mode(part, 0o755);
        assert_eq!(refusal_of(&store).await, None);
    }
    // Others may write to a sticky folder, but not to the folder of locks.
    set_mode(&folder.0, 0o1777);
    assert_eq!(refusal_of(&store).await, None);
    set_mode(&store.0.locks, 0o1777);
    let refusal = refusal_of(&store).await.unwrap();
    assert!(refusal.contains("chmod o-w"), "{refusal}");
}

#[tokio::test]
async fn a_group_is_trusted_only_by_its_number() {
    use std::os::unix::fs::MetadataExt as _;

    let folder = Folder::new();
    let (file, store) = nested(&folder).await;
    let group = fs::metadata(&folder.0).unwrap().gid();
    for part in [folder.0.as_path(), file.parent().unwrap(), &store.0.locks] {
        set_mode(part, 0o2770);
    }
    // The permissions of a Kubernetes volume with `fsGroup`.
    for part in [&file, &store.0.lock, &store.0.lock_of(&key("a"))] {
        set_mode(part, 0o660);
    }
    let trusting = |group| FileStore::builder(&file).trust_group(group).open();
    assert_eq!(refusal_of(&trusting(group).unwrap()).await, None);
    assert!(trusting(group + 1).is_err());
    assert!(FileStore::open(&file).is_err());
    set_mode(&folder.0, 0o2772);
    assert!(
        trusting(group)
            .unwrap_err()
            .to_string()
            .contains("chmod o-w")
    );
    set_mode(&folder.0, 0o2770);
    set_mode(&file, 0o664);
    assert!(
        trusting(group)
            .unwrap_err()
            .to_string()
            .contains("chmod 600")
    );
}

#[tokio::test]
async fn links_in_place_of_locks_and_drafts_are_not_followed() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let victim = folder.0.join("victim");
    fs::write(&victim, "precious").unwrap();
    set_mode(&victim, 0o600);
    for lock in [store.0.lock.clone(), store.0.lock_of(&key("a"))] {
        for target in [victim.clone(), folder.0.join("created")] {
            fs::remove_file(&lock).unwrap();
            symlink(&target, &lock).unwrap();
            let refusal = refusal_of(&store).await.unwrap();
            assert!(refusal.contains("symbolic link"), "{refusal}");
            assert!(!folder.0.join("created").exists());
        }
        fs::remove_file(&lock).unwrap();
        fs::hard_link(&victim, &lock).unwrap();
        let refusal = refusal_of(&store).await.unwrap();
        assert!(refusal.contains("2 names (hard links)"), "{refusal}");
        fs::remove_file(&lock).unwrap();
        assert_eq!(refusal_of(&store).await, None);
    }
    symlink(&victim, store.0.locks.join("next.json")).unwrap();
    assert_eq!(refusal_of(&store).await, None);
    assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");

    let elsewhere = folder.0.join("elsewhere");
    fs::rename(&store.0.locks, &elsewhere).unwrap();
    symlink(&elsewhere, &store.0.locks).unwrap();
    let refusal = refusal_of(&store).await.unwrap();
    assert!(refusal.contains("is not a directory"), "{refusal}");
}

#[tokio::test]
async fn a_file_with_a_hard_link_is_rejected() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    fs::hard_link(folder.file(), folder.0.join("other.json")).unwrap();
    assert!(refusal_of(&store).await.unwrap().contains("hard links"));
    assert!(folder.refusal().contains("-samefile /"));
}

#[tokio::test]
async fn a_file_that_became_a_link_is_rejected_until_reopened() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let real = folder.0.join("real.json");
    fs::rename(folder.file(), &real).unwrap();
    symlink(&real, folder.file()).unwrap();
    let refusal = refusal_of(&store).await.unwrap();
    assert!(refusal.contains("reopen the store"), "{refusal}");
    assert_eq!(refusal_of(&folder.store()).await, None);
}

#[tokio::test]
async fn pipes_and_devices_are_rejected_without_blocking() {
    let folder = Folder::new();
    let store = folder.store();
    put(&store, "a", "one").await;
    let parts = [
        folder.file(),
        store.0.lock.clone(),
        store.0.lock_of(&key("a")),
    ];
    for part in parts {
        let aside = folder.0.join("aside");
        for make in [&["mkfifo"][..], &["mknod", "c", "1", "5"]] {
            fs::rename(&part, &aside).unwrap();
            let mut command = Command::new(make[0]);
            let made = command.arg("-m").arg("600").arg(&part).args(&make[1..]);
            if made.status().unwrap().success() {
                let refused = tokio::time::timeout(Duration::from_secs(20), refusal_of(&store));
                let refusal = refused.await.unwrap().unwrap();
                assert!(refusal.contains("is not a regular file"), "{refusal}");
            } else {
                println!("skipped: this user may not make a device");
            }
            fs::rename(&aside, &part).unwrap();
        }
    }
    Command::new("mkfifo")
        .arg(store.0.locks.join("next.json"))
        .status()
        .unwrap();
    assert_eq!(refusal_of(&store).await, None);
}

#[tokio::test]
async fn other_users_cannot_block_writes_in_a_sticky_folder() {
    if !may_chown() {
        return;
    }
    let folder = Folder::new();
    set_mode(&folder.0, 0o1777);
    let store = folder.store();
    for name in ["grants.json.tmp", "grants.json.next", "next.json"] {
        let theirs = folder.0.join(name);
        fs::create_dir(&theirs).unwrap();
        chown(&theirs, Some(STRANGER), None).unwrap();
    }
    put(&store, "a", "one").await;
}

#[test]
fn the_mode_of_the_files_does_not_depend_on_the_umask() {
    const NAME: &str =
        "store::file::tests::access::the_mode_of_the_files_does_not_depend_on_the_umask";
    const FOLDER: &str = "LICIT_TEST_UMASK";
    if let Some(path) = std::env::var_os(FOLDER) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let store = FileStore::open(Path::new(&path).join("grants.json")).unwrap();
        runtime.unwrap().block_on(put(&store, "a", "one"));
        return;
    }
    for umask in ["000", "777"] {
        let folder = Folder::new();
        let store = folder.store();
        let mut child = Command::new("sh");
        child
            .arg("-c")
            .arg(format!("umask {umask}; exec \"$0\" --exact {NAME}"));
        child
            .arg(std::env::current_exe().unwrap())
            .env(FOLDER, &folder.0);
        let output = child.output().unwrap();
        assert!(output.status.success(), "{output:?}");
        for file in [&store.0.path, &store.0.lock, &store.0.lock_of(&key("a"))] {
            let mode = fs::metadata(file).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{umask}: {}", file.display());
        }
    }
}

#[test]
fn commands_in_errors_are_quoted_for_a_shell() {
    let folder = Folder::new();
    let odd = folder.0.join("it's a folder; rm -rf x");
    fs::create_dir(&odd).unwrap();
    set_mode(&odd, 0o777);
    let refusal = FileStore::open(odd.join("grants.json"))
        .unwrap_err()
        .to_string();
    let quoted = format!("'{}/it'\\''s a folder; rm -rf x'", folder.0.display());
    assert!(
        refusal.contains(&format!("run `chmod o-w {quoted}`")),
        "{refusal}"
    );
}
