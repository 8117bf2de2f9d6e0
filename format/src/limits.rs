//! What reading a spec and its documents may cost. A file of a few kilobytes can ask for any amount of
//! memory and time, by aliases of aliases or by models that contain each other in many ways; what
//! passes one of these bounds is refused with a diagnostic.
//!
//! The largest documents that vendors publish (GitHub's with 12 MB, Stripe's with 8 MB) stay far below
//! each of them.

/// The largest file, in bytes. The largest documents that are published have 40 MB.
pub(crate) const FILE_BYTES: usize = 64 * 1024 * 1024;

/// Values (texts, numbers, lists, objects …) in a spec or in one of its documents, and in all of them
/// together. One takes about 100 bytes of memory; a real document has one for 40 to 60 bytes of text.
pub(crate) const VALUES: usize = 1_000_000;

/// Memory that aliases of a YAML document may take, in bytes: what they name is copied.
pub(crate) const ALIASED_BYTES: usize = 32 * 1024 * 1024;

/// Bytes of text that are read to mend the blanks of a YAML document, which is read from its beginning
/// for each of its mistakes. The first mistake is mended in a document of any size.
pub(crate) const MENDED_BYTES: usize = 8 * 1024 * 1024;

/// Schemas and properties that are read of a document. One that is used in several places, beside other
/// schemas each time, is read for each of them: the number of steps can grow exponentially with the
/// size of the document. Real documents need up to 150 steps for 1000 bytes, GitHub's 31; so there are
/// more of them the larger the documents are.
pub(crate) const STEPS: usize = 300_000;

/// For so many bytes of documents there is one more step.
pub(crate) const BYTES_PER_STEP: usize = 4;

/// Bytes of names and values of schemas that count as one step, each time that they are read.
pub(crate) const TEXT_BYTES_PER_STEP: usize = 16;

/// Scopes that a requirement of a document names. A document's own requirement is that of each of its
/// operations.
pub(crate) const SCOPES: usize = 256;

/// Implications of scopes, those that follow from others included: each scope has a list of all that come
/// with it in generated code.
pub(crate) const IMPLICATIONS: usize = 100_000;

/// Sub-clients, which documents have as tags. Each becomes a module of its own in generated code.
pub(crate) const SUB_CLIENTS: usize = 2_000;

/// Variables, environments, registrations of clients, error shapes and page styles: so many of each.
pub(crate) const DECLARATIONS: usize = 1_000;

/// Misspelt names times known names: to find the nearest name, all of them are compared.
pub(crate) const COMPARISONS: usize = 200_000;

/// The longest name, in characters, for which a similar one is looked for: comparing two names takes
/// quadratic time.
pub(crate) const COMPARED: usize = 128;

/// More parts than a scope requirement of one operation ever has.
pub(crate) const MAX_CLAUSES: usize = 64;
