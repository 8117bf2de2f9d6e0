//! The rules of the format: one code each, with what it means and how to mend it.
//!
//! A code never changes its meaning and is never used again for another rule.

use std::fmt;

macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal;)*) => {
        /// A rule of the spec format.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $id, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as messages show it: `E0203`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// The rule in a few words.
            pub fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What the rule is for, and how to mend what breaks it.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$name => $explanation,)* }
            }
        }
    };
}

codes! {
    Syntax = "E0001", "not JSON",
        "A spec is strict JSON (RFC 8259): no comments, no trailing commas, double quotes.";
    DuplicateKey = "E0002", "a key stands twice in one object",
        "JSON readers disagree on which of two equal keys counts, so neither is taken. Remove one.";
    TooLarge = "E0003", "the file is too large",
        "At most 64 MiB and a million values are read, and 32 MiB of what aliases of a YAML document repeat. No hand-written or imported spec comes near the bound. Is it the right file?";
    NotUtf8 = "E0004", "the file is not UTF-8",
        "JSON between systems is UTF-8 (RFC 8259 §8.1). Save the file in that encoding.";
    Unreadable = "E0005", "the file cannot be read",
        "The path is relative to the crate's root (the folder of its Cargo.toml) in the macro and the build script, and to the working folder on the command line.";
    TooDeep = "E0006", "values nested too deeply",
        "No spec nests its values more than 128 deep. Is it the right file?";
    TooCostly = "E0007", "a document that takes too much to read",
        "These are the bounds: a million values in all documents that refer to each other; 300000 steps to read their schemas and one more for every 4 bytes, where a schema counts each time that another one contains or extends it; 2000 sub-clients; 1000 each of variables, environments, registrations, error shapes and page styles; 100000 implications of scopes. Documents that vendors publish stay far below them. Name the operations that the application needs in `include`, or bundle what these need into a smaller document.";
    UnknownKey = "E0101", "unknown key",
        "The format knows no such key at this place. Unknown keys are errors, so that a misspelt one cannot be ignored in silence.";
    WrongType = "E0102", "a value of the wrong kind",
        "Another kind of JSON value is expected at this place.";
    MissingKey = "E0103", "a required key is missing",
        "The object cannot be understood without this key.";
    NotAChoice = "E0104", "not one of the words that may stand here",
        "Only the listed words have a meaning at this place.";
    MalformedText = "E0105", "a text of the wrong form",
        "The text must have the form of a name, scope, pointer or URL, as the message says.";
    OutOfRange = "E0106", "a number out of range",
        "The number is smaller or larger than makes sense at this place.";
    TooFew = "E0107", "a list that is too short",
        "The list needs more elements, or the key should go.";
    ExclusiveKeys = "E0108", "keys that exclude each other",
        "The object says the same thing in two ways. Keep one of the keys.";
    ScopeSyntax = "E0201", "a scope expression that cannot be read",
        "Write `a | b` for any of, `a & b` for all of, and parentheses. `&` binds tighter than `|`.";
    ScopeTooComplex = "E0202", "a scope expression with too many alternatives",
        "The expression, written as a conjunction of alternatives, has more than 64 parts. Is it really one operation?";
    UnknownScope = "E0203", "unknown scope",
        "Scopes that operations, defaults and implications name must be declared in `scopes`.";
    ScopeCycle = "E0204", "a scope implies itself",
        "Implication is followed transitively; a cycle would make all of its scopes the same.";
    ScopeNameClash = "E0205", "two scopes with one Rust name",
        "Each scope becomes a trait, named after it in PascalCase. Give one of them a `rust_name`.";
    ScopeWithSeparator = "E0206", "a scope that contains the separator",
        "Scopes are joined with the separator of `scope_format`, and those of a reply are split at that of its `scope_separator`. A scope that contains it would become several.";
    NoWayIn = "E0301", "no grant and no credential",
        "A provider needs at least one grant in `grants`, or a static token in `credentials`.";
    MissingEndpoint = "E0302", "a grant without its endpoint",
        "The authorization code grant needs `authorization_endpoint`, the device code grant `device_authorization_endpoint`; every grant needs a `token_endpoint`, its own or the provider's.";
    NotHttps = "E0303", "an endpoint that is not https",
        "Codes, secrets and tokens travel to endpoints, so they must be `https` (RFC 6749 §3.1.2.1, RFC 9700 §2.6). Plain http is taken for loopback hosts only.";
    MalformedUrl = "E0304", "a URL that cannot be read",
        "Endpoints are absolute URLs without user information and fragment.";
    UnknownClient = "E0305", "unknown client",
        "A grant names a registration that `clients` does not declare; with several registrations each grant must name one.";
    UnusableAuthMethod = "E0306", "a client authentication method that cannot work here",
        "The client credentials grant authenticates the client itself, so `none` has no meaning there (RFC 6749 §4.4).";
    RefreshWithoutGrant = "E0307", "a refresh without a grant before it",
        "Refresh tokens come from the authorization code grant and from other grants of a user's, none of which this spec has.";
    IssuerMissing = "E0308", "`iss` is promised, but the issuer is not named",
        "With `authorization_response_iss_parameter_supported` the callback's `iss` is compared with `issuer` (RFC 9207 §2.4).";
    UnusedClient = "E0309", "a client that no grant uses",
        "A registration without a grant would become a type that can do nothing.";
    UnsupportedGrant = "E0310", "a grant that licit deliberately does not speak",
        "The implicit grant hands tokens to the wrong party (RFC 9700 §2.1.2): `implicit`, and every `response_type` with `token` in it. A `response_type` without `code` gives nothing to exchange.";
    NoTokenInReply = "E0311", "a token reply without a token",
        "Only the reply to a refresh may leave out `access_token`, where the old one is good for longer.";
    SignatureWithoutSecret = "E0312", "a signed callback, and no client secret",
        "The signature is checked with the client secret, so the grant needs a client authentication method that has one.";
    UnknownWireName = "E0313", "a standard name that is misspelt",
        "`rename` and `omit` list parameters and members by their names in the RFCs. Any other name would be ignored. Parameters of the provider's own are under `parameters`, and the scopes' parameter has its name from `scope_format`.";
    PushWithoutEndpoint = "E0321", "pushed requests are required, but nothing takes them",
        "With `require_pushed_authorization_requests` every login is pushed (RFC 9126 §5), so `pushed_authorization_request_endpoint` must say where to.";
    DpopPlace = "E0322", "bound tokens that do not stand in the `Authorization` header",
        "A token that is bound to a key is sent as `Authorization: DPoP …` (RFC 9449 §7.1), and nowhere else. Remove `dpop`, or `token_in` from `api`.";
    UntypedDetails = "E0325", "authorization details without a type",
        "Each of the authorization details says in its `type` what it is (RFC 9396 §2). Name a model of objects that have this property, or of several such with a discriminator.";
    OpenIdIncomplete = "E0330", "OpenID Connect without what it needs",
        "ID tokens are held against `issuer`, verified with the keys at `jwks_uri`, and asked for by the scope `openid` (OpenID Connect Core §3.1.2.1, §3.1.3.7).";
    SignedResponseIncomplete = "E0331", "signed authorization responses that cannot be checked, or are none",
        "What `\"response_mode\": \"jwt\"` brings is held against `issuer` and verified with the keys at `jwks_uri` (JARM §2.4).";
    SignedWithoutSecret = "E0332", "a signature by a client secret that there is not",
        "`HS256` and its like are verified with the client secret, so the grant needs a client authentication method that has one.";
    ClaimsNotAnObject = "E0333", "claims that are no object",
        "ID tokens and the user's data are JSON objects: `claims` and `userinfo` name models with properties.";
    ReuseContradiction = "E0340", "what becomes of a used refresh token does not fit the rest",
        "`reuse` says what happens when a used refresh token is sent again: `grace` needs a `grace_period`, `strict` excludes one, and a token that stays (`\"rotation\": \"never\"`) is never used up.";
    TemplateSyntax = "E0401", "a template that cannot be read",
        "A variable stands in braces: `https://{subdomain}.example.com`. Braces themselves cannot be written.";
    UnknownVariable = "E0402", "unknown variable",
        "Templates, environments and captures name variables of `variables`.";
    VariableValue = "E0403", "a value that the variable does not take",
        "Defaults and environment values must have the variable's own `format` or be one of its `enum`.";
    VariableTooLate = "E0404", "a variable that is not known yet",
        "The authorization request and the token request are made before the callback or the token reply bring their values.";
    NotCaptured = "E0405", "a variable that nothing fills",
        "A variable `from` the callback or the token reply needs a `captures` entry that fills it.";
    TemplateFunction = "E0406", "a function in a template that cannot be evaluated",
        "There are `base64(x)`, `urlencode(x)`, `sha256_hex(x)` and `hmac_sha256_hex(key, x)`. They stand in parameters and headers, not in URLs.";
    SecretInTemplate = "E0407", "the client secret where it does not belong",
        "`client_secret` can be named in `token_request` alone: nothing else is sent to where the secret is known.";
    SecretVariable = "E0450", "a secret variable that would be seen",
        "A variable that is `secret` comes from the application, has no default, and stands in headers and parameters of requests that the application makes itself: not in a URL, and not in an authorization request, which a browser carries.";
    UnderNoHost = "E0451", "domains of what is no host",
        "`under` is for variables whose `format` is `host` or `origin`, and names domains: `example.com`.";
    AffixOfNobody = "E0452", "a prefix or suffix that nobody writes",
        "`prefix` and `suffix` are what people write around a value that the application sets. What comes back from the provider is kept as it is.";
    HostOfCallback = "E0453", "the callback chooses the host that secrets or tokens go to",
        "Anybody can write a callback, and send a user's browser to it. List the domains of the host in `under`, or its values in an `enum`; write a `label` in front of a domain, as in `https://{shop}.example.com`; or verify the callback's `signature`.";
    CaptureIgnored = "E0454", "a captured value that is never read",
        "A variable has one source. Where the application sets it, captures do not replace it, and calls go where the application says. Write in `from` where the value comes from.";
    TypeSyntax = "E0501", "a type that cannot be read",
        "Types are written `string`, `Contact`, `[T]`, `{T}`, with `|null` and `?` behind them.";
    UnknownModel = "E0502", "unknown model",
        "The type is neither a built-in one nor declared in `models`.";
    NameClash = "E0503", "two things with one Rust name",
        "Different names in the spec become the same name in Rust. Give one of them another name.";
    DuplicateValue = "E0504", "an enum value stands twice",
        "Remove one of the two.";
    AliasCycle = "E0505", "a model that is only another name for itself",
        "Models that are short types must end at a type that is something.";
    NotOptional = "E0506", "a parameter that cannot be optional",
        "A path without its parameter is another path. One of an operation's own may have a `default`, which then stands there.";
    BadParameterType = "E0507", "a type that cannot stand here",
        "`file` is a part of a `multipart` body, alone or in a list; `text` is what an operation returns as a whole.";
    FixedProperty = "E0508", "a fixed value where a property is described",
        "`value` is for parameters that are always sent as they are, not for a model's properties.";
    MisplacedStyle = "E0509", "a way of writing that this place does not have",
        "Queries, forms and cookies are written in the styles of forms, paths and headers as `simple`, all of them as `json`; `content_type` is for the parts of `multipart`.";
    MixedEnum = "E0510", "an enum of several kinds of values",
        "The values of an enum are all texts, or all integers.";
    BadDiscriminator = "E0511", "a discriminator that cannot tell the types apart",
        "A discriminator is a property of every type of the union, and its values stand for these types alone.";
    WrongWay = "E0512", "a property that cannot go this way",
        "`read_only` and `write_only` are for properties of models, one of the two.";
    CallSyntax = "E0601", "a call that cannot be read",
        "Write the method and the path: `GET /contacts/{id}`.";
    UndeclaredPathParameter = "E0602", "a path parameter that nobody declares",
        "Each name in the path's braces must be declared: in the operation's `path`, in a sub-client, or as a variable.";
    UnusedPathParameter = "E0603", "a declared path parameter that the path does not name",
        "Remove it, or put it into the path.";
    MissingBaseUrl = "E0604", "a relative path without a base URL",
        "Name `base_url` in `api`, or write the whole URL in `call`.";
    BodyNotAllowed = "E0605", "a body where none can be",
        "A `HEAD` request has no body (RFC 9110 §9.3.2), and no request has two. `content_type` is for a body that is JSON or a form.";
    GraphQlWithoutEndpoint = "E0606", "a GraphQL operation without an endpoint",
        "Name `graphql_endpoint` in `api`.";
    WrongKind = "E0607", "a key that does not belong to this kind of operation",
        "`variables` and `data` belong to `graphql`; `path`, `query`, `cookies`, `replies` and the keys of bodies belong to `call`.";
    UnknownPagination = "E0608", "unknown page style",
        "`pages` is `link`, `connection`, a name of `pagination`, or an object.";
    PaginationParameter = "E0609", "a page parameter that the operation does not have",
        "The next page is asked for with this parameter of the query or the body (or GraphQL variable), so the operation must declare it.";
    ItemsNotAList = "E0610", "no list where the items should be",
        "`items` must lead to a list in the type that the operation returns.";
    PaginationKey = "E0611", "a page style without what it needs, or with what it cannot use",
        "The styles `cursor` and `next_url` need `next`; `total` and `total_pages` belong to `page` and `offset`, `id` to `last_item`, and `has_more` to all that ask with a parameter.";
    TokenNeverGranted = "E0612", "an operation that no token can call",
        "The operation needs a user's or the application's token, and no grant or credential gives one.";
    ReservedName = "E0613", "a name that the generated code needs itself",
        "The name is taken by the generated client or module. Choose another.";
    UnknownSubClient = "E0614", "unknown sub-client",
        "An operation's `sub_client` is declared in `sub_clients`.";
    WrongStatus = "E0615", "a status that does not belong here",
        "`replies` are successes (2XX), `errors` are not.";
    UnusableRedirect = "E0620", "a redirect that cannot be followed",
        "Redirects are followed for `GET` and `HEAD` calls, and for `POST` calls, of which 301, 302 and 303 make a `GET` (RFC 9110 §15.4). The request of any other would be made twice.";
    NoIdempotencyHeader = "E0621", "an idempotency key without its header",
        "`true` stands for the header that `api` names. Name it there, or write its name here.";
    EmptyRateLimit = "E0622", "a rate limit that no header tells",
        "`rate_limit` names the headers that a provider sends: at least one of `limit`, `remaining` and `reset`, and `reset_unit` for the last.";
    UndeclaredOrigin = "E0623", "an operation that goes where the spec does not say",
        "The token goes to the origin of `api.base_url` and to those of `api.trusted_origins`, which the spec itself names. A document that names another host, in a path, in `servers` or as the only place that says where the API lives, does not move it there. Check that the host is the provider's, then add the line that the message shows.";
    UnknownShape = "E0701", "unknown error shape",
        "A documented error names a shape that `errors.shapes` does not declare.";
    ErrorNeverMatches = "E0702", "a documented error that can never be met",
        "An earlier one matches everything that this one matches. Put the special one first, or say how they differ.";
    CodeWithoutShape = "E0703", "an error code that nothing finds",
        "A documented error's `code` is compared with what a shape's `code` pointer finds, and no shape has one.";
    EmptyShape = "E0704", "an error shape that says nothing",
        "A shape needs at least one of `present`, `code` and `message`.";
    UnknownError = "E0705", "unknown documented error",
        "An operation's `errors` lists names of `errors.documented`, or gives types by status.";
    NotOpenApi = "E0801", "not an OpenAPI document",
        "`api.openapi` names an OpenAPI 3.0 or 3.1 document, in JSON or YAML, relative to the spec.";
    OverrideOfNothing = "E0802", "an override of an operation that the document does not have",
        "An entry of `operations` without `call` or `graphql` changes an operation of `api.openapi`: by its `operationId` in snake_case. Operations that `include` and `exclude` leave out are not there.";
    DocumentOutsideRoot = "E0803", "a document outside the spec's folder",
        "`api.openapi` names a file of the spec's folder or of one below it; symbolic links are followed before paths are compared. Move the document there, or name a folder that holds it: `--document-root` of the command line, `document_root` of the macro and of build scripts.";
    RemoteDocument = "E0804", "a document that is a URL",
        "Generating code fetches nothing, so that the same files give the same code. Download the document, as with `curl --output acme.yaml URL`, and name the file in `api.openapi`.";
    NoDocumentRoot = "E0805", "a document root that is not a folder",
        "The path is relative to the crate's root (the folder of its Cargo.toml) in the macro and the build script, and to the working folder on the command line.";
    EventNotTold = "E0901", "an event that nothing tells from others",
        "A webhook is known by what stands where `event_type` says, by `matches`, or by being the only one there is.";
    EventNeverMatches = "E0902", "an event that can never be met",
        "An earlier one matches everything that this one matches. Put the special one first, or say how they differ.";
    SignedText = "E0903", "a signature that cannot be checked",
        "What is signed must have the body in it, and be made of what the webhook brings: its timestamp, its id, its method and URL.";
    UnusedModel = "W0001", "a model that nothing uses",
        "No operation reaches it. It is generated all the same.";
    UnusedScope = "W0002", "a scope that no operation needs",
        "It can be asked for, but no operation's requirement names it. One that asks for a refresh token is `offline`.";
    UnusedPagination = "W0003", "a page style that nothing uses",
        "No operation names it.";
    PlainPkce = "W0004", "PKCE without a hash",
        "`plain` protects only against an attacker who cannot see the authorization request (RFC 9700 §2.1.1).";
    NoProtection = "W0005", "neither `state` nor PKCE",
        "Without both, nothing ties the callback to the browser that began the login (RFC 9700 §2.1). The generated documentation says so.";
    TokenInQuery = "W0006", "a token or a secret travels in the URL",
        "URLs end up in logs and histories (RFC 9700 §4.3.2): tokens of calls, parameters of token requests with `\"encoding\": \"query\"`, secret variables in a query. Use it only where the provider demands it.";
    UnusedVariable = "W0007", "a variable that no template names",
        "Setting it would change nothing.";
    PasswordGrant = "W0008", "the password grant",
        "The application sees the user's password, and a second factor is not possible (RFC 9700 §2.4 forbids the grant). Declare it only for a provider that offers nothing else.";
    UnusedClientAssertion = "W0021", "a JWT that no client sends",
        "`client_assertion` says how JWTs of `private_key_jwt` and `client_secret_jwt` are made, and no grant takes either.";
    UnprovenCallback = "W0023", "nothing proves what the callback names",
        "Without a code, a callback only names an installation or a tenant, and any user can write another's name into it. Ask the provider, with a token of the user's own, whether it is theirs, before you act on it.";
    HostOfReply = "W0024", "a reply chooses the host that secrets or tokens go to",
        "A token reply is the provider's own, but a fault there, or a tenant with a domain of its own, sends tokens to any host. List the domains of the host in `under`, its values in an `enum`, or write a `label` in front of a domain, as in `https://{shop}.example.com`.";
    PublicWithoutPkce = "W0025", "a public client without PKCE",
        "Without a client secret and without PKCE, whoever gets hold of a code can exchange it. Public clients must use PKCE (RFC 9700 §2.1.1). Most providers that do not document PKCE take its parameters all the same.";
    SeveralIssuers = "W0026", "several authorization servers at one redirect URI",
        "A callback does not say which server it comes from, so a hostile server can have the code of another sent to itself (RFC 9700 §4.4). Servers that send `iss` (RFC 9207) say so; a redirect URI for each server does the same.";
    UnsignedWebhooks = "W0031", "webhooks without a signature",
        "Whoever learns the URL can send events. If the provider signs them, say how; if it does not, take them as hints and ask the API.";
    UnsignedTimestamp = "W0032", "a timestamp that is not signed",
        "Whoever sends an old webhook again can change a timestamp that the signature does not cover.";
    DanglingReference = "W0101", "a reference that leads nowhere",
        "The document refers to what it does not have. The value is taken as any JSON value.";
    Untyped = "W0102", "a schema that no type stands for",
        "The value is taken as any JSON value. An override in the spec's `models` or `operations` can say more.";
    UndeclaredScheme = "W0103", "a security scheme that is not declared",
        "The document's requirement names a scheme that `components.securitySchemes` does not have. It is passed over.";
    UndeclaredScope = "W0104", "a scope that the document does not declare",
        "An operation needs a scope that no flow lists. It is taken as declared.";
    DuplicateOperation = "W0105", "two operations of one name",
        "An `operationId` stands once in a document. The later one gets a number.";
    PathParameter = "W0106", "a path and its parameters that do not agree",
        "Each name in a path's braces is described once. What is not described is a text; what is not named is left out.";
    Server = "W0107", "a server that cannot be called",
        "The API lives at an `https` URL with a host. Name `base_url` in the spec's `api`.";
    LeftOut = "W0108", "a part of the document that is not read",
        "It has no counterpart in a spec, or is declared there.";
    ReferenceRefused = "W0109", "a reference to a file that is not read",
        "Documents refer to regular files of the spec's folder, or of the folder that `--document-root` of the command line, or `document_root` of the macro and of build scripts, names; symbolic links are followed before paths are compared. Values at other references are taken as any JSON value. Devices, pipes and very large files are not read.";
    RemoteReference = "W0110", "a reference to a URL",
        "Generating code fetches nothing, so that the same files give the same code. The value is taken as any JSON value. Download the file beside the document, and refer to it by its path.";
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
