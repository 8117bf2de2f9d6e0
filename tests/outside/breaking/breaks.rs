//! Changes of `first.json` that break callers, each with a function that was written for the first version and no
//! longer compiles.

/// A change that breaks callers.
pub(crate) struct Break {
    /// What happens; also the name of the second version's module.
    pub(crate) name: &'static str,
    /// The codes that `cargo licit diff` reports for it, without those that break nobody.
    pub(crate) codes: &'static [&'static str],
    /// The texts of the first version that are replaced, each with its replacement.
    pub(crate) change: &'static [(&'static str, &'static str)],
    /// The function, on one line.
    pub(crate) program: &'static str,
    /// The code of the compiler's error, and the text that the error points to.
    pub(crate) error: (&'static str, &'static str),
}

const fn breaks(
    name: &'static str,
    codes: &'static [&'static str],
    change: &'static [(&'static str, &'static str)],
    program: &'static str,
    error: (&'static str, &'static str),
) -> Break {
    Break {
        name,
        codes,
        change,
        program,
        error,
    }
}

/// The changes: of applications and grants, of operations, of requests, of replies, of names.
pub(crate) const BREAKS: &[Break] = &[
    breaks(
        "grant_removed",
        &["D0105"],
        &[(r#""client_credentials": {},"#, "")],
        "async fn program(app: &App) { let _ = app.client_credentials::<AllScopes>().await; }",
        ("E0599", "client_credentials"),
    ),
    breaks(
        "required_parameter_of_a_grant_added",
        &["D0401"],
        &[(
            r#"{ "code": "string" }"#,
            r#"{ "code": "string", "pin": "string" }"#,
        )],
        r#"async fn program(app: &App) { let _ = app.ticket::<AllScopes>("1").await; }"#,
        ("E0061", "ticket::<AllScopes>"),
    ),
    breaks(
        "endpoint_removed",
        &["D0102"],
        &[(
            r#""revocation_endpoint": "https://id.bookshop.example/revoke","#,
            "",
        )],
        "async fn program(app: &App, token: rt::Secret) { let _ = app.revoke(&token).await; }",
        ("E0599", "revoke"),
    ),
    breaks(
        "required_variable_added",
        &["D0147", "D0160"],
        &[
            (r#""language": {"#, r#""tenant": {}, "language": {"#),
            (
                r#""X-Region": {"#,
                r#""X-Tenant": { "value": "{tenant}" }, "X-Region": {"#,
            ),
        ],
        r#"fn program() { let _ = App::new("id", "secret", "https://us.example/callback"); }"#,
        ("E0061", "App::new"),
    ),
    breaks(
        "variable_removed",
        &["D0148", "D0160"],
        &[
            (r#", "language": { "default": "en" }"#, ""),
            (r#", "X-Language": { "value": "{language}" }"#, ""),
        ],
        r#"fn program(builder: AppBuilder) { let _ = builder.language("de"); }"#,
        ("E0599", "language"),
    ),
    breaks(
        "environment_removed",
        &["D0154"],
        &[(r#", "sandbox": { "region": "test" }"#, "")],
        "fn program(builder: AppBuilder) { let _ = builder.environment(Environment::Sandbox); }",
        ("E0599", "Sandbox"),
    ),
    breaks(
        "static_token_removed",
        &["D0157"],
        &[(r#""credentials": { "staff_token": {} },"#, "")],
        r#"fn program(api: &Api) { let _ = api.with_staff_token("1"); }"#,
        ("E0599", "with_staff_token"),
    ),
    breaks(
        "identity_removed",
        &["D0165"],
        &[(
            r#""identity": { "operation": "get_user", "subject": "/id" },"#,
            "",
        )],
        "async fn program(client: &Client<AllScopes>) { let _ = client.user_identity().await; }",
        ("E0599", "user_identity"),
    ),
    breaks(
        "scope_removed",
        &["D0203"],
        &[(r#", "admin": "Manage the shop.""#, "")],
        "fn program<S: scope::Admin>(client: Client<S>) -> Client<S> { client }",
        ("E0405", "Admin"),
    ),
    breaks(
        "scope_newly_required",
        &["D0201"],
        &[(r#""scopes": "read""#, r#""scopes": "read & admin""#)],
        r#"fn program<S: scope::Read>(client: &Client<S>) { let _ = client.get_book("1"); }"#,
        ("E0277", "get_book"),
    ),
    breaks(
        "other_credentials_required",
        &["D0304"],
        &[(
            r#""security": [{ "key": [] }]"#,
            r#""security": [{ "key": [], "token": ["read"] }]"#,
        )],
        r#"fn program(api: &Api) { let _ = api.client(security::Credentials::new().key("1")).count(); }"#,
        ("E0277", "count"),
    ),
    breaks(
        "another_kind_of_token_required",
        &["D0306"],
        &[(
            r#""call": "GET /user","#,
            r#""call": "GET /user", "token": "user","#,
        )],
        "fn program(client: &Client<AllScopes, rt::token::Application>) { let _ = client.get_user(); }",
        ("E0277", "get_user"),
    ),
    breaks(
        "operation_removed",
        &["D0301"],
        &[(
            r#""weigh": { "call": "GET /weight", "returns": "number" },"#,
            "",
        )],
        "fn program(client: &Client<AllScopes>) { let _ = client.weigh(); }",
        ("E0599", "weigh"),
    ),
    breaks(
        "operation_renamed",
        &["D0901"],
        &[(r#""weigh":"#, r#""weigh_all":"#)],
        "fn program(client: &Client<AllScopes>) { let _ = client.weigh(); }",
        ("E0599", "weigh"),
    ),
    breaks(
        "operation_moved_to_the_client",
        &["D0903"],
        &[(
            r#""call": "GET /shelves", "sub_client": "shelf""#,
            r#""call": "GET /shelves""#,
        )],
        "fn program(client: &Client<AllScopes>) { let _ = client.shelf().list_shelf(); }",
        ("E0599", "list_shelf"),
    ),
    breaks(
        "pages_removed",
        &["D0308"],
        &[(r#""pages": { "style": "page" },"#, "")],
        "fn program(client: &Client<AllScopes>) { let _ = client.list_books().items(); }",
        ("E0599", "items"),
    ),
    breaks(
        "stream_of_another_form",
        &["D0315", "D0615"],
        &[
            (r#""stream": "lines""#, r#""stream": "bytes""#),
            (
                r#""call": "GET /export", "returns": "Book""#,
                r#""call": "GET /export""#,
            ),
        ],
        "async fn program(client: &Client<AllScopes>) { let _: rt::Lines<model::Book, Error> = client.export().send().await.unwrap(); }",
        ("E0308", "client.export().send().await.unwrap()"),
    ),
    breaks(
        "graphql_result_moved",
        &["D0317", "D0603", "D0620", "D0902"],
        &[(
            r#""data": "/shelf/book", "returns": "Bundle""#,
            r#""data": "/shelf", "returns": "Reason""#,
        )],
        "async fn program(client: &Client<AllScopes>) { let _: model::Bundle = client.search().send().await.unwrap(); }",
        ("E0308", "client.search().send().await.unwrap()"),
    ),
    breaks(
        "required_parameter_added",
        &["D0401"],
        &[(
            r#""path": { "id": "string" },"#,
            r#""path": { "id": "string" }, "query": { "shelf": "string" },"#,
        )],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.get_book("1"); }"#,
        ("E0061", "get_book"),
    ),
    breaks(
        "parameter_removed",
        &["D0403"],
        &[(r#""order": "string?", "#, "")],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.list_books().order("title"); }"#,
        ("E0599", "order"),
    ),
    breaks(
        "parameter_newly_required",
        &["D0404"],
        &[(r#""order": "string?""#, r#""order": "string""#)],
        "fn program(client: &Client<AllScopes>) { let _ = client.list_books().page(1); }",
        ("E0061", "list_books"),
    ),
    breaks(
        "parameter_no_longer_required",
        &["D0405"],
        &[(r#""author": "integer""#, r#""author": "integer?""#)],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.find_books("Emma", 1); }"#,
        ("E0061", "find_books"),
    ),
    breaks(
        "type_of_a_parameter_narrowed",
        &["D0501"],
        &[(
            r#""title": "string", "author""#,
            r#""title": "integer", "author""#,
        )],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.find_books("Emma", 1); }"#,
        ("E0308", r#""Emma""#),
    ),
    breaks(
        "arguments_in_another_order",
        &["D0415"],
        &[(
            r#""title": "string", "author": "integer""#,
            r#""author": "integer", "title": "string""#,
        )],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.find_books("Emma", 1); }"#,
        ("E0308", "find_books"),
    ),
    breaks(
        "body_newly_required",
        &["D0408"],
        &[(r#""body": "Reason?""#, r#""body": "Reason""#)],
        "fn program(client: &Client<AllScopes>) { let _ = client.review(); }",
        ("E0061", "review"),
    ),
    breaks(
        "body_no_longer_required",
        &["D0409"],
        &[(r#""body": "NewBook""#, r#""body": "NewBook?""#)],
        "fn program(client: &Client<AllScopes>, book: &model::NewBook) { let _ = client.add_book(book); }",
        ("E0061", "add_book"),
    ),
    breaks(
        "body_removed",
        &["D0410"],
        &[(r#", "body": "Reason?""#, "")],
        "fn program(client: &Client<AllScopes>, reason: &model::Reason) { let _ = client.review().body(reason); }",
        ("E0599", "body"),
    ),
    breaks(
        "body_of_another_type_in_rust",
        &["D0902"],
        &[
            (r#"{ "text": "string", "pinned": "boolean?" }"#, r#""Note""#),
            (
                r#""models": {"#,
                r#""models": { "Note": { "text": "string", "pinned": "boolean?" },"#,
            ),
        ],
        r#"fn program(client: &Client<AllScopes>) { let _ = client.save_note("Read this."); }"#,
        ("E0308", r#""Read this.""#),
    ),
    breaks(
        "property_of_a_request_narrowed",
        &["D0501"],
        &[(r#""stock": "integer?""#, r#""stock": "boolean?""#)],
        "fn program(book: model::NewBook) { let _ = book.stock(7); }",
        ("E0308", "7"),
    ),
    breaks(
        "property_of_a_request_widened",
        &["D0502"],
        &[(r#""stock": "integer?""#, r#""stock": "number?""#)],
        "fn program(book: model::NewBook) { let _ = book.stock(7); }",
        ("E0308", "7"),
    ),
    breaks(
        "required_property_added_to_a_request",
        &["D0503"],
        &[(
            r#""tag": "string?","#,
            r#""tag": "string?", "year": "integer","#,
        )],
        r#"fn program(price: rt::types::Decimal) { let _ = model::NewBook::new("Jane", price, None); }"#,
        ("E0061", "model::NewBook::new"),
    ),
    breaks(
        "property_removed_from_a_request",
        &["D0505"],
        &[(r#""tag": "string?","#, "")],
        r#"fn program(book: model::NewBook) { let _ = book.tag("new"); }"#,
        ("E0599", "tag"),
    ),
    breaks(
        "property_of_a_request_newly_required",
        &["D0506"],
        &[(r#""stock": "integer?""#, r#""stock": "integer""#)],
        r#"fn program(price: rt::types::Decimal) { let _ = model::NewBook::new("Jane", price, None); }"#,
        ("E0061", "model::NewBook::new"),
    ),
    breaks(
        "property_of_a_request_no_longer_required",
        &["D0507"],
        &[(r#""price": "decimal""#, r#""price": "decimal?""#)],
        r#"fn program(price: rt::types::Decimal) { let _ = model::NewBook::new("Jane", price, None); }"#,
        ("E0061", "model::NewBook::new"),
    ),
    breaks(
        "null_no_longer_accepted",
        &["D0508"],
        &[(r#""code": "string|null""#, r#""code": "string""#)],
        r#"fn program(price: rt::types::Decimal) { let _ = model::NewBook::new("Jane", price, None); }"#,
        ("E0277", "None"),
    ),
    breaks(
        "null_newly_accepted",
        &["D0509"],
        &[(r#""price": "decimal""#, r#""price": "decimal|null""#)],
        r#"fn program(price: rt::types::Decimal) { let _ = model::NewBook::new("Jane", price, None); }"#,
        ("E0308", "price"),
    ),
    breaks(
        "value_removed",
        &["D0510", "D0609"],
        &[(
            r#""enum": ["hardcover", "paperback"]"#,
            r#""enum": ["hardcover"]"#,
        )],
        "fn program() { let _ = model::Binding::Paperback; }",
        ("E0599", "Paperback"),
    ),
    breaks(
        "type_of_a_union_removed",
        &["D0613"],
        &[(
            r#""one_of": ["Discount", "Bundle"]"#,
            r#""one_of": ["Discount", "Reason"]"#,
        )],
        "fn program(bundle: model::Bundle) { let _ = model::Offer::Bundle(bundle); }",
        ("E0599", "Bundle"),
    ),
    breaks(
        "reply_narrowed",
        &["D0601"],
        &[(r#""returns": "number""#, r#""returns": "integer""#)],
        "async fn program(client: &Client<AllScopes>) { let _: f64 = client.weigh().send().await.unwrap(); }",
        ("E0308", "client.weigh().send().await.unwrap()"),
    ),
    breaks(
        "reply_widened",
        &["D0602"],
        &[(r#""pages": "integer?""#, r#""pages": "number?""#)],
        "fn program(book: &model::Book) -> Option<i64> { book.pages }",
        ("E0308", "book.pages"),
    ),
    breaks(
        "property_removed_from_a_reply",
        &["D0603"],
        &[(
            r#""title": "string",
      "#,
            "",
        )],
        "fn program(book: &model::Book) -> &str { &book.title }",
        ("E0609", "title"),
    ),
    breaks(
        "property_of_a_reply_may_be_absent",
        &["D0605"],
        &[(
            r#""id": "string",
"#,
            r#""id": "string?",
"#,
        )],
        "fn program(book: model::Book) -> String { book.id }",
        ("E0308", "book.id"),
    ),
    breaks(
        "property_of_a_reply_always_present",
        &["D0606"],
        &[(r#""pages": "integer?""#, r#""pages": "integer""#)],
        "fn program(book: &model::Book) -> Option<i64> { book.pages }",
        ("E0308", "book.pages"),
    ),
    breaks(
        "null_in_a_reply",
        &["D0607"],
        &[(
            r#""title": "string",
      "#,
            r#""title": "string|null",
      "#,
        )],
        "fn program(book: model::Book) -> String { book.title }",
        ("E0308", "book.title"),
    ),
    breaks(
        "no_null_in_a_reply",
        &["D0608"],
        &[(r#""isbn": "string|null""#, r#""isbn": "string""#)],
        "fn program(book: model::Book) -> Option<String> { book.isbn }",
        ("E0308", "book.isbn"),
    ),
    breaks(
        "body_of_a_reply_removed",
        &["D0615"],
        &[(
            r#""body": "NewBook", "returns": "Book""#,
            r#""body": "NewBook""#,
        )],
        "async fn program(client: &Client<AllScopes>, book: &model::NewBook) { let _: model::Book = client.add_book(book).send().await.unwrap(); }",
        ("E0308", "client.add_book(book).send().await.unwrap()"),
    ),
    breaks(
        "body_of_a_reply_added",
        &["D0616"],
        &[(
            r#"{ "call": "POST /reviews","#,
            r#"{ "call": "POST /reviews", "returns": "Book","#,
        )],
        "async fn program(client: &Client<AllScopes>) { let () = client.review().send().await.unwrap(); }",
        ("E0308", "()"),
    ),
    breaks(
        "reply_depends_on_the_status",
        &["D0617", "D0619"],
        &[(
            r#""body": "NewBook", "returns": "Book""#,
            r#""body": "NewBook", "replies": { "200": "Book", "202": "string" }"#,
        )],
        "async fn program(client: &Client<AllScopes>, book: &model::NewBook) { let _: model::Book = client.add_book(book).send().await.unwrap(); }",
        ("E0308", "client.add_book(book).send().await.unwrap()"),
    ),
    breaks(
        "status_of_a_reply_removed",
        &["D0618"],
        &[(r#", "203": "integer""#, "")],
        "fn program(count: i64) { let _ = reply::OrderReply::NonAuthoritativeInformation(count); }",
        ("E0599", "NonAuthoritativeInformation"),
    ),
    breaks(
        "other_members_of_a_reply_removed",
        &["D0620"],
        &[(r#", "$additional": "string""#, "")],
        "fn program(bundle: &model::Bundle) -> usize { bundle.additional.len() }",
        ("E0609", "additional"),
    ),
    breaks(
        "header_of_a_reply_removed",
        &["D0623"],
        &[(r#", "X-Total": "integer""#, "")],
        "fn program(headers: &reply::ListBooksHeaders) { let _ = headers.x_total(); }",
        ("E0599", "x_total"),
    ),
    breaks(
        "error_removed",
        &["D0701"],
        &[(r#""Busy": { "code": "busy" }, "#, "")],
        "fn program(error: &Error) -> bool { matches!(error, Error::Busy(_)) }",
        ("E0599", "Busy"),
    ),
    breaks(
        "body_of_an_error_removed",
        &["D0705"],
        &[(r#""code": "sold", "body": "Reason""#, r#""code": "sold""#)],
        "fn program(error: Error) { if let Error::Sold { body, .. } = error { drop(body); } }",
        ("E0026", "body"),
    ),
    breaks(
        "model_renamed",
        &["D0613", "D0901"],
        &[
            (r#""Bundle": { "books""#, r#""Pack": { "books""#),
            (r#"["Discount", "Bundle"]"#, r#"["Discount", "Pack"]"#),
            (r#""returns": "Bundle""#, r#""returns": "Pack""#),
        ],
        "fn program(bundle: &model::Bundle) -> usize { bundle.books.len() }",
        ("E0425", "Bundle"),
    ),
];
