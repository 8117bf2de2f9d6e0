//! Measures growth. Shared with the tests of `licit-codegen`.
//!
//! Allocations are counted: they are the same in each run, and show what is copied too often even at
//! small sizes. Time shows what is only read too often.

use std::time::{Duration, Instant};

/// How many times as much work the large run has.
const FACTOR: usize = 8;

/// Linear time takes 8 times as long, quadratic time 64 times. The rest is for a busy machine.
const TOLERATED_TIME: f64 = 22.0;

/// Linear growth allocates 8 times the bytes, and somewhat more where a table grows by doubling.
const TOLERATED_BYTES: u64 = 12;

/// Below this, what is measured is the clock.
const SHORTEST: Duration = Duration::from_millis(20);

/// Runs the work for two sizes, and fails unless time and allocations grow with the size.
pub(crate) fn assert_linear(what: &str, count: usize, work: impl Fn(usize)) {
    let (small, small_bytes) = measured(|| work(count));
    let (large, large_bytes) = measured(|| work(count * FACTOR));
    assert!(
        large <= small.max(SHORTEST).mul_f64(TOLERATED_TIME),
        "{what}: {count} take {small:?}, {FACTOR} times as many {large:?}"
    );
    assert!(
        large_bytes <= small_bytes * TOLERATED_BYTES,
        "{what}: {count} allocate {small_bytes} bytes, {FACTOR} times as many {large_bytes}"
    );
}

/// The time that the work takes and the bytes that it allocates.
fn measured(work: impl FnOnce()) -> (Duration, u64) {
    let mut time = Duration::ZERO;
    let allocated = allocation_counter::measure(|| time = timed(work));
    (time, allocated.bytes_total)
}

fn timed(work: impl FnOnce()) -> Duration {
    let (begun, begun_processor) = (Instant::now(), processor_time());
    work();
    match (begun_processor, processor_time()) {
        (Some(begun), Some(ended)) => ended.saturating_sub(begun),
        _ => begun.elapsed(),
    }
}

/// Processor time of this thread, where the system has it: other processes do not count.
fn processor_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = statistics.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
