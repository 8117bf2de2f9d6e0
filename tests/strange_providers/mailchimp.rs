//! `mailchimp.json`.

use crate::support::{last, start};

#[licit::oauth_provider(spec = "tests/specs/providers/mailchimp.json")]
pub mod mailchimp {}

#[tokio::test]
async fn mailchimp_has_the_data_centre_in_the_apis_host() {
    let emulator = start("mailchimp").await;
    let app = builder!(mailchimp, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<mailchimp::AllScopes>()).expect("tokens");
    let client = mailchimp::Client::new(&app, tokens);
    client.get_metadata().send().await.expect("the account");
    let lists = client
        .data_center("us6")
        .list_lists()
        .send()
        .await
        .expect("lists");
    assert!(!lists.lists.is_empty());
    assert_eq!(
        last(&emulator, "list_lists").path,
        "/us6.api.mailchimp.com/3.0/lists"
    );
    let sent = emulator.requests().len();
    for hostile in [
        "evil.example/",
        "evil.example#",
        "evil.example?",
        "evil.example:80/",
        "evil.example\\",
        "a@b",
    ] {
        let refused = client.data_center(hostile).list_lists().send().await;
        assert!(refused.is_err(), "{hostile}");
    }
    assert_eq!(emulator.requests().len(), sent, "the token went nowhere");
    emulator
        .fail_next("get_metadata", "InvalidToken")
        .expect("a documented error");
    let refused = client.get_metadata().send().await;
    assert_eq!(last(&emulator, "get_metadata").status, 200);
    assert!(
        matches!(refused, Err(mailchimp::Error::InvalidToken(_))),
        "{refused:?}"
    );
}
