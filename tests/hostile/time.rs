//! Replies that are late, slow or truncated: one deadline covers the whole request, and the error
//! records that the server may have acted on it. Rows are not formatted: one per line where it
//! fits.
//!
//! Time is tokio's clock, which is paused as soon as the server has received the request, and then
//! advances to the next timer.

use std::time::Duration;

use licit_runtime::Session;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, pause, sleep};

use crate::acme;
use crate::answered::{self, held};
use crate::row::{GRANTED, Row, row};
use crate::suite::Theme;
use crate::support::Answer;
use crate::verdict;

const TIMEOUT: &str = "Timeout, ambiguous, retryable";
const BROKEN_OFF: &str = "Interrupted, ambiguous, retryable";

/// The deadline in virtual time.
const DEADLINE: Duration = Duration::from_secs(30);

pub(crate) async fn cases(theme: &mut Theme) {
    answered::cases(theme, connections()).await;
    let at_the_deadline = "Timeout, ambiguous, retryable after 30 s";
    for (name, slowness) in [
        ("a byte a second, for 30 s", Slowness::BytePerSecond),
        ("a byte every 29 s, for 30 s", Slowness::Late(29)),
        ("accepted and never answered, for 30 s", Slowness::Silence),
        ("a head and no body, for 30 s", Slowness::HeadOnly),
    ] {
        theme
            .case(name, at_the_deadline, in_virtual_time(slowness))
            .await;
    }
    let name = "an answer a second before the deadline";
    theme
        .case(
            name,
            "token for 60 min, new refresh token after 29 s",
            in_virtual_time(Slowness::JustInTime),
        )
        .await;
}

#[rustfmt::skip]
fn connections() -> Vec<Row> {
    let slowly = |pause| Answer::Drip(Duration::from_millis(pause), Box::new(Answer::json(200, GRANTED)));
    vec![
        row("a byte a second", slowly(1000), TIMEOUT).impatient(),
        row("an occasional byte, always in time", slowly(20), TIMEOUT).impatient(),
        row("accepted and never answered", Answer::Silence, TIMEOUT).impatient(),
        row("an answer after the deadline", Answer::json(200, GRANTED).after(Duration::from_secs(5)), TIMEOUT)
            .impatient(),
        row("closed once the request was read", Answer::Hangup, BROKEN_OFF),
        row("reset once the request was read", Answer::Reset, BROKEN_OFF),
        row("closed in the middle of the token", Answer::Cut(30, Box::new(Answer::json(200, GRANTED))), BROKEN_OFF),
        row("closed without a byte of the body", Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n"), BROKEN_OFF),
        row("interim responses and no answer", Answer::Raw(b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"), BROKEN_OFF),
        row("an answer of HTTP/9.9", Answer::Raw(b"HTTP/9.9 200 OK\r\n\r\n{}"), BROKEN_OFF),
        row("a status of 0", Answer::Raw(b"HTTP/1.1 000 OK\r\n\r\n{}"), BROKEN_OFF),
        row("a head with NUL", Answer::Raw(b"HTTP/1.1 200 OK\r\nx: \0marker\r\n\r\n{}"), BROKEN_OFF),
        row("not HTTP", Answer::Raw(b"220 mail.example ESMTP marker\r\n"), BROKEN_OFF),
        row(
            "a length that is not a number",
            Answer::Raw(b"HTTP/1.1 200 OK\r\ncontent-length: marker\r\n\r\n{}"),
            BROKEN_OFF,
        ),
    ]
}

/// How a server delays its reply.
#[derive(Debug, Clone, Copy)]
enum Slowness {
    BytePerSecond,
    /// The delay before each byte, in seconds.
    Late(u64),
    Silence,
    HeadOnly,
    JustInTime,
}

/// The verdict on a refresh, and its duration in virtual time.
async fn in_virtual_time(slowness: Slowness) -> String {
    let work = move || {
        // Only the clock of a current-thread runtime can be paused.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(refreshed(slowness))
    };
    let began = std::time::Instant::now();
    let verdict = tokio::task::spawn_blocking(work).await.unwrap();
    assert!(began.elapsed() < DEADLINE / 3, "in real time");
    verdict
}

async fn refreshed(slowness: Slowness) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        serve(stream, slowness).await;
    });
    let app = licit_runtime::App::builder(&acme::REGISTRATION)
        .client_id("the-client")
        .client_secret(crate::markers::CLIENT_SECRET)
        .redirect_uri(acme::REDIRECT)
        .timeout(DEADLINE)
        .origin(&origin)
        .build()
        .unwrap();
    let session: Session = app.session(held(-1));
    let start = Instant::now();
    let outcome = session.current().await;
    let seconds = start.elapsed().as_secs();
    server.abort();
    let what = match outcome {
        Ok(_) => verdict::of_tokens(&session.tokens().unwrap()),
        Err(error) => verdict::of_error(&error),
    };
    format!("{what} after {seconds} s")
}

/// Reads the request, pauses the clock, and replies with the delay.
async fn serve(mut stream: TcpStream, slowness: Slowness) {
    let mut request = Vec::new();
    while !request.ends_with(b"ours") {
        assert_ne!(stream.read_buf(&mut request).await.unwrap(), 0);
    }
    pause();
    let body = crate::login::GRANTED;
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let wait = match slowness {
        Slowness::BytePerSecond => Duration::from_secs(1),
        Slowness::Late(seconds) => Duration::from_secs(seconds),
        Slowness::JustInTime => {
            sleep(DEADLINE.saturating_sub(Duration::from_secs(1))).await;
            Duration::ZERO
        }
        Slowness::HeadOnly => {
            stream.write_all(head.as_bytes()).await.unwrap();
            DEADLINE * 100
        }
        Slowness::Silence => DEADLINE * 100,
    };
    for byte in [head.as_bytes(), body.as_bytes()].concat() {
        sleep(wait).await;
        if stream.write_all(&[byte]).await.is_err() {
            return;
        }
    }
}
