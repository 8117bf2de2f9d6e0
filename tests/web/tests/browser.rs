//! A browser without pages: it stores cookies and does not follow redirects.

use std::collections::BTreeMap;

use licit::rt::reqwest::header::{ACCEPT, CACHE_CONTROL, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use licit::rt::reqwest::redirect::Policy;
use licit::rt::reqwest::{Client, Method, RequestBuilder};

/// The name of the cookie of a pending login, on a site without `https`.
pub(crate) const LOGIN: &str = "licit-login-library";

/// The name of the cookie of a session, on a site without `https`.
pub(crate) const SESSION: &str = "licit-session";

pub(crate) struct Browser {
    http: Client,
    pub(crate) site: String,
    pub(crate) cookies: BTreeMap<String, String>,
    /// What the browser says about the page that sends a form.
    pub(crate) source: Vec<(&'static str, String)>,
    pub(crate) accept: &'static str,
}

/// A reply.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) leads_to: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Browser {
    pub(crate) fn new(site: &str) -> Self {
        Self {
            http: Client::builder().redirect(Policy::none()).build().unwrap(),
            site: site.to_owned(),
            cookies: BTreeMap::new(),
            source: vec![
                ("sec-fetch-site", "same-origin".to_owned()),
                ("origin", site.to_owned()),
            ],
            accept: "application/json",
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = self.http.get(format!("{}{path}", self.site));
        self.send(request).await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &str) -> Page {
        self.request(Method::POST, path, form).await
    }

    /// Sends a form, or a request with another method.
    pub(crate) async fn request(&mut self, method: Method, path: &str, form: &str) -> Page {
        let url = format!("{}{path}", self.site);
        let mut request = self.http.request(method, url).body(form.to_owned());
        for (name, value) in &self.source {
            request = request.header(*name, value);
        }
        let kind = "application/x-www-form-urlencoded";
        self.send(request.header("content-type", kind)).await
    }

    async fn send(&mut self, request: RequestBuilder) -> Page {
        let cookies = self.cookies.iter();
        let cookies: Vec<_> = cookies
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let request = request.header(ACCEPT, self.accept);
        let reply = request
            .header(COOKIE, cookies.join("; "))
            .send()
            .await
            .unwrap();
        for line in reply.headers().get_all(SET_COOKIE) {
            self.store(line.to_str().unwrap());
        }
        let headers = reply.headers().clone();
        let leads_to = headers.get(LOCATION);
        Page {
            status: reply.status().as_u16(),
            leads_to: leads_to.map(|to| to.to_str().unwrap().to_owned()),
            headers,
            text: reply.text().await.unwrap(),
        }
    }

    fn store(&mut self, line: &str) {
        assert!(line.contains("; Path=/; "), "{line}");
        assert!(line.contains("; HttpOnly; SameSite=Lax"), "{line}");
        let (pair, _) = line.split_once(';').unwrap();
        let (name, value) = pair.split_once('=').unwrap();
        if line.contains("Max-Age=0;") {
            self.cookies.remove(name);
        } else {
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Page {
    /// The code of a failure.
    pub(crate) fn code(&self) -> &str {
        let (_, rest) = self.text.split_once("\"error\":\"").unwrap_or_default();
        rest.split('"').next().unwrap_or_default()
    }

    /// Whether caches, other sites and frames are shut out.
    pub(crate) fn is_private(&self) -> bool {
        self.headers[CACHE_CONTROL] == "no-store"
            && self.headers["referrer-policy"] == "no-referrer"
            && self.headers["content-security-policy"]
                .to_str()
                .unwrap()
                .contains("frame-ancestors 'none'")
    }
}
