//! Erased grants and their tombstones.

use super::bench::{Bench, Failure, LONG, done, ensure, outlast, record, same};
use super::waiting::{wait, woken};
use crate::store::{Commit, GrantKey, Store, Version};

pub(super) async fn every_process_loads_the_tombstone_of_an_erased_grant(
    bench: &Bench,
) -> Result<(), Failure> {
    let (key, version) = erased(bench).await?;
    ensure(
        version == Version::new(2),
        "`erase` did not return the next version",
    )?;
    for store in [&bench.here, &bench.there] {
        ensure(
            tombstone(&**store, &key).await? == Some(version),
            "`load` does not return the tombstone of an erased grant",
        )?;
    }
    Ok(())
}

pub(super) async fn a_grant_without_a_record_gets_a_tombstone(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    let version = done(bench.here.erase(&lease, LONG).await?)?;
    bench.here.release(lease).await?;
    ensure(
        tombstone(&*bench.there, &key).await? == Some(version),
        "`load` does not return the tombstone of a grant that had no record",
    )
}

pub(super) async fn only_the_latest_lease_erases(bench: &Bench) -> Result<(), Failure> {
    let (key, written) = (bench.key(), record("token"));
    let version = bench.put(&key, &written).await?;
    let late = bench.take(&*bench.here, &key).await?;
    bench.here.release(late.clone()).await?;
    let latest = bench.take(&*bench.there, &key).await?;
    ensure(
        bench.here.erase(&late, LONG).await? == Commit::Fenced,
        "a lease erased the grant after another was taken",
    )?;
    same(&*bench.there, &key, version, &written).await?;
    bench.there.release(latest).await?;
    Ok(())
}

pub(super) async fn an_erased_grant_is_not_written_over_its_version(
    bench: &Bench,
) -> Result<(), Failure> {
    let (key, version) = erased(bench).await?;
    let lease = bench.take(&*bench.there, &key).await?;
    for expected in [Version::NONE, Version::new(1)] {
        let commit = bench.there.commit(&lease, expected, record("late")).await?;
        ensure(
            commit == Commit::Conflict,
            "a process that had not seen the tombstone wrote the grant again",
        )?;
    }
    let written = record("login");
    let next = done(bench.there.commit(&lease, version, written.clone()).await?)?;
    ensure(next == version.next(), "a commit skipped a version")?;
    bench.there.release(lease).await?;
    same(&*bench.here, &key, next, &written).await
}

pub(super) async fn a_tombstone_ends_by_itself(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    done(bench.here.erase(&lease, bench.lease).await?)?;
    bench.here.release(lease).await?;
    outlast(bench).await;
    let found = bench.there.load(&key).await?;
    ensure(found.is_none(), "a tombstone remains after its time")?;
    let first = bench.put(&key, &record("login")).await?;
    ensure(
        first == Version::NONE.next(),
        "the first commit after a tombstone has ended is not version 1",
    )
}

pub(super) async fn fences_increase_even_after_a_tombstone_has_ended(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    let mut highest = 0;
    for _ in 0..2 {
        for token in ["first", "second"] {
            let lease = bench.take(&*bench.here, &key).await?;
            ensure(
                lease.fence() > highest,
                "after the tombstone of an erased grant has ended, a lease has no higher fence than those before",
            )?;
            highest = lease.fence();
            let found = bench.here.load(&key).await?;
            let version = found.map_or(Version::NONE, |(version, _)| version);
            done(bench.here.commit(&lease, version, record(token)).await?)?;
            if token == "second" {
                done(bench.here.erase(&lease, bench.lease / 4).await?)?;
            }
            bench.here.release(lease).await?;
        }
        tokio::time::sleep(bench.lease / 2).await;
        // A store may remove a tombstone only when it is read.
        ensure(
            bench.there.load(&key).await?.is_none(),
            "a tombstone remains after its time",
        )?;
    }
    Ok(())
}

pub(super) async fn an_erasure_wakes_waiting_processes(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let version = bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    let waiting = [&bench.here, &bench.there].map(|store| wait(store, &key, version));
    tokio::task::yield_now().await;
    done(bench.here.erase(&lease, LONG).await?)?;
    for waiting in waiting {
        woken(waiting).await?;
    }
    bench.here.release(lease).await?;
    Ok(())
}

/// Writes a grant and erases it. Returns the version of its tombstone.
async fn erased(bench: &Bench) -> Result<(GrantKey, Version), Failure> {
    let key = bench.key();
    bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    let version = done(bench.here.erase(&lease, LONG).await?)?;
    bench.here.release(lease).await?;
    Ok((key, version))
}

/// The version of a grant's tombstone, if it has one.
async fn tombstone(store: &dyn Store, key: &GrantKey) -> Result<Option<Version>, Failure> {
    let found = store.load(key).await?;
    let erased = found.filter(|(_, record)| record.is_erased());
    Ok(erased.map(|(version, _)| version))
}
