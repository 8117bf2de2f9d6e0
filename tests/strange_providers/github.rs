//! `github.json`.

use crate::support::{last, names, of, start};
use licit::rt::CallOptions;
use licit_emulator::Endpoint;

#[licit::oauth_provider(spec = "tests/specs/providers/github.json")]
pub mod github {}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "one login, step by step")]
async fn github_replies_with_a_form_and_rejects_with_status_200() {
    let emulator = start("github").await;
    let app = builder!(github, emulator).build().expect("an application");
    let login = app
        .authorize::<github::AllScopes>()
        .login("mona")
        .allow_signup(false);
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.path, "/github.com/login/oauth/authorize");
    assert_eq!(
        (asked.parameter("login"), asked.parameter("allow_signup")),
        (Some("mona"), Some("false"))
    );
    assert_eq!(
        asked
            .parameter("scope")
            .map(|scope| scope.split(',').count()),
        Some(4)
    );
    let exchange = last(&emulator, "token");
    assert_eq!(
        (&*exchange.method, &*exchange.path),
        ("POST", "/github.com/login/oauth/access_token")
    );
    assert_eq!(
        names(&exchange.form),
        [
            "client_id",
            "client_secret",
            "code",
            "code_verifier",
            "redirect_uri"
        ]
    );
    assert!(tokens.expires_at().is_none() && tokens.refresh_token().is_none());

    let client = github::Client::new(&app, tokens);
    client
        .get_authenticated_user()
        .send()
        .await
        .expect("a user");
    let call = last(&emulator, "get_authenticated_user");
    assert_eq!(call.path, "/api.github.com/user");
    assert!(
        call.header("authorization")
            .is_some_and(|value| value.starts_with("token ")),
        "{call:?}"
    );
    assert_eq!(call.header("accept"), Some("application/vnd.github+json"));
    assert_eq!(call.header("x-github-api-version"), Some("2022-11-28"));
    let mut repositories = client.list_repositories().per_page(2).items();
    let mut count = 0;
    while let Some(repository) = repositories.next().await {
        repository.expect("a repository");
        count += 1;
    }
    assert!(count > 2 && of(&emulator, "list_repositories").len() > 1);
    let issue = client
        .create_issue("mona", "hello", "It breaks")
        .send()
        .await
        .expect("an issue");
    assert_eq!(issue.title, "It breaks");

    emulator
        .fail_next("get_repository", "RateLimited")
        .expect("a documented error");
    let call = client.get_repository("mona", "hello");
    let at_once = CallOptions::new().retries(0);
    let refused = call.options(at_once).send().await;
    assert!(
        matches!(refused, Err(github::Error::RateLimited(_))),
        "{refused:?}"
    );
    emulator
        .fail_next(Endpoint::Token, "BadVerificationCode")
        .expect("a documented error");
    let refused = finish!(emulator, app, app.authorize::<github::AllScopes>());
    assert_eq!(last(&emulator, "token").status, 200);
    assert!(
        matches!(refused, Err(github::Error::BadVerificationCode(_))),
        "{refused:?}"
    );
}
