//! The kinds of changes between two versions of a provider: a code for each, with its severity.
//!
//! A code never changes its meaning and is never reused for another kind. The file is long because
//! it is a table.

use std::fmt;

/// What a change breaks, from nothing to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing.
    Nobody,
    /// Callers: source code that uses the generated client, deployed clients, or both.
    Callers,
    /// Granted tokens: users must consent again.
    Tokens,
}

impl Severity {
    /// All severities, the highest first.
    pub const ALL: [Self; 3] = [Self::Tokens, Self::Callers, Self::Nobody];

    /// Returns what it breaks: `breaks callers`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Nobody => "breaks nobody",
            Self::Callers => "breaks callers",
            Self::Tokens => "breaks granted tokens",
        }
    }

    /// Returns its name in options and in JSON: `callers`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Callers => "callers",
            Self::Tokens => "tokens",
        }
    }
}

/// When callers notice a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Never.
    Never,
    /// When the client is generated again: source code may not compile, or must be changed.
    Regenerated,
    /// At once: requests or replies of clients that were generated from the old version differ from
    /// what the provider does.
    Deployed,
}

impl Reach {
    /// Returns when callers notice, as a sentence; empty for never.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Never => "",
            Self::Regenerated => "Source code may need changes when the client is regenerated.",
            Self::Deployed => "Deployed clients are affected at once.",
        }
    }

    /// Returns its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Regenerated => "regenerated",
            Self::Deployed => "deployed",
        }
    }
}

macro_rules! codes {
    ($($name:ident = $id:literal, $severity:ident, $reach:ident, $title:literal, $explanation:literal;)*) => {
        /// A kind of change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the code as shown in messages: `D0201`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Returns what the change breaks.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// Returns when callers notice the change.
            pub fn reach(self) -> Reach {
                match self { $(Self::$name => Reach::$reach,)* }
            }

            /// Returns the change in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// Returns why the change has its severity, and what to do.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }
        }
    };
}

impl Code {
    /// Returns the code with an identifier.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().find(|code| code.id() == id).copied()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

codes! {
    // ---- texts

    Text = "D0001", Nobody, Never, "text changed",
        "Titles, descriptions, examples and links are documentation. No request, reply or name depends on them.";
    Deprecated = "D0002", Nobody, Never, "newly deprecated",
        "It still works. The compiler warns where regenerated code is used. Plan the move: it will be removed in a later version.";
    NoLongerDeprecated = "D0003", Nobody, Never, "no longer deprecated",
        "Remove the attributes that silence the compiler's warning.";
    Detail = "D0004", Nobody, Never, "documented detail changed",
        "A detail that the emulator reproduces and that clients do not depend on, such as a success status or a polling interval.";
    Profile = "D0005", Nobody, Never, "security profile changed",
        "The profile adds rules for the spec itself. Changes of requests are reported separately.";

    // ---- the authorization server and the client

    EndpointMoved = "D0101", Callers, Deployed, "endpoint moved",
        "Deployed clients send requests to the old URL. Regenerate and deploy before the provider turns it off.";
    EndpointGone = "D0102", Callers, Deployed, "endpoint removed",
        "The method that uses the endpoint is removed, and the requests of deployed clients fail.";
    EndpointAdded = "D0103", Nobody, Never, "endpoint added",
        "Regenerated code has more methods. Existing code does not call them.";
    IssuerChanged = "D0104", Callers, Deployed, "issuer changed",
        "Clients compare the issuer of callbacks and ID tokens with the issuer in the spec (RFC 9207 §2.4). Deployed clients reject logins until they are regenerated.";
    GrantGone = "D0105", Callers, Deployed, "grant removed",
        "The grant's methods are removed, and the provider answers the requests of deployed clients with `unsupported_grant_type`. Move to another grant.";
    GrantAdded = "D0106", Nobody, Never, "grant added",
        "Regenerated code has more methods. Existing code does not call them.";
    RefreshGone = "D0107", Tokens, Deployed, "refresh removed",
        "Refresh tokens that users have granted can no longer be used. Users must log in again whenever an access token expires.";
    RegistrationGone = "D0108", Callers, Deployed, "client registration removed",
        "The type of the application is removed, with all of its grants.";
    RegistrationAdded = "D0109", Nobody, Never, "client registration added",
        "Regenerated code has one more type of application.";
    ClientAuthGone = "D0110", Callers, Deployed, "client authentication method removed",
        "Applications that authenticate with this method are rejected with `invalid_client`. Configure another method, and register what it needs with the provider.";
    ClientAuthAdded = "D0111", Nobody, Never, "client authentication method added",
        "Applications that use another method continue to work. The constructors still take the credentials of the preferred method; `builder_without_credentials` does not.";
    ClientAuthPreferred = "D0112", Callers, Regenerated, "preferred client authentication method changed",
        "An application that configures no method uses the first one that it has the credentials for. Regenerated clients may use another method than the one that is registered. Configure the method. If it needs other credentials, the arguments of the constructors are reported separately.";
    ClientAssertion = "D0113", Callers, Deployed, "client assertion changed",
        "The JWTs that deployed clients authenticate with have the old audience, claims or place (RFC 7523 §3), and may be rejected.";
    AlgorithmGone = "D0114", Callers, Deployed, "signature algorithm removed",
        "Signatures with this algorithm are rejected, by the provider or by regenerated clients. Configure another algorithm, and a key for it.";
    AlgorithmAdded = "D0115", Nobody, Never, "signature algorithm added",
        "Clients that use another algorithm continue to work.";
    AuthorizationRequest = "D0116", Callers, Deployed, "authorization request changed",
        "The URLs to which deployed clients send users lack what the provider now expects, or contain what it no longer accepts. Regenerate and deploy.";
    Pkce = "D0117", Callers, Deployed, "PKCE changed",
        "Deployed clients send code challenges (RFC 7636) with the old method, or none.";
    Callback = "D0118", Callers, Deployed, "callback changed",
        "Deployed clients look for the parameters of the old callback, and reject the new one.";
    CallbackIssuer = "D0119", Nobody, Never, "callback has the issuer",
        "Regenerated clients verify `iss` of callbacks (RFC 9207). Deployed clients do not need it.";
    PushRequired = "D0120", Callers, Deployed, "pushed authorization requests required",
        "Authorization requests that were not pushed are rejected (RFC 9126 §5). Call `push` before the user is redirected.";
    PushOptional = "D0121", Nobody, Never, "pushed authorization requests optional",
        "Requests that are pushed are still accepted.";
    SignedRequestRequired = "D0122", Callers, Deployed, "signed authorization requests required",
        "Authorization requests that are not signed (RFC 9101) are rejected. Configure a key.";
    SignedRequestOptional = "D0123", Nobody, Never, "signed authorization requests optional",
        "Signed requests are still accepted.";
    TokenRequest = "D0124", Callers, Deployed, "token request changed",
        "Deployed clients send token requests in the old form. Regenerate and deploy.";
    TokenReply = "D0125", Callers, Deployed, "token reply changed",
        "Deployed clients look for tokens and their members in the old places. Regenerate and deploy.";
    LifetimeShorter = "D0126", Callers, Deployed, "access tokens expire earlier",
        "Deployed clients use access tokens after they have expired. The call then fails once before the token is refreshed, or fails if there is no refresh token.";
    LifetimeLonger = "D0127", Nobody, Never, "tokens expire later",
        "Clients refresh tokens earlier than necessary until they are regenerated.";
    RefreshLifetimeShorter = "D0128", Tokens, Deployed, "refresh tokens expire earlier",
        "Grants that are not used for this long are lost, and users must consent again. Refresh idle grants in time.";
    RotationStricter = "D0129", Tokens, Deployed, "refresh token rotation is stricter",
        "A refresh token that is sent twice, or not replaced in the store, is rejected or revokes the grant (RFC 9700 §4.14.2), and the user must consent again. Make sure that every process uses the same store before the change.";
    RotationLooser = "D0130", Nobody, Never, "refresh token rotation is less strict",
        "Clients that follow the old rule are safe under the new one.";
    TokenParty = "D0131", Tokens, Deployed, "tokens act for another party",
        "Tokens that were granted for a user now act for the application, or the reverse. Granted tokens do not become tokens of the other kind.";
    Audience = "D0132", Tokens, Deployed, "audience changed",
        "Granted tokens are restricted to the old resource (RFC 8707), and the new one rejects them. Users must consent again.";
    ResourceStricter = "D0133", Callers, Deployed, "fewer resource indicators allowed",
        "Requests that name other or several resources (RFC 8707) are rejected.";
    ResourceLooser = "D0134", Nobody, Never, "more resource indicators allowed",
        "Requests that name the same resources as before still work.";
    BindingRequired = "D0135", Tokens, Deployed, "tokens must be bound",
        "Granted bearer tokens are not bound to a key (RFC 9449) or certificate (RFC 8705), so the provider rejects them. Users must consent again.";
    BindingOptional = "D0136", Nobody, Never, "tokens need not be bound",
        "Bound tokens are still accepted.";
    BindingGone = "D0137", Callers, Deployed, "DPoP removed",
        "The builder's methods for DPoP are removed, and the provider ignores or rejects proofs.";
    Subject = "D0138", Tokens, Deployed, "identifier of the user changed",
        "Stored grants identify the user by the old value. A refresh returns another one, which clients reject as another user.";
    CaptureGone = "D0139", Callers, Deployed, "captured value removed",
        "New tokens no longer have the value. Code that reads it gets `None`, and templates that use it cannot be filled.";
    CaptureAdded = "D0140", Nobody, Never, "captured value added",
        "New tokens have one more value.";
    OpenIdGone = "D0141", Callers, Deployed, "OpenID Connect removed",
        "Logins no longer have an ID token, and the methods that verify it are removed.";
    OpenIdAdded = "D0142", Nobody, Never, "OpenID Connect added",
        "Regenerated code has more methods. Existing code does not call them.";
    IdTokenRules = "D0143", Callers, Deployed, "rules for ID tokens changed",
        "Deployed clients verify ID tokens by the old rules (OpenID Connect Core §3.1.3.7), and may reject valid ones.";
    DetailsGone = "D0144", Callers, Deployed, "authorization details removed",
        "The provider no longer accepts `authorization_details` (RFC 9396). The methods that send them are removed.";
    DetailsAdded = "D0145", Nobody, Never, "authorization details added",
        "Requests without `authorization_details` (RFC 9396) still work.";
    TenantLookup = "D0146", Callers, Deployed, "tenant lookup changed",
        "Deployed clients look for tenants after a login in the old way.";
    VariableRequired = "D0147", Callers, Deployed, "required variable added",
        "URLs of the provider contain a value that the application has to set. Applications without it cannot be built.";
    VariableGone = "D0148", Callers, Regenerated, "variable removed",
        "The setter is removed. Remove the call.";
    VariableAdded = "D0149", Nobody, Never, "optional variable added",
        "Applications that do not set it continue to work.";
    CapturedVariableAdded = "D0150", Tokens, Deployed, "variable captured at login added",
        "The value is captured when a user logs in. Granted tokens do not have it, so calls that need it fail until the user logs in again.";
    VariableNarrower = "D0151", Callers, Deployed, "variable accepts fewer values",
        "A value that applications have set may be rejected.";
    VariableWider = "D0152", Nobody, Never, "variable accepts more values",
        "Values that applications have set are still accepted.";
    VariableDefault = "D0153", Callers, Deployed, "default of a variable changed",
        "Applications that do not set the variable use another value, for example another host.";
    EnvironmentGone = "D0154", Callers, Regenerated, "environment removed",
        "The method that selects the environment is removed.";
    EnvironmentAdded = "D0155", Nobody, Never, "environment added",
        "Regenerated code has one more environment.";
    EnvironmentChanged = "D0156", Callers, Deployed, "environment changed",
        "Deployed clients use the old values of the environment, for example its host.";
    CredentialGone = "D0157", Callers, Deployed, "static token removed",
        "The constructor is removed, and the provider may reject such tokens.";
    CredentialAdded = "D0158", Nobody, Never, "static token added",
        "Regenerated code has one more constructor.";
    TokenPlace = "D0159", Callers, Deployed, "place of a credential in calls changed",
        "Deployed clients send the access token or key where the provider no longer reads it.";
    FixedParameter = "D0160", Callers, Deployed, "fixed parameter or header changed",
        "Deployed clients send the old value with every call.";
    OriginGone = "D0161", Callers, Deployed, "trusted origin removed",
        "Regenerated clients no longer send the token to this origin.";
    OriginAdded = "D0162", Nobody, Never, "trusted origin added",
        "Regenerated clients also send the token to this origin. Check that it belongs to the provider.";
    RateLimit = "D0163", Callers, Deployed, "rate limit headers changed",
        "Deployed clients read how long to wait from the old headers, or in the old unit.";
    SecretVariable = "D0164", Tokens, Regenerated, "variable identifies grants differently",
        "Secret values do not distinguish grants, other values do. Regenerated clients do not find stored grants under the new key.";
    IdentityGone = "D0165", Callers, Regenerated, "identity removed",
        "The method `user_identity` is removed, unless OpenID Connect has the identity.";
    IdentityAdded = "D0166", Nobody, Never, "identity added",
        "Regenerated code has the method `user_identity`. With OpenID Connect, which had the identity before, compare both identifiers of a user before you regenerate.";
    IdentityChanged = "D0167", Callers, Deployed, "identity changed",
        "The user's identifier or another value is at another place of the reply. If the identifier differs, users whose identifier is stored are not recognized.";
    ConstructorArguments = "D0168", Callers, Regenerated, "arguments of the application changed",
        "The constructors take the credentials that the preferred authentication method of any grant needs, and a redirect URI if users log in. Deployed clients still work. Pass what the constructors now take, or call `builder_without_credentials` if the application has other credentials.";

    // ---- scopes

    ScopeRequired = "D0201", Tokens, Deployed, "scope newly required",
        "Tokens that were granted without the scope are rejected with 403. Add the scope to the scope set, and ask users for consent again.";
    ScopeNotRequired = "D0202", Nobody, Never, "scope no longer required",
        "Tokens with the scope still work. Consider asking for less.";
    ScopeGone = "D0203", Callers, Deployed, "scope removed",
        "Authorization requests that name the scope are rejected with `invalid_scope`. Remove it from the scope sets.";
    ScopeAdded = "D0204", Nobody, Never, "scope added",
        "Declared scope sets do not contain it. `AllScopes` does: once the client is regenerated, logins with `AllScopes` request it.";
    ImplicationGone = "D0205", Tokens, Deployed, "scope implies less",
        "Granted tokens no longer have the scope that was implied. Request it by name, and ask users for consent again.";
    ImplicationAdded = "D0206", Nobody, Never, "scope implies more",
        "Granted tokens have more than before. Check that users still know what they consent to.";
    DefaultScopeGone = "D0207", Callers, Deployed, "default scope removed",
        "A request without scopes grants less than before. Request the scope by name.";
    DefaultScopeAdded = "D0208", Nobody, Never, "default scope added",
        "A request without scopes grants more than before.";
    ScopeFormat = "D0209", Callers, Deployed, "format of scopes changed",
        "Deployed clients send scopes in the old parameter, with the old separator or in the old requests.";
    ScopesRequired = "D0210", Callers, Deployed, "scopes required",
        "Requests without scopes are rejected with `invalid_scope`. Name a scope set at each login.";
    ScopesOptional = "D0211", Nobody, Never, "scopes optional",
        "Requests with scopes still work.";
    OfflineRequired = "D0212", Tokens, Deployed, "refresh tokens need a scope",
        "Users who consented without the scope get no refresh token. Request the scope, and ask users for consent again.";
    OfflineNotRequired = "D0213", Nobody, Never, "refresh tokens no longer need a scope",
        "Requests with the scope still work.";
    CredentialNarrower = "D0214", Callers, Deployed, "static token has fewer scopes",
        "Calls with this token that need the scope are rejected.";
    CredentialWider = "D0215", Nobody, Never, "static token has more scopes",
        "Calls with this token still work.";

    // ---- operations

    OperationGone = "D0301", Callers, Deployed, "operation removed",
        "The method is removed, and the provider answers the calls of deployed clients with an error.";
    OperationAdded = "D0302", Nobody, Never, "operation added",
        "Regenerated code has one more method.";
    OperationMoved = "D0303", Callers, Deployed, "operation moved",
        "Deployed clients call the old method or path.";
    SecurityStricter = "D0304", Callers, Deployed, "call needs other credentials",
        "Calls that are authenticated as before are rejected. Configure the credentials that the operation needs.";
    SecurityLooser = "D0305", Nobody, Never, "call accepts more credentials",
        "Calls that are authenticated as before still work, also in code that is generic over scope sets. Code that is generic over the credentials of a client needs another bound.";
    TokenKindStricter = "D0306", Callers, Deployed, "call needs another kind of token",
        "Tokens of the other kind (of a user, of the application) are rejected.";
    TokenKindLooser = "D0307", Nobody, Never, "call accepts more kinds of tokens",
        "Calls with the same token as before still work.";
    PagesGone = "D0308", Callers, Regenerated, "pages removed",
        "The method `pages` of the request is removed.";
    PagesAdded = "D0309", Nobody, Never, "pages added",
        "The request has a method that follows pages. Existing code does not call it.";
    PagesChanged = "D0310", Callers, Deployed, "pages work differently",
        "Deployed clients look for the next page in the old way, and may miss items.";
    RetryUnsafe = "D0311", Callers, Deployed, "call is no longer safe to repeat",
        "Deployed clients repeat the call after a failure, and the provider may execute it twice.";
    RetrySafe = "D0312", Nobody, Never, "call is safe to repeat",
        "Regenerated clients repeat the call after a failure.";
    RedirectFollowed = "D0313", Callers, Deployed, "call is redirected",
        "Deployed clients return an error for the redirect.";
    RedirectRefused = "D0314", Nobody, Never, "call is no longer redirected",
        "A reply without a redirect is read as before.";
    Streamed = "D0315", Callers, Deployed, "reply is streamed differently",
        "Deployed clients read the reply in the old way, and the return type of the method changes.";
    GraphQlDocument = "D0316", Nobody, Never, "GraphQL document changed",
        "Deployed clients continue to send the old document. Changes of its variables and result are reported separately.";
    GraphQlResult = "D0317", Callers, Regenerated, "GraphQL result moved",
        "The method returns another part of the result.";

    // ---- parameters and bodies

    RequiredParameterAdded = "D0401", Callers, Deployed, "required parameter added",
        "Calls of deployed clients lack the parameter and are rejected. The method has one more argument.";
    OptionalParameterAdded = "D0402", Nobody, Never, "optional parameter added",
        "The request has one more setter.";
    ParameterGone = "D0403", Callers, Deployed, "parameter removed",
        "The argument or setter is removed, and the provider ignores or rejects the parameter.";
    ParameterRequired = "D0404", Callers, Deployed, "parameter newly required",
        "Calls without the parameter are rejected. It becomes an argument of the method.";
    ParameterOptional = "D0405", Callers, Regenerated, "parameter no longer required",
        "Deployed clients still work. The argument of the method becomes a setter, so source code must be changed.";
    ParameterEncoding = "D0406", Callers, Deployed, "parameter is written differently",
        "Deployed clients serialize the value in the old way.";
    ParameterDefault = "D0407", Callers, Deployed, "default changed",
        "Calls without the parameter behave differently. Set it explicitly to retain the behaviour.";
    BodyRequired = "D0408", Callers, Deployed, "body newly required",
        "Calls without a body are rejected. The body becomes an argument of the method, unless each of its members is optional.";
    BodyOptional = "D0409", Callers, Regenerated, "body no longer required",
        "Deployed clients still work. The argument of the method becomes a setter, so source code must be changed.";
    BodyGone = "D0410", Callers, Deployed, "body removed",
        "The argument is removed, and the provider ignores or rejects the body.";
    BodyAdded = "D0411", Nobody, Never, "optional body added",
        "Calls without a body still work.";
    BodyEncoding = "D0412", Callers, Deployed, "body is written differently",
        "Deployed clients send the body in another form or media type than the provider reads.";
    MediaTypeGone = "D0413", Callers, Deployed, "media type removed",
        "Bodies of this media type are rejected.";
    MediaTypeAdded = "D0414", Nobody, Never, "media type added",
        "Bodies of the other media types are still accepted.";
    ArgumentOrder = "D0415", Callers, Regenerated, "arguments are in another order",
        "Required parameters are arguments in the order of the spec. Source code must pass them in the new order. Arguments of the same type may be swapped without a compiler error.";

    // ---- types of requests

    RequestTypeNarrower = "D0501", Callers, Deployed, "request type narrowed",
        "Values that callers send are rejected.";
    RequestTypeWider = "D0502", Callers, Regenerated, "request type widened",
        "Deployed clients still work. The Rust type changes, so source code must be changed.";
    RequestPropertyRequired = "D0503", Callers, Deployed, "required property added to a request",
        "Requests of deployed clients lack the property and are rejected. The constructor has one more argument.";
    RequestPropertyAdded = "D0504", Nobody, Never, "optional property added to a request",
        "The type has one more setter.";
    RequestPropertyGone = "D0505", Callers, Deployed, "property removed from a request",
        "The field is removed, and the provider ignores or rejects the property.";
    RequestPropertyNowRequired = "D0506", Callers, Deployed, "property of a request newly required",
        "Requests without the property are rejected. It becomes an argument of the constructor.";
    RequestPropertyNowOptional = "D0507", Callers, Regenerated, "property of a request no longer required",
        "Deployed clients still work. The field becomes an `Option`, so source code must be changed.";
    RequestNullRefused = "D0508", Callers, Deployed, "request must not have null",
        "Requests that send null are rejected.";
    RequestNullAccepted = "D0509", Callers, Regenerated, "request may have null",
        "Deployed clients still work. The Rust type changes, so source code may need changes.";
    RequestValueGone = "D0510", Callers, Deployed, "enum value removed from a request",
        "Requests with the value are rejected, and the variant is removed.";
    RequestValueAdded = "D0511", Nobody, Never, "enum value added to a request",
        "Enums are open: existing code compiles, and the other values are still accepted.";
    RequestLimitsNarrower = "D0512", Callers, Deployed, "limits of a request narrowed",
        "Values that were valid are rejected.";
    RequestLimitsWider = "D0513", Nobody, Never, "limits of a request widened",
        "Values that were valid are still accepted.";
    RequestMemberGone = "D0514", Callers, Deployed, "type removed from a union of a request",
        "Requests with a value of this type are rejected, and the variant is removed.";
    RequestMemberAdded = "D0515", Nobody, Never, "type added to a union of a request",
        "Unions are open: existing code compiles, and the other types are still accepted.";
    RequestOthersRefused = "D0516", Callers, Deployed, "request must not have other members",
        "Requests with members that the type does not describe are rejected.";
    RequestOthersAccepted = "D0517", Nobody, Never, "request may have other members",
        "Requests without other members are still accepted.";
    RequestConstant = "D0518", Callers, Deployed, "constant of a request changed",
        "Deployed clients send the old value.";

    // ---- types of replies

    ReplyTypeNarrower = "D0601", Callers, Regenerated, "reply type narrowed",
        "Deployed clients still read the reply. The Rust type changes, so source code must be changed.";
    ReplyTypeWider = "D0602", Callers, Deployed, "reply type widened",
        "Deployed clients fail to read values that the old type does not allow.";
    ReplyPropertyGone = "D0603", Callers, Deployed, "property removed from a reply",
        "The field is removed. Deployed clients that require it fail to read the reply; others see no value.";
    ReplyPropertyAdded = "D0604", Nobody, Never, "property added to a reply",
        "Deployed clients ignore properties that they do not know.";
    ReplyPropertyMayBeAbsent = "D0605", Callers, Deployed, "property of a reply may be absent",
        "Deployed clients fail to read replies without the property. The field becomes an `Option`.";
    ReplyPropertyAlwaysPresent = "D0606", Callers, Regenerated, "property of a reply is always present",
        "Deployed clients still work. The field is no longer an `Option`, so source code must be changed.";
    ReplyMayBeNull = "D0607", Callers, Deployed, "reply may have null",
        "Deployed clients fail to read null. The Rust type becomes an `Option`. An optional property that may be null is D0902: clients read null as absent.";
    ReplyNeverNull = "D0608", Callers, Regenerated, "reply never has null",
        "Deployed clients still work. The Rust type is no longer an `Option`, so source code may need changes.";
    ReplyValueGone = "D0609", Callers, Regenerated, "enum value removed from a reply",
        "The variant is removed, so source code that names it does not compile. Deployed clients still work.";
    ReplyValueAdded = "D0610", Nobody, Never, "enum value added to a reply",
        "Enums are open: deployed clients read the value as an unknown one, and existing code compiles.";
    ReplyLimitsWider = "D0611", Callers, Deployed, "limits of a reply widened",
        "Clients read the value, but callers that rely on the old limit (a column of that length) do not expect it.";
    ReplyLimitsNarrower = "D0612", Nobody, Never, "limits of a reply narrowed",
        "Every value is within the old limits.";
    ReplyMemberGone = "D0613", Callers, Regenerated, "type removed from a union of a reply",
        "The variant is removed, so source code that names it does not compile. Deployed clients still work.";
    ReplyMemberAdded = "D0614", Nobody, Never, "type added to a union of a reply",
        "Unions are open: deployed clients read a value of the new type as an unknown one.";
    ReplyGone = "D0615", Callers, Deployed, "body of a reply removed",
        "Deployed clients fail to read the reply, and the method returns nothing.";
    ReplyAdded = "D0616", Callers, Regenerated, "body of a reply added",
        "Deployed clients ignore the body. The return type of the method changes.";
    ReplyByStatus = "D0617", Callers, Regenerated, "type of a reply depends on the status",
        "The method returns one type for all statuses, or an enum with one variant for each. Source code must be changed.";
    ReplyStatusGone = "D0618", Callers, Regenerated, "status of a reply removed",
        "The variant is removed, so source code that names it does not compile. Deployed clients still work.";
    ReplyStatusAdded = "D0619", Callers, Deployed, "status of a reply added",
        "Deployed clients cannot read a success reply with this status: they return an error, or read it as the type of another status.";
    ReplyOthers = "D0620", Callers, Regenerated, "other members of a reply changed",
        "The field for members that the type does not describe is added, removed, or has another type.";
    ReplyConstant = "D0621", Callers, Deployed, "constant of a reply changed",
        "Deployed clients compare the value with the old constant.";
    Discriminator = "D0622", Callers, Deployed, "types of a union are recognized differently",
        "Deployed clients choose the type by the old property or value.";
    ReplyHeaderGone = "D0623", Callers, Regenerated, "header of a reply removed",
        "The method that reads the header is removed. Deployed clients see no value.";
    ReplyHeaderAdded = "D0624", Nobody, Never, "header of a reply added",
        "Regenerated code has a method that reads the header. Existing code does not call it.";
    ReplyHeaderEncoding = "D0625", Callers, Deployed, "header of a reply is written differently",
        "Deployed clients read the header in the old style, and fail or see another value.";

    // ---- errors

    ErrorGone = "D0701", Callers, Regenerated, "documented error removed",
        "The variant is removed, so source code that matches it does not compile. Clients report the error as an unexpected one.";
    ErrorAdded = "D0702", Nobody, Never, "documented error added",
        "The enum of errors is not exhaustive, so existing code compiles. Deployed clients report the error as an unexpected one.";
    ErrorMeaning = "D0703", Callers, Deployed, "meaning of an error changed",
        "Deployed clients retry, refresh or give up by the old classification.";
    ErrorRecognition = "D0704", Callers, Deployed, "error is recognized differently",
        "Deployed clients look for the old status or code, and report the error as another one.";
    ErrorBody = "D0705", Callers, Regenerated, "error has another body",
        "The field `body` of the variant is added or removed.";

    // ---- webhooks

    WebhooksGone = "D0801", Callers, Deployed, "webhooks removed",
        "The types that verify and read webhooks are removed.";
    WebhooksAdded = "D0802", Nobody, Never, "webhooks added",
        "Regenerated code can verify and read webhooks.";
    EventGone = "D0803", Callers, Deployed, "webhook event removed",
        "The variant is removed, and the provider no longer sends the event.";
    EventAdded = "D0804", Nobody, Never, "webhook event added",
        "Deployed clients read the event as an unknown one.";
    WebhookSignature = "D0805", Callers, Deployed, "webhook signature changed",
        "Deployed clients reject webhooks that are signed in the new way.";
    EventRecognition = "D0806", Callers, Deployed, "webhook events are recognized differently",
        "Deployed clients look for the type or the identifier of an event in the old place.";

    // ---- Rust

    Renamed = "D0901", Callers, Regenerated, "Rust item renamed",
        "Source code that names the item does not compile. Use the new name, or retain the old one with `rust_name` in the spec or with a names file (`cargo licit gen --names FILE`).";
    RustType = "D0902", Callers, Regenerated, "Rust type changed",
        "Source code that names or constructs the type must be changed. If its values changed as well, that is reported at the type itself.";
    OtherSubClient = "D0903", Callers, Regenerated, "method moved to another client",
        "The method is called on another sub-client. Change the call.";
}
