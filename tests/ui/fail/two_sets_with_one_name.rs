#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    #[scopes(bank)]
    pub struct Banking;

    #[scopes(documents)]
    pub struct Banking;

    #[scopes(documents)]
    pub struct AllScopes;
}

fn main() {}
