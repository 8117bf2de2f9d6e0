//! `twitch.json`.

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/twitch.json")]
pub mod twitch {}

#[tokio::test]
async fn twitch_requires_the_client_identifier_on_every_call() {
    let emulator = start("twitch").await;
    let id = emulator
        .client("app")
        .expect("a registration")
        .client_id
        .clone();
    let app = builder!(twitch, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<twitch::AllScopes>()).expect("tokens");
    let client = twitch::Client::new(&app, tokens);
    client
        .get_users()
        .login(&["mona".to_owned(), "lisa".to_owned()])
        .send()
        .await
        .expect("users");
    let call = last(&emulator, "get_users");
    assert_eq!(call.header("client-id"), Some(id.as_str()));
    assert_eq!(names(&call.query), ["login", "login"]);
    let mut channels = client.list_followed_channels("7").first(2).items();
    let mut count = 0;
    while let Some(channel) = channels.next().await {
        channel.expect("a channel");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_followed_channels").len() > 1);
    emulator.expire_access_tokens();
    client
        .create_clip("7")
        .send()
        .await
        .expect("refreshed, then a clip");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
    emulator
        .fail_next("create_clip", "MissingScope")
        .expect("a documented error");
    let refused = client.create_clip("7").send().await;
    assert!(
        matches!(refused, Err(twitch::Error::MissingScope(_))),
        "{refused:?}"
    );

    let tokens = app
        .client_credentials::<twitch::AllScopes>()
        .await
        .expect("the application's token");
    let client = twitch::Client::new(&app, tokens);
    client.get_users().send().await.expect("users");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("client_credentials")
    );
}
