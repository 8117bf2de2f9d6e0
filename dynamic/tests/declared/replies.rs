//! Token replies.

use std::time::{Duration, SystemTime};

use licit_runtime::{AtRunTime, Error, GrantEventKind, Secret};
use serde_json::json;

use crate::support::{logging_in, start};

#[tokio::test]
async fn a_token_type_of_the_provider_is_accepted_if_the_spec_names_it() {
    let reply = json!({ "token_types": ["user", "app"] });
    let provider = start(&logging_in(json!({ "token_reply": reply }))).await;
    provider.log_in(&provider.app()).await.expect("tokens");

    // The same reply, read by an application that expects `Bearer`.
    let other = start(&logging_in(json!({}))).await;
    let app = other.builder().origin(provider.running.origin()).build();
    let refused = provider.log_in(&app.expect("an application")).await;
    assert!(matches!(refused, Err(Error::TokenReply(_))), "{refused:?}");
}

#[tokio::test]
async fn a_scope_that_is_no_list_of_scopes_is_ignored() {
    let spec = json!({
        "scopes": { "orders": "Read orders." },
        "token_reply": { "scope": "ignored" },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.builder().scopes(&["orders"]).build();
    let tokens = provider.log_in(&app.expect("an application")).await;
    let tokens: licit_runtime::Tokens<AtRunTime> = tokens.expect("tokens");
    assert_eq!(tokens.scopes(), ["orders"]);
}

#[tokio::test]
async fn the_end_of_a_refresh_token_is_known_and_announced() {
    for (reply, grant) in [
        (
            json!({ "rename": { "refresh_token_expires_in": "refresh_expires_in" } }),
            3600,
        ),
        (json!({ "omit": ["refresh_token_expires_in"] }), 7200),
    ] {
        let grants = json!({ "refresh_token": { "lifetime": grant } });
        let provider = start(&logging_in(
            json!({ "token_reply": reply, "grants": grants }),
        ))
        .await;
        let app = provider.app();
        let tokens = provider.log_in(&app).await.expect("tokens");
        let end = tokens.refresh_token_expires_at().expect("an end");
        let left = end
            .duration_since(SystemTime::now())
            .expect("in the future");
        assert!((grant - 60..=grant).contains(&left.as_secs()), "{left:?}");
        let session = app.session(tokens);
        let mut events = session.events().expect("events");
        session.current().await.expect("a token");
        let nothing = tokio::time::timeout(Duration::from_millis(50), events.next()).await;
        assert!(nothing.is_err(), "{nothing:?}");
    }
}

#[tokio::test]
async fn a_refresh_token_that_ends_soon_is_announced_once() {
    let grants = json!({ "refresh_token": { "lifetime": 1 } });
    let provider = start(&logging_in(json!({ "grants": grants }))).await;
    let app = provider.app();
    let tokens = provider.log_in(&app).await.expect("tokens");
    let end = tokens.refresh_token_expires_at().expect("an end");
    tokio::time::sleep(Duration::from_millis(950)).await;
    let session = app.session(tokens);
    let mut events = session.events().expect("events");
    for _ in 0..3 {
        session.current().await.expect("a token");
    }
    let event = events.next().await.expect("an event");
    assert!(
        matches!(event.kind(), GrantEventKind::Expiring(at) if *at == end),
        "{event:?}"
    );
    let second = tokio::time::timeout(Duration::from_millis(50), events.next()).await;
    assert!(second.is_err(), "{second:?}");

    provider.running.advance(Duration::from_secs(2));
    let credential = session.current().await.expect("a token");
    let refused = session.refresh(&credential).await;
    assert!(
        refused.is_err(),
        "the emulator expires refresh tokens: {refused:?}"
    );
}

#[tokio::test]
async fn claims_of_both_tokens_are_captured() {
    let spec = json!({
        "variables": {
            "tenant": { "from": "token_reply", "example": "t-7" },
            "session": { "from": "token_reply", "secret": true, "example": "s-9" },
        },
        "token_reply": { "claims": {
            "id_token": { "/org/tenant": "tenant" },
            "access_token": { "/sid": "session" },
        } },
        "api": {
            "base_url": "https://api.acme.example/{tenant}",
            "headers": { "x-session": { "value": "{session}" } },
        },
        "operations": { "me": { "call": "GET /me", "returns": "json" } },
    });
    let provider = start(&logging_in(spec)).await;
    let tokens = provider.log_in(&provider.app()).await.expect("tokens");
    assert_eq!(tokens.captured("tenant"), Some("t-7"));
    assert_eq!(tokens.captured_values().get("session"), Some("s-9"));
    assert!(!format!("{tokens:?}").contains("s-9"));
}

#[tokio::test]
async fn a_second_token_has_a_life_of_its_own() {
    let spec = json!({
        "grants": { "refresh_token": { "rotation": "always" } },
        "token_reply": { "second": { "at": "/authed_user", "rename": { "access_token": "token" } } },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app();
    let bot = provider.log_in(&app).await.expect("tokens");
    let user = bot.second::<AtRunTime, licit_runtime::token::User>();
    let user = user.expect("of a user").expect("a second token");
    assert_ne!(user.access_token().expose(), bot.access_token().expose());
    assert_ne!(
        user.refresh_token().map(Secret::expose),
        bot.refresh_token().map(Secret::expose)
    );
    let other = bot.second::<AtRunTime, licit_runtime::token::Application>();
    assert!(matches!(other, Err(Error::Argument(_))), "{other:?}");
    let (first, second) = (bot.access_token().clone(), user.access_token().clone());
    let bot = crate::support::refresh(&app, bot)
        .await
        .expect("a new token");
    let user = crate::support::refresh(&app, user)
        .await
        .expect("a new token");
    assert_ne!(bot.expose(), first.expose());
    assert_ne!(user.expose(), second.expose());
}

#[tokio::test]
async fn a_login_with_the_users_scopes_alone_returns_the_second_token() {
    let spec = json!({
        "variables": { "team": { "from": "token_reply", "example": "T1" } },
        "scopes": { "post": "Post.", "search": { "description": "Search.", "parameter": "user_scope" } },
        "token_reply": { "second": { "at": "/authed_user" }, "captures": { "/team/id": "team" } },
        "grants": { "refresh_token": { "rotation": "always" } },
        "api": { "base_url": "https://api.acme.example/{team}" },
        "operations": { "find": { "call": "GET /find", "scopes": "search", "returns": "json" } },
    });
    let provider = start(&logging_in(spec)).await;
    for (scopes, has_second) in [
        (&["search"][..], false),
        (&["post", "search"], true),
        (&["post"], false),
    ] {
        let app = provider
            .builder()
            .scopes(scopes)
            .build()
            .expect("an application");
        let tokens = provider.log_in(&app).await.expect("tokens");
        // The user's scopes count as granted, because the reply lists those of the first token alone.
        assert_eq!(tokens.scopes(), scopes);
        assert_eq!(tokens.captured("team"), Some("T1"));
        let second = tokens.second::<AtRunTime, licit_runtime::token::User>();
        let second = second.expect("of a user");
        assert_eq!(second.is_some(), has_second, "{scopes:?}");
        if let Some(second) = second {
            assert_eq!(second.scopes(), ["search"]);
        }
        let before = tokens.access_token().clone();
        let after = crate::support::refresh(&app, tokens)
            .await
            .expect("a new token");
        assert_ne!(before.expose(), after.expose());
    }
}
