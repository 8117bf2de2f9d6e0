#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub struct Moneybird;

#[licit::oauth_provider]
pub mod without_a_spec {}

#[licit::oauth_provider(speck = "specs/moneybird.json")]
pub mod misspelt {}

#[licit::oauth_provider(spec = "specs/moneybird.json", types(instant = String))]
pub mod unknown_type {}

#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    #[scopes(bank)]
    pub struct Banking {
        account: String,
    }

    #[scopes(users.balance:read)]
    pub struct Unquoted;
}

fn main() {}
