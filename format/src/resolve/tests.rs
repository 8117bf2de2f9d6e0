//! Tests the resolver's choices with small specs.

use serde_json::{Value, json};

use super::*;
use crate::source::Source;

/// A text, because `json!` does not preserve the order.
const SCOPES: &str = r#"{
    "read": "", "write": { "implies": ["read"] }, "admin": { "implies": ["write"] }, "mail": ""
}"#;

/// Resolves a minimal provider with the given keys, which replace its own.
fn resolved(own: &Value) -> Provider {
    let mut provider = json!({
        "name": "acme",
        "authorization_endpoint": "https://acme.example/authorize",
        "token_endpoint": "https://acme.example/token",
        "grants": { "authorization_code": {} },
        "api": { "base_url": "https://api.acme.example" },
        "scopes": "SCOPES",
    });
    if let (Value::Object(provider), Value::Object(own)) = (&mut provider, own) {
        provider.extend(own.clone());
    }
    let text = provider.to_string().replace("\"SCOPES\"", SCOPES);
    let source = Source::new("acme.json", text);
    crate::parse(source)
        .unwrap_or_else(|report| panic!("{report}"))
        .provider
}

/// Resolves a provider whose only operation requires these scopes.
fn requiring(scopes: &str) -> Provider {
    resolved(&json!({ "operations": { "get": { "call": "GET /a", "scopes": scopes } } }))
}

fn least(scopes: &str) -> Vec<String> {
    let provider = requiring(scopes);
    let clauses: Vec<&Clause> = provider.clauses.iter().collect();
    let found = least_scopes(&clauses, provider.scopes.len(), |chosen| {
        provider.closure(chosen)
    });
    found
        .into_iter()
        .map(|at| provider.scopes[at].name.clone())
        .collect()
}

fn clause_names(provider: &Provider) -> Vec<&str> {
    provider
        .clauses
        .iter()
        .map(|clause| clause.rust_name.as_str())
        .collect()
}

#[test]
fn implications_are_followed_transitively() {
    let provider = resolved(&json!({}));
    assert_eq!(provider.closure(&[2]), [0, 1, 2]);
    assert_eq!(provider.closure(&[3, 1, 1]), [0, 1, 3]);
    assert_eq!(provider.closure(&[]), Vec::<usize>::new());
}

#[test]
fn the_least_scopes_grant_as_little_as_possible() {
    assert_eq!(least("read"), ["read"]);
    assert_eq!(least("admin | mail"), ["mail"]);
    assert_eq!(least("write & read"), ["write"]);
    assert_eq!(least("(read | mail) & mail"), ["mail"]);
    assert_eq!(least("read & mail & write"), ["write", "mail"]);
}

#[test]
fn among_equals_the_scope_declared_first_is_the_least() {
    assert_eq!(least("mail | read"), ["read"]);
}

#[test]
fn no_requirement_needs_no_scope() {
    assert_eq!(least_scopes(&[], 4, <[usize]>::to_vec), Vec::<usize>::new());
}

#[test]
fn the_least_of_many_alternatives_are_found_in_time() {
    let clause = |scopes: Vec<usize>| Clause {
        rust_name: String::new(),
        scopes,
    };
    let clauses: Vec<Clause> = (0..200)
        .map(|n| clause(vec![n % 60, (n * 7 + 1) % 60, (n * 13 + 2) % 60]))
        .collect();
    let clauses: Vec<&Clause> = clauses.iter().collect();
    let found = least_scopes(&clauses, 60, <[usize]>::to_vec);
    assert!(
        clauses
            .iter()
            .all(|clause| clause.scopes.iter().any(|scope| found.contains(scope)))
    );
}

#[test]
fn a_clause_is_named_after_its_scopes() {
    assert_eq!(clause_names(&requiring("read")), ["Read"]);
    assert_eq!(clause_names(&requiring("mail | read")), ["MailOrRead"]);
    assert_eq!(
        clause_names(&requiring("(mail | read) & admin")),
        ["Admin", "MailOrRead"]
    );
}

#[test]
fn a_clause_of_many_scopes_has_a_short_name() {
    let scopes: Vec<String> = (0..12).map(|n| format!("scope_number_{n}")).collect();
    let declared: serde_json::Map<_, _> = scopes.iter().map(|s| (s.clone(), json!(""))).collect();
    let provider = resolved(&json!({
        "scopes": declared,
        "operations": { "list_all": { "call": "GET /a", "scopes": scopes.join(" | ") } },
    }));
    assert_eq!(
        clause_names(&provider),
        ["ScopeNumber0OrScopeNumber1OrScopeNumber10OrScopeNumbe6i56in"]
    );
}

#[test]
fn a_clause_never_takes_the_name_of_a_scope() {
    let provider = resolved(&json!({
        "scopes": { "a": "", "b": "", "a_or_b": "" },
        "operations": {
            "one": { "call": "GET /a", "scopes": "a | b" }, "two": { "call": "GET /b", "scopes": "a_or_b" },
        },
    }));
    assert_eq!(clause_names(&provider), ["AOrB2", "AOrB"]);
}

#[test]
fn operations_share_equal_clauses() {
    let provider = resolved(&json!({ "operations": {
        "one": { "call": "GET /a", "scopes": "read | mail" },
        "two": { "call": "GET /b", "scopes": "mail | read | read" },
    } }));
    assert_eq!(provider.clauses.len(), 1);
    assert_eq!(
        provider.operations[0].requires,
        provider.operations[1].requires
    );
}

#[test]
fn only_fields_that_close_an_unboxed_cycle_are_boxed() {
    let provider = resolved(&json!({
        "operations": { "get": { "call": "GET /a", "returns": "A" } },
        "models": {
            "A": { "b": "B|null?", "list": "[A]", "map": "{A}", "leaf": "Leaf", "same": "Same?" },
            "B": { "one": "C" },
            "C": { "one_of": ["A", "string", "[B]"] },
            "Same": "A",
            "Leaf": { "id": "string" },
            "Outside": { "a": "A" },
        },
    }));
    let boxed = |name: &str| -> Vec<String> {
        let model = provider
            .models
            .iter()
            .find(|model| model.rust_name == name)
            .expect("the model");
        match &model.kind {
            ModelKind::Object(object) => object
                .fields
                .iter()
                .filter(|f| f.boxed)
                .map(|f| f.name.clone())
                .collect(),
            ModelKind::Union(union) => union
                .members
                .iter()
                .filter(|m| m.boxed)
                .map(|m| m.rust_name.clone())
                .collect(),
            ModelKind::Enum(_) | ModelKind::IntegerEnum(_) | ModelKind::Alias(_) => Vec::new(),
        }
    };
    assert_eq!(boxed("A"), ["b", "same"]);
    assert_eq!(boxed("B"), ["one"]);
    assert_eq!(boxed("C"), ["A"]);
    assert_eq!(boxed("Outside"), Vec::<String>::new());
}

#[test]
fn a_sub_client_is_chosen_when_the_path_names_all_that_it_binds() {
    let provider = resolved(&json!({
        "sub_clients": {
            "workspace": { "parameters": { "workspace_id": "string", "slug": "string" } },
            "account": { "parameters": { "account_id": "string" } },
        },
        "operations": {
            "of_account": { "call": "GET /{account_id}" },
            "of_workspace": { "call": "GET /{workspace_id}/{slug}" },
            "of_half_a_workspace": { "call": "GET /{workspace_id}" },
            "of_both": { "call": "GET /{workspace_id}/{slug}/{account_id}/{id}", "path": { "id": "string" } },
            "of_its_own": { "call": "GET /{account_id}", "path": { "account_id": "integer" } },
            "of_none": { "call": "GET /" },
        },
    }));
    let chosen = |name: &str| {
        let operation = provider
            .operations
            .iter()
            .find(|o| o.table.name == name)
            .expect("the operation");
        let path: Vec<_> = operation
            .path
            .iter()
            .map(|parameter| parameter.name.as_str())
            .collect();
        (operation.sub_client, path.join(" "))
    };
    let of = |sub_client, path: &str| (sub_client, path.to_owned());
    assert_eq!(chosen("of_account"), of(Some(0), ""));
    assert_eq!(chosen("of_workspace"), of(Some(1), ""));
    assert_eq!(chosen("of_half_a_workspace"), of(None, "workspace_id"));
    assert_eq!(chosen("of_both"), of(Some(0), "workspace_id slug id"));
    assert_eq!(chosen("of_its_own"), of(None, "account_id"));
    assert_eq!(chosen("of_none"), of(None, ""));
}

#[test]
fn a_parameter_bound_by_two_sub_clients_occurs_once_in_a_path() {
    let provider = resolved(&json!({
        "sub_clients": {
            "one": { "parameters": { "x": "string", "missing": "string" } },
            "two": { "parameters": { "z": "string", "x": "string", "absent": "string" } },
        },
        "operations": { "get": { "call": "GET /{z}/{x}" } },
    }));
    let path: Vec<_> = provider.operations[0]
        .path
        .iter()
        .map(|p| p.name.as_str())
        .collect();
    assert_eq!(path, ["z", "x"]);
}

#[test]
fn a_grants_keys_replace_the_providers_one_by_one() {
    let provider = resolved(&json!({
        "token_endpoint_auth_methods": ["client_secret_post"],
        "token_request": {
            "encoding": "json", "grant_type": "x", "rename": { "client_id": "key" }, "omit": ["state"],
            "parameters": { "v": { "value": "7" } }, "headers": { "X-V": { "value": "7" } },
        },
        "token_reply": { "at": "/data", "rename": { "expires_in": "ttl" }, "default_expires_in": 60 },
        "grants": {
            "authorization_code": {},
            "client_credentials": {
                "token_endpoint": "https://acme.example/app",
                "token_endpoint_auth_methods": ["client_secret_basic"],
                "token_request": { "encoding": "form", "rename": {}, "omit": [], "parameters": {}, "headers": {} },
                "token_reply": { "at": "", "rename": {} },
            },
        },
    }));
    let registration = &provider.registrations[0];
    let shared = &registration
        .table
        .authorization_code
        .as_ref()
        .expect("the grant")
        .grant;
    assert_eq!(shared.token_endpoint, "https://acme.example/token");
    assert_eq!(shared.auth_methods, [ClientAuth::ClientSecretPost]);
    assert_eq!(shared.request.encoding, Encoding::Json);
    assert_eq!(
        shared.request.renamed,
        [("client_id".to_owned(), "key".to_owned())]
    );
    assert_eq!(
        shared.request.parameters.len() + shared.request.headers.len(),
        2
    );
    assert_eq!(shared.reply.at, "/data");

    let own = registration
        .table
        .client_credentials
        .as_ref()
        .expect("the grant");
    assert_eq!(own.token_endpoint, "https://acme.example/app");
    assert_eq!(own.auth_methods, [ClientAuth::ClientSecretBasic]);
    assert_eq!(own.request.encoding, Encoding::Form);
    assert_eq!(own.request.grant_type.as_deref(), Some("x"));
    assert!(own.request.renamed.is_empty() && own.request.omitted.is_empty());
    assert!(own.request.parameters.is_empty() && own.request.headers.is_empty());
    assert!(own.reply.at.is_empty() && own.reply.renamed.is_empty());
    assert_eq!(own.reply.default_expires_in, Some(60));
}

#[test]
fn omitted_keys_have_the_defaults_of_the_rfcs() {
    let provider = resolved(&json!({}));
    let code = provider.registrations[0]
        .table
        .authorization_code
        .as_ref()
        .expect("the grant");
    assert_eq!(
        (code.pkce, code.state, code.response_type.as_str()),
        (Pkce::S256, State::Echoed, "code")
    );
    assert_eq!(code.grant.auth_methods, [ClientAuth::ClientSecretBasic]);
    assert_eq!(
        (code.grant.request.encoding, code.grant.reply.status),
        (Encoding::Form, 200)
    );
    assert_eq!(
        (
            provider.table.scope.parameter.as_str(),
            provider.table.scope.separator.as_str()
        ),
        ("scope", " ")
    );
    assert_eq!(
        provider.table.api.token_in,
        TokenIn::Authorization("Bearer".into())
    );
    assert_eq!(provider.table.title, "Acme");
}

#[test]
fn items_are_found_through_inline_objects_and_aliases() {
    let item = |returns: &Value, items: &str| {
        let provider = resolved(&json!({
            "operations": { "list": {
                "call": "GET /a", "returns": returns, "pages": { "style": "link", "items": items },
            } },
            "models": { "Page": { "meta": { "properties": { "rows": "Rows" } } }, "Rows": "[Row]|null", "Row": { "id": "string" } },
        }));
        match &provider.operations[0].page_item {
            Some(Type::Model(at)) => provider.models[*at].rust_name.clone(),
            other => format!("{other:?}"),
        }
    };
    assert_eq!(item(&json!("Page"), "/meta/rows"), "Row");
    assert_eq!(
        item(
            &json!({ "properties": { "a/b": { "properties": { "~": "[Row]" } } } }),
            "/a~1b/~0"
        ),
        "Row"
    );
    assert_eq!(item(&json!("{Rows}"), "/anything"), "Row");
    assert_eq!(item(&json!("json"), "/any/where"), "Some(Builtin(Json))");
    assert_eq!(item(&json!("[Row]"), ""), "Row");
}

#[test]
fn a_union_has_a_reserved_variant_that_members_cannot_take() {
    let provider = resolved(&json!({
        "operations": { "get": { "call": "GET /a", "returns": "Either" } },
        "models": {
            "Either": { "one_of": ["Other", "string", "[string]", "{string}", "string|null"] },
            "Other": { "id": "string" },
        },
    }));
    let ModelKind::Union(union) = &provider.models[0].kind else {
        panic!("a union")
    };
    let names: Vec<_> = union
        .members
        .iter()
        .map(|member| member.rust_name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Other2", "String", "StringList", "StringMap", "String2"]
    );
}

#[test]
fn an_enum_has_a_reserved_variant_that_values_cannot_take() {
    let provider = resolved(&json!({
        "operations": { "get": { "call": "GET /a", "returns": "Kind" } },
        "models": { "Kind": { "enum": ["unknown", "a"] } },
    }));
    let ModelKind::Enum(variants) = &provider.models[0].kind else {
        panic!("an enum")
    };
    assert_eq!(variants[0].rust_name, "UnknownValue");
}

#[test]
fn selected_operations_include_exactly_what_they_need() {
    let provider = resolved(&json!({
        "sub_clients": {
            "shop": { "parameters": { "shop_id": "string" } },
            "reports": {},
        },
        "operations": {
            "list_orders": { "call": "GET /{shop_id}/orders", "scopes": "read", "returns": "[Order]" },
            "create_order": { "call": "POST /{shop_id}/orders", "scopes": "write", "body": "OrderInput" },
            "get_report": { "call": "GET /report", "sub_client": "reports", "returns": "Report" },
        },
        "models": {
            "Order": { "lines": "[Line]" },
            "Line": { "product": "string" },
            "OrderInput": { "lines": "[LineInput]" },
            "LineInput": { "product": "string" },
            "Report": { "sum": "decimal" },
        },
    }));
    // Patterns to include and to exclude, and the resulting operations and models.
    let parts: [[&[&str]; 4]; 5] = [
        [&["list_*"], &[], &["list_orders"], &["Line", "Order"]],
        [
            &["POST /*"],
            &[],
            &["create_order"],
            &["LineInput", "OrderInput"],
        ],
        [&["tag:reports"], &[], &["get_report"], &["Report"]],
        [&["/*"], &["tag:shop"], &["get_report"], &["Report"]],
        [
            &[],
            &["create_order", "/report"],
            &["list_orders"],
            &["Line", "Order"],
        ],
    ];
    for [include, exclude, operations, models] in parts {
        let owned = |list: &[&str]| {
            list.iter()
                .map(|text| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let part = provider
            .select(&owned(include), &owned(exclude))
            .expect("patterns that fit");
        let names: Vec<_> = part
            .operations
            .iter()
            .map(|o| o.table.name.as_str())
            .collect();
        assert_eq!(names, operations);
        let names: Vec<_> = part.models.iter().map(|m| m.rust_name.as_str()).collect();
        assert_eq!(names, models);
        assert_eq!(part.scopes.len(), provider.scopes.len());
        assert_eq!(part.sub_clients.len(), 1);
        assert!(part.operations.iter().all(|o| o.sub_client == Some(0)));
    }
}

#[test]
fn a_pattern_that_fits_no_operation_is_an_error_with_the_nearest_name() {
    let provider = requiring("read");
    let wrong = ["gett".to_owned(), "/b".to_owned()];
    let errors = provider.select(&wrong, &[]).expect_err("neither fits");
    let messages: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "Acme has no operation `gett`; did you mean `get`?",
            "Acme has no operation `/b`"
        ]
    );
}

#[test]
fn the_scope_parameter_is_omitted_and_renamed_under_the_name_of_its_format() {
    for (format, name) in [
        (json!({}), "scope"),
        (json!({ "parameter": "scopes" }), "scopes"),
    ] {
        let provider = resolved(&json!({
            "scope_format": format,
            "grants": { "authorization_code": { "omit": ["scope"], "rename": { "scope": "permissions" } } },
        }));
        let code = provider.registrations[0].table.authorization_code.as_ref();
        let code = code.unwrap();
        assert_eq!(code.omitted, [name]);
        assert_eq!(code.renamed, [(name.to_owned(), "permissions".to_owned())]);
    }
}

#[test]
fn a_parameter_with_a_default_is_optional_unless_the_spec_requires_it() {
    let provider = resolved(&json!({ "operations": { "list": {
        "call": "POST /lists/{kind}",
        "path": { "kind": { "type": "string", "default": "all" } },
        "query": {
            "limit": { "type": "integer", "default": 20 },
            "page": { "type": "integer", "default": 1, "optional": false },
            "sort": "string",
        },
        "body": { "note": { "type": "string", "default": "" }, "text": "string" },
    } } }));
    let operation = &provider.operations[0];
    let optional = |parameters: &[Parameter]| -> Vec<String> {
        let optional = parameters.iter().filter(|parameter| parameter.optional);
        optional.map(|parameter| parameter.name.clone()).collect()
    };
    assert_eq!(optional(&operation.path), ["kind"]);
    assert_eq!(optional(&operation.query), ["limit"]);
    let Some(Body::Members(members)) = &operation.body else {
        panic!("{:?}", operation.body);
    };
    assert_eq!(optional(members), ["note"]);
}
