//! A server on a loopback socket with correct and incorrect answers.

#![allow(dead_code, reason = "each test program uses its own part of this")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot set up its server has failed"
)]

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A received request.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(existing, _)| existing.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// A parameter of the form in the body.
    pub(crate) fn form(&self, name: &str) -> Option<String> {
        let pairs = licit_runtime::Url::parse(&format!("http://x/?{}", self.body)).unwrap();
        find(&pairs, name)
    }

    /// A parameter of the query.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let url = licit_runtime::Url::parse(&format!("http://x{}", self.target)).unwrap();
        find(&url, name)
    }
}

/// A parameter of a URL's query.
pub(crate) fn find(url: &licit_runtime::Url, name: &str) -> Option<String> {
    url.query_pairs()
        .find(|(existing, _)| existing == name)
        .map(|(_, value)| value.into_owned())
}

/// An answer of the server.
#[derive(Debug, Clone)]
pub(crate) enum Answer {
    /// A complete reply.
    Reply {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    },
    /// The reply after a delay.
    After(Duration, Box<Answer>),
    /// One byte of the reply at a time.
    Drip(Duration, Box<Answer>),
    /// A success reply whose body arrives in parts, each after a delay.
    Parts {
        content_type: &'static str,
        parts: Vec<(Duration, &'static str)>,
    },
    /// An endless body.
    Endless,
    /// Nothing, and the connection stays open.
    Silence,
    /// The connection is closed after the request was read.
    Hangup,
    /// The connection is reset after the request was read.
    Reset,
    /// The reply without this many of its last bytes.
    Cut(usize, Box<Answer>),
    /// Bytes that are not HTTP.
    Raw(&'static [u8]),
    /// Endless headers.
    EndlessHead,
}

impl Answer {
    pub(crate) fn json(status: u16, body: impl Into<String>) -> Self {
        Self::body(status, "application/json", body.into())
    }

    pub(crate) fn body(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Reply {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body: body.into(),
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Reply { headers, .. } = &mut self {
            headers.push((name, value.into()));
        }
        self
    }

    pub(crate) fn after(self, time: Duration) -> Self {
        Self::After(time, Box::new(self))
    }

    fn bytes(&self) -> Vec<u8> {
        let Self::Reply {
            status,
            headers,
            body,
        } = self
        else {
            return Vec::new();
        };
        let mut head = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if *status != 204 {
            head.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body);
        bytes
    }
}

type Responder = dyn Fn(&Request) -> Answer + Send + Sync;

/// A server that runs until it is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
    accepting: JoinHandle<()>,
}

impl Server {
    /// Starts a server that answers each request with the result of `respond`.
    pub(crate) async fn start(
        respond: impl Fn(&Request) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        let respond: Arc<Responder> = Arc::new(respond);
        let accepting = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&seen), Arc::clone(&respond)));
            }
        });
        Self {
            address,
            requests,
            accepting,
        }
    }

    /// Starts a server that sends these answers in order, and repeats the last one.
    pub(crate) async fn answering(answers: Vec<Answer>) -> Self {
        let next = Mutex::new(0);
        Self::start(move |_| {
            let mut next = next.lock().unwrap();
            let answer = answers.get(*next).or(answers.last()).unwrap();
            *next += 1;
            answer.clone()
        })
        .await
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The received requests, in order.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn serve(mut stream: TcpStream, seen: Arc<Mutex<Vec<Request>>>, respond: Arc<Responder>) {
    let Some(request) = read(&mut stream).await else {
        return;
    };
    let answer = respond(&request);
    seen.lock().unwrap().push(request);
    write(&mut stream, answer).await;
}

async fn write(stream: &mut TcpStream, mut answer: Answer) {
    while let Answer::After(time, then) = answer {
        tokio::time::sleep(time).await;
        answer = *then;
    }
    // A client that disconnected is not an error of the server.
    match answer {
        Answer::Reply { .. } => drop(stream.write_all(&answer.bytes()).await),
        Answer::Drip(every, answer) => {
            for byte in answer.bytes() {
                if stream.write_all(&[byte]).await.is_err() {
                    return;
                }
                tokio::time::sleep(every).await;
            }
        }
        Answer::Parts {
            content_type,
            parts,
        } => {
            let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\n\r\n");
            drop(stream.write_all(head.as_bytes()).await);
            for (pause, part) in parts {
                tokio::time::sleep(pause).await;
                drop(stream.write_all(part.as_bytes()).await);
            }
        }
        Answer::Endless => {
            let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
            drop(stream.write_all(head).await);
            while stream.write_all(&[b' '; 16 * 1024]).await.is_ok() {}
        }
        Answer::EndlessHead => {
            let mut sent = stream.write_all(b"HTTP/1.1 200 OK\r\n").await;
            while sent.is_ok() {
                sent = stream.write_all(b"x-more: of the same\r\n").await;
            }
        }
        Answer::Cut(missing, answer) => {
            let mut bytes = answer.bytes();
            bytes.truncate(bytes.len().saturating_sub(missing));
            drop(stream.write_all(&bytes).await);
        }
        Answer::Raw(bytes) => drop(stream.write_all(bytes).await),
        Answer::Reset => {
            // Dropping the socket with this option resets the connection.
            stream.set_zero_linger().unwrap();
            return;
        }
        Answer::Silence => tokio::time::sleep(Duration::from_secs(3600)).await,
        Answer::Hangup | Answer::After(..) => {}
    }
    drop(stream.shutdown().await);
}

async fn read(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let mut lines = head.split("\r\n");
    let mut start = lines.next()?.split(' ');
    let mut request = Request {
        method: start.next()?.to_owned(),
        target: start.next()?.to_owned(),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: String::new(),
    };
    let length = request
        .header("content-length")
        .and_then(|length| length.parse().ok())
        .unwrap_or(0);
    let mut body = bytes.split_off(end + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8_lossy(&body).into_owned();
    Some(request)
}
