//! The options and the result of a metadata import.

use super::resource::ProtectedResource;

/// The maximum size of a metadata document in bytes. Real documents have a few thousand bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// Options for an import.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options<'a> {
    /// Where the document came from: an issuer identifier, or the URL of the document itself. The
    /// `issuer` in the document must match it (RFC 8414 §3.3). If `None`, any issuer is accepted;
    /// use this only for trusted files.
    pub requested: Option<&'a str>,
    /// The provider's name. If `None`, it is derived from the issuer's host.
    pub name: Option<&'a str>,
    /// Whether to accept a server that supports only the `plain` PKCE method.
    pub plain_pkce: bool,
    /// The bytes of the other metadata document of the same server: that of OpenID Connect beside
    /// that of RFC 8414. Only members that are missing from the first document are added.
    pub beside: Option<&'a [u8]>,
    /// The API that the tokens are for, if known (RFC 9728). The server must not exclude it from
    /// its resources (§4).
    pub resource: Option<&'a ProtectedResource>,
}

/// A spec created from metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The provider's name.
    pub name: String,
    /// The text of the spec, which passes all checks.
    pub spec: String,
    /// Metadata that the spec does not express, one sentence each.
    pub notes: Vec<String>,
}
