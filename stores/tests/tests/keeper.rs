//! Keepers refresh the grants of a store before they end. The provider treats each reuse of a refresh token
//! as theft.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use licit_runtime::store::{GrantFilter, ListedGrant, Store};
use licit_runtime::{App, GrantEventKind, Keeper};

use crate::killed::Book;
use crate::provider;
use crate::servers::{Postgres, Redis};
use crate::worker::Kind;

/// The default number of grants. `LICIT_FLEET` overrides it.
const GRANTS: usize = 300;

/// The number of keepers.
const KEEPERS: usize = 4;

/// The version of a grant after its first refresh: the login, the attempt, the new tokens.
const REFRESHED: u64 = 3;

/// The limit of a call, and half of a lease.
const TIMEOUT: Duration = Duration::from_secs(10);

async fn all(store: &dyn Store) -> Vec<ListedGrant> {
    let (mut grants, mut after) = (Vec::new(), None);
    loop {
        let page = store.list(&GrantFilter::all(), after.as_ref(), 500).await;
        let page = page.unwrap();
        grants.extend_from_slice(page.grants());
        match page.next() {
            Some(next) => after = Some(next.clone()),
            None => return grants,
        }
    }
}

fn start(app: &App, ahead: Duration) -> Keeper {
    let keeper = Keeper::builder(app)
        .ahead(ahead)
        .max_concurrent_refreshes(16);
    keeper.max_refreshes_per_minute(60_000).start().unwrap()
}

/// The events of lost grants, and of failed refreshes.
fn watch(app: &App) -> Arc<Mutex<Vec<String>>> {
    let (found, mut events) = (Arc::<Mutex<Vec<String>>>::default(), app.events());
    let noting = Arc::clone(&found);
    tokio::spawn(async move {
        while let Some(event) = events.next().await {
            if let GrantEventKind::Lost(_) | GrantEventKind::RefreshFailed(_) = event.kind() {
                noting.lock().unwrap().push(format!("{event:?}"));
            }
        }
    });
    found
}

async fn every_grant_is_refreshed(kind: Kind, folder: &std::path::Path) {
    let grants = std::env::var("LICIT_FLEET").map_or(GRANTS, |text| text.parse().unwrap());
    // Enough for all logins, and for their refreshes in half of it.
    let lifetime = Duration::from_secs((grants as u64 / 15).max(20));
    let seconds = lifetime.as_secs();
    let refresh =
        format!(r#"{{ "rotation": "always", "reuse": "strict", "lifetime": {seconds} }}"#);
    let book = Arc::<Mutex<Book>>::default();
    let noting = Arc::clone(&book);
    let observe = move |request: &_| noting.lock().unwrap().note(request);
    let minute = Duration::from_secs(60);
    let provider = provider::start_with(&refresh, minute, observe).await;
    let mut apps = Vec::new();
    for _ in 0..KEEPERS {
        let store = kind.open(folder).await;
        apps.push(provider::app_with(
            &refresh,
            provider.origin(),
            TIMEOUT,
            store,
        ));
    }
    for number in 0..grants {
        provider::log_in_as(&format!("u{number}"), &provider, &apps[0]).await;
    }
    let begun = Instant::now();
    let problems: Vec<_> = apps.iter().map(watch).collect();
    let mut keepers: Vec<_> = apps
        .iter()
        .map(|app| start(app, lifetime * 4 / 5))
        .collect();
    let store = kind.open(folder).await;
    loop {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let listed = all(&*store).await;
        let refreshed = listed
            .iter()
            .filter(|grant| grant.version().number() >= REFRESHED);
        let refreshed = refreshed.count();
        if refreshed == grants {
            break;
        }
        assert!(begun.elapsed() < lifetime * 2, "{refreshed} of {grants}");
        // The one that acts stops in the middle, and another one continues.
        if refreshed > grants / 2 && keepers.len() == KEEPERS {
            let active = keepers.iter().position(Keeper::is_active).unwrap();
            keepers.swap_remove(active).shutdown().await;
            keepers.push(start(&apps[active], lifetime * 4 / 5));
            keepers.push(start(&apps[0], lifetime * 4 / 5));
        }
    }
    let time = begun.elapsed();
    for keeper in keepers {
        keeper.shutdown().await;
    }
    for app in &apps {
        app.settle().await;
    }
    let book = book.lock().unwrap();
    println!(
        "{}: {grants} grants, {KEEPERS} keepers, {:.0} s: {} refreshes, {} refresh tokens sent again, \
         {} reuses, {} grants lost",
        kind.name(),
        time.as_secs_f64(),
        book.refreshes,
        book.resent(),
        book.refused.len(),
        problems
            .iter()
            .map(|found| found.lock().unwrap().len())
            .sum::<usize>(),
    );
    assert_eq!((book.resent(), &*book.refused), (0, &[][..]));
    for found in problems {
        assert_eq!(*found.lock().unwrap(), [""; 0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keepers_refresh_every_grant_in_postgres_before_it_ends() {
    if let Some(server) = Postgres::start().await {
        drop(server.store().await);
        every_grant_is_refreshed(Kind::Postgres, server.0.folder()).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keepers_refresh_every_grant_in_redis_before_it_ends() {
    if let Some(server) = Redis::start(&[]).await {
        every_grant_is_refreshed(Kind::Redis, server.0.folder()).await;
    }
}
