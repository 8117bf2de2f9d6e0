//! OpenID Connect Core, by `openid.json` and `openid-secret.json`: an ID token is accepted only
//! from the provider, for this client, this login and this user.

use std::time::{Duration, SystemTime};

use licit::rt::error::{AuthorizationError, SignedToken, SignedTokenFault};
use licit::rt::jose::JoseError;
use licit::rt::serde_json::{self, Value, json};
use licit::rt::{self, Error, StoredTokens};
use licit_emulator::{Authorized, Consent, Endpoint, Forgery, Running};

use crate::support::{consent, emulator, last, of, start};

#[licit::oauth_provider(spec = "tests/specs/protocols/openid.json")]
pub mod known {
    /// The user's identity and orders.
    #[scopes(openid, email, orders)]
    pub struct Known;

    /// Orders, without the user's identity.
    #[scopes(orders)]
    pub struct Unknown;
}

#[licit::oauth_provider(spec = "tests/specs/protocols/openid-secret.json")]
pub mod hushed {}

use known::{Client, Known};

fn app(emulator: &Running) -> known::App {
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    known::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()
        .expect("an application")
}

async fn log_in(
    emulator: &Running,
    app: &known::App,
) -> Result<known::Tokens<Known>, known::Error> {
    let login = app.authorize::<Known>();
    let callback = consent(emulator, login.url().as_str()).await;
    app.finish(login.into_pending(), &callback).await
}

/// A rejected token and the reason.
fn fault<T: std::fmt::Debug>(refused: Result<T, known::Error>) -> (SignedToken, SignedTokenFault) {
    match refused {
        Err(known::Error::Runtime(Error::SignedToken(error))) => {
            (error.token(), error.fault().clone())
        }
        other => panic!("{other:?}"),
    }
}

/// The invalid claim.
fn wrong_claim<T: std::fmt::Debug>(refused: Result<T, known::Error>) -> &'static str {
    match fault(refused).1 {
        SignedTokenFault::Claim(name) => name,
        other => panic!("{other:?}"),
    }
}

async fn login_with_forgeries(
    forgeries: Vec<Forgery>,
) -> Result<known::Tokens<Known>, known::Error> {
    let emulator = start("openid").await;
    for forgery in forgeries {
        emulator.forge_next(forgery);
    }
    log_in(&emulator, &app(&emulator)).await
}

fn now() -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.expect("a time").as_secs()
}

#[tokio::test]
async fn a_login_returns_the_verified_user() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    assert_eq!(identity.issuer(), "https://id.known.example");
    assert_eq!(identity.subject(), "ada");
    assert!(identity.claims().email.is_some());
    assert_eq!(identity.claim("sid"), Some(&json!("session-1")));
    let ago = identity.authenticated_at().expect("a time").elapsed();
    assert!(ago.expect("the past") < Duration::from_secs(10));
    assert!(identity.expires_at() > Some(SystemTime::now()));

    let asked = last(&emulator, "authorization");
    let nonce = asked.parameter("nonce").expect("a nonce");
    assert_eq!(nonce.len(), 43);
    assert_eq!(identity.claim("nonce"), Some(&json!(nonce)));
    let client = Client::new(&app, tokens);
    assert_eq!(client.identity().expect("an identity").subject(), "ada");
}

#[tokio::test]
async fn every_openid_login_has_its_own_nonce_and_other_logins_none() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let nonce = |url: &rt::Url| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, _)| name == "nonce")
            .map(|(_, value)| value.into_owned())
    };
    let first = nonce(&app.authorize::<Known>().url()).expect("a nonce");
    assert_ne!(nonce(&app.authorize::<Known>().url()), Some(first));

    let login = app.authorize::<known::Unknown>();
    assert_eq!(nonce(&login.url()), None);
    let callback = consent(&emulator, login.url().as_str()).await;
    let tokens = app.finish(login.into_pending(), &callback).await;
    let tokens = tokens.expect("tokens");
    assert!(tokens.identity::<Value>().expect("none").is_none());
}

#[tokio::test]
async fn the_nonce_and_the_id_token_are_not_printed() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let login = app.authorize::<Known>();
    let pending = format!("{:?}", login.into_pending());
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    let shown = format!(
        "{pending} {tokens:?} {identity:?} {:?} {:?}",
        tokens.to_stored(),
        app.logout(&tokens).expect("a logout"),
    );
    let id_token = identity.id_token().expose();
    let nonce = identity.claim("nonce").and_then(Value::as_str);
    let (_, signature) = id_token.rsplit_once('.').expect("a signature");
    for secret in [id_token, signature, nonce.expect("a nonce"), "ada"] {
        assert!(!shown.contains(secret), "{secret} in {shown}");
    }
}

#[tokio::test]
async fn an_id_token_of_another_login_is_rejected() {
    let nonce = Forgery::claim("nonce", "another");
    assert_eq!(
        wrong_claim(login_with_forgeries(vec![nonce]).await),
        "nonce"
    );
    let without = Forgery::claim("nonce", Value::Null);
    assert_eq!(
        wrong_claim(login_with_forgeries(vec![without]).await),
        "nonce"
    );
}

#[tokio::test]
async fn an_id_token_of_another_issuer_is_rejected() {
    for issuer in [
        json!("https://id.known.example/"),
        json!("evil"),
        Value::Null,
        json!(["https://id.known.example"]),
    ] {
        let forgery = Forgery::claim("iss", issuer);
        assert_eq!(
            wrong_claim(login_with_forgeries(vec![forgery]).await),
            "iss"
        );
    }
}

#[tokio::test]
async fn an_id_token_for_another_client_is_rejected() {
    for audience in [
        json!("another"),
        json!(["another", "third"]),
        json!([]),
        json!(7),
        Value::Null,
    ] {
        let forgery = Forgery::claim("aud", audience);
        assert_eq!(
            wrong_claim(login_with_forgeries(vec![forgery]).await),
            "aud"
        );
    }
}

#[tokio::test]
async fn an_id_token_with_further_audiences_is_rejected_unless_they_are_trusted() {
    let both = Forgery::claim("aud", json!(["another", "licit-client"]));
    let to = |party: &str| Forgery::claim("azp", party);
    let emulator = start("openid").await;
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let builder = || {
        known::App::builder(&registered.client_id, secret, &registered.redirect_uri)
            .origin(emulator.origin())
    };
    let strict = builder().build().expect("an application");
    let trusting = builder().trusted_audience("another");
    let trusting = trusting.build().expect("an application");
    let log_in = async |app: &known::App, forgeries: &[Forgery]| {
        for forgery in forgeries {
            emulator.forge_next(forgery.clone());
        }
        log_in(&emulator, app).await
    };
    let mine = [both.clone(), to("licit-client")];
    assert_eq!(wrong_claim(log_in(&strict, &mine).await), "aud");
    log_in(&trusting, &mine).await.expect("tokens");
    // `azp` is checked even if the other audiences are trusted.
    for forgeries in [vec![both.clone()], vec![both, to("another")]] {
        assert_eq!(wrong_claim(log_in(&trusting, &forgeries).await), "azp");
    }
    assert_eq!(wrong_claim(log_in(&strict, &[to("another")]).await), "azp");
    // A trusted audience does not replace this client.
    let theirs = [Forgery::claim("aud", json!(["another"]))];
    assert_eq!(wrong_claim(log_in(&trusting, &theirs).await), "aud");
}

#[tokio::test]
async fn an_expired_id_token_is_rejected_after_a_minute() {
    let ended = |ago: u64| login_with_forgeries(vec![Forgery::claim("exp", now() - ago)]);
    assert!(matches!(
        fault(ended(61).await).1,
        SignedTokenFault::Expired
    ));
    ended(50).await.expect("tokens");
    let never = Forgery::claim("exp", Value::Null);
    assert_eq!(wrong_claim(login_with_forgeries(vec![never]).await), "exp");
}

#[tokio::test]
async fn the_clock_of_the_generated_builder_judges_an_id_token() {
    let emulator = start("openid").await;
    let registered = emulator.client("app").expect("a registration");
    let secret = registered.client_secret.as_deref().expect("a secret");
    let app = known::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .clock(|| SystemTime::now() + Duration::from_secs(30 * 86_400))
        .build()
        .expect("an application");
    let refused = log_in(&emulator, &app).await;
    assert!(matches!(fault(refused).1, SignedTokenFault::Expired));
}

#[tokio::test]
async fn an_id_token_from_the_future_is_rejected_beyond_a_minute() {
    for claim in ["iat", "nbf"] {
        let made = |ahead: u64| login_with_forgeries(vec![Forgery::claim(claim, now() + ahead)]);
        assert_eq!(wrong_claim(made(70).await), claim);
        made(50).await.expect("tokens");
    }
    let never = Forgery::claim("iat", Value::Null);
    assert_eq!(wrong_claim(login_with_forgeries(vec![never]).await), "iat");
}

#[tokio::test]
async fn an_id_token_without_a_subject_is_rejected() {
    for subject in [json!(""), json!(7), Value::Null, json!("x".repeat(256))] {
        let forgery = Forgery::claim("sub", subject);
        assert_eq!(
            wrong_claim(login_with_forgeries(vec![forgery]).await),
            "sub"
        );
    }
}

#[tokio::test]
async fn an_id_token_with_hashes_of_another_token_or_code_is_rejected() {
    for claim in ["at_hash", "c_hash"] {
        let forgery = Forgery::claim(claim, "3q2-7w");
        assert_eq!(
            wrong_claim(login_with_forgeries(vec![forgery]).await),
            claim
        );
    }
    // Core §3.1.3.6: it is optional after a code exchange.
    let none = Forgery::claim("at_hash", Value::Null);
    login_with_forgeries(vec![none]).await.expect("tokens");
}

#[tokio::test]
async fn an_id_token_that_the_provider_did_not_sign_is_rejected() {
    for forgery in [
        Forgery::Unsigned,
        Forgery::PublicKeyAsSecret,
        Forgery::UnknownKey,
        Forgery::ForeignKey,
    ] {
        let (token, fault) = fault(login_with_forgeries(vec![forgery.clone()]).await);
        assert_eq!(token, SignedToken::IdToken);
        let SignedTokenFault::NotSigned(why) = fault else {
            panic!("{fault:?}")
        };
        match forgery {
            Forgery::UnknownKey => assert!(matches!(why, JoseError::KeyUnknown)),
            Forgery::ForeignKey => assert!(matches!(why, JoseError::Signature)),
            _ => assert!(matches!(why, JoseError::AlgorithmNotAccepted)),
        }
    }
}

#[tokio::test]
async fn an_openid_login_without_an_id_token_is_rejected() {
    // The server grants all scopes except `openid`, without reporting it.
    let emulator = emulator("openid").grant_only(["orders"]);
    let emulator = emulator.start().await.expect("a port");
    let (token, fault) = fault(log_in(&emulator, &app(&emulator)).await);
    assert_eq!(token, SignedToken::IdToken);
    assert!(matches!(fault, SignedTokenFault::Missing), "{fault:?}");
}

#[tokio::test]
async fn a_rejected_id_token_requires_a_new_login_and_no_retry() {
    let error = login_with_forgeries(vec![Forgery::claim("nonce", "another")]).await;
    let Err(known::Error::Runtime(error)) = error else {
        panic!("{error:?}")
    };
    assert!(!error.is_retryable());
    assert_eq!(error.meaning(), Some(rt::Meaning::Reauthorize));
}

#[tokio::test]
async fn if_the_providers_keys_cannot_be_fetched_no_code_is_used() {
    let emulator = start("openid").await;
    emulator
        .fail_next(Endpoint::Keys, 503)
        .expect("an endpoint");
    let app = app(&emulator);
    let login = app.authorize::<Known>();
    let callback = consent(&emulator, login.url().as_str()).await;
    let error = app.finish(login.into_pending(), &callback).await;
    assert!(error.is_err_and(|error| error.is_retryable()));
    assert!(of(&emulator, "token").is_empty());
}

#[tokio::test]
async fn rotated_keys_are_fetched_again() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    log_in(&emulator, &app).await.expect("tokens");
    log_in(&emulator, &app).await.expect("tokens");
    assert_eq!(of(&emulator, "jwks").len(), 1, "keys are cached");
    emulator.rotate_keys().expect("keys");
    log_in(&emulator, &app).await.expect("tokens");
    assert_eq!(of(&emulator, "jwks").len(), 2);
}

#[tokio::test]
async fn an_authentication_older_than_max_age_is_rejected() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let finish = |seen: Value| {
        emulator.forge_next(Forgery::claim("auth_time", seen));
        let (app, emulator) = (&app, &emulator);
        async move {
            let login = app.authorize::<Known>().max_age(300);
            let callback = consent(emulator, login.url().as_str()).await;
            app.finish(login.into_pending(), &callback).await
        }
    };
    assert_eq!(wrong_claim(finish(json!(now() - 370)).await), "auth_time");
    assert_eq!(wrong_claim(finish(Value::Null).await), "auth_time");
    finish(json!(now() - 340)).await.expect("tokens");
    let asked = last(&emulator, "authorization");
    assert_eq!(asked.parameter("max_age"), Some("300"));
}

#[tokio::test]
async fn another_user_than_the_hinted_one_is_rejected() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    let again = || {
        let (app, emulator) = (&app, &emulator);
        let hint = identity.id_token().expose();
        async move {
            let login = app.authorize::<Known>().id_token_hint(hint);
            let callback = consent(emulator, login.url().as_str()).await;
            app.finish(login.into_pending(), &callback).await
        }
    };
    again().await.expect("tokens");
    emulator.forge_next(Forgery::claim("sub", "grace"));
    assert!(matches!(
        fault(again().await).1,
        SignedTokenFault::AnotherUser
    ));
}

#[tokio::test]
async fn a_silent_login_returns_login_required() {
    let emulator = emulator("openid").consent(Consent::Page);
    let emulator = emulator.start().await.expect("a port");
    let app = app(&emulator);
    let login = app
        .authorize::<Known>()
        .prompt(&known::model::Prompt::None)
        .login_hint("ada@example.com")
        .acr_values("urn:two-factors");
    let callback = consent(&emulator, login.url().as_str()).await;
    let error = app.finish(login.into_pending(), &callback).await;
    let Err(known::Error::Runtime(Error::Authorization(error))) = error else {
        panic!("{error:?}")
    };
    let AuthorizationError::OAuth(error) = *error else {
        panic!("{error:?}")
    };
    assert_eq!(error.code().as_str(), "login_required");
}

#[tokio::test]
async fn a_pushed_login_has_a_nonce_and_verifies_its_conditions() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    emulator.forge_next(Forgery::claim("auth_time", now() - 1000));
    let login = app.authorize::<Known>().max_age(300).push().await;
    let login = login.expect("a reference");
    let callback = consent(&emulator, login.url().as_str()).await;
    let finished = app.finish(login.into_pending(), &callback).await;
    assert_eq!(wrong_claim(finished), "auth_time");
    let pushed = last(&emulator, "pushed_authorization_request");
    assert!(pushed.parameter("nonce").is_some());
}

#[tokio::test]
async fn a_stored_login_keeps_its_nonce() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let login = app.authorize::<Known>();
    let url = login.url();
    let stored = serde_json::to_string(&login.into_pending()).expect("text");
    let pending: rt::Pending<Known> = serde_json::from_str(&stored).expect("a login");
    let callback = consent(&emulator, url.as_str()).await;
    let tokens = app.finish(pending, &callback).await.expect("tokens");
    let stored = serde_json::to_string(&tokens.to_stored()).expect("text");
    let stored: StoredTokens = serde_json::from_str(&stored).expect("tokens");
    let tokens = known::Tokens::<Known>::restore(stored).expect("tokens");
    assert_eq!(app.identity(&tokens).expect("an identity").subject(), "ada");
}

#[tokio::test]
async fn a_device_login_returns_the_user_after_the_same_checks() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    for (forgery, claim) in [
        (None, None),
        (Some(Forgery::claim("aud", "another")), Some("aud")),
    ] {
        let mut login = app.device::<Known>().await.expect("a code");
        assert!(emulator.decide_device(login.user_code(), true));
        if let Some(forgery) = forgery {
            emulator.forge_next(forgery);
        }
        let polled = login.poll().await;
        if let Some(claim) = claim {
            assert_eq!(wrong_claim(polled), claim);
        } else {
            let tokens = polled.expect("tokens");
            assert_eq!(app.identity(&tokens).expect("an identity").subject(), "ada");
        }
    }
}

/// A client whose token will be refreshed.
async fn client(emulator: &Running) -> (known::App, Client<Known>) {
    let app = app(emulator);
    let tokens = log_in(emulator, &app).await.expect("tokens");
    let client = Client::new(&app, tokens);
    (app, client)
}

async fn refreshed(client: &Client<Known>) -> Result<(), known::Error> {
    let current = client.session().current().await?;
    client.session().refresh(&current).await?;
    Ok(())
}

#[tokio::test]
async fn a_refresh_returns_a_new_id_token_of_the_same_user() {
    let emulator = start("openid").await;
    let (_, client) = client(&emulator).await;
    let before = client.identity().expect("an identity");
    emulator.forge_next(Forgery::claim("email", "new@example.com"));
    refreshed(&client).await.expect("a token");
    let after = client.identity().expect("an identity");
    assert_ne!(before.id_token(), after.id_token());
    assert_eq!(after.claims().email.as_deref(), Some("new@example.com"));
}

#[tokio::test]
async fn a_refreshed_id_token_of_another_user_is_rejected() {
    let emulator = start("openid").await;
    for (claim, value) in [
        ("sub", json!("grace")),
        ("iss", json!("https://another.example")),
        ("aud", json!(["licit-client", "another"])),
        ("azp", json!("licit-client")),
        ("nonce", json!("another")),
    ] {
        let (_, client) = client(&emulator).await;
        let before = client.session().tokens().expect("tokens");
        emulator.forge_next(Forgery::claim(claim, value));
        let (token, fault) = fault(refreshed(&client).await);
        assert_eq!(token, SignedToken::RefreshedIdToken);
        assert!(
            matches!(fault, SignedTokenFault::AnotherUser),
            "{claim}: {fault:?}"
        );
        // The access token of the same reply is not used.
        let after = client.session().tokens().expect("tokens");
        assert_eq!(before.access_token(), after.access_token());
        assert_eq!(client.identity().expect("an identity").subject(), "ada");
    }
}

#[tokio::test]
async fn a_refresh_may_repeat_the_nonce_of_the_login() {
    let emulator = start("openid").await;
    let (_, client) = client(&emulator).await;
    let identity = client.identity().expect("an identity");
    let nonce = identity.claim("nonce").expect("a nonce").clone();
    // The reply in between has no ID token, and the first one is still used.
    refreshed(&client).await.expect("a token");
    emulator.forge_next(Forgery::claim("nonce", nonce));
    refreshed(&client).await.expect("a token");
}

#[tokio::test]
async fn a_refreshed_id_token_is_verified_like_the_first() {
    let emulator = start("openid").await;
    for forgery in [
        Forgery::Unsigned,
        Forgery::PublicKeyAsSecret,
        Forgery::ForeignKey,
        Forgery::claim("exp", now() - 100),
        Forgery::claim("at_hash", "3q2-7w"),
    ] {
        let (_, client) = client(&emulator).await;
        emulator.forge_next(forgery.clone());
        let (token, _) = fault(refreshed(&client).await);
        assert_eq!(token, SignedToken::RefreshedIdToken, "{forgery:?}");
    }
}

#[tokio::test]
async fn a_refresh_whose_id_token_is_rejected_sends_the_rotated_refresh_token_next() {
    let emulator = start("openid").await;
    for forgery in [
        Forgery::claim("iat", now() + 90),
        Forgery::claim("exp", now() - 100),
        Forgery::claim("at_hash", "3q2-7w"),
        Forgery::claim("sub", "grace"),
        Forgery::Unsigned,
        Forgery::ForeignKey,
    ] {
        let (_, client) = client(&emulator).await;
        let before = client.session().tokens().expect("tokens");
        emulator.forge_next(forgery.clone());
        // A distinct error, not a connection error.
        let refused = refreshed(&client).await;
        let Err(known::Error::Runtime(Error::SignedToken(error))) = &refused else {
            panic!("{forgery:?}: {refused:?}")
        };
        assert_eq!(error.token(), SignedToken::RefreshedIdToken);

        let after = client.session().tokens().expect("tokens");
        assert_eq!(before.access_token(), after.access_token(), "{forgery:?}");
        let rotated = after.refresh_token().expect("a refresh token").clone();
        assert_ne!(before.refresh_token(), Some(&rotated), "{forgery:?}");

        // The call requests another token with the rotated refresh token. The rejected one is not
        // used.
        let asked = of(&emulator, "token").len();
        client.list_orders().send().await.expect("orders");
        let asked_since = of(&emulator, "token").split_off(asked);
        let [sent] = asked_since.as_slice() else {
            panic!("{forgery:?}: {asked_since:?}")
        };
        assert_eq!(sent.parameter("refresh_token"), Some(rotated.expose()));
        let new = client.session().tokens().expect("tokens");
        let bearer = format!("Bearer {}", new.access_token().expose());
        let call = last(&emulator, "list_orders");
        assert_eq!(call.header("authorization"), Some(&*bearer), "{forgery:?}");
    }
}

#[tokio::test]
async fn unavailable_provider_keys_do_not_lose_a_refresh() {
    let emulator = start("openid").await;
    let (_, client) = client(&emulator).await;
    let before = client.session().tokens().expect("tokens");
    let identity = client.identity().expect("an identity");
    emulator.rotate_keys().expect("keys");
    emulator
        .fail_next(Endpoint::Keys, 503)
        .expect("an endpoint");
    refreshed(&client).await.expect("a token");
    let after = client.session().tokens().expect("tokens");
    assert_ne!(before.refresh_token(), after.refresh_token());
    let current = client.identity().expect("an identity");
    assert_eq!(
        identity.id_token(),
        current.id_token(),
        "what was not verified is not taken"
    );
    client.list_orders().send().await.expect("orders");
}

#[tokio::test]
async fn userinfo_is_requested_with_the_token_and_has_the_same_subject() {
    let emulator = start("openid").await;
    let (_, client) = client(&emulator).await;
    let user = client.userinfo().await.expect("the user");
    assert_eq!(user.sub, "ada");
    assert!(!user.name.is_empty());
    emulator.expire_access_tokens();
    client
        .userinfo()
        .await
        .expect("the user, by a refreshed token");
}

#[tokio::test]
async fn userinfo_about_another_user_is_rejected() {
    let emulator = start("openid").await;
    let (_, client) = client(&emulator).await;
    emulator.forge_next(Forgery::claim("sub", "grace"));
    let (token, another) = fault(client.userinfo().await);
    assert_eq!(token, SignedToken::UserInfo);
    assert!(matches!(another, SignedTokenFault::AnotherUser));
    emulator.forge_next(Forgery::claim("sub", Value::Null));
    assert_eq!(wrong_claim(client.userinfo().await), "sub");
}

#[tokio::test]
async fn a_logout_url_has_the_id_token_hint_and_the_return_url() {
    let emulator = crate::support::emulator("openid").redirect_uri("https://app.example/bye");
    let emulator = emulator.start().await.expect("a port");
    let app = app(&emulator);
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let elsewhere = app.logout(&tokens).expect("a logout");
    let elsewhere = elsewhere.post_logout_redirect_uri("https://evil.example/bye");
    let gone = emulator.authorize(elsewhere.url().as_str()).await;
    assert!(gone.is_err(), "{gone:?}");
    let logout = app.logout(&tokens).expect("a logout");
    let logout = logout
        .post_logout_redirect_uri("https://app.example/bye")
        .state("4711");
    let gone = emulator.authorize(logout.url().as_str()).await;
    let Ok(Authorized::Callback(back)) = gone else {
        panic!("{gone:?}")
    };
    assert_eq!(back, "https://app.example/bye?state=4711");
    let asked = last(&emulator, "end_session");
    let identity = app.identity(&tokens).expect("an identity");
    assert_eq!(
        asked.parameter("id_token_hint"),
        Some(identity.id_token().expose())
    );
    assert_eq!(asked.parameter("client_id"), Some("licit-client"));
}

#[tokio::test]
async fn a_logout_token_is_accepted_only_if_the_provider_signed_it() {
    let emulator = start("openid").await;
    let app = app(&emulator);
    let token = || emulator.logout_token("app").expect("a token");
    let logout = app.verify_logout_token(&token()).await.expect("a logout");
    assert_eq!(
        (logout.subject(), logout.session()),
        (Some("ada"), Some("session-1"))
    );
    assert!(!logout.id().is_empty());

    for (claim, value, expected) in [
        ("iss", json!("https://another.example"), "iss"),
        ("aud", json!("another"), "aud"),
        ("events", json!({ "http://another.example": {} }), "events"),
        ("events", Value::Null, "events"),
        ("nonce", json!("n"), "nonce"),
        ("jti", Value::Null, "jti"),
        ("iat", Value::Null, "iat"),
    ] {
        emulator.forge_next(Forgery::claim(claim, value));
        let verified = app.verify_logout_token(&token()).await;
        assert_eq!(wrong_claim(verified), expected);
    }
    emulator.forge_next(Forgery::claim("sub", Value::Null));
    emulator.forge_next(Forgery::claim("sid", Value::Null));
    assert_eq!(wrong_claim(app.verify_logout_token(&token()).await), "sub");
    emulator.forge_next(Forgery::Unsigned);
    let (what, _) = fault(app.verify_logout_token(&token()).await);
    assert_eq!(what, SignedToken::LogoutToken);
    // An ID token is not a logout token.
    let tokens = log_in(&emulator, &app).await.expect("tokens");
    let identity = app.identity(&tokens).expect("an identity");
    let verified = app.verify_logout_token(identity.id_token().expose()).await;
    assert_eq!(wrong_claim(verified), "events");
}

async fn hushed(
    emulator: &Running,
    secret: &str,
) -> Result<hushed::Client<hushed::AllScopes>, hushed::Error> {
    let registered = emulator.client("app").expect("a registration");
    let app = hushed::App::builder(&registered.client_id, secret, &registered.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<hushed::AllScopes>();
    let callback = consent(emulator, login.url().as_str()).await;
    let tokens = app.finish(login.into_pending(), &callback).await?;
    Ok(hushed::Client::new(&app, tokens))
}

#[tokio::test]
async fn an_hmac_id_token_is_verified_with_the_client_secret_if_the_spec_allows_it() {
    let emulator = start("openid-secret").await;
    let secret = emulator
        .client("app")
        .and_then(|app| app.client_secret.clone());
    let secret = secret.expect("a secret");
    let client = hushed(&emulator, &secret).await.expect("tokens");
    assert_eq!(client.identity().expect("an identity").subject(), "ada");
    assert!(of(&emulator, "jwks").is_empty(), "no key is needed");

    emulator.forge_next(Forgery::UnknownKey);
    let error = hushed(&emulator, &secret)
        .await
        .expect_err("signed by a key");
    assert!(
        matches!(error, hushed::Error::Runtime(Error::SignedToken(_))),
        "{error:?}"
    );
}

#[tokio::test]
async fn userinfo_must_be_signed_if_the_spec_requires_it() {
    let emulator = start("openid-secret").await;
    let secret = emulator
        .client("app")
        .and_then(|app| app.client_secret.clone());
    let client = hushed(&emulator, &secret.expect("a secret"))
        .await
        .expect("tokens");
    let user = client.userinfo().await.expect("the user");
    assert_eq!(user["sub"], "ada");
    let asked = last(&emulator, "userinfo");
    assert_eq!(asked.header("accept"), Some("application/jwt"));
    for forgery in [
        Forgery::Unsigned,
        Forgery::ForeignKey,
        Forgery::claim("aud", "another"),
        Forgery::claim("iss", "another"),
        Forgery::claim("exp", now() - 100),
        Forgery::claim("sub", "grace"),
    ] {
        emulator.forge_next(forgery.clone());
        let read = client.userinfo().await;
        let Err(hushed::Error::Runtime(Error::SignedToken(error))) = read else {
            panic!("{forgery:?}: {read:?}")
        };
        assert_eq!(error.token(), SignedToken::UserInfo);
    }
}
