//! Tests the GraphQL endpoint over HTTP.

use crate::support::{Answer, emulator, emulator_of, plain, send_json};
use licit_emulator::Running;
use serde_json::{Value, json};

const ENDPOINT: &str = "https://acme.example/graphql";

const LIST: &str = "query Invoices($first: Int, $after: String) { invoices(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }";

async fn acme() -> Running {
    let shape = json!({
        "present": "/errors/0", "code": "/errors/0/extensions/code", "message": "/errors/0/message",
        "retry_after": "/errors/0/extensions/retryAfter", "at_success": true
    });
    let spec = plain(&json!({
        "api": { "base_url": "https://acme.example", "graphql_endpoint": "/graphql" },
        "credentials": { "key": {}, "small": { "scopes": ["other"] } },
        "errors": {
            "shapes": { "graphql": shape },
            "documented": {
                "Unauthenticated": { "code": "UNAUTHENTICATED", "at": "api", "means": "token_expired" },
                "Forbidden": { "code": "FORBIDDEN", "at": "api", "means": "insufficient_scope" },
                "NotFound": { "code": "NOT_FOUND", "at": "api" },
                "BadRequest": { "code": "BAD_REQUEST", "at": "api" },
                "RateLimited": { "code": "RATE_LIMITED", "at": "api", "means": "rate_limited" }
            }
        },
        "operations": {
            "invoices": {
                "graphql": LIST, "data": "/invoices", "scopes": "read", "returns": "InvoiceConnection", "pages": "connection",
                "variables": { "first": "integer?", "after": "string?" }
            },
            "invoice": {
                "graphql": "query Invoice($id: ID!) { invoice(id: $id) { id total } }", "data": "/invoice",
                "variables": { "id": "string" }, "returns": "Invoice|null"
            },
            "create_invoice": {
                "graphql": "mutation Create($invoice: InvoiceInput!) { invoiceCreate(invoice: $invoice) { id total } }",
                "data": "/invoiceCreate", "variables": { "invoice": "InvoiceInput" }, "returns": "Invoice"
            },
            "update_invoice": {
                "graphql": "mutation Update($id: ID!, $invoice: InvoiceInput!) { invoiceUpdate(id: $id, invoice: $invoice) { id total } }",
                "data": "/invoiceUpdate", "variables": { "id": "string", "invoice": "InvoiceInput" }, "returns": "Invoice"
            }
        },
        "models": {
            "Invoice": { "id": "string", "total": "integer?" },
            "InvoiceInput": { "total": "integer" },
            "InvoiceConnection": { "nodes": "[Invoice]", "pageInfo": "PageInfo" },
            "PageInfo": { "hasNextPage": "boolean", "endCursor": "string|null" }
        }
    }));
    emulator_of(&spec).start().await.unwrap()
}

async fn ask(running: &Running, query: &str, variables: &Value) -> Answer {
    let token = running.personal_token("key").unwrap();
    send_json(
        running,
        "POST",
        ENDPOINT,
        token,
        &json!({ "query": query, "variables": variables }),
    )
    .await
}

#[tokio::test]
async fn a_connection_can_be_paged_to_its_end() {
    let running = acme().await;
    // The client may format the document differently.
    let query = LIST.replace(' ', "\n  ");
    let (mut after, mut ids) = (Value::Null, Vec::new());
    loop {
        let answer = ask(&running, &query, &json!({ "first": 2, "after": after })).await;
        let invoices = answer
            .json
            .pointer("/data/invoices")
            .unwrap_or_else(|| panic!("{}", answer.text));
        ids.extend(
            invoices["nodes"]
                .as_array()
                .unwrap()
                .iter()
                .map(|node| node["id"].clone()),
        );
        if invoices["pageInfo"]["hasNextPage"] == json!(false) {
            break;
        }
        after = invoices["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(ids.len(), 5);
    assert_eq!(running.requests().len(), 3);
    assert_eq!(running.requests()[0].endpoint, "invoices");
}

#[tokio::test]
async fn a_query_finds_the_result_of_a_mutation() {
    let running = acme().await;
    let create = "mutation Create($invoice: InvoiceInput!) { invoiceCreate(invoice: $invoice) { id total } }";
    let made = ask(&running, create, &json!({ "invoice": { "total": 77 } })).await;
    assert_eq!(
        made.json.pointer("/data/invoiceCreate/total"),
        Some(&json!(77)),
        "{}",
        made.text
    );
    let id = made.member("/data/invoiceCreate/id");
    let update = "mutation Update($id: ID!, $invoice: InvoiceInput!) { invoiceUpdate(id: $id, invoice: $invoice) { id total } }";
    ask(
        &running,
        update,
        &json!({ "id": id, "invoice": { "total": 78 } }),
    )
    .await;
    let get = "query Invoice($id: ID!) { invoice(id: $id) { id total } }";
    let found = ask(&running, get, &json!({ "id": id })).await;
    assert_eq!(
        found.json["data"]["invoice"],
        json!({ "id": id, "total": 78 })
    );
    let unknown = ask(&running, get, &json!({ "id": "unknown" })).await;
    assert_eq!(
        (unknown.status, unknown.member("/errors/0/extensions/code")),
        (200, "NOT_FOUND")
    );
}

#[tokio::test]
async fn errors_have_the_providers_format() {
    let running = acme().await;
    let code = async |token: &str, body: Value| {
        let answer = send_json(&running, "POST", ENDPOINT, token, &body).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.member("/errors/0/extensions/code").to_owned()
    };
    let key = running.personal_token("key").unwrap();
    let small = running.personal_token("small").unwrap();
    assert_eq!(
        code("unknown", json!({ "query": LIST })).await,
        "UNAUTHENTICATED"
    );
    assert_eq!(
        code("unknown", json!({ "query": "{ x }" })).await,
        "UNAUTHENTICATED"
    );
    assert_eq!(code(small, json!({ "query": LIST })).await, "FORBIDDEN");
    for body in [
        json!({ "query": LIST, "variables": { "first": "two" } }),
        json!({ "query": LIST, "variables": { "after": "made up" } }),
        json!({ "query": LIST, "variables": [] }),
        json!({ "query": "{ x" }),
        json!({ "query": "query A { x } query B { x }" }),
        json!({}),
    ] {
        assert_eq!(code(key, body).await, "BAD_REQUEST");
    }
    running.fail_next("invoices", "RateLimited").unwrap();
    let limited = ask(&running, LIST, &json!({})).await;
    assert_eq!(
        limited.json.pointer("/errors/0/extensions/retryAfter"),
        Some(&json!(1))
    );
}

#[tokio::test]
async fn a_custom_document_is_answered() {
    let running = acme().await;
    let query = "query Own { all: invoices(first: 10) { nodes { ...I } pageInfo { hasNextPage } } company { id name } } fragment I on Invoice { id number: total }";
    let token = running.personal_token("key").unwrap();
    let body = json!({ "query": query, "operationName": "Own" });
    let answer = send_json(&running, "POST", ENDPOINT, token, &body).await;
    let data = &answer.json["data"];
    assert_eq!(
        data.pointer("/all/pageInfo/hasNextPage"),
        Some(&json!(false)),
        "{}",
        answer.text
    );
    assert!(data.pointer("/all/nodes/0/number").unwrap().is_i64());
    assert_eq!(data["company"]["name"], "Example 1");
}

#[tokio::test]
async fn an_origin_that_is_a_variable_may_be_the_emulator_itself() {
    let running = emulator("specs/luca").start().await.unwrap();
    let token = running.personal_token("api_key").unwrap();
    let url = format!("{}/api/v1/graphql", running.origin());
    let body = json!({ "query": "query Companies { companies { nodes { id name organisationNumber } } }" });
    let answer = send_json(&running, "POST", &url, token, &body).await;
    assert!(
        answer.json.pointer("/data/companies/nodes/0/id").is_some(),
        "{}",
        answer.text
    );
}
