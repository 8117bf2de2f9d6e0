//! The code of the design document: scopes named next to the code that needs them.

use licit::oauth_provider;

#[oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    /// The scopes that our invoicing service requests.
    #[scopes(sales_invoices, documents)]
    pub struct Invoicing;

    /// The least that these calls need.
    #[operations(list_contacts, list_sales_invoices)]
    pub struct Reading;

    /// The module's own items remain.
    pub fn endpoint() -> &'static str {
        "stays"
    }
}

use moneybird::{AllScopes, App, Client, DefaultScopes, Error, Invoicing, Reading};

async fn story(app: &App, session: &mut Vec<String>) -> Result<(), Error> {
    let login = app.authorize::<Invoicing>();
    session.push(login.url().to_string());
    let pending = login.into_pending();
    let tokens = app.finish(pending, "https://us.example/callback?code=c&state=s").await?;

    let client = Client::new(app, tokens);
    let administration = client.administration("123");
    let _contacts = administration.list_contacts().per_page(50).send().await?;
    let mut everyone = administration.list_contacts().items();
    while let Some(contact) = everyone.next().await {
        session.push(contact?.id);
    }

    let narrower: Client<Reading> = client.narrow();
    let _invoices = narrower.administration("123").list_sales_invoices().send().await?;
    let _wider: Client<AllScopes> = client.widen()?;
    Ok(())
}

/// Code that is generic over scope sets names what it needs.
fn invoices<S: moneybird::scope::SalesInvoices>(client: &Client<S>) {
    let _ = client.administration("123").list_sales_invoices();
}

fn main() {
    let _ = story;
    let _ = invoices::<DefaultScopes>;
    assert_eq!(moneybird::endpoint(), "stays");
    assert_eq!(<Reading as moneybird::scope::ScopeSet>::SCOPES, ["sales_invoices"]);
}
