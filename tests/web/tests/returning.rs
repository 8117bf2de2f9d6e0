//! Where a login returns to: a page of the site, and no other.

use std::sync::Arc;

use axum::http::Request;
use axum::http::request::{Builder, Parts};
use licit::rt::store::MemoryStore;
use licit_emulator::{Authorized, Consent, Emulator};
use licit_web::{CookieKeys, Site, WebLogin};

use crate::datev::{self, Clients};
use crate::on_each_server;
use crate::pushed::{self, Orders};
use crate::serving::Server;
use crate::world::{Mode, World};

on_each_server!(
    a_login_returns_to_the_page_that_it_was_started_from,
    a_login_does_not_return_to_another_site,
    a_login_does_not_return_to_an_endless_path,
    a_page_that_needs_a_login_redirects_to_the_login_page,
);

async fn a_login_returns_to_the_page_that_it_was_started_from(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    for (path, form) in [
        ("/login", "return_to=%2Floans%3Fpage%3D2"),
        ("/login?return_to=/loans%3Fpage%3D2", ""),
    ] {
        let away = ada.post(path, form).await.leads_to.unwrap();
        let callback = world.allow(&away).await;
        let back = ada.get(&callback).await;
        assert_eq!(back.leads_to.as_deref(), Some("/loans?page=2"));
    }
    let page = ada.post("/disconnect", "return_to=/bye").await;
    assert_eq!(page.leads_to.as_deref(), Some("/bye"));
}

/// Open redirect.
async fn a_login_does_not_return_to_another_site(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    for target in [
        "https://evil.example",
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "%09//evil.example",
        "/.//evil.example",
        "javascript:alert(1)",
        "evil",
    ] {
        let form = format!("return_to={target}");
        let away = ada.post("/login", &form).await.leads_to.unwrap();
        assert!(away.starts_with(world.library.origin()), "{away}");
        let callback = world.allow(&away).await;
        // Nor does a parameter of the callback matter.
        let callback = format!("{callback}&return_to=https://evil.example");
        let back = ada.get(&callback).await;
        assert_eq!(back.leads_to.as_deref(), Some("/"), "{target}");
        let page = ada.post("/logout", &form).await;
        assert_eq!(page.leads_to.as_deref(), Some("/"), "{target}");
        ada.post("/as/ada", "").await;
    }
}

/// The cookie would be too large for browsers.
async fn a_login_does_not_return_to_an_endless_path(server: Server) {
    let world = World::begin(server, Mode::Connect).await;
    let mut ada = world.signed_in("ada").await;
    for (length, target) in [(1_000, None), (2_500, Some("/")), (12_000, Some("/"))] {
        let path = format!("/{}", "x".repeat(length));
        let page = ada.post("/login", &format!("return_to={path}")).await;
        let callback = world.allow(&page.leads_to.unwrap()).await;
        let back = ada.get(&callback).await;
        assert_eq!(
            back.leads_to.as_deref(),
            Some(target.unwrap_or(&path)),
            "{length}"
        );
    }
}

async fn a_page_that_needs_a_login_redirects_to_the_login_page(server: Server) {
    let world = World::with(server, Mode::Connect, Consent::Auto, |login| {
        login.login_page("/welcome")
    })
    .await;
    let mut ada = world.browser();
    ada.accept = "text/html";
    let page = ada.get("/loans?page=2").await;
    let welcome = "/welcome?return_to=%2Floans%3Fpage%3D2";
    assert_eq!(
        (page.status, page.leads_to.as_deref()),
        (303, Some(welcome))
    );
    ada.accept = "application/json";
    let page = ada.get("/loans?page=2").await;
    assert_eq!((page.status, page.code()), (401, "signed_out"));
}

#[tokio::test]
async fn a_request_is_pushed_if_the_provider_requires_that() {
    let emulator = Emulator::from_file("../specs/protocols/pushed.json").unwrap();
    let redirect_uri = "https://us.example/callback";
    let provider = emulator.redirect_uri(redirect_uri).start().await.unwrap();
    let registered = provider.client("app").unwrap().clone();
    let (site, store) = site();
    let secret = registered.client_secret.unwrap();
    let app = pushed::App::builder(&registered.client_id, secret, redirect_uri)
        .origin(provider.origin())
        .store(store)
        .build()
        .unwrap();
    let users = |_: &Parts| Some("ada".to_owned());
    let login = WebLogin::<_, Orders>::connect(&site, &app).users(users);
    let login = login.build().unwrap();
    let start = request("POST", "/login").body("".into()).unwrap();
    let started = login.handle(start).await.unwrap();
    let away = started.headers()["location"].to_str().unwrap();
    assert!(
        away.contains("request_uri=") && !away.contains("state="),
        "{away}"
    );
    let led = provider.authorize(away).await.unwrap();
    assert!(matches!(led, Authorized::Callback(_)), "{led:?}");
}

/// A site that only the test asks, and its store.
fn site() -> (Site, Arc<MemoryStore>) {
    let store = Arc::new(MemoryStore::new());
    let keys = CookieKeys::new(&[7; 32]);
    let site = Site::new("https://us.example", keys, store.clone());
    (site.unwrap(), store)
}

fn request(method: &str, path: &str) -> Builder {
    let request = Request::builder().method(method).uri(path);
    request.header("origin", "https://us.example")
}

#[tokio::test]
async fn a_callback_that_the_browser_posts_becomes_one_with_its_cookies() {
    let emulator = Emulator::from_file("../specs/providers/datev.json").unwrap();
    let provider = emulator
        .redirect_uri("https://us.example/datev")
        .start()
        .await
        .unwrap();
    let registered = provider.client("app").unwrap().clone();
    let (site, store) = site();
    let secret = registered.client_secret.unwrap();
    let app = datev::App::builder(&registered.client_id, secret, &site.url("/datev"))
        .origin(provider.origin())
        .store(store)
        .build()
        .unwrap();
    let users = |_: &Parts| Some("ada".to_owned());
    let login = WebLogin::<_, Clients>::connect(&site, &app)
        .users(users)
        .prefix("/datev");
    let login = login.build().unwrap();

    let start = request("POST", "/datev/login").body("".into()).unwrap();
    let started = login.handle(start).await.unwrap();
    let cookie = started.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.starts_with("__Host-licit-login-datev="), "{cookie}");
    assert!(cookie.ends_with("; Secure"), "{cookie}");
    let away = started.headers()["location"].to_str().unwrap();
    let Authorized::Posted(form) = provider.authorize(away).await.unwrap() else {
        panic!("not posted");
    };
    // The page of the provider posts it: without cookies.
    let posted = request("POST", "/datev").body(form.into()).unwrap();
    let posted = login.handle(posted).await.unwrap();
    assert!(!posted.headers().contains_key("set-cookie"));
    let callback = posted.headers()["location"].to_str().unwrap();
    assert!(callback.starts_with("/datev?"), "{callback}");
    let (cookie, _) = cookie.split_once(';').unwrap();
    let back = request("GET", callback)
        .header("cookie", cookie)
        .body("".into())
        .unwrap();
    let back = login.handle(back).await.unwrap();
    assert_eq!(back.status(), 303, "{}", back.body());
    assert!(app.load_grant::<Clients>("ada").await.unwrap().is_some());
    let other = request("GET", "/other").body("".into()).unwrap();
    assert!(login.handle(other).await.is_none());
}
