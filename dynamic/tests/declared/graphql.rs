//! Variables of GraphQL operations.

use licit_dynamic::{Arguments, ArgumentsError, Tables};
use licit_format::{parse, source::Source};
use licit_runtime::{Client, Error, Json};
use serde_json::{Value, json};

use crate::support::{logging_in, start};

#[tokio::test]
async fn variables_of_a_document_are_sent_with_the_values_of_their_types() {
    let spec = logging_in(json!({
        "api": { "base_url": "https://api.acme.example", "graphql_endpoint": "https://api.acme.example/graphql" },
        "operations": {
            "list_issues": {
                "graphql": "query Issues($team: String!, $first: Int!, $labels: [String!]) { issues(team: $team, first: $first, labels: $labels) { id } }",
                "data": "/issues",
                "returns": "[Issue]",
                "variables": { "team": "string", "first": "integer", "labels": "[string]?" },
            },
        },
        "models": { "Issue": { "id": "string" } },
    }));
    let loaded = parse(Source::new("acme.json", spec.to_string()));
    let declared = loaded.unwrap_or_else(|report| panic!("{report}")).provider;
    let _tables = Tables::new(&declared);
    let operation = &declared.operations[0];
    let given = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect::<Vec<_>>()
    };
    let missing = Arguments::new(&declared, operation, given(&[("team", "42")]));
    assert_eq!(
        missing.err(),
        Some(ArgumentsError::Missing(vec!["first".to_owned()]))
    );

    let provider = start(&spec).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let client = Client::new(&app, tokens);
    let all = given(&[
        ("team", "42"),
        ("first", "5"),
        ("labels", "a"),
        ("labels", "b"),
    ]);
    let arguments = Arguments::new(&declared, operation, all).expect("arguments");
    let reply = arguments.call(&client).request::<Json, Error>().send();
    reply.await.expect("issues");
    let sent = provider.last("list_issues");
    let body: Value = serde_json::from_slice(&sent.body).expect("JSON");
    assert_eq!(
        body["variables"],
        json!({ "team": "42", "first": 5, "labels": ["a", "b"] })
    );
}
