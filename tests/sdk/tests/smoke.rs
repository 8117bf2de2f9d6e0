//! Runs the provider's emulator, which reads the same spec, and calls it.

use textbook_sdk as textbook;

#[tokio::test]
async fn the_first_call_succeeds() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = licit_emulator::Emulator::from_file("spec/textbook.json")?
        .start()
        .await?;
    let registered = emulator.client("app").ok_or("no such client")?;
    let app = textbook::App::builder(
        &registered.client_id,
        registered.client_secret.as_deref().unwrap_or_default(),
        &registered.redirect_uri,
    )
    .origin(emulator.origin())
    .build()?;
    let login = app.authorize::<textbook::AllScopes>();
    let callback = match emulator.authorize(login.url().as_str()).await? {
        licit_emulator::Authorized::Callback(callback) => callback,
        licit_emulator::Authorized::Posted(callback) => callback,
        other => return Err(format!("unexpected: {other:?}").into()),
    };
    let tokens = app.finish(login.into_pending(), &callback).await?;
    let client = textbook::Client::new(&app, tokens);
    let reply = client.list_books().send().await?;
    println!("{reply:#?}");
    Ok(())
}
