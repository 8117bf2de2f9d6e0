//! Limits on the cost of reading a spec and its documents. A file of a few kilobytes could use any
//! amount of memory and time, through nested aliases or through models that contain each other in
//! many ways. Input that exceeds a limit is rejected with a diagnostic.
//!
//! The largest published vendor documents (GitHub's with 12 MB, Stripe's with 8 MB) stay far below
//! each limit.

/// The maximum size of a file in bytes. The largest published documents have 40 MB.
pub(crate) const FILE_BYTES: usize = 64 * 1024 * 1024;

/// The maximum number of values (strings, numbers, lists, objects, …) in a spec, in one of its
/// documents, and in all of them together. A value takes about 100 bytes of memory; a real document
/// has one for every 40 to 60 bytes of text.
pub(crate) const VALUES: usize = 1_000_000;

/// The memory for aliases of a YAML document, in bytes. Alias targets are copied.
pub(crate) const ALIASED_BYTES: usize = 32 * 1024 * 1024;

/// The number of bytes read to repair the whitespace of a YAML document, which is parsed from the
/// start for each mistake. The first mistake is repaired in a document of any size.
pub(crate) const MENDED_BYTES: usize = 8 * 1024 * 1024;

/// The number of schemas and properties read from a document. A schema that is used in several
/// places, each time with different schemas beside it, is read for each of them, so the number of
/// steps can grow exponentially with the size of the document. Real documents need up to 280 steps
/// for 1000 bytes (Figma's), so the limit grows with the size of the documents.
pub(crate) const STEPS: usize = 300_000;

/// The number of bytes of documents that allow one more step.
pub(crate) const BYTES_PER_STEP: usize = 3;

/// The number of bytes of names and values in schemas that count as one step each time they are
/// read.
pub(crate) const TEXT_BYTES_PER_STEP: usize = 16;

/// The number of scopes in the requirements of a document. The document's own requirement applies
/// to each of its operations.
pub(crate) const SCOPES: usize = 256;

/// The number of implications of scopes, including transitive ones: generated code lists all
/// implied scopes for each scope.
pub(crate) const IMPLICATIONS: usize = 100_000;

/// The number of sub-clients, which are tags in documents. Each becomes a module in generated code.
pub(crate) const SUB_CLIENTS: usize = 2_000;

/// The number of each of: variables, environments, client registrations, error shapes and page
/// styles.
pub(crate) const DECLARATIONS: usize = 1_000;

/// The number of misspelled names times known names: all of them are compared to find a suggestion.
pub(crate) const COMPARISONS: usize = 200_000;

/// The length in characters of the longest name for which a suggestion is searched: comparing two
/// names takes quadratic time.
pub(crate) const COMPARED: usize = 128;

/// More parts than a scope requirement of one operation ever has.
pub(crate) const MAX_CLAUSES: usize = 64;
