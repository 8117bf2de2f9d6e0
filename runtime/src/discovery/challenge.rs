//! The challenge of a protected resource (RFC 6750 §3, RFC 9728 §5.1).

use reqwest::header::HeaderMap;

use crate::header::challenge::{self, AuthChallenge};

/// The challenge of a protected resource that rejected a request: its `WWW-Authenticate` header, with
/// status 401 (a token is required) or 403 (the token lacks scopes).
///
/// All values come from the server and are not verified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Challenge {
    resource_metadata: Option<String>,
    scopes: Vec<String>,
    error: Option<String>,
    error_description: Option<String>,
}

impl Challenge {
    /// Reads the headers of a reply. Without a challenge that describes how to obtain a token, the result
    /// is empty, and discovery uses well-known URLs.
    pub fn of(headers: &HeaderMap) -> Self {
        Self::choose(&challenge::all(headers))
    }

    /// Reads the value of a `WWW-Authenticate` header.
    pub fn parse(header: &str) -> Self {
        Self::choose(&challenge::parse(header))
    }

    /// Chooses the first challenge that names metadata, or else the first for bearer tokens.
    fn choose(all: &[AuthChallenge]) -> Self {
        let is_ours = |known: &&AuthChallenge| known.is("Bearer") || known.is("DPoP");
        let with_metadata = |known: &&AuthChallenge| known.get("resource_metadata").is_some();
        let mut ours = all.iter().filter(is_ours);
        let chosen = ours
            .clone()
            .find(with_metadata)
            .or_else(|| all.iter().find(with_metadata))
            .or_else(|| ours.next());
        let Some(chosen) = chosen else {
            return Self::default();
        };
        let text = |name| chosen.get(name).map(str::to_owned);
        Self {
            resource_metadata: text("resource_metadata"),
            scopes: words(chosen.get("scope").unwrap_or_default()),
            error: text("error"),
            error_description: text("error_description"),
        }
    }

    /// Returns the URL of the resource's metadata (RFC 9728 §5.1).
    pub fn resource_metadata(&self) -> Option<&str> {
        self.resource_metadata.as_deref()
    }

    /// Returns the scopes that the rejected request needs (RFC 6750 §3). Empty if the server does not say.
    pub fn scopes(&self) -> &[String] {
        &self.scopes
    }

    /// Returns the error code (RFC 6750 §3.1).
    pub fn error(&self) -> Option<&str> {
        self.error.as_deref()
    }

    /// Returns the server's description of the error. It may contain control characters.
    pub fn error_description(&self) -> Option<&str> {
        self.error_description.as_deref()
    }

    /// Returns whether the token is valid and lacks scopes: `insufficient_scope` (RFC 6750 §3.1). A
    /// [`StepUp`](super::StepUp) returns the scopes to request.
    pub fn is_insufficient_scope(&self) -> bool {
        self.error() == Some("insufficient_scope")
    }
}

/// Splits a list of scopes (RFC 6749 §3.3). Repeated ones are removed.
fn words(text: &str) -> Vec<String> {
    let mut scopes: Vec<String> = Vec::new();
    for scope in text.split_ascii_whitespace() {
        if !scopes.iter().any(|known| known == scope) {
            scopes.push(scope.to_owned());
        }
    }
    scopes
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderValue, WWW_AUTHENTICATE};

    use super::*;

    #[test]
    fn the_challenge_with_metadata_is_chosen() {
        let mut headers = HeaderMap::new();
        for line in [
            r#"Basic realm="x", Bearer error="invalid_token""#,
            r#"Bearer resource_metadata="https://a.example/m", scope="read  write read""#,
        ] {
            headers.append(WWW_AUTHENTICATE, HeaderValue::from_static(line));
        }
        let challenge = Challenge::of(&headers);
        assert_eq!(challenge.resource_metadata(), Some("https://a.example/m"));
        assert_eq!(challenge.scopes(), ["read", "write"]);
        assert_eq!(challenge.error(), None);
    }

    #[test]
    fn a_bearer_challenge_without_metadata_counts() {
        let text = r#"Digest realm="x", bearer scope="a", error=insufficient_scope"#;
        let challenge = Challenge::parse(text);
        assert!(challenge.is_insufficient_scope());
        assert_eq!(challenge.scopes(), ["a"]);
        assert_eq!(Challenge::parse("Basic scope=a"), Challenge::default());
        assert_eq!(Challenge::of(&HeaderMap::new()), Challenge::default());
    }
}
