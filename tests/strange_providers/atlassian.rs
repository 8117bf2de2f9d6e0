//! `atlassian.json`.

use crate::support::{last, members, of, start};
use licit_emulator::Emulator;
use std::collections::BTreeMap;

#[licit::oauth_provider(spec = "tests/specs/providers/atlassian.json")]
pub mod atlassian {}

#[tokio::test]
async fn atlassian_rotates_refresh_tokens_and_has_the_site_in_the_path() {
    let emulator = start("atlassian").await;
    let app = builder!(atlassian, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<atlassian::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("audience"), Some("api.atlassian.com"));
    assert_eq!(asked.parameter("prompt"), Some("consent"));
    assert!(
        asked
            .parameter("scope")
            .is_some_and(|scope| scope.contains("offline_access"))
    );
    let first = tokens
        .refresh_token()
        .expect("a refresh token")
        .expose()
        .to_owned();
    let client = atlassian::Client::new(&app, tokens);
    let sites = client
        .list_accessible_resources()
        .send()
        .await
        .expect("sites");
    let cloud_id = &sites.first().expect("a site").id;
    let site = client.site(cloud_id);
    let mut projects = site.search_projects().max_results(2).items();
    let mut count = 0;
    while let Some(project) = projects.next().await {
        project.expect("a project");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "search_projects").len() > 1);
    let path = format!("/api.atlassian.com/ex/jira/{cloud_id}/rest/api/3/project/search");
    assert_eq!(last(&emulator, "search_projects").path, path);
    let fields = BTreeMap::from([("summary".to_owned(), "It breaks".into())]);
    let created = site.create_issue(&fields).send().await.expect("an issue");
    assert_eq!(members(&last(&emulator, "create_issue")), ["fields"]);
    for round in 2..=3 {
        emulator.expire_access_tokens();
        site.get_issue(&created.key)
            .send()
            .await
            .expect("refreshed, then an issue");
        assert_eq!(of(&emulator, "token").len(), round);
    }
    let refresh = last(&emulator, "token").json().expect("JSON");
    assert_ne!(
        refresh["refresh_token"],
        first.as_str(),
        "the second refresh sends what the first brought"
    );
    emulator
        .fail_next("get_issue", "ScopeDoesNotMatch")
        .expect("a documented error");
    let refused = site.get_issue("KEY-1").send().await;
    assert!(
        matches!(refused, Err(atlassian::Error::ScopeDoesNotMatch(_))),
        "{refused:?}"
    );
    emulator
        .fail_next("get_issue", "NotFound")
        .expect("a documented error");
    let refused = site.get_issue("KEY-1").send().await;
    assert!(
        matches!(refused, Err(atlassian::Error::NotFound { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn atlassian_need_not_name_the_scope_for_refresh_tokens() {
    let emulator = Emulator::from_file("tests/specs/providers/atlassian.json")
        .unwrap_or_else(|report| panic!("{report}"))
        .grant_only(["read:jira-work", "write:jira-work"])
        .start()
        .await
        .expect("a port");
    let app = builder!(atlassian, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<atlassian::AllScopes>()).expect("tokens");
    assert!(
        tokens
            .scopes()
            .iter()
            .any(|scope| scope == "offline_access")
    );
    let client = atlassian::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client
        .list_accessible_resources()
        .send()
        .await
        .expect("refreshed, then sites");
    let renewed = client.session().tokens().expect("tokens");
    assert!(
        renewed
            .scopes()
            .iter()
            .any(|scope| scope == "offline_access")
    );
}
