//! Tests the recording from a real provider, which is a server of the test with planted secrets.

use std::sync::{Arc, Mutex};

use licit_emulator::{Emulator, Running, Script, Upstream};
use licit_format::source::Source;
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Answer, at, emulator_of, plain, send};

/// The credential of the client, and other texts that must not be in a recording.
const TOKEN: &str = "planted-access-token";
const PLANTED: &str = "planted";

fn library() -> Emulator {
    emulator_of(&plain(&json!({
        "errors": {
            "shapes": { "own": { "code": "/code", "message": "/message" } },
            "documented": {
                "Gone": { "status": 410 },
                "Lent": { "status": 409, "code": "lent", "body": "Lent" }
            }
        },
        "operations": {
            "list_books": {
                "call": "GET /books", "query": { "author": "string?", "page": "integer?", "key": "secret?" },
                "returns": "[Book]", "pages": "link"
            },
            "get_book": { "call": "GET /books/{id}", "path": { "id": "string" }, "returns": "Book" },
            "add_book": { "call": "POST /books", "body": "BookInput", "returns": "Book", "status": 201 },
            "lend_book": {
                "call": "POST /books/{id}/loans", "path": { "id": "string" },
                "body": { "until": "date", "pin": "secret?", "note": "string?" }, "returns": "Book"
            },
            "get_cover": { "call": "GET /books/{id}/cover", "path": { "id": "string" }, "returns": "bytes" },
            "get_text": { "call": "GET /books/{id}/text", "path": { "id": "string" }, "returns": "text" },
            "remove_book": { "call": "DELETE /books/{id}", "path": { "id": "string" } }
        },
        "credentials": { "key": {} },
        "models": {
            "Book": {
                "id": "string", "title": "string", "key": "secret", "link": "uri?", "any": "json?",
                "upload_token": "string?", "of": "Book?"
            },
            "BookInput": { "title": "string" },
            "Lent": { "code": "string", "until": "date" }
        }
    })))
}

/// A server on loopback that answers as the real provider, and the heads of its requests.
struct Real {
    origin: String,
    heads: Arc<Mutex<Vec<String>>>,
}

type Reply = (u16, Vec<(&'static str, String)>, String);

impl Real {
    async fn start(answer: impl Fn(&str, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (seen, answer) = (Arc::clone(&heads), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, answer) = (Arc::clone(&seen), Arc::clone(&answer));
                tokio::spawn(serve(stream, move |head| {
                    let mut seen = seen.lock().unwrap();
                    seen.push(head.to_owned());
                    let target = head.lines().next().unwrap().rsplit_once(' ').unwrap().0;
                    answer(target, seen.len())
                }));
            }
        });
        Self { origin, heads }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    async fn recorder(&self) -> Running {
        let upstream: Upstream = self.origin.parse().unwrap();
        library().record(upstream).start().await.unwrap()
    }
}

/// Reads a request, and answers it.
async fn serve(mut stream: TcpStream, answer: impl FnOnce(&str) -> Reply) {
    let (mut text, mut part) = (String::new(), [0; 4096]);
    let is_whole = |text: &str| {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let length = head.to_lowercase();
        let length = length
            .split_once("content-length: ")
            .map_or("0", |(_, rest)| rest);
        let length: usize = length.lines().next()?.parse().ok()?;
        Some(body.len() >= length)
    };
    while is_whole(&text) != Some(true) {
        let count = stream.read(&mut part).await.unwrap();
        text.push_str(&String::from_utf8_lossy(&part[..count]));
    }
    let (status, headers, body) = answer(&text);
    let headers = headers.into_iter();
    let headers = headers.map(|(name, value)| format!("{name}: {value}\r\n"));
    let headers: String = headers.collect();
    let length = body.len();
    let reply = format!(
        "HTTP/1.1 {status} X\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    );
    // The recorder does not read a reply that is too large.
    let _ = stream.write_all(reply.as_bytes()).await;
}

fn json_reply(status: u16, value: &Value) -> Reply {
    let media_type = ("content-type", "application/json".to_owned());
    (status, vec![media_type], value.to_string())
}

fn request(running: &Running, method: &str, path: &str) -> RequestBuilder {
    let url = at(running, &format!("https://api.acme.example{path}"));
    let request = Client::new().request(method.parse().unwrap(), url);
    request.header("authorization", format!("Bearer {TOKEN}"))
}

async fn get(running: &Running, path: &str) -> Answer {
    send(request(running, "GET", path)).await
}

/// The recorded script, and an emulator that plays it back.
async fn replay(recorder: &Running) -> (Value, Running) {
    let text = recorder.recording().unwrap().to_json();
    assert!(!text.contains(PLANTED), "{text}");
    let script = Script::from_source(Source::new("recorded.json", text.clone()));
    let script = script.unwrap_or_else(|report| panic!("{report}"));
    let emulator = library()
        .script(&script)
        .unwrap_or_else(|report| panic!("{report}"));
    let script = serde_json::from_str(&text).unwrap();
    (script, emulator.start().await.unwrap())
}

async fn played(replayed: &Running, method: &str, path: &str, body: Option<Value>) -> Answer {
    let token = replayed.personal_token("key").unwrap();
    let url = at(replayed, &format!("https://api.acme.example{path}"));
    let mut request = Client::new().request(method.parse().unwrap(), url);
    request = request.header("authorization", format!("Bearer {token}"));
    if let Some(body) = body {
        request = request
            .header("content-type", "application/json")
            .body(body.to_string());
    }
    send(request).await
}

fn book(id: &str) -> Value {
    json!({ "id": id, "title": format!("Title {id}"), "key": "planted-key" })
}

#[tokio::test]
async fn calls_are_forwarded_unchanged_and_recorded_without_what_the_spec_lacks() {
    let real = Real::start(|_, _| {
        let mut first = book("1");
        first["internal_note"] = json!("planted-note");
        first["any"] = json!({ "a": "planted-any" });
        first["upload_token"] = json!("planted-upload");
        first["link"] = json!("https://files.example/1?signature=planted-signature");
        first["of"] = json!({ "id": TOKEN, "title": "t", "key": "planted-inner", "x": 1 });
        let (status, mut headers, body) = json_reply(200, &json!([first, book("2")]));
        headers.push(("set-cookie", "session=planted-cookie; Secure".to_owned()));
        headers.push(("x-trace", "planted-trace".to_owned()));
        (status, headers, body)
    })
    .await;
    let recorder = real.recorder().await;
    let given = get(
        &recorder,
        "/books?author=Emma&key=planted-query&x=planted-extra",
    )
    .await;
    // Everything goes through.
    assert_eq!(given.json[0]["internal_note"], "planted-note");
    assert_eq!(
        given.header("set-cookie"),
        Some("session=planted-cookie; Secure")
    );
    let head = real.heads().concat().to_lowercase();
    assert!(
        head.starts_with("get /books?author=emma&key=planted-query&x="),
        "{head}"
    );
    assert!(
        head.contains(&format!("authorization: bearer {TOKEN}")),
        "{head}"
    );

    let (script, replayed) = replay(&recorder).await;
    let mut expected = json!([
        { "id": "1", "title": "Title 1", "key": "secret-1", "any": {},
          "of": { "id": "of 1", "title": "t", "key": "secret-1" } },
        { "id": "2", "title": "Title 2", "key": "secret-1" },
    ]);
    let again = played(&replayed, "GET", "/books?author=Emma", None).await;
    // A required text that is a secret has a sample in its place.
    expected[0]["of"]["id"] = again.json[0]["of"]["id"].clone();
    assert_eq!(again.json, expected);
    assert_eq!(
        script["recorded"],
        json!({
            "from": [real.origin], "replies": 1, "not_recorded": {},
            "dropped": {
                "list_books: /*/any, of no declared type": 1,
                "list_books: /*/internal_note, undeclared": 1,
                "list_books: /*/key, secret": 2,
                "list_books: /*/link, secret": 1,
                "list_books: /*/of/id, secret": 1,
                "list_books: /*/of/key, secret": 1,
                "list_books: /*/of/x, undeclared": 1,
                "list_books: /*/upload_token, secret": 1,
                "list_books: headers, undeclared": script["recorded"]["dropped"]["list_books: headers, undeclared"],
            }
        })
    );
    // Records do not contain the contents of requests, which are real.
    let requests = recorder.requests();
    assert!(!format!("{requests:?}").contains(PLANTED), "{requests:?}");
    assert!(
        requests[0].summary().contains("recorded without"),
        "{}",
        requests[0].summary()
    );
}

/// What the real provider answers to the request with this number.
fn library_reply(target: &str, number: usize) -> Reply {
    match target {
        "GET /books?page=2" => json_reply(200, &json!([book("3")])),
        "GET /books" => {
            let (status, mut headers, body) = json_reply(200, &json!([book("1"), book("2")]));
            let next = "<https://api.acme.example/books?page=2>; rel=\"next\"";
            headers.push(("link", next.to_owned()));
            (status, headers, body)
        }
        "GET /books/7" => json_reply(
            200,
            &json!({ "id": "7", "title": number.to_string(), "key": "planted" }),
        ),
        "GET /books/8" => json_reply(
            410,
            &json!({ "code": "gone", "message": "m", "trace": "planted" }),
        ),
        "GET /books/9" => json_reply(418, &json!({ "code": "teapot", "message": "planted" })),
        "POST /books" => json_reply(201, &book("4")),
        "POST /books/7/loans" if number % 2 == 1 => json_reply(
            409,
            &json!({ "code": "lent", "until": "2030-01-01", "who": "planted" }),
        ),
        "POST /books/7/loans" => json_reply(200, &book("7")),
        "DELETE /books/7" => (204, Vec::new(), String::new()),
        "GET /books/7/text" => (
            200,
            vec![("content-type", "text/plain".to_owned())],
            "Once".to_owned(),
        ),
        _ => (200, Vec::new(), "planted-bytes".to_owned()),
    }
}

/// Calls of every kind of reply.
fn calls() -> Vec<(&'static str, &'static str, Option<Value>)> {
    let loan = json!({ "until": "2030-01-01" });
    let secret = json!({ "until": "2030-01-01", "note": "a", "pin": "planted-pin" });
    vec![
        ("GET", "/books", None),
        ("GET", "/books?page=2", None),
        ("GET", "/books/7", None),
        ("GET", "/books/7", None),
        ("GET", "/books/8", None),
        ("GET", "/books/9", None),
        ("POST", "/books", Some(json!({ "title": "Title 4" }))),
        ("POST", "/books/7/loans", Some(loan)),
        ("POST", "/books/7/loans", Some(secret)),
        ("DELETE", "/books/7", None),
        ("GET", "/books/7/text", None),
    ]
}

#[tokio::test]
async fn a_replay_gives_each_call_its_own_replies() {
    let real = Real::start(library_reply).await;
    let recorder = real.recorder().await;
    let mut given = Vec::new();
    let calls = calls();
    for (method, path, body) in &calls {
        let mut request = request(&recorder, method, path);
        if let Some(body) = body {
            let body = body.to_string();
            request = request
                .header("content-type", "application/json")
                .body(body);
        }
        given.push(send(request).await);
    }
    assert_eq!(get(&recorder, "/books/7/cover").await.text, "planted-bytes");
    let recording = recorder.recording().unwrap();
    assert_eq!(recording.replies(), calls.len() as u64);
    assert_eq!(
        recording.skipped(),
        [("get_cover: its body is neither JSON nor text".to_owned(), 1)]
    );
    let (_, replayed) = replay(&recorder).await;
    // The secret of a replayed request plays no part.
    for ((method, path, body), real) in calls.into_iter().zip(&given) {
        let again = played(&replayed, method, path, body).await;
        assert_eq!(again.status, real.status, "{method} {path}");
        for member in ["id", "title", "code", "until"] {
            if real.status != 418 {
                assert_eq!(
                    again.json.get(member),
                    real.json.get(member),
                    "{method} {path}"
                );
            }
        }
    }
    let first = played(&replayed, "GET", "/books", None).await;
    assert_eq!(first.json.as_array().unwrap().len(), 2);
    assert!(first.header("link").unwrap().contains("page=2"));
    assert_eq!(
        played(&replayed, "GET", "/books/7/text", None).await.text,
        "Once"
    );
    // The last reply remains.
    let last = played(&replayed, "GET", "/books/7", None).await;
    assert_eq!(last.json["title"], given[3].json["title"]);
}

#[tokio::test]
async fn only_requests_that_the_spec_allows_reach_the_provider() {
    let real = Real::start(|_, _| json_reply(200, &book("1"))).await;
    let recorder = real.recorder().await;
    let evil = format!("{}/evil.example/books/1", recorder.origin());
    let bad = Client::new()
        .get(evil)
        .header("authorization", format!("Bearer {TOKEN}"));
    for (wanted, answer) in [
        (404, send(bad).await),
        (404, get(&recorder, "/other").await),
        (400, get(&recorder, "/books?page=two").await),
        (405, send(request(&recorder, "PUT", "/books")).await),
        (404, send(Client::new().get(recorder.origin())).await),
    ] {
        assert_eq!(answer.status, wanted, "{}", answer.text);
    }
    assert_eq!(real.heads().len(), 0);
    assert_eq!(recorder.recording().unwrap().replies(), 0);
}

#[tokio::test]
async fn token_requests_are_forwarded_but_not_recorded() {
    let real = Real::start(|target, _| match target {
        "POST /token" => json_reply(
            200,
            &json!({ "access_token": "planted-new", "token_type": "Bearer", "refresh_token": "planted-refresh" }),
        ),
        // A provider that repeats its tokens.
        _ => json_reply(
            200,
            &json!({ "id": "planted-refresh", "title": "for planted-new", "key": "k" }),
        ),
    })
    .await;
    let recorder = real.recorder().await;
    let form = "grant_type=refresh_token&refresh_token=planted-old&client_id=i&client_secret=planted-secret";
    let token = Client::new()
        .post(at(&recorder, "https://acme.example/token"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form);
    assert_eq!(send(token).await.json["access_token"], "planted-new");
    assert_eq!(recorder.recording().unwrap().replies(), 0);
    assert_eq!(
        get(&recorder, "/books/1").await.json["id"],
        "planted-refresh"
    );
    let (script, _) = replay(&recorder).await;
    assert_eq!(script["steps"].as_array().unwrap().len(), 1);
    // Users log in at the real page.
    let client = Client::builder().redirect(reqwest::redirect::Policy::none());
    let login = client
        .build()
        .unwrap()
        .get(at(&recorder, "https://acme.example/authorize?a=b"));
    let login = send(login).await;
    assert_eq!(login.status, 307);
    assert_eq!(
        login.header("location"),
        Some(&*format!("{}/authorize?a=b", real.origin))
    );
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_a_bad_gateway() {
    let upstream: Upstream = "http://127.0.0.1:9".parse().unwrap();
    let recorder = library().record(upstream).start().await.unwrap();
    let answer = get(&recorder, "/books/1").await;
    assert_eq!(answer.status, 502, "{}", answer.text);
    let large = Real::start(|_, _| (200, Vec::new(), " ".repeat(17 << 20))).await;
    let answer = get(&large.recorder().await, "/books/1").await;
    assert_eq!(answer.status, 502);
    assert!(answer.text.contains("larger than"), "{}", answer.text);
}

#[tokio::test]
async fn a_recording_is_saved_as_a_script() {
    let real = Real::start(|_, _| json_reply(200, &book("1"))).await;
    let recorder = real.recorder().await;
    get(&recorder, "/books/1").await;
    let path = std::env::temp_dir().join(format!("licit-recording-{}.json", std::process::id()));
    recorder.recording().unwrap().save(&path).unwrap();
    let script = Script::from_file(&path).unwrap_or_else(|report| panic!("{report}"));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(script.provider(), Some("acme"));
    assert!(library().script(&script).is_ok());
}
