//! A table of the page. It is stored after each row, so that a comparison can be interrupted, and measured in parts.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::measure::{self, Bench, Cost, Outcome};

/// A row: the cost, and the figure of each column.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Row {
    pub(crate) cost: String,
    pub(crate) figures: Vec<Outcome<f64>>,
}

/// A table: what each column costs.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Table {
    /// The versions that were compared.
    versions: String,
    date: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Row>,
    #[serde(skip)]
    path: PathBuf,
}

impl Table {
    /// Opens the stored table of a section of the page. It is empty if the stored one is of other versions.
    pub(crate) fn open(bench: &Bench, section: &str, columns: &[&str]) -> io::Result<Self> {
        let path = path(&bench.work, section);
        let versions = bench.versions()?;
        println!("\n{section}: {}", columns.join(" | "));
        let stored = Self::read(&bench.work, section).ok();
        if let Some(mut stored) = stored.filter(|stored| stored.versions == versions) {
            stored.path = path;
            stored.rows.iter().for_each(Row::print);
            return Ok(stored);
        }
        Ok(Self {
            versions,
            date: bench.output("date", &["-u", "+%F"])?,
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows: Vec::new(),
            path,
        })
    }

    /// Reads a stored table.
    pub(crate) fn read(work: &Path, section: &str) -> io::Result<Self> {
        let text = fs::read_to_string(path(work, section))?;
        Ok(serde_json::from_str(&text)?)
    }

    pub(crate) fn has(&self, cost: &str) -> bool {
        self.rows.iter().any(|row| row.cost == cost)
    }

    /// Adds a row, prints it and stores the table.
    pub(crate) fn add(&mut self, cost: &str, figures: Vec<Outcome<f64>>) -> io::Result<()> {
        let row = Row {
            cost: cost.to_owned(),
            figures,
        };
        row.print();
        self.rows.push(row);
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.path, serde_json::to_string_pretty(self)?)
    }

    /// Measures processor time and memory of the subject of each column, unless the table has them: two rows.
    pub(crate) fn measure<T>(
        &mut self,
        [seconds, megabytes]: [&str; 2],
        subjects: &[T],
        measure: impl FnMut(&T) -> io::Result<Outcome<Cost>>,
    ) -> io::Result<()> {
        if self.has(megabytes) {
            return Ok(());
        }
        let costs = measure::least(subjects, measure)?;
        let figures = |of: fn(Cost) -> f64| costs.iter().map(|cost| cost.map(of)).collect();
        self.add(seconds, figures(|cost| cost.seconds))?;
        self.add(megabytes, figures(|cost| cost.megabytes))
    }

    /// Returns the table in Markdown, with what was measured below it.
    pub(crate) fn markdown(&self) -> String {
        let mut text = format!("| | {} |\n", self.columns.join(" | "));
        let _infallible = writeln!(text, "|{}", " --- |".repeat(self.columns.len() + 1));
        for row in &self.rows {
            let _infallible = writeln!(text, "| {} | {} |", row.cost, row.cells().join(" | "));
        }
        let _infallible = write!(text, "\nMeasured on {}: {}.\n", self.date, self.versions);
        text
    }
}

impl Row {
    fn print(&self) {
        println!("{}: {}", self.cost, self.cells().join(" | "));
    }

    /// Returns the figures, each but the first with how many times as much the first is.
    fn cells(&self) -> Vec<String> {
        let first = self.figures.first();
        let cell = |(at, figure): (usize, &Outcome<f64>)| match (figure, first) {
            (Outcome::Missing, _) => "–".to_owned(),
            (Outcome::Fails, _) => "fails".to_owned(),
            (Outcome::Is(value), Some(Outcome::Is(first))) if at > 0 => {
                format!("{} ({:.2})", number(*value), first / value)
            }
            (Outcome::Is(value), _) => number(*value),
        };
        self.figures.iter().enumerate().map(cell).collect()
    }
}

/// Returns three digits, or all of the integer part.
fn number(value: f64) -> String {
    let decimals = match value {
        100.0.. => 0,
        10.0.. => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

fn path(work: &Path, section: &str) -> PathBuf {
    work.join("results").join(section).with_extension("json")
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Row, number};

    #[test]
    fn the_ratio_is_that_of_the_first_column_to_the_others() {
        let row = Row {
            cost: String::new(),
            figures: vec![
                Outcome::Is(2.0),
                Outcome::Is(12.34),
                Outcome::Fails,
                Outcome::Missing,
            ],
        };
        assert_eq!(row.cells(), ["2.00", "12.3 (0.16)", "fails", "–"]);
    }

    #[test]
    fn numbers_have_three_digits() {
        assert_eq!(
            [1234.5, 99.95, 0.0123].map(number),
            ["1234", "100.0", "0.01"]
        );
    }
}
