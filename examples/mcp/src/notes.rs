//! An MCP server with two tools, which checks that tokens are for it and cover the called tool.

use std::sync::{Arc, Mutex, PoisonError};

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use licit::rt::discovery::{ClientOptions, Discovery, ProtectedResource};
use licit::rt::{App, Secret};
use rmcp::ErrorData;
use rmcp::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, JsonObject,
    ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
};
use rmcp::service::{RequestContext, RoleServer};
use rmcp::transport::streamable_http_server::session::local::LocalSessionManager;
use rmcp::transport::streamable_http_server::{StreamableHttpServerConfig, StreamableHttpService};
use serde_json::{Value, json};

use crate::Failure;

/// The tool that reads, and its scope.
pub const READ: (&str, &str) = ("read_note", "notes:read");
/// The tool that writes, and its scope.
pub const WRITE: (&str, &str) = ("write_note", "notes:write");

/// The maximum size of a request body in bytes.
const MAX_BODY: usize = 64 * 1024;

/// The server's identity at its authorization server, and its own address.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `http://127.0.0.1:8000`
    pub origin: String,
    /// The issuer of the tokens.
    pub issuer: String,
    /// The client identifier and secret with which the server introspects tokens.
    pub client: (String, Secret),
}

impl Settings {
    /// Returns the resource identifier: the URL of the MCP endpoint.
    pub fn resource(&self) -> String {
        format!("{}/mcp", self.origin)
    }

    fn metadata_url(&self) -> String {
        format!("{}/.well-known/oauth-protected-resource/mcp", self.origin)
    }
}

/// Returns the server's routes.
///
/// # Errors
///
/// Returns an error if the metadata of the authorization server cannot be used.
pub async fn router(settings: Settings) -> Result<Router, Failure> {
    let resource = settings.resource();
    let document = json!({
        "resource": resource,
        "authorization_servers": [settings.issuer],
        "scopes_supported": [READ.1],
        "bearer_methods_supported": ["header"],
    });
    let at = ProtectedResource::at(&resource, &settings.issuer)?;
    let server = Discovery::new()?.server(&at, &settings.issuer).await?;
    let (id, secret) = settings.client.clone();
    // Only its credentials are used, no logins.
    let options = ClientOptions::new(&resource).registered(&settings.issuer, &id, Some(secret));
    let app = server.client(&options).await?.app().build()?;
    let guard = Arc::new(Guard { settings, app });

    let notes = Notes::default();
    let mcp = StreamableHttpService::new(
        move || Ok(notes.clone()),
        Arc::new(LocalSessionManager::default()),
        StreamableHttpServerConfig::default(),
    );
    let protected = Router::new()
        .nest_service("/mcp", mcp)
        .layer(from_fn_with_state(guard, check));
    let metadata = get(move || async move { Json(document) });
    let open = Router::new().route("/.well-known/oauth-protected-resource/mcp", metadata);
    Ok(open.merge(protected))
}

/// Decides about tokens.
struct Guard {
    settings: Settings,
    app: App,
}

async fn check(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    match guard.refusal(&head.headers, &body).await {
        Some(refusal) => refusal,
        None => next.run(Request::from_parts(head, Body::from(body))).await,
    }
}

impl Guard {
    /// Returns why a request is rejected (RFC 6750 §3.1, RFC 9728 §5.1).
    async fn refusal(&self, headers: &HeaderMap, body: &Bytes) -> Option<Response> {
        let bearer = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let bearer = bearer.and_then(|value| value.strip_prefix("Bearer "));
        let scope = needed(body);
        let refuse = |status: StatusCode, error: &str| {
            let metadata = self.settings.metadata_url();
            let challenge =
                format!(r#"Bearer resource_metadata="{metadata}", scope="{scope}"{error}"#);
            Some((status, [(WWW_AUTHENTICATE, challenge)]).into_response())
        };
        let Some(bearer) = bearer else {
            return refuse(StatusCode::UNAUTHORIZED, "");
        };
        let Ok(token) = self.app.introspect(&Secret::new(bearer)).await else {
            return Some(StatusCode::BAD_GATEWAY.into_response());
        };
        let is_for_us = token.audience().contains(&self.settings.resource());
        if !token.is_active() || !is_for_us {
            return refuse(StatusCode::UNAUTHORIZED, r#", error="invalid_token""#);
        }
        if !token.scopes().iter().any(|granted| granted == scope) {
            return refuse(StatusCode::FORBIDDEN, r#", error="insufficient_scope""#);
        }
        None
    }
}

/// Returns the scope that a message needs.
fn needed(body: &Bytes) -> &'static str {
    let message: Value = serde_json::from_slice(body).unwrap_or_default();
    match message.pointer("/params/name").and_then(Value::as_str) {
        Some(tool) if tool == WRITE.0 => WRITE.1,
        _ => READ.1,
    }
}

/// The MCP server: one note, which all sessions share.
#[derive(Debug, Clone, Default)]
struct Notes(Arc<Mutex<String>>);

impl ServerHandler for Notes {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        let schema = |properties: Value| {
            let mut schema = JsonObject::new();
            schema.insert("type".into(), "object".into());
            schema.insert("properties".into(), properties);
            schema
        };
        let text = json!({ "text": { "type": "string" } });
        Ok(ListToolsResult::with_all_items(vec![
            Tool::new(READ.0, "Reads the note.", schema(json!({}))),
            Tool::new(WRITE.0, "Replaces the note.", schema(text)),
        ]))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let mut note = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if request.name == WRITE.0 {
            let arguments = request.arguments.unwrap_or_default();
            let text = arguments.get("text").and_then(Value::as_str);
            text.unwrap_or_default().clone_into(&mut note);
        }
        let result = CallToolResult::success(vec![ContentBlock::text(note.clone())]);
        Ok(CallToolResponse::Complete(result))
    }
}
