//! Generated clients with keys, passwords, cookies and tokens, against the emulator: each call sends
//! what its operation requires, and nothing else.

use licit::rt::{self, Secret};
use licit_emulator::{Emulator, Running};

#[licit::oauth_provider(spec = "tests/specs/security.json")]
pub mod depot {
    #[scopes(write)]
    pub struct Writing;

    #[operations(by_either, by_all)]
    pub struct Both;
}

use depot::security::{Credentials, Given, Missing, NoToken};
use depot::{AllScopes, Api, App, Client, Error, model};

/// The credentials of a client with keys.
type Everything = Credentials<Given, Given, Given, Given, Given, Given, Given>;

async fn start() -> Running {
    let emulator = Emulator::from_file("tests/specs/security.json").expect("a good spec");
    emulator.start().await.expect("a port")
}

fn api(emulator: &Running) -> Api {
    let api = Api::builder().origin(emulator.origin());
    api.build().expect("an API")
}

async fn tokens<S: depot::scope::ScopeSet>(
    emulator: &Running,
) -> (App, rt::Tokens<S, rt::token::Application>) {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let app = App::builder(&client.client_id, secret, "https://us.example/callback")
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let tokens = app.client_credentials::<S>().await.expect("tokens");
    (app, tokens)
}

fn secret(emulator: &Running, scheme: &str) -> Secret {
    Secret::new(emulator.secret(scheme).expect("a scheme"))
}

fn everything(emulator: &Running) -> Everything {
    let given = |scheme| secret(emulator, scheme);
    Credentials::new()
        .key(given("key"))
        .tenant(given("tenant"))
        .seat(given("seat"))
        .bare(given("bare"))
        .login(Running::BASIC_USER, given("login"))
        .robot(given("robot"))
        .r#type(given("type"))
}

#[tokio::test]
async fn each_credential_is_accepted_where_it_is_required() {
    let emulator = start().await;
    let client = api(&emulator).client(everything(&emulator));
    client.usual().send().await.expect("key and tenant");
    client.by_key().send().await.expect("a key");
    client.by_seat().send().await.expect("a cookie");
    client.by_bare().send().await.expect("a bare key");
    client.by_login().send().await.expect("a password");
    client.by_robot().send().await.expect("a bearer token");
    client.by_type().send().await.expect("another key");
    client.shelves().either().send().await.expect("a key");
    client.optional().send().await.expect("a key");
    client.open().send().await.expect("nothing");
}

#[tokio::test]
async fn a_client_with_token_and_key_sends_what_each_operation_requires() {
    let emulator = start().await;
    let (app, tokens) = tokens::<AllScopes>(&emulator).await;
    let client = Client::new(&app, tokens).with_credentials(everything(&emulator));
    client.by_token().send().await.expect("a token");
    client.by_scope().send().await.expect("a token");
    client.by_scopes().send().await.expect("a token");
    client.by_key().send().await.expect("a key alone");
    client
        .by_all()
        .send()
        .await
        .expect("a token, a key and a cookie");
    client
        .shelves()
        .either()
        .depth(2)
        .send()
        .await
        .expect("a token alone");
    client.optional().send().await.expect("a token alone");
    client.open().send().await.expect("nothing");
}

#[tokio::test]
async fn a_token_without_the_scope_is_not_sent_where_a_key_is_enough() {
    let emulator = start().await;
    let (app, tokens) = tokens::<depot::Writing>(&emulator).await;
    let key = Credentials::new().key(secret(&emulator, "key"));
    let client = Client::new(&app, tokens).with_credentials(key);
    client.shelves().either().send().await.expect("a key");
    let request = emulator.requests().pop().expect("a request");
    assert!(request.header("authorization").is_none());
}

#[tokio::test]
async fn a_wrong_credential_is_rejected_with_a_reason() {
    let emulator = start().await;
    let client = api(&emulator).client(Credentials::new().key("k3y").login("ann", "pa55"));
    for (sent, reason) in [
        (client.by_key().send().await, "the API key `key` is wrong"),
        (
            client.by_login().send().await,
            "the HTTP Basic credential `login` is wrong",
        ),
    ] {
        let error = sent.expect_err("refused");
        assert_eq!(error.status(), Some(401));
        let body = format!("{}", String::from_utf8_lossy(body(&error)));
        assert!(body.contains(reason), "{body}");
    }
}

fn body(error: &Error) -> &[u8] {
    match error {
        Error::Unexpected(reply) => reply.body(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_certificate_is_declared_by_the_application() {
    let emulator = start().await;
    let api = Api::builder()
        .origin(emulator.origin())
        .http(rt::reqwest::Client::new())
        .build()
        .expect("an API");
    let client = api.client(Credentials::new().certificate());
    client.by_certificate().send().await.expect("no key");
}

/// Application code that is generic over the credentials.
async fn either<S, C>(client: &Client<S, rt::token::User, C>) -> Result<model::Shelf, Error>
where
    C: depot::security::CoversReadTokenOrKeyOrTenantAndLogin<S>,
{
    client.shelves().either().send().await
}

#[tokio::test]
async fn code_can_be_generic_over_the_credentials() {
    let emulator = start().await;
    let key = Credentials::new().key(secret(&emulator, "key"));
    let client: Client<NoToken, NoToken, Credentials<Given, Missing>> = api(&emulator).client(key);
    client.shelves().either().send().await.expect("a key");
    // Only its type matters.
    let _ = either::<depot::Both, Credentials>;
}
