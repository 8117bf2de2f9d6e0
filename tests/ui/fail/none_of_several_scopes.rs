#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_contacts"))]
pub mod moneybird {
    #[scopes(time_entries)]
    pub struct Timing;
}

fn call(client: &moneybird::Client<moneybird::Timing>) {
    let _ = client.administration("123").list_contacts();
}

fn main() {}
