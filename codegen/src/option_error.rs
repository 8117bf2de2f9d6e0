//! Errors of options that do not fit the provider.

use std::fmt;

use licit_format::resolve::UnmatchedPatternError;

use crate::scope_set::ScopeSetError;

/// The largest module that is generated, in operations, models and members of models. GitHub's has
/// about 15,000. A larger one would take minutes to compile, and more than 5 seconds to generate.
pub(crate) const MAX_ITEMS: usize = 50_000;

/// An option that does not fit the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum OptionError {
    /// A scope set names a scope or an operation that the provider does not have.
    ScopeSet(ScopeSetError),
    /// A pattern of `include` or `exclude` matches no operation.
    Pattern(UnmatchedPatternError),
    /// The module would be too large. The options select too many operations.
    TooLarge {
        /// The number of its operations, models and members of models.
        items: usize,
    },
}

impl fmt::Display for OptionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ScopeSet(error) => error.fmt(f),
            Self::Pattern(error) => error.fmt(f),
            Self::TooLarge { items } => write!(
                f,
                "the client would have {items} operations, types and fields, which exceeds the \
                 limit of {MAX_ITEMS}: list the operations that the application needs in `include`"
            ),
        }
    }
}

impl std::error::Error for OptionError {}
