//! Times two implementations alternately. Other load on the machine affects both, so the ratio is
//! more reliable than the absolute times.

use std::time::{Duration, Instant};

/// Number of rounds.
const ROUNDS: usize = 31;

/// Minimum duration of a round, far above the clock's resolution.
const ROUND: Duration = Duration::from_millis(10);

/// Times both alternately, and prints both medians and the median of the ratios.
pub(crate) fn compare(what: &str, mut ours: (&str, impl FnMut()), mut other: (&str, impl FnMut())) {
    let times = repeat(&mut ours.1);
    let other_times = repeat(&mut other.1);
    let rounds: Vec<_> = (0..ROUNDS)
        .map(|_| (time(&mut ours.1, times), time(&mut other.1, other_times)))
        .collect();
    let ratio = median(&rounds, |(ours, other)| ours / other);
    let ours_alone = median(&rounds, |(ours, _)| ours);
    let other_alone = median(&rounds, |(_, other)| other);
    println!("{what}");
    println!("  {:<28} {:>12}", ours.0, text(ours_alone));
    println!("  {:<28} {:>12}", other.0, text(other_alone));
    println!("  {:<28} {ratio:>12.2}", "ratio, median of rounds");
}

/// The number of runs that fill a round.
fn repeat(way: &mut impl FnMut()) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        (0..times).for_each(|_| way());
        if start.elapsed() >= ROUND {
            return times;
        }
        times *= 2;
    }
}

/// Seconds per run.
fn time(way: &mut impl FnMut(), times: u32) -> f64 {
    let start = Instant::now();
    (0..times).for_each(|_| way());
    start.elapsed().as_secs_f64() / f64::from(times)
}

fn median(rounds: &[(f64, f64)], of: impl Fn((f64, f64)) -> f64) -> f64 {
    let mut values: Vec<_> = rounds.iter().map(|round| of(*round)).collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn text(seconds: f64) -> String {
    match seconds {
        s if s < 1e-6 => format!("{:.1} ns", s * 1e9),
        s if s < 1e-3 => format!("{:.1} µs", s * 1e6),
        s => format!("{:.2} ms", s * 1e3),
    }
}
