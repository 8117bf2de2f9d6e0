//! What users and programs see: pages and JSON, and why a client is not available.

use licit_emulator::Consent;

use crate::on_each_server;
use crate::serving::Server;
use crate::world::{Mode, World};

on_each_server!(
    a_failure_is_a_page_for_users_and_json_for_programs,
    a_client_is_of_a_user_who_is_signed_in_and_connected,
    a_lost_grant_is_connected_again,
    a_user_who_disconnects_is_forgotten_by_site_and_provider,
    a_user_who_declines_is_not_connected,
    a_login_that_connects_needs_a_user,
    a_body_that_is_too_large_is_rejected,
);

async fn a_failure_is_a_page_for_users_and_json_for_programs(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.browser();
    let page = ada.get("/callback?code=a&state=b").await;
    assert_eq!(page.headers["content-type"], "application/json");
    assert_eq!(
        page.text,
        r#"{"error":"no_login","error_description":"No login was started in this browser. Please start again."}"#
    );
    assert!(page.is_private());
    ada.accept = "text/html,*/*;q=0.8";
    let page = ada.get("/callback?code=a&state=b").await;
    assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
    assert!(page.text.contains("No login was started in this browser."));
    assert!(page.is_private());
}

async fn a_client_is_of_a_user_who_is_signed_in_and_connected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.browser();
    let page = ada.get("/loans").await;
    assert_eq!((page.status, page.code()), (401, "signed_out"));
    assert_eq!(ada.get("/who").await.status, 401);
    assert_eq!(ada.get("/maybe").await.text, "nobody");
    ada.post("/as/ada", "").await;
    let page = ada.get("/loans").await;
    assert_eq!((page.status, page.code()), (403, "not_connected"));
    assert_eq!(ada.get("/maybe").await.text, "nobody");
    let callback = world.consent(&mut ada).await;
    ada.get(&callback).await;
    assert_eq!(ada.get("/maybe").await.text, "ada");
    // Another user of the site.
    let mut ben = world.signed_in("ben").await;
    assert_eq!(ben.get("/loans").await.code(), "not_connected");
    // The token expires, and is refreshed without the user noticing.
    world.library.expire_access_tokens();
    assert!(ada.get("/loans").await.text.starts_with("ada: "));
    assert!(ada.get("/loans").await.text.starts_with("ada: "));
}

async fn a_lost_grant_is_connected_again(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    ada.get(&callback).await;
    let client = world.app.load_grant("ada").await.unwrap().unwrap();
    let client = crate::library::Client::<crate::library::Reading>::new(&world.app, client);
    world.library.revoke_all();
    assert!(
        client.list_loans().send().await.is_err(),
        "the loss is recorded"
    );
    let page = ada.get("/loans").await;
    assert_eq!((page.status, page.code()), (403, "grant_lost"));
    let callback = world.consent(&mut ada).await;
    ada.get(&callback).await;
    assert_eq!(ada.get("/loans").await.status, 200);
}

async fn a_user_who_disconnects_is_forgotten_by_site_and_provider(server: Server) {
    let world = World::begin(server, Mode::SignIn).await;
    let mut ada = world.browser();
    let callback = world.consent(&mut ada).await;
    ada.get(&callback).await;
    let user = ada.get("/who").await.text;
    assert!(world.is_connected(&user).await);
    assert_eq!(ada.post("/disconnect", "").await.status, 303);
    assert!(!world.is_connected(&user).await);
    let requests = world.library.requests();
    assert!(
        requests
            .iter()
            .any(|request| request.path.ends_with("/revoke"))
    );
    assert_eq!(ada.get("/who").await.code(), "signed_out");
    assert_eq!(ada.post("/disconnect", "").await.code(), "signed_out");
}

async fn a_user_who_declines_is_not_connected(server: Server) {
    let world = World::with(server, Mode::Connect, Consent::Deny, |login| login).await;
    let mut ada = world.signed_in("ada").await;
    let callback = world.consent(&mut ada).await;
    let page = ada.get(&callback).await;
    assert_eq!((page.status, page.code()), (403, "access_denied"));
    assert!(!world.is_connected("ada").await);
}

async fn a_login_that_connects_needs_a_user(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut nobody = world.browser();
    let page = nobody.post("/login", "").await;
    assert_eq!((page.status, page.code()), (401, "signed_out"));
    assert!(!page.headers.contains_key("set-cookie"));
}

async fn a_body_that_is_too_large_is_rejected(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    let page = ada
        .post("/login", &"a".repeat(licit_web::BODY_LIMIT + 1))
        .await;
    assert_eq!(page.status, 413);
}
