//! The form of an example in the lists of this directory.

use crate::diagnostic::Code;

/// A rule, an excerpt that breaks it, and one that does not.
pub(super) type Entry = (Code, &'static str, &'static str);
