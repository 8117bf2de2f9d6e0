//! A backup is restored, by the commands of the runbook in docs/operations.md.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use crate::lost_writes::{Before, version};
use crate::servers::{Postgres, Redis, free_port, paths};

/// Runs the command of the runbook that begins so, in `folder`.
fn run(begins: &str, folder: &Path, database: &str) {
    let page = format!("{}/../../docs/operations.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(page).unwrap();
    let mut lines = page.lines().map(str::trim);
    let command = lines.find(|line| line.starts_with(begins)).unwrap();
    let status = Command::new("sh")
        .args(["-c", command])
        .current_dir(folder)
        .env("PATH", std::env::join_paths(paths()).unwrap())
        .envs([("DATABASE", database), ("REDIS", database)])
        .status();
    assert!(status.unwrap().success(), "{command}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_backup_of_postgres_loses_no_grant_with_grace() {
    let Some(server) = Postgres::start().await else {
        return;
    };
    let folder = server.0.folder();
    let database = format!(
        "postgresql:///postgres?host={}&user=licit",
        folder.display()
    );
    let copy = async || run("pg_dump --clean", folder, &database);
    let before = Before::in_store(Arc::new(server.store().await), copy).await;
    run("psql --quiet", folder, &database);
    // Other processes, as the runbook requires.
    let store = Arc::new(server.store().await);
    assert!(version(&*store).await < before.version);
    before.continues(store, false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_backup_of_redis_loses_no_grant_with_grace() {
    // The backup's program connects by TCP.
    let port = free_port();
    let address = format!("redis://127.0.0.1:{port}");
    let listening = ["--port", &port, "--bind", "127.0.0.1"];
    let with = |setting: &'static str| [&listening[..], &["--appendonly", setting]].concat();
    let Some(server) = Redis::start(&with("yes")).await else {
        return;
    };
    let folder = server.0.folder().to_owned();
    let copy = async || run(r#"redis-cli -u "$REDIS" --rdb"#, &folder, &address);
    let before = Before::in_store(Arc::new(server.store().await), copy).await;
    let backup = std::fs::read(folder.join("grants.rdb")).unwrap();
    drop(server);
    let restored = Redis::start_with(Some(&backup), &with("no")).await.unwrap();
    run(
        r#"redis-cli -u "$REDIS" config"#,
        restored.0.folder(),
        &address,
    );
    let store = Arc::new(restored.store().await);
    assert!(version(&*store).await < before.version);
    before.continues(store, false).await;
}
