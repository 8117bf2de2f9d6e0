//! MoneyKit: application tokens only, credentials in HTTP Basic or the body, status 201, four kinds
//! of pagination.

use licit::oauth_provider;
use licit::rt::{CallOptions, ClientAuth};
use licit_emulator::{Emulator, Running};

use crate::report::Feature::{
    ClientCredentials, CreateAndRead, DocumentedError, Environments, Expiry, NotAllowed, Pages,
    RateLimit, TypedCall, Webhook,
};
use crate::report::{Report, Result, count, outcome};

#[oauth_provider(spec = "specs/moneykit.json")]
pub mod moneykit {
    /// The fewest scopes for reading links and institutions.
    #[operations(
        get_links,
        get_institutions,
        get_transactions_sync,
        create_link_session
    )]
    pub struct Reading;
}

use moneykit::{App, AppBuilder, Client, Environment, Error, Reading, model, webhook};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/moneykit.json");

pub async fn run(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?.start().await?;
    let client = ask(report, &emulator).await?;
    let details = client.introspect_client().send().await?;
    report.check(
        TypedCall,
        !details.client_id.is_empty(),
        format!("the application is {}", details.client_id),
    );

    let link = pages(report, &emulator, &client).await?;
    let user = model::CustomerUser::new("user-1");
    let session = model::LinkSessionInput::new(user, "https://licit.example/return");
    let created = client.create_link_session(&session).send().await?;
    report.check(
        CreateAndRead,
        !created.link_session_token.expose().is_empty(),
        format!(
            "a link session; its token prints as {:?}",
            created.link_session_token
        ),
    );

    let before = count(&emulator, "token");
    emulator.expire_access_tokens();
    client.introspect_client().send().await?;
    let requested = count(&emulator, "token") - before;
    report.check(
        Expiry,
        requested == 1,
        format!("the token expired; {requested} new one was requested"),
    );

    errors(report, &emulator, &client, &link).await?;
    let sandbox = builder(&emulator)?
        .environment(Environment::Sandbox)
        .build()?;
    sandbox.client_credentials::<Reading>().await?;
    let host = emulator
        .requests()
        .last()
        .map(|request| request.path.clone())
        .unwrap_or_default();
    report.check(
        Environments,
        host.contains("sandbox.moneykit.com"),
        format!("sandbox: {host}"),
    );
    webhook(report, &emulator).await
}

async fn webhook(report: &mut Report, emulator: &Running) -> Result {
    let verifier = webhook::Verifier::builder()
        .environment(Environment::Sandbox)
        .origin(emulator.origin())
        .build()?;
    let sent = emulator.webhook("link_state_changed")?;
    let headers = || sent.headers.iter().map(|(name, value)| (name, value));
    let taken = verifier.verify(headers(), &sent.body).await?;
    let forged = verifier.verify(headers(), b"{}").await.err();
    report.check(
        Webhook,
        matches!(taken.event, webhook::Event::LinkStateChanged(_)) && forged.is_some(),
        outcome(
            "a link changed, signed by a token; a modified body",
            forged.as_ref(),
        ),
    );
    Ok(())
}

async fn ask(report: &mut Report, emulator: &Running) -> Result<Client<Reading>> {
    // There is no `app.authorize`: MoneyKit does not offer the grant, so the method does not exist.
    let app = builder(emulator)?.build()?;
    let tokens = app.client_credentials::<Reading>().await?;
    report.check(
        ClientCredentials,
        sent_as(emulator, "authorization") && tokens.refresh_token().is_none(),
        "a token by HTTP Basic; the reply has status 201 and no refresh token",
    );
    let by_body = builder(emulator)?
        .auth_method(ClientAuth::ClientSecretPost)
        .build()?;
    let _same = by_body.client_credentials::<Reading>().await?;
    report.check(
        ClientCredentials,
        last_token_request_has_secret(emulator),
        "a token by credentials in the body, as configured",
    );
    Ok(Client::new(&app, tokens))
}

/// Four kinds of pagination. Returns a link's id.
async fn pages(
    report: &mut Report,
    emulator: &Running,
    client: &Client<Reading>,
) -> Result<String> {
    let mut institutions = client.get_institutions().items();
    let mut names = Vec::new();
    while let Some(institution) = institutions.next().await {
        names.push(institution?.name);
    }
    let pages = count(emulator, "get_institutions");
    report.check(
        Pages,
        names.len() > 2 && pages > 1,
        format!("{} institutions by cursor, on {pages} pages", names.len()),
    );
    let mut links = client.get_links().items();
    let mut ids = Vec::new();
    while let Some(link) = links.next().await {
        ids.push(link?.link_id);
    }
    let link = ids.first().cloned().ok_or("no link")?;
    let mut pages = client.get_transactions(&link).pages();
    let mut total = 0;
    while let Some(page) = pages.next().await {
        total += page?.transactions.len();
    }
    let mut syncs = client.get_transactions_sync(&link).pages();
    let mut batches = 0;
    while let Some(batch) = syncs.next().await {
        batch?;
        batches += 1;
    }
    report.check(
        Pages,
        total > 2 && batches > 1,
        format!(
            "{} links by cursor, {total} transactions by page, {batches} batches while `has_more`",
            ids.len()
        ),
    );
    Ok(link)
}

async fn errors(
    report: &mut Report,
    emulator: &Running,
    client: &Client<Reading>,
    link: &str,
) -> Result {
    emulator.fail_next("get_link", "LinkDeleted")?;
    let error = client.get_link(link).send().await.err();
    report.check(
        DocumentedError,
        matches!(&error, Some(Error::LinkDeleted(reply)) if reply.code() == Some("link_error.deleted")),
        outcome("a deleted link", error.as_ref()),
    );
    let before = count(emulator, "token");
    for (failure, what) in [
        ("Unauthorized", "the application"),
        ("LinkUnauthorized", "the link"),
    ] {
        emulator.fail_next("get_link", failure)?;
        let error = client.get_link(link).send().await.err();
        report.check(
            NotAllowed,
            matches!(
                error,
                Some(Error::Unauthorized(_) | Error::LinkUnauthorized(_))
            ) && count(emulator, "token") == before,
            outcome(&format!("401 about {what}: no new token"), error.as_ref()),
        );
    }
    emulator.fail_next("get_link", "RateLimitExceeded")?;
    let at_once = CallOptions::new().retries(0);
    let error = client.get_link(link).options(at_once).send().await.err();
    report.check(
        RateLimit,
        matches!(&error, Some(error @ Error::RateLimitExceeded(_)) if error.is_retryable()),
        outcome("too many requests", error.as_ref()),
    );
    Ok(())
}

fn builder(emulator: &Running) -> Result<AppBuilder> {
    let registered = emulator.client("app").ok_or("no registration")?;
    let secret = registered.client_secret.as_deref().unwrap_or_default();
    Ok(App::builder(&registered.client_id, secret).origin(emulator.origin()))
}

fn sent_as(emulator: &Running, header: &str) -> bool {
    emulator
        .requests()
        .iter()
        .any(|request| request.header(header).is_some())
}

fn last_token_request_has_secret(emulator: &Running) -> bool {
    let requests = emulator.requests();
    let last = requests.iter().rfind(|request| request.endpoint == "token");
    last.is_some_and(|request| {
        request.parameter("client_secret").is_some() && request.header("authorization").is_none()
    })
}
