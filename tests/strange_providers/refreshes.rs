//! Refreshing: `instagram.json`, `threads.json`, `startgg.json`, `vkid.json`, `coros.json`,
//! `yahoo.json`.

use std::time::{Duration, SystemTime};

use crate::support::{consent, last, members, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/instagram.json")]
pub mod instagram {}

#[licit::oauth_provider(spec = "tests/specs/providers/threads.json")]
pub mod threads {}

#[licit::oauth_provider(spec = "tests/specs/providers/startgg.json")]
pub mod startgg {}

#[licit::oauth_provider(spec = "tests/specs/providers/vkid.json")]
pub mod vkid {}

#[licit::oauth_provider(spec = "tests/specs/providers/coros.json")]
pub mod coros {}

#[licit::oauth_provider(spec = "tests/specs/providers/yahoo.json")]
pub mod yahoo {}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The time until then.
fn left(end: Option<SystemTime>) -> Duration {
    let end = end.expect("an end");
    end.duration_since(SystemTime::now()).unwrap_or_default()
}

#[tokio::test]
async fn instagram_exchanges_the_first_token_and_refreshes_the_second_with_itself() {
    let emulator = start("instagram").await;
    let app = builder!(instagram, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<instagram::AllScopes>()).expect("tokens");
    let asked = of(&emulator, "token");
    let [exchange, swap] = asked.as_slice() else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("POST", "/api.instagram.com/oauth/access_token")
    );
    assert_eq!(
        (&*swap.method, &*swap.path),
        ("GET", "/graph.instagram.com/access_token")
    );
    assert_eq!(
        names(&swap.query),
        ["access_token", "client_secret", "grant_type"]
    );
    assert_eq!(swap.parameter("grant_type"), Some("ig_exchange_token"));
    let swapped = swap.parameter("access_token").expect("a token");
    assert_ne!(tokens.access_token().expose(), swapped);
    assert!(left(tokens.expires_at()) > 59 * DAY, "the second one's end");

    let client = instagram::Client::new(&app, tokens);
    client.list_media().send().await.expect("media");
    let call = last(&emulator, "list_media");
    assert_eq!(
        call.path,
        "/graph.instagram.com/v23.0/17841400000000001/media"
    );
    let session = client.session();
    let old = session.current().await.expect("a token");
    session.refresh(&old).await.expect("a longer token");
    let refresh = last(&emulator, "token");
    assert_eq!(
        (&*refresh.method, &*refresh.path),
        ("GET", "/graph.instagram.com/refresh_access_token")
    );
    assert_eq!(names(&refresh.query), ["access_token", "grant_type"]);
    assert_eq!(refresh.parameter("grant_type"), Some("ig_refresh_token"));
    assert_eq!(
        refresh.parameter("access_token"),
        call.parameter("access_token")
    );
    client.list_media().send().await.expect("media");
    assert_ne!(
        last(&emulator, "list_media").parameter("access_token"),
        call.parameter("access_token")
    );
}

#[tokio::test]
async fn threads_works_like_instagram_with_other_grant_types_and_urls() {
    let emulator = start("threads").await;
    let app = builder!(threads, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<threads::AllScopes>()).expect("tokens");
    let swap = last(&emulator, "token");
    assert_eq!(swap.path, "/graph.threads.net/access_token");
    assert_eq!(swap.parameter("grant_type"), Some("th_exchange_token"));
    let client = threads::Client::new(&app, tokens);
    client.get_me().send().await.expect("a profile");
    let session = client.session();
    let old = session.current().await.expect("a token");
    session.refresh(&old).await.expect("a longer token");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/graph.threads.net/refresh_access_token");
    assert_eq!(refresh.parameter("grant_type"), Some("th_refresh_token"));
    client.get_me().send().await.expect("a profile");
}

#[tokio::test]
async fn startgg_refreshes_at_another_url_with_scopes_and_redirect_uri() {
    let emulator = start("startgg").await;
    let app = builder!(startgg, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<startgg::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/api.start.gg/oauth/access_token");
    assert!(members(&exchange).contains(&"scope".to_owned()));
    let client = startgg::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.current_user().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/api.start.gg/oauth/refresh");
    assert_eq!(
        members(&refresh),
        [
            "client_id",
            "client_secret",
            "grant_type",
            "redirect_uri",
            "refresh_token",
            "scope"
        ]
    );
    let scope =
        |request: &licit_emulator::RecordedRequest| request.json().expect("JSON")["scope"].clone();
    assert_eq!(scope(&refresh), scope(&exchange));
}

#[tokio::test]
async fn vkid_requires_the_callbacks_device_in_the_exchange_and_every_refresh() {
    let emulator = start("vkid").await;
    let app = public_builder!(vkid, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<vkid::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(callback.contains("device_id=dev-41-x"), "{callback}");
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(
        names(&exchange.form),
        [
            "client_id",
            "code",
            "code_verifier",
            "device_id",
            "grant_type",
            "redirect_uri",
            "state"
        ]
    );
    assert_eq!(exchange.parameter("device_id"), Some("dev-41-x"));
    let asked = last(&emulator, "authorization");
    assert_eq!(exchange.parameter("state"), asked.parameter("state"));
    let client = vkid::Client::new(&app, tokens);
    for _ in 0..2 {
        emulator.expire_access_tokens();
        client.user_info().send().await.expect("refreshed");
        let refresh = last(&emulator, "token");
        assert_eq!(refresh.parameter("device_id"), Some("dev-41-x"));
        assert_ne!(refresh.parameter("state"), asked.parameter("state"));
    }
    let call = last(&emulator, "user_info");
    assert_eq!(call.parameter("client_id"), asked.parameter("client_id"));
    assert_eq!(names(&call.form), ["access_token"]);
    emulator
        .fail_next("user_info", "InvalidToken")
        .expect("a documented error");
    client
        .user_info()
        .send()
        .await
        .expect("refreshed for an error with status 200");
    assert_eq!(of(&emulator, "token").len(), 4);
}

#[tokio::test]
async fn coros_extends_the_old_token_by_a_month() {
    let emulator = start("coros").await;
    let app = builder!(coros, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<coros::AllScopes>()).expect("tokens");
    let client = coros::Client::new(&app, tokens);
    client
        .list_sports(20_261_001, 20_261_031)
        .send()
        .await
        .expect("sports");
    let before = last(&emulator, "list_sports");
    assert_eq!(before.parameter("openId"), Some("coros-7"));
    emulator.expire_access_tokens();
    client
        .list_sports(20_261_001, 20_261_031)
        .send()
        .await
        .expect("extended, then sports");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/open.coros.com/oauth2/refresh-token");
    let after = last(&emulator, "list_sports");
    assert_eq!(after.parameter("token"), before.parameter("token"));
    let tokens = client.session().tokens().expect("tokens");
    assert!(left(tokens.expires_at()) > 29 * DAY);
    emulator
        .fail_next("list_sports", "ParameterError")
        .expect("a documented error");
    let refused = client.list_sports(1, 2).send().await;
    assert_eq!(last(&emulator, "list_sports").status, 200);
    assert!(
        matches!(refused, Err(coros::Error::ParameterError(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn yahoo_requires_the_redirect_uri_in_every_refresh() {
    let emulator = start("yahoo").await;
    let app = builder!(yahoo, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<yahoo::AllScopes>()).expect("tokens");
    let client = yahoo::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_user().send().await.expect("refreshed");
    let [exchange, refresh] = &of(&emulator, "token")[..] else {
        panic!("{:?}", of(&emulator, "token"))
    };
    assert_eq!(
        names(&refresh.form),
        ["grant_type", "redirect_uri", "refresh_token"]
    );
    assert_eq!(
        refresh.parameter("redirect_uri"),
        exchange.parameter("redirect_uri")
    );
    assert_eq!(
        last(&emulator, "get_user").parameter("format"),
        Some("json")
    );
}
