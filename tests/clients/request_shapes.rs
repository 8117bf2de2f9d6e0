//! Tests every kind of request and reply that `quirks.json` declares, with a generated client
//! against the emulator.

use std::pin::Pin;
use std::task::{Context, Poll};

use licit::rt;
use licit_emulator::{Authorized, Emulator, RecordedRequest, Running};
use quirky::{Error, model, reply};

#[licit::oauth_provider(spec = "tests/specs/quirks.json")]
pub mod quirky {}

type Client = quirky::Client<quirky::AllScopes>;

/// The emulator, and a client with all scopes.
async fn start() -> (Running, Client) {
    let emulator = Emulator::from_file("tests/specs/quirks.json").expect("a good spec");
    let emulator = emulator.start().await.expect("a port");
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = quirky::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<quirky::AllScopes>();
    let callback = match emulator.authorize(login.url().as_str()).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    };
    let tokens = app.finish(login.into_pending(), &callback).await;
    let client = quirky::Client::new(&app, tokens.expect("tokens"));
    (emulator, client)
}

/// The only request to an operation.
fn sent(emulator: &Running, operation: &str) -> RecordedRequest {
    let mut requests = emulator.requests();
    requests.retain(|request| request.endpoint == operation);
    assert_eq!(requests.len(), 1, "{operation}");
    requests.pop().expect("a request")
}

fn values<'r>(request: &'r RecordedRequest, name: &str) -> Vec<&'r str> {
    let named = request.query.iter().filter(|(known, _)| known == name);
    named.map(|(_, value)| value.as_str()).collect()
}

/// A stream of unknown length.
struct Chunks(std::vec::IntoIter<&'static str>);

impl futures_core::Stream for Chunks {
    type Item = Result<&'static str, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(Ok))
    }
}

fn chunks() -> Chunks {
    Chunks(vec!["one ", "two"].into_iter())
}

#[tokio::test]
async fn lists_and_objects_are_written_in_the_styles_of_their_parameters() {
    let (emulator, client) = start().await;
    let tags = ["a,b".to_owned(), "c d".to_owned()];
    let point = model::Point::new(1.0, 2.5);
    let filter = model::ThingFilter::new().name("x&y").sizes(vec![1, 2]);
    client
        .search_things(&tags)
        .filter(&filter)
        .near(&point)
        .r#box(&point)
        .ids(&[1, 2])
        .kinds(&[model::ThingKind::Some, model::ThingKind::Ok])
        .words(&["a".to_owned(), "b".to_owned()])
        .r#where(&rt::serde_json::json!({ "a": [1] }))
        .back(&"https://a.example/b?c=d,e".parse().expect("a URI"))
        .x_fields(&["id".to_owned(), "name".to_owned()])
        .x_near(&point)
        .session(&rt::Secret::new("a b;c"))
        .seen(&[7, 8])
        .send()
        .await
        .expect("things");
    let sent = sent(&emulator, "search_things");
    assert!(sent.path.ends_with("/search/a%2Cb,c%20d"), "{}", sent.path);
    for (name, expected) in [
        ("filter[name]", &["x&y"][..]),
        ("filter[sizes][0]", &["1"]),
        ("filter[sizes][1]", &["2"]),
        ("x", &["1"]),
        ("y", &["2.5"]),
        ("box", &["x,1,y,2.5"]),
        ("ids[]", &["1", "2"]),
        ("kinds", &["Some|ok"]),
        ("words", &["a b"]),
        ("where", &["{\"a\":[1]}"]),
        ("back", &["https://a.example/b?c=d,e"]),
    ] {
        assert_eq!(values(&sent, name), expected, "{name}");
    }
    assert_eq!(sent.header("x-fields"), Some("id,name"));
    assert_eq!(sent.header("x-near"), Some("x=1,y=2.5"));
    assert_eq!(
        sent.header("cookie"),
        Some("client=licit; session=a%20b%3Bc; seen=7; seen=8")
    );
}

#[tokio::test]
async fn unset_values_are_not_sent() {
    let (emulator, client) = start().await;
    client
        .search_things(&["a".to_owned()])
        .send()
        .await
        .expect("things");
    let sent = sent(&emulator, "search_things");
    assert!(sent.query.is_empty(), "{:?}", sent.query);
    assert_eq!(sent.header("x-fields"), None);
    assert_eq!(sent.header("cookie"), Some("client=licit"));
}

#[tokio::test]
async fn a_form_can_have_bracketed_objects_and_a_custom_media_type() {
    let (emulator, client) = start().await;
    let settings = model::ThingFilter::new().name("x");
    client
        .tune_thing(1, &settings)
        .levels(&[0.5, 1.0])
        .send()
        .await
        .expect("a thing");
    let sent = sent(&emulator, "tune_thing");
    assert_eq!(
        sent.header("content-type"),
        Some("application/x-www-form-urlencoded; charset=utf-8")
    );
    assert_eq!(
        String::from_utf8(sent.body).expect("text"),
        "settings%5Bname%5D=x&levels=0.5,1"
    );
}

#[tokio::test]
async fn paths_and_forms_are_written_in_the_styles_of_openapi() {
    let (emulator, client) = start().await;
    let (point, other) = (model::Point::new(1.0, 2.5), model::Point::new(0.0, -3.0));
    let list = |items: [&str; 2]| items.map(str::to_owned);
    let extra = [("k".to_owned(), "v w".to_owned())].into_iter().collect();
    client
        .place_thing(&list(["a", "b"]), &list(["c,d", "e"]), &point, &point)
        .extra(&extra)
        .since(None)
        .spots(&[point.clone(), other])
        .note("a/b c%2F&d")
        .send()
        .await
        .expect("a success");
    let sent = sent(&emulator, "place_thing");
    assert!(
        sent.path
            .ends_with("/places/.a.b/;matrix=c%2Cd,e/x=1,y=2.5"),
        "{}",
        sent.path
    );
    assert_eq!(values(&sent, "k"), ["v w"]);
    assert_eq!(values(&sent, "since"), [""]);
    assert_eq!(
        String::from_utf8(sent.body).expect("text"),
        "at=%7B%22x%22%3A1%2C%22y%22%3A2.5%7D\
         &spots=%7B%22x%22%3A1%2C%22y%22%3A2.5%7D&spots=%7B%22x%22%3A0%2C%22y%22%3A-3%7D\
         &note=a/b%20c%2F%26d"
    );
}

#[tokio::test]
async fn a_form_can_be_one_model() {
    let (emulator, client) = start().await;
    let filter = model::ThingFilter::new().name("x y").sizes(vec![1, 2]);
    client.place_all(&filter).send().await.expect("a success");
    let sent = sent(&emulator, "place_all");
    assert_eq!(
        String::from_utf8(sent.body).expect("text"),
        "name=x+y&sizes=1&sizes=2"
    );
}

#[tokio::test]
async fn parts_have_styles_and_headers() {
    let (emulator, client) = start().await;
    client
        .scan_thing("%PDF")
        .scan_dpi(300)
        .sheets(&[1, 2])
        .cover("C")
        .cover_sum("7")
        .send()
        .await
        .expect("a success");
    let sent = sent(&emulator, "scan_thing");
    let body = String::from_utf8(sent.body).expect("text");
    for part in [
        "name=\"scan\"; filename=\"scan\"\r\nContent-Type: application/octet-stream\r\nx-dpi: 300\r\n\r\n%PDF\r\n",
        "name=\"sheets\"\r\n\r\n1,2\r\n",
        "name=\"cover\"; filename=\"cover\"\r\nContent-Type: application/octet-stream\r\nx-sum: 7\r\n\r\nC\r\n",
    ] {
        assert!(body.contains(part), "{body}");
    }
}

#[tokio::test]
async fn declared_headers_of_a_reply_have_types() {
    let (emulator, client) = start().await;
    let reply = client.merge_thing(1).send_with_meta().await;
    let headers = reply.expect("a reply").headers;
    assert_eq!(headers.x_revision().expect("a number"), Some(42));
    let merged = headers.x_merged().expect("a list").expect("the header");
    assert_eq!(merged.len(), 2, "{merged:?}");
    let before: Option<model::Thing> = headers.thing_before().expect("JSON");
    assert!(before.is_some());
    // All headers are still there by name.
    assert!(headers.contains_key("content-type"));

    emulator.fail_next("merge_thing", 404).expect("a status");
    let error = client.merge_thing(1).send_with_meta().await;
    let error = error.expect_err("an error");
    let headers = error.reply().expect("a reply").headers().clone();
    let headers = reply::MergeThingHeaders::from(headers);
    assert_eq!(headers.x_revision().expect("no header"), None);

    let mut wrong = rt::reqwest::header::HeaderMap::new();
    wrong.insert("X-Revision", "many".parse().expect("a value"));
    let error = reply::MergeThingHeaders::from(wrong).x_revision();
    let error = error.expect_err("no number").to_string();
    assert!(
        error.contains("X-Revision") && !error.contains("many"),
        "{error}"
    );
}

#[tokio::test]
async fn an_optional_body_is_sent_when_it_is_set_and_a_reply_may_be_nothing() {
    let (emulator, client) = start().await;
    let merged = client.merge_thing(1).send().await.expect("a reply");
    assert!(merged.is_some());
    let first = sent(&emulator, "merge_thing");
    assert_eq!(
        (first.body.as_slice(), first.header("content-type")),
        (&b""[..], None)
    );

    let merge = rt::serde_json::json!({ "fn": null });
    client
        .merge_thing(1)
        .body(&merge)
        .send()
        .await
        .expect("a reply");
    let second = emulator.requests().pop().expect("a request");
    assert_eq!(second.json(), Some(merge));
    assert_eq!(
        second.header("content-type"),
        Some("application/merge-patch+json")
    );
}

#[tokio::test]
async fn a_required_body_without_members_is_an_empty_object() {
    let (emulator, client) = start().await;
    client.touch_thing(1).send().await.expect("a success");
    let sent = sent(&emulator, "touch_thing");
    assert_eq!(sent.json(), Some(rt::serde_json::json!({})));
    assert_eq!(sent.header("content-type"), Some("application/json"));
}

#[tokio::test]
async fn a_get_may_have_a_body() {
    let (emulator, client) = start().await;
    client.find_by_body("x").send().await.expect("things");
    let sent = sent(&emulator, "find_by_body");
    // Constants of the spec are sent with their types.
    let expected = rt::serde_json::json!({ "text": "x", "version": 3, "strict": true });
    assert_eq!(sent.json(), Some(expected));
}

#[tokio::test]
async fn files_and_values_are_parts_of_one_body() {
    let (emulator, client) = start().await;
    let preview = rt::File::new("p.png", vec![1, 2]).content_type("image/png");
    let owner = model::Person::new("Ada", None);
    let added = client
        .files()
        .add(rt::File::new("a \"1\".pdf", "%PDF"))
        .previews(vec![preview, "plain".into()])
        .owner(&model::Party::Person(owner))
        .labels(&["x".to_owned(), "y".to_owned()])
        .note("# Note")
        .send()
        .await
        .expect("a reply");
    assert!(
        matches!(added, reply::AddFileReply::Created(_)),
        "{added:?}"
    );

    let sent = sent(&emulator, "add_file");
    let media_type = sent.header("content-type").expect("a media type");
    let boundary = media_type
        .strip_prefix("multipart/form-data; boundary=")
        .expect("a boundary");
    let body = String::from_utf8(sent.body.clone()).expect("text");
    let parts: Vec<&str> = body.split(&format!("--{boundary}")).collect();
    let expected = [
        "name=\"source\"\r\n\r\nlicit\r\n",
        "name=\"file\"; filename=\"a %221%22.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF\r\n",
        "name=\"previews\"; filename=\"p.png\"\r\nContent-Type: image/png\r\n\r\n\u{1}\u{2}\r\n",
        "name=\"previews\"; filename=\"previews\"\r\nContent-Type: application/octet-stream\r\n\r\nplain\r\n",
        "name=\"owner\"\r\nContent-Type: application/json\r\n\r\n{\"firstName\":\"Ada\",\"lastName\":null}\r\n",
        "name=\"labels\"\r\n\r\nx\r\n",
        "name=\"labels\"\r\n\r\ny\r\n",
        "name=\"note\"\r\nContent-Type: text/markdown\r\n\r\n# Note\r\n",
    ];
    for (part, expected) in parts.iter().skip(1).zip(expected) {
        let expected = format!("\r\nContent-Disposition: form-data; {expected}");
        assert_eq!(*part, expected);
    }
    assert_eq!(parts.len(), expected.len() + 2);
    assert_eq!(parts.last(), Some(&"--\r\n"));
}

#[tokio::test]
async fn a_file_may_be_a_stream_of_known_or_unknown_length() {
    let (emulator, client) = start().await;
    for (length, is_known) in [(Some(7), true), (None, false)] {
        let content = rt::Upload::stream(chunks(), length);
        let file = rt::File::new("a.txt", content);
        client.files().add(file).send().await.expect("a reply");
        let sent = emulator.requests().pop().expect("a request");
        let body = String::from_utf8(sent.body.clone()).expect("text");
        assert!(body.contains("\r\n\r\none two\r\n--"), "{body}");
        let given = sent.header("content-length").map(str::to_owned);
        assert_eq!(given, is_known.then(|| body.len().to_string()));
    }
}

#[tokio::test]
async fn a_raw_body_is_sent_with_the_media_type_of_the_caller() {
    let (emulator, client) = start().await;
    let files = client.files();
    files
        .put("7", vec![1, 2, 3])
        .send()
        .await
        .expect("a success");
    let webp = rt::Upload::from("x").content_type("image/webp");
    files
        .put("7", webp)
        .format(".webp")
        .send()
        .await
        .expect("a success");
    let stream = rt::Upload::stream(chunks(), Some(7));
    files.put("7", stream).send().await.expect("a success");
    let all = emulator.requests();
    let sent: Vec<_> = all
        .iter()
        .filter(|request| request.endpoint == "put_file")
        .map(|request| {
            let name = request.path.rsplit('/').next().expect("a name");
            (
                name,
                request.header("content-type"),
                request.body.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        sent,
        [
            ("7.bin", Some("image/png"), &[1, 2, 3][..]),
            ("7.webp", Some("image/webp"), b"x"),
            ("7.bin", Some("image/png"), b"one two"),
        ]
    );
    // A value that the operation does not accept.
    let text = rt::Upload::from("x").content_type("text/plain");
    assert!(files.put("7", text).send().await.is_err());
}

#[tokio::test]
async fn a_raw_body_can_be_omitted() {
    let (emulator, client) = start().await;
    client.files().print("7").send().await.expect("a success");
    client
        .files()
        .print("7")
        .body("{}")
        .send()
        .await
        .expect("a success");
    let requests = emulator.requests();
    let bodies = requests.iter().filter(|r| r.endpoint == "print_file");
    let bodies: Vec<_> = bodies
        .map(|r| (r.body.as_slice(), r.header("content-type")))
        .collect();
    assert_eq!(
        bodies,
        [(&b""[..], None), (b"{}", Some("application/json"))]
    );
}

#[tokio::test]
async fn replies_can_be_raw_text_or_bytes() {
    let (emulator, client) = start().await;
    let content = client.files().content("7").send().await.expect("bytes");
    assert_eq!(&*content, b"licit");
    assert_eq!(
        sent(&emulator, "get_file_content").header("accept"),
        Some("image/png")
    );
    let text = client.files().text("7").send().await.expect("text");
    assert_eq!(text, reply::GetFileTextReply::Ok("licit".to_owned()));
    assert_eq!(
        sent(&emulator, "get_file_text").header("accept"),
        Some("*/*")
    );
}

#[tokio::test]
async fn streams_are_consumed_item_by_item() {
    let (emulator, client) = start().await;
    let mut bytes = client.files().stream("7").send().await.expect("a stream");
    let chunk = bytes.next().await.expect("a chunk").expect("bytes");
    assert_eq!(&*chunk, b"licit");

    let mut things = client
        .feeds()
        .things()
        .since(3)
        .send()
        .await
        .expect("events");
    let mut seen = 0;
    while let Some(event) = things.next().await {
        let event: rt::Event<model::Thing> = event.expect("an event");
        assert!(!event.data.r#fn.is_empty());
        seen += 1;
    }
    assert_eq!(seen, 3);
    assert_eq!(
        sent(&emulator, "watch_things").header("accept"),
        Some("text/event-stream")
    );

    let mut words = client.feeds().words().send().await.expect("events");
    let first = words.next().await.expect("an event").expect("text");
    assert_eq!(first.data, "part 0");

    let mut lines = client.feeds().export().send().await.expect("lines");
    let first: model::Thing = lines.next().await.expect("a line").expect("a thing");
    assert!(!first.r#fn.is_empty());
}

#[tokio::test]
async fn an_operation_has_its_own_types_of_errors() {
    let (emulator, client) = start().await;
    let fail = |operation: &str, error: &str| {
        emulator.fail_next(operation, error).expect("known names");
    };
    let merge = || client.merge_thing(1).send();
    fail("merge_thing", "NotFoundMissing");
    match merge().await {
        Err(Error::NotFoundMissing { body, reply }) => {
            assert!(!body.what.is_empty());
            assert_eq!(reply.status(), 404);
        }
        other => panic!("{other:?}"),
    }
    fail("merge_thing", "ClientErrorProblem");
    let refused = merge().await;
    assert!(
        matches!(refused, Err(Error::ClientErrorProblem { .. })),
        "{refused:?}"
    );
    // Errors that the provider documents for all operations take precedence.
    fail("merge_thing", "ScopeMissing");
    let refused = merge().await;
    assert!(
        matches!(refused, Err(Error::ScopeMissing(_))),
        "{refused:?}"
    );

    fail("put_file", "NotFoundProblem");
    let refused = client.files().put("7", "x").send().await;
    assert!(
        matches!(refused, Err(Error::NotFoundProblem { .. })),
        "{refused:?}"
    );
    // For an operation that does not list the error, the same reply is undocumented.
    fail("get_file_text", "NotFoundProblem");
    let refused = client.files().text("7").send().await;
    assert!(matches!(refused, Err(Error::Unexpected(_))), "{refused:?}");
}

#[tokio::test]
async fn a_documented_error_occurs_only_where_it_is_listed() {
    let (emulator, client) = start().await;
    emulator
        .fail_next("add_file", "QuotaUsedUp")
        .expect("known names");
    let refused = client.files().add("x").send().await;
    assert!(matches!(refused, Err(Error::QuotaUsedUp(_))), "{refused:?}");
    emulator
        .fail_next("get_thing", "QuotaUsedUp")
        .expect("known names");
    let refused = client.get_thing(1).send().await;
    assert!(matches!(refused, Err(Error::Unexpected(_))), "{refused:?}");
}

#[tokio::test]
async fn a_stream_is_not_sent_again_with_a_new_token() {
    let (emulator, client) = start().await;
    let stream = rt::Upload::stream(chunks(), None);
    emulator
        .fail_next("put_file", "TokenStale")
        .expect("known names");
    let refused = client.files().put("7", stream).send().await;
    assert!(matches!(refused, Err(Error::TokenStale(_))), "{refused:?}");
    // Bytes are.
    emulator
        .fail_next("put_file", "TokenStale")
        .expect("known names");
    client
        .files()
        .put("7", "x")
        .send()
        .await
        .expect("a success");
}

#[tokio::test]
async fn a_body_with_required_members_is_left_out_if_the_spec_allows_it() {
    let (emulator, client) = start().await;
    client.annotate_thing(7).send().await.expect("no note");
    let note = quirky::request::AnnotateThingBody {
        text: "a b".to_owned(),
    };
    let annotated = client.annotate_thing(7).body(&note).pinned(true);
    annotated.send().await.expect("a note");
    let bodies = emulator.requests().into_iter();
    let bodies = bodies.filter(|request| request.endpoint == "annotate_thing");
    let bodies: Vec<String> = bodies
        .map(|request| String::from_utf8(request.body).expect("text"))
        .collect();
    assert_eq!(bodies, ["", "kind=note&text=a+b&pinned=true"]);
}

#[tokio::test]
async fn related_parts_are_sent_under_their_own_media_type() {
    let (emulator, client) = start().await;
    let about = rt::serde_json::json!({ "title": "A thing" });
    let picture = rt::File::new("a.png", "bytes");
    let related = client.relate_thing(7, &about, picture);
    related.send().await.expect("related");
    let sent = sent(&emulator, "relate_thing");
    let content_type = sent.header("content-type").expect("a media type");
    assert!(
        content_type.starts_with("multipart/related; boundary=")
            && content_type.ends_with("; type=\"application/json\""),
        "{content_type}"
    );
}

#[test]
fn a_union_of_one_member_has_other_values() {
    let read = |json: &str| licit::rt::serde_json::from_str::<model::Alteration>(json);
    let renamed = read(r#"{"kind":"renamed","to":"Ada"}"#).expect("a member");
    assert!(
        matches!(renamed, model::Alteration::Renamed(_)),
        "{renamed:?}"
    );
    let unknown = r#"{"kind":"moved","to":7}"#;
    let other = read(unknown).expect("another value");
    assert!(matches!(other, model::Alteration::Other(_)), "{other:?}");
    let again = licit::rt::serde_json::to_string(&other).expect("JSON");
    assert_eq!(again, unknown);
}
