#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_financial_mutations"))]
pub mod moneybird {
    #[scopes(sales_invoices, documents)]
    pub struct Invoicing;
}

fn call(client: &moneybird::Client<moneybird::Invoicing>) {
    let _ = client.administration("123").list_financial_mutations();
}

fn main() {}
