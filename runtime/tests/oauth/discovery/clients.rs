//! How the application is identified at a discovered server.

use licit_runtime::discovery::{ClientOptions, ClientSource, DiscoveredClient};
use licit_runtime::{ClientMetadata, Error, RegisteredClient};
use serde_json::{Value, json};

use super::{DOCUMENT, ISSUER, REDIRECT_URI, found, issuer, options, resource, servers, with};

async fn client_at(issuer: Value, options: &ClientOptions) -> Result<DiscoveredClient, Error> {
    let server = servers(resource(), issuer).await;
    found(&server).await.client(options).await
}

#[tokio::test]
async fn the_client_is_chosen_in_the_order_of_the_specification() {
    let all = || options().register(ClientMetadata::new().client_name("Notes"));
    let known = all().registered(ISSUER, "known", Some("secret".into()));
    let client = client_at(issuer(), &known).await.unwrap();
    assert_eq!(
        (client.source(), client.client_id()),
        (ClientSource::Registered, "known")
    );

    let elsewhere = all().registered("https://auth.example/two", "known", None);
    let client = client_at(issuer(), &elsewhere).await.unwrap();
    assert_eq!(
        (client.source(), client.client_id()),
        (ClientSource::MetadataDocument, DOCUMENT)
    );

    for without in [
        json!({"client_id_metadata_document_supported": null}),
        // A public document cannot have a secret.
        json!({"token_endpoint_auth_methods_supported": ["client_secret_basic"]}),
    ] {
        let issuer = with(issuer(), without);
        let client = client_at(issuer, &all()).await.unwrap();
        assert_eq!(client.source(), ClientSource::RegisteredNow);
        let registered = client.registered_client().unwrap().clone();
        let stored: RegisteredClient = serde_json::from_value(json!(registered)).unwrap();
        let client = client_at(super::issuer(), &all().stored(stored))
            .await
            .unwrap();
        assert_eq!(
            (client.source(), client.client_id()),
            (ClientSource::Stored, "registered-1")
        );
    }
}

#[tokio::test]
async fn a_missing_client_is_an_error_with_advice() {
    let bare = || {
        with(
            issuer(),
            json!({"client_id_metadata_document_supported": false, "registration_endpoint": null}),
        )
    };
    let none = ClientOptions::new(REDIRECT_URI);
    for (issuer, options, advice) in [
        (issuer(), none.clone(), "name it with `metadata_document`"),
        (
            with(
                issuer(),
                json!({"client_id_metadata_document_supported": false}),
            ),
            options(),
            "with `register`",
        ),
        (bare(), options(), "with its operator"),
        (
            bare(),
            none.clone().registered("https://old.example", "id", None),
            "is registered with `https://old.example`: register it with the new one",
        ),
        (
            issuer(),
            none.metadata_document("http://app.example/client.json"),
            "`client_id` is `http://app.example/client.json`, which is plain http",
        ),
    ] {
        let text = client_at(issuer, &options).await.unwrap_err().to_string();
        assert!(text.contains(advice), "{text}");
    }
}

#[tokio::test]
async fn a_registration_contains_the_kind_of_the_application() {
    let issuer = with(
        issuer(),
        json!({"client_id_metadata_document_supported": false}),
    );
    for (redirect_uri, kind) in [
        (REDIRECT_URI, "native"),
        ("com.example.notes:/callback", "native"),
        ("https://notes.example/callback", "web"),
    ] {
        let server = servers(resource(), issuer.clone()).await;
        let options = ClientOptions::new(redirect_uri)
            .register(ClientMetadata::new().client_name("Notes"))
            .initial_access_token("initial");
        found(&server).await.client(&options).await.unwrap();
        let requests = server.requests();
        let request = requests.last().unwrap();
        assert_eq!(request.header("authorization"), Some("Bearer initial"));
        let sent: Value = serde_json::from_str(&request.body).unwrap();
        assert_eq!(sent["application_type"], kind);
        assert_eq!(sent["redirect_uris"], json!([redirect_uri]));
        assert_eq!(sent["token_endpoint_auth_method"], "none");
        assert_eq!(
            sent["grant_types"],
            json!(["authorization_code", "refresh_token"])
        );
    }
}
