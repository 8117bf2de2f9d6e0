//! `cargo licit login`: a login with a provider, by its spec alone. What came is shown, without the
//! tokens; an operation can be called with them, to see that they work.
//!
//! The story is told on stderr. What a program would read, the reply of a call or a token that is
//! asked for, goes to stdout.

mod advice;
mod asked;
mod call;
mod code;
mod credentials;
mod grant;
mod place;
mod prompt;
mod shown;
mod watch;

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_format::resolve::{Provider, Registration};
use licit_runtime::{App, AppBuilder, Client, StoredTokens};

use self::advice::{Problem, Trouble};
use self::call::Planned;
use self::credentials::Credentials;
use self::grant::Plan;
use self::place::Place;
use self::watch::Watch;
use crate::command::Login;

/// Logs in, and does what was asked for with the tokens.
pub(crate) fn run(options: &Login) -> Result<bool, String> {
    let loaded = match licit_format::load_with(&options.spec, &options.load) {
        Ok(loaded) => loaded,
        Err(report) => {
            eprintln!("{report}\n");
            return Ok(false);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    let story = tell(options, &loaded.provider);
    runtime
        .block_on(story)
        .map_err(|trouble| trouble.to_string())?;
    Ok(true)
}

/// What a login is about.
struct Scene<'s> {
    options: &'s Login,
    provider: &'s Provider,
    registration: &'s Registration,
    place: Place,
    /// The scopes that are asked for; none: whatever the provider gives then.
    asked: Vec<String>,
    tables: Tables,
}

/// The tokens of a login, and the client that they are used with.
struct Granted {
    tokens: StoredTokens,
    client: Client,
}

async fn tell(options: &Login, provider: &Provider) -> Result<(), Trouble> {
    let registration = registration(options, provider)?;
    let plan = Plan::new(options, provider, registration)?;
    // What cannot be called is told before anybody is asked to log in.
    let planned = Planned::new(options, provider, plan.acts_as(registration))?;
    let asked = asked::scopes(options, provider, planned.as_ref())?;
    let scene = Scene {
        options,
        provider,
        registration,
        place: Place::new(options, provider).await?,
        tables: Tables::new(provider),
        asked,
    };
    let credentials = Credentials::find(&scene)?;
    scene.introduce(&plan, &credentials);
    let played = play(&scene, &plan, planned.as_ref(), &credentials).await;
    played.map_err(|problem| advice::of(problem, &scene, &plan))
}

/// The part in which the provider plays.
async fn play(
    scene: &Scene<'_>,
    plan: &Plan,
    planned: Option<&Planned<'_>>,
    credentials: &Credentials,
) -> Result<(), Problem> {
    let (app, granted) = grant::obtain(scene, plan, credentials).await?;
    let tokens = scene.keep_alive(&granted).await?;
    shown::tokens(scene, &tokens);
    if let Some(planned) = planned {
        planned.send(&granted.client).await?;
    }
    scene.hand_out(&granted)?;
    if scene.options.revoke {
        granted.client.session().revoke().await?;
        eprintln!("Revoked: the tokens are good for nothing any more.");
    }
    app.settle().await;
    Ok(())
}

fn registration<'s>(options: &Login, provider: &'s Provider) -> Result<&'s Registration, Trouble> {
    let names = || {
        provider
            .registrations
            .iter()
            .map(|known| known.table.name.as_str())
    };
    match (&options.registration, provider.registrations.as_slice()) {
        (None, [only]) => Ok(only),
        (None, []) => Err(Trouble::new(format!(
            "{} has no grants in its spec: there is nothing to log in to",
            provider.table.title
        ))),
        (None, _) => Err(Trouble::new(format!(
            "{} has several registrations: say which with `--registration`, one of {}",
            provider.table.title,
            names().collect::<Vec<_>>().join(", ")
        ))),
        (Some(name), all) => {
            let found = all.iter().find(|known| known.table.name == *name);
            found.ok_or_else(|| Trouble::unknown("registration", name, names()))
        }
    }
}

impl Scene<'_> {
    /// Says what is about to happen.
    fn introduce(&self, plan: &Plan, credentials: &Credentials) {
        let how = plan.title();
        eprintln!(
            "{}: {how}, as {}.",
            self.provider.table.title, credentials.id
        );
        if self.asked.is_empty() {
            eprintln!("No scopes are asked for: the provider decides. `--scopes` names some.");
        } else {
            eprintln!("Scopes that are asked for: {}", self.asked.join(", "));
        }
        self.place.introduce();
    }

    /// The application, so far as all ways to a token share it.
    fn builder(&self, credentials: &Credentials) -> Result<AppBuilder, Trouble> {
        let name = &self.registration.table.name;
        let table = self.tables.registration(name);
        let table = table.ok_or_else(|| Trouble::new(format!("no registration `{name}`")))?;
        let redirect_uri = self.options.redirect_uri.as_deref();
        let mut builder = App::builder(table)
            .client_id(&credentials.id)
            .redirect_uri(redirect_uri.unwrap_or(code::HERE))
            .scopes(licit_dynamic::scopes(&self.asked));
        if let Some(secret) = &credentials.secret {
            builder = builder.client_secret(secret.clone());
        }
        if let Some(key) = &credentials.key {
            builder = builder.signing_key(key.clone());
        }
        if let Some(environment) = &self.options.environment {
            builder = builder.environment(environment);
        }
        for (name, value) in &self.options.set {
            builder = builder.variable(name, value);
        }
        if let Some(origin) = self.place.origin() {
            builder = builder.origin(origin);
        }
        if self.options.verbose {
            builder = builder.observer(Arc::new(Watch));
        }
        Ok(builder)
    }

    /// The tokens as they are, or as a refresh leaves them.
    async fn keep_alive(&self, granted: &Granted) -> Result<StoredTokens, Problem> {
        if !self.options.refresh {
            return Ok(granted.tokens.clone());
        }
        let session = granted.client.session();
        let credential = session.current().await?;
        session.renew(&credential).await?;
        let renewed = session.tokens()?;
        shown::refreshed(&granted.tokens, &renewed);
        Ok(renewed)
    }

    /// Gives the tokens to whoever asked for them.
    fn hand_out(&self, granted: &Granted) -> Result<(), Problem> {
        let options = self.options;
        let tokens = granted.client.session().tokens()?;
        if options.show_token {
            println!("{}", tokens.access_token().expose());
        }
        if let Some(path) = &options.out {
            shown::write(path, &tokens)?;
            eprintln!(
                "{} has the tokens, for your eyes only: in the form of `licit::rt::StoredTokens`.",
                path.display()
            );
        }
        Ok(())
    }
}
