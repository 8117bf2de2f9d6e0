//! `slack.json`.

use crate::support::{last, of, start};
use licit_emulator::Endpoint;

#[licit::oauth_provider(spec = "tests/specs/providers/slack.json")]
pub mod slack {
    /// What the application asks of the user.
    #[scopes("search:read")]
    pub struct Searching;
}

#[tokio::test]
async fn slack_rejects_with_status_200_at_the_token_endpoint_and_in_the_api() {
    let emulator = start("slack").await;
    let app = builder!(slack, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<slack::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").parameter("user_scope"),
        Some("search:read")
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
        .expect("refreshed after a 200, then sent");
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

#[tokio::test]
async fn slack_has_a_token_of_the_user_beside_that_of_the_application_or_alone() {
    let emulator = start("slack").await;
    let app = builder!(slack, emulator).build().expect("an application");
    let bot = finish!(emulator, app, app.authorize::<slack::AllScopes>()).expect("tokens");
    let beside = bot.second::<slack::Searching, licit::rt::token::User>();
    let beside = beside.expect("of the user").expect("a second token");
    let alone = finish!(emulator, app, app.authorize::<slack::Searching>()).expect("tokens");
    let sent = last(&emulator, "authorization");
    assert_eq!(
        (sent.parameter("scope"), sent.parameter("user_scope")),
        (None, Some("search:read"))
    );
    for tokens in [beside, alone] {
        let client = slack::Client::new(&app, tokens);
        client.search_messages("hello").send().await.expect("found");
        emulator.expire_access_tokens();
        client
            .search_messages("hello")
            .send()
            .await
            .expect("found after a refresh");
    }
}
