//! Sends a user's GraphQL query with the types of `graphql_client` through the generated client,
//! with its token, refresh and errors.

use graphql_client::QueryBody;
use licit::rt::serde::{Deserialize, Serialize};
use licit_emulator::{Authorized, Emulator};
use licit_generated_examples::luca;

#[derive(Serialize)]
#[serde(crate = "licit::rt::serde")]
struct Variables {
    id: String,
}

#[derive(Deserialize)]
#[serde(crate = "licit::rt::serde", rename_all = "camelCase")]
struct ResponseData {
    sale_invoice: Option<Invoice>,
}

#[derive(Deserialize)]
#[serde(crate = "licit::rt::serde")]
struct Invoice {
    id: String,
}

#[tokio::test]
async fn a_graphql_client_query_is_sent_unchanged() {
    let emulator = Emulator::from_file("specs/luca.json").expect("a good spec");
    let emulator = emulator.start().await.expect("a port");
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = luca::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application");
    let login = app.authorize::<luca::AllScopes>();
    let callback = match emulator.authorize(login.url().as_str()).await {
        Ok(Authorized::Callback(callback)) => callback,
        other => panic!("{other:?}"),
    };
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let client = luca::Client::new(&app, tokens);
    let first = client
        .sale_invoices()
        .items()
        .next()
        .await
        .expect("an invoice")
        .expect("a reply");

    let body = QueryBody {
        variables: Variables {
            id: first.id.clone(),
        },
        query: "query One($id: ID!) { saleInvoice(id: $id) { id } }",
        operation_name: "One",
    };
    emulator.expire_access_tokens();
    let reply: ResponseData = client
        .graphql(&body)
        .send()
        .await
        .expect("refreshed, then a reply");
    assert_eq!(reply.sale_invoice.expect("the invoice").id, first.id);

    emulator
        .fail_next("sale_invoice", "Forbidden")
        .expect("a documented error");
    let refused = client.sale_invoice(&first.id).send().await;
    assert!(
        matches!(refused, Err(luca::Error::Forbidden(_))),
        "{refused:?}"
    );
}
