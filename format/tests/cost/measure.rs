//! Measures growth. Shared with the tests of `licit-codegen`.
//!
//! Allocations are counted: their number is the same in each run, and reveals repeated copying even
//! at small sizes. Time reveals repeated reading.

use std::time::{Duration, Instant};

/// The factor between the small and the large run.
const FACTOR: usize = 8;

/// Linear time takes 8 times as long, quadratic time 64 times. The difference allows for a busy
/// machine.
const TOLERATED_TIME: f64 = 22.0;

/// Linear growth allocates 8 times the bytes, and slightly more if a table doubles its capacity.
const TOLERATED_BYTES: u64 = 12;

/// The longest time for any input.
const LONGEST: Duration = Duration::from_secs(5);

/// How many times as long code without optimization may take. About half of it is observed.
const UNOPTIMIZED: u32 = if cfg!(debug_assertions) { 8 } else { 1 };

/// Below this, the measurement is noise.
const SHORTEST: Duration = Duration::from_millis(20);

/// Runs the work for two sizes. Panics if time or allocations grow faster than the size.
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

/// Runs the work for the largest input. Panics if it takes more than 5 seconds or 512 MB.
pub(crate) fn assert_bounded(what: &str, work: impl FnOnce()) {
    let mut time = Duration::ZERO;
    let allocated = allocation_counter::measure(|| time = timed(work));
    assert!(time <= LONGEST * UNOPTIMIZED, "{what}: {time:?}");
    let peak = allocated.bytes_max;
    assert!(peak <= 512_000_000, "{what}: {peak} bytes");
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

/// Processor time of this thread, if the system reports it, so that other processes have no
/// influence.
fn processor_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = statistics.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
