//! The operations, as the runtime calls them.

use ::licit::rt;
use rt::provider::{Method, Operation, PageStyle, Pages};

/// `GET /administrations.json`
pub(super) const LIST_ADMINISTRATIONS: Operation = Operation {
    name: "list_administrations",
    path: "/administrations.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_CONTACTS: Operation = Operation {
    name: "list_contacts",
    path: "/{administration_id}/contacts.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/{id}.json`
pub(super) const GET_CONTACT: Operation = Operation {
    name: "get_contact",
    path: "/{administration_id}/contacts/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts.json`
pub(super) const CREATE_CONTACT: Operation = Operation {
    name: "create_contact",
    method: Method::Post,
    path: "/{administration_id}/contacts.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/contacts/{id}.json`
pub(super) const UPDATE_CONTACT: Operation = Operation {
    name: "update_contact",
    method: Method::Patch,
    path: "/{administration_id}/contacts/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/contacts/{id}.json`
pub(super) const DELETE_CONTACT: Operation = Operation {
    name: "delete_contact",
    method: Method::Delete,
    path: "/{administration_id}/contacts/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_SALES_INVOICES: Operation = Operation {
    name: "list_sales_invoices",
    path: "/{administration_id}/sales_invoices.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/{id}.json`
pub(super) const GET_SALES_INVOICE: Operation = Operation {
    name: "get_sales_invoice",
    path: "/{administration_id}/sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices.json`
pub(super) const CREATE_SALES_INVOICE: Operation = Operation {
    name: "create_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/financial_mutations.json`
pub(super) const LIST_FINANCIAL_MUTATIONS: Operation = Operation {
    name: "list_financial_mutations",
    path: "/{administration_id}/financial_mutations.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/financial_mutations/{id}.json`
pub(super) const GET_FINANCIAL_MUTATION: Operation = Operation {
    name: "get_financial_mutation",
    path: "/{administration_id}/financial_mutations/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_documents.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_GENERAL_DOCUMENTS: Operation = Operation {
    name: "list_general_documents",
    path: "/{administration_id}/documents/general_documents.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_documents/{id}.json`
pub(super) const GET_GENERAL_DOCUMENT: Operation = Operation {
    name: "get_general_document",
    path: "/{administration_id}/documents/general_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_documents.json`
pub(super) const CREATE_GENERAL_DOCUMENT: Operation = Operation {
    name: "create_general_document",
    method: Method::Post,
    path: "/{administration_id}/documents/general_documents.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/purchase_invoices.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_PURCHASE_INVOICES: Operation = Operation {
    name: "list_purchase_invoices",
    path: "/{administration_id}/documents/purchase_invoices.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/purchase_invoices/{id}.json`
pub(super) const GET_PURCHASE_INVOICE: Operation = Operation {
    name: "get_purchase_invoice",
    path: "/{administration_id}/documents/purchase_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/receipts.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_RECEIPTS: Operation = Operation {
    name: "list_receipts",
    path: "/{administration_id}/documents/receipts.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/receipts/{id}.json`
pub(super) const GET_RECEIPT: Operation = Operation {
    name: "get_receipt",
    path: "/{administration_id}/documents/receipts/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/time_entries.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_TIME_ENTRIES: Operation = Operation {
    name: "list_time_entries",
    path: "/{administration_id}/time_entries.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/time_entries/{id}.json`
pub(super) const GET_TIME_ENTRY: Operation = Operation {
    name: "get_time_entry",
    path: "/{administration_id}/time_entries/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/time_entries.json`
pub(super) const CREATE_TIME_ENTRY: Operation = Operation {
    name: "create_time_entry",
    method: Method::Post,
    path: "/{administration_id}/time_entries.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/time_entries/{id}.json`
pub(super) const UPDATE_TIME_ENTRY: Operation = Operation {
    name: "update_time_entry",
    method: Method::Patch,
    path: "/{administration_id}/time_entries/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/time_entries/{id}.json`
pub(super) const DELETE_TIME_ENTRY: Operation = Operation {
    name: "delete_time_entry",
    method: Method::Delete,
    path: "/{administration_id}/time_entries/{id}.json",
    ..Operation::DEFAULT
};
