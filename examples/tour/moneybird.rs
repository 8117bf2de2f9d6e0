//! Moneybird: tokens that do not end, a code that is typed in, a 401 with two meanings.

use licit::oauth_provider;
use licit::rt::CallOptions;
use licit_emulator::{Authorized, Consent, Emulator, RecordedRequest, Running};

use crate::story::Feature::{
    CreateAndRead, DeniedConsent, DocumentedError, Expiry, Login, NotAllowed, OutOfBand, Pages,
    RateLimit, StaticToken, TypedCall, Webhook,
};
use crate::story::{Result, Story, callback, count, told, without_code, without_state};

#[oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {
    /// What our invoicing service asks its users for.
    #[scopes(sales_invoices, documents)]
    pub struct Invoicing;
}

use moneybird::{Administration, Api, App, Client, Error, Invoicing, model, webhook};

const SPEC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/moneybird.json");

pub async fn tell(story: &mut Story) -> Result {
    let emulator = Emulator::from_file(SPEC)?.start().await?;
    let client = login(story, &emulator).await?;
    let administrations = client.list_administrations().send().await?;
    let id = administrations
        .first()
        .ok_or("no administration")?
        .id
        .to_string();
    story.check(TypedCall, !id.is_empty(), format!("administration {id}"));
    calls(story, &emulator, &client.administration(&id)).await?;
    errors(story, &emulator, &client.administration(&id)).await?;
    out_of_band(story, &emulator).await?;
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
    story.check(
        StaticToken,
        !mutations.is_empty(),
        "a personal token reaches the `bank` scope",
    );

    webhook(story, &emulator)?;
    denied(story).await
}

fn webhook(story: &mut Story, emulator: &Running) -> Result {
    let secret = emulator.webhook_secret().ok_or("no secret")?;
    let verifier = webhook::Verifier::new(secret)?;
    let sent = emulator.webhook("contact_created")?;
    let headers = || sent.headers.iter().map(|(name, value)| (name, value));
    let taken = verifier.verify(headers(), &sent.body)?;
    let forged = verifier.verify(headers(), b"{}").err();
    story.check(
        Webhook,
        matches!(taken.event, webhook::Event::ContactCreated(_)) && forged.is_some(),
        told("a contact was created; another body", forged.as_ref()),
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

async fn login(story: &mut Story, emulator: &Running) -> Result<Client<Invoicing>> {
    let app = application(emulator, None)?;
    let login = app.authorize::<Invoicing>();
    story.step(format!(
        "send the user to {}",
        without_state(login.url().as_str())
    ));
    let callback = callback(emulator, login.url().as_str()).await?;
    story.step(format!("they come back on {}", without_code(&callback)));
    let tokens = app.finish(login.into_pending(), &callback).await?;
    story.check(
        Login,
        tokens.expires_at().is_none() && tokens.refresh_token().is_some(),
        format!(
            "exchanged: grants {}; does not end, and can be refreshed",
            tokens.scopes().join(" ")
        ),
    );

    Ok(Client::new(&app, tokens))
}

async fn calls(
    story: &mut Story,
    emulator: &Running,
    administration: &Administration<Invoicing>,
) -> Result {
    let mut contacts = administration.list_contacts().per_page(2).items();
    let mut found = 0;
    while let Some(contact) = contacts.next().await {
        contact?;
        found += 1;
    }
    let asked = count(emulator, "list_contacts");
    story.check(
        Pages,
        found > 2 && asked > 1,
        format!("{found} contacts on {asked} pages"),
    );

    let input = model::ContactInput::new()
        .company_name("Licit B.V.")
        .city("Utrecht");
    let created = administration.create_contact(&input).send().await?;
    let read = administration.get_contact(&created.id).send().await?;
    story.check(
        CreateAndRead,
        read.company_name.as_deref() == Some("Licit B.V."),
        format!("contact {} is {:?}", created.id, read.company_name),
    );

    emulator.expire_access_tokens();
    let invoices = administration.list_sales_invoices().send().await?;
    let refreshes = refreshes(emulator);
    story.check(
        Expiry,
        refreshes == 1,
        format!(
            "the token ended; {refreshes} refresh, then {} invoices",
            invoices.len()
        ),
    );
    Ok(())
}

async fn errors(
    story: &mut Story,
    emulator: &Running,
    administration: &Administration<Invoicing>,
) -> Result {
    let refreshes = refreshes(emulator);
    emulator.fail_next("get_contact", "NotFound")?;
    let error = administration.get_contact("7").send().await.err();
    story.check(
        DocumentedError,
        matches!(&error, Some(Error::NotFound { .. })),
        told("no such contact", error.as_ref()),
    );
    emulator.fail_next("list_contacts", "RateLimited")?;
    let at_once = CallOptions::new().retries(0);
    let limited = administration.list_contacts().options(at_once).send().await;
    let error = limited.err();
    let wait = error.as_ref().and_then(Error::retry_after);
    story.check(
        RateLimit,
        matches!(error, Some(Error::RateLimited(_))) && wait.is_some(),
        format!("too many requests: wait {wait:?}"),
    );
    emulator.fail_next("list_general_documents", "MissingScope")?;
    let error = administration.list_general_documents().send().await.err();
    let again = self::refreshes(emulator);
    story.check(
        NotAllowed,
        matches!(error, Some(Error::MissingScope(_))) && again == refreshes,
        told("a 401 that is no expiry: not refreshed", error.as_ref()),
    );
    Ok(())
}

async fn out_of_band(story: &mut Story, emulator: &Running) -> Result {
    let app = application(emulator, Some(App::OUT_OF_BAND))?;
    let login = app.authorize::<Invoicing>();
    let code = match emulator.authorize(login.url().as_str()).await? {
        Authorized::Code(code) => code,
        other => return Err(format!("expected a code, found {other:?}").into()),
    };
    let tokens = app.finish_with_code(login.into_pending(), &code).await?;
    story.check(
        OutOfBand,
        !tokens.scopes().is_empty(),
        "the user typed the code in",
    );
    Ok(())
}

async fn denied(story: &mut Story) -> Result {
    let emulator = Emulator::from_file(SPEC)?
        .consent(Consent::Deny)
        .start()
        .await?;
    let app = application(&emulator, None)?;
    let login = app.authorize::<Invoicing>();
    let callback = callback(&emulator, login.url().as_str()).await?;
    let error = app.finish(login.into_pending(), &callback).await.err();
    let denied = error.as_ref().is_some_and(Error::is_access_denied);
    story.check(
        DeniedConsent,
        denied,
        told("the user said no", error.as_ref()),
    );
    Ok(())
}

fn refreshes(emulator: &Running) -> usize {
    let is_refresh =
        |request: &&RecordedRequest| request.parameter("grant_type") == Some("refresh_token");
    emulator.requests().iter().filter(is_refresh).count()
}
