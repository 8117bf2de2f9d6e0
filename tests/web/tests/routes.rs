//! Routes of an application beside those of a login.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::request::Parts;
use axum::routing::get;
use licit::rt::store::MemoryStore;
use licit_emulator::{Authorized, Emulator};
use licit_web::{CookieKeys, Site, WebLogin};

use crate::library::{App, Reading};
use crate::world::{SPEC, World, listen};

#[tokio::test]
async fn the_login_page_can_have_the_path_of_the_login() {
    let world = World::begin(crate::serving::Server::Axum, crate::world::Mode::Connect).await;
    let (listener, url) = listen().await;
    let store = Arc::new(MemoryStore::new());
    let site = Site::new(&url, CookieKeys::new(&[7; 32]), store).unwrap();
    let app = App::new("id", "secret", &site.url("/callback")).unwrap();
    let login = WebLogin::<_, Reading>::sign_in(&site, &app)
        .build()
        .unwrap();
    let router: Router = Router::new()
        .route("/login", get(async || "the login page"))
        .merge(licit_axum::router(&login));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut ada = world.browser();
    ada.site = url.clone();
    ada.source = vec![("origin", url)];
    assert_eq!(ada.get("/login").await.text, "the login page");
    assert_eq!(ada.post("/login", "").await.status, 303);
}

/// The session of an application's own middleware.
#[derive(Clone, Default)]
struct Session(Arc<Mutex<Option<String>>>);

impl Session {
    fn user(&self) -> Option<String> {
        self.0.lock().unwrap().clone()
    }
}

#[tokio::test]
async fn an_application_stores_the_user_in_a_session_of_its_own() {
    let library = Emulator::from_file(SPEC).unwrap();
    let library = library.redirect_uri("https://us.example/callback");
    let library = library.start().await.unwrap();
    let registered = library.client("app").unwrap().clone();
    let store = Arc::new(MemoryStore::new());
    let site = Site::new(
        "https://us.example",
        CookieKeys::new(&[7; 32]),
        store.clone(),
    )
    .unwrap();
    let secret = registered.client_secret.unwrap();
    let app = App::builder(&registered.client_id, secret, &site.url("/callback"))
        .origin(library.origin())
        .store(store)
        .build()
        .unwrap();
    let session_of = |parts: &Parts| parts.extensions.get::<Session>().cloned().unwrap();
    let login = WebLogin::<_, Reading>::sign_in(&site, &app)
        .users(move |request: &Parts| session_of(request).user())
        .logged_in(move |login| async move {
            let user = login.user().map(str::to_owned);
            *session_of(login.request()).0.lock().unwrap() = user;
            Ok(())
        })
        .build()
        .unwrap();
    let session = Session::default();
    let request = |method: &str, path: &str| {
        let request = axum::http::Request::builder().method(method).uri(path);
        let request = request.header("origin", "https://us.example");
        request.extension(session.clone())
    };
    let start = request("POST", "/login").body("".into()).unwrap();
    let started = login.handle(start).await.unwrap();
    let cookie = started.headers()["set-cookie"].to_str().unwrap();
    let (cookie, _) = cookie.split_once(';').unwrap();
    let away = started.headers()["location"].to_str().unwrap();
    let Authorized::Callback(callback) = library.authorize(away).await.unwrap() else {
        panic!("no callback");
    };
    let callback = callback.strip_prefix("https://us.example").unwrap();
    let back = request("GET", callback).header("cookie", cookie);
    let back = login.handle(back.body("".into()).unwrap()).await.unwrap();
    assert_eq!(back.status(), 303, "{}", back.body());
    let user = session.user().unwrap();
    let (page, ()) = request("GET", "/loans").body(()).unwrap().into_parts();
    let (name, _client) = login.client(&page).await.unwrap();
    assert_eq!(name, user);
}
