//! The operation tables that the runtime executes.

use ::licit::rt;
use rt::tables::{Method, Operation, PageStyle, Pages, Parameter, Redirect};

/// `GET /administrations.json`
pub(super) const LIST_ADMINISTRATIONS: Operation = Operation {
    name: "list_administrations",
    path: "/administrations.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/assets.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_ASSETS: Operation = Operation {
    name: "list_assets",
    path: "/{administration_id}/assets.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/assets/{id}.json`
pub(super) const GET_ASSET: Operation = Operation {
    name: "get_asset",
    path: "/{administration_id}/assets/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets.json`
pub(super) const CREATE_ASSET: Operation = Operation {
    name: "create_asset",
    method: Method::Post,
    path: "/{administration_id}/assets.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/assets/{id}.json`
pub(super) const UPDATE_ASSET: Operation = Operation {
    name: "update_asset",
    method: Method::Patch,
    path: "/{administration_id}/assets/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/assets/{id}.json`
pub(super) const DELETE_ASSET: Operation = Operation {
    name: "delete_asset",
    method: Method::Delete,
    path: "/{administration_id}/assets/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/disposals.json`
pub(super) const CREATE_ASSET_DISPOSAL: Operation = Operation {
    name: "create_asset_disposal",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/disposals.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/reinvestment_reserve_purchase.json`
pub(super) const CREATE_REINVESTMENT_RESERVE_PURCHASE: Operation = Operation {
    name: "create_reinvestment_reserve_purchase",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/reinvestment_reserve_purchase.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/assets/{id}/reinvestment_reserve_purchase.json`
pub(super) const DELETE_REINVESTMENT_RESERVE_PURCHASE: Operation = Operation {
    name: "delete_reinvestment_reserve_purchase",
    method: Method::Delete,
    path: "/{administration_id}/assets/{id}/reinvestment_reserve_purchase.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/reinvestment_reserve_sale.json`
pub(super) const CREATE_REINVESTMENT_RESERVE_SALE: Operation = Operation {
    name: "create_reinvestment_reserve_sale",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/reinvestment_reserve_sale.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/assets/{id}/reinvestment_reserve_sale.json`
pub(super) const DELETE_REINVESTMENT_RESERVE_SALE: Operation = Operation {
    name: "delete_reinvestment_reserve_sale",
    method: Method::Delete,
    path: "/{administration_id}/assets/{id}/reinvestment_reserve_sale.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/assets/{id}/sources/{source_id}.json`
pub(super) const DELETE_ASSET_SOURCE: Operation = Operation {
    name: "delete_asset_source",
    method: Method::Delete,
    path: "/{administration_id}/assets/{id}/sources/{source_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/sources.json`
pub(super) const CREATE_ASSET_SOURCE: Operation = Operation {
    name: "create_asset_source",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/sources.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/value_changes/arbitrary.json`
pub(super) const CREATE_ARBITRARY_ASSET_VALUE_CHANGE: Operation = Operation {
    name: "create_arbitrary_asset_value_change",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/value_changes/arbitrary.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/value_changes/divestment.json`
pub(super) const CREATE_ASSET_DIVESTMENT: Operation = Operation {
    name: "create_asset_divestment",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/value_changes/divestment.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/value_changes/full_depreciation.json`
pub(super) const CREATE_FULL_ASSET_DEPRECIATION: Operation = Operation {
    name: "create_full_asset_depreciation",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/value_changes/full_depreciation.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/value_changes/manual.json`
pub(super) const CREATE_MANUAL_ASSET_VALUE_CHANGE: Operation = Operation {
    name: "create_manual_asset_value_change",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/value_changes/manual.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/assets/{id}/value_changes/retroactive_linear_value_changes.json`
pub(super) const CREATE_RETROACTIVE_LINEAR_ASSET_VALUE_CHANGES: Operation = Operation {
    name: "create_retroactive_linear_asset_value_changes",
    method: Method::Post,
    path: "/{administration_id}/assets/{id}/value_changes/retroactive_linear_value_changes.json",
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

/// `GET /{administration_id}/contacts/customer_id/{customer_id}.json`
pub(super) const GET_CONTACT_BY_CUSTOMER_ID: Operation = Operation {
    name: "get_contact_by_customer_id",
    path: "/{administration_id}/contacts/customer_id/{customer_id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/filter.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const FILTER_CONTACTS: Operation = Operation {
    name: "filter_contacts",
    path: "/{administration_id}/contacts/filter.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/synchronization.json`
pub(super) const LIST_CONTACT_VERSIONS: Operation = Operation {
    name: "list_contact_versions",
    path: "/{administration_id}/contacts/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/synchronization.json`
pub(super) const LIST_CONTACTS_BY_IDS: Operation = Operation {
    name: "list_contacts_by_ids",
    method: Method::Post,
    path: "/{administration_id}/contacts/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/{contact_id}/contact_people/{id}.json`
pub(super) const GET_CONTACT_PERSON: Operation = Operation {
    name: "get_contact_person",
    path: "/{administration_id}/contacts/{contact_id}/contact_people/{id}.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/contacts/{contact_id}/contact_people/{id}.json`
pub(super) const UPDATE_CONTACT_PERSON: Operation = Operation {
    name: "update_contact_person",
    method: Method::Patch,
    path: "/{administration_id}/contacts/{contact_id}/contact_people/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/contacts/{contact_id}/contact_people/{id}.json`
pub(super) const DELETE_CONTACT_PERSON: Operation = Operation {
    name: "delete_contact_person",
    method: Method::Delete,
    path: "/{administration_id}/contacts/{contact_id}/contact_people/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/{contact_id}/contact_people.json`
pub(super) const CREATE_CONTACT_PERSON: Operation = Operation {
    name: "create_contact_person",
    method: Method::Post,
    path: "/{administration_id}/contacts/{contact_id}/contact_people.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/{contact_id}/moneybird_payments_mandate/url.json`
pub(super) const CREATE_MANDATE_URL: Operation = Operation {
    name: "create_mandate_url",
    method: Method::Post,
    path: "/{administration_id}/contacts/{contact_id}/moneybird_payments_mandate/url.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json`
pub(super) const GET_MANDATE: Operation = Operation {
    name: "get_mandate",
    path: "/{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json`
pub(super) const REQUEST_MANDATE: Operation = Operation {
    name: "request_mandate",
    method: Method::Post,
    path: "/{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json`
pub(super) const DELETE_MANDATE: Operation = Operation {
    name: "delete_mandate",
    method: Method::Delete,
    path: "/{administration_id}/contacts/{contact_id}/moneybird_payments_mandate.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/contacts/{contact_id}/notes/{id}.json`
pub(super) const DELETE_CONTACT_NOTE: Operation = Operation {
    name: "delete_contact_note",
    method: Method::Delete,
    path: "/{administration_id}/contacts/{contact_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/{contact_id}/notes.json`
pub(super) const CREATE_CONTACT_NOTE: Operation = Operation {
    name: "create_contact_note",
    method: Method::Post,
    path: "/{administration_id}/contacts/{contact_id}/notes.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/contacts/{id}/additional_charges.json`
pub(super) const CREATE_CONTACT_ADDITIONAL_CHARGE: Operation = Operation {
    name: "create_contact_additional_charge",
    method: Method::Post,
    path: "/{administration_id}/contacts/{id}/additional_charges.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/contacts/{id}/additional_charges.json`
pub(super) const LIST_CONTACT_ADDITIONAL_CHARGES: Operation = Operation {
    name: "list_contact_additional_charges",
    path: "/{administration_id}/contacts/{id}/additional_charges.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/contacts/{id}/archive.json`
pub(super) const ARCHIVE_CONTACT: Operation = Operation {
    name: "archive_contact",
    method: Method::Patch,
    path: "/{administration_id}/contacts/{id}/archive.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/custom_fields.json`
pub(super) const LIST_CUSTOM_FIELDS: Operation = Operation {
    name: "list_custom_fields",
    path: "/{administration_id}/custom_fields.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/customer_contact_portal/{contact_id}/invoices.json`
pub(super) const GET_CONTACT_PORTAL_INVOICES_URL: Operation = Operation {
    name: "get_contact_portal_invoices_url",
    path: "/{administration_id}/customer_contact_portal/{contact_id}/invoices.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/customer_contact_portal/{contact_id}/subscriptions/{id}.json`
pub(super) const GET_CONTACT_PORTAL_SUBSCRIPTION_URL: Operation = Operation {
    name: "get_contact_portal_subscription_url",
    path: "/{administration_id}/customer_contact_portal/{contact_id}/subscriptions/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/customer_contact_portal/{contact_id}.json`
pub(super) const GET_CONTACT_PORTAL_URL: Operation = Operation {
    name: "get_contact_portal_url",
    path: "/{administration_id}/customer_contact_portal/{contact_id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/document_styles.json`
pub(super) const LIST_DOCUMENT_STYLES: Operation = Operation {
    name: "list_document_styles",
    path: "/{administration_id}/document_styles.json",
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

/// `PATCH /{administration_id}/documents/general_documents/{id}.json`
pub(super) const UPDATE_GENERAL_DOCUMENT: Operation = Operation {
    name: "update_general_document",
    method: Method::Patch,
    path: "/{administration_id}/documents/general_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_documents/{id}.json`
pub(super) const DELETE_GENERAL_DOCUMENT: Operation = Operation {
    name: "delete_general_document",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_documents/synchronization.json`
pub(super) const LIST_GENERAL_DOCUMENT_VERSIONS: Operation = Operation {
    name: "list_general_document_versions",
    path: "/{administration_id}/documents/general_documents/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_documents/synchronization.json`
pub(super) const LIST_GENERAL_DOCUMENTS_BY_IDS: Operation = Operation {
    name: "list_general_documents_by_ids",
    method: Method::Post,
    path: "/{administration_id}/documents/general_documents/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_documents/{general_document_id}/notes/{id}.json`
pub(super) const DELETE_GENERAL_DOCUMENT_NOTE: Operation = Operation {
    name: "delete_general_document_note",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_documents/{general_document_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_documents/{general_document_id}/notes.json`
pub(super) const CREATE_GENERAL_DOCUMENT_NOTE: Operation = Operation {
    name: "create_general_document_note",
    method: Method::Post,
    path: "/{administration_id}/documents/general_documents/{general_document_id}/notes.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_documents/{id}/attachments/{attachment_id}/download.json`
pub(super) const DOWNLOAD_GENERAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "download_general_document_attachment",
    path: "/{administration_id}/documents/general_documents/{id}/attachments/{attachment_id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_documents/{id}/attachments/{attachment_id}.json`
pub(super) const DELETE_GENERAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "delete_general_document_attachment",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_documents/{id}/attachments/{attachment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_documents/{id}/attachments.json`
pub(super) const CREATE_GENERAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "create_general_document_attachment",
    method: Method::Post,
    path: "/{administration_id}/documents/general_documents/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_journal_documents.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_GENERAL_JOURNAL_DOCUMENTS: Operation = Operation {
    name: "list_general_journal_documents",
    path: "/{administration_id}/documents/general_journal_documents.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_journal_documents/{id}.json`
pub(super) const GET_GENERAL_JOURNAL_DOCUMENT: Operation = Operation {
    name: "get_general_journal_document",
    path: "/{administration_id}/documents/general_journal_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_journal_documents.json`
pub(super) const CREATE_GENERAL_JOURNAL_DOCUMENT: Operation = Operation {
    name: "create_general_journal_document",
    method: Method::Post,
    path: "/{administration_id}/documents/general_journal_documents.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/documents/general_journal_documents/{id}.json`
pub(super) const UPDATE_GENERAL_JOURNAL_DOCUMENT: Operation = Operation {
    name: "update_general_journal_document",
    method: Method::Patch,
    path: "/{administration_id}/documents/general_journal_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_journal_documents/{id}.json`
pub(super) const DELETE_GENERAL_JOURNAL_DOCUMENT: Operation = Operation {
    name: "delete_general_journal_document",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_journal_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_journal_documents/synchronization.json`
pub(super) const LIST_GENERAL_JOURNAL_DOCUMENT_VERSIONS: Operation = Operation {
    name: "list_general_journal_document_versions",
    path: "/{administration_id}/documents/general_journal_documents/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_journal_documents/synchronization.json`
pub(super) const LIST_GENERAL_JOURNAL_DOCUMENTS_BY_IDS: Operation = Operation {
    name: "list_general_journal_documents_by_ids",
    method: Method::Post,
    path: "/{administration_id}/documents/general_journal_documents/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_journal_documents/{general_journal_document_id}/notes/{id}.json`
pub(super) const DELETE_GENERAL_JOURNAL_DOCUMENT_NOTE: Operation = Operation {
    name: "delete_general_journal_document_note",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_journal_documents/{general_journal_document_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_journal_documents/{general_journal_document_id}/notes.json`
pub(super) const CREATE_GENERAL_JOURNAL_DOCUMENT_NOTE: Operation = Operation {
    name: "create_general_journal_document_note",
    method: Method::Post,
    path: "/{administration_id}/documents/general_journal_documents/{general_journal_document_id}/notes.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/general_journal_documents/{id}/attachments/{attachment_id}/download.json`
pub(super) const DOWNLOAD_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "download_general_journal_document_attachment",
    path: "/{administration_id}/documents/general_journal_documents/{id}/attachments/{attachment_id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/general_journal_documents/{id}/attachments/{attachment_id}.json`
pub(super) const DELETE_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "delete_general_journal_document_attachment",
    method: Method::Delete,
    path: "/{administration_id}/documents/general_journal_documents/{id}/attachments/{attachment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/general_journal_documents/{id}/attachments.json`
pub(super) const CREATE_GENERAL_JOURNAL_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "create_general_journal_document_attachment",
    method: Method::Post,
    path: "/{administration_id}/documents/general_journal_documents/{id}/attachments.json",
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

/// `POST /{administration_id}/documents/purchase_invoices.json`
pub(super) const CREATE_PURCHASE_INVOICE: Operation = Operation {
    name: "create_purchase_invoice",
    method: Method::Post,
    path: "/{administration_id}/documents/purchase_invoices.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/documents/purchase_invoices/{id}.json`
pub(super) const UPDATE_PURCHASE_INVOICE: Operation = Operation {
    name: "update_purchase_invoice",
    method: Method::Patch,
    path: "/{administration_id}/documents/purchase_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/purchase_invoices/{id}.json`
pub(super) const DELETE_PURCHASE_INVOICE: Operation = Operation {
    name: "delete_purchase_invoice",
    method: Method::Delete,
    path: "/{administration_id}/documents/purchase_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/purchase_invoices/synchronization.json`
pub(super) const LIST_PURCHASE_INVOICE_VERSIONS: Operation = Operation {
    name: "list_purchase_invoice_versions",
    path: "/{administration_id}/documents/purchase_invoices/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/purchase_invoices/synchronization.json`
pub(super) const LIST_PURCHASE_INVOICES_BY_IDS: Operation = Operation {
    name: "list_purchase_invoices_by_ids",
    method: Method::Post,
    path: "/{administration_id}/documents/purchase_invoices/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/purchase_invoices/{id}/attachments/{attachment_id}/download.json`
pub(super) const DOWNLOAD_PURCHASE_INVOICE_ATTACHMENT: Operation = Operation {
    name: "download_purchase_invoice_attachment",
    path: "/{administration_id}/documents/purchase_invoices/{id}/attachments/{attachment_id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/purchase_invoices/{id}/attachments/{attachment_id}.json`
pub(super) const DELETE_PURCHASE_INVOICE_ATTACHMENT: Operation = Operation {
    name: "delete_purchase_invoice_attachment",
    method: Method::Delete,
    path: "/{administration_id}/documents/purchase_invoices/{id}/attachments/{attachment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/purchase_invoices/{id}/attachments.json`
pub(super) const CREATE_PURCHASE_INVOICE_ATTACHMENT: Operation = Operation {
    name: "create_purchase_invoice_attachment",
    method: Method::Post,
    path: "/{administration_id}/documents/purchase_invoices/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/purchase_invoices/{id}/payments/{payment_id}.json`
pub(super) const DELETE_PURCHASE_INVOICE_PAYMENT: Operation = Operation {
    name: "delete_purchase_invoice_payment",
    method: Method::Delete,
    path: "/{administration_id}/documents/purchase_invoices/{id}/payments/{payment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/purchase_invoices/{id}/payments.json`
pub(super) const CREATE_PURCHASE_INVOICE_PAYMENT: Operation = Operation {
    name: "create_purchase_invoice_payment",
    method: Method::Post,
    path: "/{administration_id}/documents/purchase_invoices/{id}/payments.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/documents/purchase_invoices/{id}/register_payment.json`
pub(super) const REGISTER_PURCHASE_INVOICE_PAYMENT: Operation = Operation {
    name: "register_purchase_invoice_payment",
    method: Method::Patch,
    path: "/{administration_id}/documents/purchase_invoices/{id}/register_payment.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/purchase_invoices/{purchase_invoice_id}/notes/{id}.json`
pub(super) const DELETE_PURCHASE_INVOICE_NOTE: Operation = Operation {
    name: "delete_purchase_invoice_note",
    method: Method::Delete,
    path: "/{administration_id}/documents/purchase_invoices/{purchase_invoice_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/purchase_invoices/{purchase_invoice_id}/notes.json`
pub(super) const CREATE_PURCHASE_INVOICE_NOTE: Operation = Operation {
    name: "create_purchase_invoice_note",
    method: Method::Post,
    path: "/{administration_id}/documents/purchase_invoices/{purchase_invoice_id}/notes.json",
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

/// `POST /{administration_id}/documents/receipts.json`
pub(super) const CREATE_RECEIPT: Operation = Operation {
    name: "create_receipt",
    method: Method::Post,
    path: "/{administration_id}/documents/receipts.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/documents/receipts/{id}.json`
pub(super) const UPDATE_RECEIPT: Operation = Operation {
    name: "update_receipt",
    method: Method::Patch,
    path: "/{administration_id}/documents/receipts/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/receipts/{id}.json`
pub(super) const DELETE_RECEIPT: Operation = Operation {
    name: "delete_receipt",
    method: Method::Delete,
    path: "/{administration_id}/documents/receipts/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/receipts/synchronization.json`
pub(super) const LIST_RECEIPT_VERSIONS: Operation = Operation {
    name: "list_receipt_versions",
    path: "/{administration_id}/documents/receipts/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/receipts/synchronization.json`
pub(super) const LIST_RECEIPTS_BY_IDS: Operation = Operation {
    name: "list_receipts_by_ids",
    method: Method::Post,
    path: "/{administration_id}/documents/receipts/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/receipts/{id}/attachments/{attachment_id}/download.json`
pub(super) const DOWNLOAD_RECEIPT_ATTACHMENT: Operation = Operation {
    name: "download_receipt_attachment",
    path: "/{administration_id}/documents/receipts/{id}/attachments/{attachment_id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/receipts/{id}/attachments/{attachment_id}.json`
pub(super) const DELETE_RECEIPT_ATTACHMENT: Operation = Operation {
    name: "delete_receipt_attachment",
    method: Method::Delete,
    path: "/{administration_id}/documents/receipts/{id}/attachments/{attachment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/receipts/{id}/attachments.json`
pub(super) const CREATE_RECEIPT_ATTACHMENT: Operation = Operation {
    name: "create_receipt_attachment",
    method: Method::Post,
    path: "/{administration_id}/documents/receipts/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/receipts/{id}/payments/{payment_id}.json`
pub(super) const DELETE_RECEIPT_PAYMENT: Operation = Operation {
    name: "delete_receipt_payment",
    method: Method::Delete,
    path: "/{administration_id}/documents/receipts/{id}/payments/{payment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/receipts/{id}/payments.json`
pub(super) const CREATE_RECEIPT_PAYMENT: Operation = Operation {
    name: "create_receipt_payment",
    method: Method::Post,
    path: "/{administration_id}/documents/receipts/{id}/payments.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/documents/receipts/{id}/register_payment.json`
pub(super) const REGISTER_RECEIPT_PAYMENT: Operation = Operation {
    name: "register_receipt_payment",
    method: Method::Patch,
    path: "/{administration_id}/documents/receipts/{id}/register_payment.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/receipts/{receipt_id}/notes/{id}.json`
pub(super) const DELETE_RECEIPT_NOTE: Operation = Operation {
    name: "delete_receipt_note",
    method: Method::Delete,
    path: "/{administration_id}/documents/receipts/{receipt_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/receipts/{receipt_id}/notes.json`
pub(super) const CREATE_RECEIPT_NOTE: Operation = Operation {
    name: "create_receipt_note",
    method: Method::Post,
    path: "/{administration_id}/documents/receipts/{receipt_id}/notes.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/typeless_documents.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_TYPELESS_DOCUMENTS: Operation = Operation {
    name: "list_typeless_documents",
    path: "/{administration_id}/documents/typeless_documents.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/typeless_documents/{id}.json`
pub(super) const GET_TYPELESS_DOCUMENT: Operation = Operation {
    name: "get_typeless_document",
    path: "/{administration_id}/documents/typeless_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/typeless_documents.json`
pub(super) const CREATE_TYPELESS_DOCUMENT: Operation = Operation {
    name: "create_typeless_document",
    method: Method::Post,
    path: "/{administration_id}/documents/typeless_documents.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/typeless_documents/{id}.json`
pub(super) const DELETE_TYPELESS_DOCUMENT: Operation = Operation {
    name: "delete_typeless_document",
    method: Method::Delete,
    path: "/{administration_id}/documents/typeless_documents/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/typeless_documents/synchronization.json`
pub(super) const LIST_TYPELESS_DOCUMENT_VERSIONS: Operation = Operation {
    name: "list_typeless_document_versions",
    path: "/{administration_id}/documents/typeless_documents/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/typeless_documents/synchronization.json`
pub(super) const LIST_TYPELESS_DOCUMENTS_BY_IDS: Operation = Operation {
    name: "list_typeless_documents_by_ids",
    method: Method::Post,
    path: "/{administration_id}/documents/typeless_documents/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/documents/typeless_documents/{id}/attachments/{attachment_id}/download.json`
pub(super) const DOWNLOAD_TYPELESS_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "download_typeless_document_attachment",
    path: "/{administration_id}/documents/typeless_documents/{id}/attachments/{attachment_id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/documents/typeless_documents/{id}/attachments/{attachment_id}.json`
pub(super) const DELETE_TYPELESS_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "delete_typeless_document_attachment",
    method: Method::Delete,
    path: "/{administration_id}/documents/typeless_documents/{id}/attachments/{attachment_id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/documents/typeless_documents/{id}/attachments.json`
pub(super) const CREATE_TYPELESS_DOCUMENT_ATTACHMENT: Operation = Operation {
    name: "create_typeless_document_attachment",
    method: Method::Post,
    path: "/{administration_id}/documents/typeless_documents/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/downloads.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_DOWNLOADS: Operation = Operation {
    name: "list_downloads",
    path: "/{administration_id}/downloads.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/downloads/{id}/download.json`
pub(super) const DOWNLOAD_FILE: Operation = Operation {
    name: "download_file",
    method: Method::Post,
    path: "/{administration_id}/downloads/{id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_ESTIMATES: Operation = Operation {
    name: "list_estimates",
    path: "/{administration_id}/estimates.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates/{id}.json`
pub(super) const GET_ESTIMATE: Operation = Operation {
    name: "get_estimate",
    path: "/{administration_id}/estimates/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/estimates.json`
pub(super) const CREATE_ESTIMATE: Operation = Operation {
    name: "create_estimate",
    method: Method::Post,
    path: "/{administration_id}/estimates.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/estimates/{id}.json`
pub(super) const UPDATE_ESTIMATE: Operation = Operation {
    name: "update_estimate",
    method: Method::Patch,
    path: "/{administration_id}/estimates/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/estimates/{id}.json`
pub(super) const DELETE_ESTIMATE: Operation = Operation {
    name: "delete_estimate",
    method: Method::Delete,
    path: "/{administration_id}/estimates/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates/find_by_estimate_id/{estimate_id}.json`
pub(super) const GET_ESTIMATE_BY_ESTIMATE_ID: Operation = Operation {
    name: "get_estimate_by_estimate_id",
    path: "/{administration_id}/estimates/find_by_estimate_id/{estimate_id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates/synchronization.json`
pub(super) const LIST_ESTIMATE_VERSIONS: Operation = Operation {
    name: "list_estimate_versions",
    path: "/{administration_id}/estimates/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/estimates/synchronization.json`
pub(super) const LIST_ESTIMATES_BY_IDS: Operation = Operation {
    name: "list_estimates_by_ids",
    method: Method::Post,
    path: "/{administration_id}/estimates/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates/{estimate_id}/attachments/{id}/download.json`
pub(super) const DOWNLOAD_ESTIMATE_ATTACHMENT: Operation = Operation {
    name: "download_estimate_attachment",
    path: "/{administration_id}/estimates/{estimate_id}/attachments/{id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/estimates/{estimate_id}/attachments/{id}.json`
pub(super) const DELETE_ESTIMATE_ATTACHMENT: Operation = Operation {
    name: "delete_estimate_attachment",
    method: Method::Delete,
    path: "/{administration_id}/estimates/{estimate_id}/attachments/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/estimates/{estimate_id}/notes/{id}.json`
pub(super) const DELETE_ESTIMATE_NOTE: Operation = Operation {
    name: "delete_estimate_note",
    method: Method::Delete,
    path: "/{administration_id}/estimates/{estimate_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/estimates/{estimate_id}/notes.json`
pub(super) const CREATE_ESTIMATE_NOTE: Operation = Operation {
    name: "create_estimate_note",
    method: Method::Post,
    path: "/{administration_id}/estimates/{estimate_id}/notes.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/estimates/{id}/attachments.json`
pub(super) const CREATE_ESTIMATE_ATTACHMENT: Operation = Operation {
    name: "create_estimate_attachment",
    method: Method::Post,
    path: "/{administration_id}/estimates/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/estimates/{id}/bill_estimate.json`
pub(super) const BILL_ESTIMATE: Operation = Operation {
    name: "bill_estimate",
    method: Method::Patch,
    path: "/{administration_id}/estimates/{id}/bill_estimate.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/estimates/{id}/change_state.json`
pub(super) const CHANGE_ESTIMATE_STATE: Operation = Operation {
    name: "change_estimate_state",
    method: Method::Patch,
    path: "/{administration_id}/estimates/{id}/change_state.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/estimates/{id}/download_pdf.json`
pub(super) const DOWNLOAD_ESTIMATE_PDF: Operation = Operation {
    name: "download_estimate_pdf",
    path: "/{administration_id}/estimates/{id}/download_pdf.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/estimates/{id}/send_estimate.json`
pub(super) const SEND_ESTIMATE: Operation = Operation {
    name: "send_estimate",
    method: Method::Patch,
    path: "/{administration_id}/estimates/{id}/send_estimate.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/external_sales_invoices.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_EXTERNAL_SALES_INVOICES: Operation = Operation {
    name: "list_external_sales_invoices",
    path: "/{administration_id}/external_sales_invoices.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/external_sales_invoices/{id}.json`
pub(super) const GET_EXTERNAL_SALES_INVOICE: Operation = Operation {
    name: "get_external_sales_invoice",
    path: "/{administration_id}/external_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices.json`
pub(super) const CREATE_EXTERNAL_SALES_INVOICE: Operation = Operation {
    name: "create_external_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/external_sales_invoices/{id}.json`
pub(super) const UPDATE_EXTERNAL_SALES_INVOICE: Operation = Operation {
    name: "update_external_sales_invoice",
    method: Method::Patch,
    path: "/{administration_id}/external_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/external_sales_invoices/{id}.json`
pub(super) const DELETE_EXTERNAL_SALES_INVOICE: Operation = Operation {
    name: "delete_external_sales_invoice",
    method: Method::Delete,
    path: "/{administration_id}/external_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices/attachment.json`
pub(super) const CREATE_EXTERNAL_SALES_INVOICE_FROM_ATTACHMENT: Operation = Operation {
    name: "create_external_sales_invoice_from_attachment",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices/attachment.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/external_sales_invoices/synchronization.json`
pub(super) const LIST_EXTERNAL_SALES_INVOICE_VERSIONS: Operation = Operation {
    name: "list_external_sales_invoice_versions",
    path: "/{administration_id}/external_sales_invoices/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices/synchronization.json`
pub(super) const LIST_EXTERNAL_SALES_INVOICES_BY_IDS: Operation = Operation {
    name: "list_external_sales_invoices_by_ids",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/attachments/{id}/download.json`
pub(super) const DOWNLOAD_EXTERNAL_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "download_external_sales_invoice_attachment",
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/attachments/{id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/attachments/{id}.json`
pub(super) const DELETE_EXTERNAL_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "delete_external_sales_invoice_attachment",
    method: Method::Delete,
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/attachments/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/notes/{id}.json`
pub(super) const DELETE_EXTERNAL_SALES_INVOICE_NOTE: Operation = Operation {
    name: "delete_external_sales_invoice_note",
    method: Method::Delete,
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/notes.json`
pub(super) const CREATE_EXTERNAL_SALES_INVOICE_NOTE: Operation = Operation {
    name: "create_external_sales_invoice_note",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/notes.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/payments/{id}.json`
pub(super) const DELETE_EXTERNAL_SALES_INVOICE_PAYMENT: Operation = Operation {
    name: "delete_external_sales_invoice_payment",
    method: Method::Delete,
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/payments/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices/{external_sales_invoice_id}/payments.json`
pub(super) const CREATE_EXTERNAL_SALES_INVOICE_PAYMENT: Operation = Operation {
    name: "create_external_sales_invoice_payment",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices/{external_sales_invoice_id}/payments.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/external_sales_invoices/{id}/attachment.json`
pub(super) const CREATE_EXTERNAL_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "create_external_sales_invoice_attachment",
    method: Method::Post,
    path: "/{administration_id}/external_sales_invoices/{id}/attachment.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/external_sales_invoices/{id}/mark_as_dubious.json`
pub(super) const MARK_EXTERNAL_SALES_INVOICE_AS_DUBIOUS: Operation = Operation {
    name: "mark_external_sales_invoice_as_dubious",
    method: Method::Patch,
    path: "/{administration_id}/external_sales_invoices/{id}/mark_as_dubious.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/external_sales_invoices/{id}/mark_as_uncollectible.json`
pub(super) const MARK_EXTERNAL_SALES_INVOICE_AS_UNCOLLECTIBLE: Operation = Operation {
    name: "mark_external_sales_invoice_as_uncollectible",
    method: Method::Patch,
    path: "/{administration_id}/external_sales_invoices/{id}/mark_as_uncollectible.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/financial_accounts.json`
pub(super) const LIST_FINANCIAL_ACCOUNTS: Operation = Operation {
    name: "list_financial_accounts",
    path: "/{administration_id}/financial_accounts.json",
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

/// `GET /{administration_id}/financial_mutations/synchronization.json`
pub(super) const LIST_FINANCIAL_MUTATION_VERSIONS: Operation = Operation {
    name: "list_financial_mutation_versions",
    path: "/{administration_id}/financial_mutations/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/financial_mutations/synchronization.json`
pub(super) const LIST_FINANCIAL_MUTATIONS_BY_IDS: Operation = Operation {
    name: "list_financial_mutations_by_ids",
    method: Method::Post,
    path: "/{administration_id}/financial_mutations/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/financial_mutations/{id}/link_booking.json`
pub(super) const LINK_FINANCIAL_MUTATION_BOOKING: Operation = Operation {
    name: "link_financial_mutation_booking",
    method: Method::Patch,
    path: "/{administration_id}/financial_mutations/{id}/link_booking.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/financial_mutations/{id}/unlink_booking.json`
pub(super) const UNLINK_FINANCIAL_MUTATION_BOOKING: Operation = Operation {
    name: "unlink_financial_mutation_booking",
    method: Method::Delete,
    path: "/{administration_id}/financial_mutations/{id}/unlink_booking.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/financial_statements.json`
pub(super) const CREATE_FINANCIAL_STATEMENT: Operation = Operation {
    name: "create_financial_statement",
    method: Method::Post,
    path: "/{administration_id}/financial_statements.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/financial_statements/{id}.json`
pub(super) const UPDATE_FINANCIAL_STATEMENT: Operation = Operation {
    name: "update_financial_statement",
    method: Method::Patch,
    path: "/{administration_id}/financial_statements/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/financial_statements/{id}.json`
pub(super) const DELETE_FINANCIAL_STATEMENT: Operation = Operation {
    name: "delete_financial_statement",
    method: Method::Delete,
    path: "/{administration_id}/financial_statements/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/identities.json`
pub(super) const LIST_IDENTITIES: Operation = Operation {
    name: "list_identities",
    path: "/{administration_id}/identities.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/identities/{id}.json`
pub(super) const GET_IDENTITY: Operation = Operation {
    name: "get_identity",
    path: "/{administration_id}/identities/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/identities.json`
pub(super) const CREATE_IDENTITY: Operation = Operation {
    name: "create_identity",
    method: Method::Post,
    path: "/{administration_id}/identities.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/identities/{id}.json`
pub(super) const UPDATE_IDENTITY: Operation = Operation {
    name: "update_identity",
    method: Method::Patch,
    path: "/{administration_id}/identities/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/identities/{id}.json`
pub(super) const DELETE_IDENTITY: Operation = Operation {
    name: "delete_identity",
    method: Method::Delete,
    path: "/{administration_id}/identities/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/identities/default.json`
pub(super) const GET_DEFAULT_IDENTITY: Operation = Operation {
    name: "get_default_identity",
    path: "/{administration_id}/identities/default.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/identities/default.json`
pub(super) const UPDATE_DEFAULT_IDENTITY: Operation = Operation {
    name: "update_default_identity",
    method: Method::Patch,
    path: "/{administration_id}/identities/default.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/ledger_accounts.json`
pub(super) const LIST_LEDGER_ACCOUNTS: Operation = Operation {
    name: "list_ledger_accounts",
    path: "/{administration_id}/ledger_accounts.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/ledger_accounts/{id}.json`
pub(super) const GET_LEDGER_ACCOUNT: Operation = Operation {
    name: "get_ledger_account",
    path: "/{administration_id}/ledger_accounts/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/ledger_accounts.json`
pub(super) const CREATE_LEDGER_ACCOUNT: Operation = Operation {
    name: "create_ledger_account",
    method: Method::Post,
    path: "/{administration_id}/ledger_accounts.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/ledger_accounts/{id}.json`
pub(super) const UPDATE_LEDGER_ACCOUNT: Operation = Operation {
    name: "update_ledger_account",
    method: Method::Patch,
    path: "/{administration_id}/ledger_accounts/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/ledger_accounts/{id}.json`
pub(super) const DELETE_LEDGER_ACCOUNT: Operation = Operation {
    name: "delete_ledger_account",
    method: Method::Delete,
    path: "/{administration_id}/ledger_accounts/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/payments/{id}.json`
pub(super) const GET_PAYMENT: Operation = Operation {
    name: "get_payment",
    path: "/{administration_id}/payments/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/products.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_PRODUCTS: Operation = Operation {
    name: "list_products",
    path: "/{administration_id}/products.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/products/{id}.json`
pub(super) const GET_PRODUCT: Operation = Operation {
    name: "get_product",
    path: "/{administration_id}/products/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/products.json`
pub(super) const CREATE_PRODUCT: Operation = Operation {
    name: "create_product",
    method: Method::Post,
    path: "/{administration_id}/products.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/products/{id}.json`
pub(super) const UPDATE_PRODUCT: Operation = Operation {
    name: "update_product",
    method: Method::Patch,
    path: "/{administration_id}/products/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/products/{id}.json`
pub(super) const DELETE_PRODUCT: Operation = Operation {
    name: "delete_product",
    method: Method::Delete,
    path: "/{administration_id}/products/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/products/identifier/{identifier}.json`
pub(super) const GET_PRODUCT_BY_IDENTIFIER: Operation = Operation {
    name: "get_product_by_identifier",
    path: "/{administration_id}/products/identifier/{identifier}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/products/{id}/sales_link.json`
pub(super) const CREATE_PRODUCT_SALES_LINK: Operation = Operation {
    name: "create_product_sales_link",
    method: Method::Post,
    path: "/{administration_id}/products/{id}/sales_link.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/projects.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_PROJECTS: Operation = Operation {
    name: "list_projects",
    path: "/{administration_id}/projects.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/projects/{id}.json`
pub(super) const GET_PROJECT: Operation = Operation {
    name: "get_project",
    path: "/{administration_id}/projects/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/projects.json`
pub(super) const CREATE_PROJECT: Operation = Operation {
    name: "create_project",
    method: Method::Post,
    path: "/{administration_id}/projects.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/projects/{id}.json`
pub(super) const UPDATE_PROJECT: Operation = Operation {
    name: "update_project",
    method: Method::Patch,
    path: "/{administration_id}/projects/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/projects/{id}.json`
pub(super) const DELETE_PROJECT: Operation = Operation {
    name: "delete_project",
    method: Method::Delete,
    path: "/{administration_id}/projects/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/purchase_transactions.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_PURCHASE_TRANSACTIONS: Operation = Operation {
    name: "list_purchase_transactions",
    path: "/{administration_id}/purchase_transactions.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/purchase_transactions/{id}.json`
pub(super) const GET_PURCHASE_TRANSACTION: Operation = Operation {
    name: "get_purchase_transaction",
    path: "/{administration_id}/purchase_transactions/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/purchase_transactions/{id}.json`
pub(super) const DELETE_PURCHASE_TRANSACTION: Operation = Operation {
    name: "delete_purchase_transaction",
    method: Method::Delete,
    path: "/{administration_id}/purchase_transactions/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sepa_credit_transfer.json`
pub(super) const IMPORT_SEPA_CREDIT_TRANSFER: Operation = Operation {
    name: "import_sepa_credit_transfer",
    method: Method::Post,
    path: "/{administration_id}/sepa_credit_transfer.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/purchase_transactions/{id}/delete.json`
pub(super) const DELETE_PURCHASE_TRANSACTION_BY_OLD_PATH: Operation = Operation {
    name: "delete_purchase_transaction_by_old_path",
    method: Method::Delete,
    path: "/{administration_id}/purchase_transactions/{id}/delete.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/recurring_sales_invoices.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_RECURRING_SALES_INVOICES: Operation = Operation {
    name: "list_recurring_sales_invoices",
    path: "/{administration_id}/recurring_sales_invoices.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/recurring_sales_invoices/{id}.json`
pub(super) const GET_RECURRING_SALES_INVOICE: Operation = Operation {
    name: "get_recurring_sales_invoice",
    path: "/{administration_id}/recurring_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/recurring_sales_invoices.json`
pub(super) const CREATE_RECURRING_SALES_INVOICE: Operation = Operation {
    name: "create_recurring_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/recurring_sales_invoices.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/recurring_sales_invoices/{id}.json`
pub(super) const UPDATE_RECURRING_SALES_INVOICE: Operation = Operation {
    name: "update_recurring_sales_invoice",
    method: Method::Patch,
    path: "/{administration_id}/recurring_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/recurring_sales_invoices/{id}.json`
pub(super) const DELETE_RECURRING_SALES_INVOICE: Operation = Operation {
    name: "delete_recurring_sales_invoice",
    method: Method::Delete,
    path: "/{administration_id}/recurring_sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/recurring_sales_invoices/synchronization.json`
pub(super) const LIST_RECURRING_SALES_INVOICE_VERSIONS: Operation = Operation {
    name: "list_recurring_sales_invoice_versions",
    path: "/{administration_id}/recurring_sales_invoices/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/recurring_sales_invoices/synchronization.json`
pub(super) const LIST_RECURRING_SALES_INVOICES_BY_IDS: Operation = Operation {
    name: "list_recurring_sales_invoices_by_ids",
    method: Method::Post,
    path: "/{administration_id}/recurring_sales_invoices/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/recurring_sales_invoices/{recurring_sales_invoice_id}/notes/{id}.json`
pub(super) const DELETE_RECURRING_SALES_INVOICE_NOTE: Operation = Operation {
    name: "delete_recurring_sales_invoice_note",
    method: Method::Delete,
    path: "/{administration_id}/recurring_sales_invoices/{recurring_sales_invoice_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/recurring_sales_invoices/{recurring_sales_invoice_id}/notes.json`
pub(super) const CREATE_RECURRING_SALES_INVOICE_NOTE: Operation = Operation {
    name: "create_recurring_sales_invoice_note",
    method: Method::Post,
    path: "/{administration_id}/recurring_sales_invoices/{recurring_sales_invoice_id}/notes.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/assets.json`
pub(super) const GET_ASSETS_REPORT: Operation = Operation {
    name: "get_assets_report",
    path: "/{administration_id}/reports/assets.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/balance_sheet.json`
pub(super) const GET_BALANCE_SHEET_REPORT: Operation = Operation {
    name: "get_balance_sheet_report",
    path: "/{administration_id}/reports/balance_sheet.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/cash_flow.json`
pub(super) const GET_CASH_FLOW_REPORT: Operation = Operation {
    name: "get_cash_flow_report",
    path: "/{administration_id}/reports/cash_flow.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/creditors.json`
pub(super) const GET_CREDITORS_REPORT: Operation = Operation {
    name: "get_creditors_report",
    path: "/{administration_id}/reports/creditors.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/creditors_aging.json`
pub(super) const GET_CREDITORS_AGING_REPORT: Operation = Operation {
    name: "get_creditors_aging_report",
    path: "/{administration_id}/reports/creditors_aging.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/debtors.json`
pub(super) const GET_DEBTORS_REPORT: Operation = Operation {
    name: "get_debtors_report",
    path: "/{administration_id}/reports/debtors.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/debtors_aging.json`
pub(super) const GET_DEBTORS_AGING_REPORT: Operation = Operation {
    name: "get_debtors_aging_report",
    path: "/{administration_id}/reports/debtors_aging.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/expenses_by_contact.json`
pub(super) const GET_EXPENSES_BY_CONTACT_REPORT: Operation = Operation {
    name: "get_expenses_by_contact_report",
    path: "/{administration_id}/reports/expenses_by_contact.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/expenses_by_project.json`
pub(super) const GET_EXPENSES_BY_PROJECT_REPORT: Operation = Operation {
    name: "get_expenses_by_project_report",
    path: "/{administration_id}/reports/expenses_by_project.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/reports/export/auditfile.json`
pub(super) const EXPORT_AUDITFILE: Operation = Operation {
    name: "export_auditfile",
    method: Method::Post,
    path: "/{administration_id}/reports/export/auditfile.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/reports/export/brugstaat.json`
pub(super) const EXPORT_BRUGSTAAT: Operation = Operation {
    name: "export_brugstaat",
    method: Method::Post,
    path: "/{administration_id}/reports/export/brugstaat.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/reports/export/ledger_accounts.json`
pub(super) const EXPORT_LEDGER_ACCOUNTS: Operation = Operation {
    name: "export_ledger_accounts",
    method: Method::Post,
    path: "/{administration_id}/reports/export/ledger_accounts.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/general_ledger.json`
pub(super) const GET_GENERAL_LEDGER_REPORT: Operation = Operation {
    name: "get_general_ledger_report",
    path: "/{administration_id}/reports/general_ledger.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/journal_entries.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_JOURNAL_ENTRIES_REPORT: Operation = Operation {
    name: "get_journal_entries_report",
    path: "/{administration_id}/reports/journal_entries.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/ledger_accounts/{ledger_account_id}.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const GET_LEDGER_ACCOUNT_REPORT: Operation = Operation {
    name: "get_ledger_account_report",
    path: "/{administration_id}/reports/ledger_accounts/{ledger_account_id}.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/profit_loss.json`
pub(super) const GET_PROFIT_LOSS_REPORT: Operation = Operation {
    name: "get_profit_loss_report",
    path: "/{administration_id}/reports/profit_loss.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/revenue_by_contact.json`
pub(super) const GET_REVENUE_BY_CONTACT_REPORT: Operation = Operation {
    name: "get_revenue_by_contact_report",
    path: "/{administration_id}/reports/revenue_by_contact.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/revenue_by_project.json`
pub(super) const GET_REVENUE_BY_PROJECT_REPORT: Operation = Operation {
    name: "get_revenue_by_project_report",
    path: "/{administration_id}/reports/revenue_by_project.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/subscriptions.json`
pub(super) const GET_SUBSCRIPTIONS_REPORT: Operation = Operation {
    name: "get_subscriptions_report",
    path: "/{administration_id}/reports/subscriptions.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/reports/tax.json`
pub(super) const GET_TAX_REPORT: Operation = Operation {
    name: "get_tax_report",
    path: "/{administration_id}/reports/tax.json",
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

/// `PATCH /{administration_id}/sales_invoices/{id}.json`
pub(super) const UPDATE_SALES_INVOICE: Operation = Operation {
    name: "update_sales_invoice",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/sales_invoices/{id}.json`
pub(super) const DELETE_SALES_INVOICE: Operation = Operation {
    name: "delete_sales_invoice",
    method: Method::Delete,
    path: "/{administration_id}/sales_invoices/{id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/find_by_invoice_id/{invoice_id}.json`
pub(super) const GET_SALES_INVOICE_BY_INVOICE_ID: Operation = Operation {
    name: "get_sales_invoice_by_invoice_id",
    path: "/{administration_id}/sales_invoices/find_by_invoice_id/{invoice_id}.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/find_by_reference/{reference}.json`
pub(super) const GET_SALES_INVOICE_BY_REFERENCE: Operation = Operation {
    name: "get_sales_invoice_by_reference",
    path: "/{administration_id}/sales_invoices/find_by_reference/{reference}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/send_reminders.json`
pub(super) const SEND_SALES_INVOICE_REMINDERS: Operation = Operation {
    name: "send_sales_invoice_reminders",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/send_reminders.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/synchronization.json`
pub(super) const LIST_SALES_INVOICE_VERSIONS: Operation = Operation {
    name: "list_sales_invoice_versions",
    path: "/{administration_id}/sales_invoices/synchronization.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/synchronization.json`
pub(super) const LIST_SALES_INVOICES_BY_IDS: Operation = Operation {
    name: "list_sales_invoices_by_ids",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/synchronization.json",
    idempotent: true,
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/{id}/attachments.json`
pub(super) const CREATE_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "create_sales_invoice_attachment",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/{id}/attachments.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/{id}/download_packing_slip_pdf.json`
pub(super) const DOWNLOAD_PACKING_SLIP_PDF: Operation = Operation {
    name: "download_packing_slip_pdf",
    path: "/{administration_id}/sales_invoices/{id}/download_packing_slip_pdf.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/{id}/download_pdf.json`
pub(super) const DOWNLOAD_SALES_INVOICE_PDF: Operation = Operation {
    name: "download_sales_invoice_pdf",
    path: "/{administration_id}/sales_invoices/{id}/download_pdf.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/{id}/download_ubl.json`
pub(super) const DOWNLOAD_SALES_INVOICE_UBL: Operation = Operation {
    name: "download_sales_invoice_ubl",
    path: "/{administration_id}/sales_invoices/{id}/download_ubl.json",
    headers: &[
        Parameter {
            name: "accept",
            value: "text/xml",
        },
    ],
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/duplicate_creditinvoice.json`
pub(super) const DUPLICATE_SALES_INVOICE_AS_CREDIT_INVOICE: Operation = Operation {
    name: "duplicate_sales_invoice_as_credit_invoice",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/duplicate_creditinvoice.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/mark_as_dubious.json`
pub(super) const MARK_SALES_INVOICE_AS_DUBIOUS: Operation = Operation {
    name: "mark_sales_invoice_as_dubious",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/mark_as_dubious.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/mark_as_uncollectible.json`
pub(super) const MARK_SALES_INVOICE_AS_UNCOLLECTIBLE: Operation = Operation {
    name: "mark_sales_invoice_as_uncollectible",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/mark_as_uncollectible.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/{id}/pause.json`
pub(super) const PAUSE_SALES_INVOICE: Operation = Operation {
    name: "pause_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/{id}/pause.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/register_payment.json`
pub(super) const REGISTER_SALES_INVOICE_PAYMENT: Operation = Operation {
    name: "register_sales_invoice_payment",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/register_payment.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/register_payment_creditinvoice.json`
pub(super) const REGISTER_CREDIT_INVOICE_PAYMENT: Operation = Operation {
    name: "register_credit_invoice_payment",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/register_payment_creditinvoice.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/{id}/resume.json`
pub(super) const RESUME_SALES_INVOICE: Operation = Operation {
    name: "resume_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/{id}/resume.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/sales_invoices/{id}/send_invoice.json`
pub(super) const SEND_SALES_INVOICE: Operation = Operation {
    name: "send_sales_invoice",
    method: Method::Patch,
    path: "/{administration_id}/sales_invoices/{id}/send_invoice.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/sales_invoices/{sales_invoice_id}/attachments/{id}/download.json`
pub(super) const DOWNLOAD_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "download_sales_invoice_attachment",
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/attachments/{id}/download.json",
    redirect: Redirect::Follow,
    headers: &[
        Parameter {
            name: "accept",
            value: "*/*",
        },
    ],
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/sales_invoices/{sales_invoice_id}/attachments/{id}.json`
pub(super) const DELETE_SALES_INVOICE_ATTACHMENT: Operation = Operation {
    name: "delete_sales_invoice_attachment",
    method: Method::Delete,
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/attachments/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/sales_invoices/{sales_invoice_id}/notes/{id}.json`
pub(super) const DELETE_SALES_INVOICE_NOTE: Operation = Operation {
    name: "delete_sales_invoice_note",
    method: Method::Delete,
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/{sales_invoice_id}/notes.json`
pub(super) const CREATE_SALES_INVOICE_NOTE: Operation = Operation {
    name: "create_sales_invoice_note",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/notes.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/sales_invoices/{sales_invoice_id}/payments/{id}.json`
pub(super) const DELETE_SALES_INVOICE_PAYMENT: Operation = Operation {
    name: "delete_sales_invoice_payment",
    method: Method::Delete,
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/payments/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/sales_invoices/{sales_invoice_id}/payments.json`
pub(super) const CREATE_SALES_INVOICE_PAYMENT: Operation = Operation {
    name: "create_sales_invoice_payment",
    method: Method::Post,
    path: "/{administration_id}/sales_invoices/{sales_invoice_id}/payments.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/subscription_templates.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_SUBSCRIPTION_TEMPLATES: Operation = Operation {
    name: "list_subscription_templates",
    path: "/{administration_id}/subscription_templates.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/subscription_templates/{id}/checkout_identifier.json`
pub(super) const GET_SUBSCRIPTION_TEMPLATE_CHECKOUT_IDENTIFIER: Operation = Operation {
    name: "get_subscription_template_checkout_identifier",
    path: "/{administration_id}/subscription_templates/{id}/checkout_identifier.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/subscription_templates/{id}/sales_link.json`
pub(super) const CREATE_SUBSCRIPTION_TEMPLATE_SALES_LINK: Operation = Operation {
    name: "create_subscription_template_sales_link",
    method: Method::Post,
    path: "/{administration_id}/subscription_templates/{id}/sales_link.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/subscriptions.json`
pub(super) const LIST_SUBSCRIPTIONS: Operation = Operation {
    name: "list_subscriptions",
    path: "/{administration_id}/subscriptions.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/subscriptions/{id}.json`
pub(super) const GET_SUBSCRIPTION: Operation = Operation {
    name: "get_subscription",
    path: "/{administration_id}/subscriptions/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/subscriptions.json`
pub(super) const CREATE_SUBSCRIPTION: Operation = Operation {
    name: "create_subscription",
    method: Method::Post,
    path: "/{administration_id}/subscriptions.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/subscriptions/{id}.json`
pub(super) const UPDATE_SUBSCRIPTION: Operation = Operation {
    name: "update_subscription",
    method: Method::Patch,
    path: "/{administration_id}/subscriptions/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/subscriptions/{id}.json`
pub(super) const DELETE_SUBSCRIPTION: Operation = Operation {
    name: "delete_subscription",
    method: Method::Delete,
    path: "/{administration_id}/subscriptions/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/subscriptions/{id}/additional_charges.json`
pub(super) const CREATE_SUBSCRIPTION_ADDITIONAL_CHARGE: Operation = Operation {
    name: "create_subscription_additional_charge",
    method: Method::Post,
    path: "/{administration_id}/subscriptions/{id}/additional_charges.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/subscriptions/{id}/additional_charges.json`
pub(super) const LIST_SUBSCRIPTION_ADDITIONAL_CHARGES: Operation = Operation {
    name: "list_subscription_additional_charges",
    path: "/{administration_id}/subscriptions/{id}/additional_charges.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/subscriptions/{id}/create_and_schedule_one_off_sales_invoice.json`
pub(super) const CREATE_ONE_OFF_SUBSCRIPTION_SALES_INVOICE: Operation = Operation {
    name: "create_one_off_subscription_sales_invoice",
    method: Method::Post,
    path: "/{administration_id}/subscriptions/{id}/create_and_schedule_one_off_sales_invoice.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_list_groups/{id}.json`
pub(super) const GET_TASK_LIST_GROUP: Operation = Operation {
    name: "get_task_list_group",
    path: "/{administration_id}/task_list_groups/{id}.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/task_list_groups/{id}.json`
pub(super) const UPDATE_TASK_LIST_GROUP: Operation = Operation {
    name: "update_task_list_group",
    method: Method::Patch,
    path: "/{administration_id}/task_list_groups/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_list_groups/{id}.json`
pub(super) const DELETE_TASK_LIST_GROUP: Operation = Operation {
    name: "delete_task_list_group",
    method: Method::Delete,
    path: "/{administration_id}/task_list_groups/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_groups/{task_list_group_id}/tasks.json`
pub(super) const CREATE_TASK: Operation = Operation {
    name: "create_task",
    method: Method::Post,
    path: "/{administration_id}/task_list_groups/{task_list_group_id}/tasks.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_list_tasks/{id}.json`
pub(super) const GET_TASK: Operation = Operation {
    name: "get_task",
    path: "/{administration_id}/task_list_tasks/{id}.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/task_list_tasks/{id}.json`
pub(super) const UPDATE_TASK: Operation = Operation {
    name: "update_task",
    method: Method::Patch,
    path: "/{administration_id}/task_list_tasks/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_list_tasks/{id}.json`
pub(super) const DELETE_TASK: Operation = Operation {
    name: "delete_task",
    method: Method::Delete,
    path: "/{administration_id}/task_list_tasks/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_tasks/{task_list_task_id}/assignment.json`
pub(super) const ASSIGN_TASK: Operation = Operation {
    name: "assign_task",
    method: Method::Post,
    path: "/{administration_id}/task_list_tasks/{task_list_task_id}/assignment.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_list_tasks/{task_list_task_id}/assignment.json`
pub(super) const UNASSIGN_TASK: Operation = Operation {
    name: "unassign_task",
    method: Method::Delete,
    path: "/{administration_id}/task_list_tasks/{task_list_task_id}/assignment.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_tasks/{task_list_task_id}/completion.json`
pub(super) const COMPLETE_TASK: Operation = Operation {
    name: "complete_task",
    method: Method::Post,
    path: "/{administration_id}/task_list_tasks/{task_list_task_id}/completion.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_list_tasks/{task_list_task_id}/completion.json`
pub(super) const REOPEN_TASK: Operation = Operation {
    name: "reopen_task",
    method: Method::Delete,
    path: "/{administration_id}/task_list_tasks/{task_list_task_id}/completion.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_tasks/{task_list_task_id}/notes.json`
pub(super) const CREATE_TASK_NOTE: Operation = Operation {
    name: "create_task_note",
    method: Method::Post,
    path: "/{administration_id}/task_list_tasks/{task_list_task_id}/notes.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_templates/{task_list_template_id}/task_lists.json`
pub(super) const CREATE_TASK_LIST_FROM_TEMPLATE: Operation = Operation {
    name: "create_task_list_from_template",
    method: Method::Post,
    path: "/{administration_id}/task_list_templates/{task_list_template_id}/task_lists.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_lists.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_TASK_LISTS: Operation = Operation {
    name: "list_task_lists",
    path: "/{administration_id}/task_lists.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_lists/{id}.json`
pub(super) const GET_TASK_LIST: Operation = Operation {
    name: "get_task_list",
    path: "/{administration_id}/task_lists/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_lists.json`
pub(super) const CREATE_TASK_LIST: Operation = Operation {
    name: "create_task_list",
    method: Method::Post,
    path: "/{administration_id}/task_lists.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/task_lists/{id}.json`
pub(super) const UPDATE_TASK_LIST: Operation = Operation {
    name: "update_task_list",
    method: Method::Patch,
    path: "/{administration_id}/task_lists/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_lists/{id}.json`
pub(super) const DELETE_TASK_LIST: Operation = Operation {
    name: "delete_task_list",
    method: Method::Delete,
    path: "/{administration_id}/task_lists/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_lists/{task_list_id}/groups.json`
pub(super) const CREATE_TASK_LIST_GROUP: Operation = Operation {
    name: "create_task_list_group",
    method: Method::Post,
    path: "/{administration_id}/task_lists/{task_list_id}/groups.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_list_templates.json`
pub(super) const LIST_TASK_LIST_TEMPLATES: Operation = Operation {
    name: "list_task_list_templates",
    path: "/{administration_id}/task_list_templates.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/task_list_templates/{id}.json`
pub(super) const GET_TASK_LIST_TEMPLATE: Operation = Operation {
    name: "get_task_list_template",
    path: "/{administration_id}/task_list_templates/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_templates.json`
pub(super) const CREATE_TASK_LIST_TEMPLATE: Operation = Operation {
    name: "create_task_list_template",
    method: Method::Post,
    path: "/{administration_id}/task_list_templates.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/task_list_templates/{id}.json`
pub(super) const UPDATE_TASK_LIST_TEMPLATE: Operation = Operation {
    name: "update_task_list_template",
    method: Method::Patch,
    path: "/{administration_id}/task_list_templates/{id}.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/task_list_templates/{id}.json`
pub(super) const DELETE_TASK_LIST_TEMPLATE: Operation = Operation {
    name: "delete_task_list_template",
    method: Method::Delete,
    path: "/{administration_id}/task_list_templates/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/task_list_templates/{task_list_template_id}/groups.json`
pub(super) const CREATE_TASK_LIST_TEMPLATE_GROUP: Operation = Operation {
    name: "create_task_list_template_group",
    method: Method::Post,
    path: "/{administration_id}/task_list_templates/{task_list_template_id}/groups.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/tax_rates.json`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const LIST_TAX_RATES: Operation = Operation {
    name: "list_tax_rates",
    path: "/{administration_id}/tax_rates.json",
    pages: Some(Pages {
        style: PageStyle::Link,
        ..Pages::DEFAULT
    }),
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

/// `PATCH /{administration_id}/time_entries/{id}/resume.json`
pub(super) const RESUME_TIME_ENTRY: Operation = Operation {
    name: "resume_time_entry",
    method: Method::Patch,
    path: "/{administration_id}/time_entries/{id}/resume.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/time_entries/{id}/stop.json`
pub(super) const STOP_TIME_ENTRY: Operation = Operation {
    name: "stop_time_entry",
    method: Method::Patch,
    path: "/{administration_id}/time_entries/{id}/stop.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/time_entries/{time_entry_id}/notes/{id}.json`
pub(super) const DELETE_TIME_ENTRY_NOTE: Operation = Operation {
    name: "delete_time_entry_note",
    method: Method::Delete,
    path: "/{administration_id}/time_entries/{time_entry_id}/notes/{id}.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/time_entries/{time_entry_id}/notes.json`
pub(super) const CREATE_TIME_ENTRY_NOTE: Operation = Operation {
    name: "create_time_entry_note",
    method: Method::Post,
    path: "/{administration_id}/time_entries/{time_entry_id}/notes.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/users.json`
pub(super) const LIST_USERS: Operation = Operation {
    name: "list_users",
    path: "/{administration_id}/users.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/verifications.json`
pub(super) const GET_VERIFICATIONS: Operation = Operation {
    name: "get_verifications",
    path: "/{administration_id}/verifications.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/webhooks.json`
pub(super) const LIST_WEBHOOKS: Operation = Operation {
    name: "list_webhooks",
    path: "/{administration_id}/webhooks.json",
    ..Operation::DEFAULT
};

/// `POST /{administration_id}/webhooks.json`
pub(super) const CREATE_WEBHOOK: Operation = Operation {
    name: "create_webhook",
    method: Method::Post,
    path: "/{administration_id}/webhooks.json",
    ..Operation::DEFAULT
};

/// `DELETE /{administration_id}/webhooks/{id}.json`
pub(super) const DELETE_WEBHOOK: Operation = Operation {
    name: "delete_webhook",
    method: Method::Delete,
    path: "/{administration_id}/webhooks/{id}.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/webhooks/{id}/activate.json`
pub(super) const ACTIVATE_WEBHOOK: Operation = Operation {
    name: "activate_webhook",
    method: Method::Patch,
    path: "/{administration_id}/webhooks/{id}/activate.json",
    ..Operation::DEFAULT
};

/// `PATCH /{administration_id}/webhooks/{id}/deactivate.json`
pub(super) const DEACTIVATE_WEBHOOK: Operation = Operation {
    name: "deactivate_webhook",
    method: Method::Patch,
    path: "/{administration_id}/webhooks/{id}/deactivate.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/workflows.json`
pub(super) const LIST_WORKFLOWS: Operation = Operation {
    name: "list_workflows",
    path: "/{administration_id}/workflows.json",
    ..Operation::DEFAULT
};

/// `GET /{administration_id}/workflows/{id}.json`
pub(super) const GET_WORKFLOW: Operation = Operation {
    name: "get_workflow",
    path: "/{administration_id}/workflows/{id}.json",
    ..Operation::DEFAULT
};
