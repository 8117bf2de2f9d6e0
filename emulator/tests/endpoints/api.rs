//! Tests API calls over HTTP.

use std::time::Duration;

use crate::support::{
    Answer, at, emulator, emulator_of, get, log_in, plain, post_form_as, send, send_json,
};
use licit_emulator::{Endpoint, Running};
use reqwest::Client;
use serde_json::{Value, json};

const CONTACTS: &str = "https://moneybird.com/api/v2/123/contacts.json";

async fn moneybird() -> (Running, String) {
    let running = emulator("specs/moneybird").start().await.unwrap();
    let token = running.personal_token("personal_token").unwrap().to_owned();
    (running, token)
}

/// A small shop, and a token with all scopes.
async fn shop() -> (Running, String) {
    let running = emulator_of(&plain(&json!({
        "operations": {
            "list_orders": { "call": "GET /orders", "scopes": "read", "returns": "[Order]" },
            "create_order": { "call": "POST /orders", "scopes": "write", "body": { "order": "OrderInput" }, "returns": "Order", "status": 201 },
            "get_order": { "call": "GET /orders/{id}", "path": { "id": "integer" }, "scopes": "read & other", "returns": "Order" },
            "update_order": { "call": "PATCH /orders/{id}", "path": { "id": "integer" }, "body": "OrderInput", "returns": "Order" },
            "delete_order": { "call": "DELETE /orders/{id}", "path": { "id": "integer" } },
            "delete_customer": { "call": "DELETE /customers/{id}", "path": { "id": "string" } },
            "get_customer": { "call": "GET /customers/{id}", "path": { "id": "string" }, "returns": "Customer" },
            "find": {
                "call": "GET /find",
                "query": { "text": "string", "kind": { "enum": ["a", "b"], "optional": true }, "max": "integer?",
                           "ids": { "type": "[integer]?", "explode": false }, "version": { "value": "2" } },
                "headers": { "X-Day": "date?", "X-App": { "value": "licit" } },
                "returns": "{string}"
            },
            "form": { "call": "POST /form", "form": { "count": "integer", "note": "string?" } },
            "close": {
                "call": "DELETE /shop",
                "reply_headers": {
                    "X-Left": { "type": "integer", "example": 7 }, "X-Kind": { "enum": ["open", "closed"] },
                    "X-Ids": "[integer]", "Retry-After": "integer"
                }
            },
            "close_early": { "call": "DELETE /shop", "query": { "today": { "value": "" } } },
            "app_only": { "call": "GET /app", "token": "app" },
            "open": { "call": "GET /open", "token": "none" }
        },
        "credentials": {
            "key": { "scopes": ["write", "other"] },
            "app_key": { "acts_as": "app" }
        },
        "models": {
            "Order": { "id": "integer", "customer_id": "string", "note": "string|null", "price": "decimal" },
            "OrderInput": { "note": "string|null?", "price": "decimal?", "secret_word": "string?" },
            "Customer": { "id": "string", "name": "string" }
        }
    })))
    .start()
    .await
    .unwrap();
    let token = running.personal_token("key").unwrap().to_owned();
    (running, token)
}

fn shop_url(path: &str) -> String {
    format!("https://api.acme.example{path}")
}

/// The challenge of a rejected call, without the address of the API's metadata.
fn challenge(answer: &Answer) -> &str {
    let challenge = answer.header("www-authenticate").unwrap();
    let (challenge, metadata) = challenge.split_once(", resource_metadata=").unwrap();
    assert!(metadata.ends_with("/.well-known/oauth-protected-resource/api.acme.example\""));
    challenge
}

#[tokio::test]
async fn a_successful_reply_has_the_declared_headers() {
    let (running, token) = shop().await;
    let close = |token: String| {
        let request = Client::new().delete(at(&running, &shop_url("/shop")));
        send(request.bearer_auth(token))
    };
    let reply = close(token).await;
    assert_eq!(reply.status, 204);
    let header = |name: &str| reply.header(name).map(ToString::to_string);
    assert_eq!(header("x-left").as_deref(), Some("7"));
    assert_eq!(header("x-kind").as_deref(), Some("open"));
    let ids = header("x-ids").unwrap();
    assert!(ids.split(", ").all(|id| id.parse::<i64>().is_ok()), "{ids}");
    // It would delay the client's next call.
    assert_eq!(header("retry-after"), None);
    assert_eq!(close("unknown".to_owned()).await.header("x-left"), None);
}

#[tokio::test]
async fn a_call_requires_a_valid_token() {
    let (running, token) = shop().await;
    let url = shop_url("/orders");
    assert_eq!(get(&running, &url, &token).await.status, 200);
    let unknown = get(&running, &url, "unknown").await;
    assert_eq!(unknown.status, 401);
    assert_eq!(
        challenge(&unknown),
        "Bearer realm=\"acme\", error=\"invalid_token\""
    );
    let none = send(Client::new().get(at(&running, &url))).await;
    assert_eq!(
        (none.status, challenge(&none)),
        (401, "Bearer realm=\"acme\", scope=\"read\"")
    );
    let open = send(Client::new().get(at(&running, &shop_url("/open")))).await;
    assert_eq!(open.status, 204);
}

#[tokio::test]
async fn scopes_are_required_and_may_be_implied() {
    let (running, key) = shop().await;
    let tokens = log_in(&running, "write").await;
    let token = tokens.member("/access_token");
    assert_eq!(get(&running, &shop_url("/orders"), token).await.status, 200);
    let rejected = get(&running, &shop_url("/orders/1"), token).await;
    assert_eq!(
        (rejected.status, rejected.member("/message")),
        (403, "the token lacks `other`")
    );
    assert_eq!(
        challenge(&rejected),
        "Bearer realm=\"acme\", error=\"insufficient_scope\", scope=\"read other\""
    );
    assert_eq!(
        get(&running, &shop_url("/orders/1"), &key).await.status,
        404
    );
    let app = get(&running, &shop_url("/app"), &key).await;
    assert_eq!(
        (app.status, app.member("/message")),
        (403, "the call requires the application's own token")
    );
}

#[tokio::test]
async fn an_application_token_is_not_a_user_token() {
    let running = emulator("specs/money-button").start().await.unwrap();
    let form = [("grant_type", "client_credentials")];
    let identity = ("service-client", "service-secret");
    let tokens = post_form_as(
        &running,
        "https://www.moneybutton.com/oauth/v1/token",
        identity,
        &form,
    )
    .await;
    let call = async |path: &str| {
        let request = Client::new()
            .get(at(&running, &format!("https://www.moneybutton.com{path}")))
            .header(
                "authorization",
                format!("bearer {}", tokens.member("/access_token")),
            )
            .header("accept", "application/vnd.api+json");
        send(request).await
    };
    assert_eq!(call("/api/v1/auth/user_identity").await.status, 403);
    let payments = call("/api/v1/payments?limit=3").await;
    assert_eq!(payments.status, 200, "{}", payments.text);
    assert_eq!(
        payments.header("content-type"),
        Some("application/vnd.api+json")
    );
    assert_eq!(payments.json["data"].as_array().map(Vec::len), Some(3));
    let rest = call("/api/v1/payments?limit=3&offset=3").await;
    assert_eq!(rest.json["data"].as_array().map(Vec::len), Some(2));
    let id = payments.member("/data/0/id");
    assert_eq!(
        call(&format!("/api/v1/payments/{id}")).await.json["data"]["id"],
        id
    );
}

#[tokio::test]
async fn created_objects_can_be_read_changed_and_removed() {
    let (running, token) = shop().await;
    let orders = shop_url("/orders");
    let listed = get(&running, &orders, &token).await.json;
    let seeded = listed.as_array().unwrap().len();
    let first = listed[0]["id"].to_string();
    assert_eq!(
        get(&running, &format!("{orders}/{first}"), &token)
            .await
            .json,
        listed[0]
    );

    let input =
        json!({ "order": { "note": "mind the step", "price": "7.25", "secret_word": "x" } });
    let made = send_json(&running, "POST", &orders, &token, &input).await;
    assert_eq!(made.status, 201, "{}", made.text);
    assert_eq!(
        (made.member("/note"), made.member("/price")),
        ("mind the step", "7.25")
    );
    assert!(
        made.json.get("secret_word").is_none(),
        "a reply has no such member"
    );
    let one = format!("{orders}/{}", made.json["id"]);
    assert_eq!(get(&running, &one, &token).await.json, made.json);
    assert_eq!(
        get(&running, &orders, &token)
            .await
            .json
            .as_array()
            .unwrap()
            .len(),
        seeded + 1
    );

    let changed = send_json(&running, "PATCH", &one, &token, &json!({ "note": null })).await;
    assert_eq!(
        (&changed.json["note"], &changed.json["price"]),
        (&Value::Null, &json!("7.25"))
    );
    assert_eq!(get(&running, &one, &token).await.json, changed.json);

    let removed = send_json(&running, "DELETE", &one, &token, &json!(null)).await;
    assert_eq!((removed.status, removed.text.as_str()), (204, ""));
    assert_eq!(get(&running, &one, &token).await.status, 404);
    assert_eq!(
        send_json(&running, "DELETE", &one, &token, &json!(null))
            .await
            .status,
        404
    );
    assert_eq!(
        get(&running, &orders, &token)
            .await
            .json
            .as_array()
            .unwrap()
            .len(),
        seeded
    );
}

#[tokio::test]
async fn unlisted_objects_exist_under_every_identifier() {
    let (running, token) = shop().await;
    let customer = get(&running, &shop_url("/customers/c-17"), &token).await;
    assert_eq!((customer.status, customer.member("/id")), (200, "c-17"));
    let url = shop_url("/customers/c-17");
    let removed = send_json(&running, "DELETE", &url, &token, &json!(null)).await;
    assert_eq!(removed.status, 204);
    assert_eq!(get(&running, &url, &token).await.status, 404);
}

#[tokio::test]
async fn arguments_are_checked_against_their_types() {
    let (running, token) = shop().await;
    let find = async |query: &str, day: &str, app: &str| {
        let request = Client::new()
            .get(at(&running, &shop_url(&format!("/find?{query}"))))
            .header("authorization", format!("Bearer {token}"))
            .header("x-day", day)
            .header("x-app", app);
        send(request).await
    };
    let good = find(
        "text=x&kind=a&max=3&ids=1,2&version=2",
        "2025-02-28",
        "licit",
    )
    .await;
    assert_eq!(good.status, 200, "{}", good.text);
    for (query, day, app, problem) in [
        ("version=2", "2025-01-01", "licit", "`text` is missing"),
        ("text=x", "2025-01-01", "licit", "`version` is not `2`"),
        (
            "text=x&version=2&kind=c",
            "2025-01-01",
            "licit",
            "`kind` is not one of `a`, `b`",
        ),
        (
            "text=x&version=2&max=many",
            "2025-01-01",
            "licit",
            "`max` is not an integer",
        ),
        (
            "text=x&version=2&max=1&max=2",
            "2025-01-01",
            "licit",
            "`max` is sent twice",
        ),
        (
            "text=x&version=2&ids=1,x",
            "2025-01-01",
            "licit",
            "`ids` is not an integer",
        ),
        (
            "text=x&version=2",
            "2025-02-30",
            "licit",
            "`X-Day` is not a date",
        ),
        (
            "text=x&version=2",
            "2025-01-01",
            "other",
            "the header `X-App` is not `licit`",
        ),
    ] {
        let rejected = find(query, day, app).await;
        assert_eq!(
            (rejected.status, rejected.member("/message")),
            (400, problem)
        );
    }
    let path = get(&running, &shop_url("/orders/first"), &token).await;
    assert_eq!(
        (path.status, path.member("/message")),
        (400, "`id` is not an integer")
    );
}

#[tokio::test]
async fn bodies_are_checked_against_their_types() {
    let (running, token) = shop().await;
    let orders = shop_url("/orders");
    for (body, problem) in [
        (json!({}), "`order` is missing"),
        (json!({ "order": 1 }), "`order`: the value is not an object"),
        (
            json!({ "order": { "price": "much" } }),
            "`order`: `/price` is not a decimal number",
        ),
    ] {
        let rejected = send_json(&running, "POST", &orders, &token, &body).await;
        assert_eq!(
            (rejected.status, rejected.member("/message")),
            (400, problem)
        );
    }
    let post = async |path: &str, kind: &str, body: &'static str| {
        let request = Client::new()
            .post(at(&running, &shop_url(path)))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", kind)
            .body(body);
        send(request).await
    };
    assert_eq!(
        post("/orders", "text/plain", "{}").await.member("/message"),
        "the `Content-Type` of the body is not JSON"
    );
    assert!(
        post("/orders", "application/json", "{")
            .await
            .member("/message")
            .starts_with("the body is not JSON")
    );
    let form = "application/x-www-form-urlencoded";
    assert_eq!(post("/form", form, "count=3").await.status, 204);
    assert_eq!(
        post("/form", form, "count=few").await.member("/message"),
        "`count` is not an integer"
    );
    assert_eq!(
        post("/form", "application/json", "{}")
            .await
            .member("/message"),
        "the body is not a form"
    );
}

#[tokio::test]
async fn undeclared_paths_are_not_found() {
    let (running, token) = shop().await;
    for url in [
        shop_url("/unknown"),
        "https://other.example/orders".to_owned(),
    ] {
        assert_eq!(get(&running, &url, &token).await.status, 404, "{url}");
    }
    let put = send_json(&running, "PUT", &shop_url("/orders"), &token, &json!({})).await;
    assert_eq!((put.status, put.header("allow")), (405, Some("GET, POST")));
}

#[tokio::test]
async fn a_linked_list_is_paged_by_absolute_links() {
    let (running, token) = moneybird().await;
    let mut url = format!("{CONTACTS}?per_page=2&query=x");
    let mut ids = Vec::new();
    for page in 1..=3 {
        let answer = get(&running, &url, &token).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        ids.extend(
            answer
                .json
                .as_array()
                .unwrap()
                .iter()
                .map(|contact| contact["id"].clone()),
        );
        let link = answer.header("link").unwrap();
        assert_eq!(link.contains("rel=\"prev\""), page > 1);
        let next = link.split(", ").find(|link| link.contains("rel=\"next\""));
        assert_eq!(next.is_some(), page < 3);
        if let Some(next) = next {
            next.split(['<', '>']).nth(1).unwrap().clone_into(&mut url);
            assert!(url.starts_with(running.origin()) && url.contains("query=x"));
        }
    }
    assert_eq!(ids.len(), 5);
    ids.dedup();
    assert_eq!(ids.len(), 5);
    let contact = get(
        &running,
        &CONTACTS.replace(".json", &format!("/{}.json", ids[4].as_str().unwrap())),
        &token,
    )
    .await;
    assert_eq!((contact.status, &contact.json["id"]), (200, &ids[4]));
}

async fn moneykit() -> (Running, String) {
    let running = emulator("specs/moneykit").start().await.unwrap();
    let form = [("grant_type", "client_credentials")];
    let identity = ("licit-client", "licit-secret");
    let tokens = post_form_as(
        &running,
        "https://api.moneykit.com/auth/token",
        identity,
        &form,
    )
    .await;
    (running, tokens.member("/access_token").to_owned())
}

async fn moneykit_get(running: &Running, token: &str, path: &str) -> crate::support::Answer {
    let request = Client::new()
        .get(at(running, &format!("https://api.moneykit.com{path}")))
        .header("authorization", format!("Bearer {token}"))
        .header("moneykit-version", "2023-02-18");
    send(request).await
}

#[tokio::test]
async fn cursors_page_through_a_whole_list() {
    let (running, token) = moneykit().await;
    for (path, items, next) in [
        ("/links", "/links", "/next_cursor"),
        ("/institutions", "/institutions", "/cursors/next"),
    ] {
        let (mut cursor, mut count, mut pages) = (String::new(), 0, 0);
        loop {
            let answer = moneykit_get(&running, &token, &format!("{path}?cursor={cursor}")).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            count += answer
                .json
                .pointer(items)
                .unwrap()
                .as_array()
                .unwrap()
                .len();
            pages += 1;
            match answer.json.pointer(next).and_then(Value::as_str) {
                Some(next) if !next.is_empty() => next.clone_into(&mut cursor),
                _ => break,
            }
        }
        assert_eq!((count, pages), (5, 3), "{path}");
    }
    let rejected = moneykit_get(&running, &token, "/links?cursor=made-up").await;
    assert_eq!(
        (rejected.status, rejected.member("/error_code")),
        (422, "api_error.request.validation_failed")
    );
}

#[tokio::test]
async fn numbered_pages_contain_their_total() {
    let (running, token) = moneykit().await;
    let links = moneykit_get(&running, &token, "/links").await;
    let link = links
        .json
        .pointer("/links/0/link_id")
        .or(links.json.pointer("/links/0/id"))
        .unwrap()
        .as_str()
        .unwrap();
    let mut counts = Vec::new();
    for page in 1..=4 {
        let answer = moneykit_get(
            &running,
            &token,
            &format!("/links/{link}/transactions?page={page}&size=2"),
        )
        .await;
        assert_eq!(answer.json["total"], 5, "{}", answer.text);
        counts.push(answer.json["transactions"].as_array().unwrap().len());
    }
    assert_eq!(counts, [2, 2, 1, 0]);
}

#[tokio::test]
async fn errors_have_the_providers_format() {
    let (running, token) = moneykit().await;
    let expired = async || {
        let answer = moneykit_get(&running, "unknown", "/links").await;
        (answer.status, answer.member("/error_code").to_owned())
    };
    assert_eq!(
        expired().await,
        (401, "api_error.auth.expired_access_token".to_owned())
    );
    let link = moneykit_get(&running, &token, "/links/unknown").await;
    assert_eq!(
        (link.status, link.member("/error_code")),
        (404, "link_error.not_found")
    );
    let institution = moneykit_get(&running, &token, "/institutions/unknown").await;
    assert_eq!(
        (institution.status, institution.member("/error_code")),
        (404, "institution_error.not_found")
    );

    let (running, token) = moneybird().await;
    let unknown = get(&running, CONTACTS, "unknown").await;
    assert_eq!(
        (unknown.status, unknown.member("/symbolic/request")),
        (401, "invalid_grant")
    );
    let missing = get(&running, &CONTACTS.replace(".json", "/7.json"), &token).await;
    assert_eq!(
        (missing.status, missing.member("/error")),
        (404, "there is no contact `7`")
    );
    let wrong = get(&running, &format!("{CONTACTS}?per_page=many"), &token).await;
    assert_eq!(
        (wrong.status, wrong.member("/error")),
        (400, "`per_page` is not an integer")
    );
}

#[tokio::test]
async fn a_missing_scope_is_reported_in_the_providers_format() {
    let running = emulator("specs/moneybird")
        .grant_only(["bank"])
        .start()
        .await
        .unwrap();
    let parameters = [
        ("response_type", "code"),
        ("client_id", "licit-client"),
        ("redirect_uri", crate::support::REDIRECT_URI),
        ("scope", "bank documents"),
    ];
    let url = crate::support::url("https://moneybird.com/oauth/authorize", &parameters);
    let back = crate::support::callback(&running, &url).await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", back["code"].as_str()),
        ("redirect_uri", crate::support::REDIRECT_URI),
        ("client_id", "licit-client"),
        ("client_secret", "licit-secret"),
    ];
    let tokens =
        crate::support::post_form(&running, "https://moneybird.com/oauth/token", &form).await;
    assert_eq!(tokens.json["scope"], "bank");
    let documents = "https://moneybird.com/api/v2/123/documents/general_documents.json";
    let rejected = get(&running, documents, tokens.member("/access_token")).await;
    assert_eq!(
        (rejected.status, rejected.member("/error")),
        (401, "No access to documents")
    );
}

#[tokio::test]
async fn planned_failures_occur_once_and_in_order() {
    let (running, token) = moneybird().await;
    running.fail_next("list_contacts", "RateLimited").unwrap();
    running.fail_next("list_contacts", 503).unwrap();
    running.fail_next(Endpoint::Token, "InvalidToken").unwrap();
    let limited = get(&running, CONTACTS, &token).await;
    assert_eq!(limited.status, 429);
    let now = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap()
        .as_secs();
    let until: u64 = limited.header("retry-after").unwrap().parse().unwrap();
    assert!(
        (now..now + 5).contains(&until),
        "Moneybird counts in seconds of Unix time"
    );
    let broken = get(&running, CONTACTS, &token).await;
    assert_eq!(
        (broken.status, broken.text.as_str()),
        (503, "Service Unavailable")
    );
    assert_eq!(get(&running, CONTACTS, &token).await.status, 200);
    let failed =
        crate::support::post_form(&running, "https://moneybird.com/oauth/token", &[]).await;
    assert_eq!(failed.status, 401);

    for (unknown, message) in [
        (
            running.fail_next("list_nothing", 500),
            "the spec has no operation `list_nothing`",
        ),
        (
            running.fail_next("list_contacts", "Nothing"),
            "the spec documents no error `Nothing`",
        ),
        (
            running.fail_next("list_contacts", 99),
            "no reply has the status 99",
        ),
    ] {
        assert_eq!(unknown.unwrap_err().to_string(), message);
    }
}

#[tokio::test]
async fn captured_hosts_and_custom_headers_follow_the_spec() {
    let running = emulator("tests/specs/quirks").start().await.unwrap();
    let call = async |path: &str, token: &str| {
        let request = Client::new()
            .get(at(
                &running,
                &format!("https://n7.quirky.example/api/eu{path}"),
            ))
            .header("x-quirky-token", token)
            .header("x-region", "eu");
        send(request).await
    };
    let token = running.personal_token("access_key").unwrap();
    let mut path = "/things?v=7".to_owned();
    let mut count = 0;
    loop {
        let answer = call(&path, token).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(
            answer.header("content-type"),
            Some("application/vnd.quirky+json")
        );
        count += answer
            .json
            .pointer("/data/items")
            .unwrap()
            .as_array()
            .unwrap()
            .len();
        if answer.json.pointer("/meta/more") == Some(&json!(false)) {
            break;
        }
        path = format!(
            "/things?v=7&starting_after={}",
            answer.member("/meta/next~1cursor")
        );
    }
    assert_eq!(count, 5);
    let numbered = call("/reports?p=2", token).await;
    assert_eq!(
        (
            numbered.json["results"].as_array().map(Vec::len),
            &numbered.json["count"]
        ),
        (Some(1), &json!(5))
    );
    let app = running.personal_token("api_key").unwrap();
    assert_eq!(call("/usage", app).await.status, 200);
    let rejected = call("/log", app).await;
    assert_eq!((rejected.status, rejected.member("/fault/id")), (401, "43"));
    assert_eq!(
        call("/things?v=7", "unknown").await.member("/fault/id"),
        "41"
    );
}

#[tokio::test]
async fn requests_are_recorded_with_their_operation() {
    let (running, token) = shop().await;
    send_json(
        &running,
        "POST",
        &shop_url("/orders?dry=1"),
        &token,
        &json!({ "order": {} }),
    )
    .await;
    let recorded = running.requests().pop().unwrap();
    assert_eq!(
        (recorded.endpoint.as_str(), recorded.method.as_str()),
        ("create_order", "POST")
    );
    assert_eq!(recorded.path, "/api.acme.example/orders");
    assert_eq!(
        (recorded.parameter("dry"), recorded.status),
        (Some("1"), 201)
    );
    assert_eq!(recorded.header("Content-Type"), Some("application/json"));
    assert_eq!(recorded.json(), Some(json!({ "order": {} })));
}

#[tokio::test]
async fn the_clock_expires_tokens_except_static_ones() {
    let (running, token) = shop().await;
    running.advance(Duration::from_secs(u64::from(u32::MAX)));
    assert_eq!(
        get(&running, &shop_url("/orders"), &token).await.status,
        200
    );
}

#[tokio::test]
async fn operations_with_one_url_differ_in_their_fixed_query_parameters() {
    let (running, token) = shop().await;
    for (path, operation) in [
        ("/shop", "close"),
        ("/shop?today=", "close_early"),
        ("/shop?today", "close_early"),
        ("/shop?today=no", "close"),
    ] {
        let request = Client::new().delete(at(&running, &shop_url(path)));
        let closed = send(request.header("authorization", format!("Bearer {token}"))).await;
        assert_eq!(closed.status, 204, "{path}: {}", closed.text);
        let called = running.requests().pop().unwrap();
        assert_eq!(called.endpoint, operation, "{path}");
    }
}
