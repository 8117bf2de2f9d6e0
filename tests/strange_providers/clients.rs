//! Client authentication: `stripe-app.json`, `stripe-connect.json`, `workday-service.json`,
//! `heygen.json`, `posthog.json`, `absorb.json`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::support::{last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/stripe-app.json")]
pub mod stripe_app {}

#[licit::oauth_provider(spec = "tests/specs/providers/stripe-connect.json")]
pub mod stripe_connect {}

#[licit::oauth_provider(spec = "tests/specs/providers/workday-service.json")]
pub mod workday_service {}

#[licit::oauth_provider(spec = "tests/specs/providers/heygen.json")]
pub mod heygen {}

#[licit::oauth_provider(spec = "tests/specs/providers/posthog.json")]
pub mod posthog {}

#[licit::oauth_provider(spec = "tests/specs/providers/absorb.json")]
pub mod absorb {}

/// The value after a scheme in the `Authorization` header.
fn credentials<'r>(request: &'r licit_emulator::RecordedRequest, scheme: &str) -> &'r str {
    let header = request.header("authorization").expect("a header");
    let (found, credentials) = header.split_once(' ').expect("a scheme");
    assert_eq!(found, scheme);
    credentials
}

fn decoded(base64: &str) -> String {
    let bytes = STANDARD.decode(base64).expect("base64");
    String::from_utf8(bytes).expect("text")
}

#[tokio::test]
async fn stripe_app_accepts_the_secret_as_http_basic_user() {
    let emulator = start("stripe-app").await;
    let app = builder!(stripe_app, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<stripe_app::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(decoded(credentials(&exchange, "Basic")), "licit-secret:");
    assert_eq!(names(&exchange.form), ["code", "grant_type"]);
    assert!(tokens.expires_at().is_some(), "the spec says when");
    assert_eq!(tokens.captured("livemode"), Some("false"));
    let client = stripe_app::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_account().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(decoded(credentials(&refresh, "Basic")), "licit-secret:");
    assert_eq!(
        last(&emulator, "get_account").path,
        "/api.stripe.com/v1/accounts/acct_1"
    );
}

#[tokio::test]
async fn stripe_connect_accepts_the_secret_as_bearer_token() {
    let emulator = start("stripe-connect").await;
    let app = builder!(stripe_connect, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<stripe_connect::AllScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(credentials(&exchange, "Bearer"), "licit-secret");
    assert_eq!(names(&exchange.form), ["code", "grant_type"]);
    let client = stripe_connect::Client::new(&app, tokens);
    client.get_balance().send().await.expect("a balance");
    assert_eq!(
        last(&emulator, "get_balance").header("stripe-account"),
        Some("acct_1")
    );
    emulator.expire_access_tokens();
    client.get_balance().send().await.expect("refreshed");
    assert_eq!(
        credentials(&last(&emulator, "token"), "Bearer"),
        "licit-secret"
    );
}

#[tokio::test]
async fn stripe_connect_rejects_another_secret_and_its_error_prints_none() {
    let emulator = start("stripe-connect").await;
    let registered = emulator.client("app").expect("a registration");
    let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
    let app = stripe_connect::App::builder(id, "hunter2-hunter2", redirect);
    let app = app
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<stripe_connect::AllScopes>();
    let error = finish!(emulator, app, login).expect_err("another secret");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[tokio::test]
async fn workday_service_has_a_custom_scheme_for_client_credentials() {
    let emulator = start("workday-service").await;
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let host = "api.workday.com";
    let app = workday_service::App::builder(&registered.client_id, secret, host, "acme")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app
        .client_credentials::<workday_service::AllScopes>()
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(
        decoded(credentials(&asked, "ID")),
        "licit-client:licit-secret"
    );
    assert_eq!(names(&asked.form), ["grant_type", "tenant_alias"]);
    assert_eq!(asked.path, "/api.workday.com/ccx/oauth2/acme/token");
    let client = workday_service::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_workers().send().await.expect("asked for again");
    assert_eq!(of(&emulator, "token").len(), 2);
}

#[tokio::test]
async fn heygen_has_no_secret_and_refreshes_at_another_url() {
    let emulator = start("heygen").await;
    let app = public_builder!(heygen, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<heygen::AllScopes>()).expect("tokens");
    let exchange = last(&emulator, "token");
    assert!(exchange.header("authorization").is_none());
    assert_eq!(
        names(&exchange.form),
        [
            "client_id",
            "code",
            "code_verifier",
            "grant_type",
            "redirect_uri"
        ]
    );
    let client = heygen::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_user().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/api2.heygen.com/v1/oauth/refresh_token");
    assert_eq!(
        names(&refresh.form),
        ["client_id", "grant_type", "refresh_token"]
    );
}

#[tokio::test]
async fn posthog_has_regions_and_public_clients_with_replaced_refresh_tokens() {
    let emulator = start("posthog").await;
    let app = public_builder!(posthog, emulator)
        .environment(posthog::Environment::Europe)
        .build()
        .expect("an application");
    let login = app
        .authorize::<posthog::AllScopes>()
        .required_access_level(&posthog::model::RequiredAccessLevel::Project);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.path, "/eu.posthog.com/oauth/authorize/");
    assert_eq!(asked.parameter("required_access_level"), Some("project"));
    let client = posthog::Client::new(&app, tokens);
    for _ in 0..2 {
        emulator.expire_access_tokens();
        client.get_me().send().await.expect("refreshed");
    }
    let sent = of(&emulator, "token");
    assert_eq!(sent.len(), 3);
    assert_ne!(
        sent[1].parameter("refresh_token"),
        sent[2].parameter("refresh_token")
    );
    assert!(
        sent.iter()
            .all(|request| request.header("authorization").is_none())
    );
}

#[tokio::test]
async fn absorb_requires_a_secret_key_on_token_requests_and_calls() {
    let emulator = start("absorb").await;
    let app = builder!(absorb, emulator, "acme.myabsorb.com", "k3y-of-acme")
        .build()
        .expect("an application");
    let nonce = |url: licit::rt::Url| {
        let mut pairs = url.query_pairs();
        pairs.find_map(|(name, value)| (name == "nonce").then(|| value.into_owned()))
    };
    let first = nonce(app.authorize::<absorb::AllScopes>().url());
    let second = nonce(app.authorize::<absorb::AllScopes>().url());
    assert!(first.is_some() && first != second, "fresh for each login");
    let tokens = finish!(emulator, app, app.authorize::<absorb::AllScopes>()).expect("tokens");
    let client = absorb::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_users().send().await.expect("refreshed");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("scope"), Some("admin.v1 offline_access"));
    for request in [&refresh, &last(&emulator, "list_users")] {
        assert_eq!(request.header("x-api-key"), Some("k3y-of-acme"));
        assert_eq!(request.header("x-api-version"), Some("2"));
    }
    let shown = format!("{app:?} {client:?}");
    assert!(!shown.contains("k3y-of-acme"), "{shown}");
    emulator
        .fail_next(licit_emulator::Endpoint::Token, 503)
        .expect("a status");
    emulator.expire_access_tokens();
    let error = client.list_users().send().await.expect_err("an outage");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("k3y-of-acme"), "{shown}");
}
