//! Token exchange (RFC 8693): a token for another, with no more scopes.

use url::Url;

use super::presented::{self, ACCESS_TOKEN};
use super::request::TokenRequest;
use super::without_code;
use crate::core::server::Server;
use crate::http::reply::Reply;
use crate::rejection::fault::{Fault, Problem};

/// Exchanges a token for one of this provider.
pub(super) fn exchange(server: &Server, request: &TokenRequest<'_>) -> Result<Reply, Fault> {
    let subject = request.required("subject_token")?;
    let kind = typed(request, "subject_token_type")?;
    let kind = kind.map_or_else(|| request.required("subject_token_type"), Ok)?;
    let exchanged = presented::check(server, subject, kind)?;
    match (
        request.get("actor_token"),
        typed(request, "actor_token_type")?,
    ) {
        (Some(actor), Some(kind)) => {
            presented::check(server, actor, kind)?;
        }
        (None, None) => {}
        // §2.1: each needs the other.
        _ => {
            let message = "`actor_token` and `actor_token_type` belong together";
            return Err(Fault::new(Problem::InvalidRequest, message));
        }
    }
    if let Some(kind) = typed(request, "requested_token_type")?
        && kind != ACCESS_TOKEN
        && !request.fixes("requested_token_type")
    {
        let message = format!("`requested_token_type` is `{kind}`, not `{ACCESS_TOKEN}`");
        return Err(Fault::new(Problem::InvalidRequest, message));
    }
    for uri in request.parameters.all("resource") {
        if !Url::parse(uri).is_ok_and(|url| url.fragment().is_none()) {
            let message = format!("`{uri}` is not an absolute URI without a fragment");
            return Err(Fault::new(Problem::InvalidTarget, message));
        }
    }
    without_code::grant(server, request, exchanged.as_deref())
}

/// A parameter with a type of tokens.
fn typed<'r>(request: &'r TokenRequest<'_>, name: &'r str) -> Result<Option<&'r str>, Fault> {
    let kind = request.get(name);
    // The spec may have a type of its own.
    if let Some(kind) = kind.filter(|_| !request.fixes(name)) {
        presented::check_type(name, kind)?;
    }
    Ok(kind)
}
