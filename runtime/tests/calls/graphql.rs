//! GraphQL operations and custom queries.

use licit_runtime::tables::{GraphQl, Operation, PageStyle, Pages};
use licit_runtime::{Error, Json};
use serde_json::json;

use crate::acme::{self, Contact};
use crate::support::{Answer, Server};

static CONTACTS: Operation = Operation {
    name: "contacts",
    graphql: Some(GraphQl {
        document: "query($after: String) { company { contacts(after: $after) { nodes { id } } } }",
        at: "/company/contacts",
    }),
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "after",
            next: "/pageInfo/endCursor",
            has_more: Some("/pageInfo/hasNextPage"),
        },
        items: "/nodes",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

fn page(id: u8, more: bool) -> Answer {
    let contacts = json!({
        "nodes": [{"id": id}],
        "pageInfo": {"endCursor": format!("c{id}"), "hasNextPage": more},
    });
    Answer::json(
        200,
        json!({"data": {"company": {"contacts": contacts}}}).to_string(),
    )
}

#[tokio::test]
async fn an_operation_returns_the_value_at_its_pointer() {
    let server = Server::answering(vec![page(7, false)]).await;
    let call = acme::client(&server).call(&CONTACTS).variable("first", &10);
    let contacts: Json = call.request::<_, Error>().send().await.unwrap();
    assert_eq!(contacts["nodes"][0]["id"], 7);

    let request = &server.requests()[0];
    assert_eq!(
        (&*request.method, &*request.target),
        ("POST", "/api.acme.example/graphql")
    );
    let body: Json = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body["variables"], json!({"first": 10}));
    assert_eq!(body["query"], CONTACTS.graphql.unwrap().document);
}

#[tokio::test]
async fn connections_are_followed_by_their_cursor() {
    let server = Server::answering(vec![page(1, true), page(2, true), page(3, false)]).await;
    let call = acme::client(&server).call(&CONTACTS);
    let mut contacts = call.paged::<Json, Contact, Error>().items();
    for id in 1..=3 {
        assert_eq!(contacts.next().await.unwrap().unwrap(), Contact { id });
    }
    assert!(contacts.next().await.is_none());
    let body: Json = serde_json::from_str(&server.requests()[2].body).unwrap();
    assert_eq!(body["variables"], json!({"after": "c2"}));
}

#[tokio::test]
async fn a_custom_query_is_sent_as_serialized() {
    let server = Server::answering(vec![Answer::json(200, r#"{"data": {"me": {"id": 1}}}"#)]).await;
    let query = json!({"query": "{ me { id } }", "variables": {}, "operationName": "Me"});
    let request = acme::client(&server).graphql::<Json, Error>(&query);
    assert_eq!(request.send().await.unwrap(), json!({"me": {"id": 1}}));
    let sent: Json = serde_json::from_str(&server.requests()[0].body).unwrap();
    assert_eq!(sent, query);
}

#[tokio::test]
async fn errors_at_200_are_errors() {
    let body = r#"{"data": {"me": null}, "errors": [{"message": "Not yours", "extensions": {"code": "FORBIDDEN"}}]}"#;
    let server = Server::answering(vec![Answer::json(200, body)]).await;
    let request = acme::client(&server).graphql::<Json, Error>(&json!({"query": "{ me }"}));
    let Error::Api(error) = request.send().await.unwrap_err() else {
        panic!("no error of the API");
    };
    assert_eq!(
        (error.code(), error.message()),
        (Some("FORBIDDEN"), Some("Not yours"))
    );
}
