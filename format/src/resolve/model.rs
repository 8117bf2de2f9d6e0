//! The resolved provider: names chosen, references resolved, defaults applied. Generators and the
//! emulator read this without further checks. It is a single file because every reader needs all of it.

use std::collections::HashSet;
use std::sync::Arc;

pub use crate::spec::TokenInput;
pub use licit_tables::Style;
use licit_tables::owned;
pub use licit_tables::owned::{
    ActsAs, Api, AssertionAudience, AssertionPlace, AuthorizationCode, Basic, BasicEncoding,
    Callback, CallbackSignature, ClientAssertion, ClientAuth, CredentialIn, DeviceCode, Dpop,
    EmailsRequest, Encoding, Environment, ErrorPlace, ErrorRule, ErrorShape, ExpiresIn, Grant,
    GraphQl, IdentityRequest, Meaning, Method, NumberedEnd, OpenId, PageStyle, Pages, Pkce,
    Profile, RateLimitHeaders, Redirect, Refresh, RefreshInput, ReplyFormat, RequestObject,
    ResetUnit, ResourceIndicators, RetryAfter, Reuse, Revocation, RevokedToken, Rotation,
    ScopeFormat, SecondToken, State, TenantLookup, TokenIn, TokenReply, TokenRequest, Variable,
    VariableFormat, VariableSource,
};

pub use licit_tables::owned::Parameter as FixedParameter;

use super::coverage::{Alternative, Case};
pub use super::webhook_model::{
    EventTypes, Hash, TextEncoding, TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac,
    WebhookJwt, WebhookPlace, WebhookSignature, WebhookTimestamp, Webhooks,
};
pub use crate::expression::status::StatusRange;
pub use crate::expression::template::{Part, Template};
pub use crate::expression::type_expression::Builtin;
use crate::source::Origin;
use crate::spec::Spec;
pub use crate::spec::{Limits, ResponseMode, Scalar, Stream, TokenUse};

/// A provider.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Provider {
    /// The table that clients and the emulator execute.
    pub table: owned::Provider,
    /// The generated module's name.
    pub rust_name: String,
    /// The files that it was read from.
    pub origin: Origin,
    /// The patterns of [`LoadOptions::exclude`](crate::LoadOptions::exclude) that matched operations.
    pub(crate) excluded: HashSet<String>,
    /// The names of these operations, as far as they have no errors. They are in `operations`.
    pub(crate) left_out: HashSet<String>,
    /// The description.
    pub description: Option<String>,
    /// The provider's documentation page.
    pub docs: Option<String>,
    /// The types of authorization details.
    pub authorization_details: Option<AuthorizationDetails>,
    /// The scopes.
    pub scopes: Vec<Scope>,
    /// Positions in `scopes` of those granted when none is requested.
    pub default_scopes: Option<Vec<usize>>,
    /// The types of OpenID Connect claims.
    pub openid: Option<OpenIdTypes>,
    /// Every clause that some operation requires, without duplicates.
    pub clauses: Vec<Clause>,
    /// Registrations of an application, each with its grants.
    pub registrations: Vec<Registration>,
    /// Static tokens.
    pub credentials: Vec<Credential>,
    /// What calls send besides the access token.
    pub security_schemes: Vec<SecurityScheme>,
    /// Every requirement with alternatives that some operation has, without duplicates.
    pub coverages: Vec<Coverage>,
    /// The types of the bodies of documented errors, in the order of the table.
    pub error_bodies: Vec<Option<Type>>,
    /// Sub-clients.
    pub sub_clients: Vec<SubClient>,
    /// Operations.
    pub operations: Vec<Operation>,
    /// Webhooks.
    pub webhooks: Option<Webhooks>,
    /// The models.
    pub models: Vec<Model>,
    /// The spec from which this was resolved.
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
                .any(|registration| registration.must_sign() || registration.verifies_signatures())
    }

    /// Whether some grant or credential returns a token that acts on behalf of a user.
    pub fn has_user_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::User))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::User)
    }

    /// Whether some grant or credential returns a token that acts on behalf of the application.
    pub fn has_app_tokens(&self) -> bool {
        self.registrations.iter().any(|r| r.gives(ActsAs::App))
            || self
                .credentials
                .iter()
                .any(|credential| credential.acts_as == ActsAs::App)
    }

    /// Whether its API can be called without a registered application.
    pub fn has_static_access(&self) -> bool {
        !self.credentials.is_empty() || !self.security_schemes.is_empty()
    }

    /// Returns the documented errors, each with the type of its body.
    pub fn errors(&self) -> impl Iterator<Item = (&ErrorRule, Option<&Type>)> {
        let bodies = self.error_bodies.iter().map(Option::as_ref);
        self.table.errors.iter().zip(bodies)
    }

    /// Returns the body type of a documented error with this name.
    pub fn error_body(&self, rule: &ErrorRule) -> Option<&Type> {
        let mut errors = self.errors();
        errors.find(|(known, _)| known.name == rule.name)?.1
    }

    /// Returns the model at a position from [`Type::Model`].
    pub fn model(&self, position: usize) -> Option<&Model> {
        self.models.get(position)
    }

    /// Returns the given scopes and all scopes that they imply.
    pub fn closure(&self, scopes: &[usize]) -> Vec<usize> {
        super::scopes::closure(&self.scopes, scopes)
    }
}

/// A credential that calls send besides the access token.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SecurityScheme {
    /// The name of the setter.
    pub rust_name: String,
    /// The name in types and traits.
    pub type_name: String,
    /// The table that clients and the emulator execute, with the name in the spec.
    pub table: owned::SecurityScheme,
}

/// A requirement with alternatives, which becomes a trait of sets of credentials.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Coverage {
    /// The trait's name.
    pub rust_name: String,
    /// The alternatives.
    pub alternatives: Vec<Alternative>,
    /// The sets of credentials that satisfy one of them. They exclude each other.
    pub cases: Vec<Case>,
}

/// A scope.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Scope {
    /// The scope token.
    pub name: String,
    /// The generated trait's name.
    pub rust_name: String,
    /// What it allows.
    pub description: Option<String>,
    /// Positions of the scopes that it implies.
    pub implies: Vec<usize>,
    /// Whether new applications should not request it.
    pub deprecated: bool,
    /// Whether it requests a refresh token.
    pub offline: bool,
}

/// The types of OpenID Connect claims.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct OpenIdTypes {
    /// The claims of an ID token.
    pub claims: Option<Type>,
    /// The UserInfo reply.
    pub userinfo: Option<Type>,
}

/// A part of a requirement. A token needs at least one of its scopes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Clause {
    /// The generated trait's name; for a single scope, the scope's own.
    pub rust_name: String,
    /// Positions in [`Provider::scopes`], ascending.
    pub scopes: Vec<usize>,
}

/// A registration of an application, and its grants.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Registration {
    /// Its table: the name (`app` if it is the only one) and its grants.
    pub table: owned::Registration,
    /// The generated type's name: `App`, `UserApp`.
    pub rust_name: String,
    /// The purpose of the registration.
    pub description: Option<String>,
    /// The provider's own name for the client identifier.
    pub client_id_title: Option<String>,
    /// Parameters of authorization requests that the application sets.
    pub parameters: Vec<Parameter>,
    /// The provider-specific grants as called by applications, in the order of the table.
    pub custom: Vec<CustomGrant>,
}

/// A provider-specific grant as called by applications.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CustomGrant {
    /// The name in the spec.
    pub name: String,
    /// The generated method's name.
    pub rust_name: String,
    /// What the grant exchanges for a token.
    pub description: Option<String>,
    /// Parameters that the application sets.
    pub parameters: Vec<Parameter>,
    /// The tokens that its method takes.
    pub input: TokenInput,
}

impl Registration {
    /// Returns the requests of its grants, with the code exchange first.
    pub fn grants(&self) -> impl Iterator<Item = &Grant> {
        let refresh = self.table.refresh_token.as_ref();
        let refresh = refresh.map(|refresh| &refresh.grant);
        self.first_grants()
            .chain(refresh)
            .chain(self.swap())
            .chain(self.app_token())
    }

    /// Returns the grants that issue a first token: all except the refresh.
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

    /// Returns the provider-specific grants, and how applications call them.
    pub fn custom_grants(&self) -> impl Iterator<Item = (&CustomGrant, &Grant)> {
        let grants = self.table.custom.iter().map(|(_, grant)| grant);
        self.custom.iter().zip(grants)
    }

    /// Returns the token request before the exchange of a code, if any.
    fn app_token(&self) -> Option<&Grant> {
        self.table.authorization_code.as_ref()?.app_token.as_ref()
    }

    /// Returns the second token request of the code grant, if any.
    pub fn swap(&self) -> Option<&Grant> {
        self.table.authorization_code.as_ref()?.swap.as_ref()
    }

    /// Whether some grant issues a token that acts for this party.
    pub fn gives(&self, acts_as: ActsAs) -> bool {
        let refresh = self.table.refresh_token.as_ref();
        let starts_from_token = refresh.is_some_and(|refresh| refresh.starts_from_token);
        (starts_from_token && acts_as == ActsAs::User)
            || self.first_grants().any(|grant| grant.acts_as == acts_as)
    }

    /// Whether some grant uses the client secret for authentication or in its request.
    pub fn has_secret(&self) -> bool {
        self.grants().any(|grant| {
            grant.request.names_secret || grant.auth_methods.iter().any(|m| m.needs_secret())
        })
    }

    /// Whether every grant works without a secret.
    pub fn secret_is_optional(&self) -> bool {
        self.grants().all(|grant| {
            !grant.request.names_secret && grant.auth_methods.iter().any(|m| !m.needs_secret())
        })
    }

    /// Whether some grant authenticates with a private key, or authorization requests are signed with one.
    pub fn has_key(&self) -> bool {
        self.grants()
            .any(|grant| grant.auth_methods.iter().any(|m| m.needs_key()))
            || self.request_object().is_some_and(|table| {
                let mut all = table.algorithms.iter();
                table.algorithms.is_empty() || all.any(|name| !is_symmetric(name))
            })
    }

    /// Whether every grant works without a private key.
    pub fn key_is_optional(&self) -> bool {
        self.grants()
            .all(|grant| grant.auth_methods.iter().any(|m| !m.needs_key()))
            && !self.signs_requests_with_key()
    }

    /// How its authorization requests are signed (RFC 9101).
    pub(super) fn request_object(&self) -> Option<&RequestObject> {
        let code = self.table.authorization_code.as_ref();
        code.and_then(|code| code.request_object.as_ref())
    }

    /// Whether its authorization responses or introspection responses are signed.
    pub fn verifies_signatures(&self) -> bool {
        let code = self.table.authorization_code.as_ref();
        code.is_some_and(|code| !code.signed_response.is_empty())
            || !self.table.introspection_algorithms.is_empty()
    }

    /// Whether some grant requires a signature.
    pub fn must_sign(&self) -> bool {
        self.has_key()
            || self
                .grants()
                .any(|grant| grant.auth_methods.iter().all(|m| m.is_jwt()))
    }
}

/// Whether an algorithm signs with a secret.
pub(super) fn is_symmetric(algorithm: &str) -> bool {
    algorithm.starts_with("HS")
}

/// The types of an authorization detail, as requested and as granted.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AuthorizationDetails {
    /// The requested type.
    pub sent: Type,
    /// The granted type.
    pub received: Type,
}

/// A static token.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Credential {
    /// The name in the spec.
    pub name: String,
    /// The generated constructor's name: `with_personal_token`.
    pub rust_name: String,
    /// The description.
    pub description: Option<String>,
    /// The provider's documentation page.
    pub docs: Option<String>,
    /// Positions of the scopes it grants; `None` for all.
    pub scopes: Option<Vec<usize>>,
    /// On whose behalf it acts.
    pub acts_as: ActsAs,
}

impl Credential {
    /// Creates a static token that grants every scope.
    pub fn new(name: impl Into<String>, acts_as: ActsAs) -> Self {
        Self {
            name: name.into(),
            rust_name: String::new(),
            description: None,
            docs: None,
            scopes: None,
            acts_as,
        }
    }
}

/// A sub-client.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct SubClient {
    /// The method's name.
    pub rust_name: String,
    /// The type's name.
    pub type_name: String,
    /// What its parameters identify.
    pub description: Option<String>,
    /// The parameters that it sets.
    pub parameters: Vec<Parameter>,
}

/// An operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Operation {
    /// The table that clients and the emulator execute, with the name in the spec.
    pub table: owned::Operation,
    /// The name of the constant, in lower case.
    pub rust_name: String,
    /// The method's name within its client.
    pub method_name: String,
    /// The request builder's name.
    pub type_name: String,
    /// The description.
    pub description: Option<String>,
    /// The provider's documentation page.
    pub docs: Option<String>,
    /// The position of its sub-client.
    pub sub_client: Option<usize>,
    /// Positions in [`Provider::clauses`]; a token must satisfy all.
    pub requires: Vec<usize>,
    /// Its alternatives, with an empty one last; an empty list requires nothing. `None` if `token`
    /// and `requires` are sufficient.
    pub security: Option<Vec<Alternative>>,
    /// The position in [`Provider::coverages`], if its alternatives differ by more than scopes.
    pub coverage: Option<usize>,
    /// The token that it requires.
    pub token: TokenUse,
    /// Path parameters that the sub-client does not set, in the path's order.
    pub path: Vec<Parameter>,
    /// Query parameters.
    pub query: Vec<Parameter>,
    /// Headers.
    pub headers: Vec<Parameter>,
    /// Cookies.
    pub cookies: Vec<Parameter>,
    /// Body members with a fixed value.
    pub fixed_body: Vec<FixedMember>,
    /// The body.
    pub body: Option<Body>,
    /// Whether a body with required members may be left out: they are set together.
    pub optional_body: bool,
    /// What the provider requires of a JSON body as a whole.
    pub body_limits: Option<Limits>,
    /// GraphQL variables.
    pub variables: Vec<Parameter>,
    /// The type of the reply; `None` if the body is ignored or one of `replies` applies.
    pub returns: Option<Type>,
    /// Replies with different types by status, as variants of an enum; empty if there is one type.
    pub replies: Vec<Reply>,
    /// The headers of replies that callers read. Each may be absent.
    pub reply_headers: Vec<Parameter>,
    /// How the reply is streamed; `returns` is then the type of its parts.
    pub stream: Option<Stream>,
    /// The documented success status.
    pub status: u16,
    /// The type of an item; `None` without pages, or if a page has no single list of items.
    pub page_item: Option<Type>,
    /// Whether it is deprecated, and what to use instead.
    pub deprecated: Option<Option<String>>,
}

/// A request body.
#[derive(Debug, Clone)]
pub enum Body {
    /// JSON of one type.
    Json {
        /// The type.
        ty: Type,
        /// Whether it is optional.
        optional: bool,
    },
    /// A JSON object with these members.
    Members(Vec<Parameter>),
    /// A form with these members.
    Form(Vec<Parameter>),
    /// A form with the members of an object.
    FormType {
        /// The type.
        ty: Type,
        /// Whether it is optional.
        optional: bool,
    },
    /// A multipart body with these parts.
    Multipart(Vec<Parameter>),
    /// A raw body.
    Binary {
        /// Media types. The caller chooses one; the first is the default.
        media_types: Vec<String>,
        /// Whether it is optional.
        optional: bool,
    },
}

impl Operation {
    /// The number of required parameters that are arguments. More of them are the fields of a struct,
    /// because positional arguments would be easy to mix up.
    const MOST_ARGUMENTS: usize = 5;

    /// Whether the required parameters are fields of a struct instead of arguments of the method.
    pub fn takes_a_struct(&self) -> bool {
        let members = self.body.as_ref().map_or(&[][..], Body::members);
        let members = if self.optional_body { &[] } else { members };
        // The headers of an optional part have setters.
        let parts = members.iter().filter(|part| !part.optional);
        let headers = parts.flat_map(|part| &part.headers);
        let lists = [
            &self.path,
            &self.query,
            &self.headers,
            &self.cookies,
            &self.variables,
        ];
        let all = lists.into_iter().flatten().chain(members).chain(headers);
        all.filter(|parameter| !parameter.optional).count() > Self::MOST_ARGUMENTS
    }
}

impl Body {
    /// Returns the type of a body that is a single value, and whether it is optional.
    pub fn value(&self) -> Option<(&Type, bool)> {
        match self {
            Self::Json { ty, optional } | Self::FormType { ty, optional } => Some((ty, *optional)),
            Self::Members(_) | Self::Form(_) | Self::Multipart(_) | Self::Binary { .. } => None,
        }
    }

    /// Returns its members, which are parameters of the method.
    pub fn members(&self) -> &[Parameter] {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => list,
            Self::Json { .. } | Self::FormType { .. } | Self::Binary { .. } => &[],
        }
    }

    pub(super) fn members_mut(&mut self) -> Option<&mut Vec<Parameter>> {
        match self {
            Self::Members(list) | Self::Form(list) | Self::Multipart(list) => Some(list),
            Self::Json { .. } | Self::FormType { .. } | Self::Binary { .. } => None,
        }
    }
}

/// A reply of an operation with several types.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Reply {
    /// The statuses.
    pub status: StatusRange,
    /// The variant's name.
    pub rust_name: String,
    /// The type of the body; `None` for no body.
    pub ty: Option<Type>,
}

/// A parameter.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the parameter"
)]
#[non_exhaustive]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The name of the argument or setter.
    pub rust_name: String,
    /// The type.
    pub ty: Type,
    /// Whether it may be absent.
    pub optional: bool,
    /// The description.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The value that the provider uses if it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// How the value is serialized.
    pub style: Style,
    /// Whether reserved characters are sent unencoded.
    pub allow_reserved: bool,
    /// Whether null and empty lists and objects are sent as an empty text.
    pub allow_empty_value: bool,
    /// The media type of a part.
    pub content_type: Option<String>,
    /// What the provider requires of values beyond their type.
    pub limits: Option<Box<Limits>>,
    /// The headers of a part that the caller sets.
    pub headers: Vec<Parameter>,
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
    /// A map with string keys.
    Map(Box<Type>),
    /// The type, or null.
    Nullable(Box<Type>),
}

impl Type {
    /// Returns the type without nullability.
    pub fn present(&self) -> &Self {
        match self {
            Self::Nullable(inner) => inner.present(),
            other => other,
        }
    }
}

/// A generated type.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Model {
    /// The generated type's name.
    pub rust_name: String,
    /// The description.
    pub description: Option<String>,
    /// Whether the provider accepts other values of an enum than the listed ones.
    pub open: bool,
    /// Its kind.
    pub kind: ModelKind,
    /// Whether some operation sends it.
    pub sent: bool,
    /// Whether some operation receives it.
    pub received: bool,
}

/// The kind of a model.
#[derive(Debug, Clone)]
pub enum ModelKind {
    /// An object.
    Object(Object),
    /// An open enum of strings.
    Enum(Vec<Variant>),
    /// An open enum of integers.
    IntegerEnum(Vec<Variant<i64>>),
    /// A union.
    Union(Union),
    /// An alias of a type.
    Alias(Type),
}

impl Model {
    /// Returns the fields of an object.
    pub fn fields(&self) -> &[Field] {
        match &self.kind {
            ModelKind::Object(object) => &object.fields,
            _ => &[],
        }
    }
}

/// The contents of an object.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Object {
    /// The fields.
    pub fields: Vec<Field>,
    /// The field for members without a field, if any.
    pub additional: Option<Additional>,
    /// Whether the provider allows no other members.
    pub closed: bool,
}

/// The field for all other members of an object.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Additional {
    /// The Rust name.
    pub rust_name: String,
    /// The type of the members.
    pub ty: Type,
}

/// A member of a request body that is always sent with the same value.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FixedMember {
    /// The name on the wire.
    pub name: String,
    /// The value. In a form, its text is sent.
    pub value: Scalar,
}

/// A field of an object.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own about the field"
)]
#[non_exhaustive]
pub struct Field {
    /// The name on the wire.
    pub name: String,
    /// The Rust name.
    pub rust_name: String,
    /// The type, without null.
    pub ty: Type,
    /// Whether it may be absent.
    pub optional: bool,
    /// Whether it may be null.
    pub nullable: bool,
    /// Whether the type contains itself through this field, which must be boxed.
    pub boxed: bool,
    /// The description.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether only the provider sends it.
    pub read_only: bool,
    /// Whether only the provider accepts it.
    pub write_only: bool,
    /// The constant value, if any.
    pub constant: Option<Scalar>,
    /// The value that the provider uses if it is absent.
    pub default: Option<serde_json::Value>,
    /// An example.
    pub example: Option<serde_json::Value>,
    /// What the provider requires of values beyond their type.
    pub limits: Option<Box<Limits>>,
}

/// A value of an open enum.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Variant<V = String> {
    /// The value on the wire.
    pub value: V,
    /// The variant's name.
    pub rust_name: String,
    /// The description.
    pub description: Option<String>,
}

/// A union.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Union {
    /// The types.
    pub members: Vec<Member>,
    /// The property whose value identifies the type: one of a member's `tags`.
    pub discriminator: Option<String>,
}

/// A member of a union.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Member {
    /// The variant's name.
    pub rust_name: String,
    /// Its type.
    pub ty: Type,
    /// Whether the union contains itself through this member.
    pub boxed: bool,
    /// The discriminator values that identify it.
    pub tags: Vec<String>,
    /// What distinguishes it if there is no discriminator.
    pub shape: Shape,
}

/// The shape of the JSON values of a type, as far as it distinguishes the members of a union.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A number or a string.
    Decimal,
    /// A string.
    Text,
    /// A string, probably one of these.
    Texts(Vec<String>),
    /// A number, probably one of these.
    Integers(Vec<i64>),
    /// A list.
    List(Box<Shape>),
    /// Any object.
    Map,
    /// An object with these members.
    Object(ObjectShape),
    /// The shape, or null.
    Nullable(Box<Shape>),
    /// One of several.
    OneOf(Vec<Shape>),
}

/// What distinguishes an object.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct ObjectShape {
    /// Required members.
    pub required: Vec<String>,
    /// Optional members.
    pub optional: Vec<String>,
    /// Members with one of a few values: strings, or the texts of numbers and booleans.
    pub tags: Vec<(String, Vec<String>)>,
    /// Whether there are no other members.
    pub closed: bool,
}
