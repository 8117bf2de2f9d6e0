#[licit::oauth_provider(spec = "specs/money-button.json")]
pub mod money_button {}

use licit::rt::token::Application;
use money_button::{AllScopes, Client};

fn call(client: &Client<AllScopes, Application>) {
    let _ = client.list_payments();
    let _ = client.get_user_balance("7");
}

fn main() {}
