//! Scopes (RFC 6749 §3.3): the sets that an application declares as types, and what a grant covers.

use crate::tables::ScopeFormat;

/// A set of scopes, as a type: what a part of the application asks its users for.
///
/// Implemented by generated code only.
pub trait ScopeSet: 'static {
    /// The type's name, for messages.
    const NAME: &'static str;
    /// The scopes as they stand on the wire.
    const SCOPES: &'static [&'static str];
    /// Whether these are known only when the program runs: they are then those that the application
    /// [was built with](crate::AppBuilder::scopes), and `SCOPES` is empty.
    const AT_RUN_TIME: bool = false;
}

/// The scope set of a program that does not know its provider when it is compiled: the scopes that
/// its application [was built with](crate::AppBuilder::scopes).
///
/// Nothing is missing from it, whatever is granted: such a program compares that itself.
#[derive(Debug, Clone, Copy)]
pub enum AtRunTime {}

impl ScopeSet for AtRunTime {
    const NAME: &'static str = "AtRunTime";
    const SCOPES: &'static [&'static str] = &[];
    const AT_RUN_TIME: bool = true;
}

/// What of `wanted` is not in `granted`.
pub(crate) fn missing(wanted: &[&str], granted: &[String]) -> Vec<String> {
    wanted
        .iter()
        .filter(|scope| !granted.iter().any(|granted| granted == *scope))
        .map(|scope| (*scope).to_owned())
        .collect()
}

/// What a grant covers when the server says `told`, or nothing, after `asked` (RFC 6749 §5.1: an
/// absent `scope` means as requested). Scopes that the spec says are implied are in, and so are those
/// for a refresh token that were asked for: many servers do not name them.
pub(crate) fn granted(
    format: &ScopeFormat,
    asked: &[&str],
    told: Option<Vec<String>>,
) -> Vec<String> {
    let mut granted = told.unwrap_or_else(|| {
        let asked = if asked.is_empty() {
            format.default
        } else {
            asked
        };
        asked.iter().map(|scope| (*scope).to_owned()).collect()
    });
    for scope in asked.iter().filter(|scope| format.offline.contains(scope)) {
        if !granted.iter().any(|granted| granted == scope) {
            granted.push((*scope).to_owned());
        }
    }
    let mut next = 0;
    while let Some(scope) = granted.get(next) {
        let implied = format
            .implied
            .iter()
            .filter(|(implying, _)| implying == scope)
            .flat_map(|(_, implied)| *implied)
            .filter(|implied| !granted.iter().any(|scope| scope == *implied))
            .map(|implied| (*implied).to_owned())
            .collect::<Vec<_>>();
        granted.extend(implied);
        next += 1;
    }
    granted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_says_nothing_granted_what_was_asked() {
        let format = ScopeFormat {
            default: &["basic"],
            ..ScopeFormat::DEFAULT
        };
        assert_eq!(granted(&format, &["a", "b"], None), ["a", "b"]);
        assert_eq!(granted(&format, &[], None), ["basic"]);
        assert_eq!(granted(&format, &["a"], Some(vec!["b".to_owned()])), ["b"]);
    }

    #[test]
    fn implied_scopes_are_granted_with_the_one_that_implies_them() {
        let format = ScopeFormat {
            implied: &[("repo", &["repo:status"]), ("repo:status", &["public"])],
            ..ScopeFormat::DEFAULT
        };
        let told = Some(vec!["repo".to_owned()]);
        assert_eq!(
            granted(&format, &["repo:status"], told),
            ["repo", "repo:status", "public"]
        );
    }

    #[test]
    fn an_offline_scope_is_granted_when_asked_for_and_only_then() {
        let format = ScopeFormat {
            offline: &["offline"],
            ..ScopeFormat::DEFAULT
        };
        let told = || Some(vec!["a".to_owned()]);
        assert_eq!(
            granted(&format, &["a", "offline"], told()),
            ["a", "offline"]
        );
        assert_eq!(granted(&format, &["a"], told()), ["a"]);
        let echoed = Some(vec!["offline".to_owned()]);
        assert_eq!(granted(&format, &["offline"], echoed), ["offline"]);
    }

    #[test]
    fn what_is_missing_is_listed() {
        assert_eq!(missing(&["a", "b"], &["b".to_owned()]), ["a"]);
    }
}
