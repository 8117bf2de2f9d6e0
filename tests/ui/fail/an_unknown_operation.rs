#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[operations(list_contacts, list_contact)]
    pub struct Reading;
}

fn main() {}
