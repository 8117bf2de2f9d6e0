//! Downloads that the API redirects, as the spec declares.

use licit_runtime::error::TransportErrorKind;
use licit_runtime::tables::{Operation, Redirect};
use licit_runtime::{CallOptions, Client, Error};

use crate::acme;
use crate::support::{Answer, Server};

static DOWNLOAD: Operation = Operation {
    name: "download",
    path: "files/7",
    redirect: Redirect::Follow,
    ..Operation::DEFAULT
};

fn to(status: u16, location: &str) -> Answer {
    Answer::json(status, "").with("location", location)
}

async fn download(client: &Client) -> Result<Vec<u8>, Error> {
    let call = client.call(&DOWNLOAD).header("x-key", "s3cret");
    let bytes = call.request_bytes::<Error>().send().await?;
    Ok(bytes.to_vec())
}

#[tokio::test]
async fn a_download_is_followed_to_another_host_without_the_token() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start(move |request| {
            if request.target.starts_with("/cdn.example/") {
                return Answer::body(200, "image/png", "picture");
            }
            to(status, "https://cdn.example/7.png?signature=x#top")
        })
        .await;
        for client in [acme::client(&server), acme::plain_client(&server)] {
            assert_eq!(download(&client).await.unwrap(), b"picture");
        }
        let requests = server.requests();
        assert_eq!(requests.len(), 4);
        for (at, request) in requests.iter().enumerate() {
            let followed = at % 2 == 1;
            let whole = format!("{request:?}");
            assert_eq!(whole.contains("access-0"), !followed, "{status}");
            assert_eq!(request.header("x-key").is_some(), !followed);
            assert_eq!(request.header("acme-version").is_some(), at == 0);
        }
        assert_eq!(requests[1].target, "/cdn.example/7.png?signature=x");
    }
}

#[tokio::test]
async fn a_download_is_followed_on_the_same_host_with_the_token() {
    let server = Server::start(|request| {
        if request.target.ends_with("/elsewhere") {
            return Answer::body(200, "image/png", "picture");
        }
        to(302, "/elsewhere")
    })
    .await;
    assert_eq!(download(&acme::client(&server)).await.unwrap(), b"picture");
    let requests = server.requests();
    assert_eq!(requests[1].target, "/api.acme.example/elsewhere");
    assert_eq!(requests[1].header("authorization"), Some("Bearer access-0"));
}

#[tokio::test]
async fn a_redirected_download_can_be_streamed() {
    let server = Server::start(|request| {
        if request.target.starts_with("/cdn.example/") {
            return Answer::body(200, "image/png", "x".repeat(100_000));
        }
        to(302, "https://cdn.example/")
    })
    .await;
    let call = acme::client(&server).call(&DOWNLOAD);
    let request = call.request_byte_stream::<Error>();
    let mut stream = request.send().await.unwrap();
    let mut size = 0;
    while let Some(chunk) = stream.next().await {
        size += chunk.unwrap().len();
    }
    assert_eq!(size, 100_000);
}

#[tokio::test]
async fn plain_http_is_not_followed() {
    for location in [
        "http://cdn.example/",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
    ] {
        let server = Server::answering(vec![to(302, location)]).await;
        let Error::Transport(error) = download(&acme::client(&server)).await.unwrap_err() else {
            panic!("another error");
        };
        assert_eq!(error.kind(), TransportErrorKind::Redirect, "{location}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn a_redirect_loop_ends_after_five_redirects() {
    let server = Server::answering(vec![to(302, "https://cdn.example/")]).await;
    let Error::Transport(error) = download(&acme::client(&server)).await.unwrap_err() else {
        panic!("another error");
    };
    assert_eq!(error.kind(), TransportErrorKind::TooManyRedirects);
    assert_eq!(server.requests().len(), 6);
}

#[tokio::test]
async fn a_401_of_a_host_without_the_token_causes_no_refresh() {
    let server = Server::start(|request| {
        if request.target.starts_with("/cdn.example/") {
            return Answer::json(401, r#"{"error": {"code": "token_expired"}}"#);
        }
        to(302, "https://cdn.example/")
    })
    .await;
    let error = download(&acme::client(&server)).await.unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn redirects_are_within_the_deadline() {
    let time = std::time::Duration::from_millis(200);
    let server = Server::answering(vec![to(302, "https://cdn.example/").after(time)]).await;
    let call = acme::client(&server).call(&DOWNLOAD);
    let options = CallOptions::new().timeout(time * 2);
    let start = std::time::Instant::now();
    let error = call.request_bytes::<Error>().options(options).send().await;
    assert!(error.is_err());
    assert!(start.elapsed() < time * 4);
}
