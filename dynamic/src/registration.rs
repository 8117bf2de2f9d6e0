//! The tables of registrations, and of the authorization code grant with them. Every field is named,
//! so that a new one cannot be forgotten here.

use licit_format::resolve;
use licit_runtime::tables::{
    AuthorizationCode, Callback, CallbackSignature, Connection, DeviceCode, Method, Pkce, Provider,
    Registration, State,
};

use crate::grant::{grant, refresh};
use crate::kept;
use crate::operation::method;
use crate::provider::token_in;

pub(crate) fn registration(
    table: &'static Provider,
    provider: &resolve::Provider,
    registration: &resolve::Registration,
) -> Registration {
    let custom = registration.custom.iter();
    let custom = custom.map(|custom| (kept::text(&custom.name), grant(&custom.grant)));
    Registration {
        provider: table,
        name: kept::text(&registration.name),
        authorization_code: registration
            .authorization_code
            .as_ref()
            .map(authorization_code),
        client_credentials: registration.client_credentials.as_ref().map(grant),
        refresh_token: registration.refresh_token.as_ref().map(refresh),
        device_code: registration.device_code.as_ref().map(device_code),
        token_exchange: registration.token_exchange.as_ref().map(grant),
        jwt_bearer: registration.jwt_bearer.as_ref().map(grant),
        password: registration.password.as_ref().map(grant),
        custom: kept::list(custom),
        introspection_endpoint: kept::optional(provider.introspection_endpoint.as_ref()),
        registration_endpoint: kept::optional(provider.registration_endpoint.as_ref()),
        revocation_endpoint: kept::optional(provider.revocation_endpoint.as_ref()),
    }
}

fn authorization_code(code: &resolve::AuthorizationCode) -> AuthorizationCode {
    AuthorizationCode {
        authorization_endpoint: kept::text(&code.authorization_endpoint),
        pushed_authorization_request_endpoint: kept::optional(code.pushed_endpoint.as_ref()),
        response_type: kept::text(&code.response_type),
        pkce: match code.pkce {
            resolve::Pkce::S256 => Pkce::S256,
            resolve::Pkce::Plain => Pkce::Plain,
            resolve::Pkce::Unsupported => Pkce::Unsupported,
        },
        state: match code.state {
            resolve::State::Echoed => State::Echoed,
            resolve::State::InRedirectUri => State::InRedirectUri,
            resolve::State::Unsupported => State::Unsupported,
        },
        iss: code.iss,
        parameters: kept::parameters(&code.fixed),
        renamed: kept::pairs(&code.rename),
        omitted: kept::texts(&code.omit),
        sorted: code.sorted,
        fragment: kept::optional(code.fragment.as_ref()),
        out_of_band: kept::optional(code.out_of_band.as_ref()),
        callback: callback(&code.callback),
        response_mode: code.response_mode.map(resolve::ResponseMode::name),
        signed_response: kept::texts(&code.signed_response),
        grant: grant(&code.grant),
        swap: code.swap.as_ref().map(grant),
        connection: code.connection.as_ref().map(connection),
    }
}

fn callback(callback: &resolve::Callback) -> Callback {
    Callback {
        code: kept::text(&callback.code),
        without_code: callback.without_code,
        state: kept::text(&callback.state),
        error: kept::text(&callback.error),
        error_description: kept::text(&callback.error_description),
        captures: kept::pairs(&callback.captures),
        signature: callback
            .signature
            .as_ref()
            .map(|(parameter, base64)| CallbackSignature {
                parameter: kept::text(parameter),
                base64: *base64,
            }),
    }
}

fn connection(connection: &resolve::Connection) -> Connection {
    Connection {
        method: method(&connection.method).unwrap_or(Method::Get),
        url: kept::text(&connection.url),
        token_in: token_in(&connection.token_in),
        body: kept::parameters(&connection.body),
        jsonp: connection.jsonp,
        items: kept::optional(connection.items.as_ref()),
        label: kept::optional(connection.label.as_ref()),
        captures: kept::pairs(&connection.captures),
    }
}

fn device_code(device: &resolve::DeviceCode) -> DeviceCode {
    DeviceCode {
        device_authorization_endpoint: kept::text(&device.device_authorization_endpoint),
        parameters: kept::parameters(&device.parameters),
        renamed: kept::pairs(&device.rename),
        interval: device.interval,
        grant: grant(&device.grant),
    }
}
