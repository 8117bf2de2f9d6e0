//! Changes of operations, their parameters, their errors, and of webhooks.

use super::{Case, case};

pub(super) const CASES: &[Case] = &[
    // Operations.
    case(
        "{}",
        r#"{"operations":{"count_books":{"call":"GET /count","returns":"integer"}}}"#,
        &["D0302"],
        &["D0301"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"call":"GET /all-books"}}}"#,
        &["D0303"],
        &["D0303"],
    ),
    case(
        "{}",
        r#"{"api":{"base_url":"https://api.acme.example/v2"}}"#,
        &["D0101"],
        &["D0101"],
    ),
    // The version moves from the base URL to the paths: every URL is the same.
    case(
        "{}",
        r#"{"api":{"base_url":"https://api.acme.example"},"operations":{
            "get_book":{"call":"GET /v1/books/{id}"},"list_books":{"call":"GET /v1/books"},
            "add_book":{"call":"POST /v1/books"},"save_note":{"call":"PUT /v1/note"}}}"#,
        &[],
        &[],
    ),
    case(
        r#"{"credentials":{"key":{}},"operations":{"save_note":{"token":"none"}}}"#,
        r#"{"credentials":{"key":{}},"operations":{"save_note":{"token":"any"}}}"#,
        &["D0304"],
        &["D0305"],
    ),
    case(
        r#"{"security_schemes":{"key":{"header":"X-Key"}},
            "operations":{"save_note":{"security":[{"key":[]}]}}}"#,
        r#"{"security_schemes":{"key":{"header":"X-Key"}},
            "operations":{"save_note":{"security":[{"key":[]},{"token":["write"]}]}}}"#,
        &["D0305"],
        &["D0304"],
    ),
    case(
        r#"{"grants":{"client_credentials":{}}}"#,
        r#"{"grants":{"client_credentials":{}},"operations":{"save_note":{"token":"user"}}}"#,
        &["D0306"],
        &["D0307"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"pages":"link"}}}"#,
        &["D0309"],
        &["D0308"],
    ),
    case(
        r#"{"operations":{"list_books":{"query":{"page":"integer?"},"pages":{"style":"page"}}}}"#,
        r#"{"operations":{"list_books":{"query":{"page":"integer?"},"pages":{"style":"page","first_page":0}}}}"#,
        &["D0310"],
        &["D0310"],
    ),
    case(
        "{}",
        r#"{"operations":{"add_book":{"idempotent":true}}}"#,
        &["D0312"],
        &["D0311"],
    ),
    case(
        "{}",
        r#"{"operations":{"add_book":{"idempotency_key":"Idempotency-Key"}}}"#,
        &["D0312"],
        &["D0311"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"redirect":"follow"}}}"#,
        &["D0313"],
        &["D0314"],
    ),
    case(
        r#"{"operations":{"export":{"call":"GET /export","returns":"Book","stream":"lines"}}}"#,
        r#"{"operations":{"export":{"call":"GET /export","returns":"Book","stream":"events"}}}"#,
        &["D0315"],
        &["D0315"],
    ),
    case(
        r#"{"api":{"graphql_endpoint":"/graphql"},"operations":{"ask":{"graphql":"query { me { name } }",
            "data":"/me","returns":"Book"}}}"#,
        r#"{"api":{"graphql_endpoint":"/graphql"},"operations":{"ask":{"graphql":"query { me { id name } }",
            "data":"/me","returns":"Book"}}}"#,
        &["D0316"],
        &["D0316"],
    ),
    case(
        r#"{"api":{"graphql_endpoint":"/graphql"},"operations":{"ask":{"graphql":"query { me { book { id } } }",
            "data":"/me","returns":"Book"}}}"#,
        r#"{"api":{"graphql_endpoint":"/graphql"},"operations":{"ask":{"graphql":"query { me { book { id } } }",
            "data":"/me/book","returns":"Book"}}}"#,
        &["D0317"],
        &["D0317"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"deprecated":"list_all"}}}"#,
        &["D0002"],
        &["D0003"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"description":"All of them."}}}"#,
        &["D0001"],
        &["D0001"],
    ),
    // Another version of the API in the paths: the contents are compared.
    case(
        r#"{"operations":{"get_book":{"call":"GET /crm/2026-03/books/{id}"},"save_note":{"call":"PUT /v2/note"}}}"#,
        r#"{"operations":{"get_book":null,"save_note":{"call":"PUT /v3/note"},
            "get_crm_book":{"call":"GET /crm/2026-09/books/{id}","scopes":"admin","path":{"id":"string"},"returns":"Book"}}}"#,
        &["D0201", "D0202", "D0303", "D0901"],
        &["D0201", "D0202", "D0303", "D0901"],
    ),
    // Two versions beside each other are two operations.
    case(
        r#"{"operations":{"get_book":{"call":"GET /v1/books/{id}"}}}"#,
        r#"{"operations":{"get_book":{"call":"GET /v1/books/{id}"},
            "get_book_2":{"call":"GET /v2/books/{id}","path":{"id":"string"},"returns":"Book"}}}"#,
        &["D0302"],
        &["D0301"],
    ),
    // The names of path parameters are not sent, and arguments have no names for callers.
    case(
        "{}",
        r#"{"operations":{"get_book":{"call":"GET /books/{book_id}","path":{"id":null,"book_id":"string"}}}}"#,
        &["D0001"],
        &["D0001"],
    ),
    case(
        "{}",
        r#"{"operations":{"get_book":{"call":"GET /books/{book_id}","path":{"id":null,"book_id":"integer"}}}}"#,
        &["D0001", "D0501"],
        &["D0001", "D0501"],
    ),
    case(
        r#"{"operations":{"get_book":{"call":"GET /books/{a}/{b}","path":{"id":null,"a":"string","b":"string"}}}}"#,
        r#"{"operations":{"get_book":{"call":"GET /books/{b}/{a}","path":{"id":null,"a":"string","b":"string"}}}}"#,
        &["D0001"],
        &["D0001"],
    ),
    case(
        r#"{"operations":{"get_book":{"query":{"a":"string","b":"string","c":"string","d":"string","e":"string"}}}}"#,
        r#"{"operations":{"get_book":{"call":"GET /books/{book_id}","path":{"id":null,"book_id":"string"},
            "query":{"a":"string","b":"string","c":"string","d":"string","e":"string"}}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    case(
        r#"{"sub_clients":{"book":{"parameters":{"id":"string"}}},"operations":{"get_book":{"sub_client":"book","path":null}}}"#,
        r#"{"sub_clients":{"book":{"parameters":{"key":"string"}}},
            "operations":{"get_book":{"call":"GET /books/{key}","sub_client":"book","path":null}}}"#,
        &["D0001"],
        &["D0001"],
    ),
    // Parameters.
    case(
        "{}",
        r#"{"operations":{"list_books":{"query":{"shelf":"string"}}}}"#,
        &["D0401"],
        &["D0403"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"query":{"shelf":"string?"}}}}"#,
        &["D0402"],
        &["D0403"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"query":{"order":"string"}}}}"#,
        &["D0404"],
        &["D0405"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"headers":{"X-Shelf":"string"}}}}"#,
        &["D0401"],
        &["D0403"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"cookies":{"shelf":"string"}}}}"#,
        &["D0401"],
        &["D0403"],
    ),
    case(
        r#"{"operations":{"list_books":{"query":{"ids":"[string]"}}}}"#,
        r#"{"operations":{"list_books":{"query":{"ids":{"type":"[string]","style":"pipeDelimited"}}}}}"#,
        &["D0406"],
        &["D0406"],
    ),
    case(
        r#"{"operations":{"list_books":{"query":{"order":{"type":"string?","default":"title"}}}}}"#,
        r#"{"operations":{"list_books":{"query":{"order":{"type":"string?","default":"newest"}}}}}"#,
        &["D0407"],
        &["D0407"],
    ),
    case(
        r#"{"operations":{"list_books":{"query":{"from":"string","to":"string"}}}}"#,
        r#"{"operations":{"list_books":{"query":{"order":null,"to":"string","from":"string"}}}}"#,
        &["D0403"],
        &["D0402"],
    ),
    case(
        r#"{"operations":{"list_books":{"query":{"a":"string","b":"string"}}}}"#,
        r#"{"operations":{"list_books":{"query":{"a":"string","b":{"type":"string","deprecated":true}}}}}"#,
        &["D0002"],
        &["D0003"],
    ),
    case(
        "{}",
        r#"{"operations":{"list_books":{"query":{"order":{"type":"string?","limits":{"max_length":8}}}}}}"#,
        &["D0512"],
        &["D0513"],
    ),
    // Bodies.
    case(
        r#"{"operations":{"add_book":{"body":"NewBook?"}}}"#,
        "{}",
        &["D0408"],
        &["D0409"],
    ),
    case(
        r#"{"operations":{"add_book":{"body":null}}}"#,
        "{}",
        &["D0408"],
        &["D0410"],
    ),
    case(
        r#"{"operations":{"add_book":{"body":null}}}"#,
        r#"{"operations":{"add_book":{"body":"NewBook?"}}}"#,
        &["D0411"],
        &["D0410"],
    ),
    case(
        "{}",
        r#"{"operations":{"add_book":{"body":null,"form":"NewBook"}}}"#,
        &["D0412"],
        &["D0412"],
    ),
    case(
        r#"{"operations":{"add_book":{"body":null,"binary":["image/png"]}}}"#,
        r#"{"operations":{"add_book":{"body":null,"binary":["image/png","image/gif"]}}}"#,
        &["D0414"],
        &["D0413"],
    ),
    case(
        "{}",
        r#"{"operations":{"save_note":{"body":{"pinned":"boolean"}}}}"#,
        &["D0404"],
        &["D0405"],
    ),
    // A body that may be left out has required members, and does not become required by them.
    case(
        r#"{"operations":{"save_note":{"body":{"text":"string?"}}}}"#,
        r#"{"operations":{"save_note":{"optional_body":true}}}"#,
        &["D0404", "D0902"],
        &["D0405", "D0902"],
    ),
    case(
        "{}",
        r#"{"operations":{"save_note":{"optional_body":true}}}"#,
        &["D0409"],
        &["D0408"],
    ),
    // A body whose members are all optional: required, it is an empty object at least.
    case(
        r#"{"operations":{"save_note":{"body":{"text":"string?"}}}}"#,
        r#"{"operations":{"save_note":{"body":{"text":"string?"},"empty_body":true}}}"#,
        &["D0408"],
        &["D0004"],
    ),
    // The members of a body as arguments, and as a type: the same on the wire.
    case(
        r#"{"models":{"Note":{"text":"string","pinned":"boolean?"}}}"#,
        r#"{"models":{"Note":{"text":"string","pinned":"boolean?"}},"operations":{"save_note":{"body":"Note"}}}"#,
        &["D0902"],
        &["D0902"],
    ),
    // Another form with other members: both are reported.
    case(
        "{}",
        r#"{"operations":{"add_book":{"body":null,"form":{"title":"string","isbn":"string?"}}}}"#,
        &["D0412", "D0504", "D0505", "D0902"],
        &["D0412", "D0504", "D0505", "D0902"],
    ),
    // Many required parameters are one struct.
    case(
        r#"{"operations":{"get_book":{"query":{"a":"string","b":"string","c":"string"}}}}"#,
        r#"{"operations":{"get_book":{"query":{"a":"string","b":"string","c":"string","d":"string","e":"string"}}}}"#,
        &["D0401", "D0902"],
        &["D0403", "D0902"],
    ),
    // Replies.
    case(
        "{}",
        r#"{"operations":{"save_note":{"returns":"Book"}}}"#,
        &["D0004", "D0616"],
        &["D0004", "D0615"],
    ),
    case(
        "{}",
        r#"{"operations":{"add_book":{"returns":null,"replies":{"201":"Book","202":"string"}}}}"#,
        &["D0617", "D0619"],
        &["D0617", "D0618"],
    ),
    // A reply is compared with that of its own status, and not with the first one.
    case(
        r#"{"operations":{"add_book":{"status":201}}}"#,
        r#"{"operations":{"add_book":{"returns":null,"replies":{"200":"NewBook","201":"Book"}}}}"#,
        &["D0617", "D0619"],
        &["D0617", "D0618"],
    ),
    case(
        r#"{"operations":{"add_book":{"status":201}}}"#,
        r#"{"operations":{"add_book":{"returns":null,"replies":{"200":"NewBook","201":"Book"}}},
            "models":{"Book":{"isbn":"string"}}}"#,
        &["D0604", "D0617", "D0619"],
        &["D0603", "D0617", "D0618"],
    ),
    case(
        r#"{"operations":{"add_book":{"returns":null,"replies":{"201":"Book","202":"string"}}}}"#,
        r#"{"operations":{"add_book":{"returns":null,"replies":{"201":"Book","202":"string","203":"integer"}}}}"#,
        &["D0619"],
        &["D0618"],
    ),
    // Reply headers.
    case(
        r#"{"operations":{"list_books":{"reply_headers":{"X-Kind":"string"}}}}"#,
        r#"{"operations":{"list_books":{"reply_headers":{"X-Kind":"string","X-Total":"integer"}}}}"#,
        &["D0624"],
        &["D0623"],
    ),
    case(
        r#"{"operations":{"list_books":{"reply_headers":{"X-Total":"integer"}}}}"#,
        r#"{"operations":{"list_books":{"reply_headers":{"X-Total":{"type":"integer","style":"json"}}}}}"#,
        &["D0625"],
        &["D0625"],
    ),
    case(
        r#"{"operations":{"list_books":{"reply_headers":{"X-Total":"integer"}}}}"#,
        r#"{"operations":{"list_books":{"reply_headers":{"X-Total":"number"}}}}"#,
        &["D0602"],
        &["D0601"],
    ),
    // Errors.
    case(
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"},"Full":{"code":"full"}}}}"#,
        &["D0702"],
        &["D0701"],
    ),
    case(
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy","means":"retry"}}}}"#,
        &["D0703"],
        &["D0703"],
    ),
    case(
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"too_busy"}}}}"#,
        &["D0704"],
        &["D0704"],
    ),
    case(
        r#"{"models":{"Why":{"reason":"string"}},"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}},
            "operations":{"save_note":{"returns":"Why"}}}"#,
        r#"{"models":{"Why":{"reason":"string"}},"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy","body":"Why"}}},
            "operations":{"save_note":{"returns":"Why"}}}"#,
        &["D0705"],
        &["D0705"],
    ),
    case(
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"TooBusy":{"code":"busy"}}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    // The name of a structure is a label of the spec.
    case(
        r#"{"errors":{"shapes":{"all":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        r#"{"errors":{"shapes":{"every":{"code":"/code"}},"documented":{"Busy":{"code":"busy"}}}}"#,
        &[],
        &[],
    ),
    // Alternatives in another order have a trait with another name.
    case(
        r#"{"security_schemes":{"key":{"header":"X-Key"}},
            "operations":{"save_note":{"security":[{"token":["read"]},{"key":[]}]}}}"#,
        r#"{"security_schemes":{"key":{"header":"X-Key"}},
            "operations":{"save_note":{"security":[{"key":[]},{"token":["read"]}]}}}"#,
        &["D0901"],
        &["D0901"],
    ),
    // Webhooks.
    case(
        "{}",
        r#"{"webhooks":{"signature":"none","events":{"sold":"Book"}}}"#,
        &["D0802"],
        &["D0801"],
    ),
    case(
        r#"{"webhooks":{"signature":"none","event_type":{"pointer":"/type"},"events":{"sold":"Book"}}}"#,
        r#"{"webhooks":{"signature":"none","event_type":{"pointer":"/type"},"events":{"sold":"Book","lost":"Book"}}}"#,
        &["D0804"],
        &["D0803"],
    ),
    case(
        r#"{"webhooks":{"signature":{"hmac":{"header":"X-Sig"}},"events":{"sold":"Book"}}}"#,
        r#"{"webhooks":{"signature":{"hmac":{"header":"X-Sig","encoding":"base64"}},"events":{"sold":"Book"}}}"#,
        &["D0805"],
        &["D0805"],
    ),
    case(
        r#"{"webhooks":{"signature":"none","event_type":{"pointer":"/type"},"events":{"sold":"Book"}}}"#,
        r#"{"webhooks":{"signature":"none","event_type":{"header":"X-Event"},"events":{"sold":"Book"}}}"#,
        &["D0806"],
        &["D0806"],
    ),
];
