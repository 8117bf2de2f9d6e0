//! Redirects for operations that allow them (RFC 9110 §15.4), such as downloads served from another
//! host. A limited number is followed, only over `https`, and without the token after a change of
//! origin.

use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, LOCATION};
use reqwest::{Method, Request};
use url::Url;

use super::HttpReply;
use crate::error::{TransportError, TransportErrorKind};
use crate::tables::{Operation, Redirect};
use crate::template::variables::is_secure;

/// The maximum number of redirects per call.
const MOST: u8 = 5;

/// The redirect state of one request.
pub(crate) struct Redirects {
    left: u8,
    method: Method,
    headers: HeaderMap,
    has_left: bool,
}

impl Redirects {
    /// Creates the state for `request`; `None` if the operation does not follow redirects.
    pub(crate) fn of(operation: &Operation, request: &Request) -> Option<Self> {
        (operation.redirect == Redirect::Follow).then(|| Self {
            left: MOST,
            method: request.method().clone(),
            headers: request.headers().clone(),
            has_left: false,
        })
    }

    /// Returns whether the token was removed after a change of origin.
    pub(crate) fn has_left(&self) -> bool {
        self.has_left
    }

    /// Returns the request to the target of `reply`; `None` if it is not a redirect. `logical` is the URL
    /// before mapping to the test origin.
    pub(crate) fn next(
        &mut self,
        reply: &HttpReply,
        logical: impl FnOnce(Url) -> Url,
    ) -> Result<Option<Request>, TransportError> {
        if !matches!(reply.status, 301 | 302 | 303 | 307 | 308) {
            return Ok(None);
        }
        if self.method == Method::POST {
            if !matches!(reply.status, 301..=303) {
                // Following would send the body again, possibly to another server.
                return Ok(None);
            }
            // RFC 9110 §15.4.2 to §15.4.4: the common behaviour of clients.
            self.method = Method::GET;
            for header in [CONTENT_TYPE, CONTENT_LENGTH] {
                self.headers.remove(header);
            }
        }
        let location = reply
            .headers
            .get(LOCATION)
            .and_then(|value| value.to_str().ok());
        let Some(url) = location.and_then(|location| reply.url.join(location).ok()) else {
            return Ok(None);
        };
        let mut url = logical(url);
        url.set_fragment(None);
        let same_origin = url.origin() == reply.url.origin();
        // A server on the network must not redirect to a service on the local machine.
        let is_safe = url.scheme() == "https" || (same_origin && is_secure(&url));
        if !is_safe {
            return Err(TransportError::definite(TransportErrorKind::Redirect));
        }
        self.left = self
            .left
            .checked_sub(1)
            .ok_or_else(|| TransportError::definite(TransportErrorKind::TooManyRedirects))?;
        if !same_origin {
            // Any header may be a secret, and none is restored on a later redirect.
            self.has_left = true;
            let accept = self.headers.remove(ACCEPT);
            self.headers.clear();
            self.headers.extend(accept.map(|accept| (ACCEPT, accept)));
        }
        let mut request = Request::new(self.method.clone(), url);
        request.headers_mut().clone_from(&self.headers);
        Ok(Some(request))
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::{AUTHORIZATION, HeaderName, HeaderValue};

    use super::*;

    const DOWNLOAD: Operation = Operation {
        redirect: Redirect::Follow,
        ..Operation::DEFAULT
    };

    fn start() -> Redirects {
        let url = Url::parse("https://api.example/file").unwrap();
        let mut request = Request::new(reqwest::Method::GET, url);
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, HeaderValue::from_static("Bearer t"));
        headers.insert("x-key", HeaderValue::from_static("k"));
        headers.insert(ACCEPT, HeaderValue::from_static("*/*"));
        Redirects::of(&DOWNLOAD, &request).unwrap()
    }

    fn reply(status: u16, from: &str, to: &str) -> HttpReply {
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, HeaderValue::from_str(to).unwrap());
        HttpReply {
            status,
            headers,
            body: bytes::Bytes::new(),
            url: Url::parse(from).unwrap(),
        }
    }

    fn names(request: &Request) -> Vec<&str> {
        request.headers().keys().map(HeaderName::as_str).collect()
    }

    #[test]
    fn the_token_is_removed_when_the_origin_changes_and_not_restored() {
        let mut redirects = start();
        let same = reply(302, "https://api.example/file", "/elsewhere#top");
        let request = redirects.next(&same, |url| url).unwrap().unwrap();
        assert_eq!(request.url().as_str(), "https://api.example/elsewhere");
        assert!(request.headers().contains_key(AUTHORIZATION));
        assert!(!redirects.has_left());

        for (from, to) in [
            ("https://api.example/", "https://cdn.example/a"),
            ("https://cdn.example/", "https://api.example/file"),
        ] {
            let request = redirects
                .next(&reply(307, from, to), |url| url)
                .unwrap()
                .unwrap();
            assert_eq!(names(&request), ["accept"]);
            assert!(redirects.has_left());
        }
    }

    #[test]
    fn another_port_is_another_origin() {
        let mut redirects = start();
        let reply = reply(302, "https://api.example/", "https://api.example:8443/");
        let request = redirects.next(&reply, |url| url).unwrap().unwrap();
        assert_eq!(names(&request), ["accept"]);
    }

    #[test]
    fn plain_http_to_this_machine_is_rejected_too() {
        for to in [
            "http://api.example/",
            "http://127.0.0.1:4000/",
            "ftp://a.example/",
            "data:,x",
        ] {
            let reply = reply(302, "https://api.example/", to);
            let error = start().next(&reply, |url| url).unwrap_err();
            assert_eq!(error.kind(), TransportErrorKind::Redirect, "{to}");
        }
    }

    #[test]
    fn a_redirect_without_a_target_is_an_ordinary_reply() {
        let mut nowhere = reply(302, "https://api.example/", "https://[");
        assert!(start().next(&nowhere, |url| url).unwrap().is_none());
        nowhere.headers.clear();
        assert!(start().next(&nowhere, |url| url).unwrap().is_none());
        let not_modified = reply(304, "https://api.example/", "/x");
        assert!(start().next(&not_modified, |url| url).unwrap().is_none());
    }

    #[test]
    fn redirects_are_limited() {
        let mut redirects = start();
        let reply = reply(302, "https://api.example/", "/");
        for _ in 0..MOST {
            assert!(redirects.next(&reply, |url| url).unwrap().is_some());
        }
        let error = redirects.next(&reply, |url| url).unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::TooManyRedirects);
    }

    #[test]
    fn an_operation_without_redirects_is_not_redirected() {
        let url = Url::parse("https://api.example/file").unwrap();
        let request = Request::new(reqwest::Method::GET, url);
        assert!(Redirects::of(&Operation::DEFAULT, &request).is_none());
    }
}
