//! Requests without a body state a length of zero (RFC 9110 §8.6): some servers otherwise return
//! 411.

use licit_runtime::tables::{
    AuthorizationCode, Encoding, Grant, Refresh, Registration, TokenRequest,
};

use crate::acme::{self, GRANT, REGISTRATION_VALUE, Reading};
use crate::session::{access, refreshed};
use crate::support::{Answer, Request, Server, find};

const IN_QUERY: Grant = Grant {
    request: TokenRequest {
        encoding: Encoding::Query,
        ..TokenRequest::DEFAULT
    },
    ..GRANT
};

/// A provider that accepts all parameters in the query.
static QUERY: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/authorize",
        grant: IN_QUERY,
        ..AuthorizationCode::DEFAULT
    }),
    client_credentials: Some(IN_QUERY),
    refresh_token: Some(Refresh {
        grant: IN_QUERY,
        ..Refresh::DEFAULT
    }),
    ..REGISTRATION_VALUE
};

/// As strict as IIS and several gateways.
fn strict(request: &Request) -> Answer {
    if request.header("content-length").is_none() {
        Answer::body(411, "text/plain", "Length Required")
    } else {
        refreshed(1)
    }
}

#[tokio::test]
async fn a_token_request_without_a_body_states_its_length() {
    let server = Server::start(strict).await;
    let app = acme::builder_of(&QUERY, &server)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let callback = format!("{}?code=c&state={state}", acme::REDIRECT);
    let tokens = app.finish(login.into_pending(), &callback).await.unwrap();
    let session = app.session(tokens);
    let credential = session.current().await.unwrap();
    session.refresh(&credential).await.unwrap();
    assert_eq!(access(&session).await, "access-1");
    let requests = server.requests();
    assert_eq!(requests.len(), 2);
    for request in requests {
        assert_eq!(request.method, "POST");
        assert_eq!(request.body, "");
        let lengths = request
            .headers
            .iter()
            .filter(|(name, _)| name == "content-length");
        let lengths: Vec<_> = lengths.map(|(_, value)| value.as_str()).collect();
        assert_eq!(lengths, ["0"]);
    }
}
