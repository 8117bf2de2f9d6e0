//! Records and their versions.

use std::sync::Arc;

use super::bench::{Bench, Failure, LONG, ROUNDS, at_once, done, ensure, record, same};
use crate::clock::Timestamp;
use crate::error::GrantLostReason;
use crate::secret::Secret;
use crate::store::{Attempt, Commit, GrantKey, GrantState, OpenRecord, Store, Version};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

/// The processes that commit at the same time, and the commits of each.
const PROCESSES: usize = 4;
const COMMITS: usize = 10;

/// The commits of a grant that another process reads meanwhile.
const READS: u64 = 20;

/// The bytes of a large token.
const LARGE: usize = 256 * 1024;

pub(super) async fn a_missing_record_is_absent(bench: &Bench) -> Result<(), Failure> {
    let found = bench.here.load(&bench.key()).await?;
    ensure(
        found.is_none(),
        "`load` returned a record that was never written",
    )
}

pub(super) async fn a_committed_record_is_returned_unchanged_to_every_process(
    bench: &Bench,
) -> Result<(), Failure> {
    let (key, written) = (bench.key(), record("token"));
    let version = bench.put(&key, &written).await?;
    ensure(
        version == Version::NONE.next(),
        "the first commit is not version 1",
    )?;
    for store in [&bench.here, &bench.there] {
        same(&**store, &key, version, &written).await?;
    }
    Ok(())
}

pub(super) async fn every_state_of_a_grant_is_preserved(bench: &Bench) -> Result<(), Failure> {
    let tokens = StoredTokens::from_access_token(Secret::new("token"), &["read"], ActsAs::User);
    let attempt = Attempt::next(&Secret::new("refresh"), None, Timestamp::UNKNOWN);
    let states = [
        GrantState::Refreshing(attempt),
        GrantState::Lost(GrantLostReason::Rejected),
        GrantState::Ready,
    ];
    for (number, state) in states.into_iter().enumerate() {
        let key = bench.named(&number.to_string());
        let written = OpenRecord::new(tokens.clone(), state).into();
        let version = bench.put(&key, &written).await?;
        same(&*bench.there, &key, version, &written).await?;
    }
    Ok(())
}

pub(super) async fn a_large_record_is_preserved(bench: &Bench) -> Result<(), Failure> {
    let (key, written) = (bench.key(), record(&"token".repeat(LARGE / 5)));
    let version = bench.put(&key, &written).await?;
    same(&*bench.there, &key, version, &written).await
}

pub(super) async fn a_commit_over_another_version_is_a_conflict(
    bench: &Bench,
) -> Result<(), Failure> {
    let (key, first) = (bench.key(), record("first"));
    let version = bench.put(&key, &first).await?;
    let lease = bench.take(&*bench.there, &key).await?;
    for expected in [Version::NONE, version.next()] {
        let commit = bench
            .there
            .commit(&lease, expected, record("second"))
            .await?;
        ensure(
            commit == Commit::Conflict,
            "a commit over another version than the expected one is not a conflict",
        )?;
    }
    same(&*bench.here, &key, version, &first).await
}

pub(super) async fn names_with_any_text_are_separate_grants(bench: &Bench) -> Result<(), Failure> {
    let long = "long ".repeat(400);
    let names = [
        "",
        "a",
        "A",
        " a",
        "a ",
        "a\u{301}",
        "\u{e1}",
        "../a",
        "a/b",
        "a\\b",
        "a\nb",
        "a\0b",
        "a%00b",
        "'; DROP TABLE grants; --",
        "\u{1f600}",
        "*",
        "a:b",
        &long,
    ];
    for name in names {
        let key = bench.named(name);
        bench
            .put(&key, &record(&format!("token of {name}")))
            .await?;
    }
    for name in names {
        let written = record(&format!("token of {name}"));
        same(
            &*bench.there,
            &bench.named(name),
            Version::NONE.next(),
            &written,
        )
        .await?;
    }
    // The parts of a name do not run into each other.
    let split = |provider: &str, registration: &str| {
        let subject = bench.subject.clone();
        GrantKey::new(provider, registration, "", "client", subject)
    };
    bench.put(&split("ab", "c"), &record("one")).await?;
    let other = bench.here.load(&split("a", "bc")).await?;
    ensure(
        other.is_none(),
        "two names whose parts join to the same text are one grant",
    )
}

pub(super) async fn concurrent_processes_lose_no_commit(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let workers: Vec<_> = (0..PROCESSES)
        .map(|number| {
            let store = if number % 2 == 0 {
                &bench.here
            } else {
                &bench.there
            };
            tokio::spawn(commits(store.clone(), key.clone()))
        })
        .collect();
    for worker in workers {
        worker
            .await
            .map_err(|_| Failure::new("a process panicked"))??;
    }
    let total = u64::try_from(PROCESSES * COMMITS).unwrap_or_default();
    let found = bench.here.load(&key).await?;
    ensure(
        found.is_some_and(|(version, _)| version.number() == total),
        "commits of concurrent processes were lost, or one was counted twice",
    )
}

pub(super) async fn one_of_concurrent_commits_over_a_version_is_done(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    let mut version = Version::NONE;
    for _ in 0..ROUNDS {
        let commits = at_once(bench, |store| {
            let lease = lease.clone();
            async move { Ok(store.commit(&lease, version, record("token")).await?) }
        });
        let commits = commits.await?;
        let mut written = commits.iter().filter_map(|commit| match commit {
            Commit::Done(version) => Some(*version),
            Commit::Conflict | Commit::Fenced => None,
        });
        let next = version.next();
        ensure(
            written.next() == Some(next) && written.next().is_none(),
            "of several commits over one version at the same time, not exactly one was written",
        )?;
        version = next;
    }
    bench.here.release(lease).await?;
    Ok(())
}

pub(super) async fn a_record_is_read_with_its_version(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let of = |version: Version| record(&format!("token {}", version.number()));
    let first = bench.put(&key, &of(Version::NONE.next())).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    let (store, read) = (bench.there.clone(), key.clone());
    let reader = tokio::spawn(async move {
        let mut seen = Version::NONE;
        while seen.number() < READS {
            let version = version_of(&*store, &read).await?;
            ensure(version >= seen, "`load` returned an earlier version")?;
            let found = store.load(&read).await?;
            let Some((version, record)) = found else {
                return Err(Failure::new("`load` does not return a committed record"));
            };
            let json = |record| serde_json::to_value(record).ok();
            ensure(
                json(&record) == json(&of(version)),
                "`load` returned the record of one version with the number of another",
            )?;
            seen = version;
            // A store may have no point at which the writer could run.
            tokio::task::yield_now().await;
        }
        Ok(())
    });
    let mut version = first;
    while version.number() < READS {
        let next = of(version.next());
        version = done(bench.here.commit(&lease, version, next).await?)?;
        tokio::task::yield_now().await;
    }
    let read = reader.await;
    read.map_err(|_| Failure::new("a process panicked"))??;
    bench.here.release(lease).await?;
    Ok(())
}

/// Commits a number of times, as a session does: under a lease, over the version that it read.
async fn commits(store: Arc<dyn Store>, key: GrantKey) -> Result<(), Failure> {
    let mut committed = 0;
    let mut highest = 0;
    while committed < COMMITS {
        let seen = version_of(&*store, &key).await?;
        let Some(lease) = store.lease(&key, LONG).await? else {
            store.changed(&key, seen).await?;
            continue;
        };
        ensure(lease.fence() > highest, "a later lease has no higher fence")?;
        highest = lease.fence();
        let before = version_of(&*store, &key).await?;
        let after = done(store.commit(&lease, before, record("token")).await?)?;
        ensure(after == before.next(), "a commit skipped a version")?;
        committed += 1;
        store.release(lease).await?;
    }
    Ok(())
}

async fn version_of(store: &dyn Store, key: &GrantKey) -> Result<Version, Failure> {
    let found = store.load(key).await?;
    Ok(found.map_or(Version::NONE, |(version, _)| version))
}
