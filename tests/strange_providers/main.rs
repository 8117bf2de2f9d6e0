//! Providers that deviate from the RFCs. Each test logs in, calls the API, refreshes an expired
//! token, provokes a documented error, and checks the requests that were sent.
//!
//! The specs are in `tests/specs/providers`. They contain facts about the providers, not their
//! texts.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

/// Creates the builder of the application that the emulator registered. Further arguments are the
/// provider's variables.
macro_rules! builder {
    ($provider:ident, $emulator:expr $(, $variable:expr)*) => {{
        let registered = $emulator.client("app").expect("a registration");
        let secret = registered.client_secret.as_deref().expect("a secret");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        $provider::App::builder(id, secret, redirect $(, $variable)*).origin($emulator.origin())
    }};
}

/// Like `builder!`, for a public client.
macro_rules! public_builder {
    ($provider:ident, $emulator:expr $(, $variable:expr)*) => {{
        let registered = $emulator.client("app").expect("a registration");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        $provider::App::builder(id, redirect $(, $variable)*).origin($emulator.origin())
    }};
}

/// Logs the user in.
macro_rules! finish {
    ($emulator:expr, $app:expr, $login:expr) => {{
        let login = $login;
        let callback = crate::support::consent(&$emulator, login.url().as_str()).await;
        $app.finish(login.into_pending(), &callback).await
    }};
}

mod after_login;
mod atlassian;
mod basecamp;
mod clients;
mod deezer;
mod devices;
mod dingtalk;
mod facebook;
mod figma;
mod fiserv;
mod github;
mod hosts;
mod installations;
mod lightspeed;
mod logins;
mod mailchimp;
mod mercury;
mod quickbooks;
mod refreshes;
mod replies;
mod salesforce;
mod services;
mod shopify;
mod signatures;
mod slack;
mod support;
mod table;
mod tiktok_ads;
mod tiktok_personal;
mod twitch;
mod zendesk;
