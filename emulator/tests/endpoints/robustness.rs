//! Tests which inputs close a connection, and that none stops the emulator.

use std::time::{Duration, Instant};

use crate::support::{at, emulator, emulator_of, get, plain, send};
use licit_emulator::{Emulator, Running};
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

async fn acme() -> Running {
    let operations = json!({
        "make": { "call": "POST /things", "body": "json", "returns": "Tree" },
        "open": { "call": "GET /open", "token": "none" }
    });
    let models =
        json!({ "Tree": { "id": "string", "left": "Tree?", "right": "Tree?", "all": "[Tree]" } });
    let credentials = json!({ "key": {} });
    let spec =
        plain(&json!({ "operations": operations, "models": models, "credentials": credentials }));
    emulator_of(&spec).start().await.unwrap()
}

async fn is_alive(running: &Running) {
    assert_eq!(
        get(running, "https://api.acme.example/open", "")
            .await
            .status,
        204
    );
}

#[tokio::test]
async fn invalid_http_does_not_stop_the_server() {
    let running = acme().await;
    for bytes in [
        &b"\x16\x03\x01\x00"[..],
        b"GET\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nx",
        b"\0\0\0\0\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(running.origin().strip_prefix("http://").unwrap())
            .await
            .unwrap();
        stream.write_all(bytes).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer).await;
        is_alive(&running).await;
    }
}

#[tokio::test]
async fn odd_paths_and_headers_are_answered() {
    let running = acme().await;
    for path in [
        "//",
        "/%",
        "/%ff%fe/%00",
        "/api.acme.example/open/%2e%2e",
        "/api.acme.example//open",
        "/%5b?&&=&x",
        "/..%2f",
    ] {
        let host = running.origin().strip_prefix("http://").unwrap();
        let answer = exchange(
            &running,
            &format!(
                "GET {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: \u{e9}\r\nConnection: close\r\n\r\n"
            ),
        )
        .await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    is_alive(&running).await;
}

/// The reply on a separate connection.
async fn exchange(running: &Running, request: &str) -> String {
    let mut stream = connect(running).await;
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

async fn connect(running: &Running) -> TcpStream {
    let host = running.origin().strip_prefix("http://").unwrap();
    TcpStream::connect(host).await.unwrap()
}

/// A web page whose host name resolves to this machine (DNS rebinding) must not be able to read the
/// replies.
#[tokio::test]
async fn requests_with_another_host_name_are_rejected() {
    let running = acme().await;
    let port = running.origin().rsplit(':').next().unwrap().to_owned();
    let ask = async |host: &str| {
        let request =
            format!("GET /api.acme.example/open HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n");
        exchange(&running, &request).await
    };
    for name in ["127.0.0.1", "localhost", "[::1]"] {
        let answer = ask(&format!("Host: {name}:{port}")).await;
        assert!(answer.starts_with("HTTP/1.1 204"), "{name}: {answer}");
    }
    for host in [
        format!("Host: evil.example:{port}"),
        "Host: evil.example".to_owned(),
        format!("Host: 127.0.0.1:{port}.evil.example"),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example"),
        "X-Other: x".to_owned(),
    ] {
        let answer = ask(&host).await;
        assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
        assert!(answer.contains("allow_host"), "{answer}");
    }
    assert_eq!(
        running.requests().len(),
        3,
        "a rejected request gets no answer"
    );

    let running = emulator_of(&plain(&json!({
        "operations": { "open": { "call": "GET /open", "token": "none" } }
    })))
    .allow_host("provider.test")
    .start()
    .await
    .unwrap();
    let request = "GET /api.acme.example/open HTTP/1.1\r\nHost: provider.test:81\r\nConnection: close\r\n\r\n";
    let answer = exchange(&running, request).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
}

#[tokio::test(start_paused = true)]
async fn a_missing_body_closes_the_connection() {
    let running = acme().await;
    let host = running.origin().strip_prefix("http://").unwrap();
    let mut stream = connect(&running).await;
    let head = format!(
        "POST /api.acme.example/things HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\n{{"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let begun = tokio::time::Instant::now();
    let mut answer = String::new();
    let read = stream.read_to_string(&mut answer);
    let read = tokio::time::timeout(Duration::from_secs(120), read).await;
    read.expect("an end").unwrap();
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(
        begun.elapsed() <= Duration::from_secs(35),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn the_oldest_idle_connections_are_closed_for_new_ones() {
    let running = acme().await;
    let mut idle = Vec::new();
    for _ in 0..1000 {
        let mut stream = connect(&running).await;
        // A connection with an incomplete head is idle, too.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\n").await;
        idle.push(stream);
    }
    is_alive(&running).await;
    let mut rest = [0; 64];
    let oldest = idle[0].read(&mut rest);
    let closed = tokio::time::timeout(Duration::from_secs(5), oldest).await;
    assert!(matches!(closed, Ok(Ok(0) | Err(_))), "the oldest is closed");
    let newest = idle[999].read(&mut rest);
    let open = tokio::time::timeout(Duration::from_millis(200), newest).await;
    assert!(open.is_err(), "the newest stays open: {open:?}");
}

#[tokio::test]
async fn recorded_requests_are_bounded_in_bytes() {
    let running = acme().await;
    let client = reqwest::Client::new();
    for number in 0..80 {
        let request = client
            .post(at(&running, "https://api.acme.example/nowhere"))
            .header("x-number", number.to_string())
            .body(vec![b'x'; 1_000_000]);
        assert_eq!(send(request).await.status, 404);
    }
    let requests = running.requests();
    let bytes: usize = requests.iter().map(|request| request.body.len()).sum();
    assert!(bytes <= 64 * 1024 * 1024, "{bytes}");
    assert!(requests.len() > 50, "{}", requests.len());
    assert_eq!(requests.last().unwrap().header("x-number"), Some("79"));
}

#[tokio::test]
async fn a_body_is_read_up_to_its_size_limit() {
    let running = acme().await;
    let post = async |body: Vec<u8>| {
        let request = reqwest::Client::new()
            .post(at(&running, "https://api.acme.example/things"))
            .header(
                "authorization",
                format!("Bearer {}", running.personal_token("key").unwrap()),
            )
            .header("content-type", "application/json")
            .body(body);
        send(request).await.status
    };
    let text = |length: usize| format!("\"{}\"", "x".repeat(length)).into_bytes();
    assert_eq!(post(text(1_000_000)).await, 200);
    assert_eq!(post(text(1024 * 1024)).await, 413);
    assert_eq!(post("[".repeat(500_000).into_bytes()).await, 400);
    assert_eq!(post(b"\"\xff\"".to_vec()).await, 400);
    is_alive(&running).await;
}

#[tokio::test]
async fn many_clients_are_served_concurrently() {
    let running = acme().await;
    let waiting = TcpStream::connect(running.origin().strip_prefix("http://").unwrap())
        .await
        .unwrap();
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let url = at(&running, "https://api.acme.example/open");
            tokio::spawn(async move { send(reqwest::Client::new().get(url)).await.status })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), 204);
    }
    drop(waiting);
    assert_eq!(running.requests().len(), 50);
}

#[tokio::test]
async fn a_stopped_emulator_closes_its_port() {
    let running = acme().await;
    let address = running.origin().strip_prefix("http://").unwrap().to_owned();
    let mut open = TcpStream::connect(&address).await.unwrap();
    is_alive(&running).await;
    running.shutdown().await;
    assert!(TcpStream::connect(&address).await.is_err());
    let mut rest = Vec::new();
    let end = tokio::time::timeout(Duration::from_secs(5), open.read_to_end(&mut rest)).await;
    assert!(end.is_ok(), "open connections end, too");

    let running = acme().await;
    let address = running.origin().strip_prefix("http://").unwrap().to_owned();
    drop(running);
    for _ in 0..100 {
        if TcpStream::connect(&address).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("still there");
}

#[tokio::test]
async fn a_port_can_be_chosen_but_not_used_twice() {
    let first = acme().await;
    let port = first.origin().rsplit(':').next().unwrap().parse().unwrap();
    let second = emulator_of(&plain(&json!({}))).port(port).start().await;
    assert_eq!(second.err().unwrap().kind(), std::io::ErrorKind::AddrInUse);
}

#[test]
fn a_wrong_spec_is_reported() {
    let report = Emulator::from_file("no/such/spec.json").err().unwrap();
    assert!(report.has_errors());
}

#[tokio::test]
async fn an_emulator_starts_within_10_milliseconds() {
    // The fastest of several starts: other tests run at the same time.
    let mut fastest = Duration::MAX;
    for _ in 0..30 {
        let before = Instant::now();
        let running = emulator("docs/examples/textbook").start().await.unwrap();
        fastest = fastest.min(before.elapsed());
        drop(running);
    }
    println!("the fastest start: {fastest:?}");
    assert!(fastest < Duration::from_millis(10), "{fastest:?}");
}
