#[licit::oauth_provider(spec = "specs/moneybird.json", include("get_contact"))]
pub mod moneybird {}

fn call(client: &moneybird::Client<moneybird::AllScopes>) {
    let _ = client.administration("123").get_contact();
}

fn main() {}
