//! Reads a metadata document (RFC 8414 §2): the members from which a spec can be created.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};

use serde_json::{Map, Value};
use url::Url;

use super::MAX_BYTES;
use super::error::DiscoveryError;

/// The relevant members of a metadata document, unchanged.
#[derive(Debug)]
pub(super) struct Metadata {
    pub(super) issuer: String,
    members: Map<String, Value>,
    /// The names of the members that were read.
    read: RefCell<BTreeSet<String>>,
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
            read: RefCell::default(),
        })
    }

    fn member(&self, name: &str) -> Option<&Value> {
        self.read.borrow_mut().insert(name.to_owned());
        self.members.get(name)
    }

    /// Returns the names of the members that were not read.
    pub(super) fn unread(&self) -> Vec<&str> {
        let read = self.read.borrow();
        let names = self.members.keys().map(String::as_str);
        names.filter(|name| !read.contains(*name)).collect()
    }

    /// Adds the members that only another document of the same issuer has, and the additional
    /// elements of its lists. Returns the names of the members that differ otherwise.
    pub(super) fn add(&mut self, other: Self) -> Vec<String> {
        let mut differing = Vec::new();
        for (name, value) in other.members {
            match (self.members.get_mut(&name), value) {
                (None | Some(Value::Null), value) => {
                    self.members.insert(name, value);
                }
                (Some(Value::Array(known)), Value::Array(more)) => {
                    let known_before: HashSet<String> =
                        known.iter().map(Value::to_string).collect();
                    let new = more.into_iter();
                    known.extend(new.filter(|one| !known_before.contains(&one.to_string())));
                }
                (Some(known), value) if *known != value => differing.push(name),
                _ => {}
            }
        }
        differing
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
        let aliases = self.member(member);
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
        match self.member(member) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text.clone())),
            Some(_) => Err(DiscoveryError::Malformed(member)),
        }
    }

    /// Returns a list of strings without duplicates.
    pub(super) fn list(&self, member: &'static str) -> Result<Option<Vec<String>>, DiscoveryError> {
        let list = match self.member(member) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::Array(list)) => list,
            Some(_) => return Err(DiscoveryError::Malformed(member)),
        };
        let mut texts: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
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
        match self.member(member) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(DiscoveryError::Malformed(member)),
        }
    }

    /// Whether the member is present, with any value.
    pub(super) fn has(&self, member: &str) -> bool {
        self.member(member).is_some_and(|value| !value.is_null())
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
