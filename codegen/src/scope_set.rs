//! Scope sets: types that name the scopes that an application requests.

use std::fmt;

use licit_format::diagnostic::nearest;
use licit_format::resolve::{Provider, least_scopes};

/// A scope set, as it was declared.
#[derive(Debug, Clone)]
pub struct ScopeSet {
    pub(crate) name: String,
    pub(crate) selection: ScopeSelection,
    /// Whether the user has already declared the type. Only its implementations are generated then.
    pub(crate) exists: bool,
}

/// How a scope set is declared.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ScopeSelection {
    /// By its scopes.
    Scopes(Vec<String>),
    /// By the operations that it must permit.
    Operations(Vec<String>),
}

impl ScopeSet {
    pub(crate) fn declared(name: &str, selection: ScopeSelection) -> Self {
        Self {
            name: name.to_owned(),
            selection,
            exists: false,
        }
    }

    pub(crate) fn existing(name: &str, selection: ScopeSelection) -> Self {
        Self {
            name: name.to_owned(),
            selection,
            exists: true,
        }
    }
}

/// A scope set with its scopes resolved.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedSet {
    pub(crate) name: String,
    pub(crate) exists: bool,
    pub(crate) doc: String,
    /// Indices of the requested scopes.
    pub(crate) scopes: Vec<usize>,
    /// Indices of all granted scopes: `scopes` and those that they imply.
    pub(crate) granted: Vec<usize>,
}

/// An error in a scope set, such as a scope that the provider does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ScopeSetError {
    /// The set's name.
    pub set: String,
    /// The index of the invalid name in the set's list, or `None` if the set itself is invalid.
    pub position: Option<usize>,
    /// The message.
    pub message: String,
}

impl fmt::Display for ScopeSetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "scope set `{}`: {}", self.set, self.message)
    }
}

impl std::error::Error for ScopeSetError {}

/// Names of generated sets.
pub(crate) const ALL: &str = "AllScopes";
pub(crate) const DEFAULT: &str = "DefaultScopes";

/// Resolves the scopes of every set. `AllScopes` and, if the provider has default scopes,
/// `DefaultScopes` come before the user's sets.
pub(crate) fn resolve(
    provider: &Provider,
    sets: &[ScopeSet],
) -> Result<Vec<ResolvedSet>, Vec<ScopeSetError>> {
    let title = crate::markdown::plain(&provider.table.title);
    let all: Vec<usize> = (0..provider.scopes.len()).collect();
    let mut resolved = vec![ResolvedSet {
        name: ALL.into(),
        exists: false,
        doc: format!("All scopes of {title}."),
        granted: all.clone(),
        scopes: all,
    }];
    if let Some(scopes) = &provider.default_scopes {
        resolved.push(ResolvedSet {
            name: DEFAULT.into(),
            exists: false,
            doc: format!("The scopes that {title} grants if none is requested."),
            granted: provider.closure(scopes),
            scopes: scopes.clone(),
        });
    }
    let mut errors = Vec::new();
    for set in sets {
        if resolved.iter().any(|known| known.name == set.name) {
            let message = match set.name.as_str() {
                ALL | DEFAULT => {
                    format!(
                        "`{}` is a generated scope set; choose another name",
                        set.name
                    )
                }
                name => format!("there are two scope sets named `{name}`"),
            };
            errors.push(ScopeSetError {
                set: set.name.clone(),
                position: None,
                message,
            });
            continue;
        }
        let found = match &set.selection {
            ScopeSelection::Scopes(scopes) => by_scopes(provider, &set.name, scopes, &mut errors),
            ScopeSelection::Operations(names) => {
                by_operations(provider, &set.name, names, &mut errors)
            }
        };
        resolved.push(ResolvedSet {
            name: set.name.clone(),
            exists: set.exists,
            doc: format!("A scope set of {title}."),
            granted: provider.closure(&found),
            scopes: found,
        });
    }
    if provider.table.scope.required {
        let empty = resolved.iter().filter(|set| set.scopes.is_empty());
        errors.extend(empty.map(|set| ScopeSetError {
            set: set.name.clone(),
            position: None,
            message: format!("{title} rejects requests without scopes, and this set has none"),
        }));
    }
    if errors.is_empty() {
        Ok(resolved)
    } else {
        Err(errors)
    }
}

fn by_scopes(
    provider: &Provider,
    set: &str,
    names: &[String],
    errors: &mut Vec<ScopeSetError>,
) -> Vec<usize> {
    let known = || provider.scopes.iter().map(|scope| scope.name.as_str());
    let mut found = Vec::new();
    for (position, name) in names.iter().enumerate() {
        match known().position(|scope| scope == name) {
            Some(at) if found.contains(&at) => errors.push(ScopeSetError {
                set: set.to_owned(),
                position: Some(position),
                message: format!("the scope `{name}` is listed twice"),
            }),
            Some(at) => found.push(at),
            None => errors.push(ScopeSetError {
                set: set.to_owned(),
                position: Some(position),
                message: unknown(
                    "scope",
                    &provider.table.title,
                    name,
                    &known().collect::<Vec<_>>(),
                ),
            }),
        }
    }
    found.sort_unstable();
    found
}

fn by_operations(
    provider: &Provider,
    set: &str,
    names: &[String],
    errors: &mut Vec<ScopeSetError>,
) -> Vec<usize> {
    let mut clauses = Vec::new();
    for (position, name) in names.iter().enumerate() {
        match provider
            .operations
            .iter()
            .find(|operation| operation.table.name == *name)
        {
            Some(operation) => {
                clauses.extend(
                    operation
                        .requires
                        .iter()
                        .filter_map(|at| provider.clauses.get(*at)),
                );
            }
            None => errors.push(ScopeSetError {
                set: set.to_owned(),
                position: Some(position),
                message: unknown(
                    "operation",
                    &provider.table.title,
                    name,
                    &provider
                        .operations
                        .iter()
                        .map(|o| o.table.name.as_str())
                        .collect::<Vec<_>>(),
                ),
            }),
        }
    }
    least_scopes(&clauses, provider.scopes.len(), |scopes| {
        provider.closure(scopes)
    })
}

fn unknown(what: &str, title: &str, name: &str, known: &[&str]) -> String {
    let hint = match nearest(name, known.iter().copied()) {
        Some(nearest) => format!("; did you mean `{nearest}`?"),
        None if known.is_empty() => format!("; the spec declares no {what}s"),
        None if known.len() <= 12 => format!("; available: {}", known.join(", ")),
        None => String::new(),
    };
    format!("{title} has no {what} `{name}`{hint}")
}
