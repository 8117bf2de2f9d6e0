//! Tests a document with several media types and success statuses, with a generated client against the
//! emulator.

use kiln::{model, reply, request};
use licit::rt;
use licit_emulator::{Authorized, Emulator, Running};

#[licit::oauth_provider(spec = "tests/specs/media/spec.json")]
pub mod kiln {}

type Client = kiln::Client<kiln::AllScopes>;

async fn start() -> (Running, Client) {
    let emulator = Emulator::from_file("tests/specs/media/spec.json").expect("a good spec");
    let emulator = emulator.start().await.expect("a port");
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = kiln::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<kiln::AllScopes>();
    let callback = match emulator.authorize(login.url().as_str()).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    };
    let tokens = app.finish(login.into_pending(), &callback).await;
    let client = kiln::Client::new(&app, tokens.expect("tokens"));
    (emulator, client)
}

/// The operation and a header of the last request.
fn last(emulator: &Running, header: &str) -> (String, String) {
    let request = emulator.requests().pop().expect("a request");
    let value = request.header(header).unwrap_or_default().to_owned();
    (request.endpoint, value)
}

#[tokio::test]
async fn json_and_events_are_two_methods() {
    let (emulator, client) = start().await;
    let pot = model::Pot::new("blue");
    client.fire(&pot).send().await.expect("a pot");
    assert_eq!(
        last(&emulator, "accept"),
        ("fire".to_owned(), "application/json".to_owned())
    );
    let mut events = client.fire_events(&pot).send().await.expect("events");
    let event = events.next().await.expect("an event").expect("its data");
    let _: i64 = event.data.degrees;
    assert_eq!(
        last(&emulator, "accept"),
        ("fire_events".to_owned(), "text/event-stream".to_owned())
    );
}

#[tokio::test]
async fn multipart_is_a_method_beside_json() {
    let (emulator, client) = start().await;
    client.fire_multipart("blue").send().await.expect("a pot");
    let (operation, content_type) = last(&emulator, "content-type");
    assert_eq!(operation, "fire_multipart");
    assert!(
        content_type.starts_with("multipart/form-data"),
        "{content_type}"
    );
}

#[tokio::test]
async fn a_setter_selects_the_json_type_and_a_method_selects_bytes() {
    let (emulator, client) = start().await;
    client.get_pot("7").send().await.expect("a pot");
    let v2 = "application/vnd.kiln.v2+json".to_owned();
    assert_eq!(last(&emulator, "accept"), ("get_pot".to_owned(), v2));
    let v1 = model::GetPotAccept::ApplicationVndKilnV1Json;
    client.get_pot("7").accept(&v1).send().await.expect("a pot");
    assert_eq!(last(&emulator, "accept").1, "application/vnd.kiln.v1+json");
    let _: rt::Bytes = client.get_pot_bytes("7").send().await.expect("an image");
    assert_eq!(
        last(&emulator, "accept"),
        ("get_pot_bytes".to_owned(), "image/png".to_owned())
    );
}

#[tokio::test]
async fn success_statuses_are_variants() {
    let (emulator, client) = start().await;
    let whole = client.export().send().await.expect("a reply");
    assert!(matches!(whole, reply::ExportReply::Ok(_)), "{whole:?}");
    assert_eq!(
        last(&emulator, "accept").1,
        "application/zip, application/json"
    );
    emulator.fail_next("export", 202).expect("a status");
    let later = client.export().send().await.expect("a reply");
    assert!(
        matches!(later, reply::ExportReply::Accepted(_)),
        "{later:?}"
    );
}

#[tokio::test]
async fn a_body_that_is_not_required_may_be_left_out() {
    let (emulator, client) = start().await;
    let body = |emulator: &Running| emulator.requests().pop().expect("a request").body;
    client.open_kiln_json("7").send().await.expect("opened");
    assert!(body(&emulator).is_empty());
    let shelf = request::OpenKilnJsonBody { shelf: 2 };
    let opened = client.open_kiln_json("7").body(&shelf).note("slowly");
    opened.send().await.expect("opened");
    assert_eq!(body(&emulator), br#"{"shelf":2,"note":"slowly"}"#);

    client.open_kiln("7").send().await.expect("opened");
    assert!(body(&emulator).is_empty());
    let photo = request::OpenKilnBody {
        photo: rt::File::new("a.png", "bytes"),
    };
    let opened = client.open_kiln("7").body(&photo);
    opened.send().await.expect("opened");
    assert!(String::from_utf8_lossy(&body(&emulator)).contains("filename=\"a.png\""));

    client.open_kiln_bytes("7").send().await.expect("opened");
    assert!(body(&emulator).is_empty());
    let opened = client.open_kiln_bytes("7").body("bytes");
    opened.send().await.expect("opened");
    assert_eq!(body(&emulator), b"bytes");
    let incomplete = client.open_kiln_json("7").note("slowly").send().await;
    assert!(incomplete.is_err(), "{incomplete:?}");
}

#[tokio::test]
async fn further_parts_and_headers_of_parts_are_sent_as_the_document_states() {
    let (emulator, client) = start().await;
    let photo = rt::File::new("a.png", "bytes");
    let further = [("kiln".to_owned(), "no 7".to_owned())].into();
    let attached = client.attach("7", photo, &model::Size::new(2));
    attached
        .additional(&further)
        .send()
        .await
        .expect("attached");
    let body = emulator.requests().pop().expect("a request").body;
    let body = String::from_utf8(body).expect("text");
    assert!(body.contains("\r\nx-size: {\"width\":2}\r\n"), "{body}");
    assert!(body.contains("name=\"kiln\"\r\n\r\nno 7\r\n"), "{body}");
}

#[tokio::test]
async fn a_body_has_the_parameters_of_its_media_type() {
    let (emulator, client) = start().await;
    let pot = model::Pot::new("blue");
    client.reglaze("7", &pot).send().await.expect("glazed");
    let version = "application/vnd.kiln+json;version=2".to_owned();
    assert_eq!(
        last(&emulator, "content-type"),
        ("reglaze".to_owned(), version)
    );
}
