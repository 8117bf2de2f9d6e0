//! Processes a reply that continues a grant: checks that its subject is unchanged and performs the
//! swap that the spec requires. A new refresh token in the reply is always stored, even if the rest
//! fails, because the server may have invalidated the old one.

use super::swap;
use crate::app::App;
use crate::error::{Error, NotSwappedError, TokenReplyError, TokenReplyFault};
use crate::openid;
use crate::tables::{Refresh, TokenReply};
use crate::token::{AdditionalTokenKey, Reply, StoredTokens};

/// A reply whose access token must not be used.
pub(crate) struct RejectedReply {
    pub(crate) error: Error,
    /// The tokens to store: the previous ones, with the refresh token of the reply.
    pub(crate) tokens: StoredTokens,
}

/// Returns the tokens after a refresh of `before`: with a new main access token, or with the
/// `additional` one.
pub(crate) async fn continued(
    app: &App,
    refresh: &Refresh,
    before: &StoredTokens,
    reply: Reply,
    additional: Option<&AdditionalTokenKey>,
) -> Result<StoredTokens, RejectedReply> {
    let rotated = before.rotated(&reply);
    let is_named = match check_subject(&refresh.grant.reply, before, &reply) {
        Ok(is_named) => is_named,
        Err(error) => {
            return Err(RejectedReply {
                error: error.into(),
                tokens: rotated.with_user_in_doubt(true),
            });
        }
    };
    let identity = match openid::of_refresh(app, before, &reply).await {
        Ok(identity) => identity,
        Err(refusal) => {
            let is_in_doubt = before.is_user_in_doubt() || refusal.is_another_user;
            return Err(RejectedReply {
                error: refusal.error,
                tokens: rotated.with_user_in_doubt(is_in_doubt),
            });
        }
    };
    if before.is_user_in_doubt() && identity.is_none() && !is_named {
        let error = TokenReplyError::new(TokenReplyFault::UserUnproven, 200, None).into();
        return Err(RejectedReply {
            error,
            tokens: rotated,
        });
    }
    let format = &app.provider().scope;
    let is_new = reply.access_token != *before.access_token();
    let swap = swap::after_refresh(app, refresh, before).filter(|_| is_new);
    let with = |reply| match additional {
        Some(key) => before.with_additional_token(format, key, reply),
        None => before.refreshed(format, reply),
    };
    let Some(swap) = swap else {
        let tokens = with(reply).with_identity(identity);
        return Ok(tokens.with_user_in_doubt(false));
    };
    // Treated as if it were the main token.
    let scopes = reply.scopes.clone();
    let first = before.refreshed(format, reply).with_identity(identity);
    let mut second = match swap::swap_of(app, swap, &first).await {
        Ok(second) => second,
        Err(cause) => {
            // Only the session may send the refresh token, so it is removed from the error.
            let error = NotSwappedError::new(first.without_refresh_token(), cause).into();
            return Err(RejectedReply {
                error,
                tokens: rotated,
            });
        }
    };
    second.scopes = second.scopes.or(scopes);
    let swapped = match additional {
        Some(key) => rotated.with_additional_token(format, key, second),
        None => swap::with_swap(app, &first, second),
    };
    let identity = first.identity().cloned();
    Ok(swapped.with_identity(identity).with_user_in_doubt(false))
}

/// Checks that the reply has the same subject as the grant, if the spec declares which member holds
/// it.
fn check_subject(
    table: &TokenReply,
    before: &StoredTokens,
    reply: &Reply,
) -> Result<bool, TokenReplyError> {
    let Some(subject) = table.subject else {
        return Ok(false);
    };
    let received = reply.captured.iter().find(|(name, _)| name == subject);
    let received = received.map(|(_, value)| value.as_str());
    match (before.captured().get(subject), received) {
        (Some(known), Some(received)) if known != received => Err(TokenReplyError::new(
            TokenReplyFault::AnotherUser,
            200,
            None,
        )),
        (known, received) => Ok(known.is_some() && known == received),
    }
}
