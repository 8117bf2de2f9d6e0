//! Tests the generated client of a whole API against the emulator: its bodies, replies and paths.

use licit::rt::{File, Json, serde_json};
use licit_emulator::{Emulator, Running};

use licit_generated_examples::moneybird::{Administration, AllScopes, Api, Error, model};

async fn start() -> (Running, Administration<AllScopes>) {
    let emulator = Emulator::from_file("specs/moneybird.json");
    let emulator = emulator.unwrap_or_else(|report| panic!("{report}"));
    let emulator = emulator.start().await.expect("a port");
    let token = emulator.personal_token("personal_token");
    let token = token.expect("a credential").to_owned();
    let api = Api::builder().origin(emulator.origin()).build();
    let client = api.expect("an API").with_personal_token(token);
    (emulator, client.administration("123"))
}

/// The body of the last request to an operation.
fn sent(emulator: &Running, operation: &str) -> Json {
    let requests = emulator.requests();
    let last = requests.iter().rev().find(|r| r.endpoint == operation);
    serde_json::from_slice(&last.expect("a request").body).expect("JSON")
}

#[tokio::test]
async fn ids_may_be_strings_or_numbers_and_lines_a_list_or_a_map() {
    let (emulator, administration) = start().await;
    let line = model::DetailInput::new()
        .description("Rocking chair")
        .price("129,95")
        .amount(2)
        .tax_rate_id(496_081_347_580_789_901_i64);
    let listed = model::SalesInvoiceInput::new()
        .contact_id("1")
        .details_attributes(vec![line.clone()]);
    administration
        .create_sales_invoice(&listed)
        .send()
        .await
        .expect("an invoice");
    assert_eq!(
        sent(&emulator, "create_sales_invoice"),
        serde_json::json!({ "sales_invoice": {
            "contact_id": "1",
            "details_attributes": [{
                "description": "Rocking chair", "price": "129,95", "amount": 2,
                "tax_rate_id": 496_081_347_580_789_901_i64,
            }],
        } })
    );
    let invoice = first_invoice(&administration).await;
    let keyed = std::collections::BTreeMap::from([("0".to_owned(), line.id("7").destroy(true))]);
    let update = model::SalesInvoiceUpdate::new().details_attributes(keyed);
    administration
        .update_sales_invoice(&invoice, &update)
        .send()
        .await
        .expect("an invoice");
    let changed = sent(&emulator, "update_sales_invoice");
    assert_eq!(
        changed["sales_invoice"]["details_attributes"]["0"]["_destroy"],
        true
    );
}

async fn first_invoice(administration: &Administration<AllScopes>) -> String {
    let first = administration.list_sales_invoices().items().next().await;
    first.expect("an invoice").expect("an invoice").id
}

#[tokio::test]
async fn changes_are_found_by_version_and_fetched_by_id() {
    let (emulator, administration) = start().await;
    let versions = administration.list_contact_versions().send().await;
    let versions = versions.expect("versions");
    assert!(!versions.is_empty());
    let ids: Vec<model::Identifier> = versions.into_iter().map(|v| v.id.into()).collect();
    emulator
        .fail_next("list_contacts_by_ids", 503)
        .expect("an operation");
    let contacts = administration.list_contacts_by_ids(&ids).send().await;
    // The operation only reads, so it is retried after an outage although it is a `POST`.
    assert!(!contacts.expect("contacts").is_empty());
}

#[tokio::test]
async fn files_are_sent_and_fetched() {
    let (_emulator, administration) = start().await;
    let invoice = first_invoice(&administration).await;
    let file = File::new("terms.pdf", "%PDF-1.7");
    administration
        .create_sales_invoice_attachment(&invoice, file)
        .send()
        .await
        .expect("an upload");
    let pdf = administration
        .download_sales_invoice_pdf(&invoice)
        .send()
        .await
        .expect("a file");
    assert!(!pdf.is_empty());
}

#[tokio::test]
async fn tasks_need_every_scope_and_are_completed_and_reopened() {
    let (_emulator, administration) = start().await;
    let lists = administration
        .list_task_lists()
        .send()
        .await
        .expect("lists");
    let group = lists[0].groups.first().expect("a group").id.clone();
    let input = model::TaskInput::new("File the returns").report_type(model::ReportType::Debtor);
    let task = administration.create_task(&group, &input).send().await;
    let task = task.expect("a task");
    assert_eq!(task.name, "File the returns");
    for id in [
        administration.complete_task(&task.id).send().await,
        administration.reopen_task(&task.id).send().await,
    ] {
        id.expect("a task");
    }
}

#[tokio::test]
async fn a_rejected_file_is_a_distinct_error() {
    let (emulator, administration) = start().await;
    emulator
        .fail_next("import_sepa_credit_transfer", "InvalidFile")
        .expect("an error");
    let file = File::new("batch.xml", "<Document/>");
    let refused = administration
        .import_sepa_credit_transfer(file)
        .send()
        .await;
    assert!(
        matches!(refused, Err(Error::InvalidFile { .. })),
        "{refused:?}"
    );
}
