//! Hostile API replies: too large, too late, malformed, or endless pages. Requests and time are
//! bounded, and the token is not leaked.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use licit_runtime::error::TransportError;
use licit_runtime::observe::{CallRequest, CallResponse, Observer};
use licit_runtime::tables::{Method, Operation};
use licit_runtime::{CallOptions, Client, Error};

use crate::acme;
use crate::answered::held;
use crate::login;
use crate::markers;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::{verdict, witness};

static GET: Operation = Operation {
    name: "get_thing",
    path: "things/7",
    ..Operation::DEFAULT
};

static CREATE: Operation = Operation {
    name: "create_thing",
    method: Method::Post,
    path: "things",
    ..Operation::DEFAULT
};

/// Maximum time that a test waits for a reply.
const DEADLINE: Duration = Duration::from_secs(20);

const VALUE: &str = r#"{"id":"marker"}"#;

/// The expected result.
type Thing = BTreeMap<String, String>;

/// A reply, the expected result, and the number of requests.
struct Case {
    name: &'static str,
    answer: Answer,
    verdict: &'static str,
    requests: usize,
    deadline: Duration,
}

fn case(name: &'static str, answer: Answer, verdict: &'static str, requests: usize) -> Case {
    Case {
        name,
        answer,
        verdict,
        requests,
        deadline: DEADLINE,
    }
}

fn impatient(name: &'static str, answer: Answer, verdict: &'static str) -> Case {
    Case {
        deadline: Duration::from_millis(300),
        ..case(name, answer, verdict, 1)
    }
}

/// Not formatted: one case per line where it fits.
#[rustfmt::skip]
fn answers() -> Vec<Case> {
    const FORM: &str = "another form than documented";
    let text = |body: &str| Answer::json(200, body);
    let slowly = |millis| Answer::Drip(Duration::from_millis(millis), Box::new(Answer::json(200, VALUE)));
    vec![
        case("a value", text(VALUE), "a value", 1),
        case("a value as text/html", Answer::body(200, "text/html", VALUE), "a value", 1),
        case("a byte order mark before it", text(&format!("\u{feff}{VALUE}")), "a value", 1),
        case("a web page at 200", Answer::body(200, "text/html", "<p>marker"), FORM, 1),
        case("nothing at 200", text(""), FORM, 1),
        case("nothing at 204", Answer::json(204, ""), FORM, 1),
        case("a value cut off", text(r#"{"id":"marker"#), FORM, 1),
        case("bytes that are not UTF-8", Answer::body(200, "application/json", &b"{\"id\":\"marker\xff\"}"[..]), FORM, 1),
        case("lists 200,000 deep", text(&"[".repeat(200_000)), FORM, 1),
        case("objects 50,000 deep", text(&r#"{"a":"#.repeat(50_000)), FORM, 1),
        case("40 MB", text(&" ".repeat(40_000_000)), "TooLarge, ambiguous", 1),
        case("an endless body", Answer::Endless, "TooLarge, ambiguous", 1),
        case("endless headers", Answer::EndlessHead, "Interrupted, ambiguous, retryable", 3),
        case("closed once the request was read", Answer::Hangup, "Interrupted, ambiguous, retryable", 3),
        case("reset once the request was read", Answer::Reset, "Interrupted, ambiguous, retryable", 3),
        impatient("a byte a second", slowly(1000), "Timeout, ambiguous, retryable"),
        impatient("an occasional byte, always in time", slowly(20), "Timeout, ambiguous, retryable"),
        impatient("accepted and never answered", Answer::Silence, "Timeout, ambiguous, retryable"),
        case("401 every time", Answer::json(401, "{}"), "undocumented error 401", 2),
        case("403 every time", Answer::json(403, "{}"), "undocumented error 403", 1),
        case("503 every time", Answer::json(503, "{}"), "undocumented error 503, retryable", 3),
        case("429 and the year 9999", Answer::json(429, "{}").with("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"), "undocumented error 429, retryable, wait 86400 s", 1),
        case("429 and an hour", Answer::json(429, "{}").with("retry-after", "3600"), "undocumented error 429, retryable, wait 3600 s", 1),
        case("429 and junk", Answer::json(429, "{}").with("retry-after", "soon"), "undocumented error 429, retryable", 3),
        case("the token and terminal escapes in an error", Answer::json(400, format!(r#"{{"error_code":"\u001b[31m","error_message":"bad {}"}}"#, markers::ACCESS)), "undocumented error: bad [secret]", 1),
        case("the token in an error without a form", Answer::json(400, format!(r#"{{"you sent":"{}"}}"#, markers::ACCESS)), "undocumented error 400", 1),
        case("the token in a header", Answer::json(400, "{}").with("www-authenticate", format!("Bearer error=\"{}\"", markers::ACCESS)), "undocumented error 400", 1),
    ]
}

pub(crate) async fn cases(theme: &mut Theme) {
    for case in answers() {
        let (name, expected) = (
            case.name,
            format!("{} after {}", case.verdict, case.requests),
        );
        theme.case(name, expected, called(case)).await;
    }
    let name = "a lost reply to a call that must not be repeated";
    theme
        .case(name, "Interrupted, ambiguous, retryable after 1", created())
        .await;
}

/// Records everything that a call exposes.
struct Everything;

impl Observer for Everything {
    fn request_started(&self, sent: &CallRequest<'_>) {
        witness::saw(sent);
        witness::saw(&sent.url());
    }

    fn response_received(&self, sent: &CallRequest<'_>, received: &CallResponse<'_>) {
        witness::saw(&(sent, received));
    }

    fn failed(&self, _: &CallRequest<'_>, error: &TransportError, _: Duration) {
        witness::saw_error(error);
    }
}

/// A client whose token can be refreshed once.
fn client(server: &Server) -> Client {
    let app = acme::builder(server)
        .client_secret(markers::CLIENT_SECRET)
        .observer(std::sync::Arc::new(Everything))
        .build()
        .unwrap();
    Client::new(&app, held(3600))
}

/// A server with this API reply and a correct token endpoint.
async fn serving(answer: Answer) -> Server {
    Server::start(move |request| {
        if request.target.ends_with("/token") {
            Answer::json(200, login::GRANTED)
        } else {
            answer.clone()
        }
    })
    .await
}

async fn called(case: Case) -> String {
    let server = serving(case.answer).await;
    let client = client(&server);
    let options = CallOptions::new().timeout(case.deadline);
    let request = client.call(&GET).request::<Thing, Error>().options(options);
    let start = Instant::now();
    let outcome = request.send().await;
    assert!(start.elapsed() < case.deadline + Duration::from_secs(5));
    witness::saw(&client);
    verdict_after(&server, outcome)
}

async fn created() -> String {
    let server = serving(Answer::Hangup).await;
    let call = client(&server)
        .call(&CREATE)
        .body_field("name", markers::MARKER);
    verdict_after(&server, call.request::<Thing, Error>().send().await)
}

/// The verdict and the number of API requests.
fn verdict_after(server: &Server, outcome: Result<Thing, Error>) -> String {
    let requests = server.requests();
    let calls = requests
        .iter()
        .filter(|request| request.target.contains("/things"));
    let what = match outcome {
        Ok(value) => {
            assert_eq!(value["id"], markers::MARKER);
            "a value".to_owned()
        }
        Err(error) => verdict::of_error(&error),
    };
    format!("{what} after {}", calls.count())
}
