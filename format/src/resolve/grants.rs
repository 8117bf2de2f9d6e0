//! Registrations and their grants, with the provider's defaults applied.

use licit_tables::owned;

use super::model::{
    ActsAs, AuthorizationCode, Basic, Builtin, Callback, CallbackSignature, CustomGrant,
    DeviceCode, Encoding, ExpiresIn, Grant, Method, Parameter, Pkce, Refresh, RefreshInput,
    Registration, RequestObject, Reuse, Revocation, RevokedToken, Rotation, SecondToken, Template,
    TenantLookup, TokenReply, TokenRequest, Type,
};
use super::openid;
use super::types::Types;
use crate::name;
use crate::source::{Spanned, value_of};
use crate::spec::{self, GrantCommon, Property, Spec};

/// The parameter that an alias of the redirect URI replaces.
const REDIRECT_URI: &str = "redirect_uri";

pub(super) fn registrations(types: &mut Types<'_>) -> Vec<Registration> {
    let spec = types.index.spec;
    let only = |name: &str| Registration {
        table: owned::Registration {
            name: name.to_owned(),
            revocation_endpoint: template(spec.revocation_endpoint.as_ref()),
            revocation: spec
                .revocation
                .as_ref()
                .map(|revocation| self::revocation(spec, revocation)),
            registration_endpoint: template(spec.registration_endpoint.as_ref()),
            introspection_endpoint: template(spec.introspection_endpoint.as_ref()),
            introspection_algorithms: spec.introspection_algorithms(),
            ..owned::Registration::default()
        },
        rust_name: "App".into(),
        description: None,
        client_id_title: None,
        parameters: Vec::new(),
        custom: Vec::new(),
    };
    let mut registrations: Vec<Registration> = match spec.clients.as_slice() {
        [] if spec.grants.all().next().is_none() => Vec::new(),
        [] => vec![only("app")],
        [client] => vec![Registration {
            description: client.description.clone(),
            client_id_title: client.client_id.clone(),
            ..only(&client.name)
        }],
        clients => clients
            .iter()
            .map(|client| Registration {
                rust_name: format!("{}App", name::pascal(&client.name)),
                description: client.description.clone(),
                client_id_title: client.client_id.clone(),
                ..only(&client.name)
            })
            .collect(),
    };
    let single = registrations.len() == 1;
    for registration in &mut registrations {
        let name = registration.table.name.clone();
        let is_mine = |grant: &GrantCommon| {
            let client = grant.client.as_ref();
            single || client.is_some_and(|client| client.value == name)
        };
        add_grants(types, registration, is_mine);
    }
    registrations
}

/// Adds the grants of a registration, which `is_mine` selects.
fn add_grants(
    types: &mut Types<'_>,
    registration: &mut Registration,
    is_mine: impl Fn(&GrantCommon) -> bool,
) {
    let spec = types.index.spec;
    let grants = &spec.grants;
    let code = grants.authorization_code.as_ref();
    let code = code.filter(|code| is_mine(&code.common));
    registration.parameters =
        code.map_or_else(Vec::new, |code| settable(types, "", &code.parameters));
    let custom = grants.custom.iter().filter(|grant| is_mine(&grant.common));
    let custom: Vec<_> = custom.map(|grant| self::custom(types, grant)).collect();
    let (custom, own_grants) = custom.into_iter().unzip();
    registration.custom = custom;
    let common = |common: &Option<GrantCommon>, acts_as| {
        let common = common.as_ref().filter(|common| is_mine(common))?;
        Some(grant(spec, common, acts_as))
    };
    let acting = |acting: &Option<spec::ActingGrant>| {
        let acting = acting.as_ref().filter(|grant| is_mine(&grant.common))?;
        Some(grant(spec, &acting.common, acting.acts_as))
    };
    let refresh = grants.refresh_token.as_ref();
    let device = grants.device_code.as_ref();
    registration.table = owned::Registration {
        authorization_code: code.map(|code| authorization_code(spec, code)),
        client_credentials: common(&grants.client_credentials, ActsAs::App),
        refresh_token: refresh
            .filter(|refresh| is_mine(&refresh.common))
            .map(|refresh| self::refresh(spec, refresh)),
        device_code: device
            .filter(|device| is_mine(&device.common))
            .map(|device| device_code(spec, device)),
        token_exchange: acting(&grants.token_exchange),
        jwt_bearer: acting(&grants.jwt_bearer),
        password: common(&grants.password, ActsAs::User),
        custom: own_grants,
        ..std::mem::take(&mut registration.table)
    };
    if let Some(alias) = code.and_then(|code| code.redirect_uri.as_ref()) {
        send_alias(&mut registration.table, &alias.text);
    }
}

/// Replaces the redirect URI by its alias in every request that contains it.
fn send_alias(registration: &mut owned::Registration, alias: &str) {
    let fixed = |renamed: &[(String, String)]| {
        let other = renamed.iter().find(|(name, _)| name == REDIRECT_URI);
        owned::Parameter {
            name: other.map_or(REDIRECT_URI, |(_, name)| name).to_owned(),
            value: alias.to_owned(),
        }
    };
    let replace = |request: &mut TokenRequest, is_sent: bool| {
        let is = |name: &String| name == REDIRECT_URI;
        let is_sent = is_sent || request.included.iter().any(is);
        request.included.retain(|name| !is(name));
        if is_sent && !request.omitted.iter().any(is) {
            request.parameters.push(fixed(&request.renamed));
            request.omitted.push(REDIRECT_URI.to_owned());
        }
    };
    if let Some(code) = &mut registration.authorization_code {
        code.parameters.push(fixed(&code.renamed));
        code.omitted.push(REDIRECT_URI.to_owned());
        let has_code = !code.callback.without_code;
        replace(&mut code.grant.request, has_code);
    }
    if let Some(refresh) = &mut registration.refresh_token {
        replace(&mut refresh.grant.request, false);
    }
}

fn refresh(spec: &Spec, refresh: &spec::RefreshToken) -> Refresh {
    Refresh {
        grant: grant(spec, &refresh.common, ActsAs::User),
        rotation: rotation(refresh),
        grace: refresh.grace_period.unwrap_or(0),
        reuse: reuse(refresh),
        input: refresh.input,
        starts_from_token: refresh.starts_from_token,
    }
}

/// A refresh without a token cannot rotate it.
fn rotation(refresh: &spec::RefreshToken) -> Rotation {
    let usual = match refresh.input {
        RefreshInput::Nothing => Rotation::Never,
        RefreshInput::RefreshToken | RefreshInput::AccessToken => Rotation::Maybe,
    };
    refresh.rotation.unwrap_or(usual)
}

/// A grace period implies how a used refresh token is handled.
fn reuse(refresh: &spec::RefreshToken) -> Reuse {
    match (&refresh.reuse, refresh.grace_period) {
        (Some(reuse), _) => reuse.value,
        (None, Some(seconds)) if seconds > 0 => Reuse::Grace,
        (None, _) => Reuse::Unknown,
    }
}

/// Specs list the scope parameter as `scope`; requests have it under the name of `scope_format`.
fn request_name(spec: &Spec, standard: String) -> String {
    match &spec.scope_format.parameter {
        Some(name) if standard == "scope" => name.value.clone(),
        _ => standard,
    }
}

fn authorization_code(spec: &Spec, code: &spec::AuthorizationCode) -> AuthorizationCode {
    let pkce = match &code.code_challenge_methods {
        _ if code.callback.without_code.is_some() => Pkce::Unsupported,
        None => Pkce::S256,
        Some(methods) => pkce(methods),
    };
    let default = AuthorizationCode::default();
    AuthorizationCode {
        authorization_endpoint: text(spec.authorization_endpoint.as_ref()),
        pushed_authorization_request_endpoint: template(
            spec.pushed_authorization_request_endpoint.as_ref(),
        ),
        push_required: spec.requires_push(),
        response_type: value_of(code.response_type.as_ref()).unwrap_or(default.response_type),
        pkce,
        state: code
            .state
            .as_ref()
            .map_or(default.state, |state| state.value),
        iss: spec.returns_issuer(code),
        parameters: fixed(&code.parameters),
        renamed: (pairs(&code.rename).into_iter())
            .map(|(name, wire)| (request_name(spec, name), wire))
            .collect(),
        omitted: (code.omit.iter())
            .map(|name| request_name(spec, name.value.clone()))
            .collect(),
        sorted: code.sorted,
        percent_encoded: code.percent_encoded,
        in_fragment: code.in_fragment,
        fragment: value_of(code.fragment.as_ref()),
        out_of_band: code.out_of_band_redirect_uri.clone(),
        code_lifetime: spec.code_lifetime(code),
        callback: callback(&code.callback),
        response_mode: spec.response_mode(code).map(|mode| mode.name().to_owned()),
        signed_response: openid::signed_response(spec, code),
        request_object: request_object(spec, code),
        grant: login_grant(spec, &code.common, &code.parameters),
        app_token: code
            .app_token
            .as_ref()
            .map(|before| grant(spec, before, ActsAs::App)),
        swap: code
            .swap
            .as_ref()
            .map(|swap| grant(spec, swap, ActsAs::User)),
        tenant_lookup: code
            .tenants
            .as_ref()
            .map(|lookup| tenant_lookup(spec, lookup)),
    }
}

/// Returns the strongest of the PKCE methods.
fn pkce(methods: &[Spanned<String>]) -> Pkce {
    if methods.iter().any(|method| method.value == "S256") {
        Pkce::S256
    } else if methods.is_empty() {
        Pkce::Unsupported
    } else {
        Pkce::Plain
    }
}

/// Algorithms alone say that requests may be signed.
fn request_object(spec: &Spec, code: &spec::AuthorizationCode) -> Option<RequestObject> {
    let required = spec.requires_signed_requests(code);
    (required || code.request_algorithms.is_some()).then(|| RequestObject {
        required,
        algorithms: spec.algorithms(code.request_algorithms.as_deref().unwrap_or_default()),
    })
}

fn callback(callback: &spec::Callback) -> Callback {
    let default = Callback::default();
    let signature = callback.signature.as_ref();
    Callback {
        code: value_of(callback.code.as_ref()).unwrap_or(default.code),
        without_code: callback.without_code.is_some(),
        state: value_of(callback.state.as_ref()).unwrap_or(default.state),
        error: value_of(callback.error.as_ref()).unwrap_or(default.error),
        error_description: callback
            .error_description
            .clone()
            .unwrap_or(default.error_description),
        scope: value_of(callback.scope.as_ref()),
        captures: pairs(&callback.captures),
        signature: signature.map(|signature| CallbackSignature {
            parameter: signature.parameter.value.clone(),
            base64: signature.base64,
        }),
    }
}

fn tenant_lookup(spec: &Spec, lookup: &spec::TenantLookup) -> TenantLookup {
    let default = TenantLookup::default();
    let call = lookup.call.as_ref();
    let (place, value) = match &lookup.token_in {
        None => (&spec.api.token_in, &spec.api.token_value),
        own => (own, &lookup.token_value),
    };
    TenantLookup {
        method: call.map_or(default.method, |call| call.method.value),
        url: call.map_or(default.url, |call| call.path.text.clone()),
        token_in: place
            .as_ref()
            .map_or(default.token_in, |place| place.value.clone()),
        token_value: value.as_ref().map(|value| value.text.clone()),
        body: fixed(&lookup.body),
        jsonp: lookup.jsonp,
        items: lookup.items.clone(),
        label: lookup.label.clone(),
        captures: pairs(&lookup.captures),
    }
}

fn device_code(spec: &Spec, device: &spec::DeviceCode) -> DeviceCode {
    let default = DeviceCode::default();
    let grant = login_grant(spec, &device.common, &device.parameters);
    let own = &device.request;
    let headers = own.headers.as_ref();
    DeviceCode {
        device_authorization_endpoint: text(spec.device_authorization_endpoint.as_ref()),
        method: own.method.unwrap_or(grant.request.method),
        encoding: own.encoding.unwrap_or(match own.method {
            Some(Method::Get) => Encoding::Query,
            _ => grant.request.encoding,
        }),
        headers: headers.map_or_else(|| grant.request.headers.clone(), |list| fixed(list)),
        pkce: pkce(device.code_challenge_methods.as_deref().unwrap_or_default()),
        parameters: fixed(&device.parameters),
        renamed: pairs(&device.rename),
        interval: device.interval.unwrap_or(default.interval),
        grant,
    }
}

/// Returns the parameters that applications set. A parameter with a default is optional.
fn settable(types: &mut Types<'_>, parent: &str, properties: &[Property]) -> Vec<super::Parameter> {
    let mut parameters = types.parameters(parent, properties, &[]);
    for parameter in &mut parameters {
        parameter.optional |= parameter.default.is_some();
    }
    parameters
}

/// Resolves a provider-specific grant: how applications call it, and its table with its name.
fn custom(types: &mut Types<'_>, custom: &spec::CustomGrant) -> (CustomGrant, (String, Grant)) {
    let mut grant = grant(types.index.spec, &custom.common, custom.acts_as);
    let request = &mut grant.request;
    request.grant_type.clone_from(&custom.grant_type);
    request.names_secret |= name_secret(&custom.parameters);
    request.names_app_token |= mention(&custom.parameters, "app_token");
    request.parameters.extend(fixed(&custom.parameters));
    let parameters = settable(types, &name::pascal(&custom.name), &custom.parameters);
    if request.encoding == Encoding::Json {
        let unquoted = parameters
            .iter()
            .filter(|parameter| is_unquoted(&parameter.ty));
        let unquoted = unquoted.map(|parameter| parameter.name.clone());
        request.unquoted.extend(unquoted);
    }
    let is_secret = |parameter: &&Parameter| parameter.ty == Type::Builtin(Builtin::Secret);
    let secret = parameters.iter().filter(is_secret);
    request.secret = secret.map(|parameter| parameter.name.clone()).collect();
    let name = custom.name.value.clone();
    let call = CustomGrant {
        rust_name: name::snake(&custom.name),
        description: custom.description.clone(),
        input: custom.input,
        parameters,
        name: name.clone(),
    };
    (call, (name, grant))
}

/// Whether values of a type are numbers or booleans in JSON.
fn is_unquoted(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Builtin(
            Builtin::Integer
                | Builtin::Unsigned
                | Builtin::Number
                | Builtin::ExactNumber
                | Builtin::Boolean
        )
    )
}

fn grant(spec: &Spec, common: &GrantCommon, acts_as: ActsAs) -> Grant {
    let own = common.token_endpoint.as_ref();
    let methods = spec.auth_methods_of(common);
    Grant {
        token_endpoint: text(own.or(spec.token_endpoint.as_ref())),
        auth_methods: match methods {
            Some(methods) => methods.iter().map(|method| method.value).collect(),
            None => Grant::default().auth_methods,
        },
        request: token_request(&common.token_request, &spec.token_request),
        reply: token_reply(spec, &common.token_reply, &spec.token_reply),
        acts_as,
    }
}

/// Templates can name the tokens, which are sent only as `token`.
fn revocation(spec: &Spec, revocation: &spec::Revocation) -> Revocation {
    let methods = revocation
        .auth_methods
        .as_ref()
        .or(spec.auth_methods.as_ref());
    let mut request = token_request(&revocation.request, &spec::TokenRequest::default());
    request.method = revocation.method.unwrap_or(Method::Post);
    request.basic.encoding = spec
        .token_request
        .basic_encoding
        .unwrap_or(request.basic.encoding);
    for token in ["access_token", "refresh_token"] {
        request.omitted.push(token.to_owned());
    }
    let default = Grant::default();
    Revocation {
        grant: Grant {
            token_endpoint: text(spec.token_endpoint.as_ref()),
            auth_methods: match methods {
                Some(methods) => methods.iter().map(|method| method.value).collect(),
                None => default.auth_methods.clone(),
            },
            request,
            ..default
        },
        token: revocation.token.unwrap_or(RevokedToken::Any),
    }
}

/// Resolves the grant of a login, whose parameters may be signed with the client secret.
fn login_grant(spec: &Spec, common: &GrantCommon, parameters: &[Property]) -> Grant {
    let mut grant = grant(spec, common, ActsAs::User);
    grant.request.names_secret |= name_secret(parameters);
    grant
}

/// Whether a parameter contains the client secret, or is signed with it.
fn name_secret(parameters: &[Property]) -> bool {
    mention(parameters, "client_secret")
}

/// Whether the template of a parameter contains a value of the request.
fn mention(parameters: &[Property], value: &str) -> bool {
    let fixed = parameters.iter().filter_map(Property::fixed);
    let mut names = fixed.flat_map(Template::variables);
    names.any(|name| name.value == value)
}

/// The keys of a grant override those of the provider, one by one; an empty object clears the
/// provider's. Names in `rename` are added to the provider's.
fn token_request(own: &spec::TokenRequest, shared: &spec::TokenRequest) -> TokenRequest {
    let default = TokenRequest::default();
    let given = |own: &Option<Vec<Property>>, shared: &Option<Vec<Property>>| {
        own.as_ref()
            .or(shared.as_ref())
            .map_or_else(Vec::new, |list| fixed(list))
    };
    let credentials = own.basic_credentials.as_ref();
    let credentials = credentials.or(shared.basic_credentials.as_ref());
    TokenRequest {
        method: own.method.or(shared.method).unwrap_or(default.method),
        encoding: own.encoding(shared),
        grant_type: own.grant_type.clone().or_else(|| shared.grant_type.clone()),
        parameters: given(&own.parameters, &shared.parameters),
        unquoted: match own.parameters {
            Some(_) => names(Some(&own.unquoted)),
            None => names(Some(&shared.unquoted)),
        },
        query: given(&own.query, &shared.query),
        headers: given(&own.headers, &shared.headers),
        renamed: merged_pairs(own.rename.as_ref(), shared.rename.as_ref()),
        omitted: names(own.omit.as_ref().or(shared.omit.as_ref())),
        included: names(own.include.as_ref().or(shared.include.as_ref())),
        basic: Basic {
            encoding: own
                .basic_encoding
                .or(shared.basic_encoding)
                .unwrap_or(default.basic.encoding),
            credentials: credentials
                .map(|basic| (text(basic.user.as_ref()), text(basic.password.as_ref()))),
        },
        secret: Vec::new(),
        names_secret: own.names_secret(shared),
        names_app_token: own.names(shared, "app_token"),
    }
}

fn token_reply(spec: &Spec, own: &spec::TokenReply, shared: &spec::TokenReply) -> TokenReply {
    let default = TokenReply::default();
    let separator = own
        .scope_separator
        .as_ref()
        .or(shared.scope_separator.as_ref())
        .or(spec.scope_format.separator.as_ref());
    let unit = own.expires_in.as_ref().or(shared.expires_in.as_ref());
    let unit = unit.map(|unit| unit.value);
    let status = own.status.or(shared.status);
    let at = own.at.clone().or_else(|| shared.at.clone());
    let omitted = names(own.omit.as_ref().or(shared.omit.as_ref()));
    let scope = own.scope.or(shared.scope);
    let refresh = spec.grants.refresh_token.as_ref();
    let claims = own.claims.as_ref().or(shared.claims.as_ref());
    TokenReply {
        refresh_lifetime: refresh.and_then(|refresh| refresh.lifetime),
        refresh_inactivity: refresh.and_then(|refresh| Some(refresh.inactivity_period?.value)),
        second: own.second.as_ref().or(shared.second.as_ref()).map(second),
        id_token_claims: claims.map_or_else(Vec::new, |claims| pairs(&claims.id_token)),
        access_token_claims: claims.map_or_else(Vec::new, |claims| pairs(&claims.access_token)),
        status: status
            .and_then(|status| u16::try_from(status).ok())
            .unwrap_or(default.status),
        format: own.format.or(shared.format).unwrap_or(default.format),
        at: at.unwrap_or(default.at),
        renamed: merged_pairs(own.rename.as_ref(), shared.rename.as_ref()),
        omits_access_token: omitted.iter().any(|member| member == "access_token"),
        omitted,
        expires_in: unit.map_or(default.expires_in, expires_in),
        refresh_expires_in: own
            .refresh_expires_in
            .or(shared.refresh_expires_in)
            .map(expires_in),
        seconds_as_text: unit == Some(spec::ExpiresIn::SecondsText),
        introspected: unit == Some(spec::ExpiresIn::Introspection),
        default_expires_in: own.default_expires_in.or(shared.default_expires_in),
        scope_list: scope == Some(spec::ReplyScope::List),
        ignores_scope: scope == Some(spec::ReplyScope::Ignored),
        token_types: names(own.token_types.as_ref().or(shared.token_types.as_ref())),
        scope_separator: value_of(separator).unwrap_or(default.scope_separator),
        subject: value_of(own.subject.as_ref().or(shared.subject.as_ref())),
        captures: given_pairs(own.captures.as_ref(), shared.captures.as_ref()),
    }
}

fn second(second: &spec::SecondToken) -> SecondToken {
    SecondToken {
        at: second.at.clone(),
        renamed: pairs(&second.rename),
        acts_as: second.acts_as,
    }
}

/// Returns the unit of `expires_in`.
fn expires_in(unit: spec::ExpiresIn) -> ExpiresIn {
    match unit {
        // The runtime reads a number in a text like a number.
        spec::ExpiresIn::Seconds
        | spec::ExpiresIn::SecondsText
        | spec::ExpiresIn::Introspection => ExpiresIn::Seconds,
        spec::ExpiresIn::Milliseconds => ExpiresIn::Milliseconds,
        spec::ExpiresIn::Minutes => ExpiresIn::Minutes,
        spec::ExpiresIn::Hours => ExpiresIn::Hours,
        spec::ExpiresIn::Days => ExpiresIn::Days,
        spec::ExpiresIn::EpochSeconds => ExpiresIn::EpochSeconds,
        spec::ExpiresIn::EpochMilliseconds => ExpiresIn::EpochMilliseconds,
        spec::ExpiresIn::Rfc3339 => ExpiresIn::Rfc3339,
        spec::ExpiresIn::UtcDateTime => ExpiresIn::UtcDateTime,
        spec::ExpiresIn::HttpDate => ExpiresIn::HttpDate,
    }
}

fn text(template: Option<&Template>) -> String {
    self::template(template).unwrap_or_default()
}

/// Returns the text of a template.
pub(super) fn template(template: Option<&Template>) -> Option<String> {
    template.map(|template| template.text.clone())
}

type Pairs = Vec<(Spanned<String>, Spanned<String>)>;

fn given_pairs(own: Option<&Pairs>, shared: Option<&Pairs>) -> Vec<(String, String)> {
    own.or(shared).map_or_else(Vec::new, |list| pairs(list))
}

/// Returns the pairs of a grant, and those of the provider whose names the grant does not list.
fn merged_pairs(own: Option<&Pairs>, shared: Option<&Pairs>) -> Vec<(String, String)> {
    let own = match own {
        // An empty object clears the provider's pairs.
        Some(list) if list.is_empty() => return Vec::new(),
        Some(list) => pairs(list),
        None => Vec::new(),
    };
    let mut merged = shared.map_or_else(Vec::new, |list| pairs(list));
    merged.retain(|(name, _)| !own.iter().any(|(known, _)| known == name));
    merged.extend(own);
    merged
}

pub(super) fn pairs(pairs: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| (name.value.clone(), value.value.clone()))
        .collect()
}

fn names(names: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    names
        .into_iter()
        .flatten()
        .map(|name| name.value.clone())
        .collect()
}

/// Returns the parameters with a fixed value.
pub(super) fn fixed(properties: &[Property]) -> Vec<owned::Parameter> {
    let fixed = properties.iter().filter_map(|property| {
        Some(owned::Parameter {
            name: property.name.value.clone(),
            value: property.fixed()?.text.clone(),
        })
    });
    fixed.collect()
}
