//! `Client::mock()` of generated clients, for every kind of authentication.

use licit::rt::mock::MockReply;
use licit::rt::token::{Application, User};
use licit::rt::{self, Json};
use serde_json::json;

use crate::security::depot::security::{Credentials, Given, Missing, NoToken};
use crate::security::depot::{self, AllScopes, Client};

#[licit::oauth_provider(spec = "tests/specs/providers/salesforce.json")]
pub mod salesforce {}

#[licit::oauth_provider(spec = "docs/examples/textbook.json")]
pub mod textbook {
    #[operations(list_books, get_book)]
    pub struct Reading;
}

/// Code of an application, whose client has a key and no token.
async fn by_key(client: &Client<NoToken, NoToken, Credentials<Given, Missing>>) -> usize {
    client.by_key().send().await.expect("a shelf");
    client.shelves().either().send().await.expect("a shelf");
    2
}

#[tokio::test]
async fn a_mocked_client_has_the_credentials_of_its_type() {
    let (client, mock) = Client::mock();
    mock.on("by_key").reply(shelf());
    mock.on("by_either").reply(shelf());
    assert_eq!(by_key(&client).await, 2);
    for request in mock.requests() {
        assert_eq!(request.header("x-key"), Some("mock"));
        assert_eq!(request.header("authorization"), None);
    }
}

#[tokio::test]
async fn a_mocked_client_has_a_token_of_any_scope_set_and_kind() {
    let (client, mock) = Client::<depot::Writing>::mock();
    mock.on("by_token").reply(shelf());
    client.by_token().send().await.expect("a shelf");
    let (client, application) = Client::<AllScopes, Application>::mock();
    application.on("by_scope").reply(shelf());
    client.by_scope().send().await.expect("a shelf");
    for mock in [mock, application] {
        let requests = mock.requests();
        assert_eq!(requests[0].header("authorization"), Some("Bearer mock"));
    }
}

#[tokio::test]
async fn a_mocked_client_may_get_other_credentials_and_a_certificate() {
    let (client, mock) = Client::<depot::Both>::mock();
    let credentials = Credentials::new().key("mine").seat("12").certificate();
    let client = client.with_credentials(credentials);
    mock.on("by_all").reply(shelf());
    mock.on("by_certificate").reply(shelf());
    client.by_all().send().await.expect("a shelf");
    client.by_certificate().send().await.expect("a shelf");
    assert_eq!(mock.requests()[0].header("x-key"), Some("mine"));
}

#[tokio::test]
async fn captured_variables_have_a_value() {
    use salesforce::{AllScopes, Client};

    let (client, mock) = Client::<AllScopes>::mock();
    mock.on("request").reply(json!({}));
    let call = client.request(rt::Method::Get, "/limits");
    let request = call.request::<Json, rt::Error>();
    request.send().await.expect("a reply");
    assert_eq!(
        mock.requests()[0].url(),
        "https://mock.salesforce.com/services/data/v61.0/limits"
    );
}

#[tokio::test]
async fn a_request_adds_what_its_spec_lacks() {
    use textbook::{Client, Reading};

    let (client, mock) = Client::<Reading>::mock();
    mock.on("list_books").reply(json!([]));
    let request = client.list_books().header("X-A", "1").query("b", "2");
    let request = request.author("Austen").header("X-C", "3");
    request.send().await.expect("a reply");
    let request = &mock.requests()[0];
    assert_eq!(request.header("x-a"), Some("1"));
    assert_eq!(request.header("x-c"), Some("3"));
    assert!(request.url().ends_with("/books?author=Austen&b=2"));
}

#[tokio::test]
async fn documented_errors_are_variants() {
    use textbook::{Client, Error, Reading};

    let (client, mock) = Client::<Reading, User>::mock();
    mock.on("get_book").reply(404);
    let limited = MockReply::json(429, &json!({})).header("retry-after", "3600");
    mock.on("list_books").reply(limited);
    let missing = client.get_book("7").send().await;
    assert!(matches!(missing, Err(Error::NotFound(_))), "{missing:?}");
    let limited = client.list_books().send().await;
    assert!(
        matches!(limited, Err(Error::TooManyRequests(_))),
        "{limited:?}"
    );
}

fn shelf() -> Json {
    json!({ "id": 7 })
}
