//! Authorization details (RFC 9396) with servers that return other details.

use licit_runtime::error::TokenReplyFault;
use licit_runtime::tables::{AuthorizationCode, Grant, Provider, Registration};
use licit_runtime::{Error, Tokens};
use serde_json::{Value, json};

use crate::acme::{self, Reading};
use crate::support::{Answer, Server, find};

static PROVIDER: Provider = Provider {
    authorization_details: true,
    ..acme::PROVIDER_VALUE
};

static REGISTRATION: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/authorize",
        grant: Grant {
            token_endpoint: acme::TOKEN,
            ..Grant::DEFAULT
        },
        ..AuthorizationCode::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

/// A login that requests these details, with this reply.
async fn finished(asked: &[Value], granted: Option<Value>) -> Result<Tokens<Reading>, Error> {
    let mut reply = json!({"access_token": "access-1", "expires_in": 60});
    if let Some(granted) = granted {
        reply["authorization_details"] = granted;
    }
    let server = Server::answering(vec![Answer::json(200, reply.to_string())]).await;
    let app = acme::builder_of(&REGISTRATION, &server)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app
        .authorize::<Reading>()
        .authorization_details(asked)
        .unwrap();
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("/callback?code=c&state={state}&iss=https://acme.example");
    app.finish(login.into_pending(), &callback).await
}

fn account(actions: &[&str]) -> Value {
    json!({"type": "account", "actions": actions})
}

#[tokio::test]
async fn a_reply_without_details_is_accepted() {
    let tokens = finished(&[account(&["read"])], None).await.unwrap();
    assert_eq!(tokens.authorization_details::<Value>().unwrap(), None);
}

#[tokio::test]
async fn details_that_the_server_adds_to_are_not_less() {
    let granted = json!([{"type": "account", "actions": ["list", "read"], "iban": "DE02"}]);
    let tokens = finished(&[account(&["read"])], Some(granted))
        .await
        .unwrap();
    let granted = tokens.authorization_details::<Value>().unwrap().unwrap();
    assert_eq!(granted[0]["iban"], "DE02");
}

#[tokio::test]
async fn another_type_and_fewer_items_are_less() {
    for granted in [
        json!([]),
        json!([{"type": "loan"}]),
        json!([account(&["list"])]),
    ] {
        let narrowed = finished(&[account(&["list", "read"])], Some(granted)).await;
        let Err(Error::DetailsNarrowed(error)) = narrowed else {
            panic!("{narrowed:?}")
        };
        assert_eq!(error.missing(), [account(&["list", "read"])]);
    }
}

#[tokio::test]
async fn invalid_details_are_rejected() {
    for granted in [
        json!("all"),
        json!({}),
        json!([1]),
        json!([{"actions": []}]),
    ] {
        let refused = finished(&[account(&["read"])], Some(granted)).await;
        let Err(Error::TokenReply(error)) = refused else {
            panic!("{refused:?}")
        };
        assert_eq!(
            error.fault(),
            TokenReplyFault::Member("authorization_details")
        );
    }
}
