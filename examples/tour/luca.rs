//! Luca Regnskap: a configurable base URL, no `state`, errors with status 200, GraphQL.

use licit::oauth_provider;
use licit::rt::CallOptions;
use licit::rt::serde::{Deserialize, Serialize};
use licit_emulator::{Consent, Emulator, Endpoint, Running};

use crate::report::Feature::{
    CreateAndRead, DeniedConsent, DocumentedError, Environments, Expiry, GraphQl, Login,
    LoginOptions, Pages, RateLimit, StaticToken, TypedCall,
};
use crate::report::{Report, Result, callback, count, outcome, without_code, without_state};

#[oauth_provider(spec = "specs/luca.json")]
pub mod luca {
    /// Luca has one scope.
    #[scopes(accounting)]
    pub struct Accounting;
}

use luca::{Accounting, Api, App, AppBuilder, Client, Error, model};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/luca.json");

/// A reseller's base URL.
const BASE_URL: &str = "https://books.reseller.example";

pub async fn run(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?.start().await?;
    let app = builder(&emulator)?.base_url(BASE_URL).build()?;
    let client = login(report, &emulator, &app).await?;
    calls(report, &emulator, &client).await?;
    let before = count(&emulator, "token");
    emulator.expire_access_tokens();
    client.companies().send().await?;
    let refreshes = count(&emulator, "token") - before;
    report.check(
        Expiry,
        refreshes == 1,
        format!("UNAUTHENTICATED at status 200: {refreshes} refresh"),
    );

    errors(report, &emulator, &client).await?;
    refused_exchange(report, &emulator, &app).await?;
    let key = emulator.personal_token("api_key").ok_or("no key")?;
    let personal = Api::builder()
        .base_url(BASE_URL)
        .origin(emulator.origin())
        .build()?
        .with_api_key(key);
    report.check(
        StaticToken,
        !personal.companies().send().await?.is_empty(),
        "a personal API key",
    );
    denied(report).await
}

async fn login(report: &mut Report, emulator: &Running, app: &App) -> Result<Client<Accounting>> {
    let login = app
        .authorize::<Accounting>()
        .locale(&model::Locale::Nb)
        .organisation_number("987654321");
    let url = login.url().to_string();
    report.step(format!("send the user to {}", without_state(&url)));
    report.check(
        LoginOptions,
        url.contains("locale=nb") && url.contains("organisation_number=987654321"),
        "`locale` is an enum, `organisation_number` a setter",
    );
    report.check(
        Environments,
        url.contains("books.reseller.example"),
        "at the reseller's URL",
    );
    let callback = callback(emulator, &url).await?;
    report.step(format!(
        "the callback is {}, without state",
        without_code(&callback)
    ));
    let tokens = app.finish(login.into_pending(), &callback).await?;
    let exchange = emulator
        .requests()
        .into_iter()
        .rfind(|request| request.endpoint == "token");
    report.check(
        Login,
        exchange.is_some_and(|request| request.parameter("redirect_uri").is_none())
            && tokens.expires_at().is_some(),
        "exchanged without redirect_uri; `expires_in` is a string",
    );
    Ok(Client::new(app, tokens))
}

async fn calls(report: &mut Report, emulator: &Running, client: &Client<Accounting>) -> Result {
    let companies = client.companies().send().await?;
    let name = companies.first().map(|company| company.id.clone());
    report.check(
        TypedCall,
        name.is_some(),
        format!("{} companies", companies.len()),
    );
    let mut invoices = client.sale_invoices().first(2).items();
    let mut ids = Vec::new();
    while let Some(invoice) = invoices.next().await {
        ids.push(invoice?.id);
    }
    let pages = count(emulator, "sale_invoices");
    report.check(
        Pages,
        ids.len() > 2 && pages > 1,
        format!("{} invoices on {pages} connection pages", ids.len()),
    );

    let invoice = ids.first().ok_or("no invoice")?;
    let found = client.sale_invoice(invoice).send().await?;
    let own: OwnReply = client.graphql(&OwnQuery::new(invoice)).send().await?;
    report.check(
        GraphQl,
        found.is_some() && own.sale_invoice.is_some(),
        "a query of the spec, and a custom query with custom types",
    );
    let input = model::SaleInvoiceInput::new()
        .payment_days(14)
        .comment("by licit");
    let created = client.create_sale_invoice(&input).send().await?;
    report.check(
        CreateAndRead,
        created
            .as_ref()
            .is_some_and(|invoice| invoice.payment_days == Some(14)),
        format!(
            "a mutation with typed variables: {:?}",
            created.map(|invoice| invoice.id)
        ),
    );
    Ok(())
}

async fn errors(report: &mut Report, emulator: &Running, client: &Client<Accounting>) -> Result {
    emulator.fail_next("companies", "PlanRequired")?;
    let error = client.companies().send().await.err();
    report.check(
        DocumentedError,
        matches!(&error, Some(Error::PlanRequired(reply)) if reply.status() == 200),
        outcome("`extensions.code` with status 200", error.as_ref()),
    );
    emulator.fail_next("companies", "RateLimited")?;
    let at_once = CallOptions::new().retries(0);
    let error = client.companies().options(at_once).send().await.err();
    let wait = error.as_ref().and_then(Error::retry_after);
    report.check(
        RateLimit,
        matches!(error, Some(Error::RateLimited(_))) && wait.is_some(),
        format!("`retryAfter` in the body: wait {wait:?}"),
    );
    Ok(())
}

/// The token endpoint reports errors as text with status 200.
async fn refused_exchange(report: &mut Report, emulator: &Running, app: &App) -> Result {
    let login = app.authorize::<Accounting>();
    let callback = callback(emulator, login.url().as_str()).await?;
    emulator.fail_next(Endpoint::Token, "GrantRefused")?;
    let error = app.finish(login.into_pending(), &callback).await.err();
    report.check(
        DocumentedError,
        matches!(error, Some(Error::GrantRefused(_))),
        outcome("a rejected code, with status 200", error.as_ref()),
    );
    Ok(())
}

async fn denied(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?
        .consent(Consent::Deny)
        .start()
        .await?;
    let app = builder(&emulator)?.build()?;
    let login = app.authorize::<Accounting>();
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

/// A custom query, as `graphql_client` generates it.
#[derive(Serialize)]
#[serde(crate = "licit::rt::serde")]
struct OwnQuery<'a> {
    query: &'static str,
    variables: OwnVariables<'a>,
}

#[derive(Serialize)]
#[serde(crate = "licit::rt::serde")]
struct OwnVariables<'a> {
    id: &'a str,
}

#[derive(Deserialize)]
#[serde(crate = "licit::rt::serde", rename_all = "camelCase")]
struct OwnReply {
    sale_invoice: Option<OwnInvoice>,
}

#[derive(Deserialize)]
#[serde(crate = "licit::rt::serde")]
struct OwnInvoice {
    #[expect(dead_code, reason = "only its presence is checked")]
    id: String,
}

impl<'a> OwnQuery<'a> {
    fn new(id: &'a str) -> Self {
        Self {
            query: "query One($id: ID!) { saleInvoice(id: $id) { id } }",
            variables: OwnVariables { id },
        }
    }
}

fn builder(emulator: &Running) -> Result<AppBuilder> {
    let registered = emulator.client("app").ok_or("no registration")?;
    let secret = registered.client_secret.as_deref().unwrap_or_default();
    Ok(
        App::builder(&registered.client_id, secret, &registered.redirect_uri)
            .origin(emulator.origin()),
    )
}
