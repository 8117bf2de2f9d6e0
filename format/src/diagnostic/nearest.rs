//! Finds the name that a misspelled one was probably meant to be.

use crate::limits::COMPARED;

/// Returns the name of `known` that is most similar to `wrong`.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = wrong.chars().take(COMPARED + 1).count();
    if length > COMPARED {
        return None;
    }
    // A name of 16 letters with five wrong ones is a different name.
    let budget = (length / 3).clamp(1, 4);
    let folded = wrong.to_lowercase();
    known
        .into_iter()
        // Names of very different lengths cannot be similar; comparing lengths is cheap.
        .filter(|name| {
            name.chars()
                .take(length + budget + 1)
                .count()
                .abs_diff(length)
                <= budget
        })
        .map(|name| (strsim::osa_distance(&folded, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= budget)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelled_name_finds_the_nearest_one() {
        let known = ["orders:read", "orders:write", "all"];
        assert_eq!(nearest("order:read", known), Some("orders:read"));
        assert_eq!(nearest("ORDERS:READ", known), Some("orders:read"));
        assert_eq!(nearest("al", known), Some("all"));
    }

    #[test]
    fn endless_names_are_not_compared() {
        let endless = "x".repeat(5_000_000);
        assert_eq!(nearest(&endless, [format!("{endless}y").as_str()]), None);
        let long = "x".repeat(127);
        assert_eq!(
            nearest(&format!("{long}z"), [long.as_str()]),
            Some(long.as_str())
        );
    }

    #[test]
    fn a_different_name_is_not_suggested() {
        assert_eq!(nearest("customers", ["orders:read", "all"]), None);
        assert_eq!(nearest("x", ["abc"]), None);
        assert_eq!(nearest("", ["abc"]), None);
        assert_eq!(nearest("abc", []), None);
    }
}
