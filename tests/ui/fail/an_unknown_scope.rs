#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[scopes(sales_invoices, document)]
    pub struct Invoicing;

    #[scopes("settings", everything)]
    pub struct Everything;
}

fn main() {}
