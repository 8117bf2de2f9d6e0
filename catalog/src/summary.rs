//! What a list of providers shows of an entry.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a list of providers shows of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Summary {
    /// The provider's human-readable name.
    pub title: String,
    /// A sentence about the service.
    pub description: String,
    /// The vendor's documentation, if known.
    pub docs: Option<String>,
    /// Whether the service is in operation.
    pub status: Status,
    /// The identifier of the entry to use instead.
    pub superseded_by: Option<String>,
    /// How many of the provider's scopes the spec lists.
    pub scopes: ScopeCoverage,
    /// The grants, by their names in the spec, such as `authorization_code`.
    pub grants: Vec<String>,
    /// The operations of the API that the spec declares.
    pub operations: Vec<String>,
    /// The evidence for the authorization and token endpoints: that of the weaker one.
    pub confidence: Confidence,
    /// The day on which the sources were read, as `YYYY-MM-DD`.
    pub date: String,
    /// The day on which the spec was last compared with the provider itself, as `YYYY-MM-DD`.
    pub verified: Option<String>,
}

/// Whether a service is in operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Status {
    /// The vendor's own document or a recently changed list has the provider.
    Live,
    /// The vendor offers a successor.
    Legacy,
    /// The service has ended.
    ShutDown,
    /// Only older sources have the provider.
    Unknown,
}

/// How many of a provider's scopes a spec lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScopeCoverage {
    /// Every scope of the vendor's document.
    Complete,
    /// Those that were found.
    Partial,
    /// None was found.
    None,
}

/// How well a fact is supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Confidence {
    /// One source.
    One,
    /// Two independent sources.
    Two,
    /// The vendor's own machine-readable document or SDK.
    Vendor,
}

/// The members of a spec that a summary needs.
#[derive(Deserialize)]
struct Spec {
    title: String,
    description: String,
    docs: Option<String>,
    #[serde(default)]
    grants: Map<String, Value>,
    #[serde(default)]
    operations: Map<String, Value>,
}

/// The members of the evidence that a summary needs.
#[derive(Deserialize)]
struct Sources {
    status: Status,
    superseded_by: Option<String>,
    scopes: ScopeCoverage,
    date: String,
    verified: Option<Verified>,
    facts: BTreeMap<String, Fact>,
}

#[derive(Deserialize)]
struct Verified {
    date: String,
}

#[derive(Deserialize)]
struct Fact {
    confidence: Confidence,
}

impl Summary {
    /// Reads the summary from the texts of an entry: its spec, and its evidence.
    pub(super) fn read(spec: &str, sources: &str) -> Result<Self, serde_json::Error> {
        let spec: Spec = serde_json::from_str(spec)?;
        let sources: Sources = serde_json::from_str(sources)?;
        let endpoints = ["/authorization_endpoint", "/token_endpoint"];
        let found = endpoints
            .iter()
            .filter_map(|place| sources.facts.get(*place));
        let confidence = found.map(|fact| fact.confidence).min();
        Ok(Self {
            title: spec.title,
            description: spec.description,
            docs: spec.docs,
            status: sources.status,
            superseded_by: sources.superseded_by,
            scopes: sources.scopes,
            grants: spec.grants.into_iter().map(|(name, _)| name).collect(),
            operations: spec.operations.into_iter().map(|(name, _)| name).collect(),
            confidence: confidence.unwrap_or(Confidence::One),
            date: sources.date,
            verified: sources.verified.map(|verified| verified.date),
        })
    }
}
