//! Valid and invalid configurations of an application.

use super::*;
use crate::tables::{Environment, Provider, Variable, VariableFormat, VariableSource};

static PROVIDER: Provider = Provider {
    name: "acme",
    variables: &[
        Variable {
            name: "base_url",
            source: VariableSource::App,
            default: None,
            format: VariableFormat::Origin,
            ..Variable::DEFAULT
        },
        Variable {
            name: "instance_url",
            source: VariableSource::TokenReply,
            default: None,
            format: VariableFormat::Origin,
            ..Variable::DEFAULT
        },
    ],
    environments: &[Environment {
        name: "sandbox",
        values: &[("base_url", "https://sandbox.acme.example")],
    }],
    ..Provider::DEFAULT
};

static REGISTRATION: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "{base_url}/authorize",
        out_of_band: Some("urn:ietf:wg:oauth:2.0:oob"),
        ..AuthorizationCode::DEFAULT
    }),
    ..Registration::of(&PROVIDER)
};

fn builder() -> AppBuilder {
    App::builder(&REGISTRATION)
        .client_id("client")
        .client_secret("secret")
        .redirect_uri("https://app.example/callback")
        .environment("sandbox")
}

fn problem(builder: AppBuilder) -> ConfigError {
    match builder.build() {
        Err(Error::Config(error)) => *error,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_variable_takes_precedence_over_the_environment() {
    let url = |builder: AppBuilder| {
        let app = builder.build().unwrap();
        app.filling(&crate::Captured::default())
            .url("{base_url}/x")
            .unwrap()
    };
    assert_eq!(url(builder()).as_str(), "https://sandbox.acme.example/x");
    let own = builder().variable("base_url", "https://own.example");
    assert_eq!(url(own).as_str(), "https://own.example/x");
}

#[test]
fn a_variable_must_be_known_settable_present_and_well_formed() {
    let bad = builder().variable("base_url", "http://acme.example");
    assert!(matches!(problem(bad), ConfigError::VariableInvalid { .. }));
    for name in ["base_uri", "instance_url"] {
        let unknown = builder().variable(name, "https://acme.example");
        assert!(matches!(problem(unknown), ConfigError::VariableUnknown(_)));
    }
    let unknown = builder().environment("production");
    assert!(matches!(
        problem(unknown),
        ConfigError::EnvironmentUnknown(_)
    ));
    let missing = App::builder(&REGISTRATION).client_id("client");
    let missing = missing.client_secret("secret").redirect_uri("app:/");
    assert!(matches!(
        problem(missing),
        ConfigError::VariableMissing("base_url")
    ));
}

static WITH_SCOPES: Provider = Provider {
    name: "acme",
    variables: &[Variable {
        name: "site",
        source: VariableSource::App,
        default: None,
        format: VariableFormat::Text,
        ..Variable::DEFAULT
    }],
    scope: ScopeFormat {
        separator: ",",
        templates: &["site:{site}"],
        ..ScopeFormat::DEFAULT
    },
    ..Provider::DEFAULT
};

static OF_SITES: Registration = Registration {
    authorization_code: Some(AuthorizationCode {
        authorization_endpoint: "https://acme.example/authorize",
        ..AuthorizationCode::DEFAULT
    }),
    ..Registration::of(&WITH_SCOPES)
};

#[test]
fn a_variable_cannot_make_one_scope_several() {
    let with = |site: &str| {
        let builder = App::builder(&OF_SITES).client_id("client");
        let builder = builder.client_secret("secret").redirect_uri("app:/");
        builder.variable("site", site)
    };
    assert!(with("north.1").build().is_ok());
    for site in [
        "north,admin",
        "north admin",
        "north\"",
        "north\\",
        "north\n",
        "nörth",
    ] {
        let found = problem(with(site));
        assert!(
            matches!(found, ConfigError::ScopeInvalid("site:{site}")),
            "{site}: {found:?}"
        );
        assert!(!found.to_string().contains(site), "{found}");
    }
}

#[test]
fn a_client_needs_an_id_and_what_its_method_needs() {
    let nameless = builder().client_id("");
    assert!(matches!(problem(nameless), ConfigError::ClientIdMissing));
    let open = App::builder(&REGISTRATION).client_id("client");
    assert!(matches!(problem(open), ConfigError::ClientSecretMissing));
    let other = builder().auth_method(ClientAuth::ClientSecretPost);
    assert!(matches!(
        problem(other),
        ConfigError::AuthMethodNotOffered(ClientAuth::ClientSecretPost)
    ));
}

#[test]
fn without_grants_no_client_is_required() {
    static STATIC_TOKENS: Registration = Registration::of(&Provider::DEFAULT);
    assert!(App::builder(&STATIC_TOKENS).build().is_ok());
}

#[test]
fn an_invalid_endpoint_is_reported_by_build() {
    static BROKEN: Provider = Provider {
        api: crate::tables::Api {
            base_url: "api.acme.example",
            ..crate::tables::Api::DEFAULT
        },
        ..Provider::DEFAULT
    };
    static REGISTRATION: Registration = Registration::of(&BROKEN);
    let broken = problem(App::builder(&REGISTRATION));
    assert!(matches!(broken, ConfigError::Endpoint(_)), "{broken}");
}

#[test]
fn a_login_requires_a_redirect_uri_unless_none_is_sent() {
    static UNSENT: Registration = Registration {
        authorization_code: Some(AuthorizationCode {
            authorization_endpoint: "{base_url}/authorize",
            omitted: &["redirect_uri"],
            ..AuthorizationCode::DEFAULT
        }),
        ..Registration::of(&PROVIDER)
    };
    let without = || {
        let builder = App::builder(&REGISTRATION).client_id("client");
        builder.client_secret("secret").environment("sandbox")
    };
    let missing = problem(without());
    assert!(matches!(missing, ConfigError::RedirectUriMissing));
    let unsent = AppBuilder {
        registration: &UNSENT,
        ..without()
    };
    assert!(unsent.build().is_ok());
}

#[test]
fn a_redirect_uri_is_absolute_and_safe() {
    for good in [
        "https://app.example/callback?x=1",
        "http://127.0.0.1:3000/",
        "com.example.app:/callback",
        "urn:ietf:wg:oauth:2.0:oob",
    ] {
        assert!(builder().redirect_uri(good).build().is_ok(), "{good}");
    }
    for bad in [
        "/callback",
        "http://app.example/",
        "https://app.example/#x",
        "",
    ] {
        let problem = problem(builder().redirect_uri(bad));
        assert!(matches!(problem, ConfigError::RedirectUri), "{bad}");
    }
}
