//! Clients with a metadata document at the URL of their client identifier
//! (draft-ietf-oauth-client-id-metadata-document-00). The emulator fetches it over plain HTTP, only
//! from loopback: it has no TLS, and a test has no other hosts.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::header::{ACCEPT, HOST};
use hyper::{Request as HyperRequest, Uri};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value};
use tokio::net::TcpStream;
use url::{Host, Url};

use super::registration;
use crate::core::server::{ClientDocuments, Server};
use crate::http::request::Request;
use crate::rejection::fault::{Fault, Problem};

/// §6.6 recommends this limit, in bytes.
const MAX_BODY: usize = 5 * 1024;

/// The timeout of a fetch.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The authentication method of a document that names none.
const PUBLIC: &str = "none";

/// Fetches the document of a request's client, if its identifier is a URL, and registers the client. An
/// authorization request fetches it again, because it may have changed.
pub(crate) async fn learn(server: &Server, http: &Request) -> Result<(), Fault> {
    if server.settings.client_documents == ClientDocuments::Rejected {
        return Ok(());
    }
    let form = http.form();
    let in_query = http.query.get("client_id");
    let in_form = || form.as_ref().and_then(|form| form.get("client_id"));
    let Some(id) = in_query.or_else(in_form).filter(|id| id.contains("://")) else {
        return Ok(());
    };
    if in_query.is_none() && server.state().registered.get(id).is_some() {
        return Ok(());
    }
    let url = location(id)?;
    let fetched = tokio::time::timeout(TIMEOUT, fetch(&url)).await;
    let body = fetched.unwrap_or_else(|_| Err("it did not arrive in time".to_owned()));
    let body = body.map_err(|problem| wrong(id, &problem))?;
    let metadata = read(id, &body).map_err(|problem| wrong(id, &problem))?;
    registration::from_document(server, id, metadata)
}

fn wrong(id: &str, problem: &str) -> Fault {
    let message = format!("the client metadata document `{id}`: {problem}");
    Fault::new(Problem::InvalidClient, message)
}

/// The URL of a document (§2).
fn location(id: &str) -> Result<Url, Fault> {
    let url = Url::parse(id).map_err(|_| wrong(id, "this is not a URL"))?;
    if url.as_str() != id || url.fragment().is_some() || !url.username().is_empty() {
        let problem =
            "a client identifier has a path, and neither dot segments, a fragment nor a user";
        return Err(wrong(id, problem));
    }
    let is_loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    if url.scheme() != "http" || !is_loopback {
        return Err(wrong(
            id,
            "the emulator fetches documents only from http://127.0.0.1",
        ));
    }
    Ok(url)
}

async fn fetch(url: &Url) -> Result<Bytes, String> {
    let unreachable = |error: &dyn std::fmt::Display| format!("it cannot be fetched: {error}");
    let port = url.port_or_known_default().unwrap_or(80);
    let host = url.host_str().unwrap_or_default();
    let address = (host.trim_matches(['[', ']']), port);
    let stream = TcpStream::connect(address).await;
    let stream = TokioIo::new(stream.map_err(|error| unreachable(&error))?);
    let connection = hyper::client::conn::http1::handshake(stream).await;
    let (mut sender, connection) = connection.map_err(|error| unreachable(&error))?;
    let uri: Uri = url.as_str().parse().map_err(|error| unreachable(&error))?;
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    let request = HyperRequest::get(target)
        .header(HOST, format!("{host}:{port}"))
        .header(ACCEPT, "application/json")
        .body(Empty::<Bytes>::new());
    let request = request.map_err(|error| unreachable(&error))?;
    let reply = async {
        let reply = sender.send_request(request).await;
        let reply = reply.map_err(|error| unreachable(&error))?;
        if reply.status() != 200 {
            // §5: redirects are not followed.
            return Err(format!(
                "its status is {}, not 200",
                reply.status().as_u16()
            ));
        }
        let body = Limited::new(reply.into_body(), MAX_BODY).collect().await;
        let body = body.map_err(|_| format!("it exceeds {MAX_BODY} bytes, or ends early"))?;
        Ok(body.to_bytes())
    };
    tokio::select! {
        reply = reply => reply,
        // The connection works on the request; it ends before only when it fails.
        Err(error) = connection => Err(unreachable(&error)),
    }
}

/// Reads a document (§4, §4.1).
fn read(id: &str, body: &[u8]) -> Result<Map<String, Value>, String> {
    let Ok(Value::Object(mut metadata)) = serde_json::from_slice(body) else {
        return Err("it is not a JSON object".to_owned());
    };
    if metadata
        .remove("client_id")
        .as_ref()
        .and_then(Value::as_str)
        != Some(id)
    {
        return Err("its `client_id` is not its URL".to_owned());
    }
    for secret in ["client_secret", "client_secret_expires_at"] {
        if metadata.contains_key(secret) {
            return Err(format!("it has `{secret}`, and is public"));
        }
    }
    let method = metadata
        .entry("token_endpoint_auth_method")
        .or_insert_with(|| PUBLIC.into());
    match method.as_str() {
        Some("client_secret_basic" | "client_secret_post" | "client_secret_jwt") | None => {
            Err("its `token_endpoint_auth_method` needs a shared secret".to_owned())
        }
        Some(_) => Ok(metadata),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "http://127.0.0.1:1/client.json";

    #[test]
    fn a_document_names_its_own_url_and_no_secret() {
        let metadata = read(ID, format!(r#"{{"client_id":"{ID}"}}"#).as_bytes()).unwrap();
        assert_eq!(metadata["token_endpoint_auth_method"], "none");
        for (members, problem) in [
            (
                r#""client_id":"http://127.0.0.1:1/other""#.to_owned(),
                "is not its URL",
            ),
            (r#""client_name":"x""#.to_owned(), "is not its URL"),
            (
                format!(r#""client_id":"{ID}","client_secret":"s""#),
                "has `client_secret`",
            ),
            (
                format!(r#""client_id":"{ID}","token_endpoint_auth_method":"client_secret_post""#),
                "needs a shared secret",
            ),
        ] {
            let rejected = read(ID, format!("{{{members}}}").as_bytes()).unwrap_err();
            assert!(rejected.contains(problem), "{rejected}");
        }
        assert!(read(ID, b"[]").is_err());
    }

    #[test]
    fn documents_are_fetched_from_loopback_alone() {
        assert!(location(ID).is_ok());
        assert!(location("http://[::1]:8080/c").is_ok());
        for id in [
            "https://app.example/c",
            "http://192.0.2.1/c",
            "http://169.254.169.254/c",
            "http://127.0.0.1:1",
            "http://127.0.0.1:1/a/../c",
            "http://u@127.0.0.1:1/c",
            "http://127.0.0.1:1/c#x",
            "x://y",
        ] {
            assert!(location(id).is_err(), "{id}");
        }
    }
}
