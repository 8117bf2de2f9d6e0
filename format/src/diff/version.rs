//! The next version number of a crate with the generated client (Semantic Versioning 2.0.0).

use super::Severity;

/// Returns the next version after `version` for changes of this severity. Before 1.0, changes that
/// break something raise the minor number, as Cargo reads it. `None` if `version` is not three
/// numbers; a suffix after `-` or `+` is ignored.
///
/// ```
/// use licit_format::diff::{Severity, next_version};
///
/// assert_eq!(next_version("1.4.2", Some(Severity::Callers)).as_deref(), Some("2.0.0"));
/// assert_eq!(next_version("0.4.2", Some(Severity::Callers)).as_deref(), Some("0.5.0"));
/// assert_eq!(next_version("0.4.2", Some(Severity::Nobody)).as_deref(), Some("0.4.3"));
/// ```
pub fn next_version(version: &str, severity: Option<Severity>) -> Option<String> {
    let numbers = version.split(['-', '+']).next()?;
    let mut parts = numbers.split('.').map(str::parse::<u64>);
    let (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch)), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let up = |number: u64| number.checked_add(1);
    let next = match (severity, major, minor) {
        (None, _, _) => (major, minor, patch),
        (Some(Severity::Nobody), 0, _) => (0, minor, up(patch)?),
        (Some(Severity::Nobody), _, _) => (major, up(minor)?, 0),
        (Some(Severity::Callers | Severity::Tokens), 0, 0) => (0, 0, up(patch)?),
        (Some(Severity::Callers | Severity::Tokens), 0, _) => (0, up(minor)?, 0),
        (Some(Severity::Callers | Severity::Tokens), _, _) => (up(major)?, 0, 0),
    };
    let (major, minor, patch) = next;
    Some(format!("{major}.{minor}.{patch}"))
}

#[cfg(test)]
mod tests {
    use super::{Severity, next_version};

    #[test]
    fn the_next_version_follows_semver_and_the_rules_of_cargo_before_1_0() {
        let cases = [
            ("1.2.3", Some(Severity::Tokens), Some("2.0.0")),
            ("1.2.3", Some(Severity::Nobody), Some("1.3.0")),
            ("1.2.3", None, Some("1.2.3")),
            ("0.2.3", Some(Severity::Callers), Some("0.3.0")),
            ("0.0.3", Some(Severity::Callers), Some("0.0.4")),
            ("0.0.3", Some(Severity::Nobody), Some("0.0.4")),
            ("1.2.3-rc.1+7", Some(Severity::Callers), Some("2.0.0")),
            ("1.2", Some(Severity::Callers), None),
            ("1.2.x", Some(Severity::Callers), None),
            ("18446744073709551615.0.0", Some(Severity::Callers), None),
        ];
        for (version, severity, expected) in cases {
            assert_eq!(
                next_version(version, severity).as_deref(),
                expected,
                "{version}"
            );
        }
    }
}
