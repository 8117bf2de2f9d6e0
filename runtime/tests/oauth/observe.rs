//! Observing the requests to the authorization server.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use licit_runtime::Tokens;
use licit_runtime::error::TransportError;
use licit_runtime::observe::{AuthRequest, AuthResponse, Observer};
use licit_runtime::token::Application as ForItself;

use crate::acme::{self, Listing};
use crate::support::{Answer, Server};

#[derive(Default)]
struct Notes(Mutex<Vec<String>>);

impl Notes {
    fn add(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }
}

impl Observer for Notes {
    fn auth_request_started(&self, asked: &AuthRequest) {
        let parameters: Vec<_> = asked.parameters().collect();
        self.add(format!(
            "{} {} {parameters:?} {asked:?}",
            asked.method(),
            asked.url()
        ));
    }

    fn auth_response_received(&self, asked: &AuthRequest, answered: &AuthResponse) {
        let members: Vec<_> = answered.members().collect();
        assert!(answered.elapsed() < Duration::from_secs(10));
        self.add(format!(
            "{} {members:?} {asked:?} {answered:?}",
            answered.status()
        ));
    }

    fn auth_request_failed(&self, asked: &AuthRequest, error: &TransportError, _: Duration) {
        self.add(format!("{error} {error:?} {asked:?}"));
    }
}

#[tokio::test]
async fn an_observer_receives_only_the_names_of_token_parameters() {
    let granted = r#"{"access_token":"s3cret-token","expires_in":3600,"scope":"list"}"#;
    let server = Server::answering(vec![Answer::json(200, granted), Answer::Hangup]).await;
    let notes = Arc::new(Notes::default());
    let app = acme::builder(&server).observer(notes.clone());
    let app = app.client_secret("s3cret-of-the-client").build().unwrap();
    let _: Tokens<Listing, ForItself> = app.client_credentials().await.unwrap();
    let again = app.client_credentials::<Listing, ForItself>().await;
    assert!(again.is_err());

    let lines = notes.0.lock().unwrap().clone();
    assert_eq!(lines.len(), 4, "{lines:#?}");
    assert!(
        lines[0].contains(r#"["grant_type", "scope""#),
        "{}",
        lines[0]
    );
    assert!(
        lines[0].starts_with("POST https://acme.example/token"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].starts_with(r#"200 ["access_token", "expires_in", "scope"]"#),
        "{}",
        lines[1]
    );
    assert!(lines[3].contains("Interrupted"), "{}", lines[3]);
    assert!(!lines.concat().contains("s3cret"), "{lines:#?}");
}
