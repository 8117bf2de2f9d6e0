//! Deadlines that tolerate a suspended process.
//!
//! A process that was stopped or swapped out resumes with its deadlines passed and its replies still in
//! the socket. The timer then fires before the task that reads the connection has run. Failing
//! immediately would discard a reply that arrived in time, and with it a refresh token that the server
//! has already rotated. An expired deadline is therefore followed by a short grace period, whose length
//! depends on how late the timer fired. A slow server cannot delay a timer: it gains only
//! [`SHORTEST_GRACE`].

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

use crate::mutant::{Mutant, planted};

/// The grace period after a timer that fired on time, for tasks that the same turn of the event loop
/// woke.
const SHORTEST_GRACE: Duration = Duration::from_millis(20);

/// The grace period after a long suspension: a busy machine needs time to read the received data.
const LONGEST_GRACE: Duration = Duration::from_secs(1);

/// A timer that fires later than this was delayed by a suspension, not by the event loop.
const SUSPENDED: Duration = Duration::from_millis(100);

/// The maximum number of consecutive grace periods. Only a process that is suspended repeatedly gets
/// more than one.
const GRACES: u32 = 8;

/// The deadline has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Elapsed;

/// A deadline with its grace period.
#[derive(Debug)]
pub(crate) struct Deadline {
    sleep: Pin<Box<Sleep>>,
    graces: u32,
}

impl Deadline {
    /// Must be called within a tokio runtime.
    pub(crate) fn new(at: Instant) -> Self {
        Self {
            sleep: Box::pin(sleep_until(at)),
            graces: 0,
        }
    }

    /// Moves the deadline.
    pub(crate) fn reset(&mut self, at: Instant) {
        self.sleep.as_mut().reset(at);
        self.graces = 0;
    }

    /// Completes once the deadline and its grace period have passed. Poll the guarded work first.
    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        loop {
            ready!(self.sleep.as_mut().poll(context));
            let late = self.sleep.deadline().elapsed();
            let is_over = self.graces > 0 && (late < SUSPENDED || self.graces >= GRACES);
            if is_over || planted(Mutant::DeadlineFirst) {
                return Poll::Ready(());
            }
            self.graces += 1;
            let grace = late.clamp(SHORTEST_GRACE, LONGEST_GRACE);
            self.sleep.as_mut().reset(Instant::now() + grace);
        }
    }
}

/// Runs `work` until `deadline`.
pub(crate) async fn within<T>(
    deadline: Instant,
    work: impl Future<Output = T>,
) -> Result<T, Elapsed> {
    let mut work = pin!(work);
    let mut deadline = Deadline::new(deadline);
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(result) => Poll::Ready(Ok(result)),
        Poll::Pending => deadline.poll(context).map(|()| Err(Elapsed)),
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::sync::oneshot;
    use tokio::time::{advance, sleep};

    use super::*;
    use crate::mutant::plant;

    const DEADLINE: Duration = Duration::from_secs(2);

    /// A reply that a connection's task passes on after so many turns of the event loop.
    fn reply_after(turns: u32) -> impl Future<Output = ()> {
        let (sender, receiver) = oneshot::channel();
        tokio::spawn(async move {
            sleep(DEADLINE + Duration::from_millis(1)).await;
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
            let _ = sender.send(());
        });
        async move { receiver.await.unwrap() }
    }

    #[tokio::test(start_paused = true)]
    async fn a_reply_that_waits_in_the_socket_is_read_before_the_deadline_is_checked() {
        for turns in [0, 1, 2, 5] {
            let reply = reply_after(turns);
            let waiting = tokio::spawn(within(Instant::now() + DEADLINE, reply));
            tokio::task::yield_now().await;
            // The process is suspended: all timers fire late, at once.
            advance(DEADLINE * 2).await;
            assert_eq!(waiting.await.unwrap(), Ok(()), "{turns}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn without_grace_the_same_reply_is_lost() {
        plant(Some(Mutant::DeadlineFirst));
        let reply = reply_after(1);
        let waiting = tokio::spawn(within(Instant::now() + DEADLINE, reply));
        tokio::task::yield_now().await;
        advance(DEADLINE * 2).await;
        assert_eq!(waiting.await.unwrap(), Err(Elapsed));
        plant(None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_server_gains_almost_no_time() {
        let start = Instant::now();
        assert_eq!(
            within(start + DEADLINE, pending::<()>()).await,
            Err(Elapsed)
        );
        assert!(start.elapsed() <= DEADLINE + SHORTEST_GRACE * 2);
    }

    #[tokio::test(start_paused = true)]
    async fn a_process_suspended_in_its_grace_period_gets_another_one() {
        let (sender, receiver) = oneshot::channel();
        let waiting = tokio::spawn(within(Instant::now() + DEADLINE, receiver));
        tokio::task::yield_now().await;
        for _ in 0..3 {
            advance(DEADLINE * 2).await;
            tokio::task::yield_now().await;
        }
        sender.send(()).unwrap();
        assert_eq!(waiting.await.unwrap(), Ok(Ok(())));
    }

    #[tokio::test(start_paused = true)]
    async fn grace_periods_are_limited() {
        let waiting = tokio::spawn(within(Instant::now() + DEADLINE, pending::<()>()));
        tokio::task::yield_now().await;
        for _ in 0..=GRACES {
            assert!(!waiting.is_finished());
            advance(DEADLINE * 2).await;
            tokio::task::yield_now().await;
        }
        assert_eq!(waiting.await.unwrap(), Err(Elapsed));
    }
}
