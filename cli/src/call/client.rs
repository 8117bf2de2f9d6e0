//! The client of a call, with the tokens and the credentials that its operation requires.

use std::sync::Arc;

use licit_dynamic::Tables;
use licit_emulator::Running;
use licit_format::resolve::{ActsAs, Operation, Provider, Registration, TokenUse};
use licit_runtime::store::{FileStore, GrantKey};
use licit_runtime::token::{self, Kind};
use licit_runtime::{App, AppBuilder, AtRunTime, Client, Error, Secret, StoredTokens, Tokens};
use serde_json::Value;

use super::error::CallError;
use super::stored::ambiguous;
use crate::command::{Call, GrantOption, Login};
use crate::grants;
use crate::login::{
    Context, Credentials, Failure, Flow, Granted, Target, Witness, examples, given, http, least,
    obtain,
};

/// The environment variable with an access token.
pub(super) const ACCESS_TOKEN: &str = "LICIT_ACCESS_TOKEN";

/// A client, and the application whose refreshes must be awaited.
pub(super) struct Ready {
    pub(super) client: Client,
    pub(super) app: Option<App>,
    /// The emulator, which ends with this.
    _target: Target,
}

impl From<Failure> for CallError {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure.to_string())
    }
}

/// Returns the client for a call of `operation`.
pub(super) async fn of(
    options: &Call,
    provider: &Provider,
    operation: &Operation,
) -> Result<Ready, CallError> {
    let login = &*examples::filled(&options.login, provider);
    let target = Target::new(login, provider).await?;
    let may_send_token = match &operation.security {
        Some(alternatives) => alternatives.iter().any(|one| one.token),
        None => operation.table.authorized,
    };
    let search = Search {
        login,
        provider,
        operation,
        tables: Tables::new(provider),
        witness: Arc::new(Witness::new(login.verbose)),
    };
    let found = if may_send_token {
        search.tokens(&target).await?
    } else {
        None
    };
    let has_token = found.is_some();
    let (client, app) = match found {
        Some((client, app)) => (client, app),
        None => (Client::without_token(&search.api(&target)?), None),
    };
    let credentials = given::credentials(provider, operation, (login, &target), has_token);
    let credentials = credentials.map_err(|failure| {
        let text = failure.to_string();
        if has_token || !may_send_token {
            CallError::NoTokens(text)
        } else {
            no_tokens(&text)
        }
    })?;
    Ok(Ready {
        client: client.with_credentials(credentials),
        app,
        _target: target,
    })
}

fn no_tokens(why: &str) -> CallError {
    CallError::NoTokens(why.to_owned()).advise(format!(
        "run `cargo licit login SPEC --save`, or set {ACCESS_TOKEN}, or add `--emulate`"
    ))
}

/// A client with a token, and its application if that may refresh.
type Found = (Client, Option<App>);

#[derive(Clone)]
pub(super) struct Search<'s> {
    pub(super) login: &'s Login,
    pub(super) provider: &'s Provider,
    operation: &'s Operation,
    tables: Tables,
    witness: Arc<Witness>,
}

impl Search<'_> {
    /// Returns a client with the first token that there is.
    async fn tokens(&self, target: &Target) -> Result<Option<Found>, CallError> {
        if let Some(token) = given::variable(ACCESS_TOKEN) {
            return self.with_token(target, &Secret::new(token)).map(Some);
        }
        if let Some(running) = target.emulator() {
            return self.emulated(running, target).await;
        }
        if let Some(found) = self.stored(target).await? {
            return Ok(Some(found));
        }
        if let Some(registration) = self.for_application() {
            return self.granted(registration, target).await.map(Some);
        }
        let is_needed = match &self.operation.security {
            Some(alternatives) => alternatives.iter().all(|one| one.token),
            None => true,
        };
        if is_needed {
            return Err(no_tokens(&format!(
                "`{}` requires an access token, and there is none",
                self.operation.table.name
            )));
        }
        Ok(None)
    }

    /// An application without grants.
    fn api(&self, target: &Target) -> Result<App, CallError> {
        Ok(self.builder(self.tables.api(), target)?.build()?)
    }

    fn builder(
        &self,
        registration: &'static licit_runtime::tables::Registration,
        target: &Target,
    ) -> Result<AppBuilder, CallError> {
        let mut builder = App::builder(registration);
        if let Some(environment) = &self.login.environment {
            builder = builder.environment(environment);
        }
        for (name, value) in &self.login.set {
            builder = builder.variable(name, value);
        }
        if let Some(origin) = target.origin() {
            builder = builder.origin(origin);
        }
        if let Some(http) = http(self.login, self.provider, target)? {
            builder = builder.http(http);
        }
        let witness: Arc<Witness> = Arc::clone(&self.witness);
        Ok(builder.observer(witness))
    }

    fn with_token(&self, target: &Target, token: &Secret) -> Result<Found, CallError> {
        let tokens = Tokens::<AtRunTime>::from_access_token(token.clone());
        Ok((Client::new(&self.api(target)?, tokens), None))
    }

    /// On whose behalf the token of the operation acts.
    fn acts_as(&self) -> ActsAs {
        match self.operation.token {
            TokenUse::App => ActsAs::App,
            _ if self.provider.has_user_tokens() => ActsAs::User,
            _ => ActsAs::App,
        }
    }

    /// The registration of the option, or the first whose tokens the operation accepts.
    fn registration(&self) -> Option<&Registration> {
        let mut all = self.provider.registrations.iter();
        match &self.login.registration {
            Some(name) => all.find(|one| one.table.name == *name),
            None => all.find(|one| one.gives(self.acts_as())),
        }
    }

    /// Tokens of the emulator.
    async fn emulated(
        &self,
        running: &Running,
        target: &Target,
    ) -> Result<Option<Found>, CallError> {
        if let Some(registration) = self.registration() {
            return self.granted(registration, target).await.map(Some);
        }
        let mut credentials = self.provider.credentials.iter();
        let token = credentials.find_map(|credential| running.personal_token(&credential.name));
        match token {
            Some(token) => self.with_token(target, &Secret::new(token)).map(Some),
            None => Ok(None),
        }
    }

    /// The registration for the client credentials grant, if the operation accepts its tokens and the
    /// client's credentials are given.
    fn for_application(&self) -> Option<&Registration> {
        let has_client =
            self.login.client_id.is_some() || std::env::var_os("LICIT_CLIENT_ID").is_some();
        let registration = self.registration()?;
        let grant = registration.table.client_credentials.as_ref()?;
        let is_accepted = self.operation.token != TokenUse::User || grant.acts_as == ActsAs::User;
        (has_client && is_accepted).then_some(registration)
    }

    /// The login that an application is built for. It requests no scopes.
    fn context<'c>(
        &'c self,
        login: &'c Login,
        registration: &'c Registration,
        target: &Target,
    ) -> Context<'c> {
        Context {
            options: login,
            provider: self.provider,
            registration,
            target: target.clone(),
            tables: self.tables.clone(),
            witness: Arc::clone(&self.witness),
            scopes: Vec::new(),
            store: None,
        }
    }

    /// A new grant that needs no user: of the emulator, or by client credentials.
    async fn granted(
        &self,
        registration: &Registration,
        target: &Target,
    ) -> Result<Found, CallError> {
        let emulator = target.emulator();
        let needs_user = self.acts_as() == ActsAs::User && emulator.is_some();
        let login = Login {
            grant: (!needs_user && registration.table.client_credentials.is_some())
                .then_some(GrantOption::ClientCredentials),
            ..self.login.clone()
        };
        let flow = Flow::new(&login, self.provider, registration)?;
        let context = Context {
            scopes: self.scopes(),
            ..self.context(&login, registration, target)
        };
        let credentials = Credentials::find(&context)?;
        let granted = obtain(&context, &flow, &credentials).await;
        let (app, Granted { client, .. }) = granted.map_err(|error| {
            let failure = crate::login::advice(error, &context, &flow);
            CallError::NoTokens(failure.to_string())
        })?;
        Ok((client, Some(app)))
    }

    /// The least scopes for the operation, or all if the provider requires some.
    fn scopes(&self) -> Vec<String> {
        let least = least(self.provider, self.operation);
        if least.is_empty() && self.provider.table.scope.required {
            let all = self.provider.scopes.iter();
            return all.map(|scope| scope.name.clone()).collect();
        }
        least
    }

    /// The tokens that `login --save` stored.
    async fn stored(&self, target: &Target) -> Result<Option<Found>, CallError> {
        let location = grants::Location::find(self.login.store.as_deref());
        let named = self.login.store.is_some() || self.login.save_as.is_some();
        let location = match location {
            Ok(location) if location.exists() => location,
            Ok(location) if named => {
                return Err(no_tokens(&format!("{location} does not exist")));
            }
            _ => return Ok(None),
        };
        let store = location.open().map_err(CallError::Failed)?;
        let name = self
            .login
            .save_as
            .as_deref()
            .unwrap_or(grants::DEFAULT_NAME);
        let stored = self.named(&store, name).await?;
        let keys = self.of_these_servers(name, &stored, target)?;
        let key = match keys.as_slice() {
            [only] => *only,
            [] if named => {
                return Err(no_tokens(&format!(
                    "{location} has no tokens of {} with the name `{name}`",
                    self.provider.table.title
                )));
            }
            [] => return Ok(None),
            several => return Err(ambiguous(several)),
        };
        self.load(key, store, target).await.map(Some)
    }

    /// Loads a stored grant, with an application that can refresh it if the client's secret is given.
    async fn load(
        &self,
        key: &GrantKey,
        store: Arc<FileStore>,
        target: &Target,
    ) -> Result<Found, CallError> {
        let registrations = &self.provider.registrations;
        let mut registrations = registrations.iter();
        let registration = registrations.find(|one| one.table.name == key.registration());
        let (Some(registration), Some(table)) =
            (registration, self.tables.registration(key.registration()))
        else {
            return Err(CallError::Failed(format!(
                "the spec has no registration `{}`, which the stored tokens belong to",
                key.registration()
            )));
        };
        let login = Login {
            client_id: Some(key.client_id().to_owned()),
            set: self.set_by(key),
            ..self.login.clone()
        };
        let context = self.context(&login, registration, target);
        let has_secret = !registration.has_secret()
            || registration.secret_is_optional()
            || login.client_secret_file.is_some()
            || login.signing_key.is_some()
            || std::env::var_os("LICIT_CLIENT_SECRET").is_some();
        let mut builder = Search {
            login: &login,
            ..self.clone()
        }
        .builder(table, target)?;
        builder = builder
            .client_id(key.client_id())
            .redirect_uri(crate::login::LOOPBACK_REDIRECT_URI)
            .store(store);
        let credentials = if has_secret {
            Some(Credentials::find(&context)?)
        } else {
            None
        };
        builder = match &credentials {
            Some(credentials) => credentials.apply(builder),
            // Enough to read the store. The token is then used without the application.
            None => builder.client_secret(Secret::new("unknown")),
        };
        let app = builder.build()?;
        let found = match loaded::<token::User>(&app, key.subject()).await {
            Err(Error::Argument(_)) => loaded::<token::Application>(&app, key.subject()).await,
            other => other,
        };
        let Some(client) = found? else {
            return Err(no_tokens("the stored tokens were removed"));
        };
        if has_secret {
            return Ok((client, Some(app)));
        }
        self.without_refresh(&client, target)
    }

    /// A client for the stored token alone, which must not have expired.
    fn without_refresh(&self, client: &Client, target: &Target) -> Result<Found, CallError> {
        let tokens = client.session().tokens()?;
        let now = std::time::SystemTime::now();
        if tokens.expires_at().is_some_and(|end| end <= now) {
            return Err(CallError::NoTokens(
                "the stored access token has expired, and refreshing it requires the client secret\n\
                 help: set LICIT_CLIENT_SECRET, or pass `--client-secret-file`"
                    .to_owned(),
            ));
        }
        let captured = serde_json::to_value(tokens.captured());
        let captured = captured.map_err(|error| CallError::Failed(error.to_string()))?;
        let alone = given_token(tokens.access_token(), captured)?;
        let client = Client::new(&self.api(target)?, alone);
        Ok((client, None))
    }
}

/// An access token without its grant, with values that the provider sent with it.
pub(super) fn given_token(token: &Secret, captured: Value) -> Result<Tokens<AtRunTime>, CallError> {
    let tokens = Tokens::<AtRunTime>::from_access_token(token.clone());
    let failed = |error: serde_json::Error| CallError::Failed(error.to_string());
    let mut stored = serde_json::to_value(tokens.to_stored()).map_err(failed)?;
    if let Some(members) = stored.as_object_mut() {
        members.insert("captured".to_owned(), captured);
    }
    let stored: StoredTokens = serde_json::from_value(stored).map_err(failed)?;
    Ok(Tokens::restore(stored)?)
}

async fn loaded<K: Kind>(app: &App, name: &str) -> Result<Option<Client>, Error> {
    let tokens = app.load_grant::<AtRunTime, K>(name).await?;
    Ok(tokens.map(|tokens| Client::new(app, tokens)))
}
