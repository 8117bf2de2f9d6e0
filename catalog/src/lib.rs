//! The catalog: specs of OAuth 2 providers, with the evidence for each fact.
//!
//! `cargo licit add` copies an entry into a project, and `#[oauth_provider(catalog = "…")]` generates
//! its client without a copy. This crate contains the texts; it does not read files at run time.
//!
//! ```
//! let entry = licit_catalog::find("github").ok_or("no such entry")?;
//! assert!(entry.spec().contains("https://github.com/login/oauth/authorize"));
//! assert_eq!(entry.summary()?.title, "GitHub");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![warn(missing_docs)]

mod summary;

pub use summary::{Confidence, ScopeCoverage, Status, Summary};

static ENTRIES: &[Entry] = include!(concat!(env!("OUT_DIR"), "/entries.rs"));

/// A provider of the catalog.
#[derive(Clone, Copy)]
pub struct Entry {
    id: &'static str,
    spec: &'static str,
    sources: &'static str,
}

impl Entry {
    /// The identifier: lower-case letters, digits and hyphens.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// The text of the provider's spec: JSON in licit's format.
    pub fn spec(&self) -> &'static str {
        self.spec
    }

    /// The text of the evidence: JSON, as `sources.schema.json` in the repository describes it.
    pub fn sources(&self) -> &'static str {
        self.sources
    }

    /// Returns what a list of providers shows of this one.
    ///
    /// # Errors
    ///
    /// Returns an error if a file of the entry is malformed, which the tests of this crate rule out.
    pub fn summary(&self) -> Result<Summary, serde_json::Error> {
        Summary::read(self.spec, self.sources)
    }
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Entry").field(&self.id).finish()
    }
}

/// Returns all entries, sorted by identifier.
pub fn entries() -> &'static [Entry] {
    ENTRIES
}

/// Returns the entry with this identifier. Underscores match hyphens.
pub fn find(id: &str) -> Option<&'static Entry> {
    let id = id.replace('_', "-");
    let at = entries().binary_search_by(|entry| entry.id.cmp(&id)).ok()?;
    entries().get(at)
}

/// Returns the error for an identifier that no entry has. `nearest` is the identifier to suggest.
pub fn unknown(id: &str, nearest: Option<&str>) -> String {
    let hint = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`?"),
        None => "`cargo licit add --list` lists all".to_owned(),
    };
    format!("the catalog has no provider `{id}`; {hint}")
}

#[cfg(test)]
mod tests {
    use super::{Entry, entries, find, unknown};

    #[test]
    fn entries_are_found_by_identifier() {
        for entry in entries() {
            assert_eq!(find(entry.id()).map(Entry::id), Some(entry.id()));
        }
        assert_eq!(find("exact_online").map(Entry::id), Some("exact-online"));
        assert!(find("no such provider").is_none());
    }

    #[test]
    fn an_unknown_identifier_gets_a_suggestion_or_the_command_that_lists_all() {
        assert_eq!(
            unknown("githbu", Some("github")),
            "the catalog has no provider `githbu`; did you mean `github`?"
        );
        assert_eq!(
            unknown("acme", None),
            "the catalog has no provider `acme`; `cargo licit add --list` lists all"
        );
    }

    #[test]
    fn every_entry_has_a_summary_and_its_successor_exists() {
        for entry in entries() {
            let summary = entry
                .summary()
                .unwrap_or_else(|error| panic!("{}: {error}", entry.id()));
            assert!(!summary.description.is_empty(), "{}", entry.id());
            if let Some(successor) = &summary.superseded_by {
                assert!(find(successor).is_some(), "{}: {successor}", entry.id());
            }
        }
    }
}
