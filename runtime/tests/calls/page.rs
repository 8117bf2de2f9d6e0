//! Paged calls.

use futures_core::Stream;
use licit_runtime::error::TransportErrorKind;
use licit_runtime::tables::{Method, NumberedEnd, Operation, PageStyle, Pages, Redirect};
use licit_runtime::{Call, Client, Error, Json, PagedRequest};

use crate::acme::{self, Contact};
use crate::support::{Answer, Request, Server};

const fn paged(style: PageStyle, items: &'static str) -> Operation {
    Operation {
        name: "list_contacts",
        path: "contacts",
        pages: Some(Pages {
            style,
            items,
            ..Pages::DEFAULT
        }),
        ..Operation::DEFAULT
    }
}

const BY_TOTAL: NumberedEnd = NumberedEnd {
    total: Some("/total"),
    ..NumberedEnd::DEFAULT
};

static BY_LINK: Operation = paged(PageStyle::Link, "");
static BY_CURSOR: Operation = paged(
    PageStyle::Cursor {
        parameter: "cursor",
        next: "/cursor/next",
        has_more: None,
    },
    "/items",
);
static BY_FLAG: Operation = paged(
    PageStyle::Cursor {
        parameter: "cursor",
        next: "/cursor/next",
        has_more: Some("/has_more"),
    },
    "/items",
);
static BY_NUMBER: Operation = paged(
    PageStyle::Page {
        parameter: "page",
        first: 1,
        end: NumberedEnd::DEFAULT,
    },
    "",
);
static BY_NUMBER_OF_TOTAL: Operation = paged(
    PageStyle::Page {
        parameter: "page",
        first: 0,
        end: BY_TOTAL,
    },
    "/items",
);
static BY_OFFSET: Operation = paged(
    PageStyle::Offset {
        parameter: "offset",
        first: 0,
        end: BY_TOTAL,
    },
    "/items",
);

fn list(client: &Client, operation: &'static Operation) -> PagedRequest<Json, Contact, Error> {
    client.call(operation).query("per_page", 2).paged()
}

async fn ids(server: &Server, operation: &'static Operation) -> Result<Vec<u64>, Error> {
    let mut items = list(&acme::client(server), operation).items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item?.id);
    }
    assert!(items.next().await.is_none());
    Ok(ids)
}

/// The IDs that were received before the cycle was detected.
async fn ids_of_circle(server: &Server, operation: &'static Operation) -> Vec<u64> {
    let mut items = list(&acme::client(server), operation).items();
    let mut ids = Vec::new();
    loop {
        match items.next().await.unwrap() {
            Ok(item) => ids.push(item.id),
            Err(Error::PageLoop(error)) => {
                assert_eq!(error.pages(), server.requests().len() as u64);
                break;
            }
            Err(error) => panic!("{error}"),
        }
    }
    assert!(items.next().await.is_none());
    ids
}

fn queries(server: &Server) -> Vec<String> {
    let requests = server.requests();
    let query = |request: Request| request.target.split_once('?').unwrap().1.to_owned();
    requests.into_iter().map(query).collect()
}

#[tokio::test]
async fn links_are_followed_to_the_end() {
    let server = Server::start(|request| match request.query("page").as_deref() {
        None => Answer::json(200, r#"[{"id": 1}, {"id": 2}]"#).with(
            "link",
            r#"<https://api.acme.example/v1/x?page=2&per_page=2#f>; rel="next""#,
        ),
        Some("2") => Answer::json(200, "[]").with("link", "</v1/x?page=3>; rel=next"),
        Some(_) => Answer::json(200, r#"[{"id": 3}]"#).with("link", "</v1/x?page=2>; rel=prev"),
    })
    .await;
    assert_eq!(ids(&server, &BY_LINK).await.unwrap(), [1, 2, 3]);
    let requests = server.requests();
    assert_eq!(
        requests[1].target,
        "/api.acme.example/v1/x?page=2&per_page=2"
    );
    assert_eq!(requests[2].target, "/api.acme.example/v1/x?page=3");
    assert!(
        requests
            .iter()
            .all(|request| request.header("authorization").is_some())
    );
}

#[tokio::test]
async fn a_link_may_lead_to_an_origin_that_the_spec_declares() {
    let server = Server::start(|request| {
        let answer = Answer::json(200, r#"[{"id": 1}]"#);
        if request.target.starts_with("/eu.") {
            return answer;
        }
        answer.with("link", "<https://eu.acme.example/x?page=2>; rel=next")
    })
    .await;
    assert_eq!(ids(&server, &BY_LINK).await.unwrap(), [1, 1]);
}

#[tokio::test]
async fn a_link_to_another_origin_is_rejected_after_its_page_was_returned() {
    for target in [
        "https://evil.example/v1/x?page=2",
        "https://api.acme.example.evil.example/",
        "https://api.acme.example:8443/",
        "http://api.acme.example/",
        "//evil.example/",
        "https://us.acme.example/",
        "data:,x",
        "https://[",
    ] {
        let answer =
            Answer::json(200, r#"[{"id": 1}]"#).with("link", format!("<{target}>; rel=next"));
        let server = Server::answering(vec![answer]).await;
        let mut pages = list(&acme::client(&server), &BY_LINK).pages();
        assert!(pages.next().await.unwrap().is_ok());
        let Error::Transport(error) = pages.next().await.unwrap().unwrap_err() else {
            panic!("another error");
        };
        assert_eq!(error.kind(), TransportErrorKind::UntrustedPage);
        assert!(pages.next().await.is_none());
        assert_eq!(server.requests().len(), 1, "{target}");
    }
}

#[tokio::test]
async fn a_page_that_links_to_itself_is_an_error_and_not_followed() {
    let link = "<https://api.acme.example/v1/the%20shop/contacts?per_page=2>; rel=next";
    let server =
        Server::answering(vec![Answer::json(200, r#"[{"id": 1}]"#).with("link", link)]).await;
    assert_eq!(ids_of_circle(&server, &BY_LINK).await, [1]);
}

#[tokio::test]
async fn a_cycle_of_links_is_followed_once() {
    let server = Server::start(|request| {
        let (id, next) = match request.query("page").as_deref() {
            Some("2") => (2, "</v1/x?page=3>; rel=next"),
            Some("3") => (3, "</v1/x?page=2>; rel=next"),
            _ => (1, "</v1/x?page=2>; rel=next"),
        };
        Answer::json(200, format!(r#"[{{"id": {id}}}]"#)).with("link", next)
    })
    .await;
    assert_eq!(ids_of_circle(&server, &BY_LINK).await, [1, 2, 3]);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_cycle_of_cursors_is_followed_once() {
    let server = Server::start(|request| {
        let (id, next) = match request.query("cursor").as_deref() {
            Some("a") => (2, "b"),
            Some("b") => (3, "a"),
            _ => (1, "a"),
        };
        let body = format!(r#"{{"items": [{{"id": {id}}}], "cursor": {{"next": "{next}"}}}}"#);
        Answer::json(200, body)
    })
    .await;
    assert_eq!(ids_of_circle(&server, &BY_CURSOR).await, [1, 2, 3]);

    // A caller that starts inside the cycle also goes through it once.
    let call = acme::client(&server).call(&BY_CURSOR).query("cursor", "b");
    let mut items = call.paged::<Json, Contact, Error>().items();
    for id in [3, 2] {
        assert_eq!(items.next().await.unwrap().unwrap().id, id);
    }
    let message = items.next().await.unwrap().unwrap_err().to_string();
    assert!(
        message.contains("page 2 links to a page that was already returned"),
        "{message}"
    );
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn a_self_link_is_detected_despite_a_token_in_the_query() {
    let link = "<https://api.plain.example/contacts?per_page=2>; rel=next";
    let answer = Answer::json(200, r#"[{"id": 1}]"#).with("link", link);
    let server = Server::answering(vec![answer]).await;
    let mut pages = list(&acme::plain_client(&server), &BY_LINK).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let page = pages.next().await.unwrap();
    assert!(matches!(page, Err(Error::PageLoop(_))), "{page:?}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn cursors_are_followed_until_there_is_none() {
    for end in [
        "",
        r#", "cursor": {"next": null}"#,
        r#", "cursor": {"next": ""}"#,
        r#", "cursor": null"#,
    ] {
        let last = format!(r#"{{"items": [{{"id": 3}}]{end}}}"#);
        let first = r#"{"items": [{"id": 1}, {"id": 2}], "cursor": {"next": "c/2"}}"#;
        let server =
            Server::answering(vec![Answer::json(200, first), Answer::json(200, last)]).await;
        assert_eq!(ids(&server, &BY_CURSOR).await.unwrap(), [1, 2, 3]);
        assert_eq!(queries(&server), ["per_page=2", "per_page=2&cursor=c%2F2"]);
    }
}

#[tokio::test]
async fn a_flag_ends_the_pages_regardless_of_the_cursor() {
    let page = |id: u8, more: bool| {
        let body = format!(
            r#"{{"items": [{{"id": {id}}}], "cursor": {{"next": {id}}}, "has_more": {more}}}"#
        );
        Answer::json(200, body)
    };
    let server = Server::answering(vec![page(1, true), page(2, true), page(3, false)]).await;
    assert_eq!(ids(&server, &BY_FLAG).await.unwrap(), [1, 2, 3]);
    assert_eq!(queries(&server)[2], "per_page=2&cursor=2");
}

#[tokio::test]
async fn numbered_pages_end_with_an_empty_one() {
    let server = Server::start(|request| match request.query("page").as_deref() {
        None => Answer::json(200, r#"[{"id": 1}, {"id": 2}]"#),
        Some("2") => Answer::json(200, r#"[{"id": 3}]"#),
        Some(_) => Answer::json(200, "[]"),
    })
    .await;
    assert_eq!(ids(&server, &BY_NUMBER).await.unwrap(), [1, 2, 3]);
    assert_eq!(
        queries(&server),
        ["per_page=2", "per_page=2&page=2", "per_page=2&page=3"]
    );
}

#[tokio::test]
async fn numbered_pages_end_after_the_total_number_of_items() {
    let server = Server::start(|request| match request.query("page").as_deref() {
        None | Some("0" | "1") => {
            Answer::json(200, r#"{"items": [{"id": 1}, {"id": 2}], "total": 5}"#)
        }
        Some(_) => Answer::json(200, r#"{"items": [{"id": 3}], "total": 5}"#),
    })
    .await;
    assert_eq!(
        ids(&server, &BY_NUMBER_OF_TOTAL).await.unwrap(),
        [1, 2, 1, 2, 3]
    );

    let call = acme::client(&server)
        .call(&BY_NUMBER_OF_TOTAL)
        .query("page", 1);
    let mut pages = call.paged::<Json, Json, Error>().pages();
    let mut count = 0;
    while let Some(page) = pages.next().await {
        page.unwrap();
        count += 1;
    }
    assert_eq!(count, 2);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn offsets_advance_by_the_number_of_received_items() {
    let server = Server::start(|request| match request.query("offset").as_deref() {
        None => Answer::json(200, r#"{"items": [{"id": 1}, {"id": 2}], "total": 3}"#),
        Some("2") => Answer::json(200, r#"{"items": [{"id": 3}], "total": 3}"#),
        Some(_) => Answer::json(500, ""),
    })
    .await;
    assert_eq!(ids(&server, &BY_OFFSET).await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn an_offset_that_starts_at_one_repeats_no_item() {
    static FROM_ONE: Operation = paged(
        PageStyle::Offset {
            parameter: "offset",
            first: 1,
            end: NumberedEnd::DEFAULT,
        },
        "/items",
    );
    let server = Server::start(|request| match request.query("offset").as_deref() {
        None | Some("1") => Answer::json(200, r#"{"items": [{"id": 1}, {"id": 2}]}"#),
        Some("2") => Answer::json(200, r#"{"items": [{"id": 2}, {"id": 3}]}"#),
        Some("3") => Answer::json(200, r#"{"items": [{"id": 3}]}"#),
        Some(_) => Answer::json(200, r#"{"items": []}"#),
    })
    .await;
    assert_eq!(ids(&server, &FROM_ONE).await.unwrap(), [1, 2, 3]);
}

#[tokio::test]
async fn a_flag_may_be_a_number_or_a_string() {
    for (more, no_more) in [
        ("1", "0"),
        (r#""true""#, r#""false""#),
        (r#""1""#, r#""0""#),
    ] {
        let page = |id: u8, more: &str| {
            let body = format!(
                r#"{{"items": [{{"id": {id}}}], "cursor": {{"next": {id}}}, "has_more": {more}}}"#
            );
            Answer::json(200, body)
        };
        let server = Server::answering(vec![page(1, more), page(2, no_more)]).await;
        assert_eq!(ids(&server, &BY_FLAG).await.unwrap(), [1, 2], "{more}");
    }
}

#[tokio::test]
async fn numbered_pages_end_at_a_page_count_or_a_flag() {
    static BY_NUMBER_OF_PAGES: Operation = paged(
        PageStyle::Page {
            parameter: "page",
            first: 1,
            end: NumberedEnd {
                total_pages: Some("/pages"),
                ..NumberedEnd::DEFAULT
            },
        },
        "/items",
    );
    static BY_FLAGGED_NUMBER: Operation = paged(
        PageStyle::Page {
            parameter: "page",
            first: 1,
            end: NumberedEnd {
                has_more: Some("/more"),
                ..NumberedEnd::DEFAULT
            },
        },
        "/items",
    );
    let server = Server::start(|request| {
        let page = request.query("page").unwrap_or("1".to_owned());
        let more = page != "3";
        let body = format!(r#"{{"items": [{{"id": {page}}}], "pages": "3", "more": {more}}}"#);
        Answer::json(200, body)
    })
    .await;
    for operation in [&BY_NUMBER_OF_PAGES, &BY_FLAGGED_NUMBER] {
        assert_eq!(ids(&server, operation).await.unwrap(), [1, 2, 3]);
    }
    assert_eq!(server.requests().len(), 6);
    let call = acme::client(&server).call(&BY_NUMBER_OF_PAGES);
    let mut late = call
        .query("page", 3)
        .paged::<Json, Contact, Error>()
        .items();
    assert!(late.next().await.unwrap().is_ok());
    assert!(late.next().await.is_none());
}

#[tokio::test]
async fn a_server_that_ignores_the_page_number_is_not_queried_forever() {
    let server = Server::answering(vec![Answer::json(200, r#"[{"id": 1}]"#)]).await;
    assert_eq!(ids_of_circle(&server, &BY_NUMBER).await, [1, 1]);
}

#[tokio::test]
async fn a_url_in_the_body_is_followed_like_a_link() {
    static BY_URL: Operation = paged(PageStyle::NextUrl { next: "/next" }, "/items");
    for second in [
        "https://api.acme.example/v1/x?page=2",
        "/v1/x?page=2",
        "x?page=2",
    ] {
        let server = Server::start(move |request| {
            let (id, next) = match request.query("page").as_deref() {
                Some("2") => (2, r#""https://eu.acme.example/x?page=3""#.to_owned()),
                Some("3") => (3, "null".to_owned()),
                _ => (1, format!("{second:?}")),
            };
            Answer::json(
                200,
                format!(r#"{{"items": [{{"id": {id}}}], "next": {next}}}"#),
            )
        })
        .await;
        assert_eq!(ids(&server, &BY_URL).await.unwrap(), [1, 2, 3], "{second}");
    }
    for end in ["", r#", "next": """#, r#", "next": null"#] {
        let body = format!(r#"{{"items": [{{"id": 1}}]{end}}}"#);
        let server = Server::answering(vec![Answer::json(200, body)]).await;
        assert_eq!(ids(&server, &BY_URL).await.unwrap(), [1], "{end}");
    }
    for elsewhere in ["https://evil.example/x", "http://api.acme.example/x"] {
        let body = format!(r#"{{"items": [{{"id": 1}}], "next": "{elsewhere}"}}"#);
        let server = Server::answering(vec![Answer::json(200, body)]).await;
        let Err(Error::Transport(error)) = ids(&server, &BY_URL).await else {
            panic!("{elsewhere} was followed");
        };
        assert_eq!(error.kind(), TransportErrorKind::UntrustedPage);
        // The message names the origin alone.
        let source = std::error::Error::source(&error);
        let source = source.expect("the origin").to_string();
        let origin = elsewhere.trim_end_matches("/x");
        assert!(
            source.contains(origin) && !source.contains("/x"),
            "{source}"
        );
        assert_eq!(server.requests().len(), 1);
    }
    let again = r#"{"items": [{"id": 1}], "next": "/v1/x"}"#;
    let server = Server::answering(vec![Answer::json(200, again)]).await;
    assert_eq!(ids_of_circle(&server, &BY_URL).await, [1, 1]);
}

#[tokio::test]
async fn the_last_item_is_the_cursor() {
    const fn by_last(has_more: Option<&'static str>) -> Operation {
        paged(
            PageStyle::LastItem {
                parameter: "after",
                id: "/id",
                has_more,
            },
            "/data",
        )
    }
    static BY_LAST: Operation = by_last(None);
    static BY_LAST_WITH_FLAG: Operation = by_last(Some("/has_more"));
    let server = Server::start(|request| {
        let body = match request.query("after").as_deref() {
            None => r#"{"data": [{"id": 1}, {"id": 2}], "has_more": true}"#,
            Some("2") => r#"{"data": [{"id": 3}], "has_more": false}"#,
            Some(_) => r#"{"data": [], "has_more": false}"#,
        };
        Answer::json(200, body)
    })
    .await;
    assert_eq!(ids(&server, &BY_LAST_WITH_FLAG).await.unwrap(), [1, 2, 3]);
    assert_eq!(server.requests().len(), 2);
    assert_eq!(ids(&server, &BY_LAST).await.unwrap(), [1, 2, 3]);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_cursor_can_be_sent_in_the_body() {
    const fn search(parameter: &'static str) -> Operation {
        Operation {
            name: "search",
            method: Method::Post,
            path: "search",
            pages: Some(Pages {
                style: PageStyle::Cursor {
                    parameter,
                    next: "/next",
                    has_more: None,
                },
                items: "/items",
                in_body: true,
            }),
            ..Operation::DEFAULT
        }
    }
    static FLAT: Operation = search("cursor");
    static DEEP: Operation = search("/page/cursor");
    let typed = serde_json::json!({"page": {"size": 2}, "q": "x"});
    let calls: [(Given, &'static Operation, [&str; 2]); 3] = [
        (
            |call, _| call.body_field("q", "x"),
            &FLAT,
            [r#"{"q":"x"}"#, r#"{"q":"x","cursor":"a&b"}"#],
        ),
        (
            |call, _| call.form_field("q", "x"),
            &FLAT,
            ["q=x", "q=x&cursor=a%26b"],
        ),
        (
            |call, typed| call.body(typed),
            &DEEP,
            [
                r#"{"page":{"size":2},"q":"x"}"#,
                r#"{"page":{"cursor":"a&b","size":2},"q":"x"}"#,
            ],
        ),
    ];
    for (with, operation, bodies) in calls {
        let server = Server::answering(vec![
            Answer::json(200, r#"{"items": [{"id": 1}], "next": "a&b"}"#),
            Answer::json(200, r#"{"items": [{"id": 2}]}"#),
        ])
        .await;
        let call = with(acme::client(&server).call(operation), &typed);
        let mut items = call.paged::<Json, Contact, Error>().items();
        for id in [1, 2] {
            assert_eq!(items.next().await.unwrap().unwrap().id, id);
        }
        assert!(items.next().await.is_none());
        let requests = server.requests();
        let sent: Vec<_> = requests.iter().map(|request| &request.body).collect();
        assert_eq!(sent, bodies);
    }
    // A cycle of cursors in the body is detected, too.
    let answer = Answer::json(200, r#"{"items": [{"id": 1}], "next": "a"}"#);
    let server = Server::answering(vec![answer]).await;
    let call = acme::client(&server).call(&FLAT).body_field("q", "x");
    let mut pages = call.paged::<Json, Contact, Error>().pages();
    for _ in 0..2 {
        assert!(pages.next().await.unwrap().is_ok());
    }
    assert!(matches!(pages.next().await, Some(Err(Error::PageLoop(_)))));
}

#[tokio::test]
async fn the_first_error_ends_the_pages() {
    let first = Answer::json(200, r#"{"items": [{"id": 1}], "cursor": {"next": 2}}"#);
    let wrong = Answer::json(200, r#"{"items": [{"id": "x"}], "cursor": {"next": 3}}"#);
    for second in [Answer::json(500, ""), wrong] {
        let server = Server::answering(vec![first.clone(), second]).await;
        let mut items = list(&acme::client(&server), &BY_CURSOR).items();
        assert!(items.next().await.unwrap().is_ok());
        assert!(items.next().await.unwrap().is_err());
        assert!(items.next().await.is_none());
        assert_eq!(server.requests().len(), 2);
    }
}

#[tokio::test]
async fn one_page_is_one_request() {
    let server = Server::answering(vec![Answer::json(
        200,
        r#"{"items": [], "cursor": {"next": 2}}"#,
    )])
    .await;
    let page = list(&acme::client(&server), &BY_CURSOR)
        .query("a", "b")
        .send()
        .await
        .unwrap();
    assert_eq!(page["cursor"]["next"], 2);
    assert_eq!(queries(&server), ["per_page=2&a=b"]);
}

#[tokio::test]
async fn cancelling_the_wait_for_a_page_loses_no_item() {
    let delay = std::time::Duration::from_millis(100);
    let server = Server::answering(vec![Answer::json(200, r#"[{"id": 1}]"#).after(delay)]).await;
    let mut pages = list(&acme::client(&server), &BY_LINK).pages();
    let cancelled = tokio::time::timeout(delay / 4, pages.next()).await;
    assert!(cancelled.is_err());
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn pages_and_items_are_streams_that_can_be_sent() {
    fn check<T: Stream<Item = Result<I, Error>> + Unpin + Send + 'static, I>(_: &T) {}
    let server = Server::answering(vec![Answer::json(200, "[]")]).await;
    let client = acme::client(&server);
    check(&list(&client, &BY_LINK).pages());
    check(&list(&client, &BY_LINK).items());
    let mut items = list(&client, &BY_LINK).items();
    let next = std::future::poll_fn(|context| std::pin::Pin::new(&mut items).poll_next(context));
    assert!(next.await.is_none());
}

/// Sets the arguments of a call.
type Given = fn(Call, &Json) -> Call;

#[tokio::test]
async fn a_page_of_another_host_leads_the_token_nowhere() {
    static FOLLOWING: Operation = Operation {
        redirect: Redirect::Follow,
        ..BY_LINK
    };
    for link in ["</2>; rel=next", "<https://evil.example/2>; rel=next"] {
        let server = Server::start(move |request| {
            if request.target.starts_with("/evil.example/") {
                return Answer::json(200, r#"[{"id": 1}]"#).with("link", link);
            }
            Answer::json(302, "").with("location", "https://evil.example/1")
        })
        .await;
        let mut pages = list(&acme::client(&server), &FOLLOWING).pages();
        assert!(pages.next().await.unwrap().is_ok());
        let Error::Transport(error) = pages.next().await.unwrap().unwrap_err() else {
            panic!("another error");
        };
        assert_eq!(error.kind(), TransportErrorKind::UntrustedPage);
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert!(!format!("{:?}", requests[1]).contains("access-0"));
    }
}
