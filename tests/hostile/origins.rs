//! The origins that receive a token (RFC 9700 §4.9, RFC 6750 §5.3): only those that the spec
//! declares, even if a server names others. Every `https` request is sent to the test server, with
//! the host as the first segment of the path.

use licit_runtime::tables::{Api, Operation, PageStyle, Pages, Provider, Registration, TokenIn};
use licit_runtime::{Client, Error, Json};
use serde_json::json;

use crate::acme;
use crate::answered::held;
use crate::login;
use crate::suite::Theme;
use crate::support::{Answer, Server};
use crate::{markers, verdict, witness};

const PAGES: Pages = Pages::DEFAULT;

static BY_LINK: Operation = Operation {
    name: "list",
    path: "list",
    pages: Some(PAGES),
    ..Operation::DEFAULT
};

static BY_URL: Operation = Operation {
    pages: Some(Pages {
        style: PageStyle::NextUrl { next: "/next" },
        items: "/items",
        ..PAGES
    }),
    ..BY_LINK
};

static PROVIDER: Provider = Provider {
    api: Api {
        trusted_origins: &["https://eu.acme.example"],
        ..acme::PROVIDER_VALUE.api
    },
    ..acme::PROVIDER_VALUE
};

static REGISTRATION: Registration = Registration {
    provider: &PROVIDER,
    ..acme::REGISTRATION_VALUE
};

static IN_QUERY: Registration = Registration {
    provider: &Provider {
        api: Api {
            token_in: TokenIn::Query("access_token"),
            ..acme::PROVIDER_VALUE.api
        },
        ..acme::PROVIDER_VALUE
    },
    ..acme::REGISTRATION_VALUE
};

const STAYS: &str = "refused: UntrustedPage; the page is kept";
const FOLLOWED: &str = "followed with the token";

/// The case, its next page URL and the verdict. Not formatted: one case per line.
#[rustfmt::skip]
const TARGETS: &[(&str, &str, &str)] = &[
    ("on the same host", FOLLOWED, "https://api.acme.example/list?page=2"),
    ("on the same host, by its path", FOLLOWED, "/list?page=2"),
    ("on a host that the spec declares", FOLLOWED, "https://eu.acme.example/list?page=2"),
    ("on another host", STAYS, "https://evil.example/list?page=2"),
    ("on another host, without a scheme", STAYS, "//evil.example/list?page=2"),
    ("on another host, with backslashes", STAYS, r"\\evil.example/list?page=2"),
    ("on another host, with three slashes", STAYS, "https:///evil.example/list?page=2"),
    ("on another host, after ours as a user's name", STAYS, "https://api.acme.example@evil.example/list?page=2"),
    ("on another host, after ours and a password", STAYS, "https://api.acme.example:443@evil.example/list?page=2"),
    ("on a host that begins like ours", STAYS, "https://api.acme.example.evil.example/list?page=2"),
    ("on a host that ends like ours", STAYS, "https://evilapi.acme.example/list?page=2"),
    ("on a sister of ours", STAYS, "https://us.acme.example/list?page=2"),
    ("on our host with a trailing dot", STAYS, "https://api.acme.example./list?page=2"),
    ("at another port", STAYS, "https://api.acme.example:8443/list?page=2"),
    ("over http", STAYS, "http://api.acme.example/list?page=2"),
    ("on loopback, over http", STAYS, "http://127.0.0.1:1/list?page=2"),
    ("over ws", STAYS, "ws://api.acme.example/list?page=2"),
    ("in a file", STAYS, "file:///etc/passwd"),
    ("in data", STAYS, "data:,x"),
    ("nowhere", STAYS, "https://["),
];

pub(crate) async fn cases(theme: &mut Theme) {
    for (operation, whence) in [(&BY_LINK, "a Link header"), (&BY_URL, "a reply")] {
        for (name, expected, target) in TARGETS {
            let name = format!("the next page by {whence}, {name}");
            theme
                .case(name, *expected, followed(operation, target))
                .await;
        }
    }
    let name = "a token in the query, undeclared in the spec";
    theme
        .case(name, "in the header alone", placed(&acme::REGISTRATION))
        .await;
    let name = "a token in the query, declared in the spec";
    theme
        .case(name, "in the query alone", placed(&IN_QUERY))
        .await;
}

/// The verdict on a page whose next page is at `target`.
async fn followed(operation: &'static Operation, target: &'static str) -> String {
    let is_by_link = matches!(
        operation.pages,
        Some(Pages {
            style: PageStyle::Link,
            ..
        })
    );
    let server = Server::start(move |request| {
        let is_last = request.target.contains("page=2");
        match (is_by_link, is_last) {
            (true, true) => Answer::json(200, "[]"),
            (true, false) => Answer::json(200, "[1]").with("link", format!("<{target}>; rel=next")),
            (false, true) => Answer::json(200, r#"{"items":[]}"#),
            (false, false) => Answer::json(200, json!({"items": [1], "next": target}).to_string()),
        }
    })
    .await;
    let client = Client::new(&login::app_of(&REGISTRATION, &server), held(3600));
    let mut pages = client.call(operation).paged::<Json, Json, Error>().pages();
    assert!(pages.next().await.unwrap().is_ok());
    let second = pages.next().await;
    witness::saw(&(&client, &pages));
    let requests = server.requests();
    if let Some(Err(Error::Transport(error))) = second {
        assert_eq!(requests.len(), 1, "{requests:?}");
        let kind = error.kind();
        verdict::of_error(&Error::Transport(error));
        return format!("refused: {kind:?}; the page is kept");
    }
    let followed = &requests[1];
    let token = format!("Bearer {}", markers::ACCESS);
    assert_eq!(followed.header("authorization"), Some(token.as_str()));
    FOLLOWED.to_owned()
}

/// The location of a call's token.
async fn placed(registration: &'static Registration) -> String {
    let server = Server::answering(vec![Answer::json(200, "[]")]).await;
    let client = Client::new(&login::app_of(registration, &server), held(3600));
    client
        .call(&BY_LINK)
        .request::<Json, Error>()
        .send()
        .await
        .unwrap();
    let request = &server.requests()[0];
    let is_in_query = request.target.contains(markers::ACCESS);
    let is_in_header = request
        .headers
        .iter()
        .any(|(_, value)| value.contains(markers::ACCESS));
    match (is_in_header, is_in_query) {
        (true, false) => "in the header alone".to_owned(),
        (false, true) => "in the query alone".to_owned(),
        other => format!("{other:?}"),
    }
}
