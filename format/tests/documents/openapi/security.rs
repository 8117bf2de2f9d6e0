//! Security requirements of documents: keys, passwords, tokens, certificates, and their
//! combinations.

use std::fs;
use std::path::Path;

use licit_format::source::Source;
use serde_json::{Value, json};

use super::{Imported, import, with_paths};

/// Every kind of scheme.
const SCHEMES: &str = "
    key: { type: apiKey, in: header, name: X-Key, description: From your account. }
    tenant: { type: apiKey, in: query, name: tenant }
    seat: { type: apiKey, in: cookie, name: sid }
    bare: { type: apiKey, in: header, name: Authorization }
    login: { type: http, scheme: Basic }
    robot: { type: http, scheme: bearer }
    tls: { type: mutualTLS }
    proof: { type: http, scheme: digest }
    openid: { type: openIdConnect, openIdConnectUrl: 'https://id.acme.example/c' }
    oauth:
      type: oauth2
      flows:
        authorizationCode:
          authorizationUrl: https://id.acme.example/authorize
          tokenUrl: https://id.acme.example/token
          scopes: { read: Read, write: Write }
";

/// A document with one operation per requirement, and one without any.
fn with(schemes: &str, requirements: &[&str]) -> Imported {
    let operations: Vec<String> = requirements
        .iter()
        .enumerate()
        .map(|(at, security)| {
            format!(
                "
  /x{at}:
    get: {{ operationId: get{at}, {security} responses: {{ '204': {{ description: Ok }} }} }}"
            )
        })
        .collect();
    let operations = operations.concat();
    import(&format!(
        "
openapi: 3.1.0
info: {{ title: Acme, version: '1' }}
servers: [{{ url: https://api.acme.example }}]
paths:{operations}
components:
  securitySchemes:{schemes}"
    ))
}

/// The imported requirement of an operation with this one.
fn required(schemes: &str, security: &str) -> (Value, Imported) {
    let imported = with(schemes, &[&format!("security: {security},")]);
    let operation = &imported.spec["operations"]["get0"];
    let keys = ["security", "scopes", "token"];
    let said = keys.map(|key| (key, operation[key].clone()));
    let said = said.into_iter().filter(|(_, value)| !value.is_null());
    let said = said.map(|(key, value)| (key.to_owned(), value)).collect();
    (Value::Object(said), imported)
}

/// The warning of the key `tenant`, which is in the query.
const KEY_IN_URL: &str = "an API key is sent in the URL";

#[test]
fn each_kind_of_scheme_is_required_by_its_name() {
    for (scheme, written) in [
        (
            "key",
            json!({ "header": "X-Key", "description": "From your account." }),
        ),
        ("tenant", json!({ "query": "tenant" })),
        ("seat", json!({ "cookie": "sid" })),
        ("bare", json!({ "header": "Authorization" })),
        ("login", json!({ "http": "basic" })),
        ("robot", json!({ "http": "bearer" })),
        ("tls", json!({ "type": "mutual_tls" })),
    ] {
        let (said, imported) = required(SCHEMES, &format!("[{{ {scheme}: [] }}]"));
        assert_eq!(said, json!({ "security": [{ scheme: [] }] }));
        assert_eq!(
            imported.spec["security_schemes"],
            json!({ scheme: written })
        );
        let expected = (scheme == "tenant").then_some(KEY_IN_URL);
        assert_eq!(imported.messages, Vec::from_iter(expected));
    }
}

#[test]
fn alternatives_and_conjunctions_are_carried() {
    for (security, expected) in [
        (
            "[{ key: [], tenant: [] }]",
            json!({ "security": [{ "key": [], "tenant": [] }] }),
        ),
        (
            "[{ oauth: [read] }, { key: [] }]",
            json!({ "security": [{ "token": ["read"] }, { "key": [] }] }),
        ),
        (
            "[{ oauth: [read], key: [] }, { oauth: [write] }]",
            json!({ "security": [{ "key": [], "token": ["read"] }, { "token": ["write"] }] }),
        ),
        (
            "[{}, { oauth: [read] }]",
            json!({ "security": [{}, { "token": ["read"] }] }),
        ),
        (
            "[{}, { key: [] }]",
            json!({ "security": [{}, { "key": [] }] }),
        ),
        ("[]", json!({ "token": "none" })),
        (
            "[{ oauth: [read, write] }]",
            json!({ "scopes": "read & write" }),
        ),
        (
            "[{ oauth: [read] }, { oauth: [write] }]",
            json!({ "scopes": "read | write" }),
        ),
        ("[{ oauth: [] }]", json!({})),
        ("[{ openid: [] }]", json!({})),
        (
            "[{ key: [] }, { key: [] }]",
            json!({ "security": [{ "key": [] }] }),
        ),
    ] {
        let (said, imported) = required(SCHEMES, security);
        assert_eq!(said, expected, "{security}");
        let expected = security.contains("tenant").then_some(KEY_IN_URL);
        assert_eq!(imported.messages, Vec::from_iter(expected), "{security}");
    }
}

#[test]
fn the_documents_requirement_is_for_operations_without_one() {
    let document = |root: &str| {
        format!(
            "
openapi: 3.1.0
info: {{ title: Acme, version: '1' }}
servers: [{{ url: https://api.acme.example }}]
{root}
paths:
  /a: {{ get: {{ operationId: silent, responses: {{ '204': {{ description: Ok }} }} }} }}
  /b: {{ get: {{ operationId: public, security: [], responses: {{ '204': {{ description: Ok }} }} }} }}
components:
  securitySchemes:{SCHEMES}"
        )
    };
    let imported = import(&document("security: [{ key: [] }]"));
    let operations = &imported.spec["operations"];
    assert_eq!(operations["silent"]["security"], json!([{ "key": [] }]));
    assert_eq!(operations["public"]["token"], "none");
    // The document has no requirement, although some operations have one: no credential is
    // required.
    let imported = import(&document(""));
    let silent = &imported.spec["operations"]["silent"];
    assert_eq!(silent["security"], json!([{}, { "token": [] }]));
}

#[test]
fn a_document_that_declares_schemes_and_requires_none_makes_all_of_them_optional() {
    let schemes = "
    key: { type: apiKey, in: header, name: X-Key }
    login: { type: http, scheme: basic }
";
    let imported = with(schemes, &[""]);
    let security = &imported.spec["operations"]["get0"]["security"];
    assert_eq!(*security, json!([{}, { "key": [] }, { "login": [] }]));
}

#[test]
fn a_document_with_keys_alone_needs_no_token() {
    let schemes = "
    key: { type: apiKey, in: header, name: X-Key }
";
    let (_, imported) = required(schemes, "[{ key: [] }]");
    assert_eq!(imported.spec["credentials"], json!(null));
    assert_eq!(imported.spec["grants"], json!(null));
    assert_eq!(imported.spec["api"]["token_in"], json!(null));
}

#[test]
fn the_only_bearer_scheme_of_a_document_without_oauth_is_the_token() {
    let one = "
    robot: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
";
    let (said, imported) = required(one, "[{ robot: [] }]");
    assert_eq!(said, json!({}));
    assert_eq!(imported.spec["credentials"], json!({ "api_token": {} }));
    let (said, _) = required(one, "[{ robot: [], key: [] }]");
    assert_eq!(said, json!({ "security": [{ "key": [], "token": [] }] }));
    let two = "
    robot: { type: http, scheme: bearer }
    admin: { type: http, scheme: bearer }
";
    let (said, imported) = required(two, "[{ robot: [] }, { admin: [] }]");
    assert_eq!(
        said,
        json!({ "security": [{ "robot": [] }, { "admin": [] }] })
    );
    assert_eq!(imported.spec["credentials"], json!(null));
}

#[test]
fn an_unsupported_scheme_costs_only_the_operations_that_need_it() {
    let imported = with(
        SCHEMES,
        &[
            "security: [{ proof: [] }],",
            "security: [{ proof: [], key: [] }],",
            "security: [{ proof: [] }, { key: [] }],",
            "security: [{ key: [] }],",
        ],
    );
    let operations = imported.spec["operations"].as_object().expect("operations");
    let names: Vec<_> = operations.keys().map(String::as_str).collect();
    assert_eq!(names, ["get2", "get3"]);
    assert_eq!(operations["get2"]["security"], json!([{ "key": [] }]));
    assert_eq!(
        imported.messages,
        [
            "`get0` is left out",
            "`get1` is left out",
            "the security scheme `proof` is ignored",
        ]
    );
}

#[test]
fn mutually_exclusive_schemes_are_alternatives() {
    let (said, imported) = required(SCHEMES, "[{ login: [], oauth: [read], key: [] }]");
    assert_eq!(
        said,
        json!({ "security": [{ "key": [], "login": [] }, { "token": ["read"] }] })
    );
    assert_eq!(
        imported.messages,
        ["`login` and `oauth` are sent in the same place"]
    );
}

#[test]
fn an_undeclared_scheme_is_ignored() {
    let (said, imported) = required(SCHEMES, "[{ ghost: [] }, { key: [] }]");
    assert_eq!(said, json!({ "security": [{ "key": [] }] }));
    assert_eq!(imported.messages, ["undeclared security scheme `ghost`"]);
    let (said, _) = required(SCHEMES, "[{ ghost: [] }]");
    assert_eq!(said, json!({}));
}

#[test]
fn a_scheme_may_be_named_by_a_reference() {
    let (said, imported) = required(SCHEMES, "[{ '#/components/securitySchemes/key': [] }]");
    assert_eq!(said, json!({ "security": [{ "key": [] }] }));
    assert_eq!(imported.messages, [""; 0]);
}

#[test]
fn a_requirement_that_is_no_list_is_read_as_one_and_reported() {
    let (said, imported) = required(SCHEMES, "{ key: [] }");
    assert_eq!(said, json!({ "security": [{ "key": [] }] }));
    assert_eq!(imported.messages, ["`security` is not a list"]);
    let (said, imported) = required(SCHEMES, "key");
    assert_eq!(said, json!({ "security": [{ "key": [] }] }));
    assert_eq!(imported.messages, ["`security` is not a list"]);
    let message = "a security requirement is not an object";
    let (said, imported) = required(SCHEMES, "[key, { login: [] }]");
    assert_eq!(
        said,
        json!({ "security": [{ "key": [] }, { "login": [] }] })
    );
    assert_eq!(imported.messages, [message]);
    // It is not a statement that there is no security.
    let (said, imported) = required(SCHEMES, "[[key]]");
    assert_ne!(said["token"], "none");
    assert!(imported.messages.contains(&message.to_owned()));
}

#[test]
fn a_scheme_gets_a_name_that_the_spec_does_not_reserve() {
    let schemes = "
    token: { type: apiKey, in: header, name: X-Token }
    'My Key': { type: apiKey, in: query, name: key }
    new: { type: http, scheme: basic }
";
    let (said, _) = required(schemes, "[{ token: [], 'My Key': [], new: [] }]");
    assert_eq!(
        said,
        json!({ "security": [{ "token_key": [], "my_key": [], "new_login": [] }] })
    );
}

#[test]
fn too_many_alternatives_are_reported() {
    let schemes: Vec<String> = (0..40)
        .map(|at| format!("\n    k{at}: {{ type: apiKey, in: header, name: X-{at} }}"))
        .collect();
    let pairs: Vec<_> = (0..20)
        .map(|at| format!("{{ k{at}: [], k{}: [] }}", at + 20))
        .collect();
    let (said, imported) = required(&schemes.concat(), &format!("[{}]", pairs.join(", ")));
    assert_eq!(imported.messages, ["too many security alternatives"]);
    let used = said["security"].as_array().expect("a list").len();
    assert!((2..20).contains(&used), "{used}");
}

/// Loads a spec with the document of `SCHEMES` in the same folder.
fn native(name: &str, spec: &Value, security: &str) -> Result<licit_format::Loaded, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let document = format!(
        "
openapi: 3.1.0
info: {{ title: Acme, version: '1' }}
servers: [{{ url: https://api.acme.example }}]
paths:
  /a: {{ get: {{ operationId: getA, security: {security}, responses: {{ '204': {{ description: Ok }} }} }} }}
components:
  securitySchemes:{SCHEMES}"
    );
    fs::write(folder.join("acme.yaml"), document).expect("written");
    let path = folder.join("acme.json");
    fs::write(&path, spec.to_string()).expect("written");
    licit_format::load(&path).map_err(|report| report.to_string())
}

#[test]
fn a_spec_decides_which_scheme_of_its_document_is_the_token() {
    let spec = |api: Value, schemes: Value| {
        let mut api = api;
        api["openapi"] = "acme.yaml".into();
        api["base_url"] = "https://api.acme.example".into();
        json!({
            "name": "acme", "credentials": { "static": {} }, "api": api, "security_schemes": schemes,
        })
    };
    for (spec, security) in [
        (
            spec(json!({ "token_in": { "header": "x-key" } }), json!({})),
            "[{ key: [] }]",
        ),
        (
            spec(json!({}), json!({ "robot": { "type": "token" } })),
            "[{ robot: [] }]",
        ),
    ] {
        let loaded = native("scheme-as-token", &spec, security).expect("a spec");
        let operation = &loaded.provider.operations[0];
        assert_eq!(operation.security, None);
        assert!(operation.table.authorized);
        assert_eq!(loaded.provider.security_schemes.len(), 0);
    }
}

#[test]
fn an_override_of_scopes_replaces_the_documents_requirement() {
    let spec = json!({
        "name": "acme",
        "credentials": { "static": {} },
        "scopes": { "own": "Own" },
        "api": { "openapi": "acme.yaml", "base_url": "https://api.acme.example" },
        "operations": { "get_a": { "scopes": "own" } },
    });
    let loaded = native("scopes-instead", &spec, "[{ key: [] }]").expect("a spec");
    let operation = &loaded.provider.operations[0];
    assert_eq!(operation.security, None);
    assert_eq!(operation.requires.len(), 1);
}

#[test]
fn a_native_spec_expresses_the_same_as_a_document() {
    let spec = json!({
        "name": "acme",
        "credentials": { "static": {} },
        "scopes": { "read": "Read", "write": "Write" },
        "security_schemes": {
            "key": { "header": "X-Key" },
            "tenant": { "query": "tenant" },
            "unused": { "http": "basic" },
        },
        "api": {
            "base_url": "https://api.acme.example",
            "security": [{ "key": [], "tenant": [] }],
        },
        "operations": {
            "usual": { "call": "GET /usual" },
            "by_token": { "call": "GET /by_token", "scopes": "read" },
            "either": {
                "call": "GET /either",
                "security": [{ "token": ["write"] }, { "key": [] }, {}],
            },
        },
    });
    let source = Source::new("acme.json", spec.to_string());
    let loaded = licit_format::parse(source).expect("a spec");
    let warnings = loaded.warnings.diagnostics().iter();
    let codes: Vec<_> = warnings.map(|warning| warning.code.to_string()).collect();
    assert_eq!(codes, ["W0006"], "{}", loaded.warnings);
    let provider = loaded.provider;
    let schemes = provider.security_schemes.iter();
    let names: Vec<_> = schemes.map(|scheme| scheme.table.name.as_str()).collect();
    assert_eq!(names, ["key", "tenant"]);
    let [by_token, either, usual] = provider.operations.as_slice() else {
        panic!("three operations");
    };
    assert_eq!(usual.table.security[0].schemes, [0, 1]);
    assert!(!usual.table.authorized);
    assert_eq!(by_token.table.security, []);
    assert!(by_token.table.authorized);
    assert_eq!(either.table.security.len(), 3);
    assert_eq!(either.table.security[0].scopes, ["write"]);
    assert_eq!(either.coverage, None);
}

#[test]
fn the_device_flow_is_the_device_grant() {
    let imported = import(
        r#"{
            "openapi": "3.2.0", "info": { "title": "Acme", "version": "1" },
            "servers": [{ "url": "https://api.acme.example" }],
            "security": [{ "login": ["read"] }],
            "paths": { "/a": { "get": { "operationId": "a", "responses": { "204": { "description": "" } } } } },
            "components": { "securitySchemes": { "login": { "type": "oauth2", "flows": {
                "deviceAuthorization": {
                    "deviceAuthorizationUrl": "https://acme.example/device",
                    "tokenUrl": "https://acme.example/token", "scopes": { "read": "Read" }
                }
            } } } }
        }"#,
    );
    let spec = &imported.spec;
    assert_eq!(
        spec["device_authorization_endpoint"],
        "https://acme.example/device"
    );
    assert_eq!(spec["token_endpoint"], "https://acme.example/token");
    assert_eq!(
        spec["grants"],
        json!({ "device_code": {}, "refresh_token": {} })
    );
    assert_eq!(imported.messages, Vec::<String>::new());
}

#[test]
fn a_grant_has_the_token_endpoint_of_its_own_flow() {
    let imported = super::with_paths(
        "  /a: { get: { operationId: a, responses: { '204': { description: Done. } } } }
components:
  securitySchemes:
    app: { type: oauth2, flows: { clientCredentials: { tokenUrl: https://machine.acme.example/token, scopes: {} } } }
    user:
      type: oauth2
      flows:
        authorizationCode: { authorizationUrl: https://login.acme.example/auth, tokenUrl: https://login.acme.example/token, scopes: {} }
        clientCredentials: { tokenUrl: https://machine.acme.example/token, scopes: {} }
    old:
      type: oauth2
      flows:
        authorizationCode: { authorizationUrl: https://old.acme.example/auth, tokenUrl: https://old.acme.example/token, scopes: {} }
",
    );
    let spec = &imported.spec;
    assert_eq!(spec["token_endpoint"], "https://login.acme.example/token");
    assert_eq!(
        spec["grants"],
        serde_json::json!({
            "authorization_code": {},
            "refresh_token": {},
            "client_credentials": { "token_endpoint": "https://machine.acme.example/token" },
        })
    );
    assert_eq!(
        imported.messages,
        ["another `authorizationCode` flow is ignored"]
    );
}

#[test]
fn a_document_of_openid_connect_alone_names_its_issuer() {
    let imported = super::with_paths(
        "  /a: { get: { operationId: a, security: [{ oidc: [] }], responses: { '204': { description: Done. } } } }
components:
  securitySchemes:
    oidc: { type: openIdConnect, openIdConnectUrl: https://login.acme.example/.well-known/openid-configuration }
",
    );
    assert_eq!(imported.spec["issuer"], "https://login.acme.example");
    assert_eq!(
        imported.messages,
        ["the endpoints of `openIdConnectUrl` are not known"]
    );
}

#[test]
fn a_parameter_that_is_the_credential_is_left_out() {
    let imported = with_paths(
        "
  /always:
    get:
      operationId: always
      security: [{ key: [] }, { key: [], session: [] }]
      parameters:
        - { name: x-api-key, in: header, required: true, schema: { type: string } }
        - { name: X-Api-Key, in: query, schema: { type: string } }
        - { name: session, in: cookie, schema: { type: string } }
      responses: { '204': { description: Done. } }
  /sometimes:
    get:
      operationId: sometimes
      security: [{ key: [] }, { session: [] }]
      parameters: [{ name: X-Api-Key, in: header, schema: { type: string } }]
      responses: { '204': { description: Done. } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
    session: { type: apiKey, in: cookie, name: session }
",
    );
    let operations = &imported.spec["operations"];
    assert_eq!(operations["always"]["headers"], json!(null));
    assert!(operations["always"]["query"]["X-Api-Key"].is_string());
    // An alternative does without the key.
    assert!(operations["always"]["cookies"]["session"].is_string());
    assert!(operations["sometimes"]["headers"]["X-Api-Key"].is_string());
    assert_eq!(
        imported.messages,
        ["the parameter `x-api-key` is a credential"]
    );
}

#[test]
fn an_operation_without_a_requirement_needs_no_token() {
    let of = |security: &str, schemes: &str| {
        let imported = with_paths(&format!(
            "
  /own:
    get: {{ operationId: own, {security} responses: {{ '204': {{ description: Done. }} }} }}
  /open:
    get: {{ operationId: open, responses: {{ '204': {{ description: Done. }} }} }}
{schemes}"
        ));
        imported.spec["operations"]["open"]["security"].clone()
    };
    let bearer = "components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }";
    let optional = json!([{}, { "token": [] }]);
    assert_eq!(of("security: [{ bearer: [] }],", bearer), optional);
    assert_eq!(of("", bearer), optional);
    assert_eq!(of("", ""), optional);
    // Null states nothing.
    assert_eq!(of("security: null,", bearer), optional);
}

#[test]
fn a_flow_without_a_usable_endpoint_is_left_out() {
    let with_token_url = |url: &str| {
        with_paths(&format!(
            "
  /a:
    get: {{ operationId: a, security: [{{ login: [] }}], responses: {{ '204': {{ description: Done. }} }} }}
components:
  securitySchemes:
    login: {{ type: oauth2, flows: {{ authorizationCode: {{ authorizationUrl: https://id.acme.example/a, {url} scopes: {{}} }} }} }}
"
        ))
    };
    for url in [
        "tokenUrl: 'https://<yourDomain>/t',",
        "tokenUrl: 'https://user@id.acme.example/t',",
        "tokenUrl: 'urn:acme',",
        "tokenUrl: 'https://id.acme.example/t#f',",
        "tokenUrl: 'https://id.acme.example/a b',",
        "tokenUrl: not a url,",
        "tokenUrl: '',",
        "tokenUrl: 7,",
        "",
    ] {
        let imported = with_token_url(url);
        assert_eq!(imported.spec["token_endpoint"], json!(null), "{url}");
        assert_eq!(
            imported.messages,
            ["the `authorizationCode` flow is ignored"],
            "{url}"
        );
    }
    for (url, endpoint) in [
        ("//id.acme.example/t", "https://id.acme.example/t"),
        ("/t", "https://api.acme.example/t"),
        ("oauth/t", "https://api.acme.example/oauth/t"),
        ("http://id.acme.example/t", "https://id.acme.example/t"),
    ] {
        let imported = with_token_url(&format!("tokenUrl: '{url}',"));
        assert_eq!(imported.spec["token_endpoint"], endpoint);
    }
}

#[test]
fn schemes_with_different_authorization_servers_are_reported() {
    let schemes = "
    one: { type: oauth2, flows: { authorizationCode: { authorizationUrl: 'https://id.acme.example/a', tokenUrl: 'https://id.acme.example/t', scopes: { x: X } } } }
    same: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://id.acme.example/t', scopes: { s: S } } } }
    here: { type: oauth2, flows: { clientCredentials: { tokenUrl: /t, scopes: { h: H } } } }
    other: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://other.example/t', scopes: { y: Y } } } }
    third: { type: openIdConnect, openIdConnectUrl: 'https://third.example/.well-known/openid-configuration' }
";
    let imported = with(
        schemes,
        &[
            "security: [{ one: [x], same: [s] }],",
            "security: [{ one: [x], other: [y] }],",
        ],
    );
    let about = |text: &str| {
        let messages = imported.messages.iter();
        messages.filter(|message| message.contains(text)).count()
    };
    // A flow of a kind that was read before is left out as such.
    assert_eq!(
        about("`third` has another authorization server than `one`"),
        1
    );
    assert_eq!(
        about("`one` and `other` are tokens of different authorization servers"),
        1,
        "{:?}",
        imported.messages
    );
    assert_eq!(about("`same`"), 0, "{:?}", imported.messages);
}
