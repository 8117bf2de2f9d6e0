//! `facebook.json`.

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/facebook.json")]
pub mod facebook {}

#[tokio::test]
async fn facebook_exchanges_the_access_token_itself_by_get() {
    let emulator = start("facebook").await;
    let app = builder!(facebook, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<facebook::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/www.facebook.com/v21.0/dialog/oauth"
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("GET", "/graph.facebook.com/v21.0/oauth/access_token")
    );
    assert_eq!(
        names(&exchange.query),
        ["client_id", "client_secret", "code", "redirect_uri"]
    );
    let client = facebook::Client::new(&app, tokens);
    let mut accounts = client.list_accounts().limit(2).items();
    let mut count = 0;
    while let Some(account) = accounts.next().await {
        account.expect("a page");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_accounts").len() > 1);
    let session = client.session();
    let old = session.current().await.expect("a token");
    session.refresh(&old).await.expect("a longer token");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("grant_type"), Some("fb_exchange_token"));
    assert_eq!(
        names(&refresh.query),
        [
            "client_id",
            "client_secret",
            "fb_exchange_token",
            "grant_type"
        ]
    );
    emulator
        .fail_next("get_me", "TooManyCalls")
        .expect("a documented error");
    let once = licit::rt::CallOptions::new().retries(0);
    let refused = client.get_me().options(once).send().await;
    assert!(
        matches!(refused, Err(facebook::Error::TooManyCalls(_))),
        "{refused:?}"
    );
    emulator.expire_access_tokens();
    let refused = client.get_me().send().await;
    let is_lost = matches!(
        refused,
        Err(facebook::Error::Runtime(licit::rt::Error::GrantLost(_)))
    );
    assert!(
        is_lost,
        "an access token that has ended renews nothing: {refused:?}"
    );
}
