//! Reads a metadata document (RFC 8414 §2): the members from which a spec can be created.

use serde_json::{Map, Value};
use url::Url;

use super::MAX_BYTES;
use super::error::DiscoveryError;

/// The relevant members of a metadata document, unchanged.
#[derive(Debug)]
pub(super) struct Metadata {
    pub(super) issuer: String,
    members: Map<String, Value>,
}

impl Metadata {
    /// Parses a document, with or without a byte order mark.
    pub(super) fn read(document: &[u8]) -> Result<Self, DiscoveryError> {
        if document.len() > MAX_BYTES {
            return Err(DiscoveryError::TooLarge);
        }
        let mut metadata = Self::of_resource(document)?;
        metadata.issuer = metadata
            .url("issuer")?
            .ok_or(DiscoveryError::Missing("issuer"))?;
        Ok(metadata)
    }

    /// Parses the metadata of a protected resource (RFC 9728 §2), which has no issuer.
    pub(super) fn of_resource(document: &[u8]) -> Result<Self, DiscoveryError> {
        let document = document
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(document);
        let Ok(Value::Object(members)) = serde_json::from_slice(document) else {
            return Err(DiscoveryError::NotMetadata);
        };
        Ok(Self {
            issuer: String::new(),
            members,
        })
    }

    /// Returns the URL of an endpoint.
    pub(super) fn url(&self, member: &'static str) -> Result<Option<String>, DiscoveryError> {
        let Some(text) = self.text(member)? else {
            return Ok(None);
        };
        match secure_url(&text) {
            Some(_) => Ok(Some(text)),
            None => Err(DiscoveryError::InsecureUrl { member, url: text }),
        }
    }

    /// Returns the URL of an endpoint from a member that contains other endpoints' URLs.
    pub(super) fn alias(
        &self,
        member: &'static str,
        endpoint: &str,
    ) -> Result<Option<String>, DiscoveryError> {
        let aliases = self.members.get(member);
        match aliases.and_then(|aliases| aliases.get(endpoint)) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(url)) if secure_url(url).is_some() => Ok(Some(url.clone())),
            Some(Value::String(url)) => Err(DiscoveryError::InsecureUrl {
                member,
                url: url.clone(),
            }),
            Some(_) => Err(DiscoveryError::Malformed(member)),
        }
    }

    /// Returns a string.
    pub(super) fn text(&self, member: &'static str) -> Result<Option<String>, DiscoveryError> {
        match self.members.get(member) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(DiscoveryError::Malformed(member)),
        }
    }

    /// Returns a list of strings without duplicates.
    pub(super) fn list(&self, member: &'static str) -> Result<Option<Vec<String>>, DiscoveryError> {
        let list = match self.members.get(member) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Array(list)) => list,
            Some(_) => return Err(DiscoveryError::Malformed(member)),
        };
        let mut texts: Vec<String> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for value in list {
            let text = value.as_str().ok_or(DiscoveryError::Malformed(member))?;
            if seen.insert(text) {
                texts.push(text.to_owned());
            }
        }
        Ok(Some(texts))
    }

    /// Returns a boolean; `false` if absent.
    pub(super) fn flag(&self, member: &'static str) -> Result<bool, DiscoveryError> {
        match self.members.get(member) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(DiscoveryError::Malformed(member)),
        }
    }

    /// Whether the member is present, with any value.
    pub(super) fn has(&self, member: &str) -> bool {
        self.members
            .get(member)
            .is_some_and(|value| !value.is_null())
    }
}

/// Validates a URL to which tokens and codes may be sent: `https`, or `http` for loopback, without
/// characters that are invalid in a URL, such as the braces of a template.
pub(super) fn secure_url(text: &str) -> Option<Url> {
    if text.contains(|c: char| c.is_control() || " \\{}\"<>^`|".contains(c)) {
        return None;
    }
    let url = Url::parse(text).ok().filter(Url::has_host)?;
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let secure = url.scheme() == "https" || (url.scheme() == "http" && loopback);
    let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (secure && bare).then_some(url)
}
