//! The store.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use licit_runtime::error::StoreError;
use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, ListedGrant, Store,
    StoreFuture, Version,
};
use redis::{Client, FromRedisValue, ScriptInvocation};

use crate::connection::{Confirmation, Connection, Repeat};
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
    connection: Connection,
    keys: Keys,
    confirmation: Option<Confirmation>,
    notices: Arc<Notices>,
}

/// A grant in a list: name, version, end.
type Fields = (Option<String>, Option<u64>, Option<u64>);

impl RedisStore {
    /// Connects to the server, which is not a Redis Cluster. No setup is needed. A lost connection is
    /// reopened, and so is one without an answer for three seconds.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, or deletes keys when its memory is full
    /// (`maxmemory-policy` other than `noeviction`): it would delete grants, or the tombstones of erased ones.
    pub async fn connect(client: Client) -> Result<Self, StoreError> {
        let store = Self {
            connection: Connection::open(client).await.map_err(failure)?,
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
            connection: self.connection.with_confirmation(time),
            confirmation: Some(Confirmation { replicas, time }),
            ..self
        }
    }

    /// Servers that do not reveal their settings, or have no limit, are accepted.
    async fn check_eviction(&self) -> Result<(), StoreError> {
        let mut info = redis::cmd("INFO");
        info.arg("memory");
        let memory: String = self.connection.query(&info).await.unwrap_or_default();
        let setting = |name: &str| {
            let mut lines = memory.lines();
            lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))
        };
        match (setting("maxmemory"), setting("maxmemory_policy")) {
            (Some("0"), _) | (_, None | Some("noeviction")) => Ok(()),
            (_, Some(policy)) => Err(StoreError::new(format!(
                "Redis deletes keys when its memory is full (`maxmemory-policy {policy}`), which would lose \
                 grants, or the tombstones of erased ones: set `noeviction`"
            ))),
        }
    }

    /// Runs a script that only reads, or whose effect may be confirmed later.
    async fn run<T: FromRedisValue>(&self, call: &ScriptInvocation<'_>) -> Result<T, StoreError> {
        let result = self.connection.run(call, None, Repeat::IfConnectionLost);
        let (result, _) = result.await.map_err(failure)?;
        Ok(result)
    }

    /// Runs a script that writes. The second result is an error if too few replicas have confirmed it.
    async fn change<T: FromRedisValue>(
        &self,
        call: &ScriptInvocation<'_>,
        repeat: Repeat,
    ) -> Result<(T, Result<(), StoreError>), StoreError> {
        let result = self.connection.run(call, self.confirmation, repeat);
        let (result, confirmed) = result.await.map_err(failure)?;
        let confirmed = confirmed.unwrap_or(u32::MAX);
        let is_confirmed = match self.confirmation {
            Some(Confirmation { replicas, time }) if confirmed < replicas => {
                Err(StoreError::new(format!(
                    "Redis: {confirmed} of {replicas} replicas confirmed the write within {time:?}"
                )))
            }
            _ => Ok(()),
        };
        Ok((result, is_confirmed))
    }

    async fn take(&self, key: &GrantKey, time: Duration) -> Result<Option<Lease>, StoreError> {
        let mut call = scripts::LEASE.key(self.keys.of(key).grant);
        // If the first call took effect, the second finds the lease taken until it expires.
        let change = self.change(call.arg(micros(time)), Repeat::IfConnectionLost);
        let (fence, is_confirmed): (Option<u64>, _) = change.await?;
        let Some(fence) = fence else {
            return Ok(None);
        };
        let lease = Lease::new(key.clone(), fence);
        if let Err(error) = is_confirmed {
            // It is not used. If this fails, it expires.
            let _ = self.let_go(&lease).await;
            return Err(error);
        }
        Ok(Some(lease))
    }

    async fn let_go(&self, lease: &Lease) -> Result<(), StoreError> {
        let keys = self.keys.of(lease.key());
        let mut call = scripts::RELEASE.key(keys.grant);
        call.key(keys.changes).arg(lease.fence()).arg(keys.id);
        self.run(&call).await
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
        let ends = record.ends_at().map(micros_since_1970);
        let ends = ends.map(|ends| ends.to_string()).unwrap_or_default();
        let mut call = scripts::COMMIT.key(&keys.grant);
        call.key(&keys.of_writing());
        call.arg(lease.fence()).arg(expected.number()).arg(keys.id);
        call.arg(text).arg(name).arg(ends);
        // The second would be a conflict with the first.
        outcome(self.change(&call, Repeat::Once).await?)
    }

    async fn erase_record(&self, lease: &Lease, tombstone: Duration) -> Result<Commit, StoreError> {
        let keys = self.keys.of(lease.key());
        let mut call = scripts::ERASE.key(&keys.grant);
        call.key(&keys.of_writing());
        call.arg(lease.fence()).arg(micros(tombstone)).arg(keys.id);
        outcome(self.change(&call, Repeat::IfConnectionLost).await?)
    }

    async fn page(
        &self,
        filter: &GrantFilter,
        after: Option<&Cursor>,
        limit: usize,
    ) -> Result<GrantPage, StoreError> {
        let index = Index::of(filter, &self.keys);
        let from = after.map_or_else(|| "-".to_owned(), |after| ["(", after.as_str()].concat());
        let mut range = redis::cmd("ZRANGEBYLEX");
        range.arg(index.key).arg(from).arg(index.until).arg("LIMIT");
        // One more, to see whether others follow.
        range.arg(0).arg(limit.saturating_add(1));
        let members: Vec<String> = self.connection.query(&range).await.map_err(failure)?;
        let shown = members.get(..limit).unwrap_or(&members);
        let has_more = members.len() > limit;
        let next = shown.last().filter(|_| has_more).map(Cursor::new);
        if shown.is_empty() {
            return Ok(GrantPage::new(Vec::new(), next));
        }
        let mut reads = redis::pipe();
        for member in shown {
            let grant = self
                .keys
                .grant(member.get(index.prefix..).unwrap_or(member));
            let fields = &["name", "version", "ends"];
            reads.cmd("HMGET").arg(grant).arg(fields);
        }
        let fields: Vec<Fields> = self.connection.query_all(&reads).await.map_err(failure)?;
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
        let notices = self
            .notices
            .subscribe(self.connection.client(), keys.changes);
        let mut call = scripts::HAS_CHANGED.key(keys.grant);
        let has_changed: bool = self.run(call.arg(seen.number())).await?;
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
            let found: Vec<String> = self.run(&call).await?;
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
            let change = self.change(&call, Repeat::IfConnectionLost);
            let (renewed, is_confirmed): (bool, _) = change.await?;
            if renewed {
                is_confirmed?;
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
        Box::pin(async move { self.let_go(&lease).await })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(self.wait(key, seen))
    }
}

/// Returns the outcome of a commit or an erasure.
fn outcome(change: (String, Result<(), StoreError>)) -> Result<Commit, StoreError> {
    let (answer, is_confirmed) = change;
    match answer.as_str() {
        "fenced" => Ok(Commit::Fenced),
        "conflict" => Ok(Commit::Conflict),
        version => {
            let version = version.parse().map_err(|_| unreadable())?;
            is_confirmed?;
            Ok(Commit::Done(Version::new(version)))
        }
    }
}

/// The index from which a list is read.
struct Index {
    key: String,
    /// The limit of the members, in the form of `ZRANGEBYLEX`.
    until: String,
    /// The length of what is before the digest in a member.
    prefix: usize,
}

impl Index {
    fn of(filter: &GrantFilter, keys: &Keys) -> Self {
        let whole = |key| Self {
            key,
            until: "+".to_owned(),
            prefix: 0,
        };
        match (filter.subject_name(), filter.provider_name(), filter.end()) {
            (Some(subject), _, _) => whole(keys.subject(subject)),
            (None, Some(provider), Some(end)) => Self {
                key: keys.ends(provider),
                // Ends are rounded down: a fraction of a microsecond may follow.
                until: format!("({:020}", micros_since_1970(end).saturating_add(1)),
                prefix: 20,
            },
            (None, Some(provider), None) => whole(keys.provider(provider)),
            (None, None, _) => whole(keys.all()),
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

fn micros_since_1970(time: SystemTime) -> u64 {
    micros(time.duration_since(UNIX_EPOCH).unwrap_or_default())
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
