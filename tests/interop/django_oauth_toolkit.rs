//! Django OAuth Toolkit (PyPI): rotates refresh tokens strictly, and rejects API calls with empty
//! 403 replies.

use std::sync::Arc;

use licit::rt::error::{AuthorizationError, OAuthErrorCode};
use licit::rt::{self, ClientAuth, ClientMetadata, Secret, StoredTokens, serde_json};

use crate::CALLBACK;
use crate::matrix::Column;
use crate::server::{Running, Servers};

pub const NAME: &str = "django-oauth-toolkit";

#[licit::oauth_provider(spec = "tests/specs/interop/django-oauth-toolkit.json")]
pub mod django {
    /// Reading and writing.
    #[scopes(read, write)]
    pub struct Both;

    /// Reading.
    #[scopes(read)]
    pub struct Reading;

    /// OpenID Connect.
    #[scopes(openid, read)]
    pub struct Known;
}

use django::{
    Both, Client, Error, Known, Reading, ServiceApp, ServiceAppBuilder, Tokens, UserApp,
    UserAppBuilder,
};
use rt::token::User;

type Server = Arc<Running>;

pub async fn run(servers: &Servers, column: &mut Column) {
    let server = Arc::new(servers.start(NAME));
    let s = || Arc::clone(&server);
    column
        .flow("metadata imported, issuer checked", imported(s()))
        .await;
    column
        .flow("code and PKCE, public client", public(s()))
        .await;
    column
        .flow("code and PKCE, `client_secret_basic`", basic(s()))
        .await;
    column
        .flow("code and PKCE, `client_secret_post`", post(s()))
        .await;
    column
        .flow("`iss` of the callback, compared with the issuer", iss(s()))
        .await;
    column
        .flow("consent denied: a distinct error", denied(s()))
        .await;
    column
        .flow("scope rejected: a distinct error", scope_rejected(s()))
        .await;
    column.flow("call with the token", call(s())).await;
    column.flow("refresh token rotated", rotated(s())).await;
    column
        .flow("reuse of a refresh token: grant lost", reused(s()))
        .await;
    column
        .flow("token rejected by the API: refreshed once", refreshed(s()))
        .await;
    column
        .flow("client credentials, `client_secret_basic`", own_basic(s()))
        .await;
    column
        .flow("client credentials, `client_secret_post`", own_post(s()))
        .await;
    column
        .flow("wrong secret: a distinct error", wrong_secret(s()))
        .await;
    column.flow("device code", device(s())).await;
    column.flow("device code, denied", device_denied(s())).await;
    column.flow("password", password(s())).await;
    column.flow("ID token verified", known(s())).await;
    column
        .flow("ID token of a refresh, for the same user", same_user(s()))
        .await;
    column.flow("UserInfo", userinfo(s())).await;
    column.flow("revocation", revoked(s())).await;
    column
        .flow("callback to the loopback receiver", loopback(s()))
        .await;
    column.flow("introspection", introspected(s())).await;
    column
        .flow("client registered, used, deleted", registered(s()))
        .await;
}

const SECRET: &str = "p%ss w+rd:/=&?";

fn builder(server: &Running, id: &str) -> UserAppBuilder {
    UserApp::builder_without_credentials(id, CALLBACK).port(&server.port)
}

fn app(server: &Running, id: &str, secret: &str) -> UserApp {
    builder(server, id)
        .client_secret(secret)
        .build()
        .expect("an application")
}

fn service(server: &Running, secret: &str) -> ServiceAppBuilder {
    ServiceApp::builder("machine", secret).port(&server.port)
}

fn public_app(server: &Running) -> UserApp {
    builder(server, "public").build().expect("an application")
}

async fn log_in(server: &Running, app: &UserApp) -> Tokens<Both, User> {
    let login = app.authorize::<Both>();
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    tokens.expect("tokens")
}

async fn imported(server: Server) {
    let issuer = format!("http://127.0.0.1:{}/o", server.port);
    let provider = crate::server::imported(&issuer).await;
    assert!(provider.scopes.iter().any(|scope| scope.name == "write"));
    let app = &provider.registrations[0].table;
    assert!(app.client_credentials.is_some() && app.refresh_token.is_some());
}

async fn public(server: Server) {
    let tokens = log_in(&server, &public_app(&server)).await;
    assert!(tokens.refresh_token().is_some() && tokens.expires_at().is_some());
}

async fn basic(server: Server) {
    log_in(&server, &app(&server, "confidential", SECRET)).await;
}

async fn post(server: Server) {
    let app = builder(&server, "confidential")
        .client_secret(SECRET)
        .auth_method(ClientAuth::ClientSecretPost)
        .build()
        .expect("an application");
    log_in(&server, &app).await;
}

async fn iss(server: Server) {
    let app = public_app(&server);
    let login = app.authorize::<Reading>();
    let returned = server.consent(&login.url());
    assert!(returned.url.contains("&iss="), "{}", returned.url);
    let changed = returned
        .url
        .replace("&iss=", "&iss=https%3A%2F%2Fevil.example&was=");
    let finished = app.finish(login.into_pending(), &changed).await;
    assert!(
        matches!(&finished, Err(Error::Runtime(rt::Error::Authorization(error))) if **error == AuthorizationError::Issuer),
        "{finished:?}"
    );
}

async fn denied(server: Server) {
    let app = public_app(&server);
    let login = app.authorize::<Reading>();
    let returned = server.deny(&login.url());
    let finished = app.finish(login.into_pending(), &returned.url).await;
    assert!(finished.is_err_and(|error| error.is_access_denied()));
}

async fn scope_rejected(server: Server) {
    // The server knows all scopes of the spec, so the test adds an unknown one to the URL.
    let login = public_app(&server).authorize::<Reading>();
    let mut url = login.url();
    let pairs: Vec<_> = url.query_pairs().into_owned().collect();
    url.query_pairs_mut()
        .clear()
        .extend_pairs(pairs.iter().map(|(name, value)| {
            let value = if name == "scope" { "nope" } else { value };
            (name.as_str(), value)
        }));
    let returned = server.consent(&url);
    let finished = public_app(&server)
        .finish(login.into_pending(), &returned.url)
        .await;
    let Err(Error::Runtime(rt::Error::Authorization(error))) = finished else {
        panic!("{finished:?}");
    };
    assert!(
        matches!(&*error, AuthorizationError::OAuth(error) if *error.code() == OAuthErrorCode::InvalidScope),
        "{error:?}"
    );
}

async fn call(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    let items = client.list_items().send().await.expect("items");
    assert_eq!((items.items.len(), &*items.user), (3, "alice"));
    assert!(client.create_item().send().await.expect("an item").created);
}

/// Refreshes a client's tokens. Returns the refresh tokens before and after.
async fn refresh(client: &Client<Both, User>) -> (Secret, Secret) {
    let session = client.session();
    let before = session.tokens().expect("tokens");
    let current = session.current().await.expect("a token");
    session.refresh(&current).await.expect("another token");
    let after = session.tokens().expect("tokens");
    assert_ne!(before.access_token(), after.access_token());
    let refresh = |tokens: &rt::StoredTokens| tokens.refresh_token().expect("a token").clone();
    (refresh(&before), refresh(&after))
}

async fn rotated(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    let (first, second) = refresh(&client).await;
    assert_ne!(first, second);
    let (second_again, _) = refresh(&client).await;
    assert_eq!(second, second_again);
    client.list_items().send().await.expect("items");
}

async fn reused(server: Server) {
    let app = public_app(&server);
    let tokens = log_in(&server, &app).await;
    let copy = Tokens::<Both, User>::restore(tokens.to_stored()).expect("a copy");
    refresh(&Client::new(&app, tokens)).await;
    let other = Client::new(&app, copy);
    let current = other.session().current().await.expect("a token");
    let refreshed = other.session().refresh(&current).await;
    assert!(
        matches!(refreshed, Err(rt::Error::GrantLost(_))),
        "{refreshed:?}"
    );
}

async fn refreshed(server: Server) {
    let app = public_app(&server);
    // The provider revoked the access token early. Four concurrent calls are rejected.
    let mut stored = serde_json::to_value(log_in(&server, &app).await.to_stored()).expect("JSON");
    stored["access_token"] = "ended".into();
    let stored: StoredTokens = serde_json::from_value(stored).expect("tokens");
    let tokens = Tokens::<Both, User>::restore(stored).expect("tokens");
    let first = tokens.refresh_token().cloned();
    let client = Client::new(&app, tokens);
    let calls = (0..4).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.list_items().send().await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("items");
    }
    let second = client.session().tokens().expect("tokens");
    assert_ne!(first.as_ref(), second.refresh_token());
}

async fn own_basic(server: Server) {
    let app = service(&server, "machine-secret")
        .build()
        .expect("an application");
    let tokens = app.client_credentials::<Reading>().await.expect("a token");
    let client = Client::new(&app, tokens);
    let items = client.list_items().send().await.expect("items");
    assert_eq!(items.items.len(), 3);
}

async fn own_post(server: Server) {
    let app = service(&server, "machine-secret").auth_method(ClientAuth::ClientSecretPost);
    let app = app.build().expect("an application");
    app.client_credentials::<Reading>().await.expect("a token");
}

async fn wrong_secret(server: Server) {
    let app = service(&server, "another").build().expect("an application");
    let refused = app.client_credentials::<Reading>().await;
    let Err(Error::Runtime(rt::Error::OAuth(error))) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
}

async fn device(server: Server) {
    let app = builder(&server, "device").build().expect("an application");
    let mut login = app.device::<Reading>().await.expect("a code");
    let url = login.verification_uri_complete().expect("a URL").clone();
    server.type_in(&url, login.user_code(), &[]);
    let tokens = login.poll().await.expect("tokens");
    let client = Client::new(&app, tokens);
    client.list_items().send().await.expect("items");
}

async fn device_denied(server: Server) {
    let app = builder(&server, "device").build().expect("an application");
    let mut login = app.device::<Reading>().await.expect("a code");
    server.type_in(login.verification_uri(), login.user_code(), &["--deny"]);
    let polled = login.poll().await;
    assert!(polled.is_err_and(|error| error.is_access_denied()));
}

async fn password(server: Server) {
    let app = app(&server, "password", "password-secret");
    let tokens = app.password::<Reading>("alice", "wonderland-1").await;
    let client = Client::new(&app, tokens.expect("tokens"));
    client.list_items().send().await.expect("items");
    let refused = app.password::<Reading>("alice", "wrong").await;
    let Err(Error::Runtime(rt::Error::OAuth(error))) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidGrant);
}

async fn known_client(server: &Running) -> Client<Known, User> {
    let app = public_app(server);
    let login = app.authorize::<Known>();
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    Client::new(&app, tokens.expect("tokens"))
}

async fn known(server: Server) {
    let client = known_client(&server).await;
    let identity = client.identity().expect("an identity");
    assert_eq!(
        identity.issuer(),
        format!("http://127.0.0.1:{}/o", server.port)
    );
    assert!(!identity.subject().is_empty());
    assert!(identity.claim("nonce").is_some());
}

async fn same_user(server: Server) {
    let client = known_client(&server).await;
    let before = client.identity().expect("an identity");
    let current = client.session().current().await.expect("a token");
    client.session().refresh(&current).await.expect("another");
    let after = client.identity().expect("an identity");
    assert_eq!(before.subject(), after.subject());
}

async fn userinfo(server: Server) {
    let client = known_client(&server).await;
    let user = client.userinfo().await.expect("the user");
    assert_eq!(user.sub, client.identity().expect("an identity").subject());
}

async fn loopback(server: Server) {
    let receiver = rt::Loopback::at(CALLBACK).await.expect("the port");
    let app = UserApp::builder_without_credentials("public", receiver.redirect_uri())
        .port(&server.port)
        .build()
        .expect("an application");
    let login = app.authorize::<Reading>();
    let url = login.url();
    let pending = login.into_pending();
    let browser = tokio::task::spawn_blocking(move || {
        let returned = server.consent(&url);
        crate::server::get(&returned.url)
    });
    let callback = receiver.receive(&pending).await.expect("a callback");
    let page = browser.await.expect("no panic");
    assert!(page.contains("go back to the application"), "{page}");
    app.finish(pending, callback.expose())
        .await
        .expect("tokens");
}

async fn revoked(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    client.session().revoke().await.expect("revoked");
    let lost = client.list_items().send().await;
    assert!(
        matches!(lost, Err(Error::Runtime(rt::Error::GrantLost(_)))),
        "{lost:?}"
    );
}

async fn introspected(server: Server) {
    let app = service(&server, "machine-secret")
        .build()
        .expect("an application");
    let tokens = app.client_credentials::<Reading>().await.expect("a token");
    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert!(introspected.is_active() && introspected.expires_at().is_some());
    assert_eq!(introspected.scopes(), ["read"]);
    app.revoke(tokens.access_token()).await.expect("revoked");
    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert!(!introspected.is_active() && introspected.scopes().is_empty());
}

async fn registered(server: Server) {
    let registrar = UserApp::registrar().variable("port", &server.port);
    let registrar = registrar.build().expect("a registrar");
    // The server allows one grant type besides the refresh.
    let metadata = ClientMetadata::new()
        .redirect_uri(CALLBACK)
        .client_name("licit")
        .auth_method(ClientAuth::None)
        .member("grant_types", vec!["authorization_code", "refresh_token"]);
    let client = registrar.register(metadata).await.expect("a client");
    let app = UserApp::registered(&client, CALLBACK).port(&server.port);
    let app = app.build().expect("an application");
    log_in(&server, &app).await;
    registrar.read(&client).await.expect("the client");
    registrar.delete(&client).await.expect("deleted");
    assert!(registrar.read(&client).await.is_err());
}
