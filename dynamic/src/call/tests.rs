//! Arguments are accepted or rejected as the operation declares.

use std::sync::Arc;

use licit_format::resolve::Provider;
use licit_format::source::Source;
use licit_runtime::mock::{Mock, MockReply};
use licit_runtime::{App, AtRunTime, Client, Error, Json, Tokens};
use serde_json::json;

use crate::Tables;

use super::{Argument, Arguments, ArgumentsError, BodyArgument, PartHeaderArgument, Place};

fn provider() -> Provider {
    let spec = json!({
        "name": "acme",
        "api": { "base_url": "https://acme.example" },
        "token_endpoint": "https://acme.example/token",
        "grants": { "client_credentials": {} },
        "operations": {
            "add": {
                "call": "POST /orders/{id}",
                "path": { "id": "string" },
                "query": { "tags": "[string]?" },
                "headers": { "X-Run": "string?" },
                "form": { "name": "string", "note": "string?" }
            },
            "attach": {
                "call": "POST /files",
                "multipart": {
                    "scan": { "type": "file", "headers": { "X-Dpi": "integer", "X-Note": "string?" } }
                }
            },
            "label": {
                "call": "POST /labels",
                "multipart": {
                    "name": "string",
                    "additional": { "type": "{string}?", "style": "form" }
                }
            },
            "annotate": {
                "call": "POST /notes",
                "body": { "text": "string", "kind": { "value": "note" } },
                "optional_body": true
            },
            "read": { "call": "GET /orders/{id}", "path": { "id": "string" } },
            "unlock": {
                "call": "POST /locks/{key}",
                "path": { "key": "secret" },
                "query": { "name": "string" },
                "headers": { "X-Pin": "secret" },
                "body": { "codes": "[secret]" }
            }
        }
    });
    let loaded = licit_format::parse(Source::new("acme.json", spec.to_string()));
    loaded.unwrap_or_else(|report| panic!("{report}")).provider
}

fn made(
    name: &str,
    given: &[(Place, &str, serde_json::Value)],
    body: Option<BodyArgument>,
) -> Result<(), ArgumentsError> {
    let provider = provider();
    let mut operations = provider.operations.iter();
    let operation = operations
        .find(|operation| operation.table.name == name)
        .unwrap();
    let given = given.iter().cloned();
    let given = given.map(|(place, name, value)| Argument {
        place,
        name: name.to_owned(),
        value,
    });
    Arguments::from_json(&provider, operation, given.collect(), body).map(drop)
}

fn form(value: serde_json::Value) -> BodyArgument {
    BodyArgument {
        media_type: "application/x-www-form-urlencoded".to_owned(),
        value,
        part_headers: Vec::new(),
    }
}

#[test]
fn parameters_are_found_by_location_and_headers_in_any_case() {
    let id = (Place::Path, "id", json!("1"));
    let good = [
        id.clone(),
        (Place::Query, "tags", json!(["a"])),
        (Place::Header, "x-run", json!("7")),
    ];
    assert_eq!(made("add", &good, Some(form(json!({"name": "n"})))), Ok(()));
    let elsewhere = [id, (Place::Header, "tags", json!(["a"]))];
    let wrong = made("add", &elsewhere, Some(form(json!({"name": "n"}))));
    assert_eq!(
        wrong,
        Err(ArgumentsError::Unknown("tags".into(), Some("tags".into())))
    );
}

#[test]
fn a_missing_or_repeated_parameter_is_an_error() {
    assert_eq!(
        made("read", &[], None),
        Err(ArgumentsError::Missing(vec!["id".into()]))
    );
    let id = (Place::Path, "id", json!("1"));
    assert_eq!(
        made("read", &[id.clone(), id], None),
        Err(ArgumentsError::Repeated("id".into()))
    );
}

#[test]
fn a_body_must_be_of_a_declared_media_type_and_have_known_members() {
    let id = [(Place::Path, "id", json!("1"))];
    assert_eq!(made("add", &id, None), Err(ArgumentsError::Body));
    let mut json = form(json!({"name": "n"}));
    json.media_type = "application/json".to_owned();
    assert!(matches!(
        made("add", &id, Some(json.clone())),
        Err(ArgumentsError::MediaType(_, _))
    ));
    assert!(matches!(
        made("read", &id, Some(json)),
        Err(ArgumentsError::MediaType(_, _))
    ));
    assert_eq!(
        made("add", &id, Some(form(json!({"name": "n", "nome": "n"})))),
        Err(ArgumentsError::Member("nome".into()))
    );
}

#[test]
fn a_body_that_may_be_left_out_is_not_required() {
    assert_eq!(made("annotate", &[], None), Ok(()));
    let body = BodyArgument {
        media_type: "application/json".to_owned(),
        value: json!({ "text": "t" }),
        part_headers: Vec::new(),
    };
    assert_eq!(made("annotate", &[], Some(body)), Ok(()));
}

#[test]
fn headers_of_parts_are_accepted_or_missing_as_declared() {
    let with = |headers: &[(&str, &str)]| {
        let headers = headers.iter().map(|(part, name)| PartHeaderArgument {
            part: (*part).to_owned(),
            name: (*name).to_owned(),
            value: json!(300),
        });
        let body = BodyArgument {
            media_type: "multipart/form-data".to_owned(),
            value: json!({ "scan": "bytes" }),
            part_headers: headers.collect(),
        };
        made("attach", &[], Some(body))
    };
    assert_eq!(with(&[("scan", "x-dpi")]), Ok(()));
    assert_eq!(
        with(&[("scan", "X-Note")]),
        Err(ArgumentsError::Missing(vec!["scan.X-Dpi".into()]))
    );
    for unknown in [("scan", "X-Other"), ("other", "X-Dpi")] {
        assert_eq!(
            with(&[("scan", "X-Dpi"), unknown]),
            Err(ArgumentsError::Unknown(unknown.1.into(), None))
        );
    }
}

#[test]
fn a_body_with_further_parts_accepts_every_name() {
    let body = BodyArgument {
        media_type: "multipart/form-data".to_owned(),
        value: json!({ "name": "n", "other": "o" }),
        part_headers: Vec::new(),
    };
    assert_eq!(made("label", &[], Some(body)), Ok(()));
}

/// The server repeats what it received.
#[tokio::test]
async fn arguments_that_are_secret_are_removed_from_errors() {
    let provider = provider();
    let tables = Tables::new(&provider);
    let mock = Mock::new();
    let text = "front door: s3cret-path s3cret-header s3cret-body are wrong";
    let reply = MockReply::json(400, &json!({ "message": text }));
    mock.on("unlock").reply(reply);
    let app = App::builder(tables.registration("app").unwrap())
        .client_id("id")
        .client_secret("secret")
        .middleware(Arc::new(mock))
        .build()
        .unwrap();
    let tokens = Tokens::<AtRunTime>::from_access_token("token");
    let client = Client::new(&app, tokens);
    let mut operations = provider.operations.iter();
    let operation = operations.find(|known| known.table.name == "unlock");
    let given = [
        (Place::Path, "key", "s3cret-path"),
        (Place::Query, "name", "front door"),
        (Place::Header, "X-Pin", "s3cret-header"),
    ];
    let given = given.map(|(place, name, value)| Argument {
        place,
        name: name.to_owned(),
        value: json!(value),
    });
    let body = BodyArgument {
        media_type: "application/json".to_owned(),
        value: json!({ "codes": ["s3cret-body"] }),
        part_headers: Vec::new(),
    };
    let arguments = Arguments::from_json(&provider, operation.unwrap(), given.into(), Some(body));
    let call = arguments.unwrap().call(&client);
    let error = call.request::<Json, Error>().send().await.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("front door: [secret]"), "{shown}");
    assert!(!shown.contains("s3cret"), "{shown}");
}
