//! An OAuth 2 provider as plain data.
//!
//! Each table is declared once, with its defaults, by the macro `tables!`, and has two forms:
//!
//! - The static form (`Grant`) is contained in generated code and read by the runtime. Its
//!   `DEFAULT` follows the RFC, so that a generated module contains only what differs:
//!   `Grant { token_endpoint: "…", ..Grant::DEFAULT }`.
//! - The owned form ([`owned::Grant`]) is what a spec is parsed into. A code generator prints its
//!   [`value`](Owned::value); a tool without generated code calls [`to_static`](Owned::to_static).

#[macro_use]
mod macros;

mod api;
mod assertion;
mod dpop;
mod error;
mod form;
mod grant;
mod identity;
mod openid;
mod operation;
mod parameter;
mod provider;
mod registration;
mod resource;
mod security;
mod style;
mod webhook;

#[cfg(test)]
mod tests;

/// The version of the interface between generated code and the runtime. It changes when code that an
/// earlier version generated no longer compiles or no longer does the same. Generated code states the
/// version that it requires.
pub const INTERFACE: u32 = 1;

pub use api::{Api, RateLimitHeaders, ResetUnit, RetryAfter, TokenIn};
pub use assertion::{AssertionAudience, AssertionPlace, ClientAssertion};
pub use dpop::Dpop;
pub use error::{ErrorPlace, ErrorRule, ErrorShape, Meaning};
pub use form::{Boxed, Field, List, Owned, Struct, Text, Value, Variant};
pub use grant::{
    ActsAs, Basic, BasicEncoding, ClientAuth, Encoding, ExpiresIn, Grant, Refresh, RefreshInput,
    ReplyFormat, Reuse, Rotation, SecondToken, TokenReply, TokenRequest,
};
pub use identity::{EmailsRequest, IdentityRequest};
pub use openid::{IdTokenEncryption, OpenId};
pub use operation::{GraphQl, NumberedEnd, Operation, PageStyle, Pages, Redirect};
pub use parameter::{Method, Parameter};
pub use provider::{
    Environment, Profile, Provider, ScopeFormat, Variable, VariableFormat, VariableSource,
};
pub use registration::{
    AuthorizationCode, Callback, CallbackSignature, DeviceCode, Pkce, Registration, RequestObject,
    Revocation, RevokedToken, State, TenantLookup,
};
pub use resource::ResourceIndicators;
pub use security::{CredentialIn, SecurityRequirement, SecurityScheme};
pub use style::Style;
pub use webhook::{
    Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookJwt,
    WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};

/// The owned forms of all tables, under the same names. Specs are parsed into them.
///
/// They have additional fields that only tools need, such as descriptions.
pub mod owned {
    pub use crate::api::owned::*;
    pub use crate::assertion::owned::*;
    pub use crate::dpop::owned::*;
    pub use crate::error::owned::*;
    pub use crate::form::owned::{Boxed, List, Text};
    pub use crate::grant::owned::*;
    pub use crate::identity::owned::*;
    pub use crate::openid::owned::*;
    pub use crate::operation::owned::*;
    pub use crate::parameter::owned::*;
    pub use crate::provider::owned::*;
    pub use crate::registration::owned::*;
    pub use crate::resource::owned::*;
    pub use crate::security::owned::*;
    pub use crate::style::owned::*;
    pub use crate::webhook::owned::*;
}
