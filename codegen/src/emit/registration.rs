//! The tables of registrations and their grants.

use licit_format::name;
use licit_format::resolve::{
    ActsAs, AuthMethod, AuthorizationCode, BasicEncoding, Callback, Connection, DeviceCode,
    Encoding, ExpiresIn, Grant, Pkce, Provider, Refresh, RefreshInput, Registration, ReplyFormat,
    Reuse, Rotation, State, TokenPlace, TokenReply, TokenRequest,
};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::provider::token_in;
use super::table::{Table, pairs, parameters};

pub(super) fn registration_name(registration: &Registration) -> Ident {
    let name = licit_format::name::snake(&registration.rust_name);
    format_ident!("{}", name.to_uppercase())
}

pub(super) fn registration_value(provider: &Provider, registration: &Registration) -> TokenStream {
    let name = &registration.name;
    let mut fields = quote! { name: #name, };
    if let Some(code) = &registration.authorization_code {
        let value = authorization_code(code);
        fields.extend(quote! { authorization_code: Some(#value), });
    }
    if let Some(grant) = &registration.client_credentials {
        let value = self::grant(grant);
        fields.extend(quote! { client_credentials: Some(#value), });
    }
    if let Some(refresh) = &registration.refresh_token {
        let value = self::refresh(refresh);
        fields.extend(quote! { refresh_token: Some(#value), });
    }
    if let Some(device) = &registration.device_code {
        let value = device_code(device);
        fields.extend(quote! { device_code: Some(#value), });
    }
    let named = [
        ("token_exchange", &registration.token_exchange),
        ("jwt_bearer", &registration.jwt_bearer),
        ("password", &registration.password),
    ];
    for (field, grant) in named {
        if let Some(grant) = grant {
            let (field, value) = (format_ident!("{field}"), self::grant(grant));
            fields.extend(quote! { #field: Some(#value), });
        }
    }
    if !registration.custom.is_empty() {
        let grants = registration.custom.iter().map(|custom| {
            let (name, value) = (&custom.name, self::grant(&custom.grant));
            quote! { (#name, #value) }
        });
        fields.extend(quote! { custom: &[#(#grants),*], });
    }
    if let Some(endpoint) = &provider.revocation_endpoint {
        fields.extend(quote! { revocation_endpoint: Some(#endpoint), });
    }
    if let Some(endpoint) = &provider.registration_endpoint {
        fields.extend(quote! { registration_endpoint: Some(#endpoint), });
    }
    if let Some(endpoint) = &provider.introspection_endpoint {
        fields.extend(quote! { introspection_endpoint: Some(#endpoint), });
    }
    quote! { Registration { #fields ..Registration::of(&PROVIDER) } }
}

fn authorization_code(code: &AuthorizationCode) -> TokenStream {
    let pkce = match code.pkce {
        Pkce::S256 => quote!(S256),
        Pkce::Plain => quote!(Plain),
        Pkce::Unsupported => quote!(Unsupported),
    };
    let state = match code.state {
        State::Echoed => None,
        State::InRedirectUri => Some(quote!(State::InRedirectUri)),
        State::Unsupported => Some(quote!(State::Unsupported)),
    };
    let response_mode = code.response_mode.map(|mode| mode.name().to_owned());
    let swap = code.swap.as_ref().map(grant);
    let connection = code.connection.as_ref().map(connection);
    Table::new("AuthorizationCode")
        .with("authorization_endpoint", &code.authorization_endpoint)
        .with_text(
            "pushed_authorization_request_endpoint",
            code.pushed_endpoint.as_ref(),
        )
        .with_if(
            code.response_type != "code",
            "response_type",
            &code.response_type,
        )
        .with_if(code.pkce != Pkce::S256, "pkce", quote!(Pkce::#pkce))
        .with_if(state.is_some(), "state", state.unwrap_or_default())
        .with_if(code.iss, "iss", true)
        .with_list("parameters", &parameters(&code.fixed))
        .with_list("renamed", &pairs(&code.rename))
        .with_list("omitted", &code.omit)
        .with_if(code.sorted, "sorted", true)
        .with_text("fragment", code.fragment.as_ref())
        .with_text("out_of_band", code.out_of_band.as_ref())
        .with_if(
            !is_textbook(&code.callback),
            "callback",
            callback(&code.callback),
        )
        .with_text("response_mode", response_mode.as_ref())
        .with_list("signed_response", &code.signed_response)
        .with("grant", grant(&code.grant))
        .with_if(swap.is_some(), "swap", quote!(Some(#swap)))
        .with_if(
            connection.is_some(),
            "connection",
            quote!(Some(#connection)),
        )
        .finish()
}

fn connection(connection: &Connection) -> TokenStream {
    let method = name::pascal(&connection.method.to_lowercase());
    let method = format_ident!("{method}");
    let bearer = connection.token_in == TokenPlace::Scheme("Bearer".into());
    Table::new("Connection")
        .with_if(
            connection.method != "GET",
            "method",
            quote!(Method::#method),
        )
        .with("url", &connection.url)
        .with_if(!bearer, "token_in", token_in(&connection.token_in))
        .with_list("body", &parameters(&connection.body))
        .with_if(connection.jsonp, "jsonp", true)
        .with_text("items", connection.items.as_ref())
        .with_text("label", connection.label.as_ref())
        .with_list("captures", &pairs(&connection.captures))
        .finish()
}

fn is_textbook(callback: &Callback) -> bool {
    callback.code == "code"
        && !callback.without_code
        && callback.state == "state"
        && callback.error == "error"
        && callback.error_description == "error_description"
        && callback.captures.is_empty()
        && callback.signature.is_none()
}

fn callback(callback: &Callback) -> TokenStream {
    let signature = callback.signature.as_ref().map(|(parameter, base64)| {
        Table::new("CallbackSignature")
            .with("parameter", parameter)
            .with_if(*base64, "base64", base64)
            .finish()
    });
    Table::new("Callback")
        .with_if(callback.code != "code", "code", &callback.code)
        .with_if(callback.without_code, "without_code", true)
        .with_if(callback.state != "state", "state", &callback.state)
        .with_if(callback.error != "error", "error", &callback.error)
        .with_if(
            callback.error_description != "error_description",
            "error_description",
            &callback.error_description,
        )
        .with_list("captures", &pairs(&callback.captures))
        .with_if(signature.is_some(), "signature", quote!(Some(#signature)))
        .finish()
}

fn device_code(device: &DeviceCode) -> TokenStream {
    let endpoint = &device.device_authorization_endpoint;
    let interval = proc_macro2::Literal::u64_unsuffixed(device.interval);
    Table::new("DeviceCode")
        .with("device_authorization_endpoint", endpoint)
        .with_list("parameters", &parameters(&device.parameters))
        .with_list("renamed", &pairs(&device.rename))
        .with_if(device.interval != 5, "interval", interval)
        .with("grant", grant(&device.grant))
        .finish()
}

fn grant(grant: &Grant) -> TokenStream {
    let methods: Vec<_> = grant
        .auth_methods
        .iter()
        .map(|method| match method {
            AuthMethod::ClientSecretBasic => quote!(ClientAuth::ClientSecretBasic),
            AuthMethod::ClientSecretPost => quote!(ClientAuth::ClientSecretPost),
            AuthMethod::None => quote!(ClientAuth::None),
            AuthMethod::ClientSecretJwt => quote!(ClientAuth::ClientSecretJwt),
            AuthMethod::PrivateKeyJwt => quote!(ClientAuth::PrivateKeyJwt),
            AuthMethod::TlsClientAuth => quote!(ClientAuth::TlsClientAuth),
            AuthMethod::SelfSignedTlsClientAuth => quote!(ClientAuth::SelfSignedTlsClientAuth),
        })
        .collect();
    let request = token_request(&grant.request);
    let reply = token_reply(&grant.reply);
    Table::new("Grant")
        .with("token_endpoint", &grant.token_endpoint)
        .with_list("auth_methods", &methods)
        .with_if(request.is_some(), "request", request.unwrap_or_default())
        .with_if(reply.is_some(), "reply", reply.unwrap_or_default())
        .with_if(grant.acts_as == ActsAs::App, "acts_as", quote!(ActsAs::App))
        .finish_of(5)
}

/// `None` where the request is the textbook's.
fn token_request(request: &TokenRequest) -> Option<TokenStream> {
    let encoding = match request.encoding {
        Encoding::Form => quote!(Form),
        Encoding::Json => quote!(Json),
        Encoding::Query => quote!(Query),
    };
    let basic = basic(request);
    let table = Table::new("TokenRequest")
        .with_if(request.get, "method", quote!(Method::Get))
        .with_if(
            request.encoding != Encoding::Form,
            "encoding",
            quote!(Encoding::#encoding),
        )
        .with_text("grant_type", request.grant_type.as_ref())
        .with_list("parameters", &parameters(&request.parameters))
        .with_list("headers", &parameters(&request.headers))
        .with_list("renamed", &pairs(&request.rename))
        .with_list("omitted", &request.omit)
        .with_list("included", &request.include)
        .with_if(basic.is_some(), "basic", basic.unwrap_or_default())
        .with_list("secret", &request.secret);
    (!table.is_empty()).then(|| table.finish())
}

/// `None` where HTTP Basic carries the client's own credentials, percent-encoded.
fn basic(request: &TokenRequest) -> Option<TokenStream> {
    let encoding = match request.basic_encoding {
        BasicEncoding::Percent => None,
        BasicEncoding::Form => Some(quote!(BasicEncoding::Form)),
        BasicEncoding::Raw => Some(quote!(BasicEncoding::Raw)),
    };
    let credentials = request
        .basic_credentials
        .as_ref()
        .map(|(user, password)| quote!(Some((#user, #password))));
    let table = Table::new("Basic")
        .with_if(encoding.is_some(), "encoding", encoding.unwrap_or_default())
        .with_if(
            credentials.is_some(),
            "credentials",
            credentials.unwrap_or_default(),
        );
    (!table.is_empty()).then(|| table.finish())
}

/// `None` where the reply is the textbook's.
fn token_reply(reply: &TokenReply) -> Option<TokenStream> {
    let unit = match reply.expires_in {
        ExpiresIn::Seconds | ExpiresIn::SecondsText | ExpiresIn::Introspection => None,
        ExpiresIn::Milliseconds => Some(quote!(ExpiresIn::Milliseconds)),
        ExpiresIn::EpochSeconds => Some(quote!(ExpiresIn::EpochSeconds)),
        ExpiresIn::EpochMilliseconds => Some(quote!(ExpiresIn::EpochMilliseconds)),
        ExpiresIn::Rfc3339 => Some(quote!(ExpiresIn::Rfc3339)),
    };
    let lifetime = reply
        .default_expires_in
        .map(proc_macro2::Literal::u64_unsuffixed);
    let format = match reply.format {
        ReplyFormat::Json => None,
        ReplyFormat::Form => Some(quote!(ReplyFormat::Form)),
        ReplyFormat::Text => Some(quote!(ReplyFormat::Text)),
    };
    let keeps = reply.omit.iter().any(|member| member == "access_token");
    let table = Table::new("TokenReply")
        .with_if(format.is_some(), "format", format.unwrap_or_default())
        .with_if(!reply.at.is_empty(), "at", &reply.at)
        .with_list("renamed", &pairs(&reply.rename))
        .with_if(unit.is_some(), "expires_in", unit.unwrap_or_default())
        .with_if(
            reply.expires_in == ExpiresIn::Introspection,
            "introspected",
            true,
        )
        .with_if(
            lifetime.is_some(),
            "default_expires_in",
            quote!(Some(#lifetime)),
        )
        .with_if(
            reply.scope_separator != " ",
            "scope_separator",
            &reply.scope_separator,
        )
        .with_if(keeps, "keeps_access_token", keeps)
        .with_text("subject", reply.subject.as_ref())
        .with_list("captures", &pairs(&reply.captures));
    (!table.is_empty()).then(|| table.finish())
}

fn refresh(refresh: &Refresh) -> TokenStream {
    let rotation = match refresh.rotation {
        Rotation::Never => quote!(Never),
        Rotation::Maybe => quote!(Maybe),
        Rotation::Always => quote!(Always),
    };
    let reuse = match refresh.reuse {
        Reuse::Unknown => quote!(Unknown),
        Reuse::Grace => quote!(Grace),
        Reuse::Strict => quote!(Strict),
    };
    let input = match refresh.input {
        RefreshInput::RefreshToken => None,
        RefreshInput::AccessToken => Some(quote!(RefreshInput::AccessToken)),
        RefreshInput::Nothing => Some(quote!(RefreshInput::Nothing)),
    };
    let grace = proc_macro2::Literal::u64_unsuffixed(refresh.grace_period);
    Table::new("Refresh")
        .with("grant", grant(&refresh.grant))
        .with_if(
            refresh.rotation != Rotation::Maybe,
            "rotation",
            quote!(Rotation::#rotation),
        )
        .with_if(refresh.grace_period != 0, "grace", grace)
        .with_if(
            refresh.reuse != Reuse::Unknown,
            "reuse",
            quote!(Reuse::#reuse),
        )
        .with_if(input.is_some(), "input", input.unwrap_or_default())
        .finish_of(5)
}
