//! The authorization code grant from a terminal (RFC 6749 §4.1, RFC 8252): to the user's browser, and
//! back by a receiver on loopback, or by what the user pastes or types in.

use std::process::{Command, Stdio};

use licit_emulator::Authorized;
use licit_format::resolve::Registration;
use licit_runtime::{App, AppBuilder, AtRunTime, Loopback, Pending, Secret, Tokens, Url};

use super::advice::{Problem, Trouble};
use super::{Scene, prompt};
use crate::command::Login;

/// Where users come back to who are not received: a page that cannot be opened, whose address is
/// all that is needed.
pub(super) const HERE: &str = "http://127.0.0.1/callback";

/// How the user comes back.
pub(super) enum Back {
    /// To a receiver on loopback.
    Received,
    /// To a page that is not here: its URL is pasted.
    Pasted,
    /// Not at all: the provider shows the code.
    Shown,
}

impl Back {
    /// To loopback, unless the redirect URI is elsewhere or the browser is.
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
            Self::Received
        } else {
            Self::Pasted
        }
    }
}

/// Whether the login can be begun as it was asked for.
pub(super) fn check(
    options: &Login,
    registration: &Registration,
    back: &Back,
) -> Result<(), Trouble> {
    let Some(code) = &registration.table.authorization_code else {
        return Ok(());
    };
    if matches!(back, Back::Shown) && code.out_of_band.is_none() {
        return Err(Trouble::new("the provider shows no codes to users")
            .help("leave `--out-of-band` out, or use `--paste`"));
    }
    let declared = &registration.parameters;
    let names = || declared.iter().map(|known| known.name.as_str());
    for (name, _) in &options.parameters {
        if !names().any(|known| known == name) {
            return Err(Trouble::unknown("login parameter", name, names()));
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
            let message = format!("the provider wants to know `{name}` of a login");
            return Err(Trouble::new(message).help(format!("give `--parameter {name}=…`")));
        }
    }
    Ok(())
}

/// Sends the user to consent, and takes what they come back with.
pub(super) async fn log_in(
    scene: &Scene<'_>,
    back: &Back,
    builder: AppBuilder,
) -> Result<(App, Tokens<AtRunTime>), Problem> {
    let receiver = match back {
        Back::Received if scene.place.by_itself(scene.options).is_none() => {
            Some(receiver(scene).await?)
        }
        _ => None,
    };
    let redirect_uri = match (&receiver, back) {
        (Some(receiver), _) => receiver.redirect_uri().to_owned(),
        (None, Back::Shown) => {
            let code = scene.registration.table.authorization_code.as_ref();
            let shown = code.and_then(|code| code.out_of_band.clone());
            shown.unwrap_or_default()
        }
        (None, _) => {
            let given = scene.options.redirect_uri.as_deref();
            given.unwrap_or(HERE).to_owned()
        }
    };
    eprintln!("Redirect URI, which must be registered with the provider: {redirect_uri}");
    let app = builder.redirect_uri(&redirect_uri).build()?;
    let (url, pending) = begin(scene, &app).await?;
    if let Some(running) = scene.place.by_itself(scene.options) {
        let tokens = match running.authorize(url.as_str()).await? {
            Authorized::Callback(callback) | Authorized::Posted(callback) => {
                app.finish(pending, &callback).await?
            }
            Authorized::Code(code) => app.finish_with_code(pending, &code).await?,
            _ => return Err(Trouble::new("the emulator leads to nowhere that is known").into()),
        };
        return Ok((app, tokens));
    }
    let url = scene.place.reachable(&url);
    eprintln!("\nOpen this page, and come back:\n\n  {url}\n");
    if scene.options.open {
        open(&url);
    }
    let tokens = come_back(&app, receiver, back, pending).await?;
    Ok((app, tokens))
}

/// The tokens at the tenant that was chosen, where the provider asks for one and there are several.
pub(super) async fn connected(
    scene: &Scene<'_>,
    app: &App,
    tokens: Tokens<AtRunTime>,
) -> Result<Tokens<AtRunTime>, Problem> {
    let code = scene.registration.table.authorization_code.as_ref();
    let Some(connection) = code.and_then(|code| code.connection.as_ref()) else {
        return Ok(tokens);
    };
    let is_picked = connection
        .captures
        .iter()
        .all(|(_, name)| tokens.captured(name).is_some());
    if is_picked && scene.options.connect.is_none() {
        return Ok(tokens);
    }
    let places = app.connections(&tokens).await?;
    let labels: Vec<_> = places.iter().filter_map(|place| place.label()).collect();
    let Some(wanted) = &scene.options.connect else {
        eprintln!(
            "The tokens can be used at several places: {}. `--connect` picks one.",
            labels.join(", ")
        );
        return Ok(tokens);
    };
    let found = places.iter().find(|place| place.label() == Some(wanted));
    let found = found.ok_or_else(|| {
        let known = labels.join(", ");
        Trouble::new(format!(
            "the tokens cannot be used at `{wanted}`, but at {known}"
        ))
    })?;
    Ok(tokens.connect(found))
}

/// Opens a page in the user's browser. Where that fails, the URL is on the terminal all the same.
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
        eprintln!("No browser can be opened from here: open the page yourself.");
    }
}

async fn receiver(scene: &Scene<'_>) -> Result<Loopback, Problem> {
    let receiver = match &scene.options.redirect_uri {
        Some(uri) => Loopback::at(uri).await,
        None => Loopback::bind().await,
    };
    let receiver = receiver?;
    Ok(match scene.options.timeout {
        Some(timeout) => receiver.timeout(timeout),
        None => receiver,
    })
}

async fn begin(
    scene: &Scene<'_>,
    app: &App,
) -> Result<(Url, Pending<AtRunTime>), licit_runtime::Error> {
    let mut login = app.authorize::<AtRunTime>();
    for (name, value) in &scene.options.parameters {
        login = login.parameter(name, value);
    }
    let code = scene.registration.table.authorization_code.as_ref();
    if code.is_some_and(|code| code.push_required) {
        let pushed = login.push().await?;
        return Ok((pushed.url(), pushed.into_pending()));
    }
    Ok((login.url(), login.into_pending()))
}

async fn come_back(
    app: &App,
    receiver: Option<Loopback>,
    back: &Back,
    pending: Pending<AtRunTime>,
) -> Result<Tokens<AtRunTime>, Problem> {
    if let Some(receiver) = receiver {
        eprintln!("Waiting …");
        let callback = receiver.receive(&pending).await?;
        return Ok(app.finish(pending, callback.expose()).await?);
    }
    if matches!(back, Back::Shown) {
        let code = Secret::new(prompt::line("The code that the page shows")?);
        return Ok(app.finish_with_code(pending, code.expose()).await?);
    }
    let question = "The address of the page that the browser ends at, even if it cannot be opened";
    let callback = Secret::new(prompt::line(question)?);
    Ok(app.finish(pending, callback.expose()).await?)
}
