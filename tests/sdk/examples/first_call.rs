//! Calls `list_books`. Secrets are read from environment variables.

use textbook_sdk as textbook;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.list_books().send().await?;
    println!("{reply:#?}");
    Ok(())
}
