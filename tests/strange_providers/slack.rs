//! `slack.json`.

use crate::support::{last, of, start};
use licit_emulator::Endpoint;

#[licit::oauth_provider(spec = "tests/specs/providers/slack.json")]
pub mod slack {}

#[tokio::test]
async fn slack_rejects_with_status_200_at_the_token_endpoint_and_in_the_api() {
    let emulator = start("slack").await;
    let app = builder!(slack, emulator).build().expect("an application");
    let login = app
        .authorize::<slack::AllScopes>()
        .user_scope("identity.basic");
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").parameter("user_scope"),
        Some("identity.basic")
    );
    assert_eq!(tokens.captured("team_id"), Some("T0001"));
    let client = slack::Client::new(&app, tokens);
    let mut channels = client.list_conversations().limit(2).items();
    let mut count = 0;
    while let Some(channel) = channels.next().await {
        channel.expect("a channel");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_conversations").len() > 1);
    emulator.expire_access_tokens();
    client
        .post_message("C1", "Hello & welcome")
        .send()
        .await
        .expect("renewed after a 200, then sent");
    let user = client.get_user("U1").send().await.expect("a user");
    assert!(user.ok, "a success says so");
    assert_eq!(
        last(&emulator, "post_message").parameter("text"),
        Some("Hello & welcome")
    );
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
    emulator
        .fail_next("get_user", "MissingScope")
        .expect("a documented error");
    let refused = client.get_user("U1").send().await;
    assert_eq!(last(&emulator, "get_user").status, 200);
    assert!(
        matches!(refused, Err(slack::Error::MissingScope(_))),
        "{refused:?}"
    );
    emulator
        .fail_next(Endpoint::Token, "InvalidRefreshToken")
        .expect("a documented error");
    emulator.expire_access_tokens();
    let refused = client.get_user("U1").send().await;
    let is_lost = matches!(
        refused,
        Err(slack::Error::Runtime(licit::rt::Error::GrantLost(_)))
    );
    assert!(is_lost, "{refused:?}");
    assert_eq!(last(&emulator, "token").status, 200);
}
