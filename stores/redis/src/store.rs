//! The store.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::error::StoreError;
use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant, Store,
    StoreFuture, Version,
};
use redis::aio::ConnectionManager;
use redis::{Client, FromRedisValue, ScriptInvocation};

use crate::error::{failure, unreadable};
use crate::keys::Keys;
use crate::notices::{self, Notices};
use crate::scripts;

/// How long a waiting caller relies on notifications.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// The prefix of keys, unless another is set.
const PREFIX: &str = "licit";

/// A store in Redis. Cheap to clone; clones share the connection.
#[derive(Clone)]
pub struct RedisStore {
    client: Client,
    connection: ConnectionManager,
    keys: Keys,
    confirmation: Option<Confirmation>,
    notices: Arc<Notices>,
}

/// How many replicas confirm a write, and within which time.
#[derive(Debug, Clone, Copy)]
struct Confirmation {
    replicas: u32,
    time: Duration,
}

/// A grant in a list: name, version, end.
type Fields = (Option<String>, Option<u64>, Option<u64>);

impl RedisStore {
    /// Connects to the server. No setup is needed. A lost connection is reopened.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, or evicts keys without an expiry
    /// (`maxmemory-policy allkeys-…`): it would delete grants.
    pub async fn connect(client: Client) -> Result<Self, StoreError> {
        let connection = client.get_connection_manager().await.map_err(failure)?;
        let store = Self {
            client,
            connection,
            keys: Keys::new(PREFIX),
            confirmation: None,
            notices: Arc::new(Notices::new()),
        };
        store.check_eviction().await?;
        Ok(store)
    }

    /// Sets the prefix of the keys, for several applications on one server. The default is `licit`.
    #[must_use]
    pub fn prefix(self, prefix: &str) -> Self {
        Self {
            keys: Keys::new(prefix),
            notices: Arc::new(Notices::new()),
            ..self
        }
    }

    /// Requires this number of replicas to confirm each lease and each commit within `time` (`WAIT`).
    /// Otherwise the operation returns an error: a lease is not used, and a commit is retried.
    ///
    /// Use the number of all replicas that may be promoted. While a command waits for confirmation, the
    /// other commands of this store wait as well.
    #[must_use]
    pub fn confirmed_by(self, replicas: u32, time: Duration) -> Self {
        Self {
            confirmation: Some(Confirmation { replicas, time }),
            ..self
        }
    }

    /// Servers that do not reveal their settings are accepted.
    async fn check_eviction(&self) -> Result<(), StoreError> {
        let mut info = redis::cmd("INFO");
        info.arg("memory");
        let memory: Result<String, _> = info.query_async(&mut self.connection.clone()).await;
        let memory = memory.unwrap_or_default();
        let mut lines = memory.lines();
        let policy = lines.find_map(|line| line.strip_prefix("maxmemory_policy:allkeys-"));
        match policy {
            None => Ok(()),
            Some(policy) => Err(StoreError::new(format!(
                "Redis deletes any key when its memory is full (`maxmemory-policy \
                 allkeys-{policy}`), which would lose grants: set `noeviction`"
            ))),
        }
    }

    /// Waits until replicas have confirmed what was written before on this connection.
    async fn confirm(&self) -> Result<(), StoreError> {
        let Some(Confirmation { replicas, time }) = self.confirmation else {
            return Ok(());
        };
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1);
        let mut wait = redis::cmd("WAIT");
        wait.arg(replicas).arg(millis);
        let confirmed: u32 = wait
            .query_async(&mut self.connection.clone())
            .await
            .map_err(failure)?;
        if confirmed >= replicas {
            return Ok(());
        }
        Err(StoreError::new(format!(
            "Redis: {confirmed} of {replicas} replicas confirmed the write within {time:?}"
        )))
    }

    /// Runs a script, and again on a new connection if the connection was lost, perhaps long ago. Not for
    /// commits: the second would be a conflict with the first.
    async fn repeatable<T: FromRedisValue>(
        &self,
        call: &ScriptInvocation<'_>,
    ) -> Result<T, StoreError> {
        let mut connection = self.connection.clone();
        match call.invoke_async(&mut connection).await {
            Err(error) if error.is_io_error() && !error.is_timeout() => {
                call.invoke_async(&mut connection).await.map_err(failure)
            }
            result => result.map_err(failure),
        }
    }

    async fn take(&self, key: &GrantKey, time: Duration) -> Result<Option<Lease>, StoreError> {
        let mut call = scripts::LEASE.key(self.keys.of(key).grant);
        // If the first call took effect, the second finds the lease taken until it expires.
        let fence: Option<u64> = self.repeatable(call.arg(micros(time))).await?;
        if fence.is_some() {
            self.confirm().await?;
        }
        Ok(fence.map(|fence| Lease::new(key.clone(), fence)))
    }

    async fn write(
        &self,
        lease: &Lease,
        expected: Version,
        record: GrantRecord,
    ) -> Result<Commit, StoreError> {
        let unwritable = |_| StoreError::new("the grant cannot be written as JSON");
        let keys = self.keys.of(lease.key());
        let name = serde_json::to_string(lease.key()).map_err(unwritable)?;
        let text = serde_json::to_string(&record).map_err(unwritable)?;
        let ends = record.ends_at().map(micros_of).unwrap_or_default();
        let answer: String = scripts::COMMIT
            .key(keys.grant)
            .key(&[keys.all, keys.provider, keys.subject, keys.changes])
            .arg(lease.fence())
            .arg(expected.number())
            .arg(keys.id)
            .arg(text)
            .arg(name)
            .arg(ends)
            .invoke_async(&mut self.connection.clone())
            .await
            .map_err(failure)?;
        self.outcome(&answer).await
    }

    async fn erase_record(&self, lease: &Lease, tombstone: Duration) -> Result<Commit, StoreError> {
        let keys = self.keys.of(lease.key());
        let mut call = scripts::ERASE.key(keys.grant);
        call.key(&[keys.all, keys.provider, keys.subject, keys.changes]);
        call.arg(lease.fence()).arg(micros(tombstone)).arg(keys.id);
        let answer: String = self.repeatable(&call).await?;
        self.outcome(&answer).await
    }

    async fn outcome(&self, answer: &str) -> Result<Commit, StoreError> {
        match answer {
            "fenced" => Ok(Commit::Fenced),
            "conflict" => Ok(Commit::Conflict),
            version => {
                let version = version.parse().map_err(|_| unreadable())?;
                self.confirm().await?;
                Ok(Commit::Done(Version::new(version)))
            }
        }
    }

    async fn page(
        &self,
        filter: &GrantFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<GrantPage, StoreError> {
        let index = match (filter.subject_name(), filter.provider_name()) {
            (Some(subject), _) => self.keys.subject(subject),
            (None, Some(provider)) => self.keys.provider(provider),
            (None, None) => self.keys.all(),
        };
        let from = after.map_or_else(|| "-".to_owned(), |after| ["(", after.as_str()].concat());
        let mut range = redis::cmd("ZRANGEBYLEX");
        range.arg(index).arg(from).arg("+").arg("LIMIT").arg(0);
        // One more, to see whether others follow.
        range.arg(limit.saturating_add(1));
        let mut connection = self.connection.clone();
        let ids: Vec<String> = range.query_async(&mut connection).await.map_err(failure)?;
        let shown = ids.get(..limit).unwrap_or(&ids);
        let next = shown.last().filter(|_| ids.len() > limit).map(Cursor::new);
        if shown.is_empty() {
            return Ok(GrantPage::new(Vec::new(), next));
        }
        let mut reads = redis::pipe();
        for id in shown {
            let grant = self.keys.grant(id);
            let fields = &["name", "version", "ends"];
            reads.cmd("HMGET").arg(grant).arg(fields);
        }
        let fields: Vec<Fields> = reads.query_async(&mut connection).await.map_err(failure)?;
        let mut grants = Vec::with_capacity(fields.len());
        for fields in fields {
            // Without a name, the grant was erased in the meantime.
            let (Some(name), Some(version), ends) = fields else {
                continue;
            };
            let key: GrantKey = serde_json::from_str(&name).map_err(|_| unreadable())?;
            let end = ends.map(|ends| UNIX_EPOCH + Duration::from_micros(ends));
            if filter.selects(&key, end) {
                grants.push(ListedGrant::new(key, Version::new(version), end));
            }
        }
        Ok(GrantPage::new(grants, next))
    }

    async fn wait(&self, key: &GrantKey, seen: Version) -> Result<(), StoreError> {
        let keys = self.keys.of(key);
        // Before the grant is read, so that no change is missed.
        let notices = self.notices.subscribe(&self.client, keys.changes);
        let mut call = scripts::HAS_CHANGED.key(keys.grant);
        let has_changed: bool = self.repeatable(call.arg(seen.number())).await?;
        if !has_changed {
            let _ = tokio::time::timeout(LOOK_AGAIN, notices::about(notices, &keys.id)).await;
        }
        Ok(())
    }
}

impl Store for RedisStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            let call = scripts::LOAD.key(self.keys.of(key).grant);
            let found: Vec<String> = self.repeatable(&call).await?;
            let mut found = found.into_iter();
            let Some(version) = found.next() else {
                return Ok(None);
            };
            let version = Version::new(version.parse().map_err(|_| unreadable())?);
            let record = match found.next() {
                Some(record) => serde_json::from_str(&record).map_err(|_| unreadable())?,
                None => GrantRecord::erased(),
            };
            Ok(Some((version, record)))
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(self.take(key, time))
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let mut call = scripts::RENEW.key(self.keys.of(lease.key()).grant);
            call.arg(lease.fence()).arg(micros(time));
            let renewed: bool = self.repeatable(&call).await?;
            if renewed {
                self.confirm().await?;
            }
            Ok(renewed)
        })
    }

    fn commit<'a>(
        &'a self,
        lease: &'a Lease,
        expected: Version,
        record: GrantRecord,
    ) -> StoreFuture<'a, Commit> {
        Box::pin(self.write(lease, expected, record))
    }

    fn erase<'a>(&'a self, lease: &'a Lease, tombstone: Duration) -> StoreFuture<'a, Commit> {
        Box::pin(self.erase_record(lease, tombstone))
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(self.page(filter, after, limit))
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            let keys = self.keys.of(lease.key());
            let mut call = scripts::RELEASE.key(keys.grant);
            call.key(keys.changes).arg(lease.fence()).arg(keys.id);
            self.repeatable(&call).await
        })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(self.wait(key, seen))
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn micros_of(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    micros(since).to_string()
}

/// Shows no address: it may contain a password.
impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStore")
            .field("keys", &self.keys)
            .field("confirmation", &self.confirmation)
            .finish_non_exhaustive()
    }
}
