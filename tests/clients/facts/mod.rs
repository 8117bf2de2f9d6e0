//! Checks that bodies recorded from the real providers decode into the generated types and encode
//! back to the same JSON. The recordings are not in the repository: `LICIT_FACTS` names their
//! folder. The tests are skipped without it.

use std::fs;
use std::path::PathBuf;

use licit::rt::Json;
use licit::rt::serde_json;

use licit_generated_examples::{money_button, moneykit};

use tally::{Check, Tally};

mod moneybird;
mod signature;
mod tally;

#[test]
fn moneykits_published_examples_decode() {
    use moneykit::model;
    let Some(folder) = facts("moneykit/fixtures") else {
        return;
    };
    let mut tally = Tally::default();
    let mut check = |file: &str, check: Check| {
        check(
            &mut tally,
            file,
            &read(&folder.join(format!("{file}.json"))),
        );
    };
    check("exchange_token", Tally::check::<model::ExchangedLink>);
    check("get_account", Tally::check::<model::AccountReply>);
    check("get_accounts", Tally::check::<model::AccountsReply>);
    check("introspect", Tally::check::<model::ClientDetails>);
    check(
        "transactions_sync",
        Tally::check::<model::TransactionSyncPage>,
    );
    tally.end("MoneyKit", 5);
}

#[test]
fn money_buttons_documented_bodies_round_trip() {
    use money_button::model;
    let Some(folder) = facts("moneybutton/fixtures") else {
        return;
    };
    let mut tally = Tally::default();
    let mut check = |file: &str, check: Check| {
        check(
            &mut tally,
            file,
            &read(&folder.join(format!("{file}.json"))),
        );
    };
    check(
        "docs_api-rest-user-identity_0",
        Tally::check::<model::UserIdentityDocument>,
    );
    check(
        "docs_api-rest-user-profile_0",
        Tally::check::<model::ProfileDocument>,
    );
    check(
        "docs_api-rest-user-balance_0",
        Tally::check::<model::BalanceDocument>,
    );
    check(
        "docs_api-rest-get-payments_0",
        Tally::check::<model::PaymentList>,
    );
    check(
        "docs_api-rest-get-payment-by-id_0",
        Tally::check::<model::PaymentDocument>,
    );
    check("v2_asset_create_response", Tally::check::<model::Asset>);
    check("v2_asset_modify_response", Tally::check::<model::Asset>);
    check(
        "token_error_400_jsonapi",
        Tally::check::<model::ErrorDocument>,
    );
    tally.end("Money Button", 8);
}

fn facts(folder: &str) -> Option<PathBuf> {
    if let Some(facts) = std::env::var_os("LICIT_FACTS") {
        Some(PathBuf::from(facts).join(folder))
    } else {
        println!("skipped: LICIT_FACTS is not set");
        None
    }
}

fn read(path: &std::path::Path) -> Json {
    let text =
        fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn members(value: Option<&Json>) -> impl Iterator<Item = (&String, &Json)> {
    value.and_then(Json::as_object).into_iter().flatten()
}
