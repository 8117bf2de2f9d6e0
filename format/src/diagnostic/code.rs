//! The rules of the format: a code for each, with its meaning, how to fix a violation, and why the rule exists.
//!
//! A code never changes its meaning and is never reused for another rule.

use std::fmt;

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal, $consequence:literal;)*) => {
        /// A rule of the spec format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the code as shown in messages: `E0203`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// Returns the rule in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// Returns what the rule means and how to fix a violation.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }

            /// Returns what would happen, in requests or in generated code, if the rule did not exist; for a
            /// warning, what does happen.
            pub fn consequence(self) -> &'static str {
                match self { $(Self::$name => $consequence,)* }
            }
        }
    };
}

codes! {
    Syntax = "E0001", "invalid JSON",
        "A spec is strict JSON (RFC 8259): no comments, no trailing commas, double quotes.",
        "A parser that guesses what was meant might guess differently from the next one, and the generated client would send something that the author did not write.";
    DuplicateKey = "E0002", "duplicate key",
        "JSON parsers disagree on which of two equal keys counts, so licit accepts neither. Remove one.",
        "One of the two values would be dropped silently: a client generated here and a tool that reads the same file could send different requests.";
    TooLarge = "E0003", "the file is too large",
        "A spec may have at most 64 MiB and a million values; the aliases of a YAML document may expand to at most 32 MiB. No handwritten or imported spec comes near these limits. Check that the path points to the right file.",
        "A file of this size is almost always a dump or the wrong file. Reading it would take the memory of the machine that builds.";
    NotUtf8 = "E0004", "the file is not UTF-8",
        "JSON exchanged between systems must be UTF-8 (RFC 8259 §8.1). Save the file in that encoding.",
        "Names and descriptions would be decoded by guessing an encoding, so scopes and parameters could be sent with other bytes than the provider expects.";
    Unreadable = "E0005", "the file cannot be read",
        "In the macro and the build script, the path is relative to the crate's root (the directory of its Cargo.toml); on the command line, it is relative to the working directory.",
        "Without the file, its operations would be missing from the client.";
    TooDeep = "E0006", "values nested too deeply",
        "Values may be nested at most 128 levels deep. Check that the path points to the right file.",
        "Reading nested values uses the stack. A deeper file could crash the compiler instead of causing a diagnostic.";
    TooCostly = "E0007", "the document is too expensive to read",
        "The limits are: a million values in all documents that refer to each other; 300000 steps to read their schemas, plus one for every 4 bytes, where a schema counts each time another schema contains or extends it; 2000 sub-clients; 1000 each of variables, environments, registrations, error shapes and page styles; 100000 scope implications. Published vendor documents stay far below these limits. List the operations that the application needs in `include`, or bundle what they need into a smaller document.",
        "A small document can describe an amount of work that grows without bound, for example by schemas that contain each other in many ways. A build would not finish.";
    NewerFormat = "E0008", "spec for a newer licit",
        "`format_version` is the version of the format that the spec is written in, and `licit_version` the minimum version of licit that supports all of its keys. An older licit cannot interpret some of them, so it rejects the whole spec. Update licit.",
        "A key that this version does not support may change how tokens are requested or where they are sent. A client generated without it would send wrong requests, so nothing is generated.";
    DocumentAsSpec = "E0009", "OpenAPI document instead of a spec",
        "A spec describes how to log in, and names an OpenAPI document for the operations. `cargo licit import openapi` writes a spec from a document. `diff`, `docs`, `scopes` and `call` also read documents themselves.",
        "A document does not state how to authenticate a client, so no client could be generated from it alone.";
    UnknownKey = "E0101", "unknown key",
        "The format does not define this key here. Unknown keys are errors, so that a misspelled key is never silently ignored.",
        "The key would have no effect, and the requests would be sent as if it were not there.";
    WrongType = "E0102", "wrong type",
        "Another type of JSON value is expected here.",
        "A value of the wrong type has no meaning, so requests would be sent with a default that the author did not choose.";
    MissingKey = "E0103", "missing required key",
        "The object requires this key.",
        "The request could not be built, because it has no address or no content.";
    InvalidChoice = "E0104", "not one of the allowed values",
        "Only the listed values are allowed here.",
        "The value names a behaviour that neither the client nor the emulator has. The provider would see the default behaviour instead.";
    MalformedText = "E0105", "malformed string",
        "The string must be a valid name, scope, pointer or URL, as the message says.",
        "The text becomes part of a request or of generated code. A scope with a space would be sent as two scopes, and a pointer without its slash finds nothing.";
    OutOfRange = "E0106", "number out of range",
        "The number is below the minimum or above the maximum.",
        "The number would be cut off or would overflow: a lifetime of -1 seconds makes every token expired on arrival.";
    TooFew = "E0107", "list too short",
        "Add elements to the list, or remove the key.",
        "An empty list allows nothing: without a single authentication method, for example, no token request could be sent.";
    ExclusiveKeys = "E0108", "mutually exclusive keys",
        "The object sets one thing with two keys. Remove one of them.",
        "Only one of the two could be sent, and the spec does not say which.";
    ScopeSyntax = "E0201", "invalid scope expression",
        "Write `a | b` for any of, `a & b` for all of, and use parentheses. `&` binds more tightly than `|`.",
        "The operation's scopes would be unknown, so calls would compile that the provider answers with 403.";
    ScopeTooComplex = "E0202", "scope expression too complex",
        "In conjunctive normal form, the expression has more than 64 clauses. Check that it describes a single operation.",
        "Each clause becomes a trait bound of the generated method. Compile times and error messages would grow with all of them.";
    UnknownScope = "E0203", "unknown scope",
        "Scopes named by operations, defaults and implications must be declared in `scopes`.",
        "The authorization request would name a scope that the provider does not have. Most providers answer with `invalid_scope` and no user can log in; others ignore it, and calls fail later with 403.";
    ScopeCycle = "E0204", "a scope implies itself",
        "Implication is transitive, so a cycle would make all of its scopes equivalent.",
        "A token with one of the scopes would count as having all of them, so calls would compile that the provider rejects.";
    ScopeNameClash = "E0205", "two scopes with the same Rust name",
        "Each scope becomes a trait named after it in PascalCase. Give one of them a `rust_name`.",
        "The generated module would declare the same trait twice and would not compile.";
    ScopeWithSeparator = "E0206", "scope contains the separator",
        "Requested scopes are joined with the separator of `scope_format`; granted scopes are split at the reply's `scope_separator`. A scope that contains the separator would become several scopes. This includes the values of variables in a scope, which also contain no space, quote, backslash or control character (RFC 6749 §3.3). Values that the application sets are checked by `build`.",
        "With the separator `:`, a request for `orders:read` reads as a request for `orders` and `read`, and the reply is split in the same way. The granted scopes never equal the requested ones.";
    RequiredScopes = "E0207", "contradictory required scopes",
        "With `required` in `scope_format`, every request names scopes. Declare the provider's scopes in `scopes`, and remove `default_scopes`, which are the scopes of a request that names none.",
        "A login without scopes would be sent, and a provider that requires them answers with `invalid_scope`.";
    NoGrant = "E0301", "no grant and no credential",
        "A provider needs at least one grant in `grants`, a static token in `credentials`, or a scheme in `security_schemes`.",
        "An application could obtain no token, so the provider would answer every call with 401.";
    MissingEndpoint = "E0302", "grant without its endpoint",
        "The authorization code grant needs `authorization_endpoint`, and the device code grant needs `device_authorization_endpoint`. Every grant needs a `token_endpoint`, either in the grant or in the provider.",
        "The grant's first request would have no address.";
    NotHttps = "E0303", "endpoint is not https",
        "Codes, secrets and tokens are sent to endpoints, so endpoints must use `https` (RFC 6749 §3.1.2.1, RFC 9700 §2.6). Plain http is accepted only for loopback hosts.",
        "Anyone on the network path could read codes, client secrets and tokens, and use them.";
    MalformedUrl = "E0304", "malformed URL",
        "Endpoints are absolute URLs without user information or a fragment.",
        "A fragment is never sent, and user information ends up in logs. The request would go to another address than the one written.";
    UnknownClient = "E0305", "unknown client",
        "The grant names a registration that `clients` does not declare. With several registrations, each grant must name one.",
        "The grant would have no client ID and no authentication, so the provider would answer with `invalid_client`.";
    UnusableAuthMethod = "E0306", "unusable client authentication method",
        "The client credentials grant authenticates the client itself, so its request must contain a secret of the client, and `none` is not possible there (RFC 6749 §4.4).",
        "The request would contain nothing that only the application knows. Anyone could obtain the application's token.";
    RefreshWithoutGrant = "E0307", "refresh without a grant that returns refresh tokens",
        "Refresh tokens come from the authorization code grant or another user grant. This spec has none of these.",
        "No reply ever contains a refresh token, so the refresh request would never be sent.";
    IssuerMissing = "E0308", "`iss` without an issuer",
        "With `authorization_response_iss_parameter_supported`, the callback's `iss` is compared with `issuer` (RFC 9207 §2.4). Set `issuer`.",
        "Without an expected value, the callback's `iss` could not be compared. A malicious server could obtain a code that another server issued (mix-up).";
    UnusedClient = "E0309", "client without a grant",
        "No grant uses this registration, so the generated type would have no methods. Name it as the `client` of a grant, or remove it.",
        "An application would have to configure a client ID and a secret that no request uses.";
    UnsupportedGrant = "E0310", "unsupported grant",
        "licit deliberately does not support the implicit grant, which exposes tokens to the browser (RFC 9700 §2.1.2). This covers `implicit` and every `response_type` that contains `token`, wherever it is set: in `response_type`, in `parameters`, in the query of `authorization_endpoint`. A caller or a variable can set it only to the values of an `enum`. A `response_type` without `code` returns nothing to exchange.",
        "The access token would be in the URL of the callback, where browser history, logs and scripts of the page can read it.";
    NoTokenInReply = "E0311", "token reply without an access token",
        "Only a refresh reply may omit `access_token`; the current token then stays valid.",
        "The login would end without a token, and the first call would fail with 401.";
    SignatureWithoutSecret = "E0312", "signed callback without a client secret",
        "The signature is verified with the client secret, so the grant needs a client authentication method that uses one.",
        "A public client has no secret to compute the signature with, so every callback would be rejected.";
    UnknownWireName = "E0313", "misspelled standard name",
        "`rename` and `omit` list parameters and members by their names in the RFCs. Any other name would be ignored. Declare provider-specific parameters in `parameters`. Set the name of the scope parameter in `scope_format`.",
        "The entry would rename or omit nothing. The provider would still receive the parameter under its standard name.";
    ParameterSetTwice = "E0314", "standard parameter set twice",
        "licit sends the standard parameters of authorization and token requests. `parameters`, the query of `authorization_endpoint` and `rename` cannot set one again. Remove the second one, or list the standard name in `omit`. Two parameters of a request, two members of a token reply and two parameters of the callback cannot have one name, and a header cannot contain two credentials.",
        "A second `state` or `client_id` in a URL: one server reads the first, another the last. A value in `parameters` would never be sent.";
    JsonParameter = "E0315", "parameter that the request cannot contain",
        "In a token request with `\"encoding\": \"json\"`, a name that starts with `/` is a JSON pointer, and a parameter may be a number or a boolean. A nested parameter needs that encoding, and cannot be inside the value of another parameter.",
        "The provider would receive a parameter with slashes in its name, or no readable body.";
    PushWithoutEndpoint = "E0321", "pushed requests without an endpoint",
        "With `require_pushed_authorization_requests`, every authorization request is pushed (RFC 9126 §5). Set `pushed_authorization_request_endpoint`.",
        "The authorization request could be sent neither directly, because the provider rejects it, nor through a pushed request, because no key has its endpoint.";
    DpopPlace = "E0322", "DPoP-bound tokens outside the `Authorization` header",
        "A DPoP-bound token is sent only as `Authorization: DPoP …` (RFC 9449 §7.1). Remove `dpop`, or remove `token_in` from `api`.",
        "The proof covers a token that is sent in `Authorization`. Sent elsewhere, a bound token counts as a bearer token, and the provider answers with 401.";
    AssertionAlgorithm = "E0323", "algorithms that fit no authentication method",
        "`private_key_jwt` signs with a key of the client (`ES256`, `PS256`, `RS256`, `EdDSA`), `client_secret_jwt` with the client secret (`HS256`). `algorithms` of `client_assertion` contains one that fits a method of the spec.",
        "No application could sign a JWT that the provider accepts, so nobody could log in.";
    UntypedDetails = "E0325", "authorization details without a type",
        "Every authorization detail has a `type` (RFC 9396 §2). Name an object model with a `type` property, or a union of such models with a discriminator.",
        "The provider answers an authorization detail without a `type` with `invalid_authorization_details`.";
    OpenIdIncomplete = "E0330", "incomplete OpenID Connect configuration",
        "ID tokens are requested with the scope `openid`, compared with `issuer`, and verified with the keys at `jwks_uri` (OpenID Connect Core §3.1.2.1, §3.1.3.7). All three are required. Encrypted ID tokens need the algorithms of their keys, `id_token_encryption_alg_values_supported`.",
        "An ID token could not be verified, so the login would accept a forged one or reject every one.";
    SignedResponseIncomplete = "E0331", "incomplete signed authorization responses",
        "Authorization responses with `\"response_mode\": \"jwt\"` are compared with `issuer` and verified with the keys at `jwks_uri` (JARM §2.4). Set both.",
        "The signature of the response could not be verified, so the signature would protect nothing.";
    SignedWithoutSecret = "E0332", "HMAC signature without a client secret",
        "`HS256`, `HS384` and `HS512` signatures are verified with the client secret, so the grant needs a client authentication method that uses one.",
        "The algorithm uses the client secret as its key. A public client has none, so every ID token would be rejected.";
    ClaimsNotAnObject = "E0333", "claims that are not an object",
        "ID token claims and UserInfo replies are JSON objects: `claims` and `userinfo` must name models with properties.",
        "The reply is a JSON object. Decoding it as another type fails at every login.";
    SignatureIncomplete = "E0334", "incomplete request objects or signed introspection",
        "Request objects are for the server that `issuer` names (RFC 9101 §4), so they require `issuer`. Signed introspection responses (RFC 9701 §5) are compared with `issuer` and verified with the keys at `jwks_uri`. Set what is missing.",
        "A request object without the right audience is rejected, and a signed response that cannot be verified is no safer than an unsigned one.";
    IssuerPattern = "E0335", "invalid issuer pattern",
        "`issuer_pattern` begins with `https://` and names at least one claim of the ID token in braces, such as `https://login.example/{tid}/v2.0`. The host has none: a token must not choose the server that issued it. Without such a claim, set `issuer`.",
        "A token of any host would be verified with the keys of that host, so anyone could issue a valid one.";
    IdentityOperation = "E0336", "operation of the identity cannot be called",
        "`identity` names an operation that returns the user who is logged in. It must be declared in `operations`, act for a user, return a JSON value, and require neither arguments nor a body. Parameters with a fixed `value` are allowed.",
        "`user_identity` has no arguments to send, so the provider would reject the request, or return something else than the user.";
    IdentityPlace = "E0337", "place that the identity's reply does not have",
        "A place in `identity` is a JSON pointer to a string, number or boolean in the reply, or a template with at least one such pointer. Variables in it must be declared, and must not come from the callback, which anyone can forge.",
        "The value would be absent for every user, or an error at every login.";
    IdentitySubject = "E0338", "email address as the identifier",
        "Users change their email addresses, and providers assign released addresses to other people. Use the identifier that the provider never changes.",
        "A user whose address changes would become another user, and the next owner of the address would take over the account.";
    ReuseContradiction = "E0340", "contradictory refresh token reuse",
        "`reuse` says how the provider treats a refresh token that is used twice. `grace` requires a `grace_period`, and `strict` excludes one. With `\"rotation\": \"never\"`, refresh tokens are never used up, so `reuse` does not apply.",
        "After a crash during a refresh, the client would either send a used token again, which makes a strict provider revoke the grant, or give up a token that is still valid.";
    InactivityWithoutEffect = "E0341", "inactivity period without effect",
        "`inactivity_period` states when an unused refresh token expires. It has an effect only if `lifetime` is longer and `input` is a refresh token.",
        "The spec would suggest that grants end at a time at which they do not.";
    ContraryToProfile = "E0350", "violates the profile",
        "The spec names a `profile` and has a key that the profile forbids, or lacks one that it requires. The message names the section. Correct the key, or remove `profile` if the provider does not follow it: the profile states what the provider guarantees, not what its clients prefer.",
        "A server that follows the profile rejects the request, or the client lacks the protection that the profile provides.";
    TemplateSyntax = "E0401", "invalid template",
        "Write variables in braces: `https://{subdomain}.example.com`. Literal braces are not supported.",
        "The text would be sent as it is, with its brace, and the request would go to a host or path that does not exist.";
    UnknownVariable = "E0402", "unknown variable",
        "Variables in templates, environments and captures must be declared in `variables`.",
        "No application could set the variable, so the URL could not be completed.";
    VariableValue = "E0403", "invalid variable value",
        "Defaults and environment values must match the variable's `format` or be one of its `enum` values.",
        "A client with the default value would send requests to a host or tenant that the spec itself excludes.";
    VariableTooLate = "E0404", "variable not available yet",
        "The authorization request and the token request are sent before the callback or the token reply returns these values.",
        "The value arrives in the reply to the very request that needs it. The request could never be sent.";
    NotCaptured = "E0405", "variable without a capture",
        "A variable `from` the callback or the token reply needs a `captures` entry that sets it.",
        "The variable would have no value after the login, and the first call would fail before it is sent.";
    TemplateFunction = "E0406", "invalid template function",
        "The functions are `base64(x)`, `base64url(x)`, `hex(x)`, `lower(x)`, `upper(x)`, `urlencode(x)`, the digests `md5(x)`, `sha1(x)`, `sha256(x)`, `sha512(x)`, `hmac_sha1(key, x)`, `hmac_sha256(key, x)`, `hmac_sha512(key, x)`, which are bytes to be encoded, their short forms `sha256_hex(x)` and `hmac_sha256_hex(key, x)`, and `sorted(pair, separator)` in a token request. They are allowed in parameters and headers, but not in URLs.",
        "The parameter would be sent without the digest or signature that the provider compares, and the provider would answer with an error.";
    SecretInTemplate = "E0407", "client secret not allowed here",
        "`client_secret` may be used only in `token_request`, and as the key of an HMAC in the parameters of a login, because other requests may go to parties that must not see the secret.",
        "The client secret would be sent with every call, also to hosts other than the authorization server, and could appear in their logs.";
    RequestValue = "E0408", "value of a token request elsewhere",
        "`code`, `refresh_token`, `redirect_uri`, `path`, `body`, `sorted` and the like are values of the token request that a template is part of. Use them in the parameters and headers of `token_request`; `body` only in headers, because the parameters are in the body.",
        "The value exists only while a token request is built. Elsewhere the parameter would be empty.";
    SecretVariable = "E0450", "exposed secret variable",
        "A `secret` variable must come from the application and cannot have a default. It is allowed only in headers and parameters of requests that the application sends itself, not in a URL or in an authorization request, which passes through a browser.",
        "The value would be visible in the browser's address bar and history, and in the logs of every proxy and server on the way.";
    DomainsWithoutHost = "E0451", "domains for a variable that is not a host",
        "`under` applies only to variables whose `format` is `host` or `origin`, and lists domains such as `example.com`.",
        "The list would restrict nothing, although it looks as if it limits where tokens are sent.";
    AffixOnCapture = "E0452", "prefix or suffix on a captured variable",
        "`prefix` and `suffix` are removed from values that the application sets. Values from the provider are stored unchanged.",
        "The stored value would differ from the one that the provider sent, and later requests would name another tenant.";
    HostFromCallback = "E0453", "the callback can choose the host that receives secrets or tokens",
        "An attacker can forge a callback and send a user's browser to it. List the allowed domains in `under` or the allowed values in an `enum`; use a `label` in front of a fixed domain, as in `https://{shop}.example.com`; or verify the callback's `signature`. A domain below which anyone can register names, such as `com`, `co.uk` or `github.io`, limits nothing. A variable that the callback and a later reply set counts as set by the callback.",
        "An attacker sends a user to `…/callback?server=evil.example&code=…`. The client then sends the code, its secret or its token to `evil.example`.";
    CaptureIgnored = "E0454", "captured value is never used",
        "A variable has one source. The application sets this one, so captures do not replace it. Set `from` to the source of the value.",
        "The provider names the user's tenant in its reply, but calls would still go to the tenant that the application configured.";
    OptionalVariable = "E0455", "optional variable in a URL",
        "A parameter or header whose template contains an optional variable without a value is not sent. A part of a URL cannot be left out.",
        "An unset variable would leave a gap: `https://acme.example//token`.";
    VariablePattern = "E0456", "invalid pattern of a variable",
        "`pattern` is a regular expression in the syntax of Rust's `regex` crate that the whole value must match. It excludes `format` and `enum`. A variable that the provider sets needs an `example`, which the emulator returns. In a host, it matches no characters that end the host, such as `/` and `@`.",
        "Every value, or none, would match, so a mistyped account would be found only when the provider answers with an error.";
    TypeSyntax = "E0501", "invalid type",
        "Types are written `string`, `Contact`, `[T]` or `{T}`, optionally followed by `|null` and `?`.",
        "The member would have no type, so the client could not read it from a reply.";
    UnknownModel = "E0502", "unknown model",
        "The type is neither built in nor declared in `models`.",
        "The reply could not be decoded, because the spec does not state what it contains.";
    NameClash = "E0503", "two items with the same Rust name",
        "Different names in the spec become the same name in Rust. Rename one of them.",
        "The generated module would declare two items with the same name and would not compile.";
    DuplicateValue = "E0504", "duplicate enum value",
        "Remove one of the duplicates.",
        "Two variants would stand for the same value, and a decoded value could be only one of them.";
    AliasCycle = "E0505", "model is an alias of itself",
        "A chain of model aliases must end at an actual type.",
        "The alias has no type behind it, so a value of it can be neither sent nor read.";
    NotOptional = "E0506", "parameter cannot be optional",
        "A path without its parameter is a different path. An operation's own path parameter may have a `default`, which is used when the caller sets no value.",
        "Without the value, `/orders/{id}` becomes `/orders/`, which is another resource. A `DELETE` of it could remove all orders.";
    BadParameterType = "E0507", "type not allowed here",
        "`file` is allowed only for a part of a `multipart` body, alone or in a list. `text` is allowed only as the type of a whole reply.",
        "A file does not fit into a query, and a plain text is not a member of JSON. The request could not be written.";
    FixedProperty = "E0508", "fixed value not allowed here",
        "`value` is only for parameters that are always sent unchanged, not for properties of a model.",
        "A fixed value is never read from a reply, so a model with one would drop what the provider sends.";
    MisplacedStyle = "E0509", "parameter style not allowed here",
        "Queries, forms and cookies use the form styles. Paths and headers use `simple`. All of them support `json`. `content_type` applies only to parts of `multipart`.",
        "The provider would receive `1,2,3` where it expects `ids=1&ids=2&ids=3`, and would ignore the parameter or answer with 400.";
    MixedEnum = "E0510", "enum with values of different types",
        "The values of an enum must be all strings or all integers.",
        "One Rust type cannot represent values of different JSON types, so `1` would be sent as `\"1\"`.";
    BadDiscriminator = "E0511", "invalid discriminator",
        "A discriminator must be a property of every type in the union, and its values must identify only these types.",
        "The type of a reply could not be determined, so its members would be lost or read as another type.";
    InvalidDirection = "E0512", "invalid use of `read_only` or `write_only`",
        "`read_only` and `write_only` apply only to properties of models, and exclude each other.",
        "The member would be neither sent nor read.";
    CallSyntax = "E0601", "invalid `call`",
        "Write the method and the path: `GET /contacts/{id}`.",
        "The request has no method. A `GET` where `POST` is meant changes nothing and may still succeed.";
    UndeclaredPathParameter = "E0602", "undeclared path parameter",
        "Each name in the path's braces must be declared in the operation's `path`, in a sub-client, or as a variable.",
        "The braces would be sent: `GET /orders/{id}`, which the provider answers with 404.";
    UnusedPathParameter = "E0603", "unused path parameter",
        "Remove the parameter, or add it to the path.",
        "Callers would pass a value that is never sent, and would receive another resource than the one they asked for.";
    MissingBaseUrl = "E0604", "relative path without a base URL",
        "Set `base_url` in `api`, or write an absolute URL in `call`.",
        "The request would have a path but no host.";
    BodyNotAllowed = "E0605", "body not allowed",
        "A `HEAD` request has no body (RFC 9110 §9.3.2), and a request has at most one body. `content_type` applies to JSON, form and multipart bodies, and `optional_body` to a body with required members.",
        "Servers ignore or reject such a body. With two bodies, only one would be sent.";
    GraphQlWithoutEndpoint = "E0606", "GraphQL operation without an endpoint",
        "Set `graphql_endpoint` in `api`.",
        "The query would have no address.";
    KeyNotAllowed = "E0607", "key not allowed for this kind of operation",
        "`variables` and `data` require `graphql`. `path`, `query`, `cookies`, `replies` and the body keys require `call`.",
        "The values would never be sent: a `GET` has no GraphQL variables, and a GraphQL query has no path.";
    UnknownPagination = "E0608", "unknown page style",
        "`pages` is `link`, `connection`, a name from `pagination`, or an object.",
        "Only the first page would be requested, and later items would be missing without an error.";
    PaginationParameter = "E0609", "missing page parameter",
        "The next page is requested with this query parameter, body member or GraphQL variable, so the operation must declare it.",
        "The request for the second page would be the same as for the first. It would return the first page again and again.";
    ItemsNotAList = "E0610", "items are not a list",
        "`items` must point to a list in the type that the operation returns.",
        "The stream of items would have no items to return.";
    PaginationKey = "E0611", "missing or unsupported pagination key",
        "The styles `cursor` and `next_url` require `next`. `total` and `total_pages` apply to `page` and `offset`, `id` applies to `last_item`, and `has_more` applies to all styles with a request parameter.",
        "The client could not find out where the next page is, so it would stop after the first one.";
    TokenNeverGranted = "E0612", "operation that no token can call",
        "The operation requires an access token, perhaps a user token or an application token, and no grant or credential returns one.",
        "No application could obtain a token that the provider accepts for this call, so it would always fail with 401 or 403.";
    ReservedName = "E0613", "reserved name",
        "The generated client or module already uses this name. Choose another one.",
        "The generated method or type would replace one that every client has, and the module would not compile or would behave differently.";
    UnknownSubClient = "E0614", "unknown sub-client",
        "The `sub_client` of an operation must be declared in `sub_clients`.",
        "No client would have the operation as a method.";
    WrongStatus = "E0615", "status not allowed here",
        "`replies` lists success statuses (2XX); `errors` lists all others. Replies with the statuses 204 and 205, and replies to `HEAD`, have no body (RFC 9110 §6.4.1).",
        "The client would decode an error as a success, or would wait for a body that the reply cannot have.";
    GraphQlDocument = "E0616", "invalid GraphQL document",
        "`graphql` contains exactly one operation, a query or a mutation, and the fragments that it uses. A request names no operation, so a server could not choose one of several. Subscriptions are not supported.",
        "The server would reject the request. It would answer a subscription with a stream of events, which the client cannot read.";
    UnusableRedirect = "E0620", "unsupported redirect",
        "Redirects are followed for `GET` and `HEAD` calls, and for `POST` calls when 301, 302 or 303 turns them into a `GET` (RFC 9110 §15.4). Any other request would be sent twice.",
        "The same body would be sent a second time to another address, and an order would be created twice.";
    NoIdempotencyHeader = "E0621", "idempotency key without a header",
        "`true` refers to the header set in `api`. Set it there, or write the header's name here.",
        "Retried requests would be sent without a key, and the provider would execute them twice.";
    EmptyRateLimit = "E0622", "rate limit without headers",
        "`rate_limit` lists the rate limit headers of the provider. Set at least one of `limit`, `remaining` and `reset`. `reset_unit` requires `reset`.",
        "The client could not see that the limit is near, so it would run into 429 replies.";
    UndeclaredOrigin = "E0623", "operation with an undeclared origin",
        "Tokens are sent only to the origin of `api.base_url` and to `api.trusted_origins`, both of which are set in the spec. An OpenAPI document cannot add an origin, neither in a path nor in `servers`. Check that the host belongs to the provider, then add the line that the message shows.",
        "A document that someone else wrote could send the user's token to a host of its choice.";
    TokenValue = "E0624", "unusable header value for the token",
        "`value` of `token_in` is the value of `header`. It contains `access_token` once, and no functions.",
        "The token would not be in the request, or the provider could not find it.";
    TokenInBody = "E0625", "body that cannot carry the token",
        "With `body` in `token_in`, each call sends the access token as a member of a form, a JSON object or a multipart body. A list, a file and a GraphQL document have no such members. Set another place of the token, or `\"token\": \"none\"` if the call needs none.",
        "The request would have no token, and the provider would answer with 401.";
    UnknownSecurityScheme = "E0631", "unknown security scheme",
        "`security` names entries of `security_schemes`, or `token` for the access token.",
        "The request would be sent without the credential, and the provider would answer with 401.";
    SecurityConflict = "E0632", "contradictory security requirement",
        "Everything in one alternative of `security` is sent, so two credentials cannot share a header, query parameter or cookie. `security` states the whole requirement: it replaces `scopes` and `\"token\": \"none\"`. Only the access token has scopes.",
        "The second credential would overwrite the first one in the request.";
    SecurityTooComplex = "E0633", "security requirement too complex",
        "The alternatives of `security` lead to more than 64 combinations of credentials that are enough. Check that they describe a single operation.",
        "Each combination becomes part of the generated method's bounds. Compile times and error messages would grow with all of them.";
    UnknownShape = "E0701", "unknown error shape",
        "A documented error names a shape that `errors.shapes` does not declare.",
        "The error would never be recognised, and callers would only see `Unexpected`.";
    ErrorNeverMatches = "E0702", "unreachable documented error",
        "An earlier error matches everything that this one matches. Move the more specific error first, or add a distinguishing condition.",
        "Callers would match on a variant that the client never returns, and would miss the error that it stands for.";
    CodeWithoutShape = "E0703", "error code without a shape",
        "A documented error's `code` is compared with the value at a shape's `code` pointer, and no shape has one.",
        "The client would not know where in the reply the code is, so the variant would never be returned.";
    EmptyShape = "E0704", "empty error shape",
        "A shape needs at least one of `present`, `code` and `message`.",
        "Every reply would match the shape, or none, so errors would be read with the wrong rules.";
    UnknownError = "E0705", "unknown documented error",
        "An operation's `errors` lists names from `errors.documented`, or maps statuses to types.",
        "The operation's documentation would promise an error that no reply can produce.";
    DeviceErrorElsewhere = "E0706", "error of device logins elsewhere",
        "An error with the meaning `authorization_pending`, `slow_down`, `access_denied` or `device_code_expired` has `\"at\": \"device_code\"`, and the spec has the grant `device_code`.",
        "Other requests never wait for a user. The same status would turn a failed call into a login that never ends.";
    NotOpenApi = "E0801", "not an OpenAPI document",
        "`api.openapi` must name an OpenAPI 3.0, 3.1 or 3.2 document in JSON or YAML, with a path relative to the spec. A later version may change what keys mean, so it is rejected.",
        "Nothing in the file can be read as an operation. In Swagger 2.0, for example, parameters and bodies are written in another way.";
    UnknownOverride = "E0802", "override of an operation that is not in the document",
        "An entry of `operations` without `call` or `graphql` overrides an operation of `api.openapi`, named by its `operationId` in snake_case. Operations excluded by `include` or `exclude` cannot be overridden.",
        "The change would apply to nothing, and the document's own description would be used.";
    DocumentOutsideRoot = "E0803", "document outside the spec's directory",
        "`api.openapi` must name a file in the spec's directory or below it. Symbolic links are resolved before paths are compared. Move the document there, or allow a directory that contains it with `--document-root` on the command line or `document_root` in the macro and build scripts.",
        "A spec from someone else could make a build read any file of the machine, and put parts of it into generated code.";
    RemoteDocument = "E0804", "document is a URL",
        "Code generation never uses the network, so that the same files always produce the same code. Download the document, for example with `curl --output acme.yaml URL`, and name the file in `api.openapi`.",
        "The generated code would depend on what the server returns on the day of the build, and a build without a network would fail.";
    NoDocumentRoot = "E0805", "document root is not a directory",
        "In the macro and the build script, the path is relative to the crate's root (the directory of its Cargo.toml); on the command line, it is relative to the working directory.",
        "Every reference to a file would be rejected, so the types behind them would be lost.";
    GivenName = "E0806", "invalid name in Rust",
        "A name in `api.names` or in a names file must be written as Rust names of its kind are, and be unique where it stands. Set another name, or remove it.",
        "The generated module would not compile, or two items would have the same name.";
    Overlay = "E0807", "overlay that cannot be applied",
        "A file of `api.overlays` must be an OpenAPI Overlay document of version 1: `overlay`, and `actions`, each with a `target` (a JSONPath expression, RFC 9535) and `update` or `remove`.",
        "Some corrections of the document would be applied and others not, so the client would send requests that neither file describes.";
    UnmatchedSelection = "E0808", "selection of an operation that is not in the document",
        "A pattern of `api.include` or `api.exclude`, or of `import openapi`, must match an operation of the document: by its name or `operationId`, its tag (`tag:Contacts`), or its path (`GET /contacts/*`). Tags are case-sensitive.",
        "A typo in `include` generates a client without operations; a typo in `exclude` generates operations that should be excluded.";
    UnidentifiedEvent = "E0901", "event without a distinguishing type",
        "A webhook event is identified by the value at `event_type`, by `matches`, or by being the only event. Set one of these.",
        "A webhook that arrives could be any of the events, so its body would be decoded as the wrong type.";
    EventNeverMatches = "E0902", "unreachable event",
        "An earlier event matches everything that this one matches. Move the more specific event first, or add a distinguishing condition.",
        "The handler of the later event would never run.";
    UnverifiableSignature = "E0903", "signature that cannot be verified",
        "The signed content must include the body and may use only parts of the webhook request: its timestamp, ID, method and URL.",
        "The signature would not cover the body, so an attacker could send any event with a signature seen once.";
    UnusedModel = "W0001", "unused model",
        "No operation uses the model. It is generated anyway.",
        "Nothing is sent or read differently. It usually means that an operation's `returns` or `body` is missing.";
    UnusedScope = "W0002", "unused scope",
        "The scope can be requested, but no operation requires it. Mark a scope that requests a refresh token as `offline`. There is no warning if more scopes are unused than used: the spec then covers only a part of the API.",
        "Users are asked to consent to something that the application never needs.";
    UnusedPagination = "W0003", "unused page style",
        "No operation uses this page style.",
        "Nothing is sent differently. It usually means that an operation's `pages` is missing, so only its first page is returned.";
    PlainPkce = "W0004", "PKCE with the `plain` method",
        "`plain` protects only against attackers who cannot see the authorization request (RFC 9700 §2.1.1). Use `S256` if the provider supports it.",
        "The authorization request contains the verifier itself. Anyone who reads it can exchange an intercepted code.";
    NoProtection = "W0005", "neither `state` nor PKCE",
        "Without both, the callback is not bound to the browser that started the login (RFC 9700 §2.1). The generated documentation contains a warning.",
        "An attacker can send a user's browser to the callback with the attacker's own code. The user's session is then connected to the attacker's account.";
    TokenInQuery = "W0006", "token or secret in a URL",
        "URLs are stored in logs and browser histories (RFC 9700 §4.3.2). This applies to tokens in API calls, parameters of token and revocation requests with `\"encoding\": \"query\"`, API keys of `security_schemes` in a query, query parameters of operations that are named as tokens are, and secret variables in a query or path. A variable that captures a token is secret. Use it only if the provider requires it.",
        "The token or secret appears in access logs, in the `Referer` header and in browser histories. Anyone who reads one of them can use it.";
    UnusedVariable = "W0007", "unused variable",
        "No template uses the variable, so setting it has no effect.",
        "Applications set a value that no request contains. It usually means that a URL lacks the variable.";
    PasswordGrant = "W0008", "password grant",
        "The application sees the user's password, and a second factor is not possible. RFC 9700 §2.4 forbids this grant. Declare it only if the provider offers no other grant.",
        "The user's password passes through the application: `grant_type=password&username=…&password=…`.";
    UnusedClientAssertion = "W0021", "unused client assertion",
        "`client_assertion` configures the JWTs of `private_key_jwt` and `client_secret_jwt`, and no grant uses either method.",
        "Token requests are authenticated in another way, and the settings have no effect on them.";
    UnverifiedCallback = "W0023", "unverified callback",
        "A callback without a code only names an installation or a tenant, and any user can forge it with another user's. Before acting on it, verify with the provider, using one of the user's tokens, that it belongs to the user.",
        "Any user can call `…/callback?shop=123` with the number of another customer. An application that trusts it shows one customer's data to another.";
    HostFromReply = "W0024", "a reply can choose the host that receives secrets or tokens",
        "A token reply comes from the provider, but a bug there or a tenant with a custom domain could direct tokens to any host. List the allowed domains in `under` or the allowed values in an `enum`, or use a `label` in front of a fixed domain, as in `https://{shop}.example.com`.",
        "Calls, and the token in them, go to the host that the reply names.";
    PublicWithoutPkce = "W0025", "public client without PKCE",
        "Without a client secret and PKCE, anyone who intercepts a code can exchange it. Public clients must use PKCE (RFC 9700 §2.1.1). A client is public if its token requests contain no secret, and PKCE is disabled without `code_challenge` or `code_verifier`. Most providers that do not document PKCE ignore its parameters.",
        "Another application on the device that receives the callback can send the code to the token endpoint, and obtains the user's tokens.";
    SeveralIssuers = "W0026", "several authorization servers with one redirect URI",
        "A callback does not identify its authorization server, so a malicious server can obtain a code issued by another one (RFC 9700 §4.4). There are several servers if a variable can make the host that of several owners, or is in the path of `issuer`. Use servers that send `iss` (RFC 9207), or a separate redirect URI for each server.",
        "A user starts at a malicious server, which redirects to an honest one. The honest server's code comes back to the application, which sends it to the malicious server.";
    DiscouragedByProfile = "W0027", "discouraged by the profile",
        "The profile allows this in exceptional cases only. The message names the section. If the provider's documentation describes the exception, keep the key.",
        "The client relies on something that other servers with this profile do not offer.";
    SubjectOfAnyServer = "W0028", "identifier that any server can choose",
        "A variable can make the host that of any server, and the server chooses the identifiers of its users. Add the variable to `subject`: `{host}:{/id}`.",
        "The operator of such a server can give a user the identifier of another server's user, and logs in as that user.";
    UnsignedWebhooks = "W0031", "unsigned webhooks",
        "Anyone who knows the URL can send events. If the provider signs them, declare the `signature`. Otherwise, treat an event as a hint and fetch the data from the API.",
        "The application executes what a stranger posts to the URL, for example `{\"type\": \"paid\"}`.";
    UnsignedTimestamp = "W0032", "unsigned timestamp",
        "An attacker who replays an old webhook can change a timestamp that the signature does not cover.",
        "A captured webhook can be sent again with a new timestamp, and passes the check of its age.";
    Overlap = "W0033", "union whose types overlap",
        "A value may have the shape of several types, and neither a discriminator, a constant nor a required property decides between them. Such values are preserved as JSON, in the variant `Other`. Declare a `discriminator`, or make a distinguishing property required.",
        "The value is returned as JSON, without a type, although the spec describes it.";
    DanglingReference = "W0101", "dangling reference",
        "The document does not contain the referenced value. It is treated as any JSON value.",
        "The parameter is not sent, or the value is returned as JSON without a type.";
    Untyped = "W0102", "untyped schema",
        "No type represents this schema, so it becomes any JSON value. Override it in the spec's `models` or `operations`.",
        "The value is sent and returned as JSON without a type, so the compiler checks nothing about it.";
    UndeclaredScheme = "W0103", "undeclared security scheme",
        "The requirement names a scheme that is missing from `components.securitySchemes`. It is ignored.",
        "The request is sent without the credential, and the provider may answer with 401.";
    UndeclaredScope = "W0104", "undeclared scope",
        "An operation requires a scope that no flow lists. It is treated as declared.",
        "If it is a spelling mistake, logins request a scope that the provider does not have, and it answers with `invalid_scope`.";
    DuplicateOperation = "W0105", "duplicate operation",
        "An `operationId` must be unique in the document. The later operation gets a number.",
        "Which operation has the plain name depends on the order in the document, so a newer document can change what a method sends.";
    PathParameter = "W0106", "path and parameters do not match",
        "Each name in a path's braces must be described exactly once. An undescribed name becomes a string; a parameter that the path does not contain is ignored.",
        "A value that callers set under the other name would not be part of the URL.";
    Server = "W0107", "unusable server",
        "The API must have an `https` URL with a host. Set `base_url` in the spec's `api`.",
        "The document names no host that a request could be sent to.";
    LeftOut = "W0108", "ignored part of the document",
        "This part has no counterpart in a spec, or the spec declares it itself.",
        "The generated client cannot send or receive what this part describes.";
    ReferenceRefused = "W0109", "rejected file reference",
        "References may name only regular files in the spec's directory or, if set, in the directory given by `--document-root` on the command line or `document_root` in the macro and build scripts. Symbolic links are resolved before paths are compared. Devices, pipes and very large files are rejected. The value of a rejected reference becomes any JSON value.",
        "A document from someone else could otherwise make a build read any file of the machine. The value is sent and returned as JSON without a type.";
    RemoteReference = "W0110", "remote reference",
        "Code generation never uses the network, so that the same files always produce the same code. The value becomes any JSON value. Download the file next to the document and refer to it by its path.",
        "The value is sent and returned as JSON without a type.";
    RequiredProperty = "W0111", "required member without a property",
        "`required` names a member that no property describes. A property whose name differs only in case is another member.",
        "The client cannot set the member, so the provider may answer with 400.";
    Malformed = "W0112", "malformed part of the document",
        "The value is of another kind than OpenAPI has in its place, such as a string in place of a list, or is written as in Swagger 2. It is read as what it most likely means, or ignored; the warning states which.",
        "If it means something else, requests are sent and replies are read differently from what the author intended.";
    UnknownPlace = "W0120", "name without an element",
        "`api.names`, or a names file, refers to a place that is not in the document: a newer version may have moved or removed it. Correct the place, or remove the entry; run `cargo licit gen --names FILE --write-names` to rewrite the file.",
        "The name has no effect. The method or type has its automatic name, and code that uses the other one does not compile.";
    OverlayTarget = "W0121", "overlay action without effect",
        "The `target` of an action matches nothing in the document. A newer version of the document may have moved it: correct the JSONPath expression, or remove the action.",
        "The correction has no effect, and requests are sent as the document describes them.";
    Style = "W0131", "style without a meaning",
        "Each `style` is defined for some places and some types of values (OpenAPI 3.1 §4.8.12.3). Where it is not, the value is sent in the nearest style that is.",
        "The provider may expect another form of the value, and ignore the parameter or answer with 400.";
    UnsupportedScheme = "W0141", "unsupported security scheme",
        "licit sends API keys, HTTP Basic, bearer tokens, and tokens of OAuth and OpenID Connect; a client certificate is part of the `reqwest::Client`. An operation that accepts nothing else is left out. Alternatives with other schemes are ignored.",
        "The client cannot write this credential, so the provider would answer with 401.";
    SecurityClash = "W0142", "security schemes that exclude each other",
        "The document requires several credentials at once that are sent in the same header, query parameter or cookie. A request can have only one of them, so they are treated as alternatives. A parameter of the operation with the place and name of the credential is the credential itself, and is left out.",
        "Each request contains one of the credentials. A provider that really requires both answers with 401.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn codes_are_unique_and_in_order() {
        let ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }
}
