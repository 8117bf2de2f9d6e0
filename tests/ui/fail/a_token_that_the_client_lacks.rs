#[licit::oauth_provider(spec = "tests/specs/security.json")]
pub mod depot {}

use depot::security::Credentials;

fn call(api: &depot::Api) {
    let client = api.client(Credentials::new().key("k"));
    let _ = client.by_token();
    let _ = client.by_scope();
}

fn main() {}
