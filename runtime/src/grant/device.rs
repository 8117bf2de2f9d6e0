//! Device authorization (RFC 8628): a login for devices without a browser. The user enters a short
//! code on another device while the application polls the token endpoint.

use std::fmt;
use std::marker::PhantomData;
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until};
use url::Url;

use super::authorization_code::pkce;
use super::obtain;
use crate::app::App;
use crate::clock::{self, Timestamp};
use crate::error::{
    AuthorizationError, ConfigError, Error, OAuthError, OAuthErrorCode, TokenReplyError,
    TokenReplyFault as Fault, TransportError, TransportErrorKind,
};
use crate::http;
use crate::openid::Expected;
use crate::scope::ScopeSet;
use crate::secret::Secret;
use crate::tables::{ActsAs, DeviceCode, ExpiresIn, Grant, Meaning, ReplyFormat, TokenRequest};
use crate::template::renamed::renamed;
use crate::template::variables::is_secure;
use crate::token::{StoredTokens, Tokens};
use crate::token_endpoint::endpoint::{self, Received};
use crate::token_endpoint::form::{Purpose, TokenForm};
use crate::token_endpoint::request::{self, WrittenRequest};
use crate::token_endpoint::{expiry, reply};

impl App {
    /// Starts a login on another device (RFC 8628 §3.1): requests the code for the user to enter
    /// there.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the registration does not offer the grant.
    /// - Any error of the device authorization endpoint.
    pub async fn device<S: ScopeSet, E>(&self) -> Result<DeviceAuthorization<S, E>, Error> {
        let grant = self.registration().device_code.as_ref();
        let grant = grant.ok_or(ConfigError::GrantNotOffered("device_code"))?;
        begin(self, grant).await
    }
}

/// The number of seconds that `slow_down` adds to the interval (§3.5).
const SLOWER: Duration = Duration::from_secs(5);

/// The maximum wait between two requests to a server that does not respond.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// A pending login on another device (RFC 8628 §3.2).
///
/// Show the user [`user_code`](Self::user_code) and [`verification_uri`](Self::verification_uri),
/// then call [`poll`](Self::poll). `E` is the provider's error type.
pub struct DeviceAuthorization<S, E = Error> {
    app: App,
    table: &'static DeviceCode,
    response: Response,
    /// The code verifier, if the provider requires PKCE.
    verifier: Option<Secret>,
    deadline: Instant,
    expires_at: Timestamp,
    interval: Duration,
    /// Consecutive requests that failed or that the server was too busy to process.
    unanswered: u32,
    /// The earliest time of the next request.
    next: Instant,
    /// The request in flight. It runs in a separate task, so that its tokens are not lost if the
    /// caller stops waiting.
    in_flight: Option<JoinHandle<Result<StoredTokens, Error>>>,
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

/// Requests a device code and a user code (§3.1).
pub(crate) async fn begin<S: ScopeSet, E>(
    app: &App,
    table: &'static DeviceCode,
) -> Result<DeviceAuthorization<S, E>, Error> {
    let grant = like_a_grant(table);
    let verifier = pkce::verifier(table.pkce, app.entropy());
    let challenge = verifier.iter().flat_map(|verifier| {
        let (challenge, method) = pkce::challenge(table.pkce, verifier);
        [
            ("code_challenge", Secret::new(challenge)),
            ("code_challenge_method", Secret::new(method)),
        ]
    });
    let form = TokenForm {
        own: challenge.collect(),
        scopes: app.scopes_of::<S>(),
        resources: app.resources(),
        ..TokenForm::new(Purpose::DeviceAuthorization, &grant)
    };
    let parameters = form.parameters(app);
    let WrittenRequest {
        request,
        secrets,
        deadline,
        ..
    } = request::write(
        app,
        &grant,
        table.device_authorization_endpoint,
        parameters,
        &form.captured,
    )
    .await?;
    let answer = endpoint::send(app, request, deadline).await?;
    let status = answer.status;
    let members = reply::members(ReplyFormat::Json, &answer.body);
    let (received, now) = (Received::now(app), app.now());
    if let Some(error) = endpoint::error(received, answer, members.as_deref().ok(), &secrets) {
        return Err(error);
    }
    let response = members
        .and_then(|members| Response::read(table, &members, now))
        .map_err(|fault| TokenReplyError::new(fault, status, None))?;
    Ok(DeviceAuthorization {
        app: app.clone(),
        table,
        verifier,
        deadline: clock::after(response.lifetime),
        expires_at: now.plus(response.lifetime),
        interval: response.interval,
        unanswered: 0,
        next: clock::after(response.interval),
        in_flight: None,
        response,
        types: PhantomData,
    })
}

impl<S: ScopeSet, E: From<Error>> DeviceAuthorization<S, E> {
    /// Polls until the user has decided, and returns the tokens (§3.4, §3.5).
    ///
    /// Respects the server's polling interval, and backs off exponentially if the server cannot be
    /// reached.
    ///
    /// Cancel safe: if the future is dropped, the next call resumes polling.
    ///
    /// # Errors
    ///
    /// - [`Error::Authorization`] if the user denies access
    ///   ([`is_access_denied`](Error::is_access_denied)) or the code expires
    ///   ([`AuthorizationError::Expired`]).
    /// - [`Error::ScopeNarrowed`] if less than `S` was granted.
    /// - Any other error of the token endpoint.
    pub async fn poll(&mut self) -> Result<Tokens<S>, E> {
        Ok(self.wait().await?)
    }
}

impl<S: ScopeSet, E> DeviceAuthorization<S, E> {
    async fn wait(&mut self) -> Result<Tokens<S>, Error> {
        loop {
            let outcome = self.poll_once().await?;
            let error = match outcome {
                Ok(stored) => return Tokens::checked(stored),
                Err(error) => error,
            };
            match decision(&error) {
                Some(Meaning::AuthorizationPending) => self.unanswered = 0,
                Some(Meaning::SlowDown) => {
                    self.unanswered = 0;
                    self.interval = self.interval.saturating_add(SLOWER);
                }
                Some(Meaning::DeviceCodeExpired) => {
                    return Err(AuthorizationError::Expired.into());
                }
                Some(Meaning::AccessDenied) => return Err(denied(error)),
                _ if error.is_retryable() => self.unanswered = self.unanswered.saturating_add(1),
                _ => return Err(error),
            }
            let requested = error.retry_after().unwrap_or_default();
            self.next = clock::after(self.pause().max(requested));
        }
    }

    /// Sends one request when the interval has elapsed, or joins the request in flight of an
    /// earlier caller.
    async fn poll_once(&mut self) -> Result<Result<StoredTokens, Error>, Error> {
        let in_flight = match &mut self.in_flight {
            Some(in_flight) => in_flight,
            none => {
                let runtime = http::require_runtime()?;
                sleep_until(self.next.min(self.deadline)).await;
                if Instant::now() >= self.deadline {
                    return Err(AuthorizationError::Expired.into());
                }
                let (app, table) = (self.app.clone(), self.table);
                let user_code = Secret::new(self.response.user_code.as_str());
                let mut own = vec![
                    ("device_code", self.response.device_code.clone()),
                    (request::USER_CODE, user_code),
                ];
                let verifier = self.verifier.clone();
                own.extend(verifier.map(|verifier| ("code_verifier", verifier)));
                let scopes = app.scopes_of::<S>();
                let in_flight = async move {
                    let form = TokenForm {
                        own,
                        scopes,
                        resources: app.resources(),
                        ..TokenForm::new(Purpose::Device, &table.grant)
                    };
                    obtain::tokens(form, &app, ActsAs::User, Expected::default()).await
                };
                none.insert(runtime.spawn(in_flight))
            }
        };
        let outcome = in_flight.await;
        self.in_flight = None;
        // The task has no result if its runtime was shut down.
        let interrupted = |_| TransportError::ambiguous(TransportErrorKind::Interrupted).into();
        outcome.map_err(interrupted)
    }
}

impl<S, E> DeviceAuthorization<S, E> {
    /// Returns the code for the user to enter.
    pub fn user_code(&self) -> &str {
        &self.response.user_code
    }

    /// Returns the URI where the user enters the code.
    pub fn verification_uri(&self) -> &Url {
        &self.response.verification_uri
    }

    /// Returns the verification URI including the code, for a QR code or a link, if the provider
    /// sends one.
    ///
    /// Show the code as well, so that the user can compare it (§3.3.1).
    pub fn verification_uri_complete(&self) -> Option<&Url> {
        self.response.verification_uri_complete.as_ref()
    }

    /// Returns when the code expires.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at.to_system_time()
    }

    /// Returns the wait before the next request. It doubles with each failed request (§3.5).
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
            // The text is displayed or sent back, so terminal control characters are rejected.
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
            // Avoids a busy loop if the server sends an interval of 0.
            interval: seconds("interval", Some(table.interval))?.max(Duration::from_secs(1)),
        })
    }
}

/// Describes the device authorization endpoint as a token endpoint, with the same client
/// authentication (§3.1).
fn like_a_grant(table: &DeviceCode) -> Grant {
    Grant {
        request: TokenRequest {
            method: table.method,
            encoding: table.encoding,
            // The request has no `grant_type`.
            grant_type: None,
            parameters: table.parameters,
            query: &[],
            headers: table.headers,
            omitted: &[],
            ..table.grant.request
        },
        ..table.grant
    }
}

/// Returns what an error says about the user's decision (§3.5): by its code, or as the provider
/// documents it.
fn decision(error: &Error) -> Option<Meaning> {
    let code = match error {
        Error::OAuth(error) => error.code().as_str(),
        Error::Api(error) => match error.meaning() {
            Some(
                documented @ (Meaning::AuthorizationPending
                | Meaning::SlowDown
                | Meaning::AccessDenied
                | Meaning::DeviceCodeExpired),
            ) => return Some(documented),
            _ => error.code()?,
        },
        _ => return None,
    };
    match code {
        "authorization_pending" => Some(Meaning::AuthorizationPending),
        "slow_down" => Some(Meaning::SlowDown),
        "expired_token" => Some(Meaning::DeviceCodeExpired),
        "access_denied" => Some(Meaning::AccessDenied),
        _ => None,
    }
}

/// Converts a denial by the user to the error that a callback returns for it.
fn denied(error: Error) -> Error {
    match error {
        Error::OAuth(error) if *error.code() == OAuthErrorCode::AccessDenied => {
            AuthorizationError::OAuth(*error).into()
        }
        Error::Api(error) if error.meaning() == Some(Meaning::AccessDenied) => {
            let code = OAuthErrorCode::AccessDenied;
            AuthorizationError::OAuth(OAuthError::new(code.as_str(), error.message(), None)).into()
        }
        other => other,
    }
}
