//! Token replies.

use licit_runtime::{AtRunTime, Error};
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
    assert!(
        matches!(refused, Err(Error::NotATokenReply(_))),
        "{refused:?}"
    );
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
