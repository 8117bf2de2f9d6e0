//! What a list costs.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::serde_json::{self, json};
use licit_runtime::store::{GrantFilter, GrantRecord, Store, Version};

use crate::provider;
use crate::servers::Redis;

/// The grants, of which the first few end soon.
const GRANTS: u64 = 60;
const SOON: u64 = 3;

const HOUR: Duration = Duration::from_secs(3600);

/// How many grants the server has read.
async fn read(server: &Redis) -> u64 {
    let info: String = server.ask(&["INFO", "commandstats"]).await;
    let calls = info.split("cmdstat_hmget:calls=").nth(1);
    let calls = calls.and_then(|calls| calls.split(',').next());
    calls.map_or(0, |calls| calls.parse().unwrap())
}

/// The keeper lists often, and must not read every grant each time.
#[tokio::test(flavor = "multi_thread")]
async fn a_list_by_end_reads_only_the_grants_that_end_in_redis() {
    let Some(server) = Redis::start(&[]).await else {
        return;
    };
    let store = server.store().await;
    let provider = provider::start(HOUR, |_| {}).await;
    let app = provider::app(provider.origin(), HOUR, Arc::new(store.clone()));
    provider::log_in(&provider, &app).await;
    let page = store.list(&GrantFilter::all(), None, 10).await.unwrap();
    let first = page.grants()[0].key();
    let (_, record) = store.load(first).await.unwrap().unwrap();
    let now = SystemTime::now();
    for number in 0..GRANTS {
        let hours = if number < SOON { 1 } else { 100 + number };
        let end = now + HOUR * u32::try_from(hours).unwrap();
        let end = end.duration_since(UNIX_EPOCH).unwrap().as_millis();
        let mut text = serde_json::to_value(&record).unwrap();
        text["tokens"]["refresh_token"] = json!(null);
        text["tokens"]["expires_at"] = json!(u64::try_from(end).unwrap());
        let record: GrantRecord = serde_json::from_value(text).unwrap();
        let key = first.with_subject(number.to_string());
        let lease = store.lease(&key, HOUR).await.unwrap().unwrap();
        let commit = store.commit(&lease, Version::NONE, record).await;
        commit.unwrap();
    }
    let before = read(&server).await;
    let ending = GrantFilter::all().provider(first.provider());
    let ending = ending.ends_before(now + 2 * HOUR);
    let page = store.list(&ending, None, 500).await.unwrap();
    assert_eq!(page.grants().len() as u64, SOON);
    assert_eq!(read(&server).await - before, SOON);
}
