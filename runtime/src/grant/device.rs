//! Device authorization (RFC 8628): a login without a browser of its own. The user types a short
//! code on another device, while the application asks the token endpoint whether they have.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};
use url::Url;

use crate::app::App;
use crate::clock;
use crate::clock::Timestamp;
use crate::error::{
    AuthorizationError, ConfigError, Error, NotATokenReply, OAuthErrorCode,
    TokenReplyFault as Fault, TransportError, TransportErrorKind,
};
use crate::http;
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::{
    ActsAs, DeviceCode, Encoding, ExpiresIn, Grant, Method, ReplyFormat, TokenRequest,
};
use crate::template::renamed::renamed;
use crate::template::variables::is_secure;
use crate::token::{StoredTokens, Tokens};
use crate::token_endpoint::form::{Purpose, TokenForm};
use crate::token_endpoint::request;
use crate::token_endpoint::request::Written;
use crate::token_endpoint::{endpoint, expiry, reply};

impl App {
    /// Begins a login on another device (RFC 8628 §3.1): asks for the code that the user types in
    /// there.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] when the registration does not offer the grant, and whatever the device
    /// authorization endpoint answers.
    pub async fn device<S: ScopeSet, E>(&self) -> Result<DeviceAuthorization<S, E>, Error> {
        let grant = self.registration().device_code.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("device_code"))?;
        begin(self, grant).await
    }
}

/// What `slow_down` adds to the interval (§3.5).
const SLOWER: Duration = Duration::from_secs(5);

/// The longest wait between two requests to a server that does not answer.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// A login that waits for the user, on another device (RFC 8628 §3.2).
///
/// Show the user [`user_code`](Self::user_code) and [`verification_uri`](Self::verification_uri),
/// then wait with [`poll`](Self::poll). `E` is the provider's own error type.
pub struct DeviceAuthorization<S, E = Error> {
    app: App,
    table: &'static DeviceCode,
    response: Response,
    deadline: Instant,
    expires_at: Timestamp,
    interval: Duration,
    /// Requests in a row that the server did not answer, or was too busy to.
    unanswered: u32,
    /// Not before this is it asked again.
    next: Instant,
    /// The request under way. It is a task of its own: its reply may hold the tokens, and a caller
    /// that stops waiting must not lose them.
    asking: Option<JoinHandle<Result<StoredTokens, Error>>>,
    types: PhantomData<fn() -> (S, E)>,
}

/// The device authorization response (§3.2).
struct Response {
    device_code: Secret,
    user_code: String,
    verification_uri: Url,
    verification_uri_complete: Option<Url>,
    lifetime: Duration,
    interval: Duration,
}

/// Asks for a device code and a user code (§3.1).
pub(crate) async fn begin<S: ScopeSet, E>(
    app: &App,
    table: &'static DeviceCode,
) -> Result<DeviceAuthorization<S, E>, Error> {
    let grant = like_a_grant(table);
    let form = TokenForm {
        scopes: app.scopes_of::<S>(),
        resources: app.resources(),
        ..TokenForm::new(Purpose::DeviceAuthorization, &grant)
    };
    let parameters = form.parameters(app);
    let Written {
        request, secrets, ..
    } = request::write(app, &grant, parameters, &form.captured)?;
    let answer = endpoint::send(app, request).await?;
    let status = answer.status;
    let members = reply::members(ReplyFormat::Json, &answer.body);
    let (provider, now) = (app.provider(), app.now());
    if let Some(error) = endpoint::error(provider, answer, members.as_ref().ok(), &secrets, now) {
        return Err(error);
    }
    let response = members
        .and_then(|members| Response::read(table, &members, now))
        .map_err(|fault| NotATokenReply::new(fault, status, None))?;
    Ok(DeviceAuthorization {
        app: app.clone(),
        table,
        deadline: clock::after(response.lifetime),
        expires_at: now.plus(response.lifetime),
        interval: response.interval,
        unanswered: 0,
        next: clock::after(response.interval),
        asking: None,
        response,
        types: PhantomData,
    })
}

impl<S: ScopeSet, E: From<Error>> DeviceAuthorization<S, E> {
    /// Waits until the user has decided, and returns the tokens (§3.4, §3.5). The token endpoint is
    /// asked as often as it allows; one that cannot be reached is asked ever less often.
    ///
    /// Dropping the future stops the waiting and loses nothing: the next call goes on where this
    /// one was.
    ///
    /// # Errors
    ///
    /// [`Error::Authorization`] when the user refuses
    /// ([`is_access_denied`](Error::is_access_denied)) or lets the code expire
    /// ([`AuthorizationError::Expired`]), [`Error::ScopeNarrowed`] when less than `S` was granted,
    /// and whatever else the token endpoint answers.
    pub async fn poll(&mut self) -> Result<Tokens<S>, E> {
        Ok(self.wait().await?)
    }
}

impl<S: ScopeSet, E> DeviceAuthorization<S, E> {
    async fn wait(&mut self) -> Result<Tokens<S>, Error> {
        loop {
            let outcome = self.ask().await?;
            let error = match outcome {
                Ok(stored) => return Tokens::checked(stored),
                Err(error) => error,
            };
            match code(&error) {
                Some("authorization_pending") => self.unanswered = 0,
                Some("slow_down") => {
                    self.unanswered = 0;
                    self.interval = self.interval.saturating_add(SLOWER);
                }
                Some("expired_token") => return Err(AuthorizationError::Expired.into()),
                Some("access_denied") => return Err(denied(error)),
                _ if error.is_retryable() => self.unanswered = self.unanswered.saturating_add(1),
                _ => return Err(error),
            }
            let asked = error.retry_after().unwrap_or_default();
            self.next = clock::after(self.pause().max(asked));
        }
    }

    /// Asks the token endpoint once, when it is time; or waits for the answer to a request that an
    /// earlier caller has not waited for.
    async fn ask(&mut self) -> Result<Result<StoredTokens, Error>, Error> {
        let asking = match &mut self.asking {
            Some(asking) => asking,
            none => {
                let runtime = http::require_runtime()?;
                sleep_until(self.next.min(self.deadline)).await;
                if Instant::now() >= self.deadline {
                    return Err(AuthorizationError::Expired.into());
                }
                let (app, table) = (self.app.clone(), self.table);
                let device_code = self.response.device_code.clone();
                let scopes = app.scopes_of::<S>();
                let asking = async move {
                    let form = TokenForm {
                        own: vec![("device_code", device_code)],
                        scopes,
                        resources: app.resources(),
                        ..TokenForm::new(Purpose::Device, &table.grant)
                    };
                    form.grant(&app, ActsAs::User, Expected::default()).await
                };
                none.insert(runtime.spawn(asking))
            }
        };
        let outcome = asking.await;
        self.asking = None;
        // Without an outcome the task is gone: its runtime has ended.
        let interrupted = |_| TransportError::ambiguous(TransportErrorKind::Interrupted).into();
        outcome.map_err(interrupted)
    }
}

impl<S, E> DeviceAuthorization<S, E> {
    /// The code that the user types in.
    pub fn user_code(&self) -> &str {
        &self.response.user_code
    }

    /// Where the user types it in.
    pub fn verification_uri(&self) -> &Url {
        &self.response.verification_uri
    }

    /// The same with the code in it, for a QR code or a link; not every provider has one. Show the
    /// code all the same, for the user to compare (§3.3.1).
    pub fn verification_uri_complete(&self) -> Option<&Url> {
        self.response.verification_uri_complete.as_ref()
    }

    /// When the code ends.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at.to_system_time()
    }

    /// The wait between two requests: doubled with every one that was not answered (§3.5).
    fn pause(&self) -> Duration {
        let factor = 2_u32.saturating_pow(self.unanswered);
        let longest = LONGEST_WAIT.max(self.interval);
        self.interval.saturating_mul(factor).min(longest)
    }
}

impl<S, E> fmt::Debug for DeviceAuthorization<S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceAuthorization")
            .field("verification_uri", &self.response.verification_uri.as_str())
            .field("interval", &self.interval)
            .finish_non_exhaustive()
    }
}

impl Response {
    fn read(
        table: &DeviceCode,
        members: &Map<String, Value>,
        now: Timestamp,
    ) -> Result<Self, Fault> {
        let member = |name: &'static str| members.get(renamed(table.renamed, name));
        let text = |name| {
            let text = member(name).and_then(Value::as_str).unwrap_or_default();
            // It is shown to people, or sent back: nothing that acts on a terminal.
            let is_plain = !text.is_empty() && !text.chars().any(char::is_control);
            is_plain.then_some(text).ok_or(Fault::Member(name))
        };
        let link = |name| {
            let url = Url::parse(text(name)?).ok().filter(is_secure);
            url.ok_or(Fault::Member(name))
        };
        let seconds = |name, default| {
            let end = expiry::ends_at(ExpiresIn::Seconds, default, member(name), now);
            let end = end.map_err(|expiry::Uncountable| Fault::Member(name))?;
            Ok(end.ok_or(Fault::Member(name))?.since(now))
        };
        Ok(Self {
            device_code: Secret::new(text("device_code")?),
            user_code: text("user_code")?.to_owned(),
            verification_uri: link("verification_uri")?,
            verification_uri_complete: member("verification_uri_complete")
                .filter(|link| !link.is_null())
                .map(|_| link("verification_uri_complete"))
                .transpose()?,
            lifetime: seconds("expires_in", None)?,
            // No server means to be asked without a pause.
            interval: seconds("interval", Some(table.interval))?.max(Duration::from_secs(1)),
        })
    }
}

/// The device authorization endpoint as if it were a token endpoint: a form by POST, from a client
/// that authenticates itself as it does for its tokens (§3.1).
fn like_a_grant(table: &DeviceCode) -> Grant {
    Grant {
        token_endpoint: table.device_authorization_endpoint,
        request: TokenRequest {
            method: Method::Post,
            encoding: Encoding::Form,
            // It names no grant.
            grant_type: None,
            parameters: table.parameters,
            omitted: &[],
            ..table.grant.request
        },
        ..table.grant
    }
}

/// The code of §3.5, in OAuth's words or in the provider's.
fn code(error: &Error) -> Option<&str> {
    match error {
        Error::OAuth(error) => Some(error.code().as_str()),
        Error::Api(error) => error.code(),
        _ => None,
    }
}

/// The user said no: told like on a callback.
fn denied(error: Error) -> Error {
    match error {
        Error::OAuth(error) if *error.code() == OAuthErrorCode::AccessDenied => {
            AuthorizationError::OAuth(*error).into()
        }
        other => other,
    }
}
