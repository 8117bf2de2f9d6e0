//! The grants that require only the user or the application: the authorization code (RFC 6749
//! §4.1), the device code (RFC 8628), client credentials (RFC 6749 §4.4), and custom grants without
//! tokens (§4.5).

use std::path::PathBuf;

use licit_format::resolve::{ActsAs, CustomGrant, Grant, Provider, Registration, TokenInput};
use licit_runtime::store::FileStore;
use licit_runtime::token::{self, Kind};
use licit_runtime::{App, AtRunTime, Client, Error, GrantRequest, Tokens};

use super::assertion;
use super::code::{self, CallbackMode};
use super::context::{Context, Granted};
use super::credentials::{self, Credentials};
use super::custom;
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
    /// The JWT bearer grant, with the assertion in this file, or one that is signed here.
    JwtBearer(Option<PathBuf>),
    /// The refresh token of the user, in this file or elsewhere.
    RefreshToken(Option<PathBuf>),
    /// The custom grant with this name.
    Custom(String),
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
            Some(GrantOption::RefreshToken(file)) => Self::RefreshToken(Some(file.clone())),
            Some(GrantOption::Device) => Self::Device,
            Some(GrantOption::OutOfBand) => Self::Code(CallbackMode::OutOfBand),
            Some(GrantOption::Custom(name)) => {
                Self::Custom(custom::find(options, registration, name)?.name.clone())
            }
            Some(GrantOption::ClientCredentials) => Self::ClientCredentials,
            None => Self::first(options, registration)?,
        };
        if flow.table(registration).is_none() {
            let title = &provider.table.title;
            let message = format!("the spec of {title} does not have {}", flow.title());
            return Err(Failure::new(message).help(alternatives(registration)));
        }
        if let Self::Code(mode) = &flow {
            code::check(options, registration, mode)?;
        }
        flow.without_effect(options, registration)?;
        Ok(flow)
    }

    /// Returns the first grant of a registration that a login can use.
    fn first(options: &Login, registration: &Registration) -> Result<Self, Failure> {
        let table = &registration.table;
        if table.authorization_code.is_some() {
            return Ok(Self::Code(CallbackMode::of(options)));
        }
        if table.device_code.is_some() {
            return Ok(Self::Device);
        }
        if table.client_credentials.is_some() {
            return Ok(Self::ClientCredentials);
        }
        if table.password.is_some() && options.emulate {
            return Ok(Self::Password("ada".to_owned()));
        }
        if table.password.is_some() {
            return Err(Failure::new("the grant needs a user's name and password")
                .help("pass `--password USER`"));
        }
        let custom = |grant: &CustomGrant| -> Result<Self, Failure> {
            let found = custom::find(options, registration, &grant.name)?;
            Ok(Self::Custom(found.name.clone()))
        };
        if let Some(grant) = custom::default(registration) {
            return custom(grant);
        }
        if table.jwt_bearer.is_some() {
            return Ok(Self::JwtBearer(None));
        }
        let refresh = table.refresh_token.as_ref();
        if refresh.is_some_and(|refresh| refresh.starts_from_token) {
            return Ok(Self::RefreshToken(None));
        }
        custom::only(registration).map_or(Ok(Self::ClientCredentials), custom)
    }

    /// Rejects options that have no effect with the grant that the spec has.
    fn without_effect(&self, options: &Login, registration: &Registration) -> Result<(), Failure> {
        let code = registration.table.authorization_code.as_ref();
        let connection = code.and_then(|code| code.tenant_lookup.as_ref());
        let mut parameters = options.parameters.iter();
        let takes_parameters = matches!(self, Self::Code(_) | Self::Custom(_))
            || parameters.all(|(name, _)| custom::is_of_exchange(options, registration, name));
        let table = &registration.table;
        let has_no = |key: &str| format!("the spec has no `{key}`");
        // The tokens of other grants may be requested again.
        let is_of_user = matches!(self, Self::Code(_) | Self::Device | Self::Password(_));
        let useless = if options.tenant.is_some() && connection.is_none() {
            Some(("--tenant", has_no("tenants")))
        } else if options.refresh && is_of_user && table.refresh_token.is_none() {
            Some((
                "--refresh",
                "the spec has no grant `refresh_token`".to_owned(),
            ))
        } else if options.introspect && table.introspection_endpoint.is_none() {
            Some(("--introspect", has_no("introspection_endpoint")))
        } else if options.revoke && table.revocation_endpoint.is_none() {
            Some(("--revoke", has_no("revocation_endpoint")))
        } else if takes_parameters {
            None
        } else {
            Some(("--parameter", format!("{} has none", self.title())))
        };
        match useless {
            Some((option, why)) => Err(Failure::new(format!("`{option}` has no effect: {why}"))),
            None => Ok(()),
        }
    }

    /// Returns its table.
    pub(super) fn table<'r>(&self, registration: &'r Registration) -> Option<&'r Grant> {
        let table = &registration.table;
        match self {
            Self::Code(_) => table.authorization_code.as_ref().map(|code| &code.grant),
            Self::Device => table.device_code.as_ref().map(|device| &device.grant),
            Self::ClientCredentials => table.client_credentials.as_ref(),
            Self::Password(_) => table.password.as_ref(),
            Self::JwtBearer(_) => table.jwt_bearer.as_ref(),
            Self::RefreshToken(_) => {
                let refresh = table.refresh_token.as_ref();
                let refresh = refresh.filter(|refresh| refresh.starts_from_token);
                refresh.map(|refresh| &refresh.grant)
            }
            Self::Custom(name) => {
                let mut grants = table.custom.iter();
                grants
                    .find(|(known, _)| known == name)
                    .map(|(_, grant)| grant)
            }
        }
    }

    /// Returns on whose behalf its tokens act.
    pub(super) fn acts_as(&self, registration: &Registration) -> ActsAs {
        let table = self.table(registration);
        table.map_or(ActsAs::User, |grant| grant.acts_as)
    }

    /// Returns its name with an article.
    pub(super) fn title(&self) -> String {
        let title = match self {
            Self::Code(CallbackMode::OutOfBand) => {
                "an authorization code that the provider displays"
            }
            Self::Code(_) => "the authorization code grant",
            Self::Device => "the device code grant",
            Self::ClientCredentials => "the client credentials grant",
            Self::Password(_) => "the password grant",
            Self::JwtBearer(_) => "the JWT bearer grant",
            Self::RefreshToken(_) => "a grant that starts from a refresh token",
            Self::Custom(name) => return format!("the custom grant `{name}`"),
        };
        title.to_owned()
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
            sent(context, app, request).await
        }
        Flow::JwtBearer(file) => {
            let app = builder.build()?;
            let assertion = match file {
                Some(file) => credentials::read(file)?,
                None => assertion::signed(context, credentials)?,
            };
            match flow.acts_as(context.registration) {
                ActsAs::User => {
                    let request = app.jwt_bearer::<AtRunTime, token::User>(assertion);
                    sent(context, app, request).await
                }
                ActsAs::App => {
                    let request = app.jwt_bearer::<AtRunTime, token::Application>(assertion);
                    sent(context, app, request).await
                }
            }
        }
        Flow::RefreshToken(file) => {
            let app = builder.build()?;
            let token = credentials::refresh_token(context, file.as_deref())?;
            let tokens = app.with_refresh_token::<AtRunTime, token::User>(token);
            let tokens = tokens.await?;
            granted(context, app, tokens).await
        }
        Flow::Custom(name) => {
            let app = builder.build()?;
            match flow.acts_as(context.registration) {
                ActsAs::User => {
                    let request = custom::request::<token::User>(context, &app, name)?;
                    sent(context, app, request).await
                }
                ActsAs::App => {
                    let request = custom::request::<token::Application>(context, &app, name)?;
                    sent(context, app, request).await
                }
            }
        }
    }
}

async fn sent<K: Kind>(
    context: &Context<'_>,
    app: App,
    request: GrantRequest<AtRunTime, K>,
) -> Result<(App, Granted), LoginError> {
    let tokens = request.send().await?;
    granted(context, app, tokens).await
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
        (
            Flow::RefreshToken(None).table(registration).is_some(),
            "`--refresh-token-file FILE`",
        ),
    ];
    let options = options.iter().filter(|(is_available, _)| *is_available);
    let mut options: Vec<_> = options.map(|(_, grant)| (*grant).to_owned()).collect();
    let custom = registration.custom.iter();
    let custom = custom.filter(|grant| grant.input == TokenInput::Nothing);
    options.extend(custom.map(|grant| format!("`--grant {}`", grant.name)));
    if options.is_empty() {
        "its grants exchange something that only your application has, such as another token; \
         use a generated client"
            .to_owned()
    } else {
        format!("use {}", options.join(", "))
    }
}
