#[licit::oauth_provider(spec = "tests/specs/security.json")]
pub mod depot {
    #[scopes(write)]
    pub struct Writing;
}

use depot::security::Credentials;

fn call(client: &depot::Client<depot::Writing>) {
    let client = client.with_credentials(Credentials::new().tenant("t"));
    let _ = client.shelves().either();
}

fn main() {}
