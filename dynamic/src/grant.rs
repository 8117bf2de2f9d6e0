//! The tables of grants at the token endpoint. Every field is named, so that a new one cannot be
//! forgotten here.

use licit_format::resolve;
use licit_runtime::tables::{
    ActsAs, Basic, BasicEncoding, ClientAuth, Encoding, ExpiresIn, Grant, Method, Refresh,
    RefreshInput, ReplyFormat, Reuse, Rotation, TokenReply, TokenRequest,
};

use crate::kept;

pub(crate) fn grant(grant: &resolve::Grant) -> Grant {
    Grant {
        token_endpoint: kept::text(&grant.token_endpoint),
        auth_methods: kept::list(grant.auth_methods.iter().map(|method| auth_method(*method))),
        request: token_request(&grant.request),
        reply: token_reply(&grant.reply),
        acts_as: match grant.acts_as {
            resolve::ActsAs::User => ActsAs::User,
            resolve::ActsAs::App => ActsAs::App,
        },
    }
}

pub(crate) fn refresh(refresh: &resolve::Refresh) -> Refresh {
    Refresh {
        grant: grant(&refresh.grant),
        rotation: match refresh.rotation {
            resolve::Rotation::Never => Rotation::Never,
            resolve::Rotation::Maybe => Rotation::Maybe,
            resolve::Rotation::Always => Rotation::Always,
        },
        grace: refresh.grace_period,
        reuse: match refresh.reuse {
            resolve::Reuse::Unknown => Reuse::Unknown,
            resolve::Reuse::Grace => Reuse::Grace,
            resolve::Reuse::Strict => Reuse::Strict,
        },
        input: match refresh.input {
            resolve::RefreshInput::RefreshToken => RefreshInput::RefreshToken,
            resolve::RefreshInput::AccessToken => RefreshInput::AccessToken,
            resolve::RefreshInput::Nothing => RefreshInput::Nothing,
        },
    }
}

fn auth_method(method: resolve::AuthMethod) -> ClientAuth {
    match method {
        resolve::AuthMethod::ClientSecretBasic => ClientAuth::ClientSecretBasic,
        resolve::AuthMethod::ClientSecretPost => ClientAuth::ClientSecretPost,
        resolve::AuthMethod::None => ClientAuth::None,
        resolve::AuthMethod::ClientSecretJwt => ClientAuth::ClientSecretJwt,
        resolve::AuthMethod::PrivateKeyJwt => ClientAuth::PrivateKeyJwt,
        resolve::AuthMethod::TlsClientAuth => ClientAuth::TlsClientAuth,
        resolve::AuthMethod::SelfSignedTlsClientAuth => ClientAuth::SelfSignedTlsClientAuth,
    }
}

fn token_request(request: &resolve::TokenRequest) -> TokenRequest {
    let credentials = request.basic_credentials.as_ref();
    TokenRequest {
        method: if request.get {
            Method::Get
        } else {
            Method::Post
        },
        encoding: match request.encoding {
            resolve::Encoding::Form => Encoding::Form,
            resolve::Encoding::Json => Encoding::Json,
            resolve::Encoding::Query => Encoding::Query,
        },
        grant_type: kept::optional(request.grant_type.as_ref()),
        parameters: kept::parameters(&request.parameters),
        headers: kept::parameters(&request.headers),
        renamed: kept::pairs(&request.rename),
        omitted: kept::texts(&request.omit),
        included: kept::texts(&request.include),
        basic: Basic {
            encoding: match request.basic_encoding {
                resolve::BasicEncoding::Percent => BasicEncoding::Percent,
                resolve::BasicEncoding::Form => BasicEncoding::Form,
                resolve::BasicEncoding::Raw => BasicEncoding::Raw,
            },
            credentials: credentials
                .map(|(user, password)| (kept::text(user), kept::text(password))),
        },
        secret: kept::texts(&request.secret),
    }
}

fn token_reply(reply: &resolve::TokenReply) -> TokenReply {
    TokenReply {
        format: match reply.format {
            resolve::ReplyFormat::Json => ReplyFormat::Json,
            resolve::ReplyFormat::Form => ReplyFormat::Form,
            resolve::ReplyFormat::Text => ReplyFormat::Text,
        },
        at: kept::text(&reply.at),
        renamed: kept::pairs(&reply.rename),
        expires_in: match reply.expires_in {
            // Numbers in texts are read everywhere.
            resolve::ExpiresIn::Seconds
            | resolve::ExpiresIn::SecondsText
            | resolve::ExpiresIn::Introspection => ExpiresIn::Seconds,
            resolve::ExpiresIn::Milliseconds => ExpiresIn::Milliseconds,
            resolve::ExpiresIn::EpochSeconds => ExpiresIn::EpochSeconds,
            resolve::ExpiresIn::EpochMilliseconds => ExpiresIn::EpochMilliseconds,
            resolve::ExpiresIn::Rfc3339 => ExpiresIn::Rfc3339,
        },
        introspected: reply.expires_in == resolve::ExpiresIn::Introspection,
        default_expires_in: reply.default_expires_in,
        scope_separator: kept::text(&reply.scope_separator),
        keeps_access_token: reply.omit.iter().any(|member| member == "access_token"),
        subject: kept::optional(reply.subject.as_ref()),
        captures: kept::pairs(&reply.captures),
    }
}
