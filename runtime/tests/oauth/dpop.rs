//! Proofs of possession (DPoP, RFC 9449) with hostile servers.

use licit_runtime::error::{OAuthErrorCode, TokenReplyFault};
use licit_runtime::tables::{ActsAs, Dpop, Grant, Operation, Provider, Registration};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, Client, Error, Json, Tokens};

use crate::acme::{self, Listing};
use crate::support::{Answer, Server};

static BOUND: Provider = Provider {
    dpop: Some(Dpop {
        required: true,
        ..Dpop::DEFAULT
    }),
    ..acme::PROVIDER_VALUE
};
static LENIENT: Provider = Provider {
    dpop: Some(Dpop::DEFAULT),
    ..acme::PROVIDER_VALUE
};

const fn registration(provider: &'static Provider) -> Registration {
    Registration {
        client_credentials: Some(Grant {
            token_endpoint: acme::TOKEN,
            acts_as: ActsAs::App,
            ..Grant::DEFAULT
        }),
        ..Registration::of(provider)
    }
}

static REQUIRED: Registration = registration(&BOUND);
static OPTIONAL: Registration = registration(&LENIENT);

static LIST: Operation = Operation {
    name: "list",
    path: "list",
    ..Operation::DEFAULT
};

const GRANTED: &str = r#"{"access_token":"access-1","token_type":"DPoP","expires_in":3600}"#;
const BEARER: &str = r#"{"access_token":"marker","token_type":"Bearer","expires_in":3600}"#;
const WANTS_NONCE: &str = r#"{"error":"use_dpop_nonce"}"#;

async fn asked(
    registration: &'static Registration,
    answers: Vec<Answer>,
) -> (Server, App, Result<Tokens<Listing, ForItself>, Error>) {
    let server = Server::answering(answers).await;
    let app = App::builder(registration)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .origin(&server.origin())
        .build()
        .unwrap();
    let outcome = app.client_credentials().await;
    (server, app, outcome)
}

fn fault(outcome: Result<Tokens<Listing, ForItself>, Error>) -> TokenReplyFault {
    match outcome.unwrap_err() {
        Error::TokenReply(error) => error.fault(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_bearer_token_is_rejected_if_a_bound_one_was_requested() {
    let untyped = r#"{"access_token":"marker","expires_in":3600}"#;
    for reply in [BEARER, untyped] {
        let (_, _, outcome) = asked(&REQUIRED, vec![Answer::json(200, reply)]).await;
        assert_eq!(fault(outcome), TokenReplyFault::TokenType, "{reply}");
    }
}

#[tokio::test]
async fn a_bearer_token_is_used_if_the_provider_may_return_one() {
    let answers = vec![Answer::json(200, BEARER), Answer::json(200, "[]")];
    let (server, app, outcome) = asked(&OPTIONAL, answers).await;
    let client = Client::new(&app, outcome.unwrap());
    let _: Json = client
        .call(&LIST)
        .request::<_, Error>()
        .send()
        .await
        .unwrap();
    let call = &server.requests()[1];
    assert_eq!(call.header("authorization"), Some("Bearer marker"));
    assert_eq!(call.header("dpop"), None);
}

#[tokio::test]
async fn an_unrequested_bound_token_is_rejected() {
    static PLAIN: Registration = registration(&acme::PROVIDER);
    let (_, _, outcome) = asked(&PLAIN, vec![Answer::json(200, GRANTED)]).await;
    assert_eq!(fault(outcome), TokenReplyFault::TokenType);
}

#[tokio::test]
async fn a_token_endpoint_that_always_requires_another_nonce_gets_one() {
    let requires_nonce = Answer::json(400, WANTS_NONCE).with("dpop-nonce", "n-1");
    let (server, _, outcome) = asked(&REQUIRED, vec![requires_nonce]).await;
    match outcome.unwrap_err() {
        Error::OAuth(error) => {
            assert_eq!(
                *error.code(),
                OAuthErrorCode::Other("use_dpop_nonce".into())
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn an_invalid_nonce_is_not_sent() {
    for nonce in ["", "a b", "\"quoted\""] {
        let requires_nonce = Answer::json(400, WANTS_NONCE).with("dpop-nonce", nonce);
        let (server, _, outcome) = asked(&REQUIRED, vec![requires_nonce]).await;
        assert!(outcome.is_err());
        assert_eq!(server.requests().len(), 1, "{nonce:?}");
    }
}

#[tokio::test]
async fn an_api_that_always_requires_another_nonce_gets_one_and_causes_no_refresh() {
    let requires_nonce = Answer::json(401, "{}")
        .with("dpop-nonce", "n-1")
        .with("www-authenticate", r#"DPoP error="use_dpop_nonce""#);
    let (server, app, outcome) =
        asked(&REQUIRED, vec![Answer::json(200, GRANTED), requires_nonce]).await;
    let client = Client::new(&app, outcome.unwrap());
    let refused = client.call(&LIST).request::<Json, Error>().send().await;
    match refused.unwrap_err() {
        Error::Api(error) => assert_eq!(error.status(), 401),
        other => panic!("{other:?}"),
    }
    assert_eq!(server.requests().len(), 3, "one for the token, two calls");
}
