#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[scopes(sales_invoices)]
    pub struct Invoicing;
    #[scopes(sales_invoices, bank)]
    pub struct Banking;
}

fn call(client: &moneybird::Client<moneybird::Invoicing>) {
    let _ = client.narrow::<moneybird::Banking>();
}

fn main() {}
