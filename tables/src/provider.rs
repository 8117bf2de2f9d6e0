//! A provider: what all of its clients share.

tables! {
    use {
        api::{Api};
        assertion::{ClientAssertion};
        dpop::{Dpop};
        error::{ErrorRule, ErrorShape};
        openid::{OpenId};
        resource::{ResourceIndicators};
    }

    /// A provider: the part that all of its clients share.
    struct Provider {
        /// The spec's `name`, in snake case: `moneybird`.
        name!: Text = "",
        /// The name as people write it: `Moneybird`.
        title!: Text = "",
        /// Template of the issuer identifier (RFC 8414 §2), when the provider has one.
        issuer: Option<Text> = None,
        /// Template of the URL of the keys that the provider signs with (RFC 8414 §2).
        jwks_uri: Option<Text> = None,
        /// Values that templates (`https://{subdomain}.example.com`) are filled with.
        variables: List<Variable> = &[],
        /// Named sets of variable values: `sandbox`, `production`.
        environments: List<Environment> = &[],
        /// How scopes are written on the wire.
        scope: ScopeFormat = ScopeFormat::DEFAULT,
        /// The JWTs that clients authenticate with (RFC 7523 §2.2).
        client_assertion: ClientAssertion = ClientAssertion::DEFAULT,
        /// Tokens are bound to keys (RFC 9449).
        dpop: Option<Dpop> = None,
        /// Tokens are asked for with the resources that they are for (RFC 8707).
        resource_indicators: Option<ResourceIndicators> = None,
        /// Users are known by ID tokens (OpenID Connect Core 1.0).
        openid: Option<OpenId> = None,
        /// What is asked for and granted is said in detail (RFC 9396).
        authorization_details: bool = false,
        /// Requests are made with a certificate of the application's (RFC 8705 §3).
        certificate_bound: bool = false,
        /// How API calls are made.
        api!: Api = Api::DEFAULT,
        /// Where an error reply keeps its code and text; tried in order.
        error_shapes: List<ErrorShape> = &[],
        /// The errors the provider documents. The position is the identity: generated code maps it to
        /// a variant.
        errors: List<ErrorRule> = &[],
    } = "A provider without variables, errors or API."

    /// A value that a template names in braces.
    struct Variable {
        /// The name between the braces.
        name!: Text = "",
        /// Where the value comes from.
        source: VariableSource = VariableSource::App,
        /// The value when nobody sets one.
        default: Option<Text> = None,
        /// What the value must look like.
        format: VariableFormat = VariableFormat::Text,
        /// Domains, one of which a host or origin must be or belong to; empty: any.
        under: List<Text> = &[],
        /// What people write before the value, and is taken away.
        prefix: Text = "",
        /// What people write behind the value, and is taken away.
        suffix: Text = "",
        /// It must not be shown, and does not tell one grant from another.
        secret: bool = false,
    } + {
        /// What it is.
        description: Option<Text> = None,
        /// An example of a value.
        example: Option<Text> = None,
    } = "A text that the application sets."

    /// Where a [`Variable`] gets its value.
    enum VariableSource {
        /// The application, when it builds its `App`.
        App,
        /// A parameter of the authorization callback (`realmId`, `shop`), captured under this name.
        Callback,
        /// A member of the token reply (`instance_url`), captured under this name.
        TokenReply,
        /// What was asked after the login, captured under this name.
        Connection,
    }

    /// What a [`Variable`]'s value must look like.
    data VariableFormat {
        /// Anything that is not empty. In the path of a URL it must be one segment.
        Text,
        /// Scheme, host and port, `https` unless the host is loopback: `https://go.example.com`.
        Origin,
        /// A host name, with an optional port.
        Host,
        /// One host label: letters, digits and inner hyphens.
        Label,
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

    /// How scopes are written on the wire (RFC 6749 §3.3, and its breakers).
    struct ScopeFormat {
        /// The parameter's name: `scope`.
        parameter: Text = "scope",
        /// What stands between two scopes in a request: a space.
        separator: Text = " ",
        /// The scopes that a request without any is granted; empty when the provider does not say.
        default: List<Text> = &[],
        /// A scope, and the scopes that it covers as well.
        implied: List<(Text, List<Text>)> = &[],
        /// Scopes that ask for a refresh token: granted when asked for, even if the server, which tells
        /// what it granted, does not name them.
        offline: List<Text> = &[],
        /// Sent with authorization requests.
        on_authorization: bool = true,
        /// Sent with the exchange of an authorization code.
        on_exchange: bool = false,
        /// Sent with refresh requests.
        on_refresh: bool = false,
    } = "RFC 6749: `scope`, separated by spaces, on the authorization request."
}

impl owned::VariableFormat {
    /// The only values there are; empty when there are others.
    pub fn values(&self) -> &[String] {
        match self {
            Self::OneOf(values) => values,
            _ => &[],
        }
    }
}
