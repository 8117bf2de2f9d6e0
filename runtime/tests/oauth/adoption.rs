//! Adopted refresh tokens: what is sent with them, and what a reply without scopes means.

use licit_runtime::tables::{
    Grant, Provider, Refresh, Registration, ResourceIndicators, ScopeFormat,
};
use licit_runtime::{Error, Tokens};

use crate::acme::{self, Listing, Reading};
use crate::support::{Answer, Server};

const SILENT: &str = r#"{"access_token":"access-1","refresh_token":"refresh-1"}"#;

static QUIET: Provider = Provider {
    scope: ScopeFormat::DEFAULT,
    ..acme::PROVIDER_VALUE
};
static WITHOUT_SCOPES: Registration = Registration {
    provider: &QUIET,
    ..acme::REGISTRATION_VALUE
};

static RESOURCEFUL: Provider = Provider {
    resource_indicators: Some(ResourceIndicators {
        resource: &["https://api.acme.example/"],
        ..ResourceIndicators::DEFAULT
    }),
    ..acme::PROVIDER_VALUE
};
static WITH_RESOURCES: Registration = Registration {
    provider: &RESOURCEFUL,
    ..acme::REGISTRATION_VALUE
};

static ODD: Registration = Registration {
    refresh_token: Some(Refresh {
        grant: Grant {
            reply: licit_runtime::tables::TokenReply::DEFAULT,
            ..acme::GRANT
        },
        ..Refresh::DEFAULT
    }),
    ..acme::REGISTRATION_VALUE
};

async fn adopted(
    registration: &'static Registration,
    reply: &str,
) -> (Server, Result<Tokens<Reading>, Error>) {
    let server = Server::answering(vec![Answer::json(200, reply)]).await;
    let app = acme::builder_of(registration, &server).build().unwrap();
    let tokens = app.with_refresh_token("refresh-0").await;
    (server, tokens)
}

#[tokio::test]
async fn an_adopted_refresh_token_is_sent_with_its_scopes_and_resources() {
    let (server, tokens) = adopted(&WITH_RESOURCES, SILENT).await;
    let request = &server.requests()[0];
    assert_eq!(request.form("scope").as_deref(), Some("read list"));
    let resource = "https://api.acme.example/";
    assert_eq!(request.form("resource").as_deref(), Some(resource));
    let tokens = tokens.unwrap();
    assert_eq!(tokens.scopes(), ["read", "list"]);
    assert_eq!(tokens.refresh_token().unwrap().expose(), "refresh-1");
}

#[tokio::test]
async fn scopes_that_the_server_returned_cannot_be_assumed_otherwise() {
    type User = licit_runtime::token::User;
    // The reply lists no scope or another one: in both cases the granted scopes are known.
    for scope in [r#""""#, "[]", r#""other""#] {
        let reply = SILENT.replace('}', &format!(r#","scope":{scope}}}"#));
        let (_, tokens) = adopted(&WITHOUT_SCOPES, &reply).await;
        let Err(Error::ScopeNarrowed(error)) = tokens else {
            panic!("{scope}: {tokens:?}")
        };
        assert_eq!(error.missing(), ["read", "list"], "{scope}");
        assert!(!error.to_string().contains("assume"), "{scope}: {error}");
        let error = error.assume::<Listing, User>().unwrap_err();
        assert!(error.missing().contains(&"list".to_owned()), "{scope}");
    }
    // The scopes are known to be empty if none was requested.
    let mut stored = serde_json::to_value(acme::stored(3600)).unwrap();
    stored["scopes"] = serde_json::json!([]);
    let stored = serde_json::from_value(stored).unwrap();
    let Err(Error::ScopeNarrowed(error)) = Tokens::<Reading, User>::restore(stored) else {
        panic!("no scope is covered")
    };
    assert!(error.assume::<Listing, User>().is_err());
}

#[tokio::test]
async fn an_adoption_without_scopes_grants_none_if_the_reply_lists_none() {
    let (server, tokens) = adopted(&WITHOUT_SCOPES, SILENT).await;
    assert_eq!(server.requests()[0].form("scope"), None);
    let Err(Error::ScopeNarrowed(error)) = tokens else {
        panic!("{tokens:?}")
    };
    assert_eq!(error.missing(), ["read", "list"]);
    assert!(error.granted().is_empty());
    assert!(error.to_string().contains("sent_on"), "{error}");
    let tokens = error
        .assume::<Listing, licit_runtime::token::User>()
        .unwrap();
    assert_eq!(tokens.scopes(), ["list"]);
    assert_eq!(tokens.refresh_token().unwrap().expose(), "refresh-1");
}

#[tokio::test]
async fn assumed_scopes_do_not_replace_scopes_of_the_reply() {
    let named = SILENT.replace('{', r#"{"scope":"list","#);
    let (_server, tokens) = adopted(&WITHOUT_SCOPES, &named).await;
    let Err(Error::ScopeNarrowed(error)) = tokens else {
        panic!("{tokens:?}")
    };
    assert!(
        error
            .assume::<Reading, licit_runtime::token::User>()
            .is_err()
    );
}

#[tokio::test]
async fn an_unreadable_reply_returns_its_refresh_token_to_the_caller_and_logs_none() {
    let odd = SILENT.replace('{', r#"{"scope":7,"#);
    let (_server, tokens) = adopted(&ODD, &odd).await;
    let Err(Error::TokenReply(error)) = tokens else {
        panic!("{tokens:?}")
    };
    assert_eq!(error.refresh_token().unwrap().expose(), "refresh-1");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("refresh-1"), "{shown}");
}

#[tokio::test]
async fn a_session_commits_the_refresh_token_of_an_unreadable_reply() {
    let odd = SILENT.replace('{', r#"{"scope":7,"#);
    let replies = vec![Answer::json(200, odd), Answer::json(200, SILENT)];
    let server = Server::answering(replies).await;
    let app = acme::builder_of(&ODD, &server).build().unwrap();
    let session = app.session(acme::tokens(-1));
    let error = session.current().await.unwrap_err();
    assert!(matches!(error, Error::TokenReply(_)), "{error:?}");
    session.current().await.unwrap();
    assert_eq!(
        server.requests()[1].form("refresh_token").as_deref(),
        Some("refresh-1")
    );
}

#[tokio::test]
async fn a_refresh_with_an_unreadable_lifetime_is_used() {
    let odd = SILENT.replace('{', r#"{"expires_in":"never","#);
    let server = Server::answering(vec![Answer::json(200, odd)]).await;
    let app = acme::builder_of(&ODD, &server).build().unwrap();
    let session = app.session(acme::tokens(-1));
    let credential = session.current().await.unwrap();
    assert_eq!(credential.token().expose(), "access-1");
}
