//! Providers that do not do as the RFCs say: each test logs in, calls, lets the token end where it
//! does, and meets a documented error, and looks at what was really sent.
//!
//! The specs are in `tests/specs/providers`. Facts about the providers, not their texts.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::collections::BTreeMap;

use licit_emulator::{Authorized, Emulator, Endpoint, RecordedRequest, Running};

#[licit::oauth_provider(spec = "tests/specs/providers/atlassian.json")]
pub mod atlassian {}

#[licit::oauth_provider(spec = "tests/specs/providers/basecamp.json")]
pub mod basecamp {}

#[licit::oauth_provider(spec = "tests/specs/providers/deezer.json")]
pub mod deezer {}

#[licit::oauth_provider(spec = "tests/specs/providers/dingtalk.json")]
pub mod dingtalk {}

#[licit::oauth_provider(spec = "tests/specs/providers/facebook.json")]
pub mod facebook {}

#[licit::oauth_provider(spec = "tests/specs/providers/figma.json")]
pub mod figma {}

#[licit::oauth_provider(spec = "tests/specs/providers/fiserv.json")]
pub mod fiserv {}

#[licit::oauth_provider(spec = "tests/specs/providers/github.json")]
pub mod github {}

#[licit::oauth_provider(spec = "tests/specs/providers/lightspeed.json")]
pub mod lightspeed {}

#[licit::oauth_provider(spec = "tests/specs/providers/mailchimp.json")]
pub mod mailchimp {}

#[licit::oauth_provider(spec = "tests/specs/providers/mercury.json")]
pub mod mercury {}

#[licit::oauth_provider(spec = "tests/specs/providers/quickbooks.json")]
pub mod quickbooks {}

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce.json")]
pub mod salesforce {}

#[licit::oauth_provider(spec = "tests/specs/providers/shopify.json")]
pub mod shopify {}

#[licit::oauth_provider(spec = "tests/specs/providers/slack.json")]
pub mod slack {}

#[licit::oauth_provider(spec = "tests/specs/providers/tiktok-ads.json")]
pub mod tiktok_ads {}

#[licit::oauth_provider(spec = "tests/specs/providers/tiktok-personal.json")]
pub mod tiktok_personal {}

#[licit::oauth_provider(spec = "tests/specs/providers/twitch.json")]
pub mod twitch {}

#[licit::oauth_provider(spec = "tests/specs/providers/zendesk.json")]
pub mod zendesk {}

/// The builder of the application that the emulator registered; further arguments are the
/// variables that the provider needs.
macro_rules! builder {
    ($provider:ident, $emulator:expr $(, $variable:expr)*) => {{
        let registered = $emulator.client("app").expect("a registration");
        let secret = registered.client_secret.as_deref().expect("a secret");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        $provider::App::builder(id, secret, redirect $(, $variable)*).origin($emulator.origin())
    }};
}

/// Sends the user to a login, and exchanges what they come back with.
macro_rules! finish {
    ($emulator:expr, $app:expr, $login:expr) => {{
        let login = $login;
        let callback = consent(&$emulator, login.url().as_str()).await;
        $app.finish(login.into_pending(), &callback).await
    }};
}

#[tokio::test]
async fn github_answers_the_exchange_with_a_form_and_refuses_it_with_status_200() {
    let emulator = start("github").await;
    let app = builder!(github, emulator).build().expect("an application");
    let login = app
        .authorize::<github::AllScopes>()
        .login("mona")
        .allow_signup(false);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.path, "/github.com/login/oauth/authorize");
    assert_eq!(
        (asked.parameter("login"), asked.parameter("allow_signup")),
        (Some("mona"), Some("false"))
    );
    assert_eq!(
        asked
            .parameter("scope")
            .map(|scope| scope.split(',').count()),
        Some(4)
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("POST", "/github.com/login/oauth/access_token")
    );
    assert_eq!(
        names(&exchange.form),
        [
            "client_id",
            "client_secret",
            "code",
            "code_verifier",
            "redirect_uri"
        ]
    );
    assert!(tokens.expires_at().is_none() && tokens.refresh_token().is_none());

    let client = github::Client::new(&app, tokens);
    client
        .get_authenticated_user()
        .send()
        .await
        .expect("a user");
    let call = last(&emulator, "get_authenticated_user");
    assert_eq!(call.path, "/api.github.com/user");
    assert!(
        call.header("authorization")
            .is_some_and(|value| value.starts_with("token ")),
        "{call:?}"
    );
    assert_eq!(call.header("accept"), Some("application/vnd.github+json"));
    assert_eq!(call.header("x-github-api-version"), Some("2022-11-28"));
    let mut repositories = client.list_repositories().per_page(2).items();
    let mut count = 0;
    while let Some(repository) = repositories.next().await {
        repository.expect("a repository");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_repositories").len() > 1);
    let issue = client
        .create_issue("mona", "hello", "It breaks")
        .send()
        .await
        .expect("an issue");
    assert_eq!(issue.title, "It breaks");

    emulator
        .fail_next("get_repository", "RateLimited")
        .expect("a documented error");
    let refused = client.get_repository("mona", "hello").send().await;
    assert!(
        matches!(refused, Err(github::Error::RateLimited(_))),
        "{refused:?}"
    );
    emulator
        .fail_next(Endpoint::Token, "BadVerificationCode")
        .expect("a documented error");
    let refused = finish!(emulator, app, app.authorize::<github::AllScopes>());
    assert_eq!(last(&emulator, "token").status, 200);
    assert!(
        matches!(refused, Err(github::Error::BadVerificationCode(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn tiktok_ads_exchanges_an_auth_code_as_json_without_a_grant_type() {
    let emulator = start("tiktok-ads").await;
    let app = builder!(tiktok_ads, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<tiktok_ads::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(names(&asked.query), ["app_id", "redirect_uri", "state"]);
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/business-api.tiktok.com/open_api/v1.3/oauth2/access_token/"
    );
    assert_eq!(exchange.header("content-type"), Some("application/json"));
    assert_eq!(members(&exchange), ["app_id", "auth_code", "secret"]);
    assert!(tokens.expires_at().is_none() && tokens.refresh_token().is_none());

    let client = tiktok_ads::Client::new(&app, tokens);
    let user = client.get_user().send().await.expect("a user");
    assert_eq!(user.code, 0);
    let call = last(&emulator, "get_user");
    assert!(
        call.header("access-token").is_some() && call.header("authorization").is_none(),
        "{call:?}"
    );
    let mut campaigns = client.list_campaigns("7001").page_size(2).items();
    let mut count = 0;
    while let Some(campaign) = campaigns.next().await {
        campaign.expect("a campaign");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_campaigns").len() > 1);
    emulator.fail_next("get_user", 503).expect("a status");
    let refused = client.get_user().send().await.expect_err("a failure");
    assert!(refused.is_retryable(), "{refused:?}");
    emulator
        .fail_next("get_user", "NoPermission")
        .expect("a documented error");
    let refused = client.get_user().send().await;
    assert_eq!(last(&emulator, "get_user").status, 200);
    assert!(
        matches!(refused, Err(tiktok_ads::Error::NoPermission(_))),
        "any code but 0 is an error: {refused:?}"
    );
    emulator
        .fail_next("get_user", "SystemError")
        .expect("a documented error");
    let refused = client.get_user().send().await.expect_err("a failure");
    assert!(refused.is_retryable(), "{refused:?}");
}

#[tokio::test]
async fn tiktok_calls_the_client_identifier_client_key_in_both_requests() {
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
        .expect("renewed, then a user");
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

#[tokio::test]
async fn dingtalk_speaks_camel_case_json_and_has_a_header_of_its_own() {
    let emulator = start("dingtalk").await;
    let app = builder!(dingtalk, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<dingtalk::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(
        callback.contains("authCode=") && !callback.contains("code="),
        "{callback}"
    );
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/api.dingtalk.com/v1.0/oauth2/userAccessToken"
    );
    assert_eq!(
        members(&exchange),
        ["clientId", "clientSecret", "code", "grantType"]
    );
    assert!(tokens.expires_at().is_some());

    let client = dingtalk::Client::new(&app, tokens);
    let me = client.get_me().send().await.expect("a user");
    let call = last(&emulator, "get_me");
    assert!(
        call.header("x-acs-dingtalk-access-token").is_some()
            && call.header("authorization").is_none()
    );
    emulator.expire_access_tokens();
    client
        .get_user(&me.union_id)
        .send()
        .await
        .expect("renewed, then a user");
    assert_eq!(
        members(&last(&emulator, "token")),
        ["clientId", "clientSecret", "grantType", "refreshToken"]
    );
    emulator
        .fail_next("get_me", "Throttling")
        .expect("a documented error");
    let refused = client.get_me().send().await;
    assert!(
        matches!(refused, Err(dingtalk::Error::Throttling(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn salesforce_names_the_apis_host_in_the_token_reply() {
    let emulator = start("salesforce").await;
    let sandbox = salesforce::Environment::Sandbox;
    let app = builder!(salesforce, emulator)
        .environment(sandbox)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<salesforce::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/test.salesforce.com/services/oauth2/authorize"
    );
    assert_eq!(
        last(&emulator, "token").path,
        "/test.salesforce.com/services/oauth2/token"
    );
    assert!(tokens.expires_at().is_none());

    let client = salesforce::Client::new(&app, tokens);
    client
        .query("SELECT Id FROM Account")
        .send()
        .await
        .expect("a result");
    assert_eq!(
        last(&emulator, "query").path,
        "/acme.my.salesforce.com/services/data/v61.0/query"
    );
    client.get_identity().send().await.expect("an identity");
    assert_eq!(
        last(&emulator, "get_identity").path,
        "/test.salesforce.com/services/oauth2/userinfo"
    );
    emulator.expire_access_tokens();
    client
        .query("SELECT Id FROM Account")
        .send()
        .await
        .expect("renewed, then a result");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
    emulator
        .fail_next("query", "MalformedQuery")
        .expect("a documented error");
    let refused = client.query("SELECT").send().await;
    assert!(
        matches!(refused, Err(salesforce::Error::MalformedQuery(_))),
        "{refused:?}"
    );
    emulator
        .fail_next("query", "RequestLimitExceeded")
        .expect("a documented error");
    let refused = client.query("SELECT Id FROM Account").send().await;
    assert!(
        matches!(refused, Err(salesforce::Error::RequestLimitExceeded(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn shopify_has_a_host_for_each_shop_and_no_grant_type() {
    let emulator = start("shopify").await;
    let app = builder!(shopify, emulator, "corner-store")
        .build()
        .expect("an application");
    let login = app
        .authorize::<shopify::AllScopes>()
        .access_mode(&shopify::model::GrantOptions::PerUser);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        asked.path,
        "/corner-store.myshopify.com/admin/oauth/authorize"
    );
    assert_eq!(asked.parameter("grant_options[]"), Some("per-user"));
    assert_eq!(asked.parameter("response_type"), None);
    let exchange = last(&emulator, "token");
    assert_eq!(
        exchange.path,
        "/corner-store.myshopify.com/admin/oauth/access_token"
    );
    assert_eq!(
        names(&exchange.form),
        ["client_id", "client_secret", "code"]
    );
    assert!(tokens.expires_at().is_none());

    let client = shopify::Client::new(&app, tokens);
    let mut products = client.list_products().limit(2).items();
    let mut count = 0;
    while let Some(product) = products.next().await {
        product.expect("a product");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_products").len() > 1);
    let call = last(&emulator, "list_products");
    assert_eq!(
        call.path,
        "/corner-store.myshopify.com/admin/api/2025-10/products.json"
    );
    assert!(
        call.header("x-shopify-access-token").is_some() && call.header("authorization").is_none()
    );
    let input = shopify::model::ProductInput::new("Teapot");
    let created = client
        .create_product(&input)
        .send()
        .await
        .expect("a product");
    assert_eq!(created.product.title, "Teapot");
    emulator
        .fail_next("count_orders", "MissingScope")
        .expect("a documented error");
    let refused = client.count_orders().send().await;
    assert!(
        matches!(refused, Err(shopify::Error::MissingScope(_))),
        "{refused:?}"
    );
    emulator.expire_access_tokens();
    let refused = client.count_orders().send().await;
    assert!(
        matches!(refused, Err(shopify::Error::InvalidToken(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn lightspeed_says_on_the_callback_where_the_code_is_exchanged() {
    let emulator = start("lightspeed").await;
    let app = builder!(lightspeed, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<lightspeed::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(
        callback.contains("domain_prefix=corner-store"),
        "{callback}"
    );
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    assert_eq!(
        last(&emulator, "token").path,
        "/corner-store.retail.lightspeed.app/api/1.0/token"
    );
    let client = lightspeed::Client::new(&app, tokens);
    client.get_retailer().send().await.expect("a retailer");
    assert_eq!(
        last(&emulator, "get_retailer").path,
        "/corner-store.retail.lightspeed.app/api/2.0/retailer"
    );
    let mut products = client.list_products().page_size(2).items();
    let mut count = 0;
    while let Some(product) = products.next().await {
        product.expect("a product");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_products").len() > 1);
    emulator.expire_access_tokens();
    client
        .get_retailer()
        .send()
        .await
        .expect("renewed, then a retailer");
    let refresh = last(&emulator, "token");
    assert_eq!(
        refresh.path,
        "/corner-store.retail.lightspeed.app/api/1.0/token"
    );
    assert_eq!(refresh.parameter("grant_type"), Some("refresh_token"));
    emulator
        .fail_next("get_retailer", "Forbidden")
        .expect("a documented error");
    let refused = client.get_retailer().send().await;
    assert!(
        matches!(refused, Err(lightspeed::Error::Forbidden(_))),
        "{refused:?}"
    );

    let login = app.authorize::<lightspeed::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let elsewhere = callback.replace("corner-store", "evil.example%2F");
    let sent = of(&emulator, "token").len();
    app.finish(login.into_pending(), &elsewhere)
        .await
        .expect_err("a host that is no label");
    assert_eq!(of(&emulator, "token").len(), sent, "the code went nowhere");
}

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
        .expect("renewed after a 403, then a user");
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

#[tokio::test]
async fn zendesk_wants_the_scope_in_a_json_token_request_of_the_tenant() {
    let emulator = start("zendesk").await;
    let app = builder!(zendesk, emulator, "acme")
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<zendesk::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/acme.zendesk.com/oauth/tokens");
    let sent = exchange.json().expect("JSON");
    assert_eq!(sent["expires_in"], "172800");
    assert!(
        sent["scope"]
            .as_str()
            .is_some_and(|scope| scope.contains("tickets:read")),
        "{sent}"
    );
    let client = zendesk::Client::new(&app, tokens);
    let mut tickets = client.list_tickets().page_size(2).items();
    let mut count = 0;
    while let Some(ticket) = tickets.next().await {
        ticket.expect("a ticket");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_tickets").len() > 1);
    assert!(
        last(&emulator, "list_tickets")
            .parameter("page[after]")
            .is_some()
    );
    emulator.expire_access_tokens();
    let comment = zendesk::model::TicketInputComment::new("It breaks");
    let input = zendesk::model::TicketInput::new(comment).subject("Help");
    let created = client
        .create_ticket(&input)
        .send()
        .await
        .expect("renewed, then a ticket");
    assert_eq!(created.ticket.subject.as_deref(), Some("Help"));
    assert!(
        last(&emulator, "token")
            .json()
            .is_some_and(|sent| sent["grant_type"] == "refresh_token")
    );
    emulator
        .fail_next("get_ticket", "RecordNotFound")
        .expect("a documented error");
    let refused = client.get_ticket(7).send().await;
    assert!(
        matches!(refused, Err(zendesk::Error::RecordNotFound(_))),
        "{refused:?}"
    );
}

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
    session.renew(&old).await.expect("a longer token");
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
    let refused = client.get_me().send().await;
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

#[tokio::test]
async fn deezer_has_names_of_its_own_and_takes_the_token_in_the_query() {
    let emulator = start("deezer").await;
    let app = builder!(deezer, emulator).build().expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<deezer::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        names(&asked.query),
        ["app_id", "perms", "redirect_uri", "state"]
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("GET", "/connect.deezer.com/oauth/access_token.php")
    );
    assert_eq!(names(&exchange.query), ["app_id", "code", "secret"]);
    assert!(tokens.expires_at().is_some());
    let client = deezer::Client::new(&app, tokens);
    let mut playlists = client.list_playlists().limit(2).items();
    let mut count = 0;
    while let Some(playlist) = playlists.next().await {
        playlist.expect("a playlist");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_playlists").len() > 1);
    let call = last(&emulator, "list_playlists");
    assert!(call.parameter("access_token").is_some() && call.header("authorization").is_none());
    assert!(client.add_tracks(7, &[1, 2]).send().await.is_ok());
    assert_eq!(
        last(&emulator, "add_tracks").parameter("songs"),
        Some("1,2")
    );
    emulator
        .fail_next("get_playlist", "DataNotFound")
        .expect("a documented error");
    let refused = client.get_playlist(7).send().await;
    assert_eq!(last(&emulator, "get_playlist").status, 200);
    assert!(
        matches!(refused, Err(deezer::Error::DataNotFound(_))),
        "{refused:?}"
    );
    emulator.expire_access_tokens();
    let refused = client.get_me().send().await;
    assert!(
        matches!(refused, Err(deezer::Error::TokenInvalid(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn basecamp_says_type_for_grant_type_and_wants_to_know_who_asks() {
    let emulator = start("basecamp").await;
    let agent = "Licit (mail@example.com)";
    let app = builder!(basecamp, emulator, agent)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<basecamp::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        (asked.parameter("type"), asked.parameter("response_type")),
        (Some("web_server"), None)
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (exchange.parameter("type"), exchange.parameter("grant_type")),
        (Some("web_server"), None)
    );
    assert_eq!(exchange.header("user-agent"), Some(agent));
    let client = basecamp::Client::new(&app, tokens);
    let found = client.get_authorization().send().await.expect("accounts");
    let account = client.account(found.accounts.first().expect("an account").id);
    let mut projects = account.list_projects().items();
    let mut count = 0;
    while let Some(project) = projects.next().await {
        project.expect("a project");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_projects").len() > 1);
    assert_eq!(
        last(&emulator, "list_projects").header("user-agent"),
        Some(agent)
    );
    emulator.expire_access_tokens();
    account
        .create_project("Boat")
        .send()
        .await
        .expect("renewed, then a project");
    assert_eq!(last(&emulator, "token").parameter("type"), Some("refresh"));
    emulator
        .fail_next("create_project", "TooManyRequests")
        .expect("a documented error");
    let refused = account.create_project("Boat").send().await;
    assert!(
        matches!(refused, Err(basecamp::Error::TooManyRequests(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn twitch_wants_the_client_identifier_on_every_call() {
    let emulator = start("twitch").await;
    let id = emulator
        .client("app")
        .expect("a registration")
        .client_id
        .clone();
    let app = builder!(twitch, emulator, &id)
        .build()
        .expect("an application");
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
        .expect("renewed, then a clip");
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

#[tokio::test]
async fn fiserv_counts_a_tokens_lifetime_in_milliseconds() {
    let emulator = start("fiserv").await;
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = fiserv::App::builder(&registered.client_id, secret)
        .environment(fiserv::Environment::Certification)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .client_credentials::<fiserv::AllScopes>()
        .await
        .expect("a token");
    let ends = tokens.expires_at().expect("an end");
    let lifetime = ends
        .duration_since(std::time::SystemTime::now())
        .expect("a time to come");
    assert!((3500..=3600).contains(&lifetime.as_secs()), "{lifetime:?}");
    let asked = last(&emulator, "token");
    assert_eq!(asked.path, "/cert.api.fiservapps.com/fts-apim/oauth2/v2");
    assert!(
        asked
            .header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );
    let client = fiserv::Client::new(&app, tokens);
    client
        .list_parties("{\"OrganizationId\":\"1\"}")
        .send()
        .await
        .expect("customers");
    assert_eq!(
        last(&emulator, "list_parties").header("efxheader"),
        Some("{\"OrganizationId\":\"1\"}")
    );
    emulator.expire_access_tokens();
    client
        .list_parties("{}")
        .send()
        .await
        .expect("a new token, then customers");
    assert_eq!(of(&emulator, "token").len(), 2);
    emulator
        .fail_next("get_party", "NotFound")
        .expect("a documented error");
    let refused = client.get_party("7", "{}").send().await;
    assert!(
        matches!(refused, Err(fiserv::Error::NotFound(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn atlassian_rotates_refresh_tokens_and_has_the_site_in_the_path() {
    let emulator = start("atlassian").await;
    let app = builder!(atlassian, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<atlassian::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("audience"), Some("api.atlassian.com"));
    assert_eq!(asked.parameter("prompt"), Some("consent"));
    assert!(
        asked
            .parameter("scope")
            .is_some_and(|scope| scope.contains("offline_access"))
    );
    let first = tokens
        .refresh_token()
        .expect("a refresh token")
        .expose()
        .to_owned();
    let client = atlassian::Client::new(&app, tokens);
    let sites = client
        .list_accessible_resources()
        .send()
        .await
        .expect("sites");
    let cloud_id = &sites.first().expect("a site").id;
    let site = client.site(cloud_id);
    let mut projects = site.search_projects().max_results(2).items();
    let mut count = 0;
    while let Some(project) = projects.next().await {
        project.expect("a project");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "search_projects").len() > 1);
    let path = format!("/api.atlassian.com/ex/jira/{cloud_id}/rest/api/3/project/search");
    assert_eq!(last(&emulator, "search_projects").path, path);
    let fields = BTreeMap::from([("summary".to_owned(), "It breaks".into())]);
    let created = site.create_issue(&fields).send().await.expect("an issue");
    assert_eq!(members(&last(&emulator, "create_issue")), ["fields"]);
    for round in 2..=3 {
        emulator.expire_access_tokens();
        site.get_issue(&created.key)
            .send()
            .await
            .expect("renewed, then an issue");
        assert_eq!(of(&emulator, "token").len(), round);
    }
    let refresh = last(&emulator, "token").json().expect("JSON");
    assert_ne!(
        refresh["refresh_token"],
        first.as_str(),
        "the second refresh sends what the first brought"
    );
    emulator
        .fail_next("get_issue", "ScopeDoesNotMatch")
        .expect("a documented error");
    let refused = site.get_issue("KEY-1").send().await;
    assert!(
        matches!(refused, Err(atlassian::Error::ScopeDoesNotMatch(_))),
        "{refused:?}"
    );
    emulator
        .fail_next("get_issue", "NotFound")
        .expect("a documented error");
    let refused = site.get_issue("KEY-1").send().await;
    assert!(
        matches!(refused, Err(atlassian::Error::NotFound { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn atlassian_need_not_name_the_scope_for_refresh_tokens() {
    let emulator = Emulator::from_file("tests/specs/providers/atlassian.json")
        .unwrap_or_else(|report| panic!("{report}"))
        .grant_only(["read:jira-work", "write:jira-work"])
        .start()
        .await
        .expect("a port");
    let app = builder!(atlassian, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<atlassian::AllScopes>()).expect("tokens");
    assert!(
        tokens
            .scopes()
            .iter()
            .any(|scope| scope == "offline_access")
    );
    let client = atlassian::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client
        .list_accessible_resources()
        .send()
        .await
        .expect("renewed, then sites");
    let renewed = client.session().tokens().expect("tokens");
    assert!(
        renewed
            .scopes()
            .iter()
            .any(|scope| scope == "offline_access")
    );
}

#[tokio::test]
async fn mercury_takes_no_client_authentication_and_no_client_identifier() {
    let emulator = start("mercury").await;
    let registered = emulator.client("app").expect("a registration");
    let app = mercury::App::builder(&registered.client_id, &registered.redirect_uri)
        .environment(mercury::Environment::Sandbox)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<mercury::AllScopes>()).expect("tokens");
    assert_eq!(
        last(&emulator, "authorization").path,
        "/oauth2-sandbox.mercury.com/oauth2/auth"
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        names(&exchange.form),
        ["code", "code_verifier", "grant_type", "redirect_uri"]
    );
    assert_eq!(exchange.header("authorization"), None);
    let client = mercury::Client::new(&app, tokens);
    let found = client.list_accounts().send().await.expect("accounts");
    assert_eq!(
        last(&emulator, "list_accounts").path,
        "/api-sandbox.mercury.com/api/v1/accounts"
    );
    emulator.expire_access_tokens();
    let account = found.accounts.first().expect("an account");
    client
        .list_transactions(&account.id)
        .send()
        .await
        .expect("renewed, then transactions");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["grant_type", "refresh_token"]
    );
    emulator
        .fail_next("list_accounts", "Forbidden")
        .expect("a documented error");
    let refused = client.list_accounts().send().await;
    assert!(
        matches!(refused, Err(mercury::Error::Forbidden(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn quickbooks_names_the_company_on_the_callback() {
    let emulator = start("quickbooks").await;
    let sandbox = quickbooks::Environment::Sandbox;
    let app = builder!(quickbooks, emulator)
        .environment(sandbox)
        .build()
        .expect("an application");
    let login = app.authorize::<quickbooks::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    assert!(callback.contains("realmId=9130357992221046"), "{callback}");
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert!(
        exchange
            .header("authorization")
            .is_some_and(|value| value.starts_with("Basic "))
    );
    let client = quickbooks::Client::new(&app, tokens);
    client.get_company_info().send().await.expect("a company");
    let call = last(&emulator, "get_company_info");
    let company = "/sandbox-quickbooks.api.intuit.com/v3/company/9130357992221046";
    assert_eq!(call.path, format!("{company}/companyinfo/9130357992221046"));
    assert_eq!(call.parameter("minorversion"), Some("75"));
    emulator.expire_access_tokens();
    let input = quickbooks::model::CustomerInput::new("Boats & Co.");
    let created = client
        .create_customer(&input)
        .send()
        .await
        .expect("renewed, then a customer");
    assert_eq!(created.customer.display_name, "Boats & Co.");
    assert_eq!(
        last(&emulator, "create_customer").path,
        format!("{company}/customer")
    );
    client.get_user_info().send().await.expect("a user");
    emulator
        .fail_next("query", "StaleObject")
        .expect("a documented error");
    let refused = client.query("select * from Customer").send().await;
    assert!(
        matches!(refused, Err(quickbooks::Error::StaleObject(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn slack_refuses_with_status_200_at_the_token_endpoint_and_in_the_api() {
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

#[tokio::test]
async fn mailchimp_has_the_data_centre_in_the_apis_host() {
    let emulator = start("mailchimp").await;
    let app = builder!(mailchimp, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<mailchimp::AllScopes>()).expect("tokens");
    let client = mailchimp::Client::new(&app, tokens);
    client.get_metadata().send().await.expect("the account");
    let lists = client
        .data_center("us6")
        .list_lists()
        .send()
        .await
        .expect("lists");
    assert!(!lists.lists.is_empty());
    assert_eq!(
        last(&emulator, "list_lists").path,
        "/us6.api.mailchimp.com/3.0/lists"
    );
    let sent = emulator.requests().len();
    for hostile in [
        "evil.example/",
        "evil.example#",
        "evil.example?",
        "evil.example:80/",
        "evil.example\\",
        "a@b",
    ] {
        let refused = client.data_center(hostile).list_lists().send().await;
        assert!(refused.is_err(), "{hostile}");
    }
    assert_eq!(emulator.requests().len(), sent, "the token went nowhere");
    emulator
        .fail_next("get_metadata", "InvalidToken")
        .expect("a documented error");
    let refused = client.get_metadata().send().await;
    assert_eq!(last(&emulator, "get_metadata").status, 200);
    assert!(
        matches!(refused, Err(mailchimp::Error::InvalidToken(_))),
        "{refused:?}"
    );
}

/// Runs the emulator with a spec of `tests/specs/providers`.
async fn start(spec: &str) -> Running {
    let path = format!("tests/specs/providers/{spec}.json");
    let emulator = Emulator::from_file(&path).unwrap_or_else(|report| panic!("{report}"));
    emulator.start().await.expect("a port")
}

/// What the user's browser comes back with.
async fn consent(emulator: &Running, url: &str) -> String {
    match emulator.authorize(url).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    }
}

/// The requests that an endpoint answered.
fn of(emulator: &Running, endpoint: &str) -> Vec<RecordedRequest> {
    emulator
        .requests()
        .into_iter()
        .filter(|request| request.endpoint == endpoint)
        .collect()
}

/// The last request that an endpoint answered.
fn last(emulator: &Running, endpoint: &str) -> RecordedRequest {
    of(emulator, endpoint)
        .pop()
        .unwrap_or_else(|| panic!("nothing was sent to {endpoint}"))
}

/// The names of parameters, sorted.
fn names(parameters: &[(String, String)]) -> Vec<&str> {
    let mut names: Vec<&str> = parameters.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names
}

/// The names of the members of a JSON body, sorted.
fn members(request: &RecordedRequest) -> Vec<String> {
    let json = request
        .json()
        .unwrap_or_else(|| panic!("no JSON: {request:?}"));
    let mut names: Vec<String> = json
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    names.sort_unstable();
    names
}
