#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {}

struct Everything;

impl licit::rt::ScopeSet for Everything {
    const NAME: &'static str = "Everything";
    const SCOPES: &'static [&'static str] = &[];
}

impl moneybird::scope::Bank for Everything {}

fn main() {}
