//! Requests after the code exchange: a token swap, and the selection of a tenant.

use licit::rt;
use licit_emulator::Running;

use super::support::{consent, emulator, last, of, start};

#[licit::oauth_provider(spec = "docs/examples/tenants.json")]
pub mod vielhaus {}

fn app(emulator: &Running) -> vielhaus::App {
    let client = emulator.client("app").expect("a registration");
    let secret = client.client_secret.as_deref().expect("a secret");
    let app = vielhaus::App::builder(&client.client_id, secret, &client.redirect_uri);
    app.origin(emulator.origin())
        .build()
        .expect("an application")
}

async fn tokens(emulator: &Running, app: &vielhaus::App) -> vielhaus::Tokens<vielhaus::AllScopes> {
    let login = app.authorize::<vielhaus::AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback)
        .await
        .expect("tokens")
}

#[tokio::test]
async fn the_token_is_exchanged_and_a_single_tenant_is_selected() {
    let emulator = start("tenants").await;
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    let swap = last(&emulator, "token");
    assert_eq!(
        (&*swap.method, &*swap.path),
        ("GET", "/graph.vielhaus.example/swap")
    );
    assert_eq!(swap.parameter("grant_type"), Some("vh_swap"));
    assert!(swap.parameter("short_token").is_some());
    assert_ne!(
        swap.parameter("short_token"),
        Some(tokens.access_token().expose())
    );
    let month = std::time::SystemTime::now() + std::time::Duration::from_secs(30 * 86400);
    assert!(
        tokens.expires_at().is_some_and(|end| end > month),
        "that of the second token"
    );

    let asked = last(&emulator, "tenants");
    let token = format!("OAuth {}", tokens.access_token().expose());
    assert_eq!(asked.header("authorization"), Some(token.as_str()));
    assert_eq!(tokens.captured("site"), Some("corner"));
    let client = vielhaus::Client::new(&app, tokens);
    client.list_bills().send().await.expect("bills");
    let call = last(&emulator, "list_bills");
    assert_eq!(call.path, "/corner.vielhaus.example/v1/bills");
    assert_eq!(call.header("x-account"), Some("4711"));
}

#[tokio::test]
async fn the_application_selects_one_of_several_tenants() {
    let emulator = emulator("tenants")
        .tenants(3)
        .start()
        .await
        .expect("a port");
    let app = app(&emulator);
    let tokens = tokens(&emulator, &app).await;
    assert_eq!(tokens.captured("site"), None, "nobody picked one");
    let client = vielhaus::Client::new(&app, tokens.clone());
    match client.list_bills().send().await {
        Err(vielhaus::Error::Runtime(rt::Error::Config(error))) => {
            assert!(error.to_string().contains("`site`"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    let tenants = app.tenants(&tokens).await.expect("tenants");
    let labels: Vec<_> = tenants.iter().filter_map(rt::Tenant::label).collect();
    assert_eq!(labels, ["Vielhaus 1", "Vielhaus 2", "Vielhaus 3"]);
    let site = tenants[1].get("site").expect("a site").to_owned();
    let client = vielhaus::Client::new(&app, tokens.for_tenant(&tenants[1]));
    client.list_bills().send().await.expect("bills");
    let call = last(&emulator, "list_bills");
    assert_eq!(call.path, format!("/{site}.vielhaus.example/v1/bills"));
}

#[tokio::test]
async fn tokens_remain_if_no_tenant_can_be_selected() {
    let emulator = start("tenants").await;
    let app = app(&emulator);
    emulator
        .fail_next(licit_emulator::Endpoint::Tenants, 503)
        .expect("an endpoint");
    let tokens = tokens(&emulator, &app).await;
    assert_eq!(tokens.captured("site"), None);
    let tenants = app.tenants(&tokens).await.expect("tenants");
    let tokens = tokens.for_tenant(&tenants[0]);
    assert_eq!(tokens.captured("site"), Some("corner"));
    assert_eq!(of(&emulator, "tenants").len(), 2);
}
