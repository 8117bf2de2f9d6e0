//! `mailchimp.json`.

use licit_emulator::Endpoint;

use crate::support::{last, start};

#[licit::oauth_provider(spec = "tests/specs/providers/mailchimp.json")]
pub mod mailchimp {}

#[tokio::test]
async fn mailchimp_reports_the_data_centre_after_the_login() {
    let emulator = start("mailchimp").await;
    let app = builder!(mailchimp, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<mailchimp::AllScopes>()).expect("tokens");
    let question = last(&emulator, "tenants");
    assert_eq!(question.path, "/login.mailchimp.com/oauth2/metadata");
    let scheme = question.header("authorization").expect("a header");
    assert!(scheme.starts_with("OAuth "), "{scheme}");
    assert_eq!(tokens.captured("dc"), Some("us6"));
    let client = mailchimp::Client::new(&app, tokens);
    let lists = client.list_lists().send().await.expect("lists");
    assert!(!lists.lists.is_empty());
    let call = last(&emulator, "list_lists");
    assert_eq!(call.path, "/us6.api.mailchimp.com/3.0/lists");
    let scheme = call.header("authorization").expect("a header");
    assert!(scheme.starts_with("Bearer "), "{scheme}");
    emulator
        .fail_next("list_lists", "InvalidToken")
        .expect("a documented error");
    let refused = client.list_lists().send().await;
    assert_eq!(last(&emulator, "list_lists").status, 200);
    assert!(
        matches!(refused, Err(mailchimp::Error::InvalidToken(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn mailchimp_tokens_remain_if_the_lookup_of_the_api_fails() {
    let emulator = start("mailchimp").await;
    let app = builder!(mailchimp, emulator)
        .build()
        .expect("an application");
    emulator
        .fail_next(Endpoint::Tenants, 503)
        .expect("a status");
    let tokens = finish!(emulator, app, app.authorize::<mailchimp::AllScopes>()).expect("tokens");
    assert_eq!(tokens.captured("dc"), None);
    let client = mailchimp::Client::new(&app, tokens.clone());
    let refused = client.list_lists().send().await;
    assert!(refused.is_err(), "nobody knows where: {refused:?}");
    let places = app.tenants(&tokens).await.expect("an answer");
    let tokens = tokens.for_tenant(&places[0]);
    let client = mailchimp::Client::new(&app, tokens);
    client.list_lists().send().await.expect("lists");
}
