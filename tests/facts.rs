//! Bodies recorded from the real providers decode into the generated types and encode back to the
//! same JSON. The recordings are not ours to keep here: `LICIT_FACTS` names the folder that has
//! them, and without it the tests say that they were skipped.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail"
)]

use std::fs;
use std::path::PathBuf;

use licit::rt::Json;
use licit::rt::serde::Serialize;
use licit::rt::serde::de::DeserializeOwned;
use licit::rt::serde_json;

#[licit::oauth_provider(spec = "specs/moneybird.json")]
pub mod moneybird {}

#[licit::oauth_provider(spec = "specs/moneykit.json")]
pub mod moneykit {}

#[licit::oauth_provider(spec = "specs/money-button.json")]
pub mod money_button {}

#[test]
fn moneybirds_recorded_replies_come_back_the_same() {
    use moneybird::model;
    let Some(folder) = facts("moneybird/fixtures/openapi_examples") else {
        return;
    };
    // File behind `…_administration_id_`, status, and what its bodies are.
    let recorded: &[(&str, &str, Check)] = &[
        ("get contacts", "200", Tally::check::<Vec<model::Contact>>),
        ("get contacts_id", "200", Tally::check::<model::Contact>),
        ("post contacts", "201", Tally::check::<model::Contact>),
        ("post contacts", "422", Tally::check::<model::InvalidFields>),
        ("patch contacts_id", "200", Tally::check::<model::Contact>),
        (
            "get sales_invoices",
            "200",
            Tally::check::<Vec<model::SalesInvoice>>,
        ),
        (
            "get sales_invoices_id",
            "200",
            Tally::check::<model::SalesInvoice>,
        ),
        (
            "post sales_invoices",
            "201",
            Tally::check::<model::SalesInvoice>,
        ),
        (
            "get financial_mutations",
            "200",
            Tally::check::<Vec<model::FinancialMutation>>,
        ),
        (
            "get financial_mutations_id",
            "200",
            Tally::check::<model::FinancialMutation>,
        ),
        (
            "get documents_general_documents",
            "200",
            Tally::check::<Vec<model::GeneralDocument>>,
        ),
        (
            "get documents_general_documents_id",
            "200",
            Tally::check::<model::GeneralDocument>,
        ),
        (
            "get documents_purchase_invoices",
            "200",
            Tally::check::<Vec<model::PurchaseInvoice>>,
        ),
        (
            "get documents_receipts",
            "200",
            Tally::check::<Vec<model::Receipt>>,
        ),
        (
            "get time_entries",
            "200",
            Tally::check::<Vec<model::TimeEntry>>,
        ),
        (
            "get time_entries_id",
            "200",
            Tally::check::<model::TimeEntry>,
        ),
        ("post time_entries", "201", Tally::check::<model::TimeEntry>),
    ];
    let mut tally = Tally::default();
    let mut replies = |file: &str, status: &str, check: Check| {
        let recorded = read(&folder.join(format!("{file}.json")));
        for (name, body) in members(recorded.pointer(&format!("/responses/{status}"))) {
            check(&mut tally, &format!("{file} {status} {name}"), body);
        }
    };
    replies(
        "get_administrations",
        "200",
        Tally::check::<Vec<model::Administration>>,
    );
    for (operation, status, check) in recorded {
        replies(
            &operation.replace(' ', "_administration_id_"),
            status,
            *check,
        );
    }
    tally.end("Moneybird", 50);
}

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
fn money_buttons_documented_bodies_come_back_the_same() {
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

type Check = fn(&mut Tally, &str, &Json);

/// What was compared, and what the types do not know.
#[derive(Default)]
struct Tally {
    bodies: usize,
    unknown: usize,
    wrong: Vec<String>,
}

impl Tally {
    fn check<T: DeserializeOwned + Serialize>(&mut self, what: &str, body: &Json) {
        self.bodies += 1;
        let decoded: T = match serde_json::from_str(&body.to_string()) {
            Ok(decoded) => decoded,
            Err(error) => return self.wrong.push(format!("{what}: {error}")),
        };
        let encoded = serde_json::to_value(&decoded).expect("it was JSON before");
        self.compare(what, "", body, &encoded);
    }

    fn compare(&mut self, what: &str, path: &str, recorded: &Json, encoded: &Json) {
        match (recorded, encoded) {
            (Json::Object(recorded), Json::Object(encoded)) => {
                for (key, value) in recorded {
                    match encoded.get(key) {
                        Some(other) => self.compare(what, &format!("{path}/{key}"), value, other),
                        None => self.unknown += 1,
                    }
                }
                for key in encoded.keys().filter(|key| !recorded.contains_key(*key)) {
                    self.wrong
                        .push(format!("{what}: {path}/{key} was not recorded"));
                }
            }
            (Json::Array(recorded), Json::Array(encoded)) if recorded.len() == encoded.len() => {
                for (at, (value, other)) in recorded.iter().zip(encoded).enumerate() {
                    self.compare(what, &format!("{path}/{at}"), value, other);
                }
            }
            _ if recorded == encoded => {}
            _ => self
                .wrong
                .push(format!("{what}: {path}: {recorded} became {encoded}")),
        }
    }

    fn end(self, provider: &str, least: usize) {
        println!(
            "{provider}: {} bodies, {} unknown members",
            self.bodies, self.unknown
        );
        let count = self.wrong.len();
        let shown: Vec<_> = self.wrong.into_iter().take(20).collect();
        assert!(
            shown.is_empty(),
            "{count} differences, the first: {shown:#?}"
        );
        assert!(
            self.bodies >= least,
            "only {} bodies were found",
            self.bodies
        );
    }
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
