#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[scopes(sales_invoices)]
    pub struct Invoicing;
    #[scopes(bank)]
    pub struct Banking;
}

use moneybird::{App, Banking, Client, Invoicing, Tokens};

fn call(app: &App, tokens: Tokens<Invoicing>) -> Client<Banking> {
    Client::new(app, tokens)
}

fn main() {}
