//! What a client costs when it runs: the figures that the benchmarks print.

use std::io;

use super::measure::{Bench, Outcome};
use super::table::Table;

/// The benchmarks of `benches/`.
const BENCHES: [&str; 3] = ["decode", "call", "generate"];

/// Runs the benchmarks, and stores what they print.
pub(crate) fn measure(bench: &Bench) -> io::Result<()> {
    let mut table = Table::open(bench, "running", &["licit"])?;
    if !table.rows.is_empty() {
        return Ok(());
    }
    for name in BENCHES {
        let output = bench.output("cargo", &["bench", "-p", "licit-benches", "--bench", name])?;
        for (name, unit, value) in figures(&output) {
            let row = match unit.as_str() {
                "times" => name,
                unit => format!("{name}, {unit}"),
            };
            table.add(&row, vec![Outcome::Is(value)])?;
        }
    }
    Ok(())
}

/// Returns the name, unit and middle value of each figure in the output of criterion.
fn figures(output: &str) -> Vec<(String, String, f64)> {
    let mut name = "";
    let mut figures = Vec::new();
    for line in output.lines() {
        let (before, behind) = match line.split_once("time:") {
            Some((before, behind)) => (before.trim(), Some(behind)),
            None => (line.trim(), None),
        };
        if !before.is_empty() {
            name = before;
        }
        // A percentage is the change since the last run.
        let Some(values) = behind.filter(|values| !values.contains('%')) else {
            continue;
        };
        let values = values.trim().trim_matches(['[', ']']);
        let mut middle = values.split_whitespace().skip(2);
        if let (Some(value), Some(unit)) = (middle.next(), middle.next())
            && let Ok(value) = value.parse()
        {
            figures.push((name.to_owned(), unit.to_owned(), value));
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::figures;

    #[test]
    fn the_middle_value_of_each_benchmark_is_read() {
        let output = "\
Benchmarking reading / derives: Analyzing
reading / derives
                        time:   [1.7900 times 1.8000 times 1.8100 times]
                        change:
                        time:   [-1.0% +0.1% +1.0%] (p = 0.4 > 0.05)
                        No change in performance detected.
token                   time:   [66.1 ns 67.2 ns 68.3 ns]
";
        let expected = [
            ("reading / derives".to_owned(), "times".to_owned(), 1.8),
            ("token".to_owned(), "ns".to_owned(), 67.2),
        ];
        assert_eq!(figures(output), expected);
    }
}
