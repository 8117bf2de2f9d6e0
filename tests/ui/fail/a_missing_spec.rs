#[licit::oauth_provider(spec = "specs/moneybrid.json")]
pub mod moneybird {}

fn main() {}
