//! The ways to a token that need nothing but the user or the application: the authorization code
//! (RFC 6749 §4.1), the device code (RFC 8628) and client credentials (RFC 6749 §4.4).

use licit_format::resolve::{ActsAs, Provider, Registration};
use licit_runtime::token::{self, Kind};
use licit_runtime::{App, AtRunTime, Client, Error, Tokens};

use super::advice::{Problem, Trouble};
use super::code::{self, Back};
use super::credentials::Credentials;
use super::{Granted, Scene};
use crate::command::{Login, Way};

/// The way to a token that is gone.
pub(super) enum Plan {
    /// The user consents, and comes back.
    Code(Back),
    /// The user consents on another device.
    Device,
    /// No user is needed.
    ClientCredentials,
}

impl Plan {
    /// The way that was chosen; or the first that the registration has.
    pub(super) fn new(
        options: &Login,
        provider: &Provider,
        registration: &Registration,
    ) -> Result<Self, Trouble> {
        let plan = match options.way {
            Some(Way::Device) => Self::Device,
            Some(Way::OutOfBand) => Self::Code(Back::Shown),
            None if registration.table.authorization_code.is_some() => {
                Self::Code(Back::of(options))
            }
            None if registration.table.device_code.is_some() => Self::Device,
            Some(Way::ClientCredentials) | None => Self::ClientCredentials,
        };
        let has_it = match &plan {
            Self::Code(_) => registration.table.authorization_code.is_some(),
            Self::Device => registration.table.device_code.is_some(),
            Self::ClientCredentials => registration.table.client_credentials.is_some(),
        };
        if !has_it {
            let title = &provider.table.title;
            let message = format!("{title}'s spec does not have {}", plan.title());
            return Err(Trouble::new(message).help(others(registration)));
        }
        if let Self::Code(back) = &plan {
            code::check(options, registration, back)?;
        }
        Ok(plan)
    }

    /// Whom its tokens speak for.
    pub(super) fn acts_as(&self, registration: &Registration) -> ActsAs {
        match self {
            Self::ClientCredentials => {
                let grant = registration.table.client_credentials.as_ref();
                grant.map_or(ActsAs::App, |grant| grant.acts_as)
            }
            Self::Code(_) | Self::Device => ActsAs::User,
        }
    }

    /// What it is called.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Code(Back::Shown) => "an authorization code that is shown to the user",
            Self::Code(_) => "the authorization code grant",
            Self::Device => "the device code grant",
            Self::ClientCredentials => "the client credentials grant",
        }
    }
}

/// Asks for tokens.
pub(super) async fn obtain(
    scene: &Scene<'_>,
    plan: &Plan,
    credentials: &Credentials,
) -> Result<(App, Granted), Problem> {
    let builder = scene.builder(credentials)?;
    match plan {
        Plan::Code(back) => {
            let (app, tokens) = code::log_in(scene, back, builder).await?;
            let tokens = code::connected(scene, &app, tokens).await?;
            Ok(granted(app, tokens))
        }
        Plan::Device => {
            let app = builder.build()?;
            let tokens = device(scene, &app).await?;
            Ok(granted(app, tokens))
        }
        Plan::ClientCredentials => {
            let app = builder.build()?;
            let tokens: Tokens<AtRunTime, token::Application> = app.client_credentials().await?;
            Ok(granted(app, tokens))
        }
    }
}

async fn device(scene: &Scene<'_>, app: &App) -> Result<Tokens<AtRunTime>, Problem> {
    let mut login = app.device::<AtRunTime, Error>().await?;
    let code = login.user_code();
    if let Some(running) = scene.place.by_itself(scene.options) {
        if !running.decide_device(code, true) {
            return Err(Trouble::new("the emulator does not know the user code").into());
        }
    } else {
        let page = scene.place.reachable(login.verification_uri());
        eprintln!("\nOpen {page} on any device, and type in: {code}");
        let complete = login.verification_uri_complete();
        let complete = complete.map(|url| scene.place.reachable(url));
        if let Some(complete) = &complete {
            eprintln!("Or open {complete}, and compare the code.");
        }
        if scene.options.open {
            code::open(complete.as_deref().unwrap_or(&page));
        }
        eprintln!("Waiting …");
    }
    let Some(timeout) = scene.options.timeout else {
        return Ok(login.poll().await?);
    };
    let decided = tokio::time::timeout(timeout, login.poll()).await;
    decided
        .map_err(|_| Problem::from(Trouble::new("the user has not decided in time")))?
        .map_err(Problem::from)
}

fn granted<K: Kind>(app: App, tokens: Tokens<AtRunTime, K>) -> (App, Granted) {
    let granted = Granted {
        tokens: tokens.to_stored(),
        client: Client::new(&app, tokens),
    };
    (app, granted)
}

/// What there is instead.
fn others(registration: &Registration) -> String {
    let ways = [
        (
            registration.table.authorization_code.is_some(),
            "the authorization code (no option needed)",
        ),
        (registration.table.device_code.is_some(), "`--device`"),
        (
            registration.table.client_credentials.is_some(),
            "`--client-credentials`",
        ),
    ];
    let ways = ways.iter().filter(|(is_there, _)| *is_there);
    let ways: Vec<_> = ways.map(|(_, way)| *way).collect();
    if ways.is_empty() {
        "its grants exchange something that only your application has, such as another token: \
         use a generated client"
            .to_owned()
    } else {
        format!("it has {}", ways.join(", "))
    }
}
