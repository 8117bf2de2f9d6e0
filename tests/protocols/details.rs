//! Rich authorization requests (RFC 9396), by `details.json`.

use licit::rt::error::{AuthorizationError, OAuthErrorCode};
use licit::rt::{Error, StoredTokens, serde_json};
use licit_emulator::{RecordedRequest, Running};

use crate::support::{consent, emulator, last, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/details.json")]
pub mod bank {}

use bank::model::{AccountInformation, Action, Amount, Detail, PaymentInitiation};
use bank::{AllScopes, App, Client, Tokens};

fn app(emulator: &Running) -> App {
    let registered = emulator.client("app").expect("a registration");
    App::builder(
        &registered.client_id,
        "licit-secret",
        &registered.redirect_uri,
    )
    .origin(emulator.origin())
    .build()
    .expect("an application")
}

/// Details for reading balances and for one payment.
fn requested() -> [Detail; 2] {
    let amount = Amount::new("EUR", "123.50".parse().expect("a number"));
    [
        AccountInformation::new(vec![Action::ListAccounts, Action::ReadBalances]).into(),
        PaymentInitiation::new(amount, "Merchant A").into(),
    ]
}

fn details_of(request: &RecordedRequest) -> serde_json::Value {
    let text = request.parameter("authorization_details").expect("details");
    serde_json::from_str(text).expect("JSON")
}

async fn finish(
    emulator: &Running,
    app: &App,
    details: &[Detail],
) -> Result<Tokens<AllScopes>, bank::Error> {
    let login = app
        .authorize::<AllScopes>()
        .authorization_details(details)?;
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback).await
}

#[tokio::test]
async fn requested_details_are_sent_exactly_and_granted_ones_returned() {
    let emulator = start("details").await;
    let app = app(&emulator);
    let tokens = finish(&emulator, &app, &requested()).await.expect("tokens");
    let asked = details_of(&last(&emulator, "authorization"));
    assert_eq!(
        asked,
        serde_json::json!([
            {"type": "account_information", "actions": ["list_accounts", "read_balances"]},
            {
                "type": "payment_initiation",
                "instructedAmount": {"currency": "EUR", "amount": "123.50"},
                "creditorName": "Merchant A",
            },
        ])
    );
    let client = Client::new(&app, tokens);
    let granted = client.authorization_details().expect("details");
    assert_eq!(granted.as_deref(), Some(&requested()[..]));
    // They survive a refresh and storing.
    emulator.expire_access_tokens();
    client.list_accounts().send().await.expect("accounts");
    let stored = client.session().tokens().expect("tokens");
    assert!(!format!("{stored:?}").contains("Merchant A"));
    let stored = serde_json::to_string(&stored).expect("text");
    let stored: StoredTokens = serde_json::from_str(&stored).expect("tokens");
    let tokens = Tokens::<AllScopes>::restore(stored).expect("tokens");
    let granted = tokens.authorization_details::<Detail>().expect("details");
    assert_eq!(granted.as_deref(), Some(&requested()[..]));
}

#[tokio::test]
async fn a_pushed_request_has_its_details_too() {
    let emulator = start("details").await;
    let app = app(&emulator);
    let login = app
        .authorize::<AllScopes>()
        .authorization_details(&requested())
        .expect("a login");
    let login = login.push().await.expect("a reference");
    let pushed = details_of(&last(&emulator, "pushed_authorization_request"));
    assert_eq!(pushed[1]["creditorName"], "Merchant A");
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    assert!(
        tokens
            .authorization_details::<Detail>()
            .is_ok_and(|details| details.is_some())
    );
}

#[tokio::test]
async fn fewer_details_than_requested_are_an_error_that_contains_the_tokens() {
    let emulator = emulator("details").grant_only_details(["account_information"]);
    let emulator = emulator.start().await.expect("a port");
    let app = app(&emulator);
    let narrowed = finish(&emulator, &app, &requested()).await;
    let Err(bank::Error::Runtime(Error::DetailsNarrowed(error))) = narrowed else {
        panic!("{narrowed:?}")
    };
    assert_eq!(error.missing().len(), 1);
    assert_eq!(error.missing()[0]["type"], "payment_initiation");
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("payment_initiation") && !shown.contains("Merchant A"),
        "{shown}"
    );

    let tokens: Tokens<AllScopes> = error.accept().expect("tokens");
    let granted = tokens.authorization_details::<Detail>().expect("details");
    assert_eq!(granted.as_deref(), Some(&requested()[..1]));
    // The accepted tokens can be stored and restored.
    Tokens::<AllScopes>::restore(tokens.to_stored()).expect("tokens");
}

#[tokio::test]
async fn details_rejected_by_the_server_are_a_distinct_error() {
    let emulator = start("details").await;
    let app = app(&emulator);
    let other = Detail::Other(serde_json::json!({"type": "password_reset"}));
    let refused = finish(&emulator, &app, &[other]).await;
    let Err(bank::Error::Runtime(Error::Authorization(error))) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        matches!(&*error, AuthorizationError::OAuth(error) if *error.code() == OAuthErrorCode::InvalidAuthorizationDetails),
        "{error:?}"
    );
    let untyped = Detail::Other(serde_json::json!("everything"));
    let refused = app
        .authorize::<AllScopes>()
        .authorization_details(&[untyped]);
    assert!(matches!(
        refused,
        Err(bank::Error::Runtime(Error::Argument(_)))
    ));
}

#[tokio::test]
async fn an_application_requests_details_and_again_after_expiry() {
    let emulator = start("details").await;
    let app = app(&emulator);
    let requested = [AccountInformation::new(vec![Action::ReadBalances]).into()];
    let own = app.client_credentials::<AllScopes>();
    let own = own.authorization_details(&requested).expect("details");
    let client = Client::new(&app, own.await.expect("tokens"));
    emulator.expire_access_tokens();
    client.list_accounts().send().await.expect("accounts");
    let sent = last(&emulator, "token");
    assert_eq!(
        details_of(&sent)[0]["actions"],
        serde_json::json!(["read_balances"])
    );
    let granted = client.authorization_details().expect("details");
    assert_eq!(granted.as_deref(), Some(&requested[..]));
}
