//! What an application may decide itself.

use std::sync::{Arc, Mutex};

use licit::rt::store::MemoryStore;
use licit_emulator::{Consent, Emulator};
use licit_web::{CookieKeys, Failure, Site, WebLogin, WebLoginBuilder};

use crate::browser::LOGIN;
use crate::library::{App, Loans, Reading};
use crate::pushed::{self, Orders};
use crate::serving::{Login, Server, serve};
use crate::world::{Mode, SPEC, World, listen};

#[tokio::test]
async fn the_application_hears_of_each_login() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&seen);
    let world = World::with(Server::Axum, Mode::Connect, Consent::Auto, |login| {
        login
            .request(|login, _| login.parameter("login_hint", "ada"))
            .return_to("/home")
            .logged_in(move |login| {
                let hook = Arc::clone(&hook);
                async move {
                    let loans = login.client().list_loans().send().await?;
                    let user = login.user().unwrap_or_default().to_owned();
                    hook.lock().unwrap().push((user, loans.is_empty()));
                    Ok(())
                }
            })
    })
    .await;
    let mut ada = world.signed_in("ada").await;
    let away = ada.post("/login", "").await.leads_to.unwrap();
    assert!(away.contains("login_hint=ada"), "{away}");
    let callback = world.allow(&away).await;
    let back = ada.get(&callback).await;
    assert_eq!(back.leads_to.as_deref(), Some("/home"));
    assert_eq!(*seen.lock().unwrap(), [("ada".to_owned(), false)]);
}

/// Serves a site with its own names and pages, on which one user is rejected.
async fn with_own_names(
    allowed: bool,
    set: impl FnOnce(WebLoginBuilder<App, Reading>) -> WebLoginBuilder<App, Reading>,
) -> (World, String, Arc<Mutex<Vec<String>>>) {
    let world = World::begin(Server::Axum, Mode::Connect).await;
    let (listener, url) = listen().await;
    let log = Arc::new(Mutex::new(Vec::new()));
    let failures = Arc::clone(&log);
    let store = Arc::new(MemoryStore::new());
    let site = Site::builder(&url, CookieKeys::new(&[7; 32]), store.clone())
        .on_failure(move |failure| failures.lock().unwrap().push(failure.to_string()))
        .error_page(|failure| format!("<h1>{}</h1>", failure.message()))
        .build()
        .unwrap();
    let registered = world.library.client("app").unwrap().clone();
    let secret = registered.client_secret.unwrap();
    let app = App::builder(&registered.client_id, secret, &site.url("/callback"))
        .origin(world.library.origin())
        .store(store)
        .build()
        .unwrap();
    let login = WebLogin::<_, Reading>::sign_in_as(&site, &app, move |login| async move {
        let identity = login.identity::<licit::rt::Json>()?;
        if !allowed {
            return Err(Failure::rejected("Only readers of this town."));
        }
        Ok(format!("reader {}", identity.subject().len()))
    });
    let login: Login = set(login).build().unwrap();
    serve(Server::Axum, listener, login);
    (world, url, log)
}

/// The name under which a user is signed in.
async fn named(
    set: impl FnOnce(WebLoginBuilder<App, Reading>) -> WebLoginBuilder<App, Reading>,
) -> String {
    let (world, url, log) = with_own_names(true, set).await;
    let mut ada = world.browser();
    ada.site = url.clone();
    ada.source = vec![("origin", url.clone())];
    let away = ada.post("/login", "").await.leads_to.unwrap();
    let licit_emulator::Authorized::Callback(callback) =
        world.library.authorize(&away).await.unwrap()
    else {
        panic!("no callback");
    };
    let callback = callback.strip_prefix(&url).unwrap();
    assert_eq!(ada.get(callback).await.status, 303);
    assert!(log.lock().unwrap().is_empty());
    ada.get("/loans").await.text
}

#[tokio::test]
async fn the_application_names_its_users() {
    let name = named(WebLoginBuilder::own_accounts).await;
    assert!(name.starts_with("reader "), "{name}");
}

/// A user of one provider is not the user of another one with the same identifier.
#[tokio::test]
async fn a_users_name_contains_the_provider() {
    let name = named(|login| login).await;
    assert!(name.starts_with("library reader "), "{name}");
}

#[tokio::test]
async fn the_application_rejects_a_user_with_its_own_page() {
    let (world, url, log) = with_own_names(false, |login| login).await;
    let mut eve = world.browser();
    eve.site = url.clone();
    eve.source = vec![("origin", url.clone())];
    eve.accept = "text/html";
    let away = eve.post("/login", "").await.leads_to.unwrap();
    let licit_emulator::Authorized::Callback(callback) =
        world.library.authorize(&away).await.unwrap()
    else {
        panic!("no callback");
    };
    let page = eve.get(callback.strip_prefix(&url).unwrap()).await;
    assert_eq!(
        (page.status, &*page.text),
        (403, "<h1>Only readers of this town.</h1>")
    );
    // It may have styles and images.
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(!policy.contains("default-src"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!eve.cookies.contains_key("licit-session") && !eve.cookies.contains_key(LOGIN));
    let log = log.lock().unwrap();
    assert_eq!(*log, ["rejected: Only readers of this town."]);
}

#[tokio::test]
async fn a_wrong_setting_is_reported_when_the_site_is_built() {
    let library = Emulator::from_file(SPEC).unwrap().start().await.unwrap();
    let keys = || CookieKeys::new(&[7; 32]);
    let store = || Arc::new(MemoryStore::new());
    for (url, why) in [
        ("us.example", "is not a URL"),
        ("http://us.example", "must have `https`"),
        ("https://us.example/app", "has a path"),
    ] {
        let error = Site::new(url, keys(), store()).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    }
    let site = Site::new("https://us.example", keys(), store()).unwrap();
    let app = |redirect_uri: &str| App::new("id", "secret", redirect_uri).unwrap();
    let error = |result: Result<(), licit_web::SetupError>| result.unwrap_err().to_string();
    let elsewhere = app("https://other.example/callback");
    let built = WebLogin::<_, Reading>::connect(&site, &elsewhere).build();
    assert!(error(built.map(drop)).contains("does not lead to the site"));
    let app = app("https://us.example/callback");
    let built = WebLogin::<_, Loans>::sign_in(&site, &app).build();
    assert!(error(built.map(drop)).contains("`Loans` lacks the scope `openid`"));
    let built = WebLogin::<_, Reading>::connect(&site, &app).return_to("//evil.example");
    assert!(error(built.build().map(drop)).contains("is not a path"));

    for _ in 0..2 {
        let same = WebLogin::<_, Reading>::connect(&site, &app).build();
        assert!(same.is_ok());
    }
    let built = WebLogin::<_, Loans>::connect(&site, &app).prefix("/more");
    assert!(error(built.build().map(drop)).contains("the callback `/callback` is that of another"));
    let more = App::new("id", "secret", "https://us.example/more/callback").unwrap();
    let built = WebLogin::<_, Loans>::connect(&site, &more).build();
    assert!(error(built.map(drop)).contains("the path `/login` is that of another login"));
    let built = WebLogin::<_, Loans>::connect(&site, &more).prefix("/more");
    assert!(built.build().is_ok());
    let other = pushed::App::new("id", "secret", "https://us.example/callback").unwrap();
    let built = WebLogin::<_, Orders>::connect(&site, &other).build();
    assert!(error(built.map(drop)).contains("the callback `/callback` is that of another"));
    library.shutdown().await;
}
