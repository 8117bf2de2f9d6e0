#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    #[scopes(sales_invoices, document)]
    pub struct Invoicing;

    #[scopes("settings", everything)]
    pub struct Everything;
}

fn main() {}
