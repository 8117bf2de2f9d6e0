//! Tests the guide for spec authors. Every spec in `docs/examples` is valid, its code compiles, and
//! its client works against the emulator. Every JSON block of `docs/spec-format.md` is a complete
//! spec or a part of a tested one.

use std::fs;
use std::path::{Path, PathBuf};

use licit::rt::serde_json::{self, Value};
use licit::{oauth_provider, rt};
use licit_codegen::{Options, format, generate};
use licit_emulator::{Authorized, ClientCredentials, Emulator, Endpoint, RecordedRequest, Running};

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The examples, with their expected warnings.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("acme", &[]),
    ("api-host", &[]),
    ("api-key", &[]),
    ("credentials", &["W0006"]),
    ("devices", &[]),
    ("error-at-200", &[]),
    ("get-token", &["W0002", "W0006", "W0006"]),
    ("graphql", &[]),
    ("identity", &[]),
    ("json-tokens", &[]),
    ("long-lived", &["W0006"]),
    ("names", &[]),
    ("openapi", &[]),
    ("other-grants", &["W0008"]),
    ("own-names", &[]),
    ("pages", &[]),
    ("sealed", &[]),
    ("signed-callback", &[]),
    ("tenant-host", &[]),
    ("tenants", &["W0006"]),
    ("textbook", &[]),
    ("types", &[]),
];

#[test]
fn every_example_is_a_valid_spec_with_the_expected_warnings() {
    let mut names: Vec<_> = specs_in("docs/examples")
        .iter()
        .map(|path| stem(path))
        .collect();
    names.sort();
    let listed: Vec<_> = EXAMPLES
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(
        names, listed,
        "each file of docs/examples is listed here, in order"
    );
    for (name, expected) in EXAMPLES {
        let path = format!("docs/examples/{name}.json");
        let loaded = format::load(Path::new(&path)).unwrap_or_else(|report| panic!("{report}"));
        let warnings = loaded.warnings.diagnostics().iter();
        let codes: Vec<_> = warnings.map(|warning| warning.code.to_string()).collect();
        assert_eq!(codes, *expected, "{path}\n{}", loaded.warnings);
        let module = generate(&loaded.provider, &Options::default()).expect("no scope sets");
        assert!(!module.to_inline_text().is_empty());
    }
}

#[test]
fn every_json_block_of_the_guide_is_a_spec_or_part_of_one() {
    let guide = fs::read_to_string("docs/spec-format.md").expect("the guide");
    let specs: Vec<Value> = [
        "docs/examples",
        "specs",
        "tests/specs",
        "tests/specs/protocols",
        "tests/specs/providers",
        "tests/specs/webhooks",
    ]
    .iter()
    .flat_map(|folder| specs_in(folder))
    .filter(|path| format::load(path).is_ok())
    .map(|path| serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON"))
    .collect();
    let blocks = blocks(&guide, "json");
    assert!(blocks.len() > 20, "only {} blocks were found", blocks.len());
    for block in blocks {
        let text = if block.starts_with('{') {
            block.clone()
        } else {
            format!("{{{block}}}")
        };
        let value: Value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{block}"));
        if block.starts_with('{') {
            let source = format::source::Source::new("docs/spec-format.md", text);
            if let Err(report) = format::parse(source) {
                panic!("{report}");
            }
        } else {
            assert!(
                specs.iter().any(|spec| contains(spec, &value)),
                "in no tested spec:\n{block}"
            );
        }
    }
}

/// Whether `part` is contained in `whole`, where objects may have more members.
fn contains(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => part
            .iter()
            .all(|(key, part)| whole.get(key).is_some_and(|whole| contains(whole, part))),
        _ => whole == part,
    }
}

/// The code blocks of a language, without their fences.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}");
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if line == opening {
            let block: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(block.join("\n"));
        }
    }
    blocks
}

fn specs_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of specs");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .collect()
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[oauth_provider(spec = "docs/examples/acme.json")]
pub mod acme {}

#[oauth_provider(spec = "docs/examples/api-host.json")]
pub mod cloudbooks {
    /// `#[operations(list_accounts)]` would omit the scope for refresh tokens.
    #[scopes(api, refresh_token)]
    pub struct Books;
}

#[oauth_provider(spec = "docs/examples/api-key.json")]
pub mod weather {}

#[oauth_provider(spec = "docs/examples/credentials.json")]
pub mod parcels {}

#[oauth_provider(spec = "docs/examples/error-at-200.json")]
pub mod chatter {}

#[oauth_provider(spec = "docs/examples/get-token.json")]
pub mod fernglas {}

#[oauth_provider(spec = "docs/examples/graphql.json")]
pub mod ledger {}

#[oauth_provider(spec = "docs/examples/json-tokens.json")]
pub mod parcelo {
    #[scopes("shipments.write")]
    pub struct Sending;
}

#[oauth_provider(spec = "docs/examples/long-lived.json")]
pub mod picstream {}

#[oauth_provider(spec = "docs/examples/own-names.json")]
pub mod tracker {}

#[oauth_provider(spec = "docs/examples/pages.json")]
pub mod paged {}

#[oauth_provider(spec = "docs/examples/tenant-host.json")]
pub mod shopwell {}

#[oauth_provider(spec = "docs/examples/textbook.json")]
pub mod textbook {
    #[operations(list_books, lend_book)]
    pub struct Lending;
}

#[oauth_provider(spec = "docs/examples/types.json")]
pub mod types {}

#[tokio::test]
async fn the_minimal_provider_works() -> Outcome {
    let (emulator, client) = start("acme").await?;
    let app = acme::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<acme::AllScopes>();
    let callback = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &callback).await?;
    let orders = acme::Client::new(&app, tokens).list_orders().send().await?;
    assert!(!orders.is_empty());
    Ok(())
}

#[tokio::test]
async fn token_requests_can_be_json_with_custom_names() -> Outcome {
    let (emulator, client) = start("json-tokens").await?;
    let app = parcelo::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<parcelo::Sending>();
    assert!(login.url().as_str().contains("client_key="));
    let callback = callback(&emulator, login.url().as_str()).await?;
    assert!(callback.contains("auth_code="), "{callback}");
    let tokens = app.finish(login.into_pending(), &callback).await?;
    assert!(tokens.expires_at().is_some(), "milliseconds were read");
    let asked = last(&emulator, "token");
    let asked = asked.json().ok_or("the request is JSON")?;
    for name in [
        "clientKey",
        "clientSecret",
        "grantType",
        "authCode",
        "redirectUri",
    ] {
        assert!(asked.get(name).is_some(), "{name} in {asked}");
    }

    let client = parcelo::Client::new(&app, tokens);
    let sent = client.create_shipment("Utrecht", 500).send().await?;
    assert_eq!((sent.to.as_str(), sent.grams), ("Utrecht", 500));
    // `shipments.write` implies `shipments.read`.
    client.list_shipments().send().await?;
    assert!(
        last(&emulator, "list_shipments")
            .header("X-Parcelo-Access-Token")
            .is_some()
    );
    emulator.expire_access_tokens();
    client.list_shipments().send().await?;
    let refresh = last(&emulator, "token")
        .json()
        .ok_or("the request is JSON")?;
    assert!(refresh.get("refreshToken").is_some(), "{refresh}");
    Ok(())
}

#[tokio::test]
async fn a_tenant_can_have_its_own_host() -> Outcome {
    let (emulator, client) = start("tenant-host").await?;
    let shop = "corner-store";
    let app = shopwell::App::builder(
        &client.client_id,
        secret(&client),
        &client.redirect_uri,
        shop,
    )
    .origin(emulator.origin())
    .build()?;
    let login = app.authorize::<shopwell::AllScopes>();
    assert_eq!(
        login.url().host_str(),
        Some("corner-store.shopwell.example")
    );
    let callback = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &callback).await?;
    assert!(last(&emulator, "token").parameter("grant_type").is_none());
    assert!(tokens.expires_at().is_none() && tokens.refresh_token().is_none());
    assert_eq!(
        tokens.captured("shop_domain"),
        Some("corner-store.shopwell.example")
    );

    let client = shopwell::Client::new(&app, tokens);
    let products = client.get_products().send().await?;
    client
        .delete_product(products.first().ok_or("no product")?.id)
        .send()
        .await?;
    let request = last(&emulator, "delete_product");
    assert!(
        request.path.contains("corner-store.shopwell.example"),
        "{request:?}"
    );
    assert_eq!(request.header("X-Shopwell-Version"), Some("2025-10"));
    assert_eq!(
        request.header("X-Shopwell-Domain"),
        Some("corner-store.shopwell.example")
    );
    Ok(())
}

#[tokio::test]
async fn the_token_reply_can_contain_the_apis_host() -> Outcome {
    let (emulator, client) = start("api-host").await?;
    let app = cloudbooks::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .environment(cloudbooks::Environment::Sandbox)
        .origin(emulator.origin())
        .build()?;
    let login = app
        .authorize::<cloudbooks::Books>()
        .prompt(&cloudbooks::model::Prompt::Consent);
    let url = login.url();
    assert_eq!(url.host_str(), Some("test.cloudbooks.example"));
    assert!(url.as_str().contains("access_type=offline"));
    assert!(url.as_str().contains("prompt=consent"));
    let callback = callback(&emulator, url.as_str()).await?;
    let tokens = app.finish(login.into_pending(), &callback).await?;
    assert!(tokens.expires_at().is_some(), "`default_expires_in` counts");

    let client = cloudbooks::Client::new(&app, tokens);
    client.list_accounts().send().await?;
    assert!(
        last(&emulator, "list_accounts")
            .path
            .contains("eu7.cloudbooks.example")
    );
    Ok(())
}

#[tokio::test]
async fn an_error_can_have_status_200_and_a_token_reply_can_be_a_form() -> Outcome {
    let (emulator, client) = start("error-at-200").await?;
    let app = chatter::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<chatter::AllScopes>();
    let back = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &back).await?;

    let client = chatter::Client::new(&app, tokens);
    let mut channels = client.list_channels().limit(2).items();
    let mut count = 0;
    while let Some(channel) = channels.next().await {
        channel?;
        count += 1;
    }
    assert!(count > 2);
    emulator.fail_next("post_message", "ChannelNotFound")?;
    let error = client.post_message("general", "Hello").send().await.err();
    assert!(
        matches!(&error, Some(chatter::Error::ChannelNotFound(reply)) if reply.status() == 200),
        "{error:?}"
    );
    emulator.fail_next("post_message", "RateLimited")?;
    let error = client.post_message("general", "Hello").send().await.err();
    assert!(error.is_some_and(|error| error.is_retryable()));

    let login = app.authorize::<chatter::AllScopes>();
    let back = callback(&emulator, login.url().as_str()).await?;
    emulator.fail_next(Endpoint::Token, "BadCode")?;
    let error = app.finish(login.into_pending(), &back).await.err();
    assert!(
        matches!(error, Some(chatter::Error::BadCode(_))),
        "{error:?}"
    );
    Ok(())
}

#[tokio::test]
async fn token_requests_can_be_a_get() -> Outcome {
    let (emulator, client) = start("get-token").await?;
    let app = fernglas::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<fernglas::AllScopes>();
    let back = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &back).await?;
    let asked = last(&emulator, "token");
    assert_eq!(asked.method, "GET");
    assert!(asked.parameter("appid").is_some() && asked.parameter("secret").is_some());
    let open_id = tokens.captured("open_id").ok_or("no open_id")?.to_owned();

    let client = fernglas::Client::new(&app, tokens);
    client
        .get_user()
        .lang(&fernglas::model::GetUserLang::De)
        .send()
        .await?;
    let request = last(&emulator, "get_user");
    assert!(request.parameter("access_token").is_some(), "{request:?}");
    assert_eq!(request.header("X-Open-Id"), Some(open_id.as_str()));
    emulator.expire_access_tokens();
    client.get_user().send().await?;
    let refresh = last(&emulator, "token");
    assert!(refresh.path.ends_with("/refresh_token") && refresh.parameter("secret").is_none());
    Ok(())
}

#[tokio::test]
async fn an_access_token_can_be_refreshed_with_itself() -> Outcome {
    let (emulator, client) = start("long-lived").await?;
    let app = picstream::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<picstream::AllScopes>();
    let back = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &back).await?;
    let client = picstream::Client::new(&app, tokens);
    client.list_media().send().await?;
    let session = client.session();
    let old = session.current().await?;
    session.refresh(&old).await?;
    let refresh = last(&emulator, "token");
    assert_eq!(refresh.parameter("grant_type"), Some("pic_refresh_token"));
    assert!(refresh.parameter("access_token").is_some());
    client.list_media().send().await?;
    Ok(())
}

#[tokio::test]
async fn standard_parameters_can_have_other_names_and_values() -> Outcome {
    let (emulator, client) = start("own-names").await?;
    let agent = "Licit (mail@licit.example)";
    let app = tracker::App::builder(
        &client.client_id,
        secret(&client),
        &client.redirect_uri,
        agent,
    )
    .origin(emulator.origin())
    .build()?;
    let login = app.authorize::<tracker::AllScopes>();
    assert!(login.url().as_str().contains("type=web_server"));
    assert!(!login.url().as_str().contains("response_type"));
    let back = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &back).await?;
    let asked = last(&emulator, "token");
    assert_eq!(asked.parameter("type"), Some("web_server"));
    assert_eq!(asked.header("User-Agent"), Some(agent));
    tracker::Client::new(&app, tokens)
        .get_projects()
        .send()
        .await?;
    assert_eq!(
        last(&emulator, "get_projects").header("User-Agent"),
        Some(agent)
    );
    Ok(())
}

#[tokio::test]
async fn an_api_key_can_be_the_only_credential() -> Outcome {
    let emulator = Emulator::from_file("docs/examples/api-key.json")?
        .start()
        .await?;
    let key = emulator.personal_token("api_key").ok_or("no key")?;
    let api = weather::Api::builder().origin(emulator.origin()).build()?;
    let days = api
        .with_api_key(key)
        .get_forecast("Utrecht", 3)
        .send()
        .await?;
    assert!(!days.is_empty());
    Ok(())
}

#[tokio::test]
async fn keys_and_passwords_are_sent_to_the_operations_that_require_them() -> Outcome {
    let emulator = Emulator::from_file("docs/examples/credentials.json")?
        .start()
        .await?;
    let secret = |scheme| emulator.secret(scheme).ok_or("no scheme");
    let credentials = parcels::security::Credentials::new()
        .api_key(secret("api_key")?)
        .tenant(secret("tenant")?)
        .depot(Running::BASIC_USER, secret("depot")?);
    let api = parcels::Api::builder().origin(emulator.origin()).build()?;
    let client = api.client(credentials);
    client.track("1").send().await?;
    client.print_label("1").send().await?;
    client.list_depots().send().await?;
    client.status().send().await?;
    Ok(())
}

#[tokio::test]
async fn every_documented_page_style_is_followed() -> Outcome {
    let emulator = Emulator::from_file("docs/examples/pages.json")?
        .start()
        .await?;
    let key = emulator.personal_token("api_key").ok_or("no key")?;
    let client = paged::Api::builder()
        .origin(emulator.origin())
        .build()?
        .with_api_key(key);
    macro_rules! count {
        ($operation:ident) => {{
            let mut items = client.$operation().items();
            let mut ids = Vec::new();
            while let Some(item) = items.next().await {
                ids.push(item?.id);
            }
            let asked = count_of(&emulator, stringify!($operation));
            assert!(asked > 1, "{}: {asked} requests", stringify!($operation));
            let all = ids.len();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), all, "{}: no item twice", stringify!($operation));
            all
        }};
    }
    let counts = [
        count!(by_link),
        count!(by_cursor),
        count!(by_number),
        count!(by_offset),
        count!(by_connection),
    ];
    assert!(
        counts.iter().all(|count| *count == counts[0] && *count > 2),
        "{counts:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_graphql_operation_is_an_ordinary_method() -> Outcome {
    let (emulator, client) = start("graphql").await?;
    let app = ledger::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let login = app.authorize::<ledger::AllScopes>();
    let back = callback(&emulator, login.url().as_str()).await?;
    let tokens = app.finish(login.into_pending(), &back).await?;
    let client = ledger::Client::new(&app, tokens);
    let renamed = client.rename_account("1", "Assets").send().await?;
    assert_eq!(renamed.name, "Assets");
    emulator.fail_next("account", "NotFound")?;
    let error = client.account("1").send().await.err();
    assert!(
        matches!(error, Some(ledger::Error::NotFound(_))),
        "{error:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_standard_provider_has_a_short_spec() -> Outcome {
    let (emulator, client) = start("textbook").await?;
    let app = textbook::App::builder(&client.client_id, secret(&client), &client.redirect_uri)
        .origin(emulator.origin())
        .build()?;
    let scopes = <textbook::Lending as textbook::scope::ScopeSet>::SCOPES;
    assert_eq!(
        scopes,
        ["library:write", "profile"],
        "the least that both operations need"
    );
    let login = app
        .authorize::<textbook::Lending>()
        .login_hint("reader@licit.example");
    assert!(login.url().as_str().contains("code_challenge_method=S256"));
    let back = callback(&emulator, login.url().as_str()).await?;
    assert!(back.contains("iss="), "{back}");
    let tokens = app.finish(login.into_pending(), &back).await?;
    let reader = textbook::Client::new(&app, tokens);
    let books = reader.list_books().page_size(2).send().await?;
    let book = books.first().ok_or("no book")?;
    let until = "2025-02-01".parse()?;
    reader
        .lend_book(&book.id, &until)
        .reader("Ada")
        .send()
        .await?;
    emulator.fail_next("lend_book", "AlreadyLent")?;
    let error = reader.lend_book(&book.id, &until).send().await.err();
    assert!(
        matches!(error, Some(textbook::Error::AlreadyLent { .. })),
        "{error:?}"
    );

    let tokens = app.client_credentials::<textbook::AllScopes>().await?;
    let service = textbook::Client::new(&app, tokens);
    service.get_usage().send().await?;
    service.get_status().send().await?;
    assert!(
        last(&emulator, "get_status")
            .header("authorization")
            .is_none()
    );

    reader.session().revoke().await?;
    let error = reader.list_books().send().await.err();
    assert!(
        matches!(
            error,
            Some(textbook::Error::Runtime(rt::Error::GrantLost(_)))
        ),
        "{error:?}"
    );
    Ok(())
}

#[tokio::test]
async fn every_type_of_the_format_is_received_and_sent() -> Outcome {
    let emulator = Emulator::from_file("docs/examples/types.json")?
        .start()
        .await?;
    let key = emulator.personal_token("api_key").ok_or("no key")?;
    let client = types::Api::builder()
        .origin(emulator.origin())
        .build()?
        .with_api_key(key);
    let everything = client.get_everything().send().await?;
    assert_eq!(everything.created_at.to_string(), "2025-01-06T09:00:00Z");
    let kinds = [
        types::model::Kind::Company,
        types::model::Kind::from("guild"),
    ];
    client
        .search()
        .kind(&kinds[..1])
        .ids(&[1, 2])
        .type_filter("x")
        .send()
        .await?;
    let asked = last(&emulator, "search");
    assert_eq!(
        (asked.parameter("ids"), asked.parameter("v")),
        (Some("1,2"), Some("3"))
    );
    let update = types::model::ContactUpdate::new().name(None);
    client.update_contact("7", &update).send().await?;
    let sent = last(&emulator, "update_contact").json();
    assert_eq!(sent, Some(serde_json::json!({ "name": null })));
    client.download().send().await?;
    Ok(())
}

async fn start(example: &str) -> Outcome<(Running, ClientCredentials)> {
    let path = format!("docs/examples/{example}.json");
    let emulator = Emulator::from_file(path)?.start().await?;
    let client = emulator.client("app").ok_or("no registration")?.clone();
    Ok((emulator, client))
}

fn secret(client: &ClientCredentials) -> &str {
    client.client_secret.as_deref().unwrap_or_default()
}

async fn callback(emulator: &Running, login: &str) -> Outcome<String> {
    match emulator.authorize(login).await? {
        Authorized::Callback(url) => Ok(url),
        other => Err(format!("expected a callback, found {other:?}").into()),
    }
}

/// The latest request to an endpoint.
fn last(emulator: &Running, endpoint: &str) -> RecordedRequest {
    let requests = emulator.requests();
    requests
        .into_iter()
        .rfind(|request| request.endpoint == endpoint)
        .expect("a request")
}

fn count_of(emulator: &Running, endpoint: &str) -> usize {
    emulator
        .requests()
        .iter()
        .filter(|request| request.endpoint == endpoint)
        .count()
}
