//! oidc-provider: resource-bound tokens, DPoP, certificate-bound tokens, introspection and dynamic
//! client registration.

use std::sync::Arc;

use licit::rt::error::{ConfigError, OAuthErrorCode};
use licit::rt::{self, ClientAuth, ClientMetadata, Secret, reqwest};

use crate::CALLBACK;
use crate::matrix::Column;
use crate::oidc_provider::NAME;
use crate::server::{Running, Servers};

#[licit::oauth_provider(spec = "tests/specs/interop/oidc-provider-resources.json")]
pub mod resources {
    /// Reading, with a refresh token.
    #[scopes(offline_access, "api:read")]
    pub struct Lasting;

    /// Reading.
    #[scopes("api:read")]
    pub struct Reading;
}

#[licit::oauth_provider(spec = "tests/specs/interop/oidc-provider-bound.json")]
pub mod bound {
    /// No scopes.
    #[scopes()]
    pub struct Nothing;
}

#[licit::oauth_provider(spec = "tests/specs/interop/oidc-provider-certificates.json")]
pub mod certificates {
    /// No scopes.
    #[scopes()]
    pub struct Nothing;
}

use resources::{Lasting, Reading};

const FIRST: &str = "https://api.example.test/a";
const SECOND: &str = "https://api.example.test/b";

type Server = Arc<Running>;

pub async fn run(servers: &Servers, column: &mut Column) {
    let server = Arc::new(servers.start_with_tls(NAME));
    let s = || Arc::clone(&server);
    column.flow("introspection", introspected(s())).await;
    column
        .flow("application token for a resource", own_resource(s()))
        .await;
    column
        .flow("several resources: a token for each", several(s()))
        .await;
    column
        .flow(
            "resource rejected: a distinct error",
            resource_rejected(s()),
        )
        .await;
    column
        .flow("client registered, used, deleted", registered(s()))
        .await;
    column.flow("bound tokens (DPoP)", dpop(s())).await;
    column
        .flow("bound tokens (DPoP), with a nonce", dpop_nonce(s()))
        .await;
    column
        .flow("`self_signed_tls_client_auth`", certificate(s()))
        .await;
}

fn service(server: &Running) -> resources::ServiceApp {
    resources::ServiceApp::builder("post", "post-secret")
        .port(&server.port)
        .auth_method(ClientAuth::ClientSecretPost)
        .build()
        .expect("an application")
}

fn public_app(server: &Running) -> resources::UserApp {
    resources::UserApp::builder_without_credentials("public", CALLBACK)
        .port(&server.port)
        .auth_method(ClientAuth::None)
        .build()
        .expect("an application")
}

async fn introspected(server: Server) {
    let app = service(&server);
    let tokens = app.client_credentials::<Reading>().await.expect("a token");
    let token = tokens.access_token().clone();
    let opaque = own_token(&server).await;
    let introspected = app.introspect(&opaque).await.expect("an introspection");
    assert!(introspected.is_active() && introspected.expires_at().is_some());
    assert_eq!(introspected.client_id(), Some("post"));
    let introspected = app
        .introspect(&"made-up".into())
        .await
        .expect("an introspection");
    assert!(!introspected.is_active() && introspected.client_id().is_none());
    // A token for a resource is a JWT, which this server does not introspect.
    let refused = app.introspect(&token).await;
    let Err(resources::Error::Runtime(rt::Error::OAuth(error))) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::UnsupportedTokenType);
    app.revoke(&opaque).await.expect("revoked");
    let introspected = app.introspect(&opaque).await.expect("an introspection");
    assert!(!introspected.is_active());
}

/// A token without a resource, which requires another spec.
async fn own_token(server: &Running) -> Secret {
    let app = crate::oidc_provider::service(server, "post")
        .client_secret("post-secret")
        .auth_method(ClientAuth::ClientSecretPost)
        .build()
        .expect("an application");
    let own = app.client_credentials::<crate::oidc_provider::oidc::Nothing>();
    own.await.expect("a token").access_token().clone()
}

/// The `aud` claim of a JWT.
fn audience(token: &Secret) -> String {
    use base64::Engine as _;
    let claims = token.expose().split('.').nth(1).expect("a JWT");
    let claims = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims);
    let claims: rt::Json = rt::serde_json::from_slice(&claims.expect("base64url")).expect("JSON");
    claims["aud"].as_str().expect("text").to_owned()
}

async fn own_resource(server: Server) {
    let app = service(&server);
    let first = app.client_credentials::<Reading>().await.expect("a token");
    assert_eq!(audience(first.access_token()), FIRST);
    let second = app.client_credentials::<Reading>().resource(SECOND).await;
    assert_eq!(audience(second.expect("a token").access_token()), SECOND);
}

async fn several(server: Server) {
    let app = public_app(&server);
    let login = app.authorize::<Lasting>();
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let tokens = tokens.expect("tokens");
    assert_eq!(audience(tokens.access_token()), FIRST);
    let client = resources::Client::new(&app, tokens);
    let second = client.for_resource(SECOND);
    let token = second.session().current().await.expect("a token");
    assert_eq!(audience(token.token()), SECOND);
    // Each token is refreshed for its resource, with rotating refresh tokens.
    for (session, resource) in [(client.session(), FIRST), (second.session(), SECOND)] {
        let before = session.current().await.expect("a token");
        let after = session.refresh(&before).await.expect("another token");
        assert_ne!(before.token(), after.token());
        assert_eq!(audience(after.token()), resource);
    }
}

async fn resource_rejected(server: Server) {
    let app = service(&server);
    let own = app.client_credentials::<Reading>();
    let own = own.resource("https://other.example.test/");
    let Err(resources::Error::Runtime(rt::Error::OAuth(error))) = own.await else {
        panic!("taken")
    };
    assert_eq!(*error.code(), OAuthErrorCode::InvalidTarget);
}

async fn registered(server: Server) {
    let registrar = resources::UserApp::registrar().variable("port", &server.port);
    let registrar = registrar.build().expect("a registrar");
    let metadata = ClientMetadata::new()
        .redirect_uri(CALLBACK)
        .client_name("licit")
        .auth_method(ClientAuth::ClientSecretBasic)
        .member("application_type", "native");
    let client = registrar.register(metadata).await.expect("a client");
    assert!(client.client_secret().is_some());
    let app = resources::UserApp::registered(&client, CALLBACK)
        .port(&server.port)
        .build()
        .expect("an application");
    let login = app.authorize::<Lasting>();
    let returned = server.consent(&login.url());
    app.finish(login.into_pending(), &returned.url)
        .await
        .expect("tokens");
    let read = registrar.read(&client).await.expect("the client");
    assert_eq!(read.metadata()["client_name"], "licit");
    registrar.delete(&read).await.expect("deleted");
    assert!(registrar.read(&read).await.is_err());
}

async fn dpop(server: Server) {
    let app = bound::UserApp::builder_without_credentials("dpop", CALLBACK)
        .port(&server.port)
        .auth_method(ClientAuth::None)
        .build()
        .expect("an application");
    let login = app.authorize::<bound::AllScopes>();
    let returned = server.consent(&login.url());
    let tokens = app.finish(login.into_pending(), &returned.url).await;
    let client = bound::Client::new(&app, tokens.expect("tokens"));
    client.get_userinfo().send().await.expect("the user");
    let session = client.session();
    let before = session.current().await.expect("a token");
    session.refresh(&before).await.expect("another token");
    client.get_userinfo().send().await.expect("the user");
}

async fn dpop_nonce(server: Server) {
    let app = bound::ServiceApp::builder("dpop-nonce", "dpop-secret")
        .port(&server.port)
        .build()
        .expect("an application");
    for _ in 0..2 {
        let own = app.client_credentials::<bound::Nothing>();
        own.await.expect("a token");
    }
}

async fn certificate(server: Server) {
    let pem = |name: &str| std::fs::read(server.file(&format!("keys/{name}"))).expect("a file");
    let port = server.tls_port.as_deref().expect("TLS");
    let unknown = certificates::App::builder("mtls").port(port).build();
    let Err(certificates::Error::Runtime(rt::Error::Config(error))) = unknown else {
        panic!("{unknown:?}")
    };
    assert!(matches!(*error, ConfigError::CertificateMissing));

    let both = [pem("mtls-client.pem"), pem("mtls-client.key")].concat();
    let identity = reqwest::Identity::from_pem(&both).expect("a certificate");
    let authority = reqwest::Certificate::from_pem(&pem("ca.pem")).expect("an authority");
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .tls_certs_only([authority])
        .identity(identity)
        .build()
        .expect("a client");
    let app = certificates::App::builder("mtls").port(port).http(http);
    let app = app.build().expect("an application");
    let tokens = app.client_credentials::<certificates::Nothing>().await;
    let tokens = tokens.expect("a token");
    let introspected = app
        .introspect(tokens.access_token())
        .await
        .expect("an introspection");
    assert!(introspected.is_active());
    let cnf = introspected.more()["cnf"]
        .as_object()
        .expect("what it is bound to");
    assert!(cnf.contains_key("x5t#S256"));
}
