//! An application with a custom clock: every time that it sends, stores or reports is that clock's,
//! and each request has one instant.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use licit_runtime::jose::{Algorithm, SigningKey};
use licit_runtime::store::{MemoryStore, Store};
use licit_runtime::tables::{
    Api, AuthorizationCode, ClientAssertion, ClientAuth, DeviceCode, Dpop, Grant, Operation,
    Parameter, Provider, RateLimitHeaders, Refresh, Registration, ResetUnit, RetryAfter,
    TenantLookup, TokenRequest,
};
use licit_runtime::{App, AppBuilder, CallOptions, Client, Clock, Error, Json, Tokens};
use serde_json::{Value, json};

use crate::acme::{self, Reading};
use crate::support::{Answer, Request, Server, find};

/// In the year 2046.
const START: u64 = 2_400_000_000;

/// A clock that advances by a second with each reading.
#[derive(Default)]
struct Ticking(AtomicU64);

impl Clock for Ticking {
    fn now(&self) -> SystemTime {
        let seconds = self.0.fetch_add(1, Ordering::SeqCst);
        UNIX_EPOCH + Duration::from_secs(START + seconds)
    }
}

const fn parameter(name: &'static str, value: &'static str) -> Parameter {
    Parameter { name, value }
}

/// A provider that requires times and random values in its requests.
const TIMED: &[Parameter] = &[
    parameter("timestamp", "{now}"),
    parameter("signed", "{hmac_sha256_hex('key', now)}"),
    parameter("nonce", "{uuid}"),
];
const TIMED_HEADERS: &[Parameter] = &[
    parameter("x-timestamp", "{now}"),
    parameter("x-signed", "{hmac_sha256_hex('key', now)}"),
    parameter("x-nonce", "{uuid}"),
];

static PROVIDER: Provider = Provider {
    client_assertion: ClientAssertion {
        claims: &[parameter("signed_at", "{now}"), parameter("id", "{uuid}")],
        ..ClientAssertion::DEFAULT
    },
    dpop: Some(Dpop::DEFAULT),
    api: Api {
        base_url: "https://api.acme.example",
        retry_after: RetryAfter::Standard,
        rate_limit: Some(RateLimitHeaders {
            remaining: Some("x-left"),
            reset: Some("x-reset"),
            reset_unit: ResetUnit::Seconds,
            ..RateLimitHeaders::DEFAULT
        }),
        headers: TIMED_HEADERS,
        ..Api::DEFAULT
    },
    variables: &[],
    ..acme::PROVIDER_VALUE
};

const GRANT: Grant = Grant {
    token_endpoint: acme::TOKEN,
    auth_methods: &[ClientAuth::PrivateKeyJwt],
    request: TokenRequest {
        parameters: TIMED,
        headers: TIMED_HEADERS,
        ..TokenRequest::DEFAULT
    },
    ..Grant::DEFAULT
};

static REGISTRATION: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/authorize",
        pushed_authorization_request_endpoint: Some("https://acme.example/push"),
        parameters: TIMED,
        grant: GRANT,
        tenant_lookup: Some(TenantLookup {
            url: "https://acme.example/connection",
            method: licit_runtime::tables::Method::Post,
            body: TIMED,
            ..TenantLookup::DEFAULT
        }),
        ..AuthorizationCode::DEFAULT
    }),
    device_code: Some(DeviceCode {
        device_authorization_endpoint: "https://acme.example/device",
        parameters: TIMED,
        grant: GRANT,
        ..DeviceCode::DEFAULT
    }),
    refresh_token: Some(Refresh {
        grant: GRANT,
        ..Refresh::DEFAULT
    }),
    introspection_endpoint: Some("https://acme.example/introspect"),
    revocation_endpoint: Some("https://acme.example/revoke"),
    registration_endpoint: Some("https://acme.example/clients"),
    ..Registration::of(&PROVIDER)
};

static LIST: Operation = Operation {
    name: "list",
    path: "list",
    query: TIMED,
    cookies: &[parameter("seen", "{now}")],
    ..Operation::DEFAULT
};

static GET: Operation = Operation {
    name: "get",
    path: "x",
    ..Operation::DEFAULT
};

fn answer(request: &Request) -> Answer {
    let body = match request.target.as_str() {
        "/acme.example/token" => json!({
            "access_token": "access", "token_type": "DPoP", "refresh_token": "refresh",
            "expires_in": 3600, "scope": "read list",
        }),
        "/acme.example/push" => json!({"request_uri": "urn:pushed", "expires_in": 60}),
        "/acme.example/device" => json!({
            "device_code": "device", "user_code": "ABCD", "expires_in": 60,
            "verification_uri": "https://acme.example/device",
        }),
        "/acme.example/clients" => json!({
            "client_id": "registered", "client_secret": "s3cret", "client_secret_expires_at": 0,
        }),
        _ => json!({"active": false}),
    };
    Answer::json(200, body.to_string())
        .with("x-left", "5")
        .with("x-reset", "60")
}

fn builder(server: &Server) -> AppBuilder {
    App::builder(&REGISTRATION)
        .client_id("the-client")
        .signing_key(SigningKey::generate(Algorithm::Es256).unwrap())
        .redirect_uri(acme::REDIRECT)
        .timeout(Duration::from_secs(5))
        .origin(&server.origin())
        .clock(Ticking::default())
}

/// The claims of a signed token.
fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).expect("a payload");
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

/// The text of a request, including the claims of its signed tokens.
fn whole(request: &Request) -> String {
    let mut text = format!("{} {}\n{}\n", request.method, request.target, request.body);
    for (name, value) in &request.headers {
        text.extend([name, ": ", value, "\n"]);
    }
    let assertion = request.form("client_assertion");
    for token in assertion
        .iter()
        .map(String::as_str)
        .chain(request.header("dpop"))
    {
        text += &claims(token).to_string();
    }
    text
}

/// Each number in a text that is a time, in seconds or milliseconds. Returned in seconds. Digits
/// beside letters are part of a random value or a signature.
fn times(text: &str) -> Vec<u64> {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let numbers = words.filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let seconds = numbers.filter_map(|digits| match digits.len() {
        10 => digits.parse().ok(),
        13 => digits.parse::<u64>().ok().map(|millis| millis / 1000),
        _ => None,
    });
    seconds.collect()
}

/// Asserts that the times in a text are from the application's clock. Returns their number.
fn own_times(what: &str, text: &str) -> usize {
    let of_system = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let found = times(text);
    for time in &found {
        assert!(
            time.abs_diff(of_system) > 30 * 86_400,
            "{what} shows the time of the system: {text}"
        );
    }
    found
        .iter()
        .filter(|time| time.abs_diff(START) < 86_400)
        .count()
}

fn seconds(time: SystemTime) -> String {
    time.duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
        .to_string()
}

#[tokio::test]
async fn no_request_record_or_report_contains_the_system_time() {
    let server = Server::start(answer).await;
    let store = Arc::new(MemoryStore::new());
    let app = builder(&server)
        .store(store.clone())
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let mut events = app.events();

    let login = app.authorize::<Reading>();
    assert_eq!(own_times("the login", login.url().as_str()), 1);
    let state = find(&login.url(), "state").unwrap();
    let pushed = login.push().await.unwrap();
    assert_eq!(own_times("a push", &seconds(pushed.expires_at())), 1);
    let pending = pushed.into_pending();
    assert_eq!(own_times("a login", &seconds(pending.created_at())), 1);
    let saved = serde_json::to_string(&pending).unwrap();
    assert_eq!(own_times("a stored login", &saved), 1);

    let callback = format!(
        "{}?code=c&state={state}&iss=https://acme.example",
        acme::REDIRECT
    );
    let tokens = app.finish(pending, &callback).await.unwrap();
    let saved = serde_json::to_string(&tokens.to_stored()).unwrap();
    assert_eq!(own_times("tokens", &saved), 2);

    let device = app.device::<Reading, Error>().await.unwrap();
    assert_eq!(own_times("a device", &seconds(device.expires_at())), 1);
    app.introspect(tokens.access_token()).await.unwrap();

    let tokens = app.save_grant(tokens.for_subject("ada")).await.unwrap();
    let client = Client::new(&app, tokens);
    let _: Json = client
        .call(&LIST)
        .request::<_, Error>()
        .send()
        .await
        .unwrap();
    let limit = client.rate_limit().unwrap();
    assert_eq!(own_times("a limit", &seconds(limit.reset.unwrap())), 1);
    let wait = limit.reset_in().unwrap();
    assert!(wait <= Duration::from_secs(60) && wait > Duration::from_secs(50));
    let current = client.session().current().await.unwrap();
    client.session().refresh(&current).await.unwrap();
    let event = events.next().await.unwrap();
    assert_eq!(own_times("an event", &seconds(event.at())), 1);
    let (_, record) = store.load(event.grant()).await.unwrap().unwrap();
    let record = serde_json::to_string(&record).unwrap();
    assert_eq!(own_times("a record", &record), 2);

    let requests = server.requests();
    let found: usize = requests
        .iter()
        .map(|request| own_times("a request", &whole(request)))
        .sum();
    assert!(found >= 3 * requests.len(), "{found} times: {requests:#?}");
}

/// The times of one request, anywhere in it.
fn instants(request: &Request) -> Vec<u64> {
    let mut found = times(&whole(request));
    // Signed tokens expire later.
    let assertion = request.form("client_assertion");
    let ends = assertion.map(|token| claims(&token)["exp"].as_u64().unwrap());
    found.retain(|time| Some(*time) != ends);
    found.sort_unstable();
    found.dedup();
    found
}

#[tokio::test]
async fn one_request_has_one_instant_and_one_random_value() {
    let server = Server::start(answer).await;
    let app = builder(&server).build().unwrap().for_logins().unwrap();
    let login = app.authorize::<Reading>();
    assert_eq!(times(login.url().as_str()).len(), 1);
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("?code=c&state={state}&iss=https://acme.example");
    let tokens = app.finish(login.into_pending(), &callback).await.unwrap();
    let client = Client::new(&app, tokens);
    for _ in 0..2 {
        let request = client.call(&LIST).request::<Json, Error>();
        request.send().await.unwrap();
    }

    let requests = server.requests();
    let of = |target: &str| {
        let mut found = requests.iter().filter(|r| r.target.starts_with(target));
        found.next().unwrap()
    };
    let (token, connection) = (of("/acme.example/token"), of("/acme.example/connection"));
    let mut nonces = Vec::new();
    for request in [token, connection]
        .into_iter()
        .chain(requests.iter().rev().take(2))
    {
        let times = instants(request);
        assert_eq!(times.len(), 1, "{times:?}: {request:#?}");
        let nonce = request.form("nonce").or_else(|| request.query("nonce"));
        let signed = request.form("signed").or_else(|| request.query("signed"));
        if let Some(header) = request.header("x-nonce") {
            assert_eq!(nonce.as_deref(), Some(header));
            assert_eq!(signed.as_deref(), request.header("x-signed"));
            nonces.push(header);
        }
    }
    assert_eq!(nonces.len(), 3);
    let assertion = claims(&token.form("client_assertion").unwrap());
    assert_eq!(assertion["id"].as_str(), token.header("x-nonce"));
    nonces.sort_unstable();
    nonces.dedup();
    assert_eq!(nonces.len(), 3, "each request has its own");
}

#[tokio::test]
async fn a_retry_date_is_compared_with_the_applications_clock() {
    // Ten seconds after 2046-01-19T18:40:00Z.
    static WHEN: &str = "Fri, 19 Jan 2046 18:40:10 GMT";
    let start = UNIX_EPOCH + Duration::from_secs(START);
    let refused = || Answer::json(429, r#"{"error":"slow_down"}"#).with("retry-after", WHEN);
    let server = Server::start(move |_| refused()).await;
    let app = acme::builder(&server).clock(move || start).build().unwrap();
    let error = app.session(acme::tokens(-1)).current().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(10)));

    let client = Client::new(&app, Tokens::<Reading>::from_access_token("own"));
    let request = client.call(&GET).request::<Json, Error>();
    let error = request.options(CallOptions::new().retries(0)).send().await;
    assert_eq!(
        error.unwrap_err().retry_after(),
        Some(Duration::from_secs(10))
    );
}

#[tokio::test]
async fn an_adopted_token_is_dated_by_the_applications_clock() {
    let server = Server::start(answer).await;
    let app = builder(&server).build().unwrap();
    let given = Tokens::<Reading>::from_access_token("own");
    let stored = serde_json::to_value(given.to_stored()).unwrap();
    assert_eq!(stored["obtained_at"], 0, "no clock was asked");
    let session = app.session(given);
    let stored = serde_json::to_string(&session.tokens().unwrap()).unwrap();
    assert_eq!(own_times("tokens", &stored), 1);
}
