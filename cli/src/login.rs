//! `cargo licit login`: logs in with a provider, using only its spec. Prints the result without the
//! tokens, and can call an operation to verify them. Must not use `call`.
//!
//! Progress is printed to stderr. Output for programs, such as the reply of a call or a requested
//! token, is printed to stdout.

mod advice;
mod assertion;
mod call;
mod certificate;
mod code;
mod context;
mod credentials;
mod custom;
mod document;
pub(crate) mod examples;
mod exchange;
mod failure;
pub(crate) mod given;
mod grant;
mod identity;
mod prompt;
mod register;
mod report;
mod scopes;
mod target;
mod verbose;
mod without_token;

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_format::resolve::{Provider, Registration};
use licit_runtime::store::{FileStore, Store};
use licit_runtime::{App, AppBuilder, StoredTokens};

use self::call::PlannedCall;
use self::context::with_target;
use self::failure::LoginError;

// For `call`, whose tokens and credentials are those of a login.
pub(crate) use self::advice::of as advice;
pub(crate) use self::certificate::{ADVICE as CERTIFICATE_ADVICE, http};
pub(crate) use self::code::LOOPBACK_REDIRECT_URI;
pub(crate) use self::context::{Context, Granted};
pub(crate) use self::credentials::Credentials;
pub(crate) use self::failure::Failure;
pub(crate) use self::grant::{Flow, obtain};
pub(crate) use self::scopes::least;
pub(crate) use self::target::Target;
pub(crate) use self::verbose::Witness;

use crate::command::{GrantOption, Login};
use crate::grants;
use crate::terminal::{noteln, outln, reading};

/// Logs in, and uses the tokens as requested.
pub(crate) fn run(options: &Login) -> Result<bool, String> {
    let spec = &options.spec;
    let loaded = match reading(spec, || licit_format::load_with(spec, &options.load)) {
        Ok(loaded) => loaded,
        Err(report) => {
            noteln!("{report}\n");
            return Ok(false);
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())?;
    examples::announce(options, &loaded.provider);
    let options = examples::filled(options, &loaded.provider);
    let login = log_in(&options, &loaded.provider);
    runtime
        .block_on(login)
        .map_err(|failure| failure.to_string())?;
    Ok(true)
}

async fn log_in(options: &Login, provider: &Provider) -> Result<(), Failure> {
    if provider.registrations.is_empty() {
        return without_token::call(options, provider).await;
    }
    let registration = registration(options, provider)?;
    let flow = Flow::new(options, provider, registration)?;
    check_environment(options, provider)?;
    // Checked before the user is sent to log in.
    let acts_as = exchange::check(options, registration)?;
    let acts_as = acts_as.unwrap_or_else(|| flow.acts_as(registration));
    let call = PlannedCall::new(options, provider, acts_as)?;
    let scopes = scopes::scopes(options, provider, call.as_ref())?;
    let context = Context {
        options,
        provider,
        registration,
        target: Target::new(options, provider).await?,
        tables: Tables::new(provider),
        witness: Arc::new(Witness::new(options.verbose)),
        scopes,
        store: store(options)?,
    };
    let credentials = if options.register {
        let registered = register::client(&context).await;
        registered.map_err(|error| advice::of(error, &context, &flow))?
    } else if let Some(url) = &options.client_metadata {
        let described = document::client(&context, url).await;
        described.map_err(|error| advice::of(error, &context, &flow))?
    } else {
        Credentials::find(&context)?
    };
    let given = match &call {
        Some(call) => {
            let target = (options, &context.target);
            given::credentials(provider, call.operation(), target, true)?
        }
        None => licit_runtime::Credentials::new(),
    };
    let call = call.as_ref().map(|call| (call, given));
    context.announce(&flow, &credentials);
    let result = execute(&context, &flow, call, &credentials).await;
    result.map_err(|error| advice::of(error, &context, &flow))
}

/// Requests tokens and uses them.
async fn execute(
    context: &Context<'_>,
    flow: &Flow,
    call: Option<(&PlannedCall<'_>, licit_runtime::Credentials)>,
    credentials: &Credentials,
) -> Result<(), LoginError> {
    let (app, granted) = grant::obtain(context, flow, credentials).await?;
    let granted = exchange::run(context, &app, granted).await?;
    let tokens = context.refreshed_tokens(&granted).await?;
    report::tokens(context, &tokens);
    identity::report(context, &granted.client, &tokens).await;
    if context.options.introspect {
        report::introspection(&app.introspect_tokens(&tokens).await?);
    }
    if let Some((call, given)) = call {
        call.send(&granted.client.with_credentials(given)).await?;
    }
    context.output_tokens(&granted)?;
    context.announce_saved();
    if context.options.revoke {
        granted.client.session().revoke().await?;
        noteln!("Revoked the tokens.");
    }
    app.settle().await;
    Ok(())
}

/// Opens the file that the tokens are stored in, if they are.
fn store(options: &Login) -> Result<Option<Arc<FileStore>>, Failure> {
    if !options.save {
        return Ok(None);
    }
    let location = grants::Location::find(options.store.as_deref());
    let opened = location.and_then(|location| location.open());
    opened.map(Some).map_err(Failure::new)
}

fn registration<'s>(options: &Login, provider: &'s Provider) -> Result<&'s Registration, Failure> {
    let names = || {
        provider
            .registrations
            .iter()
            .map(|known| known.table.name.as_str())
    };
    match (&options.registration, provider.registrations.as_slice()) {
        (None, [only]) => Ok(only),
        (None, all) => only_with_grant(options, all).ok_or_else(|| {
            Failure::new(format!(
                "{} has several registrations: choose one with `--registration`: {}",
                provider.table.title,
                names().collect::<Vec<_>>().join(", ")
            ))
        }),
        (Some(name), all) => {
            let found = all.iter().find(|known| known.table.name == *name);
            found.ok_or_else(|| Failure::unknown("registration", name, names()))
        }
    }
}

/// Returns the only registration that has the grant of the options.
fn only_with_grant<'s>(options: &Login, all: &'s [Registration]) -> Option<&'s Registration> {
    let grant = options.grant.as_ref()?;
    let has_it = |registration: &&Registration| {
        let table = &registration.table;
        match grant {
            GrantOption::Device => table.device_code.is_some(),
            GrantOption::OutOfBand => table.authorization_code.is_some(),
            GrantOption::ClientCredentials => table.client_credentials.is_some(),
            GrantOption::Password(_) => table.password.is_some(),
            GrantOption::JwtBearer(_) => table.jwt_bearer.is_some(),
            GrantOption::RefreshToken(_) => {
                let refresh = table.refresh_token.as_ref();
                refresh.is_some_and(|refresh| refresh.starts_from_token)
            }
            GrantOption::Custom(name) => table.custom.iter().any(|(known, _)| known == name),
        }
    };
    let mut having = all.iter().filter(has_it);
    having.next().filter(|_| having.next().is_none())
}

/// Checks the name of the environment before anything is started.
fn check_environment(options: &Login, provider: &Provider) -> Result<(), Failure> {
    let names = || {
        let known = provider.table.environments.iter();
        known.map(|known| known.name.as_str())
    };
    match &options.environment {
        Some(name) if !names().any(|known| known == name) => {
            Err(Failure::unknown("environment", name, names()))
        }
        _ => Ok(()),
    }
}

impl Context<'_> {
    /// Prints what is about to happen.
    fn announce(&self, flow: &Flow, credentials: &Credentials) {
        let how = flow.title();
        noteln!(
            "{}: {how}, as {}.",
            self.provider.table.title,
            credentials.id
        );
        if self.scopes.is_empty() {
            noteln!(
                "No scopes are requested: the provider decides. Pass `--scopes` to request some."
            );
        } else {
            noteln!("Requested scopes: {}", self.scopes.join(", "));
        }
        self.target.announce();
        certificate::announce(self.options, self.provider, &self.target);
    }

    /// Returns a builder with the settings common to all grants.
    fn builder(&self, credentials: &Credentials) -> Result<AppBuilder, Failure> {
        let redirect_uri = self.options.redirect_uri.as_deref();
        let mut builder = App::builder(self.table()?)
            .client_id(&credentials.id)
            .redirect_uri(redirect_uri.unwrap_or(code::LOOPBACK_REDIRECT_URI))
            .scopes(licit_dynamic::scopes(&self.scopes));
        builder = credentials.apply(builder);
        if let Some(store) = &self.store {
            builder = builder.store(Arc::clone(store) as Arc<dyn Store>);
        }
        let witness: Arc<Witness> = Arc::clone(&self.witness);
        Ok(with_target!(builder, self).observer(witness))
    }

    /// Returns the tokens, refreshed if requested.
    async fn refreshed_tokens(&self, granted: &Granted) -> Result<StoredTokens, LoginError> {
        if !self.options.refresh {
            return Ok(granted.tokens.clone());
        }
        let session = granted.client.session();
        let credential = session.current().await?;
        session.refresh(&credential).await?;
        let after = session.tokens()?;
        report::refreshed(&granted.tokens, &after);
        Ok(after)
    }

    /// Says where the tokens are stored, and how to use them.
    fn announce_saved(&self) {
        let options = self.options;
        let location = grants::Location::find(options.store.as_deref());
        let (true, Ok(location)) = (options.save, location) else {
            return;
        };
        let name = options.save_as.as_deref().unwrap_or(grants::DEFAULT_NAME);
        noteln!("Stored the tokens as `{name}` in {}.", location.described());
        noteln!(
            "Next: `cargo licit call {} OPERATION`",
            options.spec.display()
        );
    }

    /// Prints or writes the tokens if requested.
    fn output_tokens(&self, granted: &Granted) -> Result<(), LoginError> {
        let options = self.options;
        // A session needs every value that calls send, and another grant may set it.
        let tokens = granted.client.session().tokens();
        let tokens = tokens.unwrap_or_else(|_| granted.tokens.clone());
        if options.show_token {
            outln!("{}", tokens.access_token().expose());
        }
        if let Some(path) = &options.out {
            report::write(path, &tokens)?;
            noteln!(
                "{} contains the tokens, readable only by you, as `licit::rt::StoredTokens`.",
                path.display()
            );
        }
        Ok(())
    }
}
