//! Lists of grants.

use std::time::Duration;

use super::bench::{Bench, Failure, LONG, done, ensure, record};
use crate::clock::Timestamp;
use crate::secret::Secret;
use crate::store::{
    GrantFilter, GrantKey, GrantRecord, GrantState, ListedGrant, OpenRecord, Version,
};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

pub(super) async fn grants_are_found_by_provider_and_subject(bench: &Bench) -> Result<(), Failure> {
    let (first, second) = (of(bench, "first", "ada"), of(bench, "second", "ada"));
    let third = of(bench, "first", "bob");
    for key in [&first, &second, &third] {
        bench.put(key, &record("token")).await?;
    }
    let (provider, subject) = (first.provider(), first.subject());
    let by_provider = GrantFilter::all().provider(provider);
    let by_subject = GrantFilter::all().subject(subject);
    let by_both = by_provider.clone().subject(subject);
    let cases = [
        (by_provider, vec![&first, &third]),
        (by_subject, vec![&first, &second]),
        (by_both, vec![&first]),
    ];
    for (filter, expected) in cases {
        let mut found = listed(bench, &filter, 10).await?;
        let mut expected: Vec<_> = expected.into_iter().cloned().collect();
        found.sort();
        expected.sort();
        ensure(
            found == expected,
            "a filter selects other grants than those with its names",
        )?;
    }
    Ok(())
}

pub(super) async fn grants_are_found_by_their_end(bench: &Bench) -> Result<(), Failure> {
    let now = Timestamp::from_millis(1_700_000_000_123);
    let provider = of(bench, "ends", "").provider().to_owned();
    let ends = [
        ("soon", Some(now)),
        ("also soon", Some(now)),
        ("later", Some(now.plus(LONG))),
        ("unknown", None),
    ];
    for (name, end) in ends {
        bench.put(&of(bench, "ends", name), &ending(end)).await?;
    }
    for (time, expected) in [
        (now, vec![]),
        (
            now.plus(Duration::from_millis(1)),
            vec!["soon", "also soon"],
        ),
        (now.plus(LONG * 2), vec!["later", "soon", "also soon"]),
    ] {
        let filter = GrantFilter::all().provider(&provider);
        let found = listed(bench, &filter.ends_before(time.to_system_time()), 1).await?;
        let mut expected: Vec<_> = expected
            .iter()
            .map(|name| of(bench, "ends", name))
            .collect();
        let mut found = found;
        found.sort();
        expected.sort();
        ensure(
            found == expected,
            "the grants that end before a time are not the listed ones",
        )?;
    }
    Ok(())
}

pub(super) async fn pages_contain_every_grant_once(bench: &Bench) -> Result<(), Failure> {
    let mut expected = Vec::new();
    for number in 0..7 {
        let key = of(bench, "paged", &number.to_string());
        bench.put(&key, &record("token")).await?;
        expected.push(key);
    }
    let filter = GrantFilter::all().provider(expected.first().map_or("", GrantKey::provider));
    for limit in [1, 3, 7, 100] {
        let mut found = listed(bench, &filter, limit).await?;
        found.sort();
        expected.sort();
        ensure(
            found == expected,
            "the pages of a list do not contain every grant once",
        )?;
    }
    Ok(())
}

pub(super) async fn an_erased_grant_does_not_hide_another_from_the_next_page(
    bench: &Bench,
) -> Result<(), Failure> {
    let mut expected = Vec::new();
    for number in 0..6 {
        let key = of(bench, "changing", &number.to_string());
        bench.put(&key, &record("token")).await?;
        expected.push(key);
    }
    let filter = GrantFilter::all().provider(expected.first().map_or("", GrantKey::provider));
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = bench.there.list(&filter, after.as_ref(), 2).await?;
        for grant in page.grants() {
            let lease = bench.take(&*bench.here, grant.key()).await?;
            done(bench.here.erase(&lease, LONG).await?)?;
            bench.here.release(lease).await?;
            found.push(grant.key().clone());
        }
        match page.next() {
            Some(next) => after = Some(next.clone()),
            None => break,
        }
        ensure(
            found.len() <= expected.len(),
            "a list with changes does not end",
        )?;
    }
    found.sort();
    expected.sort();
    ensure(
        found == expected,
        "while the grants of each page are erased, the next page lacks a grant or repeats one",
    )
}

pub(super) async fn a_commit_without_an_end_removes_the_earlier_one(
    bench: &Bench,
) -> Result<(), Failure> {
    let key = of(bench, "endless", "ada");
    let now = Timestamp::from_millis(1_700_000_000_123);
    let first = bench.put(&key, &ending(Some(now))).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    done(bench.here.commit(&lease, first, ending(None)).await?)?;
    bench.here.release(lease).await?;
    let ends = GrantFilter::all().provider(key.provider());
    let ends = ends.ends_before(now.plus(LONG).to_system_time());
    ensure(
        listed(bench, &ends, 10).await?.is_empty(),
        "a grant without an end is listed by the end of an earlier record",
    )?;
    let own = GrantFilter::all().subject(key.subject());
    let page = bench.there.list(&own, None, 10).await?;
    let shown = page.grants().first().map(ListedGrant::ends_at);
    ensure(
        shown == Some(None),
        "a list shows the end of an earlier record",
    )
}

pub(super) async fn names_with_any_text_are_listed(bench: &Bench) -> Result<(), Failure> {
    for name in [
        "",
        "a",
        "A",
        "_",
        "%",
        "a\0b",
        "'; DROP TABLE grants; --",
        "\u{1f600}",
        "a:b*",
        "a\nb",
    ] {
        let key = of(bench, name, name);
        bench.put(&key, &record("token")).await?;
        let filter = GrantFilter::all()
            .provider(key.provider())
            .subject(key.subject());
        ensure(
            listed(bench, &filter, 10).await? == [key],
            "a grant whose names contain unusual characters is not listed",
        )?;
    }
    Ok(())
}

pub(super) async fn a_list_shows_the_version_and_the_end(bench: &Bench) -> Result<(), Failure> {
    let key = of(bench, "shown", "ada");
    let end = Timestamp::from_millis(1_700_000_000_123);
    let first = bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    let second = done(bench.here.commit(&lease, first, ending(Some(end))).await?)?;
    bench.here.release(lease).await?;
    let filter = GrantFilter::all().subject(key.subject());
    let page = bench.there.list(&filter, None, 10).await?;
    let shown = page
        .grants()
        .first()
        .map(|grant| (grant.version(), grant.ends_at()));
    ensure(
        shown == Some((second, Some(end.to_system_time()))) && second == Version::new(2),
        "a list shows another version or end than those of the latest commit",
    )
}

pub(super) async fn an_erased_grant_is_not_listed(bench: &Bench) -> Result<(), Failure> {
    let key = of(bench, "erased", "ada");
    bench.put(&key, &record("token")).await?;
    let lease = bench.take(&*bench.here, &key).await?;
    done(bench.here.erase(&lease, LONG).await?)?;
    bench.here.release(lease).await?;
    for filter in [
        GrantFilter::all().subject(key.subject()),
        GrantFilter::all().provider(key.provider()),
    ] {
        let found = listed(bench, &filter, 10).await?;
        ensure(found.is_empty(), "an erased grant is listed")?;
    }
    Ok(())
}

/// A grant whose provider and subject belong only to this case.
fn of(bench: &Bench, provider: &str, subject: &str) -> GrantKey {
    let own = |name: &str| [name, " of ", &bench.subject].concat();
    GrantKey::new(own(provider), "app", "", "client", own(subject))
}

/// A record that ends at `end`.
fn ending(end: Option<Timestamp>) -> GrantRecord {
    let tokens = StoredTokens::from_access_token(Secret::new("token"), &[], ActsAs::User);
    let tokens = match end {
        Some(end) => tokens.with_expiry(end),
        None => tokens,
    };
    OpenRecord::new(tokens, GrantState::Ready).into()
}

/// Every page of a list.
async fn listed(
    bench: &Bench,
    filter: &GrantFilter,
    limit: usize,
) -> Result<Vec<GrantKey>, Failure> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = bench.there.list(filter, after.as_ref(), limit).await?;
        ensure(
            page.grants().len() <= limit,
            "a page has more grants than its limit",
        )?;
        found.extend(page.grants().iter().map(|grant| grant.key().clone()));
        match page.next() {
            Some(next) if after.as_ref() == Some(next) => {
                return Err(Failure::new("the next page begins where this one does"));
            }
            Some(next) => after = Some(next.clone()),
            None => return Ok(found),
        }
    }
}
