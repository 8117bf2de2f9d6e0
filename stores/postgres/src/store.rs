//! The store. Each operation is one statement, which PostgreSQL executes atomically.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use licit_runtime::error::StoreError;
use licit_runtime::store::{
    Commit, Cursor, GrantFilter, GrantKey, GrantPage, GrantRecord, Lease, Store, StoreFuture,
    Version,
};
use sqlx::PgPool;

use crate::error::failure;
use crate::notices::{self, Notices};
use crate::rows::{column, listed, micros, micros_of, number, stored, version, write};
use crate::schema;

/// How long a waiting caller relies on notifications.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// A tombstone whose time is over counts as no record.
const LOAD: &str = "SELECT version, record FROM licit_grants
    WHERE id = $1 AND (record IS NOT NULL OR marked_until > clock_timestamp())";

/// The fence is the server's time, so that it increases even after a backup was restored.
const LEASE: &str = "INSERT INTO licit_grants AS grants (id, fence, leased_until)
    VALUES (
        $1,
        (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
        clock_timestamp() + $2 * interval '1 microsecond'
    )
    ON CONFLICT (id) DO UPDATE SET
        fence = greatest(grants.fence + 1, excluded.fence),
        leased_until = clock_timestamp() + $2 * interval '1 microsecond'
    WHERE grants.leased_until IS NULL OR grants.leased_until <= clock_timestamp()
    RETURNING fence";

const RENEW: &str = "UPDATE licit_grants
    SET leased_until = clock_timestamp() + $3 * interval '1 microsecond'
    WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL";

const COMMIT: &str = "WITH done AS (
        UPDATE licit_grants SET
            version = $3 + 1, record = $4, name = $5, provider = $6, subject = $7,
            ends_at = timestamptz 'epoch' + $8 * interval '1 microsecond', marked_until = NULL
        WHERE id = $1 AND fence = $2 AND $3 = CASE
            WHEN record IS NOT NULL OR marked_until > clock_timestamp() THEN version ELSE 0 END
        RETURNING version
    )
    SELECT version, pg_notify('licit_grants', $1)::text FROM done";

const ERASE: &str = "WITH done AS (
        UPDATE licit_grants SET
            version = 1 + CASE
                WHEN record IS NOT NULL OR marked_until > clock_timestamp() THEN version ELSE 0 END,
            record = NULL, name = NULL, provider = NULL, subject = NULL, ends_at = NULL,
            marked_until = clock_timestamp() + $3 * interval '1 microsecond'
        WHERE id = $1 AND fence = $2
        RETURNING version
    )
    SELECT version, pg_notify('licit_grants', $1)::text FROM done";

const IS_LATEST: &str = "SELECT 1 FROM licit_grants WHERE id = $1 AND fence = $2";

const RELEASE: &str = "WITH done AS (
        UPDATE licit_grants SET leased_until = NULL
        WHERE id = $1 AND fence = $2 AND leased_until IS NOT NULL
        RETURNING id
    )
    SELECT pg_notify('licit_grants', $1)::text FROM done";

/// Whether there is nothing to wait for: another version, or no lease.
const HAS_CHANGED: &str = "SELECT coalesce((
        SELECT leased_until IS NULL OR $2 <> CASE
            WHEN record IS NOT NULL OR marked_until > clock_timestamp() THEN version ELSE 0 END
        FROM licit_grants WHERE id = $1
    ), true)";

const LIST: &str = "SELECT name, version, (extract(epoch FROM ends_at) * 1000000)::bigint, id
    FROM licit_grants
    WHERE record IS NOT NULL
        AND ($1::bytea IS NULL OR (sha256(provider) = sha256($1) AND provider = $1))
        AND ($2::bytea IS NULL OR (sha256(subject) = sha256($2) AND subject = $2))
        AND ($3::bigint IS NULL OR ends_at < timestamptz 'epoch' + $3 * interval '1 microsecond')
        AND ($4::text IS NULL OR id > $4)
    ORDER BY id LIMIT $5";

/// Rows without content: leases on grants that were never written, and tombstones whose time is over.
const TIDY: &str = "DELETE FROM licit_grants WHERE id IN (
        SELECT id FROM licit_grants
        WHERE record IS NULL
            AND (marked_until IS NULL OR marked_until <= clock_timestamp())
            AND (leased_until IS NULL OR leased_until <= clock_timestamp())
        LIMIT 1000 FOR UPDATE SKIP LOCKED
    )";

/// Every so many commits of a process, rows without content are removed.
const TIDY_EVERY: u64 = 64;

/// A store in PostgreSQL. Cheap to clone; clones share the pool.
#[derive(Clone)]
pub struct PostgresStore(Arc<Shared>);

struct Shared {
    pool: PgPool,
    notices: Notices,
}

impl PostgresStore {
    /// Creates the tables, or updates them to the version of this build, and opens the store. The pool's
    /// user requires the right to create tables in the first schema of the `search_path`, once.
    ///
    /// # Errors
    ///
    /// Returns an error if the server cannot be reached, rejects a statement, or has the tables of a
    /// later build.
    pub async fn connect(pool: PgPool) -> Result<Self, StoreError> {
        schema::migrate(&pool).await?;
        let store = Self::open(pool);
        store.tidy().await?;
        Ok(store)
    }

    /// Opens the store without creating or updating the tables, which another process has created with
    /// [`connect`](Self::connect). Sends no request. The pool's user needs the rights to select, insert, update and
    /// delete in `licit_grants`.
    pub fn open(pool: PgPool) -> Self {
        let notices = Notices::new();
        Self(Arc::new(Shared { pool, notices }))
    }

    /// Removes rows without content. This also happens occasionally after a commit.
    ///
    /// # Errors
    ///
    /// Returns the errors of the server.
    pub async fn tidy(&self) -> Result<(), StoreError> {
        let tidied = sqlx::query(TIDY).execute(self.pool()).await;
        tidied.map(|_| ()).map_err(failure)
    }

    fn pool(&self) -> &PgPool {
        &self.0.pool
    }

    /// Returns why a statement changed no row: the lease is no longer the latest, or the version is
    /// another one.
    async fn refused(&self, lease: &Lease) -> Result<Commit, StoreError> {
        let found = sqlx::query(IS_LATEST)
            .bind(lease.key().digest())
            .bind(number(lease.fence()))
            .fetch_optional(self.pool())
            .await
            .map_err(failure)?;
        Ok(found.map_or(Commit::Fenced, |_| Commit::Conflict))
    }

    async fn write(
        &self,
        lease: &Lease,
        expected: Version,
        record: GrantRecord,
    ) -> Result<Commit, StoreError> {
        let key = lease.key();
        let row = sqlx::query(COMMIT)
            .bind(key.digest())
            .bind(number(lease.fence()))
            .bind(number(expected.number()))
            .bind(write(&record)?)
            .bind(write(key)?)
            .bind(key.provider().as_bytes())
            .bind(key.subject().as_bytes())
            .bind(record.ends_at().map(micros_of))
            .fetch_optional(self.pool())
            .await
            .map_err(failure)?;
        let Some(row) = row else {
            return self.refused(lease).await;
        };
        let written = version(column(&row, 0)?);
        if lease.fence().is_multiple_of(TIDY_EVERY) {
            // The commit is done; the next one tries again.
            let _ = self.tidy().await;
        }
        Ok(Commit::Done(written))
    }

    async fn wait(&self, key: &GrantKey, seen: Version) -> Result<(), StoreError> {
        let id = key.digest();
        // Before the row is read, so that no change is missed.
        let notices = self.0.notices.subscribe(self.pool());
        let row = sqlx::query(HAS_CHANGED)
            .bind(&id)
            .bind(number(seen.number()))
            .fetch_one(self.pool())
            .await
            .map_err(failure)?;
        if !column::<bool>(&row, 0)? {
            let _ = tokio::time::timeout(LOOK_AGAIN, notices::about(notices, &id)).await;
        }
        Ok(())
    }
}

impl Store for PostgresStore {
    fn load<'a>(&'a self, key: &'a GrantKey) -> StoreFuture<'a, Option<(Version, GrantRecord)>> {
        Box::pin(async move {
            let row = sqlx::query(LOAD)
                .bind(key.digest())
                .fetch_optional(self.pool())
                .await
                .map_err(failure)?;
            row.as_ref().map(stored).transpose()
        })
    }

    fn lease<'a>(&'a self, key: &'a GrantKey, time: Duration) -> StoreFuture<'a, Option<Lease>> {
        Box::pin(async move {
            let row = sqlx::query(LEASE)
                .bind(key.digest())
                .bind(micros(time))
                .fetch_optional(self.pool())
                .await
                .map_err(failure)?;
            let Some(row) = row else {
                return Ok(None);
            };
            let fence = u64::try_from(column::<i64>(&row, 0)?).unwrap_or(0);
            Ok(Some(Lease::new(key.clone(), fence)))
        })
    }

    fn renew<'a>(&'a self, lease: &'a Lease, time: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let done = sqlx::query(RENEW)
                .bind(lease.key().digest())
                .bind(number(lease.fence()))
                .bind(micros(time))
                .execute(self.pool())
                .await
                .map_err(failure)?;
            Ok(done.rows_affected() == 1)
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
        Box::pin(async move {
            let row = sqlx::query(ERASE)
                .bind(lease.key().digest())
                .bind(number(lease.fence()))
                .bind(micros(tombstone))
                .fetch_optional(self.pool())
                .await
                .map_err(failure)?;
            match row {
                Some(row) => Ok(Commit::Done(version(column(&row, 0)?))),
                None => Ok(Commit::Fenced),
            }
        })
    }

    fn list<'a>(
        &'a self,
        filter: &'a GrantFilter,
        after: Option<&'a Cursor>,
        limit: usize,
    ) -> StoreFuture<'a, GrantPage> {
        Box::pin(async move {
            let rows = sqlx::query(LIST)
                .bind(filter.provider_name().map(str::as_bytes))
                .bind(filter.subject_name().map(str::as_bytes))
                .bind(filter.end().map(micros_of))
                .bind(after.map(Cursor::as_str))
                // One more, to see whether others follow.
                .bind(i64::try_from(limit).unwrap_or(i64::MAX - 1) + 1)
                .fetch_all(self.pool())
                .await
                .map_err(failure)?;
            let page = rows.get(..limit).unwrap_or(&rows);
            let grants: Result<Vec<_>, _> = page.iter().map(listed).collect();
            let last = page.last().filter(|_| rows.len() > limit);
            let next = last.map(|row| column::<String>(row, 3)).transpose()?;
            Ok(GrantPage::new(grants?, next.map(Cursor::new)))
        })
    }

    fn release(&self, lease: Lease) -> StoreFuture<'_, ()> {
        Box::pin(async move {
            sqlx::query(RELEASE)
                .bind(lease.key().digest())
                .bind(number(lease.fence()))
                .execute(self.pool())
                .await
                .map_err(failure)?;
            Ok(())
        })
    }

    fn changed<'a>(&'a self, key: &'a GrantKey, seen: Version) -> StoreFuture<'a, ()> {
        Box::pin(self.wait(key, seen))
    }
}

/// Shows no address: it may contain a password.
impl fmt::Debug for PostgresStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresStore").finish_non_exhaustive()
    }
}
