//! Variables, registrations and their grants, with the provider's defaults applied.

use super::model::{
    ActsAs, AuthMethod, AuthorizationCode, Callback, Encoding, Environment, ExpiresIn, Grant, Pkce,
    Refresh, Registration, Rotation, TokenReply, TokenRequest, Variable, VariableFormat,
    VariableFrom,
};
use super::types::Types;
use crate::name;
use crate::source::Spanned;
use crate::spec::{self, GrantCommon, Property, Spec};

pub(super) fn variables(spec: &Spec) -> Vec<Variable> {
    spec.variables
        .iter()
        .map(|variable| Variable {
            name: variable.name.value.clone(),
            description: variable.description.clone(),
            from: variable.from.as_ref().map_or(VariableFrom::App, |from| from.value),
            default: super::text(&variable.default),
            format: match &variable.format {
                Some(format) => format.value,
                None if stands_in_a_host(spec, &variable.name) => VariableFormat::Label,
                None => VariableFormat::Text,
            },
            values: variable.values.iter().flatten().map(|value| value.value.clone()).collect(),
            example: variable.example.clone(),
        })
        .collect()
}

/// A variable between `https://` and the next `/` is a part of a host, and must not bring its own
/// slashes: the default format is strict there.
fn stands_in_a_host(spec: &Spec, name: &str) -> bool {
    let grants = spec.grants.all().filter_map(|(_, grant)| grant.token_endpoint.as_ref());
    let templates = [
        &spec.authorization_endpoint,
        &spec.token_endpoint,
        &spec.revocation_endpoint,
        &spec.api.base_url,
    ];
    templates.into_iter().flatten().chain(grants).any(|template| {
        let host = template.text.strip_prefix("https://").unwrap_or_default();
        host.split('/').next().is_some_and(|host| host.contains(&format!("{{{name}}}")))
    })
}

pub(super) fn environments(spec: &Spec) -> Vec<Environment> {
    spec.environments
        .iter()
        .map(|environment| Environment {
            name: environment.name.value.clone(),
            values: pairs(&environment.values),
        })
        .collect()
}

pub(super) fn registrations(types: &mut Types<'_>) -> Vec<Registration> {
    let spec = types.spec;
    let only = |name: &str| Registration {
        name: name.to_owned(),
        rust_name: "App".into(),
        description: None,
        client_id_title: None,
        authorization_code: None,
        client_credentials: None,
        refresh_token: None,
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
            single || grant.client.as_ref().is_some_and(|client| client.value == name)
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
                rotation: refresh.rotation.unwrap_or(Rotation::Maybe),
                grace_period: refresh.grace_period.unwrap_or(0),
                input_access_token: refresh.input_access_token,
            });
    }
    registrations
}

fn authorization_code(types: &mut Types<'_>, code: &spec::AuthorizationCode) -> AuthorizationCode {
    let spec = types.spec;
    let pkce = match &code.code_challenge_methods {
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
        response_type: or(&code.response_type, "code"),
        pkce,
        state: !code.state_unsupported.as_ref().is_some_and(|flag| flag.value),
        iss: code.iss.as_ref().is_some_and(|flag| flag.value),
        fixed: fixed(&code.parameters),
        parameters: types.parameters("", &code.parameters, &[]),
        rename: pairs(&code.rename),
        omit: code.omit.iter().map(|name| name.value.clone()).collect(),
        out_of_band: code.out_of_band_redirect_uri.clone(),
        code_lifetime: code.code_lifetime,
        callback: Callback {
            code: or(&code.callback.code, "code"),
            state: or(&code.callback.state, "state"),
            error: or(&code.callback.error, "error"),
            error_description: or(&code.callback.error_description, "error_description"),
            captures: pairs(&code.callback.captures),
        },
        grant: grant(spec, &code.common, ActsAs::User),
    }
}

fn grant(spec: &Spec, common: &GrantCommon, acts_as: ActsAs) -> Grant {
    let endpoint = common.token_endpoint.as_ref().or(spec.token_endpoint.as_ref());
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

/// A grant's keys replace the provider's, key by key.
fn token_request(own: &spec::TokenRequest, shared: &spec::TokenRequest) -> TokenRequest {
    let or = |own: &[Property], shared: &[Property]| {
        fixed(if own.is_empty() { shared } else { own })
    };
    TokenRequest {
        get: own.get.or(shared.get).unwrap_or(false),
        encoding: own.encoding.or(shared.encoding).unwrap_or(Encoding::Form),
        grant_type: own.grant_type.clone().or_else(|| shared.grant_type.clone()),
        parameters: or(&own.parameters, &shared.parameters),
        headers: or(&own.headers, &shared.headers),
        rename: pairs(if own.rename.is_empty() { &shared.rename } else { &own.rename }),
        omit: names(own.omit.as_ref().or(shared.omit.as_ref())),
    }
}

fn token_reply(spec: &Spec, own: &spec::TokenReply, shared: &spec::TokenReply) -> TokenReply {
    let separator = own.scope_separator.as_ref().or(shared.scope_separator.as_ref());
    TokenReply {
        status: own.status.or(shared.status).and_then(|s| u16::try_from(s).ok()).unwrap_or(200),
        form: own.form.or(shared.form).unwrap_or(false),
        at: own.at.clone().or_else(|| shared.at.clone()).unwrap_or_default(),
        rename: pairs(if own.rename.is_empty() { &shared.rename } else { &own.rename }),
        omit: names(own.omit.as_ref().or(shared.omit.as_ref())),
        expires_in: own.expires_in.or(shared.expires_in).unwrap_or(ExpiresIn::Seconds),
        default_expires_in: own.default_expires_in.or(shared.default_expires_in),
        scope_separator: separator
            .or(spec.scope_format.separator.as_ref())
            .map_or_else(|| " ".into(), Clone::clone),
        captures: pairs(if own.captures.is_empty() { &shared.captures } else { &own.captures }),
    }
}

fn pairs(pairs: &[(Spanned<String>, Spanned<String>)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| (name.value.clone(), value.value.clone())).collect()
}

fn names(names: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    names.into_iter().flatten().map(|name| name.value.clone()).collect()
}

/// The parameters with a fixed value.
pub(super) fn fixed(properties: &[Property]) -> Vec<(String, String)> {
    properties
        .iter()
        .filter_map(|property| Some((property.name.value.clone(), property.fixed()?.text.clone())))
        .collect()
}
