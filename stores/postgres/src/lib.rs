//! Grants in PostgreSQL, shared by a fleet of processes.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use licit_store_postgres::PostgresStore;
//! use licit_store_postgres::sqlx::PgPool;
//!
//! let pool = PgPool::connect("postgres://app@db.internal/app").await?;
//! // Creates or updates the tables; then pass the store to `AppBuilder::store`.
//! let store = PostgresStore::connect(pool).await?;
//! # Ok(()) }
//! ```
//!
//! # Consistency
//!
//! Leases expire by the server's clock, so the clocks of processes may differ. Every lease has a fencing
//! number from the same clock, higher than any before, and each commit checks it with the version in one
//! statement. A process that was suspended, or whose connection was cut, therefore cannot overwrite what
//! another has written since.
//!
//! A commit is as durable as the server's `synchronous_commit` and replication make it. After a failover to
//! a replica that had not received the last commits, or after a restore, refresh tokens that were rotated
//! since are missing: these grants are lost if the provider rejects the old tokens. Use synchronous
//! replication for providers that rotate.
//!
//! Waiting processes are notified by `LISTEN`, which takes one connection of the pool, and check again
//! every 200 ms in case a notification is lost. If the pool has a single connection, they only poll.
//!
//! # Tables
//!
//! `licit_grants`, and `licit_schema` with the version of the tables, in the first schema of the
//! `search_path`. A grant is a row; `id` is the digest of its name, because PostgreSQL's text cannot
//! contain every name.

mod error;
mod notices;
mod rows;
mod schema;
mod store;

/// The crate of the pool that the store takes.
pub use sqlx;
pub use store::PostgresStore;
