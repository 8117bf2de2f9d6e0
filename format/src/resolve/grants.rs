//! Registrations and their grants, with the provider's defaults applied.

use super::model::{
    ActsAs, AuthMethod, AuthorizationCode, BasicEncoding, Builtin, Callback, Connection,
    CustomGrant, DeviceCode, Encoding, ExpiresIn, Grant, Parameter, Pkce, Refresh, RefreshInput,
    Registration, ReplyFormat, Reuse, Rotation, State, Template, TokenPlace, TokenReply,
    TokenRequest, Type,
};
use super::openid;
use super::types::Types;
use crate::name;
use crate::source::Spanned;
use crate::spec::{self, GrantCommon, Property, Spec};

pub(super) fn registrations(types: &mut Types<'_>) -> Vec<Registration> {
    let spec = types.index.spec;
    let only = |name: &str| Registration {
        name: name.to_owned(),
        rust_name: "App".into(),
        description: None,
        client_id_title: None,
        authorization_code: None,
        client_credentials: None,
        refresh_token: None,
        device_code: None,
        token_exchange: None,
        jwt_bearer: None,
        password: None,
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
        let name = registration.name.clone();
        let mine = |grant: &GrantCommon| {
            single
                || grant
                    .client
                    .as_ref()
                    .is_some_and(|client| client.value == name)
        };
        let grants = &spec.grants;
        registration.authorization_code = grants
            .authorization_code
            .as_ref()
            .filter(|grant| mine(&grant.common))
            .map(|grant| authorization_code(types, grant));
        registration.client_credentials = grants
            .client_credentials
            .as_ref()
            .filter(|common| mine(common))
            .map(|common| grant(spec, common, ActsAs::App));
        registration.refresh_token = grants
            .refresh_token
            .as_ref()
            .filter(|grant| mine(&grant.common))
            .map(|refresh| Refresh {
                grant: grant(spec, &refresh.common, ActsAs::User),
                rotation: rotation(refresh),
                grace_period: refresh.grace_period.unwrap_or(0),
                reuse: reuse(refresh),
                input: refresh.input,
                brought: refresh.brought,
            });
        registration.device_code = grants
            .device_code
            .as_ref()
            .filter(|grant| mine(&grant.common))
            .map(|device| device_code(spec, device));
        let acting = |acting: &Option<spec::ActingGrant>| {
            let acting = acting.as_ref().filter(|grant| mine(&grant.common))?;
            Some(grant(spec, &acting.common, acting.acts_as))
        };
        registration.token_exchange = acting(&grants.token_exchange);
        registration.jwt_bearer = acting(&grants.jwt_bearer);
        registration.password = grants
            .password
            .as_ref()
            .filter(|common| mine(common))
            .map(|common| grant(spec, common, ActsAs::User));
        registration.custom = grants
            .custom
            .iter()
            .filter(|grant| mine(&grant.common))
            .map(|grant| custom(types, grant))
            .collect();
    }
    registrations
}

/// Where nothing is sent, nothing is used up.
fn rotation(refresh: &spec::RefreshToken) -> Rotation {
    let usual = match refresh.input {
        RefreshInput::Nothing => Rotation::Never,
        RefreshInput::RefreshToken | RefreshInput::AccessToken => Rotation::Maybe,
    };
    refresh.rotation.unwrap_or(usual)
}

/// A time of grace says what becomes of a used refresh token.
fn reuse(refresh: &spec::RefreshToken) -> Reuse {
    match (&refresh.reuse, refresh.grace_period) {
        (Some(reuse), _) => reuse.value,
        (None, Some(seconds)) if seconds > 0 => Reuse::Grace,
        (None, _) => Reuse::Unknown,
    }
}

fn authorization_code(types: &mut Types<'_>, code: &spec::AuthorizationCode) -> AuthorizationCode {
    let spec = types.index.spec;
    let pkce = match &code.code_challenge_methods {
        _ if code.callback.without_code.is_some() => Pkce::Unsupported,
        None => Pkce::S256,
        Some(methods) if methods.iter().any(|method| method.value == "S256") => Pkce::S256,
        Some(methods) if methods.is_empty() => Pkce::Unsupported,
        Some(_) => Pkce::Plain,
    };
    let or = |text: &Option<String>, default: &str| text.clone().unwrap_or_else(|| default.into());
    AuthorizationCode {
        authorization_endpoint: spec
            .authorization_endpoint
            .as_ref()
            .map_or_else(String::new, |template| template.text.clone()),
        pushed_endpoint: spec
            .pushed_authorization_request_endpoint
            .as_ref()
            .map(|template| template.text.clone()),
        push_required: spec
            .require_pushed_authorization_requests
            .as_ref()
            .is_some_and(|required| required.value),
        response_type: code
            .response_type
            .as_ref()
            .map_or_else(|| "code".into(), |kind| kind.value.clone()),
        pkce,
        state: code
            .state
            .as_ref()
            .map_or(State::Echoed, |state| state.value),
        iss: code.iss.as_ref().is_some_and(|flag| flag.value),
        fixed: fixed(&code.parameters),
        parameters: types.parameters("", &code.parameters, &[]),
        rename: pairs(&code.rename),
        omit: code.omit.iter().map(|name| name.value.clone()).collect(),
        out_of_band: code.out_of_band_redirect_uri.clone(),
        sorted: code.sorted,
        fragment: code.fragment.clone(),
        code_lifetime: code.code_lifetime,
        callback: Callback {
            code: or(&code.callback.code, "code"),
            without_code: code.callback.without_code.is_some(),
            state: or(&code.callback.state, "state"),
            error: or(&code.callback.error, "error"),
            error_description: or(&code.callback.error_description, "error_description"),
            captures: pairs(&code.callback.captures),
            signature: code
                .callback
                .signature
                .as_ref()
                .map(|signature| (signature.parameter.value.clone(), signature.base64)),
        },
        response_mode: code.response_mode,
        signed_response: openid::signed_response(code),
        swap: code
            .swap
            .as_ref()
            .map(|swap| grant(spec, swap, ActsAs::User)),
        connection: code
            .connection
            .as_ref()
            .map(|connection| self::connection(spec, connection)),
        grant: grant(spec, &code.common, ActsAs::User),
    }
}

fn connection(spec: &Spec, connection: &spec::Connection) -> Connection {
    let call = connection.call.as_ref();
    let place = connection.token_in.as_ref().or(spec.api.token_in.as_ref());
    Connection {
        method: call.map_or_else(String::new, |call| call.method.value.clone()),
        url: call.map_or_else(String::new, |call| call.path.text.clone()),
        token_in: place.map_or_else(
            || TokenPlace::Scheme("Bearer".into()),
            |place| place.value.clone(),
        ),
        body: fixed(&connection.body),
        jsonp: connection.jsonp,
        items: connection.items.clone(),
        label: connection.label.clone(),
        captures: pairs(&connection.captures),
    }
}

fn device_code(spec: &Spec, device: &spec::DeviceCode) -> DeviceCode {
    DeviceCode {
        device_authorization_endpoint: spec
            .device_authorization_endpoint
            .as_ref()
            .map_or_else(String::new, |template| template.text.clone()),
        parameters: fixed(&device.parameters),
        rename: pairs(&device.rename),
        // RFC 8628 §3.2
        interval: device.interval.unwrap_or(5),
        grant: grant(spec, &device.common, ActsAs::User),
    }
}

fn custom(types: &mut Types<'_>, custom: &spec::CustomGrant) -> CustomGrant {
    let mut grant = grant(types.index.spec, &custom.common, custom.acts_as);
    let request = &mut grant.request;
    request.grant_type.clone_from(&custom.grant_type);
    request.parameters.extend(fixed(&custom.parameters));
    let parameters = types.parameters(&name::pascal(&custom.name), &custom.parameters, &[]);
    let is_secret = |parameter: &&Parameter| parameter.ty == Type::Builtin(Builtin::Secret);
    let secret = parameters.iter().filter(is_secret);
    request.secret = secret.map(|parameter| parameter.name.clone()).collect();
    CustomGrant {
        rust_name: name::snake(&custom.name),
        description: custom.description.clone(),
        takes_tokens: custom.takes_tokens,
        parameters,
        grant,
        name: custom.name.value.clone(),
    }
}

fn grant(spec: &Spec, common: &GrantCommon, acts_as: ActsAs) -> Grant {
    let endpoint = common
        .token_endpoint
        .as_ref()
        .or(spec.token_endpoint.as_ref());
    let methods = common.auth_methods.as_ref().or(spec.auth_methods.as_ref());
    Grant {
        token_endpoint: endpoint.map_or_else(String::new, |template| template.text.clone()),
        auth_methods: match methods {
            Some(methods) => methods.iter().map(|method| method.value).collect(),
            None => vec![AuthMethod::ClientSecretBasic],
        },
        request: token_request(&common.token_request, &spec.token_request),
        reply: token_reply(spec, &common.token_reply, &spec.token_reply),
        acts_as,
    }
}

/// A grant's keys replace the provider's, key by key; an empty object empties it.
fn token_request(own: &spec::TokenRequest, shared: &spec::TokenRequest) -> TokenRequest {
    let given = |own: &Option<Vec<Property>>, shared: &Option<Vec<Property>>| {
        own.as_ref()
            .or(shared.as_ref())
            .map_or_else(Vec::new, |list| fixed(list))
    };
    TokenRequest {
        get: own.get.or(shared.get).unwrap_or(false),
        encoding: own
            .encoding
            .or(shared.encoding)
            .map_or(Encoding::Form, |encoding| encoding.value),
        grant_type: own.grant_type.clone().or_else(|| shared.grant_type.clone()),
        parameters: given(&own.parameters, &shared.parameters),
        headers: given(&own.headers, &shared.headers),
        rename: given_pairs(own.rename.as_ref(), shared.rename.as_ref()),
        omit: names(own.omit.as_ref().or(shared.omit.as_ref())),
        include: names(own.include.as_ref().or(shared.include.as_ref())),
        basic_encoding: own
            .basic_encoding
            .or(shared.basic_encoding)
            .unwrap_or(BasicEncoding::Percent),
        basic_credentials: own
            .basic_credentials
            .as_ref()
            .or(shared.basic_credentials.as_ref())
            .map(|basic| (text(basic.user.as_ref()), text(basic.password.as_ref()))),
        secret: Vec::new(),
        names_secret: own.names_secret(shared),
    }
}

fn token_reply(spec: &Spec, own: &spec::TokenReply, shared: &spec::TokenReply) -> TokenReply {
    let separator = own
        .scope_separator
        .as_ref()
        .or(shared.scope_separator.as_ref());
    TokenReply {
        status: own
            .status
            .or(shared.status)
            .and_then(|s| u16::try_from(s).ok())
            .unwrap_or(200),
        format: own.format.or(shared.format).unwrap_or(ReplyFormat::Json),
        at: own
            .at
            .clone()
            .or_else(|| shared.at.clone())
            .unwrap_or_default(),
        rename: given_pairs(own.rename.as_ref(), shared.rename.as_ref()),
        omit: names(own.omit.as_ref().or(shared.omit.as_ref())),
        expires_in: own
            .expires_in
            .as_ref()
            .or(shared.expires_in.as_ref())
            .map_or(ExpiresIn::Seconds, |unit| unit.value),
        default_expires_in: own.default_expires_in.or(shared.default_expires_in),
        scope_list: own.scope_list.or(shared.scope_list).unwrap_or(false),
        scope_separator: separator
            .or(spec.scope_format.separator.as_ref())
            .map_or_else(|| " ".into(), |separator| separator.value.clone()),
        subject: own
            .subject
            .as_ref()
            .or(shared.subject.as_ref())
            .map(|name| name.value.clone()),
        captures: given_pairs(own.captures.as_ref(), shared.captures.as_ref()),
    }
}

fn text(template: Option<&Template>) -> String {
    template.map_or_else(String::new, |template| template.text.clone())
}

type Pairs = Vec<(Spanned<String>, Spanned<String>)>;

fn given_pairs(own: Option<&Pairs>, shared: Option<&Pairs>) -> Vec<(String, String)> {
    own.or(shared).map_or_else(Vec::new, |list| pairs(list))
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

/// The parameters with a fixed value.
pub(super) fn fixed(properties: &[Property]) -> Vec<(String, String)> {
    properties
        .iter()
        .filter_map(|property| Some((property.name.value.clone(), property.fixed()?.text.clone())))
        .collect()
}
