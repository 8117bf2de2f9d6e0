//! The UserInfo endpoint: claims beyond the ID token (OpenID Connect Core §5.3).

use bytes::Bytes;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::Client;
use crate::error::decode::DecodeError;
use crate::error::{ConfigError, Error, SignedToken, SignedTokenError, SignedTokenFault as Fault};
use crate::json;
use crate::openid::verify_userinfo;
use crate::reply;
use crate::reply::raw_reply::{FromReply, RawReply};
use crate::token::{Identity, StoredIdentity};

/// The raw reply: a JSON object or a JWT.
struct UserInfoReply(Bytes);

impl FromReply for UserInfoReply {
    fn from_reply(reply: &RawReply) -> Result<Self, DecodeError> {
        Ok(Self(Bytes::copy_from_slice(&reply.bytes())))
    }
}

impl Client {
    /// Returns the identity from the ID token. `C` is the type of its claims.
    ///
    /// # Errors
    ///
    /// - [`Error::SignedToken`] if the token reply contained no ID token.
    /// - [`Error::Decode`] if its claims cannot be deserialized as `C`.
    pub fn identity<C: DeserializeOwned>(&self) -> Result<Identity<C>, Error> {
        self.stored_identity()?.read()
    }

    /// Requests the user's claims from the UserInfo endpoint (Core §5.3.1).
    ///
    /// The reply must have the same subject as the ID token (§5.3.2). If the spec requires a
    /// signature, it must be valid.
    ///
    /// # Errors
    ///
    /// - [`Error::Config`] if the provider has no UserInfo endpoint.
    /// - [`Error::SignedToken`] if the verification of the reply fails.
    /// - [`Error::Decode`] if the claims cannot be deserialized as `T`.
    /// - Any error of the provider.
    pub async fn userinfo<T: DeserializeOwned>(&self) -> Result<T, Error> {
        let openid = self.app().provider().openid.as_ref();
        let operation = openid.and_then(|openid| openid.userinfo.as_ref());
        let (Some(openid), Some(operation)) = (openid, operation) else {
            return Err(ConfigError::EndpointNotOffered("userinfo_endpoint").into());
        };
        let request = self
            .call(operation)
            .request_by_status::<UserInfoReply, Error>();
        let UserInfoReply(body) = request.send().await?;
        let claims = if openid.userinfo_algorithms.is_empty() {
            plain(&body)
        } else {
            let signed = String::from_utf8_lossy(&body).trim().into();
            Some(verify_userinfo(self.app(), &signed, openid.userinfo_algorithms).await?)
        };
        let wrong = |fault| SignedTokenError::new(SignedToken::UserInfo, fault);
        let claims = claims.ok_or_else(|| wrong(Fault::Missing))?;
        let Some(subject) = claims.get("sub").and_then(Value::as_str) else {
            return Err(wrong(Fault::Claim("sub")).into());
        };
        if self.stored_identity()?.subject().as_deref() != Some(subject) {
            return Err(wrong(Fault::AnotherUser).into());
        }
        let text = Value::Object(claims).to_string();
        Ok(reply::decode(&text.into(), "")?)
    }

    fn stored_identity(&self) -> Result<StoredIdentity, Error> {
        let tokens = self.session().tokens()?;
        let identity = tokens.identity().cloned();
        identity.ok_or_else(SignedTokenError::no_id_token)
    }
}

fn plain(body: &[u8]) -> Option<Map<String, Value>> {
    match json::parse(body) {
        Ok(Value::Object(claims)) => Some(claims),
        _ => None,
    }
}
