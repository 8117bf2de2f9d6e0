//! The tables of registrations, and of the authorization code grant with them. Every field is named,
//! so that a new one cannot be forgotten here.

use licit_runtime::provider::{
    AuthorizationCode, Callback, CallbackSignature, Connection, DeviceCode, Method, Pkce, Provider,
    Registration, State,
};
use licit_spec::resolve;

use crate::grant::{Asked, grant, refresh, with};
use crate::kept;
use crate::operation::method;
use crate::provider::token_in;

pub(crate) fn registration(
    table: &'static Provider,
    provider: &resolve::Provider,
    registration: &resolve::Registration,
    asked: &[String],
) -> Registration {
    let asked = Asked::new(&provider.scope_format, asked);
    let first = |given: &Option<resolve::Grant>| {
        let given = given.as_ref()?;
        Some(grant(given, asked.parameter()))
    };
    let custom = registration.custom.iter().map(|custom| {
        (
            kept::text(&custom.name),
            grant(&custom.grant, asked.parameter()),
        )
    });
    Registration {
        provider: table,
        name: kept::text(&registration.name),
        authorization_code: registration
            .authorization_code
            .as_ref()
            .map(|code| authorization_code(code, &asked)),
        client_credentials: first(&registration.client_credentials),
        refresh_token: registration.refresh_token.as_ref().map(refresh),
        device_code: registration
            .device_code
            .as_ref()
            .map(|device| device_code(device, &asked)),
        token_exchange: first(&registration.token_exchange),
        jwt_bearer: first(&registration.jwt_bearer),
        password: first(&registration.password),
        custom: kept::list(custom),
        introspection_endpoint: kept::optional(provider.introspection_endpoint.as_ref()),
        registration_endpoint: kept::optional(provider.registration_endpoint.as_ref()),
        revocation_endpoint: kept::optional(provider.revocation_endpoint.as_ref()),
    }
}

fn authorization_code(code: &resolve::AuthorizationCode, asked: &Asked) -> AuthorizationCode {
    AuthorizationCode {
        authorization_endpoint: kept::text(&code.authorization_endpoint),
        pushed_authorization_request_endpoint: kept::optional(code.pushed_endpoint.as_ref()),
        response_type: kept::text(&code.response_type),
        pkce: match code.pkce {
            resolve::Pkce::S256 => Pkce::S256,
            resolve::Pkce::Plain => Pkce::Plain,
            resolve::Pkce::Unsupported => Pkce::Unsupported,
        },
        state: if code.state {
            State::Echoed
        } else {
            State::Unsupported
        },
        iss: code.iss,
        parameters: with(&code.fixed, asked.on_authorization(code).as_ref()),
        renamed: kept::pairs(&code.rename),
        omitted: kept::texts(&code.omit),
        out_of_band: kept::optional(code.out_of_band.as_ref()),
        callback: callback(&code.callback),
        response_mode: code.response_mode.map(resolve::ResponseMode::name),
        signed_response: kept::texts(&code.signed_response),
        grant: grant(&code.grant, asked.on_exchange(&code.grant.request)),
        swap: code.swap.as_ref().map(|swap| grant(swap, None)),
        connection: code.connection.as_ref().map(connection),
    }
}

fn callback(callback: &resolve::Callback) -> Callback {
    Callback {
        code: kept::text(&callback.code),
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
        items: kept::optional(connection.items.as_ref()),
        label: kept::optional(connection.label.as_ref()),
        captures: kept::pairs(&connection.captures),
    }
}

fn device_code(device: &resolve::DeviceCode, asked: &Asked) -> DeviceCode {
    DeviceCode {
        device_authorization_endpoint: kept::text(&device.device_authorization_endpoint),
        parameters: with(&device.parameters, asked.parameter()),
        renamed: kept::pairs(&device.rename),
        interval: device.interval,
        grant: grant(&device.grant, None),
    }
}
