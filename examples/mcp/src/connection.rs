//! A connection to an MCP server: discovery, logins, and calls of its tools.

use licit::rt::discovery::{Challenge, ClientOptions, Discovery, Server, StepUp};
use licit::rt::{LoginApp, Protected};
use rmcp::ServiceExt as _;
use rmcp::model::{CallToolRequestParams, JsonObject};
use rmcp::service::{RoleClient, RunningService};
use rmcp::transport::StreamableHttpClientTransport;
use rmcp::transport::streamable_http_client::StreamableHttpClientTransportConfig;

use crate::{Authorized, Failure};

/// How often a call is repeated after its token was rejected.
const MAX_REJECTIONS: usize = 2;

/// Shows the user a login.
pub trait Browser {
    /// Opens `url` and returns the URL that the user was redirected to.
    fn visit(&self, url: &str) -> impl Future<Output = Result<String, Failure>> + Send;
}

/// A connection to an MCP server.
pub struct Connection<B> {
    account: Account<B>,
    service: RunningService<RoleClient, ()>,
}

/// The user's account at the authorization server of an MCP server.
struct Account<B> {
    resource: String,
    discovery: Discovery,
    options: ClientOptions,
    browser: B,
    authorized: Authorized,
    at: Option<(Server, LoginApp<Protected>)>,
    step_up: StepUp,
}

impl<B: Browser> Connection<B> {
    /// Connects to the MCP server at `resource`, and logs the user in if the server requires it.
    ///
    /// # Errors
    ///
    /// Returns any error of the discovery, the login or the server.
    pub async fn open(resource: &str, options: ClientOptions, browser: B) -> Result<Self, Failure> {
        let mut account = Account {
            resource: resource.to_owned(),
            discovery: Discovery::new()?,
            options,
            browser,
            authorized: Authorized::new(resource)?,
            at: None,
            step_up: StepUp::new(),
        };
        let service = match account.connect().await {
            Ok(service) => service,
            Err(error) => {
                let Some(challenge) = error.auth_challenge().map(Challenge::parse) else {
                    return Err(error.into());
                };
                account.authorize(&challenge).await?;
                account.connect().await?
            }
        };
        Ok(Self { account, service })
    }

    /// Calls a tool, and returns the texts of its result. If the token lacks scopes, the user logs in again
    /// with more of them.
    ///
    /// # Errors
    ///
    /// Returns any error of the tool, or of a login.
    pub async fn call(&mut self, tool: &str, arguments: JsonObject) -> Result<String, Failure> {
        let mut rejections = 0;
        loop {
            let request = CallToolRequestParams::new(tool.to_owned());
            let request = request.with_arguments(arguments.clone());
            let error = match self.service.call_tool(request).await {
                Ok(result) => {
                    self.account.step_up.succeeded(tool);
                    let texts = result.content.iter().filter_map(|block| block.as_text());
                    return Ok(texts.map(|text| text.text.as_str()).collect());
                }
                Err(error) => error,
            };
            let Some(challenge) = error.auth_challenge().map(Challenge::parse) else {
                return Err(error.into());
            };
            if challenge.is_insufficient_scope() {
                self.account.widen(tool, &challenge).await?;
            } else if rejections < MAX_REJECTIONS {
                // The grant was revoked, or another authorization server is responsible now.
                rejections += 1;
                self.account.authorize(&challenge).await?;
            } else {
                return Err(error.into());
            }
        }
    }

    /// Closes the connection.
    ///
    /// # Errors
    ///
    /// Returns an error if the connection has failed.
    pub async fn close(self) -> Result<(), Failure> {
        self.service.cancel().await?;
        Ok(())
    }
}

impl<B: Browser> Account<B> {
    async fn connect(
        &self,
    ) -> Result<RunningService<RoleClient, ()>, rmcp::service::ClientInitializeError> {
        let config = StreamableHttpClientTransportConfig::with_uri(self.resource.as_str());
        let transport = StreamableHttpClientTransport::with_client(self.authorized.clone(), config);
        ().serve(transport).await
    }

    /// Discovers the authorization server, and logs the user in.
    async fn authorize(&mut self, challenge: &Challenge) -> Result<(), Failure> {
        let server = self.discovery.find(&self.resource, challenge).await?;
        let scopes = server.scopes().to_vec();
        let is_known =
            |(known, _): &(Server, LoginApp<Protected>)| known.issuer() == server.issuer();
        if !self.at.as_ref().is_some_and(is_known) {
            // Client identifiers belong to one issuer.
            let client = server.client(&self.options).await?;
            self.at = Some((server, client.app().build()?.for_protected_logins()?));
        }
        self.log_in(&scopes).await
    }

    /// Logs the user in with the scopes that a tool needs in addition.
    async fn widen(&mut self, tool: &str, challenge: &Challenge) -> Result<(), Failure> {
        let session = self.authorized.session().ok_or("there is no session")?;
        let granted = session.tokens()?.scopes().to_vec();
        let scopes = self.step_up.scopes(tool, challenge, &granted)?;
        self.log_in(&scopes).await
    }

    async fn log_in(&self, scopes: &[String]) -> Result<(), Failure> {
        let (_, app) = self.at.as_ref().ok_or("no server was discovered")?;
        let login = app.authorize_for(scopes).ready().await?;
        let callback = self.browser.visit(login.url().as_str()).await?;
        let tokens = app.finish(login.into_pending(), &callback).await?;
        self.authorized.set_session(app.session(tokens));
        Ok(())
    }
}
