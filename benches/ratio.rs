//! Compares two implementations with criterion: its value is the ratio of their times.
//!
//! Both run alternately within each of criterion's iterations. Other load on the machine affects both, so
//! the ratio is more reliable than either time.

use std::time::{Duration, Instant};

use criterion::Criterion;
use criterion::measurement::{Measurement, ValueFormatter};

/// Minimum time of one implementation within an iteration, far above the clock's resolution.
const ROUND: Duration = Duration::from_millis(2);

/// The number of samples of a comparison.
const SAMPLES: usize = 30;

/// The ratio of two times.
pub(crate) struct Ratio;

impl Measurement for Ratio {
    type Intermediate = ();
    type Value = f64;

    fn start(&self) {}

    /// Only [`compare`] measures.
    fn end(&self, (): ()) -> f64 {
        0.0
    }

    fn add(&self, one: &f64, other: &f64) -> f64 {
        one + other
    }

    fn zero(&self) -> f64 {
        0.0
    }

    fn to_f64(&self, value: &f64) -> f64 {
        *value
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        self
    }
}

impl ValueFormatter for Ratio {
    fn scale_values(&self, _: f64, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_throughputs(&self, _: f64, _: &criterion::Throughput, _: &mut [f64]) -> &'static str {
        "times"
    }

    fn scale_for_machines(&self, _: &mut [f64]) -> &'static str {
        "times"
    }
}

/// Creates a harness that measures ratios, with the options of the command line.
pub(crate) fn harness() -> Criterion<Ratio> {
    let criterion = Criterion::default().with_measurement(Ratio);
    criterion.sample_size(SAMPLES).configure_from_args()
}

/// Measures how many times as long `ours` takes as `other`.
pub(crate) fn compare(
    harness: &mut Criterion<Ratio>,
    name: &str,
    mut ours: impl FnMut(),
    mut other: impl FnMut(),
) {
    let (times, other_times) = (repeat(&mut ours), repeat(&mut other));
    harness.bench_function(name, |bencher| {
        bencher.iter_custom(|iterations| {
            let ratios = (0..iterations).map(|_| {
                let ours = time(&mut ours, times);
                ours / time(&mut other, other_times)
            });
            // criterion divides by the number of iterations.
            ratios.sum()
        });
    });
}

/// The number of runs that fill a round.
fn repeat(run: &mut impl FnMut()) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        (0..times).for_each(|_| run());
        if start.elapsed() >= ROUND {
            return times;
        }
        times *= 2;
    }
}

/// Seconds per run.
fn time(run: &mut impl FnMut(), times: u32) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| run());
    start.elapsed().as_secs_f64() / f64::from(times)
}
