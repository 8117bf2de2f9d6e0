#[licit::oauth_provider(spec = "tests/specs/security.json")]
pub mod depot {
    #[scopes(read)]
    pub struct Reading;
}

use depot::security::Credentials;

fn call(client: &depot::Client<depot::Reading>) {
    let _ = client.by_key();
    let client = client.with_credentials(Credentials::new().key("k"));
    let _ = client.usual();
    let _ = client.by_login();
}

fn main() {}
