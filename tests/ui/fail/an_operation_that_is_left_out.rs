#[licit::oauth_provider(spec = "specs/moneybird.json", include("list_*"), exclude("list_contacts"))]
pub mod moneybird {}

fn call(client: &moneybird::Client<moneybird::AllScopes>) {
    let _ = client.administration("123").list_estimates();
    let _ = client.administration("123").list_contacts();
}

fn main() {}
