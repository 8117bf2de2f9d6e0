//! Faults that tests inject into the session code, to show that the protocol model detects each of
//! them. Outside tests no fault is ever injected, and the check is optimized away.

/// An injected fault, named after the step that is omitted or done wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mutant {
    /// The deadline is checked before a reply that has already arrived.
    DeadlineFirst,
    /// The lease is not renewed immediately before the request.
    NoRecheck,
    /// The lease is not checked again when the body is passed to the connection.
    NoGate,
    /// The store's response that another process has the lease is ignored.
    FenceIgnored,
    /// The store is not read again under the lease.
    NoReread,
    /// The attempt is not recorded.
    AttemptNotWritten,
    /// A failed commit of the result is ignored.
    CommitIgnored,
    /// A refresh token is sent again without the takeover rule.
    TakeoverNotAsked,
    /// The lease is not renewed during long work.
    NotRenewed,
    /// Renewals have no timeout.
    WaitsForRenewal,
    /// A lost grant is written over a newer version.
    LossOverNewer,
    /// A blocked request is reported as possibly sent.
    HeldBackIsAmbiguous,
    /// The record that an earlier refresh token may have been sent twice is dropped.
    ContestForgotten,
    /// The provider's grace period is not checked again when the body is passed to the connection.
    GraceNotRechecked,
    /// Store calls have no timeout.
    StoreUnbounded,
}

/// Whether `mutant` is injected.
#[cfg(not(test))]
pub(crate) const fn planted(_: Mutant) -> bool {
    false
}

#[cfg(test)]
pub(crate) use planting::{plant, planted};

#[cfg(test)]
mod planting {
    use std::cell::Cell;

    use super::Mutant;

    thread_local! {
        static PLANTED: Cell<Option<Mutant>> = const { Cell::new(None) };
    }

    /// Injects `mutant` into everything that runs on this thread; `None` removes it.
    pub(crate) fn plant(mutant: Option<Mutant>) {
        PLANTED.set(mutant);
    }

    pub(crate) fn planted(mutant: Mutant) -> bool {
        PLANTED.get() == Some(mutant)
    }
}
