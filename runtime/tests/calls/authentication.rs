//! The credentials that a call sends, by the security requirements of its operation.

use std::fmt::Write as _;

use licit_runtime::error::ConfigError;
use licit_runtime::tables::{
    Api, CredentialIn, Operation, Parameter, Provider, Redirect, Registration, SecurityRequirement,
    SecurityScheme,
};
use licit_runtime::{
    App, AtRunTime, Client, Credentials, Error, ScopeSet, Tokens, observe, reqwest,
};

use crate::support::{Answer, Request, Server};

const KEY: usize = 0;
const TENANT: usize = 1;
const SESSION: usize = 2;
const LOGIN: usize = 3;
const ROBOT: usize = 4;
const BARE: usize = 5;
const CERTIFICATE: usize = 6;

const fn scheme(name: &'static str, place: CredentialIn) -> SecurityScheme {
    SecurityScheme { name, place }
}

static DEPOT: Provider = Provider {
    name: "depot",
    title: "Depot",
    api: Api {
        base_url: "https://api.depot.example",
        ..Api::DEFAULT
    },
    security_schemes: &[
        scheme("key", CredentialIn::Header("X-Key")),
        scheme("tenant", CredentialIn::Query("tenant")),
        scheme("session", CredentialIn::Cookie("sid")),
        scheme("login", CredentialIn::Basic),
        scheme("robot", CredentialIn::Bearer),
        scheme("bare", CredentialIn::Header("Authorization")),
        scheme("certificate", CredentialIn::MutualTls),
    ],
    ..Provider::DEFAULT
};

static DEPOT_APP: Registration = Registration::of(&DEPOT);

const fn all_of(schemes: &'static [usize]) -> SecurityRequirement {
    SecurityRequirement {
        schemes,
        ..SecurityRequirement::DEFAULT
    }
}

const READ: SecurityRequirement = SecurityRequirement {
    token: true,
    scopes: &["read"],
    ..SecurityRequirement::DEFAULT
};

const fn operation(security: &'static [SecurityRequirement]) -> Operation {
    Operation {
        name: "get_shelf",
        path: "shelf?depth=2",
        cookies: &[Parameter {
            name: "theme",
            value: "dark",
        }],
        security,
        redirect: Redirect::Follow,
        ..Operation::DEFAULT
    }
}

static WITH_KEY: Operation = operation(&[all_of(&[KEY])]);
static WITH_EVERYTHING: Operation = operation(&[SecurityRequirement {
    schemes: &[KEY, TENANT, SESSION],
    token: true,
    scopes: &[],
}]);
static WITH_SESSION: Operation = operation(&[all_of(&[SESSION])]);
static WITH_LOGIN: Operation = operation(&[all_of(&[LOGIN])]);
static WITH_ROBOT: Operation = operation(&[all_of(&[ROBOT])]);
static WITH_BARE: Operation = operation(&[all_of(&[BARE])]);
static WITH_CERTIFICATE: Operation = operation(&[all_of(&[CERTIFICATE])]);
static WITH_EITHER: Operation = operation(&[READ, all_of(&[KEY]), all_of(&[TENANT])]);
static WITH_TOKEN_OR_NOTHING: Operation = operation(&[all_of(&[]), READ]);

struct Reading;

impl ScopeSet for Reading {
    const NAME: &'static str = "Reading";
    const SCOPES: &'static [&'static str] = &["read"];
}

struct Writing;

impl ScopeSet for Writing {
    const NAME: &'static str = "Writing";
    const SCOPES: &'static [&'static str] = &["write"];
}

fn app(server: &Server) -> App {
    App::builder(&DEPOT_APP)
        .origin(&server.origin())
        .build()
        .unwrap()
}

fn with_token<S: ScopeSet>(server: &Server) -> Client {
    Client::new(&app(server), Tokens::<S>::from_access_token("access-0"))
}

fn credentials() -> Credentials {
    Credentials::new()
        .with_secret(KEY, "key-0")
        .with_secret(TENANT, "tenant&0")
        .with_secret(SESSION, "session%200")
        .with_basic(LOGIN, "ann", "pass:word é")
        .with_secret(ROBOT, "robot-0")
        .with_secret(BARE, "bare-0")
}

fn config(error: &Error) -> &ConfigError {
    let Error::Config(error) = error else {
        panic!("{error:?}");
    };
    error
}

async fn server() -> Server {
    Server::start(|_| Answer::json(200, "null")).await
}

async fn call(client: &Client, operation: &'static Operation) -> Result<(), Error> {
    client.call(operation).request_unit().send().await
}

async fn sent(client: &Client, server: &Server, operation: &'static Operation) -> Request {
    call(client, operation).await.unwrap();
    server.requests().last().unwrap().clone()
}

#[tokio::test]
async fn a_key_is_sent_and_the_token_is_not() {
    let server = server().await;
    let client = with_token::<Reading>(&server).with_credentials(credentials());
    let request = sent(&client, &server, &WITH_KEY).await;
    assert_eq!(request.header("x-key"), Some("key-0"));
    assert_eq!(request.header("authorization"), None);
    assert_eq!(request.header("cookie"), Some("theme=dark"));
    assert_eq!(request.target, "/api.depot.example/shelf?depth=2");
}

#[tokio::test]
async fn a_cookie_header_of_the_caller_and_cookies_are_one_header() {
    let server = server().await;
    let client = with_token::<Reading>(&server).with_credentials(credentials());
    let request = client.call(&WITH_SESSION).header("Cookie", "a=1");
    request.request_unit::<Error>().send().await.unwrap();
    assert_eq!(
        server.requests().last().unwrap().header("cookie"),
        Some("a=1; theme=dark; sid=session%200")
    );
}

#[tokio::test]
async fn everything_that_one_requirement_lists_is_sent() {
    let server = server().await;
    let client = with_token::<Reading>(&server).with_credentials(credentials());
    let request = sent(&client, &server, &WITH_EVERYTHING).await;
    assert_eq!(request.header("x-key"), Some("key-0"));
    assert_eq!(request.header("authorization"), Some("Bearer access-0"));
    assert_eq!(
        request.header("cookie"),
        Some("theme=dark; sid=session%200")
    );
    let target = "/api.depot.example/shelf?depth=2&tenant=tenant%260";
    assert_eq!(request.target, target);
}

#[tokio::test]
async fn each_scheme_has_its_form_on_the_wire() {
    let server = server().await;
    let client = Client::without_token(&app(&server)).with_credentials(credentials());
    for (operation, expected) in [
        (&WITH_LOGIN, "Basic YW5uOnBhc3M6d29yZCDDqQ=="),
        (&WITH_ROBOT, "Bearer robot-0"),
        (&WITH_BARE, "bare-0"),
    ] {
        let request = sent(&client, &server, operation).await;
        assert_eq!(request.header("authorization"), Some(expected));
        assert_eq!(request.header("x-key"), None);
    }
}

#[tokio::test]
async fn the_first_requirement_with_all_credentials_is_used() {
    let server = server().await;
    let with_key = Credentials::new().with_secret(KEY, "key-0");
    let with_tenant = Credentials::new().with_secret(TENANT, "tenant-0");
    let without_token = Client::without_token(&app(&server));
    for (client, expected) in [
        (with_token::<Reading>(&server), [true, false, false]),
        (
            with_token::<Reading>(&server).with_credentials(credentials()),
            [true, false, false],
        ),
        // The token lacks the scope.
        (
            with_token::<Writing>(&server).with_credentials(credentials()),
            [false, true, false],
        ),
        (
            without_token.with_credentials(with_key),
            [false, true, false],
        ),
        (
            without_token.with_credentials(with_tenant),
            [false, false, true],
        ),
        // No better credential is available, so the server decides.
        (with_token::<Writing>(&server), [true, false, false]),
    ] {
        let request = sent(&client, &server, &WITH_EITHER).await;
        let found = [
            request.header("authorization").is_some(),
            request.header("x-key").is_some(),
            request.query("tenant").is_some(),
        ];
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn an_optional_token_is_sent_if_the_client_has_one() {
    let server = server().await;
    let with = with_token::<Reading>(&server);
    let request = sent(&with, &server, &WITH_TOKEN_OR_NOTHING).await;
    assert_eq!(request.header("authorization"), Some("Bearer access-0"));
    // Of unknown scopes, too.
    let with = with_token::<AtRunTime>(&server);
    let request = sent(&with, &server, &WITH_TOKEN_OR_NOTHING).await;
    assert_eq!(request.header("authorization"), Some("Bearer access-0"));
    let without = Client::without_token(&app(&server));
    let request = sent(&without, &server, &WITH_TOKEN_OR_NOTHING).await;
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn missing_credentials_are_an_error_and_nothing_is_sent() {
    let server = server().await;
    let client = Client::without_token(&app(&server));
    let error = call(&client, &WITH_KEY).await.unwrap_err();
    assert!(
        matches!(config(&error), ConfigError::CredentialMissing(_)),
        "{error:?}"
    );
    assert!(error.to_string().contains("`key`"), "{error}");
    let error = call(&client, &WITH_EITHER).await.unwrap_err();
    let shown = error.to_string();
    assert!(
        shown.contains("an access token, or `key`, or `tenant`"),
        "{shown}"
    );
    let client = client.with_credentials(credentials());
    let error = call(&client, &WITH_EVERYTHING).await.unwrap_err();
    assert!(
        matches!(config(&error), ConfigError::TokenMissing),
        "{error:?}"
    );
    let wrong_kind = Credentials::new().with_secret(LOGIN, "x");
    let error = call(&client.with_credentials(wrong_kind), &WITH_LOGIN).await;
    assert!(matches!(error, Err(Error::Argument(_))), "{error:?}");
    let colon = Credentials::new().with_basic(LOGIN, "a:b", "x");
    let error = call(&client.with_credentials(colon), &WITH_LOGIN).await;
    assert!(matches!(error, Err(Error::Argument(_))), "{error:?}");
    let second_cookie = Credentials::new().with_secret(SESSION, "x; admin=1");
    let error = call(&client.with_credentials(second_cookie), &WITH_SESSION).await;
    assert!(matches!(error, Err(Error::Argument(_))), "{error:?}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_certificate_requires_a_custom_http_client_for_calls() {
    let server = server().await;
    let given = Credentials::new().with_certificate(CERTIFICATE);
    let client = Client::without_token(&app(&server)).with_credentials(given.clone());
    let error = call(&client, &WITH_CERTIFICATE).await.unwrap_err();
    assert!(
        matches!(config(&error), ConfigError::CertificateMissing),
        "{error:?}"
    );
    let app = App::builder(&DEPOT_APP)
        .origin(&server.origin())
        .http(reqwest::Client::new())
        .build()
        .unwrap();
    let client = Client::without_token(&app).with_credentials(given);
    let request = sent(&client, &server, &WITH_CERTIFICATE).await;
    assert_eq!(request.header("authorization"), None);
}

#[tokio::test]
async fn a_redirect_to_another_host_carries_no_credential() {
    let server = Server::start(|request| {
        if request.target.starts_with("/cdn.example/") {
            return Answer::json(200, "null");
        }
        Answer::json(302, "").with("location", "https://cdn.example/shelf")
    })
    .await;
    let client = with_token::<Reading>(&server).with_credentials(credentials());
    call(&client, &WITH_EVERYTHING).await.unwrap();
    let whole = format!("{:?}", server.requests().last().unwrap());
    for secret in ["key-0", "tenant", "session", "access-0"] {
        assert!(!whole.contains(secret), "{whole}");
    }
}

#[tokio::test]
async fn no_credential_is_shown() {
    #[derive(Default)]
    struct Watch(std::sync::Mutex<String>);
    impl observe::Observer for Watch {
        fn request_started(&self, request: &observe::CallRequest<'_>) {
            write!(self.0.lock().unwrap(), "{request:?} {}", request.url()).unwrap();
        }
    }
    let secrets = [
        "key-0",
        "tenant&0",
        "tenant%260",
        "session%200",
        "pass:word",
        "YW5u",
    ];
    let check = |shown: &str| {
        for secret in secrets {
            assert!(!shown.contains(secret), "{secret} in {shown}");
        }
    };
    let echo = r#"{"message": "key-0 tenant&0 session%200 YW5uOnBhc3M6d29yZCDDqQ== pass:word é"}"#;
    let server = Server::start(move |_| Answer::json(400, echo)).await;
    let watch = std::sync::Arc::new(Watch::default());
    let app = App::builder(&DEPOT_APP)
        .origin(&server.origin())
        .observer(watch.clone())
        .build()
        .unwrap();
    let tokens = Tokens::<Reading>::from_access_token("access-0");
    let client = Client::new(&app, tokens).with_credentials(credentials());
    check(&format!("{client:?} {:?}", credentials()));
    for operation in [&WITH_EVERYTHING, &WITH_LOGIN] {
        check(&format!("{:?}", client.call(operation)));
        let error = call(&client, operation).await.unwrap_err();
        check(&format!("{error} {error:?}"));
    }
    let shown = watch.0.lock().unwrap();
    assert!(shown.contains("depot"), "{shown}");
    check(&shown);
}
