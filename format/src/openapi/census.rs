//! What a document became, in numbers.

use std::fmt;

/// Statistics of an OpenAPI document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Census {
    /// Imported operations.
    pub operations: usize,
    /// Further ways of calling them, with other media types. Each is an operation of the spec.
    pub ways: usize,
    /// Operations with pagination.
    pub paged: usize,
    /// The names of operations that look paginated, of which the document does not describe enough.
    pub perhaps_paged: Vec<String>,
    /// Models used by them.
    pub models: usize,
    /// Places whose type no spec can express, which become any JSON value.
    pub fallbacks: usize,
    /// Places to which the document gives no type.
    pub open: usize,
    /// Examples of bodies, which are left out.
    pub examples: usize,
    /// Errors in the document, and ignored parts.
    pub warnings: usize,
}

/// How many names of operations a census shows.
const SHOWN_NAMES: usize = 5;

impl fmt::Display for Census {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operations,
            ways,
            paged,
            perhaps_paged,
            models,
            fallbacks,
            open,
            examples,
            warnings,
        } = self;
        let count = |number: usize, what: &str| match number {
            1 => format!("1 {what}"),
            _ => format!("{number} {what}s"),
        };
        write!(f, "{}", count(*operations, "operation"))?;
        if *paged > 0 {
            write!(f, " ({paged} with pages)")?;
        }
        if *ways > 0 {
            write!(f, ", {ways} more with other media types")?;
        }
        write!(
            f,
            ", {}, {}, {} without a type in the document, {}",
            count(*models, "model"),
            count(*fallbacks, "untyped value"),
            count(*open, "value"),
            count(*warnings, "warning"),
        )?;
        if *examples > 0 {
            let examples = count(*examples, "example");
            write!(f, ", {examples} of bodies left out")?;
        }
        if perhaps_paged.is_empty() {
            return Ok(());
        }
        let first: Vec<String> = perhaps_paged
            .iter()
            .take(SHOWN_NAMES)
            .map(|name| format!("`{name}`"))
            .collect();
        let is_short = perhaps_paged.len() == first.len();
        let more = if is_short { "" } else { ", …" };
        write!(
            f,
            "\n{} more may be paginated; if so, declare it with `pages`: {}{more}",
            perhaps_paged.len(),
            first.join(", "),
        )
    }
}
