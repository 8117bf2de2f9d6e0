//! The tables, and their changes from version to version.

use licit_runtime::error::StoreError;
use sqlx::{PgConnection, PgPool, Row as _};

use crate::error::failure;

/// Another process may update the tables while this one waits for the lock: each statement must see that.
const ISOLATION: &str = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

/// The number of the lock under which one process at a time changes the tables: `licit` in ASCII.
const LOCK: &str = "SELECT pg_advisory_xact_lock(465557055860)";

const CREATE_SCHEMA: &str = "CREATE TABLE IF NOT EXISTS licit_schema (version integer NOT NULL)";

/// The changes, each from the version before. Never change one that was released.
///
/// - `version` counts commits; the tombstone of an erased grant has one, too.
/// - `fence` is the number of the latest lease, in microseconds of the server's clock.
/// - `provider` and `subject` are UTF-8; they may contain zeros, which `text` may not.
const MIGRATIONS: [&[&str]; 1] = [&[
    "CREATE TABLE licit_grants (
        id text PRIMARY KEY,
        name text,
        provider bytea,
        subject bytea,
        version bigint NOT NULL DEFAULT 0,
        record text,
        ends_at timestamptz,
        marked_until timestamptz,
        fence bigint NOT NULL DEFAULT 0,
        leased_until timestamptz
    )",
    // By digest: an index does not accept long names.
    "CREATE INDEX licit_grants_subject ON licit_grants (sha256(subject), id)
        WHERE subject IS NOT NULL",
    "CREATE INDEX licit_grants_provider ON licit_grants (sha256(provider), id)
        WHERE provider IS NOT NULL",
    "CREATE INDEX licit_grants_end ON licit_grants (ends_at) WHERE ends_at IS NOT NULL",
    "CREATE INDEX licit_grants_empty ON licit_grants (id) WHERE record IS NULL",
]];

/// Updates the tables to the version of this build. Several processes may do so at the same time.
pub(crate) async fn migrate(pool: &PgPool) -> Result<(), StoreError> {
    let mut transaction = pool.begin().await.map_err(failure)?;
    run(&mut transaction, ISOLATION).await?;
    run(&mut transaction, LOCK).await?;
    run(&mut transaction, CREATE_SCHEMA).await?;
    let row = sqlx::query("SELECT max(version) FROM licit_schema")
        .fetch_one(&mut *transaction)
        .await
        .map_err(failure)?;
    let found = row.try_get::<Option<i32>, _>(0).map_err(failure)?;
    let found = usize::try_from(found.unwrap_or(0)).unwrap_or(usize::MAX);
    if found > MIGRATIONS.len() {
        return Err(StoreError::new(format!(
            "the tables have version {found}, and this build supports version {}: update \
             licit-store-postgres",
            MIGRATIONS.len()
        )));
    }
    let pending = MIGRATIONS.get(found..).unwrap_or_default();
    for statement in pending.concat() {
        run(&mut transaction, statement).await?;
    }
    if !pending.is_empty() {
        sqlx::query("INSERT INTO licit_schema VALUES ($1)")
            .bind(i32::try_from(MIGRATIONS.len()).unwrap_or(i32::MAX))
            .execute(&mut *transaction)
            .await
            .map_err(failure)?;
    }
    transaction.commit().await.map_err(failure)
}

async fn run(connection: &mut PgConnection, statement: &'static str) -> Result<(), StoreError> {
    let done = sqlx::query(statement).execute(connection).await;
    done.map(|_| ()).map_err(failure)
}
