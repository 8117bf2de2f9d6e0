//! oidc-provider (npm): strict, certified, with many features.

use std::sync::Arc;
use std::time::Duration;

use licit::rt::error::{AuthorizationError, OAuthErrorCode};
use licit::rt::jose::{Algorithm, SigningKey};
use licit::rt::{self, ClientAuth, Secret, StoredTokens, serde_json};

use crate::CALLBACK;
use crate::matrix::Column;
use crate::server::{Running, Servers};

pub const NAME: &str = "oidc-provider";

#[licit::oauth_provider(spec = "tests/specs/interop/oidc-provider.json")]
pub mod oidc {
    /// OpenID Connect with a refresh token.
    #[scopes(openid, offline_access, email)]
    pub struct Lasting;

    /// OpenID Connect without a refresh token.
    #[scopes(openid, email)]
    pub struct Once;

    /// No scopes.
    #[scopes()]
    pub struct Nothing;
}

#[licit::oauth_provider(spec = "tests/specs/interop/oidc-provider-jarm.json")]
pub mod jarm {}

use oidc::model::{Prompt, ResponseMode};
use oidc::{
    Client, Error, Lasting, Nothing, Once, ServiceApp, ServiceAppBuilder, Tokens, UserApp,
    UserAppBuilder,
};
use rt::token::User;

type Server = Arc<Running>;

#[allow(clippy::too_many_lines, reason = "one row after another")]
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
        .flow("callback as a form (`form_post`)", form_post(s()))
        .await;
    column
        .flow("consent denied: a distinct error", denied(s()))
        .await;
    column
        .flow("scope rejected: a distinct error", scope_rejected(s()))
        .await;
    column.flow("call with the token", call(s())).await;
    column.flow("refresh token rotated", rotated(s())).await;
    column.flow("refresh token not rotated", stored(s())).await;
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
    column.flow("`client_secret_jwt`", secret_jwt(s())).await;
    column
        .flow(
            "`private_key_jwt`, ES256",
            key_jwt(s(), Algorithm::Es256, "es"),
        )
        .await;
    column
        .flow(
            "`private_key_jwt`, RS256",
            key_jwt(s(), Algorithm::Rs256, "rs"),
        )
        .await;
    column
        .flow("pushed authorization request", pushed(s()))
        .await;
    column.flow("device code", device(s())).await;
    column.flow("device code, denied", device_denied(s())).await;
    column.flow("ID token verified", known(s())).await;
    column
        .flow("ID token of a refresh, for the same user", same_user(s()))
        .await;
    column.flow("UserInfo", userinfo(s())).await;
    column
        .flow("`max_age`, compared with `auth_time`", max_age(s()))
        .await;
    column
        .flow("pushed request with OpenID Connect", known_by_push(s()))
        .await;
    column
        .flow("logout, and back to the application", logout(s()))
        .await;
    column
        .flow("signed authorization response (JARM)", jarm(s()))
        .await;
    column.flow("revocation", revoked(s())).await;
    column
        .flow("callback to the loopback receiver", loopback(s()))
        .await;
}

fn builder(server: &Running, id: &str) -> UserAppBuilder {
    UserApp::builder_without_credentials(id, CALLBACK).port(&server.port)
}

fn app(server: &Running, id: &str, secret: &str) -> UserApp {
    builder(server, id)
        .client_secret(secret)
        .build()
        .expect("an application")
}

pub fn service(server: &Running, id: &str) -> ServiceAppBuilder {
    ServiceApp::builder_without_credentials(id).port(&server.port)
}

fn public_app(server: &Running) -> UserApp {
    builder(server, "public").build().expect("an application")
}

/// Logs in. This server issues refresh tokens only with `prompt=consent`.
async fn log_in(server: &Running, app: &UserApp) -> Tokens<Lasting, User> {
    let login = app.authorize::<Lasting>().prompt(&Prompt::Consent);
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let tokens = tokens.expect("tokens");
    assert!(tokens.refresh_token().is_some());
    tokens
}

async fn imported(server: Server) {
    let issuer = format!("http://127.0.0.1:{}", server.port);
    let provider = crate::server::imported(&issuer).await;
    let spec =
        licit_format::load("tests/specs/interop/oidc-provider.json".as_ref()).expect("a spec");
    let ours: Vec<_> = spec
        .provider
        .scopes
        .iter()
        .map(|scope| &scope.name)
        .collect();
    let theirs: Vec<_> = provider.scopes.iter().map(|scope| &scope.name).collect();
    assert_eq!(ours, theirs);
    let [user, service] = &provider.registrations[..] else {
        panic!("{:?}", provider.registrations);
    };
    let (user, service) = (&user.table, &service.table);
    assert!(user.revocation_endpoint.is_some());
    assert!(
        user.authorization_code
            .as_ref()
            .is_some_and(|code| code.iss)
    );
    assert!(user.device_code.is_some() && user.refresh_token.is_some());
    assert!(service.client_credentials.is_some());
}

async fn public(server: Server) {
    let tokens = log_in(&server, &public_app(&server)).await;
    assert!(tokens.expires_at().is_some());
    assert!(
        ["openid", "offline_access", "email"]
            .iter()
            .all(|asked| { tokens.scopes().iter().any(|granted| granted == asked) })
    );
}

async fn basic(server: Server) {
    // Both contain characters that must be encoded.
    log_in(&server, &app(&server, "basic:id/+", "p%ss w+rd:/=&?")).await;
}

async fn post(server: Server) {
    let app = builder(&server, "post")
        .client_secret("post-secret")
        .auth_method(ClientAuth::ClientSecretPost)
        .build()
        .expect("an application");
    log_in(&server, &app).await;
}

async fn iss(server: Server) {
    let app = public_app(&server);
    for (change, refused) in [
        ("&iss=", AuthorizationError::IssuerMissing { error: None }),
        (
            "&iss=https%3A%2F%2Fevil.example&was=",
            AuthorizationError::Issuer,
        ),
    ] {
        let login = app.authorize::<Once>();
        let returned = server.consent(&login.url());
        assert!(returned.url.contains("&iss="), "{}", returned.url);
        let changed = match refused {
            AuthorizationError::IssuerMissing { .. } => returned.url.replace("&iss=", "&was="),
            _ => returned.url.replace("&iss=", change),
        };
        let finished = app.finish(login.into_pending(), &changed).await;
        assert!(
            matches!(&finished, Err(Error::Runtime(rt::Error::Authorization(error))) if **error == refused),
            "{finished:?}"
        );
    }
}

async fn form_post(server: Server) {
    let app = public_app(&server);
    let login = app
        .authorize::<Once>()
        .response_mode(&ResponseMode::FormPost);
    let returned = server.consent(&login.url());
    let form = returned.form.expect("a form");
    app.finish(login.into_pending(), &form)
        .await
        .expect("tokens");
}

async fn denied(server: Server) {
    let app = public_app(&server);
    let login = app.authorize::<Once>();
    let returned = server.deny(&login.url());
    let finished = app.finish(login.into_pending(), &returned.url).await;
    assert!(finished.is_err_and(|error| error.is_access_denied()));
}

async fn scope_rejected(server: Server) {
    let app = app(&server, "narrow", "narrow-secret");
    let login = app.authorize::<Once>();
    let returned = server.consent(&login.url());
    let finished = app.finish(login.into_pending(), &returned.url).await;
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
    let user = client.get_userinfo().send().await.expect("the user");
    assert_eq!(user.email.as_deref(), Some("alice@example.test"));
}

/// Refreshes a client's tokens. Returns the refresh tokens before and after.
async fn refresh(client: &Client<Lasting, User>) -> (Secret, Secret) {
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
    client.get_userinfo().send().await.expect("the user");
}

async fn stored(server: Server) {
    let app = app(&server, "norotate", "norotate-secret");
    let client = Client::new(&app, log_in(&server, &app).await);
    let (first, second) = refresh(&client).await;
    assert_eq!(first, second);
    refresh(&client).await;
    client.get_userinfo().send().await.expect("the user");
}

async fn reused(server: Server) {
    let app = public_app(&server);
    let tokens = log_in(&server, &app).await;
    let copy = Tokens::<Lasting, User>::restore(tokens.to_stored()).expect("a copy");
    refresh(&Client::new(&app, tokens)).await;
    // Another process with the same tokens: the error that licit's store prevents.
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
    let tokens = Tokens::<Lasting, User>::restore(stored).expect("tokens");
    let first = tokens.refresh_token().cloned();
    let client = Client::new(&app, tokens);
    let calls = (0..4).map(|_| {
        let client = client.clone();
        tokio::spawn(async move { client.get_userinfo().send().await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.expect("no panic").expect("the user");
    }
    let second = client.session().tokens().expect("tokens");
    assert_ne!(first.as_ref(), second.refresh_token());
}

async fn own(builder: ServiceAppBuilder) -> Result<(), Error> {
    let app = builder.build().expect("an application");
    app.client_credentials::<Nothing>().await.map(drop)
}

async fn own_basic(server: Server) {
    let builder = service(&server, "basic:id/+").client_secret("p%ss w+rd:/=&?");
    own(builder).await.expect("a token");
}

async fn own_post(server: Server) {
    let builder = service(&server, "post").client_secret("post-secret");
    let builder = builder.auth_method(ClientAuth::ClientSecretPost);
    own(builder).await.expect("a token");
}

async fn wrong_secret(server: Server) {
    let refused = own(service(&server, "basic:id/+").client_secret("another")).await;
    let Err(Error::Runtime(rt::Error::OAuth(error))) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidClient);
}

async fn secret_jwt(server: Server) {
    let builder = service(&server, "secret-jwt")
        .client_secret("a-secret-of-at-least-32-bytes-for-hs256")
        .auth_method(ClientAuth::ClientSecretJwt);
    own(builder).await.expect("a token");
}

async fn key_jwt(server: Server, algorithm: Algorithm, id: &'static str) {
    let name = format!("client-{}.pem", algorithm.name().to_lowercase());
    let pem = std::fs::read_to_string(server.file(&format!("keys/{name}"))).expect("a key");
    let key = SigningKey::from_pem(algorithm, &Secret::new(pem)).expect("a key");
    let key = key.with_key_id(id);
    let service = service(&server, "key-jwt").signing_key(key.clone());
    own(service).await.expect("a token");
    // Each assertion is accepted once, so a new one was created.
    let app = builder(&server, "key-jwt").signing_key(key);
    log_in(&server, &app.build().expect("an application")).await;
}

async fn pushed(server: Server) {
    // This client must push its requests.
    let app = app(&server, "par", "par-secret");
    let login = app.authorize::<Once>().push().await.expect("a reference");
    let returned = server.consent(&login.url());
    app.finish(login.into_pending(), &returned.url)
        .await
        .expect("tokens");
}

async fn device(server: Server) {
    let app = app(&server, "device", "device-secret");
    let mut login = app.device::<Lasting>().await.expect("a code");
    let url = login.verification_uri_complete().expect("a URL").clone();
    server.type_in(&url, login.user_code(), &[]);
    login.poll().await.expect("tokens");
}

async fn device_denied(server: Server) {
    let app = app(&server, "device", "device-secret");
    let mut login = app.device::<Lasting>().await.expect("a code");
    server.type_in(login.verification_uri(), login.user_code(), &["--deny"]);
    let polled = login.poll().await;
    assert!(polled.is_err_and(|error| error.is_access_denied()));
}

async fn known(server: Server) {
    let user_app = public_app(&server);
    let tokens = log_in(&server, &user_app).await;
    let identity = user_app.identity(&tokens).expect("an identity");
    assert_eq!(identity.subject(), "alice");
    assert_eq!(identity.claims().sub, "alice");
    assert!(identity.claim("nonce").is_some());
    // The same for a user who logs in on another device.
    let app = app(&server, "device", "device-secret");
    let mut login = app.device::<Lasting>().await.expect("a code");
    let url = login.verification_uri_complete().expect("a URL").clone();
    server.type_in(&url, login.user_code(), &[]);
    let tokens = login.poll().await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    assert_eq!(identity.subject(), "alice");
}

async fn same_user(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    let before = client.identity().expect("an identity");
    // ID tokens of the same second are identical.
    tokio::time::sleep(Duration::from_millis(1100)).await;
    refresh(&client).await;
    let after = client.identity().expect("an identity");
    assert_ne!(before.id_token(), after.id_token());
    assert_eq!(before.subject(), after.subject());
}

async fn userinfo(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    let user = client.userinfo().await.expect("the user");
    assert_eq!(user.sub, "alice");
    assert_eq!(user.email.as_deref(), Some("alice@example.test"));
}

async fn max_age(server: Server) {
    let app = public_app(&server);
    let login = app.authorize::<Once>().max_age(60);
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let identity = app.identity(&tokens.expect("tokens")).expect("an identity");
    assert!(identity.authenticated_at().is_some());
}

async fn known_by_push(server: Server) {
    let app = app(&server, "par", "par-secret");
    let login = app.authorize::<Once>().push().await.expect("a reference");
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let identity = app.identity(&tokens.expect("tokens")).expect("an identity");
    assert_eq!(identity.subject(), "alice");
    assert!(identity.claim("nonce").is_some());
}

/// The server's preconfigured clients have no post-logout redirect URI, so this test registers a
/// client.
async fn logout(server: Server) {
    const BACK: &str = "http://127.0.0.1:9999/bye";
    let metadata = serde_json::json!({
        "redirect_uris": [CALLBACK],
        "post_logout_redirect_uris": [BACK],
        "grant_types": ["authorization_code"],
        "token_endpoint_auth_method": "client_secret_basic",
    });
    let http = rt::reqwest::Client::builder().no_proxy().build();
    let reply = http
        .expect("a client")
        .post(format!("http://127.0.0.1:{}/reg", server.port))
        .header("content-type", "application/json")
        .body(metadata.to_string())
        .send()
        .await;
    let reply = reply.expect("a reply").bytes().await.expect("a body");
    let registered: serde_json::Value = serde_json::from_slice(&reply).expect("a registration");
    let text = |name: &str| registered[name].as_str().expect("text").to_owned();
    let app = app(&server, &text("client_id"), &text("client_secret"));
    let login = app.authorize::<Once>();
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let logout = app.logout(&tokens.expect("tokens")).expect("a logout");
    let logout = logout.post_logout_redirect_uri(BACK).state("4711");
    let returned = server.consent(&logout.url());
    assert_eq!(returned.url, format!("{BACK}?state=4711"));
}

async fn jarm(server: Server) {
    let app = jarm::App::builder("jarm", "jarm-secret", CALLBACK)
        .port(&server.port)
        .build()
        .expect("an application");
    let login = app.authorize::<jarm::AllScopes>();
    let returned = server.consent(&login.url());
    assert!(returned.url.contains("?response="), "{}", returned.url);
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let identity = app.identity(&tokens.expect("tokens")).expect("an identity");
    assert_eq!(identity.subject(), "alice");
    let login = app.authorize::<jarm::AllScopes>();
    let returned = server.deny(&login.url());
    let finished = app.finish(login.into_pending(), &returned.url).await;
    assert!(finished.is_err_and(|error| error.is_access_denied()));
}

async fn revoked(server: Server) {
    let app = public_app(&server);
    let client = Client::new(&app, log_in(&server, &app).await);
    client.session().revoke().await.expect("revoked");
    let lost = client.get_userinfo().send().await;
    assert!(
        matches!(lost, Err(Error::Runtime(rt::Error::GrantLost(_)))),
        "{lost:?}"
    );
}

async fn loopback(server: Server) {
    let receiver = rt::Loopback::at(CALLBACK).await.expect("the port");
    let app = UserApp::builder_without_credentials("public", receiver.redirect_uri())
        .port(&server.port)
        .build()
        .expect("an application");
    let login = app.authorize::<Once>();
    let url = login.url();
    let pending = login.into_pending();
    let browser = tokio::task::spawn_blocking(move || {
        let returned = server.consent(&url);
        crate::server::get(&returned.url)
    });
    let callback = receiver.receive(&pending).await.expect("a callback");
    assert!(
        browser
            .await
            .expect("no panic")
            .contains("go back to the application")
    );
    app.finish(pending, callback.expose())
        .await
        .expect("tokens");
}
