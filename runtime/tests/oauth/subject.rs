//! A refresh must return the same user as before, if the spec names the member that identifies the
//! user.

use licit_runtime::error::TokenReplyFault;
use licit_runtime::tables::{
    Grant, Provider, Refresh, Registration, TokenReply, Variable, VariableFormat, VariableSource,
};
use licit_runtime::{Error, Session, StoredTokens, Tokens};
use serde_json::json;

use crate::acme::{self, Reading};
use crate::support::{Answer, Server};

static PROVIDER: Provider = Provider {
    variables: &[Variable {
        name: "user",
        source: VariableSource::TokenReply,
        format: VariableFormat::Text,
        ..Variable::DEFAULT
    }],
    ..acme::PROVIDER_VALUE
};

static REGISTRATION: Registration = Registration {
    provider: &PROVIDER,
    refresh_token: Some(Refresh {
        grant: Grant {
            token_endpoint: acme::TOKEN,
            reply: TokenReply {
                subject: Some("user"),
                captures: &[("user_id", "user")],
                ..TokenReply::DEFAULT
            },
            ..Grant::DEFAULT
        },
        ..Refresh::DEFAULT
    }),
    ..acme::REGISTRATION_VALUE
};

async fn session(reply: serde_json::Value) -> (Server, Session) {
    let server = Server::answering(vec![Answer::json(200, reply.to_string())]).await;
    let app = acme::builder_of(&REGISTRATION, &server).build().unwrap();
    let mut stored = serde_json::to_value(acme::stored(-1)).unwrap();
    stored["captured"] = json!({ "user": "ada" });
    let stored: StoredTokens = serde_json::from_value(stored).unwrap();
    let session = app.session(Tokens::<Reading>::restore(stored).unwrap());
    (server, session)
}

#[tokio::test]
async fn a_refresh_that_names_another_user_is_rejected() {
    let (_server, session) = session(json!({"access_token": "access-1", "user_id": "grace"})).await;
    let error = session.current().await.unwrap_err();
    let Error::TokenReply(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(error.fault(), TokenReplyFault::AnotherUser);
    let stored = session.tokens().unwrap();
    assert_eq!(stored.access_token().expose(), "access-0");
    assert_eq!(stored.captured().get("user"), Some("ada"));
}

#[tokio::test]
async fn a_refresh_that_names_the_same_user_or_none_is_accepted() {
    for reply in [
        json!({"access_token": "access-1", "user_id": "ada"}),
        json!({"access_token": "access-1"}),
    ] {
        let (_server, session) = session(reply).await;
        let credential = session.current().await.unwrap();
        assert_eq!(credential.token().expose(), "access-1");
    }
}

#[tokio::test]
async fn after_a_reply_of_another_user_the_new_refresh_token_is_used_and_must_prove_the_user() {
    let reply = |number: u8, user: Option<&str>| {
        let mut reply = json!({
            "access_token": format!("access-{number}"),
            "refresh_token": format!("refresh-{number}"),
        });
        if let Some(user) = user {
            reply["user_id"] = user.into();
        }
        Answer::json(200, reply.to_string())
    };
    let replies = vec![
        reply(1, Some("grace")),
        reply(2, None),
        reply(3, Some("ada")),
    ];
    let server = Server::answering(replies).await;
    let app = acme::builder_of(&REGISTRATION, &server).build().unwrap();
    let mut stored = serde_json::to_value(acme::stored(-1)).unwrap();
    stored["captured"] = json!({ "user": "ada" });
    let stored: StoredTokens = serde_json::from_value(stored).unwrap();
    let session = app.session(Tokens::<Reading>::restore(stored).unwrap());
    for fault in [TokenReplyFault::AnotherUser, TokenReplyFault::UserUnproven] {
        let Err(Error::TokenReply(error)) = session.current().await else {
            panic!("{fault:?}")
        };
        assert_eq!(error.fault(), fault);
        assert_eq!(
            session.tokens().unwrap().access_token().expose(),
            "access-0"
        );
    }
    let credential = session.current().await.unwrap();
    assert_eq!(credential.token().expose(), "access-3");
    let requests = server.requests();
    let sent: Vec<_> = requests
        .iter()
        .filter_map(|r| r.form("refresh_token"))
        .collect();
    assert_eq!(sent, ["refresh-0", "refresh-1", "refresh-2"]);
}
