#[licit::oauth_provider(spec = "tests/specs/wrong.json")]
pub mod acme {}

fn main() {}
