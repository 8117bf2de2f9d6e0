//! What an import of metadata takes and returns.

use super::resource::ProtectedResource;

/// The longest metadata document that is read, in bytes. Real ones have a few thousand.
pub const MAX_BYTES: usize = 1024 * 1024;

/// What an import is to keep to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Where the document came from: an issuer identifier, or the URL of the document itself. The
    /// `issuer` that it names must belong to it (RFC 8414 §3.3). Without this, any is taken: for
    /// files, which somebody vouches for.
    pub asked: Option<&'a str>,
    /// The provider's name. Without this, it is made from the issuer's host.
    pub name: Option<&'a str>,
    /// Whether a server that knows only the `plain` method of PKCE is taken.
    pub plain_pkce: bool,
    /// The API that the tokens are for, where it is known (RFC 9728). The server must not say that it is
    /// for others (§4).
    pub resource: Option<&'a ProtectedResource>,
}

/// A spec that was made from metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The provider's name.
    pub name: String,
    /// The text of the spec: one that the checks find good.
    pub spec: String,
    /// What the metadata says and the spec does not, a sentence each.
    pub notes: Vec<String>,
}
