//! The resolved provider: names chosen, references followed, defaults applied. Generators and the
//! emulator read this and check nothing again. One file, as the one thing that they must know.

use std::sync::Arc;

use licit_tables::owned;
pub use licit_tables::owned::{
    ActsAs, Api, AssertionAudience, AssertionPlace, AuthorizationCode, Basic, BasicEncoding,
    Callback, CallbackSignature, ClientAssertion, ClientAuth, Connection, DeviceCode, Dpop,
    Encoding, Environment, ErrorPlace, ErrorRule, ErrorShape, ExpiresIn, Grant, GraphQl, Meaning,
    Method, NumberedEnd, OpenId, PageStyle, Pages, Pkce, RateLimitHeaders, Redirect, Refresh,
    RefreshInput, ReplyFormat, ResetUnit, ResourceIndicators, RetryAfter, Reuse, Rotation,
    ScopeFormat, State, TokenIn, TokenReply, TokenRequest, Variable, VariableFormat,
    VariableSource,
};

pub use licit_tables::owned::Parameter as FixedParameter;

pub use crate::expression::status::StatusRange;
pub use crate::expression::template::{Part, Template};
pub use crate::expression::type_expression::Builtin;
pub use crate::resolve::webhook_model::{
    EventTypes, Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac,
    WebhookJwt, WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};
use crate::spec::Spec;
pub use crate::spec::{ResponseMode, Scalar, Stream, Style, TokenUse};

/// A provider.
#[derive(Debug, Clone)]
pub struct Provider {
    /// What clients and the emulator execute.
    pub table: owned::Provider,
    /// The generated module's name.
    pub rust_name: String,
    /// What it is.
    pub description: Option<String>,
    /// The provider's own page.
    pub docs: Option<String>,
    /// The types of authorization details.
    pub authorization_details: Option<AuthorizationDetails>,
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// Positions in `scopes` of what is granted when none is asked for.
    pub default_scopes: Option<Vec<usize>>,
    /// The types of what is known of a user.
    pub openid: Option<OpenIdTypes>,
    /// Every clause that some operation requires, each once.
    pub clauses: Vec<Clause>,
    /// Registrations of an application, each with its grants.
    pub registrations: Vec<Registration>,
    /// Static tokens.
    pub credentials: Vec<Credential>,
    /// The types of the bodies of documented errors, in the order of the table.
    pub error_bodies: Vec<Option<Type>>,
    /// Sub-clients.
    pub sub_clients: Vec<SubClient>,
    /// Operations.
    pub operations: Vec<Operation>,
    /// What it sends by itself.
    pub webhooks: Option<Webhooks>,
    /// Types of their own.
    pub models: Vec<Model>,
    /// What all of this was resolved from.
    pub(crate) spec: Arc<Spec>,
}

impl Provider {
    /// Whether its clients sign, or verify signatures.
    pub fn needs_jose(&self) -> bool {
        self.table.dpop.is_some()
            || self.openid.is_some()
            || self
                .registrations
                .iter()
                .any(|registration| registration.must_sign() || registration.has_signed_responses())
    }

    /// Whether some grant or credential gives a token that acts as a user.
    pub fn has_user_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::User))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::User)
    }

    /// Whether some grant or credential gives a token that acts as the application.
    pub fn has_app_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::App))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::App)
    }

    /// The documented errors, each with the type of its body.
    pub fn errors(&self) -> impl Iterator<Item = (&ErrorRule, Option<&Type>)> {
        let bodies = self.error_bodies.iter().map(Option::as_ref);
        self.table.errors.iter().zip(bodies)
    }

    /// The type of the body of one of the documented errors, whose names are different.
    pub fn error_body(&self, rule: &ErrorRule) -> Option<&Type> {
        let mut errors = self.errors();
        errors.find(|(known, _)| known.name == rule.name)?.1
    }

    /// The model at a position that [`Type::Model`] holds.
    pub fn model(&self, position: usize) -> Option<&Model> {
        self.models.get(position)
    }

    /// The scopes that come with the given ones: themselves and what they imply.
    pub fn closure(&self, scopes: &[usize]) -> Vec<usize> {
        super::scopes::closure(&self.scopes, scopes)
    }
}

/// A scope.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The scope token.
    pub name: String,
    /// The generated trait's name.
    pub rust_name: String,
    /// What it allows.
    pub description: Option<String>,
    /// Positions of the scopes that come with it.
    pub implies: Vec<usize>,
    /// New applications should not ask for it.
    pub deprecated: bool,
    /// It asks for a refresh token.
    pub offline: bool,
}

/// The types of what OpenID Connect says of a user.
#[derive(Debug, Clone)]
pub struct OpenIdTypes {
    /// The claims of an ID token.
    pub claims: Option<Type>,
    /// The reply of the userinfo endpoint.
    pub userinfo: Option<Type>,
}

/// A part of a requirement: any one of its scopes meets it.
#[derive(Debug, Clone)]
pub struct Clause {
    /// The generated trait's name; for a single scope, the scope's own.
    pub rust_name: String,
    /// Positions in [`Provider::scopes`], ascending.
    pub scopes: Vec<usize>,
}

/// A registration of an application, and its grants.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Its name, `app` when there is only one, and its grants.
    pub table: owned::Registration,
    /// The generated type's name: `App`, `UserApp`.
    pub rust_name: String,
    /// What it is for.
    pub description: Option<String>,
    /// What the provider calls the client identifier.
    pub client_id_title: Option<String>,
    /// Parameters of authorization requests that the application sets.
    pub parameters: Vec<Parameter>,
    /// How applications call the provider's own grants, in the order of the table.
    pub custom: Vec<CustomGrant>,
}

/// How an application calls a grant of the provider's own.
#[derive(Debug, Clone)]
pub struct CustomGrant {
    /// The spec's name.
    pub name: String,
    /// The generated method's name.
    pub rust_name: String,
    /// What it exchanges for a token.
    pub description: Option<String>,
    /// Parameters that the application sets.
    pub parameters: Vec<Parameter>,
    /// It starts from tokens that the application has.
    pub takes_tokens: bool,
}

impl Registration {
    /// The requests of its grants, the exchange of a code first.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        let refresh = self.table.refresh_token.as_ref();
        let refresh = refresh.map(|refresh| &refresh.grant);
        self.first_grants().chain(refresh).chain(self.swap())
    }

    /// The grants that give a first token: all but the refresh.
    fn first_grants(&self) -> impl Iterator<Item = &Grant> {
        let table = &self.table;
        let code = table.authorization_code.as_ref().map(|code| &code.grant);
        let device = table.device_code.as_ref().map(|device| &device.grant);
        [
            code,
            table.client_credentials.as_ref(),
            device,
            table.token_exchange.as_ref(),
            table.jwt_bearer.as_ref(),
            table.password.as_ref(),
        ]
        .into_iter()
        .flatten()
        .chain(table.custom.iter().map(|(_, grant)| grant))
    }

    /// The grants of the provider's own, and how applications call them.
    pub fn custom_grants(&self) -> impl Iterator<Item = (&CustomGrant, &Grant)> {
        let grants = self.table.custom.iter().map(|(_, grant)| grant);
        self.custom.iter().zip(grants)
    }

    /// What the access token of the code grant is swapped for.
    pub fn swap(&self) -> Option<&Grant> {
        self.table.authorization_code.as_ref()?.swap.as_ref()
    }

    /// Whether some grant gives a token that speaks for this one.
    pub fn gives(&self, acts_as: ActsAs) -> bool {
        let refresh = self.table.refresh_token.as_ref();
        let starts_from_token = refresh.is_some_and(|refresh| refresh.starts_from_token);
        (starts_from_token && acts_as == ActsAs::User)
            || self.first_grants().any(|grant| grant.acts_as == acts_as)
    }

    /// Whether some grant authenticates with a secret, or names it in its request.
    pub fn has_secret(&self) -> bool {
        self.grants().any(|grant| {
            grant.request.names_secret || grant.auth_methods.iter().any(|m| m.needs_secret())
        })
    }

    /// Whether every grant could do without a secret.
    pub fn secret_is_optional(&self) -> bool {
        self.grants().all(|grant| {
            !grant.request.names_secret && grant.auth_methods.iter().any(|m| !m.needs_secret())
        })
    }

    /// Whether some grant authenticates with a private key.
    pub fn has_key(&self) -> bool {
        self.grants()
            .any(|grant| grant.auth_methods.iter().any(|m| m.needs_key()))
    }

    /// Whether every grant could do without a private key.
    pub fn key_is_optional(&self) -> bool {
        self.grants()
            .all(|grant| grant.auth_methods.iter().any(|m| !m.needs_key()))
    }

    /// Whether the responses to its authorization requests are signed.
    pub fn has_signed_responses(&self) -> bool {
        let code = self.table.authorization_code.as_ref();
        code.is_some_and(|code| !code.signed_response.is_empty())
    }

    /// Whether some grant cannot be asked for without a signature.
    pub fn must_sign(&self) -> bool {
        self.has_key()
            || self
                .grants()
                .any(|grant| grant.auth_methods.iter().all(|m| m.is_jwt()))
    }
}

/// The types of one of the authorization details: as it is asked for, and as it is granted.
#[derive(Debug, Clone)]
pub struct AuthorizationDetails {
    /// What is sent.
    pub sent: Type,
    /// What is received.
    pub received: Type,
}

/// A static token.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The spec's name.
    pub name: String,
    /// The generated constructor's name: `with_personal_token`.
    pub rust_name: String,
    /// What it is.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// Positions of the scopes it grants; `None` for all.
    pub scopes: Option<Vec<usize>>,
    /// Whom it speaks for.
    pub acts_as: ActsAs,
}

/// A sub-client.
#[derive(Debug, Clone)]
pub struct SubClient {
    /// The method's name.
    pub rust_name: String,
    /// The type's name.
    pub type_name: String,
    /// What the bound thing is.
    pub description: Option<String>,
    /// The bound parameters.
    pub parameters: Vec<Parameter>,
}

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// What clients and the emulator execute, under the spec's name.
    pub table: owned::Operation,
    /// The constant's name, without its capitals.
    pub rust_name: String,
    /// The method's name within its client.
    pub method_name: String,
    /// The request builder's name.
    pub type_name: String,
    /// What it does.
    pub description: Option<String>,
    /// The provider's page.
    pub docs: Option<String>,
    /// Position of the sub-client it is a method of.
    pub sub_client: Option<usize>,
    /// Positions in [`Provider::clauses`]; all must be met.
    pub requires: Vec<usize>,
    /// Whose token it takes.
    pub token: TokenUse,
    /// Path parameters that the sub-client does not bind, in the path's order.
    pub path: Vec<Parameter>,
    /// Query parameters.
    pub query: Vec<Parameter>,
    /// Headers.
    pub headers: Vec<Parameter>,
    /// Cookies.
    pub cookies: Vec<Parameter>,
    /// Members of the body with a fixed value, a template.
    pub fixed_body: Vec<owned::Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// GraphQL variables.
    pub variables: Vec<Parameter>,
    /// The type of the reply; `None`: nothing is read, or one of `replies`.
    pub returns: Option<Type>,
    /// Replies of different types by status, variants of an enum; empty when there is one type.
    pub replies: Vec<Reply>,
    /// The reply is taken while it comes in; `returns` is the type of its parts.
    pub stream: Option<Stream>,
    /// The documented success status.
    pub status: u16,
    /// The type of an item; `None` when there are no pages, or a page has no one list of items.
    pub page_item: Option<Type>,
    /// It should not be used any more, and what should be instead.
    pub deprecated: Option<Option<String>>,
}

/// A request body.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON of one type.
    Json {
        /// The type.
        ty: Type,
        /// It may be left out.
        optional: bool,
    },
    /// A JSON object of these members.
    Members(Vec<Parameter>),
    /// A form of these members.
    Form(Vec<Parameter>),
    /// A multipart body of these parts.
    Multipart(Vec<Parameter>),
    /// Sent as it is.
    Binary {
        /// Media types; the caller may choose, the first is the default.
        media_types: Vec<String>,
        /// It may be left out.
        optional: bool,
    },
}

impl Body {
    /// Its members, which are parameters of the method.
    pub fn members(&self) -> &[Parameter] {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => list,
            Self::Json { .. } | Self::Binary { .. } => &[],
        }
    }

    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<Parameter>> {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => Some(list),
            Self::Json { .. } | Self::Binary { .. } => None,
        }
    }
}

/// A reply of an operation that has several.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The statuses.
    pub status: StatusRange,
    /// The variant's name.
    pub rust_name: String,
    /// The type of the body; `None`: there is none.
    pub ty: Option<Type>,
}

/// A parameter.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the parameter"
)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// The argument's or setter's name.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// It may be absent.
    pub optional: bool,
    /// What it is.
    pub description: Option<String>,
    /// It should not be used any more.
    pub deprecated: bool,
    /// What the provider assumes when it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// How lists and objects are written.
    pub style: Style,
    /// Each element or member stands for itself, instead of behind the one before.
    pub explode: bool,
    /// Characters with a meaning in URLs are sent as they are.
    pub allow_reserved: bool,
    /// The media type of a part.
    pub content_type: Option<String>,
}

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// A built-in type.
    Builtin(Builtin),
    /// Position in [`Provider::models`].
    Model(usize),
    /// A list.
    List(Box<Type>),
    /// A map with text keys.
    Map(Box<Type>),
    /// The type, or null.
    Nullable(Box<Type>),
}

impl Type {
    /// The type when it is not null.
    pub fn present(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner.present(),
            other => other,
        }
    }
}

/// A type of its own.
#[derive(Debug, Clone)]
pub struct Model {
    /// The generated type's name.
    pub rust_name: String,
    /// What it is.
    pub description: Option<String>,
    /// What it is made of.
    pub kind: ModelKind,
    /// Some operation sends it.
    pub sent: bool,
    /// Some operation receives it.
    pub received: bool,
}

/// What a model is made of.
#[derive(Debug, Clone)]
pub enum ModelKind {
    /// An object.
    Object(Object),
    /// An open enum of texts.
    Enum(Vec<Variant>),
    /// An open enum of integers.
    IntegerEnum(Vec<Variant<i64>>),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
}

impl Model {
    /// The fields, when it is an object.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        }
    }
}

/// What an object is made of.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// The fields.
    pub fields: Vec<Field>,
    /// What keeps the members that no field has.
    pub additional: Option<Additional>,
}

/// The field that keeps all other members of an object.
#[derive(Debug, Clone)]
pub struct Additional {
    /// Its name in Rust.
    pub rust_name: String,
    /// The type of each member.
    pub ty: Type,
}

/// A field of an object.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the field"
)]
pub struct Field {
    /// Its name on the wire.
    pub name: String,
    /// Its name in Rust.
    pub rust_name: String,
    /// Its type, null aside.
    pub ty: Type,
    /// It may be absent.
    pub optional: bool,
    /// It may be null.
    pub nullable: bool,
    /// The type contains itself through this field, and must be boxed.
    pub boxed: bool,
    /// What it is.
    pub description: Option<String>,
    /// It should not be used any more.
    pub deprecated: bool,
    /// Only the provider sends it.
    pub read_only: bool,
    /// Only the provider takes it.
    pub write_only: bool,
    /// The value that it always has.
    pub constant: Option<Scalar>,
    /// What the provider assumes when it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
}

/// A value of an open enum.
#[derive(Debug, Clone)]
pub struct Variant<V = String> {
    /// The value on the wire.
    pub value: V,
    /// The variant's name.
    pub rust_name: String,
    /// What it means.
    pub description: Option<String>,
}

/// One of several types.
#[derive(Debug, Clone)]
pub struct Union {
    /// The types.
    pub members: Vec<Member>,
    /// The property whose value tells the type: one of a member's `tags`.
    pub discriminator: Option<String>,
}

/// A member of a union.
#[derive(Debug, Clone)]
pub struct Member {
    /// The variant's name.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// The union contains itself through this member.
    pub boxed: bool,
    /// The values of the discriminator that stand for it.
    pub tags: Vec<String>,
    /// What tells it from the others, where there is no discriminator.
    pub shape: Shape,
}

/// What a JSON value must look like to be of a type: as much of it as tells the members of a union
/// apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A number, or text.
    Decimal,
    /// Text.
    Text,
    /// Text, probably one of these.
    Texts(Vec<String>),
    /// A number, probably one of these.
    Integers(Vec<i64>),
    /// A list.
    List(Box<Shape>),
    /// An object of any members.
    Map,
    /// An object.
    Object(ObjectShape),
    /// The shape, or null.
    Nullable(Box<Shape>),
    /// One of several.
    OneOf(Vec<Shape>),
}

/// What tells an object from others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ObjectShape {
    /// Members that are always there.
    pub required: Vec<String>,
    /// Members that may be there.
    pub optional: Vec<String>,
    /// Members that have one of a few texts.
    pub tags: Vec<(String, Vec<String>)>,
}
