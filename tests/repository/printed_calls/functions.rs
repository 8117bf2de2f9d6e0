// What `cargo licit call --rust` prints for each operation of the specs in `docs/examples`.

#![allow(dead_code, deprecated, clippy::pedantic, reason = "compiled, not run")]

use licit::rt;
use crate::docs_examples::acme;
use crate::docs_examples::cloudbooks;
use crate::docs_examples::weather;
use crate::docs_examples::parcels;
use crate::docs_examples::chatter;
use crate::docs_examples::fernglas;
use crate::docs_examples::ledger;
use crate::docs_examples::parcelo;
use crate::docs_examples::picstream;
use crate::docs_examples::tracker;
use crate::docs_examples::paged as pages;
use crate::docs_examples::shopwell;
use crate::docs_examples::textbook;
use crate::docs_examples::types;

pub async fn acme_list_orders() -> Result<(), Box<dyn std::error::Error>> {
    let app = acme::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = acme::Tokens::<acme::AllScopes>::from_access_token(token);
    let client = acme::Client::new(&app, tokens);
    let reply = client.list_orders().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn cloudbooks_list_accounts() -> Result<(), Box<dyn std::error::Error>> {
    let app = cloudbooks::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = cloudbooks::Tokens::<cloudbooks::AllScopes>::from_access_token(token);
    let client = cloudbooks::Client::new(&app, tokens);
    let reply = client.list_accounts().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn weather_get_forecast() -> Result<(), Box<dyn std::error::Error>> {
    let api = weather::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.get_forecast("city", 1).send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcels_track() -> Result<(), Box<dyn std::error::Error>> {
    let api = parcels::Api::new()?;
    let client = api
        .client(
            parcels::security::Credentials::new()
                .api_key(std::env::var("LICIT_CREDENTIAL_API_KEY")?)
                .tenant(std::env::var("LICIT_CREDENTIAL_TENANT")?),
        );
    let reply = client.track("id").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcels_print_label() -> Result<(), Box<dyn std::error::Error>> {
    let app = parcels::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = parcels::Tokens::<parcels::AllScopes>::from_access_token(token);
    let client = parcels::Client::new(&app, tokens);
    let reply = client.print_label("id").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcels_list_depots() -> Result<(), Box<dyn std::error::Error>> {
    let api = parcels::Api::new()?;
    let client = api
        .client(
            parcels::security::Credentials::new()
                .api_key(std::env::var("LICIT_CREDENTIAL_API_KEY")?),
        );
    let reply = client.list_depots().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcels_status() -> Result<(), Box<dyn std::error::Error>> {
    let api = parcels::Api::new()?;
    let client = api.client(parcels::security::Credentials::new());
    let reply = client.status().send().await?;
    println!("{reply:?}");
    Ok(())
}

pub async fn chatter_list_channels() -> Result<(), Box<dyn std::error::Error>> {
    let app = chatter::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = chatter::Tokens::<chatter::AllScopes>::from_access_token(token);
    let client = chatter::Client::new(&app, tokens);
    let reply = client.list_channels().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn chatter_post_message() -> Result<(), Box<dyn std::error::Error>> {
    let app = chatter::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = chatter::Tokens::<chatter::AllScopes>::from_access_token(token);
    let client = chatter::Client::new(&app, tokens);
    let reply = client.post_message("channel", "text").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn fernglas_get_user() -> Result<(), Box<dyn std::error::Error>> {
    let app = fernglas::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = fernglas::Tokens::<fernglas::AllScopes>::from_access_token(token);
    let client = fernglas::Client::new(&app, tokens);
    let reply = client.get_user().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn ledger_account() -> Result<(), Box<dyn std::error::Error>> {
    let app = ledger::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = ledger::Tokens::<ledger::AllScopes>::from_access_token(token);
    let client = ledger::Client::new(&app, tokens);
    let reply = client.account("id").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn ledger_rename_account() -> Result<(), Box<dyn std::error::Error>> {
    let app = ledger::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = ledger::Tokens::<ledger::AllScopes>::from_access_token(token);
    let client = ledger::Client::new(&app, tokens);
    let reply = client.rename_account("id", "name").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcelo_list_shipments() -> Result<(), Box<dyn std::error::Error>> {
    let app = parcelo::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = parcelo::Tokens::<parcelo::AllScopes>::from_access_token(token);
    let client = parcelo::Client::new(&app, tokens);
    let reply = client.list_shipments().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn parcelo_create_shipment() -> Result<(), Box<dyn std::error::Error>> {
    let app = parcelo::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = parcelo::Tokens::<parcelo::AllScopes>::from_access_token(token);
    let client = parcelo::Client::new(&app, tokens);
    let reply = client.create_shipment("to", 1).send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn picstream_list_media() -> Result<(), Box<dyn std::error::Error>> {
    let app = picstream::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = picstream::Tokens::<picstream::AllScopes>::from_access_token(token);
    let client = picstream::Client::new(&app, tokens);
    let reply = client.list_media().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn tracker_get_projects() -> Result<(), Box<dyn std::error::Error>> {
    let app = tracker::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
        &std::env::var("LICIT_VARIABLE_USER_AGENT")?,
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = tracker::Tokens::<tracker::AllScopes>::from_access_token(token);
    let client = tracker::Client::new(&app, tokens);
    let reply = client.get_projects().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_link() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_link().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_cursor() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_cursor().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_search() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_search("text").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_last() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_last().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_url() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_url().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_number() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_number().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_offset() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_offset().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn pages_by_connection() -> Result<(), Box<dyn std::error::Error>> {
    let api = pages::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.by_connection().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn shopwell_get_products() -> Result<(), Box<dyn std::error::Error>> {
    let app = shopwell::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
        &std::env::var("LICIT_VARIABLE_SHOP")?,
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = shopwell::Tokens::<shopwell::AllScopes>::from_access_token(token);
    let client = shopwell::Client::new(&app, tokens);
    let reply = client.get_products().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn shopwell_delete_product() -> Result<(), Box<dyn std::error::Error>> {
    let app = shopwell::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
        &std::env::var("LICIT_VARIABLE_SHOP")?,
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = shopwell::Tokens::<shopwell::AllScopes>::from_access_token(token);
    let client = shopwell::Client::new(&app, tokens);
    client.delete_product(1).send().await?;
    Ok(())
}

pub async fn textbook_list_books() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.list_books().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn textbook_get_book() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.get_book("id").send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn textbook_add_book() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.add_book(&textbook::model::BookInput::new("title")).send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn textbook_lend_book() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client
        .lend_book("id", &"2025-01-31".parse::<rt::types::Date>()?)
        .send()
        .await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn textbook_remove_book() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    client.remove_book("id").send().await?;
    Ok(())
}

pub async fn textbook_get_usage() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<
        textbook::AllScopes,
        rt::token::Application,
    >::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.get_usage().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn textbook_get_status() -> Result<(), Box<dyn std::error::Error>> {
    let app = textbook::App::new(
        &std::env::var("LICIT_CLIENT_ID")?,
        std::env::var("LICIT_CLIENT_SECRET")?,
        "http://127.0.0.1/callback",
    )?;
    let token = std::env::var("LICIT_ACCESS_TOKEN")?;
    let tokens = textbook::Tokens::<textbook::AllScopes>::from_access_token(token);
    let client = textbook::Client::new(&app, tokens);
    let reply = client.get_status().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn types_get_everything() -> Result<(), Box<dyn std::error::Error>> {
    let api = types::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.get_everything().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn types_update_contact() -> Result<(), Box<dyn std::error::Error>> {
    let api = types::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client
        .update_contact("id", &types::model::ContactUpdate::new())
        .send()
        .await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn types_search() -> Result<(), Box<dyn std::error::Error>> {
    let api = types::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.search().send().await?;
    println!("{reply:#?}");
    Ok(())
}

pub async fn types_download() -> Result<(), Box<dyn std::error::Error>> {
    let api = types::Api::new()?;
    let client = api.with_api_key(std::env::var("LICIT_ACCESS_TOKEN")?);
    let reply = client.download().send().await?;
    println!("{reply:?}");
    Ok(())
}
