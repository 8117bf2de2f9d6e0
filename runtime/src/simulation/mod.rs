//! A model of the life of a grant: the real code of [`session`](crate::session) under a simulated
//! store, authorization server, network and time.
//!
//! # What is real and what is simulated
//!
//! Everything from [`Session`](crate::Session) down to the body of the HTTP request and the parsing
//! of the reply is the code that applications run. Simulated are the [`store`] (leases by time,
//! fencing, compare-and-swap), the [`server`] (rotation, reuse detection, grace), the network
//! between them ([`wire`]), the clocks, and the code's own jitter.
//!
//! Each simulated [`process`] is a paused current-thread tokio runtime of its own. A scheduler
//! ([`schedule`]) drives them in turn to the same instant. A suspended process is one that is not
//! driven; when it resumes, all the time that it missed passes at once, and its timers fire either
//! before or after the replies that wait in its sockets. A crash drops the runtime.
//!
//! # Faults
//!
//! Each [`step`](steps::Step) can meet each [`fault`](steps::Fault), before it takes effect and
//! after: a crash, a suspension of the process (short, or longer than its lease), a sleep of the
//! machine (the monotonic clock stands still), a time of day that is set forward or back, a failure,
//! silence. A failure after the effect is a commit that was made and reported as failed, or a reply
//! that was lost. [`Coverage`](steps::Coverage) counts each pair, and the test fails if a pair never
//! occurred.
//!
//! # Properties
//!
//! [`properties`] states them:
//!
//! 1. A refresh token is sent only while the store's record is the sender's own attempt and nobody
//!    has taken a later lease.
//! 2. It is sent a second time only by the spec's replay rule, and within the grace if it relies on one.
//! 3. No family of tokens ends by our own reuse, unless a reply was lost that no process could have
//!    saved.
//! 4. What was committed is never replaced by what it replaced.
//! 5. A grant is given up only for a reason that happened, under the right name, and taken up again when
//!    another process goes on with it.
//! 6. A token that is still good, and that nobody rejected, is not refreshed.
//! 7. Every caller is answered, and what was received is in the store in the end.
//!
//! Property 1 has one exception, which no client can close: the process stops in the instant between
//! its last check and the write to the socket ([`Step::Write`](steps::Step::Write)). The model
//! counts those.
//!
//! # What it does not show
//!
//! It samples schedules; it does not enumerate them. The network loses requests, and does not hold
//! them back beyond their deadline. Both clocks never lie at once: a machine that slept is not set
//! back as well. Stores and servers keep the contract that they state.
//!
//! # Repeating a failure
//!
//! Each failure prints its seed. `LICIT_MODEL_SEED=<seed> cargo test -p licit-runtime --lib
//! simulation::tests::replay -- --nocapture` runs that schedule with a trace.

mod dice;
mod process;
mod properties;
mod scenario;
mod schedule;
mod server;
mod steps;
mod store;
mod wire;
mod world;

#[cfg(test)]
mod tests;
