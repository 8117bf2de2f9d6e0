//! A site, its provider, and a clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use licit::rt::store::MemoryStore;
use licit_emulator::{Authorized, Consent, Emulator, Running};
use licit_web::{CookieKeys, Site, WebLogin, WebLoginBuilder};
use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::library::{App, Reading};
use crate::serving::{Server, serve};

pub(crate) const SPEC: &str = "../../examples/web/library.json";

/// The key of the cookies.
pub(crate) const KEY: [u8; 32] = [7; 32];

/// Seconds that have passed for a site.
pub(crate) type Passed = Arc<AtomicU64>;

/// How the site's users log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// They sign in to the site, then connect their library.
    Connect,
    /// They sign in with their library.
    SignIn,
}

pub(crate) struct World {
    pub(crate) library: Running,
    pub(crate) app: App,
    pub(crate) url: String,
    /// The provider's origin. With a consent page, which a real browser shows, it is another site.
    pub(crate) provider: String,
    passed: Passed,
}

impl World {
    pub(crate) async fn begin(server: Server, mode: Mode) -> Self {
        Self::with(server, mode, Consent::Auto, |login| login).await
    }

    /// `set` changes the login.
    pub(crate) async fn with(
        server: Server,
        mode: Mode,
        consent: Consent,
        set: impl FnOnce(WebLoginBuilder<App, Reading>) -> WebLoginBuilder<App, Reading>,
    ) -> Self {
        let emulator = Emulator::from_file(SPEC).unwrap().consent(consent);
        let library = emulator.start().await.unwrap();
        let provider = if consent == Consent::Page {
            library.origin().replace("127.0.0.1", "localhost")
        } else {
            library.origin().to_owned()
        };
        let (listener, url) = listen().await;
        let passed = Passed::default();
        let store = Arc::new(MemoryStore::new());
        let site = site(&url, CookieKeys::new(&KEY), store.clone(), &passed);
        let app = app(&library, &provider, &site, store);
        let login = match mode {
            Mode::Connect => WebLogin::connect(&site, &app),
            Mode::SignIn => WebLogin::sign_in(&site, &app),
        };
        serve(server, listener, set(login).build().unwrap());
        Self {
            library,
            app,
            url,
            provider,
            passed,
        }
    }

    /// Serves the site again with other keys, as another process would.
    pub(crate) async fn with_keys(&self, server: Server, keys: CookieKeys) -> String {
        let (listener, url) = listen().await;
        let store = Arc::new(MemoryStore::new());
        // The browser returns to the first process.
        let site = site(&self.url, keys, store.clone(), &self.passed);
        let app = app(&self.library, &self.provider, &site, store);
        let login = WebLogin::connect(&site, &app).build().unwrap();
        serve(server, listener, login);
        url
    }

    pub(crate) fn pass(&self, time: Duration) {
        self.passed.fetch_add(time.as_secs(), Ordering::Relaxed);
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.url)
    }

    /// A browser with which a user has signed in to the site.
    pub(crate) async fn signed_in(&self, user: &str) -> Browser {
        let mut browser = self.browser();
        assert_eq!(browser.post(&format!("/as/{user}"), "").await.status, 200);
        browser
    }

    /// Starts a login and consents. Returns the path and query of the callback.
    pub(crate) async fn consent(&self, browser: &mut Browser) -> String {
        let away = browser.post("/login", "").await.leads_to.unwrap();
        self.allow(&away).await
    }

    /// Consents at the provider.
    pub(crate) async fn allow(&self, away: &str) -> String {
        match self.library.authorize(away).await.unwrap() {
            Authorized::Callback(url) => url.strip_prefix(&self.url).unwrap().to_owned(),
            led => panic!("{led:?}"),
        }
    }

    /// The number of requests to the token endpoint.
    pub(crate) fn exchanges(&self) -> usize {
        let requests = self.library.requests();
        let paths = requests.iter().map(|request| request.path.as_str());
        paths.filter(|path| path.ends_with("/token")).count()
    }

    pub(crate) async fn is_connected(&self, user: &str) -> bool {
        self.app
            .load_grant::<Reading>(user)
            .await
            .unwrap()
            .is_some()
    }
}

pub(crate) async fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

fn site(url: &str, keys: CookieKeys, store: Arc<MemoryStore>, passed: &Passed) -> Site {
    let passed = Arc::clone(passed);
    let clock = move || SystemTime::now() + Duration::from_secs(passed.load(Ordering::Relaxed));
    Site::builder(url, keys, store)
        .clock(clock)
        .build()
        .unwrap()
}

fn app(library: &Running, origin: &str, site: &Site, store: Arc<MemoryStore>) -> App {
    let registered = library.client("app").unwrap().clone();
    let secret = registered.client_secret.unwrap();
    App::builder(&registered.client_id, secret, &site.url("/callback"))
        .origin(origin)
        .store(store)
        .build()
        .unwrap()
}
