//! A provider: the data common to all of its registrations.

tables! {
    use crate::api::{Api};
    use crate::assertion::{ClientAssertion};
    use crate::dpop::{Dpop};
    use crate::error::{ErrorRule, ErrorShape};
    use crate::identity::{IdentityRequest};
    use crate::openid::{OpenId};
    use crate::resource::{ResourceIndicators};
    use crate::security::{SecurityScheme};

    /// A provider: the data common to all of its registrations.
    struct Provider {
        /// The spec's `name`, in snake case: `moneybird`.
        name!: Text = "",
        /// The display name: `Moneybird`.
        title!: Text = "",
        /// Template of the issuer identifier (RFC 8414 §2), if the provider has one.
        issuer: Option<Text> = None,
        /// Template of the URL of the provider's signing keys (RFC 8414 §2).
        jwks_uri: Option<Text> = None,
        /// The variables of templates such as `https://{subdomain}.example.com`.
        variables: List<Variable> = &[],
        /// Named sets of variable values: `sandbox`, `production`.
        environments: List<Environment> = &[],
        /// The format of scopes in requests.
        scope: ScopeFormat = ScopeFormat::DEFAULT,
        /// The JWTs that clients authenticate with (RFC 7523 §2.2).
        client_assertion: ClientAssertion = ClientAssertion::DEFAULT,
        /// Token binding with DPoP (RFC 9449).
        dpop: Option<Dpop> = None,
        /// Resource indicators (RFC 8707).
        resource_indicators: Option<ResourceIndicators> = None,
        /// OpenID Connect (Core 1.0).
        openid: Option<OpenId> = None,
        /// The request that returns the user who is logged in. Without one, OpenID Connect does.
        identity: Option<IdentityRequest> = None,
        /// Whether the provider supports authorization details (RFC 9396).
        authorization_details: bool = false,
        /// Whether tokens are bound to the application's certificate (RFC 8705 §3).
        certificate_bound: bool = false,
        /// How API calls are sent.
        api!: Api = Api::DEFAULT,
        /// The credentials that calls send besides the access token.
        security_schemes: List<SecurityScheme> = &[],
        /// The structures of error replies; tried in order.
        error_shapes: List<ErrorShape> = &[],
        /// The documented errors. Generated code maps the position to a variant.
        errors: List<ErrorRule> = &[],
    } + {
        /// The security profile that the provider follows.
        profile: Option<Profile> = None,
    } = "A provider without variables, errors or API."

    /// A security profile: rules beyond OAuth 2.0 that a provider and its clients follow.
    enum Profile {
        /// OAuth 2.1 (draft-ietf-oauth-v2-1).
        OAuth21,
        /// FAPI 2.0 Security Profile.
        Fapi2Security,
        /// FAPI 2.0 Message Signing, which includes the security profile.
        Fapi2MessageSigning,
    }

    /// A variable of templates.
    struct Variable {
        /// The name between the braces.
        name!: Text = "",
        /// Where the value comes from.
        source: VariableSource = VariableSource::App,
        /// The default value.
        default: Option<Text> = None,
        /// Whether it may have no value. Parameters and headers whose templates name it are then
        /// not sent.
        optional: bool = false,
        /// The format of the value.
        format: VariableFormat = VariableFormat::Text,
        /// The domains that a host or origin must be or belong to; empty: any.
        under: List<Text> = &[],
        /// A prefix that users may include, which is removed.
        prefix: Text = "",
        /// A suffix that users may include, which is removed.
        suffix: Text = "",
        /// Whether the value is secret. A secret value does not distinguish grants.
        secret: bool = false,
    } + {
        /// What it is.
        description: Option<Text> = None,
        /// An example of a value.
        example: Option<Text> = None,
    } = "Text that the application sets."

    /// The source of the value of a [`Variable`].
    enum VariableSource {
        /// The application, when it builds its `App`.
        App,
        /// A parameter of the authorization callback (`realmId`, `shop`), captured under this name.
        Callback,
        /// A member of the token reply (`instance_url`), captured under this name.
        TokenReply,
        /// A value of the chosen tenant, captured under this name.
        Tenant,
    }

    /// The format of the value of a [`Variable`].
    data VariableFormat {
        /// Any non-empty text. Within the path of a URL, it must be a single segment.
        Text,
        /// Scheme, host and port, `https` unless the host is loopback: `https://go.example.com`.
        Origin,
        /// A host name, with an optional port.
        Host,
        /// One host label: letters, digits and inner hyphens.
        Label,
        /// Scheme, host, port and path, without a trailing slash; `https` unless the host is loopback.
        Url,
        /// A UUID (RFC 9562 §4).
        Uuid,
        /// An email address.
        Email,
        /// Text that this regular expression matches as a whole. Within the path of a URL, it must be
        /// a single segment.
        Pattern(pattern: Text),
        /// One of these.
        OneOf(values: List<Text>),
    }

    /// A named set of variable values.
    record Environment {
        /// `sandbox`, `production`.
        name: Text,
        /// Variable name and value.
        values: List<(Text, Text)>,
    }

    /// The format of scopes in requests (RFC 6749 §3.3 and deviations).
    struct ScopeFormat {
        /// The parameter's name: `scope`.
        parameter: Text = "scope",
        /// The separator of scopes in a request: a space.
        separator: Text = " ",
        /// The scopes that are granted to a request without any; empty if undocumented.
        default: List<Text> = &[],
        /// A scope and the scopes that it includes.
        implied: List<(Text, List<Text>)> = &[],
        /// Scopes that request a refresh token. They count as granted if requested, even if the
        /// server's list of granted scopes omits them.
        offline: List<Text> = &[],
        /// A scope and the parameter that requests it, if it is not `parameter`. Replies do not list
        /// such a scope, so it counts as granted if requested.
        elsewhere: List<(Text, Text)> = &[],
        /// Scopes that are templates: `https://{org}.example.com/.default`.
        templates: List<Text> = &[],
        /// Sent with authorization requests.
        on_authorization: bool = true,
        /// Sent with the exchange of an authorization code.
        on_exchange: bool = false,
        /// Sent with refresh requests.
        on_refresh: bool = false,
    } + {
        /// Whether a request without scopes is rejected.
        required: bool = false,
    } = "RFC 6749: `scope`, separated by spaces, on the authorization request."
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 3] = [
        Self::OAuth21,
        Self::Fapi2Security,
        Self::Fapi2MessageSigning,
    ];

    /// Returns its name in a spec.
    pub fn name(self) -> &'static str {
        match self {
            Self::OAuth21 => "oauth2.1",
            Self::Fapi2Security => "fapi2-security",
            Self::Fapi2MessageSigning => "fapi2-message-signing",
        }
    }

    /// Whether it is one of FAPI 2.0.
    pub fn is_fapi(self) -> bool {
        match self {
            Self::OAuth21 => false,
            Self::Fapi2Security | Self::Fapi2MessageSigning => true,
        }
    }

    /// Returns the signature algorithms that it allows, preferred first; empty: any (FAPI 2.0
    /// Security Profile §5.4.1).
    pub fn algorithms(self) -> &'static [&'static str] {
        if self.is_fapi() {
            &["PS256", "ES256", "EdDSA"]
        } else {
            &[]
        }
    }
}

impl owned::VariableFormat {
    /// Returns the allowed values; empty if any value of the format is allowed.
    pub fn values(&self) -> &[String] {
        match self {
            Self::OneOf(values) => values,
            _ => &[],
        }
    }
}
