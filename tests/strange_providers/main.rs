//! Providers that do not do as the RFCs say: each test logs in, calls, lets the token end where it
//! does, and meets a documented error, and looks at what was really sent.
//!
//! The specs are in `tests/specs/providers`. Facts about the providers, not their texts.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "a test may fail"
)]

/// The builder of the application that the emulator registered; further arguments are the
/// variables that the provider needs.
macro_rules! builder {
    ($provider:ident, $emulator:expr $(, $variable:expr)*) => {{
        let registered = $emulator.client("app").expect("a registration");
        let secret = registered.client_secret.as_deref().expect("a secret");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        $provider::App::builder(id, secret, redirect $(, $variable)*).origin($emulator.origin())
    }};
}

/// The same for a public client.
macro_rules! public_builder {
    ($provider:ident, $emulator:expr $(, $variable:expr)*) => {{
        let registered = $emulator.client("app").expect("a registration");
        let (id, redirect) = (&registered.client_id, &registered.redirect_uri);
        $provider::App::builder(id, redirect $(, $variable)*).origin($emulator.origin())
    }};
}

/// Sends the user to a login, and exchanges what they come back with.
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
mod renewals;
mod replies;
mod salesforce;
mod services;
mod shopify;
mod slack;
mod support;
mod table;
mod tiktok_ads;
mod tiktok_personal;
mod twitch;
mod zendesk;
