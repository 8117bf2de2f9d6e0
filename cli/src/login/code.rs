//! The authorization code grant from a terminal (RFC 6749 §4.1, RFC 8252). The callback is received
//! on loopback, or the user pastes its URL or enters the code.

use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use licit_emulator::Authorized;
use licit_format::resolve::Registration;
use licit_runtime::error::AuthorizationError;
use licit_runtime::{
    App, AppBuilder, AtRunTime, IgnoredCallback, Loopback, LoopbackError, Pending, Secret, Tokens,
    Url,
};

use super::context::Context;
use super::custom;
use super::failure::{Failure, LoginError};
use super::prompt;
use crate::command::Login;
use crate::terminal::{noteln, one_line};

/// The redirect URI if no receiver runs. The page cannot be opened, but its address contains the
/// callback.
pub(crate) const LOOPBACK_REDIRECT_URI: &str = "http://127.0.0.1/callback";

/// How the callback reaches this process.
pub(crate) enum CallbackMode {
    /// By a receiver on loopback.
    Loopback,
    /// The user pastes the URL of a page elsewhere.
    Pasted,
    /// There is no callback: the provider displays the code.
    OutOfBand,
}

impl CallbackMode {
    /// Returns loopback, unless the redirect URI or the browser is elsewhere.
    pub(super) fn of(options: &Login) -> Self {
        let uri = options.redirect_uri.as_deref().map(Url::parse);
        let is_here = match &uri {
            None => true,
            Some(Ok(url)) => {
                url.scheme() == "http"
                    && matches!(url.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"))
            }
            Some(Err(_)) => false,
        };
        if is_here && !options.paste {
            Self::Loopback
        } else {
            Self::Pasted
        }
    }
}

/// Checks the options of the login against the registration.
pub(super) fn check(
    options: &Login,
    registration: &Registration,
    mode: &CallbackMode,
) -> Result<(), Failure> {
    let Some(code) = &registration.table.authorization_code else {
        return Ok(());
    };
    if matches!(mode, CallbackMode::OutOfBand) && code.out_of_band.is_none() {
        return Err(
            Failure::new("the provider does not support displaying codes to users")
                .help("remove `--out-of-band`, or use `--paste`"),
        );
    }
    let declared = &registration.parameters;
    let names = || declared.iter().map(|known| known.name.as_str());
    for (name, _) in &options.parameters {
        let is_known = names().any(|known| known == name);
        if !is_known && !custom::is_of_exchange(options, registration, name) {
            return Err(Failure::unknown("login parameter", name, names()));
        }
    }
    let required = declared.iter().filter(|known| !known.optional);
    for parameter in required {
        if !options
            .parameters
            .iter()
            .any(|(name, _)| *name == parameter.name)
        {
            let name = &parameter.name;
            let message = format!("the login parameter `{name}` is missing");
            return Err(Failure::new(message).help(format!("pass `--parameter {name}=…`")));
        }
    }
    Ok(())
}

/// Sends the user to the provider and completes the login.
pub(super) async fn log_in(
    context: &Context<'_>,
    mode: &CallbackMode,
    builder: AppBuilder,
) -> Result<(App, Tokens<AtRunTime>), LoginError> {
    let receiver = match mode {
        CallbackMode::Loopback if context.target.automatic(context.options).is_none() => {
            Some(receiver(context).await?)
        }
        _ => None,
    };
    let redirect_uri = match (&receiver, mode) {
        (Some(receiver), _) => receiver.redirect_uri().to_owned(),
        (None, CallbackMode::OutOfBand) => {
            let code = context.registration.table.authorization_code.as_ref();
            let shown = code.and_then(|code| code.out_of_band.clone());
            shown.unwrap_or_default()
        }
        (None, _) => {
            let given = context.options.redirect_uri.as_deref();
            given.unwrap_or(LOOPBACK_REDIRECT_URI).to_owned()
        }
    };
    // The emulator accepts it as it is.
    if context.target.emulator().is_none() {
        noteln!("Redirect URI (register it with the provider): {redirect_uri}");
    }
    let app = builder.redirect_uri(&redirect_uri).build()?;
    let (url, pending) = begin(context, &app).await?;
    if let Some(running) = context.target.automatic(context.options) {
        if context.options.verbose {
            noteln!("→ GET {url}");
        }
        let tokens = match running.authorize(url.as_str()).await? {
            Authorized::Callback(callback) | Authorized::Posted(callback) => {
                app.finish(pending, &callback).await?
            }
            Authorized::Code(code) => app.finish_with_code(pending, &code).await?,
            _ => return Err(Failure::new("the emulator redirected to an unknown place").into()),
        };
        return Ok((app, tokens));
    }
    let url = context.target.browser_url(&url);
    noteln!("\nOpen this page in a browser:\n\n  {url}\n");
    if context.options.open {
        open(&url);
    }
    let tokens = complete(&app, receiver, mode, pending).await?;
    Ok((app, tokens))
}

/// Returns the tokens for the chosen tenant, if the provider has several.
pub(super) async fn select_tenant(
    context: &Context<'_>,
    app: &App,
    tokens: Tokens<AtRunTime>,
) -> Result<Tokens<AtRunTime>, LoginError> {
    let code = context.registration.table.authorization_code.as_ref();
    let Some(lookup) = code.and_then(|code| code.tenant_lookup.as_ref()) else {
        return Ok(tokens);
    };
    let is_picked = lookup
        .captures
        .iter()
        .all(|(_, name)| tokens.captured(name).is_some());
    if is_picked && context.options.tenant.is_none() {
        return Ok(tokens);
    }
    let tenants = app.tenants(&tokens).await?;
    let labels: Vec<_> = tenants.iter().filter_map(|tenant| tenant.label()).collect();
    let Some(chosen) = &context.options.tenant else {
        noteln!(
            "The tokens are valid for several tenants: {}. Choose one with `--tenant`.",
            labels.join(", ")
        );
        return Ok(tokens);
    };
    let found = tenants.iter().find(|tenant| tenant.label() == Some(chosen));
    let found = found.ok_or_else(|| {
        let known = labels.join(", ");
        Failure::new(format!("no tenant `{chosen}`; the tenants are {known}"))
    })?;
    Ok(tokens.for_tenant(found))
}

/// Opens a page in the user's browser. If this fails, the URL is still on the terminal.
pub(super) fn open(url: &str) {
    let (program, arguments): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(arguments)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        noteln!("Cannot open a browser: open the page yourself.");
    }
}

async fn receiver(context: &Context<'_>) -> Result<Loopback, LoginError> {
    let receiver = match &context.options.redirect_uri {
        Some(uri) => Loopback::at(uri).await,
        None => Loopback::bind().await,
    };
    let receiver = receiver?;
    Ok(match context.options.timeout {
        Some(timeout) => receiver.timeout(timeout),
        None => receiver,
    })
}

async fn begin(
    context: &Context<'_>,
    app: &App,
) -> Result<(Url, Pending<AtRunTime>), licit_runtime::Error> {
    let mut login = app.clone().for_protected_logins()?.authorize();
    let declared = &context.registration.parameters;
    let given = context.options.parameters.iter();
    // The others belong to grants of `--exchange`.
    for (name, value) in given.filter(|(name, _)| declared.iter().any(|known| known.name == *name))
    {
        login = login.parameter(name, value);
    }
    let login = login.ready().await?;
    Ok((login.url(), login.into_pending()))
}

async fn complete(
    app: &App,
    receiver: Option<Loopback>,
    mode: &CallbackMode,
    pending: Pending<AtRunTime>,
) -> Result<Tokens<AtRunTime>, LoginError> {
    if let Some(receiver) = receiver {
        noteln!("Waiting …");
        let callback = receive(receiver, &pending).await?;
        return Ok(app.finish(pending, callback.expose()).await?);
    }
    if matches!(mode, CallbackMode::OutOfBand) {
        let code = Secret::new(prompt::line("Code shown by the provider")?);
        return Ok(app.finish_with_code(pending, code.expose()).await?);
    }
    let question = "Address of the page after the login, even if it cannot be opened";
    let callback = Secret::new(prompt::line(question)?);
    match app.finish(pending, callback.expose()).await {
        Err(licit_runtime::Error::Authorization(error))
            if matches!(*error, AuthorizationError::State) =>
        {
            let url = callback.expose();
            let without_fragment = url.split_once('#').map_or(url, |(before, _)| before);
            let query = without_fragment.split_once('?').map(|(_, query)| query);
            let ignored = IgnoredCallback::of(query.unwrap_or_default());
            Err(foreign(&ignored).into())
        }
        outcome => Ok(outcome?),
    }
}

/// Waits for the callback. One that is ignored is reported at once.
async fn receive(receiver: Loopback, pending: &Pending<AtRunTime>) -> Result<Secret, LoginError> {
    let ignored = Arc::new(Mutex::new(None::<IgnoredCallback>));
    let last = Arc::clone(&ignored);
    let receiver = receiver.on_ignored(move |callback| {
        let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
        // A browser may repeat a request.
        if last.as_ref() != Some(callback) {
            noteln!("A callback was ignored: {}\nWaiting …", foreign(callback));
            *last = Some(callback.clone());
        }
    });
    let outcome = receiver.receive(pending).await;
    let last = ignored
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    match (outcome, last) {
        (Err(LoopbackError::Timeout), Some(last)) => Err(foreign(&last).into()),
        (outcome, _) => Ok(outcome?),
    }
}

/// Explains a callback that is not known to be of this login. Its values may be anybody's.
fn foreign(callback: &IgnoredCallback) -> Failure {
    match callback {
        IgnoredCallback::Empty => {
            Failure::new("the callback has no parameters").help(FRAGMENT_ADVICE)
        }
        IgnoredCallback::AnotherState => {
            Failure::new("the callback has the `state` of another login").help(
                "start again if the page above was not opened; pages of earlier logins have another `state`",
            )
        }
        IgnoredCallback::Error { code, description } => {
            let shown = |text: &str| one_line(&text.chars().take(200).collect::<String>());
            let description = description.as_deref().map(shown);
            let description = description.map_or_else(String::new, |text| format!(": {text}"));
            Failure::new(format!(
                "the callback has no `state`, so it is not verified. It reports `{}`{description}",
                shown(code)
            ))
            .help("read the provider's documentation of this error")
        }
        _ => Failure::new("the callback has no `state`").help(
            "if the provider never returns `state`, set `\"state\": \"unsupported\"` in the grant",
        ),
    }
}

/// What to do about a callback without parameters.
const FRAGMENT_ADVICE: &str = "if the address of the page contains `#code=`, the provider writes the parameters \
                               into the fragment, which browsers do not send: check `response_mode` and the \
                               parameters of the grant in the spec";
