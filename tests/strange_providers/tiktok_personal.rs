//! `tiktok-personal.json`.

use crate::support::{last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/tiktok-personal.json")]
pub mod tiktok_personal {}

#[tokio::test]
async fn tiktok_renames_client_id_to_client_key_in_both_requests() {
    let emulator = start("tiktok-personal").await;
    let app = builder!(tiktok_personal, emulator)
        .build()
        .expect("an application");
    let tokens =
        finish!(emulator, app, app.authorize::<tiktok_personal::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert!(asked.parameter("client_key").is_some() && asked.parameter("client_id").is_none());
    assert!(
        asked
            .parameter("scope")
            .is_some_and(|scope| scope.contains("user.info.basic,")),
        "{asked:?}"
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        names(&exchange.form),
        [
            "client_key",
            "client_secret",
            "code",
            "grant_type",
            "redirect_uri"
        ]
    );

    let client = tiktok_personal::Client::new(&app, tokens);
    let fields = ["open_id".to_owned(), "display_name".to_owned()];
    client.get_user_info(&fields).send().await.expect("a user");
    assert_eq!(
        last(&emulator, "get_user_info").parameter("fields"),
        Some("open_id,display_name")
    );
    client
        .list_videos(&fields)
        .max_count(2)
        .send()
        .await
        .expect("videos");
    assert_eq!(members(&last(&emulator, "list_videos")), ["max_count"]);

    emulator.expire_access_tokens();
    client
        .get_user_info(&fields)
        .send()
        .await
        .expect("refreshed, then a user");
    let refresh = last(&emulator, "token");
    assert_eq!(
        names(&refresh.form),
        ["client_key", "client_secret", "grant_type", "refresh_token"]
    );
    emulator
        .fail_next("get_user_info", "ScopeNotAuthorized")
        .expect("a documented error");
    let refused = client.get_user_info(&fields).send().await;
    assert!(
        matches!(refused, Err(tiktok_personal::Error::ScopeNotAuthorized(_))),
        "{refused:?}"
    );
    assert_eq!(
        of(&emulator, "token").len(),
        2,
        "a missing scope is no reason to refresh"
    );
}
