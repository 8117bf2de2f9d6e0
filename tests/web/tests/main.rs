//! Attacks the logins of web applications over sockets, with a provider that is emulated: the site is
//! served by axum, and again by hyper without a framework.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail in any way"
)]

mod attacks;
mod browser;
mod chromium;
mod cookies;
mod hooks;
mod pages;
mod real_browser;
mod returning;
mod routes;
mod serving;
mod tabs;
mod world;

use licit::oauth_provider;

/// The provider.
#[oauth_provider(spec = "../../examples/web/library.json")]
pub mod library {
    /// What the site requests.
    #[scopes(openid, loans, offline_access)]
    pub struct Reading;

    /// Not enough to sign in with.
    #[scopes(loans)]
    pub struct Loans;
}

/// A provider whose callback is a form that the browser posts.
#[oauth_provider(spec = "../specs/providers/datev.json")]
pub mod datev {
    /// What the site requests.
    #[scopes("accounting:clients:read")]
    pub struct Clients;
}

/// A provider that accepts only pushed authorization requests.
#[oauth_provider(spec = "../specs/protocols/pushed.json")]
pub mod pushed {
    /// What the site requests.
    #[scopes(orders)]
    pub struct Orders;
}

/// Defines the tests of this list twice: for a site that axum serves, and for one that hyper serves.
macro_rules! on_each_server {
    ($($name:ident),+ $(,)?) => {
        mod on_axum {$(
            #[tokio::test]
            async fn $name() {
                super::$name($crate::serving::Server::Axum).await;
            }
        )+}
        mod on_hyper {$(
            #[tokio::test]
            async fn $name() {
                super::$name($crate::serving::Server::Hyper).await;
            }
        )+}
    };
}
pub(crate) use on_each_server;
