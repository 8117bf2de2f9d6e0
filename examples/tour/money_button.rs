//! Money Button: a token endpoint and client identifier for each grant, and two kinds of tokens.

use licit::oauth_provider;
use licit_emulator::{Consent, Emulator, Endpoint, Running};

use crate::report::Feature::{
    ClientCredentials, CreateAndRead, DeniedConsent, DocumentedError, Expiry, Login, LoginOptions,
    Pages, TypedCall, Webhook,
};
use crate::report::{Report, Result, callback, count, outcome, without_code, without_state};

#[oauth_provider(spec = "specs/money-button.json")]
pub mod money_button {
    /// The scopes that customers grant to a shop.
    #[scopes(
        "auth.user_identity:read",
        "users.balance:read",
        "payments:read",
        "users.asset:write"
    )]
    pub struct Shop;

    /// The scopes of the shop's service.
    #[scopes("application_access:write")]
    pub struct Service;
}

use money_button::{Client, Error, Service, ServiceApp, Shop, UserApp, model, webhook};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/money-button.json");

pub async fn run(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?.start().await?;
    let app = user_app(&emulator)?;
    let client = login(report, &emulator, &app).await?;
    calls(report, &emulator, &client).await?;
    let refresh_token = client.session().tokens()?.refresh_token().cloned();
    emulator.expire_access_tokens();
    client.get_user_identity().send().await?;
    let refresh = emulator
        .requests()
        .into_iter()
        .rfind(|request| request.endpoint == "token");
    report.check(
        Expiry,
        refresh.is_some_and(|request| request.path.ends_with("/oauth/v1/token"))
            && client.session().tokens()?.refresh_token() == refresh_token.as_ref(),
        "refreshed at v1; the reply has no refresh token, so the old one is still used",
    );

    as_the_application(report, &emulator).await?;
    refused_exchange(report, &emulator, &app).await?;
    webhook(report, &emulator)?;
    denied(report).await
}

fn webhook(report: &mut Report, emulator: &Running) -> Result {
    let secret = emulator.webhook_secret().ok_or("no secret")?;
    let verifier = webhook::Verifier::new(secret)?;
    let nothing = || std::iter::empty::<(&str, &str)>();
    let sent = emulator.webhook("payment")?;
    let taken = verifier.verify(nothing(), &sent.body)?;
    let forged = emulator.webhook_with("payment", |body| body["secret"] = "a guess".into())?;
    let refused = verifier.verify(nothing(), &forged.body).err();
    report.check(
        Webhook,
        matches!(taken.event, webhook::Event::Payment(_)) && refused.is_some(),
        outcome(
            "a payment, with the secret in its body; a wrong secret",
            refused.as_ref(),
        ),
    );
    Ok(())
}

async fn login(report: &mut Report, emulator: &Running, app: &UserApp) -> Result<Client<Shop>> {
    let login = app.authorize::<Shop>().landing(&model::Landing::Register);
    let url = login.url().to_string();
    report.step(format!("send the user to {}", without_state(&url)));
    report.check(
        LoginOptions,
        url.contains("landing=register"),
        "the user starts at the registration page",
    );
    let callback = callback(emulator, &url).await?;
    report.step(format!("the callback is {}", without_code(&callback)));
    // Money Button has been observed to send `&&` before the state.
    let tokens = app
        .finish(login.into_pending(), &callback.replace("&state", "&&state"))
        .await?;
    let exchange = emulator
        .requests()
        .into_iter()
        .rfind(|request| request.endpoint == "token");
    report.check(
        Login,
        exchange.is_some_and(|request| {
            request.path.ends_with("/oauth/v2/token")
                && request.parameter("client_secret").is_none()
        }),
        "exchanged at v2 as a public client",
    );
    Ok(Client::new(app, tokens))
}

async fn calls(report: &mut Report, emulator: &Running, client: &Client<Shop>) -> Result {
    let identity = client.get_user_identity().send().await?;
    let user = identity.data.id.clone();
    let balance = client.get_user_balance(&user).send().await?;
    report.check(
        TypedCall,
        !user.is_empty(),
        format!(
            "user {user} has {} {}",
            balance.data.attributes.amount, balance.data.attributes.currency
        ),
    );
    let mut payments = client.list_payments().limit(2).items();
    let mut found = 0;
    while let Some(payment) = payments.next().await {
        payment?;
        found += 1;
    }
    let pages = count(emulator, "list_payments");
    report.check(
        Pages,
        found > 2 && pages > 1,
        format!("{found} payments by offset, on {pages} pages"),
    );
    let input = model::AssetInput::new("slp", "Our token", 1000);
    let asset = client.create_asset(&input).send().await?;
    report.check(
        CreateAndRead,
        asset.name == "Our token",
        format!("asset {} is {:?}", asset.id, asset.name),
    );
    Ok(())
}

async fn as_the_application(report: &mut Report, emulator: &Running) -> Result {
    let service = service_app(emulator)?;
    let tokens = service.client_credentials::<Service>().await?;
    let as_service = Client::new(&service, tokens);
    let payments = as_service.list_payments().send().await?;
    // `as_service.get_user_balance(…)` does not compile: it requires a user token.
    let basic = emulator
        .requests()
        .into_iter()
        .rfind(|request| request.endpoint == "token");
    report.check(
        ClientCredentials,
        basic.is_some_and(|request| request.header("authorization").is_some())
            && !payments.data.is_empty(),
        "an application token, by HTTP Basic with another client identifier",
    );
    Ok(())
}

async fn refused_exchange(report: &mut Report, emulator: &Running, app: &UserApp) -> Result {
    let login = app.authorize::<Shop>();
    let callback = callback(emulator, login.url().as_str()).await?;
    emulator.fail_next(Endpoint::Token, "InvalidGrant")?;
    let error = app.finish(login.into_pending(), &callback).await.err();
    report.check(
        DocumentedError,
        matches!(error, Some(Error::InvalidGrant { .. })),
        outcome("a JSON:API error at the token endpoint", error.as_ref()),
    );
    Ok(())
}

async fn denied(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?
        .consent(Consent::Deny)
        .start()
        .await?;
    let app = user_app(&emulator)?;
    let login = app.authorize::<Shop>();
    let callback = callback(&emulator, login.url().as_str()).await?;
    let error = app.finish(login.into_pending(), &callback).await.err();
    let denied = error.as_ref().is_some_and(Error::is_access_denied);
    report.check(
        DeniedConsent,
        denied,
        outcome("the user denied consent", error.as_ref()),
    );
    Ok(())
}

fn user_app(emulator: &Running) -> Result<UserApp> {
    let registered = emulator.client("user").ok_or("no registration")?;
    Ok(
        UserApp::builder(&registered.client_id, &registered.redirect_uri)
            .origin(emulator.origin())
            .build()?,
    )
}

fn service_app(emulator: &Running) -> Result<ServiceApp> {
    let registered = emulator.client("service").ok_or("no registration")?;
    let secret = registered.client_secret.as_deref().unwrap_or_default();
    Ok(ServiceApp::builder(&registered.client_id, secret)
        .origin(emulator.origin())
        .build()?)
}
