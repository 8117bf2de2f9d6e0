use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use super::*;
use crate::secret::Secret;
use crate::store::{GrantState, MemoryStore, OpenRecord};
use crate::tables::ActsAs;
use crate::token::StoredTokens;

const NAME_KEY: [u8; 32] = [7; 32];
const TIME: Duration = Duration::from_secs(60);

/// A memory store that several layers share.
#[derive(Debug, Clone, Default)]
struct SharedStore(Arc<MemoryStore>);

impl Store for SharedStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        self.0.load(key)
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        self.0.lease(key, time)
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        self.0.renew(lease, time)
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        self.0.commit(lease, expected, record)
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        self.0.erase(lease, tombstone)
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        self.0.list(filter, after, limit)
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        self.0.release(lease)
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        self.0.changed(key, seen)
    }
}

fn with<K: KeyProvider>(store: &SharedStore, keys: K) -> Encrypted<SharedStore, K> {
    Encrypted::new(store.clone(), keys, &NAME_KEY)
}

fn key(subject: &str) -> GrantKey {
    GrantKey::new("acme", "app", "", "client", subject)
}

fn record(token: &str) -> GrantRecord {
    let tokens = StoredTokens::from_access_token(Secret::new(token), &[], ActsAs::User);
    OpenRecord::new(tokens, GrantState::Ready).into()
}

async fn put(store: &impl Store, subject: &str, token: &str) -> Version {
    let lease = store.lease(&key(subject), TIME).await.unwrap().unwrap();
    let stored = store.load(&key(subject)).await.unwrap();
    let version = stored.map_or(Version::NONE, |(version, _)| version);
    let commit = store.commit(&lease, version, record(token)).await.unwrap();
    store.release(lease).await.unwrap();
    match commit {
        Commit::Done(version) => version,
        other => panic!("{other:?}"),
    }
}

async fn token(store: &impl Store, subject: &str) -> Result<String, String> {
    let stored = store.load(&key(subject)).await;
    let stored = stored.map_err(|error| error.to_string())?;
    let record = stored.unwrap().1;
    Ok(record.tokens().unwrap().access_token().expose().to_owned())
}

/// Everything that the store below holds, as text.
async fn dump(below: &SharedStore) -> String {
    let page = below.list(&GrantFilter::all(), None, 100).await.unwrap();
    let mut text = String::new();
    for grant in page.grants() {
        let record = below.load(grant.key()).await.unwrap();
        text += &serde_json::to_string(&(grant.key(), record)).unwrap();
    }
    text
}

#[cfg(feature = "store-conformance")]
#[tokio::test(start_paused = true)]
async fn an_encrypted_store_fulfils_the_contract() {
    let below = SharedStore::default();
    let open = async || {
        let store = with(&below, LocalKeys::new(&[1; 32]));
        Ok(Arc::new(store) as Arc<dyn Store>)
    };
    let suite = crate::store::conformance::Conformance::new(open);
    suite.run().await.unwrap();
}

#[tokio::test]
async fn the_store_below_has_neither_tokens_nor_subjects() {
    let below = SharedStore::default();
    let store = with(&below, LocalKeys::new(&[1; 32]));
    put(&store, "ada@example.com", "s3cret").await;
    let dump = dump(&below).await;
    assert!(dump.contains("acme"), "{dump}");
    assert!(!dump.contains("s3cret") && !dump.contains("ada"), "{dump}");
    assert!(!format!("{store:?}").contains("s3cret"));
    assert_eq!(token(&store, "ada@example.com").await.unwrap(), "s3cret");
}

/// Moves the stored form of one grant, or of one version, to another.
async fn transplant(below: &SharedStore, from: &GrantKey, to: &GrantKey) {
    let (_, record) = below.load(from).await.unwrap().unwrap();
    let lease = below.lease(to, TIME).await.unwrap().unwrap();
    let (version, _) = below.load(to).await.unwrap().unwrap();
    let commit = below.commit(&lease, version, record).await.unwrap();
    assert!(matches!(commit, Commit::Done(_)));
}

#[tokio::test]
async fn the_record_of_another_grant_or_version_does_not_open() {
    let below = SharedStore::default();
    let store = with(&below, LocalKeys::new(&[1; 32]));
    for subject in ["ada", "bob"] {
        put(&store, subject, subject).await;
    }
    let names = Names::new(&NAME_KEY);
    let [ada, bob] = ["ada", "bob"].map(|subject| names.seal(&key(subject)).unwrap());
    transplant(&below, &ada, &bob).await;
    let error = token(&store, "bob").await.unwrap_err();
    assert!(error.contains("belongs to another grant"), "{error}");
    // The same record under a later version.
    transplant(&below, &ada, &ada).await;
    let error = token(&store, "ada").await.unwrap_err();
    assert!(error.contains("another grant or version"), "{error}");
}

#[tokio::test]
async fn a_record_without_encryption_is_rejected() {
    let below = SharedStore::default();
    let names = Names::new(&NAME_KEY);
    let sealed = names.seal_subject("ada").unwrap();
    let lease = below.lease(&key(&sealed), TIME).await.unwrap().unwrap();
    let planted = below.commit(&lease, Version::NONE, record("planted"));
    planted.await.unwrap();
    let store = with(&below, LocalKeys::new(&[1; 32]));
    let error = token(&store, "ada").await.unwrap_err();
    assert!(error.contains("not encrypted"), "{error}");
}

#[tokio::test]
async fn keys_are_rotated_while_the_store_is_used() {
    let below = SharedStore::default();
    let (old, new) = ([1; 32], [2; 32]);
    let first = with(&below, LocalKeys::new(&old));
    put(&first, "ada", "a").await;
    put(&first, "bob", "b").await;

    let both = with(&below, LocalKeys::new(&new).decrypt_with(&old));
    put(&both, "ada", "a2").await;
    assert_eq!(token(&both, "bob").await.unwrap(), "b");
    let error = token(&with(&below, LocalKeys::new(&new)), "bob").await;
    assert!(error.unwrap_err().contains("is not configured"));

    let busy = both.lease(&key("bob"), TIME).await.unwrap();
    let done = both.reencrypt().await.unwrap();
    assert_eq!((done.written, done.skipped), (0, 1));
    drop(busy);
    let done = both.reencrypt().await.unwrap();
    assert_eq!((done.written, done.skipped), (1, 0));
    assert_eq!(both.reencrypt().await.unwrap(), Reencrypted::default());

    let last = with(&below, LocalKeys::new(&new));
    assert_eq!(token(&last, "ada").await.unwrap(), "a2");
    assert_eq!(token(&last, "bob").await.unwrap(), "b");
}

#[tokio::test]
async fn another_name_key_finds_no_grant_and_lists_none() {
    let below = SharedStore::default();
    put(&with(&below, LocalKeys::new(&[1; 32])), "ada", "a").await;
    let other = Encrypted::new(below, LocalKeys::new(&[1; 32]), &[8; 32]);
    assert!(other.load(&key("ada")).await.unwrap().is_none());
    let error = other.list(&GrantFilter::all(), None, 10).await.unwrap_err();
    assert!(error.to_string().contains("another name key"), "{error}");
}

/// A service whose master key is an addition.
#[derive(Debug, Clone, Default)]
struct Service(Arc<State>);

#[derive(Debug, Default)]
struct State {
    is_away: AtomicBool,
    /// Whether it accepts requests and never replies.
    hangs: AtomicBool,
    generated: AtomicU8,
    decrypted: AtomicU8,
}

impl Service {
    fn answer(&self) -> Result<(), StoreError> {
        if self.0.is_away.load(Ordering::SeqCst) {
            return Err(StoreError::new("the service is away"));
        }
        Ok(())
    }
}

impl KeyService for Service {
    fn generate(&self) -> StoreFuture<'_, GeneratedKey> {
        Box::pin(async {
            if self.0.hangs.load(Ordering::SeqCst) {
                std::future::pending::<()>().await;
            }
            self.answer()?;
            let number = self.0.generated.fetch_add(1, Ordering::SeqCst) + 1;
            Ok(GeneratedKey {
                key: KeyBytes::new(&[number; 32]),
                encrypted: vec![number + 100; 32],
            })
        })
    }

    fn decrypt<'a>(&'a self, encrypted: &'a [u8]) -> StoreFuture<'a, KeyBytes> {
        Box::pin(async move {
            self.answer()?;
            self.0.decrypted.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(50)).await;
            let key: Vec<_> = encrypted.iter().map(|byte| byte - 100).collect();
            KeyBytes::from_slice(&key)
        })
    }
}

#[tokio::test(start_paused = true)]
async fn data_keys_of_a_service_are_cached_and_replaced() {
    let (below, service) = (SharedStore::default(), Service::default());
    let lifetime = Duration::from_secs(60);
    let keys = || KmsKeys::new(service.clone()).lifetime(lifetime);
    let store = with(&below, keys());
    for _ in 0..5 {
        put(&store, "ada", "a").await;
    }
    assert_eq!(token(&store, "ada").await.unwrap(), "a");
    assert_eq!(service.0.generated.load(Ordering::SeqCst), 1);
    assert_eq!(service.0.decrypted.load(Ordering::SeqCst), 0);

    // Another process asks once.
    let other = with(&below, keys());
    for _ in 0..5 {
        assert_eq!(token(&other, "ada").await.unwrap(), "a");
    }
    assert_eq!(service.0.decrypted.load(Ordering::SeqCst), 1);

    tokio::time::advance(lifetime).await;
    service.0.is_away.store(true, Ordering::SeqCst);
    put(&store, "ada", "b").await;
    assert_eq!(token(&store, "ada").await.unwrap(), "b");
    let error = token(&with(&below, keys()), "ada").await.unwrap_err();
    assert!(error.contains("is away"), "{error}");

    service.0.is_away.store(false, Ordering::SeqCst);
    put(&store, "ada", "c").await;
    assert_eq!(service.0.generated.load(Ordering::SeqCst), 1);
    tokio::time::advance(Duration::from_secs(30)).await;
    put(&store, "ada", "d").await;
    assert_eq!(service.0.generated.load(Ordering::SeqCst), 2);
    assert_eq!(token(&with(&below, keys()), "ada").await.unwrap(), "d");
}

#[tokio::test(start_paused = true)]
async fn commits_do_not_wait_for_a_service_that_hangs() {
    let (below, service) = (SharedStore::default(), Service::default());
    let lifetime = Duration::from_secs(60);
    let store = with(&below, KmsKeys::new(service.clone()).lifetime(lifetime));
    put(&store, "ada", "a").await;
    tokio::time::advance(lifetime).await;
    service.0.hangs.store(true, Ordering::SeqCst);
    let start = tokio::time::Instant::now();
    for _ in 0..10 {
        put(&store, "ada", "b").await;
    }
    assert!(start.elapsed() < Duration::from_secs(3));
    assert_eq!(token(&store, "ada").await.unwrap(), "b");
}

#[tokio::test(start_paused = true)]
async fn a_data_key_is_decrypted_once_for_concurrent_loads() {
    let (below, service) = (SharedStore::default(), Service::default());
    put(&with(&below, KmsKeys::new(service.clone())), "ada", "a").await;
    let other = Arc::new(with(&below, KmsKeys::new(service.clone())));
    let mut loads = tokio::task::JoinSet::new();
    service.0.is_away.store(true, Ordering::SeqCst);
    assert!(token(&*other, "ada").await.is_err());
    service.0.is_away.store(false, Ordering::SeqCst);
    for _ in 0..100 {
        let other = Arc::clone(&other);
        loads.spawn(async move { token(&*other, "ada").await });
    }
    for loaded in loads.join_all().await {
        assert_eq!(loaded.unwrap(), "a");
    }
    assert_eq!(service.0.decrypted.load(Ordering::SeqCst), 1);
}
