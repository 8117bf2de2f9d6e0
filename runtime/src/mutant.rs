//! Faults that this crate's tests plant in the code that keeps grants alive, to show that the model
//! of the protocol finds each of them. Outside tests no fault is ever planted, and the compiler
//! removes the question.

/// A planted fault, named by what is left out or done wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Mutant {
    /// The deadline is judged before a reply that has already arrived.
    DeadlineFirst,
    /// The lease is not renewed right before the request.
    NoRecheck,
    /// The lease is not checked again when the body is handed to the connection.
    NoGate,
    /// The store's answer that another process has the lease is ignored.
    FenceIgnored,
    /// The store is not read again under the lease.
    NoReread,
    /// The attempt is not written down.
    AttemptNotWritten,
    /// A failed commit of the result is ignored.
    CommitIgnored,
    /// A refresh token is sent again without the takeover rule.
    TakeoverNotAsked,
    /// The lease is not renewed while work takes its time.
    NotRenewed,
    /// Renewals have no bound.
    WaitsForRenewal,
    /// The end of a grant is written over a newer version.
    TombstoneOverNewer,
    /// A request that was held back counts as one that may have arrived.
    HeldBackIsAmbiguous,
    /// That an earlier refresh token may have been sent twice is not passed on.
    ContestForgotten,
    /// The provider's grace is not checked again when the body is handed to the connection.
    GraceNotRechecked,
    /// Store calls have no bound.
    StoreUnbounded,
}

/// Whether `mutant` is planted.
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

    /// Plants `mutant` in everything that runs on this thread, or removes the last one.
    pub(crate) fn plant(mutant: Option<Mutant>) {
        PLANTED.set(mutant);
    }

    pub(crate) fn planted(mutant: Mutant) -> bool {
        PLANTED.get() == Some(mutant)
    }
}
