//! Resource indicators (RFC 8707), by `resources.json`.

use licit::rt::error::{AuthorizationError, OAuthErrorCode};
use licit::rt::{Error, StoredTokens, serde_json};
use licit_emulator::{RecordedRequest, Running};

use crate::support::{consent, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/resources.json")]
pub mod resources {
    /// Only files.
    #[scopes(files)]
    pub struct Files;
}

use resources::{AllScopes, App, Client, Files, Tokens};

const ORDERS: &str = "https://eu.resources.example/";
const FILES: &str = "https://files.resources.example/";

fn app(emulator: &Running) -> App {
    let registered = emulator.client("app").expect("a registration");
    App::builder(
        &registered.client_id,
        "licit-secret",
        &registered.redirect_uri,
    )
    .origin(emulator.origin())
    .build()
    .expect("an application")
}

async fn tokens(emulator: &Running, app: &App) -> Tokens<AllScopes> {
    let login = app.authorize::<AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens")
}

fn resource_of(request: &RecordedRequest) -> Vec<&str> {
    let pairs = request.query.iter().chain(&request.form);
    pairs
        .filter(|(name, _)| name == "resource")
        .map(|(_, value)| value.as_str())
        .collect()
}

#[tokio::test]
async fn consent_covers_all_resources_and_each_token_is_for_one() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    assert_eq!(
        resource_of(&last(&emulator, "authorization")),
        [ORDERS, FILES]
    );
    assert_eq!(resource_of(&last(&emulator, "token")), [ORDERS]);
    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert_eq!(introspected.audience(), [ORDERS]);

    let client = Client::new(&app, tokens);
    client.list_orders().send().await.expect("orders");
    // The token is rejected there, and so would be a new one for the same resource.
    let refused = client.list_files().send().await;
    assert!(refused.is_err(), "{refused:?}");
}

#[tokio::test]
async fn a_grant_has_a_token_for_each_resource() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let client = Client::new(&app, tokens(&emulator, &app).await);
    let files = client.for_resource(FILES);
    for _ in 0..3 {
        client.list_orders().send().await.expect("orders");
        files.list_files().send().await.expect("files");
    }
    let sent = of(&emulator, "token");
    assert_eq!(sent.len(), 2, "the code's, and one for the files");
    assert_eq!(sent[1].parameter("grant_type"), Some("refresh_token"));
    assert_eq!(resource_of(&sent[1]), [FILES]);

    // Each token is refreshed for its resource, with the same rotating refresh token.
    emulator.expire_access_tokens();
    files.list_files().send().await.expect("files");
    client.list_orders().send().await.expect("orders");
    let sent = of(&emulator, "token");
    assert_eq!(resource_of(&sent[2]), [FILES]);
    assert_eq!(resource_of(&sent[3]), [ORDERS]);
    assert_eq!(sent.len(), 4);
}

#[tokio::test]
async fn a_further_token_is_stored_with_the_grant() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let client = Client::new(&app, tokens(&emulator, &app).await);
    client
        .for_resource(FILES)
        .list_files()
        .send()
        .await
        .expect("files");

    let stored = client.session().tokens().expect("tokens");
    let stored = serde_json::to_string(&stored).expect("text");
    let stored: StoredTokens = serde_json::from_str(&stored).expect("tokens");
    let again = Client::new(&app, Tokens::<AllScopes>::restore(stored).expect("tokens"));
    again
        .for_resource(FILES)
        .list_files()
        .send()
        .await
        .expect("files");
    again.list_orders().send().await.expect("orders");
    assert_eq!(
        of(&emulator, "token").len(),
        2,
        "nothing more was asked for"
    );
}

#[tokio::test]
async fn an_application_can_request_other_resources() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let login = app.authorize::<Files>().resource(FILES);
    let login = login.push().await.expect("a reference");
    let pushed = last(&emulator, "pushed_authorization_request");
    assert_eq!(resource_of(&pushed), [FILES]);
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    assert_eq!(resource_of(&last(&emulator, "token")), [FILES]);
    let client = Client::new(&app, tokens);
    client.list_files().send().await.expect("files");

    // A resource that the user did not consent to is not granted.
    let beyond = client.for_resource(ORDERS).session().current().await;
    let Err(Error::OAuth(error)) = beyond else {
        panic!("{beyond:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidTarget);
    // The rejected request does not affect the grant.
    client.list_files().send().await.expect("files");
}

#[tokio::test]
async fn a_resource_rejected_by_the_server_is_a_distinct_error() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let login = app
        .authorize::<Files>()
        .resource("https://files.resources.example/#part");
    let callback = consent(&emulator, login.url().as_str()).await;
    let refused = app.finish(login.into_pending(), &callback).await;
    let Err(resources::Error::Runtime(Error::Authorization(error))) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        matches!(&*error, AuthorizationError::OAuth(error) if *error.code() == OAuthErrorCode::InvalidTarget),
        "{error:?}"
    );
}

#[tokio::test]
async fn client_credentials_request_one_resource_after_another() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let own = app
        .client_credentials::<Files>()
        .resource(FILES)
        .await
        .expect("a token");
    assert_eq!(resource_of(&last(&emulator, "token")), [FILES]);
    let client = Client::new(&app, own);
    client.list_files().send().await.expect("files");
    emulator.expire_access_tokens();
    client.list_files().send().await.expect("files");
    assert_eq!(
        resource_of(&last(&emulator, "token")),
        [FILES],
        "asked again for the same"
    );

    let own = app
        .client_credentials::<AllScopes>()
        .await
        .expect("a token");
    assert_eq!(resource_of(&last(&emulator, "token")), [ORDERS]);
    let files = Client::new(&app, own).for_resource(FILES);
    files.list_files().send().await.expect("files");
    assert_eq!(resource_of(&last(&emulator, "token")), [FILES]);
}

#[tokio::test]
async fn a_revoked_grant_ends_with_all_of_its_tokens() {
    let emulator = start("resources").await;
    let app = app(&emulator);
    let client = Client::new(&app, tokens(&emulator, &app).await);
    let files = client.for_resource(FILES);
    files.list_files().send().await.expect("files");
    files.session().revoke().await.expect("revoked");
    for client in [&client, &files, &client.for_resource(FILES)] {
        assert!(client.session().try_current().is_none());
        let lost = client.session().current().await;
        assert!(matches!(lost, Err(Error::GrantLost(_))), "{lost:?}");
    }
}
