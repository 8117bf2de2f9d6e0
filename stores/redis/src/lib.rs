//! Grants in Redis or Valkey, shared by a fleet of processes. Tested with Redis 7.0.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use licit_store_redis::RedisStore;
//! use licit_store_redis::redis::Client;
//!
//! let client = Client::open("redis://cache.internal/")?;
//! // Pass the store to `AppBuilder::store`.
//! let store = RedisStore::connect(client).await?;
//! # Ok(()) }
//! ```
//!
//! # Consistency
//!
//! Each operation is one script, which the server executes atomically. Leases expire by the server's
//! clock, so the clocks of processes may differ. Every lease has a fencing number from the same clock,
//! higher than any before, and each commit checks it with the version.
//!
//! # What Redis does not guarantee
//!
//! By default, Redis answers before a write is on disk (`appendfsync everysec`) or on a replica. After a
//! crash or a failover, the commits of the last second may be missing, and a lease may be forgotten: two
//! processes may then refresh the same grant, one of them with a token that the other has used. A
//! provider that detects reuse revokes such a grant. Fences still prevent the late process from
//! overwriting the record of the other.
//!
//! For such providers, use PostgreSQL, or set `appendfsync always` and
//! [`RedisStore::confirmed_by`] with **all** replicas that may be promoted: a refresh token is then sent
//! only after every one of them has the lease and the attempt.
//!
//! The server must not delete keys when its memory is full: set `maxmemory-policy noeviction`. The `volatile-*`
//! policies delete the tombstones of erased grants and of ended sessions. [`RedisStore::connect`] checks this, if the
//! server allows it.
//!
//! # Keys
//!
//! The store is for one server with replicas, not for Redis Cluster. All keys begin with `{licit}`, or with another
//! prefix in braces. `{licit}:grant:…` is a hash; `{licit}:all`, `{licit}:provider:…`, `{licit}:subject:…` and
//! `{licit}:ends:…`, by provider and end, are the indexes of lists; `{licit}:changes` is the channel of
//! notifications. A list that is filtered by end alone, without a provider, reads every grant.

mod connection;
mod error;
mod keys;
mod notices;
mod scripts;
mod store;

/// The crate of the client that the store takes.
pub use redis;
pub use store::RedisStore;
