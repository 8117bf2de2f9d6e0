//! Callbacks at the redirect URI (RFC 6749 §4.1.2): duplicate or empty parameters, parameters of
//! the implicit grant, and open redirects (RFC 9700 §4.11).

use licit_runtime::{Loopback, Pending};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::acme::{self, Reading};
use crate::login::{filled, verdict};
use crate::markers;
use crate::suite::Theme;
use crate::support::{Server, find};

const ACCEPTED: &str = "token for 60 min, new refresh token";
const ELSEWHERE: &str = r#"refused: Location { expected: "/callback" }"#;
const NO_CODE: &str = "refused: CodeMissing";

/// The case, its callback and the verdict. Not formatted: one case per line.
#[rustfmt::skip]
const CALLBACKS: &[(&str, &str, &str)] = &[
    ("a whole URL", ACCEPTED, "https://app.example/callback?code=CODE&state=STATE"),
    ("a path with a query", ACCEPTED, "/callback?code=CODE&state=STATE"),
    ("another path", ELSEWHERE, "/other?code=CODE&state=STATE"),
    ("another path of a whole URL", ELSEWHERE, "https://app.example/other?code=CODE&state=STATE"),
    ("another path with an error", ELSEWHERE, "/other?error=access_denied&state=STATE"),
    ("the address behind a proxy", ACCEPTED, "http://10.0.0.7:8080/callback/?code=CODE&state=STATE"),
    ("a query alone", ACCEPTED, "code=CODE&state=STATE"),
    ("unknown parameters", ACCEPTED, "?code=CODE&state=STATE&session_state=x&scope=admin&token_type=mac"),
    ("another URL to redirect to", ACCEPTED, "?code=CODE&state=STATE&redirect_uri=https://evil.example&next=//evil.example"),
    ("another token endpoint", ACCEPTED, "?code=CODE&state=STATE&token_endpoint=https://evil.example/token"),
    ("nothing", "refused: State", ""),
    ("no code", NO_CODE, "?state=STATE"),
    ("an empty code", NO_CODE, "?code=&state=STATE"),
    ("an access token in the fragment", NO_CODE, "?state=STATE#access_token=marker&token_type=bearer"),
    ("an access token in the query", NO_CODE, "?access_token=marker&token_type=bearer&state=STATE"),
    ("an ID token alone", NO_CODE, "?id_token=marker&state=STATE"),
    ("a code twice", r#"refused: Repeated("code")"#, "?code=CODE&code=other&state=STATE"),
    ("a code twice, once empty", r#"refused: Repeated("code")"#, "?code=CODE&code=&state=STATE"),
    ("an error twice", r#"refused: Repeated("error")"#, "?error=a&error=b&state=STATE"),
    ("a captured value twice", r#"refused: Repeated("shop")"#, "?code=CODE&state=STATE&shop=a.example&shop=b.example"),
    ("a captured host with a path", r#"refused: Captured("shop")"#, "?code=CODE&state=STATE&shop=evil.example/x"),
    ("a captured host with a user's name", r#"refused: Captured("shop")"#, "?code=CODE&state=STATE&shop=a@evil.example"),
    ("a captured host with a query", r#"refused: Captured("shop")"#, "?code=CODE&state=STATE&shop=evil.example%3fx"),
    ("a code and an error", "no consent: access_denied", "?code=CODE&error=access_denied&state=STATE"),
    ("an error with terminal escapes", r"no consent: \u{1b}[31mred", "?error=%1b[31mred&error_description=%1b[2J&state=STATE"),
    ("an error that repeats the state and the code", "no consent: x", "?error=x&error_description=no%20STATE%20CODE&code=CODE&state=STATE"),
    ("bytes that are not UTF-8", "refused: Malformed", "?code=%ff&state=STATE"),
    ("half a percent sign", ACCEPTED, "?code=CODE%2&state=STATE"),
];

pub(crate) async fn cases(theme: &mut Theme) {
    for (name, expected, callback) in CALLBACKS {
        let verdict = verdict(&acme::REGISTRATION, (*callback).to_owned());
        theme.case(*name, *expected, verdict).await;
    }
    let long = format!("?code=CODE&state=STATE&x={}", "y".repeat(5_000_000));
    theme
        .case(
            "5 MB of a parameter",
            ACCEPTED,
            verdict(&acme::REGISTRATION, long),
        )
        .await;
    let many = format!("?code=CODE&state=STATE{}", "&x=y".repeat(500_000));
    theme
        .case(
            "500,000 parameters",
            ACCEPTED,
            verdict(&acme::REGISTRATION, many),
        )
        .await;
    let page = "a page without links, which strips its URL and sends no referrer";
    theme
        .case(
            "a loopback receiver with a page to redirect to",
            page,
            received(),
        )
        .await;
}

/// The response of the loopback receiver to the browser.
async fn received() -> String {
    let server = Server::answering(vec![]).await;
    let receiver = Loopback::bind().await.unwrap();
    let app = acme::builder(&server)
        .redirect_uri(receiver.redirect_uri())
        .build()
        .unwrap();
    let login = app.for_logins().unwrap().authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let address = find(&login.url(), "redirect_uri").unwrap();
    let address = licit_runtime::Url::parse(&address).unwrap();
    let authority = format!("127.0.0.1:{}", address.port().unwrap());
    let pending: Pending<Reading> = login.into_pending();
    let callback = tokio::spawn(async move { receiver.receive(&pending).await });
    let query =
        "?code=CODE&state=STATE&next=https://evil.example&redirect_uri=https://evil.example";
    let query = filled(query, &state);
    let mut stream = TcpStream::connect(&authority).await.unwrap();
    let request = format!(
        "GET {}{query} HTTP/1.1\r\nHost: {authority}\r\n\r\n",
        address.path()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).await.unwrap();
    callback.await.unwrap().unwrap();
    let lower = page.to_lowercase();
    for forbidden in ["evil", "location:", "href", markers::CODE, &state] {
        assert!(
            !lower.contains(&forbidden.to_lowercase()),
            "{forbidden} in {page}"
        );
    }
    for needed in [
        "referrer-policy: no-referrer",
        "cache-control: no-store",
        "history.replacestate",
    ] {
        assert!(lower.contains(needed), "no {needed} in {page}");
    }
    "a page without links, which strips its URL and sends no referrer".to_owned()
}
