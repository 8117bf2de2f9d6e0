//! A model of the life of a grant: runs the real code of [`session`](crate::session) with a
//! simulated store, authorization server, network and time.
//!
//! # What is real and what is simulated
//!
//! Everything from [`Session`](crate::Session) to the body of the HTTP request and the parsing of
//! the reply is the code that applications run. The [`store`] (timed leases, fencing,
//! compare-and-swap), the [`server`] (rotation, reuse detection, grace periods), the network
//! between them ([`wire`]), the clocks and the code's jitter are simulated.
//!
//! Each simulated [`process`] is a separate, paused current-thread tokio runtime. A scheduler
//! ([`schedule`]) drives them in turn to the same instant. A suspended process is not driven. When
//! it resumes, all the time that it missed passes at once, and its timers fire either before or
//! after the replies waiting in its sockets. A crash drops the runtime.
//!
//! # Faults
//!
//! Each [`step`](steps::Step) can be hit by each [`fault`](steps::Fault), before or after it takes
//! effect: a crash, a suspension of the process (short, or longer than its lease), a sleep of the
//! machine (the monotonic clock stops), a system time set forward or back, a failure, or no reply.
//! A failure after the effect is a commit that succeeded but was reported as failed, or a lost
//! reply. [`Coverage`](steps::Coverage) counts each combination, and the test fails if one never
//! occurred.
//!
//! # Properties
//!
//! [`properties`] checks them:
//!
//! 1. A refresh token is sent only while the store's record is the sender's attempt and no later
//!    lease has been granted.
//! 2. It is sent a second time only as the spec's replay rule permits, and within the grace period
//!    if it relies on one.
//! 3. No token family is revoked because of our own reuse, unless a reply was lost that no process
//!    could have saved.
//! 4. A committed record is never replaced by an older one.
//! 5. A grant is given up only for a reason that occurred, with the correct name, and is recovered
//!    if another process continues it.
//! 6. A token that is still valid and was not rejected is not refreshed.
//! 7. Every caller gets a result, and everything received is eventually stored.
//!
//! Property 1 has one exception, which no client can avoid: the process stops between its last
//! check and the write to the socket ([`Step::Write`](steps::Step::Write)). The model counts these.
//!
//! # Limitations
//!
//! It samples schedules and does not enumerate them. The network loses requests but does not delay
//! them beyond their deadline. The two clocks are never both wrong: the system time of a machine
//! that slept is not also set back. Stores and servers fulfil their documented contracts.
//!
//! # Repeating a failure
//!
//! Each failure prints its seed. To run that schedule with a trace: `LICIT_MODEL_SEED=<seed> cargo
//! test -p licit-runtime --lib simulation::tests::replay -- --nocapture`.

mod dice;
mod fleet;
mod process;
mod properties;
mod scenario;
mod schedule;
mod server;
mod steps;
mod store;
pub(crate) mod wire;
mod world;

#[cfg(test)]
mod tests;
