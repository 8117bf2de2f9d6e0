//! Moneybird: tokens that do not expire, an out-of-band code, a 401 with two meanings.

use licit::oauth_provider;
use licit::rt::CallOptions;
use licit_emulator::{Authorized, Consent, Emulator, RecordedRequest, Running};

use crate::report::Feature::{
    CreateAndRead, DeniedConsent, DocumentedError, Expiry, Login, NotAllowed, OutOfBand, Pages,
    RateLimit, StaticToken, TypedCall, Webhook,
};
use crate::report::{Report, Result, callback, count, outcome, without_code, without_state};

#[oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    /// The scopes that our invoicing service requests.
    #[scopes(sales_invoices, documents)]
    pub struct Invoicing;
}

use moneybird::{Administration, Api, App, Client, Error, Invoicing, model, webhook};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/moneybird.json");

pub async fn run(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?.start().await?;
    let client = login(report, &emulator).await?;
    let administrations = client.list_administrations().send().await?;
    let id = administrations
        .first()
        .ok_or("no administration")?
        .id
        .to_string();
    report.check(TypedCall, !id.is_empty(), format!("administration {id}"));
    calls(report, &emulator, &client.administration(&id)).await?;
    errors(report, &emulator, &client.administration(&id)).await?;
    out_of_band(report, &emulator).await?;
    let token = emulator
        .personal_token("personal_token")
        .ok_or("no personal token")?;
    let personal = Api::builder()
        .origin(emulator.origin())
        .build()?
        .with_personal_token(token);
    let mutations = personal
        .administration(&id)
        .list_financial_mutations()
        .send()
        .await?;
    report.check(
        StaticToken,
        !mutations.is_empty(),
        "a personal token has the `bank` scope",
    );

    webhook(report, &emulator)?;
    denied(report).await
}

fn webhook(report: &mut Report, emulator: &Running) -> Result {
    let secret = emulator.webhook_secret().ok_or("no secret")?;
    let verifier = webhook::Verifier::new(secret)?;
    let sent = emulator.webhook("contact_created")?;
    let headers = || sent.headers.iter().map(|(name, value)| (name, value));
    let taken = verifier.verify(headers(), &sent.body)?;
    let forged = verifier.verify(headers(), b"{}").err();
    report.check(
        Webhook,
        matches!(taken.event, webhook::Event::ContactCreated(_)) && forged.is_some(),
        outcome("a contact was created; a modified body", forged.as_ref()),
    );
    Ok(())
}

fn application(emulator: &Running, redirect_uri: Option<&str>) -> Result<App> {
    let registered = emulator.client("app").ok_or("no registration")?;
    let secret = registered.client_secret.as_deref().unwrap_or_default();
    let redirect_uri = redirect_uri.unwrap_or(&registered.redirect_uri);
    let app = App::builder(&registered.client_id, secret, redirect_uri);
    Ok(app.origin(emulator.origin()).build()?)
}

async fn login(report: &mut Report, emulator: &Running) -> Result<Client<Invoicing>> {
    let app = application(emulator, None)?;
    let login = app.authorize::<Invoicing>();
    report.step(format!(
        "send the user to {}",
        without_state(login.url().as_str())
    ));
    let callback = callback(emulator, login.url().as_str()).await?;
    report.step(format!("the callback is {}", without_code(&callback)));
    let tokens = app.finish(login.into_pending(), &callback).await?;
    report.check(
        Login,
        tokens.expires_at().is_none() && tokens.refresh_token().is_some(),
        format!(
            "exchanged: grants {}; does not expire, and can be refreshed",
            tokens.scopes().join(" ")
        ),
    );

    Ok(Client::new(&app, tokens))
}

async fn calls(
    report: &mut Report,
    emulator: &Running,
    administration: &Administration<Invoicing>,
) -> Result {
    let mut contacts = administration.list_contacts().per_page(2).items();
    let mut found = 0;
    while let Some(contact) = contacts.next().await {
        contact?;
        found += 1;
    }
    let pages = count(emulator, "list_contacts");
    report.check(
        Pages,
        found > 2 && pages > 1,
        format!("{found} contacts on {pages} pages"),
    );

    let input = model::ContactInput::new()
        .company_name("Licit B.V.")
        .city("Utrecht");
    let created = administration.create_contact(&input).send().await?;
    let read = administration.get_contact(&created.id).send().await?;
    report.check(
        CreateAndRead,
        read.company_name.as_deref() == Some("Licit B.V."),
        format!("contact {} is {:?}", created.id, read.company_name),
    );

    emulator.expire_access_tokens();
    let invoices = administration.list_sales_invoices().send().await?;
    let refreshes = refreshes(emulator);
    report.check(
        Expiry,
        refreshes == 1,
        format!(
            "the token expired; {refreshes} refresh, then {} invoices",
            invoices.len()
        ),
    );
    Ok(())
}

async fn errors(
    report: &mut Report,
    emulator: &Running,
    administration: &Administration<Invoicing>,
) -> Result {
    let refreshes = refreshes(emulator);
    emulator.fail_next("get_contact", "NotFound")?;
    let error = administration.get_contact("7").send().await.err();
    report.check(
        DocumentedError,
        matches!(&error, Some(Error::NotFound { .. })),
        outcome("no such contact", error.as_ref()),
    );
    emulator.fail_next("list_contacts", "RateLimited")?;
    let at_once = CallOptions::new().retries(0);
    let limited = administration.list_contacts().options(at_once).send().await;
    let error = limited.err();
    let wait = error.as_ref().and_then(Error::retry_after);
    report.check(
        RateLimit,
        matches!(error, Some(Error::RateLimited(_))) && wait.is_some(),
        format!("too many requests: wait {wait:?}"),
    );
    emulator.fail_next("list_general_documents", "MissingScope")?;
    let error = administration.list_general_documents().send().await.err();
    let again = self::refreshes(emulator);
    report.check(
        NotAllowed,
        matches!(error, Some(Error::MissingScope(_))) && again == refreshes,
        outcome(
            "a 401 that does not mean expiry: not refreshed",
            error.as_ref(),
        ),
    );
    Ok(())
}

async fn out_of_band(report: &mut Report, emulator: &Running) -> Result {
    let app = application(emulator, Some(App::OUT_OF_BAND))?;
    let login = app.authorize::<Invoicing>();
    let code = match emulator.authorize(login.url().as_str()).await? {
        Authorized::Code(code) => code,
        other => return Err(format!("expected a code, found {other:?}").into()),
    };
    let tokens = app.finish_with_code(login.into_pending(), &code).await?;
    report.check(
        OutOfBand,
        !tokens.scopes().is_empty(),
        "the user entered the code",
    );
    Ok(())
}

async fn denied(report: &mut Report) -> Result {
    let emulator = Emulator::from_file(SPEC)?
        .consent(Consent::Deny)
        .start()
        .await?;
    let app = application(&emulator, None)?;
    let login = app.authorize::<Invoicing>();
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

fn refreshes(emulator: &Running) -> usize {
    let is_refresh =
        |request: &&RecordedRequest| request.parameter("grant_type") == Some("refresh_token");
    emulator.requests().iter().filter(is_refresh).count()
}
