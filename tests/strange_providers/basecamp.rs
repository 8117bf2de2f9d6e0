//! `basecamp.json`.

use crate::support::{last, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/basecamp.json")]
pub mod basecamp {}

#[tokio::test]
async fn basecamp_renames_grant_type_to_type_and_requires_a_user_agent() {
    let emulator = start("basecamp").await;
    let agent = "Licit (mail@example.com)";
    let app = builder!(basecamp, emulator, agent)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<basecamp::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(
        (asked.parameter("type"), asked.parameter("response_type")),
        (Some("web_server"), None)
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (exchange.parameter("type"), exchange.parameter("grant_type")),
        (Some("web_server"), None)
    );
    assert_eq!(exchange.header("user-agent"), Some(agent));
    let client = basecamp::Client::new(&app, tokens);
    let found = client.get_authorization().send().await.expect("accounts");
    let account = client.account(found.accounts.first().expect("an account").id);
    let mut projects = account.list_projects().items();
    let mut count = 0;
    while let Some(project) = projects.next().await {
        project.expect("a project");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_projects").len() > 1);
    assert_eq!(
        last(&emulator, "list_projects").header("user-agent"),
        Some(agent)
    );
    emulator.expire_access_tokens();
    account
        .create_project("Boat")
        .send()
        .await
        .expect("refreshed, then a project");
    assert_eq!(last(&emulator, "token").parameter("type"), Some("refresh"));
    emulator
        .fail_next("create_project", "TooManyRequests")
        .expect("a documented error");
    let refused = account.create_project("Boat").send().await;
    assert!(
        matches!(refused, Err(basecamp::Error::TooManyRequests(_))),
        "{refused:?}"
    );
}
