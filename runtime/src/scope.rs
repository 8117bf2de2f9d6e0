//! Scopes (RFC 6749 §3.3): scope sets declared as types, and the scopes that a grant covers.

use crate::tables::ScopeFormat;

/// A scope set as a type: the scopes that a part of the application requests.
///
/// Implemented by generated code only.
pub trait ScopeSet: 'static {
    /// The type's name, used in messages.
    const NAME: &'static str;
    /// The scopes in their wire form.
    const SCOPES: &'static [&'static str];
    /// Whether the scopes are known only at run time. They are then those that the application [was built
    /// with](crate::AppBuilder::scopes), and `SCOPES` is empty.
    const AT_RUN_TIME: bool = false;
}

/// The scope set of a program without generated code: the scopes that its application [was built
/// with](crate::AppBuilder::scopes), or those that a login [was started
/// for](crate::LoginApp::authorize_for).
///
/// Missing scopes are not reported for this set; the program compares the granted scopes itself.
#[derive(Debug, Clone, Copy)]
pub enum AtRunTime {}

impl ScopeSet for AtRunTime {
    const NAME: &'static str = "AtRunTime";
    const SCOPES: &'static [&'static str] = &[];
    const AT_RUN_TIME: bool = true;
}

/// Returns the scopes of `required` that are not in `granted`.
pub(crate) fn missing(required: &[&str], granted: &[String]) -> Vec<String> {
    required
        .iter()
        .filter(|scope| !granted.iter().any(|granted| granted == *scope))
        .map(|scope| (*scope).to_owned())
        .collect()
}

/// Returns the scopes of a list in a text. Without a separator, the text is one scope.
pub(crate) fn listed(separator: &str, text: &str) -> Vec<String> {
    let scopes: Vec<_> = if separator.is_empty() {
        vec![text]
    } else {
        text.split(separator).collect()
    };
    let scopes = scopes.into_iter().map(str::trim);
    let scopes = scopes.filter(|scope| !scope.is_empty());
    scopes.map(str::to_owned).collect()
}

/// Returns whether all characters may be in a scope (RFC 6749 §3.3).
pub(crate) fn is_token(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_graphic() && c != '"' && c != '\\')
}

/// Returns whether a parameter of its own requests `scope`.
fn is_elsewhere(format: &ScopeFormat, scope: &str) -> bool {
    format.elsewhere.iter().any(|(known, _)| *known == scope)
}

/// Returns the parameters that request `scopes`: those of `main`, and of each other parameter that the
/// spec has for some of them. A parameter without scopes is not sent. `written` is the text of a scope.
pub(crate) fn parameters(
    format: &ScopeFormat,
    main: &'static str,
    scopes: &[&str],
    written: impl Fn(&str) -> String,
) -> Vec<(&'static str, String)> {
    let mut lists: Vec<(&'static str, Vec<String>)> = Vec::new();
    for scope in scopes {
        let own = format.elsewhere.iter().find(|(known, _)| known == scope);
        let name = own.map_or(main, |(_, parameter)| *parameter);
        match lists.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(written(scope)),
            None => lists.push((name, vec![written(scope)])),
        }
    }
    let text = |(name, list): (_, Vec<String>)| (name, list.join(format.separator));
    lists.into_iter().map(text).collect()
}

/// Returns the scopes that a grant covers: those that the server `returned`, or those `requested` if it
/// returned none (RFC 6749 §5.1). Scopes that the spec marks as implied are added. So are requested
/// scopes that servers do not list: those for refresh tokens, and those with a parameter of their own.
pub(crate) fn granted(
    format: &ScopeFormat,
    requested: &[&str],
    returned: Option<Vec<String>>,
) -> Vec<String> {
    let mut granted = returned.unwrap_or_else(|| {
        let requested = if requested.is_empty() {
            format.default
        } else {
            requested
        };
        requested.iter().map(|scope| (*scope).to_owned()).collect()
    });
    for scope in requested
        .iter()
        .filter(|scope| format.offline.contains(scope) || is_elsewhere(format, scope))
    {
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
    fn an_absent_scope_means_as_requested() {
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
        let returned = Some(vec!["repo".to_owned()]);
        assert_eq!(
            granted(&format, &["repo:status"], returned),
            ["repo", "repo:status", "public"]
        );
    }

    #[test]
    fn an_offline_scope_is_granted_only_when_requested() {
        let format = ScopeFormat {
            offline: &["offline"],
            ..ScopeFormat::DEFAULT
        };
        let returned = || Some(vec!["a".to_owned()]);
        assert_eq!(
            granted(&format, &["a", "offline"], returned()),
            ["a", "offline"]
        );
        assert_eq!(granted(&format, &["a"], returned()), ["a"]);
        let echoed = Some(vec!["offline".to_owned()]);
        assert_eq!(granted(&format, &["offline"], echoed), ["offline"]);
    }

    #[test]
    fn missing_scopes_are_listed() {
        assert_eq!(missing(&["a", "b"], &["b".to_owned()]), ["a"]);
    }
}
