//! Days of the Gregorian calendar and their distance from the Unix epoch. The arithmetic uses years
//! that start in March, so that the leap day is the last day of a year.

const DAYS_PER_ERA: i64 = 146_097;
/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i64 = 719_468;

/// A valid day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CivilDay {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl CivilDay {
    /// Creates a day; `None` if the calendar does not have it.
    pub(crate) fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let length = match month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap(year) => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        (year <= 9999 && (1..=length).contains(&day)).then_some(Self { year, month, day })
    }

    /// Returns days since 1 January 1970.
    pub(crate) fn since_epoch(self) -> i64 {
        let (year, month, day) = (
            i64::from(self.year),
            i64::from(self.month),
            i64::from(self.day),
        );
        let (year, month) = if month > 2 {
            (year, month - 3)
        } else {
            (year - 1, month + 9)
        };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * month + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * DAYS_PER_ERA + day_of_era - EPOCH
    }

    /// Creates a day from days since 1 January 1970, within the years 0 to 9999.
    pub(crate) fn from_epoch(days: i64) -> Option<Self> {
        let days = days.checked_add(EPOCH)?;
        let era = days.div_euclid(DAYS_PER_ERA);
        let day_of_era = days.rem_euclid(DAYS_PER_ERA);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 {
            (0, month + 3)
        } else {
            (1, month - 9)
        };
        let year = era.checked_mul(400)? + year_of_era + year;
        Self::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::CivilDay;

    #[test]
    fn every_day_of_four_centuries_round_trips() {
        let mut expected = CivilDay::new(1600, 1, 1).unwrap().since_epoch();
        for year in 1600..=2400 {
            for month in 1..=12 {
                for day in (1..=31).filter_map(|day| CivilDay::new(year, month, day)) {
                    assert_eq!(day.since_epoch(), expected);
                    assert_eq!(CivilDay::from_epoch(expected), Some(day));
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn the_epoch_is_day_zero() {
        assert_eq!(CivilDay::new(1970, 1, 1).unwrap().since_epoch(), 0);
        assert_eq!(CivilDay::new(2000, 3, 1).unwrap().since_epoch(), 11_017);
    }

    #[test]
    fn days_that_do_not_exist_are_rejected() {
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2024, 4, 31),
            (2024, 0, 1),
            (2024, 13, 1),
            (2024, 1, 0),
            (10_000, 1, 1),
        ] {
            assert_eq!(CivilDay::new(year, month, day), None);
        }
        assert!(CivilDay::new(2000, 2, 29).is_some());
        assert_eq!(CivilDay::from_epoch(i64::MAX), None);
        assert_eq!(CivilDay::from_epoch(i64::MIN), None);
    }
}
