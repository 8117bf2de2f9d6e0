#[licit::oauth_provider(
    spec = "specs/moneybird.json",
    include("list_contacts", "list_contct"),
    exclude("/contcts/*"),
)]
pub mod moneybird {}

fn main() {}
