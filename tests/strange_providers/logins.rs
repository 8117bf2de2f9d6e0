//! Authorization requests and callbacks: `untappd.json`, `monday.json`, `followupboss.json`,
//! `unsplash.json`, `pennylane.json`, `myanimelist.json`, `practice-fusion.json`,
//! `dynamics-finance.json`, `wechat.json`, `mixcloud.json`, `datev.json`.

use licit_emulator::Authorized;

use crate::support::{consent, last, names, of, start};

#[licit::oauth_provider(spec = "tests/specs/providers/untappd.json")]
pub mod untappd {}

#[licit::oauth_provider(spec = "tests/specs/providers/monday.json")]
pub mod monday {}

#[licit::oauth_provider(spec = "tests/specs/providers/followupboss.json")]
pub mod followupboss {}

#[licit::oauth_provider(spec = "tests/specs/providers/unsplash.json")]
pub mod unsplash {}

#[licit::oauth_provider(spec = "tests/specs/providers/pennylane.json")]
pub mod pennylane {}

#[licit::oauth_provider(spec = "tests/specs/providers/myanimelist.json")]
pub mod myanimelist {}

#[licit::oauth_provider(spec = "tests/specs/providers/practice-fusion.json")]
pub mod practice_fusion {}

#[licit::oauth_provider(spec = "tests/specs/providers/dynamics-finance.json")]
pub mod dynamics_finance {}

#[licit::oauth_provider(spec = "tests/specs/providers/wechat.json")]
pub mod wechat {}

#[licit::oauth_provider(spec = "tests/specs/providers/mixcloud.json")]
pub mod mixcloud {}

#[licit::oauth_provider(spec = "tests/specs/providers/datev.json")]
pub mod datev {}

#[tokio::test]
async fn untappd_exchanges_by_get_and_nests_the_reply() {
    let emulator = start("untappd").await;
    let app = builder!(untappd, emulator, "Cellar (7F3A)")
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<untappd::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert!(asked.parameter("redirect_url").is_some() && asked.parameter("redirect_uri").is_none());
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.method, "GET");
    assert_eq!(
        names(&exchange.query),
        [
            "client_id",
            "client_secret",
            "code",
            "redirect_url",
            "response_type"
        ]
    );
    assert_eq!(exchange.header("user-agent"), Some("Cellar (7F3A)"));
    let client = untappd::Client::new(&app, tokens);
    client.get_user().send().await.expect("a user");
    let call = last(&emulator, "get_user");
    assert_eq!(call.header("user-agent"), Some("Cellar (7F3A)"));
    assert_eq!(names(&call.query), ["access_token"]);
    emulator
        .fail_next("get_user", "InvalidToken")
        .expect("a documented error");
    let refused = client.get_user().send().await;
    assert_eq!(last(&emulator, "get_user").status, 200);
    assert!(
        matches!(refused, Err(untappd::Error::InvalidToken(_))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn monday_omits_response_type_grant_type_and_authorization_scheme() {
    let emulator = start("monday").await;
    let app = builder!(monday, emulator).build().expect("an application");
    let login = app.authorize::<monday::AllScopes>().subdomain("acme");
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert_eq!(
        names(&last(&emulator, "authorization").query),
        ["client_id", "redirect_uri", "scope", "state", "subdomain"]
    );
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["client_id", "client_secret", "code", "redirect_uri"]
    );
    assert!(tokens.expires_at().is_none());
    let token = tokens.access_token().expose().to_owned();
    let client = monday::Client::new(&app, tokens);
    client.me().send().await.expect("a user");
    let call = last(&emulator, "me");
    assert_eq!(call.header("authorization"), Some(token.as_str()));
    assert_eq!(call.header("api-version"), Some("2025-10"));
}

#[tokio::test]
async fn followupboss_has_a_custom_response_type_and_requires_the_state_twice() {
    let emulator = start("followupboss").await;
    let app = builder!(followupboss, emulator)
        .build()
        .expect("an application");
    let tokens =
        finish!(emulator, app, app.authorize::<followupboss::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("response_type"), Some("auth_code"));
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.parameter("grant_type"), Some("auth_code"));
    assert_eq!(exchange.parameter("state"), asked.parameter("state"));
    assert!(exchange.parameter("state").is_some());
    let client = followupboss::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_identity().send().await.expect("refreshed");
    assert_eq!(
        names(&last(&emulator, "token").form),
        ["grant_type", "refresh_token"]
    );
}

#[tokio::test]
async fn unsplash_separates_scopes_with_a_bare_plus() {
    let emulator = start("unsplash").await;
    let app = builder!(unsplash, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<unsplash::AllScopes>();
    let query = login.url().query().expect("a query").to_owned();
    assert!(
        query.contains("scope=public+read_user+write_likes&"),
        "{query}"
    );
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert_eq!(tokens.scopes(), ["public", "read_user", "write_likes"]);
    let client = unsplash::Client::new(&app, tokens);
    client.get_me().send().await.expect("a user");
    assert_eq!(
        last(&emulator, "get_me").header("accept-version"),
        Some("v1")
    );
}

#[tokio::test]
async fn pennylane_separates_scopes_with_a_bare_plus_and_rotates_refresh_tokens() {
    let emulator = start("pennylane").await;
    let app = builder!(pennylane, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<pennylane::AllScopes>();
    let query = login.url().query().expect("a query").to_owned();
    assert!(query.contains("scope=customers%3Aall+ledger&"), "{query}");
    let tokens = finish!(emulator, app, login).expect("tokens");
    let first = tokens.refresh_token().expect("one").expose().to_owned();
    let client = pennylane::Client::new(&app, tokens);
    let mut customers = client.list_customers().limit(2).items();
    customers.next().await.expect("one").expect("a customer");
    for _ in 0..2 {
        emulator.expire_access_tokens();
        client.list_customers().send().await.expect("refreshed");
    }
    let sent: Vec<_> = of(&emulator, "token")
        .iter()
        .filter_map(|request| request.parameter("refresh_token").map(str::to_owned))
        .collect();
    assert_eq!(sent.first(), Some(&first));
    assert_ne!(sent.first(), sent.last());
}

#[tokio::test]
async fn myanimelist_uses_the_code_verifier_as_the_challenge() {
    let emulator = start("myanimelist").await;
    let app = builder!(myanimelist, emulator)
        .build()
        .expect("an application");
    let tokens = finish!(emulator, app, app.authorize::<myanimelist::AllScopes>()).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("code_challenge_method"), Some("plain"));
    let verifier = last(&emulator, "token");
    assert_eq!(
        verifier.parameter("code_verifier"),
        asked.parameter("code_challenge")
    );
    let client = myanimelist::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client
        .get_me()
        .send()
        .await
        .expect("refreshed, then a user");
}

#[tokio::test]
async fn practice_fusion_sends_audience_and_launch_and_captures_a_patient() {
    let emulator = start("practice-fusion").await;
    let app = builder!(practice_fusion, emulator)
        .build()
        .expect("an application");
    let aud = "https://api.patientfusion.com/fhir/r4/v1";
    let login = app.authorize::<practice_fusion::AllScopes>().launch("");
    let url = login.url();
    let sent: Vec<_> = url.query_pairs().collect();
    assert!(
        sent.iter().all(|(name, _)| name != "launch"),
        "an empty one is not sent: {url}"
    );
    let login = login.launch("xyz 123");
    let tokens = finish!(emulator, app, login).expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("aud"), Some(aud));
    assert_eq!(asked.parameter("launch"), Some("xyz 123"));
    assert_eq!(tokens.captured("patient"), Some("pf-4711"));
    let client = practice_fusion::Client::new(&app, tokens);
    client.get_patient().send().await.expect("a patient");
    assert_eq!(
        last(&emulator, "get_patient").path,
        "/api.patientfusion.com/fhir/r4/v1/Patient/pf-4711"
    );
    emulator.expire_access_tokens();
    client.list_observations().send().await.expect("refreshed");
    assert_eq!(
        last(&emulator, "list_observations").parameter("patient"),
        Some("pf-4711"),
        "a refresh keeps it"
    );
}

#[tokio::test]
async fn dynamics_sends_the_customers_host_as_resource_in_every_request() {
    let emulator = start("dynamics-finance").await;
    let app = builder!(dynamics_finance, emulator, "contoso")
        .build()
        .expect("an application");
    let login = app.authorize::<dynamics_finance::AllScopes>();
    let tokens = finish!(emulator, app, login).expect("tokens");
    assert!(
        tokens.expires_at().is_some(),
        "its time is text, and counts"
    );
    let client = dynamics_finance::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_customers().send().await.expect("refreshed");
    let mut asked = of(&emulator, "authorization");
    asked.extend(of(&emulator, "token"));
    assert_eq!(asked.len(), 3);
    for request in asked {
        let resource = request.parameter("resource");
        assert_eq!(resource, Some("https://contoso.operations.dynamics.com"));
        assert!(request.parameter("scope").is_none());
    }
    assert_eq!(
        last(&emulator, "list_customers").path,
        "/contoso.operations.dynamics.com/data/CustomersV3"
    );
}

#[tokio::test]
async fn wechat_requires_sorted_parameters_a_fragment_and_the_user_in_calls() {
    let emulator = start("wechat").await;
    let app = builder!(wechat, emulator).build().expect("an application");
    let login = app.authorize::<wechat::AllScopes>();
    let url = login.url();
    let sent: Vec<_> = url.query_pairs().map(|(name, _)| name).collect();
    let expected = ["appid", "redirect_uri", "response_type", "scope", "state"];
    assert_eq!(sent, expected, "in this order");
    assert_eq!(url.fragment(), Some("wechat_redirect"));
    let tokens = finish!(emulator, app, login).expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.method, "GET");
    assert_eq!(
        names(&exchange.query),
        ["appid", "code", "grant_type", "secret"]
    );
    let client = wechat::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.get_user_info().send().await.expect("refreshed");
    let refused = of(&emulator, "get_user_info").remove(0);
    assert_eq!(refused.status, 200, "an error with a status of success");
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.path, "/api.weixin.qq.com/sns/oauth2/refresh_token");
    assert_eq!(
        names(&refresh.query),
        ["appid", "grant_type", "refresh_token"]
    );
    let call = last(&emulator, "get_user_info");
    assert_eq!(names(&call.query), ["access_token", "openid"]);
    assert_eq!(call.parameter("openid"), Some("oABC-1"));
}

#[tokio::test]
async fn mixcloud_returns_the_state_in_the_redirect_uri() {
    let emulator = start("mixcloud").await;
    let app = builder!(mixcloud, emulator)
        .build()
        .expect("an application");
    let login = app.authorize::<mixcloud::AllScopes>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let asked = last(&emulator, "authorization");
    assert_eq!(names(&asked.query), ["client_id", "redirect_uri"]);
    let redirect = asked.parameter("redirect_uri").expect("a URI").to_owned();
    let (_, state) = redirect.split_once("?state=").expect("a state");
    assert!(state.len() > 20 && callback.contains(state), "{callback}");
    let tokens = app
        .finish(login.into_pending(), &callback)
        .await
        .expect("tokens");
    let exchange = last(&emulator, "token");
    assert_eq!(exchange.parameter("redirect_uri"), Some(redirect.as_str()));
    let client = mixcloud::Client::new(&app, tokens);
    client.get_me().send().await.expect("a user");

    let another = app.authorize::<mixcloud::AllScopes>();
    let refused = app.finish(another.into_pending(), &callback).await;
    assert!(refused.is_err(), "the state of another login");
    assert_eq!(of(&emulator, "token").len(), 1, "no code went out");
}

#[tokio::test]
async fn datev_posts_the_callback_of_a_hybrid_login() {
    let emulator = start("datev").await;
    let app = builder!(datev, emulator)
        .environment(datev::Environment::Sandbox)
        .build()
        .expect("an application");
    let login = app.authorize::<datev::AllScopes>();
    let posted = emulator.authorize(login.url().as_str()).await;
    let Ok(Authorized::Posted(form)) = posted else {
        panic!("{posted:?}")
    };
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.path, "/login.datev.de/openidsandbox/authorize");
    assert_eq!(asked.parameter("response_type"), Some("code id_token"));
    assert_eq!(asked.parameter("response_mode"), Some("form_post"));
    assert!(
        asked
            .parameter("nonce")
            .is_some_and(|nonce| nonce.len() == 36)
    );
    let tokens = app
        .finish(login.into_pending(), &form)
        .await
        .expect("tokens");
    let client = datev::Client::new(&app, tokens);
    emulator.expire_access_tokens();
    client.list_clients().send().await.expect("refreshed");
    let call = last(&emulator, "list_clients");
    assert_eq!(call.header("x-datev-client-id"), Some("licit-client"));
}
