//! The grants that require only the user or the application: the authorization code (RFC 6749
//! §4.1), the device code (RFC 8628) and client credentials (RFC 6749 §4.4).

use std::path::PathBuf;

use licit_format::resolve::{ActsAs, Grant, Provider, Registration};
use licit_runtime::store::FileStore;
use licit_runtime::token::{self, Kind};
use licit_runtime::{App, AtRunTime, Client, Error, Tokens};

use super::code::{self, CallbackMode};
use super::context::{Context, Granted};
use super::credentials::{self, Credentials};
use super::failure::{Failure, LoginError};
use crate::command::{GrantOption, Login};
use crate::grants::{self, Binding, Values};
use crate::terminal::noteln;

/// The grant of a login.
pub(crate) enum Flow {
    /// The authorization code grant.
    Code(CallbackMode),
    /// The device code grant.
    Device,
    /// The client credentials grant.
    ClientCredentials,
    /// The password grant, for this user.
    Password(String),
    /// The JWT bearer grant, with the assertion in this file.
    JwtBearer(PathBuf),
}

impl Flow {
    /// Returns the chosen grant, or the first one of the registration.
    pub(crate) fn new(
        options: &Login,
        provider: &Provider,
        registration: &Registration,
    ) -> Result<Self, Failure> {
        let flow = match &options.grant {
            Some(GrantOption::Password(user)) => Self::Password(user.clone()),
            Some(GrantOption::JwtBearer(file)) => Self::JwtBearer(file.clone()),
            Some(GrantOption::Device) => Self::Device,
            Some(GrantOption::OutOfBand) => Self::Code(CallbackMode::OutOfBand),
            None if registration.table.authorization_code.is_some() => {
                Self::Code(CallbackMode::of(options))
            }
            None if registration.table.device_code.is_some() => Self::Device,
            None if registration.table.client_credentials.is_none()
                && registration.table.password.is_some() =>
            {
                return Err(Failure::new("the grant needs a user's name and password")
                    .help("pass `--password USER`"));
            }
            Some(GrantOption::ClientCredentials) | None => Self::ClientCredentials,
        };
        let has_it = match &flow {
            Self::Code(_) => registration.table.authorization_code.is_some(),
            Self::Device => registration.table.device_code.is_some(),
            Self::ClientCredentials => registration.table.client_credentials.is_some(),
            Self::Password(_) => registration.table.password.is_some(),
            Self::JwtBearer(_) => registration.table.jwt_bearer.is_some(),
        };
        if !has_it {
            let title = &provider.table.title;
            let message = format!("the spec of {title} does not have {}", flow.title());
            return Err(Failure::new(message).help(alternatives(registration)));
        }
        if let Self::Code(mode) = &flow {
            code::check(options, registration, mode)?;
        }
        Ok(flow)
    }

    /// Returns on whose behalf its tokens act.
    pub(super) fn acts_as(&self, registration: &Registration) -> ActsAs {
        match self {
            Self::ClientCredentials => {
                acts_as(registration.table.client_credentials.as_ref(), ActsAs::App)
            }
            Self::Password(_) => acts_as(registration.table.password.as_ref(), ActsAs::User),
            Self::JwtBearer(_) => acts_as(registration.table.jwt_bearer.as_ref(), ActsAs::User),
            Self::Code(_) | Self::Device => ActsAs::User,
        }
    }

    /// Returns its name with an article.
    pub(super) fn title(&self) -> &'static str {
        match self {
            Self::Code(CallbackMode::OutOfBand) => {
                "an authorization code that the provider displays"
            }
            Self::Code(_) => "the authorization code grant",
            Self::Device => "the device code grant",
            Self::ClientCredentials => "the client credentials grant",
            Self::Password(_) => "the password grant",
            Self::JwtBearer(_) => "the JWT bearer grant",
        }
    }
}

/// Requests tokens.
pub(crate) async fn obtain(
    context: &Context<'_>,
    flow: &Flow,
    credentials: &Credentials,
) -> Result<(App, Granted), LoginError> {
    let builder = context.builder(credentials)?;
    match flow {
        Flow::Code(mode) => {
            let (app, tokens) = code::log_in(context, mode, builder).await?;
            let tokens = code::select_tenant(context, &app, tokens).await?;
            granted(context, app, tokens).await
        }
        Flow::Device => {
            let app = builder.build()?;
            let tokens = device(context, &app).await?;
            granted(context, app, tokens).await
        }
        Flow::ClientCredentials => {
            let app = builder.build()?;
            let tokens: Tokens<AtRunTime, token::Application> = app.client_credentials().await?;
            granted(context, app, tokens).await
        }
        Flow::Password(user) => {
            let app = builder.build()?;
            let password = credentials::password(context)?;
            let request = app.password::<AtRunTime, token::User>(user, password);
            let tokens = request.send().await?;
            granted(context, app, tokens).await
        }
        Flow::JwtBearer(file) => {
            let app = builder.build()?;
            let assertion = credentials::read(file)?;
            match flow.acts_as(context.registration) {
                ActsAs::User => {
                    let request = app.jwt_bearer::<AtRunTime, token::User>(assertion);
                    let tokens = request.send().await?;
                    granted(context, app, tokens).await
                }
                ActsAs::App => {
                    let request = app.jwt_bearer::<AtRunTime, token::Application>(assertion);
                    let tokens = request.send().await?;
                    granted(context, app, tokens).await
                }
            }
        }
    }
}

fn acts_as(grant: Option<&Grant>, otherwise: ActsAs) -> ActsAs {
    grant.map_or(otherwise, |grant| grant.acts_as)
}

async fn device(context: &Context<'_>, app: &App) -> Result<Tokens<AtRunTime>, LoginError> {
    let mut login = app.device::<AtRunTime, Error>().await?;
    let code = login.user_code();
    if let Some(running) = context.target.automatic(context.options) {
        if !running.decide_device(code, true) {
            return Err(Failure::new("the emulator does not recognize the user code").into());
        }
    } else {
        let page = context.target.browser_url(login.verification_uri());
        noteln!("\nOpen {page} on any device and enter the code: {code}");
        let complete = login.verification_uri_complete();
        let complete = complete.map(|url| context.target.browser_url(url));
        if let Some(complete) = &complete {
            noteln!("Or open {complete} and compare the code.");
        }
        if context.options.open {
            code::open(complete.as_deref().unwrap_or(&page));
        }
        noteln!("Waiting …");
    }
    let Some(timeout) = context.options.timeout else {
        return Ok(login.poll().await?);
    };
    let decided = tokio::time::timeout(timeout, login.poll()).await;
    decided
        .map_err(|_| LoginError::from(Failure::new("the user did not decide in time")))?
        .map_err(LoginError::from)
}

/// The result of a grant, which is stored if requested.
async fn granted<K: Kind>(
    context: &Context<'_>,
    app: App,
    tokens: Tokens<AtRunTime, K>,
) -> Result<(App, Granted), LoginError> {
    let tokens = match &context.store {
        Some(store) => save(context, &app, store, tokens).await?,
        None => tokens,
    };
    let granted = Granted {
        tokens: tokens.to_stored(),
        client: Client::new(&app, tokens),
    };
    Ok((app, granted))
}

/// Stores the tokens with the servers that they are for.
async fn save<K>(
    context: &Context<'_>,
    app: &App,
    store: &FileStore,
    tokens: Tokens<AtRunTime, K>,
) -> Result<Tokens<AtRunTime, K>, LoginError> {
    let options = context.options;
    let name = options.save_as.as_deref().unwrap_or(grants::DEFAULT_NAME);
    let values = Values {
        environment: options.environment.as_deref(),
        set: &options.set,
    };
    let origin = context.target.origin();
    let binding = Binding::new(context.provider, context.registration, &values, origin);
    let subject = binding.subject(name);
    let tokens = app.save_grant(tokens.for_subject(subject.as_str())).await?;
    let replaced = grants::erase_replaced(store, &context.provider.table.name, &subject).await;
    replaced.map_err(Failure::new)?;
    Ok(tokens)
}

/// Lists the other grants of the registration.
fn alternatives(registration: &Registration) -> String {
    let options = [
        (
            registration.table.authorization_code.is_some(),
            "the authorization code (no option needed)",
        ),
        (registration.table.device_code.is_some(), "`--device`"),
        (
            registration.table.client_credentials.is_some(),
            "`--client-credentials`",
        ),
        (registration.table.password.is_some(), "`--password USER`"),
        (
            registration.table.jwt_bearer.is_some(),
            "`--jwt-bearer FILE`",
        ),
    ];
    let options = options.iter().filter(|(is_available, _)| *is_available);
    let options: Vec<_> = options.map(|(_, grant)| *grant).collect();
    if options.is_empty() {
        "its grants exchange something that only your application has, such as another token; \
         use a generated client"
            .to_owned()
    } else {
        format!("use {}", options.join(", "))
    }
}
