//! From the user's consent to tokens.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use licit_runtime::error::{AuthorizationError, ConfigError, OAuthErrorCode};
use licit_runtime::tables::{
    AuthorizationCode, Parameter, Provider, Registration, Variable, VariableFormat, VariableSource,
};
use licit_runtime::token::Application as ForItself;
use licit_runtime::{App, Error, LoginApp, Pending, Tokens};
use sha2::{Digest, Sha256};

use crate::acme::{self, Listing, Reading};
use crate::support::{Answer, Server, find};

const GRANTED: &str = r#"{"access_token":"access-1","token_type":"Bearer","expires_in":3600,
    "refresh_token":"refresh-1"}"#;

/// A server that grants, and a login with it: the app, the pending login, and its `state`.
async fn begun(reply: &str) -> (Server, LoginApp, Pending<Reading>, String) {
    let server = Server::answering(vec![Answer::json(200, reply)]).await;
    let app = acme::app(&server);
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    (server, app, login.into_pending(), state)
}

/// The error of a callback.
async fn refusal(callback: impl FnOnce(&str) -> String) -> AuthorizationError {
    let (server, app, pending, state) = begun(GRANTED).await;
    let error = app.finish(pending, &callback(&state)).await.unwrap_err();
    assert!(server.requests().is_empty(), "the code must not be sent");
    match error {
        Error::Authorization(error) => *error,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_authorization_url_has_state_challenge_and_scopes() {
    let server = Server::answering(vec![]).await;
    let login = acme::app(&server).authorize::<Reading>();
    let login = login.parameter("locale", "nb").parameter("state", "mine");
    let login = login.parameter("empty", "");
    let url = login.url();
    assert_eq!(url.host_str(), Some("acme.example"));
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "the-client"),
        ("redirect_uri", acme::REDIRECT),
        ("scope", "read list"),
        ("code_challenge_method", "S256"),
        ("locale", "nb"),
    ] {
        assert_eq!(find(&url, name).as_deref(), Some(value), "{name}");
    }
    assert_ne!(find(&url, "state").unwrap(), "mine");
    assert_eq!(find(&url, "empty"), None);
    let names: Vec<_> = url.query_pairs().map(|(name, _)| name).collect();
    let once: std::collections::HashSet<_> = names.iter().collect();
    assert_eq!(names.len(), once.len());
}

#[tokio::test]
async fn a_stored_login_can_be_completed() {
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = acme::app(&server);
    let login = app.authorize::<Reading>();
    let url = login.url();
    let saved = serde_json::to_string(&login.into_pending()).unwrap();
    let pending: Pending<Reading> = serde_json::from_str(&saved).unwrap();

    let state = find(&url, "state").unwrap();
    let callback = format!("{}?code=the%20code&&state={state}", acme::REDIRECT);
    let tokens = app.finish(pending, &callback).await.unwrap();

    assert_eq!(tokens.access_token().expose(), "access-1");
    assert_eq!(tokens.refresh_token().unwrap().expose(), "refresh-1");
    assert_eq!(tokens.scopes(), ["read", "list"]);
    let requests = server.requests();
    let [request] = requests.as_slice() else {
        panic!("{requests:?}")
    };
    assert_eq!(request.method, "POST");
    assert_eq!(request.target, "/acme.example/token");
    assert_eq!(
        request.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    for (name, value) in [
        ("grant_type", "authorization_code"),
        ("code", "the code"),
        ("redirect_uri", acme::REDIRECT),
        ("client_id", "the-client"),
        ("client_secret", "the-client-secret"),
    ] {
        assert_eq!(request.form(name).as_deref(), Some(value), "{name}");
    }
    let verifier = request.form("code_verifier").unwrap();
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    assert_eq!(find(&url, "code_challenge"), Some(challenge));
}

#[tokio::test]
async fn tokens_survive_being_stored() {
    let (_server, app, pending, state) = begun(GRANTED).await;
    let callback = format!("/callback?code=c&shop=a.example&state={state}");
    let tokens = app.finish(pending, &callback).await.unwrap();
    let saved = serde_json::to_string(&tokens.to_stored()).unwrap();
    let restored = serde_json::from_str(&saved).unwrap();
    let tokens: Tokens<Reading> = Tokens::restore(restored).unwrap();
    assert_eq!(tokens.access_token().expose(), "access-1");
    assert_eq!(tokens.captured("shop"), Some("a.example"));
    assert!(tokens.expires_at().is_some());
    let later = saved.replace(r#""version":1"#, r#""version":2"#);
    assert!(serde_json::from_str::<licit_runtime::StoredTokens>(&later).is_err());
}

#[tokio::test]
async fn tokens_with_fewer_scopes_or_another_actor_are_not_restored() {
    let mut less = serde_json::to_value(acme::stored(60)).unwrap();
    less["scopes"] = serde_json::json!(["list"]);
    let less: licit_runtime::StoredTokens = serde_json::from_value(less).unwrap();
    assert!(matches!(
        Tokens::<Reading>::restore(less.clone()),
        Err(Error::ScopeNarrowed(_))
    ));
    assert!(Tokens::<Listing>::restore(less.clone()).is_ok());
    assert!(matches!(
        Tokens::<Listing, ForItself>::restore(less),
        Err(Error::Argument(_))
    ));
}

#[tokio::test]
async fn another_logins_state_is_rejected() {
    assert_eq!(
        refusal(|_| "/callback?code=c&state=another".to_owned()).await,
        AuthorizationError::State
    );
    assert_eq!(
        refusal(|_| "/callback?code=c".to_owned()).await,
        AuthorizationError::State
    );
    assert_eq!(
        refusal(|_| "/callback?code=c&state=".to_owned()).await,
        AuthorizationError::State
    );
}

#[tokio::test]
async fn an_error_with_a_wrong_state_is_rejected() {
    assert_eq!(
        refusal(|_| "/callback?error=access_denied&state=another".to_owned()).await,
        AuthorizationError::State
    );
}

#[tokio::test]
async fn a_duplicate_parameter_is_rejected() {
    for name in ["code", "state", "iss", "error", "shop"] {
        let refused = refusal(|state| {
            let whole = format!("/callback?code=c&state={state}");
            let more = match name {
                "code" => "&code=d".to_owned(),
                "state" => format!("&state={state}"),
                other => format!("&{other}=https://acme.example&{other}=https://acme.example"),
            };
            whole + &more
        })
        .await;
        assert_eq!(refused, AuthorizationError::Repeated(name));
    }
}

#[tokio::test]
async fn another_issuer_is_rejected_on_errors_too() {
    for what in ["code=c", "error=access_denied"] {
        let refused =
            refusal(|state| format!("/callback?{what}&state={state}&iss=https://evil.example"))
                .await;
        assert_eq!(refused, AuthorizationError::Issuer);
    }
}

#[tokio::test]
async fn a_callback_without_the_promised_issuer_is_rejected() {
    static PROMISING: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/authorize",
            iss: true,
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let app = App::builder(&PROMISING)
        .client_id("c")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    let refused = async |parameters: &str| {
        let login = app.authorize::<Reading>();
        let state = find(&login.url(), "state").unwrap();
        let callback = parameters.replace("STATE", &state);
        match app.finish(login.into_pending(), &callback).await {
            Err(Error::Authorization(error)) => (*error, state),
            other => panic!("{other:?}"),
        }
    };
    let (error, _) = refused("?code=c&state=STATE").await;
    assert_eq!(error, AuthorizationError::IssuerMissing { error: None });

    // The error from the callback is still shown (RFC 9207 §2.4).
    let denied = "?error=access_denied&error_description=no%20STATE&state=STATE";
    let (error, state) = refused(denied).await;
    let text = error.to_string();
    let AuthorizationError::IssuerMissing { error: Some(inner) } = error else {
        panic!("{error:?}")
    };
    assert_eq!(*inner.code(), OAuthErrorCode::AccessDenied);
    assert!(
        text.contains("`iss`") && text.contains("access_denied"),
        "{text}"
    );
    assert!(!text.contains(&state), "{text}");
}

#[tokio::test]
async fn a_callback_at_another_path_than_the_redirect_uris_is_rejected() {
    for location in [
        "/other",
        "https://app.example/callback/other",
        "https://app.example",
    ] {
        let refused = refusal(|state| format!("{location}?code=c&state={state}")).await;
        assert_eq!(
            refused,
            AuthorizationError::Location {
                expected: "/callback".to_owned()
            },
            "{location}"
        );
    }
    // The issuer is checked first: an error of another provider does not belong to this login.
    let refused = refusal(|_| "/other?error=access_denied".to_owned()).await;
    assert!(matches!(refused, AuthorizationError::Location { .. }));
    assert!(refused.to_string().contains("`/callback`"), "{refused}");
}

#[tokio::test]
async fn a_denied_consent_is_an_error_with_its_code() {
    let refused = refusal(|state| {
        format!("?error=access_denied&error_description=no%1b[31m%0Away&state={state}")
    })
    .await;
    let AuthorizationError::OAuth(error) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(*error.code(), OAuthErrorCode::AccessDenied);
    let text = error.to_string();
    assert!(
        text.contains("no") && !text.contains(['\u{1b}', '\n']),
        "{text}"
    );
}

#[tokio::test]
async fn a_callback_without_code_or_with_invalid_utf_8_is_rejected() {
    assert_eq!(
        refusal(|state| format!("/callback?state={state}")).await,
        AuthorizationError::CodeMissing
    );
    assert_eq!(
        refusal(|state| format!("/callback?code=%ff&state={state}")).await,
        AuthorizationError::Malformed
    );
}

#[tokio::test]
async fn an_invalid_captured_host_is_rejected() {
    assert_eq!(
        refusal(|state| format!("/callback?code=c&state={state}&shop=evil.example/x%3f")).await,
        AuthorizationError::Captured("shop")
    );
}

#[tokio::test]
async fn a_pending_login_of_another_set_or_provider_is_rejected() {
    static OTHER: Provider = Provider {
        name: "other",
        ..acme::PROVIDER_VALUE
    };
    static OTHER_REGISTRATION: Registration = Registration {
        provider: &OTHER,
        ..acme::REGISTRATION_VALUE
    };
    let (_server, app, pending, state) = begun(GRANTED).await;
    let callback = format!("?code=c&state={state}");
    let saved = serde_json::to_string(&pending).unwrap();

    let listing: Pending<Listing> = serde_json::from_str(&saved).unwrap();
    let error = app.finish(listing, &callback).await.unwrap_err();
    assert!(matches!(
        error,
        Error::Authorization(error) if *error == AuthorizationError::OtherScopes
    ));

    let other = App::builder(&OTHER_REGISTRATION)
        .client_id("c")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .build()
        .unwrap();
    let error = other.finish(pending, &callback).await.unwrap_err();
    assert!(matches!(
        error,
        Error::Authorization(error) if *error == AuthorizationError::OtherProvider
    ));
}

#[tokio::test]
async fn without_the_grant_no_login_is_started_or_completed() {
    static STATIC_TOKENS: Registration = Registration::of(&acme::PROVIDER);
    let app = App::builder(&STATIC_TOKENS).build().unwrap();
    let is_missing = |error: Error| matches!(error, Error::Config(error) if matches!(*error, ConfigError::GrantNotOffered(_)));
    assert!(is_missing(app.clone().for_logins().unwrap_err()));
    assert!(is_missing(app.clone().for_protected_logins().unwrap_err()));
    let (.., pending, _) = begun(GRANTED).await;
    assert!(is_missing(
        app.finish(pending, "?code=c").await.unwrap_err()
    ));
}

#[test]
fn an_unprotected_login_is_not_started_where_the_provider_requires_protection() {
    static PUSHED: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/authorize",
            pushed_authorization_request_endpoint: Some("https://acme.example/par"),
            push_required: true,
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let builder = App::builder(&PUSHED)
        .client_id("the-client")
        .client_secret("s");
    let app = builder.redirect_uri(acme::REDIRECT).build().unwrap();
    let Error::Config(error) = app.clone().for_logins().unwrap_err() else {
        panic!("a configuration error")
    };
    assert!(
        matches!(*error, ConfigError::PlainRequestsNotAccepted),
        "{error}"
    );
    assert!(app.for_protected_logins().is_ok());
}

#[tokio::test]
async fn a_code_entered_by_the_user_is_exchanged() {
    let (server, app, pending, _) = begun(GRANTED).await;
    app.finish_with_code(pending, " typed-code\n")
        .await
        .unwrap();
    assert_eq!(
        server.requests()[0].form("code").as_deref(),
        Some("typed-code")
    );
}

#[tokio::test]
async fn fewer_scopes_than_requested_are_an_error_that_contains_the_tokens() {
    let narrow = GRANTED.replace('{', r#"{"scope":"list other","#);
    let (_server, app, pending, state) = begun(&narrow).await;
    let error = app
        .finish(pending, &format!("?code=c&state={state}"))
        .await
        .unwrap_err();
    let Error::ScopeNarrowed(narrowed) = error else {
        panic!("{error:?}")
    };
    assert_eq!(narrowed.missing(), ["read"]);
    assert_eq!(narrowed.granted(), ["list", "other"]);
    let narrowed = narrowed.accept::<Reading, licit_runtime::token::User>();
    let narrowed = narrowed.unwrap_err();
    assert!(narrowed.clone().accept::<Listing, ForItself>().is_err());
    let tokens: Tokens<Listing> = narrowed.accept().unwrap();
    assert_eq!(tokens.access_token().expose(), "access-1");
}

#[tokio::test]
async fn client_credentials_return_an_application_token() {
    let server = Server::answering(vec![Answer::json(
        201,
        r#"{"access_token":"app-1","token_type":"bearer","expires_in":3600}"#,
    )])
    .await;
    let tokens: Tokens<Reading, ForItself> = acme::app(&server).client_credentials().await.unwrap();
    assert_eq!(tokens.access_token().expose(), "app-1");
    let request = &server.requests()[0];
    assert_eq!(
        request.form("grant_type").as_deref(),
        Some("client_credentials")
    );
    assert_eq!(request.form("scope").as_deref(), Some("read list"));
}

#[tokio::test]
async fn an_issuer_is_compared_after_its_variables_are_filled() {
    static TENANTS: Provider = Provider {
        issuer: Some("https://{tenant}.acme.example"),
        variables: &[Variable {
            name: "tenant",
            source: VariableSource::App,
            default: None,
            format: VariableFormat::Label,
            ..Variable::DEFAULT
        }],
        ..acme::PROVIDER_VALUE
    };
    static TENANT: Registration = Registration {
        provider: &TENANTS,
        ..acme::REGISTRATION_VALUE
    };
    let server = Server::answering(vec![Answer::json(200, GRANTED)]).await;
    let app = App::builder(&TENANT)
        .client_id("the-client")
        .client_secret("the-client-secret")
        .redirect_uri(acme::REDIRECT)
        .variable("tenant", "north")
        .origin(&server.origin())
        .build()
        .unwrap()
        .for_logins()
        .unwrap();
    for (iss, is_ours) in [("north", true), ("south", false), ("{tenant}", false)] {
        let login = app.authorize::<Reading>();
        let state = find(&login.url(), "state").unwrap();
        let callback = format!("/callback?code=c&state={state}&iss=https://{iss}.acme.example");
        let outcome = app.finish(login.into_pending(), &callback).await;
        assert_eq!(outcome.is_ok(), is_ours, "{iss}: {outcome:?}");
    }
}

/// RFC 9700 §4.5: an attacker's callback has the right `state` and a stolen code of another login.
/// The server stores the challenge of each code, gets the verifier of this login, and rejects it.
#[tokio::test]
async fn an_injected_code_of_another_login_is_rejected_by_its_challenge() {
    let server = Server::answering(vec![]).await;
    let other = acme::app(&server).authorize::<Reading>();
    let challenge = find(&other.url(), "code_challenge").unwrap();
    let server = Server::start(move |request| {
        let verifier = request.form("code_verifier").unwrap();
        if URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes())) == challenge {
            Answer::json(200, GRANTED)
        } else {
            Answer::json(400, r#"{"error":"invalid_grant"}"#)
        }
    })
    .await;
    let app = acme::app(&server);
    let login = app.authorize::<Reading>();
    let state = find(&login.url(), "state").unwrap();
    let injected = format!("/callback?code=stolen&state={state}");
    match app.finish(login.into_pending(), &injected).await {
        Err(Error::OAuth(error)) => assert_eq!(*error.code(), OAuthErrorCode::InvalidGrant),
        unexpected => panic!("{unexpected:?}"),
    }
    // The same code is accepted with its own login, so only the verifier makes the difference.
    let state = find(&other.url(), "state").unwrap();
    let own = format!("/callback?code=stolen&state={state}");
    assert!(app.finish(other.into_pending(), &own).await.is_ok());
}

#[test]
fn a_single_page_application_reads_the_parameters_from_the_fragment() {
    static IN_FRAGMENT: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/app?lang=en",
            fragment: Some("/oauth"),
            in_fragment: true,
            percent_encoded: true,
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let builder = App::builder(&IN_FRAGMENT)
        .client_id("the-client")
        .client_secret("s");
    let app = builder.redirect_uri(acme::REDIRECT).build().unwrap();
    let url = app.for_logins().unwrap().authorize::<Reading>().url();
    assert_eq!(url.query(), Some("lang=en"));
    let fragment = url.fragment().unwrap();
    assert!(fragment.starts_with("/oauth?response_type=code&"), "{url}");
    assert!(fragment.contains("&scope=read%20list&"), "{url}");
}

/// A login whose URL names the instant, and is signed over it.
#[test]
fn a_login_has_one_instant_in_its_url_and_its_signature() {
    static SIGNED: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "https://acme.example/authorize?at={now_millis}",
            parameters: &[Parameter {
                name: "sign",
                value: "{hmac_sha256_hex(client_secret, now_millis)}",
            }],
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&acme::PROVIDER)
    };
    let builder = || App::builder(&SIGNED).client_id("the-client");
    let built = builder().redirect_uri(acme::REDIRECT).build();
    assert!(matches!(built, Err(Error::Config(_))), "{built:?}");
    let app = builder().redirect_uri(acme::REDIRECT).client_secret("s");
    let app = app.build().unwrap().for_logins().unwrap();
    let login = || {
        let url = app.authorize::<Reading>().url();
        let at = find(&url, "at").unwrap();
        let mut mac = Hmac::<Sha256>::new_from_slice(b"s").unwrap();
        mac.update(at.as_bytes());
        let bytes = mac.finalize().into_bytes();
        let sign = find(&url, "sign").unwrap();
        let byte = |at: usize| u8::from_str_radix(&sign[at..at + 2], 16).unwrap();
        let signed: Vec<u8> = (0..sign.len()).step_by(2).map(byte).collect();
        assert_eq!(signed, bytes[..]);
        at
    };
    let first = login();
    std::thread::sleep(std::time::Duration::from_millis(3));
    assert_ne!(login(), first);
}
