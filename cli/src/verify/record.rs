//! The date of a verification, in the file with the evidence.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;

/// A file with evidence.
pub(super) struct Record {
    path: PathBuf,
    text: String,
}

impl Record {
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(path).map_err(|error| wrong(&error))?;
        let _: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
        Ok(Self {
            path: path.to_owned(),
            text,
        })
    }

    /// Writes what was proven on this day, in the line after the date of the sources.
    pub(super) fn write(&self, date: &str, proven: &[&str]) -> Result<(), String> {
        let proven: Vec<String> = proven.iter().map(|what| format!("\"{what}\"")).collect();
        let line = format!(
            "  \"verified\": {{ \"date\": \"{date}\", \"proven\": [{}] }},",
            proven.join(", ")
        );
        let mut lines: Vec<&str> = self.text.lines().collect();
        lines.retain(|known| !known.starts_with("  \"verified\": "));
        let at = lines
            .iter()
            .position(|known| known.starts_with("  \"date\": "))
            .ok_or_else(|| format!("{}: no line begins with `\"date\"`", self.path.display()))?;
        lines.insert(at + 1, &line);
        let text = format!("{}\n", lines.join("\n"));
        let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", self.path.display());
        let _: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
        fs::write(&self.path, text).map_err(|error| wrong(&error))
    }
}

/// The number of days since 1970-01-01.
pub(super) fn today() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = now.map_or(0, |now| now.as_secs());
    i64::try_from(seconds / 86_400).unwrap_or(i64::MAX)
}

/// Returns a day as `YYYY-MM-DD`: counts in years that begin in March, of which 400 have 146,097 days.
pub(super) fn date(days: i64) -> String {
    let shifted = days.saturating_add(719_468);
    let (era, day) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, turn) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    format!("{:04}-{month:02}-{day:02}", year + era * 400 + turn)
}

/// Returns the day of a date; the inverse of [`date`].
pub(super) fn days(date: &str) -> Option<i64> {
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1970..10_000).contains(&year) {
        return None;
    }
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let day = (153 * month + 2) / 5 + day - 1 + 365 * year + year / 4 - year / 100;
    Some(era * 146_097 + day - 719_468)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for (day, written) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (20_787, "2026-11-30"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(day), written);
            assert_eq!(days(written), Some(day));
        }
        assert_eq!(days("2026-13-01"), None);
        assert_eq!(days("yesterday"), None);
    }
}
