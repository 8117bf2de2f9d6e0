//! Authorization requests.

use serde_json::json;

use crate::support::{logging_in, refresh, start};

#[tokio::test]
async fn an_alias_is_sent_in_place_of_the_redirect_uri() {
    let spec = json!({
        "variables": { "alias": {} },
        "grants": {
            "authorization_code": { "redirect_uri": "{alias}" },
            "refresh_token": { "token_request": { "include": ["redirect_uri"] } },
        },
    });
    let provider = start(&logging_in(spec)).await;
    let app = provider.builder().variable("alias", "Acme-Shop-7").build();
    let app = app.expect("an application");
    let tokens = provider.log_in(&app).await.expect("tokens");
    for endpoint in ["authorization", "token"] {
        let sent = provider.last(endpoint);
        assert_eq!(
            sent.parameter("redirect_uri"),
            Some("Acme-Shop-7"),
            "{sent:?}"
        );
    }
    refresh(&app, tokens).await.expect("a new token");
    let sent = provider.last("token");
    assert_eq!(sent.parameter("grant_type"), Some("refresh_token"));
    assert_eq!(sent.parameter("redirect_uri"), Some("Acme-Shop-7"));
}

#[tokio::test]
async fn an_omitted_parameter_may_have_a_fixed_value() {
    let fixed = json!({ "redirect_uri": { "value": "registered" } });
    let spec = json!({
        "grants": { "authorization_code": { "omit": ["redirect_uri"], "parameters": fixed } },
        "token_request": { "omit": ["redirect_uri"], "parameters": fixed },
    });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    assert_eq!(
        provider.last("authorization").parameter("redirect_uri"),
        Some("registered")
    );
    assert_eq!(
        provider.last("token").parameter("redirect_uri"),
        Some("registered")
    );
}

#[tokio::test]
async fn a_space_in_the_url_may_be_percent_encoded() {
    let spec = json!({ "grants": { "authorization_code": {
        "query_encoding": "percent",
        "parameters": { "title": { "value": "a b+c" } },
    } } });
    let provider = start(&logging_in(spec)).await;
    let app = provider.app().for_logins().expect("logins");
    let url = app.authorize::<licit_runtime::AtRunTime>().url();
    assert!(url.as_str().contains("title=a%20b%2Bc"), "{url}");
    provider.log_in(&app).await.expect("tokens");
    assert_eq!(
        provider.last("authorization").parameter("title"),
        Some("a b+c")
    );
    let plus = url.as_str().replace("%20", "+");
    assert!(provider.running.authorize(&plus).await.is_err());
}

#[tokio::test]
async fn a_parameter_with_a_default_need_not_be_set() {
    let kind = json!({ "enum": ["a", "b"], "default": "a" });
    let spec = json!({ "grants": { "authorization_code": { "parameters": { "kind": kind } } } });
    let provider = start(&logging_in(spec)).await;
    provider.log_in(&provider.app()).await.expect("tokens");
    assert_eq!(provider.last("authorization").parameter("kind"), None);
}
