//! Plain values: times, URL patterns, formulas of templates, JSON pointers, variables of the spec, random
//! texts and digests. Must not use `http` or `core`.

pub(crate) mod clock;
pub(crate) mod formula;
pub(crate) mod moment;
pub(crate) mod pattern;
pub(crate) mod pointer;
pub(crate) mod secret;
pub(crate) mod variable;
