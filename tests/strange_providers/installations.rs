//! Callbacks without a code, or with more than a code: `github-app.json`, `github-app-user.json`,
//! `microsoft-admin.json`.

use licit::rt::Secret;
use licit::rt::jose::{Algorithm, SigningKey};
use licit_emulator::{RecordedRequest, Running};

use crate::support::{consent, last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/github-app.json")]
pub mod github_app {}

#[licit::oauth_provider(spec = "tests/specs/providers/github-app-user.json")]
pub mod github_app_user {}

#[licit::oauth_provider(spec = "tests/specs/providers/microsoft-admin.json")]
pub mod microsoft_admin {}

/// The application's key, which the emulator generated.
fn key(emulator: &Running) -> SigningKey {
    let registered = emulator.client("app").expect("a registration");
    let pem = registered.private_key.as_deref().expect("a key");
    SigningKey::from_pem(Algorithm::Rs256, &Secret::new(pem)).expect("a key")
}

/// The JWT of a token request.
fn jwt(request: &RecordedRequest) -> String {
    let header = request.header("authorization").expect("a header");
    let jwt = header.strip_prefix("Bearer ").expect("a Bearer token");
    assert_eq!(jwt.split('.').count(), 3);
    jwt.to_owned()
}

#[tokio::test]
async fn github_app_gets_tokens_for_the_callbacks_installation_without_a_code() {
    let emulator = start("github-app").await;
    let registered = emulator.client("app").expect("a registration");
    let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
    let app = github_app::App::builder(id, key(&emulator), redirect, "watchdog");
    let app = app
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<github_app::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.path, "/github.com/apps/watchdog/installations/new");
    assert_eq!(names(&asked.query), ["state"]);
    assert!(callback.contains("installation_id=4711") && !callback.contains("code="));
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let first = last(&emulator, "token");
    assert_eq!(
        first.path,
        "/api.github.com/app/installations/4711/access_tokens"
    );
    assert!(first.form.is_empty() && first.status == 201, "{first:?}");
    assert!(tokens.expires_at().is_some() && tokens.refresh_token().is_none());

    let client = github_app::Client::new(&app, tokens);
    client.list_repositories().send().await.expect("some");
    for round in 2..=3 {
        emulator.expire_access_tokens();
        client.list_repositories().send().await.expect("some");
        assert_eq!(of(&emulator, "token").len(), round, "asked for again");
    }
    let again = last(&emulator, "token");
    assert_eq!(again.path, first.path);
    assert_ne!(jwt(&again), jwt(&first), "a fresh JWT");
}

#[tokio::test]
async fn github_app_rejects_a_callback_of_another_login() {
    let emulator = start("github-app").await;
    let registered = emulator.client("app").expect("a registration");
    let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
    let app = github_app::App::builder(id, key(&emulator), redirect, "watchdog");
    let app = app
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<github_app::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let another = app.authorize::<github_app::AllScopes>();
    app.finish(another.into_pending(), &callback)
        .await
        .expect_err("the state of another login");
    let elsewhere = callback.replace("installation_id=4711", "installation_id=..%2F1");
    app.finish(login.into_pending(), &elsewhere)
        .await
        .expect_err("more than one segment of a path");
    assert!(of(&emulator, "token").is_empty());
}

#[tokio::test]
async fn github_app_user_has_a_user_token_and_an_installation_token() {
    let emulator = start("github-app-user").await;
    let app = {
        let registered = emulator.client("app").expect("a registration");
        let secret = registered.client_secret.as_deref().expect("a secret");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        github_app_user::App::builder(id, secret, key(&emulator), redirect, "watchdog")
            .origin(emulator.origin())
            .build()
            .expect("an application")
    };
    let login = app.authorize::<github_app_user::AllScopes>();
    let user = finish!(emulator, app, login).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.path, "/github.com/login/oauth/access_token");
    assert!(exchange.parameter("client_secret").is_some());
    assert!(exchange.header("authorization").is_none());
    let installation = app
        .installation::<github_app_user::AllScopes>(&user)
        .await
        .expect("tokens");
    let asked = last(&emulator, "token");
    assert_eq!(
        asked.path,
        "/api.github.com/app/installations/4711/access_tokens"
    );
    assert!(asked.form.is_empty(), "{asked:?}");
    jwt(&asked);
    assert_eq!(installation.captured("installation_id"), Some("4711"));

    let theirs = github_app_user::Client::new(&app, user);
    theirs.list_installations().send().await.expect("some");
    let its = github_app_user::Client::new(&app, installation);
    its.list_repositories().send().await.expect("some");
    emulator.expire_access_tokens();
    theirs.list_installations().send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "token").parameter("grant_type"),
        Some("refresh_token")
    );
}

#[tokio::test]
async fn microsoft_admin_captures_a_tenant_and_requests_application_tokens_there() {
    let emulator = start("microsoft-admin").await;
    let app = builder!(microsoft_admin, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<microsoft_admin::AllScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert_eq!(
        names(&last(&emulator, "authorization").query),
        ["client_id", "redirect_uri", "state"]
    );
    let client = microsoft_admin::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_users().send().await.expect("asked for again");
    let sent = of(&emulator, "token");
    assert_eq!(sent.len(), 2);
    for request in sent {
        assert_eq!(
            request.path,
            "/login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/oauth2/v2.0/token"
        );
        assert_eq!(
            names(&request.form),
            ["client_id", "client_secret", "grant_type", "scope"]
        );
        assert_eq!(request.parameter("grant_type"), Some("client_credentials"));
    }
    emulator.revoke_all();
    let refused = client.list_users().send().await;
    assert!(
        matches!(
            refused,
            Err(microsoft_admin::Error::Runtime(
                licit::rt::Error::GrantLost(_)
            ))
        ),
        "the consent was taken back: {refused:?}"
    );
}
