//! `figma.json`.

use crate::support::{last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/figma.json")]
pub mod figma {}

#[tokio::test]
async fn figma_refreshes_at_another_url_without_a_grant_type() {
    let emulator = start("figma").await;
    let app = builder!(figma, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<figma::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/api.figma.com/v1/oauth/token");
    assert!(
        exchange
            .header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );
    assert_eq!(
        names(&exchange.form),
        ["code", "code_verifier", "grant_type", "redirect_uri"]
    );
    let client = figma::Client::new(&app, tokens);
    client.get_me().send().await.expect("a user");
    emulator.expire_access_tokens();
    client
        .get_me()
        .send()
        .await
        .expect("refreshed after a 403, then a user");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/api.figma.com/v1/oauth/refresh");
    assert_eq!(names(&refresh.form), ["refresh_token"]);
    client
        .post_comment("k1", "Nice")
        .send()
        .await
        .expect("a comment");
    assert_eq!(members(&last(&emulator, "post_comment")), ["message"]);
    emulator
        .fail_next("get_file", "InvalidScope")
        .expect("a documented error");
    let refused = client.get_file("k1").send().await;
    assert!(
        matches!(refused, Err(figma::Error::InvalidScope(_))),
        "{refused:?}"
    );
    assert_eq!(of(&emulator, "token").len(), 2);
}
