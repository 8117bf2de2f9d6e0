//! What the credentials of an application cover.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// The provider.
#[licit::oauth_provider(spec = "tests/specs/security.json")]
pub mod depot {
    /// The scopes that we request.
    #[scopes(read)]
    pub struct Reading;
}

use depot::security::Credentials;

/// With a token alone.
pub fn token(client: &depot::Client<depot::Reading>) {
    let _ = client.by_scope();
    let _ = client.by_scopes();
    let _ = client.by_user();
    let _ = client.shelves().either();
    let _ = client.optional();
    let _ = client.open();
}

/// With keys alone.
pub fn keys(api: &depot::Api) {
    let client = api.client(Credentials::new().key("k").tenant("t"));
    let _ = client.usual();
    let _ = client.by_key();
    let _ = client.shelves().either();
    let client = api.client(Credentials::new().tenant("t").login("ann", "p"));
    let _ = client.shelves().either();
    let _ = api.client(Credentials::new()).optional();
}

fn main() {}
