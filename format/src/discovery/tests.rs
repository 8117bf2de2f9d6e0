#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{DiscoveryError, Imported, Options, import, locations};
use crate::resolve::Provider;
use crate::source::Source;

const ISSUER: &str = "https://auth.acme.example";

fn metadata() -> Value {
    json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://auth.acme.example/authorize",
        "token_endpoint": "https://auth.acme.example/token",
        "revocation_endpoint": "https://auth.acme.example/revoke",
        "response_types_supported": ["code", "id_token"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials", "implicit"],
        "token_endpoint_auth_methods_supported": ["none", "client_secret_post", "client_secret_basic"],
        "code_challenge_methods_supported": ["plain", "S256"],
        "scopes_supported": ["openid", "offline_access", "orders:read"],
        "authorization_response_iss_parameter_supported": true,
        "something_of_its_own": { "deep": [1, null] }
    })
}

fn with(member: &str, value: Value) -> Value {
    let mut metadata = metadata();
    metadata[member] = value;
    metadata
}

fn imported(metadata: &Value) -> Result<Imported, DiscoveryError> {
    let options = Options {
        requested: Some(ISSUER),
        ..Options::default()
    };
    import(metadata.to_string().as_bytes(), &options)
}

fn checked(imported: &Imported) -> Provider {
    match crate::parse(Source::new("imported.json", imported.spec.as_str())) {
        Ok(loaded) => loaded.provider,
        Err(report) => panic!("{report}\n{}", imported.spec),
    }
}

#[test]
fn metadata_becomes_a_valid_spec() {
    let imported = imported(&metadata()).unwrap();
    assert_eq!(
        imported.spec,
        r#"{
  "$schema": "https://raw.githubusercontent.com/licit-rs/licit/main/specs/provider.schema.json",
  "name": "acme",
  "issuer": "https://auth.acme.example",
  "authorization_endpoint": "https://auth.acme.example/authorize",
  "token_endpoint": "https://auth.acme.example/token",
  "revocation_endpoint": "https://auth.acme.example/revoke",
  "token_endpoint_auth_methods": ["client_secret_basic", "client_secret_post", "none"],
  "clients": {
    "user": { "description": "For user logins; the secret is optional." },
    "service": { "description": "For the application itself." }
  },
  "scopes": {
    "openid": "The user's identity (OpenID Connect).",
    "offline_access": { "description": "A refresh token.", "offline": true },
    "orders:read": ""
  },
  "grants": {
    "authorization_code": { "authorization_response_iss_parameter_supported": true, "client": "user" },
    "client_credentials": { "client": "service", "token_endpoint_auth_methods": ["client_secret_basic", "client_secret_post"] },
    "refresh_token": { "client": "user" }
  }
}
"#
    );
    assert!(imported.notes.iter().any(|note| note.contains("implicit")));
    let provider = checked(&imported);
    assert_eq!(provider.table.issuer.as_deref(), Some(ISSUER));
}

#[test]
fn a_server_that_signs_id_tokens_gets_an_openid_section() {
    let mut metadata = with("jwks_uri", json!("https://auth.acme.example/jwks"));
    metadata["id_token_signing_alg_values_supported"] = json!(["HS256", "none", "ES256", "XS1"]);
    metadata["userinfo_endpoint"] = json!("https://auth.acme.example/me");
    metadata["end_session_endpoint"] = json!("https://auth.acme.example/logout");
    metadata["backchannel_logout_supported"] = json!(true);
    let imported = imported(&metadata).unwrap();
    let openid = r#"  "openid": {
    "id_token_signing_alg_values_supported": ["ES256"],
    "userinfo_endpoint": "https://auth.acme.example/me",
    "end_session_endpoint": "https://auth.acme.example/logout",
    "backchannel_logout_supported": true
  },
"#;
    assert!(imported.spec.contains(openid), "{}", imported.spec);
    assert!(imported.notes.iter().any(|note| note.contains("`jose`")));
    let provider = checked(&imported);
    assert_eq!(
        provider.table.jwks_uri.as_deref(),
        Some("https://auth.acme.example/jwks")
    );
    assert!(provider.openid.is_some() && provider.needs_jose());
}

#[test]
fn a_server_that_signs_id_tokens_has_the_scope_openid_even_if_it_lists_no_scopes() {
    let mut metadata = with("jwks_uri", json!("https://auth.acme.example/jwks"));
    metadata["id_token_signing_alg_values_supported"] = json!(["RS256"]);
    metadata["end_session_endpoint"] = json!("https://auth.acme.example/logout");
    for scopes in [json!(null), json!(["orders:read"])] {
        metadata["scopes_supported"] = scopes.clone();
        let imported = imported(&metadata).unwrap();
        let provider = checked(&imported);
        assert!(provider.openid.is_some(), "{}", imported.spec);
        assert_eq!(provider.scopes[0].name, "openid");
        let notes = imported.notes.join("\n");
        assert!(notes.contains("`openid` is added"), "{notes}");
        assert_eq!(
            notes.contains("lists no scopes"),
            scopes.is_null(),
            "{notes}"
        );
    }
}

#[test]
fn every_unused_member_is_listed_and_what_the_client_chooses_is_described() {
    let mut metadata = metadata();
    let members = metadata.as_object_mut().unwrap();
    for number in 0..60 {
        members.insert(format!("vendor_member_{number}"), json!(true));
    }
    let long = "x".repeat(1_000);
    members.insert(long.clone(), json!(true));
    members.insert(
        "dpop_signing_alg_values_supported".to_owned(),
        json!(["ES256"]),
    );
    let bound = "tls_client_certificate_bound_access_tokens";
    members.insert(bound.to_owned(), json!(true));
    let imported = imported(&metadata).unwrap();
    let unused = imported.notes.iter().find(|note| note.contains("no place"));
    let unused = unused.unwrap();
    for number in 0..60 {
        assert!(
            unused.contains(&format!("`vendor_member_{number}`")),
            "{unused}"
        );
    }
    assert!(
        !unused.contains(&long) && !unused.contains(bound),
        "{unused}"
    );
    let notes = imported.notes.join("\n");
    assert!(notes.contains(r#"add `"dpop": {}`"#), "{notes}");
    assert!(notes.contains(&format!("`{bound}` is left out")), "{notes}");
}

#[test]
fn id_tokens_signed_only_with_secrets_are_omitted() {
    let mut metadata = with("jwks_uri", json!("https://auth.acme.example/jwks"));
    metadata["id_token_signing_alg_values_supported"] = json!(["HS256"]);
    let imported = imported(&metadata).unwrap();
    let provider = checked(&imported);
    assert!(provider.openid.is_none() && provider.table.jwks_uri.is_none());
}

#[test]
fn minimal_metadata_is_a_code_grant_with_http_basic() {
    let least = json!({
        "issuer": ISSUER,
        "authorization_endpoint": "https://auth.acme.example/authorize",
        "token_endpoint": "https://auth.acme.example/token"
    });
    let imported = imported(&least).unwrap();
    assert!(!imported.spec.contains("auth_methods"), "{}", imported.spec);
    let provider = checked(&imported);
    let app = provider.registrations.first().unwrap();
    assert!(app.table.authorization_code.is_some() && app.table.client_credentials.is_none());
}

#[test]
fn the_issuer_must_match_exactly() {
    for issuer in [
        "https://auth.acme.example/",
        "https://AUTH.acme.example",
        "https://auth.acme.example:443",
        "https://evil.example",
    ] {
        let refused = imported(&with("issuer", json!(issuer)));
        assert!(
            matches!(refused, Err(DiscoveryError::OtherIssuer { .. })),
            "{issuer}: {refused:?}"
        );
    }
}

#[test]
fn a_document_belongs_to_the_issuer_of_its_url() {
    let document = with("issuer", json!("https://auth.acme.example/tenant")).to_string();
    let asked = |url| {
        let options = Options {
            requested: Some(url),
            ..Options::default()
        };
        import(document.as_bytes(), &options).is_ok()
    };
    for url in [
        "https://auth.acme.example/.well-known/oauth-authorization-server/tenant",
        "https://auth.acme.example/tenant/.well-known/openid-configuration",
    ] {
        assert!(asked(url), "{url}");
    }
    for url in [
        "https://auth.acme.example/.well-known/oauth-authorization-server",
        "https://auth.acme.example/other/.well-known/openid-configuration",
        "https://evil.example/tenant/.well-known/openid-configuration",
    ] {
        assert!(!asked(url), "{url}");
    }
}

#[test]
fn metadata_is_requested_at_the_url_of_the_rfc_then_of_openid_connect() {
    assert_eq!(
        locations("https://auth.acme.example/tenant").unwrap(),
        [
            "https://auth.acme.example/.well-known/oauth-authorization-server/tenant",
            "https://auth.acme.example/tenant/.well-known/openid-configuration",
            "https://auth.acme.example/.well-known/openid-configuration/tenant",
        ]
    );
    assert_eq!(locations("https://auth.acme.example/").unwrap().len(), 2);
    assert!(locations("http://127.0.0.1:4000").is_ok());
    for bad in [
        "http://auth.acme.example",
        "https://auth.acme.example?a=b",
        "https://auth.acme.example#x",
        "https://user@auth.acme.example",
        "auth.acme.example",
        "file:///etc/passwd",
    ] {
        assert!(locations(bad).is_err(), "{bad}");
    }
}

#[test]
fn endpoints_are_https_urls_without_templates() {
    for url in [
        "http://auth.acme.example/token",
        "https://auth.acme.example/{tenant}/token",
        "https://user:secret@auth.acme.example/token",
        "https://auth.acme.example/token#x",
        "javascript:alert(1)",
        "/token",
    ] {
        let refused = imported(&with("token_endpoint", json!(url)));
        assert!(
            matches!(refused, Err(DiscoveryError::InsecureUrl { .. })),
            "{url}: {refused:?}"
        );
    }
}

#[test]
fn members_of_the_wrong_type_are_reported_by_name() {
    for (member, value) in [
        ("scopes_supported", json!("openid")),
        ("grant_types_supported", json!([1])),
        ("token_endpoint", json!(["https://auth.acme.example/token"])),
        (
            "authorization_response_iss_parameter_supported",
            json!("true"),
        ),
    ] {
        assert_eq!(
            imported(&with(member, value)),
            Err(DiscoveryError::Malformed(member))
        );
    }
}

#[test]
fn a_server_without_a_usable_grant_or_method_is_reported() {
    assert_eq!(
        imported(&with("grant_types_supported", json!(["implicit"]))),
        Err(DiscoveryError::NoGrant)
    );
    let refused = imported(&with(
        "token_endpoint_auth_methods_supported",
        json!(["handshake"]),
    ));
    assert!(matches!(refused, Err(DiscoveryError::NoAuthMethod(_))));
}

#[test]
fn grants_are_recognized_by_their_registered_names() {
    let mut metadata = with(
        "grant_types_supported",
        json!([
            "authorization_code",
            "urn:ietf:params:oauth:grant-type:device_code",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:saml2-bearer"
        ]),
    );
    metadata["device_authorization_endpoint"] = json!("https://auth.acme.example/device");
    let imported = imported(&metadata).unwrap();
    let provider = checked(&imported);
    let app = provider.registrations.first().unwrap();
    assert!(
        app.table.device_code.is_some()
            && app.table.token_exchange.is_some()
            && app.table.jwt_bearer.is_some()
    );
    let left_out: Vec<_> = imported
        .notes
        .iter()
        .filter(|note| note.starts_with("the grant"))
        .collect();
    assert!(
        matches!(left_out.as_slice(), [note] if note.contains("saml2-bearer")),
        "{left_out:?}"
    );
}

#[test]
fn jwt_authentication_is_chosen_only_as_a_last_resort() {
    let methods = |methods: Value| {
        let mut metadata = with("token_endpoint_auth_methods_supported", methods);
        metadata["token_endpoint_auth_signing_alg_values_supported"] =
            json!(["ES256", "RS256", "ES256K", "none"]);
        imported(&metadata).unwrap()
    };
    let among_others = methods(json!(["private_key_jwt", "client_secret_post"]));
    assert!(!among_others.spec.contains("private_key_jwt"));
    assert!(
        among_others
            .notes
            .iter()
            .any(|note| note.contains("`private_key_jwt` is left out"))
    );
    checked(&among_others);
    let alone = methods(json!(["tls_client_auth", "private_key_jwt"]));
    checked(&alone);
    let alone = methods(json!(["private_key_jwt"]));
    assert!(
        alone
            .spec
            .contains(r#""client_assertion": { "algorithms": ["ES256", "RS256"] }"#),
        "{}",
        alone.spec
    );
    checked(&alone);
}

#[test]
fn certificate_authentication_uses_the_mtls_endpoints() {
    let aliases = json!({ "token_endpoint": "https://mtls.acme.example/token" });
    let mut metadata = with("mtls_endpoint_aliases", aliases);
    metadata["token_endpoint_auth_methods_supported"] = json!(["tls_client_auth"]);
    let spec = imported(&metadata).unwrap().spec;
    assert!(spec.contains("\"token_endpoint\": \"https://mtls.acme.example/token\""));
    assert!(spec.contains("\"revocation_endpoint\": \"https://auth.acme.example/revoke\""));

    metadata["token_endpoint_auth_methods_supported"] = json!(["tls_client_auth", "none"]);
    let imported = imported(&metadata).unwrap();
    assert!(
        imported
            .spec
            .contains("\"https://auth.acme.example/token\"")
    );
    assert!(
        imported
            .notes
            .iter()
            .any(|note| note.contains("RFC 8705 §5"))
    );
}

#[test]
fn an_omitted_grant_is_reported_once() {
    let imported = imported(&with(
        "token_endpoint_auth_methods_supported",
        json!(["none"]),
    ));
    let notes = imported.unwrap().notes;
    let about_the_grant = notes
        .iter()
        .filter(|note| note.contains("client_credentials"));
    assert_eq!(about_the_grant.count(), 1, "{notes:?}");
}

#[test]
fn an_issuer_with_a_placeholder_gets_a_hint() {
    let shared = with(
        "issuer",
        json!("https://login.acme.example/{tenantid}/v2.0"),
    );
    let error = imported(&shared).unwrap_err().to_string();
    assert!(
        error.contains("import the document of one tenant"),
        "{error}"
    );
}

#[test]
fn metadata_without_pkce_methods_is_reported() {
    let silent = with("code_challenge_methods_supported", Value::Null);
    let imported = imported(&silent).unwrap();
    assert!(!imported.spec.contains("code_challenge_methods"));
    let notes = imported.notes.join("\n");
    assert!(notes.contains("does not mention PKCE"), "{notes}");
}

#[test]
fn plain_pkce_is_used_only_on_request() {
    let plain = with("code_challenge_methods_supported", json!(["plain"]));
    assert_eq!(imported(&plain), Err(DiscoveryError::PlainPkce));
    let options = Options {
        plain_pkce: true,
        ..Options::default()
    };
    let imported = import(plain.to_string().as_bytes(), &options).unwrap();
    assert!(
        imported
            .spec
            .contains(r#""code_challenge_methods": ["plain"]"#)
    );
    checked(&imported);
}

#[test]
fn scopes_with_colliding_trait_names_get_distinct_names() {
    let imported = imported(&with(
        "scopes_supported",
        json!([
            "read:user",
            "read_user",
            "read_user",
            "AllScopes",
            "self",
            "not a scope",
            "https://acme.example/auth/drive.readonly",
            "drive_readonly",
            "2fa",
            "*",
            "\u{e9}"
        ]),
    ))
    .unwrap();
    let provider = checked(&imported);
    let names: Vec<_> = provider
        .scopes
        .iter()
        .map(|scope| scope.rust_name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "ReadUser",
            "ReadUser2",
            "ScopeAllScopes",
            "ScopeSelf",
            "DriveReadonly",
            "DriveReadonly2",
            "N2fa",
            "Any"
        ]
    );
    assert_eq!(
        imported
            .notes
            .iter()
            .filter(|note| note.contains("RFC 6749 §3.3"))
            .count(),
        2
    );
}

#[test]
fn a_provider_is_named_after_its_host() {
    for (issuer, name) in [
        ("https://accounts.google.example", "google"),
        ("https://dev-1234.okta.example/oauth2/default", "dev-1234"),
        ("https://login.example", "login"),
        ("https://acme.example:8443", "acme"),
        ("http://127.0.0.1:4000", "provider"),
        ("http://localhost:4000", "provider"),
        ("https://123.example", "provider"),
    ] {
        let document = with("issuer", json!(issuer)).to_string();
        let imported = import(document.as_bytes(), &Options::default()).unwrap();
        assert_eq!(imported.name, name, "{issuer}");
    }
    let options = Options {
        name: Some("No Name"),
        ..Options::default()
    };
    let refused = import(metadata().to_string().as_bytes(), &options);
    assert!(matches!(refused, Err(DiscoveryError::Name(_))));
}

#[test]
fn a_document_that_is_not_an_object_is_rejected_early() {
    for document in [
        "",
        "[]",
        "null",
        "<html>",
        "\u{feff}",
        "{\"issuer\": \"https://a.example\"} x",
    ] {
        assert_eq!(
            import(document.as_bytes(), &Options::default()),
            Err(DiscoveryError::NotMetadata),
            "{document}"
        );
    }
    assert_eq!(
        import(&[0xff, 0xfe], &Options::default()),
        Err(DiscoveryError::NotMetadata)
    );
    let deep = "[".repeat(200_000);
    assert_eq!(
        import(deep.as_bytes(), &Options::default()),
        Err(DiscoveryError::NotMetadata)
    );
    assert_eq!(
        import(&vec![b' '; super::MAX_BYTES + 1], &Options::default()),
        Err(DiscoveryError::TooLarge)
    );
}

#[test]
fn notes_contain_no_terminal_escapes() {
    let imported = imported(&with(
        "grant_types_supported",
        json!(["authorization_code", "\u{1b}[2J"]),
    ))
    .unwrap();
    assert!(imported.notes.iter().all(|note| !note.contains('\u{1b}')));
    let refused = imported_error("\u{1b}]0;x");
    assert!(!refused.contains('\u{1b}'), "{refused}");
}

fn imported_error(issuer: &str) -> String {
    imported(&with("issuer", json!(issuer)))
        .unwrap_err()
        .to_string()
}

proptest! {
    #[test]
    fn random_scopes_and_grants_give_a_valid_spec(
        scopes in proptest::collection::vec("[ -~]{0,12}", 0..12),
        grants in proptest::option::of(proptest::sample::subsequence(
            vec!["authorization_code", "client_credentials", "refresh_token", "implicit", "password",
                 "urn:ietf:params:oauth:grant-type:device_code"], 0..6)),
        methods in proptest::sample::subsequence(
            vec!["client_secret_basic", "client_secret_post", "none", "private_key_jwt",
                 "client_secret_jwt", "tls_client_auth"], 0..6),
    ) {
        let mut metadata = metadata();
        metadata["scopes_supported"] = json!(scopes);
        metadata["grant_types_supported"] = json!(grants);
        metadata["token_endpoint_auth_methods_supported"] = json!(methods);
        if let Ok(imported) = imported(&metadata) {
            checked(&imported);
        }
    }
}

#[test]
fn members_of_only_the_second_document_are_added() {
    let mut second = metadata();
    second["device_authorization_endpoint"] = json!("https://auth.acme.example/device");
    second["scopes_supported"] = json!(["openid", "profile"]);
    second["token_endpoint"] = json!("https://other.acme.example/token");
    second["acr_values_supported"] = json!(["x"]);
    let (first, second) = (metadata().to_string(), second.to_string());
    let options = Options {
        beside: Some(second.as_bytes()),
        ..Options::default()
    };
    let imported = import(first.as_bytes(), &options).unwrap();
    assert!(
        imported.spec.contains("\"device_authorization_endpoint\""),
        "{}",
        imported.spec
    );
    assert!(imported.spec.contains("\"profile\""), "{}", imported.spec);
    assert!(!imported.spec.contains("other.acme.example"));
    let notes = imported.notes.join("\n");
    assert!(
        notes.contains("the two metadata documents differ in `token_endpoint`"),
        "{notes}"
    );
    assert!(
        notes.contains("a spec has no place for it: `acr_values_supported`"),
        "{notes}"
    );
    checked(&imported);

    let other = json!({ "issuer": "https://evil.example" }).to_string();
    let options = Options {
        beside: Some(other.as_bytes()),
        ..Options::default()
    };
    let imported = import(first.as_bytes(), &options).unwrap();
    assert!(
        imported
            .notes
            .join("\n")
            .contains("its issuer is `https://evil.example`")
    );
}

#[test]
fn required_request_objects_are_imported_with_their_algorithms() {
    let mut metadata = with("require_signed_request_object", json!(true));
    metadata["request_object_signing_alg_values_supported"] = json!(["none", "PS256", "ES256"]);
    let imported = imported(&metadata).unwrap();
    let provider = checked(&imported);
    let code = |at: usize| provider.registrations[at].table.authorization_code.as_ref();
    let code = (0..provider.registrations.len()).find_map(code).unwrap();
    let object = code.request_object.as_ref().unwrap();
    assert!(object.required);
    assert_eq!(object.algorithms, ["PS256", "ES256"]);
    assert!(imported.notes.iter().any(|note| note.contains("RFC 9101")));
}

#[test]
fn optional_request_objects_are_noted_with_the_line_to_add() {
    let algorithms = json!(["PS256", "ES256"]);
    let metadata = with("request_object_signing_alg_values_supported", algorithms);
    let imported = imported(&metadata).unwrap();
    assert!(
        !imported.spec.contains("request_object"),
        "{}",
        imported.spec
    );
    let note = imported
        .notes
        .iter()
        .find(|note| note.contains("request_object"));
    assert!(note.unwrap().contains(r#"["PS256","ES256"]"#), "{note:?}");
}

#[test]
fn encrypted_id_tokens_are_noted_with_the_line_to_add() {
    let mut metadata = with("jwks_uri", json!("https://auth.acme.example/keys"));
    metadata["id_token_signing_alg_values_supported"] = json!(["ES256"]);
    metadata["id_token_encryption_alg_values_supported"] = json!(["RSA1_5", "ECDH-ES", "dir"]);
    let imported = imported(&metadata).unwrap();
    assert!(!imported.spec.contains("encryption"), "{}", imported.spec);
    let mut notes = imported.notes.iter();
    let note = notes.find(|note| note.contains("id_token_encryption"));
    assert!(note.unwrap().contains(r#": ["ECDH-ES"]"#), "{note:?}");
}

#[test]
fn signed_introspection_is_imported_with_the_keys_that_verify_it() {
    let mut metadata = with(
        "introspection_endpoint",
        json!("https://auth.acme.example/introspect"),
    );
    let member = "introspection_signing_alg_values_supported";
    metadata[member] = json!(["HS256", "ES256", "ES256K"]);
    // Without keys, no signature can be verified.
    assert!(!imported(&metadata).unwrap().spec.contains(member));
    metadata["jwks_uri"] = json!("https://auth.acme.example/keys");
    let imported = imported(&metadata).unwrap();
    let provider = checked(&imported);
    assert_eq!(
        provider.registrations[0].table.introspection_algorithms,
        ["ES256"]
    );
    assert!(imported.notes.iter().any(|note| note.contains("RFC 9701")));
}
