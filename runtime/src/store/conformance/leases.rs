//! Leases and fences.

use super::bench::{Bench, Failure, LONG, ROUNDS, at_once, done, ensure, outlast, record, taken};
use crate::store::{Commit, GrantFilter, Lease, Version};

pub(super) async fn a_grant_has_one_lease_at_a_time(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    for store in [&bench.here, &bench.there] {
        let second = store.lease(&key, LONG).await?;
        ensure(second.is_none(), "a grant with a lease was leased again")?;
    }
    bench.here.release(lease).await?;
    Ok(())
}

pub(super) async fn one_of_concurrent_processes_gets_the_lease(
    bench: &Bench,
) -> Result<(), Failure> {
    for round in 0..ROUNDS {
        let key = bench.named(&round.to_string());
        let leases = at_once(bench, |store| {
            let key = key.clone();
            async move { Ok(store.lease(&key, LONG).await?) }
        });
        let leases: Vec<_> = leases.await?.into_iter().flatten().collect();
        ensure(
            leases.len() == 1,
            "of several processes that took a lease at the same time, not exactly one got it",
        )?;
        for lease in leases {
            bench.here.release(lease).await?;
        }
    }
    Ok(())
}

pub(super) async fn a_grant_that_was_only_leased_is_absent(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    for released in [false, true] {
        let found = bench.there.load(&key).await?;
        ensure(found.is_none(), "a lease without a commit left a record")?;
        let filter = GrantFilter::all().subject(key.subject());
        let page = bench.there.list(&filter, None, 10).await?;
        ensure(
            page.grants().is_empty(),
            "a lease without a commit is listed",
        )?;
        if !released {
            bench.here.release(lease.clone()).await?;
        }
    }
    Ok(())
}

pub(super) async fn a_released_lease_can_be_taken_again_with_a_higher_fence(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    let mut highest = 0;
    for store in [&bench.here, &bench.there, &bench.here] {
        let lease = bench.take(&**store, &key).await?;
        ensure(lease.key() == &key, "the lease is on another grant")?;
        ensure(lease.fence() > highest, "a later lease has no higher fence")?;
        highest = lease.fence();
        store.release(lease).await?;
    }
    Ok(())
}

pub(super) async fn a_lease_on_one_grant_does_not_block_another(
    bench: &Bench,
) -> Result<(), Failure> {
    let first = bench.take(&*bench.here, &bench.named("first")).await?;
    let second = bench.take(&*bench.there, &bench.named("second")).await?;
    bench.here.release(first).await?;
    bench.there.release(second).await?;
    Ok(())
}

pub(super) async fn a_released_lease_changes_nothing_once_another_was_taken(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = bench.key();
    let late = bench.take(&*bench.here, &key).await?;
    bench.here.release(late.clone()).await?;
    let latest = bench.take(&*bench.there, &key).await?;
    let commit = bench
        .here
        .commit(&late, Version::NONE, record("late"))
        .await?;
    ensure(
        commit == Commit::Fenced,
        "a lease wrote after another was taken",
    )?;
    ensure(
        !bench.here.renew(&late, LONG).await?,
        "a lease was renewed after another was taken",
    )?;
    bench.here.release(late).await?;
    let third = bench.here.lease(&key, LONG).await?;
    ensure(
        third.is_none(),
        "releasing an earlier lease ended the latest one",
    )?;
    done(
        bench
            .there
            .commit(&latest, Version::NONE, record("latest"))
            .await?,
    )?;
    Ok(())
}

pub(super) async fn a_lease_allows_several_commits(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = bench.take(&*bench.here, &key).await?;
    let first = done(
        bench
            .here
            .commit(&lease, Version::NONE, record("attempt"))
            .await?,
    )?;
    ensure(
        bench.here.renew(&lease, LONG).await?,
        "the latest lease cannot be renewed",
    )?;
    let second = done(bench.here.commit(&lease, first, record("tokens")).await?)?;
    ensure(second == first.next(), "a commit skipped a version")
}

pub(super) async fn an_expired_lease_can_be_taken_by_another_process(
    bench: &Bench,
) -> Result<(), Failure> {
    let (late, latest) = superseded(bench).await?;
    ensure(
        latest.fence() > late.fence(),
        "a later lease has no higher fence",
    )
}

pub(super) async fn an_expired_lease_cannot_write_once_another_was_taken(
    bench: &Bench,
) -> Result<(), Failure> {
    let (late, latest) = superseded(bench).await?;
    ensure(
        bench
            .here
            .commit(&late, Version::NONE, record("late"))
            .await?
            == Commit::Fenced,
        "an expired lease wrote after another was taken",
    )?;
    bench.here.release(late).await?;
    done(
        bench
            .there
            .commit(&latest, Version::NONE, record("latest"))
            .await?,
    )?;
    Ok(())
}

pub(super) async fn a_renewed_lease_lasts(bench: &Bench) -> Result<(), Failure> {
    let key = bench.key();
    let lease = taken(bench.here.lease(&key, bench.lease).await?)?;
    ensure(
        bench.here.renew(&lease, LONG).await?,
        "the latest lease cannot be renewed",
    )?;
    outlast(bench).await;
    let second = bench.there.lease(&key, LONG).await?;
    ensure(second.is_none(), "a renewed lease ended at its first time")?;
    bench.here.release(lease).await?;
    Ok(())
}

pub(super) async fn a_lease_that_another_took_over_is_not_renewed(
    bench: &Bench,
) -> Result<(), Failure> {
    let (late, _latest) = superseded(bench).await?;
    ensure(
        !bench.here.renew(&late, LONG).await?,
        "an expired lease was renewed after another was taken",
    )
}

/// A lease that expired, because its process was suspended, and the one that another process took.
async fn superseded(bench: &Bench) -> Result<(Lease, Lease), Failure> {
    let key = bench.key();
    let late = taken(bench.here.lease(&key, bench.lease).await?)?;
    outlast(bench).await;
    let latest = bench.take(&*bench.there, &key).await?;
    Ok((late, latest))
}
