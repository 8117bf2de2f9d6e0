#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[scopes(bank)]
    pub struct Banking;

    #[scopes(documents)]
    pub struct Banking;

    #[scopes(documents)]
    pub struct AllScopes;
}

fn main() {}
